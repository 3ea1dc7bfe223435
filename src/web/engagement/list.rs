//! The engagements of a jurisdiction: what is promised, what took place, and what is missing.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::{NAMES, Room};
use super::row::Row;
use crate::domain::engagement::{Engagement, Engagements, Stage};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Thing, apart};
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::jurisdiction::place;
use crate::web::things::{Bound, FormView, More, SHOWN};

/// `templates/engagement/list.html`
#[derive(Template)]
#[template(path = "engagement/list.html")]
struct ListPage {
    frame: Frame,
    id: JurisdictionId,
    planned: Rows,
    held: Rows,
    called_off: Rows,
    /// What is missing, each with the engagements where it is.
    missing: Vec<Missing>,
    /// The population groups that nobody heard, a sentence each.
    unheard: Vec<String>,
    /// The strategic actions with which nobody went back to the community: which, and what will change.
    not_taken_back: Vec<(Uuid, String)>,
    has_groups: bool,
    form: FormView,
    people: Vec<Offer>,
}

/// Engagements, and the rest of them where there are too many for a page.
type Rows = (Vec<Row>, Option<More>);

/// Something that is missing, and where.
struct Missing {
    what: String,
    of: Vec<(Uuid, String)>,
    /// How many more there are.
    more: usize,
}

impl Missing {
    fn of(what: String, engagements: &[Engagement<'_>]) -> Self {
        let of = engagements.iter().take(SHOWN).map(|one| (one.id(), one.title().to_owned())).collect();
        Self { what, of, more: engagements.len().saturating_sub(SHOWN) }
    }
}

/// The page with the form of a new engagement, and one list of a long one whole if that is asked for.
///
/// # Errors
/// A failed read.
pub(super) async fn page(app: &App, actor: &Actor, room: &Room, form: FormView, whole: Option<&str>) -> Answer {
    let id = room.jurisdiction.id;
    let mut things = apart(app.store().things(id, &[Noun::Engagement, Noun::Finding]).await?);
    let (all, findings) = (things.remove(&Noun::Engagement).unwrap_or_default(), things.remove(&Noun::Finding).unwrap_or_default());
    let engagements = Engagements::of(&all);
    let rows = |those: Vec<Engagement<'_>>, list: &str, called: &str| {
        let bound = Bound { is_whole: whole == Some(list), one: None };
        let all = || (format!("/jurisdictions/{id}/engagement?all={list}"), called.to_owned());
        let (shown, more) = bound.shown(those, |one| one.id(), all);
        (shown.into_iter().map(|(_, one)| Row::of(room, one)).collect(), more)
    };
    let not_kept = engagements.not_kept(room.today);
    let not_kept = (!not_kept.is_empty()).then(|| Missing::of("Promises not kept so far".to_owned(), &not_kept));
    let lacking = engagements.lacks(room.today).into_iter().map(|(lack, of)| Missing::of(lack.to_string(), &of));
    html(&ListPage {
        frame: Frame::new(app, actor, "Engagement", format!("/jurisdictions/{id}/engagement"))
            .within(place(&room.jurisdiction))
            .troubled(!form.troubles().is_empty()),
        id,
        missing: not_kept.into_iter().chain(lacking).collect(),
        unheard: engagements.unheard_groups(&room.groups, &findings, room.today).iter().map(ToString::to_string).collect(),
        not_taken_back: engagements
            .not_taken_back(&room.plan, room.today)
            .into_iter()
            .map(|thing| (thing.id, thing.get(Fact::Title).to_owned()))
            .collect(),
        planned: rows(engagements.planned(room.today), "planned", "planned engagements"),
        held: rows(engagements.held(room.today), "held", "engagements held"),
        called_off: rows(engagements.called_off(), "called-off", "engagements called off"),
        has_groups: !room.groups.is_empty(),
        form,
        people: offers(&room.people),
    })
}

/// The form of a new engagement with nothing in it.
pub(super) fn blank(room: &Room) -> FormView {
    let nothing = Thing::nothing(Noun::Engagement, Uuid::nil());
    FormView::blank(Noun::Engagement, room.choices(&nothing), &room.people).naming(NAMES)
}

/// `GET /jurisdictions/{id}/engagement`: with `all` one of its lists is shown whole.
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let whole = query.take("all");
    query.end()?;
    let room = Room::of(&app, id).await?;
    let mut form = blank(&room);
    // Most that is added here is still to come.
    form.put(Fact::Stage, Stage::Planned.as_str());
    page(&app, &actor, &room, form, whole.as_deref()).await
}
