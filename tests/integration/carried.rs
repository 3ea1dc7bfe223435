//! Answers carried over into a new round, confirmed, and two rounds compared.
