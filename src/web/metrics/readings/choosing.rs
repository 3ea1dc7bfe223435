//! Choosing measured places: several at once, each with the reason that was given.

use crate::domain::guide::metrics::{PlaceCode, PlaceKind};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::MeasuredPlace;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::Noun;
use crate::store::{NewThing, StoreError};
use crate::web::frame::{App, Failure, Form};
use crate::web::things::Came;

/// What came from a form that chooses places.
pub struct Choice {
    /// Which.
    pub codes: Vec<PlaceCode>,
    /// Why.
    pub reason: String,
}

/// What is wrong with a choice: the field, and a sentence.
pub type Slip = (&'static str, String);

impl Choice {
    /// Takes the boxes and the reason out of a form.
    pub fn take(form: &mut Form) -> Self {
        let ticked = form.take_all("code-").into_iter().filter(|(_, value)| value == "yes");
        Self { codes: ticked.filter_map(|(code, _)| code.parse().ok()).collect(), reason: form.text("reason") }
    }

    /// Keeps what was chosen, but what is there already.
    ///
    /// # Errors
    /// A failed write.
    pub async fn keep(
        &self,
        app: &App,
        actor: &Actor,
        of: JurisdictionId,
        noun: Noun,
        there: &[PlaceCode],
    ) -> Result<Option<Slip>, Failure> {
        if self.codes.is_empty() {
            return Ok(Some(("code", "Choose at least one place.".to_owned())));
        }
        let mut new: Vec<NewThing> = Vec::new();
        for code in self.codes.iter().filter(|code| !there.contains(code)) {
            let mut came = Came::nothing(noun);
            came.set(Fact::Code, &code.to_string());
            came.set(Fact::Reason, &self.reason);
            let posted = came.read_new(&People::default());
            if let Some((fact, problem)) = posted.problems.first() {
                let field = if *fact == Fact::Reason { "reason" } else { "code" };
                return Ok(Some((field, problem.to_string())));
            }
            new.push(came.new_thing(&posted));
        }
        match app.store().add_things(of, &new, actor, app.now()).await {
            Ok(_) => Ok(None),
            Err(StoreError::Full) => Ok(Some(("code", format!("There is room for {} places. Take one out first.", noun.most())))),
            Err(error) => Err(error.into()),
        }
    }
}

/// A place that can be ticked.
pub struct Offer {
    /// Its code.
    pub code: PlaceCode,
    /// What it is called.
    pub name: String,
    /// Its people, with the year.
    pub people: String,
    /// Whether it is ticked.
    pub is_ticked: bool,
}

impl Offer {
    /// Offers a place.
    pub fn of(place: &MeasuredPlace, ticked: &[PlaceCode]) -> Self {
        let people = place
            .people_by(LAST)
            .map_or_else(String::new, |(year, people)| format!("{} people in {year}", crate::web::metrics::grouped(u64::from(people))));
        Self { code: place.code, name: place.said_with_state(), people, is_ticked: ticked.contains(&place.code) }
    }
}

/// A year after which nobody's people are known yet.
pub const LAST: u16 = 2100;

/// The places of a kind that bear a name, anywhere.
pub fn found(kinds: &[PlaceKind], name: &str, postal: Option<&str>) -> Vec<&'static MeasuredPlace> {
    kinds.iter().flat_map(|kind| MeasuredPlace::candidates(*kind, postal, name)).collect()
}
