//! Actions drafted from the gaps: one each, never twice, and whatever became of them is kept.

use super::actions::{actions, county, is_sound, plan};
use crate::person::Person;

#[tokio::test]
async fn one_action_is_drafted_for_each_gap_and_drafting_again_adds_none() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    plan(&dana, &home).await.expect(200).says("No open action yet").says("Two gaps in");
    let drafted = dana.post(&format!("{home}/plan/draft"), &[]).await;
    drafted.expect(303);
    let page = dana.get(&drafted.location).await;
    page.says("Two actions that close a gap have neither an owner nor a date yet.")
        .says("Put in place: a review of the skills and knowledge staff have")
        .says("Look into: trainings or resources to build staff capacity")
        .says("Two actions have no owner, and two have no date.");
    assert_eq!(actions(&page).len(), 2);
    dana.get(&actions(&page)[0]).await.says("Two days a week of one person");
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(200).says("every gap has an action already");
    assert_eq!(actions(&plan(&dana, &home).await).len(), 2);
    is_sound(&dana).await;
}

#[tokio::test]
async fn drafting_twice_at_once_makes_nothing_double() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    let path = format!("{home}/plan/draft");
    tokio::join!(dana.post(&path, &[]), dana.post(&path, &[]), dana.post(&path, &[]));
    assert_eq!(actions(&plan(&dana, &home).await).len(), 2);
}

#[tokio::test]
async fn what_was_done_dropped_deleted_or_thrown_out_is_never_drafted_again() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    dana.post(&format!("{home}/plan/draft"), &[]).await;
    let found = actions(&plan(&dana, &home).await);
    let shown = dana.get(&found[0]).await;
    let fields =
        [("status", "dropped"), ("rev-status", &shown.rev("status")), ("reason", "No money"), ("rev-reason", &shown.rev("reason"))];
    dana.post(&found[0], &fields).await.expect(303);
    dana.post(&format!("{}/delete", found[1]), &[]).await.expect(303);
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(200).says("Nothing was drafted");
    let id = found[1].trim_start_matches("/actions/").to_owned();
    dana.post(&format!("/bin/action/{id}/throw-out"), &[]).await.expect(303);
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(200).says("Nothing was drafted");
    dana.post(&format!("{home}/assessments"), &[("title", "Next"), ("started", "2027-03-01")]).await.expect(303);
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(422).says("No one has looked at any step");
    plan(&dana, &home).await.says("Dropped").says("Because: No money");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_deleted_action_comes_back_from_the_bin_as_it_was() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    dana.post(&format!("{home}/plan/draft"), &[]).await;
    let action = actions(&plan(&dana, &home).await)[0].clone();
    dana.get(&format!("{action}/delete")).await.says("can be put back until Milepost has been used on 30 more days");
    dana.post(&format!("{action}/delete"), &[]).await.expect(303);
    dana.get(&action).await.expect(404);
    let back = dana.post(&format!("/bin/action/{}", action.trim_start_matches("/actions/")), &[]).await;
    back.expect(303);
    assert_eq!(back.location, action);
    dana.get(&back.location).await.expect(200).says("Put in place: a review of the skills and knowledge staff have");
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_was_typed_into_an_action_that_went_into_the_bin_is_kept() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    dana.post(&format!("{home}/actions"), &[("what", "Hire")]).await.expect(303);
    let action = actions(&plan(&dana, &home).await)[0].clone();
    dana.colleague().post(&format!("{action}/delete"), &[]).await.expect(303);
    let late = dana.post(&action, &[("what", "Hire"), ("notes", "Typed for long")]).await;
    late.expect(409).says("put into the bin in the meantime").says("Typed for long</textarea>");
    dana.post(&format!("{home}/actions"), &[("what", "Hire"), ("notes", "Typed for long")]).await.expect(303);
}

#[tokio::test]
async fn an_empty_assessment_drafts_nothing_and_says_what_to_do() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    plan(&dana, &home).await.says("Go through the nine conditions");
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(422).says("No one has looked at any step of the newest round");
    assert_eq!(actions(&plan(&dana, &home).await), Vec::<String>::new());
}

#[tokio::test]
async fn a_condition_judged_not_met_with_nothing_left_is_drafted_from_its_reason() {
    let dana = Person::new().await;
    let (round, home) = county(&dana).await;
    let page = format!("{round}/conditions/organizational-culture");
    let rev = dana.get(&page).await.rev("judgment");
    let fields = [
        ("step-4.1", "in_place"),
        ("step-4.2", "in_place"),
        ("judgment", "not_met"),
        ("judgment-reason", "Two departments stay away"),
        ("rev-judgment", &rev),
    ];
    dana.post(&page, &fields).await.expect(303);
    dana.post(&format!("{home}/plan/draft"), &[]).await.expect(303);
    plan(&dana, &home).await.says("Organizational culture: Two departments stay away").says("Condition 4");
    is_sound(&dana).await;
}
