//! The work plan: actions, their money and their order.

use super::{addresses, day, open};
use crate::person::Person;
pub async fn plan(dana: &Person, round: &str, of: &str) {
    dana.post(&format!("{of}/plan/draft"), &[]).await.expect(303);
    let fields =
        [("what", "Hire a facilitator"), ("closes", "3.2"), ("owner", "Lee A. Park"), ("due", &day(40)), ("amount-new1", "$12,500")];
    dana.post(&format!("{of}/actions"), &fields).await.expect(303);
    let once = dana.get(&format!("{of}/actions")).await.after("name=\"once\"", "value");
    let newcomer = [("what", "Ask the budget office"), ("owner", "Pat Lee"), ("once", &once)];
    dana.post(&format!("{of}/actions"), &newcomer).await.expect(303);
    let page = dana.get(&format!("{of}/plan?view=due")).await;
    let actions = addresses(&page, "/actions/");
    assert!(actions.len() > 5, "{actions:?}");
    let dated = &addresses(&dana.get(&format!("{of}/plan")).await, "/actions/");
    for action in dated {
        let page = dana.get(action).await;
        let (due, owner) = (page.rev("due"), page.rev("owner"));
        dana.post(action, &[("due", ""), ("rev-due", &due), ("owner", ""), ("rev-owner", &owner)]).await.expect(303);
        let page = dana.get(action).await;
        dana.post(action, &[("due", &day(30)), ("rev-due", &page.rev("due"))]).await.expect(303);
    }
    let rev = page.rev("status");
    dana.post(&format!("{}/status", actions[0]), &[("status", "doing"), ("rev-status", &rev)]).await.expect(303);
    let page = dana.get(&actions[1]).await;
    let done = dana.post(&format!("{}/status", actions[1]), &[("status", "done"), ("rev-status", &page.rev("status"))]).await;
    let page = dana.get(&done.location).await;
    if page.text.contains("/mark\"") {
        dana.post(&format!("{}/mark", actions[1]), &[("rev", &page.after("name=\"rev\"", "value"))]).await.expect(303);
    }
    dana.get(&format!("{}/delete", actions[2])).await.expect(200);
    dana.post(&format!("{}/delete", actions[2]), &[]).await.expect(303);
    dana.post(&format!("{}/delete", actions[3]), &[]).await.expect(303);
    dana.post(&actions[2], &[("notes", "Too late")]).await.expect(409);
    dana.get(&actions[2]).await;
    let id = |at: usize| actions[at].trim_start_matches("/actions/").to_owned();
    dana.post(&format!("/bin/action/{}", id(2)), &[]).await.expect(303);
    dana.get(&format!("/bin/action/{}/throw-out", id(3))).await.expect(200);
    dana.post(&format!("/bin/action/{}/throw-out", id(3)), &[]).await.expect(303);
    open(dana, of, &["/plan?view=owner", "/plan/sheet", "/plan.ics", "/plan.csv", "/plan.xlsx", "/plan.docx", "/actions?closes=1.1"]).await;
    open(dana, round, &["/conditions/organizational-capacity"]).await;
}

/// Money for actions: two lines at once, one of them changed; and the actions moved up.
pub async fn pay(dana: &Person, of: &str) {
    let lines = [("amount-new1", "$5,000"), ("source-new1", "General fund"), ("amount-new2", "2500"), ("year-new2", "2028")];
    for what in ["Rent a hall", "Print the survey"] {
        dana.post(&format!("{of}/actions"), &[&[("what", what)], &lines[..]].concat()).await.expect(303);
    }
    let mut changed = 0;
    for action in addresses(&dana.get(&format!("{of}/plan")).await, "/actions/") {
        dana.post(&format!("{action}/move"), &[("to", "up")]).await.expect(303);
        let form = dana.get(&action).await;
        let slot = form.after("name=\"source-", "name").trim_start_matches("source-").to_owned();
        if slot.starts_with("new") {
            continue;
        }
        let rev = form.rev(&format!("line-{slot}"));
        let names = ["source", "amount", "year", "standing", "rev-line"].map(|part| format!("{part}-{slot}"));
        let values = ["A grant", "2600", "2027", "secured", &rev];
        let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values).collect();
        dana.post(&action, &fields).await.expect(303);
        changed += 1;
    }
    assert!(changed >= 2, "{changed}");
}
