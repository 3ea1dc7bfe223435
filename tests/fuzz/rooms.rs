//! The rooms of the small town: its coalition, what it heard, its sources and its findings.

use crate::desk::Desk;
use crate::town::{self, Names};

/// What things are called in a kept form, and the kind of each. One finding lies in the bin.
pub const NOUNS: [(&str, &str); 23] = [
    ("{organization}", "organization"),
    ("{member}", "member"),
    ("{working_group}", "working_group"),
    ("{launch}", "coalition_launch"),
    ("{source}", "source"),
    ("{engagement}", "engagement"),
    ("{finding}", "finding"),
    ("{support}", "support"),
    ("{review}", "review"),
    ("{lost}", "finding"),
    ("{measured}", "place"),
    ("{peer}", "peer"),
    ("{body}", "officials"),
    ("{goal}", "goal"),
    ("{strategic_action}", "strategic_action"),
    ("{entry}", "logic_entry"),
    ("{approval}", "approval"),
    ("{measure}", "measure"),
    ("{outreach}", "outreach"),
    ("{translation}", "translation"),
    ("{update}", "update"),
    ("{publication}", "publication"),
    ("{comment}", "comment"),
];

/// Puts one of everything there.
pub async fn furnish(desk: &Desk, home: &str) -> Names {
    let today = milepost::domain::words::dates::iso(time::OffsetDateTime::now_utc().date());
    let coalition = format!("{home}/coalition");
    let member =
        [("person", "Rosa Diaz"), ("belongs_to", "Hope House"), ("standing", "to_ask"), ("due", "2199-01-01"), ("owner", "Lee Park")];
    desk.form(&coalition, &member).await;
    desk.form(&coalition, &[("person", "Amir Shah"), ("standing", "joined"), ("roles-champion", "yes")]).await;
    for name in ["Housing", "Work"] {
        desk.form(&format!("{coalition}/groups"), &[("name", name), ("owner", "Lee Park")]).await;
    }
    desk.form(
        &format!("{coalition}/launch"),
        &[("held", "2199-01-01"), ("place", "Library"), ("agenda", "Welcome"), ("commitments", "We share.")],
    )
    .await;
    for name in ["Filings for eviction", "Wages"] {
        desk.form(&format!("{home}/sources"), &[("name", name), ("holder", "Court"), ("due", "2199-01-01")]).await;
    }
    desk.form(&format!("{home}/engagement"), &[("title", "Evening with renters"), ("stage", "planned"), ("held", "2199-01-01")]).await;
    for (statement, stage) in [("Rents rise.", "insight"), ("Wages do not.", "finding"), ("Nobody reads this.", "insight")] {
        desk.form(&format!("{home}/findings"), &[("statement", statement), ("stage", stage), ("kind", "cause")]).await;
    }
    let names = town::first(&desk.all().await);
    let finding = format!("{home}/findings/{}", names["{finding}"]);
    for value in ["29", "31"] {
        let figure = [("kind", "figure"), ("value", value), ("unit", "percent"), ("from_source", names["{source}"].as_str())];
        desk.form(&format!("{finding}/support"), &figure).await;
    }
    let through = format!("findings-{}", names["{finding}"]);
    desk.form(&format!("{home}/findings/review"), &[("held", today.as_str()), ("agreed", "yes"), (&through, "yes"), ("notes", "Good.")])
        .await;
    let page = desk.get(&format!("{home}/findings")).await.text;
    let start = format!("href=\"{home}/findings/");
    let lost = page.split(&start).filter_map(|rest| rest.get(..36)).find(|id| id.matches('-').count() == 4 && *id != names["{finding}"]);
    desk.form(&format!("{home}/findings/{}/delete", lost.expect("another finding")), &[]).await;
    plan(desk, home, &today).await;
    let release = measure(desk, home).await;
    let mut names = town::first(&desk.all().await);
    names.insert("{release}", release);
    assert!(NOUNS.iter().all(|(name, _)| names.contains_key(name)), "{names:?}");
    names
}

/// Puts a goal there, a strategic action with an entry of its logic model and a review of it, and a measure with a value.
async fn plan(desk: &Desk, home: &str, today: &str) {
    desk.form(&format!("{home}/strategy/goals"), &[("title", "Renters stay")]).await;
    desk.form(&format!("{home}/strategy"), &[("title", "Open a desk"), ("status", "chosen")]).await;
    let action = format!("{home}/strategy/{}", town::first(&desk.all().await)["{strategic_action}"]);
    desk.form(&format!("{action}/model"), &[("kind", "output"), ("what", "300 advised")]).await;
    let approvals = format!("{action}/model/approvals");
    let form = desk.get(&approvals).await.text;
    let [once, shown, follows] = ["once", "shown", "follows"].map(|name| hidden(&form, name));
    desk.form(&approvals, &[("held", today), ("agreed", "yes"), ("once", &once), ("shown", &shown), ("follows", &follows)]).await;
    desk.form(&format!("{home}/measures"), &[("name", "Families housed"), ("direction", "up")]).await;
    let measure = format!("{home}/measures/{}", town::first(&desk.all().await)["{measure}"]);
    desk.form(&format!("{measure}/updates"), &[("answer", "value"), ("period", "2026-01-05"), ("value", "41")]).await;
    let publications = format!("{home}/publications");
    let form = desk.get(&format!("{publications}/new?kind=comment_draft")).await.text;
    let [once, shown] = ["once", "shown"].map(|name| hidden(&form, name));
    let fields = [("kind", "comment_draft"), ("title", "Spring draft"), ("once", &once), ("shown", &shown), ("follows", "")];
    desk.form(&format!("{publications}/new"), &fields).await;
    let draft = format!("{publications}/{}", town::first(&desk.all().await)["{publication}"]);
    desk.form(&format!("{draft}/comments"), &[("held", today), ("what", "Name the rents."), ("said_by", "Rosa Marin")]).await;
    desk.form(&format!("{home}/document/publication-plan"), &[("format", "Town hall"), ("due", "2027-01-05")]).await;
    let spanish = [("language", "es"), ("title", "Nuestro plan"), ("text", "# Hola")];
    desk.form(&format!("{home}/document/translations"), &spanish).await;
}

/// What a hidden field of a form holds.
fn hidden(form: &str, name: &str) -> String {
    let tag = form.split("<input ").find(|tag| tag.contains(&format!("name=\"{name}\""))).unwrap_or_default();
    tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Imports a file of metrics, looks at what it says, and gives back the id of its release.
async fn measure(desk: &Desk, home: &str) -> String {
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/metrics/m_learning_county.csv")).unwrap();
    let head = b"--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"learning.csv\"\r\n\r\n";
    let body = [&head[..], &file, b"\r\n--cut--\r\n"].concat();
    let sent = desk.post("/metrics", "multipart/form-data; boundary=cut", "", body).await.unwrap();
    desk.form(&sent.location, &[("import-0", "yes")]).await;
    desk.form(&format!("{home}/metrics/places"), &[("code-county-29019", "yes"), ("reason", "We live there.")]).await;
    desk.form(&format!("{home}/metrics/peers"), &[("code-county-02185", "yes"), ("place", "county-29019")]).await;
    desk.form(&format!("{home}/metrics/representation"), &[("name", "Council"), ("counted", "2026-01-05"), ("black", "2"), ("white", "5")])
        .await;
    let list = desk.get("/metrics").await.text;
    list.split("href=\"/metrics/releases/").nth(1).expect("it was imported")[..36].to_owned()
}

/// The pages that offer forms of them.
pub fn pages(names: &Names) -> Vec<String> {
    let home = format!("/jurisdictions/{}", names["{jurisdiction}"]);
    let (member, finding) = (&names["{member}"], &names["{finding}"]);
    let mut pages: Vec<String> = [
        "coalition?view=next",
        "coalition/organizations",
        "coalition/groups",
        "coalition/launch",
        "coalition/paste",
        "sources",
        "engagement",
    ]
    .map(|page| format!("{home}/{page}"))
    .into();
    pages.extend(["findings", "findings/review"].map(|page| format!("{home}/{page}")));
    pages.extend(["strategy", "strategy/texts/vision", "measures", "accountability"].map(|page| format!("{home}/{page}")));
    pages.extend(["document/parts", "document/texts/glossary"].map(|page| format!("{home}/{page}")));
    pages.push(format!("{home}/publications"));
    pages.extend(["plan", "comment_draft", "progress"].map(|kind| format!("{home}/publications/new?kind={kind}")));
    pages.push(format!("{home}/publications/{}/comments", names["{publication}"]));
    pages.extend(
        [
            "document/parts",
            "document/texts/glossary",
            "document/texts/early_wins",
            "document/publication-plan",
            "document/translations",
            "progress",
        ]
        .map(|page| format!("{home}/{page}")),
    );
    let things = [
        format!("{home}/coalition/{member}"),
        format!("{home}/coalition/organizations/{}", names["{organization}"]),
        format!("/working-groups/{}", names["{working_group}"]),
        format!("{home}/sources/{}", names["{source}"]),
        format!("{home}/engagement/{}", names["{engagement}"]),
        format!("{home}/findings/{finding}"),
        format!("{home}/findings/review/{}", names["{review}"]),
        format!("{home}/strategy/goals/{}", names["{goal}"]),
        format!("{home}/strategy/{}", names["{strategic_action}"]),
        format!("{home}/measures/{}", names["{measure}"]),
        format!("{home}/publications/{}", names["{publication}"]),
        format!("{home}/publications/{}/comments/{}", names["{publication}"], names["{comment}"]),
        format!("{home}/document/publication-plan/{}", names["{outreach}"]),
        format!("{home}/document/translations/{}", names["{translation}"]),
    ];
    pages.extend(things.iter().map(|thing| format!("{thing}/delete")));
    pages.extend(things);
    pages.extend(["letter", "delete"].map(|page| format!("{home}/coalition/{member}/{page}")));
    let support = format!("{home}/findings/{finding}/support");
    pages.extend(["figure", "engagement", "history", "narrative", "document"].map(|kind| format!("{support}?kind={kind}")));
    pages.extend(
        ["metrics/places?name=Boone", "metrics/peers", "metrics/representation", "metrics/review", "metrics/learning"]
            .map(|page| format!("{home}/{page}")),
    );
    pages.extend([format!("{home}/metrics/officials/{}", names["{body}"]), format!("/metrics/releases/{}/remove", names["{release}"])]);
    pages.extend([format!("{support}/{}", names["{support}"]), format!("/bin/finding/{}/throw-out", names["{lost}"])]);
    pages
}

/// The documents of the rooms, and what is found in them.
pub fn papers(names: &Names) -> Vec<String> {
    let home = format!("/jurisdictions/{}", names["{jurisdiction}"]);
    let mut papers: Vec<String> = [
        "find?q=a",
        "coalition/roster",
        "coalition.docx",
        "coalition.xlsx",
        "coalition/launch/invitation.txt",
        "coalition/launch/invitation.docx",
        "findings/summary",
        "findings/summary.html",
        "findings/summary.docx",
        "document",
        "document.html",
        "document.docx",
        "document.xlsx",
        "document.csv",
        "strategy/cards.html",
        "strategy/cards.docx",
        "metrics",
        "metrics/profile",
        "metrics/profile.html",
        "metrics/profile.docx",
        "metrics/appendix.csv",
        "metrics/appendix.xlsx",
        "metrics/learning/readings.csv",
    ]
    .map(|page| format!("{home}/{page}"))
    .into();
    let draft = format!("{home}/publications/{}", names["{publication}"]);
    let parts = ["paper", "paper.html", "paper.docx", "since", "comments/paper", "comments/paper.html", "comments/paper.docx"];
    papers.extend(parts.map(|page| format!("{draft}/{page}")));
    papers.extend(["html", "docx"].map(|kind| format!("{home}/strategy/{}/card.{kind}", names["{strategic_action}"])));
    papers.extend(["txt", "docx"].map(|kind| format!("{home}/coalition/{}/letter.{kind}", names["{member}"])));
    papers
}
