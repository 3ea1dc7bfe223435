use proptest::prelude::*;
use time::macros::date;
use uuid::Uuid;

use super::*;
use crate::domain::history::Fact;
use crate::domain::ids::PopulationGroupId;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::position::{Beside, Position, Shift};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn thing(noun: Noun, n: u128, values: &[(Fact, &str)]) -> Thing {
    let mut thing = Thing::nothing(noun, id(n));
    thing.values.extend(values.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
    thing
}

/// A finding, in the order of its number.
fn finding(n: u128, values: &[(Fact, &str)]) -> Thing {
    let place = Position::spread(900)[usize::try_from(n).unwrap()].to_string();
    let mut thing = thing(Noun::Finding, n, &[(Fact::Statement, "Rents rise"), (Fact::Stage, "finding"), (Fact::Position, &place)]);
    thing.values.extend(values.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
    thing
}

fn support(n: u128, of: u128, values: &[(Fact, &str)]) -> Thing {
    let place = Position::spread(900)[usize::try_from(n).unwrap()].to_string();
    let mut support = thing(Noun::Support, n, values);
    support.values.insert(Fact::Position, place);
    support.within = Some(id(of));
    support
}

fn group(n: u128, name: &str) -> PopulationGroup {
    PopulationGroup { id: PopulationGroupId(id(n)), name: name.to_owned(), note: String::new(), position: Position::after(None) }
}

fn missing(findings: &Findings) -> Vec<String> {
    findings.missing(date!(2026 - 11 - 23)).into_iter().map(|missing| missing.words).collect()
}

const ALL: &str = "economic-success\npower-and-autonomy\nbeing-valued-in-community";

#[test]
fn a_dimension_without_a_finding_is_named_whatever_insights_there_are() {
    let of = |things| Findings::of(things, Vec::new());
    let nothing = missing(&of(Vec::new()));
    let empty =
        ["No finding yet on economic success.", "No finding yet on power and autonomy.", "No finding yet on being valued in community."];
    assert_eq!(nothing, empty);
    let insight = [(Fact::Stage, "insight"), (Fact::Dimensions, "power-and-autonomy")];
    let some = missing(&of(vec![finding(1, &[(Fact::Dimensions, "economic-success")]), finding(2, &insight)]));
    assert_eq!(some[0], "No finding yet on power and autonomy, only one insight.");
    assert_eq!(some[1], empty[2]);
    assert_eq!(of(vec![finding(1, &[(Fact::Stage, "")])]).insights().count(), 1, "what nobody said to be a finding is an insight");
}

#[test]
fn a_predictor_is_of_interest_where_a_working_group_or_a_source_is_for_it() {
    let group = thing(Noun::WorkingGroup, 10, &[(Fact::Predictors, "housing-stability\njust-policing")]);
    let source = thing(Noun::Source, 11, &[(Fact::Predictors, "digital-access")]);
    let covered = finding(1, &[(Fact::Dimensions, ALL), (Fact::Predictors, "just-policing")]);
    let told = missing(&Findings::of(vec![group.clone(), source.clone(), covered.clone()], Vec::new()));
    assert_eq!(told[0], "No finding yet on two predictors that you look into: housing stability and digital access.");
    let more = finding(2, &[(Fact::Predictors, "digital-access"), (Fact::Stage, "finding")]);
    let told = missing(&Findings::of(vec![group, source, covered, more], Vec::new()));
    assert_eq!(told[0], "No finding yet on housing stability, a predictor that you look into.");
}

#[test]
fn support_groups_and_promises_that_are_missing_are_named() {
    let groups = vec![group(20, "renters"), group(21, "older adults"), group(22, "veterans")];
    let renters = id(20).to_string();
    let both = format!("{renters}\n{}", id(21));
    let held = [
        (Fact::Title, "Night at the library"),
        (Fact::Stage, "held"),
        (Fact::Held, "2026-11-01"),
        (Fact::Groups, &format!("{renters} 12")),
    ];
    let planned = |n, day| {
        let values = [(Fact::Title, "Data walk"), (Fact::Stage, "planned"), (Fact::Held, day), (Fact::Groups, both.as_str())];
        thing(Noun::Engagement, n, &values)
    };
    let things = vec![
        finding(1, &[(Fact::Dimensions, ALL), (Fact::Groups, &both)]),
        finding(2, &[(Fact::Stage, "insight")]),
        thing(Noun::Engagement, 30, &held),
        planned(31, "2026-11-22"),
        planned(32, "2026-11-23"),
        thing(Noun::Engagement, 33, &[(Fact::Title, "Survey"), (Fact::Stage, "planned"), (Fact::Held, "2026-01-01")]),
    ];
    let findings = Findings::of(things, groups);
    assert_eq!(
        missing(&findings),
        [
            "One finding rests on nothing yet.",
            "No engagement has heard older adults yet, who are most affected.",
            "“Data walk” was planned for November 22, 2026 and is not held yet.",
        ]
    );
    let gaps: Vec<Gap> = findings.missing(date!(2026 - 11 - 23)).into_iter().map(|missing| missing.gap).collect();
    assert_eq!(gaps, [Gap::Unsupported(vec![id(1)]), Gap::Unheard(vec![PopulationGroupId(id(21))]), Gap::Promise(id(31))]);
}

#[test]
fn a_finding_that_rests_on_weak_readings_alone_is_named() {
    let reading = |n, of, quality| support(n, of, &[(Fact::Kind, "reading"), (Fact::Value, "29%"), (Fact::Quality, quality)]);
    let things = vec![
        finding(1, &[(Fact::Dimensions, ALL)]),
        reading(11, 1, "weak"),
        reading(12, 1, "weak"),
        finding(2, &[]),
        reading(13, 2, "weak"),
        support(14, 2, &[(Fact::Kind, "document"), (Fact::What, "A study of rents")]),
        finding(3, &[]),
        reading(15, 3, "quality not given"),
    ];
    let findings = Findings::of(things, Vec::new());
    assert_eq!(missing(&findings), ["One finding rests on weak readings alone."]);
    assert_eq!(findings.missing(date!(2026 - 11 - 23))[0].gap, Gap::Weak(vec![id(1)]));
}

#[test]
fn a_finding_says_what_it_rests_on_and_what_of_it_is_gone() {
    let source = thing(Noun::Source, 11, &[(Fact::Name, "Court filings")]);
    let (here, gone) = (id(11).to_string(), id(99).to_string());
    let things = vec![
        source,
        finding(1, &[]),
        support(2, 1, &[(Fact::Kind, "engagement"), (Fact::FromEngagement, &gone)]),
        support(1, 1, &[(Fact::Kind, "figure"), (Fact::Value, "29"), (Fact::Unit, "%"), (Fact::FromSource, &here)]),
        support(3, 1, &[(Fact::Kind, "figure"), (Fact::Value, "412"), (Fact::Unit, "filings")]),
        support(4, 2, &[(Fact::Kind, "document"), (Fact::What, "Of another finding")]),
    ];
    let findings = Findings::of(things, Vec::new());
    let one = &findings.all[0];
    assert_eq!(findings.rests_on(one), "Rests on two figures");
    assert_eq!(one.supports.iter().map(Support::title).collect::<Vec<_>>(), ["29%", "An engagement", "412 filings"], "in their order");
    assert_eq!(findings.source_of(&one.supports[0]), Some(Rest::Here(id(11), "Court filings")));
    assert_eq!(findings.engagement_of(&one.supports[1]), Some(Rest::Gone));
    assert_eq!(findings.source_of(&one.supports[1]), None);
    assert_eq!(findings.resting_on(id(11)), [one]);
    let bare = Findings::of(
        vec![finding(1, &[]), finding(2, &[]), support(1, 2, &[(Fact::Kind, "engagement"), (Fact::FromEngagement, &gone)])],
        Vec::new(),
    );
    let told = bare.all.iter().map(|one| bare.rests_on(one)).collect::<Vec<_>>();
    assert_eq!(told, ["Rests on nothing yet", "Rests only on what is no longer here"]);
    assert!(missing(&bare).contains(&"Two findings rest on nothing yet.".to_owned()));
}

#[test]
fn a_source_stands_by_its_days() {
    let today = date!(2026 - 11 - 23);
    for (values, standing, words) in [
        (&[][..], SourceStanding::ToAsk, "To ask"),
        (&[(Fact::Asked, "2026-11-01")], SourceStanding::Asked, "Asked on November 1, 2026"),
        (
            &[(Fact::Asked, "2026-11-01"), (Fact::Agreement, "Signed"), (Fact::Due, "2026-11-23")],
            SourceStanding::Agreed,
            "Agreed; expected by November 23, 2026",
        ),
        (
            &[(Fact::Agreement, "Signed"), (Fact::Due, "2026-11-22")],
            SourceStanding::Overdue,
            "Overdue: it was expected by November 22, 2026",
        ),
        (&[(Fact::Received, "2026-11-02"), (Fact::Due, "2026-11-01")], SourceStanding::Received, "Received on November 2, 2026"),
        // A day to come does not count yet.
        (&[(Fact::Asked, "2026-11-01"), (Fact::Received, "2999-01-01")], SourceStanding::Asked, "Asked on November 1, 2026"),
    ] {
        let source = Source::of(&thing(Noun::Source, 1, values));
        assert_eq!((source.standing(today), source.stands(today).as_str()), (standing, words));
        assert_eq!(source.is_unanswered(today), standing == SourceStanding::Asked);
    }
}

#[test]
fn what_the_last_review_did_not_go_through_is_known() {
    let one = id(1).to_string();
    let both = format!("{one}\n{}", id(2));
    let things = vec![
        finding(1, &[]),
        finding(2, &[]),
        finding(3, &[]),
        thing(Noun::Review, 41, &[(Fact::Held, "2026-11-01"), (Fact::Findings, &one)]),
        thing(Noun::Review, 42, &[(Fact::Held, "2026-10-01"), (Fact::Findings, &both)]),
    ];
    let findings = Findings::of(things, Vec::new());
    let today = date!(2026 - 11 - 23);
    let reviewed = findings.reviewed(today).unwrap();
    let ids = |findings: &[&Finding]| findings.iter().map(|finding| finding.id).collect::<Vec<_>>();
    assert_eq!((reviewed.last.reviews[0].id, ids(&reviewed.new), ids(&reviewed.passed_over)), (id(41), vec![id(3)], vec![id(2)]));
    assert!(Findings::default().reviewed(today).is_none() && findings.reviewed(date!(2026 - 09 - 30)).is_none());
    assert_eq!(findings.reviewed(date!(2026 - 10 - 31)).unwrap().last.reviews[0].id, id(42), "a day to come does not count yet");
}

#[test]
fn reviews_of_one_day_have_one_end_or_none() {
    let (yes, no) = (Some(Agreed::Yes), Some(Agreed::No));
    assert_eq!([End::of([yes, None, yes]), End::of([None]), End::of([])], [End::One(yes), End::One(None), End::One(None)]);
    assert_eq!([End::of([yes, no]), End::of([None, no, yes, no])], [End::Apart(2), End::Apart(3)]);
    let told = End::Apart(2).told_apart(date!(2026 - 11 - 20));
    assert_eq!(told, "Two reviews of November 20, 2026 came to different ends.");
}

#[test]
fn findings_stand_under_headings_insights_apart() {
    let groups = vec![group(20, "renters"), group(21, "older adults")];
    let things = vec![
        finding(1, &[(Fact::Dimensions, ALL), (Fact::Predictors, "digital-access\njust-policing")]),
        finding(2, &[(Fact::Stage, "insight"), (Fact::Dimensions, "economic-success"), (Fact::Groups, &id(21).to_string())]),
        finding(3, &[]),
    ];
    let findings = Findings::of(things, groups);
    let shown = |view: View| {
        let ids = |findings: &[&Finding]| findings.iter().map(|finding| finding.id.as_u128()).collect::<Vec<_>>();
        let headings = findings.by(view).into_iter();
        headings.map(|heading| (heading.title.clone(), ids(&heading.findings), ids(&heading.insights))).collect::<Vec<_>>()
    };
    let heading = |title: &str, findings: &[u128], insights: &[u128]| (title.to_owned(), findings.to_vec(), insights.to_vec());
    assert_eq!(
        shown(View::Dimension),
        [
            heading("Economic success", &[1], &[2]),
            heading("Power and autonomy", &[1], &[]),
            heading("Being valued in community", &[1], &[]),
            heading("No dimension chosen yet", &[3], &[]),
        ]
    );
    let pillars = shown(View::Pillar);
    assert_eq!(pillars.len(), 6);
    assert_eq!((&pillars[1].1, &pillars[4].1, &pillars[5]), (&vec![1], &vec![1], &heading("No predictor chosen yet", &[3], &[2])));
    assert_eq!(shown(View::Group), [heading("Older adults", &[], &[2]), heading("No group named yet", &[1, 3], &[])]);
}

#[test]
fn a_finding_goes_past_the_one_shown_beside_it_and_stays_where_it_is_the_last() {
    let of = |n, dimension| finding(n, &[(Fact::Dimensions, dimension)]);
    let things = vec![of(1, "economic-success"), of(2, "power-and-autonomy"), of(3, "economic-success"), of(4, "power-and-autonomy")];
    let findings = Findings::of(things, Vec::new());
    let past = |n, shift| findings.past(View::Dimension, "economic-success", id(n), shift);
    assert_eq!(past(3, Shift::Up), Some(Beside::Before(id(1))));
    assert_eq!(past(1, Shift::Down), Some(Beside::After(id(3))));
    assert_eq!(past(1, Shift::Up), None);
    assert_eq!(past(3, Shift::Down), None);
    assert_eq!(past(2, Shift::Up), None, "it does not stand there");
    assert_eq!(findings.past(View::Dimension, "power-and-autonomy", id(2), Shift::Down), Some(Beside::After(id(4))));
}

proptest! {
    /// Going past the neighbor under one heading changes places with it there, and moves nobody else anywhere.
    #[test]
    fn going_past_a_neighbor_changes_places_with_it(of in proptest::collection::vec(0..8_u8, 1..12), at in 0..12_usize, is_down in any::<bool>()) {
        let keys = ["economic-success", "power-and-autonomy", "being-valued-in-community"];
        let told = |bits: u8| keys.iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0).map(|(_, key)| *key).collect::<Vec<_>>().join("\n");
        let things = of.iter().zip(1..).map(|(bits, n)| finding(n, &[(Fact::Dimensions, &told(*bits))])).collect();
        let mut findings = Findings::of(things, Vec::new());
        let moved = findings.all[at % of.len()].id;
        let shift = if is_down { Shift::Down } else { Shift::Up };
        let under = |findings: &Findings, key: &str| {
            let headings = findings.by(View::Dimension);
            headings.iter().find(|heading| heading.key == key).map_or_else(Vec::new, |heading| heading.findings.iter().map(|finding| finding.id).collect::<Vec<_>>())
        };
        let Some(heading) = findings.by(View::Dimension).iter().find(|heading| heading.findings.iter().any(|finding| finding.id == moved)).map(|heading| heading.key.clone()) else { return Ok(()) };
        let mut wanted = under(&findings, &heading);
        let mut others: Vec<Uuid> = findings.all.iter().map(|finding| finding.id).filter(|id| *id != moved).collect();
        let Some(beside) = findings.past(View::Dimension, &heading, moved, shift) else { return Ok(()) };
        let from = wanted.iter().position(|id| *id == moved).unwrap();
        wanted.swap(from, if is_down { from + 1 } else { from - 1 });
        let one = findings.all.remove(findings.all.iter().position(|finding| finding.id == moved).unwrap());
        let place = |of: Uuid| findings.all.iter().position(|finding| finding.id == of).unwrap();
        let to = match beside {
            Beside::Before(other) => place(other),
            Beside::After(other) => place(other) + 1,
        };
        findings.all.insert(to, one);
        prop_assert_eq!(under(&findings, &heading), wanted);
        others.retain(|id| *id != moved);
        let still: Vec<Uuid> = findings.all.iter().map(|finding| finding.id).filter(|id| *id != moved).collect();
        prop_assert_eq!(still, others);
    }
}
