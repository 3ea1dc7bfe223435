//! The parts of a jurisdiction's work, and the one navigation that leads to them from each of its pages.

use super::Place;

/// A part of a jurisdiction's work.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub label: &'static str,
    /// Its address, after the jurisdiction's.
    pub path: &'static str,
    /// Its address within a round, after the round's: a page of an older round leads to the parts of that round.
    pub in_round: Option<&'static str>,
    /// Whether it stands beside the work, below the line.
    pub is_beside: bool,
    /// The other addresses whose pages belong to it, those below them included: see [`within`].
    holds: &'static [&'static str],
}

/// The address of the search through everything, after the jurisdiction's.
const FIND: &str = "/find";

/// The parts in the order of the road, then those that stand beside it. A new part is one line.
#[rustfmt::skip]
pub const PARTS: [Part; 19] = [
    Part::new("Home", "", &[]),
    Part::new("Road", "/road", &["/map"]),
    Part::new("Readiness", "/readiness", &["round", "/assessments", "/rounds"]).in_round(""),
    Part::new("Decision", "/decision", &["round/decision", "/which"]).in_round("/decision"),
    Part::new("Metrics", "/metrics", &[]),
    Part::new("Coalition", "/coalition", &["working-group"]),
    Part::new("Findings", "/findings", &["/sources"]),
    Part::new("Engagement", "/engagement", &[]),
    Part::new("Strategy", "/strategy", &[]),
    Part::new("Measures", "/measures", &["/accountability"]),
    Part::new("Document", "/document", &["/progress", "/publications"]),
    Part::new("Work plan", "/plan", &["/actions", "action"]),
    Part::new("Case to leadership", "/case", &[]).beside(),
    Part::new("Launch kit", "/launch", &[]).beside(),
    Part::new("Population groups", "/population-groups", &["group"]).beside(),
    Part::new("People", "/people", &[]).beside(),
    Part::new("Handover", "/handover", &[]).beside(),
    Part::new("History", "/history", &["round/history"]).beside(),
    Part::new("Settings", "/settings", &["/delete"]).beside(),
];

impl Part {
    const fn new(label: &'static str, path: &'static str, holds: &'static [&'static str]) -> Self {
        Self { label, path, in_round: None, is_beside: false, holds }
    }

    const fn in_round(self, path: &'static str) -> Self {
        Self { in_round: Some(path), ..self }
    }

    const fn beside(self) -> Self {
        Self { is_beside: true, ..self }
    }

    /// How much of an address says that it belongs to this part; nothing if it does not. More says it better.
    fn holds(&self, address: &str) -> Option<usize> {
        let is_below = |start: &&str| address.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let home = (self.path.is_empty() && address.is_empty()).then_some(0);
        let path = Some(self.path).filter(|path| !path.is_empty());
        path.iter().chain(self.holds).filter(|start| is_below(start)).map(|start| start.len()).max().or(home)
    }

    /// The part to which the page at this address belongs.
    #[must_use]
    pub fn of(here: &str) -> Option<&'static Self> {
        let address = within(here)?;
        PARTS.iter().filter_map(|part| Some((part.holds(&address)?, part))).max_by_key(|(length, _)| *length).map(|(_, part)| part)
    }
}

/// The parts of the work, and those beside it.
#[must_use]
pub fn groups() -> [&'static [Part]; 2] {
    let (work, beside) = PARTS.split_at(PARTS.iter().position(|part| part.is_beside).unwrap_or(PARTS.len()));
    [work, beside]
}

/// An address without its ids and its query: after the jurisdiction's own it begins with a slash, after that of
/// a round, an action, a group or a working group with "round", "action", "group" or "working-group".
fn within(here: &str) -> Option<String> {
    let path = here.split(['?', '#']).next()?;
    let (noun, rest) = path.strip_prefix('/')?.split_once('/')?;
    let below = rest.find('/').map_or("", |at| &rest[at..]);
    let noun = match noun {
        "jurisdictions" => "",
        "assessments" => "round",
        "actions" => "action",
        "population-groups" => "group",
        "working-groups" => "working-group",
        _ => return None,
    };
    Some(format!("{noun}{below}"))
}

/// The navigation as it stands on one page.
#[derive(Debug)]
pub struct Navigation {
    jurisdiction: String,
    round: Option<String>,
    here: Option<&'static Part>,
    /// Whether the page is the part's own, and not one below it.
    is_there: bool,
    /// Whether the page is that of the search through everything.
    is_find: bool,
}

impl Navigation {
    /// The navigation of a page at an address, in this place.
    #[must_use]
    pub fn of(place: &Place, here: &str) -> Self {
        let found = Part::of(here);
        let path = here.split(['?', '#']).next().unwrap_or_default();
        let mut navigation = Self {
            jurisdiction: format!("/jurisdictions/{}", place.id),
            round: place.round_id.map(|id| format!("/assessments/{id}")),
            here: found,
            is_there: false,
            is_find: within(here).is_some_and(|address| address == FIND),
        };
        navigation.is_there = found.is_some_and(|part| {
            let (base, rest) = navigation.address(part);
            path.strip_prefix(base) == Some(rest)
        });
        navigation
    }

    /// The part to which the page belongs; "Menu" stands beside its name where the navigation is folded.
    #[must_use]
    pub const fn here(&self) -> Option<&'static Part> {
        self.here
    }

    /// The two halves of a part's address: whose it is, and what of it.
    #[must_use]
    pub fn address(&self, part: &Part) -> (&str, &'static str) {
        match (part.in_round, &self.round) {
            (Some(path), Some(round)) => (round, path),
            _ => (&self.jurisdiction, part.path),
        }
    }

    /// The address of the search through everything.
    #[must_use]
    pub fn find(&self) -> String {
        format!("{}{FIND}", self.jurisdiction)
    }

    /// Whether the page is that of the search: its field among the parts is marked then, as a part is.
    #[must_use]
    pub const fn is_find(&self) -> bool {
        self.is_find
    }

    /// How the link of the present part says that the page is its own, or lies below it.
    #[must_use]
    pub fn mark(&self, part: &Part) -> Option<&'static str> {
        self.here.filter(|here| *here == part).map(|_| if self.is_there { "page" } else { "true" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(here: &str) -> &'static str {
        Part::of(here).map_or("", |part| part.label)
    }

    #[test]
    fn a_page_belongs_to_the_part_that_knows_its_address_best() {
        for (here, part) in [
            ("/jurisdictions/1", "Home"),
            ("/jurisdictions/1?x=y", "Home"),
            ("/jurisdictions/1/plan?view=due", "Work plan"),
            ("/jurisdictions/1/plan/terms", "Work plan"),
            ("/jurisdictions/1/road", "Road"),
            ("/jurisdictions/1/road/4.1", "Road"),
            ("/jurisdictions/1/map", "Road"),
            ("/jurisdictions/1/actions", "Work plan"),
            ("/actions/1/delete", "Work plan"),
            ("/jurisdictions/1/coalition/2/letter", "Coalition"),
            ("/working-groups/1/delete", "Coalition"),
            ("/assessments/1", "Readiness"),
            ("/assessments/1/conditions/racial-equity", "Readiness"),
            ("/assessments/1/asks/2", "Readiness"),
            ("/assessments/1/decision?newer=yes", "Decision"),
            ("/assessments/1/history?field=need", "History"),
            ("/jurisdictions/1/rounds/2/3", "Readiness"),
            ("/jurisdictions/1/launch/announcement/versions/2", "Launch kit"),
            ("/jurisdictions/1/delete", "Settings"),
            ("/jurisdictions/1/planet", ""),
            ("/file", ""),
            ("/", ""),
        ] {
            assert_eq!(label(here), part, "{here}");
        }
    }

    #[test]
    fn the_page_of_a_jurisdiction_or_a_round_belongs_to_a_part_whatever_its_address() {
        let source = include_str!("../mod.rs");
        let paths = source.split(".route(\"").skip(1).filter_map(|rest| rest.split('"').next());
        let of_a_jurisdiction = |path: &&str| {
            ["/jurisdictions/{id}", "/assessments/{id}", "/actions/{id}", "/working-groups/{id}"]
                .iter()
                .any(|start| path.starts_with(start))
        };
        // What is only posted to, or gives a file; and Find, for which the search box stands.
        let is_page = |path: &&str| {
            let last = path.rsplit('/').next().unwrap_or_default();
            !last.contains('.') && !["archive", "unarchive", "export", "asking", "{name}", "find"].contains(&last)
        };
        let lost: Vec<&str> = paths.filter(of_a_jurisdiction).filter(is_page).filter(|path| Part::of(path).is_none()).collect();
        assert!(lost.is_empty(), "no part in the navigation is marked on {lost:?}");
    }

    #[test]
    fn no_two_parts_share_a_name_or_an_address() {
        for (at, one) in PARTS.iter().enumerate() {
            assert!(PARTS[at + 1..].iter().all(|other| other.label != one.label && other.path != one.path), "{}", one.label);
        }
    }
}
