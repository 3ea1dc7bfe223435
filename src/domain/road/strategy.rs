//! What the program sees of a line of the road by the strategy, its measures, and how is reported, sustained and learned.

use super::ground::{AccountabilityGround, EngagementGround, Ground, MeasuresGround, StrategyGround};
use super::outreach;
use super::seen::Seen;
use crate::domain::guide::LineKey;
use crate::domain::words::{agree, capital, count, number};

/// What is seen of a line of Steps 7 and 8.
pub(super) fn sees(line: LineKey, ground: &Ground) -> Option<Seen> {
    let Ground { strategy, measures, accountability, engagement, .. } = ground;
    match (line.step().number(), line.number()) {
        (7, 2) => strategy.has_vision.then(|| Seen::done("The vision statement is written down.".to_owned())),
        (7, 3) => strategy.has_theory.then(|| Seen::done("The theory of change is written down.".to_owned())),
        (7, 4) => models(strategy),
        (7, 5) => approved(strategy),
        (8, 1) => measured(measures),
        (8, 2) => went_back(engagement),
        (8, 3) => answered(accountability.reporting, AccountabilityGround::REPORTING, "To whom, how, how often and who answers for it"),
        (8, 4) => answered(accountability.strengths, AccountabilityGround::STRENGTHS, "Governance, capacity, funding and adaptive policy"),
        (8, 5) => answered(accountability.learning, AccountabilityGround::LEARNING, "Questions, evaluation and what becomes of it"),
        _ => outreach::sees(line, ground),
    }
}

/// "Three strategic actions that are chosen or under way"
fn chosen(n: usize) -> String {
    let is = agree(n, "is", "are");
    count(n, &format!("strategic action that {is} chosen or under way"), &format!("strategic actions that {is} chosen or under way"))
}

fn models(ground: &StrategyGround) -> Option<Seen> {
    let StrategyGround { chosen: all, begun, modeled, .. } = *ground;
    if all == 0 || begun == 0 {
        return None;
    }
    Some(if modeled == all {
        let each = if all == 1 { "The".to_owned() } else { format!("Each of the {}", number(all)) };
        let what = agree(all, "strategic action that is chosen or under way", "strategic actions that are chosen or under way");
        Seen::done(format!("{each} {what} has a logic model from inputs to outcomes."))
    } else {
        let has = agree(modeled, "has", "have");
        Seen::under_way(format!("Of {}, {} {has} a logic model from inputs to outcomes.", chosen(all), number(modeled)))
    })
}

fn approved(ground: &StrategyGround) -> Option<Seen> {
    let StrategyGround { chosen: all, approved, .. } = *ground;
    if approved == 0 {
        return None;
    }
    Some(if approved == all {
        let told = agree(all, "The logic model was approved.", "Each logic model was approved.");
        Seen::done(format!("{told} Its page tells what changed since."))
    } else {
        let models = count(all, "logic model", "logic models");
        Seen::under_way(format!("{} of {models} {} approved.", capital(&number(approved)), agree(approved, "was", "were")))
    })
}

fn measured(ground: &MeasuresGround) -> Option<Seen> {
    let MeasuresGround { measures, whole, covered, to_cover } = *ground;
    if measures == 0 {
        return None;
    }
    let coverage = if to_cover == 0 {
        String::new()
    } else {
        format!(
            " {} of {} {} a measure.",
            capital(&number(covered)),
            count(to_cover, "input, output or outcome", "inputs, outputs and outcomes"),
            agree(covered, "has", "have")
        )
    };
    if whole == measures && covered == to_cover && to_cover > 0 {
        let told = "Every input, output and outcome has a measure, and every measure has a baseline, a target and the days of both.";
        return Some(Seen::done(told.to_owned()));
    }
    let what = capital(&count(measures, "measure", "measures"));
    let whole = match whole {
        0 => " None has a baseline, a target and the days of both yet.".to_owned(),
        whole if whole == measures => {
            agree(measures, " It has a baseline, a target and the days of both.", " Each has a baseline, a target and the days of both.")
                .to_owned()
        }
        whole => format!(" {} of them {} a baseline, a target and the days of both.", capital(&number(whole)), agree(whole, "has", "have")),
    };
    Some(Seen::under_way(format!("{what} {} on record.{whole}{coverage}", agree(measures, "is", "are"))))
}

fn went_back(ground: &EngagementGround) -> Option<Seen> {
    let EngagementGround { back, changed, .. } = *ground;
    if back == 0 {
        return None;
    }
    let engagements = capital(&count(back, "engagement", "engagements"));
    let told = format!("{engagements} on strategic actions or measures {} held.", agree(back, "was", "were"));
    let changed = match changed {
        0 => " What changed because of it is not said yet.".to_owned(),
        n if n == back => agree(
            n,
            " What changed because of it is said. Tick the line if that was all.",
            " What changed because of them is said. Tick the line if that was all.",
        )
        .to_owned(),
        n => format!(" Of {} it is said what changed.", number(n)),
    };
    Some(Seen::under_way(format!("{told}{changed}")))
}

fn answered(said: usize, all: usize, what: &str) -> Option<Seen> {
    match said {
        0 => None,
        said if said == all => Some(Seen::done(format!("{what}: all of it is said."))),
        said => {
            let are = agree(said, "is", "are");
            Some(Seen::under_way(format!("{what}: {} of {} {are} said.", number(said), number(all))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::road::Mark;

    fn seen(ground: &Ground, line: &str) -> (Option<Mark>, String) {
        sees(line.parse().unwrap(), ground).map_or((None, String::new()), |seen| (Some(seen.mark), seen.why))
    }

    #[test]
    fn of_nothing_nothing_is_seen() {
        assert!(LineKey::all().all(|line| sees(line, &Ground::default()).is_none()));
    }

    #[test]
    fn texts_tick_their_lines_once_they_are_there() {
        let strategy = StrategyGround { has_vision: true, ..StrategyGround::default() };
        let ground = Ground { strategy, ..Ground::default() };
        assert_eq!(seen(&ground, "7.2"), (Some(Mark::Done), "The vision statement is written down.".to_owned()));
        assert_eq!(seen(&ground, "7.3").0, None);
    }

    #[test]
    fn models_and_approvals_are_done_once_each_strategic_action_that_counts_has_one() {
        let of = |chosen, begun, modeled, approved| {
            let strategy = StrategyGround { chosen, begun, modeled, approved, ..StrategyGround::default() };
            Ground { strategy, ..Ground::default() }
        };
        assert_eq!(seen(&of(3, 0, 0, 0), "7.4").0, None);
        let told = "Of three strategic actions that are chosen or under way, one has a logic model from inputs to outcomes.";
        assert_eq!(seen(&of(3, 2, 1, 0), "7.4"), (Some(Mark::UnderWay), told.to_owned()));
        let told = "Each of the three strategic actions that are chosen or under way has a logic model from inputs to outcomes.";
        assert_eq!(seen(&of(3, 3, 3, 0), "7.4"), (Some(Mark::Done), told.to_owned()));
        assert_eq!(
            seen(&of(1, 1, 1, 1), "7.4").1,
            "The strategic action that is chosen or under way has a logic model from inputs to outcomes."
        );
        assert_eq!(seen(&of(3, 3, 3, 0), "7.5").0, None);
        assert_eq!(seen(&of(3, 3, 3, 2), "7.5"), (Some(Mark::UnderWay), "Two of three logic models were approved.".to_owned()));
        assert_eq!(seen(&of(3, 3, 3, 3), "7.5").0, Some(Mark::Done));
    }

    #[test]
    fn the_measurement_plan_is_done_once_all_is_covered_and_each_measure_is_whole() {
        let of = |measures, whole, covered, to_cover| Ground {
            measures: MeasuresGround { measures, whole, covered, to_cover },
            ..Ground::default()
        };
        assert_eq!(seen(&of(0, 0, 0, 4), "8.1").0, None);
        let told = "Two measures are on record. One of them has a baseline, a target and the days of both. Three of four inputs, outputs and outcomes have a measure.";
        assert_eq!(seen(&of(2, 1, 3, 4), "8.1"), (Some(Mark::UnderWay), told.to_owned()));
        assert_eq!(seen(&of(2, 2, 3, 4), "8.1").0, Some(Mark::UnderWay));
        assert_eq!(seen(&of(2, 2, 4, 4), "8.1").0, Some(Mark::Done));
        assert_eq!(seen(&of(1, 1, 0, 0), "8.1").1, "One measure is on record. It has a baseline, a target and the days of both.");
    }

    #[test]
    fn going_back_never_ticks_itself_and_accountability_does_once_all_is_said() {
        let back =
            |back, changed| Ground { engagement: EngagementGround { back, changed, ..EngagementGround::default() }, ..Ground::default() };
        assert_eq!(
            seen(&back(1, 0), "8.2").1,
            "One engagement on strategic actions or measures was held. What changed because of it is not said yet."
        );
        assert_eq!(seen(&back(2, 2), "8.2").0, Some(Mark::UnderWay));
        let of = |reporting, strengths, learning| Ground {
            accountability: AccountabilityGround { reporting, strengths, learning },
            ..Ground::default()
        };
        assert_eq!(
            seen(&of(2, 0, 3), "8.3"),
            (Some(Mark::UnderWay), "To whom, how, how often and who answers for it: two of four are said.".to_owned())
        );
        assert_eq!(seen(&of(2, 0, 3), "8.4").0, None);
        assert_eq!(seen(&of(2, 4, 3), "8.4").0, Some(Mark::Done));
        assert_eq!(seen(&of(2, 4, 3), "8.5").0, Some(Mark::Done));
    }
}
