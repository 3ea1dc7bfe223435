//! What a screen reader is told of a page: the browser's accessibility tree, as an outline of roles, names and states.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::browser::Browser;

/// Puts words for what differs from day to day and from machine to machine.
const STEADY: &str = r#"
return arguments[0]
  .replace(/\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/g, "[date]")
  .replace(/\b\d{4}-\d{2}-\d{2}\b/g, "[date]")
  .replace(/\b\d{1,2}:\d{2}( [ap]\.m\.)?/g, "[time]")
  .replace(/\b(record|Record|Fingerprint|definition:) [0-9a-f]{4} [0-9a-f]{4}/g, "$1 [number]")
  .replace(/(\/[^\s"“”\/]+)+\/(milepost\.db|milepost-backups)/g, "[folder]/$2")
  .replace(/\b\d+(\.\d+)? (KB|MB|bytes)\b/g, "[size]");
"#;

/// What is marked as the current one of its kind.
const CURRENT: &str =
    "return [...document.querySelectorAll('[aria-current]')].map((part) => part.textContent.trim().replace(/\\s+/g, ' '))";

/// Roles that say nothing by themselves.
const SILENT: [&str; 8] = ["none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "LabelText", "Legend", "MenuListPopup"];

impl Browser {
    /// The outline of the page that is open now.
    pub async fn outline(&self) -> String {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes: HashMap<&str, &Value> =
            tree["nodes"].as_array().expect("a tree has nodes").iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let root = tree["nodes"][0]["nodeId"].as_str().expect("a tree has a root");
        let mut outline = Outline { nodes, lines: Vec::new() };
        outline.tell(root, 0, "");
        // The tree of the protocol lacks this one.
        let current = self.run(CURRENT, vec![]).await;
        outline.lines.extend(current.as_array().into_iter().flatten().filter_map(Value::as_str).map(|what| format!("current: {what}")));
        outline.lines.join("\n")
    }

    /// A text with words in place of what differs from day to day and from machine to machine.
    pub async fn steady(&self, text: &str) -> String {
        self.run(STEADY, vec![text.into()]).await.as_str().expect("text").to_owned()
    }
}

struct Outline<'a> {
    nodes: HashMap<&'a str, &'a Value>,
    lines: Vec<String>,
}

impl<'a> Outline<'a> {
    /// Tells a node and what is in it; not the text that the name of a node around it has told already.
    fn tell(&mut self, id: &str, depth: usize, told: &str) {
        let Some(node) = self.nodes.get(id).copied() else { return };
        let text = |key: &str| node[key]["value"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let (role, name) = (text("role"), text("name"));
        let is_silent = node["ignored"] == true || SILENT.contains(&role.as_str());
        if is_silent {
            // What labels a field or a group is told with it.
            let label = if matches!(role.as_str(), "LabelText" | "Legend") { self.whole_text(node) } else { told.to_owned() };
            return self.tell_parts(node, depth, &label);
        }
        if role == "StaticText" {
            if !name.is_empty() && !told.contains(&name) {
                self.line(depth, &name);
            }
            return;
        }
        let mut line = role_in_words(&role).to_owned();
        if !name.is_empty() {
            let _ = write!(line, " “{name}”");
        }
        let is_heading = role == "heading";
        for state in states(node).into_iter().filter(|state| is_heading || !state.starts_with("level")) {
            let _ = write!(line, ", {state}");
        }
        let value = text("value");
        if !value.is_empty() && role != "progressbar" && value != name {
            let _ = write!(line, " = “{}”", short(&value));
        }
        let description = text("description");
        if !description.is_empty() {
            let _ = write!(line, "; {description}");
        }
        let is_whole = matches!(role.as_str(), "image" | "textbox" | "searchbox" | "combobox" | "Date" | "spinbutton");
        // A paragraph or a cell of mere text is told on one line.
        let plain = if name.is_empty() { self.plain_text(node) } else { None };
        if let Some(plain) = plain.filter(|_| line == role_in_words(&role)) {
            if !plain.is_empty() && !told.contains(&plain) {
                self.line(depth, &format!("{line}: {plain}"));
            }
            return;
        }
        self.line(depth, &line);
        if !is_whole {
            self.tell_parts(node, depth + 1, &name);
        }
    }

    fn tell_parts(&mut self, node: &'a Value, depth: usize, told: &str) {
        for part in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.tell(part, depth, told);
        }
    }

    /// The text of a node in which there is nothing but text.
    fn plain_text(&self, node: &Value) -> Option<String> {
        let mut words = Vec::new();
        for part in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let Some(part) = self.nodes.get(part) else { continue };
            match part["role"]["value"].as_str().unwrap_or_default() {
                "StaticText" => words.push(part["name"]["value"].as_str().unwrap_or_default().trim().to_owned()),
                "none" | "generic" | "strong" | "emphasis" | "LineBreak" | "paragraph" => words.push(self.plain_text(part)?),
                "ListMarker" | "InlineTextBox" => {}
                _ => return None,
            }
        }
        Some(words.join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// All text in a node.
    fn whole_text(&self, node: &Value) -> String {
        let parts = node["childIds"].as_array().into_iter().flatten().filter_map(|part| self.nodes.get(part.as_str()?));
        let text = |part: &&Value| match part["role"]["value"].as_str() {
            Some("StaticText") => part["name"]["value"].as_str().unwrap_or_default().to_owned(),
            _ => self.whole_text(part),
        };
        parts.map(text).collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.lines.push(format!("{}{text}", "  ".repeat(depth)));
    }
}

/// The states that a screen reader speaks.
fn states(node: &Value) -> Vec<String> {
    let said = |property: &Value| {
        let name = property["name"].as_str()?;
        let value = &property["value"]["value"];
        let is_set = value == true || value == "true";
        match name {
            "checked" | "pressed" => Some(if is_set { name.to_owned() } else { format!("not {name}") }),
            "expanded" => Some(if is_set { "open".to_owned() } else { "closed".to_owned() }),
            "level" => Some(format!("level {value}")),
            "invalid" if value != "false" => Some("wrong".to_owned()),
            "disabled" | "required" | "readonly" | "selected" if is_set => Some(name.to_owned()),
            "live" if value != "off" => Some(format!("live {}", value.as_str()?)),
            _ => None,
        }
    };
    node["properties"].as_array().into_iter().flatten().filter_map(said).collect()
}

fn role_in_words(role: &str) -> &str {
    match role {
        "RootWebArea" => "page",
        "DisclosureTriangle" | "DisclosureTriangleGrouped" => "fold",
        "contentinfo" => "footer",
        "listitem" => "item",
        "columnheader" => "column head",
        "rowheader" => "row head",
        _ => role,
    }
}

fn short(value: &str) -> String {
    if value.chars().count() <= 80 { value.to_owned() } else { value.chars().take(80).chain(['…']).collect() }
}
