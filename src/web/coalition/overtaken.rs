//! What a letter of request does not know: that the member has answered by now, and what changed since somebody wrote it.

use crate::domain::coalition::letter::{answered, changed_since};
use crate::domain::coalition::{Launch, Member};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::web::frame::{App, Failure};

/// What a letter may speak of, and the words for it within a sentence.
const OF_MEMBER: [(Fact, &str); 4] =
    [(Fact::Person, "the person"), (Fact::BelongsTo, "the organization"), (Fact::WhatAsked, "what we ask"), (Fact::Owner, "who asks")];
const OF_LAUNCH: [(Fact, &str); 4] = [
    (Fact::Held, "the date of the launch"),
    (Fact::Place, "the place of the launch"),
    (Fact::Agenda, "the agenda of the launch"),
    (Fact::Commitments, "the shared commitments"),
];

/// What the letter to a member does not know, a sentence each. A letter that is still drafted knows all but the answer.
pub(super) async fn sentences(app: &App, of: JurisdictionId, member: &Member, launch: Option<&Launch>) -> Result<Vec<String>, Failure> {
    let mut told: Vec<String> = answered(member).into_iter().collect();
    if member.letter.is_empty() {
        return Ok(told);
    }
    let letter = Subject::Thing(Noun::Member, member.id);
    let Some(written) = app.store().last_change(letter, Fact::Letter).await? else { return Ok(told) };
    let launch = launch.and(Noun::CoalitionLaunch.only_one(of)).map(|id| Subject::Thing(Noun::CoalitionLaunch, id));
    let of_launch = launch.into_iter().flat_map(|launch| OF_LAUNCH.map(|(fact, words)| (launch, fact, words)));
    let mut changed = Vec::new();
    for (subject, fact, words) in OF_MEMBER.into_iter().map(|(fact, words)| (letter, fact, words)).chain(of_launch) {
        if app.store().last_change(subject, fact).await?.is_some_and(|event| event.at > written.at) {
            changed.push(words);
        }
    }
    told.extend(changed_since(&changed));
    Ok(told)
}
