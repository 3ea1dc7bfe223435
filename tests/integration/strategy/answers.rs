//! Findings answered: a strategic action drafted from one by one press.

use super::{begin, found, id, is_sound, missing};

#[tokio::test]
async fn a_finding_is_answered_by_one_press_and_only_once() {
    let (dana, home) = begin().await;
    let jurisdiction = home.strip_suffix("/strategy").unwrap();
    let group = dana.post(&format!("{jurisdiction}/population-groups"), &[("name", "people who rent")]).await.location.clone();
    let group = group.rsplit("group-").next().unwrap().to_owned();
    let finding = found(&dana, &home, "Renters move twice as often", &[]).await;
    let page = dana.get(&finding).await;
    let fields: [(&str, &str); 4] = [
        ("predictors-housing-stability", "yes"),
        ("rev-predictors", &page.rev("predictors")),
        (&format!("groups-{group}"), "yes"),
        ("rev-groups", &page.rev("groups")),
    ];
    dana.post(&finding, &fields).await.expect(303);
    let list = dana.get(&home).await;
    assert!(missing(&list).contains("No strategic action answers this finding yet."));
    assert!(missing(&list).contains("No strategic action yet works on housing stability, a predictor that you have a finding on."));
    list.says(&format!("action=\"{finding}/answer\""));
    let page = dana.get(&finding).await;
    page.says("No strategic action answers it yet.");
    let once = page.after(&format!("action=\"{finding}/answer\""), "value");
    let made = dana.post(&format!("{finding}/answer"), &[("once", &once)]).await.expect(303).location.clone();
    assert_eq!(dana.post(&format!("{finding}/answer"), &[("once", &once)]).await.expect(303).location, made);
    let drafted = dana.get(&made).await;
    drafted.says("Change this: Renters move twice as often").says(&format!("href=\"{finding}\"")).says("<h2 id=\"stands\">Idea</h2>");
    drafted
        .says("name=\"predictors-housing-stability\" value=\"yes\" checked")
        .says(&format!("name=\"groups-{group}\" value=\"yes\" checked"));
    assert!(!missing(&dana.get(&home).await).contains("answers this finding"));
    dana.get(&finding).await.says("Answered by:").says("Change this: Renters move twice as often");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_long_finding_and_one_whose_group_is_gone_are_answered_too() {
    let (dana, home) = begin().await;
    let jurisdiction = home.strip_suffix("/strategy").unwrap();
    let group = dana.post(&format!("{jurisdiction}/population-groups"), &[("name", "people who rent")]).await.location.clone();
    let group = group.rsplit("group-").next().unwrap().to_owned();
    let long = "Renters move twice as often. ".repeat(30);
    let finding = found(&dana, &home, &long, &[]).await;
    let rev = dana.get(&finding).await.rev("groups");
    dana.post(&finding, &[(&format!("groups-{group}"), "yes"), ("rev-groups", &rev)]).await.expect(303);
    dana.post(&format!("/population-groups/{group}/delete"), &[]).await.expect(303);
    dana.post(&format!("{finding}/answer"), &[]).await.expect(303);
    is_sound(&dana).await;
}

#[tokio::test]
async fn only_a_finding_that_is_here_is_answered() {
    let (dana, home) = begin().await;
    let finding = found(&dana, &home, "Renters move twice as often", &[]).await;
    let findings = finding.rsplit_once('/').unwrap().0;
    dana.post(&format!("{findings}/{}/answer", uuid::Uuid::nil()), &[]).await.expect(404);
    dana.post(&format!("{finding}/answer"), &[("title", "Mine")]).await.expect(400);
    dana.post(&format!("{finding}/delete"), &[]).await.expect(303);
    dana.post(&format!("{finding}/answer"), &[]).await.expect(409);
    // An insight asks for no answer yet.
    let insight = dana.post(findings, &[("statement", "Rent is high"), ("stage", "insight")]).await.location.clone();
    assert!(!dana.get(&insight).await.text.contains("Answer this finding"));
    assert!(missing(&dana.get(&home).await).is_empty());
    assert_eq!(id(&insight).len(), 36);
}
