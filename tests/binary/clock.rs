//! A clock that is wrong (`tests/shim/clock.c`): built with the system's C compiler, and put before the program's own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::program::{Program, command};

/// Starts the program with a clock that runs ahead by so many seconds, or behind.
pub fn start_with_clock(data: &Path, seconds: i64) -> Program {
    let mut start = command(data, &["--listen", "127.0.0.1:0", "--no-open"]);
    start.env("LD_PRELOAD", library()).env("MILEPOST_CLOCK_SECONDS", seconds.to_string());
    Program::start_with(start)
}

/// Builds it once for all tests.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/shim/clock.c");
        let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("clock-{}.so", std::process::id()));
        let built = Command::new("cc").args(["-shared", "-fPIC", "-O2", "-o"]).arg(&library).args([source, "-ldl"]).status();
        assert!(built.expect("a C compiler is here").success());
        library
    })
}
