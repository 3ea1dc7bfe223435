//! Bytes to the program and back, as any client may send them.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header, if it is there; names are not told apart by their case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |line: &str| line.split_once(':').is_some_and(|(field, _)| field.eq_ignore_ascii_case(name));
        self.head.lines().find(|line| named(line)).map(|line| line[name.len() + 1..].trim())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub fn expect(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}\n{}", self.head, self.text());
        self
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "“{words}” is missing in {}", self.text());
        self
    }
}

/// Sends a request with these headers. The name of the host is added unless one of them is there.
pub fn ask(address: SocketAddr, line: &str, headers: &[&str], body: &[u8]) -> Option<Answer> {
    let has = |name: &str| headers.iter().any(|header| header.to_lowercase().starts_with(name));
    let mut lines = vec![line.to_owned()];
    if !has("host:") {
        lines.push(format!("Host: {address}"));
    }
    if !has("content-length:") && !has("transfer-encoding:") && line.starts_with("POST") {
        lines.push(format!("Content-Length: {}", body.len()));
    }
    lines.extend(headers.iter().map(|header| (*header).to_owned()));
    let request = format!("{}\r\n\r\n", lines.join("\r\n"));
    send(address, &[request.as_bytes(), body].concat())
}

/// Reads an address, without a word about the site it comes from, as a command would.
pub fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, &format!("GET {path} HTTP/1.1"), &[], b"").unwrap()
}

/// Sends a form.
pub fn post(address: SocketAddr, path: &str, headers: &[&str], form: &[u8]) -> Answer {
    let headers = [&["Content-Type: application/x-www-form-urlencoded"], headers].concat();
    ask(address, &format!("POST {path} HTTP/1.1"), &headers, form).unwrap()
}

/// Sends bytes as they are. Nothing comes back from a connection that is closed without an answer.
pub fn send(address: SocketAddr, bytes: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).unwrap();
    // An early refusal may close the way while we still write.
    let _ = stream.write_all(bytes);
    answer(&mut stream)
}

/// Reads one answer.
pub fn answer(stream: &mut TcpStream) -> Option<Answer> {
    stream.set_read_timeout(Some(Duration::from_mins(2))).unwrap();
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
            let status = head.split(' ').nth(1).unwrap().parse().unwrap();
            let answer = Answer { status, head, body: bytes[end + 4..].to_vec() };
            let length = answer.header("content-length").map(|length| length.parse::<usize>().unwrap());
            if length.is_some_and(|length| answer.body.len() >= length) || matches!(status, 204 | 304) {
                return Some(answer);
            }
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(read) => bytes.extend_from_slice(&chunk[..read]),
        }
    }
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Some(Answer { status, head, body: bytes[end + 4..].to_vec() })
}

/// A form in the encoding of forms.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}
