//! The cases that the properties run over, and the rule of counting written down a second time.

use std::fmt;

use milepost::domain::guide::{CONDITIONS, ConditionKey, STEPS, STEPS_OF, StepKey};
use milepost::domain::readiness::{Answer, Band, Judged, Limits, Verdict};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use Answer::{InPlace, NotYet, UnderWay, Unknown};

/// This many cases, and no file of failed ones left behind.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// What a verdict is counted from.
#[derive(Clone, PartialEq)]
pub struct Case {
    pub answers: [Option<Answer>; STEPS],
    pub judged: [Option<Judged>; CONDITIONS],
    pub limits: Limits,
}

impl Case {
    /// A case from a letter per step, `y`es, `p`artly, `n`ot yet, `u`nknown or `-`, and behind a
    /// condition's letters perhaps a judgment, `+` or `!`. Our own limits, until told otherwise.
    pub fn told(text: &str) -> Self {
        let (mut answers, mut judged) = (Vec::new(), [None; CONDITIONS]);
        for (at, condition) in text.split_whitespace().enumerate() {
            for letter in condition.chars() {
                match letter {
                    '+' => judged[at] = Some(Judged::Met),
                    '!' => judged[at] = Some(Judged::NotMet),
                    _ => answers.push(LETTERS.into_iter().find(|(known, _)| *known == letter).expect("one of the letters").1),
                }
            }
        }
        Self { answers: answers.try_into().expect("31 letters"), judged, limits: Limits::default() }
    }

    pub fn verdict(&self) -> Verdict {
        Verdict::count(self.answers, self.judged, self.limits)
    }

    pub fn with(&self, steps: &[StepKey], answer: Answer) -> Self {
        let mut changed = self.clone();
        for step in steps {
            changed.answers[step.index()] = Some(answer);
        }
        changed
    }

    pub fn answer(&self, step: StepKey) -> Option<Answer> {
        self.answers[step.index()]
    }

    pub fn is_in_place(&self, step: StepKey) -> bool {
        self.answer(step) == Some(InPlace)
    }

    pub fn is_open(&self, step: StepKey) -> bool {
        matches!(self.answer(step), None | Some(Unknown))
    }

    pub fn steps_left(&self) -> Vec<StepKey> {
        StepKey::all().filter(|step| !self.is_in_place(*step)).collect()
    }

    pub fn open_steps(&self) -> Vec<StepKey> {
        StepKey::all().filter(|step| self.is_open(*step)).collect()
    }

    /// Whether a condition counts: by its judgment or, without one, if all its steps are in place.
    pub fn counts(&self, key: ConditionKey) -> bool {
        match self.judged[key.index()] {
            Some(Judged::Met) => true,
            Some(Judged::NotMet) => false,
            None => key.steps().all(|step| self.is_in_place(step)),
        }
    }

    pub fn met(&self) -> u8 {
        ConditionKey::ALL.into_iter().map(|key| u8::from(self.counts(key))).sum()
    }

    pub fn band(&self) -> Band {
        match self.met() {
            met if met < self.limits.some() => Band::FewToNone,
            met if met < self.limits.most() => Band::Some,
            _ => Band::Most,
        }
    }

    /// Every way in which these open steps could turn out.
    pub fn completions(&self, open: &[StepKey]) -> impl Iterator<Item = Self> {
        (0..3_usize.pow(u32::try_from(open.len()).expect("few steps"))).map(move |mut number| {
            let mut completed = self.clone();
            for step in open {
                completed.answers[step.index()] = Some([InPlace, UnderWay, NotYet][number % 3]);
                number /= 3;
            }
            completed
        })
    }
}

const LETTERS: [(char, Option<Answer>); 5] =
    [('y', Some(InPlace)), ('p', Some(UnderWay)), ('n', Some(NotYet)), ('u', Some(Unknown)), ('-', None)];

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for key in ConditionKey::ALL {
            for step in key.steps() {
                let letter = LETTERS.into_iter().find(|(_, answer)| *answer == self.answer(step)).map_or('?', |(letter, _)| letter);
                write!(f, "{letter}")?;
            }
            let judged = self.judged[key.index()].map_or("", |judged| if judged == Judged::Met { "+" } else { "!" });
            write!(f, "{judged} ")?;
        }
        write!(f, "(some from {}, most from {})", self.limits.some(), self.limits.most())
    }
}

/// Every choice of some of these.
pub fn subsets<T: Copy>(all: &[T]) -> impl Iterator<Item = Vec<T>> {
    (0..1_u32 << all.len()).map(|chosen| all.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, one)| *one).collect())
}

pub fn any_limits() -> impl Strategy<Value = Limits> {
    let all = (1..=8).flat_map(|some| (some + 1..=9).map(move |most| Limits::new(some, most).expect("valid limits")));
    select(all.collect::<Vec<_>>())
}

pub fn any_condition() -> impl Strategy<Value = ConditionKey> {
    select(ConditionKey::ALL.to_vec())
}

pub fn any_answer() -> impl Strategy<Value = Option<Answer>> {
    select(LETTERS.map(|(_, answer)| answer).to_vec())
}

pub fn known_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![2 => Just(InPlace), 1 => Just(UnderWay), 1 => Just(NotYet)]
}

fn any_judgments() -> impl Strategy<Value = [Option<Judged>; CONDITIONS]> {
    let rarely = prop_oneof![7 => Just(None), 1 => Just(Some(Judged::Met)), 1 => Just(Some(Judged::NotMet))];
    let often = select(vec![None, Some(Judged::Met), Some(Judged::NotMet)]);
    prop_oneof![
        2 => Just([None; CONDITIONS]),
        3 => vec(rarely, CONDITIONS).prop_map(|all| all.try_into().expect("nine")),
        1 => vec(often, CONDITIONS).prop_map(|all| all.try_into().expect("nine")),
    ]
}

fn case_of(answers: impl Strategy<Value = Vec<Option<Answer>>>) -> impl Strategy<Value = Case> {
    (answers, any_judgments(), any_limits()).prop_map(|(answers, judged, limits)| Case {
        answers: answers.try_into().expect("31 answers"),
        judged,
        limits,
    })
}

/// Answers condition by condition, since 31 independent ones would hardly ever complete any.
/// The weights: finished, finished but for what is open, mixed, not begun, not looked at.
fn answers(weights: [u32; 5]) -> impl Strategy<Value = Vec<Option<Answer>>> {
    let condition = move |steps: u8| {
        let steps = usize::from(steps);
        let all = |among: &[Option<Answer>]| vec(select(among.to_vec()), steps);
        prop_oneof![
            weights[0] => all(&[Some(InPlace)]),
            weights[1] => all(&[Some(InPlace), Some(Unknown), None]),
            weights[2] => vec(any_answer(), steps),
            weights[3] => all(&[Some(UnderWay), Some(NotYet)]),
            weights[4] => all(&[None]),
        ]
    };
    Vec::from(STEPS_OF.map(condition)).prop_map(|conditions| conditions.concat())
}

/// Any case at all: begun, half finished or whole.
pub fn any_case() -> impl Strategy<Value = Case> {
    case_of(prop_oneof![2 => answers([3, 3, 2, 1, 1]), 1 => answers([6, 1, 1, 1, 0]), 1 => answers([1, 1, 1, 1, 6])])
}

/// Answers in which only these few steps say something else.
fn but_for(
    answers: impl Strategy<Value = Vec<Option<Answer>>>,
    few: usize,
    other: impl Strategy<Value = Option<Answer>>,
) -> impl Strategy<Value = Case> {
    let places = subsequence((0..STEPS).collect::<Vec<_>>(), 0..=few);
    case_of((answers, places, vec(other, STEPS)).prop_map(|(mut answers, places, others)| {
        for at in places {
            answers[at] = others[at];
        }
        answers
    }))
}

/// A case with at most this many open steps, so that every completion can be tried.
pub fn case_with_few_open(few: usize) -> impl Strategy<Value = Case> {
    let known = prop_oneof![2 => answers([1, 0, 0, 0, 0]), 3 => answers([3, 0, 0, 1, 0])];
    but_for(known, few, select(vec![None, Some(Unknown)]))
}

/// A case with at most this many steps not in place, so that every set of them can be tried.
pub fn case_with_few_left(few: usize) -> impl Strategy<Value = Case> {
    but_for(Just(vec![Some(InPlace); STEPS]), few, any_answer())
}
