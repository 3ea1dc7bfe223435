//! The ways to what a plan is made of: findings, versions of its long texts, goals, strategic actions with their
//! logic models, and measures with their updates.

use crate::decision::value;
use crate::session::Session;
use crate::tour::{EMPTY, FILLED, link};

/// The parts of an address that name something of a plan.
const PARTS: [&str; 8] =
    ["{finding}", "{text}/versions", "{goal}", "{strategic_action}", "{measure}", "{publication}", "{outreach}", "{translation}"];

/// The ways to long texts: of the jurisdiction at `empty`, where nobody wrote one, and of that at `filled`.
pub fn texts_of(route: &str, empty: &str, filled: &str) -> Vec<(&'static str, &'static str, String)> {
    if route.contains("/strategy/") {
        return vec![
            (EMPTY, "vision", format!("{empty}/strategy/texts/vision")),
            (FILLED, "vision", format!("{filled}/strategy/texts/vision")),
            (FILLED, "theory", format!("{filled}/strategy/texts/theory")),
        ];
    }
    vec![
        (EMPTY, "letter", format!("{empty}/document/texts/leadership_letter")),
        (FILLED, "summary", format!("{filled}/document/texts/executive_summary")),
        (FILLED, "glossary", format!("{filled}/document/texts/glossary")),
        (FILLED, "public", format!("{filled}/document/texts/public_summary")),
        (EMPTY, "wins", format!("{empty}/document/texts/early_wins")),
    ]
}

/// The parts of an address that name something within that.
const WITHIN: [&str; 5] = ["{support}", "{update}", "{entry}", "{approval}", "{comment}"];

/// Whether a route leads to something of which a plan is made.
pub fn is_of_a_plan(route: &str) -> bool {
    PARTS.iter().any(|part| route.contains(part))
}

/// What tells the stop at such a route from others: whether it stands by itself or within another thing.
pub fn what_is_met(route: &str) -> &'static str {
    if ["{support}", "{approval}", "{comment}"].iter().any(|part| route.contains(part)) { "of-one" } else { "one" }
}

impl Session {
    /// Publishes the plan of the jurisdiction at `home` twice, takes down a comment on a draft, and keeps a progress report.
    pub async fn publish(&self, home: &str) {
        let program = &self.program;
        let freeze = async |kind: &str, fields: &[(&str, &str)]| {
            let form = program.get(&format!("{home}/publications/new?kind={kind}")).await.body;
            let hidden = ["once", "shown", "follows"].map(|name| (name, value(&form, &format!("name=\"{name}\""))));
            let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
            let fields: Vec<(&str, &str)> = hidden.chain([("kind", kind)]).chain(fields.iter().copied()).collect();
            program.post(&format!("{home}/publications/new"), &fields).await.location
        };
        let draft = freeze("comment_draft", &[("title", "Spring draft"), ("comments_until", "2199-01-31")]).await;
        let said = [
            ("held", "2026-10-09"),
            ("said_by", "Rosa Marin"),
            ("what", "Say what rents are today, street by street."),
            ("plan_part", "findings"),
            ("outcome", "in_part"),
            ("answered", "The findings name the rents of each ward now."),
        ];
        program.post(&format!("{draft}/comments"), &said).await;
        freeze("plan", &[("title", "First plan"), ("approved_by", "Marian Teasdale, County executive")]).await;
        let goal = [("title", "Wages cover the rent")];
        program.post(&format!("{home}/strategy/goals"), &goal).await;
        let adopted =
            [("adopted_by", "the Board of Commissioners"), ("adopted_on", "2026-11-02"), ("resolution", "2026-14"), ("vote", "6 to 1")];
        let approved = [("title", "Second plan"), ("approved_by", "Marian Teasdale, County executive"), ("approved_on", "2026-10-30")];
        freeze("plan", &[&approved[..], &adopted[..]].concat()).await;
        let report = [("title", "What we did since spring"), ("approved_by", "Marian Teasdale, County executive")];
        freeze("progress", &report).await;
    }

    /// The way to something of which the plan of the jurisdiction at `home` is made.
    pub async fn planned(&self, route: &str, home: &str) -> String {
        let route = route.replacen("/jurisdictions/{id}", home, 1);
        let page = async |path: &str| self.program.get(path).await.body;
        if route.contains("{finding}") {
            let list = page(&format!("{home}/findings")).await;
            let finding = link(list.split("data-lists").nth(1).unwrap_or_default(), "/findings/0");
            return self.within(&route.replace(&format!("{home}/findings/{{finding}}"), &finding), "support", &finding, &finding).await;
        }
        if route.contains("{text}") {
            let text = if route.contains("/document/") { "document/texts/glossary" } else { "strategy/texts/theory" };
            return link(&page(&format!("{home}/{text}")).await, "/versions/0");
        }
        if route.contains("{publication}") {
            let list = page(&format!("{home}/publications")).await;
            // Published plans stand before drafts, and drafts alone have comments.
            let (plans, drafts) = list.split_once("id=\"comment_draft\"").expect("both kinds are listed");
            let of = if route.contains("/comments") { drafts } else { plans };
            let publication = until_id(&link(of, &format!("\"{home}/publications/")));
            let path = route.replace(&format!("{home}/publications/{{publication}}"), &publication);
            return self.within(&path, "comments", &publication, &format!("{publication}/comments")).await;
        }
        if route.contains("{measure}") {
            let measure = until_id(&link(&page(&format!("{home}/measures")).await, "/measures/0"));
            return self.within(&route.replace(&format!("{home}/measures/{{measure}}"), &measure), "updates", &measure, &measure).await;
        }
        for (hole, list) in [("{outreach}", "document/publication-plan"), ("{translation}", "document/translations")] {
            if route.contains(hole) {
                let list = format!("{home}/{list}");
                let one = until_id(&link(&page(&list).await, &format!("{list}/0")));
                return route.replace(&format!("{list}/{hole}"), &one);
            }
        }
        let strategy = page(&format!("{home}/strategy")).await;
        if route.contains("{goal}") {
            // What is missing stands before the goals, and names that of which nothing is told yet.
            let (_, goals) = strategy.split_once("<h3").expect("a goal is listed");
            return route.replace(&format!("{home}/strategy/goals/{{goal}}"), &until_id(&link(goals, "/goals/0")));
        }
        let links = strategy.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(until_id);
        let actions: Vec<String> = links.filter(|link| link.contains("/strategy/0")).collect();
        for action in actions {
            let model = format!("{action}/model");
            let path = route.replace(&format!("{home}/strategy/{{strategic_action}}"), &action);
            let path = self.within(&path, "entries", &model, &model).await;
            let path = self.within(&path, "approvals", &model, &format!("{model}/approvals")).await;
            if !WITHIN.iter().any(|part| path.contains(part)) {
                return path;
            }
        }
        panic!("no strategic action has what {route} asks for")
    }

    /// A path in which the first thing of a kind that the page at `from` leads to takes the place of "{update}" and its
    /// like; the path as it was, where it asks for none or there is none.
    async fn within(&self, path: &str, kind: &str, parent: &str, from: &str) -> String {
        let Some(hole) = WITHIN.iter().find(|hole| path.contains(&format!("{parent}/{kind}/{hole}"))) else {
            return path.to_owned();
        };
        let shown = self.program.get(from).await.body;
        if !shown.contains(&format!("/{kind}/0")) {
            return path.to_owned();
        }
        path.replace(&format!("{parent}/{kind}/{hole}"), &until_id(&link(&shown, &format!("/{kind}/0"))))
    }
}

/// An address up to its last id.
fn until_id(path: &str) -> String {
    let parts: Vec<&str> = path.split(['?', '#']).next().unwrap_or_default().split('/').collect();
    let last = parts.iter().rposition(|part| part.len() == 36).unwrap_or(parts.len() - 1);
    parts[..=last].join("/")
}
