//! Things: what the parts of a plan are made of, read and written by the list of what each kind consists of.

mod added;
mod among;
mod binned;
mod called;
mod changed;
mod dated;
mod holds;
mod is_binned;
mod kept;
mod listed;
pub(super) mod open;
mod people;
mod read;
mod travel;
mod within;

pub use added::NewThing;
pub(super) use binned::{all_ids, binned, follows, gone, ids_within, in_bin, whose};
pub(super) use called::{as_told, called};
pub use changed::{Along, ThingChange};
pub(super) use holds::Holding;
pub(super) use kept::{is_there, of_thing, subject};
pub(super) use listed::listed;
pub(super) use people::that_name_people;
pub(super) use read::{all, one, those};
pub(super) use travel::{gathered, insert, owner, placed, too_many};
pub(super) use within::{within, within_in_bin};
