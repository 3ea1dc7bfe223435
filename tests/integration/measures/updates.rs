//! Values given over time: new, the same again, none yet, of a day to come, of one day twice.

use milepost::domain::history::Fact;
use milepost::domain::things::Noun;

use super::{COURSE, begin, give, is_sound, measure, thing, word};

#[tokio::test]
async fn a_value_the_same_value_and_no_figure_are_three_answers() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    give(&dana, &address, &[("value", " 84 % "), ("period", "2015"), ("notes", "From the state file")]).await.expect(303);
    let page = dana.get(&address).await;
    page.says("From the state file").says("Same value: ").says("name=\"same\" value=\"84\"");
    let same = [("answer", "same"), ("same", "84"), ("value", ""), ("period", "2016")];
    give(&dana, &address, &same).await.expect(303);
    // Hollow in the chart, a value in the table.
    dana.get(&address).await.says("class=\"weak\"").says("The same value").says("84 percent on December 31, 2016");
    give(&dana, &address, &[("answer", "none"), ("value", ""), ("period", "2017")]).await.expect(303);
    let page = dana.get(&address).await;
    page.says("No new figure yet").says("84 percent on December 31, 2016");
    assert_eq!(word(&dana, &address).await, "ahead");
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_told_beside_its_field_and_stays() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "Families housed", &[]).await;
    let none = give(&dana, &address, &[("answer", "same"), ("value", ""), ("period", "2016")]).await;
    none.expect(422).says("There is no value yet that it could be the same as.");
    give(&dana, &address, &[("value", "40"), ("period", "2015")]).await.expect(303);
    for (fields, sentence) in [
        ([("answer", "value"), ("value", "about 40"), ("period", "2016")], "Enter one exact number"),
        ([("answer", "value"), ("value", ""), ("period", "2016")], "Enter the value."),
        ([("answer", "value"), ("value", "41"), ("period", "soon")], "Enter a day, a month, a year"),
        ([("answer", "value"), ("value", "41"), ("period", "")], "Enter the day or the span"),
        ([("answer", "none"), ("value", "41"), ("period", "2016")], "Leave the value empty"),
        ([("answer", "same"), ("value", "41"), ("period", "2016")], "A value is typed here."),
    ] {
        let mut fields = fields.to_vec();
        fields.extend([("notes", "By phone"), ("same", "40")]);
        let refused = give(&dana, &address, &fields).await;
        refused.expect(422).says(sentence).says("value=\"By phone\"").says(&format!("value=\"{}\"", fields[2].1));
    }
    let late = give(&dana, &address, &[("answer", "same"), ("same", "39"), ("value", ""), ("period", "2016")]).await;
    late.expect(422).says("by now. Look again");
    // The form sent twice as it is gives one value.
    let once = [("once", "01933b9e-0000-7000-8000-000000000001"), ("value", "44"), ("period", "2016")];
    give(&dana, &address, &once).await.expect(303);
    give(&dana, &address, &once).await.expect(303);
    assert_eq!(dana.get(&address).await.text.matches("<strong>44").count(), 1);
}

#[tokio::test]
async fn a_day_to_come_is_kept_and_counts_from_that_day_on() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    give(&dana, &address, &[("value", "90"), ("period", "2198")]).await.expect(303);
    dana.get(&address).await.says("Still to come. It counts from that day on.").says("90 percent");
    assert_eq!(word(&dana, &address).await, "too_early");
    give(&dana, &address, &[("value", "70"), ("period", "2013")]).await.expect(303);
    dana.get(&address).await.says("so it decides nothing.");
    assert_eq!(word(&dana, &address).await, "too_early");
}

#[tokio::test]
async fn a_second_value_of_a_day_is_held_against_the_first() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    give(&dana, &address, &[("value", "84"), ("period", "2015"), ("notes", "Dana’s")]).await.expect(303);
    let both = give(&dana, &address, &[("value", "85"), ("period", "Dec 31, 2015"), ("notes", "Lee’s")]).await;
    both.expect(409).says("There is a value of this day already").says("84").says("85").says("Dana’s").says("Lee’s");
    let other = both.text.split("name=\"holds_over-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(dana.get(&address).await.text.contains("84 percent on December 31, 2015"), "nothing was saved yet");
    let replace = [("value", "85"), ("period", "Dec 31, 2015"), ("answer", "value"), (&*format!("holds_over-{other}"), "yes")]
        .map(|(name, value)| (name.to_owned(), value));
    let replace: Vec<(&str, &str)> = replace.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    give(&dana, &address, &replace).await.expect(303);
    let page = dana.get(&address).await;
    page.says("85 percent on December 31, 2015").says("Another update of the same day took its place.");
    // A third one that saw only the first learns of the second.
    give(&dana, &address, &replace).await.expect(409).says("85");
    is_sound(&dana).await;
}

#[tokio::test]
async fn of_two_values_of_a_day_that_do_not_follow_each_other_a_person_says_which_holds() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    let id = address.rsplit('/').next().unwrap().parse().unwrap();
    let mut made = Vec::new();
    // As two copies of a file bring them.
    for (value, period) in [("84", "2015-12-31"), ("70", "2015-01-01/2015-12-31")] {
        let facts = [(Fact::Period, period), (Fact::Answer, "value"), (Fact::Value, value)];
        made.push(thing(&dana, &home, Noun::Update, Some(id), &facts).await);
    }
    assert_eq!(word(&dana, &address).await, "");
    let page = dana.get(&address).await;
    page.says("Two values speak of December 31, 2015. Say which holds.").says("This one holds");
    dana.get(&format!("{home}/sheet")).await.says("84 percent or 70 percent, December 31, 2015");
    let hold = format!("{address}/updates/{}/hold", made[1]);
    dana.post(&hold, &[]).await.expect(409).says("is not the same any more");
    dana.post(&hold, &[(&format!("beside-{}", made[0]), "yes")]).await.expect(303);
    assert_eq!(word(&dana, &address).await, "moving_away");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_value_is_put_right_and_put_into_the_bin() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    give(&dana, &address, &[("value", "84"), ("period", "2015")]).await.expect(303);
    let update = dana.get(&address).await.after("<th scope=\"row\"><a", "href");
    let page = dana.get(&update).await;
    page.expect(200).says("value=\"84\"").says("value=\"2015\"");
    dana.post(&update, &[("value", "some"), ("rev-value", &page.rev("value"))]).await.expect(422).says("value=\"some\"");
    dana.post(&update, &[("value", "83"), ("rev-value", &page.rev("value"))]).await.expect(303);
    dana.post(&update, &[("value", "82"), ("rev-value", &page.rev("value"))]).await.expect(409).says("value=\"82\"");
    dana.get(&address).await.says("83 percent on December 31, 2015");
    dana.post(&format!("{update}/delete"), &[]).await.expect(303);
    dana.post(&format!("{update}/delete"), &[]).await.expect(303);
    assert_eq!(word(&dana, &address).await, "too_early");
    let late = dana.post(&update, &[("value", "82"), ("rev-value", &page.rev("value")), ("period", "2015")]).await;
    late.expect(409).says("This value lies in the bin").says("value=\"82\"").says(&format!("action=\"{address}/updates\""));
    dana.get(&update).await.expect(404);
}

#[tokio::test]
async fn a_value_is_not_moved_to_a_day_that_has_one() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    give(&dana, &address, &[("value", "84"), ("period", "2015")]).await.expect(303);
    give(&dana, &address, &[("value", "85"), ("period", "2016")]).await.expect(303);
    let update = dana.get(&address).await.after("<th scope=\"row\"><a", "href");
    let page = dana.get(&update).await;
    let other = if page.text.contains("value=\"2015\"") { "December 31, 2016" } else { "2015-12-31" };
    let moved = dana.post(&update, &[("period", other), ("rev-period", &page.rev("period"))]).await;
    moved.expect(422).says("There is a value of December 31, ").says(&format!("value=\"{other}\""));
    assert!(!dana.get(&address).await.text.contains("Say which holds"), "nothing was saved");
    // Another word for the day on which it stands, and a day that is free, are taken.
    dana.post(&update, &[("period", "2017"), ("rev-period", &page.rev("period"))]).await.expect(303);
    let page = dana.get(&update).await;
    dana.post(&update, &[("period", "12/31/2017"), ("rev-period", &page.rev("period"))]).await.expect(303);
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_last_value_is_the_newest_by_its_day_be_it_the_baseline() {
    let (dana, home) = begin().await;
    let fields = [("unit", "people"), ("rhythm", "monthly"), ("baseline", "10"), ("baseline_at", "2014")];
    let address = measure(&dana, &home, "People housed", &fields).await;
    give(&dana, &address, &[("value", "99"), ("period", "2010")]).await.expect(303);
    give(&dana, &address, &[("value", "98"), ("period", "2199")]).await.expect(303);
    let page = dana.get(&home).await;
    page.says("name=\"same\" value=\"10\"").says("10 people, December 31, 2014");
    assert!(!page.text.contains("99 people") && !page.text.contains("98 people"), "{}", page.text);
    let stale = [("answer", "same"), ("same", "99"), ("value", ""), ("period", "2015")];
    give(&dana, &address, &stale).await.expect(422).says("The newest value is 10 people by now.");
}

#[tokio::test]
async fn a_real_figure_follows_that_there_was_none_yet_of_the_same_day() {
    let (dana, home) = begin().await;
    let address = measure(&dana, &home, "On-time graduation", &COURSE).await;
    let none = [("answer", "none"), ("value", ""), ("period", "2015")];
    give(&dana, &address, &none).await.expect(303);
    give(&dana, &address, &[("value", "84"), ("period", "2015")]).await.expect(303);
    let page = dana.get(&address).await;
    page.says("84 percent on December 31, 2015").says("Another update of the same day took its place.");
    assert!(!page.text.contains("This one holds"), "the figure simply follows");
    // The other way round, a value would be taken away.
    give(&dana, &address, &none).await.expect(409).says("There is a value of this day already");
    is_sound(&dana).await;
}
