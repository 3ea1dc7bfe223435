//! The form of a decision, as a browser fills it.

use milepost::store::file::Reading;
use milepost::store::file::check::check;

use crate::person::{Page, Person};

pub fn day(days: i64) -> String {
    milepost::domain::words::dates::iso((time::OffsetDateTime::now_utc() + time::Duration::days(days)).date())
}

/// How many steps each condition has, in order.
pub const STEPS_OF: [usize; 9] = [4, 3, 4, 2, 4, 5, 4, 2, 3];

/// A round in which this many conditions are met and the rest not begun, with its jurisdiction's home.
pub async fn round(person: &Person, met: usize) -> (String, String) {
    let round = person.start("Dana Ortiz", "Wren County").await;
    answer(person, &round, met).await;
    let home = person.get(&round).await.after("class=\"where\"", "href");
    (round, home)
}

pub async fn answer(person: &Person, round: &str, met: usize) {
    let page = format!("{round}/worksheet");
    let worksheet = person.get(&page).await;
    let mut fields = Vec::new();
    for (index, steps) in STEPS_OF.iter().enumerate() {
        for step in 1..=*steps {
            let name = format!("step-{}.{step}", index + 1);
            fields.push((format!("rev-{name}"), worksheet.rev(&name)));
            fields.push((name, if index < met { "in_place" } else { "not_yet" }.to_owned()));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    person.post(&page, &fields).await.expect(303);
}

/// What the form of a decision offers now, as a browser would send it back.
pub struct Sheet {
    pub rests: String,
    pub latest: String,
    pub today: String,
}

impl Sheet {
    pub async fn open(person: &Person, round: &str) -> Self {
        let page = person.get(&format!("{round}/decision?newer=yes")).await;
        page.expect(200).says("Which route did leadership choose?");
        Self {
            rests: page.after("name=\"rests\"", "value"),
            latest: page.after("name=\"latest\"", "value"),
            today: page.after("id=\"decided\"", "value"),
        }
    }

    /// Sends it with a route and a reason, and other fields in place of its own.
    pub async fn send(&self, person: &Person, round: &str, route: &str, reason: &str, others: &[(&str, &str)]) -> Page {
        let own = [
            ("route", route),
            ("reason", reason),
            ("deciders", "Ruth Amadi, County Manager\nLee Park, Budget Director"),
            ("decided", self.today.as_str()),
            ("rests", self.rests.as_str()),
            ("latest", self.latest.as_str()),
        ];
        let kept = own.into_iter().filter(|(name, _)| !others.iter().any(|(other, _)| other == name));
        let fields: Vec<(&str, &str)> = kept.chain(others.iter().copied()).collect();
        person.post(&format!("{round}/decision"), &fields).await
    }
}

pub async fn decide(person: &Person, round: &str, route: &str, reason: &str) -> Page {
    Sheet::open(person, round).await.send(person, round, route, reason, &[("interested", "yes")]).await
}

pub async fn is_undecided(person: &Person, round: &str) -> bool {
    person.report(round).await["decision"].is_null()
}

pub async fn assert_sound(person: &Person) {
    let findings = check(person.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}
