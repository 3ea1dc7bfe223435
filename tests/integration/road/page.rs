//! The road on one page: whole, open to everybody, ticked by a press or by itself.

use milepost::domain::guide::Framework;

use super::{county, is_sound, line};
use crate::person::Person;

#[tokio::test]
async fn the_road_shows_every_step_and_line_and_the_framework_under_the_first() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    let page = dana.get(&road).await;
    page.expect(200).says(&format!("href=\"{road}\" aria-current=\"page\""));
    assert_eq!(page.text.matches("<section class=\"actions\" id=\"step-").count(), 10);
    assert_eq!(page.text.matches("<li id=\"line-").count(), 55);
    page.says("Put the management team together").says("Guide, page 47").says("Guide, page 177").says("From page 155 on");
    page.says("Being valued in community").says("dignity and belonging").says("Wealth-building opportunities").says("Just policing");
    page.says("Leadership has not chosen to proceed yet; you can read and tick everything here all the same.");
    // Where a line is worked on.
    let first = line(&dana, &road, "3.1").await;
    assert!(first.contains(&format!("href=\"{home}/case\"")) && first.contains("/conditions/leadership-commitment\""), "{first}");
    assert!(line(&dana, &road, "2.1").await.contains("Outside Milepost"));
    assert!(line(&dana, &road, "1.1").await.contains("Read it here"));
    dana.get(&home).await.says("<dt>Road</dt><dd>No step has been started.</dd>").says(&format!("href=\"{road}\""));
}

#[tokio::test]
async fn the_old_address_leads_to_the_road_and_unknown_ones_nowhere() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    let old = dana.get(&format!("{home}/map")).await;
    old.expect(303);
    assert_eq!(old.location, road);
    for unknown in ["4.9", "11", "0", "3.01", "x", "4.1.1"] {
        dana.get(&format!("{road}/{unknown}")).await.expect(404);
        dana.post(&format!("{road}/{unknown}"), &[("status", "done")]).await.expect(404);
    }
    dana.post(&format!("{road}/4/mark"), &[("status", "done")]).await.expect(404);
    for page in ["map", "road", "road/4.1"] {
        dana.get(&format!("/jurisdictions/0190a0a0-0000-7000-8000-000000000000/{page}")).await.expect(404);
    }
    dana.post("/jurisdictions/0190a0a0-0000-7000-8000-000000000000/road/4.1", &[("status", "done")]).await.expect(404);
}

#[tokio::test]
async fn a_line_is_ticked_by_a_press_with_who_and_when_and_the_tick_is_taken_away_by_another() {
    let dana = Person::new().await;
    let (_, home, road) = county(&dana).await;
    let press = format!("{road}/1.1/mark");
    let shown = dana.get(&road).await.rev("status");
    let pressed = dana.post(&press, &[("status", "done"), ("rev-status", &shown)]).await;
    pressed.expect(303);
    assert_eq!(pressed.location, format!("{road}#line-1.1"));
    let told = line(&dana, &road, "1.1").await;
    assert!(told.contains("Ticked by Dana Ortiz, ") && told.contains("data-mark=\"done\""), "{told}");
    assert!(told.contains("value=\"\" aria-pressed=\"true\">Done"), "{told}");
    dana.get(&road).await.says("Under way: one of four lines done");
    dana.get(&home).await.says("Under way: Step 1.").says("Road: 1.1, Get to know the framework: Status: Done");
    dana.get(&format!("{home}/history")).await.says("Road: 1.1, Get to know the framework: Status");
    // A press of somebody who did not see the tick.
    let late = dana.colleague().post(&press, &[("status", "under_way"), ("rev-status", &shown)]).await;
    late.expect(409).says("Dana Ortiz changed this to “Done”").says("Get to know the framework");
    for (word, status) in [("not_needed", 400), ("perhaps", 400), ("not_started", 400)] {
        dana.post(&press, &[("status", word), ("rev-status", &shown)]).await.expect(status);
    }
    let seen = dana.get(&format!("{road}/1.1")).await.rev("status");
    dana.post(&press, &[("status", ""), ("rev-status", &seen)]).await.expect(303);
    let told = line(&dana, &road, "1.1").await;
    assert!(told.contains("data-mark=\"not_started\"") && !told.contains("Ticked by"), "{told}");
    dana.get(&format!("{home}/history")).await.says("As Milepost sees it");
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_is_known_ticks_itself_and_says_why_until_somebody_says_otherwise() {
    let dana = Person::new().await;
    let (round, home, road) = county(&dana).await;
    let culture = [("step-4.1", "in_place"), ("step-4.2", "in_place")];
    dana.post(&format!("{round}/conditions/organizational-culture"), &culture).await.expect(303);
    dana.post(&format!("{home}/population-groups"), &[("name", "Renters")]).await.expect(303);
    dana.post(&format!("{home}/actions"), &[("what", "Ask the budget office"), ("closes", "8.1")]).await.expect(303);
    let met = line(&dana, &road, "3.4").await;
    assert!(met.contains("Ticks itself: Condition 4 counts as met in the newest round.") && !met.contains("<button"), "{met}");
    let looked = line(&dana, &road, "3.10").await;
    assert!(looked.contains("Milepost sees: Two of the 31 steps have been looked at."), "{looked}");
    assert!(line(&dana, &road, "6.3").await.contains("Milepost sees: One population group is on record to reach first."));
    assert!(line(&dana, &road, "3.8").await.contains("One action in the work plan is to close its gaps."));
    dana.get(&road).await.says("Under way: one of 10 lines done").says("Under way: none of eight lines done yet");
    let form = dana.get(&format!("{road}/3.4")).await;
    form.says("As Milepost sees it: done");
    let fields = [("status", "not_started"), ("rev-status", &form.rev("status"))];
    dana.post(&format!("{road}/3.4"), &fields).await.expect(303);
    let told = line(&dana, &road, "3.4").await;
    assert!(told.contains("data-mark=\"not_started\"") && told.contains("Set by Dana Ortiz, "), "{told}");
    assert!(told.contains("Milepost sees: Condition 4 counts as met"), "{told}");
    is_sound(&dana).await;
}

#[tokio::test]
async fn the_worked_example_has_begun_its_road() {
    let dana = Person::new().await;
    let round = dana.post("/example", &[]).await.location;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let road = format!("{home}/road");
    dana.get(&home).await.says("Under way: Steps 1, 2, 3");
    let told = line(&dana, &road, "2.4").await;
    assert!(told.contains("Theo Marsden") && told.contains("Due "), "{told}");
    dana.get(&format!("{home}/handover")).await.says(">the road</a>: Under way: Steps 1, 2, 3");
    is_sound(&dana).await;
}

#[test]
fn every_place_that_a_line_names_is_in_the_route_table() {
    let table = include_str!("../../../src/web/routes.rs");
    let framework = Framework::current();
    for line in framework.steps.iter().flat_map(|step| &step.lines) {
        for here in &line.here {
            let route = format!(".route(\"/jurisdictions/{{id}}{}\", get(", here.path);
            assert!(table.contains(&route), "{}: {}", line.key, here.path);
        }
    }
}
