//! Rounds beside each other: carried over, confirmed, compared, and shown on the jurisdiction's home.

use milepost::domain::ids::AssessmentId;
use milepost::domain::jurisdiction;
use milepost::domain::people::Actor;
use milepost::domain::readiness::{Change, Field, Revision};
use milepost::domain::rounds::Heading;
use milepost::domain::words::dates;
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use time::OffsetDateTime;
use time::macros::{date, datetime};

use crate::person::Person;

/// A county with a first round in which a few things are known. Gives its home and that round.
async fn county(dana: &Person) -> (String, String) {
    let first = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&first).await.after("class=\"where\"", "href");
    let fields = [
        ("step-1.1", "in_place"),
        ("note-1.1", "Agreed in March"),
        ("evidence-1.1", "Minutes"),
        ("leave-out-1.1", "yes"),
        ("step-1.2", "not_yet"),
        ("note-1.3", "Nobody looked"),
        ("need", "A vote"),
        ("judgment", "met"),
        ("judgment-reason", "The mayor said so"),
    ];
    dana.post(&format!("{first}/conditions/leadership-commitment"), &fields).await.expect(303);
    dana.post(&format!("{first}/conditions/staff-buy-in"), &[("step-5.1", "in_place")]).await.expect(303);
    (home, first)
}

fn id(round: &str) -> &str {
    round.rsplit('/').next().unwrap()
}

/// Begins a round carried over from another.
async fn carry(dana: &Person, home: &str, from: &str, title: &str) -> String {
    let fields = [("title", title), ("started", "2027-03-01"), ("with", id(from))];
    let page = dana.post(&format!("{home}/assessments"), &fields).await;
    page.expect(303);
    page.location
}

fn today() -> String {
    let now = OffsetDateTime::now_utc();
    dates::iso(now.to_offset(time::UtcOffset::local_offset_at(now).unwrap_or(time::UtcOffset::UTC)).date())
}

fn this_month() -> String {
    dates::month(dates::parse_iso(&today()).unwrap())
}

/// The parts of a step in the report's JSON.
async fn step(dana: &Person, round: &str, condition: usize, step: usize) -> serde_json::Value {
    dana.report(round).await["conditions"][condition]["steps"][step].clone()
}

async fn is_sound(dana: &Person) {
    let findings = check(dana.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn a_round_is_carried_over_with_everything_but_judgments() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    dana.get(&format!("{home}/assessments")).await.says("Carry over from").says("Blank");
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    let one = step(&dana, &second, 0, 0).await;
    assert_eq!(one["answer"], "in_place");
    assert_eq!(one["evidence"], "Minutes");
    assert_eq!(one["note"], serde_json::Value::Null, "left out of reports, as before");
    assert_eq!(one["carried"], today());
    let blank = step(&dana, &second, 0, 2).await;
    assert_eq!((&blank["note"], &blank["carried"]), (&"Nobody looked".into(), &serde_json::Value::Null));
    let report = dana.report(&second).await;
    assert_eq!(report["conditions"][0]["need"], "A vote");
    assert_eq!(report["conditions"][0]["judgment"], serde_json::Value::Null);
    dana.get(&format!("{second}/conditions/leadership-commitment"))
        .await
        .says(&format!("From {}, confirm", this_month()))
        .says("this was judged met: <q class=\"kept\">The mayor said so</q>")
        .says("Judgments are not carried over.")
        .says("Both are still right: confirm them");
    dana.get(&second).await.says("2 carried over, not confirmed").says("1 carried over, not confirmed");
    dana.get(&format!("{second}/worksheet")).await.says(&format!("From {}, confirm", this_month()));
    let warning = format!("Three answers were carried over from {} and have not been confirmed.", this_month());
    dana.get(&format!("{second}/verdict")).await.says(&warning);
    dana.get(&format!("{second}/report")).await.says(&format!("From {}, not confirmed", this_month()));
    assert_eq!(report["verdict"]["band"], "few_to_none");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_round_can_still_begin_blank_and_the_form_says_what_each_means() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let form = dana.get(&format!("{home}/assessments")).await;
    form.says("Judgments are shown, not carried.").says("Every step is looked at afresh.");
    assert!(form.text.contains(&format!("value=\"{}\" checked", id(&first))), "carrying over is what most rounds begin with");
    let blank = dana.post(&format!("{home}/assessments"), &[("title", "Spring 2027"), ("started", "2027-03-01"), ("with", "blank")]).await;
    assert_eq!(dana.report(&blank.expect(303).location).await["verdict"]["steps_not_looked_at"], 31);
    let form = dana.get(&format!("{home}/assessments")).await;
    form.says("Carry over from").says(id(&first));
}

#[tokio::test]
async fn carrying_over_is_not_offered_while_there_is_nothing_to_carry() {
    let dana = Person::new().await;
    let first = dana.start("Dana", "Wren County").await;
    let home = dana.get(&first).await.after("class=\"where\"", "href");
    let form = dana.get(&format!("{home}/assessments")).await;
    assert!(!form.says("It starts blank.").text.contains("Carry over from"));
}

#[tokio::test]
async fn a_round_is_carried_over_only_from_one_of_the_same_jurisdiction() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let other = dana.start("Dana", "Aster County").await;
    for with in [id(&other), "", "yes", "00000000-0000-7000-8000-000000000000"] {
        let refused = dana.post(&format!("{home}/assessments"), &[("title", "Ours"), ("started", "2027-03-01"), ("with", with)]).await;
        refused.expect(422).says("Choose one of the answers shown.").says("value=\"Ours\"");
    }
    assert_eq!(dana.store.rounds(home.rsplit('/').next().unwrap().parse().unwrap()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn one_answer_is_confirmed_by_an_empty_mark_and_nothing_else_of_the_form_changes() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    let path = format!("{second}/conditions/leadership-commitment");
    let rev = dana.get(&path).await.rev("carried-1.1");
    let saved = dana.save(&path, &[("carried-1.1", ""), ("rev-carried-1.1", &rev)]).await;
    saved.expect(200).says("data-live=\"mark-1.1\"><span class=\"tag\" tabindex=\"-1\">Confirmed").says("It is still right: confirm it");
    let one = step(&dana, &second, 0, 0).await;
    assert_eq!((&one["carried"], &one["answer"]), (&serde_json::Value::Null, &"in_place".into()));
    assert_eq!(step(&dana, &second, 0, 1).await["carried"], today());
    // The same once more, and without ticking: nothing happens.
    dana.save(&path, &[("carried-1.1", ""), ("rev-carried-1.1", &rev)]).await.expect(200);
    let rev = dana.get(&path).await.rev("carried-1.2");
    dana.post(&path, &[("rev-carried-1.2", &rev), ("note-1.3", "New"), ("rev-note-1.3", &Revision::of("Nobody looked").to_string())])
        .await
        .expect(303);
    assert_eq!(step(&dana, &second, 0, 1).await["carried"], today());
    is_sound(&dana).await;
}

#[tokio::test]
async fn all_answers_of_a_condition_are_confirmed_at_once_and_the_page_stays() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    let path = format!("{second}/conditions/leadership-commitment");
    let page = dana.get(&path).await;
    let [one, two] = ["carried-1.1", "carried-1.2"].map(|name| page.rev(name));
    let fields = [("stay", "yes"), ("carried-1.1", ""), ("rev-carried-1.1", &one), ("carried-1.2", ""), ("rev-carried-1.2", &two)];
    let done = dana.post(&path, &fields).await;
    assert_eq!(done.expect(303).location, path);
    let page = dana.get(&path).await;
    assert!(!page.text.contains("Still right") && !page.text.contains("confirm them"), "{}", page.text);
    dana.get(&second).await.says("1 carried over, not confirmed");
    dana.get(&format!("{second}/verdict")).await.says("One answer was carried over from");
}

#[tokio::test]
async fn another_answer_takes_the_mark_away() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    let path = format!("{second}/conditions/leadership-commitment");
    let rev = Revision::of("not_yet").to_string();
    let saved = dana.save(&path, &[("step-1.2", "in_place"), ("rev-step-1.2", &rev)]).await;
    saved.expect(200).says("<p data-live=\"mark-1.2\"></p>").says("It is still right: confirm it");
    assert_eq!(step(&dana, &second, 0, 1).await["carried"], serde_json::Value::Null);
}

#[tokio::test]
async fn another_answer_and_its_confirmation_in_one_form_are_one_line_of_the_history() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    let path = format!("{second}/conditions/leadership-commitment");
    let [answer, mark] = [Revision::of("not_yet"), Revision::of(&today())].map(|rev| rev.to_string());
    let fields = [("step-1.2", "in_place"), ("rev-step-1.2", answer.as_str()), ("carried-1.2", ""), ("rev-carried-1.2", mark.as_str())];
    dana.post(&path, &fields).await.expect(303);
    let history = dana.get(&format!("{second}/history?field=carried-1.2")).await;
    assert_eq!(history.text.matches("<h2").count(), 2, "carried over, then gone: {}", history.text);
    is_sound(&dana).await;
}

#[tokio::test]
async fn who_confirms_an_answer_that_somebody_changed_meanwhile_is_shown_the_new_one() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    let path = format!("{second}/conditions/leadership-commitment");
    let [answer, mark] = [Revision::of("not_yet"), Revision::of(&today())].map(|rev| rev.to_string());
    dana.colleague().save(&path, &[("step-1.2", "under_way"), ("rev-step-1.2", &answer)]).await.expect(200);
    let fields = [("step-1.2", "not_yet"), ("rev-step-1.2", answer.as_str()), ("carried-1.2", ""), ("rev-carried-1.2", mark.as_str())];
    let page = dana.save(&path, &fields).await;
    page.expect(200).says("data-value=\"under_way\"").says("<p data-live=\"mark-1.2\"></p>");
    assert_eq!(step(&dana, &second, 0, 1).await["answer"], "under_way");
}

#[tokio::test]
async fn a_form_cannot_mark_an_answer_as_carried_and_keeps_a_tick_when_it_is_shown_again() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    let path = format!("{second}/conditions/leadership-commitment");
    dana.post(&path, &[("carried-1.3", "2026-03-14")]).await.expect(422);
    let rev = dana.get(&path).await.rev("carried-1.1");
    let long = "x".repeat(10_001);
    let again = dana.post(&path, &[("carried-1.1", ""), ("rev-carried-1.1", &rev), ("note-1.3", &long)]).await;
    again.expect(422).says("name=\"carried-1.1\" value=\"\" checked");
    assert_eq!(step(&dana, &second, 0, 0).await["carried"], today());
}

#[tokio::test]
async fn a_read_only_round_shows_its_marks_and_takes_no_confirmation() {
    let dana = Person::new().await;
    let (home, first) = county(&dana).await;
    let second = carry(&dana, &home, &first, "Spring 2027").await;
    carry(&dana, &home, &second, "Fall 2027").await;
    let path = format!("{second}/conditions/leadership-commitment");
    let page = dana.get(&path).await;
    page.says(&format!("From {}, not confirmed", this_month()));
    assert!(!page.text.contains("name=\"carried-1.1\"") && !page.text.contains("confirm them"));
    dana.post(&path, &[("stay", "yes"), ("carried-1.1", ""), ("rev-carried-1.1", &Revision::of(&today()).to_string())]).await.expect(409);
}

/// Carries a round over on a day, as the program would.
async fn carry_on(dana: &Person, from: AssessmentId, at: OffsetDateTime) -> AssessmentId {
    let heading = Heading { title: dates::season(at.date()), started: at.date() };
    dana.store.begin_round_from(from, None, &heading, &Actor::unnamed(), at).await.unwrap()
}

#[tokio::test]
async fn a_mark_tells_when_the_answer_was_last_given_or_confirmed_over_many_rounds() {
    let dana = Person::new().await;
    let (store, actor) = (&dana.store, Actor::unnamed());
    let profile = jurisdiction::Profile { name: "Wren County".to_owned(), ..Default::default() };
    let march = datetime!(2026-03-14 09:00 -5);
    let first = store.found(&profile, &Heading::on(march.date()), &actor, march).await.unwrap();
    let field = |name: &str| name.parse::<Field>().unwrap();
    let set = async |round, name: &str, from: &str, value: &str, at| {
        let change = Change { field: field(name), seen: Revision::of(from), value: value.to_owned() };
        assert_eq!(store.record(round, &[change], &actor, at).await.unwrap().saved.len(), 1);
    };
    set(first, "step-1.1", "", "not_yet", march).await;
    set(first, "step-1.2", "", "in_place", march).await;
    // Late on the last of April here is May 1 in Greenwich; a person's day counts.
    set(first, "step-1.1", "not_yet", "in_place", datetime!(2026-04-30 23:30 -5)).await;
    let second = carry_on(&dana, first, datetime!(2026-10-01 09:00 -5)).await;
    let mark = async |round, name: &str| store.assessment(round).await.unwrap().state.get(field(name));
    assert_eq!(mark(second, "carried-1.1").await, "2026-04-30");
    assert_eq!(mark(second, "carried-1.2").await, "2026-03-14");
    set(second, "carried-1.1", "2026-04-30", "", datetime!(2026-10-09 09:00 -5)).await;
    let third = carry_on(&dana, second, datetime!(2027-03-01 09:00 -5)).await;
    assert_eq!(mark(third, "carried-1.1").await, "2026-10-09", "the day on which it was confirmed");
    assert_eq!(mark(third, "carried-1.2").await, "2026-03-14", "the oldest day, since nobody confirmed it");
    assert_eq!(store.assessment(third).await.unwrap().state.carried().map(|(_, day)| day).min(), Some(date!(2026 - 03 - 14)));
    is_sound(&dana).await;
}

/// A county with two rounds that differ in a condition gained, one lost, a note left out and a need.
async fn compared(dana: &Person) -> (String, String, String) {
    let first = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&first).await.after("class=\"where\"", "href");
    let settings = [("title", "Spring 2026"), ("started", "2026-03-14"), ("some", "3"), ("most", "6"), ("reason", "")];
    dana.post(&format!("{first}/settings"), &settings).await.expect(303);
    dana.post(
        &format!("{first}/worksheet"),
        &[
            ("step-4.1", "in_place"),
            ("step-4.2", "in_place"),
            ("step-8.1", "not_yet"),
            ("step-8.2", "in_place"),
            ("note-8.1", "No staff <b>yet</b>"),
            ("leave-out-8.1", "yes"),
            ("need-community-engagement", "A budget line"),
            ("judgment-staff-buy-in", "met"),
            ("judgment-staff-buy-in-reason", "A survey in May"),
        ],
    )
    .await
    .expect(303);
    let second = carry(dana, &home, &first, "Spring 2027").await;
    let rev = |text: &str| Revision::of(text).to_string();
    dana.post(
        &format!("{second}/worksheet"),
        &[
            ("step-4.2", "under_way"),
            ("rev-step-4.2", &rev("in_place")),
            ("step-8.1", "in_place"),
            ("rev-step-8.1", &rev("not_yet")),
            ("judgment-staff-buy-in", "met"),
            ("judgment-staff-buy-in-reason", "Still so"),
            ("need-community-engagement", ""),
            ("rev-need-community-engagement", &rev("A budget line")),
        ],
    )
    .await
    .expect(303);
    (home, first, second)
}

#[tokio::test]
async fn two_rounds_are_compared_in_words_then_by_condition_then_step_by_step() {
    let dana = Person::new().await;
    let (home, first, second) = compared(&dana).await;
    let page = dana.get(&format!("{home}/rounds/{}/{}", id(&first), id(&second))).await;
    page.expect(200)
        .says("Since March 2026: one more condition met, one lost.")
        .says(
            "Two of the nine conditions count as met, as many as then. 3 of 31 steps are in place, as many as then, but not the same ones.",
        )
        .says("Two answers were carried over from")
        .says("<strong>Met now</strong>")
        .says("<strong>No longer met</strong>")
        .says("Still met")
        .says("A survey in May")
        .says("Still so")
        .says("This note is left out of reports.</p><p class=\"typed noprint\">")
        .says("No staff &#60;b&#62;yet&#60;/b&#62;")
        .says("A budget line")
        .says("Nothing written down.");
    assert!(!page.text.contains("id=\"changed-4a\""), "what did not change is not listed");
    let swapped = dana.get(&format!("{home}/rounds/{}/{}", id(&second), id(&first))).await;
    assert_eq!(swapped.text, page.text.clone(), "the older round stands first whatever the order");
}

#[tokio::test]
async fn two_rounds_that_say_the_same_are_told_to_be_so() {
    let dana = Person::new().await;
    let (home, _, second) = compared(&dana).await;
    let third = carry(&dana, &home, &second, "Fall 2027").await;
    dana.post(&format!("{third}/conditions/staff-buy-in"), &[("judgment", "met"), ("judgment-reason", "Still so")]).await.expect(303);
    dana.get(&format!("{home}/rounds/{}/{}", id(&second), id(&third)))
        .await
        .says("Since Spring 2027: nothing has changed.")
        .says("Nothing: all answers, notes, evidence, needs and judgments are the same.");
}

#[tokio::test]
async fn a_round_is_compared_only_with_another_one_of_its_jurisdiction() {
    let dana = Person::new().await;
    let (home, first, second) = compared(&dana).await;
    let other = dana.start("Dana", "Aster County").await;
    let [a, b, foreign] = [&first, &second, &other].map(|round| id(round));
    let itself = "A round compared with itself shows no change. Choose another one.";
    let not_ours = "This is no round of Wren County. Choose one of the list.";
    dana.get(&format!("{home}/rounds/{a}/{a}")).await.expect(422).says(itself).says("id=\"problem-newer\"");
    dana.get(&format!("{home}/rounds/{a}/{foreign}")).await.expect(422).says(not_ours).says("id=\"problem-newer\"");
    dana.get(&format!("{home}/rounds?older={foreign}&newer={b}")).await.expect(422).says(not_ours).says("id=\"problem-older\"");
    dana.get(&format!("{home}/rounds?older={b}&newer={b}")).await.expect(422).says(itself);
    dana.get(&format!("{home}/rounds?older={b}")).await.expect(422).says(not_ours);
    dana.get(&format!("{home}/rounds?older=x&newer={b}&more=1")).await.expect(400);
    dana.get(&format!("{home}/rounds/{a}/x")).await.expect(404);
    let chosen = dana.get(&format!("{home}/rounds?older={b}&newer={a}")).await;
    assert_eq!(chosen.expect(303).location, format!("{home}/rounds/{b}/{a}"));
    dana.get(&format!("{home}/rounds")).await.expect(200).says("Compare two rounds");
    let aster = dana.get(&other).await.after("class=\"where\"", "href");
    dana.get(&format!("{aster}/rounds")).await.expect(200).says("There are no two rounds to compare yet.");
    assert!(!dana.get(&aster).await.text.contains("/rounds\" class=\"pairing"), "one round alone offers no comparison");
}

#[tokio::test]
async fn the_home_shows_all_rounds_as_a_chart_and_as_a_table_with_the_same_numbers() {
    let dana = Person::new().await;
    let (home, first, second) = compared(&dana).await;
    let page = dana.get(&home).await;
    page.says("Conditions met, from the first round to the latest: Spring 2026, 2; Spring 2027, 2.")
        .says("All rounds, the latest first")
        .says("<td>2 of 9<span")
        .says("<td>3 of 31<span")
        .says("A dashed mark: too early to say.")
        .says("class=\"pairing");
    assert!(page.text.find(id(&second)).unwrap() < page.text.rfind(id(&first)).unwrap());
    assert!(!page.text.contains("The limits differ"));
    let settings =
        [("title", "Spring 2027"), ("started", "2027-03-01"), ("some", "1"), ("most", "9"), ("reason", "Stricter"), ("rev-limits", "")];
    dana.post(&format!("{second}/settings"), &settings[..5]).await.expect(303);
    dana.get(&home).await.says("The limits differ between rounds.").says("(most from 9, some from 1)").says("(most from 6, some from 3)");
    let alone = dana.start("Dana", "Aster County").await;
    let aster = dana.get(&dana.get(&alone).await.after("class=\"where\"", "href")).await;
    assert!(!aster.says("0 of 9").text.contains("<figure"), "one round alone is no chart");
}
