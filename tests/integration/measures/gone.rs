//! What was typed for a measure stays, whatever became of the measure meanwhile.

use super::{COURSE, begin, give, measure};

#[tokio::test]
async fn what_was_typed_for_a_measure_that_lies_in_the_bin_by_now_stays() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    dana.get(&format!("{address}/delete")).await.expect(200).says("On-time graduation");
    dana.post(&format!("{address}/delete"), &[]).await.expect(303);
    let late = dana.post(&address, &[("name", "Graduation"), ("baseline", "1,200")]).await;
    late.expect(409).says("put into the bin in the meantime").says("href=\"/bin\"").says("value=\"Graduation\"").says("value=\"1,200\"");
    let late = give(&dana, &address, &[("value", "84"), ("period", "2015"), ("notes", "By phone")]).await;
    late.expect(409).says("lies in the bin").says("84").says("By phone").says("value=\"2015\"");
    dana.get(&address).await.expect(404);
    dana.get(&home).await.expect(200).says("Nothing is measured yet.");
    // What never was a measure is none.
    let other = format!("{home}/01933b9e-0000-7000-8000-000000000001");
    dana.post(&other, &[("name", "Graduation")]).await.expect(404);
    give(&dana, &other, &[("value", "84"), ("period", "2015")]).await.expect(404);
}

#[tokio::test]
async fn two_people_who_change_a_measure_at_once_each_learn_of_the_other() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    let page = dana.get(&address).await;
    let (unit, target) = (page.rev("unit"), page.rev("target"));
    let lee = dana.colleague();
    lee.post(&address, &[("target", "95"), ("rev-target", &target)]).await.expect(303);
    let late =
        dana.post(&address, &[("target", "92"), ("rev-target", &target), ("unit", "percent of students"), ("rev-unit", &unit)]).await;
    late.expect(409).says("value=\"92\"").says("95");
    dana.get(&address).await.says("95 percent of students");
}
