//! Where the texts of each kind stand: which table, which columns, and what keeps one from being there.

use crate::domain::find::Kind;
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Rule};
use crate::store::hands::dialect;
use crate::store::things::{called, is_there, of_thing};

/// A column of a text.
pub(super) struct Column {
    /// What people call it.
    pub label: &'static str,
    /// As SQL.
    pub sql: String,
    /// Whether it is a list of texts, as JSON.
    pub is_list: bool,
}

/// Where the texts of a kind stand.
pub(super) struct Source {
    /// The tables.
    pub from: String,
    /// What keeps a text from being there.
    pub there: String,
    /// The id of the record.
    pub record: &'static str,
    /// Which text of the record it is.
    pub field: &'static str,
    /// The jurisdiction.
    pub of: &'static str,
    /// What it is within, what that is called, what tells it from others, and the place of its round.
    pub around: [&'static str; 4],
    /// What it says.
    pub columns: Vec<Column>,
}

/// What is around a text that is within nothing.
const NOTHING: [&str; 4] = ["NULL", "''", "''", "0"];
/// What is around a text of a round.
const ROUND: [&str; 4] = ["a.id", "a.title", "CASE WHEN a.newest = 1 THEN 'newest' ELSE '' END", "a.place"];

/// Whether people type what a fact holds, in words of their own.
pub(super) fn is_typed(noun: Noun, fact: Fact) -> bool {
    // How to reach somebody is found by nobody.
    fact != Fact::Contact
        && noun.part(fact).is_some_and(|part| matches!(part.rule, Rule::Line(_) | Rule::Named(..) | Rule::Lines(_) | Rule::Told(..)))
}

fn column(label: &'static str, sql: impl Into<String>) -> Column {
    Column { label, sql: sql.into(), is_list: false }
}

/// The columns `t` of these facts.
fn facts(facts: &[Fact]) -> Vec<Column> {
    facts.iter().map(|fact| column(fact.label(), format!("t.{fact}"))).collect()
}

/// A list of the texts that a query finds.
fn listed(label: &'static str, value: &str, rest: &str) -> Column {
    Column { label, sql: format!("(SELECT {} FROM {rest})", dialect::list(value)), is_list: true }
}

impl Source {
    /// Where the texts of a kind stand.
    pub fn of(kind: Kind) -> Self {
        if let Some(noun) = kind.noun() {
            return Self::of_things(noun);
        }
        match kind {
            Kind::Note => Self::said("note", "Note"),
            Kind::Evidence => Self::said("evidence", "Evidence"),
            Kind::Need => Self::said("need", "What must be addressed"),
            Kind::Judgment => Self::said("judgment", "Reason"),
            Kind::Decision => Self {
                from: "decisions t JOIN assessments a ON a.id = t.assessment_id".to_owned(),
                there: "a.deleted IS NULL".to_owned(),
                of: "a.jurisdiction_id",
                around: ["a.id", "a.title", "t.decided", "a.place"],
                columns: facts(&[Fact::Reason, Fact::Deciders]),
                ..Self::plain()
            },
            Kind::Action => {
                let mut columns = facts(&[Fact::What, Fact::Helpers, Fact::Reason, Fact::Notes]);
                columns.push(listed(Fact::Source.label(), "f.source", "funding_lines f WHERE f.action_id = t.id AND f.source <> ''"));
                Self { columns, ..Self::table("actions t") }
            }
            Kind::Person => {
                let mut columns = facts(&[Fact::Name, Fact::Title, Fact::Department, Fact::Organization]);
                columns.push(listed("Also on record as", "r.name", "people r WHERE r.same_as = t.id AND r.deleted IS NULL"));
                Self { columns, there: "t.deleted IS NULL AND t.same_as IS NULL".to_owned(), ..Self::table("people t") }
            }
            Kind::PopulationGroup => Self { columns: facts(&[Fact::Name, Fact::Note]), ..Self::table("population_groups t") },
            Kind::Case => Self::of_jurisdiction("'case'", &[Fact::CaseWhat, Fact::CaseWhy, Fact::CaseAsk]),
            Kind::LaunchKit => Self::of_jurisdiction(
                "'launch'",
                &[
                    Fact::LaunchDepartment,
                    Fact::LaunchLeader,
                    Fact::LaunchPaysFor,
                    Fact::LaunchPublished,
                    Fact::LaunchLength,
                    Fact::LaunchRelated,
                    Fact::LaunchEarlier,
                ],
            ),
            Kind::Announcement => Self::of_jurisdiction("'announcement'", &[Fact::LaunchAnnouncement]),
            Kind::TalkingPoints => Self::of_jurisdiction("'points'", &[Fact::LaunchPoints]),
            _ => Self {
                columns: facts(&[Fact::Reason]),
                there: "t.reason <> ''".to_owned(),
                around: ["NULL", "''", "t.place", "0"],
                ..Self::table("road_lines t")
            },
        }
    }

    fn plain() -> Self {
        Self {
            from: String::new(),
            there: "t.deleted IS NULL".to_owned(),
            record: "t.id",
            field: "''",
            of: "t.jurisdiction_id",
            around: NOTHING,
            columns: Vec::new(),
        }
    }

    fn table(from: &str) -> Self {
        Self { from: from.to_owned(), ..Self::plain() }
    }

    /// What a round says in the fields whose names begin so.
    fn said(start: &str, label: &'static str) -> Self {
        Self {
            from: "entries t JOIN assessments a ON a.id = t.assessment_id".to_owned(),
            there: format!("a.deleted IS NULL AND t.field LIKE '{start}-%'"),
            record: "t.assessment_id",
            field: "t.field",
            of: "a.jurisdiction_id",
            around: ROUND,
            columns: vec![column(label, "t.value")],
        }
    }

    /// One of the texts that a jurisdiction itself holds.
    fn of_jurisdiction(field: &'static str, of: &[Fact]) -> Self {
        Self { field, of: "t.id", there: "t.id IS NOT NULL".to_owned(), columns: facts(of), ..Self::table("jurisdictions t") }
    }

    fn of_things(noun: Noun) -> Self {
        let (from, of) = of_thing(noun);
        let mut columns = Vec::new();
        if noun == Noun::Member {
            columns.push(column("Name", called(noun)));
        }
        let typed = noun.parts().iter().filter(|part| is_typed(noun, part.fact));
        columns.extend(typed.map(|part| column(part.label, format!("t.{}", part.fact))));
        Self {
            from,
            there: format!("t.id IS NOT NULL{}", is_there(noun)),
            of,
            around: match noun {
                Noun::Support => ["f.id", "f.statement", "''", "0"],
                Noun::Review => ["NULL", "''", "t.held", "0"],
                Noun::LogicEntry => ["f.id", "f.title", "''", "0"],
                Noun::Approval | Noun::Comment => ["f.id", "f.title", "t.held", "0"],
                Noun::Update => ["f.id", "f.name", "t.period", "0"],
                _ => NOTHING,
            },
            columns,
            ..Self::plain()
        }
    }

    /// The query for all of them, to which conditions are added.
    pub fn query(&self) -> String {
        let [within, beside, extra, rank] = self.around;
        let parts: Vec<String> = self.columns.iter().enumerate().map(|(at, column)| format!("{} AS part_{at}", column.sql)).collect();
        format!(
            "SELECT {} AS record, {} AS of_field, {} AS of_jurisdiction, {within} AS within, {beside} AS beside, {extra} AS extra,
                 {rank} AS ranked, {} FROM {} WHERE {}",
            self.record,
            self.field,
            self.of,
            parts.join(", "),
            self.from,
            self.there
        )
    }
}
