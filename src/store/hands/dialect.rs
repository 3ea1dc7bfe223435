//! The words of SQL in which engines differ, as SQLite says them. With another engine this file changes, and no query.

use std::collections::BTreeSet;

use uuid::Uuid;

/// A JSON object of names and values in turn.
pub(in crate::store) fn object(parts: &str) -> String {
    format!("json_object({parts})")
}

/// A JSON array of values.
pub(in crate::store) fn array(values: &str) -> String {
    format!("json_array({values})")
}

/// A JSON list of the values of all rows; `ORDER BY` may follow the value.
pub(in crate::store) fn list(value: &str) -> String {
    format!("json_group_array({value})")
}

/// An id as a text in JSON, without a hyphen; an empty one where no id stands.
pub(in crate::store) fn id(column: &str) -> String {
    format!("hex({column})")
}

/// Whether an id was made from what it stands for (version 8), and not at the moment of writing.
pub(in crate::store) fn is_derived(column: &str) -> String {
    format!("substr(hex({column}), 13, 1) = '8'")
}

/// How many names hold the letters that are bound, counted up to a bound, and which they are.
pub(in crate::store) fn names_with_letters(most: i64) -> String {
    format!(
        "SELECT count(*) AS found, json_group_array(rowid) AS numbers
         FROM (SELECT rowid FROM jurisdiction_names WHERE jurisdiction_names MATCH $1 LIMIT {most}) AS named"
    )
}

/// Whether a jurisdiction is one of those whose names were found so; they are bound second.
pub(in crate::store) const IS_AMONG_NAMES: &str =
    "id IN (SELECT id FROM jurisdiction_names WHERE rowid IN (SELECT value FROM json_each($2)))";

/// Whether the name of a jurisdiction holds the text bound first.
pub(in crate::store) const NAME_HOLDS: &str = "instr(search, $1) > 0";

/// Empties the index of the parts of names.
pub(in crate::store) const FORGET_NAMES: &str = "DELETE FROM jurisdiction_names";

/// Fills the index of the parts of names, which is empty.
pub(in crate::store) const LEARN_NAMES: &str = "INSERT INTO jurisdiction_names (search, id) SELECT search, id FROM jurisdictions";

/// Three strings of three letters that each name found must hold: the first, the middle and the last ones.
/// To ask for all letters in their order would read the places of the most frequent ones too. Nothing for
/// a search that is too short.
pub(in crate::store) fn letters(search: &str) -> Option<String> {
    let letters: Vec<char> = search.chars().collect();
    let last = letters.len().checked_sub(3)?;
    let three = |at: usize| format!("\"{}\"", letters[at..at + 3].iter().collect::<String>().replace('"', "\"\""));
    Some(BTreeSet::from([0, last / 2, last]).into_iter().map(three).collect::<Vec<_>>().join(" AND "))
}

/// An id from the text that names it; none where it names none.
pub(in crate::store) fn id_of_text(column: &str) -> String {
    format!("unhex(replace({column}, '-', ''))")
}

/// Ids as one text, which [`ids_in`] reads.
pub(in crate::store) fn ids(ids: impl Iterator<Item = Uuid>) -> String {
    let ids: Vec<String> = ids.map(|id| format!("\"{}\"", id.simple())).collect();
    format!("[{}]", ids.join(","))
}

/// The ids that such a text holds.
pub(in crate::store) fn ids_in(text: &str) -> String {
    format!("SELECT unhex(value) FROM json_each({text})")
}

/// Puts the words of a text into the index of Find, in place of those that stand there: its number, and the words.
pub(in crate::store) const LEARN_WORDS: &str = "REPLACE INTO find_words (rowid, words) VALUES ($1, $2)";

/// The same of a text that is in the index, of which the record, the field and the words are bound.
pub(in crate::store) const LEARN_WORDS_AGAIN: &str =
    "REPLACE INTO find_words (rowid, words) SELECT number, $3 FROM find_texts WHERE record_id = $1 AND field = $2";

/// Takes the words of a text out of the index of Find.
pub(in crate::store) const FORGET_WORDS: &str = "DELETE FROM find_words WHERE rowid = $1";

/// Takes all words out of the index of Find.
pub(in crate::store) const FORGET_ALL_WORDS: &str = "INSERT INTO find_words (find_words) VALUES ('delete-all')";

/// The numbers of the texts that hold words, between two bounds, as one value: the highest, so many at most, or all of
/// them in any order. What [`words_begun`] gives is bound, then the bounds.
pub(in crate::store) fn texts_with_words(most: Option<i64>) -> String {
    let highest = most.map_or_else(String::new, |most| format!(" ORDER BY rowid DESC LIMIT {most}"));
    format!(
        "SELECT json_group_array(number) AS numbers
         FROM (SELECT rowid AS number FROM find_words WHERE find_words MATCH $1 AND rowid BETWEEN $2 AND $3{highest}) AS held"
    )
}

/// The search for texts in which each of these begins a word.
pub(in crate::store) fn words_begun<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    words.into_iter().map(|word| format!("\"{}\" *", word.replace('"', "\"\""))).collect::<Vec<_>>().join(" AND ")
}
