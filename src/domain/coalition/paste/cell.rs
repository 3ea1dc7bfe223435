//! One cell: words of a choice as people write them, and days.

use time::{Date, Month};

use super::column::key;
use crate::domain::coalition::{Asking, Role, Sector};
use crate::domain::things::pillars;
use crate::domain::words::dates;

/// Other words for one of a choice, folded.
type Others = &'static [(&'static str, &'static str)];

const SECTORS: Others = &[
    ("city", Sector::LocalGovernment.as_str()),
    ("county", Sector::LocalGovernment.as_str()),
    ("government", Sector::LocalGovernment.as_str()),
    ("city government", Sector::LocalGovernment.as_str()),
    ("county government", Sector::LocalGovernment.as_str()),
    ("other government", Sector::OtherGovernments.as_str()),
    ("state government", Sector::OtherGovernments.as_str()),
    ("state", Sector::OtherGovernments.as_str()),
    ("tribe", Sector::OtherGovernments.as_str()),
    ("tribal government", Sector::OtherGovernments.as_str()),
    ("public authority", Sector::OtherGovernments.as_str()),
    ("school", Sector::SchoolDistrict.as_str()),
    ("schools", Sector::SchoolDistrict.as_str()),
    ("school districts", Sector::SchoolDistrict.as_str()),
    ("anchor", Sector::AnchorInstitution.as_str()),
    ("anchor institution", Sector::AnchorInstitution.as_str()),
    ("anchor institutions", Sector::AnchorInstitution.as_str()),
    ("hospital", Sector::AnchorInstitution.as_str()),
    ("university", Sector::AnchorInstitution.as_str()),
    ("college", Sector::AnchorInstitution.as_str()),
    ("higher education", Sector::AnchorInstitution.as_str()),
    ("nonprofit", Sector::Nonprofit.as_str()),
    ("nonprofits", Sector::Nonprofit.as_str()),
    ("non profit", Sector::Nonprofit.as_str()),
    ("not for profit", Sector::Nonprofit.as_str()),
    ("community organization", Sector::Nonprofit.as_str()),
    ("community based organization", Sector::Nonprofit.as_str()),
    ("cbo", Sector::Nonprofit.as_str()),
    ("ngo", Sector::Nonprofit.as_str()),
    ("faith", Sector::FaithBased.as_str()),
    ("faith based", Sector::FaithBased.as_str()),
    ("faith community", Sector::FaithBased.as_str()),
    ("church", Sector::FaithBased.as_str()),
    ("religious", Sector::FaithBased.as_str()),
    ("businesses", Sector::Business.as_str()),
    ("private", Sector::Business.as_str()),
    ("private sector", Sector::Business.as_str()),
    ("employer", Sector::Business.as_str()),
    ("bank", Sector::FinancialInstitution.as_str()),
    ("banking", Sector::FinancialInstitution.as_str()),
    ("credit union", Sector::FinancialInstitution.as_str()),
    ("finance", Sector::FinancialInstitution.as_str()),
    ("financial", Sector::FinancialInstitution.as_str()),
    ("foundation", Sector::Philanthropy.as_str()),
    ("funder", Sector::Philanthropy.as_str()),
    ("philanthropic", Sector::Philanthropy.as_str()),
    ("researcher", Sector::Research.as_str()),
    ("advocate", Sector::Advocacy.as_str()),
    ("resident", Sector::Residents.as_str()),
    ("community member", Sector::Residents.as_str()),
];

const ROLES: Others = &[
    ("management", Role::ManagementTeam.as_str()),
    ("core team", Role::ManagementTeam.as_str()),
    ("partner", Role::StakeholderPartner.as_str()),
    ("stakeholder", Role::StakeholderPartner.as_str()),
    ("stakeholder partners", Role::StakeholderPartner.as_str()),
    ("champions", Role::Champion.as_str()),
];

const PILLARS: Others = &[
    ("neighborhoods", "neighborhoods"),
    ("neighborhood", "neighborhoods"),
    ("housing", "neighborhoods"),
    ("education", "education"),
    ("schools", "education"),
    ("work", "work"),
    ("jobs", "work"),
    ("health", "health"),
    ("healthy environment", "health"),
    ("governance", "governance"),
    ("justice", "governance"),
];

const STANDINGS: Others = &[
    ("not asked", Asking::ToAsk.as_str()),
    ("not asked yet", Asking::ToAsk.as_str()),
    ("not yet asked", Asking::ToAsk.as_str()),
    ("still to ask", Asking::ToAsk.as_str()),
    ("to be asked", Asking::ToAsk.as_str()),
    ("new", Asking::ToAsk.as_str()),
    ("invited", Asking::Asked.as_str()),
    ("pending", Asking::Asked.as_str()),
    ("waiting", Asking::Asked.as_str()),
    ("contacted", Asking::Asked.as_str()),
    ("member", Asking::Joined.as_str()),
    ("accepted", Asking::Joined.as_str()),
    ("confirmed", Asking::Joined.as_str()),
    ("committed", Asking::Joined.as_str()),
    ("no", Asking::Declined.as_str()),
    ("not interested", Asking::Declined.as_str()),
    ("refused", Asking::Declined.as_str()),
];

fn word(cell: &str, menu: &[(&'static str, String)], others: Others) -> Option<&'static str> {
    let cell = key(cell);
    let own = menu.iter().find(|(word, label)| key(word) == cell || key(label) == cell).map(|(word, _)| *word);
    own.or_else(|| others.iter().find(|(name, _)| *name == cell).map(|(_, word)| *word))
}

fn one(cell: &str, what: &str, menu: &[(&'static str, String)], others: Others) -> Result<String, String> {
    if cell.trim().is_empty() {
        return Ok(String::new());
    }
    word(cell, menu, others).map(str::to_owned).ok_or_else(|| unknown(cell, what, menu))
}

/// Several words. A cell is one word, if it is; else commas, semicolons, bars, slashes and line ends part it.
fn many(cell: &str, what: &str, menu: &[(&'static str, String)], others: Others) -> Result<String, String> {
    if let Some(word) = word(cell, menu, others) {
        return Ok(word.to_owned());
    }
    let parts = cell.split([',', ';', '|', '/', '\n', '&']).map(str::trim).filter(|part| !part.is_empty());
    let words: Vec<&str> = parts.map(|part| word(part, menu, others).ok_or_else(|| unknown(part, what, menu))).collect::<Result<_, _>>()?;
    Ok(menu.iter().map(|(word, _)| *word).filter(|word| words.contains(word)).collect::<Vec<_>>().join("\n"))
}

fn unknown(cell: &str, what: &str, menu: &[(&'static str, String)]) -> String {
    let labels: Vec<&str> = menu.iter().map(|(_, label)| label.as_str()).collect();
    let cell = crate::domain::words::shortened(cell, 60);
    format!("“{cell}” is not {what}. Use one of these: {}.", labels.join("; "))
}

/// A sector.
pub fn sector(cell: &str) -> Result<String, String> {
    one(cell, "a sector", &Sector::menu(), SECTORS)
}

/// Roles, a line each.
pub fn roles(cell: &str) -> Result<String, String> {
    many(cell, "a role", &Role::menu(), ROLES)
}

/// Pillars, a line each.
pub fn pillars_of(cell: &str) -> Result<String, String> {
    many(cell, "a pillar", &pillars(), PILLARS)
}

/// Where the asking stands.
pub fn standing(cell: &str) -> Result<String, String> {
    one(cell, "a status", &Asking::menu(), STANDINGS)
}

/// A day as people and spreadsheets write it: 12/5/2026, 12/5/26, 2026-12-05, December 5, 2026, 5-Dec-2026.
pub fn day(cell: &str) -> Result<String, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(String::new());
    }
    let read = dates::parse_iso(cell).or_else(|| american(cell)).or_else(|| in_words(cell)).map(dates::iso);
    // What the calendar has may still lie far outside our time.
    let within = read.filter(|day| dates::parse_iso(day).is_some());
    within.ok_or_else(|| format!("“{}” is not a date. Write it as 12/5/2026 or 2026-12-05.", crate::domain::words::shortened(cell, 60)))
}

fn american(cell: &str) -> Option<Date> {
    let parts: Vec<&str> = cell.split('/').map(str::trim).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    date(year, Month::try_from(month.parse::<u8>().ok()?).ok()?, day)
}

fn in_words(cell: &str) -> Option<Date> {
    let parts: Vec<&str> = cell.split([' ', ',', '-', '.']).filter(|part| !part.is_empty()).collect();
    let [one, other, year] = parts.as_slice() else { return None };
    named(one)
        .map(|month| (month, other))
        .or_else(|| named(other).map(|month| (month, one)))
        .and_then(|(month, day)| date(year, month, day))
}

fn date(year: &str, month: Month, day: &str) -> Option<Date> {
    let number: i32 = year.parse().ok()?;
    let year = if year.len() == 2 { 2000 + number } else { number };
    Date::from_calendar_date(year, month, day.parse().ok()?).ok()
}

/// A month by its name, or the first three letters of it.
fn named(text: &str) -> Option<Month> {
    let text = text.to_lowercase();
    (1..=12).filter_map(|number| Month::try_from(number).ok()).find(|month| {
        let name = month.to_string().to_lowercase();
        text.len() >= 3 && name.starts_with(&text) || (text == "sept" && *month == Month::September)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_as_people_write_them() {
        assert_eq!(sector("Hospital"), Ok("anchor_institution".to_owned()));
        assert_eq!(sector("FINANCIAL INSTITUTION"), Ok("financial_institution".to_owned()));
        assert_eq!(sector("faith-based organization"), Ok("faith_based".to_owned()));
        assert_eq!(sector(" "), Ok(String::new()));
        assert_eq!(roles("Champion; management team"), Ok("management_team\nchampion".to_owned()));
        assert_eq!(pillars_of("Healthy environment and access to good health care"), Ok("health".to_owned()));
        assert_eq!(pillars_of("work, education"), Ok("education\nwork".to_owned()));
        assert_eq!(pillars_of(""), Ok(String::new()));
        assert_eq!(standing("Not asked yet"), Ok("to_ask".to_owned()));
        let told = sector("Astronauts").unwrap_err();
        assert!(told.starts_with("“Astronauts” is not a sector. Use one of these: Local government; "), "{told}");
        assert!(roles("Champion, Boss").unwrap_err().starts_with("“Boss” is not a role."));
    }

    #[test]
    fn every_other_word_leads_to_one_of_the_choice_and_no_word_to_two() {
        for (menu, others) in [(Sector::menu(), SECTORS), (Role::menu(), ROLES), (pillars(), PILLARS), (Asking::menu(), STANDINGS)] {
            for (at, (name, leads_to)) in others.iter().enumerate() {
                assert_eq!(key(name), *name);
                assert!(menu.iter().any(|(word, _)| word == leads_to), "{name}");
                assert!(others[at + 1..].iter().all(|(other, _)| other != name), "{name}");
            }
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-12-05", "12/5/2026", "12/05/26", "December 5, 2026", "Dec. 5, 2026", "5-Dec-26", "5 december 2026"] {
            assert_eq!(day(text), Ok("2026-12-05".to_owned()), "{text}");
        }
        assert_eq!(day(""), Ok(String::new()));
        for text in ["soon", "13/40/2026", "2026", "12/5/1026", "12.5", "May", "2/30/2026"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
