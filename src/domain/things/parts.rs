//! What each kind of thing consists of.

use super::{Noun, Part, Rule, Target};
use crate::domain::history::Fact;
use crate::domain::words::text::Problem;
use crate::domain::{coalition, engagement, findings, measures, metrics, outreach, publication, strategy, translation};

impl Noun {
    /// What a thing of this kind consists of, in the order of its form.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Organization => coalition::parts::ORGANIZATION,
            Self::Member => coalition::parts::MEMBER,
            Self::WorkingGroup => coalition::parts::WORKING_GROUP,
            Self::CoalitionLaunch => coalition::parts::LAUNCH,
            Self::Source => findings::parts::SOURCE,
            Self::Engagement => engagement::parts::ENGAGEMENT,
            Self::Finding => findings::parts::FINDING,
            Self::Support => findings::parts::SUPPORT,
            Self::Review => findings::parts::REVIEW,
            Self::Place => metrics::parts::PLACE,
            Self::Peer => metrics::parts::PEER,
            Self::Officials => metrics::parts::OFFICIALS,
            Self::Strategy => strategy::parts::STRATEGY,
            Self::Goal => strategy::parts::GOAL,
            Self::StrategicAction => strategy::parts::STRATEGIC_ACTION,
            Self::LogicEntry => strategy::parts::LOGIC_ENTRY,
            Self::Approval => strategy::parts::APPROVAL,
            Self::Measure => measures::parts::MEASURE,
            Self::Update => measures::parts::UPDATE,
            Self::Accountability => measures::parts::ACCOUNTABILITY,
            Self::MobilityPlan => publication::parts::MOBILITY_PLAN,
            Self::Publication => publication::parts::PUBLICATION,
            Self::Comment => publication::parts::COMMENT,
            Self::Translation => translation::parts::TRANSLATION,
            Self::Outreach => outreach::parts::OUTREACH,
        }
    }

    /// The part that holds a fact, if it has one.
    #[must_use]
    pub fn part(self, fact: Fact) -> Option<&'static Part> {
        self.parts().iter().find(|part| part.fact == fact)
    }

    /// The fact that names it, where one does: else it is told by what it names, or by its day.
    #[must_use]
    pub const fn title(self) -> Option<Fact> {
        match self {
            Self::Organization | Self::WorkingGroup | Self::Source | Self::Officials | Self::Measure => Some(Fact::Name),
            Self::Place | Self::Peer => Some(Fact::Code),
            Self::Engagement | Self::Goal | Self::StrategicAction | Self::Publication | Self::Translation => Some(Fact::Title),
            Self::Outreach => Some(Fact::Format),
            Self::Finding => Some(Fact::Statement),
            Self::Support | Self::LogicEntry => Some(Fact::What),
            Self::Review | Self::CoalitionLaunch | Self::Approval | Self::Comment => Some(Fact::Held),
            Self::Update => Some(Fact::Period),
            Self::Member | Self::Strategy | Self::Accountability | Self::MobilityPlan => None,
        }
    }

    /// Whether things of this kind stand in an order that people make by hand.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        self.part(Fact::Position).is_some()
    }

    /// What does not fit together among the parts of one thing: the fact beside which it is said, and the sentence.
    /// Nothing of the kind is ever stored.
    #[must_use]
    pub fn misfit(self, get: &dyn Fn(Fact) -> String) -> Option<(Fact, Problem)> {
        match self {
            Self::Member => coalition::parts::misfit(get),
            Self::Support => findings::parts::misfit(get),
            Self::Engagement => engagement::parts::misfit(get),
            Self::Officials => metrics::parts::misfit(get),
            Self::StrategicAction => strategy::parts::misfit(get),
            Self::LogicEntry => strategy::parts::entry_misfit(get),
            Self::Measure => measures::parts::misfit(get),
            Self::Update => measures::parts::update_misfit(get),
            Self::Publication => publication::parts::misfit(get),
            _ => None,
        }
    }

    /// The facts that are read together to tell whether they fit.
    #[must_use]
    pub const fn that_fit_together(self) -> &'static [Fact] {
        match self {
            Self::Member => coalition::parts::FIT_TOGETHER,
            Self::Support => findings::parts::FIT_TOGETHER,
            Self::Engagement => engagement::parts::FIT_TOGETHER,
            Self::Officials => metrics::parts::FIT_TOGETHER,
            Self::StrategicAction => strategy::parts::FIT_TOGETHER,
            Self::LogicEntry => strategy::parts::ENTRY_FITS_TOGETHER,
            Self::Measure => measures::parts::FIT_TOGETHER,
            Self::Update => measures::parts::UPDATE_FITS_TOGETHER,
            Self::Publication => publication::parts::FIT_TOGETHER,
            _ => &[],
        }
    }

    /// The facts that name things of a kind by their ids.
    pub fn that_name(target: Target) -> impl Iterator<Item = (Self, Fact)> {
        let names = move |part: &&Part| part.rule.names() == Some(target);
        Self::ALL.into_iter().flat_map(move |noun| noun.parts().iter().filter(names).map(move |part| (noun, part.fact)))
    }

    /// The facts that name one person.
    #[must_use]
    pub fn people(self) -> Vec<Fact> {
        self.parts().iter().filter(|part| matches!(part.rule, Rule::Person)).map(|part| part.fact).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_has_one_part_of_each_fact_and_columns_that_can_hold_it() {
        for noun in Noun::ALL {
            for (at, part) in noun.parts().iter().enumerate() {
                assert!(noun.parts()[at + 1..].iter().all(|other| other.fact != part.fact), "{noun}: {}", part.fact);
                // Its column holds an id only where the history knows that it names a person.
                assert_eq!(matches!(part.rule, Rule::Person), part.fact.is_person(), "{noun}: {}", part.fact);
                assert!(!part.label.is_empty());
            }
            assert!(noun.title().is_none_or(|title| noun.part(title).is_some()), "{noun}");
            assert!(noun.that_fit_together().iter().all(|fact| noun.part(*fact).is_some()), "{noun}");
            assert_eq!(noun.as_str().parse(), Ok(noun));
        }
    }
}
