//! The publication plan as its document tells it.

use time::OffsetDateTime;

use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::outreach::Outreach;
use crate::domain::people::Apart;
use crate::domain::people::choosing::People;
use crate::domain::things::Thing;
use crate::domain::words::{capital, count, inserted};
use crate::report::dates;
use crate::report::document::Paper;

/// A publication plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutreachPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
    /// How many lines there are, in a sentence.
    pub told: String,
    /// Its lines: those still to be done by their day, then those done.
    pub lines: Vec<OutreachLine>,
}

/// A line of a publication plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutreachLine {
    /// The form in which the plan goes out.
    pub format: String,
    /// For whom; empty where nobody said.
    pub audience: String,
    /// How it reaches them; empty where nobody said.
    pub channels: String,
    /// What it says; empty where nobody said.
    pub messages: String,
    /// Who reviews it; empty for nobody.
    pub reviewers: String,
    /// By when; empty without a day.
    pub day: String,
    /// Who does it; empty for nobody.
    pub who: String,
    /// How it stands, in a sentence.
    pub stands: String,
}

impl OutreachPart {
    /// Makes it.
    #[must_use]
    pub fn of(lines: &[Thing], people: &People, jurisdiction: &str, as_of: OffsetDateTime, paper: Paper) -> Self {
        let today = as_of.date();
        let names = Apart::among(people.iter());
        let who = |line: Outreach<'_>| {
            let owner: Option<PersonId> = line.thing.read(Fact::Owner);
            let person = owner.and_then(|id| people.iter().find(|person| person.id == id));
            person.map_or_else(String::new, |person| inserted(&names.name(person)))
        };
        let one = |line: Outreach<'_>| {
            let text = |fact: Fact| line.thing.get(fact).to_owned();
            OutreachLine {
                format: inserted(line.format()),
                audience: inserted(line.thing.get(Fact::Audience)),
                channels: text(Fact::Channels),
                messages: text(Fact::KeyMessages),
                reviewers: text(Fact::Reviewers),
                day: line.day().map_or_else(String::new, dates::long),
                who: who(line),
                stands: line.standing(today).to_string(),
            }
        };
        let all = Outreach::in_order(lines, today);
        let open = all.iter().filter(|line| line.is_open(today)).count();
        let told = match (all.len(), open) {
            (0, _) => "No way to bring the plan out is planned yet.".to_owned(),
            (n, 0) => format!("{}, all of them done.", capital(&count(n, "way to bring the plan out", "ways to bring the plan out"))),
            (n, open) => {
                let ways = capital(&count(n, "way to bring the plan out", "ways to bring the plan out"));
                format!("{ways}, {} still to be done.", crate::domain::words::number(open))
            }
        };
        Self { jurisdiction: jurisdiction.to_owned(), as_of, paper, told, lines: all.into_iter().map(one).collect() }
    }
}
