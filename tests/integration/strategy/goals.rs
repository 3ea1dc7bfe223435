//! Goals: added, changed, put into the bin.

use super::{added, begin, goal, is_sound, items, missing};

#[tokio::test]
async fn a_goal_is_told_with_its_strategic_actions() {
    let (dana, home) = begin().await;
    dana.get(&format!("{home}/goals")).await.expect(200).says("Add a goal");
    let one = goal(&dana, &home, "Every family can stay in its home").await;
    let page = dana.get(&home).await;
    assert!(missing(&page).contains("One goal has no strategic action yet."));
    let new = dana.get(&format!("{home}/new?goal={one}")).await;
    new.expect(200).says(&format!("<option value=\"{one}\" selected>"));
    added(&dana, &home, "Open a desk", &[("goal", &one)]).await;
    let address = format!("{home}/goals/{one}");
    let page = dana.get(&address).await;
    page.says("Open a desk");
    let fields: [(&str, &str); 6] = [
        ("title", "Every family stays"),
        ("rev-title", &page.rev("title")),
        ("notes", "Fewer moves, for renters"),
        ("rev-notes", &page.rev("notes")),
        ("predictors-housing-stability", "yes"),
        ("rev-predictors", &page.rev("predictors")),
    ];
    dana.post(&address, &fields).await.expect(303);
    let list = dana.get(&home).await;
    list.says("Every family stays").says("Fewer moves, for renters").says("Housing stability").says("Open a desk");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_or_somebody_else_loses_nothing() {
    let (dana, home) = begin().await;
    let refused = dana.post(&format!("{home}/goals"), &[("title", ""), ("notes", "For renters")]).await;
    refused.expect(422).says("Enter what the goal is.").says("For renters</textarea>");
    let one = goal(&dana, &home, "Homes").await;
    let address = format!("{home}/goals/{one}");
    let rev = dana.get(&address).await.rev("title");
    dana.colleague().post(&address, &[("title", "Safe homes"), ("rev-title", &rev)]).await.expect(303);
    let late = dana.post(&address, &[("title", "Good homes"), ("rev-title", &rev)]).await;
    late.expect(409).says("Good homes").says("Safe homes");
    let refused = dana.post(&address, &[("title", " "), ("rev-title", &late.rev("title")), ("notes", "For all")]).await;
    refused.expect(422).says("For all</textarea>");
}

#[tokio::test]
async fn one_in_the_bin_leaves_its_strategic_actions_without_a_goal() {
    let (dana, home) = begin().await;
    let one = goal(&dana, &home, "Homes").await;
    let action = added(&dana, &home, "Open a desk", &[("goal", &one)]).await;
    let address = format!("{home}/goals/{one}");
    dana.get(&format!("{address}/delete")).await.expect(200).says("Its strategic actions stay, without a goal.");
    dana.post(&format!("{address}/delete"), &[]).await.expect(303);
    assert_eq!(items(&dana.get(&home).await, "action-").len(), 1);
    dana.get(&action).await.expect(200).says("Something that is no longer here");
    let late = dana.post(&address, &[("title", "Good homes")]).await;
    late.expect(409).says("value=\"Good homes\"").says(&format!("action=\"{home}/goals\""));
    dana.post(&format!("/bin/goal/{one}"), &[]).await.expect(303);
    dana.get(&home).await.says(&format!("id=\"goal-{one}\""));
    dana.get(&action).await.says(&format!("href=\"{address}\""));
}
