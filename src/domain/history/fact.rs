//! The facts of a jurisdiction, a round, a person, an action and so on, by the words under which they are kept.

use std::fmt;
use std::str::FromStr;

/// Makes the facts: for each its word in the data file, and what people see.
macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident $word:literal $label:literal,)+) => {
        /// The fields that the history names, other than those of a round's form. Its word is also the name of its column.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact {
            $($(#[$doc])* $name,)+
        }

        impl Fact {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word in the data file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// What people see.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$name => $label,)+
                }
            }
        }
    };
}

facts! {
    /// The name of a jurisdiction or person.
    Name "name" "Name",
    /// The kind of a jurisdiction.
    Kind "kind" "Kind of government",
    /// The state that a jurisdiction lies in.
    State "state" "State",
    /// The title of a jurisdiction's executive.
    Executive "executive" "Title of the executive",
    /// Whether it is the worked example.
    Example "example" "Worked example",
    /// Whether it is archived.
    Archived "archived" "Archived",
    /// When it was put into the bin.
    Deleted "deleted" "In the bin",
    /// The title of a round or person.
    Title "title" "Title",
    /// The day a round began.
    Started "started" "Start date",
    /// The guide's version that a round is read with.
    Guide "guide" "Version of the guide",
    /// The limits of a round's bands.
    Limits "limits" "Limits for most and some",
    /// Whether an older round was reopened.
    Reopened "reopened" "Reopened",
    /// Over which others a round or a decision was said to hold, where copies went on apart.
    HoldsOver "holds_over" "Said to hold, where two copies went on apart",
    /// Who takes part in a round.
    Participants "participants" "Who takes part",
    /// A person's department.
    Department "department" "Department",
    /// A person's organization.
    Organization "organization" "Organization",
    /// Who a person of a jurisdiction is at a browser.
    Actor "actor" "Works in Milepost as",
    /// Whom a person is the same as.
    SameAs "same_as" "The same person as",
    /// What the case to leadership says of the planning process.
    CaseWhat "case_what" "The case: what the planning process is",
    /// What it says of the reasons.
    CaseWhy "case_why" "The case: why here",
    /// What it asks for.
    CaseAsk "case_ask" "The case: what is asked",
    /// The paper that documents are set on.
    Paper "paper" "Paper of documents",
    /// The department that leads the planning process.
    LaunchDepartment "launch_department" "Launch: lead department",
    /// Who leads the work.
    LaunchLeader "launch_leader" "Launch: leader of the work",
    /// Whom that name means.
    LaunchLeaderPerson "launch_leader_person" "Launch: leader, as on the list of people",
    /// Its budget, in cents.
    LaunchBudget "launch_budget" "Launch: budget",
    /// What the budget pays for.
    LaunchPaysFor "launch_pays_for" "Launch: what the budget pays for",
    /// When the action plan is to be published.
    LaunchPublished "launch_published" "Launch: publication date",
    /// How long the planning process takes.
    LaunchLength "launch_length" "Launch: length of the process",
    /// The plans that it goes along with.
    LaunchRelated "launch_related" "Launch: related plans",
    /// The plans that it builds on.
    LaunchEarlier "launch_earlier" "Launch: earlier plans",
    /// The groups most affected, a line each: of old, before they were records.
    LaunchGroups "launch_groups" "Launch: groups most affected",
    /// The launch announcement in words of one’s own.
    LaunchAnnouncement "launch_announcement" "The launch announcement",
    /// The talking points in words of one’s own.
    LaunchPoints "launch_points" "The talking points",
    /// Whether the conditions were shared with leadership (review checklist).
    Shared "shared" "Conditions shared with leadership",
    /// Whether the assessment was completed with leadership (review checklist).
    Completed "completed" "Assessment completed with leadership",
    /// What somebody was asked about.
    Topic "topic" "Asked about",
    /// Who was asked.
    Person "person" "Who was asked",
    /// When they were asked.
    Asked "asked" "Asked on",
    /// By when.
    Due "due" "Due",
    /// When they told us.
    Told "told" "Told us on",
    /// Whether we no longer wait for them.
    Withdrawn "withdrawn" "No longer asked",
    /// When a meeting was held.
    Held "held" "Held on",
    /// Who was present.
    Present "present" "Who was present",
    /// Whom these names mean.
    PresentPeople "present_people" "Who was present, as on the list of people",
    /// The route that leadership chose.
    Route "route" "Route chosen",
    /// The route that was recommended then.
    Recommended "recommended" "Route recommended",
    /// Who decided.
    Deciders "deciders" "Who decided",
    /// Whom these names mean.
    DecidersPeople "deciders_people" "Who decided, as on the list of people",
    /// When.
    Decided "decided" "Decided on",
    /// Whether the jurisdiction is still strongly interested in the work.
    Interested "interested" "Still strongly interested",
    /// The fingerprint of the state that a decision rests on.
    Fingerprint "fingerprint" "Rests on record",
    /// When to come back to the assessment.
    ReturnOn "return_on" "Date to come back",
    /// How often to check in until then.
    CheckIns "check_ins" "Check-ins",
    /// When the last check-in was held.
    CheckedIn "checked_in" "Last check-in",
    /// The steps that should be in place by then.
    ReturnGoals "goals" "What should be true by then",
    /// The conditions to start with.
    StartWith "start_with" "Conditions to start with",
    /// The step or condition that an action closes.
    Closes "closes" "What it closes",
    /// The line of the road for which an action is.
    RoadLine "road_line" "Line of the road",
    /// What is to be done.
    What "what" "What is to be done",
    /// Who sees to it.
    Owner "owner" "Owner",
    /// Who helps.
    Helpers "helpers" "Helpers",
    /// How much effort it takes.
    Effort "effort" "Effort",
    /// How far it is.
    Status "status" "Status",
    /// Why an action was dropped, or why a route was chosen.
    Reason "reason" "Reason",
    /// Notes on an action.
    Notes "notes" "Notes",
    /// What an action costs, in cents: of old, before funding lines.
    Cost "cost" "Cost",
    /// Who pays for it: of old, before funding lines.
    Funding "funding" "Funding source",
    /// When somebody last said how it stands.
    Updated "updated" "Last update",
    /// Where the money of a funding line comes from.
    Source "source" "Source of money",
    /// How much it is, in cents.
    Amount "amount" "Amount",
    /// For which fiscal year.
    FiscalYear "fiscal_year" "Fiscal year",
    /// Whether it is needed, asked for or secured.
    Standing "standing" "How the money stands",
    /// Who a population group is here.
    Note "note" "Who they are here",
    /// Where a thing stands in a list that is put in order by hand.
    Position "position" "Place in the list",
    /// The sector that an organization or a member comes from.
    Sector "sector" "Sector",
    /// The organization of a member, as on the list.
    BelongsTo "belongs_to" "Organization",
    /// What a member does in the coalition.
    Roles "roles" "Roles",
    /// The pillars that a member can work on.
    Pillars "pillars" "Pillars",
    /// What is asked of a member, or of whoever holds a source.
    WhatAsked "what_asked" "What we ask",
    /// What a member brings.
    Brings "brings" "What they bring",
    /// What comes next with a member.
    NextStep "next_step" "Next step",
    /// When a member joined.
    Joined "joined" "Joined on",
    /// When somebody declined.
    Declined "declined" "Declined on",
    /// How to reach a member. It stands in no document.
    Contact "contact" "How to reach them",
    /// The letter of request in words of one’s own.
    Letter "letter" "Letter of request",
    /// The predictors that something is about.
    Predictors "predictors" "Predictors",
    /// Which members belong to a working group.
    Members "members" "Members",
    /// Where something is held.
    Place "place" "Place",
    /// What a meeting goes through.
    Agenda "agenda" "Agenda",
    /// The invitation in words of one’s own.
    Invitation "invitation" "Invitation",
    /// Which members are invited.
    Invited "invited" "Who is invited",
    /// What the coalition commits to.
    Commitments "commitments" "Shared commitments",
    /// What a finding says.
    Statement "statement" "Statement",
    /// How far a finding or an engagement is.
    Stage "stage" "Stage",
    /// The dimensions that a finding is about.
    Dimensions "dimensions" "Dimensions",
    /// The population groups that something is about.
    Groups "groups" "Population groups",
    /// Whether something is left out of documents.
    LeftOut "left_out" "Left out of documents",
    /// The value of a figure, as it was given.
    Value "value" "Value",
    /// The unit of a figure.
    Unit "unit" "Unit",
    /// The year or years that a figure speaks of.
    Year "year" "Year",
    /// The entry of the source register that something comes from.
    FromSource "from_source" "Source",
    /// The engagement that something comes from.
    FromEngagement "from_engagement" "Engagement",
    /// Where something can be looked up.
    WhereFound "where_found" "Where it can be found",
    /// Who holds a source.
    Holder "holder" "Who holds it",
    /// When a source was received.
    Received "received" "Received on",
    /// What was agreed about a source.
    Agreement "agreement" "Agreement",
    /// How good a source is.
    Quality "quality" "Quality",
    /// Whether the coalition agreed to the findings.
    Agreed "agreed" "Whether it was agreed",
    /// Which findings a review went through.
    Findings "findings" "Findings",
    /// The form of an engagement.
    Form "form" "Form",
    /// How people were paid or thanked.
    Thanked "thanked" "How people were paid or thanked",
    /// What was heard.
    Heard "heard" "What was heard",
    /// How it was used.
    Used "used" "How it was used",
    /// When it was reported back.
    Reported "reported" "Reported back on",
    /// How it was reported back.
    ReportedHow "reported_how" "How it was reported back",
    /// How the conversation goes on.
    GoingOn "going_on" "How it goes on",
    /// Which place that files measure is meant.
    Code "code" "Place",
    /// When elected officials were counted.
    Counted "counted" "Counted on",
    /// How many of them are Black and not Hispanic.
    Black "black" "Black, not Hispanic",
    /// How many of them are Hispanic.
    Hispanic "hispanic" "Hispanic or Latino",
    /// How many of them are White and not Hispanic.
    White "white" "White, not Hispanic",
    /// How many of them are of other groups.
    OtherGroups "other_groups" "Other races and ethnicities",
    /// Of how many of them nobody knows.
    NotKnown "not_known" "Not known",
    /// Which reading of the metrics is meant.
    Reading "reading" "Reading",
    /// The release that something comes from, or that a file is.
    Release "release" "Release",
    /// The SHA-256 of a file.
    Digest "digest" "SHA-256 of the file",
    /// When a release was published.
    PublishedOn "published" "Published",
    /// How many readings a release holds.
    Readings "readings" "Readings",
    /// The vision statement.
    Vision "vision" "Vision statement",
    /// The theory of change.
    Theory "theory" "Theory of change",
    /// The goal that a strategic action serves.
    Goal "goal" "Goal",
    /// The goals that a measure sees.
    Goals "goals_seen" "Goals",
    /// The existing plans that something builds on.
    BuildsOn "builds_on" "Existing plans that it builds on",
    /// The levels of systems change.
    Levels "levels" "Levels of systems change",
    /// What shows that a strategic action works.
    Proof "proof" "Proof that it works",
    /// What a strategic action is expected to do for equity.
    Equity "equity" "Expected effect on equity",
    /// The member that leads something.
    Lead "lead" "Lead",
    /// What may go wrong.
    Risks "risks" "Risks",
    /// What the community said that shaped something.
    Shaped "shaped" "What the community said that shaped it",
    /// How much a strategic action would change, from 1 to 5.
    Impact "impact" "Impact",
    /// How well it can be done, from 1 to 5.
    Feasibility "feasibility" "Feasibility",
    /// The action of the work plan that an entry of a logic model is.
    Action "action_id" "Action of the work plan",
    /// The strategic action that an action serves, in its form: an activity of the logic model says so, and no column.
    Serves "serves" "Strategic action that it serves",
    /// What an entry of a logic model leads to.
    LeadsTo "leads_to" "Leads to",
    /// What was frozen, as its canonical text.
    Frozen "frozen" "What was approved",
    /// What a measure sees in logic models.
    Sees "sees" "What it sees",
    /// Which way a measure is to go.
    Direction "direction" "Direction",
    /// Where a measure begins.
    Baseline "baseline" "Baseline",
    /// Of what day or span its baseline speaks.
    BaselineAt "baseline_at" "Day or span of the baseline",
    /// Where a measure is to come.
    Target "target" "Target",
    /// By what day or span.
    TargetAt "target_at" "Day or span of the target",
    /// How far off is still fine.
    Tolerance "tolerance" "How far off is still fine",
    /// How often something comes round.
    Rhythm "rhythm" "How often",
    /// The day or span that a figure speaks of.
    Period "period" "Day or span",
    /// What an update brings.
    Answer "answer" "What it brings",
    /// To whom is reported.
    ReportTo "report_to" "To whom we report",
    /// How is reported.
    ReportHow "report_how" "How we report",
    /// How strong governance is today.
    Governance "governance" "Governance today",
    /// What to do for governance.
    GovernanceNext "governance_next" "What to do for governance",
    /// How strong capacity is today.
    Capacity "capacity" "Capacity today",
    /// What to do for capacity.
    CapacityNext "capacity_next" "What to do for capacity",
    /// How stable funding is today.
    StableFunding "stable_funding" "Stable funding today",
    /// What to do for stable funding.
    StableFundingNext "stable_funding_next" "What to do for stable funding",
    /// How adaptive policy and programs are today.
    Adaptive "adaptive" "Adaptive policy and programs today",
    /// What to do for adaptive policy and programs.
    AdaptiveNext "adaptive_next" "What to do for adaptive policy and programs",
    /// What the plan is to find out.
    Questions "questions" "What we want to learn",
    /// How it is evaluated.
    Evaluation "evaluation" "How we evaluate",
    /// What becomes of what was learned.
    Learning "learning" "How we use what we learn",
    /// The strategic actions that something is about.
    StrategicActions "strategic_actions" "Strategic actions",
    /// The measures that something is about.
    Measures "measures" "Measures",
    /// What changed because of something.
    Changed "changed" "What changed because of it",
    /// What the plan is called, where it has a name of its own.
    PlanTitle "plan_title" "Title of the plan",
    /// The years that the plan covers.
    Covers "covers" "Years that it covers",
    /// The seal on the cover.
    Seal "seal" "Seal",
    /// What the seal shows, for those who cannot see it.
    SealAlt "seal_alt" "What the seal shows",
    /// Who signs the letter from leadership, with title.
    SignedBy "signed_by" "Who signs the letter",
    /// The letter from leadership.
    LeadershipLetter "leadership_letter" "Letter from leadership",
    /// The executive summary.
    ExecutiveSummary "executive_summary" "Executive summary",
    /// What the program had drafted of it when somebody wrote it, by its fingerprint.
    ExecutiveSummaryBasis "executive_summary_basis" "What the executive summary rests on",
    /// How the plan was made.
    HowMade "how_made" "How the plan was made",
    /// What the program had drafted of it then.
    HowMadeBasis "how_made_basis" "What the account of how it was made rests on",
    /// What to know about the data.
    DataNotes "data_notes" "Notes on the data",
    /// What the program had drafted of them then.
    DataNotesBasis "data_notes_basis" "What the notes on the data rest on",
    /// What the words of the plan mean.
    Glossary "glossary" "Glossary",
    /// What the program had drafted of it then.
    GlossaryBasis "glossary_basis" "What the glossary rests on",
    /// Whom the plan thanks.
    Thanks "thanks" "Acknowledgments",
    /// What the program had drafted of them then.
    ThanksBasis "thanks_basis" "What the acknowledgments rest on",
    /// The public summary.
    PublicSummary "public_summary" "Public summary",
    /// What the program had drafted of it when somebody wrote it.
    PublicSummaryBasis "public_summary_basis" "What the public summary rests on",
    /// The announcement of the plan.
    PlanAnnouncement "plan_announcement" "Announcement of the plan",
    /// What the program had drafted of it then.
    PlanAnnouncementBasis "plan_announcement_basis" "What the announcement of the plan rests on",
    /// The talking points for the plan.
    PlanPoints "plan_points" "Talking points for the plan",
    /// What the program had drafted of them then.
    PlanPointsBasis "plan_points_basis" "What the talking points for the plan rest on",
    /// Early wins.
    EarlyWins "early_wins" "Early wins",
    /// What the program had drafted of them then.
    EarlyWinsBasis "early_wins_basis" "What the early wins rest on",
    /// What is built on.
    Foundation "foundation" "Building on the foundation",
    /// How the work outlasts elections.
    PoliticalCycles "political_cycles" "Through political cycles",
    /// How residents stay in the work.
    ContinuousEngagement "continuous_engagement" "Continuous engagement",
    /// What the program had drafted of it then.
    ContinuousEngagementBasis "continuous_engagement_basis" "What the continuous engagement rests on",
    /// Why the money has to go on.
    FundingCase "funding_case" "The case for sustained funding",
    /// What the program had drafted of it then.
    FundingCaseBasis "funding_case_basis" "What the case for sustained funding rests on",
    /// The language of a text.
    Language "language" "Language",
    /// A text.
    Text "text" "Text",
    /// What a text was translated from, by its fingerprint.
    TextBasis "text_basis" "What the text was translated from",
    /// The form in which something goes out.
    Format "format" "What goes out",
    /// For whom it is.
    Audience "audience" "For whom",
    /// How it reaches them.
    Channels "channels" "How it reaches them",
    /// What they should remember.
    KeyMessages "key_messages" "Key messages",
    /// Who reviews it.
    Reviewers "reviewers" "Who reviews it",
    /// The day on which something was done.
    Done "done" "Done on",
    /// The parts that do not stand in the document.
    PartsLeftOut "parts_left_out" "Parts left out",
    /// The order of the parts of the document.
    PartOrder "part_order" "Order of the parts",
    /// The first day on which comments are taken.
    CommentsFrom "comments_from" "Comments from",
    /// The last day on which comments are taken.
    CommentsUntil "comments_until" "Comments until",
    /// Who approved it.
    ApprovedBy "approved_by" "Approved by",
    /// When it was approved.
    ApprovedOn "approved_on" "Approved on",
    /// Which body adopted it.
    AdoptedBy "adopted_by" "Adopted by",
    /// When it was adopted.
    AdoptedOn "adopted_on" "Adopted on",
    /// The number of the resolution.
    Resolution "resolution" "Resolution number",
    /// How the vote went.
    Vote "vote" "Vote",
    /// Who made a comment.
    SaidBy "said_by" "Who said it, if they wish",
    /// The part of the plan that a comment speaks of.
    PlanPart "plan_part" "Part of the plan",
    /// What became of a comment.
    Outcome "outcome" "What became of it",
    /// What was answered or changed because of a comment.
    Answered "answered" "What we answered or changed",
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
        Self::ALL.iter().copied().find(|fact| fact.as_str() == text).ok_or(())
    }
}
