//! Insights written down from an engagement.

use milepost::domain::history::Fact;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::things::{Noun, Thing, apart};

use super::{added, county};
use crate::person::Person;

async fn found(dana: &Person, home: &str) -> (Vec<Thing>, Vec<Thing>) {
    let of: JurisdictionId = home.rsplit('/').next().unwrap().parse().unwrap();
    let mut things = apart(dana.store.things(of, &[Noun::Finding, Noun::Support]).await.unwrap());
    (things.remove(&Noun::Finding).unwrap_or_default(), things.remove(&Noun::Support).unwrap_or_default())
}

#[tokio::test]
async fn an_insight_rests_on_the_engagement_from_which_it_was_written_down() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let address =
        added(&dana, &home, &[("title", "Renters speak"), ("stage", "held"), ("held", "2020-12-05"), ("heard", "Rents rise")]).await;
    let page = dana.get(&address).await;
    page.says("No insight or finding rests on it yet.");
    let once = page
        .text
        .split("/insights\"")
        .nth(1)
        .unwrap()
        .split("name=\"once\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let fields = [("once", once.as_str()), ("statement", "Rent takes half of what people earn")];
    for _ in 0..2 {
        dana.post(&format!("{address}/insights"), &fields).await.expect(303);
    }
    let (findings, supports) = found(&dana, &home).await;
    assert_eq!((findings.len(), supports.len()), (1, 1), "sent twice, it is one");
    assert_eq!((findings[0].get(Fact::Stage), findings[0].get(Fact::Statement)), ("insight", "Rent takes half of what people earn"));
    assert_eq!((supports[0].within, supports[0].get(Fact::Kind)), (Some(findings[0].id), "engagement"));
    assert_eq!(supports[0].get(Fact::FromEngagement), address.rsplit('/').next().unwrap());
    // The same form, brought back from the browser's memory with other words, adds another one that rests on it too.
    dana.post(&format!("{address}/insights"), &[("once", once.as_str()), ("statement", "Rents rise each year")]).await.expect(303);
    let (findings, supports) = found(&dana, &home).await;
    assert_eq!((findings.len(), supports.len()), (2, 2));
    assert!(findings.iter().all(|finding| supports.iter().any(|support| support.within == Some(finding.id))));
    dana.get(&address).await.says("Rent takes half of what people earn").says("Rents rise each year").says("Insights");
}

#[tokio::test]
async fn an_insight_without_a_sentence_is_not_kept() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let address = added(&dana, &home, &[("title", "Renters speak"), ("stage", "held"), ("held", "2020-12-05")]).await;
    let insights = format!("{address}/insights");
    dana.post(&insights, &[("statement", " ")]).await.expect(422).says("Enter what you found, in a sentence.");
    dana.post(&insights, &[]).await.expect(422).says("Enter what you found, in a sentence.");
    let long = "x".repeat(1_001);
    dana.post(&insights, &[("statement", &long)]).await.expect(422).says(&long);
    assert_eq!(found(&dana, &home).await.0.len(), 0);
}
