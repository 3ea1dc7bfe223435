//! The launch of the coalition: its first meeting, and the texts that go with it.

use time::Date;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::things::Thing;
use crate::domain::words::{dates, inserted, possessive};

/// The launch of the coalition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Launch {
    /// Its day.
    pub held: Option<Date>,
    /// Its place.
    pub place: String,
    /// The agenda in words of one's own; empty while it is drafted.
    pub agenda: String,
    /// Who is invited, by the ids of the members; one who lies in the bin may be among them.
    pub invited: Vec<Uuid>,
    /// The invitation in words of one's own; empty while it is drafted.
    pub invitation: String,
    /// What all members commit to.
    pub commitments: String,
}

impl Launch {
    /// The launch as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        let text = |fact| thing.get(fact).to_owned();
        Self {
            held: dates::parse_iso(thing.get(Fact::Held)),
            place: text(Fact::Place),
            agenda: text(Fact::Agenda),
            invited: thing.named(Fact::Invited),
            invitation: text(Fact::Invitation),
            commitments: text(Fact::Commitments),
        }
    }

    /// The agenda as it stands: in words of one's own, else as it is drafted.
    #[must_use]
    pub fn agenda_text(&self) -> String {
        if self.agenda.is_empty() { agenda_draft() } else { self.agenda.clone() }
    }

    /// The invitation as it stands: in words of one's own, else as it is drafted. `jurisdiction` is its name, `from` who
    /// invites, as they sign.
    #[must_use]
    pub fn invitation_text(&self, jurisdiction: &str, from: &str) -> String {
        if self.invitation.is_empty() { invitation_draft(self, jurisdiction, from) } else { self.invitation.clone() }
    }
}

/// An agenda to begin with: what a first meeting has to bring about (Guide, page 56), in two hours.
#[must_use]
pub fn agenda_draft() -> String {
    "- Welcome, and why leadership wants this (10 minutes).\n\
     - Who is here, and what brings each of us (20 minutes).\n\
     - What mobility from poverty means: money, a say in one’s own life, and a place in the community (15 minutes).\n\
     - What our own numbers and our residents tell us so far (20 minutes).\n\
     - How we will work: who runs it, working groups, meetings, and how we decide (20 minutes).\n\
     - What all of us commit to (20 minutes).\n\
     - Who is still missing at this table (5 minutes).\n\
     - What comes next: who does what, and by when (10 minutes)."
        .to_owned()
}

/// An invitation to begin with. What is not known yet stands in brackets.
#[must_use]
pub fn invitation_draft(launch: &Launch, jurisdiction: &str, from: &str) -> String {
    let day = launch.held.map_or_else(|| "[the day]".to_owned(), dates::long);
    let place = if launch.place.is_empty() { "[the place]".to_owned() } else { inserted(&launch.place) };
    let from = if from.is_empty() { "[who invites]".to_owned() } else { inserted(from) };
    format!(
        "You are invited to the first meeting of the coalition that will write {} Mobility Action Plan.\n\n\
         Day: {day}\n\
         Place: {place}\n\n\
         The plan will say what we change together so that more residents can leave poverty and get ahead. No single \
         organization can do that. At this meeting we will get to know one another, look at what we know so far, and agree \
         on how we work together. The agenda comes with this message.\n\n\
         Please tell us whether you can come, and whether there is anything that would make it easier for you to take part.\n\n\
         {from}",
        possessive(jurisdiction)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn what_is_not_known_stands_in_the_invitation_as_a_blank() {
        let text = invitation_draft(&Launch::default(), "City of Lansing", "");
        for blank in ["[the day]", "[the place]", "[who invites]", "the City of Lansing’s Mobility Action Plan"] {
            assert!(text.contains(blank), "{blank}: {text}");
        }
        let launch = Launch { held: Some(date!(2026 - 12 - 12)), place: "Wren Library".to_owned(), ..Launch::default() };
        let text = invitation_draft(&launch, "Wren County", "Lee Park");
        assert!(text.contains("Day: December 12, 2026\nPlace: Wren Library") && text.ends_with("\n\nLee Park"), "{text}");
        assert!(!text.contains('['), "{text}");
    }

    #[test]
    fn a_text_of_ones_own_stands_in_place_of_the_draft() {
        let own = Launch { agenda: "Talk.".to_owned(), invitation: "Come.".to_owned(), ..Launch::default() };
        assert_eq!((own.agenda_text(), own.invitation_text("Wren County", "")), ("Talk.".to_owned(), "Come.".to_owned()));
        assert_eq!(Launch::default().agenda_text(), agenda_draft());
    }
}
