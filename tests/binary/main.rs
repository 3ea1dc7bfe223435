//! The built program, from the outside: started, asked, killed, damaged, restored.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod commands;
mod killed;
mod program;
mod refused;
#[cfg(target_os = "linux")]
mod release;
mod reports;
mod started;
mod stick;
mod travel;
