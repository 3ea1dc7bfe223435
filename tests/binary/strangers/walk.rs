//! Every page and every document of a town, found by following links, and held against the route table.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::town::Town;
use crate::wire::Answer;
use crate::{forms, routes};

/// How many addresses that differ only in ids and in what stands after the question mark are looked at.
const EACH: usize = 12;

/// Everything that can be read, by its address, and the pages that came back to forms.
pub struct Walk(pub BTreeMap<String, Answer>);

impl Walk {
    /// Walks through the whole town.
    pub fn through(town: &Town, more: &[String]) -> Self {
        let mut found = BTreeMap::new();
        let mut looks: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut ahead: VecDeque<String> = VecDeque::new();
        let starts = [
            "/",
            "/history",
            "/export",
            "/schema/report.json",
            "/schema/bundle.json",
            "/import",
            "/metrics",
            "/bin",
            "/you",
            "/file",
            "/quit",
        ];
        ahead.extend(starts.map(str::to_owned));
        ahead.extend(town.ways.iter().cloned());
        ahead.extend(more.iter().cloned());
        while let Some(address) = ahead.pop_front() {
            let route = routed(&address);
            if !seen.insert(address.clone()) || looks.get(&route).is_some_and(|looks| *looks >= EACH) {
                continue;
            }
            let answer = town.get(&address);
            *looks.entry(route).or_default() += 1;
            ahead.extend(answer.header("location").map(str::to_owned));
            if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
                && answer.header("content-disposition").is_none()
            {
                ahead.extend(links(&answer.text()));
            }
            found.insert(address, answer);
        }
        found.extend(town.answers.iter().cloned());
        let walk = Self(found);
        let missed: Vec<String> = routes::all()
            .into_iter()
            .filter(|route| route.is_read && walk.of(&route.path).next().is_none())
            .map(|route| route.path)
            .collect();
        assert!(missed.is_empty(), "no link of the town leads to {missed:?}: teach the walk the way");
        walk
    }

    /// What was found under a route of the table.
    pub fn of<'a>(&'a self, route: &'a str) -> impl Iterator<Item = (&'a String, &'a Answer)> {
        self.0
            .iter()
            .filter(move |(address, answer)| routed(address) == route && answer.status == 200 || is_redirect(address, route, answer))
    }

    /// What is a page, or a document as a page.
    pub fn pages(&self) -> impl Iterator<Item = (&String, &Answer)> {
        self.0.iter().filter(|(_, answer)| answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")))
    }
}

fn is_redirect(address: &str, route: &str, answer: &Answer) -> bool {
    routed(address) == route && answer.status == 303
}

/// The route of the table that an address belongs to.
fn routed(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let fits = |route: &str| {
        let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
        route.len() == path.len() && route.iter().zip(path).all(|(part, there)| part.starts_with('{') || *part == there)
    };
    let all = routes::all();
    let exact = all.iter().filter(|route| fits(&route.path)).min_by_key(|route| route.path.matches('{').count());
    exact.map_or_else(|| path.to_owned(), |route| route.path.clone())
}

/// Every address of ours that a page names.
fn links(page: &str) -> Vec<String> {
    let mut links = Vec::new();
    for name in ["href", "src", "action"] {
        for (at, _) in page.match_indices(&format!(" {name}=\"/")) {
            let value = page[at..].split('"').nth(1).unwrap_or_default();
            let address = forms::unescaped(value);
            links.push(address.split('#').next().unwrap_or_default().to_owned());
        }
    }
    links.retain(|address| !address.is_empty());
    links
}
