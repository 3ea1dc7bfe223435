//! The preview of an import in words.

use crate::bundle::{Bundle, Difference, Preview, What};
use crate::domain::history::{Fact, Names, Words, from_millis};
use crate::domain::readiness::Field;
use crate::domain::words::{self, dates};
use crate::store::bundle::in_words;
use crate::web::frame::local;

/// What an import would do.
pub struct PreviewView {
    /// What is new: "one round", "12 lines of history".
    pub new: Vec<String>,
    /// How many records are the same on both sides, in a sentence.
    pub equal: String,
    /// "Two records say": how many differ.
    pub told: String,
    /// What differs.
    pub differences: Vec<DifferenceView>,
}

/// A record on which the two sides differ.
pub struct DifferenceView {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What is here, by fact.
    pub ours: Vec<(String, String)>,
    /// What came.
    pub theirs: Vec<(String, String)>,
    /// Whether theirs is chosen.
    pub takes: bool,
}

impl PreviewView {
    /// Puts a preview in words. `taken` says what was chosen before.
    pub fn of(preview: &Preview, bundle: &Bundle, here: Names, taken: &dyn Fn(&str) -> bool) -> Self {
        let actors = bundle.actors.iter().map(|actor| (actor.id.0, actor.name.clone()));
        let came = bundle.names().into_iter().map(|(id, name)| (id.0, name.to_owned()));
        let names: Names = actors.chain(came).chain(here).collect();
        let differences = preview.differences.iter().map(|difference| view(difference, &names, taken(&difference.key))).collect();
        let equal = match preview.equal {
            0 => "Nothing.".to_owned(),
            n => format!("{}. {} left alone.", words::capital(&words::count(n, "record", "records")), words::agree(n, "It is", "They are")),
        };
        let told = words::capital(&words::count(preview.differences.len(), "record says", "records say"));
        Self { new: in_words(&preview.new), equal, told, differences }
    }
}

fn view(difference: &Difference, names: &Names, takes: bool) -> DifferenceView {
    let day = |millis: i64| from_millis(millis).map_or_else(String::new, |at| dates::long(local(at).date()));
    let told = |text: String| vec![(String::new(), text)];
    let (ours, theirs) = match &difference.what {
        What::GoneHere(at) => (
            told(format!("Deleted for good on {}. It stays deleted.", day(*at))),
            told("Still there. It comes back, with its history.".to_owned()),
        ),
        What::GoneThere(at) => (
            told("Still here. It stays.".to_owned()),
            told(format!("Deleted for good on {}. It goes into the bin here and can be put back from it.", day(*at))),
        ),
        What::Facts(changes) => {
            let side = |value: &dyn Fn(&crate::bundle::Change) -> String| {
                changes.iter().map(|change| (change.label.clone(), stored_in_words(&change.field, &value(change), names))).collect()
            };
            (side(&|change| change.ours.clone()), side(&|change| change.theirs.clone()))
        }
    };
    DifferenceView { key: difference.key.clone(), name: difference.name.clone(), ours, theirs, takes }
}

fn stored_in_words(field: &str, stored: &str, names: &Names) -> String {
    let words = match (field.parse::<Field>(), field.parse::<Fact>()) {
        (Ok(field), _) => field.in_words(stored),
        (_, Ok(fact)) => Words { names, local }.fact(fact, stored),
        _ => stored.to_owned(),
    };
    if words.is_empty() { "Nothing".to_owned() } else { words }
}
