//! The kept inputs, how long to go on, and what to do with an input that fails.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::chance::Chance;

/// Every kept input of a kind with its name.
pub fn kept(kind: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(kind);
    let mut all: Vec<(String, Vec<u8>)> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    all.sort();
    assert!(!all.is_empty(), "{} is empty", folder.display());
    all
}

/// How long each kind goes on.
pub struct Run {
    kind: &'static str,
    seed: u64,
    until: Instant,
    pub cases: usize,
}

impl Run {
    pub fn begin(kind: &'static str) -> (Self, Chance) {
        let set = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let seed = set("MILEPOST_FUZZ_SEED").unwrap_or(now.as_secs() * 1_000 + u64::from(now.subsec_millis()));
        let seconds = set("MILEPOST_FUZZ_SECONDS").unwrap_or(10);
        (Self { kind, seed, until: Instant::now() + Duration::from_secs(seconds), cases: 0 }, Chance::new(seed))
    }

    /// Whether to go on with another case.
    pub fn goes_on(&mut self) -> bool {
        self.cases += 1;
        Instant::now() < self.until
    }

    /// Keeps an input that failed, and fails.
    #[track_caller]
    pub fn fails(&self, input: &[u8], why: &str) -> ! {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        std::fs::create_dir_all(&folder).unwrap();
        let file: PathBuf = folder.join(format!("{}-{}-{}", self.kind, self.seed, self.cases));
        std::fs::write(&file, input).unwrap();
        let shown: String = String::from_utf8_lossy(input).chars().take(2_000).collect();
        panic!("{why}\nMILEPOST_FUZZ_SEED={} case {}, kept as {}:\n{shown}", self.seed, self.cases, file.display());
    }
}
