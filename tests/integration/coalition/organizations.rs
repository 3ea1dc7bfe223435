//! Organizations: added, changed, and not deleted while members belong to them.

use super::{county, is_sound, member};
use crate::person::Person;

#[tokio::test]
async fn an_organization_is_added_changed_and_named_once() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let list = format!("{coalition}/organizations");
    dana.get(&list).await.expect(200).says("No organization is on the list yet.");
    dana.post(&list, &[("name", "St. Mary’s Hospital"), ("sector", "anchor_institution")]).await.expect(303);
    dana.post(&list, &[("name", "Action Fund"), ("notes", "Meets in June")]).await.expect(303);
    dana.get(&list).await.says("Anchor institution (hospital, university) · No members").says("No sector stated · No members");
    for (name, says) in [
        (" ", "Enter the name of the organization."),
        ("st. mary's hospital", "“St. Mary’s Hospital” is on the list already."),
        (&"x".repeat(121), "This is 121 characters, and the field holds 120."),
    ] {
        let refused = dana.post(&list, &[("name", name), ("notes", "Typed with care")]).await;
        refused.expect(422).says(says).says("Typed with care").says("Nothing was saved yet");
    }
    let fund = dana.get(&list).await.after("<li id=\"organization-", "href");
    let form = dana.get(&fund).await;
    form.says("Meets in June").says("No members yet.");
    dana.post(&fund, &[("name", "ST. MARY'S HOSPITAL"), ("rev-name", &form.rev("name"))]).await.expect(422).says("is on the list already");
    dana.post(&fund, &[("name", "Action Fund of Wren"), ("rev-name", &form.rev("name"))]).await.expect(303);
    let late = dana
        .post(&fund, &[("name", "The Fund"), ("rev-name", &form.rev("name")), ("notes", "New"), ("rev-notes", &form.rev("notes"))])
        .await;
    late.expect(409).says("changed this to “Action Fund of Wren”").says("value=\"The Fund\"").says("New</textarea>");
    is_sound(&dana).await;
}

#[tokio::test]
async fn an_organization_stays_while_members_belong_to_it() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let health = dana.get(&format!("{coalition}/organizations")).await.after("<li id=\"organization-", "href");
    dana.get(&health).await.says("Ruth Amadi");
    for answer in [dana.get(&format!("{health}/delete")).await, dana.post(&format!("{health}/delete"), &[]).await] {
        answer.says("One member belongs to “Wren Health”, so it stays on the list.").says("It was not deleted");
    }
    dana.post(&format!("{ruth}/delete"), &[]).await.expect(303);
    let form = dana.get(&health).await;
    dana.get(&format!("{health}/delete")).await.expect(200).says("Put it into the bin");
    dana.post(&format!("{health}/delete"), &[]).await.expect(303);
    dana.get(&health).await.expect(404);
    let late = dana.post(&health, &[("name", "Wren Health"), ("rev-name", &form.rev("name")), ("notes", "Typed with care")]).await;
    late.expect(409).says("put into the bin in the meantime").says("Typed with care").says("value=\"Wren Health\"");
    // A member who comes back while the organization lies in the bin is told as far as known.
    let id = ruth.rsplit('/').next().unwrap();
    let bin = dana.get("/bin").await;
    let back = bin.after(&format!("action=\"/bin/member/{id}"), "action");
    dana.post(&back, &[]).await.expect(303);
    dana.get(&coalition).await.expect(200).says("Ruth Amadi").says("an organization in the bin");
    is_sound(&dana).await;
}
