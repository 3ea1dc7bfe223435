//! A clock that is a year ahead, a year behind, or at 1970, for a while: nothing is lost by it, and no page
//! says what is not so.
//!
//! Everything that compares a stored moment or day with now, and what it makes of one that is after now:
//!
//! | what | where | after now |
//! |---|---|---|
//! | which round or decision is the newest, what a field held last | `domain/order`, `store/hands/order.rs` | by what follows what, never by a moment |
//! | whether the day's backup is due | `store/file/copying.rs`, `daily_is_due` | not of today |
//! | which backup is the last, in the footer, on the page of the file, in the handover | `store/file/shelf.rs`, `last` | passed over; if all are, that is said |
//! | which backups are let go, here and in the second folder | `shelf.rs`, `prune` | the order in which they were made decides; one of unknown order stays, beside the ten |
//! | which backup is offered first | `shelf.rs`, `list` | by that order |
//! | unfinished copies | `copying.rs`, `clear_parts` | held against the newest copy, by the times of the files |
//! | what a restore would undo | `store/file/since.rs` | by the lines, not by their moments |
//! | when the bin is emptied | `store/hands/days.rs`, `store/bin/mod.rs` | days of use are counted, each once |
//! | one sitting, one line of the history | `domain/history/event.rs`, `Event::takes_in` | a new line |
//! | "today", "yesterday" everywhere | `domain/words/dates.rs`, `relative` | the date as it stands |
//! | "Saved 10:42 a.m." | `web/frame/page.rs`, `saved` | "Saved" |
//! | late and stale actions | `domain/work/action.rs`, `is_late`, `is_stale` | not stale; late goes by the typed date alone |
//! | late answers, what a letter asks for | `domain/conversation/ask.rs`, `letter.rs` | by the typed date alone |
//! | late and next check-ins, the timeline, the calendar | `domain/decision/record.rs`, `is_held` | not held |
//! | late returns, what is due, the dates ahead | `domain/jurisdiction/due` | by the typed date alone |
//! | days of a decision, a meeting, an ask as typed | `domain/decision/choice.rs`, `conversation/meeting.rs`, `asking.rs` | refused beside the field; none is stored |
//! | days on which a comment, a review, an approval, an adoption was, and a thing was done, as typed | `domain/things/happened.rs` | refused beside the field; none is stored |
//! | the days of which a progress report speaks | `domain/progress/stretch.rs` | it tells what had come by the last of them, or by today |
//! | the number of a calendar file | `store/work/actions.rs`, `number_calendar` | one more than the last |
//!
//! Not compared with now: locks; waiting bundles, idle connections and time limits (they go by how long the
//! program runs); kept states, tombstones, imports and the moment at which a damaged file was last written to
//! (told as they stand).

use std::path::Path;

use milepost::domain::ids::AssessmentId;
use milepost::domain::people::Actor;
use milepost::domain::readiness::{Change, Revision};
use milepost::store::FieldFilter;
use milepost::store::file::backup::{self, Last, Why};
use milepost::store::file::{Reading, check, opening};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use crate::person::Person;

const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);
const WRONG: [OffsetDateTime; 3] =
    [datetime!(2027-11-23 17:00:12 UTC), datetime!(2025-11-23 17:00:12 UTC), datetime!(1970-01-01 00:01:00 UTC)];

async fn daily(path: &Path, now: OffsetDateTime) -> bool {
    backup::make_daily(path, now, Reading::Beside).await.unwrap().is_some()
}

/// A file that was used on each of the ten days before, with a backup of each.
async fn used() -> Person {
    let dana = Person::new().await;
    dana.store.found_example(NOW - Duration::days(11)).await.unwrap();
    for days in (1..=10).rev() {
        assert!(daily(dana.store.path(), NOW - Duration::days(days)).await);
    }
    dana
}

/// As an older Milepost leaves them: nothing but their names.
fn forget_order(path: &Path) {
    let folder = backup::folder(path);
    let notes = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().unwrap() == "txt");
    notes.for_each(|note| std::fs::remove_file(note).unwrap());
}

#[tokio::test]
async fn a_clock_that_was_wrong_once_costs_no_more_than_a_day_of_use_does() {
    for wrong in WRONG {
        for is_older in [false, true] {
            let dana = used().await;
            let path = dana.store.path();
            if is_older {
                forget_order(path);
            }
            assert!(daily(path, wrong).await, "{wrong}");
            let ghost = backup::list(path, wrong)[0].clone();
            assert_eq!(ghost.at, wrong, "{wrong}: the copy just made is there, and is the newest");
            let kept = backup::list(path, NOW);
            assert!(kept.iter().any(|backup| backup.at == NOW - Duration::days(9)), "{wrong}: {kept:?}");
            // The clock is right again, and Milepost is started many times.
            let made = [0, 1, 2, 3, 4, 5].map(Duration::hours);
            let mut count = 0;
            for after in made {
                count += usize::from(daily(path, NOW + after).await);
            }
            assert_eq!(count, 1, "{wrong}: one backup of that day");
            let later = NOW + Duration::hours(6);
            assert_eq!(backup::last(path, later), Last::At(NOW), "{wrong}");
            let kept = backup::list(path, later);
            assert_eq!(kept[0].at, NOW);
            assert!(kept.iter().any(|backup| backup.at == NOW - Duration::days(8)), "{wrong}: {kept:?}");
            // It leaves in its turn, and not before.
            for days in 1..=10 {
                assert!(daily(path, NOW + Duration::days(days)).await, "{wrong} {days}");
                let is_there = backup::list(path, NOW + Duration::days(days)).contains(&ghost) || ghost.path.exists();
                assert_eq!(is_there, days <= 8, "{wrong}: after {days} days");
            }
            assert_eq!(backup::list(path, NOW + Duration::days(10)).len(), backup::KEPT, "{wrong}");
        }
    }
}

#[tokio::test]
async fn a_backup_just_made_is_there_whatever_the_clock_says() {
    for wrong in WRONG {
        let dana = used().await;
        let path = dana.store.path();
        forget_order(path);
        for minute in 0..3 {
            let made = backup::make(path, Why::ByHand, wrong + Duration::minutes(minute), Reading::Beside).await.unwrap();
            assert!(made.backup.path.exists(), "{wrong}: {:?}", made.backup.path);
            assert_eq!(backup::list(path, wrong + Duration::minutes(minute))[0].path, made.backup.path);
        }
        assert!(backup::list(path, wrong).len() >= backup::KEPT);
    }
}

#[tokio::test]
async fn copies_of_an_unknown_order_and_a_day_still_to_come_push_nobody_out() {
    let dana = used().await;
    let path = dana.store.path();
    // An older Milepost ran for twelve days with a clock a year ahead, and for none since.
    for days in 0..12 {
        daily(path, NOW + Duration::days(365 + days)).await;
    }
    forget_order(path);
    let ahead = backup::list(path, NOW).len();
    assert!(backup::list(path, NOW).iter().all(|backup| backup.is_ahead(NOW)));
    assert_eq!(backup::last(path, NOW), Last::Ahead);
    for days in 0..12 {
        assert!(daily(path, NOW + Duration::days(days)).await);
        assert!(!daily(path, NOW + Duration::days(days)).await);
    }
    let now = NOW + Duration::days(12);
    let kept = backup::list(path, now);
    assert_eq!(kept.iter().filter(|backup| !backup.is_ahead(now)).count(), backup::KEPT);
    assert_eq!(kept.len(), backup::KEPT + ahead, "they stay beside the ten");
    assert_eq!(kept[0].at, NOW + Duration::days(11));
}

#[tokio::test]
async fn an_unfinished_copy_is_cleared_away_by_the_times_of_the_files_alone() {
    let dana = used().await;
    let path = dana.store.path();
    let part = backup::folder(path).join("milepost 2026-11-22 17.00.12 UTC by hand.db.part");
    std::fs::write(&part, "half").unwrap();
    for wrong in WRONG {
        backup::make(path, Why::ByHand, wrong, Reading::Beside).await.unwrap();
        assert!(part.exists(), "{wrong}: somebody may be at it");
    }
    let written = std::fs::File::options().write(true).open(&part).unwrap();
    written.set_modified(std::time::SystemTime::now() - std::time::Duration::from_hours(25)).unwrap();
    // Windows keeps the name of what is open somewhere.
    drop(written);
    backup::make(path, Why::ByHand, NOW, Reading::Beside).await.unwrap();
    assert!(!part.exists());
}

#[tokio::test]
async fn no_jump_of_the_clock_empties_the_bin() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let id: AssessmentId = round.trim_start_matches("/assessments/").parse().unwrap();
    let jurisdiction = dana.store.assessment(id).await.unwrap().jurisdiction.id;
    for wrong in WRONG {
        // Put there by a right clock, looked after by a wrong one; and the other way round.
        for (then, after) in [(NOW, wrong), (wrong, NOW)] {
            dana.store.empty_bin(then).await.unwrap();
            dana.store.bin_jurisdiction(jurisdiction, &Actor::unnamed(), then).await.unwrap();
            for _ in 0..40 {
                for moment in [after, then, after + Duration::hours(2)] {
                    assert_eq!(dana.store.empty_bin(moment).await.unwrap(), 0, "{then} {after}");
                }
            }
            let [binned] = &dana.store.binned().await.unwrap()[..] else { panic!("it lies there") };
            assert!(binned.days_left >= 29, "{then} {after}: {binned:?}");
            dana.store.put_back(binned.subject, &Actor::unnamed(), NOW).await.unwrap();
        }
    }
    dana.store.bin_jurisdiction(jurisdiction, &Actor::unnamed(), NOW).await.unwrap();
    let mut gone = 0;
    for days in 1..=30 {
        assert_eq!(gone, 0, "{days}");
        gone = dana.store.empty_bin(NOW + Duration::days(days)).await.unwrap();
    }
    assert_eq!(gone, 1, "thirty days of use are thirty days of use");
}

#[tokio::test]
async fn what_lay_in_the_bin_before_days_were_counted_begins_to_count_when_one_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/level-4.db"), &path).unwrap();
    let store = opening::open(&path, NOW).await.unwrap().store;
    // It was put there in 2026, and today is years later: for an older Milepost it would be gone at once.
    let today = NOW + Duration::days(3_650);
    for days in 0..30 {
        let left: Vec<i64> = store.binned().await.unwrap().iter().map(|binned| binned.days_left).collect();
        assert_eq!(left, [30.min(31 - days); 3]);
        assert_eq!(store.empty_bin(today + Duration::days(days)).await.unwrap(), 0);
    }
    assert_eq!(store.empty_bin(today + Duration::days(30)).await.unwrap(), 3);
    store.close().await;
}

#[tokio::test]
async fn typing_across_a_jump_of_the_clock_is_a_line_each_way_and_the_last_text_holds() {
    for wrong in WRONG {
        let dana = Person::new().await;
        let round = dana.start("Dana", "Wren County").await;
        let id: AssessmentId = round.trim_start_matches("/assessments/").parse().unwrap();
        let field = "note-1.1".parse().unwrap();
        let mut seen = String::new();
        for (text, now) in [
            ("A", NOW),
            ("A note", NOW + Duration::minutes(1)),
            ("A note in", wrong),
            ("A note in a", wrong + Duration::minutes(1)),
            ("A note in a sitting", NOW + Duration::minutes(2)),
            ("A note in a sitting.", NOW + Duration::minutes(3)),
        ] {
            let change = Change { field, seen: Revision::of(&seen), value: text.to_owned() };
            let recorded = dana.store.record(id, &[change], &Actor::unnamed(), now).await.unwrap();
            assert!(recorded.conflicts.is_empty());
            text.clone_into(&mut seen);
        }
        let history = dana.store.history(milepost::domain::history::Subject::Assessment(id), FieldFilter::Only(field), None).await.unwrap();
        let after: Vec<&str> = history.events.iter().map(|event| event.after.as_str()).collect();
        assert_eq!(after, ["A note in a sitting.", "A note in a", "A note"], "{wrong}");
        assert_eq!(dana.store.assessment(id).await.unwrap().state.get(field), "A note in a sitting.");
        let findings = check::check(dana.store.path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean(), "{wrong}: {findings:?}");
    }
}

#[tokio::test]
async fn what_a_restore_would_undo_is_counted_by_the_lines() {
    for wrong in WRONG {
        let dana = Person::new().await;
        let round = dana.start("Dana", "Wren County").await;
        let id: AssessmentId = round.trim_start_matches("/assessments/").parse().unwrap();
        let note =
            |seen: &str, value: &str| Change { field: "note-1.1".parse().unwrap(), seen: Revision::of(seen), value: value.to_owned() };
        let answer = Change { field: "step-2.1".parse().unwrap(), seen: Revision::of(""), value: "in_place".to_owned() };
        dana.store.record(id, &[answer], &Actor::unnamed(), wrong).await.unwrap();
        dana.store.record(id, &[note("", "A")], &Actor::unnamed(), NOW).await.unwrap();
        let made = backup::make(dana.store.path(), Why::ByHand, NOW, Reading::Beside).await.unwrap();
        let changes = async || backup::changes_since(&made.backup.path, dana.store.path(), Reading::Beside).await.unwrap();
        assert_eq!(changes().await, 0, "{wrong}");
        // The sitting goes on, so that no line is new.
        dana.store.record(id, &[note("A", "A note")], &Actor::unnamed(), NOW + Duration::minutes(1)).await.unwrap();
        assert_eq!(changes().await, 1, "{wrong}");
    }
}

#[tokio::test]
async fn each_calendar_has_a_higher_number_than_the_last() {
    use milepost::report::Calendar;
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let id: AssessmentId = round.trim_start_matches("/assessments/").parse().unwrap();
    let jurisdiction = dana.store.assessment(id).await.unwrap().jurisdiction.id;
    let mut last = Calendar::least_sequence(NOW) - 1;
    for moment in [NOW, NOW, WRONG[0], NOW + Duration::minutes(1), WRONG[1], WRONG[2], datetime!(2099-01-01 0:00 UTC), NOW] {
        let number = dana.store.number_calendar(jurisdiction, Calendar::least_sequence(moment)).await.unwrap();
        assert!(number > last && i32::try_from(number).is_ok(), "{moment}: {number} after {last}");
        last = number;
    }
}

#[tokio::test]
async fn pages_do_not_take_a_moment_that_is_still_to_come_for_today_s() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let id: AssessmentId = round.trim_start_matches("/assessments/").parse().unwrap();
    let now = OffsetDateTime::now_utc();
    for (ahead, why) in [(Duration::hours(2), "later today, or early tomorrow"), (Duration::days(365), "in a year")] {
        let field = "step-1.1".parse().unwrap();
        let seen = dana.store.assessment(id).await.unwrap().state.get(field);
        let value = if seen == "unknown" { "not_yet" } else { "unknown" };
        let change = Change { field, seen: Revision::of(&seen), value: value.to_owned() };
        dana.store.record(id, &[change], &Actor::unnamed(), now + ahead).await.unwrap();
        let page = dana.get(&format!("{round}/conditions/leadership-commitment")).await;
        page.says("id=\"saved\">Saved</span>").says("No backup yet");
        let page = dana.get(&format!("{round}/history?field=step-1.1")).await;
        assert!(!page.text.contains("today,"), "{why}: {}", page.text);
    }
    backup::make(dana.store.path(), Why::ByHand, now + Duration::days(365), Reading::Beside).await.unwrap();
    let page = dana.get("/file").await;
    page.says("The backups bear later dates than today").says("(still ahead)").says("this computer’s clock was wrong");
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.get(&format!("{home}/handover")).await.says("They bear later dates than today");
    dana.post("/file/backup", &[]).await.expect(303);
    let page = dana.get("/file").await;
    page.says("The backup was made and checked.").says("Last backup today");
    assert_eq!(page.text.matches("/file/restore?backup=").count(), 2);
}
