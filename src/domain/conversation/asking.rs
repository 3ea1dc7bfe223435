//! A posted form that asks somebody, read into what is asked, or into problems to show beside the fields.

use time::Date;

use super::Ask;
use crate::domain::guide::Topic;
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::people::choosing::{People, Pick, Slip, Who};
use crate::domain::words::text::Problem;
use crate::domain::words::{dates, list};

/// The form as it came.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Who.
    pub person: Pick,
    /// The keys of the steps and conditions that were ticked.
    pub topics: Vec<String>,
    /// When they were asked, as forms hold dates.
    pub asked: String,
    /// By when we hope to hear; may be empty.
    pub due: String,
}

/// What a form is read against.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// Who was asked already.
    pub asks: &'a [Ask],
    /// Who may be meant by a name.
    pub people: &'a People,
    /// Today.
    pub today: Date,
}

/// Somebody to be asked about at least one step or condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Who.
    pub whom: Who,
    /// About what, in order. A step is not named beside its whole condition.
    pub topics: Vec<Topic>,
    /// When.
    pub asked: Date,
    /// By when we hope to hear.
    pub due: Option<Date>,
}

impl Asking {
    /// Reads the form.
    ///
    /// # Errors
    /// What is wrong, by field. With any, nothing is saved.
    pub fn read(typed: &Typed, ground: Ground<'_>) -> Result<Self, Vec<(Fact, Problem)>> {
        let whom = whom(&typed.person, ground.people);
        let asked = asked(&typed.asked, ground.today);
        let due = due(&typed.due, asked.as_ref().ok().copied());
        let topics = topics(&typed.topics).and_then(|topics| match &whom {
            Ok(Who::Known(person)) => not_twice(topics, *person, ground.asks),
            _ => Ok(topics),
        });
        match (whom, topics, asked, due) {
            (Ok(whom), Ok(topics), Ok(asked), Ok(due)) => Ok(Self { whom, topics, asked, due }),
            (whom, topics, asked, due) => {
                let problems =
                    [(Fact::Person, whom.err()), (Fact::Topic, topics.err()), (Fact::Asked, asked.err()), (Fact::Due, due.err())];
                Err(problems.into_iter().filter_map(|(fact, problem)| Some((fact, problem?))).collect())
            }
        }
    }
}

/// Whether an ask that still waits covers a topic: the same, or the whole condition of the step.
#[must_use]
pub fn is_covered(topic: Topic, person: PersonId, asks: &[Ask]) -> bool {
    let covers = |ask: &Ask| ask.topic == topic || ask.topic == Topic::Condition(topic.condition());
    asks.iter().any(|ask| ask.person.id == person && ask.is_waiting() && covers(ask))
}

fn whom(typed: &Pick, people: &People) -> Result<Who, Problem> {
    match typed.read(people).map_err(Slip::problem)? {
        Who::Nobody => Err(Problem::Missing("Say who was asked.")),
        who => Ok(who),
    }
}

fn asked(typed: &str, today: Date) -> Result<Date, Problem> {
    let asked = dates::parse_iso(typed.trim()).ok_or(Problem::NotADate)?;
    if asked > today { Err(Problem::Other("This day is still ahead. Enter today or an earlier day.".to_owned())) } else { Ok(asked) }
}

fn due(typed: &str, asked: Option<Date>) -> Result<Option<Date>, Problem> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let due = dates::parse_iso(typed.trim()).ok_or(Problem::NotADate)?;
    match asked {
        Some(asked) if due < asked => {
            Err(Problem::Other(format!("This is before they were asked, {}. Enter that day or a later one.", dates::long(asked))))
        }
        _ => Ok(Some(due)),
    }
}

fn topics(keys: &[String]) -> Result<Vec<Topic>, Problem> {
    let mut topics: Vec<Topic> = keys
        .iter()
        .map(|key| key.parse().map_err(|_| Problem::Other("Choose among the steps and conditions shown.".to_owned())))
        .collect::<Result<_, _>>()?;
    let whole: Vec<_> = topics.iter().filter(|topic| topic.step().is_none()).map(|topic| topic.condition()).collect();
    topics.retain(|topic| topic.step().is_none() || !whole.contains(&topic.condition()));
    topics.sort_by_key(|topic| (topic.condition(), topic.step()));
    topics.dedup();
    if topics.is_empty() { Err(Problem::Missing("Tick at least one step, or a whole condition.")) } else { Ok(topics) }
}

fn not_twice(topics: Vec<Topic>, person: PersonId, asks: &[Ask]) -> Result<Vec<Topic>, Problem> {
    let twice: Vec<String> = topics.iter().filter(|topic| is_covered(**topic, person, asks)).map(|topic| topic.label()).collect();
    match asks.iter().find(|ask| ask.person.id == person).filter(|_| !twice.is_empty()) {
        Some(ask) => Err(Problem::Other(format!(
            "{} was asked about {} already, and you still wait for the answer. Take the tick away.",
            ask.person.profile.name,
            list(&twice)
        ))),
        None => Ok(topics),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::AskId;
    use crate::domain::people::{Person, Profile};
    use time::macros::date;
    use uuid::Uuid;

    const TODAY: Date = date!(2026 - 11 - 23);

    /// The name, the topics, when they were asked, and by when.
    type Form<'a> = (&'a str, &'a [&'a str], &'a str, &'a str);

    fn lee() -> Person {
        Person { id: PersonId(Uuid::from_u128(1)), profile: Profile { name: "Lee Park".to_owned(), ..Profile::default() } }
    }

    fn ask(topic: &str) -> Ask {
        let topic = topic.parse().unwrap();
        Ask {
            id: AskId(Uuid::from_u128(2)),
            topic,
            person: lee(),
            asked: date!(2026 - 11 - 10),
            due: None,
            told: None,
            is_withdrawn: false,
        }
    }

    fn read(person: &str, topics: &[&str], asked: &str, due: &str, asks: &[Ask]) -> Result<Asking, Vec<(Fact, Problem)>> {
        let topics = topics.iter().map(|&key| key.to_owned()).collect();
        let typed =
            Typed { person: Pick { text: person.to_owned(), ..Pick::default() }, topics, asked: asked.to_owned(), due: due.to_owned() };
        Asking::read(&typed, Ground { asks, people: &vec![lee()].into(), today: TODAY })
    }

    #[test]
    fn a_form_becomes_what_is_asked_of_whom() {
        let asking = read(" lee  PARK ", &["5.1", "3.2", "3.1"], "2026-11-23", "2026-11-23", &[]).unwrap();
        assert_eq!(asking.whom, Who::Known(lee().id));
        assert_eq!(asking.topics.iter().map(ToString::to_string).collect::<Vec<_>>(), ["3.1", "3.2", "5.1"]);
        assert_eq!((asking.asked, asking.due), (TODAY, Some(TODAY)));
        let asking = read("Sam\nReyes", &["staff-buy-in", "5.1", "5.4"], "2026-11-01", " ", &[]).unwrap();
        assert_eq!(asking.whom, Who::New { name: "Sam Reyes".to_owned(), is_meant: false });
        assert_eq!(asking.topics.iter().map(ToString::to_string).collect::<Vec<_>>(), ["staff-buy-in"], "the whole holds its steps");
        assert_eq!(asking.due, None);
    }

    #[test]
    fn every_slip_is_named_beside_its_field() {
        let long = "x".repeat(500);
        let slips: [(Form, Fact, &str); 9] = [
            ((" ", &["3.1"], "2026-11-23", ""), Fact::Person, "Say who was asked."),
            ((&long, &["3.1"], "2026-11-23", ""), Fact::Person, "This is 500 characters, and the field holds 120."),
            (("Lee", &[], "2026-11-23", ""), Fact::Topic, "Tick at least one step"),
            (("Lee", &["3.1", "9.9"], "2026-11-23", ""), Fact::Topic, "Choose among the steps"),
            (("Lee", &["3.1"], "2026-11-24", ""), Fact::Asked, "This day is still ahead."),
            (("Lee", &["3.1"], "", ""), Fact::Asked, "Enter a date between"),
            (("Lee", &["3.1"], "2026-11-23", "2026-11-22"), Fact::Due, "This is before they were asked, November 23, 2026."),
            (("Lee", &["3.1"], "2026-11-23", "soon"), Fact::Due, "Enter a date between"),
            (("LEE PARK", &["3.1", "4.1"], "2026-11-23", ""), Fact::Topic, "Lee Park was asked about 3a already"),
        ];
        for ((person, topics, asked, due), fact, says) in slips {
            let problems = read(person, topics, asked, due, &[ask("3.1")]).unwrap_err();
            assert_eq!(problems.len(), 1, "{problems:?}");
            assert_eq!(problems[0].0, fact);
            assert!(problems[0].1.to_string().starts_with(says), "{}", problems[0].1);
        }
        assert_eq!(read("", &[], "", "x", &[]).unwrap_err().len(), 4);
    }

    #[test]
    fn a_step_is_not_asked_again_while_its_whole_condition_waits() {
        assert!(read("Lee Park", &["5.2"], "2026-11-23", "", &[ask("staff-buy-in")]).is_err());
        assert!(read("Lee Park", &["staff-buy-in"], "2026-11-23", "", &[ask("5.2")]).is_ok());
        let told = Ask { told: Some(TODAY), ..ask("5.2") };
        let withdrawn = Ask { is_withdrawn: true, ..ask("5.2") };
        assert!(read("Lee Park", &["5.2"], "2026-11-23", "", &[told, withdrawn]).is_ok());
    }
}
