//! What changed from one publication to another, or until now, in words first.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::Room;
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::{EntryKind, How, PlanSince, Publication, only_in_one};
use crate::report::document::{Block, markdown};
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Key, Query, html};

/// The level of headings within a text.
const LEVEL: u8 = 4;
/// What the address says for the plan as it stands.
const NOW: &str = "now";

/// `templates/publication/since.html`
#[derive(Template)]
#[template(path = "publication/since.html")]
struct SincePage {
    frame: Frame,
    home: String,
    address: String,
    title: String,
    /// What it is held against: each with its word in the address.
    others: Vec<(String, String)>,
    other: String,
    earlier: String,
    later: String,
    words: String,
    kinds: Vec<KindView>,
}

/// What differs of a kind.
struct KindView {
    kind: EntryKind,
    rows: Vec<RowView>,
}

/// A thing that differs.
struct RowView {
    name: String,
    /// "New", "No longer there"; empty where it says something else.
    how: &'static str,
    /// What it says otherwise: the name of the fact, before, after.
    facts: Vec<(&'static str, String, String)>,
    /// Of a text: what only the earlier and what only the later one says.
    text: Option<(Vec<Block>, Vec<Block>)>,
}

impl KindView {
    fn of(since: &PlanSince, kind: EntryKind) -> Option<Self> {
        let row = |one: &crate::domain::publication::Difference| {
            let nothing = RowView { name: one.name.clone(), how: "", facts: Vec::new(), text: None };
            match &one.how {
                How::More => RowView { how: "New", ..nothing },
                How::Fewer => RowView { how: "No longer there", ..nothing },
                How::Otherwise(facts) if kind == EntryKind::Text => {
                    let said = facts.first().map(|(_, then, now)| only_in_one(then, now));
                    RowView { text: said.map(|(then, now)| (markdown(&then, LEVEL), markdown(&now, LEVEL))), ..nothing }
                }
                How::Otherwise(facts) => {
                    let said = facts.iter().map(|(fact, then, now)| (kind.label_of(*fact), then.clone(), now.clone()));
                    RowView { facts: said.collect(), ..nothing }
                }
            }
        };
        let rows: Vec<RowView> = since.of(kind).map(row).collect();
        (!rows.is_empty()).then_some(Self { kind, rows })
    }
}

/// `GET /jurisdictions/{id}/publications/{publication}/since?than=…`: against what the address names, or the one before it, or
/// the plan as it stands.
pub async fn since(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, publication): Key<JurisdictionId, Uuid>,
    Query(mut query): Query,
) -> Answer {
    let than = query.text("than");
    query.end()?;
    let room = Room::of(&app, id).await?;
    let one = room.found(publication)?;
    let other = match Uuid::try_parse(&than) {
        Ok(other) => Some(room.beside(one, other)?),
        Err(_) if than == NOW => None,
        Err(_) if than.is_empty() => room.before(one),
        Err(_) => return Err(Failure::NotFound),
    };
    let own = room.state(&app, one).await?;
    let theirs = match (other, &own) {
        (Some(other), _) => room.state(&app, other).await?,
        (None, Some(own)) => Some(room.now(&app, own).await?),
        (None, None) => None,
    };
    let as_it_stands = if one.kind.is_of_plan() { "The plan as it stands" } else { "The report of these days, made now" };
    let title = |one: Option<&Publication>| one.map_or_else(|| as_it_stands.to_owned(), |one| one.title.clone());
    // The later of the two is the one that comes after in the order in which they follow each other; what stands now is the last.
    let sorted = Publication::in_order(&room.publications);
    let place = |id: Uuid| sorted.iter().position(|other| other.id == id);
    // Drafts and plans are no one order: of two kinds, the days on which they were frozen tell.
    let is_later = other.is_some_and(|other| {
        if other.kind == one.kind { place(other.id) < place(one.id) } else { (other.held, other.kind) < (one.held, one.kind) }
    });
    let (earlier, later) = if is_later { (title(other), title(Some(one))) } else { (title(Some(one)), title(other)) };
    let both = own.zip(theirs).map(|(own, theirs)| if is_later { (theirs, own) } else { (own, theirs) });
    let words = both.as_ref().map(|(before, after)| after.since(Some(before)));
    let since = both.map(|(before, after)| PlanSince::between(&before.entries, &after.entries));
    let is_beside = |other: &&&Publication| other.id != publication && other.kind.is_of_plan() == one.kind.is_of_plan();
    let mut others: Vec<(String, String)> =
        sorted.iter().filter(is_beside).map(|other| (other.id.to_string(), other.title.clone())).collect();
    others.push((NOW.to_owned(), title(None)));
    let unreadable = "One of the two cannot be read by this version of Milepost.".to_owned();
    html(&SincePage {
        frame: room.frame(&app, &actor, "What changed", &format!("/{publication}/since")),
        home: room.home(),
        address: room.address(publication),
        title: one.title.clone(),
        other: other.map_or_else(|| NOW.to_owned(), |other| other.id.to_string()),
        others,
        earlier,
        later,
        words: words.map_or(unreadable, |words| if words.is_empty() { "Both say the same.".to_owned() } else { words }),
        kinds: since.map_or_else(Vec::new, |since| EntryKind::ALL.iter().filter_map(|kind| KindView::of(&since, *kind)).collect()),
    })
}
