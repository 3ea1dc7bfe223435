//! Who works in a browser is remembered for each data file, and asked for where they are not found.

use axum::body::Body;
use axum::http::Request;

use crate::person::{HOST, Page, Person, encoded};

/// Sends a request with cookies of the test's own.
async fn send(person: &Person, path: &str, cookies: &str, form: Option<&[(&str, &str)]>, headers: &[(&str, &str)]) -> Page {
    let request = if form.is_some() { Request::post(path) } else { Request::get(path) };
    let request = request.header("host", HOST).header("cookie", cookies).header("content-type", "application/x-www-form-urlencoded");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    person.colleague().send(request.body(form.map_or_else(Body::empty, |form| encoded(form).into())).unwrap()).await
}

fn cookie(page: &Page) -> Option<String> {
    Some(page.headers.get("set-cookie")?.to_str().unwrap().split(';').next().unwrap().to_owned())
}

async fn person_of(person: &Person) -> String {
    person.store.actors().await.unwrap()[0].id.to_string()
}

#[tokio::test]
async fn each_data_file_has_a_cookie_of_its_own() {
    let (dana, lee) = (Person::new().await, Person::new().await);
    let (round, other) = (dana.start("Dana Ortiz", "Wren County").await, lee.start("Lee Park", "Otter City").await);
    assert_ne!(dana.store.id(), lee.store.id());
    // One browser for both, as all ports of a machine are one site for it.
    let mut jar = Vec::new();
    for (file, name) in [(&dana, "Dana Ortiz"), (&lee, "Lee Park")] {
        let person = person_of(file).await;
        jar.push(cookie(&send(file, "/you", &jar.join("; "), Some(&[("person", &person)]), &[]).await).unwrap());
        send(file, "/", &jar.join("; "), None, &[]).await.says(&format!("You are {name}"));
    }
    let jar = jar.join("; ");
    for (file, round, name) in [(&dana, &round, "Dana Ortiz"), (&lee, &other, "Lee Park")] {
        send(file, &format!("{round}/conditions/staff-buy-in"), &jar, Some(&[("note-5.1", "Said so")]), &[]).await.expect(303);
        let history = file.get(&format!("{round}/history")).await;
        history.says(name);
        assert!(!history.text.contains("someone on this computer"), "{}", history.text);
    }
}

#[tokio::test]
async fn the_cookie_that_all_files_shared_is_understood_once() {
    let (dana, lee) = (Person::new().await, Person::new().await);
    dana.start("Dana Ortiz", "Wren County").await;
    lee.start("Lee Park", "Otter City").await;
    let shared = format!("milepost-person={}", person_of(&dana).await);
    let page = send(&dana, "/", &shared, None, &[]).await;
    page.says("You are Dana Ortiz");
    let own = cookie(&page).expect("from now on there is a cookie of this file");
    assert_eq!(own, format!("milepost-person-{}={}", dana.store.id().simple(), person_of(&dana).await));
    assert!(cookie(&send(&dana, "/", &format!("{shared}; {own}"), None, &[]).await).is_none());
    // In a file that does not know the person it means nothing, and nobody is asked.
    let page = send(&lee, "/", &shared, None, &[]).await;
    page.says("You are someone on this computer");
    assert!(cookie(&page).is_none());
    send(&lee, "/jurisdictions", &shared, Some(&[("name", "Heron Bay")]), &[]).await.expect(303);
}

#[tokio::test]
async fn a_person_who_is_not_found_is_asked_before_the_next_write_and_what_was_typed_is_kept() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let gone = format!("milepost-person-{}=01890000-0000-7000-8000-000000000000", dana.store.id().simple());
    let page = format!("{round}/conditions/staff-buy-in");
    let typed = [("note-5.1", "Two lines\nof <notes> & \"more\""), ("step-5.1", "in_place")];
    let asked = send(&dana, &page, &gone, Some(&typed), &[]).await;
    asked.expect(428).says("Who are you?").says("Two lines\nof &#60;notes&#62; &#38; &#34;more&#34;").says("Dana Ortiz");
    asked.says(&format!("action=\"{page}\""));
    assert!(dana.report(&round).await["conditions"][4]["steps"][0]["note"].is_null(), "nothing is saved yet");
    // Pages are read as before, and the script is told where to go.
    send(&dana, &page, &gone, None, &[]).await.expect(200).says("You are someone on this computer");
    send(&dana, &page, &gone, Some(&typed), &[("milepost-fragment", "yes")]).await.expect(428).says("data-mend");
    // A slip is no answer.
    for slip in [[("who-person", "new"), ("who-name", "")], [("who-person", "x"), ("who-name", "")]] {
        let again = send(&dana, &page, &gone, Some(&[&typed[..], &slip].concat()), &[]).await;
        again.expect(428).says("Nothing was saved yet").says("of &#60;notes&#62;");
    }
    let person = person_of(&dana).await;
    let answered = send(&dana, &page, &gone, Some(&[&typed[..], &[("who-person", &person), ("who-name", "")]].concat()), &[]).await;
    answered.expect(303);
    assert_eq!(cookie(&answered).unwrap().split_once('=').unwrap().1, person);
    assert_eq!(dana.report(&round).await["conditions"][4]["steps"][0]["note"], "Two lines\nof <notes> & \"more\"");
    let history = dana.get(&format!("{round}/history")).await;
    assert!(!history.text.contains("someone on this computer"), "{}", history.text);

    // Somebody new is put on record; who would rather not say is nobody from now on.
    let more = [("note-5.2", "New"), ("who-person", "new"), ("who-name", "Ana Silva"), ("who-title", "Clerk")];
    send(&dana, &page, &gone, Some(&more), &[]).await.expect(303);
    dana.get(&format!("{round}/history")).await.says("Ana Silva");
    let quiet = send(&dana, &page, &gone, Some(&[("need", "A date"), ("who-person", "nobody")]), &[]).await;
    quiet.expect(303);
    assert!(cookie(&quiet).unwrap().ends_with('='));
    dana.get(&format!("{round}/history")).await.says("someone on this computer");
}

#[tokio::test]
async fn whoever_is_not_found_can_still_say_who_they_are_and_look_after_the_file() {
    let dana = Person::new().await;
    dana.start("Dana Ortiz", "Wren County").await;
    let gone = format!("milepost-person-{}=01890000-0000-7000-8000-000000000000", dana.store.id().simple());
    send(&dana, "/file/backup", &gone, Some(&[]), &[]).await.expect(303);
    let named = send(&dana, "/you", &gone, Some(&[("person", &person_of(&dana).await)]), &[]).await;
    named.expect(303);
    send(&dana, "/", &cookie(&named).unwrap(), None, &[]).await.says("You are Dana Ortiz");
}
