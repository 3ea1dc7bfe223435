//! Words of which a form offers a choice: each with its key in forms and data and with what people see.

/// Makes a type of such words.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident $key:literal $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$word_doc])* $word,)+
        }

        impl $name {
            /// All of them, in the order of the form.
            pub const ALL: &[Self] = &[$(Self::$word),+];

            /// The word in forms and data.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$word => $key,)+
                }
            }

            /// What people see.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$word => $label,)+
                }
            }

            /// The words with what people see, as a form offers them.
            #[must_use]
            pub fn menu() -> Vec<(&'static str, String)> {
                Self::ALL.iter().map(|word| (word.as_str(), word.label().to_owned())).collect()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::words::text::Problem;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text).ok_or($crate::domain::words::text::Problem::NotAChoice)
            }
        }
    };
}

pub(in crate::domain) use choice;
