//! Patience with another program that holds a file for a moment: a virus scanner, a sync client, a backup agent.

use std::io;
use std::path::Path;
use std::time::Duration;

/// The pauses between the tries in milliseconds: a second and a half, about as long as SQLite itself waits on Windows.
const PAUSES: [u64; 8] = [10, 20, 40, 80, 150, 300, 400, 500];

/// Does something to a file, and again for a while if another program holds it.
///
/// # Errors
/// The last failure, once the patience is at its end; any other failure at once.
pub async fn patiently<T>(path: &Path, mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for pause in PAUSES {
        match once(path, &mut operation) {
            Err(error) if is_held(&error) => tokio::time::sleep(time(pause, &error)).await,
            done => return done,
        }
    }
    once(path, &mut operation)
}

/// The same for the moments at which nothing else waits for this thread: the start, and between two servings.
///
/// # Errors
/// As [`patiently`].
pub fn patiently_here<T>(path: &Path, mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for pause in PAUSES {
        match once(path, &mut operation) {
            Err(error) if is_held(&error) => std::thread::sleep(time(pause, &error)),
            done => return done,
        }
    }
    once(path, &mut operation)
}

/// Removes a file that may not be there.
///
/// # Errors
/// As [`patiently`].
pub async fn remove(path: &Path) -> io::Result<()> {
    match patiently(path, || std::fs::remove_file(path)).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Gives a file another name, in the place of whatever has that name.
///
/// # Errors
/// As [`patiently`].
pub async fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(to, || std::fs::rename(from, to)).await
}

/// Whether a failure says that another program holds the file, or may.
pub fn is_held(error: &io::Error) -> bool {
    let told = error.raw_os_error().filter(|_| cfg!(windows));
    error.kind() == io::ErrorKind::ResourceBusy || told.is_some_and(is_held_on_windows)
}

/// 32 and 33 say just that: a sharing violation, a lock. 5, no access, is said of what is forbidden, and also when a
/// file that somebody has open is to be replaced or removed.
const fn is_held_on_windows(code: i32) -> bool {
    matches!(code, 5 | 32 | 33)
}

/// How long a pause is: in a test that only says so, too short to wait for.
fn time(pause: u64, error: &io::Error) -> Duration {
    if cfg!(test) && error.raw_os_error().is_none() { Duration::from_micros(pause) } else { Duration::from_millis(pause) }
}

#[cfg(not(test))]
fn once<T>(_path: &Path, operation: &mut impl FnMut() -> io::Result<T>) -> io::Result<T> {
    operation()
}

/// In tests a file may be told to be held.
#[cfg(test)]
fn once<T>(path: &Path, operation: &mut impl FnMut() -> io::Result<T>) -> io::Result<T> {
    if holding::is_held(path) { Err(io::ErrorKind::ResourceBusy.into()) } else { operation() }
}

/// Another program that holds files of a folder, for tests.
#[cfg(test)]
pub mod holding {
    use std::path::{Path, PathBuf};
    use std::sync::Mutex;

    use super::PAUSES;

    static HELD: Mutex<Vec<Hold>> = Mutex::new(Vec::new());

    struct Hold {
        folder: PathBuf,
        free: usize,
        held: usize,
    }

    /// Ends with this value.
    pub struct Holder(PathBuf);

    /// How many tries an operation takes before it gives up.
    pub const TRIES: usize = PAUSES.len() + 1;

    impl Holder {
        /// Lets so many tries in a folder through, and then makes so many fail.
        pub fn of(folder: &Path, free: usize, held: usize) -> Self {
            HELD.lock().unwrap().push(Hold { folder: folder.to_owned(), free, held });
            Self(folder.to_owned())
        }

        /// Whether there was anything to hold.
        pub fn has_held(&self) -> bool {
            HELD.lock().unwrap().iter().any(|hold| hold.folder == self.0 && hold.free == 0 && hold.held == 0)
        }
    }

    impl Drop for Holder {
        fn drop(&mut self) {
            HELD.lock().unwrap().retain(|hold| hold.folder != self.0);
        }
    }

    pub fn is_held(path: &Path) -> bool {
        let mut holds = HELD.lock().unwrap();
        let Some(hold) = holds.iter_mut().find(|hold| path.starts_with(&hold.folder)) else { return false };
        if hold.free > 0 {
            hold.free -= 1;
            return false;
        }
        let is_held = hold.held > 0;
        hold.held = hold.held.saturating_sub(1);
        is_held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failing(times: usize, kind: io::ErrorKind) -> impl FnMut() -> io::Result<usize> {
        let mut tries = 0;
        move || {
            tries += 1;
            if tries > times { Ok(tries) } else { Err(kind.into()) }
        }
    }

    #[tokio::test]
    async fn what_is_held_for_a_moment_is_tried_again() {
        let path = Path::new("milepost.db");
        assert_eq!(patiently(path, failing(3, io::ErrorKind::ResourceBusy)).await.unwrap(), 4);
        assert_eq!(patiently_here(path, failing(3, io::ErrorKind::ResourceBusy)).unwrap(), 4);
        let last = PAUSES.len();
        assert_eq!(patiently(path, failing(last, io::ErrorKind::ResourceBusy)).await.unwrap(), last + 1);
        let given_up = patiently(path, failing(last + 1, io::ErrorKind::ResourceBusy)).await.unwrap_err();
        assert!(is_held(&given_up));
    }

    #[tokio::test]
    async fn what_fails_for_another_reason_is_not_tried_again() {
        for kind in [io::ErrorKind::NotFound, io::ErrorKind::StorageFull] {
            let failed = patiently(Path::new("milepost.db"), failing(1, kind)).await.unwrap_err();
            assert_eq!(failed.kind(), kind);
        }
    }

    #[test]
    fn the_patience_lasts_one_to_two_seconds() {
        assert!((1000..=2000).contains(&PAUSES.iter().sum::<u64>()));
    }

    #[test]
    fn windows_says_in_three_ways_that_a_file_is_held() {
        assert!([5, 32, 33].into_iter().all(is_held_on_windows));
        assert!([2, 3, 80, 112, 183].into_iter().all(|code| !is_held_on_windows(code)));
        assert_eq!(is_held(&io::Error::from_raw_os_error(32)), cfg!(windows), "a number means something else elsewhere");
    }
}
