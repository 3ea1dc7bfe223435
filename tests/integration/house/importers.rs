//! No file imports its own importer: read from the sources, by every path that one of them names.
//!
//! A `mod.rs` that declares its children, and hands on what they define, imports nothing by that; it does once its
//! own code uses them. What is handed on counts as an import of the file that defines it. Methods are not seen:
//! `impl Store` stands in many files, and none of them has to name another for it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// One source: its module, what it brings into scope by `use`, its children, and its code without any of that.
#[derive(Default)]
struct Source {
    imports: BTreeMap<String, Import>,
    children: BTreeSet<String>,
    code: String,
}

/// What one name of a source stands for, as a path from the root.
struct Import {
    path: Vec<String>,
    is_handed_on: bool,
}

/// All sources of one crate, by module: `store::file` is `src/store/file/mod.rs` or `src/store/file.rs`.
type Sources = BTreeMap<String, Source>;

fn segments(path: &str) -> Vec<String> {
    path.split("::").filter(|segment| !segment.is_empty()).map(ToOwned::to_owned).collect()
}

/// Where a source lies: `main.rs` and `lib.rs` are roots.
fn place(module: &str) -> Vec<String> {
    if matches!(module, "main" | "lib") { Vec::new() } else { segments(module) }
}

/// A path from the root: `super::` and `self::` resolved, a child found by its name alone.
fn absolute(path: &str, module: &[String], source: &Source) -> Option<Vec<String>> {
    let mut path = segments(path);
    let mut root = module.to_vec();
    match path.first()?.as_str() {
        "crate" => root.clear(),
        "self" => {}
        "super" => {
            while path.first().is_some_and(|segment| segment == "super") {
                root.pop();
                path.remove(0);
            }
            root.append(&mut path);
            return Some(root);
        }
        first => {
            if let Some(import) = source.imports.get(first) {
                return Some(import.path.iter().cloned().chain(path.drain(1..)).collect());
            }
            if !source.children.contains(first) {
                return None;
            }
            root.append(&mut path);
            return Some(root);
        }
    }
    root.extend(path.drain(1..));
    Some(root)
}

/// Takes the tree of a `use` apart: `a::{self, b as c}` is `a` as `a`, and `a::b` as `c`.
fn leaves(before: &str, tree: &str, found: &mut Vec<(String, String)>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
        let path = if path == "self" { before.trim_end_matches("::").to_owned() } else { format!("{before}{}", path.trim()) };
        let last = path.rsplit("::").next().unwrap_or_default().to_owned();
        found.push((path, if name.is_empty() { last } else { name.trim().to_owned() }));
        return;
    };
    let before = format!("{before}{}", head.trim());
    let (mut depth, mut part) = (0, String::new());
    for c in rest[..rest.rfind('}').unwrap()].chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            leaves(&before, &std::mem::take(&mut part), found);
        } else {
            part.push(c);
        }
    }
    if !part.trim().is_empty() {
        leaves(&before, &part, found);
    }
}

/// Reads one source. Modules that stand in it (its tests) are left out: their `super::` is the file itself.
fn source(module: &[String], text: &str) -> Source {
    let text: String = text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//")).collect();
    let (mut read, mut uses, mut code) = (Source::default(), Vec::new(), String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let (seen, bare) = match line.strip_prefix("pub") {
            Some(rest) => (true, rest.split_once(if rest.starts_with('(') { ") " } else { " " }).map_or(rest, |(_, rest)| rest)),
            None => (false, line),
        };
        if bare.starts_with("mod ") && bare.ends_with('{') {
            while lines.next().is_some_and(|line| line != "}") {}
            continue;
        }
        if let Some(tree) = bare.strip_prefix("use ") {
            let mut tree = tree.to_owned();
            while !tree.ends_with(';') {
                tree += lines.next().expect("a `use` ends").trim();
            }
            uses.push((seen, tree.trim_end_matches(';').to_owned()));
        } else if let Some(child) = bare.strip_prefix("mod ").and_then(|child| child.strip_suffix(';')) {
            read.children.insert(child.to_owned());
        } else {
            // How far something is seen is no import.
            let line = line
                .split("pub(in ")
                .enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.split_once(')').map_or(part, |(_, part)| part) });
            code.extend(line);
            code.push('\n');
        }
    }
    for (is_handed_on, tree) in uses {
        let mut found = Vec::new();
        leaves("", &tree, &mut found);
        for (path, name) in found {
            if let Some(path) = absolute(&path, module, &read) {
                read.imports.insert(name, Import { path, is_handed_on });
            }
        }
    }
    read.code = code;
    read
}

/// The source that defines what a path names, through whoever hands it on.
fn defined_in<'a>(path: &[String], sources: &'a Sources) -> Option<&'a str> {
    let mut path = path.to_vec();
    for _ in 0..8 {
        let known = |depth: usize| sources.get_key_value(&path[..depth].join("::")).map(|(module, source)| (depth, module, source));
        let Some((depth, module, source)) = (1..=path.len()).rev().find_map(known) else {
            // It stands in a root. `lib.rs` defines nothing, so it is the program's.
            return sources.get_key_value("main").map(|(module, _)| module.as_str());
        };
        match path.get(depth).and_then(|item| source.imports.get(item)) {
            Some(import) => path = import.path.iter().chain(&path[depth + 1..]).cloned().collect(),
            None => return Some(module),
        }
    }
    None
}

/// Every path of code with more than one segment.
fn paths(code: &str) -> BTreeSet<&str> {
    let is_of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    code.split(|c| !is_of_path(c)).map(|path| path.trim_matches(':')).filter(|path| path.contains("::")).collect()
}

fn names(code: &str) -> BTreeSet<&str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect()
}

/// The sources that a source imports.
fn imported<'a>(module: &str, source: &Source, sources: &'a Sources) -> BTreeSet<&'a str> {
    let own = place(module);
    let used = names(&source.code);
    let is_module = |path: &[String]| sources.contains_key(&path.join("::"));
    let by_use = source.imports.iter().filter(|(name, import)| {
        // A module that is brought into scope is used by the paths that begin with it.
        !is_module(&import.path) && (!import.is_handed_on || used.contains(name.as_str()))
    });
    let by_path = paths(&source.code).into_iter().filter_map(|path| absolute(path, &own, source));
    let all = by_use.map(|(_, import)| import.path.clone()).chain(by_path);
    all.filter_map(|path| defined_in(&path, sources)).filter(|other| *other != module).collect()
}

/// Each pair of sources that import one another.
fn pairs(sources: &Sources) -> Vec<String> {
    let imports: BTreeMap<&str, BTreeSet<&str>> =
        sources.iter().map(|(module, source)| (module.as_str(), imported(module, source, sources))).collect();
    let mut found = Vec::new();
    for (one, others) in &imports {
        for other in others {
            if one < other && imports[other].contains(one) {
                found.push(format!("{one} and {other} import one another"));
            }
        }
    }
    found
}

/// Reads a folder of sources into `sources`.
fn gather(folder: &Path, module: &[String], sources: &mut Sources) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            gather(&path, &[module, &[name]].concat(), sources);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let own = if name == "mod" { module.to_vec() } else { [module, &[name]].concat() };
            let name = own.join("::");
            sources.insert(name.clone(), source(&place(&name), &fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn no_file_imports_its_own_importer() {
    let mut sources = Sources::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut sources);
    assert!(sources.len() > 250, "the sources were read");
    let found = pairs(&sources);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The pairs of a few made-up sources.
fn pairs_of(texts: &[(&str, &str)]) -> Vec<String> {
    let sources = texts.iter().map(|(module, text)| ((*module).to_owned(), source(&segments(module), text))).collect();
    pairs(&sources)
}

#[test]
fn a_pair_is_seen_however_it_is_written() {
    let pair = ["a::b and a::c import one another"];
    assert_eq!(pairs_of(&[("a::b", "use super::c::One;"), ("a::c", "use crate::a::b::Two;")]), pair);
    assert_eq!(
        pairs_of(&[("a::b", "use super::{\n    c::{self, One},\n};"), ("a::c", "fn f() { super::b::g() }")]),
        pair,
        "by a path alone"
    );
    let handed_on = ("a", "mod b;\nmod c;\npub use b::Two;\npub use c::{One as Three};");
    assert_eq!(pairs_of(&[handed_on, ("a::b", "use super::Three;"), ("a::c", "use super::Two;")]), pair, "through whoever hands it on");
    assert_eq!(pairs_of(&[("a::b", "use super::c;\nfn f() { c::g() }"), ("a::c", "use super::b;\nfn g() { b::f() }")]), pair, "by module");
    let parent = ["a and a::b import one another"];
    assert_eq!(
        pairs_of(&[("a", "mod b;\nstruct A;\nfn f() { b::g() }"), ("a::b", "use super::A;")]),
        parent,
        "a parent that uses its child"
    );
    assert_eq!(pairs_of(&[("a", "mod b;\npub use b::B;\nstruct A(B);"), ("a::b", "use super::A;")]), parent, "and hands it on besides");
}

#[test]
fn what_is_declared_or_handed_on_is_no_import() {
    assert!(pairs_of(&[("a", "mod b;\npub use b::B;\nstruct A;"), ("a::b", "use super::A;")]).is_empty());
    assert!(pairs_of(&[("a", "struct A;\n#[cfg(test)]\nmod tests {\n    use super::*;\n}"), ("b", "use crate::a::A;")]).is_empty());
    assert!(pairs_of(&[("a::b", "use super::c::One;"), ("a::c", "struct One;"), ("a", "mod b;\nmod c;")]).is_empty());
}
