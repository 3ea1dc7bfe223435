//! The forms of a goal and of a strategic action.

use super::basis::Basis;
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Posted, Thing};
use crate::web::things::{Came, FormView};

/// What the pages call some of their fields.
const fn names(noun: Noun) -> &'static [(Fact, &'static str)] {
    match noun {
        Noun::Goal => &[(Fact::Title, "The goal"), (Fact::Groups, "For whom")],
        _ => &[(Fact::Groups, "Whom it reaches"), (Fact::Status, "How far it is")],
    }
}

/// The form with what is stored.
pub(super) fn stored(basis: &Basis, thing: &Thing) -> FormView {
    FormView::of(thing, basis.choices(thing.noun), &basis.people).naming(names(thing.noun))
}

/// A blank form for a new one.
pub(super) fn blank(basis: &Basis, noun: Noun) -> FormView {
    FormView::blank(noun, basis.choices(noun), &basis.people).naming(names(noun))
}

/// The form of a new one as it was typed, with what is wrong.
pub(super) fn refused(basis: &Basis, came: &Came, posted: &Posted) -> FormView {
    let mut form = blank(basis, came.noun);
    form.refuse(came, posted);
    form
}
