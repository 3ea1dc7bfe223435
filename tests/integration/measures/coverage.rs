//! How much of the plan is seen by a measure, and which measure shows what.

use milepost::domain::history::Fact;
use milepost::domain::things::Noun;
use uuid::Uuid;

use super::{COURSE, begin, give, measure, thing};

#[tokio::test]
async fn coverage_counts_what_chosen_strategic_actions_put_in_bring_about_and_change() {
    let (dana, home) = begin().await;
    dana.get(&home).await.expect(200).says("No strategic action is chosen or under way yet");
    let mut entries = Vec::new();
    for (status, title) in [("under_way", "Hire navigators"), ("idea", "Cap rents")] {
        let action = thing(&dana, &home, Noun::StrategicAction, None, &[(Fact::Title, title), (Fact::Status, status)]).await;
        for (kind, what) in [("input", "Two desks"), ("activity", "Hire"), ("output", "300 advised"), ("long", "Fewer evictions")] {
            entries.push(thing(&dana, &home, Noun::LogicEntry, Some(action), &[(Fact::Kind, kind), (Fact::What, what)]).await);
        }
    }
    let page = dana.get(&home).await;
    page.says("None of the 3 inputs, outputs and outcomes of strategic actions has a measure yet.").says("300 advised").says("Two desks");
    assert!(!page.text.contains("new?entry=") || !page.text.contains(&entries[1].to_string()), "an activity has a status instead");
    let new = dana.get(&format!("{home}/new?entry={}", entries[2])).await;
    new.expect(200).says("Output: 300 advised").says(&format!("name=\"sees-{}\" value=\"yes\" checked", entries[2]));
    let goal = thing(&dana, &home, Noun::Goal, None, &[(Fact::Title, "Every family stays housed")]).await;
    let fields = [(format!("sees-{}", entries[2]), "yes"), (format!("sees-{}", entries[6]), "yes"), (format!("goals_seen-{goal}"), "yes")];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let address = measure(&dana, &home, "Families advised", &fields).await;
    let page = dana.get(&home).await;
    page.says("1 of 3 inputs, outputs and outcomes of strategic actions has a measure.")
        .says("Outputs: It has a measure.")
        .says("Hire navigators")
        .says("Every family stays housed");
    assert_eq!(page.text.matches(&format!("href=\"{address}\"")).count(), 3, "under both strategic actions and the goal");
    let one = dana.get(&address).await;
    one.says("Goal: Every family stays housed").says("Output: 300 advised");
    // What is not there, or of another county, cannot be seen.
    let wrong = format!("sees-{}", Uuid::nil());
    dana.post(&home, &[("name", "Nothing"), (&wrong, "yes")]).await.expect(422).says("is not there any more");
}

#[tokio::test]
async fn a_strategic_action_and_a_goal_list_the_measures_that_show_them() {
    let (dana, home) = begin().await;
    let county = home.trim_end_matches("/measures");
    let mut actions = Vec::new();
    let mut outputs = Vec::new();
    for title in ["Hire navigators", "Cap rents"] {
        let action = thing(&dana, &home, Noun::StrategicAction, None, &[(Fact::Title, title), (Fact::Status, "chosen")]).await;
        let output = [(Fact::Kind, "output"), (Fact::What, "300 advised")];
        outputs.push(thing(&dana, &home, Noun::LogicEntry, Some(action), &output).await);
        actions.push(format!("{county}/strategy/{action}"));
    }
    let goal = thing(&dana, &home, Noun::Goal, None, &[(Fact::Title, "Every family stays housed")]).await;
    let goal = format!("{county}/strategy/goals/{goal}");
    for page in [&actions[0], &goal] {
        let page = dana.get(page).await;
        page.expect(200).says("<p>None yet.</p>").says(&format!("href=\"{home}/new"));
    }
    let sees = (format!("sees-{}", outputs[0]), format!("goals_seen-{}", goal.rsplit('/').next().unwrap()));
    let mut fields = COURSE.to_vec();
    fields.extend([(&*sees.0, "yes"), (&*sees.1, "yes")]);
    let address = measure(&dana, &home, "Families advised", &fields).await;
    measure(&dana, &home, "Evictions filed", &[]).await;
    give(&dana, &address, &[("value", "84"), ("period", "2015")]).await.expect(303);
    for page in [&actions[0], &goal] {
        let page = dana.get(page).await;
        page.says(&format!("href=\"{address}\"")).says("data-word=\"ahead\"").says("84 percent on December 31, 2015");
        assert!(!page.text.contains("Evictions filed"), "it shows neither");
    }
    assert!(!dana.get(&actions[1]).await.text.contains("Families advised"), "it sees an entry of another one");
    dana.post(&format!("{address}/delete"), &[]).await.expect(303);
    assert!(!dana.get(&actions[0]).await.text.contains("Families advised"), "it lies in the bin");
}

#[tokio::test]
async fn how_is_reported_is_led_to_from_the_measures_and_from_the_strategy() {
    let (dana, home) = begin().await;
    let county = home.trim_end_matches("/measures");
    for page in [&home, &format!("{county}/strategy")] {
        dana.get(page).await.expect(200).says(&format!("href=\"{county}/accountability\""));
    }
}
