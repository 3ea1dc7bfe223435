//! One strategic action: added, changed, dropped, put into the bin.

use super::{added, begin, found, goal, id, is_sound, missing};
use crate::person::Person;

#[tokio::test]
async fn all_of_it_is_told_on_one_page_and_stands_in_the_history() {
    let (dana, home) = begin().await;
    let jurisdiction = home.strip_suffix("/strategy").unwrap();
    let group = dana.post(&format!("{jurisdiction}/population-groups"), &[("name", "people who rent")]).await.location.clone();
    let group = format!("groups-{}", group.rsplit("group-").next().unwrap());
    let member = dana.post(&format!("{jurisdiction}/coalition"), &[("person", "Lee Park")]).await.expect(303).location.clone();
    let lead = id(&member).to_owned();
    let goal = goal(&dana, &home, "Every family can stay in its home").await;
    let finding = found(&dana, &home, "Renters move twice as often", &[]).await;
    let answered = format!("findings-{}", id(&finding));
    let address = added(&dana, &home, "Open a legal aid desk", &[("goal", &goal), ("status", "idea")]).await;
    let (partner, predictor) = (format!("members-{lead}"), "predictors-housing-stability");
    let page = dana.get(&address).await;
    let texts: [(&str, &str); 12] = [
        ("title", "Open a legal aid desk in the court"),
        ("place", "The whole county"),
        ("builds_on", "The housing plan of 2024"),
        ("proof", "It halved evictions elsewhere"),
        ("equity", "Most who rent are Black or Latino"),
        ("risks", "No lawyers to be found"),
        ("shaped", "We need somebody beside us in court"),
        ("notes", "Ask the bar association"),
        ("lead", &lead),
        ("status", "chosen"),
        ("impact", "4"),
        ("feasibility", "2"),
    ];
    let boxes: [(&str, &str); 5] = [
        (answered.as_str(), "findings"),
        (&group, "groups"),
        (&partner, "members"),
        (predictor, "predictors"),
        ("levels-practice", "levels"),
    ];
    let revs: Vec<(String, String)> = texts
        .iter()
        .map(|(name, _)| *name)
        .chain(boxes.iter().map(|(_, name)| *name))
        .map(|name| (format!("rev-{name}"), page.rev(name)))
        .collect();
    let mut fields: Vec<(&str, &str)> = texts.to_vec();
    fields.extend(boxes.iter().map(|(name, _)| (*name, "yes")));
    fields.extend(revs.iter().map(|(name, rev)| (name.as_str(), rev.as_str())));
    dana.post(&address, &fields).await.expect(303);
    let page = dana.get(&address).await;
    for (name, value) in texts {
        page.says(value);
        assert!(!page.rev(name).is_empty(), "{name}");
    }
    page.says("Led by Lee Park").says("Renters move twice as often").says("Every family can stay in its home");
    page.says("Impact 4, high; feasibility 2, low.");
    let list = dana.get(&home).await;
    list.says("Open a legal aid desk in the court").says("Answers one finding").says("Changes: Practice").says("Lee Park");
    assert!(missing(&list).contains("This is a program, and changes no policy."), "{}", missing(&list));
    assert_eq!(missing(&list).matches("<li>").count(), 1, "{}", missing(&list));
    // Both ways.
    dana.get(&finding).await.says("Answered by:").says(&format!("href=\"{address}\"")).says("Chosen");
    dana.get(&format!("{jurisdiction}/history")).await.says("Open a legal aid desk in the court").says("It halved evictions elsewhere");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_slip_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let (dana, home) = begin().await;
    let long = "x".repeat(301);
    let refused = dana.post(&home, &[("title", " "), ("status", "idea")]).await;
    refused.expect(422).says("Enter what will change, beginning with a verb.");
    assert!(!refused.text.contains("name=\"proof\""), "the short form stays short");
    let refused = dana.post(&home, &[("title", &long), ("proof", "It worked in Otter County")]).await;
    refused.expect(422).says("Shorten it by 1 character.").says(&long).says("It worked in Otter County</textarea>");
    let gone = uuid::Uuid::now_v7().to_string();
    let refused = dana.post(&home, &[("title", "Open a desk"), ("goal", &gone)]).await;
    refused.expect(422).says("Something that was chosen here is not there any more. Choose again.").says("value=\"Open a desk\"");
    for odd in [("impact", "6"), ("impact", "0"), ("status", "maybe"), ("levels", "program")] {
        dana.post(&home, &[("title", "Open a desk"), odd]).await.expect(422);
    }
    dana.post(&home, &[("title", "Open a desk"), ("score", "7")]).await.expect(400);
    let address = added(&dana, &home, "Open a desk", &[]).await;
    let refused = dana.post(&address, &[("title", ""), ("risks", "No lawyers")]).await;
    refused.expect(422).says("Enter what will change").says("No lawyers</textarea>");
    dana.get(&address).await.says("value=\"Open a desk\"");
}

#[tokio::test]
async fn dropping_one_asks_why_and_says_what_becomes_of_its_activities() {
    let (dana, home) = begin().await;
    let finding = found(&dana, &home, "Renters move twice as often", &[]).await;
    let address = added(&dana, &home, "Open a desk", &[("status", "chosen"), (&format!("findings-{}", id(&finding)), "yes")]).await;
    assert!(!missing(&dana.get(&home).await).contains("No strategic action answers"));
    let rev = dana.get(&address).await.rev("status");
    let refused = dana.post(&address, &[("status", "dropped"), ("rev-status", &rev)]).await;
    refused.expect(422).says("Enter why it was dropped.").says("value=\"dropped\" checked");
    dana.post(&address, &[("status", "dropped"), ("rev-status", &rev), ("reason", "No money"), ("rev-reason", &refused.rev("reason"))])
        .await
        .expect(303);
    dana.get(&address).await.says("Its activities stay in the work plan, outside its sums.").says("No money");
    let list = dana.get(&home).await;
    list.says(">Dropped</h3>").says("<s>");
    assert!(missing(&list).contains("No strategic action answers this finding yet."), "{}", missing(&list));
    // It comes back.
    let page = dana.get(&address).await;
    dana.post(&address, &[("status", "under_way"), ("rev-status", &page.rev("status"))]).await.expect(303);
    assert!(!dana.get(&home).await.text.contains(">Dropped</h3>"));
    is_sound(&dana).await;
}

#[tokio::test]
async fn two_people_who_change_one_field_see_both_sides_and_nothing_else_is_lost() {
    let (dana, home) = begin().await;
    let address = added(&dana, &home, "Open a desk", &[]).await;
    let lee = dana.colleague();
    let shown = dana.get(&address).await;
    let (proof, risks) = (shown.rev("proof"), shown.rev("risks"));
    lee.post(&address, &[("proof", "A study"), ("rev-proof", &proof)]).await.expect(303);
    let page = dana.post(&address, &[("proof", "A pilot"), ("rev-proof", &proof), ("risks", "No lawyers"), ("rev-risks", &risks)]).await;
    page.expect(409).says("A pilot").says("A study").says("No lawyers");
    dana.get(&address).await.says("A study").says("No lawyers");
}

#[tokio::test]
async fn it_goes_into_the_bin_and_comes_back_and_what_was_typed_stays() {
    let (dana, home) = begin().await;
    let address = added(&dana, &home, "Open a desk", &[]).await;
    dana.get(&format!("{address}/delete")).await.expect(200).says("Delete “Open a desk”?");
    dana.post(&format!("{address}/delete"), &[]).await.expect(303);
    dana.get(&address).await.expect(404);
    let late = dana.post(&address, &[("title", "Open a desk"), ("proof", "A study")]).await;
    late.expect(409).says("A study</textarea>").says("href=\"/bin\"").says(&format!("action=\"{home}\""));
    dana.post(&format!("/bin/strategic_action/{}", id(&address)), &[]).await.expect(303);
    dana.get(&address).await.expect(200);
}

#[tokio::test]
async fn it_is_found_only_in_its_own_jurisdiction() {
    let (dana, home) = begin().await;
    let address = added(&dana, &home, "Open a desk", &[]).await;
    let round = dana.start("", "Otter County").await;
    let other = dana.get(&round).await.after("class=\"where\"", "href");
    for path in [format!("{other}/strategy/{}", id(&address)), format!("{home}/nothing"), format!("{home}/{}", uuid::Uuid::nil())] {
        dana.get(&path).await.expect(404);
        dana.post(&path, &[("title", "Mine")]).await.expect(404);
        dana.post(&format!("{path}/delete"), &[]).await.expect(404);
        dana.post(&format!("{path}/move"), &[("to", "up")]).await.expect(404);
    }
    dana.get(&format!("{home}/meeting?action={}", uuid::Uuid::nil())).await.expect(404);
}

#[tokio::test]
async fn a_form_sent_twice_adds_one() {
    let (dana, home) = begin().await;
    let once = dana.get(&home).await.after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("title", "Open a desk")];
    let first = dana.post(&home, &fields).await.expect(303).location.clone();
    assert_eq!(dana.post(&home, &fields).await.expect(303).location, first);
    assert_eq!(super::items(&dana.get(&home).await, "action-").len(), 1);
}

#[tokio::test]
async fn an_empty_strategy_says_how_to_begin() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = format!("{}/strategy", dana.get(&round).await.after("class=\"where\"", "href"));
    let page = dana.get(&home).await;
    page.expect(200).says("Begin with either.").says("It is not written yet.");
    assert!(missing(&page).is_empty() && !page.text.contains("id=\"grid\""));
    dana.get(&format!("{home}/meeting")).await.expect(200).says("There is no strategic action yet");
}
