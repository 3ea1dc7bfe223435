//! A small town with one of everything, made by the forms of the program.

use std::collections::BTreeMap;

use milepost::bundle::{self, Bundle, Thing};

use crate::desk::Desk;
use crate::forms::{self, Form};
use crate::{rooms, routes};

/// The ids of a town by what they are of.
pub type Names = BTreeMap<&'static str, String>;

/// Founds it.
pub async fn found(desk: &Desk) -> Names {
    let round = desk.form("/jurisdictions", &[("actor", "Dana Ortiz"), ("name", "Wren County")]).await.location;
    let home = format!("/jurisdictions/{}", first(&desk.all().await)["{jurisdiction}"]);
    let leadership = format!("{round}/conditions/leadership-commitment");
    let answers = [
        ("step-1.1", "in_place"),
        ("note-1.1", "Resolution 12\nof the council"),
        ("evidence-1.1", "https://example.org/12"),
        ("step-1.2", "not_yet"),
        ("need", "A second vote"),
        ("judgment", "met"),
        ("judgment-reason", "The board is united."),
    ];
    desk.form(&leadership, &answers).await;
    desk.form(
        &format!("{home}/settings"),
        &[("name", "Wren County"), ("kind", "county"), ("state", "OH"), ("executive", "County executive")],
    )
    .await;
    let today = milepost::domain::words::dates::iso(time::OffsetDateTime::now_utc().date());
    desk.form(&format!("{round}/asks"), &[("person", "Lee Park"), ("topic-1.2", "yes"), ("asked", &today), ("due", "2199-01-01")]).await;
    desk.form(&format!("{round}/meeting"), &[("held", &today), ("more", "Ana Silva")]).await;
    desk.form(&format!("{home}/case"), &[("what", "A plan.")]).await;
    desk.form(&format!("{home}/launch"), &[("leader", "Lee Park"), ("budget", "12,500"), ("groups", "Renters")]).await;
    desk.form(&format!("{home}/launch/announcement"), &[("text", "We begin.")]).await;
    desk.form(&format!("{home}/road/4.1"), &[("status", "under_way"), ("owner", "Lee Park"), ("due", "2199-01-01")]).await;
    desk.form(&format!("{home}/road/9"), &[("status", "not_needed"), ("reason", "Others do it.")]).await;
    let offered = desk.get(&format!("{round}/decision")).await.text;
    let mut decision =
        forms::forms(&offered).into_iter().find(|form| form.fields.iter().any(|field| field.name == "route")).unwrap().sent();
    decision.retain(|(name, _)| !matches!(name.as_str(), "route" | "deciders" | "reason" | "interested" | "rests"));
    let rests = forms::forms(&offered).iter().flat_map(|form| &form.fields).find(|field| field.name == "rests").unwrap().value.clone();
    let mut fields: Vec<(&str, &str)> = decision.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([
        ("route", "preparedness_plan"),
        ("deciders", "Marian Teasdale"),
        ("reason", "To be ready."),
        ("interested", "yes"),
        ("rests", &rests),
    ]);
    desk.form(&format!("{round}/decision"), &fields).await;
    for what in ["Ask the council", "Hire somebody"] {
        let fields =
            [("what", what), ("owner", "Lee Park"), ("due", "2199-01-01"), ("closes", "1.2"), ("amount-new1", "100"), ("effort", "small")];
        desk.form(&format!("{home}/actions"), &fields).await;
    }
    let id = round.trim_start_matches("/assessments/");
    let next = desk.form(&format!("{home}/assessments"), &[("title", "Next"), ("started", &today), ("with", id)]).await.location;
    desk.form(&format!("{}/delete", next.split('?').next().unwrap()), &[("title", "Next")]).await;
    desk.form(&format!("{home}/assessments"), &[("title", "Spring"), ("started", &today), ("with", id)]).await;
    desk.form(&format!("{round}/reopen"), &[]).await;
    let names = first(&desk.all().await);
    desk.form(&format!("/actions/{}/delete", names["{binned}"]), &[]).await;
    rooms::furnish(desk, &home).await
}

/// The first of each kind in a bundle.
pub fn first(bytes: &[u8]) -> Names {
    let bundle: Bundle = bundle::read(bytes).unwrap();
    let town = &bundle.jurisdictions[0];
    let mut names = Names::from([("{jurisdiction}", town.id.to_string()), ("{person}", town.people[0].id.to_string())]);
    // A draft is in no bundle. One that is gone is discarded like any other.
    names.insert("{draft}", "01939f5e-7b1c-7000-8000-000000000001".to_owned());
    let mut add = |name, id: Option<String>| drop(id.map(|id| names.insert(name, id)));
    add("{round}", town.rounds.first().map(|round| round.id.to_string()));
    add("{newest}", town.rounds.last().map(|round| round.id.to_string()));
    add("{action}", town.actions.first().map(|action| action.id.to_string()));
    add("{binned}", town.actions.get(1).map(|action| action.id.to_string()));
    add("{group}", town.population_groups.first().map(|group| group.id.to_string()));
    let round = town.rounds.first();
    add("{ask}", round.and_then(|round| round.asks.first()).map(|ask| ask.id.to_string()));
    add("{meeting}", round.and_then(|round| round.meetings.first()).map(|meeting| meeting.id.to_string()));
    let event = town.history.iter().rev().find(|line| line.subject == "assessment" && line.field.starts_with("note-"));
    add("{event}", event.map(|line| line.id.to_string()));
    let text = town.history.iter().rev().find(|line| line.field == "launch_announcement");
    add("{version}", text.map(|line| line.id.to_string()));
    for (name, noun) in rooms::NOUNS {
        let has = |is_binned: bool| move |thing: &&Thing| thing.kind == noun && thing.deleted.is_some() == is_binned;
        add(name, town.things.iter().find(has(name == "{lost}")).map(|thing| thing.id.to_string()));
    }
    add("{decision}", round.and_then(|round| round.decisions.first()).map(|decision| decision.id.to_string()));
    names
}

/// Every form that its pages offer.
pub async fn offered(desk: &Desk, names: &Names) -> Vec<Form> {
    let home = format!("/jurisdictions/{}", names["{jurisdiction}"]);
    let mut pages = vec!["/".to_owned(), "/you".to_owned(), "/bin".to_owned(), home.clone()];
    pages.extend(
        ["settings", "case?edit=yes", "launch", "launch/announcement?edit=yes", "launch/talking-points?edit=yes", "plan", "plan/terms"]
            .map(|page| format!("{home}/{page}")),
    );
    pages.extend(["actions", "assessments", "delete", "launch/announcement"].map(|page| format!("{home}/{page}")));
    for round in [&names["{round}"], &names["{newest}"]] {
        let round = format!("/assessments/{round}");
        pages.extend(
            ["worksheet", "settings", "asks", "meeting", "decision?newer=yes", "history", "delete", "verdict"]
                .map(|page| format!("{round}/{page}")),
        );
        pages.extend(["leadership-commitment", "staff-buy-in"].map(|key| format!("{round}/conditions/{key}")));
        pages.push(round);
    }
    pages.extend([format!("/actions/{}", names["{action}"]), format!("/actions/{}/delete", names["{action}"])]);
    pages.extend([format!("{home}/population-groups"), format!("/population-groups/{}", names["{group}"])]);
    pages.push(format!("/population-groups/{}/delete", names["{group}"]));
    pages.extend(["road", "road/4", "road/4.1"].map(|page| format!("{home}/{page}")));
    pages.extend([format!("{home}/people"), format!("{home}/people/{}", names["{person}"])]);
    pages.push(format!("/bin/action/{}/throw-out", names["{binned}"]));
    pages.extend(rooms::pages(names));
    let mut all: Vec<Form> = Vec::new();
    for page in pages {
        let shown = desk.get(&page).await;
        assert!(matches!(shown.status, 200 | 303), "{page}: {}", shown.status);
        let open = forms::forms(&shown.text).into_iter().filter(|form| form.is_post && !form.is_upload && is_harmless(&form.action));
        for form in open {
            if !all.contains(&form) {
                all.push(form);
            }
        }
    }
    all
}

/// Every address that takes a form, whether a page of the town offers one or not.
pub fn addresses(names: &Names) -> Vec<String> {
    let written = routes::all().into_iter().filter(|route| route.is_written && is_harmless(&route.path));
    let address = |path: String| {
        let of = |start: &str| {
            names[match start {
                "jurisdictions" => "{jurisdiction}",
                "assessments" => "{round}",
                "actions" => "{action}",
                "population-groups" => "{group}",
                "decisions" => "{decision}",
                "asks" => "{ask}",
                "bin" => "{binned}",
                "drafts" => "{draft}",
                "working-groups" => "{working_group}",
                "metrics" => "{release}",
                other => panic!("what is the id of {other}? Teach the town"),
            }]
            .clone()
        };
        let start = path.split('/').nth(1).unwrap_or_default().to_owned();
        let part = |part: &str| match part {
            "{id}" => of(&start),
            "{kind}" => "action".to_owned(),
            "{key}" => "staff-buy-in".to_owned(),
            "{text}" if path.contains("/strategy/") => "vision".to_owned(),
            "{text}" if path.contains("/document/") => "glossary".to_owned(),
            "{text}" => "announcement".to_owned(),
            "{place}" if path.contains("/metrics/places/") => names["{measured}"].clone(),
            "{place}" => "4.1".to_owned(),
            "{mark}" => "0".repeat(64),
            "{metric}" => "learning".to_owned(),
            "{person}" => names["{person}"].clone(),
            "{one}" => names["{organization}"].clone(),
            part if rooms::NOUNS.iter().any(|(name, _)| *name == part) => names[part].clone(),
            "{event}" if start == "assessments" => names["{event}"].clone(),
            "{event}" => names["{version}"].clone(),
            part => {
                assert!(!part.starts_with('{'), "what is {part} of {path}? Teach the town");
                part.to_owned()
            }
        };
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    };
    written.map(|route| address(route.path)).collect()
}

/// Whether a form touches only what is in the data file, and brings no other.
pub fn is_harmless(action: &str) -> bool {
    !["/file", "/quit", "/import", "/metrics/arrivals"].iter().any(|start| action.starts_with(start)) && action != "/metrics"
}
