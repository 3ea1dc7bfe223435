//! Who works in a browser, who is meant by a name, and the people of a jurisdiction.

mod apart;
mod choosing;
mod level;
mod list;
mod same_as;
mod seat;
mod visitor;
