//! Who leads the launch: the name, and whom it means.

use milepost::domain::history::Fact;
use milepost::domain::people::Actor;
use milepost::store::{FactChange, StoreError};
use time::OffsetDateTime;

use super::kit::{begin, is_clean, send};
use crate::person::Person;

#[tokio::test]
async fn whom_the_leaders_name_means_is_not_overwritten_either() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let home = kit.trim_end_matches("/launch");
    let id = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    for (title, second) in [("Planner", ""), ("Engineer", "yes")] {
        dana.post(&format!("{home}/people"), &[("name", "Dana Reed"), ("title", title), ("second", second)]).await.expect(303);
    }
    let people = dana.store.people_of(id).await.unwrap();
    let of = |title: &str| people.iter().find(|person| person.profile.title == title).unwrap().id;
    let (planner, engineer) = (of("Planner").to_string(), of("Engineer").to_string());
    let leader = async || dana.store.launch_kit(id).await.unwrap().leader;

    // Two people read the page before anybody is named. The name that both type is one, and means two.
    let page = dana.get(&kit).await;
    let whom = page.rev("leader-id");
    send(&dana, &kit, &page, &[("leader", "Dana Reed"), ("leader-id", &planner), ("rev-leader-id", &whom)]).await.expect(303);
    assert_eq!(leader().await, Some(of("Planner")));
    let late = [("leader", "Dana Reed"), ("leader-id", engineer.as_str()), ("rev-leader-id", &whom)];
    send(&dana, &kit, &page, &late).await.expect(409).says("changed this to");
    assert_eq!(leader().await, Some(of("Planner")));

    // Somebody else is named. Whoever did not see that changes neither the name nor whom it means.
    let page = dana.get(&kit).await;
    let whom = page.rev("leader-id");
    send(&dana, &kit, &page, &[("leader", "Ana Silva"), ("leader-id", "new"), ("rev-leader-id", &whom)]).await.expect(303);
    let late = [("leader", "D. Reed, Engineer"), ("leader-id", engineer.as_str()), ("rev-leader-id", &whom)];
    send(&dana, &kit, &page, &late).await.expect(409);
    assert_eq!(leader().await, None);

    // The page means the same one again, without asking which.
    let page = dana.get(&kit).await;
    let (rev, whom) = (page.rev("leader"), page.rev("leader-id"));
    let again = [("leader", "Dana Reed"), ("leader-id", planner.as_str()), ("rev-leader", &rev), ("rev-leader-id", &whom)];
    dana.post(&kit, &again).await.expect(303);
    let page = dana.get(&kit).await;
    assert_eq!(page.after("id=\"leader-id\"", "value"), planner);
    is_clean(&dana).await;
}

#[tokio::test]
async fn a_leader_who_is_gone_is_told_to_who_names_them_and_to_nobody_else() {
    let dana = Person::new().await;
    let (_, kit) = begin(&dana).await;
    let home = kit.trim_end_matches("/launch");
    let id = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let lee = dana.store.people_of(id).await.unwrap().into_iter().find(|person| person.profile.name == "Lee Park").unwrap().id.to_string();
    let page = dana.get(&kit).await;
    let named = [("leader", "Lee Park"), ("leader-id", lee.as_str()), ("rev-leader-id", &page.rev("leader-id"))];
    send(&dana, &kit, &page, &named).await.expect(303);
    let page = dana.get(&kit).await;
    let (rev, whom) = (page.rev("leader"), page.rev("leader-id"));
    let other = [("leader", "Ana Silva"), ("leader-id", ""), ("rev-leader", &rev), ("rev-leader-id", &whom)];
    dana.post(&kit, &other).await.expect(303);
    dana.post(&format!("{home}/people/{lee}/delete"), &[]).await.expect(303);
    // The form still shows Lee Park, and only the budget was typed.
    let budget = page.rev("budget");
    let stale = [("leader", "Lee Park"), ("leader-id", lee.as_str()), ("rev-leader", &rev), ("rev-leader-id", &whom)];
    dana.post(&kit, &[&stale[..], &[("budget", "1200"), ("rev-budget", &budget)]].concat()).await.expect(303);
    let now = dana.store.launch_kit(id).await.unwrap();
    assert_eq!((now.facts.leader.as_str(), now.leader, now.facts.budget.is_some()), ("Ana Silva", None, true));
    // Between the reading of the form and its write somebody may go.
    let changes = [(Fact::LaunchLeader, "Lee Park"), (Fact::LaunchLeaderPerson, lee.as_str())];
    let changes = changes.map(|(fact, value)| FactChange { fact, value: value.to_owned(), seen: None });
    let gone = dana.store.write_launch(id, &changes, &[], &Actor::unnamed(), OffsetDateTime::now_utc()).await.unwrap_err();
    assert!(matches!(gone, StoreError::PersonGone(_)), "{gone}");
    assert_eq!(dana.store.launch_kit(id).await.unwrap().facts.leader, "Ana Silva", "nothing was saved");
    is_clean(&dana).await;
}
