//! The words that people read, and those that they type.

mod direction;
mod guide_words;
mod labels;
mod letters;
mod plain_language;
mod road_words;
