//! The passages of a text in Markdown: its paragraphs, and each line of a list. By them it is told what only one of two says.

/// What only the one and what only the other of two texts says, as Markdown again. Where they differ in nothing but the order of
/// their passages, both whole.
#[must_use]
pub fn only_in_one(one: &str, other: &str) -> (String, String) {
    let (own, others) = (passages(one), passages(other));
    let without = |all: &[&str], known: &[&str]| -> String {
        all.iter().filter(|passage| !known.contains(passage)).copied().collect::<Vec<_>>().join("\n\n")
    };
    let apart = (without(&own, &others), without(&others, &own));
    if apart.0.is_empty() && apart.1.is_empty() { (one.to_owned(), other.to_owned()) } else { apart }
}

fn passages(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for paragraph in text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')).filter(|paragraph| !paragraph.trim().is_empty()) {
        if paragraph.lines().all(|line| line.trim_start().starts_with("- ")) {
            all.extend(paragraph.lines().map(str::trim));
        } else {
            all.push(paragraph);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_texts_only_what_one_of_them_says_is_told() {
        let before = "# What we want\n\n- Renters stay\n- Wages rise\n\nIt costs $2.";
        let after = "# What we want\n\n- Renters stay\n- Wages cover the rent\n\nIt costs $2.";
        assert_eq!(only_in_one(before, after), ("- Wages rise".to_owned(), "- Wages cover the rent".to_owned()));
        assert_eq!(only_in_one("", "New."), (String::new(), "New.".to_owned()));
        assert_eq!(only_in_one("A.\n\nB.", "B.\n\nA."), ("A.\n\nB.".to_owned(), "B.\n\nA.".to_owned()));
    }
}
