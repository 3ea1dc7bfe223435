//! What is to be frozen, and what a page tells of it before.

use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::progress::{Section, Stretch};
use crate::domain::publication::{EntryKind, PublicationKind};
use crate::domain::words::{capital, count, list};
use crate::report::FrozenPlan;
use crate::web::documents;
use crate::web::frame::{App, Failure, Form};

/// What a form asks of a publication of this kind.
pub(super) const fn asked(kind: PublicationKind) -> &'static [Fact] {
    match kind {
        PublicationKind::Download => &[Fact::Title, Fact::Notes],
        PublicationKind::CommentDraft => &[Fact::Title, Fact::CommentsFrom, Fact::CommentsUntil, Fact::Notes],
        PublicationKind::Plan => {
            &[Fact::Title, Fact::ApprovedBy, Fact::ApprovedOn, Fact::AdoptedBy, Fact::AdoptedOn, Fact::Resolution, Fact::Vote, Fact::Notes]
        }
        PublicationKind::Progress => &[Fact::Title, Fact::ApprovedBy, Fact::ApprovedOn, Fact::Notes],
    }
}

/// What is to be frozen: the plan, as a draft for comment or as the one that holds; or the report of some days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub kind: PublicationKind,
    /// The days of which a progress report speaks.
    pub stretch: Option<Stretch>,
}

impl Wanted {
    /// What an address or a form asks for; the plan, unless it says something else. A draft is kept when it is downloaded, and by
    /// no form.
    pub fn take(app: &App, form: &mut Form) -> Result<Self, Failure> {
        const DAYS: Failure = Failure::Malformed("The address asks for days that cannot be reported on.");
        let kind = match form.take("kind").as_deref().map(str::parse) {
            None => PublicationKind::Plan,
            Some(Ok(kind)) if kind != PublicationKind::Download => kind,
            Some(_) => return Err(Failure::NotFound),
        };
        let stretch = match kind {
            PublicationKind::Progress => {
                let [from, to] = ["from", "to"].map(|name| form.text(name));
                Some(Stretch::read(&from, &to, app.now().date()).map_err(|_| DAYS)?)
            }
            _ => None,
        };
        Ok(Self { kind, stretch })
    }
}

/// What would be frozen.
pub(super) struct Shown {
    pub state: FrozenPlan,
    /// How much a reader would miss in it.
    pub remarks: usize,
    /// What stands in it, in a sentence; empty for nothing.
    pub told: String,
    /// Whether nothing stands in it.
    pub is_empty: bool,
}

impl Shown {
    pub async fn of(app: &App, id: JurisdictionId, wanted: Wanted) -> Result<Self, Failure> {
        if let Some(stretch) = wanted.stretch {
            let (state, part) = documents::frozen_progress(app, id, stretch).await?;
            let is_empty = !Section::ALL.iter().any(|section| part.tells(*section));
            return Ok(Self { state, remarks: 0, told: part.told, is_empty });
        }
        let (state, remarks) = documents::frozen(app, id).await?;
        Ok(Self { remarks, told: counted(&state), is_empty: state.entries.is_empty(), state })
    }
}

/// "2 goals, three strategic actions, and 14 measures."
fn counted(state: &FrozenPlan) -> String {
    let of = |kind: EntryKind| state.entries.values().filter(|entry| entry.kind == kind).count();
    let kinds = [EntryKind::Finding, EntryKind::Goal, EntryKind::StrategicAction, EntryKind::Activity, EntryKind::Measure];
    let said = |kind: EntryKind| {
        let (one, many) = kind.called();
        (of(kind) > 0).then(|| count(of(kind), one, many))
    };
    let parts: Vec<String> = kinds.into_iter().filter_map(said).collect();
    if parts.is_empty() { String::new() } else { format!("{}.", capital(&list(&parts))) }
}
