//! What people said of a draft, and what became of it: for the council, and for those who said it.

use time::{Date, OffsetDateTime};

use crate::domain::publication::{Comment, Outcome, PlanPart, Publication};
use crate::domain::things::Thing;
use crate::domain::words::{capital, count, dates, inserted, list, number};
use crate::report::document::Paper;

/// The comments on a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentsPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// What the draft is called.
    pub draft: String,
    /// When comments were taken, in a sentence.
    pub period: String,
    /// How many there are and what became of them, a sentence each.
    pub told: Vec<String>,
    /// The comments by the part of the plan that they speak of; those that speak of none come last.
    pub parts: Vec<(&'static str, Vec<CommentPart>)>,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentPart {
    /// The day, with who said it if they wished: "January 5, 2027, Rosa Marin".
    pub heading: String,
    /// What was said.
    pub words: String,
    /// What became of it; empty where that is open.
    pub outcome: &'static str,
    /// What was answered or changed; empty where nobody wrote that down.
    pub answer: String,
}

impl CommentsPart {
    /// Makes it.
    #[must_use]
    pub fn of(jurisdiction: &str, draft: &Publication, comments: &[Thing], (as_of, paper): (OffsetDateTime, Paper)) -> Self {
        let mut comments: Vec<Comment<'_>> = comments.iter().map(Comment::of).collect();
        comments.sort_by_key(|comment| (comment.day(), comment.id()));
        let of = |part: Option<PlanPart>| {
            let own = comments.iter().filter(|comment| comment.part() == part);
            own.map(|comment| CommentPart::of(*comment)).collect::<Vec<_>>()
        };
        let parts = PlanPart::ALL.iter().map(|part| (part.label(), of(Some(*part))));
        let parts = parts.chain([("The plan as a whole", of(None))]).filter(|(_, own)| !own.is_empty()).collect();
        Self {
            jurisdiction: jurisdiction.to_owned(),
            draft: draft.title.clone(),
            period: period(draft, as_of.date()),
            told: told(&comments),
            parts,
            as_of,
            paper,
        }
    }
}

impl CommentPart {
    fn of(comment: Comment<'_>) -> Self {
        let day = comment.day().map_or_else(String::new, dates::long);
        let who = inserted(comment.who());
        Self {
            heading: [day, who].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", "),
            words: comment.words().to_owned(),
            outcome: comment.outcome().map_or("", Outcome::label),
            answer: comment.answer().to_owned(),
        }
    }
}

/// "Comments were taken from November 29, 2026 to January 15, 2027."
fn period(draft: &Publication, today: Date) -> String {
    let from = dates::long(draft.comments_from.unwrap_or(draft.held));
    match draft.comments_until {
        Some(until) if until < today => format!("Comments were taken from {from} to {}.", dates::long(until)),
        Some(until) => format!("Comments are taken from {from} to {}.", dates::long(until)),
        None => format!("Comments are taken from {from} on. No last day is set."),
    }
}

/// "12 comments. Seven are taken up, three are not, and of two nobody has decided yet."
fn told(comments: &[Comment<'_>]) -> Vec<String> {
    if comments.is_empty() {
        return vec!["No comment is on record yet.".to_owned()];
    }
    let of = |outcome: Option<Outcome>| comments.iter().filter(|comment| comment.outcome() == outcome).count();
    let mut parts: Vec<String> = Outcome::ALL
        .iter()
        .map(|outcome| (of(Some(*outcome)), outcome.label().to_lowercase()))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{} {word}", number(n)))
        .collect();
    let open = of(None);
    if open > 0 {
        parts.push(format!("{} not decided yet", number(open)));
    }
    vec![format!("{}.", capital(&count(comments.len(), "comment", "comments"))), format!("{}.", capital(&list(&parts)))]
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};
    use uuid::Uuid;

    use super::*;
    use crate::domain::history::Fact;
    use crate::domain::things::Noun;

    fn thing(noun: Noun, n: u128, facts: &[(Fact, &str)]) -> Thing {
        let mut thing = Thing::nothing(noun, Uuid::from_u128(n));
        thing.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        thing
    }

    #[test]
    fn comments_stand_by_the_part_that_they_speak_of_with_what_became_of_them() {
        let draft = thing(Noun::Publication, 1, &[(Fact::Kind, "comment_draft"), (Fact::Title, "Draft"), (Fact::Held, "2026-11-29")]);
        let draft = Publication::of(&draft).unwrap();
        let comments = [
            thing(Noun::Comment, 2, &[(Fact::Held, "2026-12-02"), (Fact::What, "Too long."), (Fact::Outcome, "taken_up")]),
            thing(
                Noun::Comment,
                3,
                &[(Fact::Held, "2026-12-01"), (Fact::SaidBy, "Rosa Marin"), (Fact::What, "Name rents."), (Fact::PlanPart, "goals")],
            ),
        ];
        let part = CommentsPart::of("Wren County", &draft, &comments, (datetime!(2026-12-05 10:00 UTC), Paper::Letter));
        assert_eq!(part.period, "Comments are taken from November 29, 2026 on. No last day is set.");
        assert_eq!(part.told, ["Two comments.", "One taken up and one not decided yet."]);
        let headings: Vec<&str> = part.parts.iter().map(|(heading, _)| *heading).collect();
        assert_eq!(headings, ["Goals and strategic actions", "The plan as a whole"]);
        assert_eq!(part.parts[0].1[0].heading, "December 1, 2026, Rosa Marin");
        let ended = thing(
            Noun::Publication,
            1,
            &[(Fact::Kind, "comment_draft"), (Fact::Title, "Draft"), (Fact::Held, "2026-11-29"), (Fact::CommentsUntil, "2026-12-04")],
        );
        let ended = Publication::of(&ended).unwrap();
        let period = |day| super::period(&ended, day);
        assert_eq!(period(date!(2026 - 12 - 04)), "Comments are taken from November 29, 2026 to December 4, 2026.");
        assert_eq!(period(date!(2026 - 12 - 05)), "Comments were taken from November 29, 2026 to December 4, 2026.");
        let nothing = CommentsPart::of("Wren County", &draft, &[], (datetime!(2026-12-05 10:00 UTC), Paper::Letter));
        assert_eq!(nothing.told, ["No comment is on record yet."]);
    }
}
