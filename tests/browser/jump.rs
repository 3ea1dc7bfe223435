//! What a link leads to is in sight, and what of it is framed is framed whole.

use crate::session::Session;

#[tokio::test]
async fn a_step_stands_below_the_header_however_long_the_names_are() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    let browser = &session.browser;
    let long = "L".repeat(120);
    let settings = [("title", long.as_str()), ("started", "2026-11-23"), ("most", "6"), ("some", "3"), ("reason", "")];
    browser.submit(&format!("{round}/settings"), &settings).await;
    session.open(&format!("{round}/conditions/staff-buy-in#step-5.3")).await;
    let gap = "const bar = document.querySelector('.bar').getBoundingClientRect();
        const step = document.getElementById('step-5.3').getBoundingClientRect();
        return [bar.height, step.top - bar.bottom]";
    let found = browser.run(gap, vec![]).await;
    let [height, gap] = [0, 1].map(|at| found[at].as_f64().expect("a length"));
    assert!(gap >= 0.0, "the header is {height} pixels high, and the step begins {gap} below it");
}

#[tokio::test]
async fn the_frame_of_a_step_holds_all_that_belongs_to_it() {
    let session = Session::start().await;
    let round = session.on_leadership().await;
    session.open(&format!("{round}/conditions/leadership-commitment#step-1.2")).await;
    let within = "const framed = [...document.querySelectorAll('*')].filter((part) => getComputedStyle(part).outlineStyle === 'dashed');
        return framed.length === 1 && ['#step-1\\\\.2', '.asked-of', '.help'].every((part) => framed[0].querySelector(part))";
    assert_eq!(session.browser.run(within, vec![]).await, true);
}
