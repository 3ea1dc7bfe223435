//! The forms of findings, support, reviews and sources: what names others is held against what is here.

use uuid::Uuid;

use super::basis::Basis;
use crate::domain::findings::SupportKind;
use crate::domain::history::Fact;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Posted, Thing, ids};
use crate::domain::words::text::Problem;
use crate::store::{Along, NewThing};
use crate::web::frame::{App, Failure};
use crate::web::people::offered;
use crate::web::things::{self, Added, Came, Choices, FormView, Saved};

/// What names something that is not here, by field. What stood there before may stay, though it is gone by now.
fn unknown(came: &Came, stored: &Thing, choices: &Choices) -> Vec<(Fact, Problem)> {
    let told = |fact: Fact| {
        Problem::Other(
            match fact {
                Fact::FromSource => "This source is no longer here. Choose another one, or none.",
                Fact::FromEngagement => "This engagement is no longer here. Choose another one.",
                _ => "Something that was chosen here is no longer here. Choose again.",
            }
            .to_owned(),
        )
    };
    let slip = |(fact, offered): &(Fact, Vec<(String, String)>)| {
        let kept = stored.named(*fact);
        let is_known = |id: &Uuid| kept.contains(id) || offered.iter().any(|(key, _)| *key == id.to_string());
        let named = ids(came.typed(*fact)?);
        named.iter().any(|id| !is_known(id)).then(|| (*fact, told(*fact)))
    };
    choices.iter().filter_map(slip).collect()
}

/// Saves what came back from a form.
pub async fn save(app: &App, actor: &Actor, basis: &Basis, came: &Came, stored: &Thing) -> Result<Saved, Failure> {
    save_along(app, actor, basis, came, (stored, &[])).await
}

/// The same with changes of others in one go.
pub async fn save_along(
    app: &App,
    actor: &Actor,
    basis: &Basis,
    came: &Came,
    (stored, along): (&Thing, &[Along]),
) -> Result<Saved, Failure> {
    let slips = unknown(came, stored, &basis.choices(app, stored.noun).await?);
    if slips.is_empty() {
        return things::save_along(app, actor, basis.id(), came, (stored, along)).await;
    }
    let mut posted = came.read(stored, &offered(app, basis.id()).await?);
    posted.problems.extend(slips);
    Ok(Saved::Refused(posted))
}

/// Adds what came back from a form, within another thing or by itself.
pub async fn add(app: &App, actor: &Actor, basis: &Basis, came: &Came, within: Option<Uuid>) -> Result<Added, Failure> {
    add_along(app, actor, basis, came, (within, &[])).await
}

/// The same with changes of others in one go.
pub async fn add_along(
    app: &App,
    actor: &Actor,
    basis: &Basis,
    came: &Came,
    (within, along): (Option<Uuid>, &[Along]),
) -> Result<Added, Failure> {
    let nothing = Thing::nothing(came.noun, Uuid::nil());
    let slips = unknown(came, &nothing, &basis.choices(app, came.noun).await?);
    if slips.is_empty() {
        return things::add_along(app, actor, basis.id(), came, (|new| NewThing { within, ..new }, &[], along)).await;
    }
    let mut posted = came.read_new(&offered(app, basis.id()).await?);
    posted.problems.extend(slips);
    Ok(Added::Refused(posted))
}

/// What the pages call some of the fields of a thing.
const fn names(noun: Noun) -> &'static [(Fact, &'static str)] {
    match noun {
        Noun::Finding => &[
            (Fact::Statement, "What you found"),
            (Fact::Stage, "How far it is"),
            (Fact::Kind, "What it is"),
            (Fact::LeftOut, "Leave it out of documents"),
        ],
        Noun::Review => &[(Fact::Held, "Day of the review"), (Fact::Findings, "What it went through"), (Fact::Agreed, "What it came to")],
        _ => &[],
    }
}

/// What the page of a support calls its fields, by its kind.
pub const fn names_of_support(kind: SupportKind) -> &'static [(Fact, &'static str)] {
    match kind {
        SupportKind::Figure => {
            &[(Fact::Value, "The figure"), (Fact::FromSource, "Its source in the register"), (Fact::What, "What it says")]
        }
        SupportKind::Engagement => &[(Fact::FromEngagement, "Which engagement"), (Fact::What, "What was heard")],
        SupportKind::History => &[(Fact::What, "What happened, or what the policy says"), (Fact::Year, "When")],
        SupportKind::Narrative => &[(Fact::What, "What people keep saying"), (Fact::WhereFound, "Where it is heard")],
        SupportKind::Reading => &[(Fact::What, "What it says")],
        SupportKind::Document => &[(Fact::What, "Which document, and what it says")],
    }
}

/// The form with what is stored.
pub async fn stored(app: &App, basis: &Basis, thing: &Thing) -> Result<FormView, Failure> {
    Ok(FormView::of(thing, basis.choices(app, thing.noun).await?, &offered(app, basis.id()).await?).naming(names(thing.noun)))
}

/// A blank form for a new thing.
pub async fn blank(app: &App, basis: &Basis, noun: Noun) -> Result<FormView, Failure> {
    Ok(FormView::blank(noun, basis.choices(app, noun).await?, &offered(app, basis.id()).await?).naming(names(noun)))
}

/// The form of a new thing as it was typed, with what is wrong.
pub async fn refused(app: &App, basis: &Basis, came: &Came, posted: &Posted) -> Result<FormView, Failure> {
    let mut form = blank(app, basis, came.noun).await?;
    form.refuse(came, posted);
    Ok(form)
}

/// What was typed into the form of a thing that lies in the bin by now: it can be added anew, and nothing is lost.
pub async fn binned(app: &App, basis: &Basis, came: &Came) -> Result<FormView, Failure> {
    let mut form = blank(app, basis, came.noun).await?;
    form.refuse(came, &Posted::default());
    Ok(form)
}
