//! Days on which something has happened: none of them is still to come, and some come in an order.

use time::Date;

use super::{Noun, Posted, Thing};
use crate::domain::history::Fact;
use crate::domain::words::dates;
use crate::domain::words::text::Problem;

/// The days of a kind of thing on which something has happened. A day that is typed ahead on purpose is none of them.
const fn happened(noun: Noun) -> &'static [Fact] {
    match noun {
        Noun::Review | Noun::Approval | Noun::Comment => &[Fact::Held],
        Noun::Publication => &[Fact::ApprovedOn, Fact::AdoptedOn],
        Noun::Outreach => &[Fact::Done],
        _ => &[],
    }
}

/// Two days of a kind of thing of which the second does not come first, and the sentence that says so.
const fn in_order(noun: Noun) -> Option<(Fact, Fact, &'static str)> {
    match noun {
        Noun::Publication => {
            Some((Fact::ApprovedOn, Fact::AdoptedOn, "A plan is approved before it is adopted, or on the same day. Check both days."))
        }
        _ => None,
    }
}

impl Posted {
    /// Refuses a day that was typed anew and cannot be true. What stood there before is left alone: an earlier version took it.
    pub fn hold_days(&mut self, stored: &Thing, today: Date) {
        let typed = |fact: Fact| self.values.iter().find(|(name, _)| *name == fact).map(|(_, value)| value.as_str());
        let is_new = |fact: Fact| typed(fact).is_some_and(|value| value != stored.get(fact));
        let day = |fact: Fact| dates::parse_iso(typed(fact).unwrap_or_else(|| stored.get(fact)));
        let mut found: Vec<(Fact, String)> = Vec::new();
        for fact in happened(stored.noun).iter().copied().filter(|fact| is_new(*fact)) {
            if let Some(day) = day(fact).filter(|day| *day > today) {
                found.push((fact, format!("{} is still to come. Enter today or a day before.", dates::long(day))));
            }
        }
        if let Some((first, second, sentence)) = in_order(stored.noun)
            && found.is_empty()
            && day(first).zip(day(second)).is_some_and(|(first, second)| second < first)
        {
            let fact = [second, first].into_iter().find(|fact| is_new(*fact));
            found.extend(fact.map(|fact| (fact, sentence.to_owned())));
        }
        self.problems.extend(found.into_iter().map(|(fact, words)| (fact, Problem::Other(words))));
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;
    use uuid::Uuid;

    use super::*;

    fn told(noun: Noun, stored: &[(Fact, &str)], typed: &[(Fact, &str)]) -> Vec<(Fact, String)> {
        let mut thing = Thing::nothing(noun, Uuid::nil());
        thing.values.extend(stored.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        let values = typed.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        let mut posted = Posted { values, ..Posted::default() };
        posted.hold_days(&thing, date!(2026 - 11 - 29));
        posted.problems.into_iter().map(|(fact, problem)| (fact, problem.to_string())).collect()
    }

    #[test]
    fn what_has_happened_has_no_day_that_is_still_to_come() {
        let late = "January 2, 2031 is still to come. Enter today or a day before.".to_owned();
        for (noun, fact) in [(Noun::Outreach, Fact::Done), (Noun::Comment, Fact::Held), (Noun::Publication, Fact::AdoptedOn)] {
            assert_eq!(told(noun, &[], &[(fact, "2031-01-02")]), [(fact, late.clone())]);
            assert_eq!(told(noun, &[], &[(fact, "2026-11-29")]), []);
            assert_eq!(told(noun, &[(fact, "2031-01-02")], &[(fact, "2031-01-02")]), [], "what was there before stays");
        }
        assert_eq!(told(Noun::Outreach, &[], &[(Fact::Due, "2031-01-02")]), []);
    }

    #[test]
    fn a_plan_is_not_adopted_before_it_is_approved() {
        let (approved, adopted) = ((Fact::ApprovedOn, "2026-11-20"), (Fact::AdoptedOn, "2026-11-10"));
        let facts =
            |stored: &[_], typed: &[_]| told(Noun::Publication, stored, typed).into_iter().map(|(fact, _)| fact).collect::<Vec<_>>();
        assert_eq!(facts(&[], &[approved, adopted]), [Fact::AdoptedOn]);
        assert_eq!(facts(&[adopted], &[approved]), [Fact::ApprovedOn]);
        assert_eq!(facts(&[approved, adopted], &[approved, adopted]), []);
        assert_eq!(facts(&[], &[approved, (Fact::AdoptedOn, "2026-11-20")]), []);
    }
}
