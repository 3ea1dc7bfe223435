//! A tour of the whole program: every page is opened, and everything that can be written is written once.

mod file;
mod measured;
mod people;
mod road;
mod strategy;
mod things;
mod work;

use axum::body::Body;
use axum::http::Request;
use milepost::domain::words::dates;
use time::{Duration, OffsetDateTime};

use crate::person::{HOST, Page, Person};

const NEXT: [(&str, &str); 2] = [("title", "Next"), ("started", "2027-03-01")];

fn day(days: i64) -> String {
    dates::iso((OffsetDateTime::now_utc() + Duration::days(days)).date())
}

/// The address of the jurisdiction of a round.
pub async fn home(dana: &Person, round: &str) -> String {
    dana.get(round).await.after("class=\"where\"", "href")
}

/// The addresses in a page that begin so and end with an id, each once.
fn addresses(page: &Page, start: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for rest in page.text.split(&format!("href=\"{start}")).skip(1) {
        let id = rest.split(['"', '/', '?', '#']).next().unwrap();
        let address = format!("{start}{id}");
        if id.len() == 36 && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// Goes through all of it.
pub async fn tour(dana: &Person) {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let of = home(dana, &round).await;
    assess(dana, &round).await;
    settle(dana, &round, &of).await;
    ask(dana, &round).await;
    decide(dana, &round, &of).await;
    work::plan(dana, &round, &of).await;
    work::pay(dana, &of).await;
    people::groups(dana, &of).await;
    road::walk(dana, &of).await;
    things::parts(dana, &of).await;
    strategy::heart(dana, &of).await;
    measured::look(dana, &of).await;
    launch(dana, &of).await;
    people::people(dana, &round, &of).await;
    rounds(dana, &round, &of).await;
    look(dana, &round, &of).await;
    travel(dana, &round, &of).await;
    begin(dana, &of).await;
    file::look_after(dana).await;
    throw_out(dana, &round, &of).await;
}

async fn open(dana: &Person, base: &str, pages: &[&str]) {
    for page in pages {
        dana.get(&format!("{base}{page}")).await.expect(200);
    }
}

async fn assess(dana: &Person, round: &str) {
    dana.get("/").await.expect(200);
    let first = format!("{round}/conditions/leadership-commitment");
    let fields =
        [("step-1.1", "in_place"), ("note-1.1", "By letter"), ("need", "A date"), ("judgment", "met"), ("judgment-reason", "So it is")];
    dana.save(&first, &fields).await.expect(200);
    // Somebody else changed it: a conflict names who.
    dana.colleague().post(&first, &[("step-1.1", "not_yet")]).await.expect(409);
    // Typing goes on, and a field is cleared.
    let page = dana.get(&first).await;
    dana.save(&first, &[("note-1.1", "By letter of May"), ("rev-note-1.1", &page.rev("note-1.1"))]).await.expect(200);
    dana.save(&first, &[("need", ""), ("rev-need", &page.rev("need"))]).await.expect(200);
    let steps: Vec<String> = milepost::domain::guide::StepKey::all().map(|key| format!("step-{key}")).skip(1).collect();
    let answers: Vec<(&str, &str)> = steps.iter().map(|name| (name.as_str(), "not_yet")).collect();
    dana.post(&format!("{round}/worksheet"), &answers).await.expect(303);
    let history = dana.get(&format!("{round}/history")).await;
    let put_back = history.after(&format!("<form method=\"post\" action=\"{round}/history"), "action");
    dana.post(&put_back, &[("rev", &history.after("name=\"rev\"", "value"))]).await.expect(303);
    open(dana, round, &["/history?field=step-1.1", "/history?before=9"]).await;
    let meeting = [("held", day(-1)), ("more", "Dana Ortiz\nLee Park".to_owned())];
    let meeting = meeting.each_ref().map(|(name, value)| (*name, value.as_str()));
    dana.post(&format!("{round}/meeting"), &meeting).await.expect(303);
    let again = [meeting[0], ("more", "Ana Silva")];
    let refused = dana.post(&format!("{round}/meeting"), &again).await;
    refused.expect(409);
    let rev = refused.rev("present");
    dana.post(&format!("{round}/meeting"), &[&again[..], &[("rev-present", &rev)]].concat()).await.expect(303);
    // Somebody ticked of whom nothing is left.
    let gone = format!("more-{}", uuid::Uuid::from_u128(1 << 64));
    let refused = dana.post(&format!("{round}/meeting"), &[meeting[0], (&gone, "yes")]).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    open(dana, round, &["/meeting?condition=staff-buy-in", "/meeting?condition=end"]).await;
}

async fn settle(dana: &Person, round: &str, of: &str) {
    let settings = format!("{of}/settings");
    dana.get(&settings).await.expect(200);
    let page = dana.get(&settings).await;
    let revs = ["name", "kind", "state", "executive"].map(|name| (format!("rev-{name}"), page.rev(name)));
    let values = [("name", "Wren County"), ("kind", "county"), ("state", "OH"), ("executive", "Manager")];
    let fields: Vec<(&str, &str)> = values.into_iter().chain(revs.iter().map(|(name, rev)| (name.as_str(), rev.as_str()))).collect();
    dana.post(&settings, &fields).await.expect(303);
    let page = dana.get(&format!("{round}/settings")).await;
    let (title, started) = (page.after("id=\"title\"", "value"), page.after("id=\"started\"", "value"));
    let shown = page.after("name=\"shown-", "name");
    let fields = [
        ("title", title.as_str()),
        ("started", &started),
        ("some", "4"),
        ("most", "7"),
        ("reason", "Council policy"),
        ("new-name", "Ines Roy"),
        (&shown, "yes"),
    ];
    dana.post(&format!("{round}/settings"), &fields).await.expect(303);
    dana.get(&format!("{of}/case?edit=yes")).await.expect(200);
    dana.post(&format!("{of}/case"), &[("what", "A plan.")]).await.expect(303);
    let lee = dana.colleague();
    lee.post("/you", &[("person", "new"), ("name", "Lee Park"), ("title", "Planner"), ("back", round)]).await.expect(303);
    let page = lee.get("/you").await;
    let fields = [("name", "Lee A. Park"), ("rev-name", &page.rev("name")), ("title", "Planner"), ("rev-title", &page.rev("title"))];
    lee.post("/you/details", &fields).await.expect(303);
}

async fn ask(dana: &Person, round: &str) {
    let fields = [("topic-3.1", "yes"), ("topic-staff-buy-in", "yes"), ("person", "Ana Silva"), ("asked", &day(-9)), ("due", &day(-3))];
    dana.post(&format!("{round}/asks"), &fields).await.expect(303);
    let fields = [("topic-4.1", "yes"), ("person", "Lee A. Park"), ("asked", &day(-9)), ("due", "")];
    dana.post(&format!("{round}/asks"), &fields).await.expect(303);
    let list = dana.get(&format!("{round}/asks")).await;
    dana.get(&list.after(&format!("{round}/asks/"), "href")).await.expect(200);
    let asks: Vec<String> = list.text.split("<li id=\"ask-").skip(1).map(|piece| piece.split('"').next().unwrap().to_owned()).collect();
    dana.post(&format!("/asks/{}/told", asks[0]), &[("rev", &list.after("name=\"rev\"", "value"))]).await.expect(303);
    dana.post(&format!("/asks/{}/withdraw", asks[1]), &[]).await.expect(303);
    open(dana, round, &["/asks", "/asks?topic=6.1", "/asks?role=budget", "/conditions/organizational-capacity"]).await;
}

async fn decide(dana: &Person, round: &str, of: &str) {
    open(dana, round, &["/verdict", "/what-if", "/decision", "/report"]).await;
    let page = dana.get(&format!("{round}/decision?newer=yes")).await;
    let (rests, decided) = (page.after("name=\"rests\"", "value"), page.after("id=\"decided\"", "value"));
    let fields = [
        ("route", "preparedness_plan"),
        ("reason", "We want to be ready."),
        ("deciders", "Ruth Amadi, County Manager"),
        ("decided", decided.as_str()),
        ("rests", &rests),
        ("latest", ""),
        ("interested", "yes"),
    ];
    dana.post(&format!("{round}/decision"), &fields).await.expect(303);
    // On a state that was kept, by somebody who did not see that there is a decision.
    dana.save(&format!("{round}/conditions/data-capacity"), &[("need", "Data")]).await.expect(200);
    dana.colleague()
        .post(&format!("{round}/decision"), &[&fields[..1], &[("reason", "Otherwise")], &fields[2..]].concat())
        .await
        .expect(409);
    let home = dana.get(of).await;
    let tick = home.after(&format!("action=\"{round}/checklist"), "action");
    dana.post(&tick, &[("shared", "yes")]).await.expect(303);
    let terms = dana.get(&format!("{of}/plan/terms")).await;
    let decision = terms.after("name=\"decision\"", "value");
    let fields = [("decision", decision.as_str()), ("return_on", &day(200)), ("check_ins", "monthly")];
    dana.post(&format!("{of}/plan/terms"), &fields).await.expect(303);
    let rev = dana.get(&format!("{of}/plan/terms")).await.rev("checked_in");
    dana.post(&format!("/decisions/{decision}/check-in"), &[("rev-checked_in", &rev)]).await.expect(303);
    open(dana, round, &["/decision", &format!("/decision?of={decision}")]).await;
}

async fn launch(dana: &Person, of: &str) {
    let kit = format!("{of}/launch");
    dana.get(&kit).await.expect(200);
    dana.post(&kit, &[("leader", "Lee Park")]).await.expect(303);
    let text = format!("{kit}/announcement");
    for words in ["# First", "# Second"] {
        let form = dana.get(&format!("{text}?edit=yes")).await;
        let (rev, filled) = (form.rev("text"), form.after("name=\"filled-text\"", "value"));
        dana.post(&text, &[("text", words), ("rev-text", &rev), ("filled-text", &filled)]).await.expect(303);
    }
    let first = dana.get(&text).await.after(&format!("<li><a href=\"{text}/versions"), "href");
    let version = dana.get(&first).await;
    dana.post(&first, &[("rev-text", &version.rev("text"))]).await.expect(303);
    open(dana, &kit, &["/talking-points", "/announcement.txt"]).await;
}

async fn rounds(dana: &Person, round: &str, of: &str) {
    let from = round.trim_start_matches("/assessments/").to_owned();
    let page = dana.get(&format!("{of}/assessments")).await;
    let with = if page.text.contains(&from) { from.as_str() } else { "blank" };
    let second = dana.post(&format!("{of}/assessments"), &[&NEXT[..], &[("with", with)]].concat()).await;
    second.expect(303);
    let second = second.location;
    let page = format!("{second}/conditions/leadership-commitment");
    let shown = dana.get(&page).await;
    dana.save(&page, &[("carried-1.2", ""), ("rev-carried-1.2", &shown.rev("carried-1.2"))]).await.expect(200);
    dana.save(&page, &[("step-1.3", "in_place"), ("rev-step-1.3", &shown.rev("step-1.3"))]).await.expect(200);
    dana.post(&format!("{round}/conditions/data-capacity"), &[("need", "Late")]).await.expect(409);
    dana.post(&format!("{round}/reopen"), &[]).await.expect(303);
    dana.post(&format!("{round}/close"), &[]).await.expect(303);
    open(dana, of, &["/rounds"]).await;
    let (a, b) = (from, second.trim_start_matches("/assessments/").to_owned());
    open(dana, of, &[&format!("/rounds/{a}/{b}"), "/handover", "/case", "/history", "/history?before=20"]).await;
}

/// Everything else that is only read.
async fn look(dana: &Person, round: &str, of: &str) {
    let pages = [
        "",
        "/worksheet",
        "/worksheet/blank",
        "/documents",
        "/settings",
        "/asks",
        "/report",
        "/report.json",
        "/report.xlsx",
        "/report.csv",
        "/report.docx",
        "/report.html",
        "/brief.html",
        "/report.css",
    ];
    open(dana, round, &pages).await;
    open(dana, of, &["", "/plan", "/settings"]).await;
    open(dana, "", &["/", "/?search=wren", "/?archived=yes", "/you", "/bin", "/file", "/quit", "/import", "/schema/report.json"]).await;
    dana.get("/history").await.expect(303);
    dana.post("/example", &[]).await.expect(303);
    dana.post("/example", &[]).await.expect(303);
}

async fn upload(person: &Person, bytes: &[u8]) -> Page {
    let mut body = b"--cut\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"a.json\"\r\n\r\n".to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = Request::post("/import").header("host", HOST).header("content-type", "multipart/form-data; boundary=cut");
    person.send(request.body(Body::from(body)).unwrap()).await
}

/// Begins to write, goes away, comes back, and does so as nobody too.
async fn begin(dana: &Person, of: &str) {
    let form = format!("{of}/case");
    let keep = async |person: &Person| {
        let page = person.get(&format!("{form}?edit=yes")).await;
        let id = page.after(&format!(" action=\"{form}\""), "data-draft");
        let request = Request::post(format!("{form}?draft={id}")).header("host", HOST).header("milepost-draft", "yes");
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(Body::from("what=Begun"));
        person.send(request.unwrap()).await.expect(200);
        id
    };
    let id = keep(dana).await;
    open(dana, &form, &["?edit=yes", &format!("?edit=yes&draft={id}")]).await;
    dana.post(&format!("/drafts/{id}/discard"), &[("back", &form)]).await.expect(303);
    let nobody = dana.colleague();
    keep(&nobody).await;
    nobody.post("/you", &[("person", "new"), ("name", "Noor Khan")]).await.expect(303);
}

/// Out of this file, into another, changed there and here, and back.
async fn travel(dana: &Person, round: &str, of: &str) {
    dana.post(&format!("{round}/reopen"), &[]).await.expect(303);
    let sitting = format!("{round}/conditions/continuous-learning");
    dana.save(&sitting, &[("note-9.1", "Begun")]).await.expect(200);
    let lee = Person::new().await;
    lee.start("Lee Park", "Otter City").await;
    let all = dana.get("/export").await;
    all.expect(200);
    let sent = upload(&lee, &all.bytes).await;
    let mark = lee.get(&sent.location).await.after("name=\"mark\"", "value");
    lee.post(&sent.location, &[("mark", &mark)]).await.expect(303);
    lee.get("/import").await.expect(200);
    // Typing that went on here meanwhile.
    let rev = dana.get(&sitting).await.rev("note-9.1");
    dana.save(&sitting, &[("note-9.1", "Begun and gone on with"), ("rev-note-9.1", &rev)]).await.expect(200);
    let sent = upload(&lee, &dana.get("/export").await.bytes).await;
    let mark = lee.get(&sent.location).await.after("name=\"mark\"", "value");
    lee.post(&sent.location, &[("mark", &mark)]).await.expect(303);
    let page = format!("{round}/conditions/community-engagement");
    lee.save(&page, &[("note-8.1", "Lee’s"), ("note-8.2", "Lee’s alone")]).await.expect(200);
    dana.save(&page, &[("note-8.1", "Dana’s")]).await.expect(200);
    let again = upload(dana, lee.get(&format!("{of}/export")).await.text.as_bytes()).await;
    let page = dana.get(&again.location).await;
    let (mark, field) = (page.after("name=\"mark\"", "value"), page.after("type=\"radio\"", "name"));
    dana.post(&again.location, &[("mark", &mark), (&field, "theirs")]).await.expect(303);
    lee.store.close().await;
}

/// A round and a jurisdiction: into the bin, back, and for good.
async fn throw_out(dana: &Person, round: &str, of: &str) {
    let title = dana.get(&format!("{round}/settings")).await.after("id=\"title\"", "value");
    let (assessment, jurisdiction) = (round.trim_start_matches("/assessments/"), of.trim_start_matches("/jurisdictions/"));
    dana.get(&format!("{round}/delete")).await.expect(200);
    dana.post(&format!("{round}/delete"), &[("title", &title)]).await.expect(303);
    // As if it had come with a bundle, so that no day of this file stands by it.
    file::meddle(dana.store.path(), "UPDATE assessments SET deleted_on = NULL WHERE deleted IS NOT NULL").await;
    dana.store.empty_bin(OffsetDateTime::now_utc()).await.unwrap();
    dana.post(&format!("/bin/assessment/{assessment}"), &[]).await.expect(303);
    dana.post(&format!("{round}/delete"), &[("title", &title)]).await.expect(303);
    dana.post(&format!("/bin/assessment/{assessment}/throw-out"), &[]).await.expect(303);
    dana.post(&format!("{of}/archive"), &[]).await.expect(303);
    dana.post(&format!("{of}/unarchive"), &[]).await.expect(303);
    dana.get(&format!("{of}/delete")).await.expect(200);
    dana.post(&format!("{of}/delete"), &[("name", "Wren County")]).await.expect(303);
    dana.get("/bin").await.expect(200);
    dana.post(&format!("/bin/jurisdiction/{jurisdiction}"), &[]).await.expect(303);
    dana.post(&format!("{of}/delete"), &[("name", "Wren County")]).await.expect(303);
    dana.get(&format!("/bin/jurisdiction/{jurisdiction}/throw-out")).await.expect(200);
    dana.post(&format!("/bin/jurisdiction/{jurisdiction}/throw-out"), &[]).await.expect(303);
}
