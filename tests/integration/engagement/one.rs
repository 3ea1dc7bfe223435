//! One engagement: changed, held by one press, put into the bin.

use super::{added, county, row};
use crate::person::Person;

#[tokio::test]
async fn all_of_it_is_told_on_one_page_and_stands_in_the_history() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let address = added(&dana, &home, &[("title", "Renters speak")]).await;
    let fields = [
        ("title", "Renters speak up"),
        ("stage", "held"),
        ("held", "2020-12-05"),
        ("place", "Main library"),
        ("owner", "Lee Park"),
        ("thanked", "A meal"),
        ("heard", "Rents rise"),
        ("used", "It became a finding"),
        ("due", "2020-12-20"),
        ("reported", "2020-12-18"),
        ("reported_how", "A letter"),
        ("going_on", "Again in spring"),
        ("left_out", "yes"),
    ];
    let page = dana.get(&address).await;
    let revs: Vec<(String, String)> = fields.iter().map(|(name, _)| (format!("rev-{name}"), page.rev(name))).collect();
    let all: Vec<(&str, &str)> = fields.into_iter().chain(revs.iter().map(|(name, rev)| (name.as_str(), rev.as_str()))).collect();
    dana.post(&address, &all).await.expect(303);
    let page = dana.get(&address).await;
    for (name, value) in fields {
        page.says(value);
        assert!(!page.rev(name).is_empty(), "{name}");
    }
    page.says("Reported back on December 18, 2020.");
    let told = row(&dana, &home, &address).await;
    assert!(told.contains("Lee Park"), "{told}");
    dana.get(&format!("{home}/history")).await.says("Renters speak up").says("Rents rise");
    dana.get(&format!("{home}/people")).await.says("Sees to one engagement.");
}

#[tokio::test]
async fn one_press_says_that_it_was_held_and_asks_its_day() {
    let dana = Person::new().await;
    let (home, [renters, _]) = county(&dana).await;
    let group = format!("groups-{renters}");
    let address = added(&dana, &home, &[("title", "Renters speak"), ("held", "2020-12-05"), (&group, "yes")]).await;
    let page = dana.get(&format!("{home}/engagement")).await;
    assert_eq!(page.after("id=\"held-", "value"), "2020-12-05", "the day that was planned is offered");
    let press = |held: &'static str, page: &crate::person::Page| {
        let marker = format!("action=\"{address}\"");
        let rev = |name: &str| {
            let from = page.text.find(&marker).unwrap();
            let rest = &page.text[from..];
            let at = rest.find(&format!("name=\"rev-{name}\"")).unwrap();
            rest[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        [("stage", "held".to_owned()), ("held", held.to_owned()), ("rev-stage", rev("stage")), ("rev-held", rev("held"))]
    };
    let send = |fields: [(&'static str, String); 4]| {
        let address = address.clone();
        let dana = &dana;
        async move { dana.post(&address, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await }
    };
    send(press("", &page)).await.expect(422).says("Enter the day on which it was held.");
    send(press("2020-12-06", &page)).await.expect(303);
    let told = row(&dana, &home, &address).await;
    assert!(told.contains("Held on December 6, 2020. What was heard is not written down yet."), "{told}");
    assert!(!told.contains("It was held"), "{told}");
    // It was not held after all, and there is no day for it.
    let page = dana.get(&address).await;
    let (stage, held) = (page.rev("stage"), page.rev("held"));
    dana.post(&address, &[("stage", ""), ("rev-stage", &stage), ("held", ""), ("rev-held", &held)]).await.expect(303);
    assert!(row(&dana, &home, &address).await.contains("Planned, without a date yet."));
}

#[tokio::test]
async fn days_that_do_not_fit_are_told() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let held = [("title", "Renters speak"), ("stage", "held"), ("held", "2020-12-05"), ("reported", "2020-12-04")];
    let page = dana.post(&format!("{home}/engagement"), &held).await;
    page.expect(422).says("Enter a day on or after the one on which it was held.").says("value=\"2020-12-04\"");
    let address = added(&dana, &home, &held[..3]).await;
    let page = dana.post(&address, &held[3..]).await;
    page.expect(422).says("Enter a day on or after the one on which it was held.").says("value=\"2020-12-04\"");
    // The day is taken away from one that was held.
    let rev = dana.get(&address).await.rev("held");
    dana.post(&address, &[("held", ""), ("rev-held", &rev)]).await.expect(422).says("Enter the day on which it was held.");
}

#[tokio::test]
async fn two_people_who_change_one_field_see_both_sides_and_nothing_else_is_lost() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let address = added(&dana, &home, &[("title", "Renters speak")]).await;
    let lee = dana.colleague();
    let shown = dana.get(&address).await;
    let (heard, used) = (shown.rev("heard"), shown.rev("used"));
    lee.post(&address, &[("heard", "Rents rise"), ("rev-heard", &heard)]).await.expect(303);
    let page = dana.post(&address, &[("heard", "Rents fall"), ("rev-heard", &heard), ("used", "A finding"), ("rev-used", &used)]).await;
    page.expect(409).says("Rents fall").says("Rents rise").says("A finding");
    dana.get(&address).await.says("Rents rise").says("A finding");
}

#[tokio::test]
async fn it_goes_into_the_bin_and_comes_back() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let address = added(&dana, &home, &[("title", "Renters speak")]).await;
    dana.get(&format!("{address}/delete")).await.expect(200).says("Delete “Renters speak”?");
    dana.post(&format!("{address}/delete"), &[]).await.expect(303);
    dana.get(&address).await.expect(404);
    dana.post(&address, &[("heard", "Rents rise")]).await.expect(409).says("Rents rise</textarea>");
    let bin = dana.get("/bin").await;
    bin.says("Renters speak");
    let id = address.rsplit('/').next().unwrap();
    dana.post(&format!("/bin/engagement/{id}"), &[]).await.expect(303);
    dana.get(&address).await.expect(200);
}

#[tokio::test]
async fn an_engagement_is_found_only_in_its_own_jurisdiction() {
    let dana = Person::new().await;
    let (home, _) = county(&dana).await;
    let address = added(&dana, &home, &[("title", "Renters speak")]).await;
    let round = dana.start("", "Otter County").await;
    let other = dana.get(&round).await.after("class=\"where\"", "href");
    let id = address.rsplit('/').next().unwrap();
    for path in
        [format!("{other}/engagement/{id}"), format!("{home}/engagement/nobody"), format!("{home}/engagement/{}", uuid::Uuid::nil())]
    {
        dana.get(&path).await.expect(404);
        dana.post(&path, &[("title", "Mine")]).await.expect(404);
        dana.post(&format!("{path}/insights"), &[("statement", "Mine")]).await.expect(404);
        dana.post(&format!("{path}/delete"), &[]).await.expect(404);
    }
}
