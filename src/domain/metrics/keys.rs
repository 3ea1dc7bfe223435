//! Of which place, year and group a row speaks.

use crate::domain::guide::metrics::{PlaceCode, PlaceKind};

use super::header::{Header, PlaceColumn};
use super::remark::RemarkKind;
use super::rows::Row;
use super::spelled::spelled;
use super::state;
use super::subgroup::Label;
use super::year;

/// What tells one row from all others of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKey {
    /// The place.
    pub place: PlaceCode,
    /// The year, in a file that has years.
    pub year: Option<u16>,
    /// What the group columns say.
    pub label: Label,
}

impl RowKey {
    /// One number for all of it. All together and no group are one: no file means two things by them.
    #[must_use]
    pub fn number(self) -> u64 {
        let group = match self.label {
            Label::All | Label::None | Label::Unknown | Label::Year(_) => 0,
            Label::Group(key) => key.index() as u64 + 1,
        };
        u64::from(self.place.number()) << 32 | u64::from(self.year.unwrap_or(0)) << 16 | group
    }
}

/// The digits of a place, of which files leave out leading zeros.
fn place(header: &Header, row: &Row<'_>) -> Option<PlaceCode> {
    let text = |at: usize| std::str::from_utf8(row.get(at)).ok();
    let (at, column) = header.place?;
    let code = text(at)?;
    let state = header.state.map_or(Some(""), text)?;
    let kind = match column {
        PlaceColumn::County => PlaceKind::County,
        PlaceColumn::City => PlaceKind::City,
        PlaceColumn::Either if code.len() == PlaceKind::County.digits() => PlaceKind::County,
        PlaceColumn::Either if code.len() == PlaceKind::City.digits() => PlaceKind::City,
        PlaceColumn::Either => return None,
    };
    if code.len() > kind.digits() {
        // The state's digits stand before the place's.
        let (before, code) = code.split_at_checked(code.len() - kind.digits())?;
        let same = state.is_empty() || before.trim_start_matches('0') == state.trim_start_matches('0');
        return same.then(|| PlaceCode::read(kind, before, code)).flatten();
    }
    PlaceCode::read(kind, state, code)
}

/// Of which place, year and group a row speaks.
///
/// # Errors
/// The kind of remark where it does not say.
pub fn key_of(header: &Header, row: &Row<'_>) -> Result<RowKey, RemarkKind> {
    let place = place(header, row).filter(|place| state::postal(place.state()).is_some()).ok_or(RemarkKind::NoPlace)?;
    let text = |at: Option<usize>| at.map(|at| spelled(row.get(at)).0).unwrap_or_default();
    let label = Label::read(&text(header.group), &text(header.group_type));
    let year = match (header.year, label) {
        (None, Label::Year(year)) => Some(year),
        (None, _) => None,
        (Some(at), _) => Some(std::str::from_utf8(row.get(at)).ok().and_then(year::read).ok_or(RemarkKind::NoYear)?),
    };
    Ok(RowKey { place, year, label })
}
