//! The data appendix: beside each text that people read stands the number that a spreadsheet computes with.

use super::expected::COLUMBIA;
use super::pages::import;
use super::reading::looking;
use super::rows;
use crate::person::Person;
use crate::workbook::Workbook;

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

#[tokio::test]
async fn beside_each_text_stands_the_number_that_a_spreadsheet_computes_with() {
    let dana = Person::new().await;
    for file in ["p61_2025-03_place-overall.csv", "p67_place-tenure.csv"] {
        import(&dana, file).await.expect(200);
    }
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let rows = rows(&dana.get(&format!("{home}/appendix.csv")).await.expect(200).bytes);
    let of = |definition: &str, year: &str| {
        rows.iter()
            .find(|row| row["Definition"] == definition && row["Year"] == year && row["Of whom"] == "All")
            .unwrap_or_else(|| panic!("no {definition} of {year}: {:?}", rows.iter().map(|row| &row["Of whom"]).collect::<Vec<_>>()))
    };
    let income = of("Household income, median", "2023");
    assert_eq!((income["Value"].as_str(), income["Value as a number"].as_str()), ("$64,841", "64841.34479999999"));
    let mut kinds = [0; 3];
    for row in &rows {
        let (value, plain) = (row["Value"].as_str(), number(&row["Value as a number"]));
        let (left, right) = (number(&row["Left side of a pair"]), number(&row["Right side of a pair"]));
        let [lower, upper] =
            ["Lower bound", "Upper bound"].map(|name| (row[name].is_empty(), number(&row[&format!("{name} as a number")])));
        assert!(lower.0 == lower.1.is_none() && upper.0 == upper.1.is_none(), "{row:?}");
        if value.contains(" : ") {
            kinds[0] += 1;
            let (Some(left), Some(right), None) = (left, right, plain) else { panic!("a pair without its sides: {row:?}") };
            assert_eq!(value, format!("{:.1}% : {:.1}%", left * 100.0, right * 100.0));
        } else if let Some(plain) = plain {
            kinds[1] += 1;
            assert!(left.is_none() && right.is_none(), "{row:?}");
            // Bounds are in the unit of the value.
            assert!(lower.1.is_none_or(|lower| lower <= plain) && upper.1.is_none_or(|upper| plain <= upper), "{row:?}");
            if row["Unit"] == "homes for every 100 households" && plain >= 10.0 {
                kinds[2] += 1;
                assert_eq!(value, format!("{plain:.0}"), "{row:?}");
            }
            if let Some(percent) = value.strip_suffix('%') {
                assert!((number(percent).unwrap() - plain * 100.0).abs() < 0.051, "{row:?}");
            }
        } else {
            assert!(value.starts_with("no "), "a reading without a number: {row:?}");
        }
    }
    assert!(kinds.iter().all(|many| *many > 0), "{kinds:?}");
    // One row a reading: the base of groups is one reading, though it may stand in for a headline.
    let places = rows.iter().map(|row| ["File", "Line of the file", "Column of the file"].map(|name| row[name].as_str()));
    assert_eq!(places.collect::<std::collections::BTreeSet<_>>().len(), rows.len());
    let book = Workbook::read(&dana.get(&format!("{home}/appendix.xlsx")).await.expect(200).bytes);
    let sheet = book.table("Readings");
    assert_eq!(sheet.len(), rows.len());
    for (cells, row) in sheet.iter().zip(&rows) {
        for (heading, text) in row.iter().filter(|(heading, _)| heading.contains("as a number") || heading.contains("side of a pair")) {
            assert_eq!(cells[heading].number, number(text), "{heading}: {row:?}");
            assert_eq!(cells[heading].text, "", "{heading} is a text");
        }
    }
}
