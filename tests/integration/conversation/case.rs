//! The case to leadership: filled, written, emptied, refused, in conflict.

use milepost::store::file::{Reading, check};

use crate::person::Person;

async fn begin(dana: &Person) -> (String, String) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    (round, format!("{home}/case"))
}

/// The fields of the form as a page carries them, with these texts.
async fn send(dana: &Person, case: &str, texts: [&str; 3]) -> crate::person::Page {
    let page = dana.get(&format!("{case}?edit=yes")).await;
    let mut fields = Vec::new();
    for (name, text) in ["what", "why", "ask"].into_iter().zip(texts) {
        fields.push((name.to_owned(), text.to_owned()));
        fields.push((format!("rev-{name}"), page.rev(name)));
        fields.push((format!("filled-{name}"), page.after(&format!("name=\"filled-{name}\""), "value")));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    dana.post(case, &fields).await
}

#[tokio::test]
async fn the_case_is_filled_from_what_is_known_and_found_from_step_1a() {
    let dana = Person::new().await;
    let (round, case) = begin(&dana).await;
    dana.get(&format!("{round}/conditions/leadership-commitment")).await.says("Write the case to leadership").says(&case);
    dana.get(case.trim_end_matches("/case")).await.says(&format!("href=\"{case}\">Case to leadership"));
    let page = dana.get(&case).await;
    page.expect(200).says("Wren County’s government").says(">Draft<").says("<li>one local fact from your Mobility Metrics</li>");
    page.says("We have not looked yet").says("executive leadership to:");
    let leadership = format!("{round}/conditions/leadership-commitment");
    dana.post(&leadership, &[("step-1.1", "in_place"), ("step-1.2", "not_yet"), ("need", "A resolution of the council")]).await.expect(303);
    dana.get(&case).await.says("2 of 31 steps").says("address: A resolution of the council").says("Agree, in so many words");
}

#[tokio::test]
async fn a_part_is_written_and_emptied_and_is_filled_again() {
    let dana = Person::new().await;
    let (round, case) = begin(&dana).await;
    let own = "Rents doubled.\r\n\r\n<b>Wages</b> did not.";
    send(&dana, &case, ["", own, ""]).await.expect(303);
    let page = dana.get(&case).await;
    page.says("<p>Rents doubled.</p>").says("&#60;b&#62;Wages").says("Wren County’s government");
    assert!(!page.text.contains("one local fact"));
    // What was filled in when the form was shown goes on being filled, even if it would read otherwise by now.
    let form = dana.get(&format!("{case}?edit=yes")).await;
    let filled =
        form.text.split_once("name=\"ask\"").unwrap().1.split_once(">\n").unwrap().1.split_once("</textarea>").unwrap().0.to_owned();
    let (rev, shown) = (form.rev("ask"), form.after("name=\"filled-ask\"", "value"));
    dana.post(&format!("{round}/conditions/leadership-commitment"), &[("step-1.1", "in_place")]).await.expect(303);
    let fields =
        [("what", ""), ("why", own), ("ask", filled.as_str()), ("rev-ask", &rev), ("filled-ask", &shown), ("rev-why", &form.rev("why"))];
    dana.post(&case, &fields).await.expect(303);
    assert!(!dana.get(&case).await.text.contains("Hear what the Mobility Metrics say"));
    send(&dana, &case, ["", " ", ""]).await.expect(303);
    dana.get(&case).await.says("one local fact");
    let history = dana.get(&format!("{}/history", case.trim_end_matches("/case"))).await;
    history.says("The case: why here").says("Rents doubled.");
    assert!(!history.text.contains("The case: what is asked"), "nobody wrote that part");
    assert!(check::check(dana.store.path(), Reading::Beside).await.unwrap().is_clean());
}

#[tokio::test]
async fn a_case_without_blanks_is_no_draft() {
    let dana = Person::new().await;
    let (_, case) = begin(&dana).await;
    send(&dana, &case, ["A plan.", "Rents doubled [1].", "Say yes by May 1."]).await.expect(303);
    let page = dana.get(&case).await;
    assert!(!page.text.contains("Draft") && !page.text.contains("Still to fill in"));
}

#[tokio::test]
async fn a_part_that_is_too_long_is_told_beside_it_and_nothing_is_saved() {
    let dana = Person::new().await;
    let (_, case) = begin(&dana).await;
    let long = "x".repeat(1_201);
    let refused = send(&dana, &case, ["A plan.", &long, &"– one\n".repeat(11)]).await;
    refused.expect(422).says("Shorten it by 1 character").says(&long).says("This has 11 lines").says("A plan.</textarea>");
    dana.get(&case).await.says("Wren County’s government");
    dana.post(&case, &[("what", "A plan.")]).await.expect(303);
    dana.get(&case).await.says("A plan.").says("one local fact from your Mobility Metrics");
    dana.post(&case, &[("what", ""), ("why", ""), ("ask", ""), ("who", "")]).await.expect(400);
    dana.get(&format!("{case}?print=yes")).await.expect(400);
}

#[tokio::test]
async fn a_part_that_somebody_else_wrote_meanwhile_is_not_overwritten() {
    let dana = Person::new().await;
    let (_, case) = begin(&dana).await;
    let form = dana.get(&format!("{case}?edit=yes")).await;
    let rev = form.rev("why");
    send(&dana, &case, ["", "Theirs.", ""]).await.expect(303);
    let fields = [
        ("what", "A plan."),
        ("rev-what", form.rev("what").as_str()),
        ("why", "Ours."),
        ("rev-why", &rev),
        ("ask", ""),
        ("rev-ask", &form.rev("ask")),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let conflict = dana.post(&case, &fields).await;
    conflict.expect(409).says("Dana Ortiz changed this to “Theirs.”").says("Ours.</textarea>");
    let page = dana.get(&case).await;
    page.says("<p>Theirs.</p>").says("<p>A plan.</p>");
    let (rev, what) = (conflict.rev("why"), conflict.rev("what"));
    let again = [
        ("what", "A plan."),
        ("rev-what", what.as_str()),
        ("why", "Ours."),
        ("rev-why", &rev),
        ("ask", ""),
        ("rev-ask", &conflict.rev("ask")),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    dana.post(&case, &again).await.expect(303);
    dana.get(&case).await.says("<p>Ours.</p>");
}
