//! Eighty cases of "on track", each worked out by hand from the rule of the design and not by the program.
//!
//! Days are counted from the day of the baseline, which is day 0; so with a target for day 100, day 40 is x = 0.40. A line says:
//! direction, baseline, target, tolerance, day of the target | values, each with its day | today | word, and then the sums.

use milepost::domain::measures::{Answer, Direction, Given, Newest, Standing, Update, Updates, Word};
use milepost::domain::words::period::Period;
use milepost::domain::words::typed_number;
use time::macros::date;
use time::{Date, Duration};
use uuid::Uuid;

const CASES: &str = "
up 0 100 - 100 | | 50 | too_early         no value at all
up 0 100 - 100 | | 100 | too_early        the target's day has not passed
up 0 100 - 100 | | 101 | overdue          it has
up 0 100 - 100 | 0:40 | 50 | too_early    a value of the baseline's own day
up 0 100 - 100 | -5:40 | 50 | too_early   one of a day before it
up 0 100 - 100 | 70:100 | 60 | too_early  a day to come does not count yet
up 0 100 - 100 | 50:100 | 50 | reached    p 1
up 0 100 - 100 | 50:120 | 50 | reached    p 1.2
up 0 100 - 100 | 1:100 | 1 | reached      however early
up 0 100 - 100 | 50:99.999999999 | 50 | ahead    p just below 1
up 0 100 - 100 | 50:50 | 50 | on_track    p 0.5 x 0.5
up 0 100 - 100 | 50:60 | 50 | on_track    p 0.6 is x + 0.1, not above it
up 0 100 - 100 | 50:60.000000001 | 50 | ahead
up 0 100 - 100 | 50:40 | 50 | on_track    p 0.4 is x - 0.1
up 0 100 - 100 | 50:39.999999999 | 50 | behind
up 0 100 - 100 | 50:0 | 50 | behind       p 0
up 0 100 - 100 | 50:-10 | 50 | behind     p -0.1 is not below -0.1
up 0 100 - 100 | 50:-10.000000001 | 50 | moving_away
up 0 100 - 100 | 5:0 | 5 | on_track       p 0, and x - 0.1 is below 0
up 0 100 - 100 | 5:-0.000000001 | 5 | behind     p below 0
up 0 100 - 100 | 10:0 | 10 | on_track     p 0 is x - 0.1
up 0 100 - 100 | 11:0 | 11 | behind       p 0, x - 0.1 is 0.01
up 0 100 - 100 | 5:15 | 5 | on_track      p 0.15 is x + 0.1
up 0 100 - 100 | 5:15.1 | 5 | ahead
up 0 100 - 100 | 100:100 | 100 | reached
up 0 100 - 100 | 100:99.9 | 100 | not_reached    of the target's day
up 0 100 - 100 | 110:99 | 120 | not_reached      of a later one
up 0 100 - 100 | 110:101 | 120 | reached
up 0 100 - 100 | 100:-50 | 100 | not_reached     before moving away
up 0 100 - 100 | 99:99 | 100 | on_track   today is the target's day
up 0 100 - 100 | 99:99 | 101 | overdue
up 0 100 - 100 | 99:-50 | 101 | overdue   before moving away
up 0 100 - 100 | 99:100 | 200 | reached   before overdue
up 0 100 - 100 | 99:89 | 99 | on_track    p 0.89 is x - 0.1
up 0 100 - 100 | 99:88 | 99 | behind
up 0 100 - 100 | 60:20 30:30 | 60 | behind       the newest counts: p 0.2 x 0.6
up 0 100 - 100 | 30:90 70:100 | 60 | ahead       p 0.9 x 0.3, the other is of a day to come
up 0 100 - 100 | 30:90 70:100 | 70 | reached
up 79 90 - 1461 | 546:82.5 | 700 | on_track      p 0.318 x 0.374
up 0 30 - 3 | 1:13 | 1 | on_track         p 13/30 is 1/3 + 1/10
up 0 30 - 3 | 1:13.000000001 | 1 | ahead
up 0 30 - 3 | 1:7 | 1 | on_track          p 7/30 is 1/3 - 1/10
up 0 30 - 3 | 1:6.999999999 | 1 | behind
up -20 20 - 100 | 50:0 | 50 | on_track    p 0.5
up -20 -10 - 100 | 50:-21 | 50 | behind   p -0.1
up -20 -10 - 100 | 50:-21.1 | 50 | moving_away
up 0.1 0.3 - 100 | 50:0.22 | 50 | on_track       p 0.6 in tenths that no float holds
down 100 0 - 100 | | 10 | too_early
down 100 0 - 100 | | 101 | overdue
down 100 0 - 100 | 50:50 | 50 | on_track  p 0.5
down 100 0 - 100 | 50:40 | 50 | on_track  p 0.6
down 100 0 - 100 | 50:39.999999999 | 50 | ahead
down 100 0 - 100 | 50:60.1 | 50 | behind  p 0.399
down 100 0 - 100 | 50:110 | 50 | behind   p -0.1
down 100 0 - 100 | 50:110.5 | 50 | moving_away
down 100 0 - 100 | 50:-3 | 50 | reached
down 100 0 - 100 | 100:1 | 100 | not_reached
down 100 0 - 100 | 80:20 | 101 | overdue
toward 10 20 - 100 | 50:20 | 50 | reached
toward 10 20 - 100 | 50:25 | 50 | on_track       beyond the target: p 0.5
toward 10 20 - 100 | 50:24 | 50 | on_track       p 0.6
toward 10 20 - 100 | 50:23.9 | 50 | ahead        p 0.61
toward 10 20 - 100 | 50:13.9 | 50 | behind       p 0.39
toward 10 20 - 100 | 50:31 | 50 | behind  p -0.1
toward 10 20 - 100 | 50:31.1 | 50 | moving_away  p -0.11
toward 10 20 1 100 | 50:21 | 50 | reached        within 1
toward 10 20 1 100 | 50:18.9 | 50 | ahead        p 0.89, and not within 1
toward 10 20 1 100 | 100:18.9 | 100 | not_reached
toward -10.3 0 - 100 | 50:-5.15 | 50 | on_track  two shares that are to become equal: p 0.5
up 50 50 2 100 | | 101 | overdue          it is to stay at 50, and up to 2 worse is fine
up 50 50 2 100 | 50:48 | 50 | kept        2 worse
up 50 50 2 100 | 50:47.999999999 | 50 | moving_away
up 50 50 2 100 | 100:47 | 100 | not_reached
up 50 50 2 100 | 50:47 | 101 | moving_away       worse comes before overdue
up 50 50 2 100 | 50:49 | 101 | overdue
up 50 50 - 100 | 50:49.9 | 50 | moving_away      nothing worse is fine
down 50 50 2 100 | 50:10 | 50 | kept
toward 50 50 2 100 | 50:48 | 50 | kept
toward 50 50 2 100 | 50:47.9 | 50 | moving_away
toward 50 50 2 100 | 100:51 | 130 | kept         of the target's day
";

const START: Date = date!(2025 - 01 - 01);

fn day(number: &str) -> Date {
    START + Duration::days(number.parse().expect("a number of days"))
}

/// One line, read: what the program says, and what the hand says.
fn told(line: &str) -> (Word, Word) {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let [course, values, today, said] = parts[..] else { panic!("{line}") };
    let words: Vec<&str> = course.split(' ').collect();
    let [direction, baseline, target, tolerance, by] = words[..] else { panic!("{line}") };
    let number = |text: &str| typed_number::read(text).expect("a number");
    let given = Given {
        baseline: Some(number(baseline)),
        from: Some(START),
        target: Some(number(target)),
        by: Some(day(by)),
        direction: Some(direction.parse::<Direction>().expect("a direction")),
        tolerance: (tolerance != "-").then(|| number(tolerance)),
    };
    let update = |(at, text): (usize, &str)| {
        let (on, value) = text.split_once(':').expect("a day and its value");
        Update {
            id: Uuid::from_u128(at as u128),
            period: Period::Day(day(on)),
            answer: Answer::Value,
            value: Some(number(value)),
            follows: Vec::new(),
        }
    };
    let updates = Updates::of(values.split_whitespace().enumerate().map(update).collect());
    let newest = match updates.newest(day(today)) {
        Newest::One(point) => Some(point),
        Newest::None => None,
        Newest::Several(..) => panic!("{line}"),
    };
    let word = said.split(' ').next().unwrap_or_default().parse().expect("a word");
    (Standing::of(given.course().expect("a whole course"), newest, day(today)).word, word)
}

#[test]
fn on_track_agrees_with_a_table_that_was_worked_out_by_hand() {
    let cases: Vec<&str> = CASES.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(cases.len(), 80);
    for line in &cases {
        let (word, by_hand) = told(line);
        assert_eq!(word, by_hand, "{line}");
    }
    for word in Word::ALL {
        assert!(cases.iter().any(|line| told(line).1 == *word), "no case of {word}");
    }
    for direction in Direction::ALL {
        assert!(cases.iter().filter(|line| line.starts_with(direction.as_str())).count() >= 10, "{direction}");
    }
}
