//! Command lines changed at random, given to the program itself.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::chance::Chance;
use crate::corpus::{Run, kept};
use crate::desk::Desk;
use crate::town;

/// Words of the command line, right and nearly right.
const WORDS: [&str; 38] = [
    "check",
    "backup",
    "restore",
    "list",
    "report",
    "export",
    "import",
    "completions",
    "--json",
    "--all",
    "--format",
    "-f",
    "pdf",
    "docx",
    "xlsx",
    "csv",
    "html",
    "json",
    "odt",
    "--without-notes",
    "--paper",
    "a4",
    "letter",
    "--output",
    "-o",
    "-",
    "--",
    "--take-theirs",
    "--keep-ours",
    "--dry-run",
    "bash",
    "--help",
    "-h",
    "--version",
    "--data",
    "{data}",
    "{round}",
    "{jurisdiction}",
    "{file}",
];

/// The files that a command line may name.
struct Ground {
    folder: tempfile::TempDir,
    names: BTreeMap<String, String>,
}

impl Ground {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn words(&self, kept: &[u8]) -> Vec<OsString> {
        let text = String::from_utf8_lossy(kept);
        text.lines().map(|word| self.names.iter().fold(word.to_owned(), |word, (name, value)| word.replace(name, value)).into()).collect()
    }
}

#[cfg(unix)]
fn word(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.into_iter().filter(|byte| *byte != 0).collect())
}

#[cfg(not(unix))]
fn word(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).replace('\0', "").into()
}

fn changed(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut words: Vec<Vec<u8>> = seed.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    for _ in 0..=chance.below(3) {
        let at = chance.below(words.len());
        match chance.below(6) {
            0 => words.insert(at, chance.one_of(&WORDS).as_bytes().to_vec()),
            1 if words.len() > 1 => drop(words.remove(at)),
            2 => words[at] = chance.odd().into_bytes(),
            3 => words[at] = chance.one_of(&WORDS).as_bytes().to_vec(),
            4 => chance.bytes(&mut words[at]),
            _ => words.rotate_left(1),
        }
    }
    for word in &mut words {
        word.retain(|byte| *byte != b'\n' && *byte != 0);
    }
    words.join(&b'\n')
}

/// Whether it would start to serve, which it does until somebody quits it.
fn would_serve(arguments: &[OsString]) -> bool {
    let commands = ["check", "backup", "restore", "list", "report", "export", "import", "completions"];
    arguments.iter().all(|word| commands.iter().all(|command| word != command))
}

fn run_with(ground: &Ground, arguments: &[OsString]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command.env_clear().env("MILEPOST_DATA", ground.path("milepost.db")).env("HOME", ground.folder.path());
    // Where a word of ours is taken for a value, so that it serves after all, this ends it.
    command.env("MILEPOST_LISTEN", "nowhere").args(arguments).current_dir(ground.path("work")).stdin(Stdio::null());
    command.output().unwrap()
}

/// Everything that a command line could have written.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(contents(&path));
        } else if !path.to_string_lossy().ends_with(".lock") {
            let mut bytes = std::fs::read(&path).unwrap();
            if bytes.starts_with(b"SQLite format 3\0") {
                // A copy by SQLite, such as a backup that came back, says in its head that it has no log; whoever
                // opens it first says there that it has one.
                for told in [18..20, 24..28, 92..100] {
                    bytes[told].fill(0);
                }
            }
            files.insert(path.clone(), bytes);
        }
    }
    files
}

fn tried(run: &Run, ground: &Ground, kept: &[u8]) -> i32 {
    let arguments: Vec<OsString> = match std::str::from_utf8(kept) {
        Ok(_) => ground.words(kept),
        Err(_) => kept.split(|byte| *byte == b'\n').map(|bytes| word(bytes.to_vec())).collect(),
    };
    if would_serve(&arguments) {
        return -1;
    }
    let before = contents(ground.folder.path());
    let output = run_with(ground, &arguments);
    let (code, told) = (output.status.code(), String::from_utf8_lossy(&output.stderr));
    let Some(code @ 0..=3) = code else { run.fails(kept, &format!("it ended with {:?}: {told}", output.status)) };
    if told.contains("panicked") {
        run.fails(kept, &told);
    }
    if code == 1 || code == 2 {
        let is_said = !output.stderr.is_empty() || (code == 1 && !output.stdout.is_empty());
        if !is_said {
            run.fails(kept, "it failed without a word");
        }
        let after = contents(ground.folder.path());
        if after != before {
            let names: Vec<&PathBuf> =
                after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
            run.fails(kept, &format!("it failed, and yet it wrote {names:?}"));
        }
    }
    code
}

#[test]
fn no_command_line_breaks_the_program_or_leaves_half_a_file() {
    let (mut run, mut chance) = Run::begin("arguments");
    let ground = ground();
    let kept = kept("arguments");
    let mut codes: BTreeMap<i32, usize> = BTreeMap::new();
    for (_, bytes) in &kept {
        *codes.entry(tried(&run, &ground, bytes.trim_ascii_end())).or_default() += 1;
        run.cases += 1;
    }
    while run.goes_on() {
        let bytes = changed(chance.one_of(&kept).1.trim_ascii_end(), &mut chance);
        *codes.entry(tried(&run, &ground, &bytes)).or_default() += 1;
    }
    println!("{} command lines: {codes:?}", run.cases);
}

fn ground() -> Ground {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (names, bundle) = runtime.block_on(async {
        let desk = Desk::new(None).await;
        let names = town::found(&desk).await;
        let bundle = desk.all().await;
        let path = desk.store.path().to_owned();
        desk.store.close().await;
        std::fs::copy(path, folder.path().join("milepost.db")).unwrap();
        (names, bundle)
    });
    std::fs::create_dir(folder.path().join("work")).unwrap();
    std::fs::write(folder.path().join("bundle.json"), bundle).unwrap();
    let mut names: BTreeMap<String, String> = names.into_iter().map(|(name, id)| (name.to_owned(), id)).collect();
    for (name, file) in [("{data}", "milepost.db"), ("{file}", "bundle.json"), ("{none}", "none.db")] {
        names.insert(name.to_owned(), folder.path().join(file).to_str().unwrap().to_owned());
    }
    Ground { folder, names }
}
