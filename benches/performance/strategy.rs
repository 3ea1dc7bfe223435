//! A plan of forty strategic actions, with their logic models, measures and updates, against one of two.

use milepost::domain::readiness::Revision;

use crate::filled::Filled;
use crate::measured::{Measured, ms};
use crate::page::Row;
use crate::parts::{Pair, aim};
use crate::program::Program;
use crate::wrk;

const TURNS: usize = 5;
const LIMIT: f64 = 1.5;
/// The most that the page of all of them may be, compressed, in kilobytes.
const MOST: f64 = 150.0;

const ONE: &str = "a strategic action’s page, of forty with 900 entries, 200 measures, 4,000 updates";
const SAVE: &str = "a save on it, durable";
const ALL: &str = "the page of those forty, per KB sent";
const SIZE: &str = "the page of those forty, compressed";

/// The first strategic action of a file.
fn first(program: &Program, home: &str) -> String {
    let page = program.get(&format!("{home}/strategy")).text();
    let start = format!("href=\"{home}/strategy/");
    let is_id = |id: &&str| id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let ids = page.split(&start).skip(1).filter_map(|rest| rest.get(..36)).filter(is_id);
    let id = ids.into_iter().next().expect("the page leads to each strategic action");
    format!("{home}/strategy/{id}")
}

/// Two saves by which the notes go back and forth.
fn back_and_forth(page: &str) -> Vec<String> {
    let save =
        |seen: &str, value: &str| format!("POST {page} {}", wrk::form(&[("notes", value), ("rev-notes", &Revision::of(seen).to_string())]));
    vec![save("", "Something"), save("Something", "")]
}

fn kilobytes(program: &Program, page: &str) -> f64 {
    let page = program.get(page);
    assert_eq!(page.status, 200);
    f64::from(u32::try_from(page.body.len()).unwrap()) / 1024.0
}

/// The rows.
pub fn rows() -> Vec<Row> {
    if !wrk::is_ready() {
        return [ONE, SAVE, ALL].map(|work| Row::missing(work, &aim(LIMIT), wrk::MISSING)).into();
    }
    let files = [2, 40].map(Filled::with_strategy);
    let programs = files.each_ref().map(|filled| Program::start(&filled.path));
    let pages = [0, 1].map(|at| first(&programs[at], &files[at].home));
    let page =
        Pair { work: ONE, floor: "of two", little: (&programs[0], pages[0].clone()), much: (&programs[1], pages[1].clone()), limit: LIMIT }
            .row();
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        few.push(wrk::cycle(&programs[0], &[back_and_forth(&pages[0])], &[]).median);
        many.push(wrk::cycle(&programs[1], &[back_and_forth(&pages[1])], &[]).median);
    }
    let ratios = Measured::of(many.iter().zip(&few).map(|(much, little)| much / little));
    let save = Row {
        work: SAVE.to_owned(),
        floor: format!("of two: {}", Measured::of(few).told(ms)),
        measured: Measured::of(many).told(ms),
        ratio: format!("{ratios} ×"),
        aim: aim(LIMIT),
        is_met: Some(ratios.median() <= LIMIT),
    };
    // The file is kept for the next run: a round of its own, and none that is added.
    let home = programs[1].get(&files[1].home).text();
    let round = home.split("href=\"/assessments/").nth(1).and_then(|rest| rest.get(..36)).expect("it has a round");
    let round = format!("/assessments/{round}");
    let (condition, all) = (format!("{round}/conditions/organizational-capacity"), format!("{}/strategy", files[1].home));
    let sizes = [&condition, &all].map(|page| kilobytes(&programs[1], page));
    let (mut floor, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        floor.push(wrk::get(&programs[1], &condition, 1, false).median / sizes[0]);
        ours.push(wrk::get(&programs[1], &all, 1, false).median / sizes[1]);
    }
    let ratios = Measured::of(ours.iter().zip(&floor).map(|(ours, floor)| ours / floor));
    let per = Row {
        work: ALL.to_owned(),
        floor: format!("a condition page of {:.0} KB: {} per KB", sizes[0], Measured::of(floor).told(ms)),
        measured: format!("{} per KB, of {:.0} KB", Measured::of(ours).told(ms), sizes[1]),
        ratio: format!("{ratios} ×"),
        aim: aim(LIMIT),
        is_met: Some(ratios.median() <= LIMIT),
    };
    let zipped = f64::from(u32::try_from(programs[1].get_zipped(&all).body.len()).unwrap()) / 1024.0;
    let size = Row {
        work: SIZE.to_owned(),
        floor: format!("not compressed: {:.0} KB", sizes[1]),
        measured: format!("{zipped:.0} KB"),
        ratio: format!("{:.2} ×", zipped / sizes[1]),
        aim: format!("≤ {MOST:.0} KB"),
        is_met: Some(zipped <= MOST),
    };
    vec![page, save, per, size]
}
