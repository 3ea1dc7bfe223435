//! The heart of the plan in the town: vision and theory, goals, strategic actions with their logic models, measures with
//! their updates, and who answers for it, with a stranger's words in every field.

use super::rooms::and;
use super::town::{Town, Writing, day};
use crate::forms;

/// The long texts: those of the strategy, and those that people write for the document.
const TEXTS: [&str; 16] = [
    "strategy/texts/vision",
    "strategy/texts/theory",
    "document/texts/leadership_letter",
    "document/texts/executive_summary",
    "document/texts/how_made",
    "document/texts/data_notes",
    "document/texts/glossary",
    "document/texts/thanks",
    "document/texts/public_summary",
    "document/texts/plan_announcement",
    "document/texts/plan_points",
    "document/texts/early_wins",
    "document/texts/foundation",
    "document/texts/political_cycles",
    "document/texts/continuous_engagement",
    "document/texts/funding_case",
];

impl Town {
    /// Fills the strategy and its measures.
    pub fn strategize(&mut self, writing: Writing) {
        let home = format!("{}/strategy", self.home);
        for text in TEXTS {
            let text = format!("{}/{text}", self.home);
            self.write(&text, &text, &[], writing);
            let stale = self.filled_in(&text, &text, &[], &and("Bob", writing));
            self.write(&text, &text, &[], &and("Ann", writing));
            self.comes_back(&stale);
        }
        let goals = format!("{home}/goals");
        let goal = self.add(&goals, &home, &[], writing, &goals);
        self.put(&goal, &goal, &[], writing);
        let lost = self.add(&goals, &home, &[], &and("Ann", writing), &goals);
        self.lose(&lost, &[], writing);
        let fields = [("status", "under_way"), ("impact", "4"), ("feasibility", "2")];
        let action = self.add(&home, &home, &[], writing, &home);
        self.put(&action, &action, &fields, writing);
        let lost = self.add(&home, &home, &[], &and("Ann", writing), &home);
        self.lose(&lost, &[("status", "dropped")], writing);
        self.draw(&format!("{action}/model"), writing);
        self.see(writing);
        self.bring_out(writing);
        let cover = format!("{}/document/parts", self.home);
        self.put(&cover, &cover, &[], writing);
        // As an earlier page of the form says it.
        self.send(&cover, &[("parts_left_out-learning", "yes")]).expect(303);
        self.seal(&cover, writing);
        self.publish(writing);
        let accountability = format!("{}/accountability", self.home);
        self.put(&accountability, &accountability, &[("rhythm", "yearly"), ("governance", "weak")], writing);
        let stale = self.filled_in(&accountability, &accountability, &[], &and("Bob", writing));
        self.put(&accountability, &accountability, &[], &and("Ann", writing));
        self.comes_back(&stale);
    }

    /// Puts a seal on the cover, with words for it.
    fn seal(&mut self, cover: &str, writing: Writing) {
        let offered = forms::forms(&self.get(cover).text());
        let form = offered.iter().find(|form| form.action.ends_with("/parts/seal")).expect("the cover has a form for its seal");
        self.note(form);
        let mut file = std::io::Cursor::new(Vec::new());
        image::RgbImage::from_pixel(40, 40, image::Rgb([20, 80, 143])).write_to(&mut file, image::ImageFormat::Png).unwrap();
        let (words, mut fields) = (writing("seal_alt"), form.sent());
        fields.retain(|(name, _)| name.starts_with("rev-"));
        fields.push(("seal_alt".to_owned(), words));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.upload_with(&form.action, ("seal", "seal.png", file.get_ref()), &fields).expect(303);
    }

    /// Opens a draft for comment and takes down a comment, publishes the plan, and puts a publication into the bin.
    fn publish(&mut self, writing: Writing) {
        let home = format!("{}/publications", self.home);
        let new = format!("{home}/new");
        let draft = self.add(&format!("{new}?kind=comment_draft"), &home, &[], writing, &home);
        self.put(&draft, &draft, &[], writing);
        let comments = format!("{draft}/comments");
        let held = day(-2);
        let fields = [("held", held.as_str()), ("plan_part", "goals"), ("outcome", "in_part")];
        let comment = self.add(&comments, &comments, &fields, writing, &comments);
        self.put(&comment, &comment, &fields, writing);
        let lost = self.add(&comments, &comments, &fields, &and("Ann", writing), &comments);
        self.lose(&lost, &fields, writing);
        let plan = self.add(&format!("{new}?kind=plan"), &home, &[], writing, &home);
        self.put(&plan, &plan, &[], writing);
        let lost = self.add(&format!("{new}?kind=plan"), &home, &[], &and("Ann", writing), &home);
        self.lose(&lost, &[], writing);
        let report = self.add(&format!("{new}?kind=progress&from={}&to={}", day(-200), day(200)), &home, &[], writing, &home);
        self.put(&report, &report, &[], writing);
        for one in [plan, report] {
            self.ways.extend(["since", "since?than=now", "paper"].map(|page| format!("{one}/{page}")));
        }
        self.ways.push(format!("{comments}/paper"));
    }

    /// Fills the publication plan and the public summary in another language, and looks at what was done in a year.
    fn bring_out(&mut self, writing: Writing) {
        let plan = format!("{}/document/publication-plan", self.home);
        let due = day(30);
        let line = self.add(&plan, &plan, &[("due", &due)], writing, &plan);
        self.put(&line, &line, &[("due", &due)], writing);
        let lost = self.add(&plan, &plan, &[], &and("Ann", writing), &plan);
        self.lose(&lost, &[("due", &due)], writing);
        let languages = format!("{}/document/translations", self.home);
        let one = self.add(&languages, &languages, &[("language", "ar")], writing, &languages);
        self.put(&one, &one, &[("language", "es-MX")], writing);
        let lost = self.add(&languages, &languages, &[("language", "Somali")], &and("Ann", writing), &languages);
        self.lose(&lost, &[("language", "so")], writing);
        self.ways.push(format!("{}/progress?from={}&to={}", self.home, day(-200), day(200)));
    }

    /// Fills a logic model: entries that lead to each other, a review of it, and one entry that goes into the bin.
    fn draw(&mut self, model: &str, writing: Writing) {
        let entries = format!("{model}/entries");
        for (kind, word) in [("input", "Ann"), ("activity", "Bob"), ("output", "Cal"), ("long", "Dot")] {
            self.write(&format!("{model}/add?kind={kind}"), model, &[], &and(word, writing));
        }
        let all = self.things(model, &entries);
        for pair in all.windows(2) {
            let [from, to] = [&pair[0], &pair[1]].map(|entry| entry.rsplit('/').next().unwrap().to_owned());
            self.send(&format!("{model}/links"), &[("from", &from), ("to", &to)]).expect(303);
        }
        // It is led to only where links cross.
        self.ways.push(format!("{model}/tidy"));
        self.put(&all[0], &all[0], &[], writing);
        let held = day(-2);
        let approvals = format!("{model}/approvals");
        self.write(&approvals, &approvals, &[("held", &held), ("agreed", "with_changes")], writing);
        self.write(&format!("{model}/add?kind=short"), model, &[], writing);
        let lost = self.things(model, &entries).into_iter().find(|one| !all.contains(one)).expect("an entry more");
        self.lose(&lost, &[], writing);
    }

    /// Fills measures: one with updates, and one that goes into the bin.
    fn see(&mut self, writing: Writing) {
        let home = format!("{}/measures", self.home);
        let fields = [("direction", "up"), ("rhythm", "yearly")];
        self.put(&format!("{home}/new"), &home, &fields, writing);
        let measure = self.things(&home, &home)[0].clone();
        self.put(&measure, &measure, &fields, writing);
        let updates = format!("{measure}/updates");
        self.write(&measure, &updates, &[("answer", "value")], writing);
        let update = self.things(&measure, &updates)[0].clone();
        self.write(&update, &update, &[("answer", "value")], &and("Ann", writing));
        self.put(&format!("{home}/new"), &home, &fields, &and("Ann", writing));
        let lost = self.things(&home, &home).into_iter().find(|one| *one != measure).expect("a measure more");
        self.lose(&lost, &fields, writing);
    }
}
