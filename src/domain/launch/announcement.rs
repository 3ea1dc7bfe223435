//! The launch announcement as Milepost fills it: why, who can be involved, how the work is set up.

use super::blanks::{DECIDED_ON, DECIDERS, EXECUTIVE, LOCAL_FACT};
use super::known::{listed, or_blank};
use super::script::REVIEW;
use super::{Detail, Known};
use crate::domain::words::{self, dates};

/// The text. What is not known stands in it as a blank.
pub(super) fn filled(known: &Known<'_>) -> String {
    [opening(known), why(), who(known), how(known), ending(known)].join("\n\n")
}

fn opening(known: &Known<'_>) -> String {
    let name = words::inserted(&known.profile.name);
    let (day, deciders) = match known.launch() {
        Some(decision) => (dates::long(decision.on), listed(&decision.deciders, DECIDERS)),
        None => (or_blank("", DECIDED_ON), or_blank("", DECIDERS)),
    };
    format!(
        "To everyone who works for {name}\n\n\
         {name} begins to plan how more of its residents can leave poverty and get ahead. The result will be a Mobility Action Plan. \
         The decision was made on {day} by {deciders}. This message says why we do it, how you can be part of it, and how the work is set up."
    )
}

fn why() -> String {
    format!(
        "# Why we do this\n\n\
         Not everyone here has the same chance to get ahead, and race and ethnicity still make a difference. [{LOCAL_FACT}]\n\n\
         {REVIEW} Some of the barriers that people meet today were built by public decisions, and some of those decisions were our own. \
         That is why we look at our own rules and programs first.\n\n\
         We begin with the Mobility Metrics, measures from the Urban Institute. They show where people in a community can move up and \
         where something holds them back. We use them to see which of our local systems work well, which are weak, and what is missing. \
         Where another plan already does the work, we use that plan and do not write it again."
    )
}

fn who(known: &Known<'_>) -> String {
    let leader = or_blank(&known.facts.leader, Detail::Leader.blank());
    format!(
        "# Who can be involved\n\n\
         You can, in any department and in any job. A working group across departments will meet throughout the process, and its doors \
         are open. You see every day where a rule or a service lets people down, and the plan needs to know it. To take part, write \
         to {leader}.\n\n\
         Partners from outside help to write the plan: nonprofits, businesses, foundations, congregations, and large local employers \
         such as hospitals and colleges. So do residents, above all those who know from their own lives what holds people back."
    )
}

fn how(known: &Known<'_>) -> String {
    let facts = known.facts;
    let pays_for = listed(&facts.pays_for, Detail::PaysFor.blank());
    let budget = known.budget().map_or_else(String::new, |budget| budget.to_string());
    // Where the plan says who pays, and nobody entered another budget, that is told with it.
    let funding = if facts.budget.is_none() && known.work.budget.is_some() && !known.work.funding.is_empty() {
        format!(" (from: {})", listed(&known.work.funding, ""))
    } else {
        String::new()
    };
    let mut lines = vec![
        format!("- Lead department: {}", or_blank(&facts.department, Detail::Department.blank())),
        format!("- Leader of the work: {}", or_blank(&facts.leader, Detail::Leader.blank())),
        format!("- Budget: {}{funding}", or_blank(&budget, Detail::Budget.blank())),
        format!("- What the budget pays for: {pays_for}"),
        format!("- Publication of the Mobility Action Plan: {}", or_blank(&facts.published, Detail::Published.blank())),
        format!("- Related plans, with which we work hand in hand: {}", listed(&facts.related, Detail::Related.blank())),
        format!("- Earlier plans that we build on: {}", listed(&facts.earlier, Detail::Earlier.blank())),
    ];
    if known.launch().is_some() && known.work.open > 0 {
        let actions = words::count(known.work.open, "open action", "open actions");
        lines.push(format!("- Beside it: a plan for what we are not yet ready for, with {actions}"));
    }
    format!("# How the work is set up\n\n{}", lines.join("\n"))
}

fn ending(known: &Known<'_>) -> String {
    let leader = or_blank(&known.facts.leader, Detail::Leader.blank());
    let executive = or_blank(&known.profile.executive, EXECUTIVE);
    format!("Questions go to {leader}. Thank you for what you bring to this.\n\n{executive}\n{}", words::inserted(&known.profile.name))
}
