//! Every form that can be refused, refused: what is wrong stands above it with the focus on it, each of its links leads
//! to a field that says so too, and the page is as sound as any other.
//!
//! The forms come from the route table, so a new one is either refused here or listed as one in which nothing is typed.

use crate::axe::Examiner;
use crate::outlines::difference;
use crate::routes::routes;
use crate::session::Session;

/// What is refused, by the route that takes it. Fields that end with `…` are as long as no field allows.
const REFUSED: [(&str, &[(&str, &str)]); 76] = [
    ("/jurisdictions", &[("name", " ")]),
    ("/jurisdictions/{id}/settings", &[("name", ""), ("executive", "…")]),
    ("/jurisdictions/{id}/delete", &[("name", "Other")]),
    ("/jurisdictions/{id}/assessments", &[("title", ""), ("started", "2300-01-01")]),
    ("/jurisdictions/{id}/case", &[("why", "…")]),
    ("/jurisdictions/{id}/launch", &[("budget", "a lot"), ("department", "…")]),
    ("/jurisdictions/{id}/population-groups", &[("name", ""), ("note", "…")]),
    ("/population-groups/{id}", &[("name", ""), ("note", "…")]),
    ("/jurisdictions/{id}/road/{place}", &[("status", "not_needed"), ("reason", ""), ("owner", "…"), ("due", "2300-01-01")]),
    ("/jurisdictions/{id}/coalition", &[("person", ""), ("belongs_to", "…"), ("due", "2300-01-01")]),
    ("/jurisdictions/{id}/coalition/{member}", &[("person", "…"), ("asked", "2300-01-01"), ("brings", "…")]),
    ("/jurisdictions/{id}/coalition/{member}/letter", &[("letter", "…")]),
    ("/jurisdictions/{id}/coalition/organizations", &[("name", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/coalition/organizations/{one}", &[("name", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/coalition/groups", &[("name", ""), ("owner", "…")]),
    ("/jurisdictions/{id}/coalition/launch", &[("held", "2300-01-01"), ("agenda", "…")]),
    ("/working-groups/{id}", &[("name", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/findings", &[("statement", "…"), ("kind", "rumor")]),
    ("/jurisdictions/{id}/findings/{finding}", &[("statement", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/findings/{finding}/support", &[("kind", "figure"), ("what", "…"), ("where_found", "…")]),
    ("/jurisdictions/{id}/findings/{finding}/support/{support}", &[("what", "…"), ("where_found", "…")]),
    ("/jurisdictions/{id}/findings/review", &[("held", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/findings/review/{review}", &[("held", "2300-01-01"), ("notes", "…")]),
    ("/jurisdictions/{id}/sources", &[("name", ""), ("owner", "…"), ("due", "2300-01-01")]),
    ("/jurisdictions/{id}/sources/{source}", &[("name", ""), ("quality", "…"), ("received", "2300-01-01")]),
    ("/jurisdictions/{id}/coalition/paste", &[("text", " ")]),
    ("/jurisdictions/{id}/engagement", &[("title", ""), ("held", "2300-01-01")]),
    ("/jurisdictions/{id}/engagement/{engagement}", &[("title", ""), ("heard", "…"), ("reported", "2300-01-01")]),
    ("/jurisdictions/{id}/engagement/{engagement}/insights", &[("statement", "")]),
    ("/jurisdictions/{id}/strategy", &[("title", "")]),
    ("/jurisdictions/{id}/strategy/texts/{text}", &[("vision", "…")]),
    ("/jurisdictions/{id}/strategy/goals", &[("title", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/strategy/goals/{goal}", &[("title", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/strategy/{strategic_action}", &[("title", ""), ("risks", "…")]),
    ("/jurisdictions/{id}/strategy/{strategic_action}/model", &[("kind", "output"), ("what", "")]),
    ("/jurisdictions/{id}/strategy/{strategic_action}/model/links", &[("from", ""), ("to", "")]),
    ("/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}", &[("what", "…"), ("notes", "…")]),
    ("/jurisdictions/{id}/strategy/{strategic_action}/model/approvals", &[("held", ""), ("notes", "…")]),
    ("/jurisdictions/{id}/measures", &[("name", ""), ("baseline", "about 40"), ("target_at", "soon")]),
    ("/jurisdictions/{id}/measures/{measure}", &[("name", ""), ("baseline", "about 40")]),
    ("/jurisdictions/{id}/measures/{measure}/updates", &[("period", "soon"), ("answer", "value"), ("value", "about 40")]),
    ("/jurisdictions/{id}/measures/{measure}/updates/{update}", &[("period", "soon"), ("value", "about 40")]),
    ("/jurisdictions/{id}/document/texts/{text}", &[("executive_summary", "…")]),
    ("/jurisdictions/{id}/document/parts", &[("plan_title", "…"), ("signed_by", "…")]),
    ("/jurisdictions/{id}/publications/new", &[("title", ""), ("approved_by", ""), ("vote", "…")]),
    ("/jurisdictions/{id}/publications/{publication}", &[("title", ""), ("approved_by", "")]),
    ("/jurisdictions/{id}/publications/{publication}/comments", &[("held", ""), ("what", ""), ("answered", "…")]),
    ("/jurisdictions/{id}/publications/{publication}/comments/{comment}", &[("held", ""), ("what", "")]),
    ("/jurisdictions/{id}/document/publication-plan", &[("format", ""), ("due", "2300-01-01")]),
    ("/jurisdictions/{id}/document/publication-plan/{outreach}", &[("format", ""), ("done", "2300-01-01")]),
    ("/jurisdictions/{id}/document/translations", &[("language", "the one we speak"), ("title", ""), ("text", "…")]),
    ("/jurisdictions/{id}/document/translations/{translation}", &[("language", ""), ("text", "")]),
    ("/jurisdictions/{id}/accountability", &[("report_to", "…"), ("owner", "…")]),
    ("/metrics/arrivals/{mark}", &[("import-0", "yes"), ("year-0-0", "soon")]),
    ("/jurisdictions/{id}/metrics/places", &[("reason", "…")]),
    ("/jurisdictions/{id}/metrics/peers", &[("place", "city-2915670"), ("reason", "…")]),
    ("/jurisdictions/{id}/metrics/representation", &[("name", ""), ("black", "many")]),
    ("/jurisdictions/{id}/metrics/officials/{body}", &[("name", ""), ("black", "many")]),
    ("/jurisdictions/{id}/metrics/review", &[("metric", "income"), ("place", "city-2915670"), ("see", "…")]),
    ("/jurisdictions/{id}/metrics/{metric}", &[("place", "city-2915670"), ("reading", ""), ("statement", "…")]),
    ("/jurisdictions/{id}/people", &[("name", ""), ("title", "…")]),
    ("/jurisdictions/{id}/people/{person}", &[("name", "")]),
    ("/jurisdictions/{id}/which", &[]),
    ("/jurisdictions/{id}/launch/{text}", &[("text", "…")]),
    ("/assessments/{id}/conditions/{key}", &[("judgment", "not_met"), ("judgment-reason", ""), ("note-1.2", "…")]),
    ("/assessments/{id}/worksheet", &[("note-1.1", "…"), ("evidence-9.2", "…")]),
    ("/assessments/{id}/meeting", &[("held", "2199-01-01"), ("more", "…")]),
    ("/assessments/{id}/decision", &[("deciders", ","), ("decided", "2199-01-01")]),
    ("/jurisdictions/{id}/plan/terms", &[("return_on", "2020-01-01")]),
    ("/assessments/{id}/asks", &[("person", ""), ("asked", "2300-01-01")]),
    ("/assessments/{id}/settings", &[("title", ""), ("most", "2"), ("some", "5"), ("reason", "")]),
    ("/assessments/{id}/delete", &[("title", "Other")]),
    ("/jurisdictions/{id}/actions", &[("what", ""), ("source-new1", "…"), ("amount-new1", "x"), ("year-new1", "27")]),
    ("/actions/{id}", &[("what", ""), ("due", "1800-01-01")]),
    ("/you", &[("person", "new"), ("name", "")]),
    ("/you/details", &[("name", "")]),
];

/// The addresses to which only a button leads: there is nothing in them that a person could have typed wrongly. What
/// comes of a stale press, a refused file and a changed import is examined where it is tested.
const BUTTONS: [&str; 82] = [
    "/drafts/{id}/discard",
    "/example",
    "/jurisdictions/{id}/archive",
    "/jurisdictions/{id}/unarchive",
    "/jurisdictions/{id}/launch/{text}/versions/{event}",
    "/assessments/{id}/checklist",
    "/decisions/{id}/check-in",
    "/asks/{id}/told",
    "/asks/{id}/withdraw",
    "/assessments/{id}/reopen",
    "/assessments/{id}/close",
    "/assessments/{id}/history/{event}",
    "/jurisdictions/{id}/plan/draft",
    "/actions/{id}/status",
    "/actions/{id}/mark",
    "/actions/{id}/move",
    "/actions/{id}/delete",
    "/jurisdictions/{id}/people/{person}/same-as",
    "/jurisdictions/{id}/people/{person}/undo",
    "/jurisdictions/{id}/people/{person}/delete",
    "/jurisdictions/{id}/people/{person}/me",
    "/jurisdictions/{id}/road/{place}/mark",
    "/jurisdictions/{id}/coalition/{member}/asking",
    "/jurisdictions/{id}/coalition/{member}/delete",
    "/jurisdictions/{id}/coalition/organizations/{one}/delete",
    "/working-groups/{id}/move",
    "/working-groups/{id}/delete",
    "/jurisdictions/{id}/coalition/paste/file",
    "/jurisdictions/{id}/engagement/{engagement}/delete",
    "/jurisdictions/{id}/findings/{finding}/stage",
    "/jurisdictions/{id}/findings/{finding}/answer",
    "/jurisdictions/{id}/strategy/meeting",
    "/jurisdictions/{id}/strategy/texts/{text}/versions/{event}",
    "/jurisdictions/{id}/document/texts/{text}/versions/{event}",
    "/jurisdictions/{id}/document/parts/order",
    "/jurisdictions/{id}/publications/{publication}/holds",
    "/jurisdictions/{id}/publications/{publication}/delete",
    "/jurisdictions/{id}/publications/{publication}/comments/{comment}/delete",
    "/jurisdictions/{id}/document/publication-plan/{outreach}/delete",
    "/jurisdictions/{id}/document/translations/{translation}/delete",
    "/jurisdictions/{id}/strategy/goals/{goal}/move",
    "/jurisdictions/{id}/strategy/goals/{goal}/delete",
    "/jurisdictions/{id}/strategy/{strategic_action}/move",
    "/jurisdictions/{id}/strategy/{strategic_action}/delete",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/links/remove",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/tidy",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/tidy/undo",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/copy",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/move",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/plan",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/unplan",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/delete",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}/holds",
    "/jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}/delete",
    "/jurisdictions/{id}/measures/{measure}/delete",
    "/jurisdictions/{id}/measures/{measure}/updates/{update}/delete",
    "/jurisdictions/{id}/measures/{measure}/updates/{update}/hold",
    "/jurisdictions/{id}/findings/{finding}/move",
    "/jurisdictions/{id}/findings/{finding}/delete",
    "/jurisdictions/{id}/findings/{finding}/support/{support}/move",
    "/jurisdictions/{id}/findings/{finding}/support/{support}/delete",
    "/jurisdictions/{id}/findings/review/{review}/delete",
    "/jurisdictions/{id}/sources/{source}/move",
    "/jurisdictions/{id}/sources/{source}/delete",
    "/metrics",
    "/metrics/releases/{id}/remove",
    "/jurisdictions/{id}/metrics/places/{place}/delete",
    "/jurisdictions/{id}/metrics/peers/{peer}/delete",
    "/jurisdictions/{id}/metrics/officials/{body}/delete",
    "/population-groups/{id}/move",
    "/population-groups/{id}/delete",
    "/bin/{kind}/{id}",
    "/bin/{kind}/{id}/throw-out",
    "/file/backup",
    "/file/check",
    "/file/restore",
    "/file/open-folder",
    "/file/move",
    "/import",
    "/import/{digest}",
    "/import/{digest}/undo",
    "/quit",
];

/// What is wrong with the way in which the open page says what is wrong.
const TOLD: &str = r##"
const wrong = [];
const summary = document.getElementById("summary");
if (!summary && !document.querySelector(".problem")) return ["nothing says what is wrong"];
if (summary && document.activeElement !== summary) wrong.push("the focus is not on the summary");
for (const link of document.querySelectorAll("#summary a[href^='#']")) {
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) { wrong.push(`“${link.textContent}” leads nowhere`); continue; }
  link.click();
  if (document.activeElement !== field && !field.matches("fieldset, div") ) wrong.push(`“${link.textContent}” does not lead to its field`);
  const told = field.matches("[aria-invalid=true]") || field.querySelector("[aria-invalid=true], .problem") || field.getAttribute("aria-describedby")?.includes("problem");
  if (!told) wrong.push(`${link.hash} does not say that it is wrong`);
}
for (const field of document.querySelectorAll("[aria-invalid=true]")) {
  const about = (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  if (!about.some((part) => part.matches(".problem"))) wrong.push(`${field.name} is marked as wrong but not tied to what is wrong`);
}
return wrong;
"##;

#[tokio::test]
async fn every_form_that_is_refused_says_what_is_wrong_where_everybody_finds_it() {
    let session = Session::start().await;
    let browser = &session.browser;
    let mut examiner = Examiner::new(browser);
    let places = session.furnish().await;
    session.open("/").await;
    browser.submit("/you", &[("person", "new"), ("name", "Dana Ortiz")]).await;
    let mut differences = Vec::new();
    for (route, fields) in REFUSED {
        let long = "W".repeat(20_001);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, if *value == "…" { long.as_str() } else { *value })).collect();
        let ways = session.ways(route, &places).await;
        // The worked example goes without being asked for its name.
        let wanted = if route.ends_with("/delete") { "empty" } else { "filled" };
        let (.., path) = ways.into_iter().find(|(state, ..)| *state == wanted).unwrap_or_else(|| panic!("no way to {route}"));
        session.open("/").await;
        let mut fields = fields;
        let decision;
        if route.ends_with("/plan/terms") {
            decision = crate::decision::value(&session.program.get(&path).await.body, "name=\"decision\"");
            fields.push(("decision", &decision));
        }
        // What was shown, of which nothing is chosen.
        let shown;
        if route.ends_with("/which") {
            let page = session.program.get(&path).await.body;
            let (_, name) = page.split_once("name=\"shown-").expect("there is a question");
            let name = format!("shown-{}", name.split('"').next().unwrap_or_default());
            shown = (crate::decision::value(&page, &format!("name=\"{name}\"")), name);
            fields.push((&shown.1, &shown.0));
        }
        // What a review saw goes along with its form.
        let review = session.program.get(&path).await.body;
        let sent_along: &[&str] = match route {
            route if route.ends_with("/approvals") => &["shown", "follows"],
            route if route.ends_with("/publications/new") => &["kind", "once", "shown", "follows"],
            _ => &[],
        };
        let value = |name: &&'static str| (*name, crate::decision::value(&review, &format!("name=\"{name}\"")));
        let seen: Vec<(&str, String)> = sent_along.iter().map(value).collect();
        fields.extend(seen.iter().map(|(name, value)| (*name, value.as_str())));
        browser.submit(&path, &fields).await;
        let told = browser.run(TOLD, vec![]).await;
        examiner.note(route, &told);
        let words: Vec<&str> = route.split(['/', '{', '}']).filter(|part| !part.is_empty() && *part != "id").collect();
        let outline = browser.steady(&format!("{}\n", browser.outline().await)).await;
        differences.extend(difference(&format!("refused-{}", words.join("-")), &outline));
        examiner.examine_once(&format!("{route}, refused")).await;
    }
    examiner.conclude();
    assert!(
        differences.is_empty(),
        "Read them; if they are as they should be, run again with MILEPOST_ACCEPT=yes.\n{}",
        differences.join("\n")
    );
}

#[test]
fn every_form_of_the_route_table_is_refused_here_or_has_only_a_button() {
    let posted: Vec<String> = routes().into_iter().filter(|route| route.is_posted).map(|route| route.path).collect();
    let known = |path: &String| REFUSED.iter().any(|(route, _)| route == path) || BUTTONS.contains(&path.as_str());
    let forgotten: Vec<_> = posted.iter().filter(|path| !known(path)).collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
    let gone: Vec<_> =
        REFUSED.iter().map(|(route, _)| *route).chain(BUTTONS).filter(|path| !posted.iter().any(|route| route == path)).collect();
    assert!(gone.is_empty(), "not in the route table any more: {gone:?}");
}
