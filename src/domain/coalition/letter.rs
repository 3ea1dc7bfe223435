//! The letter by which somebody is asked to join the coalition, as it is drafted.

use time::Date;

use super::{Asking, Launch, Member, Role};
use crate::domain::words::{dates, inserted, list};

/// What a letter is drafted from.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Whom it goes to.
    pub member: &'a Member,
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// The launch of the coalition, as far as it is planned.
    pub launch: Option<&'a Launch>,
    /// Today: no day that has passed is announced.
    pub today: Date,
}

/// The letter as it stands: in words of one's own, else as it is drafted.
#[must_use]
pub fn text(asked: Asked<'_>) -> String {
    if asked.member.letter.is_empty() { draft(asked) } else { asked.member.letter.clone() }
}

/// The draft of the letter. What is not known yet stands in brackets.
#[must_use]
pub fn draft(asked: Asked<'_>) -> String {
    let parts = [greeting(asked.member), purpose(asked), ask(asked.member), meeting(asked), answer(asked.member), signature(asked)];
    parts.join("\n\n")
}

/// That a member has answered by now, while their letter still asks.
#[must_use]
pub fn answered(member: &Member) -> Option<String> {
    let (what, day) = match member.standing {
        Asking::Joined => ("joined", member.joined),
        Asking::Declined => ("declined", member.declined),
        Asking::ToAsk | Asking::Asked => return None,
    };
    let when = day.map_or_else(|| format!("has {what}"), |day| format!("{what} on {}", dates::long(day)));
    Some(format!("{} {when}, but this letter still asks them to join.", member.told()))
}

/// What changed since somebody wrote the letter, of all that it may speak of.
#[must_use]
pub fn changed_since(what: &[&str]) -> Option<String> {
    (!what.is_empty()).then(|| format!("Since this letter was last edited, {} changed, so read it again before you send it.", list(what)))
}

fn greeting(member: &Member) -> String {
    match (&member.person, &member.organization) {
        (Some(person), _) => format!("Dear {},", inserted(&person.profile.name)),
        (None, Some(organization)) => format!("To {}:", inserted(&organization.name)),
        (None, None) => "Dear [name],".to_owned(),
    }
}

fn purpose(asked: Asked<'_>) -> String {
    let whom = match (&asked.member.person, &asked.member.organization) {
        (Some(_), Some(organization)) => format!("We would like you, and {}, to be part of it.", inserted(&organization.name)),
        _ => "We would like you to be part of it.".to_owned(),
    };
    format!(
        "{} is starting work on a Mobility Action Plan: what we will change here so that more residents can leave poverty and get \
         ahead, and how we will know that it works. Government can’t change that alone. So we are bringing people together from \
         across the community in a coalition that looks at what holds people back, decides what to do about it, and sees it \
         through. {whom}",
        inserted(asked.jurisdiction)
    )
}

fn ask(member: &Member) -> String {
    let lines: Vec<&str> = member.what_asked.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    match (lines.as_slice(), member.roles.first()) {
        ([], Some(role)) => format!("What we ask of you: {}.", role.asked()),
        ([], None) => "What we ask of you: [what we ask].".to_owned(),
        ([only], _) => {
            let end = if only.ends_with(['.', '!', '?']) { "" } else { "." };
            format!("What we ask of you: {}{end}", inserted(only))
        }
        (many, _) => {
            let lines: Vec<String> = many.iter().map(|line| format!("- {}", inserted(line.trim_start_matches(['-', '•', ' '])))).collect();
            format!("What we ask of you:\n\n{}", lines.join("\n"))
        }
    }
}

fn meeting(asked: Asked<'_>) -> String {
    let Some((launch, day)) = asked.launch.and_then(|launch| Some((launch, launch.held?))) else {
        return "We will tell you the day of the first meeting as soon as it is set.".to_owned();
    };
    if day < asked.today {
        return format!("The coalition met for the first time on {}. You would be welcome at its next meeting.", dates::long(day));
    }
    let place = if launch.place.is_empty() { String::new() } else { format!(", at this place: {}", inserted(&launch.place)) };
    format!("The coalition meets for the first time on {}{place}. We hope that you can be there.", dates::long(day))
}

fn answer(member: &Member) -> String {
    let asks = member.who_asks.as_ref().map(|person| inserted(&person.profile.name));
    let talk = asks.map_or_else(
        || "If you have questions, we are glad to talk.".to_owned(),
        |name| format!("If you have questions, {name} is glad to talk with you."),
    );
    format!("Would you let us know whether you can join? {talk} If someone else should be asked as well, please tell us who.")
}

fn signature(asked: Asked<'_>) -> String {
    let who = asked.member.who_asks.as_ref();
    let name = who.map_or_else(|| "[who asks]".to_owned(), |person| inserted(&person.profile.name));
    let title = who.map_or("", |person| &person.profile.title);
    let lines = [name, inserted(title), inserted(asked.jurisdiction)];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    format!("Sincerely,\n\n{}", lines.join("\n"))
}

impl Role {
    /// What somebody in this role is asked for, where nothing else was said.
    const fn asked(self) -> &'static str {
        match self {
            Self::ManagementTeam => "to help run the work, as one of the team that keeps it moving",
            Self::StakeholderPartner => "to work with us as a partner, and bring in what you know and can do",
            Self::Champion => "to speak up for the work where your word counts",
        }
    }
}
