//! What is due and the handover: every state examined, and on paper.

use crate::axe::Examiner;
use crate::session::Session;
use crate::sheets::{LETTER, Sheets};

#[tokio::test]
async fn nothing_is_wrong_with_what_is_due_and_the_handover() {
    let session = Session::start().await;
    let program = &session.program;
    let mut examiner = Examiner::new(&session.browser);
    let empty = program.home_of(&program.found("Aster County").await).await;
    let long = "Community wellbeing ".repeat(5);
    let round = program.found(&long).await;
    program.answer(&round, std::iter::repeat_n("in_place", 31)).await;
    let full = program.home_of(&round).await;
    let owner = "W".repeat(120);
    for n in 0..3 {
        let what = format!("{long} {n}");
        let fields =
            [("what", what.as_str()), ("closes", "5.1"), ("owner", owner.as_str()), ("source-new1", &long), ("amount-new1", "12,500")];
        program.post(&format!("{full}/actions"), &fields).await;
    }
    for (state, path) in [
        ("first page with what is due", "/".to_owned()),
        ("handover, empty", format!("{empty}/handover")),
        ("handover, full", format!("{full}/handover")),
        ("home, with a plan", full.clone()),
        ("history of a jurisdiction with a plan", format!("{full}/history")),
    ] {
        session.open(&path).await;
        examiner.examine(state).await;
    }
    examiner.conclude();
    session.open(&format!("{full}/handover")).await;
    let sheets = Sheets::of(&session.browser).await;
    assert!(sheets.are_on(LETTER), "{:?}", sheets.sizes);
    assert!(sheets.page_with("The last decision") <= sheets.page_with("The data file"));
}
