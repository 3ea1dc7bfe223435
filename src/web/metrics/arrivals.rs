//! Files that were uploaded and wait to be imported: a few lots of them, for an hour, in files that go with them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tempfile::TempPath;

use crate::bundle::hex;
use crate::store::Looked;

/// How many lots wait at most; a further one takes the place of the oldest.
const ROOM: usize = 4;
/// How long one waits.
const PATIENCE: Duration = Duration::from_hours(1);

/// A file that was uploaded.
#[derive(Debug)]
pub struct Arrived {
    /// Its name.
    pub name: String,
    /// What the first look found, or why the file is not read.
    pub looked: Result<Arc<Looked>, String>,
    /// Where it waits. It is gone when this is.
    pub path: TempPath,
}

/// Files that were uploaded together.
pub type Lot = Arc<Vec<Arrived>>;

/// The lots that wait, and what became of those that were imported.
#[derive(Debug, Default)]
pub struct Arrivals {
    waiting: Mutex<Vec<(String, Lot, Instant)>>,
    ended: Mutex<Vec<(String, Vec<String>)>>,
}

impl Arrivals {
    fn room(&self) -> MutexGuard<'_, Vec<(String, Lot, Instant)>> {
        let mut room = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        room.retain(|(_, _, since)| since.elapsed() < PATIENCE);
        room
    }

    /// Lets a lot wait, and gives the mark by which it is found again.
    pub fn keep(&self, lot: Vec<Arrived>) -> String {
        let mut digest = Sha256::new();
        for file in &lot {
            digest.update(file.name.as_bytes());
            digest.update(file.looked.as_ref().map_or("", |looked| looked.digest.as_str()));
        }
        let mark = hex(&digest.finalize());
        let mut room = self.room();
        room.retain(|(other, ..)| *other != mark);
        if room.len() == ROOM {
            room.remove(0);
        }
        room.push((mark.clone(), Arc::new(lot), Instant::now()));
        mark
    }

    /// A lot that waits.
    pub fn find(&self, mark: &str) -> Option<Lot> {
        self.room().iter().find(|(other, ..)| other == mark).map(|(_, lot, _)| Arc::clone(lot))
    }

    /// Lets a lot go, and keeps what became of it: a sentence for each file.
    pub fn end(&self, mark: &str, told: Vec<String>) {
        self.room().retain(|(other, ..)| other != mark);
        self.tell(mark, told);
    }

    /// Keeps what became of a lot, of which some files go on waiting.
    pub fn tell(&self, mark: &str, told: Vec<String>) {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.retain(|(other, _)| other != mark);
        if ended.len() == ROOM {
            ended.remove(0);
        }
        ended.push((mark.to_owned(), told));
    }

    /// What became of a lot.
    pub fn ended(&self, mark: &str) -> Option<Vec<String>> {
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.iter().find(|(other, _)| other == mark).map(|(_, told)| told.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(name: &str) -> Vec<Arrived> {
        let path = tempfile::NamedTempFile::new().unwrap().into_temp_path();
        vec![Arrived { name: name.to_owned(), looked: Err(String::new()), path }]
    }

    #[test]
    fn a_few_lots_wait_and_their_files_go_with_them() {
        let arrivals = Arrivals::default();
        let marks: Vec<String> = (0..=ROOM).map(|n| arrivals.keep(lot(&n.to_string()))).collect();
        assert!(arrivals.find(&marks[0]).is_none(), "the oldest made room");
        let path = arrivals.find(&marks[1]).unwrap()[0].path.to_path_buf();
        assert!(path.exists());
        arrivals.tell(&marks[1], vec!["Busy".to_owned()]);
        assert!(arrivals.find(&marks[1]).is_some() && path.exists(), "what is not imported goes on waiting");
        arrivals.end(&marks[1], vec!["Done".to_owned()]);
        assert!(arrivals.find(&marks[1]).is_none() && !path.exists());
        assert_eq!(arrivals.ended(&marks[1]), Some(vec!["Done".to_owned()]));
        assert_eq!(arrivals.ended(&marks[2]), None);
    }
}
