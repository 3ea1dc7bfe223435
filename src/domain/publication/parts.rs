//! What the document of a plan consists of, other than what the parts of the plan say by themselves; a publication of it, and
//! a comment on a draft.

use super::{Outcome, PlanPart, PublicationKind};
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Part, Rule, Target};
use crate::domain::words::dates;
use crate::domain::words::text::{NOTE_LIMIT, Problem};

/// The longest title, in characters.
const TITLE: usize = 200;
/// The longest name of a span of years.
const YEARS: usize = 100;
/// The longest account of what a picture shows.
const SHOWN: usize = 200;
/// The longest list of those who sign.
const SIGNED: usize = 600;
/// The longest name of those who approve or adopt, of a resolution and a vote.
const NAMED: usize = 300;
/// The longest text that is to fit on four pages.
const SHORT: usize = 9_000;
/// The longest text that people write for it.
const LONG: usize = 20_000;

/// What people write for the document, and how it is arranged.
pub const MOBILITY_PLAN: &[Part] = &[
    Part::new(Fact::PlanTitle, Rule::Line(TITLE)),
    Part::new(Fact::Covers, Rule::Line(YEARS)),
    Part::new(Fact::Seal, Rule::Picture),
    Part::new(Fact::SealAlt, Rule::Line(SHOWN)),
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

/// A publication.
pub const PUBLICATION: &[Part] = &[
    Part::called(Fact::Kind, "What it is", Rule::One(PublicationKind::menu)),
    Part::called(Fact::Title, "What it is called", Rule::Named(TITLE, "Enter what it is called.")),
    Part::called(Fact::Held, "Day on which it was frozen", Rule::Dated("Enter the day.")),
    Part::new(Fact::CommentsFrom, Rule::Day),
    Part::new(Fact::CommentsUntil, Rule::Day),
    Part::new(Fact::ApprovedBy, Rule::Line(NAMED)),
    Part::new(Fact::ApprovedOn, Rule::Day),
    Part::new(Fact::AdoptedBy, Rule::Line(NAMED)),
    Part::new(Fact::AdoptedOn, Rule::Day),
    Part::new(Fact::Resolution, Rule::Line(NAMED)),
    Part::new(Fact::Vote, Rule::Line(NAMED)),
    Part::called(Fact::Notes, "Notes", Rule::Lines(NOTE_LIMIT)),
    Part::new(Fact::Fingerprint, Rule::Frozen),
    Part::called(Fact::Frozen, "What was frozen", Rule::Frozen),
    Part::called(Fact::HoldsOver, "Publications that it follows", Rule::Refs(Target::Thing(Noun::Publication))),
];

/// The facts of a publication that must fit together.
pub const FIT_TOGETHER: &[Fact] = &[
    Fact::Kind,
    Fact::Held,
    Fact::CommentsFrom,
    Fact::CommentsUntil,
    Fact::ApprovedBy,
    Fact::AdoptedBy,
    Fact::AdoptedOn,
    Fact::Resolution,
    Fact::Vote,
];

/// A plan is published once somebody approved it; whatever was adopted was by a body; comments end after they begin. A downloaded
/// draft and a progress report need nobody.
pub fn misfit(get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
    let missing = |fact: Fact, ask: &'static str| Some((fact, Problem::Missing(ask)));
    match get(Fact::Kind).parse() {
        Err(_) => missing(Fact::Kind, "Choose what it is."),
        Ok(PublicationKind::Download | PublicationKind::Progress) => None,
        Ok(PublicationKind::CommentDraft) => {
            let [from, until, held] = [Fact::CommentsFrom, Fact::CommentsUntil, Fact::Held].map(|fact| dates::parse_iso(&get(fact)));
            // Without a first day comments are taken from when it was frozen.
            let ends_first = from.or(held).zip(until).is_some_and(|(from, until)| until < from);
            ends_first.then_some((Fact::CommentsUntil, Problem::Other("Comments cannot end before they begin.".to_owned())))
        }
        Ok(PublicationKind::Plan) if get(Fact::ApprovedBy).is_empty() => missing(Fact::ApprovedBy, "Enter who approved it."),
        Ok(PublicationKind::Plan) => {
            let is_adopted = [Fact::AdoptedOn, Fact::Resolution, Fact::Vote].iter().any(|fact| !get(*fact).is_empty());
            if is_adopted && get(Fact::AdoptedBy).is_empty() { missing(Fact::AdoptedBy, "Enter which body adopted it.") } else { None }
        }
    }
}

/// A comment on a draft.
pub const COMMENT: &[Part] = &[
    Part::called(Fact::Held, "Day of the comment", Rule::Dated("Enter the day of the comment.")),
    Part::new(Fact::SaidBy, Rule::Line(NAMED)),
    Part::new(Fact::PlanPart, Rule::One(PlanPart::menu)),
    Part::called(Fact::What, "What was said", Rule::Told(NOTE_LIMIT, "Enter what was said.")),
    Part::new(Fact::Outcome, Rule::One(Outcome::menu)),
    Part::new(Fact::Answered, Rule::Lines(NOTE_LIMIT)),
];
