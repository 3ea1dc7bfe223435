//! The tour: every address that shows something, on an empty data file and on one in which everything happened.
//!
//! The addresses come from the route table, so a new page is on the tour before anybody thinks of it: one that
//! only needs the id of a round or a jurisdiction is found by itself, any other one fails here until its way is told.

use crate::decision::{day, value};
use crate::http::Reply;
use crate::planned::{is_of_a_plan, texts_of, what_is_met};
use crate::program::Program;
use crate::routes::{Route, routes};
use crate::session::{Session, leadership};

/// The addresses that are no stop, and why.
const LEFT_OUT: [(&str, &str); 2] = [
    ("/static/{name}", "the stylesheet, the script and the icon: every page asks for them"),
    ("/jurisdictions/{id}/map", "an old address, which leads to the road"),
];

/// The states of the data file, in which a page can be met.
const FIRST: &str = "first";
pub const EMPTY: &str = "empty";
pub const FILLED: &str = "filled";
const READ_ONLY: &str = "read-only";

/// One address in one state.
pub struct Stop {
    /// What it is called: fit for a file, the same in every run.
    pub name: String,
    /// "/assessments/0198…/settings"
    pub path: String,
    /// What is there.
    pub form: Form,
}

/// What a browser makes of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// It shows a page.
    Page,
    /// It takes a page down as a file, to be opened without the program.
    PageAsFile,
    /// It takes some other file down.
    File,
}

/// The addresses of what the tour's data file holds.
pub struct Places {
    /// The round in which nothing is answered, and its jurisdiction.
    empty: (String, String),
    /// The round in which everything happened, and its jurisdiction.
    filled: (String, String),
    /// The round before that one.
    older: String,
    /// The jurisdiction of which two copies went on apart.
    apart: String,
    /// An import that was read and not yet confirmed.
    import: String,
    /// A file of metrics that was read and not yet imported.
    arrivals: String,
}

impl Session {
    /// Goes on the tour, and looks at every page.
    pub async fn tour(&self, mut look: impl AsyncFnMut(&Stop)) {
        self.tour_of_everything(async |stop| {
            match stop.form {
                Form::Page => self.open(&stop.path).await,
                // As somebody opens it who was sent the file.
                Form::PageAsFile => {
                    let file = self.browser.profile().join(format!("{}.html", stop.name));
                    std::fs::write(&file, self.program.get(&stop.path).await.body).expect("the page can be written to a file");
                    self.browser.open(&format!("file://{}", file.display())).await;
                }
                Form::File => return,
            }
            look(stop).await;
        })
        .await;
    }

    /// Goes to every address of the tour, pages and files alike, and opens none of them.
    pub async fn tour_of_everything(&self, mut go: impl AsyncFnMut(&Stop)) {
        let table: Vec<Route> = routes().into_iter().filter(|route| route.is_read).collect();
        // Before the first backup there is none to go back to.
        for route in table.iter().filter(|route| !route.path.contains('{') && route.path != "/file/restore") {
            go(&self.stop(&route.path, FIRST, "", route.path.clone()).await).await;
        }
        let places = self.furnish().await;
        for route in &table {
            if LEFT_OUT.iter().any(|(path, _)| *path == route.path) {
                continue;
            }
            let ways = self.ways(&route.path, &places).await;
            assert!(!ways.is_empty(), "the tour does not know the way to {}", route.path);
            for (state, more, path) in ways {
                go(&self.stop(&route.path, state, more, path).await).await;
            }
        }
    }

    async fn stop(&self, route: &str, state: &str, more: &str, path: String) -> Stop {
        let words: Vec<&str> = route.split('/').filter(|part| !part.is_empty() && !part.starts_with('{')).collect();
        let place = if words.is_empty() { "list".to_owned() } else { words.join("-") };
        let name = [place.as_str(), more, state].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
        let mut reply = self.program.get(&path).await;
        if reply.status.is_redirection() {
            reply = self.program.get(&reply.location).await;
        }
        let Reply { status, kind, is_attached, .. } = reply;
        assert!(status.is_success(), "{name}: {path} gave {status}");
        let form = match kind.starts_with("text/html") {
            true if is_attached => Form::PageAsFile,
            true => Form::Page,
            false => Form::File,
        };
        Stop { name, path, form }
    }

    /// The ways to a route: the state, what tells this one from others, and the path.
    pub async fn ways(&self, route: &str, places: &Places) -> Vec<(&'static str, &'static str, String)> {
        let Places { empty, filled, older, apart, import, arrivals } = places;
        let at = |place: &str| route.replacen("/assessments/{id}", place, 1).replacen("/jurisdictions/{id}", place, 1);
        let page = async |path: &str| self.program.get(path).await.body;
        let mut ways = match route {
            "/assessments/{id}/conditions/{key}" => {
                let capacity = |round: &str| format!("{round}/conditions/organizational-capacity");
                vec![
                    (EMPTY, "1", leadership(&empty.0)),
                    (FILLED, "1", leadership(&filled.0)),
                    (FILLED, "3", capacity(&filled.0)),
                    (READ_ONLY, "1", leadership(older)),
                ]
            }
            "/assessments/{id}/asks/{person}" => vec![(FILLED, "letter", link(&page(&format!("{}/asks", filled.0)).await, "/asks/"))],
            "/jurisdictions/{id}/people/{person}" => {
                vec![(FILLED, "one", link(&page(&format!("{}/people", filled.1)).await, "/people/"))]
            }
            "/assessments/{id}/sheets/{name}" => vec![(FILLED, "", format!("{}/sheets/budget-office.pdf", filled.0))],
            "/jurisdictions/{id}/rounds/{a}/{b}" => {
                vec![(FILLED, "compared", format!("{}/rounds/{}/{}", filled.1, id(older), id(&filled.0)))]
            }
            "/jurisdictions/{id}/launch/{text}" => [(EMPTY, empty), (FILLED, filled)]
                .into_iter()
                .flat_map(|(state, (_, home))| {
                    [("announcement", "announcement"), ("talking-points", "talking-points"), ("announcement-edit", "announcement?edit=yes")]
                        .map(|(more, text)| (state, more, format!("{home}/launch/{text}")))
                })
                .collect(),
            "/jurisdictions/{id}/launch/{text}/versions/{event}" => {
                vec![(FILLED, "", link(&page(&format!("{}/launch/announcement", filled.1)).await, "/versions/"))]
            }
            "/actions/{id}" | "/actions/{id}/delete" => {
                let action = link(&page(&format!("{}/plan", filled.1)).await, "\"/actions/");
                vec![(FILLED, "", route.replace("/actions/{id}", &action))]
            }
            "/population-groups/{id}" | "/population-groups/{id}/delete" => {
                let group = link(&page(&format!("{}/population-groups", filled.1)).await, "\"/population-groups/");
                vec![(FILLED, "", route.replace("/population-groups/{id}", &group))]
            }
            _ if route.starts_with("/jurisdictions/{id}/coalition/{member}") => {
                let member = link(&page(&format!("{}/coalition", filled.1)).await, "/coalition/0");
                vec![(FILLED, "one", route.replace("/jurisdictions/{id}/coalition/{member}", &member))]
            }
            "/jurisdictions/{id}/coalition/organizations/{one}" | "/jurisdictions/{id}/coalition/organizations/{one}/delete" => {
                let organization = link(&page(&format!("{}/coalition/organizations", filled.1)).await, "/organizations/0");
                vec![(FILLED, "one", route.replace("/jurisdictions/{id}/coalition/organizations/{one}", &organization))]
            }
            "/working-groups/{id}" | "/working-groups/{id}/delete" => {
                let group = link(&page(&format!("{}/coalition/groups", filled.1)).await, "\"/working-groups/");
                vec![(FILLED, "", route.replace("/working-groups/{id}", &group))]
            }
            "/jurisdictions/{id}/findings/review/{review}" | "/jurisdictions/{id}/findings/review/{review}/delete" => {
                let review = link(&page(&format!("{}/findings/review", filled.1)).await, "/review/0");
                vec![(FILLED, "one", route.replace("/jurisdictions/{id}/findings/review/{review}", &review))]
            }
            "/jurisdictions/{id}/sources/{source}" | "/jurisdictions/{id}/sources/{source}/delete" => {
                let source = link(&page(&format!("{}/sources", filled.1)).await, "/sources/0");
                vec![(FILLED, "one", route.replace("/jurisdictions/{id}/sources/{source}", &source))]
            }
            _ if route.starts_with("/jurisdictions/{id}/engagement/{engagement}") => {
                let engagement = link(&page(&format!("{}/engagement", filled.1)).await, "/engagement/0");
                vec![(FILLED, "one", route.replace("/jurisdictions/{id}/engagement/{engagement}", &engagement))]
            }
            _ if route.ends_with("/texts/{text}") => texts_of(route, &empty.1, &filled.1),
            _ if is_of_a_plan(route) => vec![(FILLED, what_is_met(route), self.planned(route, &filled.1).await)],
            _ if ["{metric}", "{body}", "/metrics/releases/"].iter().any(|part| route.contains(part)) => {
                vec![(FILLED, "one", self.measured(route, &filled.1).await)]
            }
            "/jurisdictions/{id}/road/{place}" => [("1.1", "1.1"), ("3.1", "3.1"), ("step", "9"), ("4.1", "4.1")]
                .into_iter()
                .flat_map(|(more, place)| {
                    [(EMPTY, more, format!("{}/road/{place}", empty.1)), (FILLED, more, format!("{}/road/{place}", filled.1))]
                })
                .collect(),
            "/jurisdictions/{id}/which" => vec![(EMPTY, "", at(&empty.1)), (FILLED, "", at(apart))],
            "/bin/{kind}/{id}/throw-out" => vec![(FILLED, "", link(&page("/bin").await, "/throw-out"))],
            "/file/restore" => vec![(FILLED, "", link(&page("/file").await, "/file/restore"))],
            "/metrics/arrivals/{mark}" => vec![(FILLED, "", arrivals.clone())],
            "/import/{digest}" => vec![(FILLED, "review", import.clone())],
            _ if route.starts_with("/assessments/{id}") => {
                vec![(EMPTY, "", at(&empty.0)), (FILLED, "", at(&filled.0)), (READ_ONLY, "", at(older))]
            }
            _ if route.starts_with("/jurisdictions/{id}") => vec![(EMPTY, "", at(&empty.1)), (FILLED, "", at(&filled.1))],
            _ if !route.contains('{') => vec![(FILLED, "", route.to_owned())],
            _ => vec![],
        };
        let more = other_states(route);
        let filled_one = ways.iter().find(|(state, ..)| *state == FILLED).map(|(.., path)| path.clone()).unwrap_or_default();
        ways.extend(more.iter().map(|(name, query)| (FILLED, *name, format!("{filled_one}{query}"))));
        ways
    }

    /// The way to a metric, to a count of officials, or to a release.
    async fn measured(&self, route: &str, home: &str) -> String {
        if route.starts_with("/metrics/releases/") {
            let release = link(&self.program.get("/metrics").await.body, "/metrics/releases/");
            return route.replace("/metrics/releases/{id}", &release);
        }
        if route.contains("{body}") {
            return link(&self.program.get(&format!("{home}/metrics/representation")).await.body, "/officials/0");
        }
        route.replacen("/jurisdictions/{id}", home, 1).replace("{metric}", "income")
    }

    /// Fills the data file: an empty round, and the worked example carried through everything that can happen to it.
    pub async fn furnish(&self) -> Places {
        let program = &self.program;
        let empty = program.found("Aster County").await;
        let filled = program.example().await;
        let [empty_home, home] = [program.home_of(&empty).await, program.home_of(&filled).await];
        let bundle = program.get(&format!("{home}/export")).await.body;
        let older = {
            let page = program.get(&home).await.body;
            let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let other =
                links.filter(|link| link.starts_with("/assessments/")).map(|link| link.split('/').take(3).collect::<Vec<_>>().join("/"));
            other.into_iter().find(|link| *link != filled).expect("the example has an earlier round")
        };
        program.post(&format!("{filled}/meeting"), &[("held", "2026-10-05"), ("more", "Dana Ortiz\nMarian Teasdale")]).await;
        for line in ["shared", "completed"] {
            program.post(&format!("{filled}/checklist"), &[(line, "yes")]).await;
        }
        program.decide(&filled, "preparedness_plan", "Marian Teasdale, County executive", "The board wants this in the next budget.").await;
        let terms = format!("{home}/plan/terms");
        let decision = value(&program.get(&terms).await.body, "name=\"decision\"");
        program.revise(&terms, &[("decision", &decision), ("return_on", &day(200)), ("check_ins", "quarterly")]).await;
        program.revise(&leadership(&filled), &[("need", "A line in the budget of 2028")]).await;
        program.post(&format!("{home}/plan/draft"), &[]).await;
        program.revise(&format!("{home}/case?edit=yes"), &[("why", "Rents have grown twice as fast as wages.")]).await;
        for text in ["# News\n\nWe begin in May. [Name] leads the work.", "# News\n\nWe begin in June. [Name] leads the work."] {
            program.revise(&format!("{home}/launch/announcement?edit=yes"), &[("text", text)]).await;
        }
        let cut = |name: &str| {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics").join(name);
            std::fs::read_to_string(path).expect("the cut can be read")
        };
        let looked_at = program.upload("/metrics", "cities.csv", &cut("p61_2025-03_place-overall.csv")).await.location;
        program.post(&looked_at, &[("import-0", "yes")]).await;
        // Its years are asked for.
        let arrivals = program.upload("/metrics", "counties.csv", &cut("c00_2024-02_county-recent.csv")).await.location;
        program.post(&format!("{home}/metrics/places"), &[("code-city-2915670", "yes"), ("reason", "It is our city")]).await;
        let peers = [("code-city-0203000", "yes"), ("code-city-0407940", "yes"), ("code-city-0937000", "yes")];
        program.post(&format!("{home}/metrics/peers"), &peers).await;
        let council = [("name", "City council"), ("black", "1"), ("white", "6")];
        program.post(&format!("{home}/metrics/representation"), &council).await;
        program.revise(&format!("{home}/strategy/texts/theory"), &[("theory", "If renters have a lawyer, they stay.")]).await;
        for glossary in ["- **Rent**: what people pay for a home", "- **Rent**: what people pay each month for a home"] {
            program.revise(&format!("{home}/document/texts/glossary"), &[("glossary", glossary)]).await;
        }
        let out = [
            ("format", "Two-page flyer"),
            ("audience", "Renters in the east"),
            ("channels", "The library\nSunday markets"),
            ("key_messages", "A lawyer costs you nothing"),
            ("due", &day(40)),
        ];
        program.post(&format!("{home}/document/publication-plan"), &out).await;
        let film = [("format", "Short film"), ("due", "2026-11-02"), ("done", "2026-11-02")];
        program.post(&format!("{home}/document/publication-plan"), &film).await;
        for (language, title, text) in [("Spanish", "Un comienzo justo", "# Qué es\n\nUn plan."), ("ar", "بداية عادلة", "# ما هذا\n\nخطة.")]
        {
            program.post(&format!("{home}/document/translations"), &[("language", language), ("title", title), ("text", text)]).await;
        }
        program.revise(&format!("{home}/document/texts/political_cycles"), &[("political_cycles", "The board changes in 2028.")]).await;
        let cover = [("plan_title", "A fair start for everyone"), ("covers", "2027 to 2031"), ("parts_left_out-learning", "yes")];
        program.revise(&format!("{home}/document/parts"), &cover).await;
        self.publish(&home).await;
        let gone = program.home_of(&program.found("Cedar County").await).await;
        program.post(&format!("{gone}/archive"), &[]).await;
        let gone = program.home_of(&program.found("Dale County").await).await;
        program.post(&format!("{gone}/delete"), &[("name", "Dale County")]).await;
        for name in ["people who rent their homes", "older adults"] {
            program.post(&format!("{home}/population-groups"), &[("name", name), ("note", "About 4,000 of them, most in the east")]).await;
        }
        program.revise(&format!("{home}/road/4.1"), &[("status", "under_way"), ("owner", "Dana Ortiz"), ("due", &day(60))]).await;
        program.revise(&format!("{home}/road/9"), &[("status", "not_needed"), ("reason", "The region brings it out for all of us")]).await;
        program.post(&format!("{home}/actions"), &[("what", "List whom to ask, by sector"), ("road_line", "4.2")]).await;
        let apart = self.go_apart().await;
        program.post("/file/backup", &[]).await;
        program.post("/file/check", &[]).await;
        let import = program.upload("/import", "wren.milepost.json", &bundle).await.location;
        Places { empty: (empty, empty_home), filled: (filled, home), older, apart, import, arrivals }
    }

    /// A jurisdiction on which two copies of it decided. Gives its address.
    pub async fn go_apart(&self) -> String {
        let (here, there) = (&self.program, Program::start());
        let round = here.found("Elm County").await;
        let home = here.home_of(&round).await;
        here.send_to(&there, &home).await;
        for (program, route, reason) in [(here, "proceed", "The mayor promised it."), (&there, "postpone", "The budget was cut.")] {
            program.decide(&round, route, "Ruth Amadi, County Manager", reason).await;
        }
        there.send_to(here, &home).await;
        home
    }
}

impl Program {
    /// Brings a jurisdiction into the file of another program.
    pub async fn send_to(&self, other: &Self, home: &str) {
        let bundle = self.get(&format!("{home}/export")).await.body;
        let review = other.upload("/import", "elm.milepost.json", &bundle).await.location;
        let mark = value(&other.get(&review).await.body, "name=\"mark\"");
        other.post(&review, &[("mark", &mark)]).await;
    }
}

fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The first link on a page whose address holds a text; a quotation mark in the text stands for its beginning.
pub fn link(page: &str, text: &str) -> String {
    let links = page.split("href=").skip(1).filter_map(|rest| rest.split('"').nth(1));
    let found = links.into_iter().find(|link| format!("\"{link}").contains(text));
    found.unwrap_or_else(|| panic!("no link with {text} on {page}")).replace("&amp;", "&")
}

/// The other states of a page, each with the words after its address.
fn other_states(route: &str) -> &'static [(&'static str, &'static str)] {
    match route {
        "/" => &[("search", "?search=wren"), ("archive", "?archived=yes")],
        "/assessments/{id}/meeting" => &[("6", "?condition=racial-equity"), ("end", "?condition=end")],
        "/assessments/{id}/what-if" => &[("changed", "?counted=yes&step-1.1=in_place&step-4.1=in_place")],
        "/assessments/{id}/decision" => &[("newer", "?newer=yes")],
        "/jurisdictions/{id}/coalition" => &[("pillar", "?view=pillar"), ("group", "?view=group"), ("next", "?view=next")],
        "/jurisdictions/{id}/plan" => &[("owner", "?view=owner"), ("due", "?view=due")],
        "/jurisdictions/{id}/case" => &[("edit", "?edit=yes")],
        "/jurisdictions/{id}/findings" => &[("pillar", "?view=pillar"), ("group", "?view=group")],
        "/jurisdictions/{id}/findings/{finding}/support" => {
            &[("figure", "?kind=figure"), ("engagement", "?kind=engagement"), ("history", "?kind=history")]
        }
        "/jurisdictions/{id}/publications/new" => &[("draft", "?kind=comment_draft")],
        "/jurisdictions/{id}/publications/{publication}/since" => &[("now", "?than=now")],
        "/jurisdictions/{id}/find" => &[("found", "?q=rent"), ("nothing", "?q=zzz")],
        "/jurisdictions/{id}/metrics/places" | "/jurisdictions/{id}/metrics/peers" => {
            &[("found", "?name=Madison"), ("nothing", "?name=zzz")]
        }
        "/jurisdictions/{id}/metrics/review" => &[("income", "?metric=income"), ("end", "?metric=end")],
        "/you" => &[("back", "?back=%2F")],
        _ => &[],
    }
}
