//! Every address of the program, read from its route table, so that no test can forget a new one.

/// A line of the table.
#[derive(Debug, Clone)]
pub struct Route {
    /// As it stands there, with its parameters: /assessments/{id}.
    pub path: String,
    pub is_read: bool,
    pub is_written: bool,
}

/// The table itself.
pub fn all() -> Vec<Route> {
    let table = include_str!("../../src/web/routes.rs");
    let routes: Vec<Route> = table.split(".route(").skip(1).map(route).collect();
    assert!(routes.len() > 80, "the route table is no longer read: {}", routes.len());
    routes
}

fn route(text: &str) -> Route {
    let text = text.split(".fallback(").next().unwrap().split(".layer(").next().unwrap();
    let (_, rest) = text.split_once('"').unwrap();
    let (path, handlers) = rest.split_once('"').unwrap();
    let is_read = ["get(", "file(", "of_round(", "invitation(", "request("].iter().any(|word| handlers.contains(word));
    let is_written = handlers.contains("post(");
    assert!(is_read || is_written, "what does {path} take? {handlers}");
    Route { path: path.to_owned(), is_read, is_written }
}
