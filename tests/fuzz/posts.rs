//! Forms changed at random and sent to every address that takes one.

use std::collections::BTreeSet;

use crate::chance::Chance;
use crate::corpus::{Run, kept};
use crate::desk::{Desk, Reply, encoded};
use crate::rooms;
use crate::town::{self, Names};

/// A form as it is sent.
#[derive(Debug, Clone)]
struct Post {
    to: String,
    body: Vec<u8>,
}

impl Post {
    /// As it is kept: the address on the first line, ids by what they are of.
    fn kept(&self, names: &Names) -> Vec<u8> {
        let mut text = String::from_utf8_lossy(&self.body).into_owned();
        let mut to = self.to.clone();
        for (name, id) in names {
            text = text.replace(id, name).replace(&id.replace('-', "%2D"), name);
            to = to.replace(id, name);
        }
        format!("{to}\n{text}").into_bytes()
    }

    fn from_kept(bytes: &[u8], names: &Names) -> Self {
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        let with_ids = |bytes: &[u8]| -> Vec<u8> {
            let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
            names.iter().fold(text.to_owned(), |text, (name, id)| text.replace(name, id)).into_bytes()
        };
        Self { to: String::from_utf8(with_ids(&bytes[..end])).unwrap(), body: with_ids(&bytes[end + 1..]) }
    }
}

/// A form as a browser would fill it, with what follows from chance.
fn changed(seeds: &[(String, Vec<(String, String)>)], chance: &mut Chance, names: &Names) -> Post {
    let (to, fields) = chance.one_of(seeds).clone();
    let (mut to, mut fields) = (to, fields);
    for _ in 0..=chance.below(3) {
        let at = chance.below(fields.len());
        let other = chance.one_of(seeds).1.clone();
        match chance.below(20) {
            _ if fields.is_empty() => {
                if chance.once_in(3) {
                    fields.extend(other);
                }
            }
            0..=14 => fields[at].1 = chance.text(&fields[at].1.clone()),
            15 | 16 => drop(fields.remove(at)),
            17 if !other.is_empty() => fields[at].1.clone_from(&chance.one_of(&other).1),
            18 if !other.is_empty() => fields.push(chance.one_of(&other).clone()),
            _ => {
                let kind = &fields[at].0;
                let name = chance.text(&kind.clone());
                fields[at].0 = name;
            }
        }
    }
    if chance.once_in(12) {
        to.clone_from(&chance.one_of(seeds).0);
    }
    if chance.once_in(20) {
        let ids: Vec<&String> = names.values().collect();
        let (from, with) = ((*chance.one_of(&ids)).clone(), (*chance.one_of(&ids)).clone());
        to = to.replace(&from, &with);
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut body = encoded(&fields);
    if chance.once_in(10) {
        chance.bytes(&mut body);
    }
    Post { to, body }
}

/// What must hold of every answer. Gives back what is wrong.
async fn trouble(desk: &mut Desk, post: &Post, cookie: &str) -> Result<Option<Reply>, String> {
    let before = desk.mark().await;
    let Some(reply) = desk.post(&post.to, "application/x-www-form-urlencoded", cookie, post.body.clone()).await else { return Ok(None) };
    let after = desk.mark().await;
    match reply.status {
        500.. => return Err(format!("{}", reply.status)),
        // Of a form in conflict, all but the field in conflict is saved.
        400..=499 if reply.status != 409 && before != after => return Err(format!("{}, and yet something was written", reply.status)),
        303 if !reply.location.starts_with('/') || reply.location.starts_with("//") => return Err(format!("leads to {}", reply.location)),
        200 | 303 | 400..=499 => {}
        status => return Err(format!("an answer of {status}")),
    }
    if reply.status != 303 && !reply.text.contains("<h1") && !reply.text.contains("data-saved") {
        return Err(format!("{} is no page", reply.status));
    }
    Ok(Some(reply))
}

/// Everything that can be read of a town still can.
async fn is_readable(desk: &Desk, names: &Names, with_pdf: bool) -> Result<(), String> {
    let home = format!("/jurisdictions/{}", names["{jurisdiction}"]);
    let mut pages = vec!["/".to_owned(), "/bin".to_owned(), home.clone(), "/export".to_owned()];
    pages.extend(
        ["case", "launch", "launch/announcement", "plan", "plan.ics", "plan.csv", "plan.xlsx", "plan.docx", "history", "handover"]
            .map(|page| format!("{home}/{page}")),
    );
    for round in [&names["{round}"], &names["{newest}"]] {
        let pages_of = [
            "",
            "/verdict",
            "/report",
            "/asks",
            "/decision",
            "/history",
            "/settings",
            "/report.json",
            "/report.csv",
            "/report.xlsx",
            "/report.docx",
            "/report.html",
        ];
        pages.extend(pages_of.map(|page| format!("/assessments/{round}{page}")));
    }
    pages.extend(rooms::pages(names));
    pages.extend(rooms::papers(names));
    if with_pdf {
        pages
            .extend(["coalition.pdf", "findings/summary.pdf", "document.pdf", "strategy/cards.pdf"].map(|paper| format!("{home}/{paper}")));
        pages.push(format!("/assessments/{}/report.pdf", names["{round}"]));
    }
    for page in pages {
        let reply = desk.get(&page).await;
        if reply.status >= 500 {
            return Err(format!("{page} answers {}", reply.status));
        }
    }
    Ok(())
}

#[test]
fn no_form_breaks_the_program_or_what_it_keeps() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(all());
}

async fn all() {
    let (mut run, mut chance) = Run::begin("forms");
    let mut statuses = std::collections::BTreeMap::<u16, usize>::new();
    let mut addresses = BTreeSet::new();
    let mut is_first = true;
    while is_first || run.goes_on() {
        let mut desk = Desk::new(None).await;
        let names = town::found(&desk).await;
        if std::mem::take(&mut is_first) {
            for (name, bytes) in kept("forms") {
                let post = Post::from_kept(&bytes, &names);
                if let Err(why) = trouble(&mut desk, &post, "").await {
                    run.fails(&bytes, &format!("{name}: {why}"));
                }
                run.cases += 1;
            }
            healthy(&run, &desk, &names, &[], true).await;
            desk.close().await;
            continue;
        }
        let seeds: Vec<(String, Vec<(String, String)>)> =
            town::offered(&desk, &names).await.into_iter().map(|form| (form.action.clone(), form.sent())).collect();
        keep_seeds(&seeds, &names);
        let bare = town::addresses(&names).into_iter().filter(|to| seeds.iter().all(|(there, _)| there != to));
        let seeds: Vec<_> = seeds.iter().cloned().chain(bare.map(|to| (to, Vec::new()))).collect();
        let mut sent = Vec::new();
        for turn in 1..=120 {
            let post = changed(&seeds, &mut chance, &names);
            if !town::is_harmless(&post.to) {
                continue;
            }
            let cookie = if chance.once_in(2) { names["{person}"].clone() } else { String::new() };
            sent.extend([post.kept(&names), b"\n\n".to_vec()].concat());
            match trouble(&mut desk, &post, &cookie).await {
                Ok(None) => {}
                Ok(Some(reply)) => {
                    *statuses.entry(reply.status).or_default() += 1;
                    addresses
                        .insert(post.to.split('/').map(|part| if part.len() == 36 { "*" } else { part }).collect::<Vec<_>>().join("/"));
                    if reply.status == 303 && chance.once_in(4) && desk.get(&reply.location).await.status >= 500 {
                        run.fails(&post.kept(&names), &format!("what it leads to, {}, is broken", reply.location));
                    }
                }
                Err(why) => run.fails(&post.kept(&names), &why),
            }
            if turn % 40 == 0 {
                healthy(&run, &desk, &names, &sent, turn == 120).await;
            }
            if !run.goes_on() {
                break;
            }
        }
        healthy(&run, &desk, &names, &sent, false).await;
        desk.close().await;
    }
    println!("{} forms to {} addresses: {statuses:?}", run.cases, addresses.len());
}

/// The file is sound, travels unchanged, and every page of it can be read.
async fn healthy(run: &Run, desk: &Desk, names: &Names, sent: &[u8], with_pdf: bool) {
    if let Err(why) = is_readable(desk, names, with_pdf).await {
        run.fails(sent, &why);
    }
    if let Some(why) = desk.trouble().await {
        run.fails(sent, &why);
    }
}

/// Writes the real forms into the corpus, when asked to.
fn keep_seeds(seeds: &[(String, Vec<(String, String)>)], names: &Names) {
    if std::env::var_os("MILEPOST_FUZZ_KEEP_SEEDS").is_none() {
        return;
    }
    for (number, (to, fields)) in seeds.iter().enumerate() {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let post = Post { to: to.clone(), body: encoded(&fields) };
        let file = format!("{}/tests/fuzz/corpus/forms/real-{number:02}", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(file, post.kept(names)).unwrap();
    }
}
