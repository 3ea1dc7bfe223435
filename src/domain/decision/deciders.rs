//! Who decided, from the boxes and lines of the form.

use crate::domain::people::choosing::{People, Picked, Picks, Rule, Slips};
use crate::domain::words::text::{self, Problem};

/// The most people who decide.
const DECIDERS: usize = 20;
/// How each line is read.
pub const DECIDER_LINES: Rule = Rule { limit: 240, has_titles: true };
/// The longest list of all of them, in characters.
const DECIDERS_LIMIT: usize = 4_000;

/// Those who decided, each as "name, title".
///
/// # Errors
/// [`Problem`] when there are none or too many, when one may be several, or when a line is no name.
pub fn deciders(picks: &Picks, people: &People) -> Result<Vec<Picked>, Problem> {
    let is_no_name = |line: &str| !line.split(',').next().is_some_and(|name| name.chars().any(char::is_alphanumeric));
    let typed = picks.lines.lines().map(str::trim).filter(|line| !line.is_empty());
    if let Some(at) = typed.enumerate().find(|(_, line)| is_no_name(line)).map(|(at, _)| at + 1) {
        return Err(Problem::Other(format!("Line {at}: begin with a name, then a comma and the title.")));
    }
    let picked = picks.read(people, DECIDER_LINES).map_err(Slips::problem)?;
    match picked.len() {
        0 => Err(Problem::Missing("Enter who decided: at least one name.")),
        n if n > DECIDERS => Err(Problem::Other(format!("These are {n} people, and a decision names {DECIDERS} at most."))),
        _ => text::lines(&Picked::lines(&picked), DECIDERS_LIMIT).map(|_| picked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(lines: &str) -> Result<String, Problem> {
        deciders(&Picks { lines: lines.to_owned(), ..Picks::default() }, &People::default()).map(|picked| Picked::lines(&picked))
    }

    #[test]
    fn deciders_are_names_with_titles_a_line_each() {
        assert_eq!(typed(" Ruth  Amadi,\tCounty Manager \r\n\r\nLee Park\n").unwrap(), "Ruth Amadi, County Manager\nLee Park");
        let many = |n: usize, length: usize| (0..n).map(|at| format!("{at:W>length$}")).collect::<Vec<_>>().join("\n");
        assert!(typed(&many(20, 199)).is_ok());
        for wrong in ["", " \n ", ", Mayor", "Ruth\n—, Clerk", &many(21, 5), &many(1, 241), &many(20, 240)] {
            assert!(typed(wrong).is_err(), "{wrong}");
        }
        assert!(typed(&format!("Ruth\n{}", many(1, 241))).unwrap_err().to_string().starts_with("Line 2: "));
    }
}
