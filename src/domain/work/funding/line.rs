//! A funding line: an amount, where it comes from, for which fiscal year, and whether it is there.

use super::{FiscalYear, Standing};
use crate::domain::history::Fact;
use crate::domain::ids::{ActionId, FundingLineId, derived};
use crate::domain::readiness::Revision;
use crate::domain::words::inserted;
use crate::domain::work::Money;

/// What a funding line says. Blank, it is no line: who clears one takes it out of the form, the sums and the
/// documents, and what it said stays in the history.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Funding {
    /// Where the money comes from, up to 300 characters; empty while nobody knows.
    pub source: String,
    /// How much it is.
    pub amount: Option<Money>,
    /// For which fiscal year.
    pub year: Option<FiscalYear>,
    /// How it stands; none in a blank line alone.
    pub standing: Option<Standing>,
}

/// A funding line of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundingLine {
    /// Its id.
    pub id: FundingLineId,
    /// What it says.
    pub says: Funding,
}

impl Funding {
    /// The facts that a line has, in the order of the form.
    pub const FACTS: [Fact; 4] = [Fact::Source, Fact::Amount, Fact::FiscalYear, Fact::Standing];

    /// What it says of a fact, in stored form; empty for facts that it does not have.
    #[must_use]
    pub fn stored(&self, fact: Fact) -> String {
        match fact {
            Fact::Source => self.source.clone(),
            Fact::Amount => self.amount.map_or_else(String::new, Money::stored),
            Fact::FiscalYear => self.year.map_or_else(String::new, FiscalYear::stored),
            Fact::Standing => self.standing.map_or_else(String::new, |standing| standing.to_string()),
            _ => String::new(),
        }
    }

    /// The same as a form shows it to be edited.
    #[must_use]
    pub fn typed(&self, fact: Fact) -> String {
        match fact {
            Fact::Amount => self.amount.map_or_else(String::new, Money::typed),
            other => self.stored(other),
        }
    }

    /// Reads the stored forms; nothing where one of them cannot be.
    #[must_use]
    pub fn from_stored(source: String, amount: &str, year: &str, standing: &str) -> Option<Self> {
        let says =
            Self { source, amount: Money::from_stored(amount), year: FiscalYear::from_stored(year), standing: standing.parse().ok() };
        let are_read = [(amount, says.amount.is_some()), (year, says.year.is_some()), (standing, says.standing.is_some())];
        are_read.into_iter().all(|(text, is_read)| is_read || text.is_empty()).then_some(says)
    }

    /// The line that an earlier version kept as a cost and a text for who pays; none where it kept neither. It has
    /// no year. It counts as needed: the form asked what an action costs and who or what pays for it, never whether
    /// the money was asked for or promised, so that nothing else can be claimed.
    #[must_use]
    pub fn from_old(cost: Option<Money>, text: &str) -> Option<Self> {
        let line = Self { source: text.to_owned(), amount: cost, year: None, standing: Some(Standing::Needed) };
        (cost.is_some() || !text.is_empty()).then_some(line)
    }

    /// The id of that line, wherever it is made.
    #[must_use]
    pub fn id_from_old(action: ActionId) -> FundingLineId {
        FundingLineId(derived(&["funding line", &action.to_string()]))
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.source.is_empty() && self.amount.is_none() && self.year.is_none()
    }

    /// The revision of the whole line: its parts mean something together only, so they are saved together or not.
    #[must_use]
    pub fn revision(&self) -> Revision {
        if self.is_blank() {
            return Revision::of("");
        }
        Revision::of(&Self::FACTS.map(|fact| self.stored(fact)).join("\n"))
    }

    /// The line in words: "$5,000 from General fund, FY 2027, secured". Empty for a blank line.
    #[must_use]
    pub fn in_words(&self) -> String {
        let rest = self.origin();
        match (self.amount, self.source.is_empty()) {
            (None, _) => rest,
            (Some(amount), true) => format!("{amount}, {rest}"),
            (Some(amount), false) => format!("{amount} {rest}"),
        }
    }

    /// The same after the amount: "from General fund, FY 2027, secured".
    #[must_use]
    pub fn origin(&self) -> String {
        let source = match (self.amount, self.source.is_empty()) {
            (_, true) => String::new(),
            (Some(_), false) => format!("from {}", inserted(&self.source)),
            (None, false) => self.source.clone(),
        };
        let year = self.year.map_or_else(String::new, |year| year.to_string());
        let standing = self.standing.map_or("", Standing::word);
        [source.as_str(), &year, standing].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(source: &str, amount: &str, year: &str, standing: &str) -> Funding {
        Funding::from_stored(source.to_owned(), amount, year, standing).expect("these can be read")
    }

    #[test]
    fn a_line_reads_as_a_person_would_write_it() {
        assert_eq!(line("General fund", "500000", "2027", "secured").in_words(), "$5,000 from General fund, FY 2027, secured");
        assert_eq!(line("", "500050", "", "needed").in_words(), "$5,000.50, needed");
        assert_eq!(line("A grant", "", "2028", "asked").in_words(), "A grant, FY 2028, asked for");
        assert_eq!(Funding::default().in_words(), "");
    }

    #[test]
    fn an_old_cost_is_one_line_that_claims_nothing() {
        let money = Money::from_stored("1250000");
        assert_eq!(Funding::from_old(money, "General fund"), Some(line("General fund", "1250000", "", "needed")));
        assert_eq!(
            Funding::from_old(None, "A grant, if the council agrees").map(|line| line.in_words()).as_deref(),
            Some("A grant, if the council agrees, needed")
        );
        assert_eq!(Funding::from_old(Money::from_stored("0"), ""), Some(line("", "0", "", "needed")), "nothing is a cost as well");
        assert_eq!(Funding::from_old(None, ""), None);
    }

    #[test]
    fn every_part_of_a_line_counts_in_its_revision() {
        let of = |source, amount, year, standing| line(source, amount, year, standing).revision();
        let all = [
            of("A", "1", "2027", "needed"),
            of("B", "1", "2027", "needed"),
            of("A", "2", "2027", "needed"),
            of("A", "1", "2028", "needed"),
            of("A", "1", "2027", "asked"),
        ];
        assert!(all.iter().enumerate().all(|(at, one)| !all[..at].contains(one)));
        assert_eq!(Funding::default().revision(), Revision::of(""), "a line that is new was shown blank");
    }

    #[test]
    fn only_what_was_stored_is_read() {
        for (amount, year, standing) in [("x", "", "needed"), ("", "27", "needed"), ("", "", "perhaps"), ("-1", "", "needed")] {
            assert_eq!(Funding::from_stored(String::new(), amount, year, standing), None);
        }
    }
}
