//! Where a jurisdiction stands: a line for each part of its work.

use super::Outlook;
use crate::domain::readiness::{Verdict, telling};
use crate::domain::road::Road;
use crate::domain::words::dates;
use crate::domain::work;

/// How one part of the work stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// What the part is called.
    pub part: &'static str,
    /// How it stands, in a sentence or two.
    pub words: String,
}

impl Outlook<'_> {
    /// Where the jurisdiction stands, in the order of the road.
    #[must_use]
    pub fn stands(&self) -> [Stand; 4] {
        [
            Stand { part: "Road", words: self.on_the_road() },
            Stand { part: "Readiness", words: self.readiness() },
            Stand { part: "Decision", words: self.choice() },
            Stand { part: "Work plan", words: work::progress(self.actions, self.today) },
        ]
    }

    /// Where it stands on the road.
    #[must_use]
    pub fn on_the_road(&self) -> String {
        Road::of(self.road, &self.known()).in_words()
    }

    fn readiness(&self) -> String {
        self.state.map_or_else(
            || "There is no round yet.".to_owned(),
            |state| {
                let told = telling(&Verdict::of(state), "");
                format!("{} {}", told.short, told.progress)
            },
        )
    }

    fn choice(&self) -> String {
        let Some(decision) = self.decision else { return "Leadership has not chosen a route yet.".to_owned() };
        let (on, chose) = (dates::long(decision.decided), decision.route.infinitive());
        if self.is_decided {
            format!("On {on} leadership chose {chose}.")
        } else {
            format!("Leadership has not chosen a route in the newest round yet. On {on}, in an earlier one, it chose {chose}.")
        }
    }
}
