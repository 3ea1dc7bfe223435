//! Why a bundle is refused, each in one plain sentence.

use crate::domain::words::text::Problem;

/// Why a bundle was not taken in. Nothing of it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More bytes than a bundle may have.
    #[error("It is larger than {0} megabytes, which no bundle should be.")]
    TooLarge(u64),
    /// The text ends before it should.
    #[error("Its end is missing. It may not have been copied or downloaded whole; export it again.")]
    CutShort,
    /// It is not even the beginning of JSON: a PDF, a Word file, a picture.
    #[error("It is a file of another kind. Choose the file that Milepost exported; its name ends in .milepost.json.")]
    OtherKind,
    /// It is no JSON.
    #[error("It is not a Milepost bundle: from line {line}, column {column} on it can’t be read as JSON.")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but no bundle.
    #[error("It is not a Milepost bundle: it does not begin to say so with its format.")]
    Foreign,
    /// A newer Milepost wrote it.
    #[error(
        "It was made by a newer Milepost (bundle version {version}; this one reads no later version than {ours}). Update Milepost here, then import it again."
    )]
    Newer {
        /// Its version.
        version: u64,
        /// The latest that is read here.
        ours: u64,
    },
    /// It says what no bundle says, or leaves something out.
    #[error("It does not have the form of a bundle: see line {line}, column {column}.")]
    Form {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Two records have one id.
    #[error("The id {0} comes twice in it.")]
    Twice(String),
    /// A record names another that is not there.
    #[error("{0} names something that is not in the bundle.")]
    Dangling(String),
    /// A line of the history was changed after it was written.
    #[error("A line of its history does not fit its digest, so it was changed after it was written: {0}.")]
    Line(String),
    /// Links lead nowhere, elsewhere or in a ring.
    #[error("What comes after what in it can’t be: {0} do not follow each other as they should.")]
    Order(String),
    /// More copies went on apart than can be brought together.
    #[error("{what} went on apart in more than {most} copies, which is more than Milepost can bring together.")]
    Apart {
        /// What did.
        what: String,
        /// How many there may be.
        most: usize,
    },
    /// A frozen state was changed.
    #[error("{0} does not fit its fingerprint, so it was changed after it was kept.")]
    State(String),
    /// A value breaks a rule.
    #[error("{what} can’t be taken over. {problem}")]
    Value {
        /// Which.
        what: String,
        /// The rule.
        problem: Problem,
    },
    /// A round is read with a guide that this program does not have.
    #[error(
        "{what} is read with a version of the guide that this Milepost does not have ({version}). Update Milepost here, then import it again."
    )]
    Guide {
        /// The round.
        what: String,
        /// The version.
        version: String,
    },
    /// A value is not what the history says was last saved.
    #[error("In the bundle, a value is not what its history says was last saved: {0}.")]
    Disagrees(String),
    /// A decision of the same id says something else here.
    #[error("{0} is in this file too and says something else here. A decision never changes, so one of the two was tampered with.")]
    OtherDecision(String),
    /// A line of the same id says something else here.
    #[error("A line of its history is in this file too and says something else here, so one of the two was tampered with: {0}.")]
    OtherLine(String),
    /// A record of the same id belongs to something else here.
    #[error("{0} belongs to another place in this file.")]
    Misplaced(String),
    /// The file refused it.
    #[error("The data file can’t take it over, because its records contradict each other or those here.")]
    DoesNotFit,
}
