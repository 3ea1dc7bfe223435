//! The lock beside a data file: it tells a second start that the file is in use, and where.

use std::fs::{File, OpenOptions, TryLockError};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::patience::patiently_here;
use super::{FileProblem, neighbor};

/// The right to write to a data file. It ends with this value, or with the program, however that ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    address: PathBuf,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub enum Asked {
    /// It is ours.
    Ours(Lock),
    /// A running Milepost has it.
    Taken(Holder),
}

/// A running Milepost that has a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// Where it listens, once it has said so.
    pub address: Option<SocketAddr>,
}

impl Lock {
    /// Asks for the lock of a data file. A lock file left by a killed program is no obstacle.
    ///
    /// # Errors
    /// [`FileProblem`], when the lock file cannot be made or the disk knows no locks.
    pub fn take(path: &Path) -> Result<Asked, FileProblem> {
        let file = lock_file(path);
        let opened = patiently_here(&file, || OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&file));
        Self::ask(path, opened.map_err(|error| FileProblem::from_write(&file, error))?)
    }

    /// Whether a running Milepost has the file, found out without making a lock file.
    ///
    /// # Errors
    /// [`FileProblem::Unlockable`], when the disk knows no locks.
    pub fn holder(path: &Path) -> Result<Option<Holder>, FileProblem> {
        match File::open(lock_file(path)) {
            Ok(file) if !Self::is_free(path, &file)? => Ok(Some(Holder::of(path))),
            _ => Ok(None),
        }
    }

    fn ask(path: &Path, file: File) -> Result<Asked, FileProblem> {
        if !Self::is_free(path, &file)? {
            return Ok(Asked::Taken(Holder::of(path)));
        }
        let lock = Self { file, address: address_file(path) };
        // What a killed program left there is no longer true.
        lock.withdraw();
        Ok(Asked::Ours(lock))
    }

    fn is_free(path: &Path, file: &File) -> Result<bool, FileProblem> {
        match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(_)) => Err(FileProblem::Unlockable(path.to_owned())),
        }
    }

    /// Leaves word of the address at which the program listens.
    ///
    /// # Errors
    /// A failed write.
    pub fn announce(&self, address: SocketAddr) -> std::io::Result<()> {
        patiently_here(&self.address, || std::fs::write(&self.address, address.to_string()))
    }

    /// Takes the address back. If it can't, a second start at worst names an address where nobody answers.
    fn withdraw(&self) {
        if self.is_in_the_lock_file() {
            let _ = self.file.set_len(0);
        } else {
            let _ = std::fs::remove_file(&self.address);
        }
    }

    fn is_in_the_lock_file(&self) -> bool {
        self.address.extension().is_some_and(|ending| ending == "lock")
    }
}

impl Holder {
    fn of(path: &Path) -> Self {
        let text = std::fs::read_to_string(address_file(path)).unwrap_or_default();
        Self { address: text.trim().parse().ok() }
    }
}

impl Drop for Lock {
    /// Takes the address back. The lock file stays: whoever removed it could take it from under
    /// a program that has just opened it.
    fn drop(&mut self) {
        self.withdraw();
        // The system does it when the file is closed; this only does it now.
        let _ = self.file.unlock();
    }
}

fn lock_file(path: &Path) -> PathBuf {
    neighbor::with_suffix(path, ".lock")
}

/// Where the address is written: in the lock file itself.
#[cfg(unix)]
fn address_file(path: &Path) -> PathBuf {
    lock_file(path)
}

/// Windows lets nobody else read a locked file, so the address has a file of its own.
#[cfg(not(unix))]
fn address_file(path: &Path) -> PathBuf {
    neighbor::with_suffix(path, ".address")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_holder_and_the_next_one_learns_its_address() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("milepost.db");
        assert!(Lock::holder(&path).unwrap().is_none());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "asking who holds it makes nothing");

        let Asked::Ours(lock) = Lock::take(&path).unwrap() else { panic!("nobody else has it") };
        assert!(matches!(Lock::take(&path).unwrap(), Asked::Taken(Holder { address: None })));
        let address = "127.0.0.1:7878".parse().unwrap();
        lock.announce(address).unwrap();
        assert!(matches!(Lock::take(&path).unwrap(), Asked::Taken(Holder { address: Some(at) }) if at == address));

        drop(lock);
        assert!(Lock::holder(&path).unwrap().is_none());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "the lock file is all that stays");
        std::fs::write(address_file(&path), "127.0.0.1:9").unwrap();
        let Asked::Ours(_lock) = Lock::take(&path).unwrap() else { panic!("a stale lock file is no obstacle") };
        assert!(matches!(Lock::take(&path).unwrap(), Asked::Taken(Holder { address: None })), "a stale address is forgotten");
    }

    /// As on Windows, where the address has a file of its own.
    #[test]
    fn an_address_of_its_own_file_goes_with_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("milepost.db");
        let own = neighbor::with_suffix(&path, ".address");
        std::fs::write(&own, "127.0.0.1:9").unwrap();
        let lock = Lock { file: File::create(lock_file(&path)).unwrap(), address: own.clone() };
        lock.withdraw();
        assert!(!own.exists(), "what a killed program left is forgotten");
        lock.announce("127.0.0.1:7878".parse().unwrap()).unwrap();
        assert_eq!(std::fs::read_to_string(&own).unwrap(), "127.0.0.1:7878");
        drop(lock);
        assert!(!own.exists());
    }
}
