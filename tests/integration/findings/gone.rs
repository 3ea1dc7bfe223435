//! What was typed stays, whatever became of the finding or the source meanwhile.

use super::{begin, found, id, is_sound, source};

#[tokio::test]
async fn what_was_typed_for_the_support_of_a_finding_that_lies_in_the_bin_by_now_stays() {
    let (dana, home) = begin().await;
    let one = found(&dana, &home, "Rents rise", &[]).await;
    let add = format!("{one}/support");
    let made = dana.post(&add, &[("kind", "document"), ("what", "Housing study")]).await.location.clone();
    let support = made.rsplit("support-").next().unwrap().to_owned();
    dana.post(&format!("{one}/delete"), &[]).await.expect(303);
    for address in [add.clone(), format!("{add}/{support}")] {
        let late = dana.post(&address, &[("kind", "document"), ("what", "Typed for long")]).await;
        late.expect(409).says("put into the bin in the meantime").says("href=\"/bin\"").says("Typed for long</textarea>");
        late.says(&format!("action=\"{address}\""));
    }
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_is_of_another_kind_is_not_said_to_lie_in_the_bin() {
    let (dana, home) = begin().await;
    let (finding, register) = (found(&dana, &home, "Rents rise", &[]).await, source(&dana, &home, "Court filings").await);
    dana.post(&format!("{home}/findings/{register}"), &[("statement", "Rents leap")]).await.expect(404);
    dana.post(&format!("{home}/sources/{}", id(&finding)), &[("name", "Filings")]).await.expect(404);
    dana.post(&format!("{home}/findings/review/{register}"), &[("notes", "Good")]).await.expect(404);
    dana.post(&format!("{finding}/support/{register}"), &[("what", "A study")]).await.expect(404);
    dana.post(&format!("{home}/findings/{register}/support"), &[("kind", "document"), ("what", "A study")]).await.expect(404);
    dana.post(&format!("{home}/sources/{}/move", id(&finding)), &[("to", "up")]).await.expect(404);
}

#[tokio::test]
async fn a_slip_in_what_is_added_loses_nothing_that_came_along() {
    let (dana, home) = begin().await;
    let refused = dana.post(&format!("{home}/findings"), &[("statement", " "), ("notes", "Typed for long")]).await;
    refused.expect(422).says("Typed for long</textarea>").says("id=\"problem-statement\"");
    let fields =
        [("name", " "), ("agreement", "Never by name"), ("quality", "Good"), ("where_found", "Shelf 4"), ("notes", "Typed for long")];
    let refused = dana.post(&format!("{home}/sources"), &fields).await;
    refused.expect(422).says("Never by name").says(">\nGood</textarea>").says("Shelf 4").says("Typed for long").says("id=\"problem-name\"");
    // The short forms stay short.
    assert!(!dana.post(&format!("{home}/findings"), &[("statement", " ")]).await.expect(422).text.contains("name=\"notes\""));
    assert!(!dana.post(&format!("{home}/sources"), &[("name", " "), ("holder", "The clerk")]).await.text.contains("name=\"quality\""));
}

#[tokio::test]
async fn of_a_change_and_a_delete_at_one_moment_the_change_is_saved_or_told() {
    let (dana, home) = begin().await;
    for at in 0..12 {
        let one = found(&dana, &home, &format!("Rents rise {at}"), &[]).await;
        let delete = format!("{one}/delete");
        let (changed, binned) = tokio::join!(dana.post(&one, &[("notes", "Typed for long")]), dana.post(&delete, &[]));
        binned.expect(303);
        assert!(changed.status == 303 || (changed.status == 409 && changed.text.contains("Typed for long")), "{}", changed.status);
    }
    is_sound(&dana).await;
}
