//! Every text that Milepost shows can be read with nine years of school; what cannot is listed with its reason.
//!
//! A walk follows every link from the first page, through an empty round and through the worked example, and takes
//! down what each page says. What people typed is not ours to judge and is left out. Beside the pages: the guide's
//! texts that only some pages show, and the launch kit's two texts.

use std::collections::{BTreeMap, BTreeSet};

use milepost::domain::guide::{Framework, Guide, RoadPlace};

use crate::grade::{grade, syllables};
use crate::person::Person;

/// The highest grade a text may ask for.
const LIMIT: f64 = 9.0;
/// Fewer words make no text: the measure jumps with every one of them.
const SHORTEST: usize = 20;
/// A page as a whole may ask for no more than this.
const PAGE_LIMIT: f64 = 8.0;

/// Names and texts that are as they are, each with its reason.
const HARD: &str = include_str!("hard_texts.txt");

/// What is listed: names, which are read as one short word, and whole texts, which are not measured.
struct Listed {
    names: Vec<&'static str>,
    texts: Vec<&'static str>,
}

impl Listed {
    fn read() -> Self {
        let lines = HARD.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let parts = |kind: &str| {
            let lines = lines.clone().filter_map(|line| line.split_once(": "));
            let mut parts: Vec<&str> = lines.filter(|(what, _)| *what == kind).map(|(_, text)| text).collect();
            parts.sort_by_key(|text| std::cmp::Reverse(text.len()));
            parts
        };
        Self { names: parts("name"), texts: parts("text") }
    }

    /// The text as it is measured; nothing if it is not.
    fn plain(&self, text: &str, guide: &Guide) -> Option<String> {
        let steps = guide.conditions.iter().flat_map(|part| &part.steps).map(|step| step.text.as_str());
        let others = guide.conditions.iter().flat_map(|part| part.examples.iter().map(|example| example.what.as_str()));
        if steps.chain(others).chain(self.texts.iter().copied()).any(|hard| text.contains(hard)) {
            return None;
        }
        let titles = guide.conditions.iter().flat_map(|part| part.read.iter().map(String::as_str));
        let conditions = guide.conditions.iter().map(|part| part.name.as_str());
        let predictors = Framework::current().pillars.iter().flat_map(|pillar| &pillar.predictors).map(|predictor| predictor.name.as_str());
        let names: Vec<&str> = titles.chain(conditions).chain(predictors).chain(self.names.iter().copied()).collect();
        Some(names.iter().fold(text.to_owned(), |text, name| text.replace(name, "It")))
    }
}

/// The texts of a page, block by block, without what people typed.
fn blocks(page: &str) -> Vec<String> {
    const BLOCKS: [&str; 31] = [
        "p",
        "li",
        "dt",
        "dd",
        "legend",
        "label",
        "h1",
        "h2",
        "h3",
        "td",
        "th",
        "caption",
        "summary",
        "figcaption",
        "div",
        "section",
        "article",
        "ul",
        "ol",
        "tr",
        "table",
        "form",
        "fieldset",
        "details",
        "main",
        "aside",
        "nav",
        "header",
        "footer",
        "button",
        "dl",
    ];
    const EMPTY: [&str; 9] = ["input", "meta", "link", "br", "use", "path", "circle", "rect", "line"];
    let body = page.split_once("<body").map_or("", |(_, body)| body);
    // How hard a text of another language is, this does not measure.
    let foreign = |piece: &str| piece.split_once("</article>").map_or_else(String::new, |(_, rest)| rest.to_owned());
    let mut articles = body.split("<article class=\"set\" lang=\"");
    let own = articles.next().unwrap_or_default().to_owned();
    let body = own + &articles.map(foreign).collect::<String>();
    let (mut found, mut now, mut open) = (Vec::new(), String::new(), Vec::new());
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if BLOCKS.contains(&name) {
            found.push(std::mem::take(&mut now));
        }
        if tag.starts_with('/') {
            while let Some((last, _)) = open.pop() {
                if last == name {
                    break;
                }
            }
        } else if !EMPTY.contains(&name) && !tag.ends_with('/') {
            let class = tag.split_once("class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
            let is_typed = class.split(' ').any(|class| ["typed", "twin", "kept", "value", "name"].contains(&class));
            open.push((name, is_typed || ["script", "style", "textarea", "svg", "datalist", "option", "optgroup"].contains(&name)));
        }
        if !open.iter().any(|(_, is_left_out)| *is_left_out) {
            now.push_str(text);
        }
    }
    found.push(now);
    let plain = |text: String| {
        let text = text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "’").replace("&#38;", "&");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    found.into_iter().map(plain).filter(|text| !text.is_empty()).collect()
}

/// A link as one of its kind: ids, places on the road and values aside.
fn kind(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let is_one_of_many = |part: &str| part.len() == 36 || part.parse::<RoadPlace>().is_ok();
    let path: Vec<&str> = path.split('/').map(|part| if is_one_of_many(part) { "…" } else { part }).collect();
    let query: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", path.join("/"), query.join("&"))
}

/// Every text of the walk, with the page on which it was met first; and every page with all of its texts.
async fn walk() -> BTreeMap<String, Vec<String>> {
    /// How many pages of one kind are enough.
    const ENOUGH: usize = 3;
    let dana = Person::new().await;
    let first = blocks(&dana.get("/").await.text);
    let mut pages = BTreeMap::from([("/ at first".to_owned(), first)]);
    let empty = dana.start("", "Aster County").await;
    let example = dana.post("/example", &[]).await.location;
    let mut ahead = vec![example, empty, "/".to_owned(), "/file".to_owned()];
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut known = BTreeSet::new();
    while let Some(link) = ahead.pop() {
        let times = seen.entry(kind(&link)).or_default();
        if *times >= ENOUGH || !known.insert(link.clone()) {
            continue;
        }
        *times += 1;
        let page = dana.get(&link).await;
        let is_page = page.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if !is_page {
            continue;
        }
        let links = page.text.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
        ahead.extend(links.map(|link| format!("/{}", link.replace("&#38;", "&"))));
        // How hard a text of another language is, this does not measure.
        if page.text.contains("<html lang=\"en") {
            pages.insert(format!("{} ({})", kind(&link), *times), blocks(&page.text));
        }
    }
    pages
}

#[tokio::test]
async fn every_text_can_be_read_with_nine_years_of_school() {
    let guide = Guide::current();
    let listed = Listed::read();
    let mut pages = walk().await;
    let of_guide =
        |pick: fn(&milepost::domain::guide::Step) -> &String| guide.conditions.iter().flat_map(|part| &part.steps).map(pick).cloned();
    pages.insert("the guide: what counts".to_owned(), of_guide(|step| &step.counts).collect());
    pages.insert("the guide: how to start".to_owned(), of_guide(|step| &step.start).collect());
    let lines = Framework::current().steps.iter().flat_map(|step| &step.lines);
    pages.insert("the road: what its lines produce".to_owned(), lines.map(|line| line.produces.clone()).collect());
    assert!(pages.len() > 60, "only {} pages were met", pages.len());

    // Most texts are on many pages.
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut hard = BTreeMap::new();
    let mut grades = BTreeMap::new();
    let mut wholes = Vec::new();
    for (page, texts) in &pages {
        let measured = |text: &String| known.entry(text.clone()).or_insert_with(|| listed.plain(text, guide)).clone();
        let texts: Vec<String> = texts.iter().filter_map(measured).collect();
        for text in &texts {
            let (grade, words) = grade(text);
            if words >= SHORTEST {
                grades.insert(text.clone(), grade);
                if grade > LIMIT {
                    hard.entry(text.clone()).or_insert((grade, page.clone()));
                }
            }
        }
        let sentences: Vec<&str> = texts.iter().map(String::as_str).filter(|text| text.ends_with(['.', '?', ':'])).collect();
        let (whole, words) = grade(&sentences.join(" "));
        if words >= 5 * SHORTEST {
            wholes.push((whole, page));
        }
    }
    wholes.sort_by(|a, b| b.0.total_cmp(&a.0));
    #[expect(clippy::cast_precision_loss, reason = "there are some thousands")]
    let mean = grades.values().sum::<f64>() / grades.len() as f64;
    let highest = grades.values().copied().fold(f64::MIN, f64::max);
    println!("{} pages, {} texts, mean grade {mean:.1}, highest {highest:.1}", pages.len(), grades.len());
    println!("the hardest pages: {:.1?}", &wholes[..wholes.len().min(5)]);
    let hard: Vec<String> = hard.iter().map(|(text, (grade, page))| format!("{grade:.1} on {page}: {text}")).collect();
    assert!(hard.is_empty(), "{} texts ask for more than grade {LIMIT}:\n{}", hard.len(), hard.join("\n"));
    let hard: Vec<_> = wholes.iter().filter(|(grade, _)| *grade > PAGE_LIMIT).collect();
    assert!(hard.is_empty(), "pages that ask for more than grade {PAGE_LIMIT} as a whole: {hard:.1?}");
}

#[test]
fn what_is_listed_is_still_there() {
    let sources = |folder: &str| {
        let mut all = String::new();
        let mut ahead = vec![std::path::PathBuf::from(folder)];
        while let Some(folder) = ahead.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { ahead.push(path) } else { all += &std::fs::read_to_string(path).unwrap_or_default() }
            }
        }
        all
    };
    let all = sources(concat!(env!("CARGO_MANIFEST_DIR"), "/src")) + &sources(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"));
    let listed = Listed::read();
    let gone: Vec<_> = listed.names.iter().chain(&listed.texts).filter(|text| !all.contains(**text)).collect();
    assert!(gone.is_empty(), "listed as hard, but nowhere to be read: {gone:?}");
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    let words = [
        ("plan", 1),
        ("take", 1),
        ("table", 2),
        ("asked", 1),
        ("started", 2),
        ("notes", 1),
        ("pages", 2),
        ("city", 2),
        ("leadership", 3),
        ("community", 4),
        ("government", 3),
        ("medium", 3),
        ("people", 2),
        ("the", 1),
        ("31", 1),
    ];
    let wrong: Vec<_> = words.iter().filter(|(word, count)| syllables(word) != *count).map(|(word, _)| (word, syllables(word))).collect();
    assert_eq!(wrong, []);
}

#[test]
fn a_short_sentence_is_easier_than_a_long_one() {
    let easy = grade("Ask each head of a department. Write down what they say.").0;
    let hard = grade("Executive leadership has committed to continuous evaluations and assessments of municipal infrastructure, organizational capacity and supplemental data.").0;
    assert!(easy < 5.0 && hard > 15.0, "{easy:.1} and {hard:.1}");
}
