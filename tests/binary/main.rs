//! The built program, from the outside: started, asked, killed, damaged, restored.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../shared/forms.rs"]
mod forms;
#[path = "../shared/routes.rs"]
mod routes;

mod alone;
mod chance;
#[cfg(target_os = "linux")]
mod clock;
mod commands;
mod crowd;
mod damage;
mod facts;
mod filled;
mod jar;
mod killed;
mod metrics;
#[cfg(target_os = "linux")]
mod order;
#[cfg(target_os = "linux")]
mod power;
mod program;
mod refused;
#[cfg(target_os = "linux")]
mod region;
#[cfg(target_os = "linux")]
mod release;
mod reports;
mod resources;
mod saver;
mod started;
mod stick;
mod strangers;
mod travel;
mod upgrade;
mod way_back;
mod wire;
#[cfg(target_os = "linux")]
mod witness;
