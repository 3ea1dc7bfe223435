//! The talking points as Milepost fills them: what a Mobility Action Plan is, why this work, how it is done,
//! and by whom.

use super::blanks::LOCAL_FACT;
use super::known::{listed, or_blank};
use super::script::REVIEW;
use super::{Detail, Known};
use crate::domain::decision::Route;
use crate::domain::words::{dates, inserted};

/// The text. What is not known stands in it as a blank.
pub(super) fn filled(known: &Known<'_>) -> String {
    [what(), why(known), how(known), who(known)].join("\n\n")
}

fn what() -> String {
    "# What a Mobility Action Plan is\n\n\
     - It is a plan. It says what our government and its partners will do so that more people here can leave poverty and get \
     ahead, whatever their race.\n\
     - Getting ahead means three things together: economic success, power and autonomy, and being valued in community.\n\
     - It rests on evidence. We start with the Mobility Metrics, measures from the Urban Institute, and add local data and what \
     residents and partners tell us.\n\
     - It is written with people, not for them. Residents and partners help to choose what the plan does."
        .to_owned()
}

fn why(known: &Known<'_>) -> String {
    let groups = listed(&known.facts.groups, Detail::Groups.blank());
    let name = inserted(&known.profile.name);
    let mut lines = vec![
        format!("- People in {name} do not all have the same chance to get ahead. [{LOCAL_FACT}]"),
        "- This has a history. Racism that was built into rules and institutions, unequal treatment, and too little money for some \
         neighborhoods left marks that have not gone away."
            .to_owned(),
        format!(
            "- {REVIEW} Governments had a hand in this, and ours did too. Some of our rules put people at a disadvantage because of \
             their race, and we have not done enough to repair it."
        ),
        format!("- Those who are held back most here: {groups}."),
        "- It concerns everyone. When more people can earn, save and take part, the whole local economy gains.".to_owned(),
        "- It can change. No office can do it alone, but departments, partners and residents who pull together can.".to_owned(),
    ];
    lines.extend(readiness(known));
    format!("# Why we take this on\n\n{}", lines.join("\n"))
}

/// What leadership decided after looking at how ready the government is.
fn readiness(known: &Known<'_>) -> Option<String> {
    let decision = known.decision?;
    let (day, route) = (dates::long(decision.on), decision.route.infinitive());
    let then = match decision.route {
        Route::Proceed => "What we still lack, we build up along the way",
        Route::PreparednessPlan => "We build up what we lack, then look again",
        Route::Postpone => "We begin with a few things that we lack, and look again later",
    };
    Some(format!("- We looked first at how ready we are. On {day}, leadership chose {route}. {then}."))
}

fn how(known: &Known<'_>) -> String {
    let length = or_blank(&known.facts.length, Detail::Length.blank());
    let published = or_blank(&known.facts.published, Detail::Published.blank());
    format!(
        "# How it is done, and how long it takes\n\n\
         - Time for the planning process: {length}.\n\
         - Publication of the plan: {published}.\n\
         - On the way, we build partnerships across fields and listen closely to residents. We let data guide what we decide, and \
         we learn from what goes well and what does not.\n\
         - The need is pressing, so we start without delay. Real change still takes years. We stay with it after the plan is \
         printed, and we report what came of it."
    )
}

fn who(known: &Known<'_>) -> String {
    let department = or_blank(&known.facts.department, Detail::Department.blank());
    let leader = or_blank(&known.facts.leader, Detail::Leader.blank());
    format!(
        "# Who does it\n\n\
         - Lead department: {department}.\n\
         - Leader of the work: {leader}.\n\
         - Many others join in. Some are governments nearby, hospitals and colleges. Some are nonprofits and neighborhood \
         groups. Researchers, foundations and businesses join too, and so do people who speak up for others.\n\
         - Partners bring what a government does not have by itself: close ties to residents who can say what works and what fails, \
         data that fills our gaps, more money and more hands, and the reach to change whole systems for good."
    )
}
