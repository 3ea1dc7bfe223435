//! Slow clients: others are answered meanwhile, and the slow ones are let go in the end.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tempfile::tempdir;

use crate::program::Program;
use crate::wire;

/// How long any client is waited for before the test says that it was never let go.
const FOREVER: Duration = Duration::from_secs(150);

/// Sends `head` at once and then `drip` over and over until the connection is closed. Gives back what came.
fn drip(address: SocketAddr, head: &str, drip: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    let (began, mut came, mut chunk) = (Instant::now(), Vec::new(), [0; 4096]);
    loop {
        match stream.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => came.extend_from_slice(&chunk[..read]),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
                if stream.write_all(drip).is_err() {
                    break;
                }
            }
            Err(_) => break,
        }
        assert!(began.elapsed() < FOREVER, "it was never let go: {head}");
    }
    String::from_utf8_lossy(&came).into_owned()
}

#[test]
fn who_sends_slowly_holds_up_nobody_and_is_let_go() {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    let round = program.found("Wren County");
    let address = program.address;
    let form = "Content-Type: application/x-www-form-urlencoded";
    let page = format!("{round}/conditions/staff-buy-in");
    let kinds: [(String, &'static [u8]); 6] = [
        (String::new(), b""),
        (String::new(), b"G"),
        ("GET / HTTP/1.1\r\n".to_owned(), b"X: y\r\n"),
        (format!("GET / HTTP/1.1\r\nHost: {address}\r\nX: "), b"y"),
        (format!("POST {page} HTTP/1.1\r\nHost: {address}\r\n{form}\r\nContent-Length: 5000000\r\n\r\nnote-5.1="), b"x"),
        (
            format!("POST {page} HTTP/1.1\r\nHost: {address}\r\n{form}\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nnote-5.1=\r\n"),
            b"1\r\nx\r\n",
        ),
    ];
    let is_over = Arc::new(AtomicBool::new(false));
    let slow: Vec<_> = (0..60)
        .map(|n| {
            let (head, slowly) = kinds[n % kinds.len()].clone();
            (n % kinds.len(), std::thread::spawn(move || drip(address, &head, slowly)))
        })
        .collect();
    let others = {
        let (is_over, page) = (Arc::clone(&is_over), page.clone());
        std::thread::spawn(move || {
            let mut answered = 0;
            while !is_over.load(Ordering::SeqCst) {
                wire::get(address, "/").expect(200);
                wire::post(address, &page, &[], b"step-5.1=in_place").expect(303);
                answered += 1;
                std::thread::sleep(Duration::from_millis(100));
            }
            answered
        })
    };
    for (kind, client) in slow {
        let came = client.join().unwrap();
        let is_told =
            came.is_empty() || came.starts_with("HTTP/1.1 408") || came.starts_with("HTTP/1.1 400") || came.starts_with("HTTP/1.1 503");
        assert!(is_told, "{kind}: {came}");
        assert!(kind < 4 || came.contains("That took too long"), "who sent half a form is told: {came}");
    }
    is_over.store(true, Ordering::SeqCst);
    assert!(others.join().unwrap() > 20, "others are answered all the while");
    assert!(!wire::get(address, &format!("{round}/report.json")).text().contains("xxx"), "half a form saves nothing");
    program.quit();
}

/// Asks for page after page on one connection and takes none of them.
#[test]
fn who_takes_no_answer_is_let_go() {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    let round = program.found("Wren County");
    let mut stream = TcpStream::connect(program.address).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
    let request = format!("GET {round}/worksheet HTTP/1.1\r\nHost: {}\r\n\r\n", program.address).repeat(64);
    let began = Instant::now();
    loop {
        match stream.write_all(request.as_bytes()) {
            Ok(()) => {}
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
                // It waits for us now; others are answered.
                wire::get(program.address, "/").expect(200);
            }
            Err(_) => break,
        }
        assert!(began.elapsed() < FOREVER, "it was never let go");
    }
    wire::get(program.address, "/").expect(200);
    program.quit();
}

#[test]
fn who_stays_silent_does_not_hold_up_the_end() {
    let folder = tempdir().unwrap();
    let program = Program::start(&folder.path().join("milepost.db"));
    let mut silent: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(program.address).unwrap()).collect();
    for stream in silent.iter_mut().step_by(2) {
        stream.write_all(b"POST /example HTTP/1.1\r\nContent-Length: 9\r\n").unwrap();
    }
    wire::get(program.address, "/").expect(200);
    program.quit();
}
