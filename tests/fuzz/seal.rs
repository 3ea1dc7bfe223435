//! A bundle whose maker knows how its history is sealed: changed, and then made to agree with itself again.

use milepost::bundle::{Line, hex};
use serde_json::{Value, json};

use crate::chance::Chance;

/// Every line of the history in a tree.
fn lines<'a>(value: &'a mut Value, all: &mut Vec<&'a mut serde_json::Map<String, Value>>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| lines(value, all)),
        Value::Object(object) => {
            if object.contains_key("digest") {
                all.push(object);
            } else {
                object.iter_mut().for_each(|(_, value)| lines(value, all));
            }
        }
        _ => {}
    }
}

/// Seals every line of the history again.
pub fn again(bundle: &mut Value) {
    let mut all = Vec::new();
    lines(bundle, &mut all);
    for line in all {
        let read: Option<Line> = serde_json::from_value(Value::Object(line.clone())).ok();
        if let Some(event) = read.and_then(|read| read.event()) {
            line.insert("digest".to_owned(), json!(hex(&event.digest())));
        }
    }
}

/// All places in a tree, as pointers.
pub fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(n, value)| places(value, &format!("{at}/{n}"), all)),
        Value::Object(object) => object.iter().for_each(|(name, value)| places(value, &format!("{at}/{}", name.replace('/', "~1")), all)),
        _ => {}
    }
}

/// Changes one value somewhere.
pub fn change(bundle: &mut Value, chance: &mut Chance) {
    let mut all = Vec::new();
    places(bundle, "", &mut all);
    let at = chance.one_of(&all).clone();
    let from = chance.one_of(&all).clone();
    let other = bundle.pointer(&from).cloned().unwrap_or(Value::Null);
    let Some(there) = bundle.pointer_mut(&at) else { return };
    match there {
        Value::Array(list) if !list.is_empty() => {
            let at = chance.below(list.len());
            match chance.below(4) {
                0 => drop(list.remove(at)),
                1 => list.push(list[at].clone()),
                2 => list.reverse(),
                _ => list.clear(),
            }
        }
        Value::String(text) if !chance.once_in(4) => *text = chance.text(&text.clone()),
        Value::Number(number) if !chance.once_in(3) => {
            let now = number.as_i64().unwrap_or_default();
            let step = *chance.one_of(&[1, -1, 600_000, -86_400_000, i64::MAX, i64::MIN, 253_402_300_800_000, -62_135_596_800_001]);
            *there = json!(now.wrapping_add(step));
        }
        Value::Object(object) if !object.is_empty() => {
            let names: Vec<String> = object.keys().cloned().collect();
            let name = chance.one_of(&names).clone();
            match chance.below(3) {
                0 => drop(object.remove(&name)),
                1 => drop(object.insert(chance.text(&name), other)),
                _ => drop(object.insert(name, other)),
            }
        }
        _ if chance.once_in(3) => *there = json!(null),
        _ => *there = other,
    }
}

/// Changes a fact of a record, and lets the history tell the same: by a line more, as somebody who
/// worked on elsewhere, or by another end of the line that is there, as somebody who forges one.
pub fn forge(bundle: &mut Value, chance: &mut Chance) {
    let mut copy = bundle.clone();
    let mut told = Vec::new();
    lines(&mut copy, &mut told);
    if told.is_empty() {
        return;
    }
    let at = chance.below(told.len());
    let text = |name: &str| told[at].get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (id, field) = (text("subject_id"), text("field"));
    let says = |line: &serde_json::Map<String, Value>, name: &str, value: &str| line.get(name).and_then(Value::as_str) == Some(value);
    let is_of = |line: &serde_json::Map<String, Value>| says(line, "subject_id", &id) && says(line, "field", &field);
    // What counts is the last line of the field.
    let Some(mut line) = told.iter().rev().find(|line| is_of(line)).map(|line| (*line).clone()) else { return };
    let line_id = line.get("id").cloned().unwrap_or_default();
    let after = line.get("after").and_then(Value::as_str).unwrap_or_default().to_owned();
    let same: Vec<&str> = told.iter().filter(|line| says(line, "field", &field)).filter_map(|line| line.get("after")?.as_str()).collect();
    let new = match chance.below(5) {
        0 => chance.odd(),
        1 => chance.text(&after),
        2 if !same.is_empty() => (*chance.one_of(&same)).to_owned(),
        3 => String::new(),
        _ => format!("{}{}", after.trim_end(), chance.below(10)),
    };
    let is_more = !chance.once_in(3);
    if is_more {
        let at = line.get("at").and_then(Value::as_i64).unwrap_or_default().saturating_add(3_600_000);
        line.insert("id".to_owned(), json!(fresh_id(chance)));
        line.insert("before".to_owned(), json!(after));
        if line.contains_key("follows") {
            line.insert("follows".to_owned(), json!([line_id]));
        }
        line.insert("at".to_owned(), json!(at));
        line.insert("since".to_owned(), json!(at));
    }
    line.insert("after".to_owned(), json!(new));
    let mut all = Vec::new();
    places(bundle, "", &mut all);
    for place in all {
        match bundle.pointer_mut(&place) {
            Some(Value::Array(list)) => {
                if let Some(at) = list.iter().position(|there| there["id"] == line_id && there["digest"].is_string()) {
                    if is_more { list.push(Value::Object(line.clone())) } else { list[at] = Value::Object(line.clone()) }
                }
            }
            Some(Value::Object(object)) if object.get("id") == Some(&json!(id)) => {
                if object.get(&field).is_some_and(Value::is_string) {
                    object.insert(field.clone(), json!(new));
                } else if let Some(Value::Object(entries)) = object.get_mut("entries") {
                    if new.is_empty() { drop(entries.remove(&field)) } else { drop(entries.insert(field.clone(), json!(new))) }
                }
            }
            _ => {}
        }
    }
}

fn fresh_id(chance: &mut Chance) -> String {
    format!("01a20a13-99d0-7159-9d41-{:012x}", chance.next() & 0xffff_ffff_ffff)
}

/// Puts one id in the place of another everywhere, or gives a record an id that nothing has.
pub fn rename(bundle: &mut Value, chance: &mut Chance) {
    let text = bundle.to_string();
    let ids: Vec<String> = text.split('"').filter(|word| word.len() == 36 && word.matches('-').count() == 4).map(str::to_owned).collect();
    if ids.is_empty() {
        return;
    }
    let fresh = fresh_id(chance);
    let from = chance.one_of(&ids).clone();
    let to = if chance.once_in(2) { fresh } else { chance.one_of(&ids).clone() };
    if let Ok(renamed) = serde_json::from_str(&text.replace(&from, &to)) {
        *bundle = renamed;
    }
}
