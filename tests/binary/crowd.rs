//! Many people at one assessment at once: what comes of it equals some order in which they saved one after
//! another, and whoever was too late was told so, with both texts.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use milepost::domain::readiness::Revision;
use tempfile::tempdir;

use crate::chance::Chance;
use crate::facts::Facts;
use crate::program::{Program, Reply, ask, between, encoded, plain, run, told};
use crate::saver::Place;

const PEOPLE: usize = 8;
const POSTS: usize = 30;

/// A form that many people post at once.
struct Target {
    path: String,
    /// The id of what it changes.
    subject: String,
    /// The name of each field in the form and in the history.
    fields: Vec<(&'static str, &'static str)>,
}

/// One field of one post.
struct Write {
    field: &'static str,
    seen: String,
    value: String,
    was_refused: bool,
}

/// Somebody with a browser of their own, who knows of a field only what a page told them.
struct Member {
    name: String,
    cookie: String,
    known: BTreeMap<&'static str, String>,
    posts: Vec<Vec<Write>>,
}

impl Member {
    fn join(address: SocketAddr, n: usize) -> Self {
        let name = format!("Member {n}");
        let reply = ask(address, "POST /you HTTP/1.1", &encoded([("name", name.as_str()), ("person", "new")])).unwrap();
        assert_eq!(reply.status, 303);
        Self { name, cookie: reply.cookie, known: BTreeMap::new(), posts: Vec::new() }
    }

    fn post(&self, address: SocketAddr, path: &str, form: &[(String, String)]) -> Reply {
        let line = format!("POST {path} HTTP/1.1\r\nCookie: {}", self.cookie);
        ask(address, &line, &encoded(form.iter().map(|(name, value)| (name.as_str(), value.as_str())))).unwrap()
    }

    /// Changes some fields, each from what was last shown here, which may be old by now.
    fn change(&mut self, address: SocketAddr, target: &Target, chance: &mut Chance, n: usize) {
        let mut form = Vec::new();
        let mut writes = Vec::new();
        for (name, field) in &target.fields {
            if !chance.one_in(2) {
                continue;
            }
            let seen = self.known.get(field).cloned().unwrap_or_default();
            // It begins and ends otherwise than what it replaces, so that the history has a line of its own for it.
            let around = if seen.ends_with('A') { 'B' } else { 'A' };
            let text = format!("{around} {} {n} {:08x} {around}", self.name, chance.next() & 0xffff_ffff);
            let value = match *name {
                "judgment" => {
                    form.push(("judgment".to_owned(), "met".to_owned()));
                    form.push(("judgment-reason".to_owned(), text.clone()));
                    format!("met: {text}")
                }
                "step-1.3" => {
                    let others = ["in_place", "under_way", "not_yet", "unknown"].into_iter().filter(|word| *word != seen);
                    let value = (*chance.of(&others.collect::<Vec<_>>())).to_owned();
                    form.push(((*name).to_owned(), value.clone()));
                    value
                }
                _ => {
                    form.push(((*name).to_owned(), text.clone()));
                    text
                }
            };
            form.push((format!("rev-{name}"), Revision::of(&seen).to_string()));
            writes.push((*name, Write { field, seen, value, was_refused: false }));
        }
        let reply = self.post(address, &target.path, &form);
        assert!(matches!(reply.status, 303 | 409), "{}: {}", reply.status, plain(&reply.body));
        for (name, write) in &mut writes {
            if let Some(theirs) = refused(&reply, name, write) {
                write.was_refused = true;
                self.known.insert(write.field, theirs);
            } else {
                self.known.insert(write.field, write.value.clone());
            }
        }
        assert_eq!(reply.status == 409, writes.iter().any(|(_, write)| write.was_refused), "{}", plain(&reply.body));
        self.posts.push(writes.into_iter().map(|(_, write)| write).collect());
    }
}

/// What somebody else put into a field, if a change of it was refused. The page must show both texts, and
/// carry the revision of the one that it shows.
fn refused(reply: &Reply, name: &str, write: &Write) -> Option<String> {
    let page = &reply.body;
    if reply.status != 409 {
        return None;
    }
    if page.contains(&format!("name=\"conflict-{name}\"")) {
        let theirs = between(page, &format!("name=\"settle-{name}\" value=\"theirs\" data-value=\""), "\"").to_owned();
        let shown = between(page, &format!("name=\"settle-{name}\" value=\"mine\">"), "</label>");
        let mine = write.value.trim_start_matches("met: ");
        assert!(name.starts_with("step-") || shown.contains(mine), "mine is not shown: {shown}");
        assert_ne!(theirs, write.seen);
        let rev = between(page, &format!("name=\"rev-{name}\" value=\""), "\"");
        assert_eq!(rev, Revision::of(&theirs).to_string(), "the revision is not that of the text shown");
        return Some(theirs);
    }
    if page.contains(&format!("id=\"problem-{name}\"")) {
        let told = between(page, &format!("id=\"problem-{name}\">"), "</p>");
        assert!(page.contains(&write.value), "mine is not shown: {page}");
        return Some(between(told, "“", "”").to_owned());
    }
    None
}

/// Holds what came of it against the posts: every accepted write is in the history right after the text that
/// its author had seen, the fields of one post stand together, and the last one is what is stored.
fn judge(facts: &Facts, target: &Target, members: &[Member]) -> (usize, usize) {
    let lines: Vec<_> = facts.lines.iter().filter(|line| line.subject_id.to_string() == target.subject).collect();
    let (mut accepted, mut refused) = (0, 0);
    for (_, field) in &target.fields {
        let story: Vec<_> = lines.iter().filter(|line| line.field == *field).collect();
        let mut before = "";
        for line in &story {
            assert_eq!(line.before, before, "{field}: a link of the chain is missing");
            before = &line.after;
        }
        assert_eq!(facts.value(&target.subject, field), before, "{field}: what is stored is not what was last accepted");
        let mut owed: Vec<(&str, &str, &str)> = Vec::new();
        let mut already_so = Vec::new();
        for member in members {
            for write in member.posts.iter().flatten().filter(|write| write.field == *field) {
                let link = (member.name.as_str(), write.seen.as_str(), write.value.as_str());
                let is_there = story.iter().any(|line| (line.name.as_str(), line.before.as_str(), line.after.as_str()) == link);
                if write.was_refused {
                    refused += 1;
                    let is_text = !field.starts_with("step-");
                    assert!(!(is_text && story.iter().any(|line| line.after == write.value)), "{field}: refused and saved");
                } else if is_there || !field.starts_with("step-") {
                    owed.push(link);
                } else {
                    // One of four answers may have been there already, which is neither saved nor refused.
                    already_so.push(write.value.as_str());
                }
            }
        }
        accepted += owed.len();
        let mut there: Vec<_> = story.iter().map(|line| (line.name.as_str(), line.before.as_str(), line.after.as_str())).collect();
        // The same answer over the same answer may have been there already the second time.
        owed.sort_unstable();
        there.sort_unstable();
        if field.starts_with("step-") {
            owed.dedup();
            there.dedup();
        }
        assert_eq!(there, owed, "{field}: the history is not what was accepted");
        assert!(already_so.iter().all(|value| story.iter().any(|line| line.after == **value)));
    }
    for write in members.iter().flat_map(|member| &member.posts) {
        let is_own = |line: &milepost::bundle::Line| {
            write.iter().any(|write| line.field == write.field && line.after == write.value && !line.field.starts_with("step-"))
        };
        let places: Vec<usize> = (0..lines.len()).filter(|n| is_own(lines[*n])).collect();
        if let (Some(first), Some(last)) = (places.first(), places.last()) {
            // An answer, or the date of an update, may stand between; a write of another post may not.
            let between = &lines[*first..=*last];
            let is_foreign = |line: &&&milepost::bundle::Line| !is_own(line) && !line.field.starts_with("step-") && line.field != "updated";
            assert_eq!(between.iter().filter(is_foreign).count(), 0, "two posts are mixed in the history");
        }
    }
    (accepted, refused)
}

#[test]
fn many_people_at_once_equal_some_who_save_one_after_another() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let place = Place::new(&program, "Wren County");
    let address = program.address;
    let round = place.rounds[0].clone();
    let made = program.post(&format!("/jurisdictions/{}/actions", place.jurisdiction), "what=Hire+somebody&status=to_do");
    let action = made.location.split_once("#action-").unwrap().1.to_owned();
    let fields = |names: &[(&'static str, &'static str)]| names.to_vec();
    let targets = [
        Target {
            path: format!("/assessments/{round}/conditions/leadership-commitment"),
            subject: round,
            fields: fields(&[
                ("step-1.3", "step-1.3"),
                ("note-1.1", "note-1.1"),
                ("note-1.2", "note-1.2"),
                ("evidence-1.1", "evidence-1.1"),
                ("need", "need-leadership-commitment"),
                ("judgment", "judgment-leadership-commitment"),
            ]),
        },
        Target { path: format!("/actions/{action}"), subject: action, fields: fields(&[("helpers", "helpers"), ("notes", "notes")]) },
    ];
    for target in &targets {
        let mut chance = Chance::new();
        let mut members: Vec<Member> = (0..PEOPLE).map(|n| Member::join(address, n)).collect();
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let work: Vec<_> = members
                .iter_mut()
                .map(|member| {
                    let mut chance = chance.fork();
                    scope.spawn(move || (0..POSTS).for_each(|n| member.change(address, target, &mut chance, n)))
                })
                .collect();
            // Meanwhile somebody reads, prints, checks and backs up.
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    for path in [
                        format!("/assessments/{}/verdict", place.rounds[0]),
                        format!("/jurisdictions/{}", place.jurisdiction),
                        "/history".to_owned(),
                    ] {
                        let status = ask(address, &format!("GET {path} HTTP/1.1"), "").unwrap().status;
                        assert!(matches!(status, 200 | 303), "{path}: {status}");
                    }
                    for path in ["/file/check", "/file/backup"] {
                        assert_eq!(ask(address, &format!("POST {path} HTTP/1.1"), "").unwrap().status, 303);
                    }
                }
            });
            let outcome: Vec<_> = work.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
            is_over.store(true, Ordering::Relaxed);
            for done in outcome {
                done.unwrap();
            }
        });
        let facts = Facts::of(&program, &place.jurisdiction);
        let (accepted, refused) = judge(&facts, target, &members);
        println!("{}: {accepted} writes accepted, {refused} refused with both texts", target.path);
        assert!(accepted >= 30 && refused >= 30, "too little happened to prove anything: {accepted}, {refused}");
    }
    program.quit();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}

#[test]
fn writes_to_different_fields_never_stand_in_each_others_way() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let place = Place::new(&program, "Wren County");
    let address = program.address;
    let round = &place.rounds[0];
    let fields = ["note-1.1", "note-1.2", "note-1.3", "note-1.4", "evidence-1.1", "evidence-1.2", "evidence-1.3", "evidence-1.4"];
    std::thread::scope(|scope| {
        for (n, field) in fields.into_iter().enumerate() {
            scope.spawn(move || {
                let member = Member::join(address, n);
                let mut seen = String::new();
                for turn in 0..POSTS {
                    let around = if turn % 2 == 0 { 'A' } else { 'B' };
                    let text = format!("{around} {field} {turn} {around}");
                    let form = [(field.to_owned(), text.clone()), (format!("rev-{field}"), Revision::of(&seen).to_string())];
                    let reply = member.post(address, &format!("/assessments/{round}/conditions/leadership-commitment"), &form);
                    assert_eq!(reply.status, 303, "{}", plain(&reply.body));
                    seen = text;
                }
            });
        }
    });
    let facts = Facts::of(&program, &place.jurisdiction);
    for field in fields {
        let story = facts.story(round, field);
        assert_eq!(story.len(), POSTS, "{field}");
        assert!(story.iter().enumerate().all(|(turn, text)| text.contains(&format!("{field} {turn} "))), "{field}: {story:?}");
        assert_eq!(facts.value(round, field), *story.last().unwrap());
    }
    program.quit();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}
