//! The built program, from the outside: started, asked, killed, damaged, restored.

mod commands;
mod killed;
mod program;
mod refused;
mod started;
