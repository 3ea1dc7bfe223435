//! A real browser in front of the built program: the main job, the keyboard, no script, print, and axe.

mod answering;
mod autosave;
mod axe;
mod browser;
mod carried;
mod conversation;
mod decision;
mod documents;
mod http;
mod keyboard;
mod launch;
mod marks;
mod meeting;
mod outlook;
mod pages;
mod plan;
mod print;
mod program;
mod requests;
mod rounds;
mod scriptless;
mod session;
mod sheets;
mod windows;
