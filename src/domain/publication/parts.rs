//! What the document of a plan consists of, other than what the parts of the plan say by themselves.

use super::PlanPart;
use crate::domain::history::Fact;
use crate::domain::things::{Part, Rule};

/// The longest title, in characters.
const TITLE: usize = 200;
/// The longest name of a span of years.
const YEARS: usize = 100;
/// The longest list of those who sign.
const SIGNED: usize = 600;
/// The longest text that is to fit on four pages.
const SHORT: usize = 9_000;
/// The longest text that people write for it.
const LONG: usize = 20_000;

/// What people write for the document, and how it is arranged.
pub const MOBILITY_PLAN: &[Part] = &[
    Part::new(Fact::PlanTitle, Rule::Line(TITLE)),
    Part::new(Fact::Covers, Rule::Line(YEARS)),
    Part::new(Fact::SignedBy, Rule::Lines(SIGNED)),
    Part::new(Fact::LeadershipLetter, Rule::Lines(LONG)),
    Part::new(Fact::ExecutiveSummary, Rule::Lines(LONG)),
    Part::new(Fact::ExecutiveSummaryBasis, Rule::Frozen),
    Part::new(Fact::HowMade, Rule::Lines(LONG)),
    Part::new(Fact::HowMadeBasis, Rule::Frozen),
    Part::new(Fact::DataNotes, Rule::Lines(LONG)),
    Part::new(Fact::DataNotesBasis, Rule::Frozen),
    Part::new(Fact::Glossary, Rule::Lines(LONG)),
    Part::new(Fact::GlossaryBasis, Rule::Frozen),
    Part::new(Fact::Thanks, Rule::Lines(LONG)),
    Part::new(Fact::ThanksBasis, Rule::Frozen),
    Part::new(Fact::PublicSummary, Rule::Lines(SHORT)),
    Part::new(Fact::PublicSummaryBasis, Rule::Frozen),
    Part::new(Fact::PlanAnnouncement, Rule::Lines(LONG)),
    Part::new(Fact::PlanAnnouncementBasis, Rule::Frozen),
    Part::new(Fact::PlanPoints, Rule::Lines(LONG)),
    Part::new(Fact::PlanPointsBasis, Rule::Frozen),
    Part::new(Fact::EarlyWins, Rule::Lines(LONG)),
    Part::new(Fact::EarlyWinsBasis, Rule::Frozen),
    Part::new(Fact::Foundation, Rule::Lines(LONG)),
    Part::new(Fact::PoliticalCycles, Rule::Lines(LONG)),
    Part::new(Fact::ContinuousEngagement, Rule::Lines(LONG)),
    Part::new(Fact::ContinuousEngagementBasis, Rule::Frozen),
    Part::new(Fact::FundingCase, Rule::Lines(LONG)),
    Part::new(Fact::FundingCaseBasis, Rule::Frozen),
    Part::new(Fact::PartsLeftOut, Rule::Many(PlanPart::menu)),
    Part::new(Fact::PartOrder, Rule::Arranged(PlanPart::menu)),
];
