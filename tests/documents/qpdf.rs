//! A PDF file taken apart by qpdf: its catalog, its tags, the content of its pages.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A PDF file and its objects.
pub struct Pdf {
    folder: TempDir,
    objects: Value,
}

/// An element of the tags, with those in it.
#[derive(Debug)]
pub struct Tag {
    /// Its type: "/Table".
    pub kind: String,
    /// Whether it has a text for those who cannot see it.
    pub alt: String,
    /// Its attributes as text.
    pub attributes: String,
    /// Those in it.
    pub parts: Vec<Tag>,
}

fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} does not start ({error}); tests/run installs it"));
    // qpdf says 3 when it only warns.
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

impl Pdf {
    /// Opens it, and holds its structure against the format.
    pub fn read(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the file can be made");
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, bytes).expect("the file can be written");
        let path = path.to_str().expect("a plain path");
        run("qpdf", &["--check", path]);
        let json = run("qpdf", &["--json=2", "--json-key=qpdf", path]);
        let mut json: Value = serde_json::from_slice(&json).expect("qpdf writes JSON");
        Self { objects: json["qpdf"][1].take(), folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a.pdf")
    }

    /// What a reference leads to, or the value itself.
    pub fn at<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value.as_str() {
            Some(reference) if reference.ends_with(" R") => {
                let object = &self.objects[format!("obj:{reference}")];
                if object["value"].is_null() { &object["stream"]["dict"] } else { &object["value"] }
            }
            _ => value,
        }
    }

    /// The catalog.
    pub fn catalog(&self) -> &Value {
        self.at(&self.objects["trailer"]["value"]["/Root"])
    }

    /// Its tags.
    pub fn tags(&self) -> Vec<Tag> {
        let root = self.at(&self.catalog()["/StructTreeRoot"]);
        self.tags_in(&root["/K"])
    }

    fn tags_in(&self, kids: &Value) -> Vec<Tag> {
        let kids = self.at(kids);
        let all: Vec<&Value> = kids.as_array().map_or_else(|| vec![kids], |all| all.iter().collect());
        let tag = |kid: &Value| {
            let kid = self.at(kid);
            Some(Tag {
                kind: kid.get("/S")?.as_str()?.to_owned(),
                alt: kid["/Alt"].as_str().unwrap_or_default().trim_start_matches("u:").to_owned(),
                attributes: self.at(&kid["/A"]).to_string(),
                parts: self.tags_in(&kid["/K"]),
            })
        };
        all.into_iter().filter_map(tag).collect()
    }

    /// What its pages paint, page by page, as operators.
    pub fn pages(&self) -> Vec<String> {
        let pages = run("qpdf", &["--json=2", "--json-key=pages", self.path().to_str().expect("a plain path")]);
        let pages: Value = serde_json::from_slice(&pages).expect("qpdf writes JSON");
        let contents = |page: &Value| {
            let streams = page["contents"].as_array().expect("a page has contents").iter().filter_map(Value::as_str);
            let number = |stream: &str| stream.split(' ').next().expect("a reference begins with a number").to_owned();
            let shown = |stream: &str| {
                let path = self.path();
                let object = format!("--show-object={}", number(stream));
                run("qpdf", &[&object, "--filtered-stream-data", path.to_str().expect("a plain path")])
            };
            streams.map(|stream| String::from_utf8_lossy(&shown(stream)).into_owned()).collect::<Vec<_>>().join("\n")
        };
        pages["pages"].as_array().expect("it has pages").iter().map(contents).collect()
    }

    /// Where its links lead, each once.
    pub fn links(&self) -> Vec<String> {
        let objects = self.objects.as_object().expect("objects");
        let uri = |object: &Value| {
            let action = self.at(&object["value"]["/A"]);
            let action = if action.is_null() { &object["value"] } else { action };
            let uri = action["/URI"].as_str()?;
            let bytes = uri.strip_prefix("b:").map(|hex| (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16)));
            Some(match bytes {
                Some(bytes) => String::from_utf8(bytes.collect::<Result<_, _>>().expect("digits")).expect("UTF-8"),
                None => uri.trim_start_matches("u:").to_owned(),
            })
        };
        let mut links: Vec<String> = objects.values().filter_map(uri).collect();
        links.sort();
        links.dedup();
        links
    }

    /// Its metadata.
    pub fn metadata(&self) -> String {
        String::from_utf8_lossy(&run("pdfinfo", &["-meta", self.path().to_str().expect("a plain path")])).into_owned()
    }

    /// Its text, as a reader copies it.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&run("pdftotext", &["-enc", "UTF-8", "-raw", self.path().to_str().expect("a plain path"), "-"]))
            .into_owned()
    }
}

impl Tag {
    /// It and all in it, in order.
    pub fn all(&self) -> Vec<&Tag> {
        std::iter::once(self).chain(self.parts.iter().flat_map(Tag::all)).collect()
    }
}
