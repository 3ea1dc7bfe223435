//! The publication plan: its lines, what is due of them, and the texts that go out with the plan.

use crate::person::{Page, Person};

/// A county with the address of its publication plan.
struct Place {
    dana: Person,
    home: String,
    plan: String,
}

impl Place {
    async fn new() -> Self {
        let dana = Person::new().await;
        let round = dana.start("Dana Ortiz", "Wren County").await;
        let home = dana.get(&round).await.after("class=\"where\"", "href");
        let plan = format!("{home}/document/publication-plan");
        Self { dana, home, plan }
    }

    /// Adds a line, and gives its address.
    async fn add(&self, fields: &[(&str, &str)]) -> String {
        let location = self.dana.post(&self.plan, fields).await.expect(303).location.clone();
        format!("{}/{}", self.plan, location.rsplit("#outreach-").next().unwrap())
    }

    async fn page(&self) -> Page {
        self.dana.get(&self.plan).await
    }
}

#[tokio::test]
async fn a_line_is_added_changed_done_and_put_into_the_bin() {
    let place = Place::new().await;
    place.page().await.says("Nothing is planned yet");
    place.dana.get(&format!("{}/paper", place.plan)).await.expect(200).says("No way to bring the plan out is planned yet.");
    let fields = [("format", "Town hall"), ("audience", "Renters"), ("due", "2199-01-20"), ("key_messages", "A lawyer costs nothing")];
    let line = place.add(&fields).await;
    place.page().await.says("Town hall").says("To be done on January 20, 2199.").says("Not said yet: how it reaches them, who does it.");
    let form = place.dana.get(&line).await;
    let typed = [("channels", "The library"), ("rev-channels", &form.rev("channels")), ("owner", "Lee Park"), ("owner-id", "new")];
    place.dana.post(&line, &typed).await.expect(303);
    place.page().await.says("The library").says("Lee Park");
    let rev = place.dana.get(&line).await.rev("done");
    place.dana.post(&line, &[("done", "2026-01-02"), ("rev-done", &rev)]).await.expect(303);
    place.page().await.says("Done on January 2, 2026.").says("All that was planned is done.");
    place.dana.get(&format!("{}/paper", place.plan)).await.says("One way to bring the plan out, all of them done.");
    place.dana.post(&format!("{line}/delete"), &[]).await.expect(303);
    assert!(!place.page().await.text.contains("Town hall"));
    place.dana.get(&line).await.expect(404);
    place.dana.get("/bin").await.says("Town hall");
}

#[tokio::test]
async fn what_is_due_of_it_stands_at_home_and_in_the_calendar_until_it_is_done() {
    let place = Place::new().await;
    let late = place.add(&[("format", "Short film"), ("due", "2026-01-02")]).await;
    place.add(&[("format", "Town hall"), ("due", "2199-01-20")]).await;
    let home = place.dana.get(&place.home).await;
    home.says("The publication plan had this for January 2, 2026").says("For the plan on January 20, 2199: ");
    let calendar = place.dana.get(&format!("{}/plan.ics", place.home)).await;
    calendar.says("SUMMARY:Town hall for the plan (Wren County)").says("SUMMARY:Short film for the plan (Wren County)");
    let rev = place.dana.get(&late).await.rev("done");
    place.dana.post(&late, &[("done", "2026-01-03"), ("rev-done", &rev)]).await.expect(303);
    assert!(!place.dana.get(&place.home).await.text.contains("Short film"));
    place.dana.get(&format!("{}/plan.ics", place.home)).await.says("SUMMARY:Done: Short film for the plan (Wren County)");
}

#[tokio::test]
async fn slips_and_two_hands_at_once_keep_what_was_typed() {
    let place = Place::new().await;
    let refused = place.dana.post(&place.plan, &[("format", ""), ("audience", "Renters")]).await;
    refused.expect(422).says("Say in which form the plan goes out.").says("Renters");
    let line = place.add(&[("format", "Town hall")]).await;
    let seen = place.dana.get(&line).await.rev("audience");
    let post = async |audience: &str| place.dana.post(&line, &[("audience", audience), ("rev-audience", &seen)]).await;
    post("Renters").await.expect(303);
    post("Council").await.expect(409).says("Council");
    place.dana.post(&format!("{line}/delete"), &[]).await.expect(303);
    post("Council").await.expect(409).says("This line lies in the bin").says("Council");
    let rev = milepost::domain::readiness::Revision::of("").to_string();
    place.dana.post(&line, &[("done", "2026-01-02"), ("rev-done", &rev)]).await.expect(409).says("This lies in the bin");
}

#[tokio::test]
async fn announcement_and_talking_points_are_drafted_beside_it_and_written() {
    let place = Place::new().await;
    place.page().await.says("Announcement of the plan").says("Nothing is written yet.");
    place.dana.post(&format!("{}/strategy/goals", place.home), &[("title", "Renters stay in their homes")]).await.expect(303);
    let page = place.page().await;
    page.says("Wren County and its partners made a plan").says("Renters stay in their homes").says("Nobody has edited it yet");
    let text = format!("{}/document/texts/plan_announcement", place.home);
    let form = place.dana.get(&text).await;
    form.says("Publication plan");
    let typed = [("plan_announcement", "Today it is here."), ("rev-plan_announcement", &form.rev("plan_announcement"))];
    let location = place.dana.post(&text, &[&typed[..], &[("rev-basis", &form.rev("basis"))]].concat()).await.expect(303).location.clone();
    assert_eq!(location, format!("{}#plan_announcement", place.plan));
    place.page().await.says("Today it is here.");
    place.dana.post(&format!("{}/strategy/goals", place.home), &[("title", "Wages cover the rent")]).await.expect(303);
    let mut changed = place.page().await.text.clone();
    changed = changed.split("id=\"plan_announcement\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
    // It names no goal: what it rests on stands as it was.
    assert!(!changed.contains("The parts have changed"), "{changed}");
}

#[tokio::test]
async fn the_road_sees_what_the_publication_plan_says() {
    let place = Place::new().await;
    let road = format!("{}/road", place.home);
    assert!(!place.dana.get(&road).await.text.contains("The publication plan names"));
    place.add(&[("format", "Town hall"), ("audience", "Renters")]).await;
    place.dana.get(&format!("{road}/9.1")).await.says("The publication plan names one form in which the plan goes out. It says for whom.");
    place.dana.get(&format!("{road}/9.2")).await.says("None has a day, a way to people, and somebody who does it yet.");
    let text = format!("{}/document/texts/funding_case", place.home);
    let rev = place.dana.get(&text).await.rev("funding_case");
    place.dana.post(&text, &[("funding_case", "It works."), ("rev-funding_case", &rev)]).await.expect(303);
    place.dana.get(&format!("{road}/10.5")).await.says("The case for sustained funding is written down.");
}
