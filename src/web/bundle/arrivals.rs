//! Bundles that were uploaded and wait for a choice: a few of them, for an hour, in files without a name
//! that end with the program.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How many wait at most; a further one takes the place of the oldest.
const ROOM: usize = 4;
/// How long one waits.
const PATIENCE: Duration = Duration::from_hours(1);

/// The bundles that wait.
#[derive(Debug, Default)]
pub struct Arrivals(Mutex<Vec<Waiting>>);

#[derive(Debug)]
struct Waiting {
    digest: String,
    source: String,
    file: File,
    since: Instant,
}

impl Arrivals {
    fn room(&self) -> MutexGuard<'_, Vec<Waiting>> {
        let mut room = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        room.retain(|waiting| waiting.since.elapsed() < PATIENCE);
        room
    }

    /// Lets a bundle wait under its digest. `source` is the name of its file.
    ///
    /// # Errors
    /// When there is no room on the disk for it.
    pub fn keep(&self, digest: &str, source: &str, bytes: &[u8]) -> std::io::Result<()> {
        let mut file = tempfile::tempfile()?;
        file.write_all(bytes)?;
        let mut room = self.room();
        room.retain(|waiting| waiting.digest != digest);
        if room.len() == ROOM {
            room.remove(0);
        }
        room.push(Waiting { digest: digest.to_owned(), source: source.to_owned(), file, since: Instant::now() });
        Ok(())
    }

    /// The name and the bytes of a bundle that waits.
    ///
    /// # Errors
    /// A failed read.
    pub fn find(&self, digest: &str) -> std::io::Result<Option<(String, Vec<u8>)>> {
        let mut room = self.room();
        let Some(waiting) = room.iter_mut().find(|waiting| waiting.digest == digest) else { return Ok(None) };
        let mut bytes = Vec::new();
        waiting.file.seek(SeekFrom::Start(0))?;
        waiting.file.read_to_end(&mut bytes)?;
        Ok(Some((waiting.source.clone(), bytes)))
    }

    /// Lets a bundle go.
    pub fn let_go(&self, digest: &str) {
        self.room().retain(|waiting| waiting.digest != digest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_wait_and_the_oldest_makes_room() {
        let arrivals = Arrivals::default();
        for n in 0..=ROOM {
            arrivals.keep(&n.to_string(), "a", n.to_string().as_bytes()).unwrap();
        }
        assert!(arrivals.find("0").unwrap().is_none());
        for _ in 0..2 {
            assert_eq!(arrivals.find("1").unwrap(), Some(("a".to_owned(), b"1".to_vec())), "as often as wanted");
        }
        arrivals.let_go("1");
        assert!(arrivals.find("1").unwrap().is_none());
    }
}
