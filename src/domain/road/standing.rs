//! How the road stands: each line by hand or by what is known, each step by its lines.

use time::Date;

use super::{Known, Mark, Said, Seen};
use crate::domain::guide::{LineKey, RoadPlace, RoadStepKey};
use crate::domain::words::{agree, list, number};

/// The road of a jurisdiction at one moment: what was said of it, beside what is known.
#[derive(Debug, Clone, Copy)]
pub struct Road<'a, 'k> {
    said: &'a [Said],
    known: &'k Known<'k>,
}

/// On whose word a line stands as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Somebody said so.
    Hand,
    /// The program sees it.
    Program,
    /// Nobody said anything, and nothing is known.
    Nobody,
}

/// How a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineStanding {
    /// How far it is.
    pub mark: Mark,
    /// On whose word.
    pub by: By,
    /// What the program sees of it, whatever was said.
    pub seen: Option<Seen>,
}

/// How a step stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepStanding {
    /// How far it is.
    pub mark: Mark,
    /// The same in words: "Under way: two of five lines done".
    pub words: String,
}

impl<'a, 'k> Road<'a, 'k> {
    /// What was said of it, held beside what is known.
    #[must_use]
    pub const fn of(said: &'a [Said], known: &'k Known<'k>) -> Self {
        Self { said, known }
    }

    /// What was said of a place, if anything was.
    #[must_use]
    pub fn said(&self, place: RoadPlace) -> Option<&'a Said> {
        self.said.iter().find(|said| said.place == place)
    }

    fn marked(&self, place: RoadPlace) -> Option<Mark> {
        self.said(place).and_then(|said| said.mark)
    }

    /// How a line stands. What somebody said goes before what the program sees.
    #[must_use]
    pub fn line(&self, key: LineKey) -> LineStanding {
        let seen = self.known.sees(key);
        let (mark, by) = match (self.marked(RoadPlace::Line(key)), &seen) {
            (Some(mark), _) => (mark, By::Hand),
            (None, Some(seen)) => (seen.mark, By::Program),
            (None, None) => (Mark::NotStarted, By::Nobody),
        };
        LineStanding { mark, by, seen }
    }

    /// Whether a step as a whole was said not to be needed.
    #[must_use]
    pub fn is_passed_over(&self, key: RoadStepKey) -> bool {
        self.marked(RoadPlace::Step(key)) == Some(Mark::NotNeeded)
    }

    /// How a step stands: as somebody said, or by its lines.
    #[must_use]
    pub fn step(&self, key: RoadStepKey) -> StepStanding {
        if self.is_passed_over(key) {
            return StepStanding { mark: Mark::NotNeeded, words: Mark::NotNeeded.label().to_owned() };
        }
        let marks: Vec<Mark> = key.lines().map(|line| self.line(line).mark).collect();
        let count = |mark: Mark| marks.iter().filter(|other| **other == mark).count();
        let (done, under_way, needed) = (count(Mark::Done), count(Mark::UnderWay), marks.len() - count(Mark::NotNeeded));
        let told = |mark: Mark, more: String| StepStanding { mark, words: format!("{}{more}", mark.label()) };
        let spared = match marks.len() - needed {
            0 => String::new(),
            n => format!("; {} not needed", number(n)),
        };
        let lines = agree(needed, "line", "lines");
        match (done, under_way) {
            _ if needed == 0 => told(Mark::NotNeeded, ": none of its lines is".to_owned()),
            (0, 0) => told(Mark::NotStarted, String::new()),
            (done, _) if done == needed && needed == marks.len() => told(Mark::Done, format!(": all {} {lines}", number(needed))),
            (done, _) if done == needed => told(Mark::Done, format!(": {} {lines}{spared}", number(needed))),
            (0, _) => told(Mark::UnderWay, format!(": none of {} {lines} done yet{spared}", number(needed))),
            (done, _) => told(Mark::UnderWay, format!(": {} of {} {lines} done{spared}", number(done), number(needed))),
        }
    }

    /// How far a place is, all told: no line of a step that is not needed is needed.
    #[must_use]
    pub fn mark(&self, place: RoadPlace) -> Mark {
        match place {
            RoadPlace::Step(key) => self.step(key).mark,
            RoadPlace::Line(key) if self.is_passed_over(key.step()) => Mark::NotNeeded,
            RoadPlace::Line(key) => self.line(key).mark,
        }
    }

    /// What was said of the lines on which something is still to be done by a day, the earliest first.
    #[must_use]
    pub fn due(&self) -> Vec<(Date, &'a Said)> {
        let dated = self.said.iter().filter_map(|said| Some((said.due?, said)));
        let mut due: Vec<(Date, &Said)> = dated.filter(|(_, said)| self.mark(said.place).is_open()).collect();
        due.sort_by_key(|(date, said)| (*date, said.place));
        due
    }

    /// Where a jurisdiction stands on the road, in a sentence or two.
    #[must_use]
    pub fn in_words(&self) -> String {
        let marks: Vec<(RoadStepKey, Mark)> = RoadStepKey::all().map(|key| (key, self.step(key).mark)).collect();
        let told = |mark: Mark| {
            let steps: Vec<String> = marks.iter().filter(|(_, other)| *other == mark).map(|(key, _)| key.to_string()).collect();
            (!steps.is_empty()).then(|| format!("{}: {} {}.", mark.label(), agree(steps.len(), "Step", "Steps"), list(&steps)))
        };
        let parts: Vec<String> = [Mark::Done, Mark::UnderWay, Mark::NotNeeded].into_iter().filter_map(told).collect();
        if parts.is_empty() { "No step has been started.".to_owned() } else { parts.join(" ") }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::domain::road::Ground;

    fn said(place: &str, mark: Mark) -> Said {
        Said { mark: Some(mark), ..Said::nothing(place.parse().unwrap()) }
    }

    fn step(key: &str) -> RoadStepKey {
        key.parse().unwrap()
    }

    #[test]
    fn what_somebody_said_goes_before_what_the_program_sees() {
        let ground = Ground { groups: 2, ..Ground::default() };
        let known = Known::of(None, None, &[], &ground);
        let line = |said: &[Said], key: &str| {
            let standing = Road::of(said, &known).line(key.parse().unwrap());
            (standing.mark, standing.by, standing.seen.is_some())
        };
        assert_eq!(line(&[], "6.3"), (Mark::UnderWay, By::Program, true));
        assert_eq!(line(&[said("6.3", Mark::NotStarted)], "6.3"), (Mark::NotStarted, By::Hand, true));
        assert_eq!(line(&[said("6.3", Mark::Done)], "6.3"), (Mark::Done, By::Hand, true));
        assert_eq!(line(&[], "6.2"), (Mark::NotStarted, By::Nobody, false));
    }

    #[test]
    fn a_step_stands_by_its_lines_unless_it_is_not_needed() {
        let ground = Ground::default();
        let known = Known::of(None, None, &[], &ground);
        let words = |said: &[Said], key: &str| Road::of(said, &known).step(step(key)).words;
        assert_eq!(words(&[], "1"), "Not started");
        assert_eq!(words(&[said("1.1", Mark::UnderWay)], "1"), "Under way: none of four lines done yet");
        assert_eq!(words(&[said("1.1", Mark::Done), said("1.2", Mark::Done)], "1"), "Under way: two of four lines done");
        let all = ["1.1", "1.2", "1.3", "1.4"];
        assert_eq!(words(&all.map(|key| said(key, Mark::Done)), "1"), "Done: all four lines");
        assert_eq!(words(&all.map(|key| said(key, Mark::NotNeeded)), "1"), "Not needed: none of its lines is");
        let mut most = all.map(|key| said(key, Mark::Done)).to_vec();
        most[0].mark = Some(Mark::NotNeeded);
        assert_eq!(words(&most, "1"), "Done: three lines; one not needed");
        most[1].mark = None;
        assert_eq!(words(&most, "1"), "Under way: two of three lines done; one not needed");
        most.push(said("1", Mark::NotNeeded));
        assert_eq!(words(&most, "1"), "Not needed");
        assert_eq!(words(&most, "2"), "Not started");
    }

    #[test]
    fn where_it_stands_is_told_step_by_step() {
        let ground = Ground { groups: 1, ..Ground::default() };
        let known = Known::of(None, None, &[], &ground);
        let nothing = Ground::default();
        assert_eq!(Road::of(&[], &Known::of(None, None, &[], &nothing)).in_words(), "No step has been started.");
        assert_eq!(Road::of(&[], &known).in_words(), "Under way: Step 6.");
        let mut all = ["1.1", "1.2", "1.3", "1.4"].map(|key| said(key, Mark::Done)).to_vec();
        all.extend([said("2.1", Mark::Done), said("4", Mark::NotNeeded)]);
        assert_eq!(Road::of(&all, &known).in_words(), "Done: Step 1. Under way: Steps 2 and 6. Not needed: Step 4.");
    }

    #[test]
    fn a_dated_line_is_due_until_it_is_done_or_not_needed() {
        let ground = Ground::default();
        let known = Known::of(None, None, &[], &ground);
        let dated = |place: &str, mark: Option<Mark>, due: Date| Said { due: Some(due), mark, ..Said::nothing(place.parse().unwrap()) };
        let all = [
            dated("4.3", None, date!(2026 - 12 - 05)),
            dated("4.1", Some(Mark::UnderWay), date!(2026 - 12 - 05)),
            dated("4.2", Some(Mark::Done), date!(2026 - 12 - 01)),
            dated("5.1", Some(Mark::NotNeeded), date!(2026 - 12 - 01)),
            dated("7.1", None, date!(2026 - 11 - 01)),
        ];
        let places = |said: &[Said]| -> Vec<String> {
            Road::of(said, &known).due().iter().map(|(date, said)| format!("{date} {}", said.place)).collect()
        };
        assert_eq!(places(&all), ["2026-11-01 7.1", "2026-12-05 4.1", "2026-12-05 4.3"]);
        let passed: Vec<Said> = all.into_iter().chain([said("4", Mark::NotNeeded)]).collect();
        assert_eq!(places(&passed), ["2026-11-01 7.1"]);
    }
}
