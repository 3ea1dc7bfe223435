//! What a draft holds that its form does not hold. Pure.

use super::filling::{attribute, outside_quotes, unescaped};
use crate::domain::drafts::Draft;
use crate::domain::words::dates;

/// Whether a draft says anything, in a control that people see, that its form does not say. Of one that does not, nobody
/// needs to hear.
#[must_use]
pub fn says_something_new(form: &str, draft: &Draft) -> bool {
    form.match_indices('<').any(|(at, _)| {
        let (tag, after) = form[at..].split_at(form[at..].find('>').map_or(form.len() - at, |end| end + 1));
        let typed = attribute(tag, "name").and_then(|name| draft.field(&unescaped(name)));
        typed.is_some_and(|typed| differs(tag, after, typed))
    })
}

/// Whether a control shows something else than what was typed into it.
fn differs(tag: &str, after: &str, typed: &str) -> bool {
    let value = || unescaped(attribute(tag, "value").unwrap_or_default());
    let kind = tag[1..].split([' ', '>']).next().unwrap_or_default();
    match (kind, attribute(tag, "type")) {
        ("textarea", _) => shown_text(after).trim() != typed.trim(),
        ("select", _) => {
            let options: Vec<&str> = after.split("</select>").next().unwrap_or_default().split("<option ").skip(1).collect();
            let is_chosen =
                |option: &&&str| outside_quotes(option.split('>').next().unwrap_or_default()).any(|part| part.contains(" selected"));
            let value = |option: &str| attribute(&format!("<option {option}"), "value").map(unescaped);
            let shown = options.iter().find(is_chosen).or(options.first()).and_then(|option| value(option));
            // What can no longer be chosen is not shown either.
            shown.as_deref() != Some(typed) && options.iter().any(|option| value(option).as_deref() == Some(typed))
        }
        ("input", Some("checkbox" | "radio")) => {
            let is_checked = outside_quotes(tag).any(|part| part.contains(" checked"));
            (value() == typed) != is_checked
        }
        ("input", Some("hidden" | "file")) => false,
        ("input", _) => value().trim() != typed.trim(),
        _ => false,
    }
}

/// The text of a field of several lines, from what stands after its tag.
fn shown_text(after: &str) -> String {
    let text = after.split("</textarea>").next().unwrap_or_default();
    unescaped(text.strip_prefix('\n').unwrap_or(text))
}

/// The first text in a draft that its form does not hold, without what the two have in common at both ends.
#[must_use]
pub fn news(form: &str, draft: &Draft) -> String {
    for (at, _) in form.match_indices('<') {
        let (tag, after) = form[at..].split_at(form[at..].find('>').map_or(form.len() - at, |end| end + 1));
        let shown = match attribute(tag, "type") {
            _ if tag.starts_with("<textarea") => after.split("</textarea>").next().map(|text| text.strip_prefix('\n').unwrap_or(text)),
            Some("text" | "date" | "number") => Some(attribute(tag, "value").unwrap_or_default()),
            _ => None,
        };
        let typed = attribute(tag, "name").and_then(|name| draft.field(&unescaped(name)));
        if let (Some(shown), Some(typed)) = (shown.map(unescaped), typed)
            && shown.trim() != typed.trim()
        {
            let day = if attribute(tag, "type") == Some("date") { dates::parse_iso(typed.trim()) } else { None };
            return day.map_or_else(|| apart(&shown, typed), dates::long);
        }
    }
    String::new()
}

/// What a text has in place of another one's.
fn apart(old: &str, new: &str) -> String {
    let start: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(_, letter)| letter.len_utf8()).sum();
    let (old, new) = (&old[start..], &new[start..]);
    let end: usize = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(_, letter)| letter.len_utf8()).sum();
    new[..new.len() - end].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::filling::tests::draft;
    use super::*;

    #[test]
    fn the_news_of_a_draft_are_what_was_typed_last() {
        let form = "<input type=\"hidden\" name=\"rev\" value=\"1\"><input type=\"text\" name=\"a\"><textarea name=\"b\">\nDear d\u{fc}de,\n\nbye &#38; so</textarea>";
        assert_eq!(news(form, &draft(&[("rev", "2"), ("b", "Dear d\u{fc}de,\nnew words\nbye & so")])), "new words");
        assert_eq!(news(form, &draft(&[("a", " typed "), ("b", "other")])), "typed");
        assert_eq!(news(form, &draft(&[("a", ""), ("b", "Dear d\u{fc}de,\n\nbye & so")])), "");
        assert_eq!(news(form, &draft(&[("b", "Dear d\u{fc}de,")])), "", "what was taken away is no news");
    }

    #[test]
    fn a_draft_that_says_what_the_form_says_is_no_news() {
        let form = concat!(
            "<input type=\"hidden\" name=\"once\" value=\"1\"><input type=\"text\" name=\"a\" value=\"O&#39;Hara\">",
            "<textarea name=\"b\">\nLine</textarea><input type=\"checkbox\" name=\"c\" value=\"yes\" checked>",
            "<input type=\"radio\" name=\"d\" value=\"x\" checked><input type=\"radio\" name=\"d\" value=\"y\">",
            "<select id=\"e\" name=\"e\"><option value=\"\">None</option><option value=\"k\">K</option></select>",
        );
        let same = [("once", "2"), ("a", " O'Hara "), ("b", "Line\n"), ("c", "yes"), ("d", "x"), ("e", ""), ("gone", "z")];
        assert!(!says_something_new(form, &draft(&same)));
        assert!(!says_something_new(form, &draft(&[("e", "no longer offered")])));
        for other in [("a", ""), ("b", "Lines"), ("c", ""), ("d", "y"), ("e", "k")] {
            assert!(says_something_new(form, &draft(&[other])), "{other:?}");
        }
    }
}
