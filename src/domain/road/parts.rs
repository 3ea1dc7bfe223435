//! What the program sees of a line of the road by the coalition, sources, findings and engagement.

use super::ground::{CoalitionGround, EngagementGround, FindingsGround, Ground, MetricsGround};
use super::seen::Seen;
use super::strategy;
use crate::domain::findings::{Agreed, End};
use crate::domain::guide::{DimensionKey, LineKey};
use crate::domain::words::{agree, capital, count, dates, list, number};

/// The fewest working groups into which a coalition can be split.
const SPLIT: usize = 2;

/// What is seen of a line.
pub(super) fn sees(line: LineKey, ground: &Ground) -> Option<Seen> {
    let coalition = &ground.coalition;
    match (line.step().number(), line.number()) {
        (2, 2) => places(&ground.metrics),
        (2, 3) => noted(ground.metrics.noted, "rests on a reading of the metrics", "rest on readings of the metrics").map(Seen::done),
        (2, 4) => on_record(ground.metrics.peers, "peer", "peers").map(Seen::done),
        (4, 2) => on_record(coalition.partners, "stakeholder partner", "stakeholder partners").map(Seen::under_way),
        (4, 3) => on_record(coalition.champions, "champion", "champions").map(Seen::under_way),
        (4, 4) => asking(coalition),
        (5, 1) => noted(ground.metrics.reviewed, "was noted in a data review", "were noted in data reviews").map(Seen::under_way),
        (5, 2) => sources(ground.sources),
        (5, 3) => resting(&[(ground.findings.figures, "figure", "figures")]),
        (6, 1) => working_groups(ground.working_groups),
        (6, 4) => resting(&[
            (ground.findings.histories, "piece of history or policy", "pieces of history or policy"),
            (ground.findings.narratives, "narrative", "narratives"),
        ]),
        (6, 5) => findings(&ground.findings),
        (6, 6) => reported(&ground.engagement),
        (6, 8) => going_on(&ground.engagement),
        (7, 1) => review(&ground.findings),
        _ => strategy::sees(line, ground),
    }
}

/// That the numbers of a place are here: a release, and the place that is meant.
fn places(metrics: &MetricsGround) -> Option<Seen> {
    let told: Vec<String> =
        [(metrics.releases, "release of the metrics", "releases of the metrics"), (metrics.places, "measured place", "measured places")]
            .into_iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, one, many)| count(n, one, many))
            .collect();
    // A release is of the data file, so that it alone says nothing of a jurisdiction.
    let is_whole = metrics.releases > 0;
    (metrics.places > 0).then(|| {
        let told = format!("{} {} here.", capital(&list(&told)), agree(told.len().max(metrics.places), "is", "are"));
        if is_whole { Seen::done(told) } else { Seen::under_way(format!("{told} No published file was imported yet.")) }
    })
}

fn noted(n: usize, one: &str, many: &str) -> Option<String> {
    (n > 0).then(|| format!("{} {}.", capital(&count(n, "insight or finding", "insights and findings")), agree(n, one, many)))
}

/// That the management team has members.
pub(super) fn managers(coalition: &CoalitionGround) -> Option<String> {
    on_record(coalition.managers, "member of the management team", "members of the management team")
}

/// What is known of the launch of the coalition. That it took place, only a person can tell.
pub(super) fn launch(coalition: &CoalitionGround) -> Option<String> {
    let day = coalition.launch.map(|day| format!("The launch of the coalition has a date: {}.", dates::long(day)));
    let commitments = coalition.has_commitments.then(|| "The shared commitments are written down.".to_owned());
    together(day.into_iter().chain(commitments))
}

/// What is known of hearing residents.
pub(super) fn residents(engagement: &EngagementGround) -> Option<String> {
    let n = engagement.with_groups;
    (n > 0).then(|| format!("{} with population groups {} held.", capital(&engagements(n)), agree(n, "was", "were")))
}

fn engagements(n: usize) -> String {
    count(n, "engagement", "engagements")
}

fn together(told: impl Iterator<Item = String>) -> Option<String> {
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(" "))
}

fn on_record(n: usize, one: &str, many: &str) -> Option<String> {
    (n > 0).then(|| format!("{} {} on record.", capital(&count(n, one, many)), agree(n, "is", "are")))
}

fn asking(coalition: &CoalitionGround) -> Option<Seen> {
    let CoalitionGround { to_ask, asked, joined, declined, .. } = *coalition;
    if asked + joined + declined == 0 {
        return None;
    }
    let told = [(joined, "joined"), (declined, "declined"), (asked, "asked and waiting"), (to_ask, "still to ask")];
    let told: Vec<String> = told.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", number(n))).collect();
    let all = if asked + to_ask == 0 { " Everyone on the list has answered. Tick the line if that was all." } else { "" };
    Some(Seen::under_way(format!("{}.{all}", capital(&list(&told)))))
}

fn sources((all, here): (usize, usize)) -> Option<Seen> {
    let told = on_record(all, "source", "sources")?;
    let here = match here {
        0 => "None of them is here yet.".to_owned(),
        here if here == all => "What was asked for is here. Tick the line if that was all.".to_owned(),
        here => format!("{} of them {} here.", capital(&number(here)), agree(here, "is", "are")),
    };
    Some(Seen::under_way(format!("{told} {here}")))
}

fn resting(kinds: &[(usize, &str, &str)]) -> Option<Seen> {
    let told: Vec<String> = kinds.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(*n, one, many)).collect();
    let all: usize = kinds.iter().map(|(n, ..)| n).sum();
    (all > 0).then(|| Seen::under_way(format!("{} {} findings.", capital(&list(&told)), agree(all, "supports", "support"))))
}

fn working_groups((all, ready): (usize, usize)) -> Option<Seen> {
    let told = on_record(all, "working group", "working groups")?;
    Some(if all >= SPLIT && ready == all {
        Seen::done(format!("{told} Each has a lead, and predictors to look into."))
    } else if ready == 0 {
        Seen::under_way(format!("{told} None has both a lead and predictors yet."))
    } else {
        Seen::under_way(format!("{told} {} {} a lead and predictors.", capital(&number(ready)), agree(ready, "has", "have")))
    })
}

fn findings(ground: &FindingsGround) -> Option<Seen> {
    let FindingsGround { findings, insights, bare, .. } = *ground;
    if findings == 0 {
        return on_record(insights, "insight", "insights").map(Seen::under_way);
    }
    let told = on_record(findings, "finding", "findings")?;
    let (dimensions, all) = (ground.dimensions.len(), DimensionKey::ALL.len());
    if dimensions == all && bare == 0 {
        return Some(Seen::done(format!("{told} There is one on each dimension, and each rests on something.")));
    }
    let speak = agree(findings, "It speaks", "They speak");
    let dimensions = format!("{speak} of {} of the {} dimensions.", number(dimensions), number(all));
    let bare = match (bare, findings) {
        (0, _) => None,
        (_, 1) => Some("It rests on nothing yet.".to_owned()),
        (bare, _) => Some(format!("{} of them {} on nothing yet.", capital(&number(bare)), agree(bare, "rests", "rest"))),
    };
    together([told, dimensions].into_iter().chain(bare)).map(Seen::under_way)
}

fn reported(ground: &EngagementGround) -> Option<Seen> {
    let EngagementGround { held, reported, .. } = *ground;
    if reported == 0 {
        return None;
    }
    let all = if reported == held { " Tick the line if that was all." } else { "" };
    let of = format!("{} of {} held", capital(&number(reported)), engagements(held));
    Some(Seen::under_way(format!("{of} {} reported back.{all}", agree(reported, "was", "were"))))
}

fn going_on(ground: &EngagementGround) -> Option<Seen> {
    let said = ground.going_on;
    let said = (said > 0).then(|| format!("{} {} how it goes on.", capital(&engagements(said)), agree(said, "says", "say")));
    let planned = ground.planned;
    let planned = (planned > 0).then(|| format!("{} {} planned.", capital(&engagements(planned)), agree(planned, "is", "are")));
    together(said.into_iter().chain(planned)).map(Seen::under_way)
}

fn review(ground: &FindingsGround) -> Option<Seen> {
    let review = ground.review.as_ref()?;
    let on = dates::long(review.on);
    let left = match review.left {
        0 => String::new(),
        n => format!(" {} on record {} not part of it.", capital(&count(n, "finding", "findings")), agree(n, "was", "were")),
    };
    let agreed = match review.end {
        End::Apart(_) => return Some(Seen::under_way(review.end.told_apart(review.on))),
        End::One(agreed) => agreed,
    };
    Some(match agreed {
        Some(Agreed::Yes) if review.left == 0 && ground.findings > 0 => {
            Seen::done(format!("On {on} the coalition agreed to the findings."))
        }
        Some(Agreed::Yes) => Seen::under_way(format!("On {on} the coalition agreed to findings.{left}")),
        Some(Agreed::WithChanges) => Seen::under_way(format!("On {on} the coalition agreed, with changes.{left}")),
        Some(Agreed::No) => Seen::under_way(format!("On {on} the coalition went through the findings and did not agree.{left}")),
        None => Seen::under_way(format!("On {on} the coalition went through the findings.{left}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::road::Mark;
    use crate::domain::road::ground::Reviewed;
    use time::macros::date;

    fn seen(ground: &Ground, line: &str) -> (Option<Mark>, String) {
        sees(line.parse().unwrap(), ground).map_or((None, String::new()), |seen| (Some(seen.mark), seen.why))
    }

    fn coalition(coalition: CoalitionGround) -> Ground {
        Ground { coalition, ..Ground::default() }
    }

    #[test]
    fn of_nothing_nothing_is_seen() {
        assert!(LineKey::all().all(|line| sees(line, &Ground::default()).is_none()));
        let nothing = Ground::default();
        assert_eq!((managers(&nothing.coalition), launch(&nothing.coalition), residents(&nothing.engagement)), (None, None, None));
    }

    #[test]
    fn asking_is_under_way_from_the_first_one_on_and_never_ticks_itself() {
        let ground = coalition(CoalitionGround { members: 3, to_ask: 3, ..CoalitionGround::default() });
        assert_eq!(seen(&ground, "4.4").0, None);
        let ground = coalition(CoalitionGround { members: 4, to_ask: 1, asked: 1, joined: 2, ..CoalitionGround::default() });
        assert_eq!(seen(&ground, "4.4"), (Some(Mark::UnderWay), "Two joined, one asked and waiting, and one still to ask.".to_owned()));
        let ground = coalition(CoalitionGround { members: 2, joined: 1, declined: 1, ..CoalitionGround::default() });
        let told = "One joined and one declined. Everyone on the list has answered. Tick the line if that was all.";
        assert_eq!(seen(&ground, "4.4"), (Some(Mark::UnderWay), told.to_owned()));
    }

    #[test]
    fn members_are_seen_by_their_roles() {
        let ground = coalition(CoalitionGround { members: 4, partners: 3, champions: 1, managers: 2, ..CoalitionGround::default() });
        assert_eq!(seen(&ground, "4.2").1, "Three stakeholder partners are on record.");
        assert_eq!(seen(&ground, "4.3").1, "One champion is on record.");
        assert_eq!(managers(&ground.coalition).unwrap(), "Two members of the management team are on record.");
    }

    #[test]
    fn working_groups_tick_their_line_once_each_has_a_lead_and_predictors() {
        let groups = |all, ready| seen(&Ground { working_groups: (all, ready), ..Ground::default() }, "6.1");
        assert_eq!(groups(3, 0).1, "Three working groups are on record. None has both a lead and predictors yet.");
        assert_eq!(groups(3, 1), (Some(Mark::UnderWay), "Three working groups are on record. One has a lead and predictors.".to_owned()));
        assert_eq!(groups(1, 1).0, Some(Mark::UnderWay), "one group is no split");
        assert_eq!(groups(2, 2).0, Some(Mark::Done));
    }

    #[test]
    fn the_summary_ticks_itself_once_each_dimension_has_a_finding_and_each_finding_a_support() {
        let mut findings = FindingsGround {
            findings: 3,
            bare: 1,
            dimensions: DimensionKey::ALL[..2].iter().copied().collect(),
            ..FindingsGround::default()
        };
        let told = |findings: &FindingsGround| seen(&Ground { findings: findings.clone(), ..Ground::default() }, "6.5");
        let why = "Three findings are on record. They speak of two of the three dimensions. One of them rests on nothing yet.";
        assert_eq!(told(&findings), (Some(Mark::UnderWay), why.to_owned()));
        findings.dimensions = DimensionKey::ALL.into_iter().collect();
        assert_eq!(told(&findings).0, Some(Mark::UnderWay));
        findings.bare = 0;
        assert_eq!(told(&findings).0, Some(Mark::Done));
        assert_eq!(told(&FindingsGround { insights: 2, ..FindingsGround::default() }).1, "Two insights are on record.");
    }

    #[test]
    fn a_review_ticks_its_line_if_the_coalition_agreed_to_every_finding() {
        let reviewed = |agreed: &[Option<Agreed>], left| {
            let review = Some(Reviewed { on: date!(2026 - 11 - 03), end: End::of(agreed.iter().copied()), left });
            seen(&Ground { findings: FindingsGround { findings: 3, review, ..FindingsGround::default() }, ..Ground::default() }, "7.1")
        };
        assert_eq!(
            reviewed(&[Some(Agreed::Yes)], 0),
            (Some(Mark::Done), "On November 3, 2026 the coalition agreed to the findings.".to_owned())
        );
        let later = "On November 3, 2026 the coalition agreed to findings. One finding on record was not part of it.";
        assert_eq!(reviewed(&[Some(Agreed::Yes)], 1), (Some(Mark::UnderWay), later.to_owned()));
        assert_eq!(reviewed(&[Some(Agreed::No)], 0).0, Some(Mark::UnderWay));
        let apart = "Two reviews of November 3, 2026 came to different ends.";
        assert_eq!(reviewed(&[Some(Agreed::Yes), Some(Agreed::No)], 0), (Some(Mark::UnderWay), apart.to_owned()));
        assert_eq!(reviewed(&[None], 0).1, "On November 3, 2026 the coalition went through the findings.");
    }

    #[test]
    fn sources_and_engagements_are_seen_as_far_as_they_are() {
        let ground = Ground {
            sources: (4, 2),
            engagement: EngagementGround {
                planned: 1,
                held: 3,
                with_groups: 2,
                heard: 3,
                reported: 1,
                going_on: 1,
                ..EngagementGround::default()
            },
            findings: FindingsGround { figures: 2, histories: 1, ..FindingsGround::default() },
            ..Ground::default()
        };
        assert_eq!(seen(&ground, "5.2").1, "Four sources are on record. Two of them are here.");
        assert_eq!(seen(&ground, "5.3").1, "Two figures support findings.");
        assert_eq!(seen(&ground, "6.4").1, "One piece of history or policy supports findings.");
        assert_eq!(seen(&ground, "6.6").1, "One of three engagements held was reported back.");
        assert_eq!(seen(&ground, "6.8").1, "One engagement says how it goes on. One engagement is planned.");
        assert_eq!(residents(&ground.engagement).unwrap(), "Two engagements with population groups were held.");
    }
}
