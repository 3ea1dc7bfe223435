//! What no one would type: forms, bundles and command lines, changed at random from real ones.
//!
//! Each of the three goes on for `MILEPOST_FUZZ_SECONDS`, ten without it, after everything in `corpus/`,
//! which holds what the program itself makes and every input that once failed. An input that fails is
//! told and written to a file: put it into the corpus before the mend. `MILEPOST_FUZZ_SEED` repeats a run.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../shared/forms.rs"]
mod forms;
#[path = "../shared/routes.rs"]
#[expect(dead_code, reason = "what is read is walked through elsewhere")]
mod routes;

mod arguments;
mod bundles;
mod chance;
mod corpus;
mod desk;
mod posts;
mod rooms;
mod seal;
mod town;
