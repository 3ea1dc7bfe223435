//! What all handlers share: the open data file, and what is known of the machine around it.

use std::net::SocketAddr;
use std::sync::Arc;

use time::{OffsetDateTime, UtcOffset};
use tokio::sync::mpsc;

use super::{Bindery, Ended};
use crate::store::Store;
use crate::store::file::place::Risk;
use crate::web::bundle::arrivals::Arrivals;
use crate::web::drafts::UnderWay;
use crate::web::file::Desk;
use crate::web::metrics::arrivals::Arrivals as MetricArrivals;
use crate::web::metrics::readings::told::Told;

/// What the pages must know of the machine.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The address on which the program listens.
    pub address: SocketAddr,
    /// What is wrong with the place of the data file, if anything.
    pub risk: Option<Risk>,
    /// What came of going back to a backup or moving the file, just before this serving began.
    pub notice: Option<String>,
}

/// What all handlers share.
#[derive(Debug, Clone)]
pub struct App(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    store: Store,
    surroundings: Surroundings,
    ending: mpsc::UnboundedSender<Ended>,
    desk: Desk,
    bindery: Bindery,
    arrivals: Arrivals,
    metrics: MetricArrivals,
    told: Told,
    drafts: UnderWay,
}

impl App {
    /// Puts together what handlers share. What is sent through `ending` ends the serving.
    #[must_use]
    pub fn new(store: Store, surroundings: Surroundings, ending: mpsc::UnboundedSender<Ended>) -> Self {
        Self(Arc::new(Shared {
            told: Told::of(&store),
            store,
            surroundings,
            ending,
            desk: Desk::default(),
            bindery: Bindery::default(),
            arrivals: Arrivals::default(),
            metrics: MetricArrivals::default(),
            drafts: UnderWay::default(),
        }))
    }

    /// The open data file.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The machine around it.
    #[must_use]
    pub fn surroundings(&self) -> &Surroundings {
        &self.0.surroundings
    }

    /// The work on the data file as a whole.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.0.desk
    }

    /// The files of metrics that wait to be imported.
    #[must_use]
    pub fn metrics(&self) -> &MetricArrivals {
        &self.0.metrics
    }

    /// What was told of the metrics since the last commit.
    #[must_use]
    pub fn told(&self) -> &Told {
        &self.0.told
    }

    /// Where documents are made.
    #[must_use]
    pub fn bindery(&self) -> &Bindery {
        &self.0.bindery
    }

    /// The bundles that were uploaded and wait for a choice.
    #[must_use]
    pub fn arrivals(&self) -> &Arrivals {
        &self.0.arrivals
    }

    /// The drafts that are being kept this moment.
    #[must_use]
    pub fn drafts(&self) -> &UnderWay {
        &self.0.drafts
    }

    /// Ends the serving once the requests under way are answered.
    pub fn end(&self, how: Ended) {
        // A closed channel means that the end is already under way.
        let _ = self.0.ending.send(how);
    }

    /// The present moment, in local time.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        self.local(OffsetDateTime::now_utc())
    }

    /// A stored moment in local time.
    #[must_use]
    pub fn local(&self, at: OffsetDateTime) -> OffsetDateTime {
        local(at)
    }
}

/// A stored moment in local time; in UTC where the machine does not tell its time zone.
#[must_use]
pub fn local(at: OffsetDateTime) -> OffsetDateTime {
    at.to_offset(UtcOffset::local_offset_at(at).unwrap_or(UtcOffset::UTC))
}
