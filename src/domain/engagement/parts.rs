//! What an engagement consists of.

use super::{Form, Stage};
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Part, Rule, Target};
use crate::domain::words::text::{NAME_LIMIT, NOTE_LIMIT, Problem};

/// The longest text of several lines, in characters.
const TEXT: usize = 2_000;

/// An engagement.
pub const ENGAGEMENT: &[Part] = &[
    Part::new(Fact::Title, Rule::Named(NAME_LIMIT, "Enter what the engagement is called.")),
    Part::new(Fact::Form, Rule::One(Form::menu)),
    Part::new(Fact::Stage, Rule::One(Stage::menu)),
    Part::called(Fact::Held, "Date", Rule::Day),
    Part::new(Fact::Place, Rule::Line(NAME_LIMIT)),
    Part::called(Fact::Owner, "Who sees to it", Rule::Person),
    Part::called(Fact::Groups, "Population groups, and how many of each", Rule::Counted(Target::Group)),
    Part::new(Fact::Thanked, Rule::Lines(TEXT)),
    Part::new(Fact::Heard, Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::Used, Rule::Lines(TEXT)),
    Part::called(Fact::Due, "Report back by", Rule::Day),
    Part::new(Fact::Reported, Rule::Day),
    Part::new(Fact::ReportedHow, Rule::Lines(TEXT)),
    Part::new(Fact::GoingOn, Rule::Lines(TEXT)),
    Part::new(Fact::StrategicActions, Rule::Refs(Target::Thing(Noun::StrategicAction))),
    Part::new(Fact::Measures, Rule::Refs(Target::Thing(Noun::Measure))),
    Part::new(Fact::Changed, Rule::Lines(TEXT)),
    Part::new(Fact::LeftOut, Rule::Flag),
];

/// The facts of an engagement that must fit together.
pub const FIT_TOGETHER: &[Fact] = &[Fact::Stage, Fact::Held, Fact::Reported];

/// What took place has a day, and is not reported back before it.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let (held, reported) = (get(Fact::Held), get(Fact::Reported));
    let is_held = get(Fact::Stage) == Stage::Held.as_str();
    if is_held && held.is_empty() {
        return Some((Fact::Held, Problem::Missing("Enter the day on which it was held.")));
    }
    // Days are stored so that they stand in the order of their letters.
    let is_before = !held.is_empty() && !reported.is_empty() && reported < held;
    is_before.then_some((Fact::Reported, Problem::Missing("Enter a day on or after the one on which it was held.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_took_place_has_a_day_and_is_reported_back_after_it() {
        let misfit = |stage: &str, held: &str, reported: &str| {
            let get = |fact: Fact| match fact {
                Fact::Stage => stage.to_owned(),
                Fact::Held => held.to_owned(),
                Fact::Reported => reported.to_owned(),
                _ => String::new(),
            };
            super::misfit(&get).map(|(fact, _)| fact)
        };
        assert_eq!(misfit("held", "", ""), Some(Fact::Held));
        assert_eq!(misfit("held", "2026-11-03", "2026-11-02"), Some(Fact::Reported));
        assert_eq!(misfit("held", "2026-11-03", "2026-11-03"), None);
        assert_eq!([misfit("planned", "", ""), misfit("", "", "2026-11-02")], [None, None]);
    }
}
