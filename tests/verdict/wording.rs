//! Finds what reads badly in a sentence: numbers that do not agree, loose spaces and marks, holes.

/// Marks and words that no sentence has.
const LOOSE: &str = "  | ,| .| ;| :| )|( |..|,,|,.|.,|;.|:.|()|{|}|“”|\n|\t|no steps|none steps|zero";

/// What a disagreement looks like once every word is one letter, as [`letters`] has it: one steps,
/// two step; step have, steps has; condition 7 are, conditions 7 and 8 is; condition 7 and 8,
/// condition 7, 8, and 9; conditions 7; is are.
const DISAGREEMENTS: &str = "1N 2n nV Nv n1V n2V N1v N2v &1v &2v n1& n2& n11 n12 n21 n22 N1. N2. N1V N2V N1n N2n vV Vv";

/// What is wrong with a sentence, if anything is.
pub fn fault(sentence: &str) -> Option<String> {
    if let Some(loose) = LOOSE.split('|').find(|loose| sentence.contains(loose)) {
        return Some(format!("“{loose}”"));
    }
    if sentence.trim() != sentence {
        return Some("a space at an end".to_owned());
    }
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    if let Some(twice) = words.windows(2).find(|pair| pair[0] == pair[1]) {
        return Some(format!("“{}”", twice.join(" ")));
    }
    let parts = match lower.strip_prefix("1 of 31 steps") {
        Some(rest) => format!("1 step{rest}"),
        None => lower.replace(" of 31", ""),
    };
    let letters = parts.split(' ').map(letters).collect::<String>() + ".";
    DISAGREEMENTS.split(' ').find(|wrong| letters.contains(wrong)).map(|wrong| format!("numbers do not agree: {wrong} in {letters}"))
}

/// A word by its part in agreement: a number (1, or 2 for any other), a noun or a pronoun (n, or N for
/// many), a verb (v, or V for many), an "and" (&), or anything else (a dot). A mark that ends a part
/// of the sentence is a dot more.
fn letters(word: &str) -> String {
    let part = match word.trim_matches(['.', ',', ';', ':', '(', ')']) {
        "one" | "1" => "1",
        "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "both" => "2",
        figures if figures.parse::<u8>().is_ok() => "2",
        "step" | "condition" | "it" => "n",
        "steps" | "conditions" | "they" => "N",
        "is" | "has" | "makes" => "v",
        "are" | "have" | "make" => "V",
        "and" => "&",
        "more" | "open" => "",
        _ => ".",
    };
    let end = if word.ends_with(['.', ';', ':', ')']) { "." } else { "" };
    format!("{part}{end}")
}

#[test]
fn sentences_that_read_badly_are_found() {
    let bad = [
        "So far one steps could do.",
        "One conditions more make it most.",
        "One condition more make it most.",
        "Two conditions more makes it most.",
        "Look at 1 steps.",
        "Look at two step first.",
        "There are 12 step, all open.",
        "Look at both open step.",
        "One step have not been settled:",
        "Two steps has not been looked at.",
        "1 of 31 steps are in place.",
        "22 of 31 steps is in place.",
        "21 of 31 steps is in place.",
        "22 of 31 step are in place.",
        "conditions 3 is one step short.",
        "conditions 3 are one step short.",
        "condition 3 and 5 are one step short.",
        "conditions 3, 5, and 7 is judged so.",
        "Nothing is in place in conditions 8.",
        "Nothing is in place in condition 1, 2, and 8.",
        "none steps are open.",
        "conditions is met.",
        "Once it are, go on.",
        "Once they is, go on.",
        "Two  spaces.",
        "A comma , alone.",
        "Two dots..",
        "A {hole}.",
        "The the end.",
        "An end. ",
    ];
    for sentence in bad {
        assert!(fault(sentence).is_some(), "{sentence}");
    }
}

#[test]
fn sentences_that_read_well_are_left_alone() {
    let good = [
        "1 of 31 steps is in place; condition 3 is one step short.",
        "21 of 31 steps are in place; conditions 3, 5, and 7 are one step short.",
        "0 of 31 steps are in place; no condition is one step short.",
        "Even one step could still make it some, and four could make it most.",
        "One condition more makes it “most”. The one step that would do:",
        "Three conditions more make it “most”.",
        "make a plan to develop the one condition not met (7) while it runs.",
        "The result will not change, but one step has not been looked at: finish before you decide.",
        "Six to nine is most, three to five some, two or fewer few to none. It could become 6 if both open steps are in place.",
    ];
    for sentence in good {
        assert_eq!(fault(sentence), None, "{sentence}");
    }
}
