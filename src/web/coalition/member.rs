//! One member: all that is known, in one form.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::organization_field::{OrganizationField, offered};
use super::row::{Press, presses, revision};
use super::saving::{self, Outcome, Said, Twin};
use crate::domain::coalition::Member;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Posted};
use crate::domain::words::text::Problem;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Came, FormView};

/// `templates/coalition/member.html`
#[derive(Template)]
#[template(path = "coalition/member.html")]
struct MemberPage {
    frame: Frame,
    home: String,
    /// Where the form goes.
    address: String,
    jurisdiction: JurisdictionId,
    heading: String,
    /// Title, department and organization, as far as known.
    role: String,
    /// The page of the person, if they are on the list of people.
    person: Option<String>,
    /// The member as stored; none for somebody who is to be added.
    asking: Option<AskingView>,
    form: FormView,
    organization: OrganizationField,
    twin: Option<Twin>,
    /// What the organization says of its sector.
    sector_told: String,
    groups: Vec<(Uuid, String)>,
    people: Vec<Offer>,
    organizations: Vec<String>,
}

/// Where the asking stands, and the buttons that say where it stands from today on.
struct AskingView {
    /// Where the buttons go.
    address: String,
    told: String,
    rev: Revision,
    presses: Vec<Press>,
    problem: String,
}

/// The fields of the form.
pub(super) struct Fields {
    pub form: FormView,
    pub organization: OrganizationField,
    pub twin: Option<Twin>,
}

impl Fields {
    fn of(basis: &Basis, id: Uuid) -> Result<Self, Failure> {
        let form = FormView::of(basis.thing(Noun::Member, id)?, Vec::new(), &basis.people).naming(NAMES);
        Ok(Self { form, organization: OrganizationField::of(basis.member(id)?), twin: None })
    }
}

/// What the pages call some of the fields of a member.
const NAMES: &[(Fact, &str)] = &[(Fact::Pillars, "Pillars that they know or work on")];

/// A blank form of a member.
pub(super) fn blank(basis: &Basis) -> FormView {
    FormView::blank(Noun::Member, Vec::new(), &basis.people).naming(NAMES)
}

/// The page of a member, or of somebody who is to be added.
pub(super) fn full_page(app: &App, actor: &Actor, basis: &Basis, member: Option<&Member>, fields: Fields) -> Answer {
    pressed_page(app, actor, basis, member, fields, String::new())
}

/// The same, after a button was pressed that could not be followed.
pub(super) fn pressed_page(app: &App, actor: &Actor, basis: &Basis, member: Option<&Member>, fields: Fields, problem: String) -> Answer {
    let home = basis.home();
    let here = member.map_or_else(|| home.clone(), |member| format!("{home}/{}", member.id));
    let heading = member.map_or_else(|| "Add a member".to_owned(), |member| member.name().to_owned());
    let is_troubled = !fields.form.troubles().is_empty() || !problem.is_empty();
    let sector = member.and_then(|member| Some((member.organization.as_ref()?, member.organization.as_ref()?.sector?)));
    let is_in = |group: &&crate::domain::coalition::WorkingGroup| member.is_some_and(|member| group.members.contains(&member.id));
    let asking = member.map(|member| AskingView {
        address: format!("{here}/asking"),
        told: member.when_told(app.now().date()),
        rev: revision(member.standing),
        presses: presses(member.standing),
        problem,
    });
    html(&MemberPage {
        frame: basis.frame(app, actor, heading.clone(), here.clone()).troubled(is_troubled),
        home,
        address: here,
        jurisdiction: basis.jurisdiction.id,
        heading,
        role: member.map_or_else(String::new, Member::role),
        person: member.and_then(|member| basis.page_of_person(member)),
        asking,
        form: fields.form,
        organization: fields.organization,
        twin: fields.twin,
        sector_told: sector.map_or_else(String::new, |(_, sector)| format!("Of the organization it says: {}.", sector.label())),
        groups: basis.coalition.groups.iter().filter(is_in).map(|group| (group.id, group.name.clone())).collect(),
        people: offers(&basis.people),
        organizations: offered(&basis.coalition),
    })
}

/// The page of a member with the sentence of a button that could not be followed.
pub(super) fn refused_press(app: &App, actor: &Actor, basis: &Basis, id: Uuid, problem: String) -> Answer {
    pressed_page(app, actor, basis, Some(basis.member(id)?), Fields::of(basis, id)?, problem)
}

/// `GET /jurisdictions/{id}/coalition/{member}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, member): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    full_page(&app, &actor, &basis, Some(basis.member(member)?), Fields::of(&basis, member)?)
}

/// `POST /jurisdictions/{id}/coalition/{member}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, member): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let said = Said::take(&mut form);
    let field = OrganizationField::take(&mut form);
    let came = Came::take(&mut form, Noun::Member);
    form.end()?;
    let field = field.typed(&came);
    let basis = Basis::of(&app, id).await?;
    if basis.is_binned(&app, Noun::Member, member).await? {
        return binned(&app, &actor, &basis, &came, field);
    }
    let stored = basis.thing(Noun::Member, member)?;
    match saving::change(&app, &actor, &basis, (&came, &field), (stored, said)).await? {
        Outcome::Saved(_) => Ok(see_other(&format!("{}?one={member}#member-{member}", basis.home()))),
        Outcome::Gone => binned(&app, &actor, &basis, &came, field),
        Outcome::Refused(posted, twin) => {
            let mut fields = Fields { organization: field, twin, ..Fields::of(&basis, member)? };
            fields.form.refuse(&came, &posted);
            let page = full_page(&app, &actor, &basis, Some(basis.member(member)?), fields)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Outcome::Contested(refused) => {
            let now = Basis::of(&app, id).await?;
            if now.member(member).is_err() {
                return binned(&app, &actor, &now, &came, field);
            }
            let mut fields = Fields::of(&now, member)?;
            fields.form.contest(&app, &came, &refused).await?;
            if refused.contains(&Fact::BelongsTo) {
                fields.organization.text = field.text;
            }
            let page = full_page(&app, &actor, &now, Some(now.member(member)?), fields)?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
    }
}

/// The answer to the form of a member whom somebody put into the bin meanwhile: what was typed, to be added anew.
fn binned(app: &App, actor: &Actor, basis: &Basis, came: &Came, organization: OrganizationField) -> Answer {
    let words = "This member was put into the bin in the meantime. Nothing was saved. Put the member back from the bin, or save \
                 what stands here as a new one.";
    let mut form = blank(basis);
    form.refuse(came, &Posted { problems: vec![(Fact::Person, Problem::Other(words.to_owned()))], ..Posted::default() });
    let organization = OrganizationField { text: organization.text, ..OrganizationField::default() };
    let page = full_page(app, actor, basis, None, Fields { form, organization, twin: None })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}
