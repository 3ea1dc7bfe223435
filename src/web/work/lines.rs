//! The funding lines of an action's form: as they came, and as the page shows them.

use std::collections::BTreeMap;

use crate::domain::history::{Fact, Subject};
use crate::domain::readiness::Revision;
use crate::domain::words::dates;
use crate::domain::words::text::Problem;
use crate::domain::work::Action;
use crate::domain::work::funding::{Funding, FundingLine, MOST_LINES, Slot, TypedLine};
use crate::store::FieldFilter;
use crate::web::frame::{App, Failure, Form};
use crate::web::readiness::fields::Trouble;

/// The parts of a line by the start of their names: `amount-new1`.
const PARTS: [(&str, Fact); 4] =
    [("source", Fact::Source), ("amount", Fact::Amount), ("year", Fact::FiscalYear), ("standing", Fact::Standing)];

/// A funding line as the form shows it.
#[derive(Debug, Clone)]
pub struct LineView {
    /// Which.
    pub slot: Slot,
    /// Where the money comes from.
    pub source: String,
    /// How much it is.
    pub amount: String,
    /// The fiscal year.
    pub year: String,
    /// How it stands.
    pub standing: String,
    /// The revision that goes with it.
    pub rev: Revision,
    /// What is wrong with it, field by field.
    pub problems: Vec<(Fact, String)>,
}

/// Takes the funding lines out of a form, in the order of the page: those on record, then the new ones.
///
/// # Errors
/// [`Failure::Malformed`] when one is none that a form can have.
pub fn take(form: &mut Form) -> Result<Vec<TypedLine>, Failure> {
    let mut came: BTreeMap<Slot, TypedLine> = BTreeMap::new();
    let slot = |text: &str| text.parse::<Slot>().map_err(|()| Failure::Malformed("A field came that this form does not have."));
    for (start, fact) in PARTS {
        for (name, value) in form.take_all(&format!("{start}-")) {
            let slot = slot(&name)?;
            let blank = || TypedLine { slot, source: None, amount: None, year: None, standing: None, seen: Revision::of("") };
            let line = came.entry(slot).or_insert_with(blank);
            *match fact {
                Fact::Source => &mut line.source,
                Fact::Amount => &mut line.amount,
                Fact::FiscalYear => &mut line.year,
                _ => &mut line.standing,
            } = Some(value);
        }
    }
    for (name, rev) in form.take_all("rev-line-") {
        if let Some(line) = came.get_mut(&slot(&name)?) {
            line.seen = Revision::shown(Some(&rev));
        }
    }
    Ok(came.into_values().collect())
}

/// What the page calls a part of a line.
const fn label(fact: Fact) -> &'static str {
    match fact {
        Fact::Amount => "Amount in dollars",
        Fact::Standing => "How it stands",
        fact => fact.label(),
    }
}

impl LineView {
    fn of(slot: Slot, says: &Funding) -> Self {
        Self {
            slot,
            source: says.typed(Fact::Source),
            amount: says.typed(Fact::Amount),
            year: says.typed(Fact::FiscalYear),
            standing: says.typed(Fact::Standing),
            rev: says.revision(),
            problems: Vec::new(),
        }
    }

    /// The lines on record, and a blank one.
    #[must_use]
    pub fn all(stored: &[FundingLine]) -> Vec<Self> {
        let mut lines = stored.iter().map(|line| Self::of(Slot::Stored(line.id), &line.says)).collect();
        Self::one_blank(&mut lines);
        lines
    }

    /// Shows a line as it was typed, with this revision.
    pub fn keep(lines: &mut Vec<Self>, typed: &TypedLine, rev: Revision) {
        let at = lines.iter().position(|line| line.slot == typed.slot).unwrap_or_else(|| {
            lines.push(Self::of(typed.slot, &Funding::default()));
            lines.len() - 1
        });
        let line = &mut lines[at];
        line.rev = rev;
        for (part, typed) in [
            (&mut line.source, &typed.source),
            (&mut line.amount, &typed.amount),
            (&mut line.year, &typed.year),
            (&mut line.standing, &typed.standing),
        ] {
            if let Some(typed) = typed {
                part.clone_from(typed);
            }
        }
    }

    /// Makes every line a new one, for an action that is to be added anew.
    pub fn anew(typed: &[TypedLine]) -> Vec<TypedLine> {
        let line = |(number, line): (u8, &TypedLine)| TypedLine { slot: Slot::New(number), seen: Revision::of(""), ..line.clone() };
        (1..=u8::MAX).zip(typed).map(line).collect()
    }

    /// Ends the lines with one that is blank, and no more than one; where an action holds no more lines, with none.
    pub fn one_blank(lines: &mut Vec<Self>) {
        let is_blank = |line: &Self| {
            matches!(line.slot, Slot::New(_))
                && line.problems.is_empty()
                && [&line.source, &line.amount, &line.year].into_iter().all(|part| part.trim().is_empty())
        };
        lines.retain(|line| !is_blank(line));
        let used = lines.iter().filter_map(|line| if let Slot::New(number) = line.slot { Some(number) } else { None }).max();
        if let Some(number) = used.unwrap_or_default().checked_add(1).filter(|_| lines.len() < MOST_LINES) {
            lines.push(Self::of(Slot::New(number), &Funding::default()));
        }
    }

    /// What is wrong with it, for the summary at the top of the page.
    #[must_use]
    pub fn troubles(&self, is_problem: bool) -> Vec<Trouble> {
        let start = |fact: Fact| PARTS.into_iter().find(|(_, part)| *part == fact).map_or("source", |(start, _)| start);
        let trouble = |(fact, what): &(Fact, String)| Trouble {
            href: format!("#{}-{}", start(*fact), self.slot),
            label: label(*fact).to_owned(),
            what: what.clone(),
            is_problem,
        };
        self.problems.iter().map(trouble).collect()
    }

    /// What is wrong with a part of it, by the start of its name.
    #[must_use]
    pub fn problem_of(&self, start: &str) -> Option<&str> {
        let (_, fact) = PARTS.into_iter().find(|(part, _)| *part == start)?;
        self.problems.iter().find(|(part, _)| *part == fact).map(|(_, what)| what.as_str())
    }
}

/// The sentence beside a funding line that was not saved, though nothing is wrong with it.
///
/// # Errors
/// A failed read.
pub async fn changed_since(app: &App, slot: Slot, now: &Action) -> Result<Problem, Failure> {
    let Slot::Stored(id) = slot else {
        let words =
            "Someone else added funding lines in the meantime, and this one no longer fits with them. Check the lines, and save again.";
        return Ok(Problem::Other(words.to_owned()));
    };
    let lines = app.store().history(Subject::FundingLine(id), FieldFilter::All, None).await?;
    let Some(last) = lines.events.first() else {
        return Ok(Problem::Other("This was changed in the meantime. Save again to put yours in its place.".to_owned()));
    };
    let (who, at) = (&last.actor.name, dates::relative_at_the_end(app.local(last.at), app.now()));
    let did = match now.funding.iter().find(|line| line.id == id) {
        Some(line) => format!("changed this line to “{}”", line.says.in_words()),
        None => "cleared this line".to_owned(),
    };
    Ok(Problem::Other(format!("{who} {did}, {at}. Save again to put yours in its place.")))
}
