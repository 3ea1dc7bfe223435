//! What was found, as a page shows it: what it is called, where it stands, a piece of it, and the way there.

use crate::domain::find::{Kind, Part, Sought, excerpt, marked};
use crate::domain::guide::{Framework, Guide};
use crate::domain::ids::JurisdictionId;
use crate::domain::readiness::Field;
use crate::domain::wording::Wording;
use crate::domain::words::{dates, inserted, shortened};
use crate::store::Hit;

/// A text that was found.
pub(super) struct HitView {
    /// The exact place.
    pub href: String,
    /// What it is called.
    pub title: Vec<Part>,
    /// Where it stands.
    pub place: String,
    /// Which field the excerpt is of; empty where the text has one alone.
    pub label: &'static str,
    /// A piece of it, with the words marked.
    pub excerpt: Vec<Part>,
}

/// Words of the program's own in place of a name.
fn own(text: impl Into<String>) -> Vec<Part> {
    vec![Part { text: text.into(), is_marked: false }]
}

/// How long a text may be that only says where something stands.
const SHORT: usize = 120;

/// A hit as the page shows it.
pub(super) fn view(of: JurisdictionId, kind: Kind, hit: &Hit, sought: &Sought) -> HitView {
    let (title, texts) = match hit.parts.split_first() {
        Some(((_, name), rest)) if kind.is_called_by_its_text() => (marked(name, sought), rest),
        _ => (own(called(kind, hit)), hit.parts.as_slice()),
    };
    let pieces = texts.iter().filter_map(|(label, text)| Some((*label, excerpt(text, sought)?)));
    // Of several fields, the first of those that hold the most of the words.
    let best = pieces.reduce(|best, other| if other.1.0 > best.1.0 { other } else { best });
    let is_alone = kind.is_said_in_a_round() || matches!(kind, Kind::RoadLine | Kind::Announcement | Kind::TalkingPoints);
    let (label, excerpt) = best.map_or(("", Vec::new()), |(label, (_, parts))| (if is_alone { "" } else { label }, parts));
    let href = written_at(kind, label).map_or_else(|| href(of, kind, hit), |page| format!("/jurisdictions/{of}/{page}"));
    HitView { href, title, place: place(kind, hit), label, excerpt }
}

/// The page of a text that was written for the plan, by the name of its field.
fn written_at(kind: Kind, label: &str) -> Option<&'static str> {
    let is_it = |wording: &&Wording| kind == Kind::MobilityPlan && wording.fact().label() == label;
    Wording::ALL.iter().find(is_it).map(|wording| wording.home().0)
}

/// The field of a round in which a text stands.
fn field(hit: &Hit) -> Option<Field> {
    hit.field.parse().ok()
}

/// What a text is called that has no name of its own.
fn called(kind: Kind, hit: &Hit) -> String {
    let day = || dates::parse_iso(&hit.extra).map_or_else(String::new, dates::long);
    match (kind, field(hit)) {
        (_, Some(Field::Note(step))) => format!("Note on {}", step.label()),
        (_, Some(Field::Evidence(step))) => format!("Evidence for {}", step.label()),
        (_, Some(field)) => Guide::current().condition(field.condition()).name.clone(),
        (Kind::Decision, _) => format!("Decision of {}", day()),
        (Kind::Support, _) => "What a finding rests on".to_owned(),
        (Kind::Review, _) => format!("Review on {}", day()),
        (Kind::Case, _) => "The case to leadership".to_owned(),
        (Kind::LaunchKit, _) => "The launch kit".to_owned(),
        (Kind::Announcement, _) => "The launch announcement".to_owned(),
        (Kind::TalkingPoints, _) => "The talking points".to_owned(),
        (Kind::CoalitionLaunch, _) => "The launch of the coalition".to_owned(),
        (Kind::Strategy, _) => "Vision statement and theory of change".to_owned(),
        (Kind::LogicEntry, _) => "In a logic model".to_owned(),
        (Kind::Approval, _) => format!("Review of a logic model on {}", day()),
        (Kind::Update, _) => "Update of a measure".to_owned(),
        (Kind::Accountability, _) => "Accountability".to_owned(),
        (Kind::MobilityPlan, _) => "What was written for the document".to_owned(),
        (Kind::Comment, _) => format!("Comment of {}", day()),
        (Kind::Place, _) => "Why we look at a place in the metrics".to_owned(),
        (Kind::Peer, _) => "Why we compare with a peer".to_owned(),
        (Kind::RoadLine, _) => {
            hit.extra.parse().map_or_else(|_| "A line of the road".to_owned(), |place| Framework::current().named(place))
        }
        _ => kind.heading().to_owned(),
    }
}

/// Where a text stands.
fn place(kind: Kind, hit: &Hit) -> String {
    let round = || {
        let title = inserted(&hit.beside);
        if hit.extra == "newest" { title } else { format!("{title}, an earlier round") }
    };
    match (kind, field(hit)) {
        (_, Some(Field::Note(step) | Field::Evidence(step))) => {
            format!("{} · {}", Guide::current().condition(step.condition()).name, round())
        }
        (_, Some(_)) => round(),
        (Kind::Decision, _) => inserted(&hit.beside),
        (Kind::Support | Kind::LogicEntry | Kind::Approval | Kind::Update | Kind::Comment, _) => {
            format!("“{}”", inserted(&shortened(&hit.beside, SHORT)))
        }
        _ => String::new(),
    }
}

/// The address of the exact place of a text.
fn href(of: JurisdictionId, kind: Kind, hit: &Hit) -> String {
    let (home, id) = (format!("/jurisdictions/{of}"), hit.record);
    let within = hit.within.unwrap_or(id);
    match (kind, field(hit)) {
        (_, Some(field)) => {
            let mark = match field {
                Field::Need(_) => "need".to_owned(),
                Field::Judgment(_) => "judgment".to_owned(),
                field => field.to_string(),
            };
            format!("/assessments/{id}/conditions/{}#{mark}", field.condition())
        }
        (Kind::Decision, _) => format!("/assessments/{within}/decision"),
        (Kind::Action, _) => format!("/actions/{id}"),
        (Kind::Finding | Kind::Support, _) => format!("{home}/findings/{within}"),
        (Kind::Review, _) => format!("{home}/findings/review"),
        (Kind::Engagement, _) => format!("{home}/engagement/{id}"),
        (Kind::Source, _) => format!("{home}/sources/{id}"),
        (Kind::Member, _) => format!("{home}/coalition/{id}"),
        (Kind::Organization, _) => format!("{home}/coalition/organizations/{id}"),
        (Kind::WorkingGroup, _) => format!("/working-groups/{id}"),
        (Kind::Person, _) => format!("{home}/people/{id}"),
        (Kind::PopulationGroup, _) => format!("/population-groups/{id}"),
        (Kind::Case, _) => format!("{home}/case"),
        (Kind::Announcement, _) => format!("{home}/launch/announcement"),
        (Kind::TalkingPoints, _) => format!("{home}/launch/talking-points"),
        (Kind::CoalitionLaunch, _) => format!("{home}/coalition/launch"),
        (Kind::Place | Kind::Peer, _) => format!("{home}/metrics/peers"),
        (Kind::Officials, _) => format!("{home}/metrics/representation"),
        (Kind::Strategy, _) => format!("{home}/strategy"),
        (Kind::Goal, _) => format!("{home}/strategy/goals/{id}"),
        (Kind::StrategicAction, _) => format!("{home}/strategy/{id}"),
        (Kind::LogicEntry | Kind::Approval, _) => format!("{home}/strategy/{within}/model"),
        (Kind::Measure | Kind::Update, _) => format!("{home}/measures/{within}"),
        (Kind::Accountability, _) => format!("{home}/accountability"),
        (Kind::MobilityPlan, _) => format!("{home}/document"),
        (Kind::Publication, _) => format!("{home}/publications/{id}"),
        (Kind::Comment, _) => format!("{home}/publications/{within}/comments/{id}"),
        (Kind::Translation, _) => format!("{home}/document/translations/{id}"),
        (Kind::Outreach, _) => format!("{home}/document/publication-plan/{id}"),
        (Kind::RoadLine, _) => format!("{home}/road/{}", hit.extra),
        _ => format!("{home}/launch"),
    }
}
