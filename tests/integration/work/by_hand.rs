//! The order of actions, made by hand.

use super::actions::{actions, county, plan};
use crate::person::Person;

/// What is to be done, in the order of the spreadsheet.
async fn in_csv(person: &Person, home: &str) -> Vec<String> {
    let csv = person.get(&format!("{home}/plan.csv")).await;
    csv.text.lines().skip(1).filter_map(|line| line.split(',').nth(2)).map(str::to_owned).collect()
}

#[tokio::test]
async fn an_action_moves_within_its_group_and_documents_follow() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    for what in ["One", "Two", "Three"] {
        dana.post(&format!("{home}/actions"), &[("what", what)]).await.expect(303);
    }
    let found = actions(&plan(&dana, &home).await);
    let moved = dana.post(&format!("{}/move", found[2]), &[("to", "up")]).await;
    moved.expect(303);
    let page = dana.get(&moved.location).await;
    page.expect(200).says("value=\"up\" autofocus");
    assert_eq!(actions(&page), [found[0].as_str(), &found[2], &found[1]]);
    assert_eq!(in_csv(&dana, &home).await, ["One", "Three", "Two"]);
    // At the top there is nowhere to go, and the focus is on the other button.
    let top = dana.post(&format!("{}/move", found[2]), &[("to", "up")]).await;
    dana.get(&top.location).await.says("value=\"down\" autofocus");
    dana.post(&format!("{}/move", found[2]), &[("to", "up")]).await.expect(303);
    assert_eq!(in_csv(&dana, &home).await, ["Three", "One", "Two"]);
    dana.post(&format!("{}/move", found[0]), &[("to", "down")]).await.expect(303);
    assert_eq!(in_csv(&dana, &home).await, ["Three", "Two", "One"]);
    dana.post(&format!("{}/move", found[0]), &[("to", "sideways")]).await.expect(400);
    // By date the dates rule, so nothing is moved there.
    assert!(!dana.get(&format!("{home}/plan?view=due")).await.text.contains("Move up"));
    let findings = milepost::store::file::check::check(dana.store.path(), milepost::store::file::Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn moves_of_two_people_at_once_are_one_after_the_other() {
    let dana = Person::new().await;
    let (_, home) = county(&dana).await;
    for what in ["One", "Two", "Three", "Four"] {
        dana.post(&format!("{home}/actions"), &[("what", what)]).await.expect(303);
    }
    let found = actions(&plan(&dana, &home).await);
    let paths: Vec<String> = found.iter().map(|action| format!("{action}/move")).collect();
    let moves = paths.iter().flat_map(|path| [dana.post(path, &[("to", "up")]), dana.post(path, &[("to", "down")])]);
    for moved in futures_of(moves).await {
        moved.expect(303);
    }
    let mut after = actions(&plan(&dana, &home).await);
    after.sort();
    let mut all = found.clone();
    all.sort();
    assert_eq!(after, all);
    dana.post(&format!("{}/delete", found[0]), &[]).await.expect(303);
    dana.post(&format!("{}/move", found[0]), &[("to", "up")]).await.expect(409).says("This lies in the bin");
}

async fn futures_of<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut done = Vec::new();
    let mut all: Vec<_> = futures.map(Box::pin).collect();
    std::future::poll_fn(|context| {
        all.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(output) => {
                done.push(output);
                false
            }
            std::task::Poll::Pending => true,
        });
        if all.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}
