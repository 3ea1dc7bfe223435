//! What a browser sends to the town: a form with its fields filled, or a file.

use std::collections::BTreeSet;

use super::town::{Town, Writing, field, is_text};
use crate::forms::{self, Form};
use crate::wire::{self, Answer};

impl Town {
    pub fn get(&self, path: &str) -> Answer {
        let cookie = format!("Cookie: {}", self.cookie);
        wire::ask(self.program.address, &format!("GET {path} HTTP/1.1"), &[&cookie], b"").unwrap()
    }

    pub fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = format!("Cookie: {}", self.cookie);
        wire::post(self.program.address, path, &[&cookie], wire::encoded(fields).as_bytes())
    }

    /// Uploads a bundle under a name.
    pub fn upload(&self, name: &str, bytes: &[u8]) -> Answer {
        self.upload_to("/import", "bundle", name, bytes)
    }

    /// Uploads a file in a field of a form.
    pub fn upload_to(&self, action: &str, field: &str, name: &str, bytes: &[u8]) -> Answer {
        self.upload_with(action, (field, name, bytes), &[])
    }

    /// The same with other fields of its form.
    pub fn upload_with(&self, action: &str, (field, name, bytes): (&str, &str, &[u8]), fields: &[(&str, &str)]) -> Answer {
        let part = |(name, value): &(&str, &str)| format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        let mut body: Vec<u8> = fields.iter().map(part).collect::<String>().into_bytes();
        body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--cut--\r\n");
        let headers = ["Content-Type: multipart/form-data; boundary=cut", &format!("Cookie: {}", self.cookie)];
        wire::ask(self.program.address, &format!("POST {action} HTTP/1.1"), &headers, &body).unwrap()
    }

    /// Remembers that the text fields of a form were filled.
    pub fn note(&mut self, form: &Form) {
        self.filled.extend(form.fields.iter().filter(|field| is_text(field)).map(|text| field(form, &text.name)));
    }

    /// A form of a page as it is sent, with its address: every text field with the writing, but these with what they must hold.
    pub fn filled_in(&mut self, page: &str, action: &str, fixed: &[(&str, &str)], writing: Writing) -> (String, Vec<(String, String)>) {
        let shown = self.get(page);
        shown.expect(200);
        let is_it = |form: &&Form| form.is_post && form.action.ends_with(action) && !form.fields.is_empty();
        let offered = forms::forms(&shown.text());
        // One with text before a press that leads to the same address.
        let form = offered
            .iter()
            .filter(is_it)
            .min_by_key(|form| !form.fields.iter().any(is_text))
            .unwrap_or_else(|| panic!("no form to {action} with text on {page}: {offered:?}"));
        let mut fields = form.sent();
        fields.retain(|(name, _)| fixed.iter().all(|(fixed, _)| name != fixed));
        let mut seen = BTreeSet::new();
        for text in form.fields.iter().filter(|field| is_text(field) && fixed.iter().all(|(name, _)| *name != field.name)) {
            fields.retain(|(name, _)| *name != text.name);
            if seen.insert(text.name.clone()) {
                // Amounts, years of money and numbers of people take numbers only.
                let is_of_measure = form.action.contains("/measures");
                let value = match text.name.as_str() {
                    "baseline" | "value" if is_of_measure => "10".to_owned(),
                    "target" if is_of_measure => "90".to_owned(),
                    "tolerance" if is_of_measure => "1".to_owned(),
                    "baseline_at" | "period" if is_of_measure => "2024".to_owned(),
                    "target_at" if is_of_measure => "2199".to_owned(),
                    name if name.starts_with("amount-") => "1,000".to_owned(),
                    name if name.starts_with("year-") => "2027".to_owned(),
                    name if name.starts_with("groups-n-") => "12".to_owned(),
                    name => writing(name),
                };
                fields.push((text.name.clone(), value));
            }
        }
        self.note(form);
        let has = |name: &str| form.fields.iter().any(|field| field.name == name);
        fields.extend(fixed.iter().filter(|(name, _)| has(name)).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        (form.action.clone(), fields)
    }

    /// Fills in a form of a page, and sends it.
    pub fn write(&mut self, page: &str, action: &str, fixed: &[(&str, &str)], writing: Writing) -> Answer {
        let (action, fields) = self.filled_in(page, action, fixed, writing);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = self.send(&action, &fields);
        let page_back = answer.text();
        let problems: Vec<&str> = page_back.split("class=\"problem\"").skip(1).map(|rest| rest.split("</p>").next().unwrap()).collect();
        assert_eq!(answer.status, 303, "{page} {action}: {fields:?} {problems:?}");
        answer
    }
}
