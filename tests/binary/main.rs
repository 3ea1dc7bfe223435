//! The built program, from the outside: started, asked, killed, damaged, restored.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod chance;
mod commands;
mod crowd;
mod damage;
mod facts;
mod filled;
mod killed;
#[cfg(target_os = "linux")]
mod power;
mod program;
mod refused;
#[cfg(target_os = "linux")]
mod release;
mod reports;
mod saver;
mod started;
mod stick;
mod travel;
mod upgrade;
mod way_back;
#[cfg(target_os = "linux")]
mod witness;
