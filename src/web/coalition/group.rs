//! One working group: changed, moved among the others, and put into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::groups::address;
use super::member_delete;
use crate::domain::guide::Framework;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Posted, Thing, ids};
use crate::domain::words::position::Shift;
use crate::domain::words::text::Problem;
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::things::{self, Came, Choices, FormView, Saved};

/// `templates/coalition/group.html`
#[derive(Template)]
#[template(path = "coalition/group.html")]
struct GroupPage {
    frame: Frame,
    list: String,
    /// Where the form goes.
    here: String,
    heading: String,
    is_new: bool,
    /// What it lacks, in a sentence.
    lacks: String,
    form: FormView,
    people: Vec<Offer>,
    framework: &'static Framework,
}

impl GroupPage {
    /// Whether a predictor is ticked.
    fn is_ticked(&self, key: &str) -> bool {
        self.form.field("predictors").value.lines().any(|line| line == key)
    }
}

/// The fields of the form.
pub(super) struct Fields(FormView);

impl Fields {
    async fn of(app: &App, basis: &Basis, id: Uuid) -> Result<Self, Failure> {
        let stored = basis.thing(Noun::WorkingGroup, id)?;
        Ok(Self(FormView::of(stored, choices(app, basis, &stored.named(Fact::Members)).await?, &basis.people)))
    }

    /// A form that adds a group, as it was typed, and what is wrong with it.
    pub async fn anew(app: &App, basis: &Basis, came: &Came, posted: &Posted) -> Result<Self, Failure> {
        let chosen = ids(came.typed(Fact::Members).unwrap_or_default());
        let mut form = FormView::blank(Noun::WorkingGroup, choices(app, basis, &chosen).await?, &basis.people);
        form.refuse(came, posted);
        Ok(Self(form))
    }
}

async fn choices(app: &App, basis: &Basis, chosen: &[Uuid]) -> Result<Choices, Failure> {
    Ok(vec![(Fact::Members, basis.members_to_choose(app, chosen).await?)])
}

/// The page of a group, or of one that is to be added.
pub(super) fn full_page(app: &App, actor: &Actor, basis: &Basis, stored: Option<&Thing>, fields: Fields) -> Answer {
    let here = stored.map_or_else(|| address(basis), |thing| format!("/working-groups/{}", thing.id));
    let heading = stored.map_or_else(|| "Add a working group".to_owned(), |thing| thing.get(Fact::Name).to_owned());
    let group = stored.and_then(|thing| basis.coalition.groups.iter().find(|group| group.id == thing.id));
    let lacks = group.and_then(|group| group.lacks(basis.coalition.among(&group.members).len()));
    let form = fields.0;
    html(&GroupPage {
        frame: basis.frame(app, actor, heading.clone(), here.clone()).troubled(!form.troubles().is_empty()),
        list: address(basis),
        here,
        heading,
        is_new: stored.is_none(),
        lacks: lacks.map_or_else(String::new, |lacks| format!("This working group {lacks}.")),
        form,
        people: offers(&basis.people),
        framework: Framework::current(),
    })
}

/// The coalition of a group that is there.
async fn basis_of(app: &App, id: Uuid) -> Result<Basis, Failure> {
    let (of, _) = app.store().thing(Noun::WorkingGroup, id).await?;
    Basis::of(app, of).await
}

/// `GET /working-groups/{id}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>) -> Answer {
    let basis = basis_of(&app, id).await?;
    let fields = Fields::of(&app, &basis, id).await?;
    full_page(&app, &actor, &basis, Some(basis.thing(Noun::WorkingGroup, id)?), fields)
}

/// `POST /working-groups/{id}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>, mut form: Form) -> Answer {
    let of = form.take("of").and_then(|of| of.parse::<JurisdictionId>().ok());
    let came = Came::take(&mut form, Noun::WorkingGroup);
    form.end()?;
    let (of, stored) = match (app.store().thing(Noun::WorkingGroup, id).await, of) {
        (Ok(found), _) => found,
        (Err(StoreError::NotFound), Some(of)) => return binned(&app, &actor, (of, id), &came).await,
        (Err(error), _) => return Err(error.into()),
    };
    match things::save(&app, &actor, of, &came, &stored).await? {
        Saved::All => Ok(see_other(&format!("/jurisdictions/{of}/coalition/groups#group-{id}"))),
        Saved::Refused(posted) => {
            let basis = Basis::of(&app, of).await?;
            let mut fields = Fields::of(&app, &basis, id).await?;
            fields.0.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, full_page(&app, &actor, &basis, Some(&stored), fields)?).into_response())
        }
        Saved::Contested(refused) => {
            let basis = Basis::of(&app, of).await?;
            let mut fields = Fields::of(&app, &basis, id).await?;
            fields.0.contest(&app, &came, &refused).await?;
            let now = basis.thing(Noun::WorkingGroup, id)?;
            Ok((StatusCode::CONFLICT, full_page(&app, &actor, &basis, Some(now), fields)?).into_response())
        }
    }
}

/// The answer to the form of a group that somebody put into the bin meanwhile: what was typed, to be added anew.
async fn binned(app: &App, actor: &Actor, (of, id): (JurisdictionId, Uuid), came: &Came) -> Answer {
    let basis = Basis::of(app, of).await?;
    if !basis.is_binned(app, id).await? {
        return Err(Failure::NotFound);
    }
    let words = "This working group was put into the bin in the meantime. Nothing was saved. Put it back from the bin, or save what \
                 stands here as a new one.";
    let posted = Posted { problems: vec![(Fact::Name, Problem::Other(words.to_owned()))], ..Posted::default() };
    let fields = Fields::anew(app, &basis, came, &posted).await?;
    Ok((StatusCode::CONFLICT, full_page(app, actor, &basis, None, fields)?).into_response())
}

/// `POST /working-groups/{id}/move`
pub async fn shift(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>, mut form: Form) -> Answer {
    let to: Shift = form.text("to").parse().map_err(|_| Failure::Malformed("A working group moves up or down."))?;
    let seen = form.rev("position");
    form.end()?;
    let (of, _) = app.store().thing(Noun::WorkingGroup, id).await?;
    app.store().shift_thing(Noun::WorkingGroup, id, to, seen, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{of}/coalition/groups?moved={id}&to={}", to.as_str())))
}

/// `GET /working-groups/{id}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>) -> Answer {
    let basis = basis_of(&app, id).await?;
    let name = basis.thing(Noun::WorkingGroup, id)?.get(Fact::Name).to_owned();
    let what = "The working group goes into the bin and can be put back until Milepost has been used on 30 more days. Then it is gone. Its \
                members stay in the coalition.";
    member_delete::page(&app, &actor, &basis, (name, what, format!("/working-groups/{id}")))
}

/// `POST /working-groups/{id}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>, form: Form) -> Answer {
    form.end()?;
    let of = app.store().bin_thing(Noun::WorkingGroup, id, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{of}/coalition/groups")))
}
