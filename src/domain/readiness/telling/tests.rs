//! The sentences of the verdict, read one by one.

use super::*;
use crate::domain::guide::ConditionKey;
use crate::domain::readiness::{Answer, Field, State};

/// Answers from a line per condition: y, p, n, u or - per step.
fn told(answers: &str) -> Telling {
    telling(&Verdict::of(&state(answers)), "Wren County")
}

fn state(answers: &str) -> State {
    let mut state = State::blank("g");
    for (step, letter) in StepKey::all().zip(answers.chars().filter(|c| !c.is_whitespace())) {
        let answer = match letter {
            'y' => Some(Answer::InPlace),
            'p' => Some(Answer::UnderWay),
            'n' => Some(Answer::NotYet),
            'u' => Some(Answer::Unknown),
            _ => None,
        };
        state.answer(step, answer);
    }
    state
}

#[test]
fn with_few_steps_looked_at_it_is_too_early_to_say() {
    let told = told("yyyy y--");
    assert_eq!(told.headline, "Too early to say: 26 steps have not been looked at.");
    assert_eq!(told.remarks, ["Anywhere from one to nine of the nine conditions could be met, depending on the open steps."]);
    assert!(told.ask.steps.is_empty());
}

#[test]
fn the_picture_of_the_design_reads_as_designed() {
    let told = told("yyyy yyy ypyn yy yyu- ynnnn yyyy nn yyy");
    assert_eq!(
        told.headline,
        "So far, Wren County’s government meets five of the nine conditions: some. Two steps could still make it most."
    );
    assert_eq!(told.short, "So far five of nine: some. Two steps could still make it most.");
    assert_eq!(told.progress, "21 of 31 steps are in place; no condition is one step short.");
    assert_eq!(told.ask.before, "Two open steps could change the result:");
    assert_eq!(told.ask.steps.iter().map(|step| step.label()).collect::<Vec<_>>(), ["5c", "5d"]);
    assert_eq!(told.way_up, "One condition more makes it “most”. The fewest steps that would do:");
    assert_eq!(told.reach, "6 if both open steps are in place");
    assert_eq!(
        told.ladder,
        "Five of the nine met: some. Six to nine is most, three to five some, two or fewer few to none. It could become 6 if both open steps are in place."
    );
}

#[test]
fn one_step_agrees_in_number() {
    let told = told("yyyy yyy ypyn yy yyy- ynnnn yyyy nn yyy");
    assert!(told.headline.ends_with("some. One step could still make it most."), "{}", told.headline);
    assert_eq!(told.ask.before, "One open step could change the result:");
    assert!(told.ask.after.starts_with("Look at it; then this page recommends a route."));
    assert_eq!(told.reach, "6 if the open step is in place");
    assert!(told.progress.contains("condition 5 is one step short"));
}

#[test]
fn where_more_steps_are_open_than_needed_the_fewest_are_counted() {
    let told_one = told("yyyy yyy yyyy yy yyy- ynn-n yyy- nn nny");
    assert_eq!(told_one.short, "So far four of nine: some. Two steps could still make it most.");
    let told_many = told("yyyy yyy yyyy yy yyy- yyyy- yyy- nn nny");
    assert_eq!(told_many.short, "So far four of nine: some. As few as two steps could still make it most.");
    let told_both = told("nyyy yyy yyy- n- yyy- yyyy- yyy- -- yyy");
    assert_eq!(told_both.short, "So far two of nine: few to none. Even one step could still make it some, and four could make it most.");
}

#[test]
fn a_settled_result_with_blanks_asks_to_finish() {
    let told = told("yyyy yyy yyyy yy yyyy yyyyy yy-- -- --n");
    assert_eq!(told.headline, "Wren County’s government meets six of the nine conditions: most.");
    assert_eq!(told.remarks, ["The result will not change, but six steps have not been looked at: finish before you decide."]);
    assert!(told.ask.before.starts_with("Proceed with the Mobility Action Planning process, and make a plan to develop the three conditions not met (7, 8, and 9) while it runs."));
}

#[test]
fn the_ends_of_the_ladder_read_well() {
    let all = told("yyyy yyy yyyy yy yyyy yyyyy yyyy yy yyy");
    assert_eq!(all.headline, "Wren County’s government meets all nine conditions: most.");
    assert_eq!(all.way_up, "");
    let none = told("nnnn nnn nnnn nn nnnn nnnnn nnnn nn nnn");
    assert_eq!(none.headline, "Wren County’s government meets none of the nine conditions: few to none.");
    assert_eq!(none.progress, "0 of 31 steps are in place.");
    assert!(none.ask.before.starts_with("Postpone the next steps"));
}

#[test]
fn judgments_that_stand_in_the_way_are_named() {
    let mut state = state("yyyy yyy yyyy yy yyyy nnnnn nnnn nn nnn");
    for key in [ConditionKey::RacialEquity, ConditionKey::DataCapacity, ConditionKey::CommunityEngagement, ConditionKey::ContinuousLearning]
    {
        state.set(Field::Judgment(key), "not_met: not ready").unwrap();
    }
    let told = telling(&Verdict::of(&state), "Wren County");
    assert_eq!(
        told.way_up,
        "Steps alone can’t make it “most”: conditions 6, 7, 8, and 9 are judged not met, and steps do not change those judgments."
    );
    assert_eq!(told.remarks, ["Five of nine is more than half but less than two thirds, so it counts as some here."]);
}

#[test]
fn the_rule_follows_the_limits() {
    assert!(rule(Limits::default()).contains(
        "Six to nine is most, three to five is some, two or fewer is few to none. The guide sets no numbers; these are our starting point."
    ));
    assert!(rule(Limits::new(1, 9).unwrap()).contains("Nine is most, one to eight is some, none is few to none."));
    assert!(rule(Limits::new(1, 2).unwrap()).contains("Two to nine is most, one is some"));
}
