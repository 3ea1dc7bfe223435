//! The rooms of the plan: the coalition, engagement, sources and findings, with a stranger's words in every field; what
//! comes back where somebody else was faster; and one thing of each kind in the bin.

use super::town::{Town, Writing, day, is_text, pattern};
use crate::forms;
use crate::wire::Answer;

/// The kinds of support for a finding, each a form of its own.
const SUPPORT: [&str; 5] = ["figure", "engagement", "history", "narrative", "document"];

/// What a chooser sends when none of those on record is meant.
const SOMEONE_NEW: [(&str, &str); 2] = [("person-id", "new"), ("owner-id", "new")];

/// What is written, with a word of its own after it: short, as some fields are.
pub fn and<'a>(word: &'a str, writing: Writing<'a>) -> impl Fn(&str) -> String + 'a {
    move |name| format!("{} {word}", writing(name))
}

impl Town {
    /// Fills them all.
    pub fn furnish(&mut self, writing: Writing) {
        self.gather(writing);
        self.hear(writing);
        self.find_out(writing);
        self.ways.extend(["script", "text", "hyperlink"].map(|word| format!("{}/find?q={word}", self.home)));
        // The pages lead to the papers of the jurisdiction; scripts know them by a round, too.
        let forms = [
            ("roster", &["pdf", "docx", "xlsx"][..]),
            ("summary", &["pdf", "docx", "html"]),
            ("document", &["pdf", "docx", "html", "xlsx", "csv"]),
            ("cards", &["pdf", "docx", "html"]),
            ("files/public-summary", &["pdf"]),
        ];
        for (paper, forms) in forms {
            self.ways.extend(forms.iter().map(|form| format!("{}/{paper}.{form}", self.rounds[0])));
        }
    }

    /// Says something else of a member and of a finding than a bundle of before.
    pub fn reword(&self, writing: Writing) {
        for room in ["coalition", "findings"].map(|room| format!("{}/{room}", self.home)) {
            let one = self.things(&room, &room)[0].clone();
            let shown = forms::forms(&self.get(&one).text());
            let form = shown.iter().find(|form| form.action == one && form.fields.iter().any(is_text)).expect("a form of its own");
            let mut fields = form.sent();
            fields.retain(|(name, _)| name != "notes");
            fields.push(("notes".to_owned(), and("Eve", writing)("notes")));
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            self.send(&one, &fields).expect(303);
        }
    }

    fn gather(&mut self, writing: Writing) {
        let home = format!("{}/coalition", self.home);
        let (due, fields) = (day(20), [("standing", "to_ask"), ("roles-champion", "yes")]);
        let asked = [fields[0], fields[1], ("due", &due)];
        let member = self.add(&home, &home, &asked, writing, &home);
        let other = self.add(&home, &home, &[("standing", "asked")], &and("Ann", writing), &home);
        let list = format!("{home}/organizations");
        let organization = self.add(&list, &list, &[], &and("Dot", writing), &list);
        let groups = format!("{home}/groups");
        let group = self.add(&groups, &groups, &[], writing, "/working-groups");
        let second = self.add(&groups, &groups, &[], &and("Ann", writing), "/working-groups");
        self.put(&member, &member, &[("due", &due), ("predictors", "yes")], writing);
        self.put(&group, &group, &[], writing);
        let letter = format!("{member}/letter");
        self.put(&letter, "/letter", &[], writing);
        let launch = format!("{home}/launch");
        let held = [("held", day(40)), ("everyone", "joined".to_owned())];
        let held = held.each_ref().map(|(name, value)| (*name, value.as_str()));
        let stale = self.filled_in(&launch, &launch, &held, writing);
        self.put(&launch, &launch, &held, &and("Ann", writing));
        self.comes_back(&stale);
        self.put(&launch, &launch, &held, writing);
        // An organization that somebody is from stays, and the page says so.
        let its = self.things(&list, &list).into_iter().find(|one| *one != organization).expect("the member's own");
        self.comes_back(&(format!("{its}/delete"), Vec::new()));
        self.lose(&organization, &[], writing);
        self.paste(writing);
        let its_letter = format!("{other}/letter");
        let stale = self.filled_in(&its_letter, "/letter", &[], writing);
        self.put(&its_letter, "/letter", &[], &and("Ann", writing));
        self.comes_back(&stale);
        self.lose(&other, &[], writing);
        self.comes_back(&stale);
        self.lose(&second, &[], writing);
    }

    /// Members come as rows of a spreadsheet, in a field and in a file. The page that shows what they would add answers
    /// to that form.
    fn paste(&mut self, writing: Writing) {
        let page = format!("{}/coalition/paste", self.home);
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let cell = |name: &str| quoted(&writing(name));
        let columns =
            ["Name", "Organization", "Title", "Department", "How to reach them", "What we ask", "What they bring", "Next step", "Notes"];
        let mut row: Vec<String> = columns.iter().map(|column| cell(&format!("pasted-{}", column.to_lowercase()))).collect();
        // Nobody else is called so, whatever is written.
        row[0] = quoted(&format!("Nell {}", writing("pasted-name")));
        // The second cannot be read, and of the third it must be said who is meant.
        let nobody = format!("\t\t{}", cell("nobody"));
        let somebody = format!("{}\t\t{}", cell("owner"), cell("title"));
        let rows = format!("{}\n{}\n{nobody}\n{somebody}\n", columns.join("\t"), row.join("\t"));
        let shown = forms::forms(&self.get(&page).text());
        let form = shown.iter().find(|form| form.is_post && form.fields.iter().any(is_text)).expect("a field for the rows");
        self.note(form);
        let preview = self.keep(&page, &[("text", &rows)]);
        assert_eq!(preview.status, 200, "{}", preview.text());
        let file = self.upload_to(&format!("{page}/file"), "list", "members.tsv", rows.as_bytes());
        assert_eq!(file.status, 200, "{}", file.text());
        self.answers.push((format!("POST {page}/file"), file));
        let nonsense = self.upload_to(&format!("{page}/file"), "list", "members.tsv", cell("nobody").as_bytes());
        self.answers.push((format!("POST {page}/file?nonsense"), nonsense));
        let form = forms::forms(&preview.text())
            .into_iter()
            .find(|form| form.is_post && form.fields.iter().any(is_text))
            .expect("the rows stand there");
        let mut fields = form.sent();
        fields.push(("do".to_owned(), "add".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let before = self.things(&format!("{}/coalition", self.home), &format!("{}/coalition", self.home)).len();
        let added = self.keep(&page, &fields);
        assert!(matches!(added.status, 200 | 303), "{}", added.text());
        let after = self.things(&format!("{}/coalition", self.home), &format!("{}/coalition", self.home)).len();
        assert!(after > before, "no member came of {rows:?}: {}", added.text());
    }

    fn hear(&mut self, writing: Writing) {
        let page = format!("{}/engagement", self.home);
        let groups = format!("{}/population-groups", self.home);
        let group = self.things(&groups, "/population-groups")[0].trim_start_matches("/population-groups/").to_owned();
        let group = format!("groups-{group}");
        let (held, due) = (day(-5), day(15));
        let fields = [("form", "survey"), ("stage", "held"), ("held", &held), (&group, "yes"), ("due", &due)];
        let heard = self.add(&page, &page, &fields[..4], writing, &page);
        self.put(&heard, &heard, &fields, writing);
        self.put(&heard, "/insights", &[], writing);
        let planned = [("form", "interview"), ("stage", "planned"), ("held", &due)];
        self.add(&page, &page, &planned, &and("Ann", writing), &page);
        let lost = self.add(&page, &page, &fields[..4], &and("Ann", writing), &page);
        let insight = self.filled_in(&lost, "/insights", &[], writing);
        self.lose(&lost, &fields, writing);
        self.comes_back(&insight);
    }

    fn find_out(&mut self, writing: Writing) {
        let (sources, findings) = (format!("{}/sources", self.home), format!("{}/findings", self.home));
        let (due, held) = (day(25), day(-3));
        let source = self.add(&sources, &sources, &[("due", &due)], writing, &sources);
        self.put(&source, &source, &[("due", &due), ("asked", &held)], writing);
        let lost = self.add(&sources, &sources, &[], &and("Ann", writing), &sources);
        self.lose(&lost, &[], writing);
        let fields = [("stage", "finding"), ("kind", "cause")];
        let finding = self.add(&findings, &findings, &fields, writing, &findings);
        self.put(&finding, &finding, &fields, writing);
        let engagement = format!("{}/engagement", self.home);
        let occasion = self.things(&engagement, &engagement)[0].rsplit('/').next().unwrap().to_owned();
        let source = source.rsplit('/').next().unwrap().to_owned();
        let from = [("from_engagement", occasion.as_str()), ("from_source", source.as_str())];
        let supports = format!("{finding}/support");
        for kind in SUPPORT {
            let support = self.add(&format!("{supports}?kind={kind}"), &finding, &from, writing, &supports);
            self.put(&support, &support, &from, writing);
        }
        let lost = self.add(&format!("{supports}?kind=document"), &finding, &[], &and("Ann", writing), &supports);
        self.lose(&lost, &[], writing);
        let reviews = format!("{findings}/review");
        let id = finding.rsplit('/').next().unwrap();
        let through = [("held", held.as_str()), ("agreed", "with_changes"), (&format!("findings-{id}"), "yes")];
        let review = self.add(&reviews, &reviews, &through, writing, &reviews);
        self.put(&review, &review, &through, writing);
        let lost = self.add(&reviews, &reviews, &through, &and("Ann", writing), &reviews);
        self.lose(&lost, &through, writing);
        let lost = self.add(&findings, &findings, &[("stage", "insight")], &and("Ann", writing), &findings);
        let support = self.filled_in(&format!("{lost}/support?kind=history"), "/support", &[], writing);
        self.lose(&lost, &fields, writing);
        self.comes_back(&support);
    }

    /// The addresses of things to which a page leads, each once.
    pub fn things(&self, page: &str, address: &str) -> Vec<String> {
        let text = self.get(page).expect(200).text();
        let start = format!("href=\"{address}/");
        let ids = text.split(&start).skip(1).filter_map(|rest| rest.get(..36)).filter(|id| pattern(id) == "{id}");
        let mut all: Vec<String> = Vec::new();
        for one in ids.map(|id| format!("{address}/{id}")) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }

    /// Writes into a form of a page. Whoever is named there is someone new, even where two are called so already.
    pub fn put(&mut self, page: &str, action: &str, fixed: &[(&str, &str)], writing: Writing) {
        self.write(page, action, &[fixed, &SOMEONE_NEW].concat(), writing);
    }

    /// Adds a thing on a page, and gives back its address, to which a list leads.
    pub fn add(&mut self, page: &str, list: &str, fixed: &[(&str, &str)], writing: Writing, address: &str) -> String {
        let before = self.things(list, address);
        self.put(page, page.split('?').next().unwrap(), fixed, writing);
        let new = self.things(list, address).into_iter().find(|one| !before.contains(one));
        new.unwrap_or_else(|| panic!("{list} does not lead to what was added on {page}"))
    }

    /// Two write at once, and the one who was slower is asked; then the thing goes into the bin, and what was typed of it
    /// comes back.
    pub fn lose(&mut self, thing: &str, fixed: &[(&str, &str)], writing: Writing) {
        let stale = self.filled_in(thing, thing, &[fixed, &SOMEONE_NEW].concat(), &and("Bob", writing));
        self.put(thing, thing, fixed, &and("Cal", writing));
        self.comes_back(&stale);
        self.send(&format!("{thing}/delete"), &[]).expect(303);
        let back = self.comes_back(&stale).text();
        // It can be added as a new one, as it stands there.
        for form in forms::forms(&back).iter().filter(|form| form.is_post && form.action != thing && form.fields.iter().any(is_text)) {
            self.note(form);
            let fields = form.sent();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let added = self.send(&form.action, &fields);
            assert_eq!(added.status, 303, "{} {fields:?}: {}", form.action, added.text());
        }
    }

    /// Sends what cannot be saved, and keeps the page that comes back.
    pub fn comes_back(&mut self, (action, fields): &(String, Vec<(String, String)>)) -> Answer {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = self.keep(action, &fields);
        assert!(matches!(answer.status, 404 | 409 | 422), "{action} {fields:?}: {} {}", answer.status, answer.text());
        answer
    }

    /// Sends a form, and keeps what comes back for whoever walks through the town.
    fn keep(&mut self, action: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.send(action, fields);
        self.answers.push((format!("POST {action}?{}", self.answers.len()), answer.clone()));
        answer
    }
}
