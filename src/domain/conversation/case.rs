//! The case to leadership: one page that says what the planning process is, why here, and what is asked.
//! Each part is filled from what is known until somebody writes their own. No local fact is made up:
//! where one is needed, a blank in brackets stands.

use time::Date;

use crate::domain::decision::Route;
use crate::domain::guide::{ConditionKey, Guide, STEPS, StepKey};
use crate::domain::history::Fact;
use crate::domain::jurisdiction::Profile;
use crate::domain::readiness::{Answer, Revision, State, Verdict};
use crate::domain::words::text::{self, Problem};
use crate::domain::words::{self, dates};

/// The longest part, in characters.
pub const CASE_LIMIT: usize = 1_200;
/// The most lines of a part, so that three of them fit on one sheet.
pub const CASE_LINES: usize = 10;

/// A part of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the planning process is.
    What,
    /// Why here.
    Why,
    /// What is asked.
    Ask,
}

/// What is known when the parts are filled.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The jurisdiction.
    pub profile: &'a Profile,
    /// The guide that its newest round is read with.
    pub guide: &'a Guide,
    /// What the newest round says, if there is one.
    pub state: Option<&'a State>,
    /// What leadership decided last, and when.
    pub decision: Option<(Route, Date)>,
}

impl Part {
    /// All three, in the order of the page.
    pub const ALL: [Self; 3] = [Self::What, Self::Why, Self::Ask];

    /// The name in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Why => "why",
            Self::Ask => "ask",
        }
    }

    /// The heading on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::What => "What the planning process is",
            Self::Why => "Why here",
            Self::Ask => "What is asked",
        }
    }

    /// The fact of the jurisdiction that holds it.
    #[must_use]
    pub const fn fact(self) -> Fact {
        match self {
            Self::What => Fact::CaseWhat,
            Self::Why => Fact::CaseWhy,
            Self::Ask => Fact::CaseAsk,
        }
    }

    /// The part as it stands while nobody has written their own; never longer than a part may be.
    #[must_use]
    pub fn filled(self, known: &Known<'_>) -> String {
        match self {
            Self::What => what(known),
            Self::Why => why(known),
            Self::Ask => ask(known),
        }
    }

    /// The stored form of a typed part: empty for one that equals what would be filled in, or what was
    /// filled in when the form was shown, so that it goes on being filled.
    ///
    /// # Errors
    /// [`Problem`] when it has too many characters or lines.
    pub fn clean(self, typed: &str, known: &Known<'_>, shown: Option<Revision>) -> Result<String, Problem> {
        let clean = text::lines(typed, CASE_LIMIT)?;
        if clean == self.filled(known) || Some(Revision::of(&clean)) == shown {
            return Ok(String::new());
        }
        let lines = clean.lines().filter(|line| !line.trim().is_empty()).count();
        if lines > CASE_LINES {
            return Err(Problem::Other(format!(
                "This has {lines} lines, and the page holds {CASE_LINES} for each part. Join some of them."
            )));
        }
        Ok(clean)
    }
}

fn what(known: &Known<'_>) -> String {
    let whose = words::possessive(&known.profile.name);
    format!(
        "A Mobility Action Plan says what {whose} government and its partners will do so that more residents can leave poverty and get \
         ahead. Getting ahead means three things together: economic success, power and autonomy, and being valued in community.\n\
         The planning process begins with the Mobility Metrics, measures from the Urban Institute that show where people in a community \
         can move up and where something holds them back. We read them beside other local data, ask residents what they see, and agree \
         on what to change. The guide “{}” leads through the work step by step.\n\
         No government can do this alone. It takes partners across sectors, from business to nonprofits, and residents who help to decide.",
        known.guide.title
    )
}

fn why(known: &Known<'_>) -> String {
    let begun = known.state.map(|state| (state, Verdict::of(state))).filter(|(_, verdict)| verdict.looked_at() > 0);
    let mut lines = vec!["[one local fact from your Mobility Metrics] [what residents tell you about it]".to_owned()];
    match begun {
        None => lines.push(
            "Nine conditions help such a process succeed, and a clear commitment from leadership comes first. We have not looked yet at \
             how many of them we have."
                .to_owned(),
        ),
        Some((state, verdict)) => {
            lines.push(format!("To see how ready we are, we have looked at {} of {STEPS} steps so far.", verdict.looked_at()));
            lines.extend(commitment(known.guide, state));
            let need = words::shortened(state.need(ConditionKey::LeadershipCommitment), 220);
            if !need.is_empty() {
                lines.push(format!("For a clear commitment we still need to address: {}", words::inserted(&need)));
            }
            if let Some(route) = Route::recommended(&verdict).filter(|_| known.decision.is_none()) {
                lines.push(format!("What we found points one way: {}.", route.infinitive()));
            }
        }
    }
    if let Some((route, decided)) = known.decision {
        lines.push(format!("On {}, leadership chose {}.", dates::long(decided), route.infinitive()));
    }
    lines.join("\n")
}

/// Where leadership's own steps stand.
fn commitment(guide: &Guide, state: &State) -> Vec<String> {
    let short = |wanted: fn(Option<Answer>) -> bool| {
        let steps = ConditionKey::LeadershipCommitment.steps().filter(|step| wanted(state[*step].answer));
        steps.map(|step| guide.step(step).short.as_str()).collect::<Vec<_>>().join("; ")
    };
    let told = [
        ("From leadership we have", short(|answer| answer == Some(Answer::InPlace))),
        ("Not yet, or only partly", short(|answer| matches!(answer, Some(Answer::UnderWay | Answer::NotYet)))),
        ("Still to find out", short(|answer| matches!(answer, None | Some(Answer::Unknown)))),
    ];
    told.into_iter().filter(|(_, steps)| !steps.is_empty()).map(|(start, steps)| format!("{start}: {steps}.")).collect()
}

fn ask(known: &Known<'_>) -> String {
    let who = if known.profile.executive.is_empty() { "executive leadership" } else { &known.profile.executive };
    let is_in_place = |step: StepKey| known.state.is_some_and(|state| state[step].answer == Some(Answer::InPlace));
    let asks = [
        "Hear what the Mobility Metrics say about our community.",
        "Agree, in so many words, to begin a Mobility Action Planning process.",
        "Win the department heads over, and hear each of them out.",
        "Commit what the plan takes: money, infrastructure, time and training. It takes about [a first estimate of the cost].",
    ];
    let steps = ConditionKey::LeadershipCommitment.steps().zip(asks);
    let open: Vec<&str> = steps.filter(|(step, _)| !is_in_place(*step)).map(|(_, ask)| ask).collect();
    let mut lines = vec![format!("We ask our {} to:", words::inserted(who))];
    if open.is_empty() {
        lines.push(
            "– Keep the commitment that was made: say it again to staff and partners, and keep its resources in the budget.".to_owned(),
        );
    }
    lines.extend(open.into_iter().map(|ask| format!("– {ask}")));
    lines.push("We need an answer by [a date].".to_owned());
    lines.join("\n")
}

/// The blanks that are still to be filled, each once: what stands in brackets and is more than one word.
#[must_use]
pub fn blanks<T: AsRef<str>>(parts: &[T]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in parts {
        for rest in part.as_ref().split('[').skip(1) {
            let Some((inside, _)) = rest.split_once(']') else { continue };
            if inside.trim().contains(' ') && !inside.contains('\n') && !found.iter().any(|known| known == inside) {
                found.push(inside.to_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::readiness::Field;
    use time::macros::date;

    fn known<'a>(profile: &'a Profile, state: Option<&'a State>) -> Known<'a> {
        Known { profile, guide: Guide::current(), state, decision: None }
    }

    #[test]
    fn a_case_before_any_answer_makes_up_no_fact() {
        let profile = Profile::named("City of Lansing".to_owned());
        let known = known(&profile, None);
        let parts = Part::ALL.map(|part| part.filled(&known));
        assert!(parts[0].contains("the City of Lansing’s government"));
        assert!(parts[1].contains("We have not looked yet"));
        assert!(parts[2].starts_with("We ask our executive leadership to:"));
        let missing =
            ["one local fact from your Mobility Metrics", "what residents tell you about it", "a first estimate of the cost", "a date"];
        assert_eq!(blanks(&parts), missing);
    }

    #[test]
    fn what_is_known_of_leadership_stands_in_the_case() {
        let profile = Profile { executive: "Mayor".to_owned(), ..Profile::named("Wren County".to_owned()) };
        let mut state = State::blank(&Guide::current().version);
        let steps: Vec<StepKey> = ConditionKey::LeadershipCommitment.steps().collect();
        state.answer(steps[0], Some(Answer::InPlace));
        state.answer(steps[1], Some(Answer::NotYet));
        state.set(Field::Need(ConditionKey::LeadershipCommitment), "A resolution").unwrap();
        let mut known = known(&profile, Some(&state));
        let why = Part::Why.filled(&known);
        for told in
            ["2 of 31 steps", "we have: metrics and findings", "only partly: a clear yes", "find out: buy-in", "address: A resolution"]
        {
            assert!(why.contains(told), "{told} is missing in {why}");
        }
        let ask = Part::Ask.filled(&known);
        assert!(ask.starts_with("We ask our Mayor to:\n– Agree") && !ask.contains("Hear what the"), "{ask}");
        known.decision = Some((Route::Postpone, date!(2026 - 03 - 02)));
        assert!(Part::Why.filled(&known).ends_with("On March 2, 2026, leadership chose to postpone."));
        for step in steps {
            state.answer(step, Some(Answer::InPlace));
        }
        assert!(
            Part::Ask
                .filled(&Known { profile: &profile, guide: Guide::current(), state: Some(&state), decision: None })
                .contains("Keep the commitment")
        );
    }

    #[test]
    fn what_is_filled_in_always_fits() {
        let profile = Profile { executive: "W".repeat(120), ..Profile::named("W".repeat(120)) };
        let mut state = State::blank(&Guide::current().version);
        state.set(Field::Need(ConditionKey::LeadershipCommitment), &"Time and money ".repeat(600)).unwrap();
        for answer in [None, Some(Answer::InPlace), Some(Answer::NotYet), Some(Answer::Unknown)] {
            for step in StepKey::all().skip(1) {
                state.answer(step, answer);
            }
            state.answer(StepKey::LEADERSHIP_AGREED, Some(Answer::UnderWay));
            let known = Known { decision: Some((Route::PreparednessPlan, date!(2026 - 09 - 30))), ..known(&profile, Some(&state)) };
            for part in Part::ALL {
                let filled = part.filled(&known);
                assert!(filled.chars().count() <= CASE_LIMIT && filled.lines().count() <= CASE_LINES, "{filled}");
                assert_eq!(part.clean(&filled, &known, None), Ok(String::new()), "left as filled, it goes on being filled");
            }
        }
    }

    #[test]
    fn an_own_text_is_kept_and_one_that_does_not_fit_is_refused() {
        let profile = Profile::named("Wren County".to_owned());
        let known = known(&profile, None);
        assert_eq!(Part::Why.clean(" \r\n", &known, None), Ok(String::new()));
        assert_eq!(Part::Why.clean("Rents doubled.\r\n", &known, None), Ok("Rents doubled.".to_owned()));
        let shown = Some(Revision::of("As it was filled in then"));
        assert_eq!(Part::Why.clean("As it was filled in then", &known, shown), Ok(String::new()));
        assert!(matches!(Part::Why.clean(&"x".repeat(1_201), &known, None), Err(Problem::TooLong { limit: CASE_LIMIT, .. })));
        assert!(Part::Why.clean(&"x\n".repeat(11), &known, None).unwrap_err().to_string().contains("11 lines"));
    }

    #[test]
    fn a_note_mark_in_brackets_is_no_blank() {
        assert_eq!(blanks(&["As the study says [1], [one fact]", "[one fact] [sic] [open"]), ["one fact"]);
    }
}
