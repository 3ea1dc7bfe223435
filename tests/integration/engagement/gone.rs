//! What was typed for an engagement stays, whatever became of the engagement meanwhile.

use super::{added, county};
use crate::person::Person;

#[tokio::test]
async fn what_was_typed_for_an_engagement_that_lies_in_the_bin_by_now_stays() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let address = added(&dana, &home, &[("title", "Renters speak"), ("stage", "held"), ("held", "2020-12-05")]).await;
    dana.post(&format!("{address}/delete"), &[]).await.expect(303);
    let fields = [("title", "Renters speak up"), ("stage", "held"), ("held", "2020-12-05"), ("heard", "Rents rise each year")];
    let late = dana.post(&address, &fields).await;
    late.expect(409).says("put into the bin in the meantime").says("href=\"/bin\"").says("Renters speak up").says("Rents rise each year");
    late.says(&format!("action=\"{home}/engagement\""));
    let late = dana.post(&format!("{address}/insights"), &[("statement", "Rent takes half")]).await;
    late.expect(409).says("put into the bin in the meantime").says("href=\"/bin\"").says("Rent takes half</textarea>");
    late.says(&format!("action=\"{address}/insights\""));
    // What never was an engagement is none.
    let finding = dana.post(&format!("{home}/findings"), &[("statement", "Rents rise"), ("stage", "finding")]).await.location.clone();
    let finding = finding.rsplit('/').next().unwrap();
    dana.post(&format!("{home}/engagement/{finding}"), &fields).await.expect(404);
    dana.post(&format!("{home}/engagement/{finding}/insights"), &[("statement", "Rent takes half")]).await.expect(404);
}

#[tokio::test]
async fn a_slip_in_what_is_added_loses_nothing_that_came_along() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let fields = [("title", " "), ("place", "Wren Library"), ("heard", "Rents rise each year"), ("thanked", "A meal")];
    let refused = dana.post(&format!("{home}/engagement"), &fields).await;
    refused.expect(422).says("value=\"Wren Library\"").says("Rents rise each year</textarea>").says("A meal");
    // The short form stays short.
    let short = dana.post(&format!("{home}/engagement"), &[("title", " "), ("held", "2020-12-05")]).await;
    assert!(!short.expect(422).text.contains("name=\"heard\""));
}
