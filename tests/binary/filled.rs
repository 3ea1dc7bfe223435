//! A data file with something of every kind that Milepost keeps, made as a person would make it.

use std::path::Path;

use milepost::domain::guide::{ConditionKey, StepKey};
use milepost::domain::readiness::Revision;

use crate::facts::Facts;
use crate::program::{Program, Reply, ask, between, encoded, plain, run, told};

/// A person at a running program.
struct Hand<'a> {
    program: &'a Program,
    cookie: String,
}

impl Hand<'_> {
    #[track_caller]
    fn post(&self, path: &str, form: &[(&str, &str)]) -> Reply {
        let line = format!("POST {path} HTTP/1.1\r\nCookie: {}", self.cookie);
        let reply = ask(self.program.address, &line, &encoded(form.iter().copied())).unwrap();
        assert_eq!(reply.status, 303, "{path}: {}", plain(&reply.body));
        reply
    }

    #[track_caller]
    fn get(&self, path: &str) -> String {
        let reply = self.program.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        reply.body
    }

    /// Makes a jurisdiction, and gives the addresses of itself and of its first round.
    fn found(&self, name: &str) -> (String, String) {
        let round = self.post("/jurisdictions", &[("actor", ""), ("name", name)]).location;
        let jurisdiction = format!("/jurisdictions/{}", between(&self.get(&round), "href=\"/jurisdictions/", "\""));
        (jurisdiction, round)
    }
}

/// Fills a data file, and leaves it closed. Every kind of record is in it: answers of each kind, rounds
/// blank, carried over, reopened and thrown away, people, asks, a meeting, kept states, decisions with
/// their terms, actions in every status, launch texts and one that was not saved, population groups, people made one, a road that
/// was begun, things in the bin and deleted for good, and an import.
pub fn fill(data: &Path) {
    let program = Program::start(data);
    let cookie =
        ask(program.address, "POST /you HTTP/1.1", "name=Dana+Reyes&title=Advocate&department=Mobility&person=new").unwrap().cookie;
    let hand = Hand { program: &program, cookie };
    let (heron, first) = hand.found("Heron City");
    let settings =
        [("name", "Heron City, “on the lake”"), ("kind", "city"), ("state", "OH"), ("executive", "City Manager"), ("paper", "a4")];
    let rev = Revision::of("Heron City").to_string();
    hand.post(&format!("{heron}/settings"), &[&settings[..], &[("rev-name", &rev)]].concat());
    answer(&hand, &first);
    people_and_meeting(&hand, &first);
    decide(&hand, &heron, &first);
    plan(&hand, &heron);
    launch(&hand, &heron);
    whom_to_reach(&hand, &heron);
    on_the_list(&hand, &heron);
    road(&hand, &heron);
    measured(&hand, &heron);
    document(&hand, &heron);
    let from = first.trim_start_matches("/assessments/");
    let second = hand.post(&format!("{heron}/assessments"), &[("title", "The next round"), ("with", from)]).location;
    hand.post(&format!("{second}/conditions/racial-equity"), &[("carried-6.1", ""), ("rev-carried-6.1", &carried(&hand, &second))]);
    hand.post(&format!("{first}/reopen"), &[]);
    hand.post(&format!("{first}/conditions/racial-equity"), &[("note-6.2", "Written after the next round began")]);
    let third = hand.post(&format!("{heron}/assessments"), &[("title", "Begun by mistake")]).location;
    hand.post(&format!("{third}/conditions/data-capacity"), &[("step-7.1", "unknown")]);
    hand.post(&format!("{third}/delete"), &[("title", "Begun by mistake")]);
    away(&hand);
    // The worked example, as whoever opens it from the first page has it.
    hand.post("/example", &[]);
    program.quit();
    released(data);
    import(data);
    assert!(told(&run(data, &["check"])).starts_with("The file is sound."));
}

fn carried(hand: &Hand, round: &str) -> String {
    let page = hand.get(&format!("{round}/conditions/racial-equity"));
    between(&page, "name=\"rev-carried-6.1\" value=\"", "\"").to_owned()
}

fn answer(hand: &Hand, round: &str) {
    let words = ["in_place", "under_way", "not_yet", "unknown", "in_place", "in_place", ""];
    let mut form: Vec<(String, String)> = Vec::new();
    for (n, step) in StepKey::all().enumerate() {
        form.push((format!("step-{step}"), words[n % words.len()].to_owned()));
        if n % 4 == 0 {
            form.push((format!("note-{step}"), format!("A note on {step}: Zoë said “yes” 🏁\nand 城市 agreed.")));
            form.push((format!("evidence-{step}"), format!("https://example.org/{step}")));
        }
    }
    for key in ConditionKey::ALL {
        form.push((format!("need-{key}"), format!("What {key} needs")));
    }
    form.push(("leave-out-1.1".to_owned(), "yes".to_owned()));
    form.push(("judgment-staff-buy-in".to_owned(), "met".to_owned()));
    form.push(("judgment-staff-buy-in-reason".to_owned(), "All signed".to_owned()));
    form.push(("judgment-data-capacity".to_owned(), "not_met".to_owned()));
    form.push(("judgment-data-capacity-reason".to_owned(), "Nobody left".to_owned()));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    hand.post(&format!("{round}/worksheet"), &form);
    // Typed on, and answered otherwise: two kinds of lines in the history.
    let note = "A note on 1.1: Zoë said “yes” 🏁\nand 城市 agreed.";
    let more = format!("{note} In May.");
    let leadership = format!("{round}/conditions/leadership-commitment");
    hand.post(&leadership, &[("note-1.1", &more), ("rev-note-1.1", &Revision::of(note).to_string())]);
    hand.post(&leadership, &[("step-1.1", "under_way"), ("rev-step-1.1", &Revision::of("in_place").to_string())]);
    let limits = [("title", "Spring round"), ("started", "2026-03-02"), ("some", "4"), ("most", "7"), ("reason", "We are strict")];
    hand.post(&format!("{round}/settings"), &[&limits[..], &[("new-name", "Lee Park"), ("new-department", "Housing")]].concat());
}

fn people_and_meeting(hand: &Hand, round: &str) {
    let ask = |name: &str, topic: &str| {
        hand.post(&format!("{round}/asks"), &[("person", name), (topic, "yes"), ("asked", "2026-03-03"), ("due", "2026-03-20")]);
    };
    ask("Lee Park", "topic-1.2");
    ask("Ruth Amadi", "topic-data-capacity");
    ask("Sam Ortiz", "topic-4.1");
    let page = hand.get(&format!("{round}/asks"));
    let mut waiting = page.split("action=\"/asks/").skip(1).map(|rest| rest.split('/').next().unwrap()).collect::<Vec<_>>();
    waiting.dedup();
    hand.post(&format!("/asks/{}/told", waiting[0]), &[]);
    hand.post(&format!("/asks/{}/withdraw", waiting[2]), &[]);
    hand.post(&format!("{round}/meeting"), &[("held", "2026-03-09"), ("more", "Ruth Amadi\nA neighbor")]);
    hand.post(&format!("{round}/checklist"), &[("shared", "yes"), ("completed", "yes")]);
}

fn decide(hand: &Hand, jurisdiction: &str, round: &str) {
    hand.get(&format!("{round}/report"));
    let form = |route: &'static str, reason: &'static str| {
        let page = hand.get(&format!("{round}/decision?newer=yes"));
        let rests = between(&page, "name=\"rests\" id=\"rests-", "\"").to_owned();
        let latest = between(&page, "name=\"latest\" value=\"", "\"").to_owned();
        let fields =
            [("route", route), ("deciders", "Ruth Amadi, City Manager\nThe council"), ("decided", "2026-03-10"), ("reason", reason)];
        hand.post(&format!("{round}/decision"), &[&fields[..], &[("interested", "yes"), ("rests", &rests), ("latest", &latest)]].concat());
    };
    form("proceed", "The mayor promised it");
    hand.post(&format!("{round}/conditions/staff-buy-in"), &[("note-5.2", "Since the decision")]);
    form("preparedness_plan", "On second thought");
    let page = hand.get(&format!("{jurisdiction}/plan/terms"));
    let decision = between(&page, "name=\"decision\" value=\"", "\"").to_owned();
    let terms = [
        ("decision", decision.as_str()),
        ("return_on", "2030-09-01"),
        ("check_ins", "quarterly"),
        ("goal-1.2", "yes"),
        ("start-data-capacity", "yes"),
    ];
    hand.post(&format!("{jurisdiction}/plan/terms"), &terms);
    hand.post(&format!("/decisions/{decision}/check-in"), &[]);
}

fn plan(hand: &Hand, jurisdiction: &str) {
    hand.post(&format!("{jurisdiction}/plan/draft"), &[]);
    let add = |fields: &[(&str, &str)]| {
        let made = hand.post(&format!("{jurisdiction}/actions"), fields).location;
        made.split_once("#action-").unwrap().1.to_owned()
    };
    add(&[
        ("what", "Hire somebody"),
        ("closes", "7.1"),
        ("owner", "Lee Park"),
        ("helpers", "The union"),
        ("due", "2099-05-01"),
        ("effort", "large"),
        ("status", "doing"),
        ("notes", "Slow"),
        ("amount-new1", "$125,000.50"),
        ("source-new1", "A grant"),
    ]);
    add(&[("what", "Ask the county"), ("status", "dropped"), ("reason", "It said no")]);
    let done = add(&[("what", "Write it down"), ("closes", "1.1"), ("status", "to_do"), ("effort", "small")]);
    hand.post(&format!("/actions/{done}/status"), &[("status", "done"), ("rev-status", &Revision::of("to_do").to_string())]);
    let binned = add(&[("what", "Do it twice"), ("status", "to_do")]);
    hand.post(&format!("/actions/{binned}/delete"), &[]);
    let gone = add(&[("what", "Never again"), ("closes", "9.3"), ("status", "to_do")]);
    hand.post(&format!("/actions/{gone}/delete"), &[]);
    hand.post(&format!("/bin/action/{gone}/throw-out"), &[]);
}

fn launch(hand: &Hand, jurisdiction: &str) {
    hand.post(&format!("{jurisdiction}/case"), &[("what", "A plan with neighbors"), ("why", "Rents"), ("ask", "Half a day")]);
    let page = hand.get(&format!("{jurisdiction}/launch"));
    let names: Vec<&str> = page.split(" name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let details = names.iter().filter(|name| page.contains(&format!("name=\"rev-{name}\"")));
    let values = details.map(|name| (*name, if name.contains("budget") { "$50,000" } else { "Something of ours" }));
    hand.post(&format!("{jurisdiction}/launch"), &values.collect::<Vec<_>>());
    hand.post(&format!("{jurisdiction}/launch/announcement"), &[("text", "We begin.\n\nIn our own words.")]);
    hand.post(&format!("{jurisdiction}/launch/talking-points"), &[("text", "- Why\n- How")]);
    // Begun, and not saved.
    let id = "01890000-0000-7000-8000-000000000001";
    let line = format!("POST {jurisdiction}/case?draft={id} HTTP/1.1\r\nMilepost-Draft: yes\r\nCookie: {}", hand.cookie);
    assert_eq!(ask(hand.program.address, &line, "why=We+began").unwrap().status, 200);
}

fn whom_to_reach(hand: &Hand, jurisdiction: &str) {
    let add = |name: &str, note: &str| {
        let made = hand.post(&format!("{jurisdiction}/population-groups"), &[("name", name), ("note", note)]).location;
        made.split_once("#group-").unwrap().1.to_owned()
    };
    let [renters, _, binned, gone] =
        [add("Renters", "By way of the union"), add("Older adults", ""), add("Night workers", ""), add("Nobody", "")];
    hand.post(&format!("/population-groups/{renters}/move"), &[("to", "down")]);
    for group in [&binned, &gone] {
        hand.post(&format!("/population-groups/{group}/delete"), &[]);
    }
    hand.post(&format!("/bin/population_group/{gone}/throw-out"), &[]);
}

fn on_the_list(hand: &Hand, jurisdiction: &str) {
    let list = format!("{jurisdiction}/people");
    let add = |name: &str, title: &str| {
        let made = hand.post(&list, &[("name", name), ("title", title)]).location;
        made.split_once("#person-").unwrap().1.to_owned()
    };
    let [chris, christine, binned, gone] =
        [add("Chris Hale", ""), add("Christine Hale", "Clerk"), add("Pat Stone", ""), add("Sam Rivers", "")];
    hand.post(&format!("{list}/{chris}/same-as"), &[("other", &christine)]);
    for person in [&binned, &gone] {
        hand.post(&format!("{list}/{person}/delete"), &[]);
    }
    hand.post(&format!("/bin/individual/{gone}/throw-out"), &[]);
}

fn road(hand: &Hand, jurisdiction: &str) {
    let line = format!("{jurisdiction}/road/4.1");
    hand.post(&line, &[("status", "under_way"), ("owner", "Lee Park"), ("due", "2099-03-01")]);
    hand.post(&format!("{jurisdiction}/road/1.1/mark"), &[("status", "done"), ("rev-status", &Revision::of("").to_string())]);
    hand.post(&format!("{jurisdiction}/road/9"), &[("status", "not_needed"), ("reason", "The region does it")]);
    hand.post(&format!("{jurisdiction}/actions"), &[("what", "List whom to ask"), ("road_line", "4.2")]);
}

/// Which places are looked at and compared with, and who was elected.
fn measured(hand: &Hand, jurisdiction: &str) {
    hand.post(&format!("{jurisdiction}/metrics/places"), &[("code-county-29019", "yes"), ("name", "Boone")]);
    hand.post(&format!("{jurisdiction}/metrics/peers"), &[("code-county-19103", "yes"), ("reason", "A university town too")]);
    hand.post(&format!("{jurisdiction}/metrics/representation"), &[("name", "City council"), ("white", "4"), ("black", "2")]);
}

/// The document of the plan: its cover and a text, a draft with a comment, and the plan published.
fn document(hand: &Hand, jurisdiction: &str) {
    let cover = [("plan_title", "A fair start"), ("covers", "2027 to 2031"), ("signed_by", "Ruth Amadi, City Manager")];
    hand.post(&format!("{jurisdiction}/document/parts"), &cover);
    hand.post(&format!("{jurisdiction}/document/texts/thanks"), &[("thanks", "Thank you all.")]);
    hand.post(&format!("{jurisdiction}/strategy/goals"), &[("title", "Renters stay in their homes")]);
    let publications = format!("{jurisdiction}/publications");
    let freeze = |kind: &str, more: &[(&str, &str)]| {
        let form = hand.get(&format!("{publications}/new?kind={kind}"));
        let hidden = ["once", "shown", "follows"].map(|name| (name, between(&form, &format!("name=\"{name}\" value=\""), "\"")));
        hand.post(&format!("{publications}/new"), &[&hidden[..], &[("kind", kind), ("title", "2027 plan")], more].concat()).location
    };
    let draft = freeze("comment_draft", &[]);
    freeze("plan", &[("approved_by", "Ruth Amadi, City Manager")]);
    let comment = [("held", "2026-11-20"), ("said_by", "A neighbor"), ("what", "Say what happens to the old depot.")];
    hand.post(&format!("{draft}/comments"), &comment);
}

/// A release of the metrics.
fn released(data: &Path) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics/m_lowbirth_county_crlf.csv");
    told(&run(data, &["metrics", "import", file.to_str().unwrap()]));
}

/// What lies in the archive, in the bin, and nowhere any more.
fn away(hand: &Hand) {
    let (archived, _) = hand.found("Old Town");
    hand.post(&format!("{archived}/archive"), &[]);
    let throw = |name: &str| {
        let (jurisdiction, round) = hand.found(name);
        hand.post(&format!("{round}/conditions/staff-buy-in"), &[("need", "Nothing")]);
        let form: &[(&str, &str)] = &[("name", name)];
        hand.post(&format!("{jurisdiction}/delete"), form);
        jurisdiction.trim_start_matches("/jurisdictions/").to_owned()
    };
    throw("Binned Borough");
    let gone = throw("Gone Gulch");
    hand.post(&format!("/bin/jurisdiction/{gone}/throw-out"), &[]);
}

/// Something that came from another computer.
fn import(data: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.db");
    let program = Program::start(&other);
    let round = program.found("Briar County");
    program.post(&format!("{round}/conditions/leadership-commitment"), "step-1.1=in_place&note-1.1=From+elsewhere");
    program.quit();
    let bundle = folder.path().join("briar.milepost.json");
    let bundle = bundle.to_str().unwrap();
    told(&run(&other, &["export", "--all", "--output", bundle]));
    told(&run(data, &["import", bundle]));
    assert!(Facts::of_file(data).bundle.jurisdictions.len() == 5);
}
