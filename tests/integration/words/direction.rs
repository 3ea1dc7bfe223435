//! What people type runs from the side of its first letter, on every page that shows it and in every field that takes it.
//!
//! What the program says runs from the left, whatever it holds: what is inserted keeps its side to itself.
//!
//! A walk follows every link, fills every form that it meets with Hebrew, and looks at each page for Hebrew that stands in
//! no element of its own direction.

use std::collections::{BTreeMap, BTreeSet};

use crate::person::{Page, Person};

const HEBREW: &str = "שלום, 12 (אחת)";
/// How many pages, and how many forms, of one kind are enough.
const ENOUGH: usize = 2;

/// A tag with its attributes as they are written.
#[derive(Clone, Copy)]
struct Tag<'a>(&'a str);

impl<'a> Tag<'a> {
    fn name(self) -> &'a str {
        self.0.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default()
    }

    fn value(self, name: &str) -> Option<&'a str> {
        self.0.split_once(&format!(" {name}=\""))?.1.split('"').next()
    }

    fn is_typed_in(self) -> bool {
        !self.0.starts_with('/')
            && (self.name() == "textarea" || (self.name() == "input" && matches!(self.value("type"), None | Some("text" | "search"))))
    }

    fn has_direction(self) -> bool {
        // What is drawn has its direction from the style sheet.
        ["bdi", "svg"].contains(&self.name()) || self.value("dir") == Some("auto")
    }
}

/// The tags of a page, each with the text after it.
fn tags(page: &str) -> impl Iterator<Item = (Tag<'_>, &str)> {
    page.split('<').skip(1).map(|piece| piece.split_once('>').map_or((Tag(piece), ""), |(tag, text)| (Tag(tag), text)))
}

fn is_hebrew(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{590}'..='\u{5FF}'))
}

/// The text without what was inserted into it between the two marks of Unicode, which keeps its side to itself.
fn own_words(text: &str) -> String {
    let mut depth = 0_usize;
    let own = text.chars().filter(|c| {
        depth += usize::from(*c == '\u{2068}');
        let is_own = depth == 0;
        depth -= usize::from(*c == '\u{2069}' && depth > 0);
        is_own
    });
    own.collect()
}

/// Whether a line that runs from the side of its first letter holds words of the program beside somebody's, or the words of two.
fn is_garbled(text: &str) -> bool {
    let plain = own_words(text).replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'").replace("&quot;", "\"");
    plain.lines().any(|line| {
        is_hebrew(line) && (line.contains(|c: char| c.is_ascii_alphabetic()) || line.split("; ").filter(|part| is_hebrew(part)).count() > 1)
    })
}

/// What of a page has no direction of its own, or takes its direction from what was only inserted into it.
fn faults(page: &str) -> Vec<String> {
    const EMPTY: [&str; 12] = ["input", "meta", "link", "br", "use", "path", "circle", "rect", "line", "hr", "col", "!DOCTYPE"];
    let (mut found, mut open) = (Vec::new(), Vec::<Tag>::new());
    // What is said by each open element of its own direction, and by none within it.
    let mut said: Vec<(usize, String)> = Vec::new();
    for (tag, text) in tags(page) {
        if tag.is_typed_in() && !tag.has_direction() {
            found.push(format!("field <{}>", tag.0));
        }
        if tag.0.starts_with('/') {
            while open.pop().is_some_and(|last| last.name() != tag.name()) {}
            while said.last().is_some_and(|(depth, _)| *depth > open.len()) {
                let (_, line) = said.pop().expect("there is one");
                if is_garbled(&line) {
                    found.push(format!("garbled: {}", line.trim()));
                }
            }
        } else if !EMPTY.contains(&tag.name()) && !tag.0.ends_with('/') {
            open.push(tag);
            if tag.has_direction() && tag.name() != "svg" {
                said.push((open.len(), String::new()));
            }
        }
        let has_direction = open.iter().any(|tag| tag.has_direction() || ["title", "script", "style"].contains(&tag.name()));
        if let Some((_, line)) = said.last_mut() {
            line.push_str(if tag.name() == "br" { "\n" } else { "" });
            line.push_str(text);
        }
        if is_hebrew(&own_words(text)) && !has_direction {
            let around: Vec<&str> = open.iter().rev().take(3).map(|tag| tag.0).collect();
            found.push(format!("<{}> {}", around.join("> in <"), text.trim()));
        }
    }
    found
}

/// The forms of a page that take text: where each goes, and what a person would send who fills it with Hebrew.
fn forms(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let whole = |form: &str| {
        let (head, form) = form.split_once('>')?;
        let form = form.split("</form>").next()?;
        let action = Tag(head).value("action").filter(|_| head.contains("method=\"post\""))?.to_owned();
        let mut radios: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let (mut fields, mut is_text, mut is_ticked, mut select) = (Vec::new(), false, false, "");
        for (tag, _) in tags(form) {
            let value = tag.value("value").unwrap_or_default();
            let name = tag.value("name").unwrap_or_default();
            if tag.is_typed_in() && !name.is_empty() {
                is_text = true;
                fields.push((
                    name.to_owned(),
                    if name.starts_with("amount-") {
                        "1200"
                    } else if name.starts_with("year-") {
                        "2027"
                    } else {
                        HEBREW
                    }
                    .to_owned(),
                ));
                continue;
            }
            match (tag.name(), tag.value("type")) {
                // One box is enough: one step to ask about, one person who was there.
                ("input", Some("checkbox")) if !is_ticked && !name.starts_with("leave-out") => {
                    is_ticked = true;
                    fields.push((name.to_owned(), value.to_owned()));
                }
                ("input", Some("radio")) => radios.entry(name).or_default().push(value),
                ("input", Some("date")) => fields.push((name.to_owned(), if value.is_empty() { "2026-10-01" } else { value }.to_owned())),
                ("input", Some("hidden" | "number")) => fields.push((name.to_owned(), value.to_owned())),
                ("select", _) => select = name,
                ("option", _) if !select.is_empty() && tag.0.contains(" selected") => fields.push((select.to_owned(), value.to_owned())),
                _ => {}
            }
        }
        // The second choice asks for a reason more often than the first.
        fields.extend(radios.iter().map(|(name, values)| ((*name).to_owned(), (*values.get(1).unwrap_or(&values[0])).to_owned())));
        let plain = |text: String| text.replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'");
        is_text.then(|| (plain(action), fields.into_iter().map(|(name, value)| (name, plain(value))).collect()))
    };
    page.split("<form ").skip(1).filter_map(whole).collect()
}

/// A link as one of its kind: ids and values aside.
fn kind(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let path: Vec<&str> = path.split('/').map(|part| if part.len() == 36 { "…" } else { part }).collect();
    let query: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", path.join("/"), query.join("&"))
}

/// Pages that were seen, by kind, and what was wrong with them.
#[derive(Default)]
struct Walk {
    pages: BTreeMap<String, usize>,
    forms: BTreeMap<String, usize>,
    faults: BTreeMap<String, String>,
    texts: usize,
}

impl Walk {
    fn look(&mut self, name: &str, page: &Page) {
        let page = String::from_utf8_lossy(&page.bytes);
        self.texts += usize::from(is_hebrew(&page));
        for fault in faults(&page) {
            self.faults.entry(fault).or_insert_with(|| name.to_owned());
        }
    }

    async fn through(&mut self, person: &Person, start: &[&str]) {
        let mut ahead: Vec<String> = start.iter().map(|&link| link.to_owned()).collect();
        let mut known = BTreeSet::new();
        while let Some(link) = ahead.pop() {
            let times = self.pages.entry(kind(&link)).or_default();
            if *times >= ENOUGH || !known.insert(link.clone()) {
                continue;
            }
            *times += 1;
            let mut page = person.get(&link).await;
            let is_page =
                |headers: &axum::http::HeaderMap| headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
            if !is_page(&page.headers) {
                continue;
            }
            for (action, fields) in forms(&page.text) {
                // The rest of the walk needs what would be deleted.
                if action.ends_with("/delete") {
                    continue;
                }
                let times = self.forms.entry(kind(&action)).or_default();
                if *times < ENOUGH {
                    *times += 1;
                    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                    let answer = person.post(&action, &fields).await;
                    self.look(&format!("{} after a post, {}", kind(&action), answer.status), &answer);
                }
            }
            page = person.get(&link).await;
            self.look(&kind(&link), &page);
            let links = page.text.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
            ahead.extend(links.map(|link| format!("/{}", link.replace("&#38;", "&"))));
        }
    }
}

/// What no form takes if every field of it holds a name: actions, asks, what the launch kit needs to know.
async fn fill(person: &Person, round: &str) {
    let home = person.get(round).await.after("class=\"where\"", "href");
    let named =
        [("what", HEBREW), ("owner", HEBREW), ("helpers", HEBREW), ("notes", HEBREW), ("source-new1", HEBREW), ("amount-new1", "1200")];
    let statuses: [&[(&str, &str)]; 3] = [&[], &[("status", "done")], &[("status", "dropped"), ("reason", HEBREW)]];
    for status in statuses {
        let fields: Vec<(&str, &str)> = named.into_iter().chain([("closes", "1.1")]).chain(status.iter().copied()).collect();
        person.post(&format!("{home}/actions"), &fields).await.expect(303);
    }
    for topic in ["topic-3.1", "topic-staff-buy-in"] {
        person.post(&format!("{round}/asks"), &[(topic, "yes"), ("person", HEBREW), ("asked", "2026-10-01")]).await.expect(303);
    }
    let ask = person.get(&format!("{round}/asks")).await.after("<form method=\"post\" action=\"/asks/", "action");
    let rev = person.get(&format!("{round}/asks")).await.after("name=\"rev\"", "value");
    person.post(&ask, &[("rev", &rev)]).await.expect(303);
    for name in ["department", "leader", "pays_for", "related", "earlier", "groups"] {
        person.post(&format!("{home}/launch"), &[(name, HEBREW)]).await.expect(303);
    }
}

#[tokio::test]
async fn what_people_type_runs_from_its_own_side_on_every_page() {
    let person = Person::new().await;
    let mut walk = Walk::default();
    walk.look("the first page", &person.get("/").await);
    let round = person.start(HEBREW, HEBREW).await;
    let example = person.post("/example", &[]).await.location;
    let gone = person.start("", HEBREW).await;
    person.post(&format!("{gone}/delete"), &[("title", person.report(&gone).await["round"]["title"].as_str().unwrap())]).await;
    fill(&person, &round).await;
    walk.through(&person, &[&example, &round, "/", "/file"]).await;
    // Once more, now that there is something to show everywhere.
    walk.pages.clear();
    walk.forms.clear();
    walk.through(&person, &[&example, &round, "/", "/file"]).await;

    let condition = format!("{round}/conditions/leadership-commitment");
    let stale = [("note-1.1", "אחרת"), ("rev-note-1.1", "rev-0"), ("evidence-1.1", "אחרת"), ("rev-evidence-1.1", "rev-0")];
    let conflict = person.post(&condition, &stale).await;
    walk.look("a conflict", &conflict);
    assert!(conflict.text.contains("Theirs:"), "{} {}", conflict.status, conflict.text);

    assert!(walk.pages.len() > 40 && walk.texts > 60, "{} pages, {} with Hebrew", walk.pages.len(), walk.texts);
    let faults: Vec<String> = walk.faults.iter().map(|(fault, page)| format!("{page}: {fault}")).collect();
    assert!(faults.is_empty(), "{} places:\n{}", faults.len(), faults.join("\n"));
}
