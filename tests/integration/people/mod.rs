//! Who works in a browser, and who is meant by a name.

mod choosing;
mod visitor;
