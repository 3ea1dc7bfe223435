//! A real browser in front of the built program: the main job, the keyboard, no script, print, and axe.

mod answering;
mod autosave;
mod axe;
mod browser;
mod http;
mod keyboard;
mod marks;
mod pages;
mod print;
mod program;
mod requests;
mod rounds;
mod scriptless;
mod session;
mod sheets;
mod windows;
