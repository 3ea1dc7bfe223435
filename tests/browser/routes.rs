//! The route table of the program, read from its source, so that no page can be forgotten.

/// One line of the table.
pub struct Route {
    /// "/assessments/{id}/settings"
    pub path: String,
    /// Whether it answers a GET.
    pub is_read: bool,
    /// Whether it takes a form.
    pub is_posted: bool,
}

/// Every line of the table.
pub fn routes() -> Vec<Route> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/routes.rs");
    let source = std::fs::read_to_string(path).expect("the route table can be read");
    let table: Vec<Route> = source.lines().filter_map(route).collect();
    assert_eq!(table.len(), source.matches(".route(").count(), "a route is on one line of its own");
    table
}

fn route(line: &str) -> Option<Route> {
    let (path, handler) = line.split_once(".route(\"")?.1.split_once("\", ")?;
    Some(Route { path: path.to_owned(), is_read: !handler.starts_with("post("), is_posted: handler.contains("post(") })
}
