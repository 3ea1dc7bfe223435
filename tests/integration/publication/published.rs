//! Publications: a state of the plan frozen, with who approved and adopted it; compared, and told apart.

use milepost::domain::history::Subject;
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::publication::{Publication, PublicationKind};
use milepost::domain::things::Noun;

use super::Place;
use crate::bundle::desk::Desk;
use crate::person::Page;
use crate::things::NOON;

impl Place {
    fn publications(&self) -> String {
        format!("{}/publications", self.home)
    }

    /// The hidden fields of the form that freezes.
    pub(super) async fn form_of(&self, kind: &str) -> (Page, Vec<(&'static str, String)>) {
        let form = self.dana.get(&format!("{}/new?kind={kind}", self.publications())).await;
        form.expect(200);
        let hidden = ["once", "kind", "shown", "follows"].map(|name| (name, form.after(&format!("name=\"{name}\""), "value")));
        (form, hidden.to_vec())
    }

    /// Posts the form that freezes.
    pub(super) async fn freeze(&self, hidden: &[(&'static str, String)], typed: &[(&str, &str)]) -> Page {
        let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
        let fields: Vec<(&str, &str)> = hidden.chain(typed.iter().copied()).collect();
        self.dana.post(&format!("{}/new", self.publications()), &fields).await
    }

    /// Publishes the plan, and gives back where it is.
    pub(super) async fn publish(&self, title: &str) -> String {
        let (_, hidden) = self.form_of("plan").await;
        self.freeze(&hidden, &[("title", title), ("approved_by", "Ann Wu, County Executive")]).await.expect(303).location.clone()
    }
}

#[tokio::test]
async fn a_plan_is_published_stays_as_it_was_and_tells_what_changed_since() {
    let place = Place::new().await;
    place.dana.get(&place.publications()).await.says("The plan has not been published yet.");
    let (form, hidden) = place.form_of("plan").await;
    form.says("One goal.").says("would be missed by a reader");
    place.freeze(&hidden, &[("title", "2027 plan")]).await.expect(422).says("Enter who approved it.").says("2027 plan");
    let adopted = [("title", "2027 plan"), ("approved_by", "Ann Wu, County Executive"), ("approved_on", "2026-11-20"), ("vote", "7 to 0")];
    place.freeze(&hidden, &adopted).await.expect(422).says("Enter which body adopted it.");
    let typed = [&adopted[..], &[("adopted_by", "the County Board"), ("adopted_on", "2026-11-24"), ("resolution", "2026-14")]].concat();
    let address = place.freeze(&hidden, &typed).await.expect(303).location.clone();
    let page = place.dana.get(&address).await;
    page.says("Adopted by the County Board on November 24, 2026")
        .says("Resolution 2026-14, Vote 7 to 0")
        .says("The plan as it stands today says the same as “2027 plan”.");
    let paper = place.dana.get(&format!("{address}/paper")).await;
    paper.says("Renters stay in their homes").says("Approved by Ann Wu, County Executive on November 20, 2026").says("Record ");
    assert!(!paper.text.contains("Nobody has approved"), "{}", paper.text);

    place.wish("Wages cover the rent").await;
    place.dana.get(&address).await.says("Since “2027 plan”, until today: One goal more");
    let paper = place.dana.get(&format!("{address}/paper")).await;
    assert!(!paper.text.contains("Wages cover the rent"), "what was frozen stays");
    for (file, start) in [("pdf", &b"%PDF"[..]), ("docx", b"PK"), ("html", b"<!")] {
        let page = place.dana.get(&format!("{address}/paper.{file}")).await;
        assert!(page.bytes.starts_with(start), "{file}");
    }
    let now = place.dana.get(&format!("{address}/since?than=now")).await;
    now.says("From “2027 plan” to “The plan as it stands”").says("<h3>Wages cover the rent</h3><p>New</p>");

    let next = place.publish("2028 plan").await;
    place.dana.get(&next).await.says("From “2027 plan” to “2028 plan”: One goal more");
    place.dana.get(&format!("{next}/since")).await.says("From “2027 plan” to “2028 plan”");
    let first = address.rsplit('/').next().unwrap();
    let second = next.rsplit('/').next().unwrap();
    place.dana.get(&format!("{address}/since?than={second}")).await.says("From “2027 plan” to “2028 plan”");
    place.dana.get(&format!("{next}/since?than={first}")).await.says("From “2027 plan” to “2028 plan”");
    place.dana.get(&format!("{next}/since?than=else")).await.expect(404);
}

#[tokio::test]
async fn a_plan_is_adopted_after_it_is_approved_and_on_a_day_that_came() {
    let place = Place::new().await;
    let (_, hidden) = place.form_of("plan").await;
    let typed = [("title", "2027 plan"), ("approved_by", "Ann Wu"), ("adopted_by", "the County Board")];
    let first = [&typed[..], &[("approved_on", "2026-01-20"), ("adopted_on", "2026-01-10")]].concat();
    place.freeze(&hidden, &first).await.expect(422).says("A plan is approved before it is adopted").says("value=\"2026-01-10\"");
    let ahead = [&typed[..], &[("adopted_on", "2199-01-10")]].concat();
    place.freeze(&hidden, &ahead).await.expect(422).says("January 10, 2199 is still to come.").says("Ann Wu");
    let address = place.publish("2027 plan").await;
    let rev = place.dana.get(&address).await.rev("approved_on");
    place.dana.post(&address, &[("approved_on", "2199-01-10"), ("rev-approved_on", &rev)]).await.expect(422).says("is still to come.");
    let line = format!("{}/publication-plan", place.document);
    place
        .dana
        .post(&line, &[("format", "Town hall"), ("done", "2199-01-20")])
        .await
        .expect(422)
        .says("is still to come.")
        .says("Town hall");
}

#[tokio::test]
async fn what_changed_names_both_sides_and_shows_texts_as_they_read() {
    let place = Place::new().await;
    let first = place.publish("2027 plan").await;
    let goal = place.dana.get(&format!("{}/strategy", place.home)).await.text.split("/goals/").nth(1).unwrap()[..36].to_owned();
    let goal = format!("{}/strategy/goals/{goal}", place.home);
    let rev = place.dana.get(&goal).await.rev("title");
    place.dana.post(&goal, &[("title", "Renters stay"), ("rev-title", &rev)]).await.expect(303);
    let since = place.dana.get(&format!("{first}/since?than=now")).await;
    since
        .says("In “2027 plan”")
        .says("In “The plan as it stands”")
        .says("Only in “2027 plan”")
        .says("<li>Renters stay in their homes</li>");
    assert!(!since.text.contains("- Renters stay") && !since.text.contains("**What we want**"), "{}", since.text);
}

#[tokio::test]
async fn what_is_not_told_thing_by_thing_is_a_change_too() {
    const ELSEWHERE: &str = "Something else in the document differs";
    let place = Place::new().await;
    let first = place.publish("2027 plan").await;
    place.dana.get(&first).await.says("says the same as “2027 plan”.");
    let parts = format!("{}/parts", place.document);
    place.dana.post(&parts, &[("plan_title", "A fair start")]).await.expect(303);
    place.dana.get(&first).await.says(ELSEWHERE);
    let (form, _) = place.form_of("plan").await;
    form.says(ELSEWHERE);
    let second = place.publish("2028 plan").await;
    place.dana.get(&format!("{second}/since")).await.says(ELSEWHERE);
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_and_nothing_is_frozen_that_nobody_saw() {
    let place = Place::new().await;
    let (_, hidden) = place.form_of("plan").await;
    let typed = [("title", "2027 plan"), ("approved_by", "Ann Wu")];
    let one = place.freeze(&hidden, &typed).await.expect(303).location.clone();
    assert_eq!(place.freeze(&hidden, &typed).await.expect(303).location, one);
    place.freeze(&hidden, &[("title", "Other"), ("approved_by", "Lee")]).await.expect(409).says("this form made a publication before");

    // Somebody publishes while another looks at the form.
    let (_, stale) = place.form_of("plan").await;
    place.publish("By somebody else").await;
    place.freeze(&stale, &typed).await.expect(409).says("somebody else published after this page was shown").says("Ann Wu");

    // The plan changes while somebody looks at the form.
    let (_, stale) = place.form_of("plan").await;
    place.wish("Wages cover the rent").await;
    place.freeze(&stale, &typed).await.expect(409).says("the plan changed after this page was shown").says("Ann Wu");
}

#[tokio::test]
async fn an_empty_plan_is_not_published() {
    let dana = crate::person::Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let document = format!("{home}/document");
    let place = Place { dana, home, document };
    for kind in ["plan", "comment_draft"] {
        let page = place.dana.get(&format!("{}/new?kind={kind}", place.publications())).await;
        page.expect(200).says("There is nothing to freeze yet.");
        assert!(!page.text.contains("name=\"approved_by\"") && !page.text.contains("name=\"title\""), "no form invites");
    }
    // Who had the form before the document became empty keeps what they typed.
    let hidden = [("kind", "plan".to_owned()), ("shown", "0".repeat(64)), ("follows", String::new())];
    let late = place.freeze(&hidden, &[("title", "Plan"), ("approved_by", "Ann Wu")]).await;
    late.expect(409).says("nothing stands in it by now").says("Ann Wu");
    place.dana.get(&format!("{}/new?kind=other", place.publications())).await.expect(404);
}

#[tokio::test]
async fn who_adopted_it_is_added_later_and_two_who_do_so_see_each_other() {
    let place = Place::new().await;
    let address = place.publish("2027 plan").await;
    let page = place.dana.get(&address).await;
    let typed = |body: &'static str| [("adopted_by", body), ("rev-adopted_by", "")];
    let rev = page.rev("adopted_by");
    let post = async |body: &'static str| place.dana.post(&address, &[typed(body)[0], ("rev-adopted_by", &rev)]).await;
    post("the County Board").await.expect(303);
    post("the City Council").await.expect(409).says("the County Board").says("the City Council");
    place.dana.get(&address).await.says("Adopted by the County Board");
    // No form changes what was frozen.
    place.dana.post(&address, &[("frozen", "00"), ("title", "Other")]).await.expect(400);
}

#[tokio::test]
async fn what_lies_in_the_bin_is_passed_over_and_what_was_typed_is_kept() {
    let place = Place::new().await;
    let first = place.publish("2027 plan").await;
    let second = place.publish("2028 plan").await;
    place.dana.get(&format!("{second}/delete")).await.says("2028 plan");
    place.dana.post(&format!("{second}/delete"), &[]).await.expect(303);
    place.dana.post(&second, &[("title", "2028 plan, revised")]).await.expect(409).says("lies in the bin").says("2028 plan, revised");
    let third = place.publish("2029 plan").await;
    place.dana.get(&third).await.says("“2029 plan” says the same as “2027 plan”.");
    place.dana.get(&first).await.expect(200);
}

#[tokio::test]
async fn what_is_gone_for_good_is_passed_over_too() {
    let place = Place::new().await;
    place.publish("2027 plan").await;
    let second = place.publish("2028 plan").await;
    place.publish("2029 plan").await;
    place.dana.post(&format!("{second}/delete"), &[]).await.expect(303);
    let id = second.rsplit('/').next().unwrap().parse().unwrap();
    place.dana.store.throw_out(Subject::Thing(Noun::Publication, id), NOON).await.unwrap();
    let list = place.dana.get(&place.publications()).await;
    assert!(!list.text.contains("which of them holds"), "{}", list.text);
    let fourth = place.publish("2030 plan").await;
    place.dana.get(&fourth).await.says("“2030 plan” says the same as “2029 plan”.");
    // The same of what travels.
    let desk = Desk::new().await;
    desk.brings(&place.dana.store.export(None).await.unwrap().write(), crate::bundle::desk::none()).await;
    desk.is_sound().await;
    let of = desk.store.export(None).await.unwrap().jurisdictions[0].id;
    let there = desk.store.publications(JurisdictionId(of.0)).await.unwrap();
    assert_eq!(Publication::holding(&there, PublicationKind::Plan).len(), 1);
}

#[tokio::test]
async fn a_frozen_state_does_not_name_what_lies_in_the_bin() {
    let place = Place::new().await;
    let store = &place.dana.store;
    let of = JurisdictionId(place.home.rsplit('/').next().unwrap().parse().unwrap());
    let made = crate::things::one_of_each(store, of).await;
    let member = made.iter().find(|(noun, _)| *noun == Noun::Member).unwrap().1;
    let published = async |title: &str| {
        let address = place.publish(title).await;
        let all = store.publications(of).await.unwrap();
        let one = all.iter().find(|one| address.ends_with(&one.id.to_string())).unwrap();
        one.canonical(&store.kept_state_of(one.id).await.unwrap()).unwrap()
    };
    assert!(published("2027 plan").await.contains("Ida Fenn"));
    store.bin_thing(Noun::Member, member, &Actor::unnamed(), NOON).await.unwrap();
    assert!(!published("2028 plan").await.contains("Ida Fenn"));
}

#[tokio::test]
async fn publications_travel_and_the_file_is_sound() {
    let place = Place::new().await;
    place.publish("2027 plan").await;
    let bundle = place.dana.store.export(None).await.unwrap();
    let desk = Desk::new().await;
    desk.brings(&bundle.write(), crate::bundle::desk::none()).await;
    desk.is_sound().await;
    let there = desk.store.export(None).await.unwrap();
    let kinds: Vec<&str> = there.jurisdictions[0].things.iter().map(|thing| thing.kind.as_str()).collect();
    assert!(kinds.contains(&"publication"), "{kinds:?}");
}
