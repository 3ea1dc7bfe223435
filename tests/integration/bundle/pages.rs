//! Bundles by the pages, from one computer to another.

use axum::body::Body;
use axum::http::Request;
use milepost::store::file::Reading;
use milepost::store::file::check::check;

use crate::person::{HOST, Page, Person};

/// Uploads a file as the form does.
async fn upload(person: &Person, name: &str, bytes: &[u8]) -> Page {
    let mut body = format!("--cut\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = Request::post("/import").header("host", HOST).header("content-type", "multipart/form-data; boundary=cut");
    person.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_jurisdiction_goes_from_one_computer_to_another_by_the_pages() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.get(&home).await.says("Export it as a file");
    let file = dana.get(&format!("{home}/export")).await;
    file.expect(200);
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"wren-county.milepost.json\"");
    dana.get("/export").await.expect(200);
    dana.get("/schema/bundle.json").await.expect(200).says("milepost-bundle/8");

    let lee = Person::new().await;
    lee.get("/import").await.expect(200).says("Nothing was imported yet.");
    let sent = upload(&lee, "wren-county.milepost.json", file.text.as_bytes()).await;
    sent.expect(303);
    let page = lee.get(&sent.location).await;
    page.expect(200).says("What the import would do").says("One jurisdiction").says("Nothing is saved yet.");
    let mark = page.after("name=\"mark\"", "value");
    assert_eq!(lee.get(&round).await.status, 404, "nothing is saved before it is confirmed");
    let done = lee.post(&sent.location, &[("mark", &mark)]).await;
    done.expect(303);
    lee.get(&done.location).await.expect(200).says("is imported.").says("Go to what was imported");
    lee.get(&round).await.expect(200);
    assert_eq!(lee.get(&format!("{home}/export")).await.text, file.text);
    lee.get(&sent.location).await.expect(422).says("no longer waiting here");

    // The two go on separately, and meet again.
    dana.post(&format!("{round}/conditions/leadership-commitment"), &[("note-1.1", "Dana’s")]).await.expect(303);
    lee.post(&format!("{round}/conditions/leadership-commitment"), &[("note-1.1", "Lee’s")]).await.expect(303);
    let again = upload(&lee, "wren.json", dana.get(&format!("{home}/export")).await.text.as_bytes()).await;
    let page = lee.get(&again.location).await;
    page.says("One of them is for you to choose.").says("Dana’s").says("Lee’s").says("(Dana Ortiz, ");
    let (mark, field) = (page.after("name=\"mark\"", "value"), page.after("type=\"radio\"", "name"));
    lee.post(&again.location, &[("mark", "stale")]).await.expect(409).says("Look again at what differs now");
    lee.post(&again.location, &[("mark", &mark), (&field, "perhaps")]).await.expect(400);
    // Nothing is chosen by the page, and what was chosen can wait.
    lee.post(&again.location, &[("mark", &mark)]).await.expect(422).says("Nothing was imported yet").says("choose one of the two");
    let later = lee.post(&again.location, &[("mark", &mark), (&field, "theirs"), ("later", "yes")]).await;
    lee.get(&later.expect(303).location).await.expect(200).says("What you chose is kept.");
    assert_eq!(lee.report(&round).await["conditions"][0]["steps"][0]["note"], "Lee’s");
    lee.get(&again.location).await.says("?draft=");
    lee.post(&again.location, &[("mark", &mark), (&field, "theirs")]).await.expect(303);
    assert_eq!(lee.report(&round).await["conditions"][0]["steps"][0]["note"], "Dana’s");
    let findings = check(lee.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn a_file_that_is_no_bundle_is_refused_on_the_page() {
    let dana = Person::new().await;
    upload(&dana, "", b"").await.expect(422).says("Choose the file first.");
    upload(&dana, "notes.txt", b"Hello").await.expect(422).says("It is a file of another kind");
    upload(&dana, "new.json", br#"{"format": "milepost-bundle/9"}"#).await.expect(422).says("made by a newer Milepost");
    upload(&dana, "huge.json", &vec![b' '; 65 << 20]).await.expect(422).says("larger than 64 megabytes");
    dana.post("/import", &[("bundle", "x")]).await.expect(415);
    dana.get("/import/0000").await.expect(422);
    let huge = vec![b'x'; 7 << 20];
    dana.post_raw("/jurisdictions", huge).await.expect(413);
}
