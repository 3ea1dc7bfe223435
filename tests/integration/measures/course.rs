//! From where to where a measure is to go: numbers and days as people write them, and what does not fit.

use super::{COURSE, begin, give, is_sound, measure, word};

#[tokio::test]
async fn numbers_and_days_are_taken_as_people_write_them_and_read_back_whole() {
    let (dana, home) = begin().await;
    let fields = [
        ("unit", "dollars"),
        ("direction", "down"),
        ("baseline", "$3 million"),
        ("baseline_at", "2013-14"),
        ("target", "1,200"),
        ("target_at", "Jan 1, 2198 to Mar 31, 2198"),
        ("rhythm", "yearly"),
    ];
    let address = measure(&dana, &home, "Rent owed", &fields).await;
    let page = dana.get(&address).await;
    page.expect(200).says("3,000,000 dollars, school year 2013–14").says("1,200 dollars, January to March 2198");
    page.says("value=\"3,000,000\"").says("value=\"school year 2013–14\"").says("value=\"January to March 2198\"");
    // What is shown is what is stored: saved as it stands, nothing changes.
    let shown = [
        ("baseline", "3,000,000"),
        ("rev-baseline", &page.rev("baseline")),
        ("target_at", "January to March 2198"),
        ("rev-target_at", &page.rev("target_at")),
    ];
    dana.post(&address, &shown).await.expect(303);
    dana.get(&address).await.says("1,200 dollars, January to March 2198");
    assert_eq!(word(&dana, &address).await, "too_early");
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_but_a_name_is_needed() {
    let (dana, home) = begin().await;
    dana.post(&home, &[("name", " ")]).await.expect(422).says("Enter what is measured.");
    let address = measure(&dana, &home, "Families housed", &[("baseline", "40")]).await;
    assert_eq!(word(&dana, &address).await, "");
    dana.get(&address).await.says("Missing: the day of the baseline, the target, the day of the target, and which way is better.");
}

#[tokio::test]
async fn what_does_not_fit_gets_a_sentence_beside_its_field_and_what_was_typed_stays() {
    let (dana, home) = begin().await;
    let with = |changes: &[(&'static str, &'static str)]| {
        let mut fields = vec![("name", "On-time graduation")];
        fields.extend(COURSE);
        for (name, value) in changes {
            fields.retain(|(field, _)| field != name);
            fields.push((name, value));
        }
        fields
    };
    for (changes, id, sentence) in [
        (vec![("target", "about 90")], "target", "Enter one exact number"),
        (vec![("target", "1.200,5")], "target", "Enter the number with commas between thousands"),
        (vec![("baseline", "12-15")], "baseline", "This is a range."),
        (vec![("target_at", "2013")], "target_at", "Enter a day after that of the baseline, which is December 31, 2014."),
        (vec![("baseline_at", "FY 2014")], "baseline_at", "Enter a fiscal year by its days"),
        (vec![("direction", "")], "direction", "Choose which way is better."),
        (vec![("direction", "down")], "target", "Less is better, so enter a target below the baseline, which is 79"),
        (vec![("target", "79")], "tolerance", "The target is the same as the baseline"),
        (vec![("target", "79"), ("tolerance", "-1")], "tolerance", "zero or more"),
        (vec![("direction", "toward"), ("tolerance", "11")], "tolerance", "Enter less than 11, which is the whole way"),
    ] {
        let refused = dana.post(&home, &with(&changes)).await;
        refused.expect(422).says(sentence).says("value=\"On-time graduation\"").says(&format!("problem-{id}"));
        for (_, typed) in changes.iter().filter(|(name, _)| *name != "direction") {
            refused.says(&format!("value=\"{typed}\""));
        }
    }
    let kept = dana.post(&home, &with(&[("target", "79"), ("tolerance", "0")])).await.expect(303).location.clone();
    give(&dana, &kept, &[("value", "79"), ("period", "2016")]).await.expect(303);
    assert_eq!(word(&dana, &kept).await, "kept");
}

#[tokio::test]
async fn another_direction_after_values_is_asked_about_and_says_what_it_changes() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    give(&dana, &address, &[("value", "84"), ("period", "2015")]).await.expect(303);
    assert_eq!(word(&dana, &address).await, "ahead");
    let page = dana.get(&address).await;
    let fields = [("direction", "toward"), ("rev-direction", &page.rev("direction"))];
    let asked = dana.post(&address, &fields).await;
    asked.expect(422).says("One value is on record").says("Its word stays “Ahead”.").says("name=\"direction-meant\"");
    asked.says("value=\"toward\" checked");
    assert!(!dana.get(&address).await.text.contains("value=\"toward\" checked"), "nothing is saved before it is confirmed");
    let meant: Vec<(&str, &str)> = fields.into_iter().chain([("direction-meant", "yes")]).collect();
    dana.post(&address, &meant).await.expect(303);
    dana.get(&address).await.says("value=\"toward\" checked");
}

#[tokio::test]
async fn the_sums_behind_a_word_are_open_to_see() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    give(&dana, &address, &[("value", "82.5"), ("period", "June 30, 2016")]).await.expect(303);
    let page = dana.get(&address).await;
    page.expect(200).says("How this was worked out").says("p = (82.5 − 79) ÷ (90 − 79) = 3.5 ÷ 11, about 0.318.");
    page.says("class=\"drawn series\"").says("class=\"typical\"").says("class=\"parity\"").says("Every value stands in the table below.");
}

#[tokio::test]
async fn a_chart_and_its_sentence_say_only_what_is_so() {
    let (dana, home) = begin().await;
    let fields = |target: &'static str, tolerance: &'static str, by: &'static str| {
        let from = [("unit", "runs"), ("direction", "up"), ("baseline", "0"), ("baseline_at", "2014")];
        from.into_iter().chain([("target", target), ("tolerance", tolerance), ("target_at", by)]).collect::<Vec<_>>()
    };
    let past = measure(&dana, &home, "Runs", &fields("6", "", "2015")).await;
    give(&dana, &past, &[("value", "6"), ("period", "2016")]).await.expect(303);
    let page = dana.get(&past).await;
    page.says("6 runs on December 31, 2016; it was to come to 6 runs by December 31, 2015.");
    assert!(!page.text.contains("does not begin at zero") && !page.text.contains("thin line"), "zero is its lowest");
    assert!(!page.text.contains("<section aria-labelledby=\"measure\">"), "an empty form is not printed");
    page.says("<section class=\"noprint\" aria-labelledby=\"measure\">");
    let kept = measure(&dana, &home, "Kept", &fields("0", "2", "2199")).await;
    dana.get(&kept).await.says("The thin line shows how far off is still fine.").says("it is to stay at 0 runs");
    let above = measure(&dana, &home, "On-time graduation", &COURSE).await;
    dana.get(&above).await.says("The picture does not begin at zero.");
    let refused = give(&dana, &above, &[("value", "1e3"), ("period", "2016")]).await;
    refused.expect(422).says("Enter a number, for example 1,200 or 12.5.").says("value=\"1e3\"");
}
