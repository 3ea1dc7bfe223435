//! Decisions: recorded with what they rest on, followed by newer ones, and what follows from them.

use milepost::store::file::Reading;
use milepost::store::file::check::check;

use crate::person::{Page, Person};

fn day(days: i64) -> String {
    milepost::domain::words::dates::iso((time::OffsetDateTime::now_utc() + time::Duration::days(days)).date())
}

/// How many steps each condition has, in order.
const STEPS_OF: [usize; 9] = [4, 3, 4, 2, 4, 5, 4, 2, 3];

/// A round in which this many conditions are met and the rest not begun, with its jurisdiction's home.
async fn round(person: &Person, met: usize) -> (String, String) {
    let round = person.start("Dana Ortiz", "Wren County").await;
    answer(person, &round, met).await;
    let home = person.get(&round).await.after("class=\"where\"", "href");
    (round, home)
}

async fn answer(person: &Person, round: &str, met: usize) {
    let page = format!("{round}/worksheet");
    let worksheet = person.get(&page).await;
    let mut fields = Vec::new();
    for (index, steps) in STEPS_OF.iter().enumerate() {
        for step in 1..=*steps {
            let name = format!("step-{}.{step}", index + 1);
            fields.push((format!("rev-{name}"), worksheet.rev(&name)));
            fields.push((name, if index < met { "in_place" } else { "not_yet" }.to_owned()));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post(&page, &fields).await.expect(303);
}

/// What the form of a decision offers now, as a browser would send it back.
struct Sheet {
    rests: String,
    latest: String,
    today: String,
}

impl Sheet {
    async fn open(person: &Person, round: &str) -> Self {
        let page = person.get(&format!("{round}/decision?newer=yes")).await;
        page.expect(200).says("Which route did leadership choose?");
        Self {
            rests: page.after("name=\"rests\"", "value"),
            latest: page.after("name=\"latest\"", "value"),
            today: page.after("id=\"decided\"", "value"),
        }
    }

    /// Sends it with a route and a reason, and other fields in place of its own.
    async fn send(&self, person: &Person, round: &str, route: &str, reason: &str, others: &[(&str, &str)]) -> Page {
        let own = [
            ("route", route),
            ("reason", reason),
            ("deciders", "Ruth Amadi, County Manager\nLee Park, Budget Director"),
            ("decided", self.today.as_str()),
            ("rests", self.rests.as_str()),
            ("latest", self.latest.as_str()),
        ];
        let kept = own.into_iter().filter(|(name, _)| !others.iter().any(|(other, _)| other == name));
        let fields: Vec<(&str, &str)> = kept.chain(others.iter().copied()).collect();
        person.post(&format!("{round}/decision"), &fields).await
    }
}

async fn decide(person: &Person, round: &str, route: &str, reason: &str) -> Page {
    Sheet::open(person, round).await.send(person, round, route, reason, &[("interested", "yes")]).await
}

async fn is_undecided(person: &Person, round: &str) -> bool {
    person.report(round).await["decision"].is_null()
}

async fn assert_sound(person: &Person) {
    let findings = check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}

#[tokio::test]
async fn each_recommended_route_is_recorded_without_a_reason_and_leads_on() {
    for (met, route, words, onward) in [
        (7, "proceed", "to proceed", "/plan"),
        (4, "preparedness_plan", "to make a preparedness plan first", "/plan/terms"),
        (1, "postpone", "to postpone", "/plan/terms"),
    ] {
        let dana = Person::new().await;
        let (round, home) = round(&dana, met).await;
        let form = dana.get(&format!("{round}/decision")).await;
        assert_eq!(form.text.matches(">Recommended<").count(), 1, "{route}");
        let recorded = decide(&dana, &round, route, "").await;
        assert_eq!(recorded.expect(303).location, format!("{home}{onward}"));
        dana.get(&format!("{round}/decision"))
            .await
            .says(&format!("Leadership chose {words}"))
            .says("Lee Park, Budget Director")
            .says("as chosen")
            .says("Nothing has changed since the decision.");
        let decision = dana.report(&round).await["decision"].clone();
        assert_eq!((&decision["route"], &decision["recommended"]), (&route.into(), &route.into()));
        assert_eq!(decision["deciders"][0], "Ruth Amadi, County Manager");
        assert_eq!(decision["changed_since"], false);
        assert_eq!(decision["fingerprint"], dana.report(&round).await["fingerprint"]);
        dana.get(&format!("{round}/verdict")).await.says("See the decision").says("Decided ");
        assert_sound(&dana).await;
    }
}

#[tokio::test]
async fn another_route_than_recommended_needs_its_reason_and_shows_the_caution() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 1).await;
    let refused = decide(&dana, &round, "proceed", " ").await;
    refused.expect(422).says("Give the reason for this choice: this record recommends to postpone.").says("Ruth Amadi, County Manager");
    assert!(is_undecided(&dana, &round).await);
    decide(&dana, &round, "proceed", "A grant ends in June").await.expect(303);
    dana.get(&format!("{round}/decision"))
        .await
        .says("A grant ends in June")
        .says("very unlikely to have the scope")
        .says("strongly advises to postpone");
    dana.get(&format!("{round}/verdict")).await.says("A grant ends in June");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn nothing_is_recommended_on_an_empty_round_but_leadership_may_decide() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let form = dana.get(&format!("{round}/decision")).await;
    form.says("No route is recommended yet: 31 of 31 steps have not been looked at.");
    assert!(!form.text.contains(">Recommended<"));
    decide(&dana, &round, "postpone", "").await.expect(422).says("this record recommends no route, and 31 steps have not been looked at");
    decide(&dana, &round, "postpone", "A new council takes office").await.expect(303);
    assert_eq!(dana.report(&round).await["decision"]["recommended"], serde_json::Value::Null);
}

#[tokio::test]
async fn every_slip_is_told_beside_its_field_and_saves_nothing() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    let sheet = Sheet::open(&dana, &round).await;
    let long = format!("{}\nTOO LONG", "W".repeat(2_001));
    let many = "Ruth Amadi\n".repeat(21);
    let slips: [(&[(&str, &str)], &str); 12] = [
        (&[("route", "")], "Choose one of the three routes."),
        (&[("route", "later")], "Choose one of the three routes."),
        (&[("deciders", " \r\n ")], "Enter who decided: at least one name."),
        (&[("deciders", ", County Manager")], "begin with a name"),
        (&[("deciders", &many)], "a decision names 20 at most"),
        (&[("deciders", &"W".repeat(241))], "Line 1: This is 241 characters"),
        (&[("decided", "2199-01-01")], "This day has not come yet."),
        (&[("decided", "1999-01-01")], "The round began on"),
        (&[("decided", "tomorrow")], "Enter a date between"),
        (&[("rests", &"0".repeat(64))], "Choose one of the records shown."),
        (&[("reason", &long)], "Shorten it by"),
        (&[("interested", "")], "if it is not, choose to postpone"),
    ];
    for (fields, sentence) in slips {
        let fields: Vec<(&str, &str)> =
            [("interested", "yes")].into_iter().filter(|(name, _)| fields[0].0 != *name).chain(fields.iter().copied()).collect();
        let refused = sheet.send(&dana, &round, "preparedness_plan", "Kept: because", &fields).await;
        refused.expect(422).says(sentence).says("id=\"summary\"").says("Error: ");
        if fields.iter().all(|(name, _)| *name != "reason") {
            refused.says("Kept: because");
        }
        assert!(is_undecided(&dana, &round).await, "{sentence}");
    }
    dana.post(&format!("{round}/decision"), &[("routes", "proceed")]).await.expect(400);
    sheet.send(&dana, &round, "proceed", "x", &[("latest", "nonsense")]).await.expect(400);
    assert!(is_undecided(&dana, &round).await);
}

#[tokio::test]
async fn a_decision_may_rest_on_an_earlier_printed_state() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    dana.get(&format!("{round}/verdict")).await.expect(200);
    let printed = dana.report(&round).await["fingerprint"].as_str().unwrap().to_owned();
    answer(&dana, &round, 7).await;
    let form = dana.get(&format!("{round}/decision")).await;
    form.says("Today’s answers").says("As of ").says("It recommends to make a preparedness plan first.").says("It recommends to proceed.");
    let sheet = Sheet::open(&dana, &round).await;
    assert_ne!(sheet.rests, printed, "today's come first");
    let others = [("rests", printed.as_str()), ("interested", "yes")];
    sheet.send(&dana, &round, "preparedness_plan", "", &others).await.expect(303);
    let decision = dana.report(&round).await["decision"].clone();
    assert_eq!(decision["fingerprint"], printed.as_str());
    assert_eq!((&decision["recommended"], &decision["changed_since"]), (&"preparedness_plan".into(), &true.into()));
    dana.get(&format!("{round}/decision")).await.says("Changed since the decision: 13 steps.");
}

#[tokio::test]
async fn what_was_shown_as_todays_answers_stays_what_the_decision_rests_on() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    let sheet = Sheet::open(&dana, &round).await;
    answer(&dana, &round, 7).await;
    sheet.send(&dana, &round, "preparedness_plan", "", &[("interested", "yes")]).await.expect(303);
    assert_eq!(dana.report(&round).await["decision"]["fingerprint"], sheet.rests.as_str());
    let other = dana.colleague();
    let foreign = other.start("Lee", "Finch County").await;
    let refused = sheet.send(&other, &foreign, "postpone", "x", &[]).await;
    refused.expect(422).says("Choose one of the records shown. The one that was named is not known for this round.");
}

#[tokio::test]
async fn an_edit_after_the_decision_is_noticed_and_listed() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    let page = format!("{round}/conditions/staff-buy-in");
    let rev = dana.get(&page).await.rev("step-5.1");
    let edits = [("step-5.1", "under_way"), ("rev-step-5.1", &rev), ("note-5.2", "Asked HR"), ("need", "A <champion> in each office")];
    dana.post(&page, &edits).await.expect(303);
    let words = "Changed since the decision: two steps, one need.";
    for path in [round.clone(), format!("{round}/verdict"), format!("{round}/report")] {
        dana.get(&path).await.says(words);
    }
    let record = dana.get(&format!("{round}/decision")).await;
    record.says(words).says("5a, the answer").says("Not yet").says("Partly, or under way").says("Asked HR").says("A &#60;champion&#62;");
    assert_eq!(dana.report(&round).await["decision"]["changed_since"], true);
    assert_sound(&dana).await;
}

#[tokio::test]
async fn a_newer_decision_follows_and_the_earlier_one_can_still_be_read() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    decide(&dana, &round, "postpone", "The budget fell through").await.expect(303);
    let record = dana.get(&format!("{round}/decision")).await;
    record.says("Leadership chose to postpone").says("Other decisions").says(": preparedness plan</a>");
    let earlier = record.after(&format!("<a href=\"{round}/decision?of="), "href");
    dana.get(&earlier).await.says("An earlier decision.").says("Leadership chose to make a preparedness plan first");
    dana.get(&format!("{round}/decision?of=nonsense")).await.expect(404);
    dana.get(&format!("{round}/decision?of=019abcde-0000-7000-8000-000000000000")).await.expect(404);
    assert_eq!(dana.report(&round).await["decision"]["route"], "postpone");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn of_two_people_recording_at_once_the_second_sees_the_firsts_decision() {
    let dana = Person::new().await;
    let (round, _) = round(&dana, 4).await;
    let lee = dana.colleague();
    let (one, other) = (Sheet::open(&dana, &round).await, Sheet::open(&lee, &round).await);
    one.send(&dana, &round, "preparedness_plan", "", &[("interested", "yes")]).await.expect(303);
    one.send(&dana, &round, "preparedness_plan", "", &[("interested", "yes")]).await.expect(303);
    let refused = other.send(&lee, &round, "postpone", "No money", &[]).await;
    refused.expect(409).says("another decision was recorded: Preparedness plan, decided on").says("No money");
    let record = dana.get(&format!("{round}/decision")).await;
    assert!(!record.text.contains("Other decisions"), "pressed twice is recorded once, and the second person’s was not");
    let again = Sheet { latest: refused.after("name=\"latest\"", "value"), ..other };
    again.send(&lee, &round, "postpone", "No money", &[]).await.expect(303);
    dana.get(&format!("{round}/decision")).await.says("Other decisions");
}

#[tokio::test]
async fn a_read_only_round_takes_no_decision_and_says_so() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    let sheet = Sheet::open(&dana, &round).await;
    dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("started", "2199-01-01")]).await.expect(303);
    let refused = sheet.send(&dana, &round, "postpone", "Kept words", &[]).await;
    refused.expect(409).says("This round is read-only, since a newer round exists.").says("Kept words");
    assert!(is_undecided(&dana, &round).await);
    dana.get(&format!("{round}/decision")).await.says("No decision was recorded on this round");
    dana.post(&format!("{round}/checklist"), &[("shared", "yes")]).await.expect(409);
    dana.post(&format!("{round}/reopen"), &[]).await.expect(303);
    sheet.send(&dana, &round, "postpone", "Kept words", &[]).await.expect(303);
}

#[tokio::test]
async fn what_follows_a_preparedness_plan_is_a_date_and_check_ins() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    let terms = format!("{home}/plan/terms");
    dana.get(&terms).await.expect(200).says("There is no decision on record yet.");
    dana.post(&terms, &[("return_on", "2199-01-01")]).await.expect(404);
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    let page = dana.get(&terms).await;
    let decision = page.after("name=\"decision\"", "value");
    let (far, near) = (day(200), day(100));
    let fields = |date| [("decision", decision.as_str()), ("return_on", date), ("check_ins", "monthly")];
    dana.post(&terms, &fields("2020-01-01")).await.expect(422).says("Enter a later date.").says("2020-01-01");
    dana.post(&terms, &fields("")).await.expect(422).says("Enter a date.");
    dana.post(&terms, &[("decision", decision.as_str()), ("return_on", far.as_str()), ("check_ins", "hourly")]).await.expect(422);
    dana.get(&terms).await.says("None are set.");
    dana.post(&terms, &fields(&far)).await.expect(303);
    let set = dana.get(&terms).await;
    set.says("The next one is due on").says("We checked in today");
    let stale = [("decision", decision.as_str()), ("return_on", near.as_str()), ("rev-return_on", &page.rev("return_on"))];
    dana.colleague().post(&terms, &stale).await.expect(409).says("Dana Ortiz changed this to").says(&near);
    let rev = set.rev("checked_in");
    dana.post(&format!("/decisions/{decision}/check-in"), &[("rev-checked_in", &rev)]).await.expect(303);
    dana.post(&format!("/decisions/{decision}/check-in"), &[("rev-checked_in", &rev)]).await.expect(303);
    dana.get(&terms).await.says("The last was held on");
    dana.post("/decisions/019abcde-0000-7000-8000-000000000000/check-in", &[]).await.expect(404);
    assert_sound(&dana).await;
}

#[tokio::test]
async fn what_follows_a_postponement_is_a_date_goals_and_where_to_start() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 1).await;
    let terms = format!("{home}/plan/terms");
    decide(&dana, &round, "postpone", "").await.expect(303);
    let page = dana.get(&terms).await;
    let decision = page.after("name=\"decision\"", "value");
    let far = day(200);
    let with = |goal| [("decision", decision.as_str()), ("return_on", far.as_str()), (goal, "yes"), ("start-staff-buy-in", "yes")];
    dana.post(&terms, &with("goal-1.1")).await.expect(422);
    dana.post(&terms, &with("goal-9.9")).await.expect(400);
    dana.post(&terms, &with("goal-5.2")).await.expect(303);
    let set = dana.get(&terms).await;
    set.says("name=\"goal-5.2\" value=\"yes\" checked").says("name=\"start-staff-buy-in\" value=\"yes\" checked").says(&far);
    decide(&dana, &round, "proceed", "The mayor insists").await.expect(303);
    let refused = dana.post(&terms, &with("goal-5.2")).await;
    refused.expect(409).says("A newer decision was recorded in the meantime.").says("Nothing needs to be set here.");
    dana.post(&format!("/decisions/{decision}/check-in"), &[]).await.expect(409);
    dana.get(&format!("{home}/map")).await.says("Leadership chose to proceed on");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn two_lines_of_the_checklist_are_ticked_by_hand_and_the_third_ticks_itself() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    let lee = dana.colleague();
    lee.start("Lee Park", "Finch County").await;
    dana.get(&home).await.says("Ticks itself once the decision is on record.").says("aria-current=\"step\">Review");
    let shown = dana.get(&home).await;
    let checklist = format!("{round}/checklist");
    dana.post(&checklist, &[("shared", "yes"), ("rev-shared", &shown.rev("shared"))]).await.expect(303);
    lee.post(&checklist, &[("shared", "yes"), ("rev-shared", &shown.rev("shared"))]).await.expect(303);
    lee.post(&checklist, &[("completed", "yes"), ("rev-completed", &shown.rev("completed"))]).await.expect(303);
    let ticked = dana.get(&home).await;
    ticked.says("Ticked by Dana Ortiz, ").says("Ticked by Lee Park, ").says("aria-current=\"step\">Decide");
    lee.post(&checklist, &[("shared", ""), ("rev-shared", &ticked.rev("shared"))]).await.expect(303);
    assert!(!lee.get(&home).await.text.contains("Ticked by Dana Ortiz"));
    dana.post(&checklist, &[("shared", "perhaps")]).await.expect(400);
    dana.post(&checklist, &[("decided", "yes")]).await.expect(400);
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    dana.get(&home).await.says("Preparedness plan, ").says("aria-current=\"step\">Plan");
    dana.get(&format!("{round}/history")).await.says("Conditions shared with leadership");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn the_checklist_and_the_decision_belong_to_their_round() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    dana.post(&format!("{round}/checklist"), &[("shared", "yes")]).await.expect(303);
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    let next = dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("started", "2199-01-01")]).await.location;
    let page = dana.get(&home).await;
    page.says("Ticks itself once the decision is on record.");
    assert!(!page.text.contains("Ticked by"));
    dana.get(&next).await.says("aria-current=\"step\">Assess");
    assert!(is_undecided(&dana, &next).await);
    dana.get(&format!("{home}/plan/terms")).await.says("leadership chose to make a preparedness plan first");
    dana.get(&format!("{home}/map")).await.expect(200).says("There is no such decision on record now.");
}

#[tokio::test]
async fn what_only_a_colleague_changed_is_shown_as_theirs_after_a_conflict() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    let terms = format!("{home}/plan/terms");
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    let page = dana.get(&terms).await;
    let decision = page.after("name=\"decision\"", "value");
    let revs = [("rev-return_on", page.rev("return_on")), ("rev-check_ins", page.rev("check_ins"))];
    let (first, theirs) = (day(100), day(300));
    let post = |date: &str, rhythm: &str, revs: &[(&'static str, String); 2]| {
        let fields = [("decision", decision.clone()), ("return_on", date.to_owned()), ("check_ins", rhythm.to_owned())];
        fields.into_iter().chain(revs.clone()).collect::<Vec<(&'static str, String)>>()
    };
    let send = async |person: &Person, fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        person.post(&terms, &fields).await
    };
    send(&dana, post(&first, "monthly", &revs)).await.expect(303);
    let shown = dana.get(&terms).await;
    let revs = [("rev-return_on", shown.rev("return_on")), ("rev-check_ins", shown.rev("check_ins"))];
    send(&dana.colleague(), post(&theirs, "quarterly", &revs)).await.expect(303);
    // The date was left alone here, so it must not come back as it was shown.
    let refused = send(&dana, post(&first, "every_two_months", &revs)).await;
    refused.expect(409).says(&format!("value=\"{theirs}\""));
    let again = [("rev-return_on", refused.rev("return_on")), ("rev-check_ins", refused.rev("check_ins"))];
    let shown = refused.after("name=\"return_on\"", "value");
    send(&dana, post(&shown, "every_two_months", &again)).await.expect(303);
    let settled = dana.get(&terms).await;
    settled.says(&format!("value=\"{theirs}\"")).says("value=\"every_two_months\" checked");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn a_decision_on_an_older_round_reopened_does_not_hide_the_newest() {
    let dana = Person::new().await;
    let (older, home) = round(&dana, 4).await;
    let newer = dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("with", older.trim_start_matches("/assessments/"))]).await;
    newer.expect(303);
    decide(&dana, &newer.location, "postpone", "No money").await.expect(303);
    dana.post(&format!("{older}/reopen"), &[]).await.expect(303);
    decide(&dana, &older, "preparedness_plan", "").await.expect(303);
    dana.get(&home).await.says("The decision: postpone");
    dana.get(&format!("{home}/plan/terms")).await.says("leadership chose to postpone");
    dana.get(&format!("{home}/plan")).await.says("Plan until we look again");
}

#[tokio::test]
async fn the_caution_stands_wherever_proceed_is_chosen_below_most() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    decide(&dana, &round, "proceed", "The mayor insists").await.expect(303);
    for page in [format!("{round}/decision"), format!("{round}/verdict"), format!("{round}/report"), format!("{home}/plan")] {
        dana.get(&page).await.says("very unlikely to have the scope");
    }
}
