//! Who was present at a meeting: the names, and whom they mean.

use super::meeting::{DAY, assert_the_file_is_sound};
use crate::person::{Page, Person};

/// The meeting on record, and its form.
async fn the_meeting(dana: &Person, round: &str) -> (milepost::domain::conversation::Meeting, Page) {
    let meeting = dana.store.meetings(round.trim_start_matches("/assessments/").parse().unwrap()).await.unwrap().remove(0);
    let page = dana.get(&format!("{round}/meeting?meeting={}", meeting.id)).await;
    (meeting, page)
}

/// Sends the form of a meeting with the hidden fields that its page had.
async fn correct(dana: &Person, round: &str, page: &Page, day: &str, fields: &[(&str, &str)]) -> Page {
    let mut hidden: Vec<(&str, String)> = vec![("meeting", page.after("name=\"meeting\"", "value"))];
    for name in ["rev-held", "rev-present", "rev-present-people"] {
        let marker = format!("name=\"{name}\"");
        if page.text.contains(&marker) {
            hidden.push((name, page.after(&marker, "value")));
        }
    }
    let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (*name, value.as_str())).collect();
    dana.post(&format!("{round}/meeting"), &[&hidden[..], &[("held", day)], fields].concat()).await
}

#[tokio::test]
async fn names_and_whom_they_mean_are_settled_as_one() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let lee = dana.get(&format!("{round}/meeting")).await.box_of("more-", "Lee Park");
    dana.post(&format!("{round}/meeting"), &[("held", DAY), (&lee, "yes")]).await.expect(303);
    let (_, page) = the_meeting(&dana, &round).await;
    // Somebody else writes other names; whoever corrects the day alone leaves them, and whom they mean.
    correct(&dana, &round, &page, DAY, &[("more", "Ana Silva\nBo Ek")]).await.expect(303);
    correct(&dana, &round, &page, "2026-02-04", &[(&lee, "yes")]).await.expect(303);
    let (meeting, _) = the_meeting(&dana, &round).await;
    assert_eq!((meeting.present.as_str(), meeting.present_people), ("Ana Silva\nBo Ek", Vec::new()));
    let bytes = dana.store.export(None).await.unwrap().write();
    milepost::bundle::read(&bytes).unwrap();
    // Nor is it refused for somebody who is no longer there.
    dana.post(&format!("{home}/people/{}/delete", lee.trim_start_matches("more-")), &[]).await.expect(303);
    let (_, now) = the_meeting(&dana, &round).await;
    let stale = Page { text: page.text.replace(&page.rev("held"), &now.rev("held")), ..page };
    correct(&dana, &round, &stale, "2026-02-05", &[(&lee, "yes")]).await.expect(303);
    let (meeting, _) = the_meeting(&dana, &round).await;
    assert_eq!(meeting.present, "Ana Silva\nBo Ek");
    assert_the_file_is_sound(&dana.store).await;
}

#[tokio::test]
async fn of_two_people_of_one_name_the_one_who_was_meant_stays() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let of = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    for title in ["Planner", "Engineer", "Clerk"] {
        dana.post(&format!("{home}/people"), &[("name", "Dana Reed"), ("title", title), ("second", "yes")]).await.expect(303);
    }
    let people = dana.store.people_of(of).await.unwrap();
    let id = |title: &str| people.iter().find(|person| person.profile.title == title).unwrap().id;
    let [planner, engineer, clerk] = ["Planner", "Engineer", "Clerk"].map(|title| format!("more-{}", id(title)));
    dana.post(&format!("{round}/meeting"), &[("held", DAY), (&planner, "yes")]).await.expect(303);
    let (_, page) = the_meeting(&dana, &round).await;
    // Another of that name was meant. Neither who corrects the day nor who means a third sets it back.
    correct(&dana, &round, &page, DAY, &[(&engineer, "yes")]).await.expect(303);
    correct(&dana, &round, &page, "2026-02-04", &[(&planner, "yes")]).await.expect(303);
    assert_eq!(the_meeting(&dana, &round).await.0.present_people, [Some(id("Engineer"))]);
    correct(&dana, &round, &page, "2026-02-04", &[(&clerk, "yes")]).await.expect(409).says("changed this to");
    assert_eq!(the_meeting(&dana, &round).await.0.present_people, [Some(id("Engineer"))]);
    assert_the_file_is_sound(&dana.store).await;
}

#[tokio::test]
async fn whoever_was_made_one_with_another_is_still_meant_by_their_own_record() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let of = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    for (name, title) in [("Lee Park", ""), ("L. Park", ""), ("Lee Park", "Clerk")] {
        dana.post(&format!("{home}/people"), &[("name", name), ("title", title), ("second", "yes")]).await.expect(303);
    }
    let people = dana.store.people_of(of).await.unwrap();
    let id = |name: &str, title: &str| people.iter().find(|it| it.profile.name == name && it.profile.title == title).unwrap().id;
    let (lee, short, clerk) = (id("Lee Park", ""), id("L. Park", ""), id("Lee Park", "Clerk"));
    let boxes = [short, clerk].map(|id| format!("more-{id}"));
    dana.post(&format!("{round}/meeting"), &[("held", DAY), (&boxes[0], "yes"), (&boxes[1], "yes")]).await.expect(303);
    let before = the_meeting(&dana, &round).await.0;
    for other in [short, clerk] {
        dana.post(&format!("{home}/people/{other}/same-as"), &[("other", &lee.to_string())]).await.expect(303);
    }
    let (_, page) = the_meeting(&dana, &round).await;
    let lines = before.present.as_str();
    page.says(&format!("{lines}</textarea>"));
    correct(&dana, &round, &page, "2026-02-06", &[("more", lines)]).await.expect(303);
    let after = the_meeting(&dana, &round).await.0;
    assert_eq!((after.present, after.present_people), (before.present, before.present_people));
    assert_the_file_is_sound(&dana.store).await;
}
