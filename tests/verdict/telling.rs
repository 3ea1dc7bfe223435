//! The sentences of a verdict: they say what was counted, agree in number, and never fail.

use milepost::domain::readiness::{Ask, Band, Limits, Stage, Verdict, WayUp, telling};
use milepost::domain::words;
use proptest::prelude::*;

use crate::given::{Case, any_case, any_limits, cases};
use crate::wording::fault;

const NAME: &str = "Wren County";

/// Everything that a page or a document could say of a verdict, sentence by sentence.
fn sentences(verdict: &Verdict) -> Vec<String> {
    let told = telling(verdict, NAME);
    let mut all = vec![told.headline, told.short, told.progress, told.way_up, told.rule, told.ladder, told.reach];
    all.extend(told.remarks);
    all.extend([whole(&told.ask), told.ask.before, told.ask.after]);
    all.extend(verdict.warnings().iter().map(ToString::to_string));
    all.extend(verdict.results().iter().flat_map(|result| [result.tally.to_string(), result.gap()]));
    all
}

/// An ask as it is read aloud.
fn whole(ask: &Ask) -> String {
    let mut steps: Vec<String> = ask.steps.iter().map(|step| step.label()).collect();
    if steps.is_empty() {
        return ask.before.clone();
    }
    if ask.more > 0 {
        steps.push(format!("{} more", words::number(ask.more)));
    }
    format!("{} {}. {}", ask.before, words::list(&steps), ask.after)
}

fn case_at(stage: Stage) -> impl Strategy<Value = Case> {
    any_case().prop_filter("another stage", move |case| case.verdict().stage() == stage)
}

fn routes_in(text: &str) -> Vec<&str> {
    ["Proceed", "preparedness plan", "Postpone"].into_iter().filter(|route| text.contains(route)).collect()
}

fn bands_in(text: &str) -> Vec<&str> {
    [": few to none", ": some", ": most", "make it some", "make it most"].into_iter().filter(|band| text.contains(band)).collect()
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn every_sentence_agrees_in_number(case in any_case()) {
        for sentence in sentences(&case.verdict()) {
            prop_assert_eq!(fault(&sentence), None, "{}", sentence);
        }
    }
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn every_sentence_is_whole(case in any_case()) {
        let told = telling(&case.verdict(), NAME);
        for text in [&told.headline, &told.short, &told.progress, &told.rule, &told.ladder].into_iter().chain(&told.remarks) {
            prop_assert!(text.ends_with('.') && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{}", text);
        }
        let ends_in = if told.ask.steps.is_empty() { '.' } else { ':' };
        prop_assert!(told.ask.before.ends_with(ends_in), "{}", told.ask.before);
        prop_assert_eq!(told.ask.steps.is_empty(), told.ask.after.is_empty());
        let ends_in = match case.verdict().shortest_way_up() {
            _ if case.verdict().stage() == Stage::TooEarly => "",
            WayUp::Top => "",
            WayUp::Steps { .. } => ":",
            WayUp::Blocked { .. } => ".",
        };
        prop_assert!(told.way_up.ends_with(ends_in) && told.way_up.is_empty() == ends_in.is_empty(), "{}", told.way_up);
    }

    #[test]
    fn any_name_only_changes_the_name(case in any_case(), name in any::<String>()) {
        let (told, mut expected) = (telling(&case.verdict(), &name), telling(&case.verdict(), NAME));
        prop_assert_eq!(expected.headline.contains(NAME), case.verdict().stage() != Stage::TooEarly);
        expected.headline = expected.headline.replace(NAME, &words::inserted(&name));
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn before_half_the_steps_are_looked_at_no_band_and_no_route_is_told(case in case_at(Stage::TooEarly)) {
        let verdict = case.verdict();
        let told = telling(&verdict, NAME);
        for text in [&told.headline, &told.short, &told.progress, &whole(&told.ask)].into_iter().chain(&told.remarks) {
            prop_assert_eq!((bands_in(text), routes_in(text)), (vec![], vec![]), "{}", text);
        }
        let blank = format!("Too early to say: {} steps have not been looked at.", verdict.blank());
        prop_assert_eq!((&told.headline, &told.short), (&blank, &blank));
    }

    #[test]
    fn while_the_band_can_change_the_fewest_steps_to_each_reachable_band_are_told(case in case_at(Stage::SoFar)) {
        let verdict = case.verdict();
        let (low, high) = (verdict.band(), verdict.highest_band());
        let next = if low == Band::FewToNone { Band::Some } else { Band::Most };
        let fewest = |band| verdict.fewest_open_steps_to(band).map_or(0, usize::from);
        let mut chance = format!("{} could still make it {}", words::count(fewest(next), "step", "steps"), next.word());
        if next < high {
            chance = format!("{chance}, and {} could make it {}", words::number(fewest(high)), high.word());
        }
        let told = telling(&verdict, NAME);
        for text in [told.headline, told.short] {
            prop_assert!(text.starts_with("So far") && text.contains(&format!(": {}. ", low.word())), "{}", text);
            prop_assert!(text.to_lowercase().ends_with(&format!(" {chance}.")), "{}", text);
            let says_least = text.contains("As few as") || text.contains("Even");
            prop_assert_eq!(says_least, fewest(next) < verdict.steps_that_could_count().len(), "{}", text);
        }
    }

    #[test]
    fn while_the_band_can_change_the_one_ask_is_to_look_at_the_named_steps(case in case_at(Stage::SoFar)) {
        let (steps, ask) = (case.verdict().steps_that_could_count(), telling(&case.verdict(), NAME).ask);
        let named = ask.steps.len();
        prop_assert!(routes_in(&whole(&ask)).is_empty(), "{}", whole(&ask));
        prop_assert_eq!(&ask.steps, &steps[..named]);
        prop_assert_eq!(named + ask.more, steps.len());
        prop_assert!(named > 0 && ask.more != 1, "{}", whole(&ask));
        prop_assert!(ask.before.to_lowercase().starts_with(&words::count(steps.len(), "open step", "open steps")), "{}", ask.before);
    }

    #[test]
    fn a_settled_result_tells_its_route_and_asks_for_what_was_not_looked_at(case in case_at(Stage::Route)) {
        let verdict = case.verdict();
        let told = telling(&verdict, NAME);
        let route = match verdict.band() {
            Band::FewToNone => "Postpone",
            Band::Some => "preparedness plan",
            Band::Most => "Proceed",
        };
        prop_assert_eq!(routes_in(&told.ask.before), [route], "{}", told.ask.before);
        let asks = told.remarks.iter().filter(|remark| remark.contains("finish before you decide")).count();
        prop_assert_eq!(asks, usize::from(verdict.blank() > 0));
        if let Some((before, rest)) = told.ask.before.split_once(" not met (") {
            let missing: Vec<String> = verdict.not_met().map(|result| result.key.number().to_string()).collect();
            prop_assert!(rest.starts_with(&format!("{})", words::list(&missing))), "{}", told.ask.before);
            prop_assert!(before.contains(&words::count(missing.len(), "condition", "conditions")), "{}", told.ask.before);
        }
    }

    #[test]
    fn the_reach_is_told_exactly_when_the_count_can_move(case in any_case()) {
        let (verdict, told) = (case.verdict(), telling(&case.verdict(), NAME));
        prop_assert_eq!(told.reach.is_empty(), verdict.floor() == verdict.ceiling());
        prop_assert!(told.reach.is_empty() || told.reach.starts_with(&format!("{} if ", verdict.ceiling())), "{}", told.reach);
        prop_assert!(told.ladder.contains(&told.reach));
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_rule_tells_the_limits_in_every_form(limits in any_limits(), case in any_case()) {
        let verdict = Verdict::count(case.answers, case.judged, limits);
        let rule = telling(&verdict, NAME).rule;
        prop_assert_eq!(rule.contains("our starting point"), limits == Limits::default());
        for band in [Band::FewToNone, Band::Some, Band::Most] {
            let (first, last) = limits.range(band);
            let part = rule.split([',', '.']).find(|part| part.ends_with(&format!(" is {}", band.word()))).unwrap_or_default().to_lowercase();
            let tells = |met: u8| part.split(' ').any(|word| word == words::number(met.into()));
            prop_assert!(tells(last) && (first == 0 || tells(first)), "{} {:?}", rule, band);
            let figures = limits.figures(band);
            prop_assert!(figures.starts_with(&first.to_string()) && figures.ends_with(&last.to_string()), "{}", figures);
        }
    }
}
