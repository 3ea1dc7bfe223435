//! Working groups: added, put in order, given a lead, members and predictors; and what they lack.

use super::{county, is_sound, member};
use crate::person::{Page, Person};

fn groups(page: &Page) -> Vec<String> {
    let pieces = page.text.split("<li id=\"group-").skip(1);
    pieces.map(|piece| format!("/working-groups/{}", piece.split('"').next().unwrap())).collect()
}

#[tokio::test]
async fn a_working_group_has_a_lead_members_and_predictors_and_what_is_missing_is_named() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health"), ("standing", "joined")]).await;
    member(&dana, &coalition, &[("person", "Sam Bell"), ("standing", "joined")]).await;
    let list = format!("{coalition}/groups");
    dana.get(&list).await.expect(200).says("There is no working group yet.");
    let made = dana.post(&list, &[("name", "Housing")]).await;
    made.expect(303);
    let housing = made.location;
    dana.get(&housing).await.says("This working group has no lead, no members, and no predictors.").says("aria-current=\"true\"");
    let form = dana.get(&housing).await;
    let ruth_box = form.box_of("members-", "Ruth Amadi, Wren Health");
    let fields = [
        ("owner", "Lee Park"),
        ("rev-owner", &form.rev("owner")),
        (&ruth_box, "yes"),
        ("rev-members", &form.rev("members")),
        ("predictors-housing-stability", "yes"),
        ("rev-predictors", &form.rev("predictors")),
        ("notes", "Who is evicted, and why"),
    ];
    dana.post(&housing, &fields).await.expect(303);
    let page = dana.get(&list).await;
    page.says("Lead: Lee Park").says("One member").says("Predictors: housing stability").says("Who is evicted, and why");
    page.says("One who joined is in no working group.");
    assert!(!page.text.contains("has no lead"), "nothing is missing in it");
    dana.get(&ruth).await.says(&format!("href=\"{housing}\""));
    dana.get(&format!("{coalition}?view=group")).await.says("Housing</h2>").says("In no working group</h2>");
    // Whoever lies in the bin stays in the group, until somebody takes them out.
    dana.post(&format!("{ruth}/delete"), &[]).await.expect(303);
    let form = dana.get(&housing).await;
    form.says("Ruth Amadi, Wren Health, in the bin").says("This working group has no members.");
    dana.post(&housing, &[("notes", "More"), ("rev-notes", &form.rev("notes")), (&ruth_box, "yes"), ("rev-members", &form.rev("members"))])
        .await
        .expect(303);
    dana.get(&housing).await.says("Ruth Amadi, Wren Health, in the bin");
    dana.get(&format!("{home}/history")).await.says("Housing");
    is_sound(&dana).await;
}

#[tokio::test]
async fn groups_stand_in_an_order_made_by_hand() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let list = format!("{coalition}/groups");
    for name in ["Housing", "Schools", "Work"] {
        dana.post(&list, &[("name", name)]).await.expect(303);
    }
    let page = dana.get(&list).await;
    let found = groups(&page);
    let rev = page.after(&format!("action=\"{}/move\"", found[2]), "value");
    let moved = dana.post(&format!("{}/move", found[2]), &[("to", "up"), ("rev-position", &rev)]).await;
    moved.expect(303);
    let page = dana.get(&moved.location).await;
    page.says("value=\"up\" autofocus");
    assert_eq!(groups(&page), [found[0].as_str(), &found[2], &found[1]]);
    let late = dana.post(&format!("{}/move", found[2]), &[("to", "up"), ("rev-position", &rev)]).await;
    late.expect(409).says("moved in the meantime");
    assert_eq!(groups(&late), [found[0].as_str(), &found[2], &found[1]]);
    dana.post(&format!("{}/move", found[2]), &[("to", "away")]).await.expect(400);
    is_sound(&dana).await;
}

#[tokio::test]
async fn slips_and_late_saves_of_a_group_lose_nothing() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let list = format!("{coalition}/groups");
    dana.post(&list, &[("name", " "), ("owner", "Lee Park")])
        .await
        .expect(422)
        .says("Enter the name of the working group.")
        .says("Lee Park");
    let housing = dana.post(&list, &[("name", "Housing")]).await.location;
    let form = dana.get(&housing).await;
    let long = "x".repeat(10_000);
    dana.post(&housing, &[("name", "Homes"), ("notes", &long)])
        .await
        .expect(422)
        .says("the field holds 2,000")
        .says("value=\"Homes\"")
        .says(&long);
    dana.post(&housing, &[("name", "Homes"), ("rev-name", &form.rev("name"))]).await.expect(303);
    let late = [("name", "Places"), ("rev-name", &form.rev("name")), ("notes", "Kept"), ("rev-notes", &form.rev("notes"))];
    let contested = dana.post(&housing, &late).await;
    contested.expect(409).says("changed this to “Homes”").says("value=\"Places\"").says("Kept</textarea>");
    dana.get(&format!("{housing}/delete")).await.expect(200).says("Homes");
    dana.post(&format!("{housing}/delete"), &[]).await.expect(303);
    let of = form.after("name=\"of\"", "value");
    let gone = [("of", of.as_str()), ("name", "Homes"), ("notes", "Typed with care"), ("predictors-housing-stability", "yes")];
    let answer = dana.post(&housing, &gone).await;
    answer.expect(409).says("put into the bin in the meantime").says("Typed with care").says(&format!("action=\"{list}\""));
    answer.says("name=\"predictors-housing-stability\" value=\"yes\" checked");
    dana.post(&housing, &gone[1..]).await.expect(409).says("This lies in the bin");
    is_sound(&dana).await;
}
