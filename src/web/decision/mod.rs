//! The decision: leadership chooses a route, and the record is kept.
