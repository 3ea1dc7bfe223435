//! What a record of a bundle is: the columns of its table, and the facts that the history knows of it.

use super::Id;

/// A record whose facts stand in the history.
pub trait Record {
    /// Its word in the history.
    const SUBJECT: &'static str;
    /// Its table.
    const TABLE: &'static str;
    /// The columns that hold text, each under the word by which the history knows it.
    const COLUMNS: &'static [&'static str];

    /// A record of these texts, in the order of the columns, with nothing else.
    ///
    /// # Errors
    /// Whatever `text` says of a column.
    fn of<E>(id: Id, text: impl FnMut(&'static str) -> Result<String, E>) -> Result<Self, E>
    where
        Self: Sized;

    /// Its id.
    fn id(&self) -> Id;

    /// Its texts, in the order of the columns.
    fn texts(&self) -> Vec<&str>;

    /// Its facts that are no text columns, in the form in which the history writes them.
    fn others(&self) -> Vec<(&'static str, String)>;

    /// All its facts, as the history writes them.
    fn facts(&self) -> Vec<(String, String)> {
        let texts = Self::COLUMNS.iter().zip(self.texts()).map(|(name, value)| ((*name).to_owned(), value.to_owned()));
        texts.chain(self.others().into_iter().map(|(name, value)| (name.to_owned(), value))).collect()
    }
}

/// Makes a record of its noun, its table, its texts and what else it holds.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident, $subject:literal in $table:literal {
            $($(#[$text_doc:meta])* $text:ident,)+
        } and {
            $($(#[$more_doc:meta])* $more:ident: $kind:ty,)*
        }
        others $others:expr
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Its id.
            pub id: Id,
            $($(#[$text_doc])* pub $text: String,)+
            $($(#[$more_doc])* pub $more: $kind,)*
        }

        impl Record for $name {
            const SUBJECT: &'static str = $subject;
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($text)),+];

            fn of<E>(id: Id, mut text: impl FnMut(&'static str) -> Result<String, E>) -> Result<Self, E> {
                Ok(Self { id, $($text: text(stringify!($text))?,)+ $($more: Default::default(),)* })
            }

            fn id(&self) -> Id {
                self.id
            }

            fn texts(&self) -> Vec<&str> {
                vec![$(self.$text.as_str()),+]
            }

            fn others(&self) -> Vec<(&'static str, String)> {
                let others: fn(&Self) -> Vec<(&'static str, String)> = $others;
                others(self)
            }
        }
    };
}

pub(super) use record;
