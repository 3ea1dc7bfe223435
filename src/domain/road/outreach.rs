//! What the program sees of a line of the road by the publication plan, by what was published, and by the texts that keep the
//! plan alive.

use super::ground::{Ground, MomentumGround, OutreachGround};
use super::seen::Seen;
use crate::domain::guide::LineKey;
use crate::domain::words::{agree, capital, count, number};

/// What is seen of a line of Steps 9 and 10.
pub(super) fn sees(line: LineKey, ground: &Ground) -> Option<Seen> {
    let Ground { outreach, momentum, .. } = ground;
    match (line.step().number(), line.number()) {
        (9, 1) => formats(outreach),
        (9, 2) => planned(outreach),
        (9, 3) => messages(outreach),
        (9, 4) => published(outreach),
        (10, number) => momentum_of(number, momentum),
        _ => None,
    }
}

fn lines(n: usize) -> String {
    count(n, "line of the publication plan", "lines of the publication plan")
}

fn formats(ground: &OutreachGround) -> Option<Seen> {
    let OutreachGround { all, for_whom, .. } = *ground;
    if all == 0 {
        return None;
    }
    let told = format!("The publication plan names {} in which the plan goes out.", count(all, "form", "forms"));
    Some(if for_whom == all {
        Seen::done(format!("{told} {}", agree(all, "It says for whom.", "Each says for whom.")))
    } else {
        Seen::under_way(format!("{told} For {} of them it is said for whom.", number(for_whom)))
    })
}

fn planned(ground: &OutreachGround) -> Option<Seen> {
    let OutreachGround { all, whole, languages, .. } = *ground;
    if all == 0 {
        return None;
    }
    let languages = match languages {
        0 => String::new(),
        n => format!(" The public summary is there in {}.", count(n, "other language", "other languages")),
    };
    let each = "has a day, a way to people, and somebody who does it";
    Some(if whole == all {
        Seen::done(format!("{} {each}.{languages}", agree(all, "The line of the publication plan", "Each line of the publication plan")))
    } else if whole == 0 {
        Seen::under_way(format!("{} {} there. None {each} yet.{languages}", capital(&lines(all)), agree(all, "is", "are")))
    } else {
        let have = agree(whole, each, "have a day, a way to people, and somebody who does it");
        Seen::under_way(format!("Of {}, {} {have}.{languages}", lines(all), number(whole)))
    })
}

fn messages(ground: &OutreachGround) -> Option<Seen> {
    let OutreachGround { messages, reviewed, .. } = *ground;
    if messages == 0 {
        return None;
    }
    let told = format!("{} {} its key messages.", capital(&lines(messages)), agree(messages, "names", "name"));
    let told = if messages == 1 { told } else { told.replace("its key messages", "their key messages") };
    Some(if reviewed == messages {
        Seen::done(format!("{told} {}", agree(messages, "It names who reviews them.", "Each names who reviews them.")))
    } else {
        Seen::under_way(format!("{told} Who reviews them is said for {}.", number(reviewed)))
    })
}

fn published(ground: &OutreachGround) -> Option<Seen> {
    let OutreachGround { drafts, plans, adopted, .. } = *ground;
    if plans == 0 {
        let told = format!("{} went out for comment.", capital(&count(drafts, "draft", "drafts")));
        return (drafts > 0).then(|| Seen::under_way(told));
    }
    let told = format!("{} published.", capital(&count(plans, "plan is", "plans are")));
    let by_whom = match (plans, adopted) {
        (_, 0) => String::new(),
        (1, _) => " A public body adopted it.".to_owned(),
        (_, n) => format!(" Public bodies adopted {} of them.", number(n)),
    };
    Some(Seen::done(format!("{told}{by_whom}")))
}

fn momentum_of(line: u8, ground: &MomentumGround) -> Option<Seen> {
    let written = |is: bool, told: &str| is.then(|| Seen::under_way(format!("{told} Tick the line if that was all.")));
    match line {
        1 => written(ground.wins, "The early wins are written down."),
        2 => written(ground.foundation, "What is built on is written down."),
        3 => written(ground.cycles, "What carries the work through political cycles is written down."),
        4 => written(ground.engagement, "How residents stay in the work is written down."),
        5 => ground.funding.then(|| Seen::done("The case for sustained funding is written down.".to_owned())),
        _ => None,
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
    fn a_publication_plan_ticks_its_lines_once_it_is_whole() {
        let of = |all, for_whom, whole, messages, reviewed, languages| Ground {
            outreach: OutreachGround { all, for_whom, whole, messages, reviewed, languages, ..OutreachGround::default() },
            ..Ground::default()
        };
        let some = of(3, 2, 1, 2, 1, 0);
        let told = "The publication plan names three forms in which the plan goes out. For two of them it is said for whom.";
        assert_eq!(seen(&some, "9.1"), (Some(Mark::UnderWay), told.to_owned()));
        let told = "Of three lines of the publication plan, one has a day, a way to people, and somebody who does it.";
        assert_eq!(seen(&some, "9.2"), (Some(Mark::UnderWay), told.to_owned()));
        let told = "Two lines of the publication plan name their key messages. Who reviews them is said for one.";
        assert_eq!(seen(&some, "9.3"), (Some(Mark::UnderWay), told.to_owned()));
        let whole = of(1, 1, 1, 1, 1, 2);
        assert_eq!(["9.1", "9.2", "9.3"].map(|line| seen(&whole, line).0), [Some(Mark::Done); 3]);
        assert!(seen(&whole, "9.2").1.ends_with("The public summary is there in two other languages."));
        assert_eq!(seen(&whole, "9.4").0, None);
        let out = |drafts, plans, adopted| Ground {
            outreach: OutreachGround { drafts, plans, adopted, ..OutreachGround::default() },
            ..Ground::default()
        };
        assert_eq!(seen(&out(1, 0, 0), "9.4"), (Some(Mark::UnderWay), "One draft went out for comment.".to_owned()));
        assert_eq!(seen(&out(1, 1, 0), "9.4"), (Some(Mark::Done), "One plan is published.".to_owned()));
        assert_eq!(seen(&out(0, 1, 1), "9.4").1, "One plan is published. A public body adopted it.");
        assert_eq!(seen(&out(0, 3, 2), "9.4").1, "Three plans are published. Public bodies adopted two of them.");
    }

    #[test]
    fn texts_show_that_somebody_is_at_it_and_the_case_for_funding_is_one() {
        let momentum = MomentumGround { wins: true, foundation: false, cycles: true, engagement: false, funding: true };
        let ground = Ground { momentum, ..Ground::default() };
        let marks = ["10.1", "10.2", "10.3", "10.4", "10.5"].map(|line| seen(&ground, line).0);
        assert_eq!(marks, [Some(Mark::UnderWay), None, Some(Mark::UnderWay), None, Some(Mark::Done)]);
    }
}
