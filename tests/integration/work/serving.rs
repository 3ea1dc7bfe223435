//! Activities: actions of the work plan that serve a strategic action, by an entry of its logic model.

use std::io::{Cursor, Read};

use milepost::bundle::{self, Refusal};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::JurisdictionId;
use milepost::domain::people::Actor;
use milepost::domain::things::{Noun, Thing};
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::file::{Reading, check};
use milepost::store::{FactChange, NewThing, StoreError, ThingChange};
use uuid::Uuid;

use super::actions::{actions, county, plan};
use crate::person::{Page, Person};

fn now() -> time::OffsetDateTime {
    time::OffsetDateTime::now_utc()
}

/// All texts in a file that is an archive, those of archives within it too.
fn texts(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
        all += &if part.starts_with(b"PK") { texts(&part) } else { String::from_utf8_lossy(&part).into_owned() };
    }
    all
}

/// A county with a strategic action, by its home and the id of that.
struct Place {
    dana: Person,
    home: String,
    of: JurisdictionId,
    court: Uuid,
}

impl Place {
    async fn new() -> Self {
        let dana = Person::new().await;
        let (_, home) = county(&dana).await;
        let of = home.rsplit('/').next().unwrap().parse().unwrap();
        let mut place = Self { dana, home, of, court: Uuid::nil() };
        place.court = place.add(Noun::StrategicAction, None, &[(Fact::Title, "Help renters in court"), (Fact::Status, "under_way")]).await;
        place
    }

    async fn add(&self, noun: Noun, within: Option<Uuid>, facts: &[(Fact, &str)]) -> Uuid {
        self.try_add(noun, within, facts).await.unwrap()
    }

    async fn try_add(&self, noun: Noun, within: Option<Uuid>, facts: &[(Fact, &str)]) -> Result<Uuid, StoreError> {
        let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        self.dana.store.add_thing(self.of, &NewThing { within, facts, ..NewThing::of(noun) }, &Actor::unnamed(), now()).await
    }

    async fn entries(&self) -> Vec<Thing> {
        self.dana.store.things(self.of, &[Noun::LogicEntry]).await.unwrap()
    }

    /// An activity of the strategic action, by the address of its action.
    async fn activity(&self, what: &str) -> String {
        let court = self.court.to_string();
        self.dana.post(&format!("{}/actions", self.home), &[("what", what), ("serves", &court)]).await.expect(303);
        actions(&plan(&self.dana, &self.home).await).into_iter().last().unwrap()
    }

    async fn put_back(&self, kind: &str, id: Uuid) -> Page {
        self.dana.post(&format!("/bin/{kind}/{id}"), &[]).await
    }

    async fn is_sound(&self) {
        let findings = check::check(self.dana.store.path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
    }
}

#[tokio::test]
async fn an_action_that_is_added_for_a_strategic_action_stands_in_its_logic_model_in_the_same_write() {
    let place = Place::new().await;
    let (dana, home, court) = (&place.dana, &place.home, place.court);
    let form = dana.get(&format!("{home}/actions?serves={court}")).await;
    form.expect(200).says(&format!("<option value=\"{court}\" selected>Help renters in court</option>"));
    form.says("name=\"from\" value=\"strategy\"");
    let fields = [("what", "Open a desk"), ("serves", &court.to_string()), ("from", "strategy"), ("once", &Uuid::now_v7().to_string())];
    let added = dana.post(&format!("{home}/actions"), &fields).await;
    added.expect(303);
    assert_eq!(added.location, format!("{home}/strategy/{court}#activities"));
    let [entry] = &place.entries().await[..] else { panic!("one entry") };
    assert_eq!((entry.within, entry.get(Fact::Kind), entry.get(Fact::What)), (Some(court), "activity", ""));
    let page = plan(dana, home).await;
    page.says(&format!("Serves <a href=\"{home}/strategy/{court}\">Help renters in court</a>"));
    assert!(actions(&page)[0].ends_with(entry.get(Fact::Action)));
    // Sent twice, the form adds one action and one entry.
    dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    assert_eq!(place.entries().await.len(), 1);
    place.is_sound().await;
}

#[tokio::test]
async fn what_an_action_serves_is_chosen_in_its_form_and_the_entry_goes_into_the_bin_where_it_is_taken_away() {
    let place = Place::new().await;
    let (dana, home, court) = (&place.dana, &place.home, place.court.to_string());
    let bus = place.add(Noun::StrategicAction, None, &[(Fact::Title, "Run the bus late")]).await;
    dana.post(&format!("{home}/actions"), &[("what", "Open a desk")]).await.expect(303);
    let action = actions(&plan(dana, home).await)[0].clone();
    let form = dana.get(&action).await;
    dana.post(&action, &[("serves", &court), ("rev-serves", &form.rev("serves"))]).await.expect(303);
    let first = place.entries().await[0].id;
    let form = dana.get(&action).await;
    form.says(&format!("Serves <a href=\"{home}/strategy/{court}\">"));
    // Another one: the entry moves along as a new one, and the old one lies in the bin.
    let moved = dana.post(&action, &[("serves", &bus.to_string()), ("rev-serves", &form.rev("serves"))]).await;
    moved.expect(303);
    assert!(moved.location.contains(&format!("?left={first}")), "{}", moved.location);
    dana.get(moved.location.split('#').next().unwrap()).await.says("“Open a desk” no longer serves “Help renters in court”.");
    let [entry] = &place.entries().await[..] else { panic!("one entry") };
    assert_eq!(entry.within, Some(bus));
    dana.get("/bin").await.says("Open a desk");
    // None: it leaves, and says so.
    let form = dana.get(&action).await;
    let left = dana.post(&action, &[("serves", ""), ("rev-serves", &form.rev("serves"))]).await;
    left.expect(303);
    dana.get(left.location.split('#').next().unwrap()).await.says("no longer serves “Run the bus late”");
    assert_eq!(place.entries().await, []);
    // An address alone tells nothing that is not so.
    let page = dana.get(&format!("{home}/plan?left={}", Uuid::now_v7())).await;
    assert!(!page.expect(200).text.contains("no longer serves"));
    place.is_sound().await;
}

#[tokio::test]
async fn two_people_who_choose_at_once_both_see_it_and_a_slip_keeps_what_was_typed() {
    let place = Place::new().await;
    let (dana, home, court) = (&place.dana, &place.home, place.court.to_string());
    let bus = place.add(Noun::StrategicAction, None, &[(Fact::Title, "Run the bus late")]).await.to_string();
    dana.post(&format!("{home}/actions"), &[("what", "Open a desk")]).await.expect(303);
    let action = actions(&plan(dana, home).await)[0].clone();
    let shown = dana.get(&action).await;
    let lee = dana.colleague();
    lee.post(&action, &[("serves", &court), ("rev-serves", &shown.rev("serves"))]).await.expect(303);
    let mine =
        [("serves", bus.as_str()), ("rev-serves", &shown.rev("serves")), ("what", "Open a desk now"), ("rev-what", &shown.rev("what"))];
    let refused = dana.post(&action, &mine).await;
    refused.expect(409).says(&format!("<option value=\"{bus}\" selected>"));
    // All else was saved.
    plan(dana, home).await.says("Open a desk now").says("Help renters in court");
    // One that is gone is told beside the field, with what was typed.
    dana.store.bin_thing(Noun::StrategicAction, place.court, &Actor::unnamed(), now()).await.unwrap();
    let slip = dana.post(&format!("{home}/actions"), &[("what", "Knock on doors"), ("serves", &court)]).await;
    slip.expect(422).says("This strategic action is no longer here.").says("value=\"Knock on doors\"");
    place.is_sound().await;
}

#[tokio::test]
async fn an_action_stands_in_one_logic_model_at_most_also_when_something_comes_back_from_the_bin() {
    let place = Place::new().await;
    let bus = place.add(Noun::StrategicAction, None, &[(Fact::Title, "Run the bus late")]).await;
    let action = place.activity("Open a desk").await;
    let id = action.rsplit('/').next().unwrap();
    let twice = place.try_add(Noun::LogicEntry, Some(bus), &[(Fact::Kind, "activity"), (Fact::Action, id)]).await;
    assert!(matches!(twice, Err(StoreError::Twin(_))), "{twice:?}");
    // The strategic action goes into the bin, the action serves another one, and then the first cannot come back as it is.
    place.dana.store.bin_thing(Noun::StrategicAction, place.court, &Actor::unnamed(), now()).await.unwrap();
    place.add(Noun::LogicEntry, Some(bus), &[(Fact::Kind, "activity"), (Fact::Action, id)]).await;
    place.put_back("strategic_action", place.court).await.expect(409).says("An action of it serves another strategic action by now.");
    let form = place.dana.get(&action).await;
    place.dana.post(&action, &[("serves", ""), ("rev-serves", &form.rev("serves"))]).await.expect(303);
    place.put_back("strategic_action", place.court).await.expect(303);
    plan(&place.dana, &place.home).await.says("Help renters in court");
    place.is_sound().await;
}

#[tokio::test]
async fn what_lies_in_the_bin_serves_nothing_and_serves_again_when_it_comes_back() {
    let place = Place::new().await;
    let action = place.activity("Open a desk").await;
    let entry = place.entries().await[0].id;
    place.dana.post(&format!("{action}/delete"), &[]).await.expect(303);
    assert_eq!(place.dana.store.actions(place.of).await.unwrap(), []);
    let id: Uuid = action.rsplit('/').next().unwrap().parse().unwrap();
    place.put_back("action", id).await.expect(303);
    assert_eq!(place.dana.store.serving(place.of).await.unwrap().activity(milepost::domain::ids::ActionId(id)).unwrap().entry, entry);
    // Thrown out for good, it takes its entry along: that has no words of its own.
    place.dana.post(&format!("{action}/delete"), &[]).await.expect(303);
    place.dana.post(&format!("/bin/action/{id}/throw-out"), &[]).await.expect(303);
    assert_eq!(place.entries().await, []);
    place.is_sound().await;
}

#[tokio::test]
async fn the_page_of_a_strategic_action_shows_its_activities_their_money_and_what_went_back_to_the_community() {
    let place = Place::new().await;
    let (dana, home, court) = (&place.dana, &place.home, place.court.to_string());
    let fields =
        [("what", "Open a desk"), ("serves", &court), ("amount-new1", "1,000.10"), ("standing-new1", "secured"), ("owner", "Lee Park")];
    dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    dana.post(&format!("{home}/actions"), &[("what", "Stand alone")]).await.expect(303);
    let facts = [
        (Fact::Title, "Supper"),
        (Fact::Stage, "held"),
        (Fact::Held, "2020-12-05"),
        (Fact::StrategicActions, court.as_str()),
        (Fact::Changed, "The door first"),
    ];
    place.add(Noun::Engagement, None, &facts).await;
    let page = dana.get(&format!("{home}/strategy/{court}")).await;
    page.expect(200).says("Open a desk</a>").says("To do. Lee Park. No date.").says("$1,000.10 in all: $1,000.10 secured.");
    page.says(&format!("href=\"{home}/actions?serves={court}\"")).says("Supper</a>").says("The door first");
    assert!(!page.text.contains("Stand alone"));
}

#[tokio::test]
async fn open_activities_of_a_dropped_strategic_action_stay_outside_the_sums_and_say_so() {
    let place = Place::new().await;
    let (dana, home) = (&place.dana, &place.home);
    let court = place.court.to_string();
    let money = |what: &'static str, amount: &'static str| [("what", what), ("amount-new1", amount), ("standing-new1", "asked")];
    for fields in [money("Open a desk", "1,000.10"), money("Knock on doors", "2,000.20")] {
        let fields: Vec<(&str, &str)> = fields.into_iter().chain([("serves", court.as_str())]).collect();
        dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    }
    dana.post(&format!("{home}/actions"), &money("Alone", "5")).await.expect(303);
    let page = plan(dana, home).await;
    page.says("<td class=\"sum\">$3,000.30</td>").says("$3,005.30").says("For no strategic action");
    // One is done before all else is dropped: it was paid for.
    let desk = page.text.split(">Open a desk</a>").next().unwrap().rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
    let form = dana.get(&desk).await;
    dana.post(&desk, &[("status", "done"), ("rev-status", &form.rev("status"))]).await.expect(303);
    let change = |fact: Fact, value: &str| FactChange { fact, value: value.to_owned(), seen: None };
    let facts = vec![change(Fact::Reason, "No money"), change(Fact::Status, "dropped")];
    let change = ThingChange { facts, people: Vec::new() };
    dana.store.change_thing(Noun::StrategicAction, place.court, &change, &Actor::unnamed(), now()).await.unwrap();
    let page = plan(dana, home).await;
    page.says("Help renters in court (dropped)")
        .says("Outside the sums: one open activity of strategic actions that were dropped, $2,000.20 in all.");
    page.says("The strategic action that it serves was dropped. It stays in the plan, and its cost is outside the sums.").says("$1,005.10");
    dana.get(&format!("{home}/plan.csv")).await.says("Help renters in court (dropped)").says("its cost is outside the sums");
    let book = dana.get(&format!("{home}/plan.xlsx")).await.bytes;
    let text = texts(&book);
    assert!(text.contains("Outside the sums: one open activity"), "the sheet of costs says so");
    place.is_sound().await;
}

#[tokio::test]
async fn the_plan_of_a_round_holds_no_activity_and_the_work_plan_shows_all_with_that_as_a_filter() {
    let place = Place::new().await;
    let (dana, home, court) = (&place.dana, &place.home, place.court.to_string());
    let due = "2030-01-31";
    for (what, serves, closes) in [
        ("Open a desk", court.as_str(), ""),
        ("Close the gap", court.as_str(), "3.1"),
        ("Stand alone", "", ""),
        ("Close another", "", "1.1"),
    ] {
        let fields = [("what", what), ("serves", serves), ("closes", closes), ("due", due)];
        dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    }
    let round = dana.store.rounds(place.of).await.unwrap()[0].id;
    let all = ["Open a desk", "Close the gap", "Stand alone", "Close another"];
    let of_round = &all[1..];
    for (address, holds) in [
        (format!("{home}/plan.csv"), &all[..]),
        (format!("{home}/plan.csv?only=rounds"), of_round),
        (format!("{home}/plan.csv?only={court}"), &all[..2]),
        (format!("{home}/plan.ics"), &all[..]),
        (format!("{home}/plan.ics?only=rounds"), of_round),
        (format!("{home}/plan?only=rounds"), of_round),
        (format!("{home}/plan?only={court}&view=strategy"), &all[..2]),
        (format!("/assessments/{round}/plan.csv"), of_round),
        (format!("/assessments/{round}/report.json"), of_round),
    ] {
        let page = dana.get(&address).await;
        page.expect(200);
        let held: Vec<&str> = all.into_iter().filter(|what| page.text.contains(what)).collect();
        assert_eq!(held, holds, "{address}");
    }
    for (address, holds) in [
        (format!("{home}/plan.xlsx"), &all[..]),
        (format!("{home}/plan.xlsx?only=rounds"), of_round),
        (format!("/assessments/{round}/plan.xlsx"), of_round),
        (format!("{home}/plan.docx"), &all[..]),
        (format!("{home}/plan.docx?only={court}"), &all[..2]),
        (format!("/assessments/{round}/plan.docx"), of_round),
        (format!("/assessments/{round}/report.xlsx"), of_round),
        (format!("/assessments/{round}/packet.zip"), of_round),
    ] {
        let text = texts(&dana.get(&address).await.bytes);
        let held: Vec<&str> = all.into_iter().filter(|what| text.contains(what)).collect();
        assert_eq!(held, holds, "{address}");
    }
    // A PDF is made of the same model as the Word file.
    for address in [format!("{home}/plan.pdf?only=rounds"), format!("/assessments/{round}/plan.pdf")] {
        dana.get(&address).await.expect(200);
    }
    dana.get(&format!("{home}/plan?only={}", Uuid::now_v7())).await.expect(404);
    dana.get(&format!("{home}/plan.pdf?only=no")).await.expect(404);
}

#[tokio::test]
async fn a_bundle_with_an_action_in_two_logic_models_or_of_another_jurisdiction_is_refused() {
    let place = Place::new().await;
    let bus = place.add(Noun::StrategicAction, None, &[(Fact::Title, "Run the bus late")]).await;
    let action = place.activity("Open a desk").await;
    let id = action.rsplit('/').next().unwrap().to_owned();
    place.dana.post(&format!("{}/actions", place.home), &[("what", "Drive"), ("serves", &bus.to_string())]).await.expect(303);
    let mut whole = place.dana.store.export(None).await.unwrap();
    assert!(bundle::read(&whole.write()).is_ok());
    let entry = |whole: &bundle::Bundle, within: Uuid| {
        whole.jurisdictions[0].things.iter().position(|thing| thing.kind == "logic_entry" && thing.within.unwrap().0 == within).unwrap()
    };
    let at = entry(&whole, bus);
    let other = whole.jurisdictions[0].things[at].facts.insert("action_id".to_owned(), id).unwrap();
    assert!(matches!(bundle::read(&whole.write()), Err(Refusal::Value { .. })));
    // In the bin, it stands in none.
    whole.jurisdictions[0].things[at].facts.insert("action_id".to_owned(), Uuid::now_v7().to_string());
    assert!(matches!(bundle::read(&whole.write()), Err(Refusal::Dangling(_))));
    whole.jurisdictions[0].things[at].facts.insert("action_id".to_owned(), other);
    assert!(bundle::read(&whole.write()).is_ok());
}

#[tokio::test]
async fn two_copies_in_which_one_action_came_to_serve_two_strategic_actions_are_not_united() {
    let place = Place::new().await;
    let bus = place.add(Noun::StrategicAction, None, &[(Fact::Title, "Run the bus late")]).await;
    place.dana.post(&format!("{}/actions", place.home), &[("what", "Open a desk")]).await.expect(303);
    let action = actions(&plan(&place.dana, &place.home).await)[0].clone();
    let other = Person::new().await;
    let digest = "0".repeat(64);
    let arrival = |bundle| Arrival { bundle, source: "copy.json", digest: &digest };
    let copy = place.dana.store.export(None).await.unwrap();
    let choice = Choice::taking(Taken::All);
    let came = other.store.import(arrival(&copy), &choice, &Actor::unnamed(), now()).await.unwrap();
    assert!(matches!(came, Imported::Done(_)), "{came:?}");
    for (person, serves) in [(&place.dana, place.court), (&other, bus)] {
        let form = person.get(&action).await;
        person.post(&action, &[("serves", &serves.to_string()), ("rev-serves", &form.rev("serves"))]).await.expect(303);
    }
    let theirs = other.store.export(None).await.unwrap();
    let came = place.dana.store.import(arrival(&theirs), &choice, &Actor::unnamed(), now()).await.unwrap();
    assert!(matches!(came, Imported::Refused(Refusal::Value { .. })), "{came:?}");
    assert_eq!(place.entries().await.len(), 1, "nothing was changed");
    assert!(
        place.dana.store.last_change(Subject::Thing(Noun::LogicEntry, place.entries().await[0].id), Fact::Action).await.unwrap().is_some()
    );
    place.is_sound().await;
}
