//! What follows from a decision: the date to come back, check-ins, where to start, the checklist.

use super::sheet::{assert_sound, day, decide, is_undecided, round};
use crate::person::Person;

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
    let road = dana.get(&format!("{home}/map")).await;
    road.expect(303);
    let road = dana.get(&road.location).await;
    road.says("leadership chose to proceed.");
    assert!(!road.text.contains("all the same."), "leadership has chosen to proceed");
    assert_sound(&dana).await;
}

#[tokio::test]
async fn two_lines_of_the_checklist_are_ticked_by_hand_and_the_third_ticks_itself() {
    let dana = Person::new().await;
    let (round, home) = round(&dana, 4).await;
    let lee = dana.colleague();
    lee.start("Lee Park", "Finch County").await;
    dana.get(&home).await.says("Ticks itself once the decision is on record.").says("Leadership has not chosen a route yet.");
    let shown = dana.get(&home).await;
    let checklist = format!("{round}/checklist");
    dana.post(&checklist, &[("shared", "yes"), ("rev-shared", &shown.rev("shared"))]).await.expect(303);
    lee.post(&checklist, &[("shared", "yes"), ("rev-shared", &shown.rev("shared"))]).await.expect(303);
    lee.post(&checklist, &[("completed", "yes"), ("rev-completed", &shown.rev("completed"))]).await.expect(303);
    let ticked = dana.get(&home).await;
    ticked.says("Ticked by Dana Ortiz, ").says("Ticked by Lee Park, ");
    lee.post(&checklist, &[("shared", ""), ("rev-shared", &ticked.rev("shared"))]).await.expect(303);
    assert!(!lee.get(&home).await.text.contains("Ticked by Dana Ortiz"));
    dana.post(&checklist, &[("shared", "perhaps")]).await.expect(400);
    dana.post(&checklist, &[("decided", "yes")]).await.expect(400);
    decide(&dana, &round, "preparedness_plan", "").await.expect(303);
    dana.get(&home).await.says("Preparedness plan, ").says("leadership chose to make a preparedness plan first.");
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
    page.says("Leadership has not chosen a route in the newest round yet.")
        .says("in an earlier one, it chose to make a preparedness plan first.");
    assert!(is_undecided(&dana, &next).await);
    dana.get(&format!("{home}/plan/terms")).await.says("leadership chose to make a preparedness plan first");
    dana.get(&format!("{home}/road")).await.expect(200).says("Leadership has not chosen to proceed yet; you can read and tick everything");
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
