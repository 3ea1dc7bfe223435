//! The decision: chosen, recorded, printed, and what changed since.
