//! Rounds beside each other: what is carried over into a new one, and how two of them compare.
