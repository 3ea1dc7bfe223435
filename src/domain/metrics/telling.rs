//! Values in the unit that people understand.

use crate::domain::guide::metrics::{Definition, DefinitionKey, Unit};
use crate::domain::words::dates;
use crate::domain::words::decimal::Decimal;

use super::officials::Officials;
use super::value::Value;

/// The day of publication as far as it is known: "March 27, 2025", "July 2021", "2026"; nothing if it is not.
#[must_use]
pub fn published(day: &str) -> String {
    match dates::parse_iso(day) {
        Some(day) => dates::long(day),
        None => dates::parse_iso(&format!("{day}-01")).map_or_else(|| day.to_owned(), dates::month),
    }
}

/// A hundred times as much.
fn hundredfold(number: Decimal) -> Decimal {
    number.times(Decimal::new(100, 0)).unwrap_or(number)
}

/// Few digits, but never none: 162, 47.4, 0.0029.
fn few(number: Decimal) -> String {
    let size = if number.is_negative() { Decimal::ZERO.minus(number).unwrap_or(number) } else { number };
    let places = match size {
        whole if whole.is_zero() || whole >= Decimal::new(10, 0) => 0,
        middle if middle >= Decimal::new(1, 1) => 1,
        _ => 4,
    };
    number.shown(places)
}

/// A number in the unit that [`unit()`] names, for programs that compute: homes for every 100 households, but a percentage as a
/// part of one, since spreadsheets keep it so.
#[must_use]
pub fn computed(number: Decimal, definition: &Definition) -> Decimal {
    if definition.unit == Unit::Per100Households { hundredfold(number) } else { number }
}

/// A value as a table has it: "$64,841", "88.4%", "162", "3.2% : 13.5%".
#[must_use]
pub fn short(value: Value, definition: &Definition) -> String {
    let percent = |number| format!("{}%", hundredfold(number).shown(1));
    match value {
        Value::NoneThere => "none".to_owned(),
        Value::Pair(left, right) => format!("{} : {}", percent(left), percent(right)),
        Value::Number(number) => match definition.unit {
            Unit::Dollars if number.is_negative() => format!("−${}", number.shown(0).trim_start_matches('−')),
            Unit::Dollars => format!("${}", number.shown(0)),
            Unit::Percent | Unit::Wealth => percent(number),
            Unit::Per100Households => few(hundredfold(number)),
            Unit::Rate => number.shown(1),
            Unit::Count | Unit::PeoplePerPhysician => number.shown(0),
            Unit::Index => number.shown(u8::from(number != number.rounded(0))),
            Unit::Ratio | Unit::Grades => number.shown(2),
        },
    }
}

/// A value as a row of readings has it: as a table has it, but with the word for none.
#[must_use]
pub fn cell(value: Value, definition: &Definition) -> String {
    match value {
        Value::NoneThere => in_words(value, definition),
        value => short(value, definition),
    }
}

/// What counts as better, in a sentence; empty for residents' shares, which are one side of a comparison only.
#[must_use]
pub fn better(key: DefinitionKey) -> &'static str {
    if Officials::groups().any(|group| group == key) { "" } else { key.get().better.in_words() }
}

/// The two sides of a pair as a table has them; nothing for what is no pair.
#[must_use]
pub fn sides(value: Value) -> Option<[String; 2]> {
    let Value::Pair(left, right) = value else { return None };
    Some([left, right].map(|side| format!("{}%", hundredfold(side).shown(1))))
}

/// How far the sides of a pair lie apart, in a sentence; empty for what is no pair.
#[must_use]
pub fn gap(value: Value) -> String {
    let Some(distance) = value.distance() else { return String::new() };
    let size = if distance.is_negative() { Decimal::ZERO.minus(distance).unwrap_or(distance) } else { distance };
    let points = hundredfold(size).rounded(1);
    if points.is_zero() {
        return "Both shares are equal.".to_owned();
    }
    let lies = if distance.is_negative() { "below" } else { "above" };
    format!("The share of wealth is {} points {lies} the share of households.", points.shown(1))
}

/// A value in a sentence: "88.4 percent of people aged 25 to 54", "162 homes for every 100 households".
#[must_use]
pub fn in_words(value: Value, definition: &Definition) -> String {
    let short = short(value, definition);
    let of = &definition.of;
    match value {
        Value::NoneThere => "no primary care physician".to_owned(),
        Value::Pair(left, right) => {
            let percent = |number| hundredfold(number).shown(1);
            format!("{} percent of housing wealth, held by {} percent of households", percent(left), percent(right))
        }
        Value::Number(_) => match definition.unit {
            Unit::Dollars => short,
            Unit::Percent | Unit::Wealth => format!("{} percent {of}", short.trim_end_matches('%')).trim_end().to_owned(),
            Unit::Per100Households => format!("{short} homes for every 100 households"),
            Unit::Grades => format!("{short} grade levels {of}"),
            Unit::PeoplePerPhysician => format!("one primary care physician for every {short} people"),
            Unit::Ratio => format!("{short} times {}", of.trim_start_matches("of ")),
            Unit::Rate | Unit::Count | Unit::Index => format!("{short} {of}"),
        },
    }
}

/// What stands behind a short value where nothing else says what it is of: "of workers", "homes for every 100 households".
#[must_use]
pub fn unit(definition: &Definition) -> &str {
    match definition.unit {
        Unit::Per100Households => "homes for every 100 households",
        Unit::PeoplePerPhysician => "people for each primary care physician",
        Unit::Grades => "grade levels a year",
        Unit::Wealth => "of housing wealth : of households",
        Unit::Dollars => "",
        Unit::Percent | Unit::Rate | Unit::Count | Unit::Index | Unit::Ratio => &definition.of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(word: &str, number: &str) -> (String, String) {
        let definition = word.parse::<DefinitionKey>().unwrap().get();
        let value = Value::Number(Decimal::read(number).unwrap());
        (short(value, definition), in_words(value, definition))
    }

    #[test]
    fn values_are_told_in_the_unit_that_people_understand() {
        for (word, number, short, words) in [
            ("income-50", "64841.34479999999", "$64,841", "$64,841"),
            ("employment", "0.8838288702361397", "88.4%", "88.4 percent of people aged 25 to 54"),
            ("affordable-80", "1.6202461373094723", "162", "162 homes for every 100 households"),
            ("affordable-available-30", "0.000028534218340315996", "0.0029", "0.0029 homes for every 100 households"),
            ("juvenile-arrests", "248207.44243035358", "248,207.4", "248,207.4 arrests per 100,000 people aged 10 to 17"),
            ("homeless-count", "3", "3", "3 students"),
            ("air-quality", "51", "51", "51 of 100"),
            ("transportation-cost-rank", "44.76", "44.8", "44.8 of 100"),
            ("learning", "-.36981869", "−0.37", "−0.37 grade levels a year"),
            ("physicians", "851", "851", "one primary care physician for every 851 people"),
            ("living-wage", "0.7555887", "0.76", "0.76 times the cost of living"),
            ("officials-ratio-other", "8.212980620278225", "8.21", "8.21 times the residents’ share"),
        ] {
            assert_eq!(told(word, number), (short.to_owned(), words.to_owned()), "{word}");
        }
    }

    #[test]
    fn shares_of_residents_are_one_side_and_say_of_no_side_that_it_is_better() {
        let told = |word: &str| better(word.parse().unwrap());
        assert_eq!(told("residents-black"), "");
        assert_eq!(told("housing-wealth-black"), "Best is where both sides are equal.");
        assert_eq!(told("employment"), "Higher is better.");
    }

    #[test]
    fn a_day_of_publication_is_told_as_far_as_it_is_known() {
        let told = ["2025-03-27", "2021-07", "2026", ""].map(published);
        assert_eq!(told, ["March 27, 2025", "July 2021", "2026", ""]);
    }

    #[test]
    fn a_pair_keeps_both_sides_and_none_is_a_word() {
        let definition = "housing-wealth-black".parse::<DefinitionKey>().unwrap().get();
        let pair = Value::Pair(Decimal::new(32, 3), Decimal::new(135, 3));
        assert_eq!(short(pair, definition), "3.2% : 13.5%");
        assert_eq!(in_words(pair, definition), "3.2 percent of housing wealth, held by 13.5 percent of households");
        let definition = "physicians".parse::<DefinitionKey>().unwrap().get();
        assert_eq!(in_words(Value::NoneThere, definition), "no primary care physician");
    }
}
