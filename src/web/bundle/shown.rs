//! The preview of an import in words.

use std::collections::{BTreeMap, HashMap};

use crate::bundle::{Bundle, Change, Difference, Preview, What, Wrote};
use crate::domain::history::{Fact, Names, Subject, Words, from_millis};
use crate::domain::merge::Room;
use crate::domain::words::{self, dates};
use crate::store::bundle::in_words;
use crate::web::frame::local;

/// What an import would do.
pub struct PreviewView {
    /// How much each of two copies changed, in a sentence or two; empty where nothing of it is here.
    pub told: String,
    /// What is new: "one round", "12 lines of history".
    pub new: Vec<String>,
    /// How many records are the same on both sides, in a sentence.
    pub equal: String,
    /// What one of the two changed alone, by room.
    pub rooms: Vec<RoomView>,
    /// What is to be chosen.
    pub choices: Vec<ChoiceView>,
}

/// What one of the two copies changed alone in a room.
pub struct RoomView {
    /// What it is called.
    pub label: &'static str,
    /// What was changed there, and comes in.
    pub theirs: Vec<ChangeView>,
    /// What was changed here, and stays.
    pub ours: Vec<ChangeView>,
}

/// A change of one of the two copies.
pub struct ChangeView {
    /// What the record is called.
    pub name: String,
    /// What its fields say now.
    pub says: Vec<Says>,
}

/// What a field says on one side.
pub struct Says {
    /// What it is called; empty where it is about the whole.
    pub label: String,
    /// What it says.
    pub value: String,
    /// Who wrote that, and when: "Dana Ortiz, yesterday".
    pub by: String,
}

/// What has to be chosen.
pub struct ChoiceView {
    /// Its key.
    pub key: String,
    /// What the record is called, and which of its fields it is about.
    pub name: String,
    /// What is here.
    pub ours: Vec<Says>,
    /// What came.
    pub theirs: Vec<Says>,
    /// What is chosen so far: "ours", "theirs" or nothing.
    pub chosen: String,
    /// Whether it has to be chosen before anything is saved, and was not.
    pub is_missing: bool,
}

impl PreviewView {
    /// Puts a preview in words. `chosen` holds what was chosen before, by key; what is missing of it is marked if
    /// `is_complete` asks for all of it.
    pub fn of(preview: &Preview, bundle: &Bundle, here: Names, chosen: &HashMap<String, String>, is_complete: bool) -> Self {
        let actors = bundle.actors.iter().map(|actor| (actor.id.0, actor.name.clone()));
        let came = bundle.names().into_iter().map(|(id, name)| (id.0, name.to_owned()));
        let names: Names = actors.chain(came).chain(here).collect();
        let choice = |difference: &Difference| {
            let chosen = chosen.get(&difference.key).cloned().unwrap_or_default();
            let (ours, theirs) = sides(difference, &names);
            let is_missing = is_complete && chosen.is_empty();
            ChoiceView { key: difference.key.clone(), name: titled(difference), ours, theirs, chosen, is_missing }
        };
        let equal = match preview.equal {
            0 => "Nothing.".to_owned(),
            n => format!("{}. {} left alone.", words::capital(&words::count(n, "record", "records")), words::agree(n, "It is", "They are")),
        };
        Self {
            told: told(preview),
            new: in_words(&preview.new),
            equal,
            rooms: rooms(preview, &names),
            choices: preview.choices.iter().map(choice).collect(),
        }
    }

    /// Whether something that has to be chosen was not.
    pub fn is_missing(&self) -> bool {
        self.choices.iter().any(|choice| choice.is_missing)
    }
}

/// "The other copy changed 14 things, this one nine. Two of them are for you to choose."
fn told(preview: &Preview) -> String {
    if !preview.is_merge {
        return String::new();
    }
    let things = |n: usize| if n == 0 { "nothing".to_owned() } else { words::count(n, "thing", "things") };
    let changed = format!(
        "Since the two copies were one, the other one changed {}, and this one {}.",
        things(preview.changed_there()),
        things(preview.changed_here())
    );
    let n = preview.choices.len();
    let choices = match n {
        0 => "You have nothing to choose.".to_owned(),
        n => format!("{} for you to choose.", words::capital(&words::count(n, "of them is", "of them are"))),
    };
    format!("{changed} {choices}")
}

fn rooms(preview: &Preview, names: &Names) -> Vec<RoomView> {
    let mut rooms: BTreeMap<Room, RoomView> = BTreeMap::new();
    for (is_theirs, difference) in preview.theirs.iter().map(|it| (true, it)).chain(preview.ours.iter().map(|it| (false, it))) {
        let place = difference.subject.room();
        let room = rooms.entry(place).or_insert_with(|| RoomView { label: place.label(), theirs: Vec::new(), ours: Vec::new() });
        let (ours, theirs) = sides(difference, names);
        let (list, says) = if is_theirs { (&mut room.theirs, theirs) } else { (&mut room.ours, ours) };
        list.push(ChangeView { name: difference.name.clone(), says });
    }
    rooms.into_values().collect()
}

/// What a record is called, with the fields that are to be chosen: no two choices are called the same.
fn titled(difference: &Difference) -> String {
    let What::Facts(changes) = &difference.what else { return difference.name.clone() };
    let labels: Vec<&str> = changes.iter().map(|change| change.label.as_str()).collect();
    format!("{} ({})", difference.name, labels.join("; "))
}

/// What the two sides say.
fn sides(difference: &Difference, names: &Names) -> (Vec<Says>, Vec<Says>) {
    let day = |millis: i64| from_millis(millis).map_or_else(String::new, |at| dates::long(local(at).date()));
    let told = |value: String| vec![Says { label: String::new(), value, by: String::new() }];
    match &difference.what {
        What::GoneHere(at) => (
            told(format!("Deleted for good on {}. It stays deleted.", day(*at))),
            told("Still there. It comes back, with its history.".to_owned()),
        ),
        What::GoneThere(at) => (
            told("Still here. It stays.".to_owned()),
            told(format!("Deleted for good on {}. It goes into the bin here and can be put back from it.", day(*at))),
        ),
        What::Facts(changes) => {
            let side = |value: fn(&Change) -> (&String, &Option<Wrote>)| {
                let says = |change: &Change| {
                    let (stored, wrote) = value(change);
                    let value = stored_in_words(difference.subject, &change.field, stored, names);
                    Says { label: change.label.clone(), value, by: wrote.as_ref().map_or_else(String::new, by) }
                };
                changes.iter().map(says).collect()
            };
            (side(|change| (&change.ours, &change.ours_by)), side(|change| (&change.theirs, &change.theirs_by)))
        }
    }
}

fn by(wrote: &Wrote) -> String {
    let name = words::inserted(&wrote.name);
    from_millis(wrote.at).map_or_else(|| name.clone(), |at| format!("{name}, {}", dates::moment(local(at))))
}

fn stored_in_words(subject: Subject, field: &str, stored: &str, names: &Names) -> String {
    let words = match field.parse() {
        Ok(Fact::Position) => "Where it was put by hand".to_owned(),
        // Which side it is says it already, and both may be of one moment.
        Ok(Fact::Deleted) if stored.is_empty() => "Not in the bin".to_owned(),
        _ => Words { names, local }.held(subject, field, stored),
    };
    if words.is_empty() { "Nothing".to_owned() } else { words }
}
