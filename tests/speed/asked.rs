//! What the program asks of the data file, as sqlx logs it.

use std::fmt::Debug;
use std::sync::{Mutex, Once};

use tokio::sync::MutexGuard;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Metadata, Subscriber};

static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Takes a turn: nobody else asks while it is held. What was asked before is forgotten.
pub async fn listen() -> Listening {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| tracing::subscriber::set_global_default(Listener).unwrap());
    let listening = Listening(TURN.lock().await);
    listening.forget();
    listening
}

/// A turn.
pub struct Listening(#[expect(dead_code, reason = "it is held, not used")] MutexGuard<'static, ()>);

#[expect(clippy::unused_self, reason = "only who has the turn may ask")]
impl Listening {
    pub fn forget(&self) {
        ASKED.lock().unwrap().clear();
    }

    /// What was asked since, in words one space apart: reads and writes of our own tables, without what
    /// sqlx asks when it connects. Close the store first; only then all of it is here.
    pub fn heard(&self) -> Vec<String> {
        let asked = std::mem::take(&mut *ASKED.lock().unwrap());
        let ours = |sql: &String| {
            let is_ours = ["SELECT ", "INSERT ", "REPLACE ", "UPDATE ", "DELETE ", "WITH "].iter().any(|start| sql.starts_with(start));
            is_ours && !sql.contains("_sqlx_migrations")
        };
        asked.iter().map(|sql| spaced(sql)).filter(ours).collect()
    }
}

/// The same words, one space apart.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes down every statement that sqlx tells of.
struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.enabled(metadata) { Interest::always() } else { Interest::never() }
    }

    fn event(&self, event: &Event<'_>) {
        let mut statement = Statement::default();
        event.record(&mut statement);
        // A short statement is whole in its summary.
        let sql = if statement.whole.trim().is_empty() { statement.summary } else { statement.whole };
        ASKED.lock().unwrap().push(sql);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Statement {
    summary: String,
    whole: String,
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.whole),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
