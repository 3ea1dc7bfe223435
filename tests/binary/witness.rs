//! The witness between the program and the system (`tests/shim/witness.c`): built with the system's C compiler
//! into the target folder, loaded before libc, read and given orders by tests.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

/// Whose writes and syncs are to fail.
pub const DATA: i32 = 1;
pub const LOG: i32 = 2;
pub const NEAR: i32 = 4;

/// What is to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None = 0,
    /// A write fails as on a broken disk.
    Write = 1,
    /// A write past the end of a file fails as on a full disk.
    Growth = 2,
    /// A sync fails as on a broken disk.
    Sync = 3,
}

/// What the program did, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A write to the log returned.
    Wrote { commits: bool, marks: Vec<String> },
    /// A sync of the log begins.
    Syncs,
    /// A sync of the log returned.
    Synced { well: bool },
    /// A request with these marks was read.
    Asked { connection: u32, marks: Vec<String> },
    /// An answer is about to be sent.
    Answers { connection: u32, status: u16 },
}

/// The witness of one program.
pub struct Witness {
    folder: TempDir,
    orders: File,
    generation: i32,
}

impl Witness {
    /// Stands by a command that works on a data file. Without a C compiler the test fails and says so.
    pub fn beside(command: &mut Command, data: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let orders = File::options().read(true).write(true).create_new(true).open(folder.path().join("orders")).unwrap();
        orders.write_all_at(&[0; 20], 0).unwrap();
        let data = data.parent().unwrap().canonicalize().unwrap().join(data.file_name().unwrap());
        command.env("LD_PRELOAD", library()).env("WITNESS_DATA", data);
        command.env("WITNESS_LOG", folder.path().join("events")).env("WITNESS_ORDERS", folder.path().join("orders"));
        Self { folder, orders, generation: 0 }
    }

    /// From now on lets `skip` calls through and then fails `times` of them; 0 for all.
    pub fn order(&mut self, place: i32, fault: Fault, skip: i32, times: i32) {
        self.generation += 1;
        // What counts last is written last: a call in between still goes by the order before.
        self.orders.write_all_at(&0_i32.to_ne_bytes(), 8).unwrap();
        self.orders.write_all_at(&[self.generation, place].map(i32::to_ne_bytes).concat(), 0).unwrap();
        self.orders.write_all_at(&[skip, times].map(i32::to_ne_bytes).concat(), 12).unwrap();
        self.orders.write_all_at(&(fault as i32).to_ne_bytes(), 8).unwrap();
    }

    /// What it wrote down so far, of the log and of the requests.
    pub fn events(&self) -> Vec<Event> {
        let text = std::fs::read_to_string(self.folder.path().join("events")).unwrap();
        text.lines().filter_map(event).collect()
    }
}

fn event(line: &str) -> Option<Event> {
    let words: Vec<&str> = line.split(' ').collect();
    let marks = |from: usize| words[from..].iter().map(|mark| (*mark).to_owned()).collect();
    Some(match words[..] {
        ["W", "log", _, _, commits, ..] => Event::Wrote { commits: commits == "1", marks: marks(5) },
        ["B", "log"] => Event::Syncs,
        ["S", "log", result] => Event::Synced { well: result == "0" },
        ["R", connection, ..] => Event::Asked { connection: connection.parse().ok()?, marks: marks(2) },
        ["A", connection, status] => Event::Answers { connection: connection.parse().ok()?, status: status.parse().ok()? },
        _ => return None,
    })
}

/// The built library.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shim/witness.c");
        let library = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("witness.so");
        // Another run may be using the library, so it is built beside it and put in its place.
        let part = library.with_extension(std::process::id().to_string());
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&part).arg(source).arg("-ldl");
        let built = compiler.output().unwrap_or_else(|error| panic!("the C compiler “cc” is needed for this test: {error}"));
        assert!(built.status.success(), "“cc” could not build {source}: {}", String::from_utf8_lossy(&built.stderr));
        std::fs::rename(part, &library).unwrap();
        library
    })
}
