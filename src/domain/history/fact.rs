//! The facts of a jurisdiction, a round, a person, an action and so on, by the words under which they are kept.

use std::fmt;
use std::str::FromStr;

/// The fields that the history names, other than those of a round's form. Its word is also the name of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The name of a jurisdiction or person.
    Name,
    /// The kind of a jurisdiction.
    Kind,
    /// The state that a jurisdiction lies in.
    State,
    /// The title of a jurisdiction's executive.
    Executive,
    /// Whether it is the worked example.
    Example,
    /// Whether it is archived.
    Archived,
    /// When it was put into the bin.
    Deleted,
    /// The title of a round or person.
    Title,
    /// The day a round began.
    Started,
    /// The guide's version that a round is read with.
    Guide,
    /// The limits of a round's bands.
    Limits,
    /// Whether an older round was reopened.
    Reopened,
    /// Over which others a round or a decision was said to hold, where copies went on apart.
    HoldsOver,
    /// Who takes part in a round.
    Participants,
    /// A person's department.
    Department,
    /// A person's organization.
    Organization,
    /// Who a person of a jurisdiction is at a browser.
    Actor,
    /// Whom a person is the same as.
    SameAs,
    /// What the case to leadership says of the planning process.
    CaseWhat,
    /// What it says of the reasons.
    CaseWhy,
    /// What it asks for.
    CaseAsk,
    /// The paper that documents are set on.
    Paper,
    /// The department that leads the planning process.
    LaunchDepartment,
    /// Who leads the work.
    LaunchLeader,
    /// Whom that name means.
    LaunchLeaderPerson,
    /// Its budget, in cents.
    LaunchBudget,
    /// What the budget pays for.
    LaunchPaysFor,
    /// When the action plan is to be published.
    LaunchPublished,
    /// How long the planning process takes.
    LaunchLength,
    /// The plans that it goes along with.
    LaunchRelated,
    /// The plans that it builds on.
    LaunchEarlier,
    /// The groups most affected, a line each: of old, before they were records.
    LaunchGroups,
    /// The launch announcement in words of one’s own.
    LaunchAnnouncement,
    /// The talking points in words of one’s own.
    LaunchPoints,
    /// Whether the conditions were shared with leadership (review checklist).
    Shared,
    /// Whether the assessment was completed with leadership (review checklist).
    Completed,
    /// What somebody was asked about.
    Topic,
    /// Who was asked.
    Person,
    /// When they were asked.
    Asked,
    /// By when.
    Due,
    /// When they told us.
    Told,
    /// Whether we no longer wait for them.
    Withdrawn,
    /// When a meeting was held.
    Held,
    /// Who was present.
    Present,
    /// Whom these names mean.
    PresentPeople,
    /// The route that leadership chose.
    Route,
    /// The route that was recommended then.
    Recommended,
    /// Who decided.
    Deciders,
    /// Whom these names mean.
    DecidersPeople,
    /// When.
    Decided,
    /// Whether the jurisdiction is still strongly interested in the work.
    Interested,
    /// The fingerprint of the state that a decision rests on.
    Fingerprint,
    /// When to come back to the assessment.
    ReturnOn,
    /// How often to check in until then.
    CheckIns,
    /// When the last check-in was held.
    CheckedIn,
    /// The steps that should be in place by then.
    ReturnGoals,
    /// The conditions to start with.
    StartWith,
    /// The step or condition that an action closes.
    Closes,
    /// The line of the road for which an action is.
    RoadLine,
    /// What is to be done.
    What,
    /// Who sees to it.
    Owner,
    /// Who helps.
    Helpers,
    /// How much effort it takes.
    Effort,
    /// How far it is.
    Status,
    /// Why an action was dropped, or why a route was chosen.
    Reason,
    /// Notes on an action.
    Notes,
    /// What an action costs, in cents: of old, before funding lines.
    Cost,
    /// Who pays for it: of old, before funding lines.
    Funding,
    /// When somebody last said how it stands.
    Updated,
    /// Where the money of a funding line comes from.
    Source,
    /// How much it is, in cents.
    Amount,
    /// For which fiscal year.
    FiscalYear,
    /// Whether it is needed, asked for or secured.
    Standing,
    /// Who a population group is here.
    Note,
    /// Where a thing stands in a list that is put in order by hand.
    Position,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 75] = [
        Self::Name,
        Self::Kind,
        Self::State,
        Self::Executive,
        Self::Example,
        Self::Archived,
        Self::Deleted,
        Self::Title,
        Self::Started,
        Self::Guide,
        Self::Limits,
        Self::Reopened,
        Self::HoldsOver,
        Self::Participants,
        Self::Department,
        Self::Organization,
        Self::Actor,
        Self::SameAs,
        Self::CaseWhat,
        Self::CaseWhy,
        Self::CaseAsk,
        Self::Paper,
        Self::LaunchDepartment,
        Self::LaunchLeader,
        Self::LaunchLeaderPerson,
        Self::LaunchBudget,
        Self::LaunchPaysFor,
        Self::LaunchPublished,
        Self::LaunchLength,
        Self::LaunchRelated,
        Self::LaunchEarlier,
        Self::LaunchGroups,
        Self::LaunchAnnouncement,
        Self::LaunchPoints,
        Self::Shared,
        Self::Completed,
        Self::Topic,
        Self::Person,
        Self::Asked,
        Self::Due,
        Self::Told,
        Self::Withdrawn,
        Self::Held,
        Self::Present,
        Self::PresentPeople,
        Self::Route,
        Self::Recommended,
        Self::Deciders,
        Self::DecidersPeople,
        Self::Decided,
        Self::Interested,
        Self::Fingerprint,
        Self::ReturnOn,
        Self::CheckIns,
        Self::CheckedIn,
        Self::ReturnGoals,
        Self::StartWith,
        Self::Closes,
        Self::RoadLine,
        Self::What,
        Self::Owner,
        Self::Helpers,
        Self::Effort,
        Self::Status,
        Self::Reason,
        Self::Notes,
        Self::Cost,
        Self::Funding,
        Self::Updated,
        Self::Source,
        Self::Amount,
        Self::FiscalYear,
        Self::Standing,
        Self::Note,
        Self::Position,
    ];

    /// The word in the data file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Kind => "kind",
            Self::State => "state",
            Self::Executive => "executive",
            Self::Example => "example",
            Self::Archived => "archived",
            Self::Deleted => "deleted",
            Self::Title => "title",
            Self::Started => "started",
            Self::Guide => "guide",
            Self::Limits => "limits",
            Self::Reopened => "reopened",
            Self::HoldsOver => "holds_over",
            Self::Participants => "participants",
            Self::Department => "department",
            Self::Organization => "organization",
            Self::Actor => "actor",
            Self::SameAs => "same_as",
            Self::CaseWhat => "case_what",
            Self::CaseWhy => "case_why",
            Self::CaseAsk => "case_ask",
            Self::Paper => "paper",
            Self::LaunchDepartment => "launch_department",
            Self::LaunchLeader => "launch_leader",
            Self::LaunchLeaderPerson => "launch_leader_person",
            Self::LaunchBudget => "launch_budget",
            Self::LaunchPaysFor => "launch_pays_for",
            Self::LaunchPublished => "launch_published",
            Self::LaunchLength => "launch_length",
            Self::LaunchRelated => "launch_related",
            Self::LaunchEarlier => "launch_earlier",
            Self::LaunchGroups => "launch_groups",
            Self::LaunchAnnouncement => "launch_announcement",
            Self::LaunchPoints => "launch_points",
            Self::Shared => "shared",
            Self::Completed => "completed",
            Self::Topic => "topic",
            Self::Person => "person",
            Self::Asked => "asked",
            Self::Due => "due",
            Self::Told => "told",
            Self::Withdrawn => "withdrawn",
            Self::Held => "held",
            Self::Present => "present",
            Self::PresentPeople => "present_people",
            Self::Route => "route",
            Self::Recommended => "recommended",
            Self::Deciders => "deciders",
            Self::DecidersPeople => "deciders_people",
            Self::Decided => "decided",
            Self::Interested => "interested",
            Self::Fingerprint => "fingerprint",
            Self::ReturnOn => "return_on",
            Self::CheckIns => "check_ins",
            Self::CheckedIn => "checked_in",
            Self::ReturnGoals => "goals",
            Self::StartWith => "start_with",
            Self::Closes => "closes",
            Self::RoadLine => "road_line",
            Self::What => "what",
            Self::Owner => "owner",
            Self::Helpers => "helpers",
            Self::Effort => "effort",
            Self::Status => "status",
            Self::Reason => "reason",
            Self::Notes => "notes",
            Self::Cost => "cost",
            Self::Funding => "funding",
            Self::Updated => "updated",
            Self::Source => "source",
            Self::Amount => "amount",
            Self::FiscalYear => "fiscal_year",
            Self::Standing => "standing",
            Self::Note => "note",
            Self::Position => "position",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Kind => "Kind of government",
            Self::State => "State",
            Self::Executive => "Title of the executive",
            Self::Example => "Worked example",
            Self::Archived => "Archived",
            Self::Deleted => "In the bin",
            Self::Title => "Title",
            Self::Started => "Start date",
            Self::Guide => "Version of the guide",
            Self::Limits => "Limits for most and some",
            Self::Reopened => "Reopened",
            Self::HoldsOver => "Said to hold, where two copies went on apart",
            Self::Participants => "Who takes part",
            Self::Department => "Department",
            Self::Organization => "Organization",
            Self::Actor => "Works in Milepost as",
            Self::SameAs => "The same person as",
            Self::CaseWhat => "The case: what the planning process is",
            Self::CaseWhy => "The case: why here",
            Self::CaseAsk => "The case: what is asked",
            Self::Paper => "Paper of documents",
            Self::LaunchDepartment => "Launch: lead department",
            Self::LaunchLeader => "Launch: leader of the work",
            Self::LaunchLeaderPerson => "Launch: leader, as on the list of people",
            Self::LaunchBudget => "Launch: budget",
            Self::LaunchPaysFor => "Launch: what the budget pays for",
            Self::LaunchPublished => "Launch: publication date",
            Self::LaunchLength => "Launch: length of the process",
            Self::LaunchRelated => "Launch: related plans",
            Self::LaunchEarlier => "Launch: earlier plans",
            Self::LaunchGroups => "Launch: groups most affected",
            Self::LaunchAnnouncement => "The launch announcement",
            Self::LaunchPoints => "The talking points",
            Self::Shared => "Conditions shared with leadership",
            Self::Completed => "Assessment completed with leadership",
            Self::Topic => "Asked about",
            Self::Person => "Who was asked",
            Self::Asked => "Asked on",
            Self::Due => "Due",
            Self::Told => "Told us on",
            Self::Withdrawn => "No longer asked",
            Self::Held => "Held on",
            Self::Present => "Who was present",
            Self::PresentPeople => "Who was present, as on the list of people",
            Self::Route => "Route chosen",
            Self::Recommended => "Route recommended",
            Self::Deciders => "Who decided",
            Self::DecidersPeople => "Who decided, as on the list of people",
            Self::Decided => "Decided on",
            Self::Interested => "Still strongly interested",
            Self::Fingerprint => "Rests on record",
            Self::ReturnOn => "Date to come back",
            Self::CheckIns => "Check-ins",
            Self::CheckedIn => "Last check-in",
            Self::ReturnGoals => "What should be true by then",
            Self::StartWith => "Conditions to start with",
            Self::Closes => "What it closes",
            Self::RoadLine => "Line of the road",
            Self::What => "What is to be done",
            Self::Owner => "Owner",
            Self::Helpers => "Helpers",
            Self::Effort => "Effort",
            Self::Status => "Status",
            Self::Reason => "Reason",
            Self::Notes => "Notes",
            Self::Cost => "Cost",
            Self::Funding => "Funding source",
            Self::Updated => "Last update",
            Self::Source => "Source of money",
            Self::Amount => "Amount",
            Self::FiscalYear => "Fiscal year",
            Self::Standing => "How the money stands",
            Self::Note => "Who they are here",
            Self::Position => "Place in the list",
        }
    }
}

impl Fact {
    /// Whether earlier versions alone kept it. It stands in histories, which end with an empty value, and in no table.
    #[must_use]
    pub const fn is_retired(self) -> bool {
        matches!(self, Self::Cost | Self::Funding | Self::LaunchGroups)
    }

    /// Whether its column holds one id: of a person, or of whoever sits at a browser.
    #[must_use]
    pub const fn is_person(self) -> bool {
        self.names_people() && !self.is_list() || matches!(self, Self::Actor)
    }

    /// Whether its value names people of the jurisdiction by their ids: one, or a line each.
    #[must_use]
    pub const fn names_people(self) -> bool {
        matches!(self, Self::Person | Self::Owner | Self::SameAs | Self::LaunchLeaderPerson) || self.is_list()
    }

    const fn is_list(self) -> bool {
        matches!(self, Self::Participants | Self::PresentPeople | Self::DecidersPeople)
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Fact {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|fact| fact.as_str() == text).ok_or(())
    }
}
