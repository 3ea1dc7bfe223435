//! What holds of every measure: the mirror image of a course has the same word, and a word and a lack part all cases.

use proptest::prelude::*;
use time::macros::date;
use time::{Date, Duration};

use super::*;
use crate::domain::words::decimal::Decimal;
use crate::domain::words::period::Period;
use uuid::Uuid;

const START: Date = date!(2025 - 01 - 01);

fn number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-40_i128..=40).prop_map(|digits| Decimal::new(digits, 0)),
        (-4_000_i128..=4_000, 0..=2_u8).prop_map(|(digits, places)| Decimal::new(digits, places)),
        (-999_999_999_999_999_999_999_999_i128..=999_999_999_999_999_999_999_999, 9..=9_u8)
            .prop_map(|(digits, places)| Decimal::new(digits, places)),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    prop_oneof![-5_i64..=120, -5_i64..=120, -40_000_i64..=60_000].prop_map(|days| START + Duration::days(days))
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Up), Just(Direction::Down), Just(Direction::Toward)]
}

fn given() -> impl Strategy<Value = Given> {
    let some = |is_there: bool| is_there.then_some(());
    let parts = (number(), day(), number(), day(), direction(), proptest::option::of(number()), any::<[bool; 5]>(), any::<bool>());
    parts.prop_map(move |(baseline, from, target, by, direction, tolerance, there, keeps)| Given {
        baseline: some(there[0]).map(|()| baseline),
        from: some(there[1]).map(|()| from),
        target: some(there[2]).map(|()| if keeps { baseline } else { target }),
        by: some(there[3]).map(|()| by),
        direction: some(there[4]).map(|()| direction),
        tolerance,
    })
}

fn course() -> impl Strategy<Value = Course> {
    (number(), number(), day(), 1..400_i64, direction(), number(), any::<bool>()).prop_map(
        |(one, other, from, days, direction, tolerance, keeps)| {
            let [low, high] = if one <= other { [one, other] } else { [other, one] };
            let (baseline, target) = if direction == Direction::Down { (high, low) } else { (low, high) };
            let tolerance = if tolerance.is_negative() { opposite(tolerance) } else { tolerance };
            Course { baseline, target: if keeps { baseline } else { target }, from, by: from + Duration::days(days), direction, tolerance }
        },
    )
}

fn opposite(number: Decimal) -> Decimal {
    Decimal::ZERO.minus(number).unwrap()
}

/// The same course seen in a mirror: every number the other side of zero, and up is down.
fn mirrored(course: Course) -> Course {
    Course {
        baseline: opposite(course.baseline),
        target: opposite(course.target),
        direction: match course.direction {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
            Direction::Toward => Direction::Toward,
        },
        ..course
    }
}

/// A value somewhere along the way of a course, also before and beyond it, or anywhere.
fn along(course: Course, tenths: i64, nudge: i128) -> Decimal {
    let (_, whole) = course.way(course.baseline);
    let way = whole.times(Decimal::new(i128::from(tenths), 2)).unwrap_or(whole).rounded(9);
    let step = if course.target < course.baseline { opposite(way) } else { way };
    let value = course.baseline.minus(opposite(step)).unwrap().minus(Decimal::new(nudge, 9)).unwrap();
    if value.rounded(0) > Decimal::new(999_999_999_999_999, 0) { course.target } else { value }
}

proptest! {
    #[test]
    fn a_measure_has_one_word_or_says_what_is_missing(given in given()) {
        match given.course() {
            Ok(course) => prop_assert!(
                given.baseline.is_some() && given.from.is_some() && given.target.is_some() && given.by.is_some() && course.from < course.by
            ),
            Err(lacks) => {
                prop_assert!(!lacks.is_empty() && !Lack::told(&lacks).is_empty());
                let is_there = |lack: &Lack| match lack {
                    Lack::Baseline => given.baseline.is_some(),
                    Lack::BaselineDay => given.from.is_some(),
                    Lack::Target => given.target.is_some(),
                    Lack::TargetDay => given.by.is_some(),
                    Lack::Direction => given.direction.is_some(),
                    Lack::Order => given.from < given.by,
                    Lack::Side | Lack::Which(_) => given.target == given.baseline,
                };
                prop_assert!(!lacks.iter().any(is_there), "{lacks:?}");
            }
        }
    }

    #[test]
    fn turned_in_a_mirror_it_has_the_same_word(
        course in course(), after in -3..500_i64, on in -3..500_i64, tenths in -150_i64..=150, nudge in -2_i128..=2, exactly in any::<bool>()
    ) {
        let (gone, today) = (course.from + Duration::days(after), course.from + Duration::days(on));
        // Often right at an edge: as far on its way as the time is, and a tenth from it.
        let (days, all) = course.time(gone);
        let tenths = if exactly && all > 0 && days * 100 % all == 0 { days * 100 / all + tenths.signum() * 10 } else { tenths };
        let newest = Point { day: gone, value: along(course, tenths, nudge) };
        let seen = Point { value: opposite(newest.value), ..newest };
        for (one, other) in [(Some(newest), Some(seen)), (None, None)] {
            let (one, other) = (Standing::of(course, one, today), Standing::of(mirrored(course), other, today));
            prop_assert_eq!(one.word, other.word, "{:?}", one);
            prop_assert!(!Sums::of(&one).0.is_empty() && !Sums::of(&other).0.is_empty());
        }
    }

    #[test]
    fn a_course_and_its_whole_way_stretched_alike_have_the_same_word(course in course(), after in 1..500_i64, tenths in -150_i64..=150) {
        // A thousand for every one, as when a measure is told in dollars and not in thousands of them.
        let by = Decimal::new(1_000, 0);
        let fits = |number: Decimal| number.times(by).filter(|number| number.rounded(0) < Decimal::new(10_i128.pow(15), 0) && number.rounded(0) > Decimal::new(-(10_i128.pow(15)), 0));
        let value = along(course, tenths, 0);
        let all = [course.baseline, course.target, course.tolerance, value].map(fits);
        if let [Some(baseline), Some(target), Some(tolerance), Some(stretched)] = all {
            let day = course.from + Duration::days(after);
            let one = Standing::of(course, Some(Point { day, value }), day);
            let other = Standing::of(Course { baseline, target, tolerance, ..course }, Some(Point { day, value: stretched }), day);
            prop_assert_eq!(one.word, other.word);
        }
    }
}

fn update(n: u128, typed: &str, value: Option<i128>, follows: &[u128]) -> Update {
    Update {
        id: Uuid::from_u128(n),
        period: Period::read(typed).unwrap(),
        answer: if value.is_some() { Answer::Value } else { Answer::None },
        value: value.map(|value| Decimal::new(value, 0)),
        follows: follows.iter().copied().map(Uuid::from_u128).collect(),
    }
}

fn one(day: Date, value: i128) -> Newest {
    Newest::One(Point { day, value: Decimal::new(value, 0) })
}

#[test]
fn the_newest_value_is_the_one_of_its_day_that_no_other_follows() {
    const TODAY: Date = date!(2026 - 07 - 10);
    let newest = |updates: Vec<Update>| Updates::of(updates).newest(TODAY);
    assert_eq!(newest(Vec::new()), Newest::None);
    let early = update(1, "2025", Some(5), &[]);
    assert_eq!(newest(vec![update(2, "2026-06-30", Some(7), &[]), early.clone()]), one(date!(2026 - 06 - 30), 7));
    assert_eq!(newest(vec![early.clone(), update(2, "2026", Some(7), &[])]), one(date!(2025 - 12 - 31), 5), "2026 is not over yet");
    assert_eq!(newest(vec![early.clone(), update(2, "2026-06-30", None, &[])]), one(date!(2025 - 12 - 31), 5), "no figure is no value");
    let [one_of_day, other] = [update(2, "2026-06-30", Some(7), &[]), update(3, "school year 2025-26", Some(8), &[])];
    let several = Newest::Several(date!(2026 - 06 - 30), vec![one_of_day.id, other.id]);
    assert_eq!(newest(vec![early.clone(), other.clone(), one_of_day.clone()]), several, "two of one day");
    let follows = update(3, "2025-26", Some(8), &[2]);
    assert_eq!(newest(vec![one_of_day.clone(), follows.clone()]), one(date!(2026 - 06 - 30), 8));
    assert_eq!(newest(vec![one_of_day.clone(), update(3, "2025-26", Some(7), &[])]), one(date!(2026 - 06 - 30), 7), "equal values are one");
    let later = update(4, "2026-07-01", Some(9), &[]);
    assert_eq!(
        newest(vec![one_of_day.clone(), other, later]),
        one(date!(2026 - 07 - 01), 9),
        "what is undecided before it does not matter"
    );
    let elsewhere = update(5, "2026-06-30", Some(7), &[99]);
    assert_eq!(newest(vec![elsewhere]), one(date!(2026 - 06 - 30), 7), "one that follows what is gone");
    let ring = vec![update(2, "2026-06-30", Some(7), &[3]), update(3, "2026-06-30", Some(8), &[2])];
    assert!(matches!(newest(ring), Newest::Several(..)), "a ring has no last one");
    let no_more = update(6, "2026-06-30", None, &[2]);
    assert_eq!(newest(vec![early, one_of_day, no_more]), one(date!(2025 - 12 - 31), 5), "a value that was taken back");
}

#[test]
fn the_next_value_is_due_by_the_rhythm_and_month_ends_stay_month_ends() {
    for (rhythm, last, next) in [
        (Rhythm::Monthly, date!(2026 - 01 - 31), date!(2026 - 02 - 28)),
        (Rhythm::Monthly, date!(2026 - 02 - 28), date!(2026 - 03 - 31)),
        (Rhythm::Monthly, date!(2026 - 01 - 30), date!(2026 - 02 - 28)),
        (Rhythm::Quarterly, date!(2026 - 06 - 30), date!(2026 - 09 - 30)),
        (Rhythm::Quarterly, date!(2026 - 06 - 15), date!(2026 - 09 - 15)),
        (Rhythm::HalfYearly, date!(2026 - 08 - 31), date!(2027 - 02 - 28)),
        (Rhythm::Yearly, date!(2025 - 12 - 31), date!(2026 - 12 - 31)),
        (Rhythm::Yearly, date!(2027 - 02 - 28), date!(2028 - 02 - 29)),
        (Rhythm::TwoYearly, date!(2026 - 06 - 30), date!(2028 - 06 - 30)),
    ] {
        assert_eq!(rhythm.next(last), next, "{rhythm} after {last}");
    }
}

#[test]
fn the_period_of_the_next_value_is_as_the_one_before_it() {
    const TODAY: Date = date!(2026 - 11 - 28);
    for (rhythm, last, next) in [
        (Rhythm::Yearly, "2023", "2025"),
        (Rhythm::Yearly, "2025", "2026-11-28"),
        (Rhythm::Yearly, "2024-25", "2025-26"),
        (Rhythm::Quarterly, "Q1 2026", "Q3 2026"),
        (Rhythm::Monthly, "June 2026", "October 2026"),
        (Rhythm::Monthly, "June 5, 2026", "2026-11-28"),
        (Rhythm::Quarterly, "2024-25", "2026-11-28"),
        (Rhythm::TwoYearly, "2019 to 2023", "2021 to 2025"),
        (Rhythm::Yearly, "2019 to 2023", "2021 to 2025"),
        (Rhythm::Quarterly, "2025", "2026-11-28"),
    ] {
        assert_eq!(rhythm.period_after(Period::read(last).unwrap(), TODAY), Period::read(next).unwrap(), "{rhythm} {last}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let all = Given {
        baseline: Some(Decimal::ONE),
        from: Some(START),
        target: Some(Decimal::new(5, 0)),
        by: Some(date!(2026 - 01 - 01)),
        direction: Some(Direction::Up),
        tolerance: None,
    };
    assert!(all.course().is_ok());
    let told = |given: Given| Lack::told(&given.course().unwrap_err());
    assert_eq!(told(Given { baseline: None, by: None, ..all }), "Missing: the baseline and the day of the target.");
    assert_eq!(
        told(Given::default()),
        "Missing: the baseline, the day of the baseline, the target, the day of the target, and which way is better."
    );
    assert_eq!(told(Given { by: Some(START), ..all }), "The target’s day does not come after that of the baseline.");
    assert_eq!(told(Given { direction: Some(Direction::Down), ..all }), "The target lies on the worse side of the baseline.");
    assert_eq!(Lack::told(&[Lack::Which(START)]), "Two values speak of January 1, 2025. Say which holds.");
}

#[test]
fn the_sums_tell_what_was_held_against_what() {
    let course = Course {
        baseline: Decimal::new(790, 1),
        from: date!(2024 - 12 - 31),
        target: Decimal::new(90, 0),
        by: date!(2028 - 12 - 31),
        direction: Direction::Up,
        tolerance: Decimal::ZERO,
    };
    let newest = Point { day: date!(2026 - 06 - 30), value: Decimal::new(825, 1) };
    let standing = Standing::of(course, Some(newest), date!(2026 - 11 - 28));
    assert_eq!(standing.word, Word::OnTrack);
    assert_eq!(
        Sums::of(&standing).0,
        [
            "It begins at 79.0 on December 31, 2024 and is to come to 90 by December 31, 2028. More is better.",
            "The newest value is 82.5, of June 30, 2026.",
            "Way covered: p = (82.5 − 79.0) ÷ (90 − 79.0) = 3.5 ÷ 11, about 0.318.",
            "Time gone on that day: x = 546 of 1,461 days = 546 ÷ 1,461, about 0.374.",
            "p is not below zero, and it is no more than 0.1 from x. So it is on track.",
            "Compared exactly, with all three multiplied by ten, the whole way and all days: p is 51,135, x less 0.1 is 43,989, and x plus \
             0.1 is 76,131.",
        ]
    );
    let kept = Course { target: course.baseline, tolerance: Decimal::new(2, 0), ..course };
    let kept = Standing::of(kept, Some(Point { value: Decimal::new(77, 0), ..newest }), newest.day);
    assert_eq!(kept.word, Word::Kept);
    assert_eq!(Sums::of(&kept).0.last().unwrap(), "That is not worse by more than 2. So it is kept.");
}
