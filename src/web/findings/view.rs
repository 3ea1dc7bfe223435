//! What the pages show of a finding, of its support, and of an entry of the source register.

use uuid::Uuid;

use super::basis::Basis;
use crate::domain::findings::{Finding, Rest, Source, SourceStanding, Support};
use crate::domain::guide::Framework;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::Records;
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::text::web_address;
use crate::domain::words::{agree, capital, count, list};
use crate::web::frame::Shifts;
use crate::web::things::{Moves, Pressed};

/// A finding in a list.
pub struct FindingView {
    pub id: Uuid,
    pub statement: String,
    pub address: String,
    /// "Challenge", "Cause" or "Asset"; empty while nobody said.
    pub kind: &'static str,
    pub is_insight: bool,
    /// The predictors, in words; empty for none.
    pub predictors: String,
    /// The groups most affected, in words; empty for none.
    pub groups: String,
    pub rests_on: String,
    pub is_bare: bool,
    /// Of how many readings that it rests on another release has a different value or quality by now.
    pub overtaken: usize,
    pub is_left_out: bool,
    pub moves: Moves,
}

impl FindingView {
    /// A finding as it stands under a heading at `at` of so many.
    pub fn of(basis: &Basis, records: Option<&Records<'_>>, finding: &Finding, along: Vec<(&'static str, String)>, shifts: Shifts) -> Self {
        let address = format!("/jurisdictions/{}/findings/{}", basis.id(), finding.id);
        let mut moves = Moves::of(format!("{address}/move"), &finding.position, &finding.statement, shifts);
        moves.along = along;
        Self {
            id: finding.id,
            statement: finding.statement.clone(),
            kind: finding.kind.map_or("", |kind| kind.label()),
            is_insight: finding.is_insight(),
            predictors: predictors(finding),
            groups: capital(&list(&all_inserted(basis.findings.groups_of(finding)))),
            rests_on: basis.findings.rests_on(finding),
            is_bare: basis.findings.is_bare(finding),
            overtaken: records.map_or(0, |records| finding.supports.iter().filter(|support| support.newer(records).is_some()).count()),
            is_left_out: finding.is_left_out,
            moves,
            address,
        }
    }
}

fn predictors(finding: &Finding) -> String {
    let names: Vec<&str> = finding.predictors.iter().map(|key| Framework::current().predictor(*key).name.as_str()).collect();
    capital(&list(&names))
}

/// Something on record to which a page leads.
pub struct Link {
    pub href: String,
    pub label: String,
}

/// A support on the page of its finding.
pub struct SupportView {
    pub id: Uuid,
    pub address: String,
    pub kind: &'static str,
    /// Its figure, with the year; else the year alone. Empty for neither.
    pub figure: String,
    /// Of a reading: how sure it is, its release, and whether another one says something else by now.
    pub told: Vec<String>,
    pub what: String,
    /// The engagement or source that it comes from.
    pub from: Vec<Link>,
    /// That something it came from is gone.
    pub gone: Vec<&'static str>,
    pub place: Place,
    pub moves: Moves,
}

/// Where something can be looked up.
pub struct Place {
    pub text: String,
    /// Whether it is an address that a browser may open.
    pub is_link: bool,
}

impl Place {
    /// A place as it was typed.
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), is_link: web_address(text).is_some() }
    }
}

impl SupportView {
    /// The supports of a finding.
    pub fn all(basis: &Basis, finding: &Finding, pressed: Pressed) -> Vec<Self> {
        let of = finding.supports.len();
        let records = basis.kept.as_ref().map(Records::of);
        let view = |(at, support): (usize, &Support)| {
            Self::of(basis, records.as_ref(), (finding.id, support), Shifts::at(at, of, pressed.on(support.id)))
        };
        finding.supports.iter().enumerate().map(view).collect()
    }

    fn of(basis: &Basis, records: Option<&Records<'_>>, (finding, support): (Uuid, &Support), shifts: Shifts) -> Self {
        let id = basis.id();
        let address = format!("/jurisdictions/{id}/findings/{finding}/support/{}", support.id);
        let (mut from, mut gone) = (Vec::new(), Vec::new());
        match basis.findings.engagement_of(support) {
            Some(Rest::Here(engagement, title)) => {
                from.push(Link { href: format!("/jurisdictions/{id}/engagement/{engagement}"), label: title.to_owned() });
            }
            Some(Rest::Gone) => gone.push("An engagement that is no longer here"),
            None => {}
        }
        match basis.findings.source_of(support) {
            Some(Rest::Here(source, name)) => {
                from.push(Link { href: format!("/jurisdictions/{id}/sources/{source}"), label: name.to_owned() });
            }
            Some(Rest::Gone) => gone.push("A source that is no longer here"),
            None => {}
        }
        let parts = [if support.value.is_empty() { String::new() } else { support.figure() }, support.year.clone()];
        let figure: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let moves =
            Moves::of(format!("{address}/move"), &support.position, &format!("{}, {}", support.kind.label(), support.title()), shifts);
        let told = if support.kind == crate::domain::findings::SupportKind::Reading {
            let newer = records.and_then(|records| support.newer(records));
            std::iter::once(format!("Quality: {}. {}.", support.quality, support.release.trim_end_matches('.'))).chain(newer).collect()
        } else {
            Vec::new()
        };
        Self {
            told,
            id: support.id,
            kind: support.kind.label(),
            figure: figure.join(", "),
            what: support.what.clone(),
            from,
            gone,
            place: Place::of(&support.where_found),
            moves,
            address,
        }
    }
}

/// An entry of the source register in its list.
pub struct SourceView {
    pub id: Uuid,
    pub address: String,
    pub name: String,
    pub holder: String,
    pub stands: String,
    pub is_overdue: bool,
    pub predictors: String,
    /// Who asks for it; empty for nobody.
    pub owner: String,
    /// How many findings rest on it, in words; empty for none.
    pub used: String,
    pub moves: Moves,
}

impl SourceView {
    /// An entry that stands at a place; `owner` is the name of whoever asks for it.
    pub fn of(basis: &Basis, source: &Source, owner: String, shifts: Shifts) -> Self {
        let address = address_of_source(basis.id(), source.id);
        let names: Vec<&str> = source.predictors.iter().map(|key| Framework::current().predictor(*key).name.as_str()).collect();
        let used = basis.findings.resting_on(source.id).len();
        let rests = agree(used, "rests", "rest");
        Self {
            id: source.id,
            name: source.name.clone(),
            holder: source.holder.clone(),
            stands: source.stands(basis.today),
            is_overdue: source.standing(basis.today) == SourceStanding::Overdue,
            predictors: capital(&list(&names)),
            owner,
            used: if used == 0 { String::new() } else { format!("{} {rests} on it", capital(&count(used, "finding", "findings"))) },
            moves: Moves::of(format!("{address}/move"), &source.position, &source.name, shifts),
            address,
        }
    }
}

/// Where an entry of the source register has its page.
pub fn address_of_source(id: JurisdictionId, source: Uuid) -> String {
    format!("/jurisdictions/{id}/sources/{source}")
}
