//! A logic model copied as a start for another one.

use std::collections::HashMap;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::derived;
use crate::domain::people::Actor;
use crate::domain::strategy::EntryKind;
use crate::domain::strategy::model::copied;
use crate::domain::things::Noun;
use crate::domain::words::position::Position;
use crate::store::hands::{Result, StoreError};
use crate::store::{NewAction, NewThing, Store};

impl Store {
    /// Adds the entries of a logic model to that of another strategic action, as text and with their links, all of them or
    /// none. Where that is asked for, the activities become actions of the work plan, without owner or cost. How many
    /// entries were added comes back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when one of both is gone or of another jurisdiction, [`StoreError::Full`], or a failed write.
    pub async fn copy_model(
        &self,
        (from, to): (Uuid, Uuid),
        with_actions: bool,
        once: Option<Uuid>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<usize> {
        let mut scribe = self.scribe(actor, now).await?;
        let (source, target) = (scribe.model(from).await?, scribe.model(to).await?);
        let of = target.jurisdiction;
        if source.jurisdiction != of || from == to {
            return Err(StoreError::NotFound);
        }
        let copy = copied(&source.model);
        let mark = |at: usize| once.map(|once| derived(&["an entry that a copy of a model adds", &once.to_string(), &at.to_string()]));
        let is_there =
            |at: usize| mark(at).is_some_and(|mark| target.model.get(NewThing::id_of_form(Noun::LogicEntry, of, mark)).is_some());
        if (0..copy.entries.len()).any(is_there) {
            // The form was sent twice.
            return Ok(copy.entries.len());
        }
        let mut last: HashMap<EntryKind, Position> = HashMap::new();
        for kind in EntryKind::ALL {
            last.extend(target.places(*kind)?.0.into_iter().next_back().map(|place| (*kind, place)));
        }
        let mut places = Vec::with_capacity(copy.entries.len());
        for (kind, _) in &copy.entries {
            let place = Position::after(last.get(kind));
            last.insert(*kind, place.clone());
            places.push(place);
        }
        // The later kinds first: what an entry leads to is there when it comes.
        let mut ids: HashMap<usize, Uuid> = HashMap::new();
        for (at, (kind, what)) in copy.entries.iter().enumerate().rev() {
            let mut ends: Vec<Uuid> =
                copy.links.iter().filter(|(from, _)| *from == at).filter_map(|(_, to)| ids.get(to).copied()).collect();
            ends.sort_unstable();
            let lines = ends.iter().map(Uuid::to_string).collect::<Vec<_>>().join("\n");
            let mut facts = vec![(Fact::Kind, kind.to_string()), (Fact::What, what.clone())];
            if with_actions && *kind == EntryKind::Activity {
                let action = NewAction { facts: vec![(Fact::What, what.clone())], once: mark(at), ..NewAction::default() };
                facts.push((Fact::Action, scribe.make_action(of, &action).await?.to_string()));
            }
            if !lines.is_empty() {
                facts.push((Fact::LeadsTo, lines));
            }
            let position = Some(places[at].clone());
            let thing = NewThing { within: Some(to), facts, position, once: mark(at), ..NewThing::of(Noun::LogicEntry) };
            ids.insert(at, scribe.make_thing(of, &thing).await?);
        }
        scribe.commit().await?;
        Ok(copy.entries.len())
    }
}
