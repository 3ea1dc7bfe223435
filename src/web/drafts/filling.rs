//! Puts a draft into a form as it stands in a page of ours. Pure: a page in, a page out.
//!
//! The templates write each control in one way, and escape whatever somebody typed, so that no `<`, `>` or `"`
//! stands within a value.

use crate::domain::drafts::Draft;
use crate::web::frame::page::DRAFT_MARK;

/// The opening tag of a form of which drafts are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormTag<'a> {
    /// Where it begins in the page.
    pub at: usize,
    /// The tag, with its brackets.
    pub tag: &'a str,
    /// The address that the form goes to.
    pub action: &'a str,
}

/// The forms of a page of which drafts are kept.
#[must_use]
pub fn draft_forms(page: &str) -> Vec<FormTag<'_>> {
    let tags = page.match_indices("<form ").filter_map(|(at, _)| {
        let tag = &page[at..=at + page[at..].find('>')?];
        outside_quotes(tag).any(|part| part.contains(DRAFT_MARK)).then(|| attribute(tag, "action"))?.map(|action| FormTag {
            at,
            tag,
            action,
        })
    });
    tags.collect()
}

/// What stands between the tags of a form, with a draft in its controls. What the draft does not know stays as it is.
#[must_use]
pub fn filled(form: &str, draft: &Draft) -> String {
    let mut filling = Filling { out: String::with_capacity(form.len() + 1024), draft, fold: None, chosen: None };
    let mut rest = form;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        filling.out += before;
        let (tag, after) = from.split_at(from.find('>').map_or(from.len(), |end| end + 1));
        rest = filling.take(tag, after);
    }
    filling.out + rest
}

struct Filling<'a> {
    out: String,
    draft: &'a Draft,
    /// Where a fold that is shut could be opened.
    fold: Option<usize>,
    /// What is to be chosen in the list under way.
    chosen: Option<String>,
}

impl Filling<'_> {
    /// Takes over a tag and gives what is left of the form after it.
    fn take<'b>(&mut self, tag: &str, after: &'b str) -> &'b str {
        let kind = tag[1..].split([' ', '>']).next().unwrap_or_default();
        let value = attribute(tag, "name").and_then(|name| self.draft.field(&unescaped(name))).map(escaped);
        match (kind, value) {
            ("input", Some(value)) => self.input(tag, &value),
            ("textarea", Some(value)) => {
                let end = after.find("</textarea>").unwrap_or(0);
                // The first line end after the tag is not part of the text.
                self.out += tag;
                self.out += "\n";
                self.out += &value;
                self.show(&value);
                return &after[end..];
            }
            ("select", value) => {
                let list = after.split("</select>").next().unwrap_or_default();
                // What can no longer be chosen leaves the list as it is.
                self.chosen = value.filter(|value| list.contains(&format!("<option value=\"{value}\"")));
                self.out += tag;
            }
            ("/select", _) => {
                self.chosen = None;
                self.out += tag;
            }
            ("option", _) => match &self.chosen {
                Some(chosen) => self.out += &with_word(tag, " selected", attribute(tag, "value") == Some(chosen)),
                None => self.out += tag,
            },
            ("details", _) => {
                let is_shut = !outside_quotes(tag).any(|part| part.contains(" open"));
                self.out += tag;
                self.fold = is_shut.then(|| self.out.len() - 1);
            }
            ("/details", _) => {
                self.fold = None;
                self.out += tag;
            }
            _ => self.out += tag,
        }
        after
    }

    fn input(&mut self, tag: &str, value: &str) {
        match attribute(tag, "type") {
            Some("checkbox" | "radio") => {
                let is_chosen = attribute(tag, "value") == Some(value);
                self.out += &with_word(tag, " checked", is_chosen);
                if is_chosen {
                    self.show(value);
                }
            }
            kind => {
                self.out += &with_value(tag, value);
                if kind != Some("hidden") {
                    self.show(value);
                }
            }
        }
    }

    /// Opens the fold around a control that holds something.
    fn show(&mut self, value: &str) {
        if !value.is_empty()
            && let Some(at) = self.fold.take()
        {
            self.out.insert_str(at, " open");
        }
    }
}

/// The parts of a tag that stand outside of values.
pub(super) fn outside_quotes(tag: &str) -> impl Iterator<Item = &str> {
    tag.split('"').step_by(2)
}

/// The value of an attribute, as it is written.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut parts = tag.split('"');
    while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
        if before.strip_suffix('=').and_then(|before| before.strip_suffix(name)).is_some_and(|before| before.ends_with([' ', '\n'])) {
            return Some(value);
        }
    }
    None
}

/// The tag with or without a word such as ` checked`.
fn with_word(tag: &str, word: &str, is_wanted: bool) -> String {
    let parts = tag.split('"').enumerate().map(|(at, part)| if at % 2 == 0 { part.replace(word, "") } else { part.to_owned() });
    let mut tag = parts.collect::<Vec<_>>().join("\"");
    if is_wanted && tag.ends_with('>') {
        tag.insert_str(tag.len() - 1, word);
    }
    tag
}

/// The tag with this value in place of the one that it has.
fn with_value(tag: &str, value: &str) -> String {
    match attribute(tag, "value") {
        Some(old) => {
            // Within the tag, so the distance is that of two places of one text.
            let at = old.as_ptr() as usize - tag.as_ptr() as usize;
            format!("{}{value}{}", &tag[..at], &tag[at + old.len()..])
        }
        None => format!("{} value=\"{value}\">", tag.trim_end_matches('>')),
    }
}

/// The letters that the templates escape, and how.
const ESCAPES: [(char, &str); 5] = [('&', "&#38;"), ('<', "&#60;"), ('>', "&#62;"), ('"', "&#34;"), ('\'', "&#39;")];

/// A text as the templates write it.
fn escaped(text: &str) -> String {
    ESCAPES.iter().fold(text.to_owned(), |text, (letter, code)| text.replace(*letter, code))
}

/// A text as it was before it was written.
pub(super) fn unescaped(text: &str) -> String {
    ESCAPES.iter().rev().fold(text.to_owned(), |text, (letter, code)| text.replace(code, letter.encode_utf8(&mut [0; 4])))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::ids::DraftId;

    /// A draft of these fields.
    pub(in crate::web::drafts) fn draft(fields: &[(&str, &str)]) -> Draft {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Draft { id: DraftId("01890000-0000-7000-8000-000000000000".parse().unwrap()), at: time::OffsetDateTime::UNIX_EPOCH, fields }
    }

    #[test]
    fn the_forms_that_keep_drafts_are_found_by_their_mark_alone() {
        let page =
            "<form method=\"get\" action=\"/\"><form class=\"x\" method=\"post\" action=\"/a/b\" data-draft><p title=\" data-draft\">";
        let found = draft_forms(page);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].action, found[0].tag), ("/a/b", "<form class=\"x\" method=\"post\" action=\"/a/b\" data-draft>"));
        assert!(draft_forms("<form action=\" data-draft\"> data-draft").is_empty());
    }

    #[test]
    fn every_kind_of_control_takes_its_value_and_the_others_stay() {
        let form = concat!(
            "<input type=\"hidden\" name=\"rev-a\" value=\"1\" autocomplete=\"off\"><input type=\"text\" id=\"a\" name=\"a\">",
            "<textarea name=\"b\">\nold &#60;b&#62;</textarea><input type=\"date\" name=\"c\" value=\"2026-01-01\" required>",
            "<input type=\"checkbox\" name=\"d\" value=\"yes\" checked><input type=\"checkbox\" name=\"e\" value=\"O&#39;Hara checked\">",
            "<input type=\"radio\" name=\"f\" value=\"\" checked><input type=\"radio\" name=\"f\" value=\"x\">",
            "<select name=\"g\"><option value=\"\">None</option><option value=\"k\" selected>K</option></select>",
            "<select name=\"h\"><option value=\"m\" selected>M</option></select><input name=\"z\" value=\"stays\"><button>Save</button>",
        );
        let fields = [
            ("rev-a", "7"),
            ("a", "\"A\" & <a>"),
            ("b", "\n new\nlines"),
            ("c", ""),
            ("d", ""),
            ("e", "O'Hara checked"),
            ("f", "x"),
            ("g", ""),
            ("h", "gone"),
            ("unknown", "y"),
        ];
        let expected = concat!(
            "<input type=\"hidden\" name=\"rev-a\" value=\"7\" autocomplete=\"off\">",
            "<input type=\"text\" id=\"a\" name=\"a\" value=\"&#34;A&#34; &#38; &#60;a&#62;\">",
            "<textarea name=\"b\">\n\n new\nlines</textarea><input type=\"date\" name=\"c\" value=\"\" required>",
            "<input type=\"checkbox\" name=\"d\" value=\"yes\"><input type=\"checkbox\" name=\"e\" value=\"O&#39;Hara checked\" checked>",
            "<input type=\"radio\" name=\"f\" value=\"\"><input type=\"radio\" name=\"f\" value=\"x\" checked>",
            "<select name=\"g\"><option value=\"\" selected>None</option><option value=\"k\">K</option></select>",
            "<select name=\"h\"><option value=\"m\" selected>M</option></select><input name=\"z\" value=\"stays\"><button>Save</button>",
        );
        assert_eq!(filled(form, &draft(&fields)), expected);
        assert_eq!(filled(form, &draft(&[])), form);
    }

    #[test]
    fn a_fold_opens_around_what_was_typed() {
        let form = "<details><summary>S</summary><input name=\"a\"></details><details class=\"x\"><input name=\"b\"></details>";
        let opened = filled(form, &draft(&[("a", ""), ("b", "typed")]));
        assert!(opened.starts_with("<details><summary>") && opened.contains("<details class=\"x\" open><input"), "{opened}");
    }

    #[test]
    fn what_is_escaped_comes_back() {
        assert_eq!(unescaped(&escaped("a&#60;b & \"c\" 'd' <e>")), "a&#60;b & \"c\" 'd' <e>");
    }
}
