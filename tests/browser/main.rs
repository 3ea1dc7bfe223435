//! A real browser in front of the built program: the main job, the keyboard, no script, print, and axe.

mod answering;
mod autosave;
mod axe;
mod browser;
mod carried;
mod conversation;
mod decision;
mod documents;
mod focus;
#[path = "../integration/grade.rs"]
mod grade;
mod http;
mod keyboard;
mod launch;
mod marks;
mod meeting;
mod outlines;
mod outlook;
mod pages;
mod paper;
mod plan;
mod preferences;
mod print;
mod program;
mod reading;
mod refusals;
mod requests;
mod rounds;
mod routes;
mod scriptless;
mod session;
mod sheets;
mod tasks;
mod tour;
mod tree;
mod windows;
