//! The people and the population groups of a jurisdiction.

use super::addresses;
use crate::person::Person;

/// Population groups: added, changed, moved, into the bin, back, and for good.
pub async fn groups(dana: &Person, of: &str) {
    let page = format!("{of}/population-groups");
    for name in ["People who rent", "Older adults", "Veterans"] {
        dana.post(&page, &[("name", name), ("note", "About 4,000")]).await.expect(303);
    }
    let groups = addresses(&dana.get(&page).await, "/population-groups/");
    assert_eq!(groups.len(), 3);
    let form = dana.get(&groups[0]).await;
    let fields = [("name", "Renters"), ("rev-name", &form.rev("name")), ("note", "Half of all"), ("rev-note", &form.rev("note"))];
    dana.post(&groups[0], &fields).await.expect(303);
    dana.post(&format!("{}/move", groups[2]), &[("to", "up")]).await.expect(303);
    for group in &groups[1..] {
        dana.get(&format!("{group}/delete")).await.expect(200);
        dana.post(&format!("{group}/delete"), &[]).await.expect(303);
    }
    // Somebody was still at it.
    dana.post(&groups[1], &[("name", "Elders"), ("rev-name", "")]).await.expect(409);
    let [back, gone] = [1, 2].map(|at| groups[at].replace("/population-groups/", "/bin/population_group/"));
    dana.post(&back, &[]).await.expect(303);
    dana.get(&format!("{gone}/throw-out")).await.expect(200);
    dana.post(&format!("{gone}/throw-out"), &[]).await.expect(303);
}

/// The list of people: added, changed, made one and two again, claimed, into the bin, back, and for good.
pub async fn people(dana: &Person, round: &str, of: &str) {
    let list = format!("{of}/people");
    let names = ["Ruth Amadi", "R. Amadi", "Kim Vo", "Sam Reyes", "Pat Cole"];
    for name in names {
        dana.post(&list, &[("name", name)]).await.expect(303);
    }
    dana.get(&format!("{list}?find=a")).await.expect(200);
    let known = dana.store.people_of(of.trim_start_matches("/jurisdictions/").parse().unwrap()).await.unwrap();
    let [ruth, short, kim, sam, pat] = names.map(|name| known.iter().find(|person| person.profile.name == name).unwrap().id.to_string());
    let rev = dana.get(&format!("{list}/{kim}")).await.rev("name");
    dana.post(&format!("{list}/{kim}"), &[("name", "Kim Vu"), ("rev-name", &rev)]).await.expect(303);
    // Somebody was still at it.
    dana.post(&format!("{list}/{kim}"), &[("name", "Kim Vos"), ("rev-name", &rev)]).await.expect(409);
    for press in ["same-as", "undo", "same-as"] {
        let other = [("other", ruth.as_str())];
        dana.post(&format!("{list}/{short}/{press}"), if press == "undo" { &[] } else { &other }).await.expect(303);
    }
    let rev = dana.get(&format!("{of}/launch")).await.rev("leader");
    dana.post(&format!("{of}/launch"), &[("leader", "Ruth Amadi"), ("rev-leader", &rev)]).await.expect(303);
    dana.colleague().post("/you", &[("person", &sam), ("back", round)]).await.expect(303);
    let browser = dana.colleague();
    browser.post("/you", &[("person", "new"), ("name", "Kim Vu"), ("back", round)]).await.expect(303);
    browser.post(&format!("{list}/{kim}/me"), &[]).await.expect(303);
    let bin = format!("/bin/individual/{pat}");
    let delete = format!("{list}/{pat}/delete");
    for address in [&delete, &bin, &delete] {
        dana.post(address, &[]).await.expect(303);
    }
    // Somebody still had the form in which they could be ticked.
    dana.post(&format!("{round}/meeting"), &[("held", "2026-02-04"), (&format!("more-{pat}"), "yes")]).await.expect(409);
    dana.get(&format!("{bin}/throw-out")).await.expect(200);
    dana.post(&format!("{bin}/throw-out"), &[]).await.expect(303);
}
