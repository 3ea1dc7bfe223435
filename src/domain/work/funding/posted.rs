//! The funding lines of a posted form, read into lines, or into problems to show beside their fields.

use std::fmt;
use std::str::FromStr;

use super::{FiscalYear, Funding, FundingLine, Standing};
use crate::domain::history::Fact;
use crate::domain::ids::FundingLineId;
use crate::domain::names::same;
use crate::domain::readiness::{Revision, Settlement};
use crate::domain::words::text::{self, Problem};
use crate::domain::work::Money;

/// The longest name of a source, in characters.
pub const SOURCE_LIMIT: usize = 300;
/// The most lines that an action can have.
pub const MOST_LINES: usize = 30;

/// Which line of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// One on record.
    Stored(FundingLineId),
    /// A new one, by its number in the form.
    New(u8),
}

/// A line as it was typed. What did not come stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLine {
    /// Which.
    pub slot: Slot,
    /// The source.
    pub source: Option<String>,
    /// The amount.
    pub amount: Option<String>,
    /// The fiscal year.
    pub year: Option<String>,
    /// How it stands.
    pub standing: Option<String>,
    /// What was shown.
    pub seen: Revision,
}

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedLine {
    /// Which.
    pub slot: Slot,
    /// What it is to say from now on.
    pub says: Funding,
    /// What was shown.
    pub seen: Revision,
}

/// The lines of a form, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PostedLines {
    /// Those that came. One that did not come is left alone.
    pub lines: Vec<PostedLine>,
    /// What is wrong, by line and field. With any, nothing is saved.
    pub problems: Vec<(Slot, Fact, Problem)>,
}

/// What becomes of lines when others may have changed them too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettledLines {
    /// Those to be saved.
    pub saved: Vec<PostedLine>,
    /// Those that somebody else changed after they were shown, or for which others left no room.
    pub refused: Vec<Slot>,
}

impl PostedLines {
    /// Reads the lines that came. `sources` are those that the jurisdiction has: one that is typed in another
    /// way is taken as it stands there.
    #[must_use]
    pub fn read(typed: &[TypedLine], stored: &[FundingLine], sources: &[String]) -> Self {
        let mut posted = Self::default();
        for line in typed {
            let own = stored.iter().find(|stored| Slot::Stored(stored.id) == line.slot);
            match read(line, own, sources) {
                Ok(says) => posted.lines.push(PostedLine { slot: line.slot, says, seen: line.seen }),
                Err(problems) => posted.problems.extend(problems.into_iter().map(|(fact, problem)| (line.slot, fact, problem))),
            }
        }
        if posted.problems.is_empty()
            && let Some(last) = posted.lines.iter().rfind(|line| !line.says.is_blank())
            && let Err((fact, problem)) = fit(&after(stored, &posted.lines))
        {
            posted.problems.push((last.slot, fact, problem));
        }
        posted
    }

    /// Settles each line against what is stored now. The lines of one action must fit together, so that one for
    /// which others left no room meanwhile is refused as well.
    #[must_use]
    pub fn settle(lines: &[PostedLine], stored: &[FundingLine]) -> SettledLines {
        let mut settled = SettledLines::default();
        for line in lines {
            let now = stored.iter().find(|stored| Slot::Stored(stored.id) == line.slot).map(|stored| &stored.says);
            let blank = Funding::default();
            match settle(line, now.unwrap_or(&blank)) {
                Settlement::LeftAlone => {}
                Settlement::Conflict => settled.refused.push(line.slot),
                Settlement::Save => {
                    settled.saved.push(line.clone());
                    if !line.says.is_blank() && fit(&after(stored, &settled.saved)).is_err() {
                        settled.saved.pop();
                        settled.refused.push(line.slot);
                    }
                }
            }
        }
        settled
    }
}

fn settle(line: &PostedLine, stored: &Funding) -> Settlement {
    let (will_be, is) = (line.says.revision(), stored.revision());
    if will_be == line.seen || will_be == is {
        Settlement::LeftAlone
    } else if line.seen == is {
        Settlement::Save
    } else {
        Settlement::Conflict
    }
}

fn read(line: &TypedLine, own: Option<&FundingLine>, sources: &[String]) -> Result<Funding, Vec<(Fact, Problem)>> {
    fn optional<T: FromStr<Err = Problem>>(typed: &str) -> Result<Option<T>, Problem> {
        if typed.trim().is_empty() { Ok(None) } else { typed.parse().map(Some) }
    }
    let part = |typed: &Option<String>, fact| typed.clone().unwrap_or_else(|| own.map_or_else(String::new, |own| own.says.typed(fact)));
    let mut problems = Vec::new();
    let mut note = |fact, problem| problems.push((fact, problem));
    let source = text::line(&part(&line.source, Fact::Source), SOURCE_LIMIT).unwrap_or_else(|problem| {
        note(Fact::Source, problem);
        String::new()
    });
    let amount = optional::<Money>(&part(&line.amount, Fact::Amount)).unwrap_or_else(|problem| {
        note(Fact::Amount, problem);
        None
    });
    let year = optional::<FiscalYear>(&part(&line.year, Fact::FiscalYear)).unwrap_or_else(|problem| {
        note(Fact::FiscalYear, problem);
        None
    });
    let standing = optional::<Standing>(&part(&line.standing, Fact::Standing)).unwrap_or_else(|problem| {
        note(Fact::Standing, problem);
        None
    });
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut says = Funding { source, amount, year, standing: None };
    if says.is_blank() {
        return Ok(says);
    }
    if says.source.is_empty() && says.amount.is_none() {
        return Err(vec![(Fact::Amount, Problem::Other("Enter an amount or a source, or clear the year.".to_owned()))]);
    }
    says.standing = Some(standing.unwrap_or(Standing::Needed));
    // Who types the source of this very line in another way means to.
    let is_own = own.is_some_and(|own| same(&own.says.source, &says.source));
    if let Some(known) = sources.iter().find(|known| !is_own && same(known, &says.source)) {
        says.source.clone_from(known);
    }
    Ok(says)
}

/// What the lines of an action say after these are saved, without the blank ones.
fn after(stored: &[FundingLine], lines: &[PostedLine]) -> Vec<Funding> {
    let untouched = stored.iter().filter(|stored| !lines.iter().any(|line| line.slot == Slot::Stored(stored.id)));
    let all = untouched.map(|stored| &stored.says).chain(lines.iter().map(|line| &line.says));
    all.filter(|says| !says.is_blank()).cloned().collect()
}

/// Whether these can be the lines of one action.
///
/// # Errors
/// What is wrong, and with which field of the last of them.
pub fn fit(lines: &[Funding]) -> Result<(), (Fact, Problem)> {
    if lines.len() > MOST_LINES {
        let words = format!("An action holds {MOST_LINES} funding lines. Put some together, or clear one.");
        return Err((Fact::Source, Problem::Other(words)));
    }
    match Money::total(lines.iter().filter_map(|line| line.amount)) {
        Some(_) => Ok(()),
        None => Err((Fact::Amount, Problem::Other("With this line, the action costs ten billion dollars or more. Enter less.".to_owned()))),
    }
}

impl fmt::Display for Slot {
    /// As it stands in the names of fields: the id, or "new1".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stored(id) => id.fmt(f),
            Self::New(number) => write!(f, "new{number}"),
        }
    }
}

impl FromStr for Slot {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let slot = match text.strip_prefix("new") {
            Some(number) => number.parse().ok().map(Self::New),
            None => text.parse().ok().map(Self::Stored),
        };
        slot.filter(|slot| slot.to_string() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn typed(slot: Slot, [source, amount, year, standing]: [&str; 4]) -> TypedLine {
        let [source, amount, year, standing] = [source, amount, year, standing].map(|part| Some(part.to_owned()));
        TypedLine { slot, source, amount, year, standing, seen: Revision::of("") }
    }

    fn new(parts: [&str; 4]) -> TypedLine {
        typed(Slot::New(1), parts)
    }

    fn stored(id: u128, source: &str, cents: &str) -> FundingLine {
        let says = Funding::from_stored(source.to_owned(), cents, "", "needed").unwrap();
        FundingLine { id: FundingLineId(Uuid::from_u128(id)), says }
    }

    #[test]
    fn a_whole_line_is_read_and_a_cleared_one_is_blank() {
        let read = |parts| PostedLines::read(&[new(parts)], &[], &["General Fund".to_owned()]);
        let posted = read([" general  fund ", "$5,000", "2026-27", "secured"]);
        assert_eq!(posted.problems, []);
        assert_eq!(posted.lines[0].says.in_words(), "$5,000 from General Fund, FY 2027, secured", "as it stands in the list");
        assert_eq!(read(["", "5", "", ""]).lines[0].says.standing, Some(Standing::Needed));
        assert_eq!(read([" ", "", " ", "asked"]).lines[0].says, Funding::default());
    }

    #[test]
    fn every_slip_is_named_beside_its_field() {
        let long = "x".repeat(301);
        for (parts, fact, says) in [
            ([long.as_str(), "", "", ""], Fact::Source, "This is 301 characters"),
            (["A", "a lot", "", ""], Fact::Amount, "Enter an amount in dollars"),
            (["A", "-5", "", ""], Fact::Amount, "Enter an amount in dollars"),
            (["A", "5", "soon", ""], Fact::FiscalYear, "Enter a year between"),
            (["A", "5", "", "perhaps"], Fact::Standing, "Choose one of the answers shown."),
            (["", "", "2027", "needed"], Fact::Amount, "Enter an amount or a source"),
        ] {
            let posted = PostedLines::read(&[new(parts)], &[], &[]);
            let [(slot, at, problem)] = posted.problems.as_slice() else { panic!("{parts:?}: {posted:?}") };
            assert_eq!((*slot, *at), (Slot::New(1), fact));
            assert!(problem.to_string().starts_with(says), "{problem}");
        }
        let both = PostedLines::read(&[new(["A", "x", "y", ""])], &[], &[]);
        assert_eq!(both.problems.len(), 2, "all of them at once");
    }

    #[test]
    fn an_action_holds_thirty_lines_and_less_than_ten_billion_dollars() {
        let lines: Vec<FundingLine> = (1..=30).map(|id| stored(id, "A", "100")).collect();
        let posted = PostedLines::read(&[new(["A", "1", "", ""])], &lines, &[]);
        assert_eq!(posted.problems[0].1, Fact::Source);
        let in_place = typed(Slot::Stored(lines[3].id), ["", "", "", ""]);
        assert_eq!(PostedLines::read(&[new(["A", "1", "", ""]), in_place], &lines, &[]).problems, [], "one cleared makes room for one");
        let most = [stored(1, "A", "999999999999")];
        assert_eq!(PostedLines::read(&[new(["B", "0.01", "", ""])], &most, &[]).problems[0].1, Fact::Amount);
        assert_eq!(PostedLines::read(&[new(["B", "0", "", ""])], &most, &[]).problems, []);
    }

    #[test]
    fn a_line_that_somebody_else_changed_is_refused_alone() {
        let now = [stored(1, "A", "100"), stored(2, "B", "200")];
        let mut mine = PostedLines::read(
            &[typed(Slot::Stored(now[0].id), ["A", "3", "", ""]), typed(Slot::Stored(now[1].id), ["B", "4", "", ""])],
            &now,
            &[],
        );
        mine.lines[0].seen = stored(1, "A", "150").says.revision();
        mine.lines[1].seen = now[1].says.revision();
        let settled = PostedLines::settle(&mine.lines, &now);
        assert_eq!(settled.refused, [Slot::Stored(now[0].id)]);
        assert_eq!(settled.saved.len(), 1);
        // Both cleared it, or both wrote the same: nothing is left to settle.
        mine.lines[0].says = now[0].says.clone();
        assert_eq!(PostedLines::settle(&mine.lines[..1], &now), SettledLines::default());
    }

    #[test]
    fn lines_added_by_two_at_once_stay_within_the_limit() {
        let now: Vec<FundingLine> = (1..=29).map(|id| stored(id, "A", "1")).collect();
        let lines = [new(["B", "1", "", ""]), typed(Slot::New(2), ["C", "1", "", ""])];
        let posted = PostedLines::read(&lines, &now[..20], &[]);
        let settled = PostedLines::settle(&posted.lines, &now);
        assert_eq!((settled.saved.len(), settled.refused.as_slice()), (1, &[Slot::New(2)][..]));
    }

    #[test]
    fn a_slot_reads_back() {
        let id = FundingLineId(Uuid::from_u128(7));
        for slot in [Slot::Stored(id), Slot::New(1), Slot::New(30)] {
            assert_eq!(slot.to_string().parse(), Ok(slot));
        }
        for text in ["", "new", "new01", "new999", "x"] {
            assert!(text.parse::<Slot>().is_err(), "{text}");
        }
    }
}
