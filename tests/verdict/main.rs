//! The verdict engine against the plainest reading of its rules: properties over generated answers,
//! judgments and limits, and brute force wherever it claims a minimum.

mod arranged;
mod by_hand;
mod count;
mod gaps;
mod given;
mod plan;
mod reach;
mod rounds;
mod state;
mod sums;
mod telling;
mod way_up;
mod wording;
