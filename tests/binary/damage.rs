//! A damaged file: it is found, or it says the same as before; it is never served as if it were whole.

use std::path::PathBuf;

use milepost::bundle::Bundle;
use milepost::store::bundle::export_file;
use milepost::store::file::{Reading, check};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use tempfile::tempdir;
use tokio::runtime::Runtime;

use crate::chance::Chance;
use crate::filled::fill;
use crate::program::{Program, complaint, made_file, run, told};

const PAGE: usize = 4096;

/// A way to damage a file.
#[derive(Debug, Clone)]
enum Damage {
    /// Cut short to this length.
    Cut(usize),
    /// A page overwritten with zeros, with noise, or with another page.
    Zeroed(usize),
    Noise(usize, u64),
    Copied(usize, usize),
    /// One byte changed.
    Byte(usize, u8),
}

impl Damage {
    fn done_to(&self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        let page = |n: usize| n * PAGE..(n + 1) * PAGE;
        match *self {
            Self::Cut(length) => bytes.truncate(length),
            Self::Zeroed(n) => bytes[page(n)].fill(0),
            Self::Noise(n, seed) => bytes[page(n)].iter_mut().zip(0_u64..).for_each(|(byte, at)| {
                *byte = (seed.wrapping_mul(at + 1) >> 24).to_le_bytes()[0];
            }),
            Self::Copied(n, from) => bytes.copy_within(page(from), n * PAGE),
            Self::Byte(at, flip) => bytes[at] ^= flip,
        }
        bytes
    }
}

/// What became of a damaged file.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Found,
    SaysTheSame,
    /// It passes, and says something else.
    Unseen,
}

/// A filled file, and what it says.
struct Sound {
    bytes: Vec<u8>,
    says: Bundle,
    runtime: Runtime,
    data: PathBuf,
    _folder: tempfile::TempDir,
}

impl Sound {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let data = folder.path().join("milepost.db");
        fill(&data);
        let _ = std::fs::remove_dir_all(folder.path().join("milepost-backups"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let says = runtime.block_on(export_file(&data, Reading::Alone, None, &|_, _| {})).unwrap().unwrap();
        Self { bytes: std::fs::read(&data).unwrap(), says, runtime, data, _folder: folder }
    }

    fn fate(&self, damage: &Damage) -> Fate {
        std::fs::write(&self.data, damage.done_to(&self.bytes)).unwrap();
        let found =
            self.runtime.block_on(async { check::check(&self.data, Reading::Alone).await.is_ok_and(|findings| findings.is_clean()) });
        if !found {
            return Fate::Found;
        }
        let says = self.runtime.block_on(export_file(&self.data, Reading::Alone, None, &|_, _| {}));
        // What cannot even be read is found by whoever reads it.
        let Ok(Some(says)) = says else { return Fate::Found };
        if says == self.says {
            Fate::SaysTheSame
        } else if without_what_nothing_holds(says) == without_what_nothing_holds(self.says.clone()) {
            Fate::Unseen
        } else {
            panic!("{damage:?} passes the check, and the file says something else");
        }
    }
}

/// A bundle without the parts that nothing in the file is held against, as `docs/loses-nothing.md` names them.
fn without_what_nothing_holds(mut bundle: Bundle) -> Bundle {
    bundle.tombstones.clear();
    for round in bundle.jurisdictions.iter_mut().flat_map(|jurisdiction| &mut jurisdiction.rounds) {
        round.decisions.iter_mut().for_each(|decision| decision.texts.clear());
        round.states.iter_mut().for_each(|state| state.kept = 0);
        round.states.sort_by(|a, b| a.fingerprint.cmp(&b.fingerprint));
    }
    bundle
}

#[test]
fn a_damaged_file_is_found_or_says_the_same() {
    let sound = Sound::new();
    let mut chance = Chance::new();
    let pages = sound.bytes.len() / PAGE;
    let mut damages = Vec::new();
    for n in 0..pages {
        damages.push(match chance.below(3) {
            0 => Damage::Zeroed(n),
            1 => Damage::Noise(n, chance.next() | 1),
            _ => Damage::Copied(n, chance.below(pages)),
        });
    }
    damages.extend((0..15).map(|_| Damage::Cut(chance.below(pages) * PAGE)));
    damages.extend((0..15).map(|_| Damage::Cut(chance.below(sound.bytes.len()))));
    damages.extend((0..150).map(|_| Damage::Byte(chance.below(sound.bytes.len()), 1 << chance.below(8))));
    let (mut found, mut same, mut unseen) = (0, 0, Vec::new());
    for damage in &damages {
        let fate = sound.fate(damage);
        assert!(fate == Fate::Found || !matches!(damage, Damage::Cut(_)), "{damage:?}: a file cut short passes");
        match fate {
            Fate::Found => found += 1,
            Fate::SaysTheSame => same += 1,
            Fate::Unseen => unseen.push(damage.clone()),
        }
    }
    println!(
        "{} ways to damage a file of {pages} pages: {found} found, {same} say the same, {} unseen: {unseen:?}",
        damages.len(),
        unseen.len()
    );
    assert!(found > damages.len() / 2);
}

/// The pages that an interior page leads to, counted from nothing: the one that each of its cells begins with, and the last.
fn children(page: &[u8]) -> Vec<usize> {
    let two = |at: usize| usize::from(u16::from_be_bytes([page[at], page[at + 1]]));
    let number = |at: usize| u32::from_be_bytes(page[at..at + 4].try_into().unwrap());
    let cells = (0..two(3)).map(|cell| number(two(12 + 2 * cell)));
    cells.chain([number(8)]).map(|number| usize::try_from(number).unwrap() - 1).collect()
}

/// A page in the place of another can make a tree lead back to itself, in which a reader would go round forever.
#[test]
fn a_tree_that_leads_back_to_itself_is_found_and_not_followed() {
    let sound = Sound::new();
    let interior: Vec<usize> = (1..sound.bytes.len() / PAGE).filter(|n| matches!(sound.bytes[n * PAGE], 2 | 5)).collect();
    let leaves: Vec<usize> = (1..sound.bytes.len() / PAGE).filter(|n| matches!(sound.bytes[n * PAGE], 10 | 13)).collect();
    let mut tried = 0;
    for from in interior {
        // The interior pages of a tree, each in the place of its children in turn.
        let below = children(&sound.bytes[from * PAGE..(from + 1) * PAGE]);
        for child in below.into_iter().filter(|child| leaves.contains(child)).take(2) {
            assert_eq!(sound.fate(&Damage::Copied(child, from)), Fate::Found, "{child} {from}");
            let message = complaint(&run(&sound.data, &["--no-open", "--listen", "127.0.0.1:0"]));
            assert!(message.contains("is damaged"), "{message}");
            tried += 1;
        }
    }
    assert!(tried > 4, "{tried}");
}

/// The file holds readings of metrics, which a start passes over: it looks at each table by itself.
#[test]
fn a_page_of_one_tree_in_the_place_of_another_is_found_by_a_start() {
    let sound = Sound::new();
    let kind = |n: &usize| sound.bytes[n * PAGE];
    let roots: Vec<i64> = sound.runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(&sound.data).connect().await.unwrap();
        assert!(sqlx::query_scalar::<_, bool>("SELECT count(*) > 0 FROM metric_blocks").fetch_one(&mut connection).await.unwrap());
        let sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name <> 'metric_blocks'";
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    });
    let roots: Vec<usize> = roots.into_iter().map(|root| usize::try_from(root).unwrap() - 1).filter(|root| kind(root) == 10).collect();
    let interior: Vec<usize> = (1..sound.bytes.len() / PAGE).filter(|n| kind(n) == 2).collect();
    assert!(roots.len() > 20 && !interior.is_empty());
    for (at, root) in roots.into_iter().enumerate() {
        let from = interior[at % interior.len()];
        std::fs::write(&sound.data, Damage::Copied(root, from).done_to(&sound.bytes)).unwrap();
        let glanced = sound.runtime.block_on(check::glance(&sound.data));
        assert!(glanced.is_err(), "page {from} in the place of {root}");
    }
}

/// Single bytes where it hurts: in a value, in both texts of its line in the history, and in the line's digest.
#[test]
fn one_changed_byte_of_an_answer_its_history_or_its_digest_is_found() {
    let sound = Sound::new();
    let texts =
        ["Since the decision", "What racial-equity needs", "All signed", "under_way", "Hire somebody", "In our own words", "A neighbor"];
    let mut looked_at = 0;
    for text in texts {
        let places = sound.bytes.windows(text.len()).enumerate().filter(|(_, window)| *window == text.as_bytes()).map(|(at, _)| at);
        for at in places.take(6) {
            // Bytes of free space, where an older copy of a row may lie, say nothing.
            let fate = sound.fate(&Damage::Byte(at + text.len() / 2, 2));
            looked_at += usize::from(fate == Fate::Found);
            assert_ne!(fate, Fate::Unseen, "“{text}” at {at}");
        }
    }
    assert!(looked_at >= 2 * texts.len(), "each text stands in its table and in the history: {looked_at}");
    let lines: Vec<_> = sound.says.jurisdictions.iter().flat_map(|jurisdiction| &jurisdiction.history).collect();
    for line in lines.iter().step_by(20) {
        let digest: Vec<u8> = (0..32).map(|n| u8::from_str_radix(&line.digest[2 * n..2 * n + 2], 16).unwrap()).collect();
        // An older copy of a row may lie in free space, where it says nothing.
        let places = sound.bytes.windows(32).enumerate().filter(|(_, window)| *window == digest).map(|(at, _)| at);
        let fates: Vec<Fate> = places.map(|at| sound.fate(&Damage::Byte(at + 5, 16))).collect();
        assert!(fates.contains(&Fate::Found) && !fates.contains(&Fate::Unseen), "the digest of {}: {fates:?}", line.field);
    }
}

/// A log cut short anywhere loses whole saves from its end, never half of one; and the program cannot tell.
#[test]
fn a_damaged_log_loses_whole_saves_and_never_half_of_one() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let program = Program::start(&data);
    for n in 1..=6 {
        let rev = |before: String| milepost::domain::readiness::Revision::of(&before).to_string();
        let before = if n == 1 { String::new() } else { format!("{}", n - 1) };
        let form = format!("note-1.2={n}&rev-note-1.2={0}&note-1.3={n}&rev-note-1.3={0}", rev(before));
        assert_eq!(program.post(&format!("{round}/conditions/leadership-commitment"), &form).status, 303);
    }
    program.kill();
    let wal = folder.path().join("milepost.db-wal");
    let (file, log) = (std::fs::read(&data).unwrap(), std::fs::read(&wal).unwrap());
    let mut chance = Chance::new();
    let mut least = 6;
    for n in 0..30 {
        let mut damaged = log.clone();
        let at = chance.below(log.len());
        if n % 2 == 0 {
            damaged.truncate(at);
        } else {
            damaged[at] ^= 8;
        }
        std::fs::write(&data, &file).unwrap();
        std::fs::write(&wal, damaged).unwrap();
        let _ = std::fs::remove_file(folder.path().join("milepost.db-shm"));
        let checked = run(&data, &["check"]);
        if checked.status.success() {
            let facts = crate::facts::Facts::of_file(&data);
            let id = round.trim_start_matches("/assessments/");
            let (one, other) = (facts.value(id, "note-1.2"), facts.value(id, "note-1.3"));
            assert_eq!(one, other, "half a save");
            least = least.min(one.parse().unwrap_or(0));
        }
    }
    assert!(least < 6, "no damage reached the log");
}

/// What nothing can see, as the docs say: whoever changes a value, its line and the line's digest together.
#[test]
fn a_forgery_of_value_history_and_digest_together_passes() {
    use milepost::bundle::hex;
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let facts = crate::facts::Facts::of_file(&data);
    let line = facts.lines.iter().find(|line| line.after == "Resolution 12").unwrap();
    let mut forged = line.event().unwrap();
    forged.after = "Resolution 13".to_owned();
    let unhex =
        |digits: &str| (0..digits.len() / 2).map(|n| u8::from_str_radix(&digits[2 * n..2 * n + 2], 16).unwrap()).collect::<Vec<_>>();
    let mut bytes = std::fs::read(&data).unwrap();
    let swap = |bytes: &mut Vec<u8>, old: &[u8], new: &[u8]| {
        while let Some(at) = bytes.windows(old.len()).position(|window| window == old) {
            bytes[at..at + old.len()].copy_from_slice(new);
        }
    };
    swap(&mut bytes, b"Resolution 12", b"Resolution 13");
    swap(&mut bytes, &unhex(&line.digest), &unhex(&hex(&forged.digest())));
    std::fs::write(&data, bytes).unwrap();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
}
