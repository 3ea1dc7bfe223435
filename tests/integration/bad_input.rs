//! Bad input: the right refusal, and nothing saved.

use axum::body::Body;
use axum::http::Request;

use crate::person::{HOST, Person};

#[tokio::test]
async fn unknown_ids_keys_and_addresses_are_a_kind_404() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let unknown = "01a20a13-99d0-7159-9d41-7857b7765809";
    let paths = [
        "/nothing".to_owned(),
        format!("/assessments/{unknown}"),
        format!("/jurisdictions/{unknown}"),
        "/assessments/1".to_owned(),
        "/assessments/..%2f..".to_owned(),
        round.to_uppercase().replace("ASSESSMENTS", "assessments"),
        format!("{round}/conditions/no-such"),
        format!("{round}/conditions/9"),
        format!("{round}/history?field=step-9.9"),
        "/static/milepost.css".to_owned(),
        "/static/%2e%2e%2fCargo.toml".to_owned(),
    ];
    for path in paths {
        let page = dana.get(&path).await;
        assert_eq!(page.status.as_u16(), 404, "{path}");
        page.says("There is nothing at this address");
    }
    dana.post(&format!("/assessments/{unknown}/conditions/staff-buy-in"), &[("step-5.1", "in_place")]).await.expect(404);
    dana.post(&format!("{round}/conditions/no-such"), &[]).await.expect(404);
}

#[tokio::test]
async fn malformed_forms_are_refused_and_save_nothing() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/staff-buy-in");
    let bodies: [&'static [u8]; 8] = [
        b"step-5.1=in_place&step-5.1=not_yet",
        b"step-5.1=in_place&note-5.2=%ff",
        b"step-5.1=in_place&note-5.2=%zz",
        b"step-5.1=in_place&note-5.2=\xff",
        b"step-5.1=in_place&step-1.1=in_place",
        b"step-5.1=in_place&no-such-field=1",
        b"step-5.1=in_place&step-5.9=1",
        b"step-5.1=in_place&%00=1",
    ];
    for body in bodies {
        dana.post_raw(&page, body).await.expect(400);
    }
    dana.post(&page, &[("step-5.1", "perhaps"), ("step-5.2", "in_place")]).await.expect(422).says("Choose one of the answers shown.");
    let long = "x".repeat(10_001);
    dana.post(&page, &[("step-5.1", "in_place"), ("note-5.2", &long)])
        .await
        .expect(422)
        .says("This is 10,001 characters, and the field holds 10,000. Shorten it by 1 character.")
        .says(&long);
    let report = dana.report(&round).await;
    assert!(report["conditions"][4]["steps"].as_array().unwrap().iter().all(|step| step["answer"].is_null() && step["note"].is_null()));
}

#[tokio::test]
async fn oversized_and_foreign_bodies_and_wrong_methods_are_refused() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/staff-buy-in");
    dana.post_raw(&page, vec![b'a'; 6 * 1024 * 1024 + 1]).await.expect(413).says("That is more than a form can hold");
    let request = Request::post(&page).header("host", HOST).header("content-type", "application/json").body(Body::from("{}")).unwrap();
    dana.send(request).await.expect(415);
    let request = Request::delete(&page).header("host", HOST).body(Body::empty()).unwrap();
    let refused = dana.send(request).await;
    refused.expect(405).says("That can’t be done at this address");
    assert!(refused.headers.contains_key("allow"));
    let request = Request::post("/").header("host", HOST).body(Body::empty()).unwrap();
    dana.send(request).await.expect(405);
}

#[tokio::test]
async fn a_full_worksheet_of_the_longest_texts_is_taken() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let text = "🏁".repeat(10_000);
    let names: Vec<String> = milepost::domain::guide::StepKey::all().map(|key| format!("note-{key}")).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
    dana.post(&format!("{round}/worksheet"), &fields).await.expect(303);
    dana.get(&format!("{round}/report")).await.expect(200);
    let report = dana.report(&round).await;
    assert_eq!(report["conditions"][8]["steps"][2]["note"].as_str().unwrap().chars().count(), 10_000);
}

#[tokio::test]
async fn an_empty_or_endless_name_is_asked_for_again_with_what_was_typed() {
    let dana = Person::new().await;
    dana.post("/jurisdictions", &[("actor", "Dana"), ("name", "  ")])
        .await
        .expect(422)
        .says("Enter the name of your city")
        .says("value=\"Dana\"");
    let long = "x".repeat(121);
    dana.post("/jurisdictions", &[("actor", &long), ("name", "Wren County")])
        .await
        .expect(422)
        .says("Shorten it by 1 character.")
        .says("value=\"Wren County\"");
    assert_eq!(dana.store.count_jurisdictions().await.unwrap(), (0, 0));
}
