//! Progress reports that were kept: frozen as they were handed out, while the plan goes on.

use super::{bare, example};
use crate::bundle::desk::{Desk, none};
use crate::person::{Page, Person};

/// Days that hold all that the worked example tells.
const DAYS: &str = "from=2020-01-01&to=2029-12-31";

/// The form that keeps the report of these days, and its hidden fields.
async fn form(dana: &Person, home: &str) -> (Page, Vec<(&'static str, String)>) {
    let form = dana.get(&format!("{home}/publications/new?kind=progress&{DAYS}")).await;
    form.expect(200);
    let hidden = ["once", "kind", "shown", "follows", "from", "to"].map(|name| (name, form.after(&format!("name=\"{name}\""), "value")));
    (form, hidden.into())
}

async fn send(dana: &Person, home: &str, hidden: &[(&'static str, String)], typed: &[(&str, &str)]) -> Page {
    let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<(&str, &str)> = hidden.chain(typed.iter().copied()).collect();
    dana.post(&format!("{home}/publications/new"), &fields).await
}

/// Keeps the report of these days, and gives back where it is.
async fn keep(dana: &Person, home: &str, title: &str) -> String {
    let (_, hidden) = form(dana, home).await;
    send(dana, home, &hidden, &[("title", title)]).await.expect(303).location.clone()
}

/// Writes one of the texts of the report.
async fn write(dana: &Person, home: &str, words: &str) {
    let at = format!("{home}/document/texts/political_cycles");
    let rev = dana.get(&at).await.rev("political_cycles");
    dana.post(&at, &[("political_cycles", words), ("rev-political_cycles", &rev)]).await.expect(303);
}

#[tokio::test]
async fn a_report_that_was_kept_stays_letter_for_letter_while_the_plan_goes_on() {
    let (dana, home) = example().await;
    write(&dana, &home, "The board changes in 2028.").await;
    let live = dana.get(&format!("{home}/progress?{DAYS}")).await;
    live.says("Keep this report");
    let (page, hidden) = form(&dana, &home).await;
    page.says("Keep a progress report").says("Progress, January 1, 2020 to December 31, 2029");
    let typed = [("title", "First ten years"), ("approved_by", "Ann Wu, County Executive"), ("approved_on", "2026-11-20")];
    let kept = send(&dana, &home, &hidden, &typed).await.expect(303).location.clone();
    assert_eq!(send(&dana, &home, &hidden, &typed).await.expect(303).location, kept, "sent twice, it is one");
    dana.get(&kept)
        .await
        .says("A report of these days, made today, says the same as “First ten years”.")
        .says("Approved by Ann Wu, County Executive");
    let files = ["paper.pdf", "paper.docx", "paper.html", "paper"];
    let mut then = Vec::new();
    for file in files {
        then.push(dana.get(&format!("{kept}/{file}")).await.expect(200).bytes.clone());
    }
    let paper = dana.get(&format!("{kept}/paper")).await;
    paper.says("Progress report").says("What we said we would do").says("The board changes in 2028.").says("record ");
    paper.says("As of ").says("Approved by Ann Wu, County Executive on November 20, 2026.");

    write(&dana, &home, "The board changes in 2030.").await;
    for (file, then) in files.iter().zip(&then) {
        let now = dana.get(&format!("{kept}/{file}")).await;
        // The page itself carries what differs from answer to answer; its document does not.
        let is_same = if *file == "paper" { article(&now.bytes) == article(then) } else { now.bytes == *then };
        assert!(is_same, "{file}");
    }
    dana.get(&format!("{home}/progress?{DAYS}")).await.says("The board changes in 2030.");
    let page = dana.get(&kept).await;
    page.says("Since “First ten years”, until today: One text changed.").says("See the report of these days as it would be made now");
    let since = dana.get(&format!("{kept}/since?than=now")).await;
    since.expect(200).says("The report of these days, made now").says("The board changes in 2030.");
}

/// The document on a page.
fn article(page: &[u8]) -> String {
    let text = String::from_utf8_lossy(page).into_owned();
    text.split("<article").nth(1).unwrap().split("</article>").next().unwrap().to_owned()
}

#[tokio::test]
async fn reports_are_a_line_of_their_own_beside_what_was_published() {
    let (dana, home) = example().await;
    let list = format!("{home}/publications");
    let report = keep(&dana, &home, "First report").await;
    let page = dana.get(&list).await;
    page.says("The plan has not been published yet.").says("First report");
    assert!(!page.text.contains("Write down the first comment"), "{}", page.text);
    let plan = dana.get(&format!("{list}/new?kind=plan")).await;
    assert!(!plan.text.contains("First report"), "a plan follows plans");
    let hidden = ["once", "kind", "shown", "follows"].map(|name| (name, plan.after(&format!("name=\"{name}\""), "value")));
    let typed = [("title", "2027 plan"), ("approved_by", "Ann Wu")];
    let plan = send(&dana, &home, &hidden, &typed).await.expect(303).location.clone();
    let id = |address: &str| address.rsplit('/').next().unwrap().to_owned();
    for (one, other) in [(&plan, &report), (&report, &plan)] {
        let since = dana.get(&format!("{one}/since?than=now")).await;
        since.expect(200);
        assert!(!since.text.contains(&format!("value=\"{}\"", id(other))), "{}", since.text);
        dana.get(&format!("{one}/since?than={}", id(other))).await.expect(404);
    }
    dana.get(&format!("{report}/comments")).await.expect(404);
    let second = keep(&dana, &home, "Second report").await;
    dana.get(&second).await.expect(200).says("“Second report” says the same as “First report”.");
    dana.get(&format!("{second}/since")).await.says("From “First report” to “Second report”");
    let found = dana.get(&format!("{home}/find?q=second+report")).await;
    found.says(&format!("href=\"{second}\""));
}

#[tokio::test]
async fn of_two_who_keep_a_report_at_once_the_second_looks_at_the_first() {
    let (dana, home) = example().await;
    let (_, stale) = form(&dana, &home).await;
    keep(&dana, &home, "By somebody else").await;
    let refused = send(&dana, &home, &stale, &[("title", "Mine")]).await;
    refused.expect(409).says("somebody else published after this page was shown").says("Mine");

    // A report that is not the one that was shown is not kept.
    let (_, stale) = form(&dana, &home).await;
    write(&dana, &home, "The board changes in 2028.").await;
    send(&dana, &home, &stale, &[("title", "Mine")]).await.expect(409).says("the plan changed after this page was shown");
}

#[tokio::test]
async fn nothing_is_kept_of_nothing_or_of_days_that_cannot_be() {
    let (dana, home) = bare().await;
    dana.get(&format!("{home}/publications/new?kind=progress")).await.says("There is nothing to keep yet");
    let hidden = vec![("kind", "progress".to_owned()), ("shown", "0".repeat(64)), ("follows", String::new())];
    send(&dana, &home, &hidden, &[("title", "Report")]).await.expect(409).says("nothing stands in it by now").says("Report");
    let new = format!("{home}/publications/new?kind=progress");
    for days in ["from=soon", "from=2026-12-01&to=2026-01-01", "days=2"] {
        dana.get(&format!("{new}&{days}")).await.expect(400);
    }
    dana.get(&new).await.expect(200);
    dana.get(&format!("{home}/publications/new?kind=plan&from=2026-01-01")).await.expect(400);
}

#[tokio::test]
async fn a_report_travels_and_is_the_same_on_the_other_side() {
    let (dana, home) = example().await;
    let kept = keep(&dana, &home, "First report").await;
    let then = dana.get(&format!("{kept}/paper.html")).await.expect(200).bytes.clone();
    let bundle = dana.store.export(None).await.unwrap().write();
    let desk = Desk::new().await;
    desk.brings(&bundle, none()).await;
    desk.is_sound().await;
    let there = Person::with(desk.store.clone(), tempfile::tempdir().unwrap());
    assert_eq!(there.get(&format!("{kept}/paper.html")).await.expect(200).bytes, then);
}
