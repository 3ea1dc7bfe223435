//! Whoever sits at a browser, and the people that they are in jurisdictions.

use milepost::domain::people::Actor;
use sqlx::Connection;

use super::list::{is_sound, known, named, now, place};
use crate::person::{Page, Person};

#[tokio::test]
async fn a_stale_form_of_who_one_is_sets_no_name_back() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (_, of) = place(&dana, &round).await;
    let page = dana.get("/you").await;
    let stale = page.text.find("/you/details").map(|at| page.text[at..].to_owned()).unwrap();
    let page = Page { text: stale, ..page };
    let [name, title, department] = ["name", "title", "department"].map(|name| page.rev(name));
    let revs = [("rev-name", name.as_str()), ("rev-title", &title), ("rev-department", &department)];
    let send = async |name: &str, title: &str| {
        let fields = [("name", name), ("title", title), ("department", ""), ("back", "/")];
        dana.post("/you/details", &[&fields[..], &revs[..]].concat()).await.expect(303);
    };
    send("Dana Ruiz", "").await;
    assert_eq!(known(&dana, of, "Dana Ruiz").await.len(), 1);
    send("Dana Ortiz", "Clerk").await;
    let people = dana.store.people_of(of).await.unwrap();
    assert_eq!((people[0].profile.name.as_str(), people[0].profile.title.as_str()), ("Dana Ruiz", "Clerk"));
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_person_who_is_somebody_else_at_a_browser_stays_so() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    let me = known(&dana, of, "Dana Ortiz").await[0];
    let lee = dana.store.introduce(&named("Lee Park"), now()).await.unwrap();
    // As a file may come to be that was put together elsewhere.
    let mut rows = sqlx::SqliteConnection::connect(&format!("sqlite://{}", dana.store.path().display())).await.unwrap();
    sqlx::query("UPDATE people SET actor = $1 WHERE id = $2").bind(lee.id.0).bind(me.0).execute(&mut rows).await.unwrap();
    dana.post(&format!("{home}/people"), &[("name", "Ann")]).await.expect(303);
    let listed = dana.store.listed_people(of).await.unwrap();
    let linked = |id| listed.iter().find(|listed| listed.person.id == id).unwrap().actor;
    assert_eq!(linked(me), Some(lee.id), "nobody is put in another's place");
    let mine: Vec<_> = listed.iter().filter(|listed| listed.person.profile.name == "Dana Ortiz" && listed.person.id != me).collect();
    assert_eq!(mine.len(), 1, "and whoever wrote is a person of the jurisdiction");
    assert!(mine[0].actor.is_some_and(|actor| actor != lee.id));
    let dana_ortiz = Actor { id: mine[0].actor, name: "Dana Ortiz".to_owned() };
    assert!(!dana.store.claim(of, me, &dana_ortiz, now()).await.unwrap());
    let stranger = dana.store.introduce(&named("Bo Ek"), now()).await.unwrap();
    let stranger = Actor { id: Some(stranger.id), name: "Bo Ek".to_owned() };
    assert!(!dana.store.claim(of, me, &stranger, now()).await.unwrap(), "it is somebody else's");
}
