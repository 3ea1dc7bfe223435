//! The launch of the coalition: planned, its texts drafted and written, members invited.

use super::{county, is_sound, member};
use crate::person::Person;

#[tokio::test]
async fn the_launch_is_made_on_the_first_save_and_its_texts_are_drafted() {
    let dana = Person::new().await;
    let (home, coalition) = county(&dana).await;
    let page = format!("{coalition}/launch");
    let shown = dana.get(&page).await;
    shown
        .expect(200)
        .says("The day is not set yet. No members are invited.")
        .says("Welcome, and why leadership wants this")
        .says("Day: [the day]");
    let drafted = [shown.after("name=\"drafted-agenda\"", "value"), shown.after("name=\"drafted-invitation\"", "value")];
    let text = |name: &str| {
        let (_, rest) = shown.text.split_once(&format!("<textarea id=\"{name}\"")).unwrap();
        rest.split_once(">\n").unwrap().1.split("</textarea>").next().unwrap().to_owned()
    };
    let fields = [
        ("held", "2199-12-12"),
        ("place", "Wren Library"),
        ("agenda", &text("agenda")),
        ("drafted-agenda", &drafted[0]),
        ("invitation", &text("invitation")),
        ("drafted-invitation", &drafted[1]),
        ("commitments", "We share our data"),
    ];
    dana.post(&page, &fields).await.expect(303);
    let now = dana.get(&page).await;
    now.says("On December 12, 2199")
        .says("Day: December 12, 2199")
        .says("Place: Wren Library")
        .says("We share our data")
        .says("Drafted by Milepost.");
    dana.post(&page, &[("agenda", "Talk, and eat."), ("rev-agenda", &now.rev("agenda"))]).await.expect(303);
    let now = dana.get(&page).await;
    now.says("Talk, and eat.</textarea>").says("In your own words.");
    dana.post(&page, &[("agenda", ""), ("rev-agenda", &now.rev("agenda"))]).await.expect(303);
    dana.get(&page).await.says("Welcome, and why leadership wants this");
    dana.get(&format!("{home}/history")).await.says("Wren Library");
    is_sound(&dana).await;
}

#[tokio::test]
async fn whoever_joined_is_invited_at_once_or_one_by_one() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    for (name, standing) in [("Ruth Amadi", "joined"), ("Sam Bell", "joined"), ("Ann Lee", "to_ask")] {
        member(&dana, &coalition, &[("person", name), ("standing", standing)]).await;
    }
    let page = format!("{coalition}/launch");
    let shown = dana.get(&page).await;
    let ann = shown.box_of("invited-", "Ann Lee");
    dana.post(&page, &[(&ann, "yes"), ("rev-invited", &shown.rev("invited")), ("everyone", "joined")]).await.expect(303);
    let shown = dana.get(&page).await;
    shown.says("Three members are invited.");
    assert!(!shown.text.contains("name=\"everyone\""), "everyone is");
    dana.post(&page, &[(&ann, "yes"), ("rev-invited", &shown.rev("invited"))]).await.expect(303);
    dana.get(&page).await.says("One member is invited.");
    is_sound(&dana).await;
}

#[tokio::test]
async fn of_two_who_save_the_launch_first_the_second_is_told_and_a_slip_saves_nothing() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let page = format!("{coalition}/launch");
    let shown = dana.get(&page).await;
    let long = "x".repeat(20_001);
    let slip = dana.post(&page, &[("held", "soon"), ("place", "Wren Library"), ("commitments", &long)]).await;
    slip.expect(422).says("Enter a date between").says("20,001 characters").says("value=\"Wren Library\"");
    let lee = dana.colleague();
    lee.post(&page, &[("place", "Wren Library"), ("rev-place", &shown.rev("place"))]).await.expect(303);
    let late = dana.post(&page, &[("place", "City Hall"), ("rev-place", &shown.rev("place")), ("held", "2199-12-12")]).await;
    late.expect(409).says("changed this to “Wren Library”").says("value=\"City Hall\"").says("value=\"2199-12-12\"");
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_launch_says_who_of_the_invited_joined_declined_or_has_not_answered() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    for (name, standing) in [("Ruth Amadi", "joined"), ("Sam Bell", "declined"), ("Ann Lee", "asked"), ("Bo Ruiz", "to_ask")] {
        member(&dana, &coalition, &[("person", name), ("belongs_to", "Wren Health"), ("standing", standing), ("also", "yes")]).await;
    }
    let page = format!("{coalition}/launch");
    let shown = dana.get(&page).await;
    assert!(!shown.text.contains("what they answered"), "no one is invited yet");
    let boxes = ["Ruth Amadi", "Sam Bell", "Ann Lee", "Bo Ruiz"].map(|name| shown.box_of("invited-", name));
    let rev = shown.rev("invited");
    let fields: Vec<(&str, &str)> = boxes.iter().map(|name| (name.as_str(), "yes")).chain([("rev-invited", rev.as_str())]).collect();
    dana.post(&page, &fields).await.expect(303);
    let shown = dana.get(&page).await;
    for (answer, name) in [("Joined the coalition", "Ruth Amadi"), ("Asked, and not answered yet", "Ann Lee"), ("Not asked yet", "Bo Ruiz")]
    {
        shown.says(&format!("<dt>{answer}: 1</dt>")).says(&format!("{name}, Wren Health</a>"));
    }
    shown.says("<dt>Declined: 1</dt>").says("Sam Bell, Wren Health</a>");
}
