//! Things of every kind: added, changed, put in order, put into the bin, and sound in all of it.

use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::JurisdictionId;
use milepost::domain::jurisdiction;
use milepost::domain::people::choosing::Who;
use milepost::domain::people::{Actor, Profile};
use milepost::domain::publication::packed;
use milepost::domain::readiness::{Fingerprint, Revision};
use milepost::domain::rounds::heading::Heading;
use milepost::domain::things::{Noun, Thing};
use milepost::domain::words::position::{Beside, Shift};
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use milepost::store::{FactChange, NewThing, Store, StoreError, ThingChange};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

pub const NOON: OffsetDateTime = datetime!(2026-11-27 12:00 UTC);

/// A data file with a county.
struct Place {
    store: Store,
    of: JurisdictionId,
    _folder: tempfile::TempDir,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("milepost.db")).await.unwrap();
        let heading = Heading { title: "Fall 2026".to_owned(), started: NOON.date() };
        let profile = jurisdiction::Profile {
            name: "Heron City".to_owned(),
            kind: jurisdiction::Kind::City,
            state: "OH".to_owned(),
            executive: "Mayor".to_owned(),
            paper: jurisdiction::Paper::default(),
        };
        let round = store.found(&profile, &heading, &Actor::unnamed(), NOON).await.unwrap();
        let of = store.assessment(round).await.unwrap().jurisdiction.id;
        Self { store, of, _folder: folder }
    }

    async fn add(&self, noun: Noun, within: Option<Uuid>, facts: &[(Fact, &str)]) -> Result<Uuid, StoreError> {
        let facts = facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
        self.store.add_thing(self.of, &NewThing { within, facts, ..NewThing::of(noun) }, &Actor::unnamed(), NOON).await
    }

    async fn change(&self, noun: Noun, id: Uuid, facts: &[(Fact, &str, &str)]) -> Vec<Fact> {
        let change = |(fact, seen, value): &(Fact, &str, &str)| FactChange {
            fact: *fact,
            value: (*value).to_owned(),
            seen: Some(Revision::of(seen)),
        };
        let change = ThingChange { facts: facts.iter().map(change).collect(), people: Vec::new() };
        self.store.change_thing(noun, id, &change, &Actor::unnamed(), NOON).await.unwrap()
    }

    async fn one(&self, noun: Noun, id: Uuid) -> Thing {
        self.store.thing(noun, id).await.unwrap().1
    }

    async fn is_sound(&self) {
        let findings = check(self.store.path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean(), "{findings:?}");
    }
}

/// One of every kind, with what it cannot be without.
pub async fn one_of_each(store: &Store, of: JurisdictionId) -> Vec<(Noun, Uuid)> {
    let actor = Actor::unnamed();
    let mut made: Vec<(Noun, Uuid)> = Vec::new();
    for noun in Noun::ALL {
        let of_kind = |noun: Noun| made.iter().find(|(other, _)| *other == noun).map(|(_, id)| *id);
        let id = |noun: Noun| of_kind(noun).unwrap().to_string();
        let mut new = NewThing { within: noun.within().and_then(of_kind), ..NewThing::of(noun) };
        let facts: Vec<(Fact, String)> = match noun {
            Noun::Organization => vec![(Fact::Name, "Wren Health".to_owned()), (Fact::Sector, "anchor_institution".to_owned())],
            Noun::Member => {
                let profile = Profile { name: "Ida Fenn".to_owned(), ..Profile::default() };
                let ida = store.add_person(of, &profile, &actor, NOON).await.unwrap();
                new.people = vec![(Fact::Person, Who::Known(ida)), (Fact::Owner, Who::Nobody)];
                vec![
                    (Fact::BelongsTo, id(Noun::Organization)),
                    (Fact::Standing, "asked".to_owned()),
                    (Fact::Asked, "2026-11-20".to_owned()),
                    (Fact::Contact, "ida@example.org".to_owned()),
                ]
            }
            Noun::WorkingGroup => vec![(Fact::Name, "Housing".to_owned()), (Fact::Members, id(Noun::Member))],
            Noun::CoalitionLaunch => vec![(Fact::Held, "2027-01-20".to_owned()), (Fact::Invited, id(Noun::Member))],
            Noun::Source => vec![(Fact::Name, "Eviction filings".to_owned())],
            Noun::Engagement => {
                let group = store.add_population_group(of, "renters", "", &actor, NOON).await.unwrap().unwrap().unwrap();
                vec![(Fact::Title, "Listening at the library".to_owned()), (Fact::Groups, format!("{group} 12"))]
            }
            Noun::Finding => vec![(Fact::Statement, "Rents rose faster than wages.".to_owned()), (Fact::Stage, "insight".to_owned())],
            Noun::Support => vec![(Fact::Kind, "engagement".to_owned()), (Fact::FromEngagement, id(Noun::Engagement))],
            Noun::Review => vec![(Fact::Held, "2026-11-25".to_owned()), (Fact::Findings, id(Noun::Finding))],
            Noun::Place => vec![(Fact::Code, "county-29019".to_owned()), (Fact::Reason, "Our county".to_owned())],
            Noun::Peer => vec![(Fact::Code, "county-19103".to_owned()), (Fact::Reason, "A university town too".to_owned())],
            Noun::Officials => vec![(Fact::Name, "County commission".to_owned()), (Fact::White, "3".to_owned())],
            Noun::Strategy => vec![(Fact::Vision, "Everyone has a home.".to_owned())],
            Noun::Goal => vec![(Fact::Title, "Rents that people can pay".to_owned())],
            Noun::StrategicAction => vec![
                (Fact::Title, "Open a land bank".to_owned()),
                (Fact::Goal, id(Noun::Goal)),
                (Fact::Findings, id(Noun::Finding)),
                (Fact::Lead, id(Noun::Member)),
            ],
            Noun::LogicEntry => vec![(Fact::Kind, "input".to_owned()), (Fact::What, "Ten lots".to_owned())],
            Noun::Approval => vec![(Fact::Held, "2026-11-25".to_owned()), (Fact::Members, id(Noun::Member))],
            Noun::Measure => vec![(Fact::Name, "Homes built".to_owned()), (Fact::Sees, id(Noun::LogicEntry))],
            Noun::Update => {
                vec![(Fact::Period, "2026-11-25".to_owned()), (Fact::Answer, "value".to_owned()), (Fact::Value, "12.5".to_owned())]
            }
            Noun::Accountability => vec![(Fact::ReportTo, "The county council".to_owned())],
            Noun::MobilityPlan => {
                vec![(Fact::Covers, "2027 to 2031".to_owned()), (Fact::PartOrder, "thanks\nleadership_letter".to_owned())]
            }
            Noun::Publication => vec![
                (Fact::Kind, "comment_draft".to_owned()),
                (Fact::Title, "Spring draft".to_owned()),
                (Fact::Held, "2026-11-25".to_owned()),
                (Fact::Frozen, packed("{}")),
                (Fact::Fingerprint, Fingerprint::of("{}").to_string()),
            ],
            Noun::Comment => vec![(Fact::Held, "2026-11-26".to_owned()), (Fact::What, "Name the rents.".to_owned())],
            Noun::Translation => {
                vec![(Fact::Language, "es".to_owned()), (Fact::Title, "Nuestro plan".to_owned()), (Fact::Text, "# Hola".to_owned())]
            }
            Noun::Outreach => vec![(Fact::Format, "Town hall".to_owned()), (Fact::Due, "2027-01-20".to_owned())],
        };
        new.facts = facts;
        made.push((noun, store.add_thing(of, &new, &actor, NOON).await.unwrap()));
    }
    made
}

#[tokio::test]
async fn one_of_every_kind_is_kept_told_and_sound() {
    let place = Place::new().await;
    let made = one_of_each(&place.store, place.of).await;
    place.is_sound().await;
    let all = place.store.things(place.of, &Noun::ALL).await.unwrap();
    for (noun, id) in &made {
        let thing = all.iter().find(|thing| thing.id == *id).unwrap();
        assert_eq!(thing.noun, *noun);
        assert!(!thing.is_blank());
        assert_eq!(place.one(*noun, *id).await, *thing);
    }
    let called = place.store.called(place.of).await.unwrap();
    let member = made.iter().find(|(noun, _)| *noun == Noun::Member).unwrap().1;
    assert_eq!(called[&member], "Ida Fenn, Wren Health");
    let names = place.store.names_in_history(place.of).await.unwrap();
    let about = |(noun, id): &(Noun, Uuid)| Subject::Thing(*noun, *id).about(&names[id]);
    assert_eq!(about(&made[0]), "Organization “Wren Health”");
    // Whoever is a member stays on the list of people.
    let ida = all.iter().find(|thing| thing.noun == Noun::Member).unwrap().read(Fact::Person).unwrap();
    let naming = place.store.naming(place.of, milepost::domain::ids::PersonId(ida)).await.unwrap();
    assert_eq!(naming.to_string(), "belongs to the coalition");
}

#[tokio::test]
async fn a_form_sent_twice_adds_one_and_a_jurisdiction_has_one_launch() {
    let place = Place::new().await;
    let once = Uuid::now_v7();
    let new = NewThing { once: Some(once), facts: vec![(Fact::Name, "Wren Health".to_owned())], ..NewThing::of(Noun::Organization) };
    let actor = Actor::unnamed();
    let add = || place.store.add_thing(place.of, &new, &actor, NOON);
    let first = add().await.unwrap();
    assert_eq!(add().await.unwrap(), first);
    place.store.bin_thing(Noun::Organization, first, &Actor::unnamed(), NOON).await.unwrap();
    assert_ne!(add().await.unwrap(), first, "what lies in the bin does not come back by an old form");
    let launch = place.add(Noun::CoalitionLaunch, None, &[(Fact::Place, "Library")]).await.unwrap();
    assert_eq!(place.add(Noun::CoalitionLaunch, None, &[]).await.unwrap(), launch);
    assert_eq!(place.one(Noun::CoalitionLaunch, launch).await.get(Fact::Place), "Library");
    place.is_sound().await;
}

#[tokio::test]
async fn of_two_who_change_one_field_the_second_is_told_and_all_else_is_saved() {
    let place = Place::new().await;
    let finding = place.add(Noun::Finding, None, &[(Fact::Statement, "First")]).await.unwrap();
    assert_eq!(place.change(Noun::Finding, finding, &[(Fact::Statement, "First", "Second")]).await, []);
    let late = [(Fact::Statement, "First", "Third"), (Fact::Kind, "", "cause")];
    assert_eq!(place.change(Noun::Finding, finding, &late).await, [Fact::Statement]);
    let now = place.one(Noun::Finding, finding).await;
    assert_eq!((now.get(Fact::Statement), now.get(Fact::Kind)), ("Second", "cause"));
    // What two people changed may not fit together: one says that it was held, the other takes the day away.
    let day = "2026-11-20";
    let held = place.add(Noun::Engagement, None, &[(Fact::Title, "At the library"), (Fact::Held, day)]).await.unwrap();
    assert_eq!(place.change(Noun::Engagement, held, &[(Fact::Stage, "", "held")]).await, []);
    assert_eq!(place.change(Noun::Engagement, held, &[(Fact::Held, day, "")]).await, [Fact::Held]);
    place.is_sound().await;
}

#[tokio::test]
async fn an_order_made_by_hand_survives_two_people() {
    let place = Place::new().await;
    let mut made = Vec::new();
    for statement in ["A", "B", "C", "D"] {
        made.push(place.add(Noun::Finding, None, &[(Fact::Statement, statement)]).await.unwrap());
    }
    let order = async || {
        let all = place.store.things(place.of, &[Noun::Finding]).await.unwrap();
        all.iter().map(|thing| thing.get(Fact::Statement).to_owned()).collect::<String>()
    };
    let seen = Revision::of(place.one(Noun::Finding, made[3]).await.get(Fact::Position));
    let actor = Actor::unnamed();
    assert!(place.store.move_thing(Noun::Finding, made[3], Beside::Before(made[0]), Some(seen), &actor, NOON).await.unwrap());
    assert_eq!(order().await, "DABC");
    // Somebody else still sees it at the end.
    assert!(!place.store.shift_thing(Noun::Finding, made[3], Shift::Up, Some(seen), &actor, NOON).await.unwrap());
    assert!(!place.store.move_thing(Noun::Finding, made[3], Beside::After(made[2]), Some(seen), &actor, NOON).await.unwrap());
    assert_eq!(order().await, "DABC");
    assert!(place.store.shift_thing(Noun::Finding, made[0], Shift::Down, None, &actor, NOON).await.unwrap());
    assert_eq!(order().await, "DBAC");
    // Right after is right after what stands there now, and not before what stood behind it when it was shown.
    assert!(place.store.move_thing(Noun::Finding, made[2], Beside::After(made[3]), None, &actor, NOON).await.unwrap());
    assert!(place.store.move_thing(Noun::Finding, made[0], Beside::After(made[3]), None, &actor, NOON).await.unwrap());
    assert_eq!(order().await, "DACB");
    assert!(place.store.move_thing(Noun::Finding, made[2], Beside::After(made[1]), None, &actor, NOON).await.unwrap(), "the end");
    assert_eq!(order().await, "DABC");
    place.store.bin_thing(Noun::Finding, made[1], &actor, NOON).await.unwrap();
    assert!(!place.store.move_thing(Noun::Finding, made[2], Beside::Before(made[1]), None, &actor, NOON).await.unwrap(), "it is gone");
    assert_eq!(order().await, "DAC");
    place.is_sound().await;
}

#[tokio::test]
async fn what_is_within_a_finding_goes_and_returns_with_it() {
    let place = Place::new().await;
    let made = one_of_each(&place.store, place.of).await;
    let id = |noun: Noun| made.iter().find(|(other, _)| *other == noun).unwrap().1;
    let (finding, support) = (id(Noun::Finding), id(Noun::Support));
    let actor = Actor::unnamed();
    place.store.bin_thing(Noun::Finding, finding, &actor, NOON).await.unwrap();
    assert!(matches!(place.store.thing(Noun::Support, support).await, Err(StoreError::NotFound)));
    assert!(matches!(
        place.add(Noun::Support, Some(finding), &[(Fact::Kind, "history"), (Fact::What, "x")]).await,
        Err(StoreError::NotFound)
    ));
    place.is_sound().await;
    let binned = place.store.binned().await.unwrap();
    assert!(binned.iter().any(|binned| binned.subject == Subject::Thing(Noun::Finding, finding) && binned.name.starts_with("Rents")));
    assert_eq!(place.store.put_back(Subject::Thing(Noun::Finding, finding), &actor, NOON).await.unwrap(), place.of);
    assert_eq!(place.one(Noun::Support, support).await.within, Some(finding));
    for noun in [Noun::Support, Noun::Finding, Noun::Member] {
        place.store.bin_thing(noun, id(noun), &actor, NOON).await.unwrap();
    }
    place.store.throw_out(Subject::Thing(Noun::Finding, finding), NOON).await.unwrap();
    assert!(matches!(place.store.put_back(Subject::Thing(Noun::Support, support), &actor, NOON).await, Err(StoreError::NotFound)));
    place.store.throw_out(Subject::Thing(Noun::Member, id(Noun::Member)), NOON).await.unwrap();
    place.is_sound().await;
    // The whole jurisdiction goes with all of them.
    place.store.bin_jurisdiction(place.of, &actor, NOON).await.unwrap();
    place.store.throw_out(Subject::Jurisdiction(place.of), NOON).await.unwrap();
    place.is_sound().await;
}

#[tokio::test]
async fn what_a_thing_names_is_here_and_of_this_jurisdiction() {
    let (place, other) = (Place::new().await, Place::new().await);
    let heading = Heading { title: "Fall 2026".to_owned(), started: NOON.date() };
    let profile = jurisdiction::Profile {
        name: "Aster City".to_owned(),
        kind: jurisdiction::Kind::City,
        state: "OH".to_owned(),
        executive: "Mayor".to_owned(),
        paper: jurisdiction::Paper::default(),
    };
    let round = place.store.found(&profile, &heading, &Actor::unnamed(), NOON).await.unwrap();
    let aster = place.store.assessment(round).await.unwrap().jurisdiction.id;
    let theirs = NewThing { facts: vec![(Fact::Name, "Aster Fund".to_owned())], ..NewThing::of(Noun::Organization) };
    let theirs = place.store.add_thing(aster, &theirs, &Actor::unnamed(), NOON).await.unwrap();
    let nowhere = other.add(Noun::Organization, None, &[(Fact::Name, "Elsewhere")]).await.unwrap();
    let ours = place.add(Noun::Organization, None, &[(Fact::Name, "Ours")]).await.unwrap();
    for id in [theirs, nowhere] {
        let added = place.add(Noun::Member, None, &[(Fact::BelongsTo, &id.to_string())]).await;
        assert!(matches!(added, Err(StoreError::Elsewhere(Fact::BelongsTo))), "{added:?}");
    }
    let member = place.add(Noun::Member, None, &[(Fact::BelongsTo, &ours.to_string())]).await.unwrap();
    let group = place.add(Noun::WorkingGroup, None, &[(Fact::Name, "Housing"), (Fact::Members, &member.to_string())]).await.unwrap();
    place.store.bin_thing(Noun::Member, member, &Actor::unnamed(), NOON).await.unwrap();
    // What it names already stays, whatever became of it.
    let named = member.to_string();
    assert_eq!(place.change(Noun::WorkingGroup, group, &[(Fact::Members, &named, &named), (Fact::Notes, "", "Rents")]).await, []);
    place.is_sound().await;
}

/// The same thing added sixteen times at the same moment.
async fn at_once(place: &Place, noun: Noun, (fact, value): (Fact, &str)) -> Vec<Result<Uuid, StoreError>> {
    let mut adds = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let (store, of) = (place.store.clone(), place.of);
        let new = NewThing { facts: vec![(fact, value.to_owned())], ..NewThing::of(noun) };
        adds.spawn(async move { store.add_thing(of, &new, &Actor::unnamed(), NOON).await });
    }
    adds.join_all().await
}

#[tokio::test]
async fn nothing_is_here_twice_however_many_add_it_at_once() {
    let place = Place::new().await;
    let health = place.add(Noun::Organization, None, &[(Fact::Name, "Wren Health")]).await.unwrap();
    let added = at_once(&place, Noun::Organization, (Fact::Name, "wren HEALTH")).await;
    assert!(added.iter().all(|added| matches!(added, Err(StoreError::Twin(id)) if *id == health)), "{added:?}");
    let belongs = health.to_string();
    let added = at_once(&place, Noun::Member, (Fact::BelongsTo, &belongs)).await;
    assert_eq!(added.iter().filter(|added| added.is_ok()).count(), 1, "{added:?}");
    // A member keeps the organization, and what came in its place keeps what was put into the bin there.
    let actor = Actor::unnamed();
    assert!(matches!(place.store.bin_thing(Noun::Organization, health, &actor, NOON).await, Err(StoreError::InUse)));
    let member = *added.iter().flatten().next().unwrap();
    place.store.bin_thing(Noun::Member, member, &actor, NOON).await.unwrap();
    place.add(Noun::Member, None, &[(Fact::BelongsTo, &belongs)]).await.unwrap();
    let back = place.store.put_back(Subject::Thing(Noun::Member, member), &actor, NOON).await;
    assert!(matches!(back, Err(StoreError::Twin(_))), "{back:?}");
    place.is_sound().await;
}
