//! The heart of a plan: vision and theory, goals, strategic actions, a logic model with its review, measures with their
//! values, accountability; and which strategic action an action of the work plan serves.

use axum::body::Body;
use axum::http::Request;

use super::{addresses, day, open};
use crate::person::{HOST, Person};

/// The last id of an address.
fn id(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap().rsplit('/').next().unwrap()
}

/// Fills it, looks at all of it, and changes it.
pub async fn heart(dana: &Person, of: &str) {
    let home = format!("{of}/strategy");
    let texts = ["strategy/texts/vision", "strategy/texts/theory", "document/texts/leadership_letter", "document/texts/glossary"];
    for text in texts.map(|text| format!("{of}/{text}")) {
        let rev = dana.get(&text).await.rev(text.rsplit('/').next().unwrap());
        let name = text.rsplit('/').next().unwrap();
        dana.post(&text, &[(name, "Everyone has a home."), (&format!("rev-{name}"), &rev)]).await.expect(303);
    }
    dana.post(&format!("{home}/goals"), &[("title", "Rents that people can pay")]).await.expect(303);
    let actions = ["Open a desk", "Run the bus late"];
    let mut made = Vec::new();
    for title in actions {
        made.push(dana.post(&home, &[("title", title)]).await.expect(303).location.split(['?', '#']).next().unwrap().to_owned());
    }
    draw(dana, &made[0]).await;
    serve(dana, of, [id(&made[0]), id(&made[1])]).await;
    see(dana, of).await;
    let parts = format!("{of}/document/parts");
    let rev = dana.get(&parts).await.rev("part_order");
    dana.post(&format!("{parts}/order"), &[("part", "glossary"), ("to", "up"), ("rev-part_order", &rev)]).await.expect(303);
    dana.post(&parts, &[("covers", "2027 to 2031")]).await.expect(303);
    seal(dana, of).await;
    publish(dana, of).await;
    let accountability = format!("{of}/accountability");
    let rev = dana.get(&accountability).await.rev("report_to");
    dana.post(&accountability, &[("report_to", "The council"), ("rev-report_to", &rev)]).await.expect(303);
    dana.post(&format!("{}/move", made[1]), &[("to", "up")]).await;
    open(dana, &home, &["", "/new", "/meeting", "/paper", "/paper.html", "/paper.docx"]).await;
    bring_out(dana, of).await;
    let goal = format!("{home}/goals/{}", dana.get(&home).await.text.split("/goals/").nth(1).unwrap().get(..36).unwrap());
    open(dana, &goal, &[""]).await;
    open(dana, &made[0], &["", "/delete", "/model", "/model/copy"]).await;
    dana.post(&format!("{}/delete", made[1]), &[]).await.expect(303);
    dana.post(&format!("/bin/strategic_action/{}", id(&made[1])), &[]).await.expect(303);
}

/// A seal on the cover, under other words, taken away and put back.
async fn seal(dana: &Person, of: &str) {
    let mut file = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 40, image::Rgb([20, 80, 143])).write_to(&mut file, image::ImageFormat::Png).unwrap();
    let cover = format!("{of}/document/parts");
    for (field, value) in [("seal", file.get_ref().as_slice()), ("seal_alt", b"A wren"), ("do", b"away"), ("do", b"back")] {
        let page = dana.get(&cover).await;
        let revs = ["seal", "seal_alt"].map(|name| (format!("rev-{name}"), page.rev(name).into_bytes()));
        let mut body = Vec::new();
        for (name, value) in revs.iter().map(|(name, value)| (name.as_str(), value.as_slice())).chain([(field, value)]) {
            body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").bytes());
            body.extend_from_slice(value);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--cut--\r\n");
        let request = Request::post(format!("{cover}/seal")).header("host", HOST);
        let request = request.header("content-type", "multipart/form-data; boundary=cut").body(Body::from(body));
        dana.send(request.unwrap()).await.expect(303);
    }
    open(dana, of, &["/document", "/document/seal.png", "/document/parts"]).await;
}

/// A draft for comment with a comment, and the plan published; all of it looked at, changed, and put into the bin and back.
async fn publish(dana: &Person, of: &str) {
    let home = format!("{of}/publications");
    for (kind, approved) in [("comment_draft", ""), ("plan", "The mayor"), ("plan", "The council")] {
        let form = dana.get(&format!("{home}/new?kind={kind}")).await;
        let [once, shown, follows] = ["once", "shown", "follows"].map(|name| form.after(&format!("name=\"{name}\""), "value"));
        let says = [("kind", kind), ("title", "A plan"), ("approved_by", approved)];
        let fields = [&says[..], &[("once", &once), ("shown", &shown), ("follows", &follows)]].concat();
        let made = dana.post(&format!("{home}/new"), &fields).await.expect(303).location.clone();
        open(dana, &made, &["", "/paper", "/paper.html", "/since", "/since?than=now", "/delete"]).await;
        let rev = dana.get(&made).await.rev("title");
        dana.post(&made, &[("title", "The plan"), ("rev-title", &rev)]).await.expect(303);
        if kind == "plan" {
            dana.post(&format!("{made}/delete"), &[]).await.expect(303);
            dana.post(&format!("/bin/publication/{}", id(&made)), &[]).await.expect(303);
            continue;
        }
        let comments = format!("{made}/comments");
        let said = dana.post(&comments, &[("held", day(-1).as_str()), ("what", "Name the rents.")]).await.expect(303).location.clone();
        let comment = format!("{comments}/{}", said.split("#comment-").nth(1).unwrap());
        open(dana, &comments, &["", "/paper", "/paper.html", "/paper.docx"]).await;
        let rev = dana.get(&comment).await.rev("outcome");
        dana.post(&comment, &[("outcome", "taken_up"), ("rev-outcome", &rev)]).await.expect(303);
        dana.get(&format!("{comment}/delete")).await.expect(200);
        dana.post(&format!("{comment}/delete"), &[]).await.expect(303);
        dana.post(&format!("/bin/comment/{}", id(&comment)), &[]).await.expect(303);
    }
    open(dana, &home, &["", "/new?kind=progress", "?record=00000000"]).await;
}

/// The publication plan, the public summary in another language, and what was done.
async fn bring_out(dana: &Person, of: &str) {
    let plan = format!("{of}/document/publication-plan");
    let due = day(20);
    dana.post(&plan, &[("format", "Town hall"), ("due", &due)]).await.expect(303);
    let line = addresses(&dana.get(&plan).await, &format!("{plan}/"))[0].clone();
    let rev = dana.get(&line).await.rev("done");
    dana.post(&line, &[("done", &day(0)), ("rev-done", &rev)]).await.expect(303);
    open(dana, &plan, &["", "/paper", "/paper.docx"]).await;
    open(dana, &line, &["", "/delete"]).await;
    let languages = format!("{of}/document/translations");
    let fields = [("language", "Spanish"), ("title", "Nuestro plan"), ("text", "# Hola")];
    let one = dana.post(&languages, &fields).await.expect(303).location.clone();
    open(dana, &one, &["", "/delete", "/summary.html", "/summary.docx"]).await;
    open(dana, of, &["/document.html", "/document/translations", "/document/public-summary", "/document/public-summary.html"]).await;
    open(dana, of, &["/progress", "/progress.html", "/progress.docx", "/progress/briefing", "/progress/briefing.html"]).await;
    for (address, kind) in [(&line, "outreach"), (&one, "translation")] {
        dana.post(&format!("{address}/delete"), &[]).await.expect(303);
        dana.post(&format!("/bin/{kind}/{}", id(address)), &[]).await.expect(303);
    }
}

/// A logic model: entries, links, a changed kind, an order, a review.
async fn draw(dana: &Person, action: &str) {
    let model = format!("{action}/model");
    for (kind, what) in [("input", "Two navigators"), ("activity", "Advise"), ("output", "300 advised"), ("short", "They stay")] {
        dana.post(&model, &[("kind", kind), ("what", what)]).await.expect(303);
    }
    let entries = addresses(&dana.get(&model).await, &format!("{model}/entries/"));
    assert!(entries.len() >= 4, "{entries:?}");
    for pair in entries.windows(2) {
        dana.post(&format!("{model}/links"), &[("from", id(&pair[0])), ("to", id(&pair[1]))]).await.expect(303);
    }
    open(dana, &model, &["/add?kind=activity", "/tidy", "/copy", "/approvals"]).await;
    dana.post(&format!("{}/plan", entries[1]), &[]).await.expect(303);
    let form = dana.get(&entries[2]).await;
    // Its links would run back, so nothing is changed until somebody says so.
    dana.post(&entries[2], &[("kind", "input"), ("rev-kind", &form.rev("kind"))]).await;
    let form = dana.get(&entries[3]).await;
    dana.post(&entries[3], &[("kind", "long"), ("rev-kind", &form.rev("kind"))]).await.expect(303);
    dana.post(&format!("{}/move", entries[3]), &[("to", "up")]).await;
    let approvals = format!("{model}/approvals");
    let form = dana.get(&approvals).await;
    let [once, shown, follows] = ["once", "shown", "follows"].map(|name| form.after(&format!("name=\"{name}\""), "value"));
    let held = day(-1);
    let fields = [("held", held.as_str()), ("agreed", "yes"), ("once", &once), ("shown", &shown), ("follows", &follows)];
    dana.post(&approvals, &fields).await.expect(303);
    dana.get(&format!("{}/delete", entries[3])).await.expect(200);
    dana.post(&format!("{}/delete", entries[3]), &[]).await.expect(303);
    dana.post(&format!("/bin/logic_entry/{}", id(&entries[3])), &[]).await.expect(303);
}

/// An action comes to serve one strategic action, then another, then none.
async fn serve(dana: &Person, of: &str, both: [&str; 2]) {
    dana.post(&format!("{of}/actions"), &[("what", "Knock on doors"), ("serves", both[0])]).await.expect(303);
    let plan = dana.get(&format!("{of}/plan?only={}", both[0])).await.expect(200).text.clone();
    let action = plan.split("Knock on doors").next().unwrap().rsplit("href=\"/actions/").next().unwrap()[..36].to_owned();
    let action = format!("/actions/{action}");
    for serves in [both[1], ""] {
        let form = dana.get(&action).await;
        let left = dana.post(&action, &[("serves", serves), ("rev-serves", &form.rev("serves"))]).await.expect(303).location.clone();
        dana.get(left.split('#').next().unwrap()).await.expect(200);
    }
    dana.post(&action, &[("serves", both[0])]).await;
    open(dana, of, &["/plan?view=strategy", "/plan.xlsx?only=rounds"]).await;
}

/// A measure with values, one of them twice.
async fn see(dana: &Person, of: &str) {
    let measures = format!("{of}/measures");
    let fields = [
        ("name", "Families advised"),
        ("direction", "up"),
        ("baseline", "10"),
        ("baseline_at", "2024"),
        ("target", "90"),
        ("target_at", "2199"),
        ("rhythm", "yearly"),
    ];
    let measure = dana.post(&measures, &fields).await.expect(303).location.split(['?', '#']).next().unwrap().to_owned();
    for (period, value) in [("2025", "20"), ("2025", "21")] {
        dana.post(&format!("{measure}/updates"), &[("period", period), ("answer", "value"), ("value", value)]).await;
    }
    let update = addresses(&dana.get(&measure).await, &format!("{measure}/updates/"))[0].clone();
    dana.get(&update).await.expect(200);
    open(dana, &measures, &["", "/new", "/sheet", "/sheet.docx"]).await;
    dana.get(&format!("{measure}/delete")).await.expect(200);
    dana.post(&format!("{update}/delete"), &[]).await.expect(303);
}
