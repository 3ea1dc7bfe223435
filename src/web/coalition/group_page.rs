//! The page of a working group, or of one that is to be added.

use askama::Template;
use uuid::Uuid;

use super::basis::Basis;
use crate::domain::guide::Framework;
use crate::domain::history::Fact;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Posted, Thing, ids};
use crate::web::frame::{Answer, App, Failure, Frame, html};
use crate::web::things::{Came, Choices, FormView};

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

/// What the page calls some of its fields.
const NAMES: &[(Fact, &str)] = &[(Fact::Predictors, "Predictors that it works on")];

/// The fields of the form.
pub(super) struct Fields(pub FormView);

impl Fields {
    pub async fn of(app: &App, basis: &Basis, id: Uuid) -> Result<Self, Failure> {
        let stored = basis.thing(Noun::WorkingGroup, id)?;
        Ok(Self(FormView::of(stored, choices(app, basis, &stored.named(Fact::Members)).await?, &basis.people).naming(NAMES)))
    }

    /// A form that adds a group, as it was typed, and what is wrong with it.
    pub async fn anew(app: &App, basis: &Basis, came: &Came, posted: &Posted) -> Result<Self, Failure> {
        let chosen = ids(came.typed(Fact::Members).unwrap_or_default());
        let mut form = FormView::blank(Noun::WorkingGroup, choices(app, basis, &chosen).await?, &basis.people).naming(NAMES);
        form.refuse(came, posted);
        Ok(Self(form))
    }
}

async fn choices(app: &App, basis: &Basis, chosen: &[Uuid]) -> Result<Choices, Failure> {
    Ok(vec![(Fact::Members, basis.members_to_choose(app, chosen).await?)])
}

/// The page of a group, or of one that is to be added.
pub(super) fn full_page(app: &App, actor: &Actor, basis: &Basis, stored: Option<&Thing>, fields: Fields) -> Answer {
    let here = stored.map_or_else(|| basis.groups(), |thing| format!("/working-groups/{}", thing.id));
    let heading = stored.map_or_else(|| "Add a working group".to_owned(), |thing| thing.get(Fact::Name).to_owned());
    let group = stored.and_then(|thing| basis.coalition.groups.iter().find(|group| group.id == thing.id));
    let lacks = group.and_then(|group| group.lacks(basis.coalition.among(&group.members).len()));
    let form = fields.0;
    html(&GroupPage {
        frame: basis.frame(app, actor, heading.clone(), here.clone()).troubled(!form.troubles().is_empty()),
        list: basis.groups(),
        here,
        heading,
        is_new: stored.is_none(),
        lacks: lacks.map_or_else(String::new, |lacks| format!("This working group {lacks}.")),
        form,
        people: offers(&basis.people),
        framework: Framework::current(),
    })
}
