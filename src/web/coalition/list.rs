//! The coalition's own page: its members in four views, and somebody added.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::member::{self, Fields, full_page};
use super::organization_field::{OrganizationField, offered};
use super::row::Row;
use super::saving::{self, Outcome, Said, Twin};
use crate::domain::coalition::{Shelf, View};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::Noun;
use crate::domain::words::dates;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, Query, html, see_other};
use crate::web::things::{Came, FormView};

/// What the short form asks for.
const SHORT: &[Fact] = &[Fact::Person, Fact::BelongsTo, Fact::Sector, Fact::Roles, Fact::Standing, Fact::Due, Fact::Owner];

/// `templates/coalition/show.html`
#[derive(Template)]
#[template(path = "coalition/show.html")]
struct CoalitionPage {
    frame: Frame,
    home: String,
    name: String,
    today: String,
    /// How many there are, and where the asking stands.
    told: String,
    notice: String,
    view: View,
    /// What the view lacks, in sentences.
    lacks: Vec<String>,
    shelves: Vec<ShelfView>,
    /// Whether one heading alone is shown.
    is_part: bool,
    is_empty: bool,
    adding: Adding,
    form: FormView,
    people: Vec<Offer>,
    organizations: Vec<String>,
}

/// Members under a heading.
struct ShelfView {
    heading: String,
    rows: Vec<Row>,
    /// How many more stand under it, when there are too many for a page.
    more: usize,
}

/// How many members of a heading are shown, until somebody asks for all of them.
const SHOWN: usize = 100;

/// What is shown of the coalition.
struct Shown {
    view: View,
    /// The one heading that is shown, with all its members, if there is such a one; otherwise all headings are.
    under: Option<String>,
    /// A member who is shown in any case: something was just done with them.
    one: Option<Uuid>,
    notice: String,
}

/// What the form that adds somebody shows beside its fields.
#[derive(Default)]
struct Adding {
    organization: OrganizationField,
    twin: Option<Twin>,
}

fn lacks(basis: &Basis, view: View) -> Vec<String> {
    let coalition = &basis.coalition;
    if coalition.members.is_empty() {
        return Vec::new();
    }
    let mut lacks = match view {
        View::Sector => vec![coalition.empty_sectors_told(), coalition.declined_sectors_told(), coalition.waiting_sectors_told()],
        View::Pillar => vec![coalition.empty_pillars_told(), coalition.declined_pillars_told()],
        View::Group if coalition.groups.is_empty() => vec!["There is no working group yet.".to_owned()],
        View::Group => coalition.groups_lack().into_iter().chain([coalition.in_no_group_told()]).collect(),
        View::Next if coalition.arranged(View::Next).is_empty() => vec!["No one is left to ask, and no answer is open.".to_owned()],
        View::Next => Vec::new(),
    };
    lacks.retain(|sentence| !sentence.is_empty());
    lacks
}

fn page(app: &App, actor: &Actor, basis: &Basis, shown: Shown, form: FormView, adding: Adding) -> Answer {
    let Shown { view, under, one, notice } = shown;
    let today = app.now().date();
    let apart = basis.apart();
    let shelves = basis.coalition.arranged(view);
    let under = under.filter(|under| shelves.iter().any(|shelf| shelf.heading == *under));
    let most = if under.is_some() { usize::MAX } else { SHOWN };
    let shelf = |shelf: Shelf<'_>| {
        let all = shelf.members.iter().enumerate();
        let rows = all.filter(|(at, member)| *at < most || Some(member.id) == one).map(|(_, member)| Row::of(member, &apart, today));
        let rows: Vec<Row> = rows.collect();
        ShelfView { more: shelf.members.len() - rows.len(), rows, heading: shelf.heading }
    };
    let is_shown = |shelf: &Shelf<'_>| under.as_ref().is_none_or(|under| *under == shelf.heading);
    let home = basis.home();
    html(&CoalitionPage {
        frame: basis.frame(app, actor, "Coalition", home.clone()).troubled(!form.troubles().is_empty()),
        home,
        name: basis.jurisdiction.profile.name.clone(),
        today: dates::long(today),
        told: basis.coalition.told(),
        notice,
        view,
        lacks: lacks(basis, view),
        shelves: shelves.into_iter().filter(is_shown).map(shelf).collect(),
        is_part: under.is_some(),
        is_empty: basis.coalition.members.is_empty(),
        adding,
        form,
        people: offers(&basis.people),
        organizations: offered(&basis.coalition),
    })
}

fn blank(basis: &Basis) -> FormView {
    let mut form = member::blank(basis);
    form.put(Fact::Standing, "to_ask");
    form
}

/// `GET /jurisdictions/{id}/coalition`: with `view` in one of four orders; with `under` one heading of it alone, whole; with
/// `one` a member is shown who was just saved, with `told` where the asking of one stands, since a button was just pressed.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let view = query.take("view").and_then(|view| view.parse().ok()).unwrap_or(View::Sector);
    let under = query.take("under").filter(|under| !under.is_empty());
    let told = query.take("told").and_then(|id| id.parse::<Uuid>().ok());
    let saved = query.take("one").and_then(|id| id.parse::<Uuid>().ok());
    // Earlier programs let the address say that a list was added, which is no fact.
    drop(query.take("pasted"));
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let pressed = told.and_then(|id| basis.coalition.member(id)).map(|member| format!("{}: {}.", member.told(), member.standing_told()));
    let notice = pressed.unwrap_or_default();
    let form = blank(&basis);
    page(&app, &actor, &basis, Shown { view, under, one: told.or(saved), notice }, form, Adding::default())
}

/// `POST /jurisdictions/{id}/coalition`: adds a member. With `someone_else` the person is another one of a name on record;
/// with `also` they are a member for another organization already.
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let said = Said::take(&mut form);
    let field = OrganizationField::take(&mut form);
    let mut came = Came::take(&mut form, Noun::Member);
    form.end()?;
    came.set_if_absent(Fact::Standing, "to_ask");
    let field = field.typed(&came);
    let basis = Basis::of(&app, id).await?;
    let (posted, twin) = match saving::add(&app, &actor, &basis, (&came, &field), said).await? {
        Outcome::Saved(made) => return Ok(see_other(&format!("{}/{made}", basis.home()))),
        Outcome::Refused(posted, twin) => (posted, twin),
        Outcome::Contested(_) | Outcome::Gone => unreachable!("nothing is there yet that somebody else could have changed"),
    };
    let mut shown = blank(&basis);
    shown.refuse(&came, &posted);
    // Whoever went on with all that is known of a member keeps all of it.
    let answer = if came.exceeds(SHORT) {
        full_page(&app, &actor, &basis, None, Fields { form: shown, organization: field, twin })?
    } else {
        page(
            &app,
            &actor,
            &basis,
            Shown { view: View::Sector, under: None, one: None, notice: String::new() },
            shown,
            Adding { organization: field, twin },
        )?
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, answer).into_response())
}
