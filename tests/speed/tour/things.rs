//! The parts of a plan: the coalition, engagement, the source register and findings; and what Find finds.

use super::{day, open};
use crate::person::{Page, Person, encoded};

/// More than one page of Find holds of a kind.
const GUESTS: usize = 60;

/// Fills all parts, finds it, and puts of each kind something into the bin, back, and out.
pub async fn parts(dana: &Person, of: &str) {
    let coalition = format!("{of}/coalition");
    let mut gone = coalesce(dana, &coalition).await;
    paste(dana, &coalition).await;
    gone.extend(learn(dana, of).await);
    find(dana, of).await;
    for (kind, address) in &gone {
        clear(dana, kind, address).await;
    }
    open(
        dana,
        of,
        &["/coalition", "/coalition/roster", "/findings", "/findings/summary", "/engagement", "/sources", "/document", "/history"],
    )
    .await;
}

/// The id at the end of an address.
fn id(address: &str) -> &str {
    &address[address.len() - 36..]
}

/// Adds something by a form, and tells where it stands.
async fn add(dana: &Person, to: &str, fields: &[(&str, &str)]) -> String {
    dana.post(to, fields).await.expect(303).location.clone()
}

/// Changes a fact by its form.
async fn change(dana: &Person, form: &str, name: &str, value: &str) {
    let rev = dana.get(form).await.expect(200).rev(name);
    dana.post(form, &[(name, value), (&format!("rev-{name}"), &rev)]).await.expect(303);
}

/// Members, organizations, working groups and the launch: what of them may go again, by its kind.
async fn coalesce(dana: &Person, coalition: &str) -> Vec<(&'static str, String)> {
    let once = dana.get(coalition).await.after("name=\"once\"", "value");
    let fields = [("once", once.as_str()), ("person", "Rosa Lind"), ("belongs_to", "Wren Health"), ("standing", "joined")];
    let rosa = add(dana, coalition, &fields).await;
    // The form was sent twice, and somebody else adds the same member.
    add(dana, coalition, &fields).await;
    dana.post(coalition, &fields[1..]).await.expect(422);
    change(dana, &rosa, "next_step", "Call on Monday").await;
    dana.post(&format!("{rosa}/asking"), &[("to", "asked"), ("from", "list")]).await.expect(303);
    open(dana, &rosa, &["", "/letter", "/letter.txt", "/delete"]).await;
    let fund = add(dana, coalition, &[("belongs_to", "Action Fund"), ("due", &day(20))]).await;
    dana.post(coalition, &[("belongs_to", "action fund")]).await.expect(422);
    open(dana, coalition, &["?view=next", "?view=pillar", "?view=group"]).await;

    let organizations = format!("{coalition}/organizations");
    let hospital = add(dana, &organizations, &[("name", "Wren Hospital"), ("notes", "Meets in June")]).await;
    let hospital = format!("{organizations}/{}", id(&hospital));
    dana.post(&organizations, &[("name", "wren hospital")]).await.expect(422);
    change(dana, &hospital, "name", "Wren General Hospital").await;
    let list = dana.get(&organizations).await;
    let health = list.text.split("href=\"").find(|piece| piece.contains(">Wren Health")).unwrap().split('"').next().unwrap();
    // Members belong to it.
    dana.post(&format!("{health}/delete"), &[]).await.expect(409);
    change(dana, health, "name", "Wren County Health").await;

    let groups = format!("{coalition}/groups");
    let (housing, schools) = (add(dana, &groups, &[("name", "Housing")]).await, add(dana, &groups, &[("name", "Schools")]).await);
    let form = dana.get(&housing).await;
    let rosa_box = form.box_of("members-", "Rosa Lind");
    dana.post(&housing, &[("owner", "Lee Park"), (&rosa_box, "yes"), ("rev-members", &form.rev("members"))]).await.expect(303);
    dana.post(&format!("/working-groups/{}/move", id(&schools)), &[("to", "up")]).await.expect(303);

    let launch = format!("{coalition}/launch");
    dana.get(&launch).await.expect(200);
    dana.post(&launch, &[("held", &day(30)), ("place", "Wren Library"), ("everyone", "joined")]).await.expect(303);
    open(dana, &launch, &["", "/invitation.txt"]).await;
    vec![("member", fund), ("organization", hospital), ("working_group", format!("/working-groups/{}", id(&schools)))]
}

/// Members pasted from a spreadsheet.
async fn paste(dana: &Person, coalition: &str) {
    let page = format!("{coalition}/paste");
    let rows: Vec<String> = (0..GUESTS).map(|at| format!("Guest {at}\tGuest House {}\n", at % 3)).collect();
    let text = format!("Name\tOrganization\n{}", rows.concat());
    dana.get(&page).await.expect(200);
    let mark = dana.post(&page, &[("text", &text)]).await.expect(200).after("name=\"mark\"", "value");
    dana.post(&page, &[("text", &text), ("mark", &mark), ("do", "add")]).await.expect(303);
}

/// Engagement, the source register, findings and their reviews: what of them may go again, by its kind.
async fn learn(dana: &Person, of: &str) -> Vec<(&'static str, String)> {
    let held = [("title", "Renters speak"), ("stage", "held"), ("held", "2020-12-05"), ("heard", "Rents rise")];
    let night = add(dana, &format!("{of}/engagement"), &held).await;
    change(dana, &night, "place", "Wren Library").await;
    add(dana, &format!("{of}/engagement"), &[("title", "Elders speak"), ("stage", "planned")]).await;
    let form = dana.get(&night).await;
    let once = form.after(&format!("action=\"{night}/insights\""), "value");
    let insight = [("once", once.as_str()), ("statement", "Rent takes half")];
    for _ in 0..2 {
        add(dana, &format!("{night}/insights"), &insight).await;
    }
    let register = format!("{of}/sources");
    let mut sources = Vec::new();
    for name in ["Court filings", "School records"] {
        sources.push(format!("{register}/{}", id(&add(dana, &register, &[("name", name)]).await)));
    }
    change(dana, &sources[0], "holder", "Clerk of courts").await;
    dana.post(&format!("{}/move", sources[1]), &[("to", "up")]).await.expect(303);

    let findings = format!("{of}/findings");
    let finding = |statement| [("statement", statement), ("stage", "finding")];
    let rents = add(dana, &findings, &finding("Rents rise")).await;
    let buses = add(dana, &findings, &finding("Buses stop at six")).await;
    change(dana, &rents, "notes", "Since 2019").await;
    dana.post(&format!("{buses}/move"), &[("to", "up")]).await.expect(303);
    let support = format!("{rents}/support");
    let figure = [("kind", "figure"), ("value", "29"), ("unit", "%"), ("from_source", id(&sources[0]))];
    let heard = [("kind", "engagement"), ("from_engagement", id(&night)), ("what", "We move every year")];
    let (figure, heard) = (add(dana, &support, &figure).await, add(dana, &support, &heard).await);
    let [figure, heard] = [figure, heard].map(|address| format!("{support}/{}", id(&address)));
    change(dana, &figure, "value", "31").await;
    add(dana, &format!("{buses}/support"), &[("kind", "history"), ("what", "The line was cut")]).await;
    dana.post(&format!("{heard}/move"), &[("to", "up")]).await.expect(303);
    open(dana, &findings, &["", "?view=dimension", "?view=predictor", "/review"]).await;

    let review = format!("{findings}/review");
    let form = dana.get(&review).await;
    let ticked = format!("findings-{}", id(&rents));
    add(dana, &review, &[("held", "2026-10-02")]).await;
    let made = add(dana, &review, &[("held", "2026-11-02"), (&ticked, "yes"), ("rev-findings", &form.rev("findings"))]).await;
    let made = format!("{review}/{}", id(&made));
    change(dana, &made, "notes", "Well argued").await;
    vec![("review", made), ("support", heard), ("finding", rents), ("source", sources.remove(0)), ("engagement", night)]
}

/// Finds what stands in many kinds, and all of a kind page by page.
async fn find(dana: &Person, of: &str) {
    let asks = async |words: &str| -> Page { dana.get(&format!("{of}/find?{}", encoded(&[("q", words)]))).await };
    asks("rent").await.expect(200).says("Rents").says("Findings");
    asks("nowhere to be found").await.expect(200);
    let page = asks("guest").await;
    let more = page.text.split("\">Show more").next().unwrap().rsplit("href=\"").next().unwrap().replace("&#38;", "&");
    dana.get(more.split('#').next().unwrap()).await.expect(200);
}

/// Puts something into the bin, back, in again and out. Whoever was still at it is told so.
async fn clear(dana: &Person, kind: &str, address: &str) {
    let bin = format!("/bin/{kind}/{}", id(address));
    let delete = format!("{address}/delete");
    dana.post(&delete, &[]).await.expect(303);
    assert_eq!(dana.post(address, &[("notes", "Typed for long")]).await.status.as_u16() / 100, 4);
    dana.get("/bin").await.expect(200);
    dana.post(&bin, &[]).await.expect(303);
    dana.post(&delete, &[]).await.expect(303);
    dana.get(&format!("{bin}/throw-out")).await.expect(200);
    dana.post(&format!("{bin}/throw-out"), &[]).await.expect(303);
}
