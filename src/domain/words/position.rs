//! Where a thing stands in a list that people put in order by hand: a key that sorts by its letters.
//!
//! A key can be made between any two, so that moving one thing writes one thing, also where two copies of a list
//! are moved about apart and united later. Equal keys can then meet; the ids of the things part them.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::text::Problem;

/// The letters of a key, in their order. It is the same in every database, whatever its rules for texts.
const DIGITS: &[u8; BASE] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const BASE: usize = 36;
/// The longest key, in letters. Before one gets longer, its whole list gets new ones.
const LONGEST: usize = 40;
/// How many letters are counted on when things are added at the end.
const WIDTH: u32 = 5;
/// How far apart keys are made: 46,000 fit one after the other, and two letters are left between any two.
const STEP: usize = 36 * 36;
/// One more than the highest number of [`WIDTH`] letters.
const END: usize = BASE.pow(WIDTH);

/// The key of a thing in a list: digits and small letters, read as the part of a number behind its point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(String);

/// One place up or down in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Before the one that stands before it.
    Up,
    /// After the one that stands after it.
    Down,
}

/// A place right beside another thing of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Right before it.
    Before(Uuid),
    /// Right after it.
    After(Uuid),
}

/// A place for one thing in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its key.
    pub own: Position,
    /// New keys of the others, by where they stood before, where there was no room left between two.
    pub others: Vec<(usize, Position)>,
}

impl Beside {
    /// Where in its list the thing that stands at `from` is to stand once it is taken out; nothing where the other one is
    /// not in that list. Beside itself it stays.
    #[must_use]
    pub fn place(self, list: &[Uuid], from: usize) -> Option<usize> {
        let (Self::Before(other) | Self::After(other)) = self;
        let at = list.iter().position(|id| *id == other)?;
        if at == from {
            return Some(from);
        }
        let without = if at > from { at - 1 } else { at };
        Some(if matches!(self, Self::After(_)) { without + 1 } else { without })
    }
}

impl Position {
    /// The word in the data file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Keys for a new list of so many things.
    #[must_use]
    pub fn spread(n: usize) -> Vec<Self> {
        let step = STEP.min(END / n.saturating_add(1)).max(1);
        (1..=n).map(|at| Self::counted(at.saturating_mul(step))).collect()
    }

    /// A key that sorts by these digits, each the smaller one of what is given and 35, and then by a number, whatever
    /// else is in its list.
    #[must_use]
    pub fn of(digits: [usize; 5], number: u128) -> Self {
        let mut key: String = digits.iter().map(|digit| letter((*digit).min(BASE - 1))).collect();
        let base = BASE as u128;
        let of_number = (0..25u32).rev().map(|at| usize::try_from(number / base.pow(at) % base).expect("a digit fits"));
        key.extend(of_number.map(letter));
        // One that ends with a zero would leave no room before it.
        key.push(letter(1));
        Self(key)
    }

    /// The key after another, or the first.
    #[must_use]
    pub fn after(last: Option<&Self>) -> Self {
        let Some(last) = last else { return Self::counted(STEP) };
        let head = (0..WIDTH as usize).fold(0, |number, at| number * BASE + last.digit(at));
        let next = head - head % STEP + STEP;
        if next < END { Self::counted(next) } else { Self(middle(&last.digits(), None)) }
    }

    /// A place in a list, before what stands at `at`; the list is in order.
    #[must_use]
    pub fn at(list: &[Self], at: usize) -> Placed {
        let at = at.min(list.len());
        let (before, after) = (at.checked_sub(1).map(|before| &list[before]), list.get(at));
        let own = match (before, after) {
            (before, None) => Self::after(before),
            (before, Some(after)) if before.is_none_or(|before| before < after) => {
                Self(middle(&before.map(Self::digits).unwrap_or_default(), Some(&after.digits())))
            }
            _ => return Self::anew(list, at),
        };
        if own.0.len() > LONGEST { Self::anew(list, at) } else { Placed { own, others: Vec::new() } }
    }

    /// What is to be written so that the thing that stands at `from` stands at `to`: mostly its own key alone.
    #[must_use]
    pub fn moved(list: &[Self], from: usize, to: usize) -> Vec<(usize, Self)> {
        let mut others = list.to_vec();
        others.remove(from);
        let Placed { own, others } = Self::at(&others, to);
        let was = |at: usize| if at < from { at } else { at + 1 };
        std::iter::once((from, own)).chain(others.into_iter().map(|(at, key)| (was(at), key))).collect()
    }

    /// What is to be written so that the thing that stands at `from` stands one place up or down; nothing where it is
    /// the first or the last already.
    #[must_use]
    pub fn shifted(list: &[Self], from: usize, shift: Shift) -> Vec<(usize, Self)> {
        let to = match shift {
            Shift::Up => from.checked_sub(1),
            Shift::Down => Some(from + 1).filter(|to| *to < list.len()),
        };
        to.map_or_else(Vec::new, |to| Self::moved(list, from, to))
    }

    /// New keys for a whole list with one more thing.
    fn anew(list: &[Self], at: usize) -> Placed {
        let mut keys = Self::spread(list.len() + 1);
        let own = keys.remove(at);
        let others = keys.into_iter().enumerate().filter(|(at, key)| list[*at] != *key).collect();
        Placed { own, others }
    }

    /// The key of a number below [`END`].
    fn counted(number: usize) -> Self {
        let digit = |at: u32| letter(number / BASE.pow(WIDTH - 1 - at) % BASE);
        let digits: String = (0..WIDTH).map(digit).collect();
        Self(digits.trim_end_matches('0').to_owned())
    }

    fn digit(&self, at: usize) -> usize {
        self.0.as_bytes().get(at).map_or(0, |letter| value(*letter).unwrap_or_default())
    }

    fn digits(&self) -> Vec<usize> {
        (0..self.0.len()).map(|at| self.digit(at)).collect()
    }
}

fn letter(digit: usize) -> char {
    char::from(DIGITS[digit])
}

fn value(letter: u8) -> Option<usize> {
    DIGITS.iter().position(|digit| *digit == letter)
}

/// The letters of a key between two: after `low` and, if there is one, before `high`.
fn middle(low: &[usize], high: Option<&[usize]>) -> String {
    let mut key = String::new();
    let mut high = high;
    let mut at = 0;
    loop {
        let from = low.get(at).copied().unwrap_or(0);
        let to = high.map_or(BASE, |high| high.get(at).copied().unwrap_or(0));
        if to > from + 1 {
            key.push(letter(usize::midpoint(from, to)));
            return key;
        }
        key.push(letter(from));
        if to == from + 1 {
            // Whatever follows now lies below.
            high = None;
        }
        at += 1;
    }
}

impl Shift {
    /// The word in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl FromStr for Shift {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        [Self::Up, Self::Down].into_iter().find(|shift| shift.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Position {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        // One that ends with a zero would leave no room before it.
        let is_one =
            !text.is_empty() && text.len() <= LONGEST + 1 && !text.ends_with('0') && text.bytes().all(|byte| value(byte).is_some());
        if is_one { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Moves a thing of a list, and holds the keys against what the order should be.
    fn step(list: &mut [(Position, u32)], from: usize, to: usize) -> usize {
        let keys: Vec<Position> = list.iter().map(|(key, _)| key.clone()).collect();
        let changes = Position::moved(&keys, from, to);
        let mut wanted: Vec<u32> = list.iter().map(|(_, id)| *id).collect();
        let id = wanted.remove(from);
        wanted.insert(to, id);
        for (at, key) in &changes {
            assert_eq!(key.as_str().parse(), Ok(key.clone()), "it can be read again");
            list[*at].0 = key.clone();
        }
        list.sort();
        assert_eq!(list.iter().map(|(_, id)| *id).collect::<Vec<_>>(), wanted);
        changes.len()
    }

    #[test]
    fn a_new_list_is_in_order_and_short() {
        for n in [0, 1, 2, 200, 50_000] {
            let keys = Position::spread(n);
            assert_eq!(keys.len(), n);
            assert!(keys.is_sorted() && keys.windows(2).all(|two| two[0] != two[1]));
            assert!(keys.iter().all(|key| key.as_str().len() <= 5 && key.as_str().parse() == Ok(key.clone())));
        }
    }

    #[test]
    fn what_is_added_at_the_end_gets_short_keys() {
        let mut keys = vec![Position::after(None)];
        for _ in 0..10_000 {
            keys.push(Position::after(keys.last()));
        }
        assert!(keys.is_sorted() && keys.iter().all(|key| key.as_str().len() <= 5));
        let last = Position("zzzzz".to_owned());
        assert!(Position::after(Some(&last)) > last);
    }

    #[test]
    fn two_that_are_moved_past_each_other_for_ever_keep_short_keys() {
        let mut list: Vec<(Position, u32)> = Position::spread(3).into_iter().zip(0..).collect();
        for _ in 0..2_000 {
            step(&mut list, 2, 1);
        }
        assert!(list.iter().all(|(key, _)| key.as_str().len() <= LONGEST));
    }

    #[test]
    fn equal_keys_of_two_copies_are_parted_when_one_moves() {
        let key = Position::after(None);
        let mut list = vec![(key.clone(), 1), (key.clone(), 2), (key, 3)];
        step(&mut list, 2, 1);
        assert_eq!(list.iter().map(|(_, id)| *id).collect::<Vec<_>>(), [1, 3, 2]);
    }

    #[test]
    fn a_place_beside_another_is_counted_without_the_one_that_moves() {
        let id = Uuid::from_u128;
        let list = [id(1), id(2), id(3)];
        let place = |from: usize, beside: Beside| beside.place(&list, from);
        assert_eq!([place(0, Beside::Before(id(3))), place(0, Beside::After(id(3)))], [Some(1), Some(2)]);
        assert_eq!([place(2, Beside::Before(id(1))), place(2, Beside::After(id(1)))], [Some(0), Some(1)]);
        assert_eq!([place(1, Beside::Before(id(2))), place(1, Beside::After(id(2)))], [Some(1), Some(1)]);
        assert_eq!(place(1, Beside::After(id(9))), None, "it is not in this list");
    }

    #[test]
    fn only_keys_are_read() {
        for text in ["", "0", "a0", "A", "a b", "é", &"a".repeat(99)] {
            assert!(text.parse::<Position>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_move_puts_one_thing_where_it_should_be(moves in proptest::collection::vec((0..12_usize, 0..12_usize), 0..200)) {
            let mut list: Vec<(Position, u32)> = Position::spread(12).into_iter().zip(0..).collect();
            for (from, to) in moves {
                prop_assert!(step(&mut list, from, to) >= 1);
            }
        }
    }
}
