//! A publication: a frozen state of the plan, or of a progress report on it, with who approved and who adopted it.

use time::Date;
use uuid::Uuid;

use super::{PublicationKind, unpacked};
use crate::domain::history::Fact;
use crate::domain::order::{self, Follows, Linked, heads};
use crate::domain::readiness::Fingerprint;
use crate::domain::things::Thing;
use crate::domain::words::{dates, inserted};

/// How many digits of a fingerprint stand on paper.
const RECORD: usize = 8;
/// How far a plan is that nobody published.
const DRAFT: &str = "Nobody has approved or adopted this plan yet, and it goes on changing";

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its id.
    pub id: Uuid,
    /// What it was made for.
    pub kind: PublicationKind,
    /// What it is called: "2027 plan".
    pub title: String,
    /// The day on which it was frozen.
    pub held: Date,
    /// The first day on which comments are taken, of a draft.
    pub comments_from: Option<Date>,
    /// The last day on which comments are taken, of a draft.
    pub comments_until: Option<Date>,
    /// Who approved it.
    pub approved_by: String,
    /// When it was approved.
    pub approved_on: Option<Date>,
    /// Which body adopted it; empty while none did.
    pub adopted_by: String,
    /// When it was adopted.
    pub adopted_on: Option<Date>,
    /// The number of the resolution.
    pub resolution: String,
    /// How the vote went: "7 to 0".
    pub vote: String,
    /// Notes on it.
    pub notes: String,
    /// What tells its state from every other. The state itself may be long, and is read apart.
    pub fingerprint: Option<Fingerprint>,
    /// Those of its kind that it follows.
    pub follows: Follows,
}

impl Publication {
    /// A publication as it is stored; nothing if its kind or its day cannot be read.
    #[must_use]
    pub fn of(thing: &Thing) -> Option<Self> {
        let day = |fact: Fact| dates::parse_iso(thing.get(fact));
        let text = |fact: Fact| thing.get(fact).to_owned();
        Some(Self {
            id: thing.id,
            kind: thing.read(Fact::Kind)?,
            title: text(Fact::Title),
            held: day(Fact::Held)?,
            comments_from: day(Fact::CommentsFrom),
            comments_until: day(Fact::CommentsUntil),
            approved_by: text(Fact::ApprovedBy),
            approved_on: day(Fact::ApprovedOn),
            adopted_by: text(Fact::AdoptedBy),
            adopted_on: day(Fact::AdoptedOn),
            resolution: text(Fact::Resolution),
            vote: text(Fact::Vote),
            notes: text(Fact::Notes),
            fingerprint: thing.read(Fact::Fingerprint),
            follows: Follows::these(thing.named(Fact::HoldsOver)),
        })
    }

    /// The canonical text of its state, of the form in which it is kept; nothing if it does not fit its fingerprint.
    #[must_use]
    pub fn canonical(&self, kept: &str) -> Option<String> {
        unpacked(kept).filter(|text| self.fingerprint == Some(Fingerprint::of(text)))
    }

    /// Whether its state bears this record, typed as it stands at the foot of a printed page: "Record 4f9c 21ab".
    #[must_use]
    pub fn bears(&self, record: &str) -> bool {
        let mut typed = record.trim().to_lowercase();
        if let Some(rest) = typed.strip_prefix("record") {
            typed = rest.to_owned();
        }
        typed.retain(|letter| letter.is_ascii_alphanumeric());
        typed.len() >= RECORD && self.fingerprint.is_some_and(|print| print.to_string().starts_with(&typed))
    }

    /// How far it is, a line each, for the foot of the cover.
    #[must_use]
    pub fn standing(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let held = dates::long(self.held);
        match self.kind {
            PublicationKind::Download => return Self::of_draft(self.held).into(),
            PublicationKind::CommentDraft => {
                lines.push(format!("Draft of {held}, for public comment"));
                lines.extend(self.comments_until.map(|day| format!("Comments until {}", dates::long(day))));
                return lines;
            }
            PublicationKind::Plan | PublicationKind::Progress => {}
        }
        let on = |day: Option<Date>| day.map_or_else(String::new, |day| format!(" on {}", dates::long(day)));
        if self.kind == PublicationKind::Progress {
            lines.push(format!("As of {held}"));
        } else if self.adopted_by.is_empty() {
            lines.push(format!("Published on {held}"));
        } else {
            lines.push(format!("Adopted by {}{}", inserted(&self.adopted_by), on(self.adopted_on)));
            let named = [(&self.resolution, "Resolution "), (&self.vote, "Vote ")].into_iter();
            let said: Vec<String> =
                named.filter(|(words, _)| !words.is_empty()).map(|(words, name)| format!("{name}{}", inserted(words))).collect();
            lines.extend((!said.is_empty()).then(|| said.join(", ")));
        }
        if !self.approved_by.is_empty() {
            lines.push(format!("Approved by {}{}", inserted(&self.approved_by), on(self.approved_on)));
        }
        lines
    }

    /// How far a plan is that is a draft on a day, a line each.
    #[must_use]
    pub fn of_draft(day: Date) -> [String; 2] {
        [format!("Draft of {}", dates::long(day)), DRAFT.to_owned()]
    }

    /// What a draft is called that was downloaded on a day.
    #[must_use]
    pub fn titled_draft(day: Date, print: Fingerprint) -> String {
        format!("Draft of {}, record {}", dates::long(day), print.short())
    }

    /// Whether comments on it are taken on a day. Without a first day they are from when it was frozen, without a last day for good.
    #[must_use]
    pub fn takes_comments(&self, today: Date) -> bool {
        self.kind == PublicationKind::CommentDraft
            && self.comments_from.unwrap_or(self.held) <= today
            && self.comments_until.is_none_or(|until| today <= until)
    }

    /// What to know about a comment of this day: whether it was made before or after comments were taken; empty where neither.
    #[must_use]
    pub fn remark_on(&self, day: Date) -> &'static str {
        if day < self.comments_from.unwrap_or(self.held) {
            "Dated before the first day for comments. It is kept all the same."
        } else if self.comments_until.is_some_and(|until| until < day) {
            "Dated after the last day for comments. It is kept all the same."
        } else {
            ""
        }
    }

    /// The same following these instead.
    #[must_use]
    pub fn after(self, follows: Follows) -> Self {
        Self { follows, ..self }
    }

    /// What it follows, with its id.
    const fn linked(&self) -> Linked<'_> {
        Linked { id: self.id, follows: &self.follows }
    }

    /// Publications in the order in which they follow each other, the first kind first.
    #[must_use]
    pub fn in_order(all: &[Self]) -> Vec<&Self> {
        let linked: Vec<Linked<'_>> = all.iter().map(Self::linked).collect();
        let places = order::in_order(&linked).unwrap_or_else(|| (0..linked.len()).collect());
        let mut sorted: Vec<&Self> = places.into_iter().map(|at| &all[at]).collect();
        sorted.sort_by_key(|one| one.kind);
        sorted
    }

    /// The ids of those of a kind that hold: no other one that is here follows them. One as a rule; several where two copies went
    /// on apart and came together; none of a kind of which none follows another.
    #[must_use]
    pub fn holding(all: &[Self], kind: PublicationKind) -> Vec<Uuid> {
        let in_line = all.iter().filter(|one| one.kind == kind && kind.is_in_line());
        heads(&in_line.map(Self::linked).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests;
