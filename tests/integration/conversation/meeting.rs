//! A meeting: begun, corrected, its answers saved screen by screen, and no result before its end.

use milepost::store::Store;
use milepost::store::file::{Reading, check};

use crate::person::{Page, Person};

const CONDITIONS: [&str; 9] = [
    "leadership-commitment",
    "cross-sector-partnerships",
    "organizational-capacity",
    "organizational-culture",
    "staff-buy-in",
    "racial-equity",
    "data-capacity",
    "community-engagement",
    "continuous-learning",
];

/// A day that is over wherever the test runs.
pub const DAY: &str = "2026-02-03";

fn screen(round: &str, condition: &str) -> String {
    format!("{round}/meeting?condition={condition}")
}

/// What a page shows, without its tags.
fn shown(page: &Page) -> String {
    let mut text = String::new();
    for part in page.text.split('<').skip(1) {
        text.push(' ');
        text.push_str(part.split_once('>').map_or("", |(_, words)| words));
    }
    text
}

/// Fails if a page gives the result away.
#[track_caller]
fn keeps_the_result(page: &Page) {
    page.expect(200);
    let text = shown(page);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    for word in ["met", "Met", "verdict", "Verdict", "result"] {
        assert!(!words.contains(&word), "“{word}” is in {text}");
    }
    for hook in ["of nine", "data-standing", "data-band", "data-judgment", "class=\"pips\"", "data-live=\"aside\"", "standing-now"] {
        assert!(!page.text.contains(hook), "“{hook}” is in {}", page.text);
    }
}

pub async fn assert_the_file_is_sound(store: &Store) {
    let findings = check::check(store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{:?}", findings.problems);
}

#[tokio::test]
async fn a_meeting_is_begun_and_the_same_day_goes_on_with_it() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let start = format!("{round}/meeting");
    dana.get(&round).await.says("Go through it in a meeting");
    dana.get(&start).await.expect(200).says("<span>Dana Ortiz</span>").says(">Begin<");
    let begun = dana.post(&start, &[("held", DAY), ("more", "dana ortiz\r\nLee  Park\r\nlee park\r\n\r\nAna Silva")]).await;
    begun.expect(303);
    assert_eq!(begun.location, screen(&round, CONDITIONS[0]));
    dana.get(&start).await.says("Meetings so far").says("February 3, 2026").says("Dana Ortiz, Lee Park, and Ana Silva");

    // The same day again is the same meeting; who saw no names can't overwrite them.
    let again = dana.post(&start, &[("held", DAY), ("more", "Lee Park")]).await;
    again.expect(409).says("Dana Ortiz changed this to “Dana Ortiz\nLee Park\nAna Silva”").says("Lee Park</textarea>");
    let rev = again.rev("present");
    dana.post(&start, &[("held", DAY), ("rev-present", &rev), ("more", "Lee Park")]).await.expect(303);
    let page = dana.get(&start).await;
    assert_eq!(page.text.matches("February 3, 2026").count(), 1, "one meeting");
    page.says("<span class=\"soft\">Lee Park</span>");
    assert_the_file_is_sound(&dana.store).await;
}

#[tokio::test]
async fn a_meeting_of_today_is_offered_to_go_on_with() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let start = format!("{round}/meeting");
    let page = dana.get(&start).await;
    let today = page.after("id=\"held\"", "value");
    dana.post(&start, &[("held", &today), ("more", "Ana Silva")]).await.expect(303);
    let page = dana.get(&start).await;
    page.says("Go on with today’s meeting").says("Ana Silva</textarea>").says("Go to a condition");
    let dana_ortiz = page.box_of("more-", "Dana Ortiz");
    let fields = [("held", today.as_str()), ("rev-present", &page.rev("present")), ("more", "Ana Silva"), (&dana_ortiz, "yes")];
    dana.post(&start, &fields).await.expect(303);
    dana.get(&screen(&round, "end")).await.says("Present: Dana Ortiz and Ana Silva.");
}

#[tokio::test]
async fn a_meeting_is_corrected_unless_somebody_else_was_faster() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let start = format!("{round}/meeting");
    dana.post(&start, &[("held", DAY), ("more", "Ana Silva")]).await.expect(303);
    dana.post(&start, &[("held", "2026-01-20")]).await.expect(303);
    let list = dana.get(&start).await;
    let at = list.text.find("/meeting?meeting=").unwrap() + "/meeting?meeting=".len();
    let id = list.text[at..].split('"').next().unwrap().to_owned();
    let page = dana.get(&format!("{start}?meeting={id}")).await;
    page.says("Correct a meeting").says(&format!("value=\"{DAY}\"")).says("Ana Silva</textarea>");
    let (held, present) = (page.rev("held"), page.rev("present"));
    let corrected =
        |day, more| [("meeting", id.clone()), ("held", day), ("rev-held", held.clone()), ("rev-present", present.clone()), ("more", more)];
    let send = |fields: [(&'static str, String); 5]| {
        let (dana, start) = (&dana, start.clone());
        async move { dana.post(&start, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await }
    };
    send(corrected("2026-01-20".into(), "Lee Park".into())).await.expect(409).says("Another meeting of this day is on record.");
    let saved = send(corrected("2026-02-04".into(), "Lee Park".into())).await;
    saved.expect(303);
    assert_eq!(saved.location, screen(&round, "end"));
    dana.get(&saved.location).await.says("February 4, 2026. Present: Lee Park.");
    send(corrected("2026-02-05".into(), "Sam Reyes".into()))
        .await
        .expect(409)
        .says("changed this to “February 4, 2026”")
        .says("changed this to “Lee Park”")
        .says("Sam Reyes</textarea>");
    dana.get(&screen(&round, "end")).await.says("February 4, 2026. Present: Lee Park.");
    assert_the_file_is_sound(&dana.store).await;
}

#[tokio::test]
async fn a_slip_in_the_form_of_a_meeting_is_shown_beside_its_field_and_saves_nothing() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let start = format!("{round}/meeting");
    let long = "x".repeat(121);
    let dana_ortiz = dana.get(&start).await.box_of("more-", "Dana Ortiz");
    let refused = dana.post(&start, &[("held", "2199-01-01"), (&dana_ortiz, "yes"), ("more", &long)]).await;
    refused.expect(422).says("This day is still to come.").says("This is 121 characters").says(&long);
    refused.says(&format!("name=\"{dana_ortiz}\" value=\"yes\" checked"));
    dana.post(&start, &[("held", "yesterday")]).await.expect(422).says("Enter a date between");
    dana.post(&start, &[("held", DAY), ("more-x", "Ana")]).await.expect(400);
    dana.post(&start, &[("held", DAY), ("meeting", "x")]).await.expect(400);
    dana.post(&start, &[("held", DAY), ("place", "Town hall")]).await.expect(400);
    dana.post(&start, &[("held", DAY), ("meeting", "01890a5d-ac96-774b-bcce-b302099a8057")]).await.expect(404);
    assert!(!dana.get(&start).await.text.contains("Meetings so far"));
    dana.get(&format!("{start}?condition=happiness")).await.expect(404);
    dana.get(&format!("{start}?meeting=x")).await.expect(404);
    dana.get(&format!("{start}?who=x")).await.expect(400);
}

#[tokio::test]
async fn answers_given_in_a_meeting_are_saved_and_the_next_screen_comes() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let post = |key: &str| format!("{round}/conditions/{key}");
    for (index, key) in CONDITIONS.iter().enumerate() {
        let step = format!("step-{}.1", index + 1);
        let saved = dana.post(&post(key), &[("from", "meeting"), (&step, "in_place"), ("need", "Time")]).await;
        saved.expect(303);
        assert_eq!(saved.location, screen(&round, CONDITIONS.get(index + 1).copied().unwrap_or("end")));
        keeps_the_result(&dana.get(&screen(&round, key)).await);
    }
    let report = dana.report(&round).await;
    assert_eq!(report["conditions"][8]["steps"][0]["answer"], "in_place");
    assert_eq!(report["conditions"][3]["need"], "Time");
    let end = dana.get(&screen(&round, "end")).await;
    end.expect(200).says("Not looked at yet").says("1b, 1c, and 1d").says("See the verdict").says("No meeting is on record yet.");
    assert!(!end.text.contains("of nine") && !shown(&end).contains(" met"));
}

#[tokio::test]
async fn what_is_open_at_the_end_is_said_in_words() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let answers: Vec<(String, &str)> = [4, 3, 4, 2, 4, 5, 4, 2, 3]
        .iter()
        .enumerate()
        .flat_map(|(index, steps)| {
            (1..=*steps).map(move |step| (format!("step-{}.{step}", index + 1), if step == 2 { "unknown" } else { "in_place" }))
        })
        .collect();
    let fields: Vec<(&str, &str)> = answers.iter().map(|(name, answer)| (name.as_str(), *answer)).collect();
    dana.post(&format!("{round}/worksheet"), &fields).await.expect(303);
    let end = dana.get(&screen(&round, "end")).await;
    end.says("We don’t know yet").says("</a>: 3b");
    assert!(!end.text.contains("Not looked at yet"));
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let next = dana
        .post(
            &format!("{home}/assessments"),
            &[("title", "Spring 2027"), ("started", "2027-03-01"), ("with", round.trim_start_matches("/assessments/"))],
        )
        .await;
    next.expect(303);
    let end = dana.get(&screen(&next.location, "end")).await;
    end.says("Carried over and not confirmed");
    keeps_the_result(&dana.get(&screen(&next.location, CONDITIONS[0])).await);
    dana.get(&screen(&next.location, CONDITIONS[0])).await.says("Still right");
}

#[tokio::test]
async fn a_problem_or_a_conflict_shows_the_meeting_again_with_what_was_typed() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let post = format!("{round}/conditions/staff-buy-in");
    let long = "x".repeat(10_001);
    let refused = dana.post(&post, &[("from", "meeting"), ("step-5.2", "not_yet"), ("note-5.1", &long), ("need", "A day a week")]).await;
    refused.expect(422).says("Condition 5 of 9").says("Shorten it by 1 character").says(&long).says("A day a week</textarea>");
    refused.says("id=\"step-5.2-not_yet\" value=\"not_yet\" checked");
    dana.post(&post, &[("step-5.1", "in_place")]).await.expect(303);
    let conflict = dana.post(&post, &[("from", "meeting"), ("step-5.1", "not_yet"), ("rev-step-5.1", &blank()), ("need", "Time")]).await;
    conflict.expect(409).says("Condition 5 of 9").says("Which do you want to keep?");
    let report = dana.report(&round).await;
    assert_eq!(report["conditions"][4]["steps"][0]["answer"], "in_place");
    assert_eq!(report["conditions"][4]["need"], "Time", "the rest is saved");
}

/// The revision of a blank field.
fn blank() -> String {
    milepost::domain::readiness::Revision::of("").to_string()
}

#[tokio::test]
async fn a_note_from_before_is_hidden_until_asked_for() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    dana.post(&format!("{round}/conditions/staff-buy-in"), &[("note-5.1", "Said in confidence")]).await.expect(303);
    let page = dana.get(&screen(&round, "staff-buy-in")).await;
    page.says("<details class=\"before\"><summary>Show the note from before for 5a");
    assert!(!page.text.contains("from before for 5b") && !page.text.contains("<details class=\"before\" open"));
    page.says("name=\"note-5.2\"");
}

#[tokio::test]
async fn a_round_that_is_read_only_takes_no_meeting() {
    let dana = Person::new().await;
    let first = dana.start("Dana", "Wren County").await;
    let start = format!("{first}/meeting");
    dana.post(&start, &[("held", DAY), ("more", "Ana Silva")]).await.expect(303);
    let home = dana.get(&first).await.after("class=\"where\"", "href");
    dana.post(&format!("{home}/assessments"), &[("title", "Spring 2027"), ("started", "2027-03-01")]).await.expect(303);
    for path in [start.clone(), screen(&first, CONDITIONS[0]), screen(&first, "end")] {
        let page = dana.get(&path).await;
        page.expect(200).says("This round no longer takes changes").says("Ana Silva");
        assert!(!page.text.contains("name=\"held\"") && !page.text.contains("type=\"radio\""));
    }
    dana.get(&screen(&first, "happiness")).await.expect(404);
    dana.post(&start, &[("held", "2026-02-04")]).await.expect(409).says("This round is read-only");
    dana.post(&format!("{first}/conditions/staff-buy-in"), &[("from", "meeting"), ("step-5.1", "in_place")]).await.expect(409);
    assert_the_file_is_sound(&dana.store).await;
}
