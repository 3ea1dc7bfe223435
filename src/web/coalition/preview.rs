//! What a pasted list would add, in words.

use crate::domain::coalition::paste::{Becomes, Choices, Entry, Plan, Planned, Sheet, Who};
use crate::domain::history::Fact;
use crate::domain::people::Profile;
use crate::domain::things::Noun;
use crate::domain::words::{self, agree, capital, count};

/// The longest text of a cell that the preview shows, in characters. All of it is added.
const SHOWN: usize = 80;

/// What a list would add.
pub struct PreviewView {
    /// All of it in a sentence or two.
    pub told: String,
    /// What is to be told of its columns, and why nothing can be added.
    pub remarks: Vec<String>,
    /// Its rows.
    pub rows: Vec<RowView>,
    /// How many members it would add.
    pub added: usize,
    /// Whether there is no room for what it would add.
    pub is_full: bool,
    /// "Add nine members": what the button says.
    pub button: String,
    /// How many rows are left out.
    pub left_out: usize,
}

/// A row.
pub struct RowView {
    pub row: usize,
    /// Who it is; empty if that cannot be read.
    pub name: String,
    pub role: String,
    /// What else it says: "Sector: Business".
    pub says: Vec<(&'static str, String)>,
    /// What becomes of it, in a word or two.
    pub outcome: &'static str,
    /// More about that.
    pub why: Vec<String>,
    /// Who may be meant: the word for each, and who it is.
    pub among: Vec<(String, String)>,
    /// Which of them is chosen.
    pub chosen: String,
}

impl PreviewView {
    /// Puts a plan in words.
    pub fn of(sheet: &Sheet, plan: &Plan, choices: &Choices) -> Self {
        let added = plan.added();
        let is_full = !plan.too_many.is_empty();
        let mut remarks = sheet.remarks.clone();
        if is_full {
            remarks.insert(0, "Nothing of it can be added as it stands. Shorten the list, or delete what is no longer needed.".to_owned());
        }
        Self {
            told: told(plan),
            remarks,
            rows: plan.rows.iter().map(|planned| view(sheet, plan, planned, choices)).collect(),
            added: if is_full { 0 } else { added },
            is_full,
            button: format!("Add {}", count(added, "member", "members")),
            left_out: plan.left_out().len(),
        }
    }
}

fn told(plan: &Plan) -> String {
    let of = |is_it: fn(&Becomes) -> bool| plan.rows.iter().filter(|planned| is_it(&planned.becomes)).count();
    let (people, organizations) = plan.new_beside();
    let added = plan.added();
    let beside: Vec<String> = [(people, "new person", "new people"), (organizations, "new organization", "new organizations")]
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| count(n, one, many))
        .collect();
    let with = if beside.is_empty() { String::new() } else { format!(", with {}", words::list(&beside)) };
    let mut parts = vec![match added {
        // What there is no room for is not said to be added.
        _ if !plan.too_many.is_empty() => plan.too_many.clone(),
        0 => "The list would add nothing.".to_owned(),
        n => format!("The list would add {}{with}.", count(n, "member", "members")),
    }];
    let there = of(|becomes| matches!(becomes, Becomes::Member | Becomes::Twice(_)));
    let also = plan.rows.iter().filter(|planned| !planned.also.is_empty()).count();
    let asked = of(|becomes| matches!(becomes, Becomes::Asked(_)));
    let faulty = of(|becomes| matches!(becomes, Becomes::Faulty(_)));
    if there > 0 {
        let are = agree(there, "is about a member who is there already", "are about members who are there already");
        parts.push(format!("{} {are}.", capital(&count(there, "row", "rows"))));
    }
    if also > 0 {
        let adds = agree(also, "is about a person who is a member", "are about people who are members");
        parts.push(format!("{} {adds} for another organization already.", capital(&count(also, "row", "rows"))));
    }
    if asked > 0 {
        let needs = agree(asked, "needs", "need");
        parts.push(format!("{} {needs} an answer: who is meant?", capital(&count(asked, "row", "rows"))));
    }
    if faulty > 0 {
        parts.push(format!("{} can’t be read.", capital(&count(faulty, "row", "rows"))));
    }
    parts.join(" ")
}

/// That a person is a member for other organizations already.
fn elsewhere(also: &[String]) -> Option<String> {
    let names: Vec<String> = also.iter().map(|name| words::inserted(name)).collect();
    (!names.is_empty())
        .then(|| format!("The same person is a member for {} already. This row makes them a member a second time.", words::list(&names)))
}

fn view(sheet: &Sheet, plan: &Plan, planned: &Planned, choices: &Choices) -> RowView {
    let (outcome, why, among) = match &planned.becomes {
        Becomes::Added(..) if !plan.too_many.is_empty() => ("No room for it", Vec::new(), Vec::new()),
        Becomes::Added(who, _) if !planned.also.is_empty() => {
            let why = elsewhere(&planned.also).into_iter().chain(added(*who, planned.entry.as_ref()));
            ("Would be added for another organization", why.collect(), Vec::new())
        }
        Becomes::Added(who, _) => ("Would be added", added(*who, planned.entry.as_ref()), Vec::new()),
        Becomes::Member => ("Already a member", vec!["Nothing is changed.".to_owned()], Vec::new()),
        Becomes::Twice(row) => ("Already in the list", vec![format!("Row {row} is about the same member.")], Vec::new()),
        Becomes::Asked(among) => {
            ("Who is meant?", vec![asked(among.len())], among.iter().map(|(who, profile)| one(*who, profile)).collect())
        }
        Becomes::Faulty(faults) => {
            let told = faults.iter().map(|fault| match fault.column {
                "" => fault.what.clone(),
                column => format!("{column}: {}", fault.what),
            });
            ("Can’t be read", told.collect(), Vec::new())
        }
    };
    let entry = planned.entry.as_ref();
    let (name, role) = entry.map_or_else(|| (String::new(), words::shortened(&sheet.as_it_stands(planned.row), SHOWN)), called);
    RowView {
        row: planned.row,
        name,
        role,
        says: entry.map(says).unwrap_or_default(),
        outcome,
        why,
        among,
        chosen: choices.get(&planned.row).cloned().unwrap_or_default(),
    }
}

fn added(who: Who, entry: Option<&Entry>) -> Vec<String> {
    let is_titled = entry.is_some_and(|entry| !entry.person.title.is_empty() || !entry.person.department.is_empty());
    match who {
        Who::Known(_) if is_titled => {
            vec!["The person is on record; their title and department stay as they are there.".to_owned()]
        }
        Who::Known(_) => vec!["The person is on record.".to_owned()],
        Who::Row(row) => vec![format!("The same person as in row {row}.")],
        Who::Nobody | Who::New => Vec::new(),
    }
}

fn asked(n: usize) -> String {
    match n {
        1 => "Somebody of this name is known. Say whether you mean them or someone new.".to_owned(),
        n => format!("{} of this name are known. Say which one you mean.", capital(&count(n, "person", "people"))),
    }
}

fn one(who: Who, profile: &Profile) -> (String, String) {
    let whom = match who {
        Who::Row(row) => format!("{}, from row {row}", profile.with_role()),
        _ => profile.with_role(),
    };
    (who.word(), whom)
}

/// The name of a member, and what stands beside it.
fn called(entry: &Entry) -> (String, String) {
    let person = &entry.person;
    if person.name.is_empty() {
        (person.organization.clone(), "The organization itself".to_owned())
    } else {
        (person.name.clone(), person.role())
    }
}

fn says(entry: &Entry) -> Vec<(&'static str, String)> {
    let said = |(fact, value): &(Fact, String)| {
        let part = Noun::Member.part(*fact)?;
        let words = part.rule.in_words(value, |_| String::new()).lines().collect::<Vec<_>>().join("; ");
        Some((part.label, words::shortened(&words, SHOWN)))
    };
    entry.facts.iter().filter_map(said).collect()
}
