//! The field in which a member's organization is typed: a known one by its name, or a new one.

use uuid::Uuid;

use crate::domain::coalition::{Coalition, Member, known_as};
use crate::domain::history::Fact;
use crate::domain::names;
use crate::domain::things::Noun;
use crate::domain::words::text::Problem;
use crate::web::frame::Form;
use crate::web::things::Came;

/// The most organizations that the field offers.
const OFFERED: usize = 500;

/// The field as it is shown, or as it came.
#[derive(Debug, Clone, Default)]
pub(super) struct OrganizationField {
    /// What stands in it.
    pub text: String,
    /// Which organization it showed at first; empty for none.
    pub id: String,
    /// The name that it showed at first.
    pub shown: String,
}

/// What a field means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// It did not come.
    Nothing,
    /// No organization.
    None,
    /// A known one.
    Known(Uuid),
    /// One of this name that is not there yet.
    New(String),
}

impl OrganizationField {
    /// The field with what is stored of a member.
    pub fn of(member: &Member) -> Self {
        let Some(organization) = &member.organization else { return Self::default() };
        Self { text: organization.name.clone(), id: organization.id.to_string(), shown: organization.name.clone() }
    }

    /// Takes what goes with the field out of a form; its text goes with the other parts of the member.
    pub fn take(form: &mut Form) -> Self {
        Self { text: String::new(), id: form.text("belongs_to-id"), shown: form.text("belongs_to-shown") }
    }

    /// The same with what was typed.
    pub fn typed(mut self, came: &Came) -> Self {
        came.typed(Fact::BelongsTo).unwrap_or_default().clone_into(&mut self.text);
        self
    }

    /// What was typed means.
    ///
    /// # Errors
    /// The [`Problem`] of a name that no organization can have.
    pub fn meant(&self, came: &Came, coalition: &Coalition) -> Result<Meant, Problem> {
        let Some(typed) = came.typed(Fact::BelongsTo) else { return Ok(Meant::Nothing) };
        if typed.trim().is_empty() {
            return Ok(Meant::None);
        }
        let name = Noun::Organization.part(Fact::Name).expect("an organization has a name").rule.clean(typed)?;
        // Whoever left the field alone means what it showed, whatever that is called by now.
        if let (Ok(id), true) = (self.id.parse(), names::same(&name, &self.shown)) {
            return Ok(Meant::Known(id));
        }
        Ok(known_as(&coalition.organizations, &name).map_or(Meant::New(name), |known| Meant::Known(known.id)))
    }
}

/// The names that the field offers.
pub(super) fn offered(coalition: &Coalition) -> Vec<String> {
    coalition.organizations.iter().take(OFFERED).map(|one| one.name.clone()).collect()
}
