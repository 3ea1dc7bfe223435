//! The drafts that are being kept at this moment: a page that is asked for next waits for them.

use std::time::Duration;

use tokio::sync::watch;

/// How long a page waits for drafts that came before it was asked for.
const PATIENCE: Duration = Duration::from_secs(1);

/// The drafts that are being kept at this moment.
#[derive(Debug, Default)]
pub struct UnderWay(watch::Sender<Tally>);

#[derive(Debug, Default)]
struct Tally {
    under_way: usize,
    done: u64,
}

/// One of them, until it is dropped.
pub(super) struct Pass<'a>(&'a UnderWay);

impl UnderWay {
    pub(super) fn begin(&self) -> Pass<'_> {
        self.0.send_modify(|tally| tally.under_way += 1);
        Pass(self)
    }

    /// How many were kept since the start.
    pub(super) fn done(&self) -> u64 {
        self.0.borrow().done
    }

    /// Waits until none is under way. What is sent when a page is left arrives just before the next page is asked for.
    pub(super) async fn rest(&self) {
        let mut told = self.0.subscribe();
        let _ = tokio::time::timeout(PATIENCE, async { told.wait_for(|tally| tally.under_way == 0).await.is_ok() }).await;
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.0.send_modify(|tally| {
            tally.under_way -= 1;
            tally.done += 1;
        });
    }
}
