//! Releases by the pages: files sent, looked at, imported, and removed, as a form without script does it.

use axum::body::Body;
use axum::http::Request;
use milepost::store::file::Reading;
use milepost::store::file::check::check;

use super::cut;
use crate::person::{HOST, Page, Person};

/// Sends files as the form does.
pub async fn upload(person: &Person, files: &[(&str, &[u8])]) -> Page {
    let mut body = Vec::new();
    for (name, bytes) in files {
        body.extend_from_slice(
            format!("--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n")
                .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--cut--\r\n");
    let request = Request::post("/metrics").header("host", HOST).header("content-type", "multipart/form-data; boundary=cut");
    person.send(request.body(Body::from(body)).unwrap()).await
}

pub async fn import(person: &Person, name: &str) -> Page {
    let sent = upload(person, &[(name, &cut(name))]).await;
    sent.expect(303);
    let done = person.post(&sent.location, &[("import-0", "yes")]).await;
    done.expect(303);
    person.get(&done.location).await
}

#[tokio::test]
async fn files_are_looked_at_before_anything_is_saved_and_then_imported() {
    let dana = Person::new().await;
    dana.get("/metrics").await.expect(200).says("No file was imported yet.");
    let (overall, incomes) = (cut("p61_2025-03_place-overall.csv"), cut("p64_place-income.csv"));
    let sent = upload(&dana, &[("overall.csv", &overall), ("incomes.csv", &incomes), ("sheet.csv", b"PK\x03\x04")]).await;
    sent.expect(303);
    let page = dana.get(&sent.location).await;
    page.expect(200).says("Nothing is saved yet.").says("overall.csv").says("pctl_income_50").says("Columns that are not read");
    page.says("This is an Excel file or another packed file").says("It looks like this release, published March 27, 2025");
    dana.get("/metrics").await.says("No file was imported yet.");
    dana.post(&sent.location, &[]).await.expect(422).says("Choose at least one file.");
    let done = dana.post(&sent.location, &[("import-0", "yes"), ("import-1", "yes")]).await;
    done.expect(303);
    let list = dana.get(&done.location).await;
    list.expect(200).says("“overall.csv” is imported.").says("“incomes.csv” is imported.").says("March 27, 2025");
    let release = list.after("<a class=\"strong\"", "href");
    dana.get(&release).await.expect(200).says("SHA-256 of the file").says("columns are read");
    let findings = check(dana.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
    dana.get(&sent.location).await.expect(422).says("no longer waiting here");
}

#[tokio::test]
async fn the_same_file_again_is_there_already_and_another_release_tells_what_differs() {
    let dana = Person::new().await;
    import(&dana, "p61_2024-07_place-overall.csv").await.expect(200).says("is imported.");
    let sent = upload(&dana, &[("again.csv", &cut("p61_2024-07_place-overall.csv"))]).await;
    dana.get(&sent.location).await.expect(200).says("This very file is there already.");
    let sent = upload(&dana, &[("newer.csv", &cut("p61_2025-03_place-overall.csv"))]).await;
    dana.get(&sent.location).await.expect(200).says("Where releases differ, for example").says("in this file (line ");
}

/// Size, rows and columns say nothing of what a file holds: a copy with one number changed is told from the same readings, and
/// nobody imports it unasked.
#[tokio::test]
async fn a_copy_with_one_number_changed_is_told_and_not_chosen() {
    let dana = Person::new().await;
    import(&dana, "p61_2025-03_place-overall.csv").await.expect(200);
    let text = String::from_utf8(cut("p61_2025-03_place-overall.csv")).unwrap();
    for (from, to, told) in [
        (",129330,", ",129331,", "and has the very same readings."),
        (",64841.34479999999,", ",74841.34479999999,", "but one reading is different. One of the two was changed."),
        // No page would show it.
        (",64841.34479999999,", ",64841.34479999998,", "but one reading is different. One of the two was changed."),
    ] {
        assert_eq!(text.matches(from).count(), 1);
        let sent = upload(&dana, &[("copy.csv", text.replace(from, to).as_bytes())]).await;
        let page = dana.get(&sent.location).await;
        page.expect(200).says("This file may be a copy.").says(told).says("which is here from the file");
        assert!(!page.text.contains("value=\"yes\" checked"), "{to} is chosen unasked");
    }
    let more = format!("{text}\n{}", text.lines().nth(1).unwrap().replacen("2014", "2016", 1));
    let sent = upload(&dana, &[("more.csv", more.as_bytes())]).await;
    assert!(!dana.get(&sent.location).await.text.contains("may be a copy"), "a file of another size is none");
}

#[tokio::test]
async fn a_file_without_years_is_read_with_the_years_that_somebody_names() {
    let dana = Person::new().await;
    let sent = upload(&dana, &[("recent.csv", &cut("c00_2024-02_county-recent.csv"))]).await;
    let page = dana.get(&sent.location).await;
    page.expect(200).says("Which year is each column of?");
    page.says("People for each primary care physician <span class=\"soft kept\">ratio_population_pc_physician</span></label>");
    let field = page.after("inputmode=\"numeric\"", "id");
    dana.post(&sent.location, &[("import-0", "yes"), (&field, "last year")])
        .await
        .expect(422)
        .says("Enter a year of four digits")
        .says("last year");
    let done = dana.post(&sent.location, &[("import-0", "yes"), (&field, "2021")]).await;
    done.expect(303);
    dana.get(&done.location).await.says("is imported.");
}

#[tokio::test]
async fn what_is_no_file_of_metrics_is_told_and_nothing_else_is() {
    let dana = Person::new().await;
    for (bytes, words) in [
        (&b""[..], "The file is empty."),
        (b"a,b\n1,2\n", "This is no file of places"),
        (b"\x00\x01\x02", "This is no text file."),
        (b"year,state,county\n2020,29,019\n", "None of the columns of this file is a metric"),
        (b"=cmd|calc,b\n1,2\n", "This is no file of places"),
    ] {
        upload(&dana, &[("file.csv", bytes)]).await.expect(422).says(words).says("Nothing was imported");
    }
    upload(&dana, &[]).await.expect(422).says("Choose a file first.");
    dana.get("/metrics/arrivals/none").await.expect(422).says("no longer waiting here");
    dana.post("/metrics/arrivals/none", &[]).await.expect(422);
}

#[tokio::test]
async fn a_release_is_removed_after_a_question() {
    let dana = Person::new().await;
    let list = import(&dana, "m_income_county.csv").await;
    let release = list.after("<a class=\"strong\"", "href");
    dana.get(&format!("{release}/remove")).await.expect(200).says("What findings rest on stays with them");
    assert!(!dana.get(&format!("{release}/remove")).await.text.contains("on readings of it"));
    let done = dana.post(&format!("{release}/remove"), &[]).await;
    done.expect(303);
    dana.get(&done.location).await.says("No file was imported yet.");
    dana.get(&release).await.expect(404);
    dana.get(&format!("{release}/remove")).await.expect(404);
    dana.post(&format!("{release}/remove"), &[]).await.expect(404);
}

#[tokio::test]
async fn a_file_larger_than_any_of_the_publisher_s_is_refused_in_words() {
    let dana = Person::new().await;
    let mut large = b"year,state,county,share_employed\n".to_vec();
    large.resize(65 << 20, b'\n');
    upload(&dana, &[("large.csv", &large)]).await.expect(422).says("larger than any published metrics file");
}
