//! Values that are due by their rhythm: in the due list, at home, in the calendar and on paper.

use super::{begin, give, is_sound, measure};

#[tokio::test]
async fn the_due_list_is_emptied_one_answer_after_the_other() {
    let (dana, home) = begin().await;
    let yearly = [("rhythm", "yearly"), ("baseline", "40"), ("baseline_at", "2014")];
    let first = measure(&dana, &home, "Families housed", &yearly).await;
    let monthly = [("rhythm", "monthly"), ("baseline", "7"), ("baseline_at", "June 2015")];
    let second = measure(&dana, &home, "Evictions filed", &monthly).await;
    let third = measure(&dana, &home, "Rent owed", &[("rhythm", "quarterly")]).await;
    let resting = measure(&dana, &home, "Vacant homes", &[("baseline", "9"), ("baseline_at", "2014")]).await;
    let page = dana.get(&home).await;
    page.expect(200).says("Due since July 31, 2015").says("Due since December 31, 2015").says("No value yet");
    let id = |address: &str| address.rsplit('/').next().unwrap().to_owned();
    assert!(!page.text.contains(&format!("due-{}", id(&resting))), "without a rhythm nothing is due");
    assert!(!page.text.contains("autofocus"), "a page that was only opened takes no focus");
    let list = |value: &'static str, answer: &'static str| [("from", "list"), ("answer", answer), ("value", value), ("period", "2199")];
    // A slip stays in its row.
    let slip = give(&dana, &second, &list("many", "value")).await;
    slip.expect(422).says("Enter a number").says("value=\"many\"").says(&format!("problem-value-{}", id(&second)));
    // What speaks of a day to come meets no rhythm yet, nor does what lies before the baseline; and both are told as they are.
    let later = give(&dana, &second, &list("8", "value")).await.expect(303).location.clone();
    let later = dana.get(&later).await;
    later.says(
        "Saved for “Evictions filed”: 8 as of December 31, 2199. It counts from December 31, 2199 on. Until then, a value is still due.",
    );
    later.says(&format!("id=\"due-{}\"", id(&second)));
    let early = [("from", "list"), ("answer", "value"), ("value", "99"), ("period", "2010")];
    let early = give(&dana, &second, &early).await.expect(303).location.clone();
    let early = dana.get(&early).await;
    early.says("Saved for “Evictions filed”: 99 as of December 31, 2010. It lies before the baseline of June 30, 2015, so it decides nothing. A newer value is still due.");
    assert!(!later.text.contains("is up to date") && !early.text.contains("is up to date"));
    let given = [("from", "list"), ("answer", "value"), ("value", "8"), ("period", &*today())];
    let done = give(&dana, &second, &given).await;
    done.expect(303);
    assert!(!done.location.contains('#'), "a place in the address takes the focus away");
    let next = dana.get(&done.location).await;
    next.expect(200).says("“Evictions filed” is up to date: 8 as of ");
    assert!(!next.text.contains(&format!("id=\"due-{}\"", id(&second))));
    assert_eq!(next.after("autofocus", "id"), format!("period-{}", id(&first)), "the focus goes to the next row");
    let same = [("from", "list"), ("answer", "same"), ("same", "40"), ("value", ""), ("period", &*today())];
    give(&dana, &first, &same).await.expect(303);
    let none = [("from", "list"), ("answer", "none"), ("value", ""), ("period", &*today())];
    give(&dana, &third, &none).await.expect(303);
    dana.get(&home).await.expect(200).says("No value is due today.");
    is_sound(&dana).await;
}

fn today() -> String {
    let now = time::OffsetDateTime::now_utc().date().previous_day().unwrap();
    milepost::domain::words::dates::iso(now)
}

#[tokio::test]
async fn late_values_stand_at_home_in_the_calendar_and_on_the_sheet() {
    let (dana, home) = begin().await;
    let fields = [("rhythm", "yearly"), ("baseline", "40"), ("baseline_at", "2014"), ("owner", "Lee Park"), ("unit", "families")];
    let first = measure(&dana, &home, "Families housed", &fields).await;
    let county = home.trim_end_matches("/measures");
    dana.get(county).await.says("A value was due on December 31, 2015:").says(&format!("href=\"{first}\""));
    let calendar = dana.get(&format!("{county}/plan.ics")).await;
    calendar.expect(200).says("Value due: Families housed").says("20151231");
    let sheet = dana.get(&format!("{home}/sheet")).await;
    sheet.expect(200).says("Lee Park").says("Families housed").says("Last: ").says("40 families").says("No new figure yet");
    // Boxes to write in, and lines with room above their labels.
    sheet
        .says("<table class=\"listed by-hand\">")
        .says("<td></td>")
        .says("<p class=\"to-sign\"><span>Filled in by</span><span>Date</span></p>");
    for kind in ["pdf", "docx"] {
        dana.get(&format!("{home}/sheet.{kind}")).await.expect(200);
    }
    measure(&dana, &home, "Evictions filed", &fields).await;
    dana.get(county).await.says("Two values of measures are past the day they were due").says(&format!("href=\"{home}\""));
    // A value by its own rhythm, given for later, moves its day.
    give(&dana, &first, &[("value", "41"), ("period", "2199")]).await.expect(303);
    dana.get(&format!("{county}/plan.ics")).await.says("20151231");
    dana.post(&format!("{first}/delete"), &[]).await.expect(303);
    dana.get(&format!("{county}/plan.ics")).await.says("STATUS:CANCELLED");
}
