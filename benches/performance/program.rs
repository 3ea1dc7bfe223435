//! The real program on a core of its own: started, asked, weighed, ended.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::machine::on_core;

/// How a form is sent.
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

/// Something that serves until it is let go of.
#[derive(Debug)]
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    /// The cookie of a person with a name, as a browser would send it.
    pub cookie: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value; empty without it.
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }
}

impl Program {
    /// Starts Milepost on a data file, on the first core.
    pub fn start(data: &Path) -> Self {
        Self::with(on_core(0, env!("CARGO_BIN_EXE_milepost")), data)
    }

    /// Starts it on every core, beside the load.
    pub fn start_on_all(data: &Path) -> Self {
        Self::with(Command::new(env!("CARGO_BIN_EXE_milepost")), data)
    }

    /// Starts an earlier build of it, on the first core, if `MILEPOST_BEFORE` says where one is.
    pub fn start_before(data: &Path) -> Option<Self> {
        let earlier = std::env::var("MILEPOST_BEFORE").ok()?;
        Some(Self::with(on_core(0, &earlier), data))
    }

    fn with(mut command: Command, data: &Path) -> Self {
        command.arg("--data").arg(data).args(["--listen", "127.0.0.1:0", "--no-open"]);
        Self::serving(command)
    }

    /// Starts a floor of this benchmark, on the first core.
    pub fn floor(arguments: &[&str]) -> Self {
        let me = std::env::current_exe().unwrap();
        let mut command = on_core(0, me.to_str().unwrap());
        command.arg("floor").args(arguments);
        Self::serving(command)
    }

    fn serving(mut command: Command) -> Self {
        for name in ["MILEPOST_DATA", "MILEPOST_LISTEN", "MILEPOST_LOG", "RUST_LOG"] {
            command.env_remove(name);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("it says where it runs before it ends").unwrap();
            if let Some((_, rest)) = line.split_once("running at http://") {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, cookie: String::new() }
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "", b"")
    }

    pub fn get_zipped(&self, path: &str) -> Reply {
        self.ask("GET", path, "Accept-Encoding: gzip\r\n", b"")
    }

    /// Sends a form, already encoded.
    pub fn post(&self, path: &str, form: &str) -> Reply {
        self.ask("POST", path, FORM, form.as_bytes())
    }

    /// Sends a file in a field of a form.
    pub fn upload(&self, path: &str, field: &str, file: &[u8]) -> Reply {
        let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"file.csv\"\r\n\r\n");
        let body = [head.as_bytes(), file, b"\r\n--cut--\r\n"].concat();
        self.ask("POST", path, "Content-Type: multipart/form-data; boundary=cut\r\n", &body)
    }

    /// Makes a jurisdiction by a person with a name, whom later requests come from, and gives the address of its round.
    pub fn found(&mut self, name: &str) -> String {
        let actor = if self.cookie.is_empty() { "Dana+Ortiz" } else { "" };
        let reply = self.post("/jurisdictions", &format!("actor={actor}&name={}", name.replace(' ', "+")));
        assert_eq!(reply.status, 303, "{}", reply.text());
        if self.cookie.is_empty() {
            reply.header("set-cookie").split(';').next().unwrap().clone_into(&mut self.cookie);
        }
        reply.header("location").to_owned()
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(2))).unwrap();
        let (address, length) = (self.address, body.len());
        let cookie = if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) };
        let request = format!("{method} {path} HTTP/1.0\r\nHost: {address}\r\n{cookie}{headers}Content-Length: {length}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Reply { status, head, body: bytes[at + 4..].to_vec() }
    }

    /// A figure of its memory in MB: `VmRSS`, or `VmHWM` for the most so far.
    pub fn memory(&self, what: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap();
        let kilobytes: f64 = line.trim_start_matches(':').trim_end_matches(" kB").trim().parse().unwrap();
        kilobytes / 1024.0
    }

    /// Quits it by its page, and waits for its end.
    pub fn quit(mut self) {
        assert_eq!(self.post("/quit", "").status, 200);
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Lets the write-ahead log of a file that is open elsewhere grow to its usual size, at which it is written
/// over again and again. While it grows, each commit also waits for the file system to note the new size.
pub async fn settle_log(data: &Path) {
    let mut connection = SqliteConnectOptions::new().filename(data).connect().await.unwrap();
    for sql in ["CREATE TABLE padding (content BLOB)", "INSERT INTO padding VALUES (zeroblob(6000000))", "DROP TABLE padding"] {
        sqlx::query(sql).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

/// A folder for this benchmark's files that stays between runs, on the disk on which the program is built.
pub fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("performance");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A fresh folder that goes when it is let go of.
pub fn fresh() -> tempfile::TempDir {
    tempfile::tempdir_in(folder()).unwrap()
}
