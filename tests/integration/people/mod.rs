//! Who works in a browser.

mod visitor;
