//! The verdict in sentences, so that every page and document says the same.

use super::{Band, ConditionResult, Judged, Limits, Stage, Verdict, WayUp};
use crate::domain::guide::StepKey;
use crate::domain::words::{agree, capital, count, list, number, possessive};

/// What ends every recommendation.
const LEADERSHIP: &str = "Leadership decides; if you choose another route, the record keeps your reason.";
/// How many steps an ask names before it counts the rest.
const NAMED: usize = 5;

/// What is asked of leadership now: a sentence around the steps to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The sentence up to the named steps; the whole of it when none are named.
    pub before: String,
    /// The steps named.
    pub steps: Vec<StepKey>,
    /// How many more there are.
    pub more: usize,
    /// The sentences after them.
    pub after: String,
}

/// The sentences of one verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The result in a sentence or two, with the name of the jurisdiction.
    pub headline: String,
    /// The same in short, for the margin of other pages.
    pub short: String,
    /// Steps in place, and conditions that are one step short.
    pub progress: String,
    /// What else should be known of the result, a sentence each.
    pub remarks: Vec<String>,
    /// What is asked of leadership.
    pub ask: Ask,
    /// The introduction of the shortest way up; empty in the highest band.
    pub way_up: String,
    /// The counting rule in one line.
    pub rule: String,
    /// The ladder in one sentence.
    pub ladder: String,
    /// How the count could become the ceiling; empty when it cannot move.
    pub reach: String,
}

/// Tells a verdict of a jurisdiction of this name.
#[must_use]
pub fn telling(verdict: &Verdict, name: &str) -> Telling {
    Telling {
        headline: headline(verdict, name),
        short: short(verdict),
        progress: progress(verdict),
        remarks: remarks(verdict),
        ask: ask(verdict),
        way_up: way_up(verdict),
        rule: rule(verdict.limits()),
        ladder: ladder(verdict),
        reach: reach(verdict),
    }
}

/// "five of the nine conditions", "all nine conditions".
fn of_the_nine(met: u8) -> String {
    match met {
        0 => "none of the nine conditions".to_owned(),
        9 => "all nine conditions".to_owned(),
        _ => format!("{} of the nine conditions", number(met.into())),
    }
}

fn steps_not_looked_at(n: u8) -> String {
    format!("{} {} not been looked at", count(n.into(), "step", "steps"), agree(n.into(), "has", "have"))
}

fn headline(verdict: &Verdict, name: &str) -> String {
    let owner = possessive(name);
    let met = of_the_nine(verdict.floor());
    let band = verdict.band().word();
    match verdict.stage() {
        Stage::TooEarly => format!("Too early to say: {}.", steps_not_looked_at(verdict.blank())),
        Stage::SoFar => format!("So far, {owner} government meets {met}: {band}. {}", chances(verdict)),
        Stage::Route => {
            let owner = owner.strip_prefix("the ").map_or_else(|| owner.clone(), |rest| format!("The {rest}"));
            format!("{owner} government meets {met}: {band}.")
        }
    }
}

fn short(verdict: &Verdict) -> String {
    let met = capital(&of_the_nine(verdict.floor()).replace("the nine conditions", "nine"));
    let band = verdict.band().word();
    match verdict.stage() {
        Stage::TooEarly => format!("Too early to say: {}.", steps_not_looked_at(verdict.blank())),
        Stage::SoFar => format!("So far {}: {band}. {}", met.to_lowercase(), chances(verdict)),
        Stage::Route => format!("{met}: {band}."),
    }
}

/// "Two steps could still make it most.", counting the fewest steps that would do.
fn chances(verdict: &Verdict) -> String {
    let open = verdict.steps_that_could_count().len();
    let mut parts = Vec::new();
    for band in [Band::Some, Band::Most] {
        if verdict.band() < band
            && band <= verdict.highest_band()
            && let Some(fewest) = verdict.fewest_open_steps_to(band)
        {
            parts.push((usize::from(fewest), band.word()));
        }
    }
    let steps = |n: usize| count(n, "step", "steps");
    match parts.as_slice() {
        [] => String::new(),
        [(fewest, band)] if *fewest == open => format!("{} could still make it {band}.", capital(&steps(*fewest))),
        [(1, band)] => format!("Even one step could still make it {band}."),
        [(fewest, band)] => format!("As few as {} could still make it {band}.", steps(*fewest)),
        [(first, some), (second, most), ..] => {
            let least = if *first == 1 { "Even one step".to_owned() } else { format!("As few as {}", steps(*first)) };
            format!("{least} could still make it {some}, and {} could make it {most}.", number(*second))
        }
    }
}

fn progress(verdict: &Verdict) -> String {
    let in_place = verdict.in_place();
    let steps = format!("{in_place} of 31 steps {} in place", agree(in_place.into(), "is", "are"));
    let short: Vec<String> = verdict.one_step_short().map(|key| key.number().to_string()).collect();
    match short.len() {
        0 if in_place == 0 || verdict.floor() == 9 => format!("{steps}."),
        0 => format!("{steps}; no condition is one step short."),
        1 => format!("{steps}; condition {} is one step short.", short[0]),
        _ => format!("{steps}; conditions {} are one step short.", list(&short)),
    }
}

fn remarks(verdict: &Verdict) -> Vec<String> {
    let mut remarks = Vec::new();
    let (floor, ceiling) = (verdict.floor(), verdict.ceiling());
    match verdict.stage() {
        Stage::TooEarly if floor == ceiling => {
            remarks.push(format!("Whatever they show, {} will be met.", of_the_nine(floor)));
        }
        Stage::TooEarly => {
            let is_next = floor + 1 == ceiling;
            let (floor, ceiling) = (number(floor.into()), number(ceiling.into()));
            let range = if is_next { format!("{} or {ceiling}", capital(&floor)) } else { format!("Anywhere from {floor} to {ceiling}") };
            remarks.push(format!("{range} of the nine conditions could be met, depending on the open steps."));
        }
        Stage::Route if verdict.blank() > 0 => {
            remarks.push(format!("The result will not change, but {}: finish before you decide.", steps_not_looked_at(verdict.blank())));
        }
        Stage::SoFar | Stage::Route => {}
    }
    // Under our limits only: they are the two thirds that five falls short of.
    if floor == 5 && verdict.limits() == Limits::default() && verdict.stage() != Stage::TooEarly {
        remarks.push("Five of nine is more than half but less than two thirds, so it counts as some here.".to_owned());
    }
    remarks
}

fn ask(verdict: &Verdict) -> Ask {
    let whole = |before: String| Ask { before, steps: Vec::new(), more: 0, after: String::new() };
    let missing: Vec<String> = verdict.not_met().map(|result| result.key.number().to_string()).collect();
    let conditions = format!("{} not met ({})", count(missing.len(), "condition", "conditions"), list(&missing));
    match (verdict.stage(), verdict.band()) {
        (Stage::TooEarly, _) => whole(
            "Nothing to decide yet. Look at more of the steps first: once half of them have an answer, this page gives a first result."
                .to_owned(),
        ),
        (Stage::SoFar, _) => {
            let mut steps = verdict.steps_that_could_count();
            let all = steps.len();
            let named = if all <= NAMED + 1 { all } else { NAMED };
            steps.truncate(named);
            Ask {
                before: format!("{} could change the result:", capital(&count(all, "open step", "open steps"))),
                steps,
                more: all - named,
                after: format!("Look at {}; then this page recommends a route.", agree(all, "it", "them")),
            }
        }
        (Stage::Route, Band::Most) if missing.is_empty() => {
            whole(format!("Proceed with the Mobility Action Planning process. No condition is missing. {LEADERSHIP}"))
        }
        (Stage::Route, Band::Most) => whole(format!(
            "Proceed with the Mobility Action Planning process, and make a plan to develop the {conditions} while it runs. {LEADERSHIP}"
        )),
        (Stage::Route, Band::Some) => whole(format!(
            "If you are still strongly interested in this work, make a preparedness plan for the {conditions}, and come back when there is progress. If not, postpone. {LEADERSHIP}"
        )),
        (Stage::Route, Band::FewToNone) => whole(format!(
            "Postpone the next steps; the guide advises this strongly. Set a date to look again, and say what should be true by then. {LEADERSHIP}"
        )),
    }
}

fn way_up(verdict: &Verdict) -> String {
    if verdict.stage() == Stage::TooEarly {
        return String::new();
    }
    match verdict.shortest_way_up() {
        WayUp::Top => String::new(),
        WayUp::Steps { to, conditions, steps } => {
            let n = conditions.len();
            let more = format!("{} more {} it “{}”", count(n, "condition", "conditions"), agree(n, "makes", "make"), to.word());
            format!("{}. {}:", capital(&more), agree(steps.len(), "The one step that would do", "The fewest steps that would do"))
        }
        WayUp::Blocked { to, judged } => {
            let numbers: Vec<String> = judged.iter().map(|key| key.number().to_string()).collect();
            format!(
                "Steps alone can’t make it “{}”: {} {} judged not met, and steps do not change {}.",
                to.word(),
                format_args!("{} {}", agree(judged.len(), "condition", "conditions"), list(&numbers)),
                agree(judged.len(), "is", "are"),
                agree(judged.len(), "that judgment", "those judgments"),
            )
        }
    }
}

/// The counts of a band in words: "six to nine", "two or fewer", "nine".
fn range(limits: Limits, band: Band) -> String {
    match limits.range(band) {
        (0, 0) => "none".to_owned(),
        (0, last) => format!("{} or fewer", number(last.into())),
        (first, last) if first == last => number(first.into()),
        (first, last) if first + 1 == last => format!("{} or {}", number(first.into()), number(last.into())),
        (first, last) => format!("{} to {}", number(first.into()), number(last.into())),
    }
}

fn rule(limits: Limits) -> String {
    let of = |band| range(limits, band);
    format!(
        "Counting: a condition is met when all its steps are in place, or when the jurisdiction judges so. {} is most, {} is some, {} is few to none. The guide sets no numbers{}",
        capital(&of(Band::Most)),
        of(Band::Some),
        of(Band::FewToNone),
        if limits == Limits::default() { "; these are our starting point." } else { "." }
    )
}

fn ladder(verdict: &Verdict) -> String {
    let met = capital(&of_the_nine(verdict.floor()).replace(" conditions", ""));
    let limits = verdict.limits();
    let band = match verdict.stage() {
        Stage::TooEarly => "too early to say".to_owned(),
        Stage::SoFar | Stage::Route => verdict.band().word().to_owned(),
    };
    let reach = reach(verdict);
    let reach = if reach.is_empty() { String::new() } else { format!(" It could become {reach}.") };
    format!(
        "{met} met: {band}. {} is most, {} some, {} few to none.{reach}",
        capital(&range(limits, Band::Most)),
        range(limits, Band::Some),
        range(limits, Band::FewToNone)
    )
}

fn reach(verdict: &Verdict) -> String {
    let open = verdict.steps_that_could_count().len();
    let all = usize::from(verdict.blank() + verdict.unknown());
    let ceiling = verdict.ceiling();
    match open {
        0 => String::new(),
        1 if open == all => format!("{ceiling} if the open step is in place"),
        1 => format!("{ceiling} if the open step that matters is in place"),
        2 if open == all => format!("{ceiling} if both open steps are in place"),
        2 => format!("{ceiling} if the two open steps that matter are in place"),
        _ if open == all => format!("{ceiling} if all {} open steps are in place", number(open)),
        _ => format!("{ceiling} if the {} open steps that matter are in place", number(open)),
    }
}

impl Limits {
    /// The counts of a band on the ladder: "6 to 9".
    #[must_use]
    pub fn figures(self, band: Band) -> String {
        match self.range(band) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first} to {last}"),
        }
    }
}

impl ConditionResult {
    /// The size of a gap in words: "nothing in place", "1 of 5 in place".
    #[must_use]
    pub fn gap(&self) -> String {
        let tally = self.tally;
        let size = if tally.blank == tally.total() {
            "not looked at yet".to_owned()
        } else if tally.nothing_in_place() {
            "nothing in place".to_owned()
        } else {
            format!("{} of {} in place", tally.in_place, tally.total())
        };
        if self.judged == Some(Judged::NotMet) { format!("judged not met; {size}") } else { size }
    }
}

#[cfg(test)]
mod tests;
