//! What came with the post of a form of a thing: what was typed, whom it means, and the revisions that were shown.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::people::choosing::{People, Pick};
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Posted, Rule, Shown, Thing};
use crate::store::{FactChange, NewThing, ThingChange};
use crate::web::frame::Form;

/// The fields that came with a post.
#[derive(Debug, Clone)]
pub struct Came {
    /// What kind of thing the form is of.
    pub noun: Noun,
    /// What was typed. Boxes are lines here, as they are stored.
    pub typed: Vec<(Fact, String)>,
    /// The mark of a form that adds a thing: sent twice, it adds one.
    pub once: Option<Uuid>,
    /// Whom the names of people mean, where that came.
    chosen: Vec<(Fact, String)>,
    seen: Vec<(Fact, Revision)>,
}

impl Came {
    /// Nothing: a thing of which all is said by the program.
    #[must_use]
    pub fn nothing(noun: Noun) -> Self {
        Self { noun, typed: Vec::new(), once: None, chosen: Vec::new(), seen: Vec::new() }
    }

    /// Takes the fields of a thing out of a form. Boxes come only where one is ticked; so a group of boxes came if the
    /// revision that was shown with it did.
    pub fn take(form: &mut Form, noun: Noun) -> Self {
        let mut came = Self { noun, typed: Vec::new(), once: None, chosen: Vec::new(), seen: Vec::new() };
        came.once = form.take("once").and_then(|once| once.parse().ok());
        for part in noun.parts().iter().filter(|part| part.rule.is_in_form()) {
            let name = part.fact.as_str();
            let seen = form.rev(name);
            let typed = match part.rule {
                Rule::Many(_) | Rule::Refs(_) | Rule::Counted(_) => boxes(form, name, seen.is_some()),
                Rule::Flag => form.take(name).or_else(|| seen.map(|_| String::new())),
                _ => form.take(name),
            };
            if matches!(part.rule, Rule::Person)
                && let Some(id) = form.take(&format!("{name}-id"))
            {
                came.chosen.push((part.fact, id));
            }
            if let Some(typed) = typed {
                came.typed.push((part.fact, typed));
                // What is not carried was shown blank.
                came.seen.push((part.fact, seen.unwrap_or_else(|| Revision::of(""))));
            }
        }
        came
    }

    /// Says a field as if it had been typed, unless it was.
    pub fn set_if_absent(&mut self, fact: Fact, value: &str) {
        if self.typed(fact).is_none() {
            self.set(fact, value);
        }
    }

    /// Says a field as if it had been typed, with what was shown for it.
    pub fn set(&mut self, fact: Fact, value: &str) {
        if let Some((_, typed)) = self.typed.iter_mut().find(|(name, _)| *name == fact) {
            value.clone_into(typed);
        } else {
            self.typed.push((fact, value.to_owned()));
            self.seen.push((fact, Revision::of("")));
        }
    }

    /// Says a field whose controls are read elsewhere, with the revision that was shown.
    pub fn say(&mut self, fact: Fact, value: String, seen: Revision) {
        self.typed.retain(|(name, _)| *name != fact);
        self.seen.retain(|(name, _)| *name != fact);
        self.typed.push((fact, value));
        self.seen.push((fact, seen));
    }

    /// What was typed into a field.
    pub fn typed(&self, fact: Fact) -> Option<&str> {
        self.typed.iter().find(|(name, _)| *name == fact).map(|(_, typed)| typed.as_str())
    }

    /// Whether a field came that a short form lacks: such a post is answered with all fields, so that nothing is lost.
    pub fn exceeds(&self, short: &[Fact]) -> bool {
        self.typed.iter().any(|(fact, _)| !short.contains(fact))
    }

    /// The field of a person as it came. One that does not say whom it means, means whoever it is now.
    pub fn pick(&self, fact: Fact, stored: &Thing) -> Pick {
        let chosen = self.chosen.iter().find(|(name, _)| *name == fact).map(|(_, id)| id.clone());
        Pick { text: self.typed(fact).unwrap_or_default().to_owned(), id: chosen.unwrap_or_else(|| stored.get(fact).to_owned()) }
    }

    /// The revision that came with a field.
    pub fn seen(&self, fact: Fact) -> Option<Revision> {
        self.seen.iter().find(|(name, _)| *name == fact).map(|(_, seen)| *seen)
    }

    /// Reads the fields against what is stored.
    pub fn read(&self, stored: &Thing, people: &People) -> Posted {
        let chosen: Vec<(Fact, String)> = self.noun.people().into_iter().map(|fact| (fact, self.pick(fact, stored).id)).collect();
        Posted::read(&self.typed, Shown { stored, people, chosen: &chosen })
    }

    /// Reads the fields of a thing that is to be added.
    pub fn read_new(&self, people: &People) -> Posted {
        Posted::of_new(self.noun, &self.typed, people, &self.chosen)
    }

    /// What is to be changed, each part with the revision that was shown.
    pub fn change(&self, posted: &Posted) -> ThingChange {
        let facts = posted.values.iter();
        ThingChange {
            facts: facts.map(|(fact, value)| FactChange { fact: *fact, value: value.clone(), seen: self.seen(*fact) }).collect(),
            people: posted.people.iter().map(|(fact, who)| (*fact, who.clone(), self.seen(*fact))).collect(),
        }
    }

    /// What is to be added.
    pub fn new_thing(&self, posted: &Posted) -> NewThing {
        NewThing { facts: posted.values.clone(), people: posted.people.clone(), once: self.once, ..NewThing::of(self.noun) }
    }
}

/// The boxes of a group as lines; a number that stands beside a box counts as a tick.
fn boxes(form: &mut Form, name: &str, is_shown: bool) -> Option<String> {
    let mut numbers = form.take_all(&format!("{name}-n-"));
    let ticked = form.take_all(&format!("{name}-"));
    if !is_shown && ticked.is_empty() && numbers.is_empty() {
        // A form without boxes may hold the lines themselves.
        return form.take(name);
    }
    let mut lines = Vec::new();
    for (key, _) in ticked {
        let at = numbers.iter().position(|(other, _)| *other == key);
        let number = at.map_or_else(String::new, |at| numbers.remove(at).1);
        lines.push(if number.trim().is_empty() { key } else { format!("{key} {}", number.trim()) });
    }
    let beside = numbers.into_iter().filter(|(_, number)| !number.trim().is_empty());
    lines.extend(beside.map(|(key, number)| format!("{key} {}", number.trim())));
    Some(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "00000000-0000-7000-8000-000000000001";
    const TWO: &str = "00000000-0000-7000-8000-000000000002";

    fn came(text: &str, noun: Noun) -> Came {
        let mut form = Form::parse(text).unwrap();
        let came = Came::take(&mut form, noun);
        form.end().expect("every field is one of the form");
        came
    }

    #[test]
    fn boxes_become_lines_and_a_group_without_a_tick_is_empty() {
        let rev = Revision::of("");
        let ticked =
            came(&format!("rev-roles={rev}&roles-champion=yes&roles-management_team=yes&person=Lee&person-id={ONE}"), Noun::Member);
        assert_eq!(ticked.typed(Fact::Roles), Some("champion\nmanagement_team"));
        assert_eq!(ticked.typed(Fact::Pillars), None, "what did not come is left alone");
        assert_eq!(ticked.pick(Fact::Person, &Thing::nothing(Noun::Member, Uuid::nil())).id, ONE);
        assert_eq!(came(&format!("rev-roles={rev}"), Noun::Member).typed(Fact::Roles), Some(""));
        assert_eq!(came(&format!("rev-left_out={rev}"), Noun::Finding).typed(Fact::LeftOut), Some(""));
    }

    #[test]
    fn a_number_beside_a_box_ticks_it() {
        let rev = Revision::of("");
        let counted = came(&format!("rev-groups={rev}&groups-{ONE}=yes&groups-n-{ONE}=12&groups-n-{TWO}=many"), Noun::Engagement);
        assert_eq!(counted.typed(Fact::Groups), Some(format!("{ONE} 12\n{TWO} many").as_str()));
        let posted = counted.read(&Thing::nothing(Noun::Engagement, Uuid::nil()), &People::default());
        assert!(posted.problem(Fact::Groups).is_some());
    }
}
