//! The metrics profile of a place with twelve peers: four pages.

use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::Arc;

use milepost::domain::guide::metrics::PlaceCode;
use milepost::domain::metrics::{MeasuredPlace, Years, suggest};
use milepost::domain::people::Actor;
use milepost::export;
use milepost::report::document::{self, Paper};
use milepost::report::{PlacePart, PlaceSources};
use milepost::store::{Incoming, Looked};
use time::macros::datetime;

use super::cut;
use super::expected::COLUMBIA;
use crate::person::Person;

/// A cut with what it says of Columbia said of its peers too, each with numbers a little lower than the one before.
fn with_peers(name: &str, peers: &[PlaceCode]) -> Vec<u8> {
    let text = String::from_utf8(cut(name)).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.contains(",29,15670,")).collect();
    let mut all = format!("{}\n{}\n", text.lines().next().unwrap(), rows.join("\n"));
    for (at, peer) in peers.iter().enumerate() {
        let code = peer.to_string();
        let place = format!(",{},{},", &code[5..7], &code[7..]);
        let part = 1.0 - 0.015 * f64::from(u8::try_from(at + 1).unwrap());
        for row in &rows {
            // Year, codes, names and people are no numbers to be changed.
            let fields = row.split(',').enumerate().map(|(at, field)| match field.parse::<f64>() {
                Ok(number) if at > 5 && field.contains('.') => (number * part).to_string(),
                Ok(number) if at > 5 => (number * part).round().to_string(),
                _ => field.to_owned(),
            });
            writeln!(all, "{}", fields.collect::<Vec<_>>().join(",").replacen(",29,15670,", &place, 1)).unwrap();
        }
    }
    all.into_bytes()
}

async fn take_in(person: &Person, name: &str, bytes: Vec<u8>) {
    let looked = Arc::new(Looked::at(&mut Cursor::new(&bytes)).unwrap());
    let incoming = Incoming { name: name.to_owned(), looked, years: Years::new() };
    let now = datetime!(2026-11-23 10:00 UTC);
    person.store.import_metrics(Cursor::new(bytes), &incoming, &Actor::unnamed(), now, Arc::new(|_, _| {})).await.unwrap();
}

#[tokio::test]
async fn a_profile_of_twenty_one_metrics_with_twelve_peers_has_four_pages() {
    let dana = Person::new().await;
    let place: PlaceCode = COLUMBIA.parse().unwrap();
    let suggested = suggest(place, 2023, &std::collections::BTreeSet::new()).unwrap();
    let peers: Vec<PlaceCode> = suggested.in_state.iter().chain(&suggested.elsewhere).map(|peer| peer.place.code).collect();
    assert_eq!(peers.len(), 12);
    assert!(peers.iter().all(|peer| MeasuredPlace::of(*peer).is_some()));
    for name in ["p61_2025-03_place-overall.csv", "p64_place-income.csv", "p67_place-tenure.csv"] {
        take_in(&dana, name, with_peers(name, &peers)).await;
    }
    let kept = dana.store.metric_readings(&[&[place], &peers[..]].concat(), |_| true).await.unwrap();
    let as_of = datetime!(2026-11-23 10:00 UTC);
    for paper in [Paper::Letter, Paper::A4] {
        let part = PlacePart::of(&PlaceSources { jurisdiction: "City of Columbia", place, peers: &peers, kept: &kept, as_of, paper });
        assert_eq!(part.counted(), (21, 26));
        let set = export::pdf::typeset(&document::metrics(&part)).unwrap();
        assert_eq!((set.pages, set.warnings), (4, Vec::new()), "on {paper:?}");
    }
}
