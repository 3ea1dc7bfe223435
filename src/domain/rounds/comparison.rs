//! Two rounds of one jurisdiction beside each other: what changed from the older to the newer, and in words.

use super::Heading;
use super::carry::means_the_same;
use crate::domain::guide::{ConditionKey, Guide, StepKey};
use crate::domain::readiness::{Answer, Judged, State, Verdict, not_confirmed};
use crate::domain::words::inserted;
use crate::domain::words::{agree, capital, count, dates, list, number};

/// What changed between two rounds. Marks of answers carried over are no change: the answer is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The verdict of the older round.
    pub then: Verdict,
    /// The verdict of the newer one.
    pub now: Verdict,
    /// The steps whose answer, note or evidence is another.
    pub steps: Vec<StepKey>,
    /// The conditions whose need is another.
    pub needs: Vec<ConditionKey>,
    /// The conditions that were judged otherwise, or for another reason.
    pub judgments: Vec<ConditionKey>,
    /// The steps that ask something else in the newer round's version of the guide.
    pub reworded: Vec<StepKey>,
    /// Whether the two rounds are read with one version of the guide.
    pub is_same_guide: bool,
}

/// A comparison in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// "Since March 2026: two more conditions met, one lost."
    pub headline: String,
    /// The counts of conditions and steps, then and now.
    pub sums: String,
    /// What a careful reader should know before trusting the difference, a sentence each.
    pub remarks: Vec<String>,
}

impl Comparison {
    /// Compares the older round with the newer one, each with the guide that it is read with.
    #[must_use]
    pub fn of((then, asked): (&State, &Guide), (now, asks): (&State, &Guide)) -> Self {
        let is_other = |step: &StepKey| {
            let (then, now) = (&then[*step], &now[*step]);
            (then.answer, &then.note, &then.evidence) != (now.answer, &now.note, &now.evidence)
        };
        Self {
            then: Verdict::of(then),
            now: Verdict::of(now),
            steps: StepKey::all().filter(is_other).collect(),
            needs: ConditionKey::ALL.into_iter().filter(|key| then.need(*key) != now.need(*key)).collect(),
            judgments: ConditionKey::ALL.into_iter().filter(|key| then.judgment(*key) != now.judgment(*key)).collect(),
            reworded: StepKey::all().filter(|step| !means_the_same(*step, asked, asks)).collect(),
            is_same_guide: asked.version == asks.version,
        }
    }

    /// The conditions that count as met now and did not then.
    #[must_use]
    pub fn gained(&self) -> Vec<ConditionKey> {
        met_only_in(&self.now, &self.then)
    }

    /// The conditions that counted as met then and do not now.
    #[must_use]
    pub fn lost(&self) -> Vec<ConditionKey> {
        met_only_in(&self.then, &self.now)
    }

    /// Whether the two rounds say the same.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.steps.is_empty() && self.needs.is_empty() && self.judgments.is_empty()
    }

    /// Tells it, with the headings of the older round and of the newer one.
    #[must_use]
    pub fn told(&self, then: &Heading, now: &Heading) -> Told {
        let [first, second] = [then, now].map(|heading| dates::month(heading.started));
        // Two rounds of one month can only be told apart by their titles.
        let since = if first == second { &then.title } else { &first };
        Told { headline: format!("Since {since}: {}.", self.in_short()), sums: self.sums(), remarks: self.remarks(then, now) }
    }

    /// "two more conditions met, one lost"
    fn in_short(&self) -> String {
        let (gained, lost) = (self.gained().len(), self.lost().len());
        let more = format!("{} more {} met", number(gained), agree(gained, "condition", "conditions"));
        match (gained, lost) {
            (0, 0) if self.is_nothing() => "nothing has changed".to_owned(),
            (0, 0) if self.now.floor() == 0 => "still no condition met".to_owned(),
            (0, 0) => format!("the same {} met", count(self.now.floor().into(), "condition", "conditions")),
            (0, _) => format!("{} lost, none gained", count(lost, "condition", "conditions")),
            (_, 0) => more,
            _ => format!("{more}, {} lost", number(lost)),
        }
    }

    fn sums(&self) -> String {
        let (then, now) = (self.then.floor(), self.now.floor());
        let met = format!("{} of the nine conditions {} met", capital(&number(now.into())), agree(now.into(), "counts as", "count as"));
        let met = if then == now { format!("{met}, as many as then.") } else { format!("{met}; then it was {}.", number(then.into())) };
        let (before, after) = (self.then.in_place(), self.now.in_place());
        let steps = format!("{after} of 31 steps {} in place", agree(after.into(), "is", "are"));
        let is_same = StepKey::all().all(|step| is_in_place(&self.then, step) == is_in_place(&self.now, step));
        match before {
            _ if is_same => format!("{met} {steps}, the same as then."),
            _ if before == after => format!("{met} {steps}, as many as then, but not the same ones."),
            _ => format!("{met} {steps}; then it was {before}."),
        }
    }

    fn remarks(&self, then: &Heading, now: &Heading) -> Vec<String> {
        let mut remarks = Vec::new();
        let (older, newer) = (inserted(&then.title), inserted(&now.title));
        let among = |holds: &Verdict, open: &Verdict| {
            StepKey::all().filter(|step| is_in_place(holds, *step) && matches!(open.answer(*step), None | Some(Answer::Unknown))).count()
        };
        let found = among(&self.now, &self.then);
        if found > 0 {
            let steps = capital(&count(found, "step", "steps"));
            remarks.push(format!(
                "{steps} in place now {} not known in {older}, so {} may have been in place before.",
                agree(found, "was", "were"),
                agree(found, "it", "they")
            ));
        }
        let open = among(&self.then, &self.now);
        if open > 0 {
            let steps = capital(&count(open, "step", "steps"));
            remarks.push(format!(
                "{steps} in place then {} not known in {newer}, so {} may still be in place.",
                agree(open, "is", "are"),
                agree(open, "it", "they")
            ));
        }
        let unjudged: Vec<String> = self
            .lost()
            .into_iter()
            .filter(|key| self.then.result(*key).judged == Some(Judged::Met) && self.now.result(*key).judged.is_none())
            .map(|key| key.number().to_string())
            .collect();
        if !unjudged.is_empty() {
            remarks.push(format!(
                "{} {} counted as met by a judgment in {older}. Judgments are not carried over, and {newer} has none on {}.",
                agree(unjudged.len(), "Condition", "Conditions"),
                list(&unjudged),
                agree(unjudged.len(), "it", "them")
            ));
        }
        remarks.extend(not_confirmed(self.now.carried().iter().map(|(_, day)| *day)));
        let (was, is) = (self.then.limits(), self.now.limits());
        if was != is {
            let begin = |limits: crate::domain::readiness::Limits| {
                format!("“some” begins at {} and “most” at {}", number(limits.some().into()), number(limits.most().into()))
            };
            remarks.push(format!(
                "The limits differ: in {older} {}, in {newer} {}. The same count can fall into another band.",
                begin(was),
                begin(is)
            ));
        }
        if !self.is_same_guide {
            let labels: Vec<String> = self.reworded.iter().map(|step| step.label()).collect();
            let what = if labels.is_empty() {
                "No step asks anything else.".to_owned()
            } else {
                format!(
                    "{} {} something else now: {}.",
                    capital(&count(labels.len(), "step", "steps")),
                    agree(labels.len(), "asks", "ask"),
                    list(&labels)
                )
            };
            remarks.push(format!("The two rounds follow different versions of the guide. {what}"));
        }
        remarks
    }
}

fn met_only_in(one: &Verdict, other: &Verdict) -> Vec<ConditionKey> {
    ConditionKey::ALL.into_iter().filter(|key| one.result(*key).counts() && !other.result(*key).counts()).collect()
}

fn is_in_place(verdict: &Verdict, step: StepKey) -> bool {
    verdict.answer(step) == Some(Answer::InPlace)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::domain::readiness::{Field, LimitsChange};

    fn meeting(met: &[ConditionKey]) -> State {
        let mut state = State::blank("g");
        for step in StepKey::all() {
            state.answer(step, Some(if met.contains(&step.condition()) { Answer::InPlace } else { Answer::NotYet }));
        }
        state
    }

    fn told(then: &State, now: &State) -> Told {
        let heading = |title: &str, started| Heading { title: title.to_owned(), started };
        let guide = Guide::current();
        let comparison = Comparison::of((then, guide), (now, guide));
        comparison.told(&heading("Spring 2026", date!(2026 - 03 - 14)), &heading("Fall 2026", date!(2026 - 10 - 01)))
    }

    use ConditionKey::{DataCapacity, OrganizationalCulture, RacialEquity, StaffBuyIn};

    #[test]
    fn gains_and_losses_are_told_in_words() {
        let then = meeting(&[DataCapacity, RacialEquity]);
        let both = told(&then, &meeting(&[DataCapacity, StaffBuyIn, OrganizationalCulture]));
        assert_eq!(both.headline, "Since March 2026: two more conditions met, one lost.");
        assert_eq!(both.sums, "Three of the nine conditions count as met; then it was two. 10 of 31 steps are in place; then it was 9.");
        assert_eq!(both.remarks, Vec::<String>::new());
        assert_eq!(told(&then, &meeting(&[DataCapacity])).headline, "Since March 2026: one condition lost, none gained.");
        assert_eq!(told(&then, &meeting(&[DataCapacity, RacialEquity, StaffBuyIn])).headline, "Since March 2026: one more condition met.");
    }

    #[test]
    fn no_change_is_told_as_such() {
        let then = meeting(&[DataCapacity, RacialEquity]);
        let same = told(&then, &then);
        assert_eq!(same.headline, "Since March 2026: nothing has changed.");
        assert_eq!(same.sums, "Two of the nine conditions count as met, as many as then. 9 of 31 steps are in place, the same as then.");
        let mut noted = then.clone();
        noted.set(Field::Need(StaffBuyIn), "Time").unwrap();
        assert_eq!(told(&then, &noted).headline, "Since March 2026: the same two conditions met.");
        let mut none = meeting(&[]);
        none.answer(StepKey::LEADERSHIP_AGREED, Some(Answer::InPlace));
        assert_eq!(told(&meeting(&[]), &none).headline, "Since March 2026: still no condition met.");
    }

    #[test]
    fn what_was_not_known_is_not_called_gained_or_lost_without_a_word() {
        let known = meeting(&[StaffBuyIn]);
        let mut open = known.clone();
        open.answer("5.1".parse().unwrap(), None);
        assert_eq!(
            told(&open, &known).remarks,
            ["One step in place now was not known in Spring 2026, so it may have been in place before."]
        );
        assert_eq!(told(&known, &open).remarks, ["One step in place then is not known in Fall 2026, so it may still be in place."]);
    }

    #[test]
    fn a_condition_lost_only_because_nobody_judged_it_again_is_told() {
        let now = meeting(&[StaffBuyIn]);
        let mut then = now.clone();
        then.set(Field::Judgment(RacialEquity), "met: a partner leads").unwrap();
        assert_eq!(
            told(&then, &now).remarks,
            ["Condition 6 counted as met by a judgment in Spring 2026. Judgments are not carried over, and Fall 2026 has none on it."]
        );
    }

    #[test]
    fn other_limits_marks_and_guides_are_told() {
        let then = meeting(&[StaffBuyIn]);
        let mut now = then.clone().with_limits(LimitsChange::parse("4", "7", "Stricter").unwrap());
        now.set("carried-5.1".parse().unwrap(), "2026-03-14").unwrap();
        let comparison = Comparison::of((&then, Guide::current()), (&now, Guide::current()));
        assert!(comparison.is_nothing(), "a mark is no change");
        let remarks = told(&then, &now).remarks;
        assert_eq!(remarks[0], "One answer was carried over from March 2026 and has not been confirmed.");
        assert_eq!(
            remarks[1],
            "The limits differ: in Spring 2026 “some” begins at three and “most” at six, in Fall 2026 “some” begins at four and “most” at seven. The same count can fall into another band."
        );
        let file = include_str!("../guide/readiness.toml");
        let text = &Guide::current().step(StepKey::LEADERSHIP_AGREED).text;
        let newer = file.replacen(text.as_str(), "Other.", 1).replacen(&Guide::current().version, "2030-01-01", 1);
        let newer = Guide::parse(&newer).unwrap();
        let comparison = Comparison::of((&then, Guide::current()), (&now, &newer));
        assert_eq!(comparison.reworded, [StepKey::LEADERSHIP_AGREED]);
        let heading = Heading { title: "A".to_owned(), started: date!(2026 - 03 - 14) };
        let told = comparison.told(&heading, &Heading { title: "B".to_owned(), ..heading.clone() });
        assert_eq!(told.headline, "Since A: nothing has changed.");
        assert_eq!(
            told.remarks.last().unwrap(),
            "The two rounds follow different versions of the guide. One step asks something else now: 1b."
        );
    }
}
