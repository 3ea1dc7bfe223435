//! Two windows on one condition: what merges, what conflicts, and that nothing is lost.

use fantoccini::wd::WindowHandle;

use crate::session::{Session, leadership};

const NOTE: &str = "#note-1\\.1";
const CONFLICT: &str = "[data-slot='note-1.1'] .conflict";

/// A session with two tabs, both of them on the first condition.
struct TwoWindows {
    session: Session,
    round: String,
    tabs: [WindowHandle; 2],
}

impl TwoWindows {
    async fn open() -> Self {
        let session = Session::start().await;
        let round = session.on_leadership().await;
        let client = &session.browser.client;
        let first = client.window().await.expect("a window");
        let second = client.new_window(true).await.expect("a tab").handle;
        client.switch_to_window(second.clone()).await.expect("the tab");
        session.open(&leadership(&round)).await;
        let two = Self { session, round, tabs: [first, second] };
        for tab in 0..2 {
            two.look_at(tab).await;
            two.session.unfold("1.1").await;
        }
        two
    }

    async fn look_at(&self, tab: usize) {
        self.session.browser.client.switch_to_window(self.tabs[tab].clone()).await.expect("the tab is there");
    }

    async fn kept(&self, note: &str) {
        self.session.wait_until_kept(&self.round, "1.1", "note", note).await;
    }

    /// Writes a note in the first window, then another in the second, which must not know of it.
    async fn collide(&self, first: &str, second: &str) {
        let browser = &self.session.browser;
        for (tab, text) in [first, second].into_iter().enumerate() {
            self.look_at(tab).await;
            browser.find(NOTE).await.clear().await.expect("the field is emptied");
            browser.write(NOTE, &format!("{text}\t")).await;
            if tab == 0 {
                self.kept(first).await;
                browser.wait_for_text("#saved", "Saved ").await;
            }
        }
        browser.wait_for_text(CONFLICT, first).await;
    }
}

#[tokio::test]
async fn different_fields_from_two_windows_are_both_kept() {
    let two = TwoWindows::open().await;
    let (session, browser) = (&two.session, &two.session.browser);
    two.look_at(0).await;
    browser.write(NOTE, "From the first window\t").await;
    two.kept("From the first window").await;
    two.look_at(1).await;
    browser.click("[name='step-1.1'][value=under_way]").await;
    browser.write("#need", "From the second window\t").await;
    session.wait_until_kept(&two.round, "1.1", "answer", "under_way").await;
    session.wait_for_report(&two.round, "/conditions/0/need", "From the second window").await;
    two.kept("From the first window").await;

    // The whole form of the second window, with its old note, must not undo what the first wrote.
    browser.click("form .onward button").await;
    browser.wait_for_path("/conditions/cross-sector-partnerships").await;
    two.kept("From the first window").await;
}

#[tokio::test]
async fn the_same_note_from_two_windows_is_a_choice_and_theirs_is_shown_in_the_field() {
    let two = TwoWindows::open().await;
    let browser = &two.session.browser;
    two.collide("Theirs, first", "Ours, second").await;
    let conflict = browser.text(CONFLICT).await;
    assert!(conflict.contains("Theirs: Theirs, first") && conflict.contains("Yours: Ours, second"), "{conflict}");
    assert!(browser.text("#saved").await.contains("see the marked field"));
    assert_eq!(browser.value(NOTE).await, "Ours, second", "what was typed stays");
    two.kept("Theirs, first").await;
    browser.click("[name='settle-note-1.1'][value=theirs]").await;
    browser.wait_for_text("#saved", "Saved ").await;
    assert_eq!(browser.value(NOTE).await, "Theirs, first");
    assert_eq!(browser.run("return document.querySelectorAll('.conflict').length", vec![]).await, 0);
    two.kept("Theirs, first").await;

    // From here on the window knows what is stored, and writes without another question.
    browser.write(NOTE, ", and more\t").await;
    two.kept("Theirs, first, and more").await;
}

#[tokio::test]
async fn a_conflict_settled_for_yours_is_saved_and_the_history_keeps_both() {
    let two = TwoWindows::open().await;
    let browser = &two.session.browser;
    two.collide("Theirs, first", "Ours, second").await;
    browser.click("[name='settle-note-1.1'][value=mine]").await;
    two.kept("Ours, second").await;
    browser.wait_for_text("#saved", "Saved ").await;
    two.session.open(&format!("{}/history", two.round)).await;
    let history = browser.text("main").await;
    assert!(history.contains("Theirs, first") && history.contains("Ours, second"), "{history}");
}
