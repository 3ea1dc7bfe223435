//! The two texts as they are filled, cleaned and read.

use time::macros::date;

use super::*;
use crate::domain::decision::Route;
use crate::domain::jurisdiction::Profile;
use crate::domain::launch::blanks::LOCAL_FACT;
use crate::domain::launch::{Decided, Early, Facts, Spending, parse, reviews};
use crate::domain::work::Money;

/// What stands in for a whole jurisdiction.
#[derive(Default)]
struct Place {
    profile: Profile,
    facts: Facts,
    decision: Option<Decided>,
    work: Spending,
}

impl Place {
    fn known(&self) -> Known<'_> {
        Known { profile: &self.profile, facts: &self.facts, decision: self.decision.as_ref(), work: &self.work }
    }

    fn full() -> Self {
        let facts = Facts {
            department: "Department of Human Services".to_owned(),
            leader: "Dana Ortiz".to_owned(),
            budget: Some("300000".parse().expect("an amount")),
            pays_for: "Staff time\nTraining".to_owned(),
            published: "by the end of 2027".to_owned(),
            length: "18 months".to_owned(),
            related: "Wren 2040".to_owned(),
            earlier: "The poverty plan of 2024".to_owned(),
            groups: "older adults\nRenters".to_owned(),
        };
        let deciders = "Marian Teasdale, County executive".to_owned();
        Self {
            profile: Profile { executive: "County executive".to_owned(), ..Profile::named("Wren County".to_owned()) },
            facts,
            decision: Some(Decided { route: Route::Proceed, on: date!(2026 - 11 - 23), deciders }),
            work: Spending { open: 7, ..Spending::default() },
        }
    }
}

fn gaps(handout: Handout, place: &Place) -> Vec<Gap> {
    Gap::all(&parse(&handout.filled(&place.known())), false)
}

#[test]
fn before_anything_is_known_every_blank_is_marked_and_leads_to_its_field() {
    let place = Place { profile: Profile::named("Wren County".to_owned()), ..Place::default() };
    let origins = |handout| gaps(handout, &place).into_iter().map(|gap| gap.origin).collect::<Vec<_>>();
    let announcement = origins(Handout::Announcement);
    for detail in Detail::ALL {
        let is_there = announcement.contains(&Origin::Launch(detail));
        assert_eq!(is_there, !matches!(detail, Detail::Length | Detail::Groups), "{}", detail.label());
    }
    assert!(announcement.contains(&Origin::Decision) && announcement.contains(&Origin::Executive) && announcement.contains(&Origin::Text));
    let points = origins(Handout::TalkingPoints);
    for detail in [Detail::Department, Detail::Leader, Detail::Published, Detail::Length, Detail::Groups] {
        assert!(points.contains(&Origin::Launch(detail)), "{}", detail.label());
    }
    assert!(Handout::TalkingPoints.filled(&place.known()).contains("held back most here: [names of the groups most affected]."));
}

#[test]
fn what_is_known_stands_in_the_texts_and_only_the_local_fact_is_left() {
    let place = Place::full();
    for handout in Handout::ALL {
        assert_eq!(gaps(handout, &place), [Gap { blank: LOCAL_FACT.to_owned(), origin: Origin::Text }], "{}", handout.label());
        assert_eq!(reviews(&parse(&handout.filled(&place.known()))), 1, "{}", handout.label());
    }
    let announcement = Handout::Announcement.filled(&place.known());
    for told in [
        "on November 23, 2026 by Marian Teasdale, County executive",
        "- Lead department: Department of Human Services\n",
        "- Budget: $300,000\n",
        "pays for: Staff time and Training\n",
        "Plan: by the end of 2027\n",
        "hand in hand: Wren 2040\n",
        "build on: The poverty plan of 2024\n",
        "seven open actions",
        "write to Dana Ortiz",
        "\n\nCounty executive\nWren County",
    ] {
        assert!(announcement.contains(told), "{told} is missing in {announcement}");
    }
    let points = Handout::TalkingPoints.filled(&place.known());
    for told in
        ["held back most here: older adults and Renters.", "process: 18 months.", "On November 23, 2026, leadership chose to proceed."]
    {
        assert!(points.contains(told), "{told} is missing in {points}");
    }
}

#[test]
fn no_group_and_no_amount_stands_in_a_text_until_somebody_enters_it() {
    let place = Place { profile: Profile::named("Wren County".to_owned()), ..Place::default() };
    for handout in Handout::ALL {
        let filled = handout.filled(&place.known());
        assert!(crate::domain::launch::GROUPS.iter().all(|group| !filled.contains(group.name)), "{filled}");
        assert!(!filled.contains('$') && !filled.contains(|c: char| c.is_ascii_digit()), "{filled}");
    }
}

#[test]
fn the_plan_tells_the_budget_until_another_is_entered() {
    let mut place = Place::full();
    place.facts.budget = None;
    place.work = Spending { budget: "12500".parse().ok(), funding: "General fund".to_owned(), open: 0 };
    let filled = Handout::Announcement.filled(&place.known());
    assert!(filled.contains("- Budget: $12,500 (from: General fund)\n") && !filled.contains("open action"), "{filled}");
    place.facts.budget = Money::from_stored("100");
    assert!(Handout::Announcement.filled(&place.known()).contains("- Budget: $1\n"));
}

#[test]
fn the_announcement_is_early_unless_the_newest_decision_is_to_proceed() {
    let mut place = Place::full();
    assert_eq!(place.known().early(), None);
    place.decision = None;
    assert_eq!(place.known().early(), Some(Early::Undecided));
    place.decision = Some(Decided { route: Route::Postpone, on: date!(2026 - 03 - 02), deciders: "Lee".to_owned() });
    let early = place.known().early().expect("it is early");
    assert!(early.telling().starts_with("On March 2, 2026, leadership chose to postpone."));
    let filled = Handout::Announcement.filled(&place.known());
    assert!(filled.contains("on [day of the decision to proceed] by [names of those who decided]"), "{filled}");
}

#[test]
fn a_text_left_as_filled_goes_on_being_filled_and_one_of_ones_own_is_kept() {
    let place = Place::full();
    let known = place.known();
    for handout in Handout::ALL {
        let filled = handout.filled(&known);
        assert_eq!(handout.clean(&filled.replace('\n', "\r\n"), &known, None), Ok(String::new()));
        assert_eq!(handout.clean("As it was filled then", &known, Some(Revision::of("As it was filled then"))), Ok(String::new()));
        assert_eq!(handout.clean(" \r\n", &known, None), Ok(String::new()));
        assert_eq!(handout.clean("# Ours\r\n\r\nText", &known, None), Ok("# Ours\n\nText".to_owned()));
        let long = "é".repeat(HANDOUT_LIMIT);
        assert_eq!(handout.clean(&long, &known, None), Ok(long));
        assert!(matches!(handout.clean(&"é".repeat(HANDOUT_LIMIT + 1), &known, None), Err(Problem::TooLong { .. })));
        assert_eq!(handout.as_str().parse(), Ok(handout));
    }
    let own = Gap::all(&parse("We lead [name of the lead department]."), true);
    assert_eq!(own, [Gap { blank: "name of the lead department".to_owned(), origin: Origin::Text }]);
}

#[test]
fn what_is_filled_in_always_fits() {
    let long = |n: usize| "W ".repeat(n / 2);
    let mut place = Place::full();
    place.profile = Profile { executive: long(120), ..Profile::named(long(120)) };
    place.facts =
        Facts::from_stored(|detail| if detail == Detail::Budget { "999999999999".to_owned() } else { "w\n".repeat(detail.limit() / 2) })
            .expect("an amount");
    place.decision = Some(Decided { route: Route::PreparednessPlan, on: date!(2026 - 09 - 30), deciders: long(2_000) });
    place.work = Spending { budget: None, funding: long(2_000), open: 10_000 };
    for handout in Handout::ALL {
        assert!(handout.filled(&place.known()).chars().count() <= HANDOUT_LIMIT);
    }
}
