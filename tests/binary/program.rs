//! The program as a person has it: started with a data file, asked through its address, ended.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

/// The command, without whatever the tester's own environment says.
pub fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    for name in ["MILEPOST_DATA", "MILEPOST_LISTEN", "MILEPOST_LOG", "RUST_LOG"] {
        command.env_remove(name);
    }
    command.arg("--data").arg(data).args(arguments);
    command
}

/// Runs it to its end.
pub fn run(data: &Path, arguments: &[&str]) -> Output {
    command(data, arguments).output().unwrap()
}

/// What it said when it ended well.
pub fn told(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The one message with which it refused.
pub fn complaint(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(output.stdout.is_empty(), "{output:?}");
    text.trim_end().strip_prefix("milepost: ").unwrap().to_owned()
}

/// A running program. It is killed when the test lets go of it.
pub struct Program {
    pub child: Child,
    pub address: SocketAddr,
    /// What it said until it was ready.
    pub said: Vec<String>,
}

/// What came back.
pub struct Reply {
    pub status: u16,
    pub location: String,
    /// The cookie that it sets, if it does.
    pub cookie: String,
    pub body: String,
}

impl Program {
    /// Starts it on any free port.
    pub fn start(data: &Path) -> Self {
        Self::start_with(command(data, &["--listen", "127.0.0.1:0", "--no-open"]))
    }

    /// Starts a command and waits until it is ready.
    pub fn start_with(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = Vec::new();
        let address = loop {
            let line = lines.next().expect("it says where it runs before it ends").unwrap();
            said.push(line.clone());
            if let Some((_, rest)) = line.split_once("running at http://") {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        said.extend(lines.next().map(Result::unwrap));
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, said }
    }

    pub fn get(&self, path: &str) -> Reply {
        ask(self.address, &format!("GET {path} HTTP/1.1"), "").unwrap()
    }

    pub fn post(&self, path: &str, form: &str) -> Reply {
        ask(self.address, &format!("POST {path} HTTP/1.1"), form).unwrap()
    }

    /// Makes a jurisdiction and gives the address of its first round.
    pub fn found(&self, name: &str) -> String {
        found(self.address, name).unwrap()
    }

    /// The first step of a round: its answer and its note.
    pub fn first_step(&self, round: &str) -> (Value, Value) {
        let reply = self.get(&format!("{round}/report.json"));
        assert_eq!(reply.status, 200, "{}", reply.body);
        let report: Value = serde_json::from_str(&reply.body).unwrap();
        let step = &report["conditions"][0]["steps"][0];
        (step["answer"].clone(), step["note"].clone())
    }

    /// Quits it by its page, and waits for its end.
    pub fn quit(mut self) {
        assert_eq!(self.post("/quit", "").status, 200);
        assert!(self.child.wait().unwrap().success());
    }

    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Makes a jurisdiction, unless the program ends meanwhile.
pub fn found(address: SocketAddr, name: &str) -> std::io::Result<String> {
    let reply = ask(address, "POST /jurisdictions HTTP/1.1", &format!("actor=&name={}", name.replace(' ', "+")))?;
    assert_eq!(reply.status, 303, "{}", reply.body);
    Ok(reply.location)
}

/// Sends one request on a connection of its own.
pub fn ask(address: SocketAddr, line: &str, body: &str) -> std::io::Result<Reply> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let kind = "application/x-www-form-urlencoded";
    let request =
        format!("{line}\r\nHost: {address}\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    // A whole head is an answer, even if the program was killed right after it.
    if !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        read?;
    }
    let text = String::from_utf8_lossy(&bytes);
    let cut_short = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut_short)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(cut_short)?;
    let header = |name: &str| head.lines().find_map(|line| line.to_lowercase().starts_with(name).then(|| line[name.len()..].to_owned()));
    let cookie = header("set-cookie: ").unwrap_or_default().split(';').next().unwrap_or_default().to_owned();
    Ok(Reply { status, location: header("location: ").unwrap_or_default(), cookie, body: body.to_owned() })
}

/// A form as a browser sends it.
pub fn encoded<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    // The marks of saves are found again in what was sent, so their hyphen stays.
    const ENCODED: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC.remove(b'-');
    let encode = |text: &str| percent_encoding::utf8_percent_encode(text, ENCODED).to_string();
    fields.into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}

/// What stands in a page between two texts.
pub fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no “{before}” in {page}"));
    rest.split(after).next().unwrap_or(rest)
}

/// What a page says, without its tags and without what surrounds every page.
pub fn plain(page: &str) -> String {
    let (_, main) = page.split_once("<main").unwrap_or(("", page));
    let main = main.split("</main>").next().unwrap_or(main);
    let parts = main.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text).trim());
    parts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
}

/// Every file below a folder with its bytes; the lock file is the program's own.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    // A running program gives its backup another name as soon as it is whole; then it is read again.
    for _ in 0..100 {
        match read_below(folder) {
            Ok(files) => return files,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && folder.exists() => {}
            Err(error) => panic!("{}: {error}", folder.display()),
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("{} does not come to rest", folder.display());
}

fn read_below(folder: &Path) -> std::io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(read_below(&path)?);
        } else {
            let bytes = match std::fs::read(&path) {
                // Windows lets nobody read what another has locked, and of the lock file only the name counts.
                Err(_) if cfg!(windows) && path.extension().is_some_and(|ending| ending == "lock") => Vec::new(),
                read => read?,
            };
            files.insert(path, bytes);
        }
    }
    Ok(files)
}

/// A data file with one jurisdiction, its first step answered; and the address of the round.
pub fn made_file(data: &Path) -> String {
    let program = Program::start(data);
    let round = program.found("Wren County");
    assert_eq!(program.post(&format!("{round}/conditions/leadership-commitment"), "step-1.1=in_place&note-1.1=Resolution+12").status, 303);
    program.quit();
    round
}
