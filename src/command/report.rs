//! `milepost report`: a document of a round, made as a page of the program would make it.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use clap::ValueEnum;
use indicatif::ProgressBar;
use milepost::domain::ids::AssessmentId;
use milepost::store::file::lock::{Asked, Lock};
use milepost::store::file::{FileProblem, opening};
use milepost::web::{App, Surroundings};
use time::OffsetDateTime;
use tower::ServiceExt;

use super::{hand_over, has_room};
use crate::data::exists;
use crate::raising;

/// The form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// PDF, for paper.
    Pdf,
    /// Word, to be edited.
    Docx,
    /// Excel: the tables of the document, each on its sheet.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// One web page that opens without Milepost.
    Html,
    /// JSON, for other programs.
    Json,
    /// Several files in one: the form of the packet.
    Zip,
}

/// What a document shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Face {
    /// Every answer of the round.
    Report,
    /// The one sheet for leadership.
    Brief,
    /// The work plan.
    Plan,
    /// The blank worksheet.
    Worksheet,
    /// The packet for the council.
    Packet,
    /// The roster of the coalition.
    Roster,
    /// The Summary of Findings.
    Summary,
    /// The Mobility Action Plan.
    Document,
    /// A card for each strategic action of it.
    Cards,
    /// The four pages for the public.
    PublicSummary,
    /// The progress report of the year until today.
    Progress,
    /// The briefing for a new administration.
    Briefing,
    /// The publication plan.
    PublicationPlan,
}

impl Face {
    /// The forms that it comes in, the usual one first.
    const fn formats(self) -> &'static [Format] {
        match self {
            Self::Report => &[Format::Pdf, Format::Docx, Format::Xlsx, Format::Csv, Format::Html, Format::Json],
            Self::Brief => &[Format::Pdf, Format::Html],
            Self::Plan => &[Format::Pdf, Format::Docx, Format::Xlsx, Format::Csv],
            Self::Worksheet => &[Format::Pdf, Format::Docx],
            Self::Roster => &[Format::Pdf, Format::Docx, Format::Xlsx],
            Self::Summary | Self::Cards | Self::PublicSummary | Self::Progress | Self::Briefing | Self::PublicationPlan => {
                &[Format::Pdf, Format::Docx, Format::Html]
            }
            Self::Document => &[Format::Pdf, Format::Docx, Format::Html, Format::Xlsx, Format::Csv],
            Self::Packet => &[Format::Zip],
        }
    }
}

/// The paper of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sheet {
    /// US Letter.
    Letter,
    /// A4.
    A4,
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Which round.
    pub round: AssessmentId,
    /// What of it.
    pub face: Face,
    /// The key of the role whose sheet it is, for a worksheet of one.
    pub role: Option<String>,
    /// In which form.
    pub format: Format,
    /// Whether notes go in.
    pub with_notes: bool,
    /// On which paper, if on another than the jurisdiction's.
    pub paper: Option<Sheet>,
    /// Where to, if not to the standard output.
    pub output: Option<PathBuf>,
}

/// How long a running Milepost may take over a document.
const PATIENCE: Duration = Duration::from_mins(2);

/// Makes the document. A running Milepost is asked for it; otherwise the data file is opened for as long as it takes.
///
/// # Errors
/// When there is no such round, the data file cannot be used, or the file cannot be written.
pub async fn report(data: &Path, wanted: &Wanted) -> anyhow::Result<ExitCode> {
    exists(data)?;
    has_room(wanted.output.as_deref())?;
    let address = wanted.address();
    let bar = ProgressBar::new_spinner().with_message("Making the document");
    bar.enable_steady_tick(Duration::from_millis(100));
    let (status, bytes) = match Lock::take(data)? {
        Asked::Ours(_lock) => alone(data, &address).await?,
        Asked::Taken(holder) => {
            let there = holder.address.ok_or_else(|| FileProblem::Running(data.to_owned(), None))?;
            tokio::task::spawn_blocking(move || ask(there, &address)).await??
        }
    };
    bar.finish_and_clear();
    match status {
        200 => {}
        404 => anyhow::bail!("There is no round with that id in {}. To see which there are, run: milepost list", data.display()),
        _ => anyhow::bail!("The document could not be made. Nothing was written."),
    }
    hand_over(&bytes, wanted.output.as_deref(), "Wrote")
}

/// The word for a value on the command line.
fn word(value: &impl ValueEnum) -> String {
    value.to_possible_value().expect("no value is hidden").get_name().to_owned()
}

impl Wanted {
    /// The form of a document: the one asked for, else its usual one.
    ///
    /// # Errors
    /// Which forms there are, when it does not come in the one asked for.
    pub fn format(face: Face, asked: Option<Format>) -> Result<Format, String> {
        let formats = face.formats();
        let format = asked.unwrap_or(formats[0]);
        if formats.contains(&format) {
            return Ok(format);
        }
        let known: Vec<String> = formats.iter().map(word).collect();
        Err(format!("The {} does not come as {}. Its forms: {}.", word(&face), word(&format), known.join(", ")))
    }

    /// The address of the document in the program.
    fn address(&self) -> String {
        let what = match (&self.role, self.face) {
            (Some(role), _) => format!("sheets/{role}"),
            (None, Face::PublicSummary | Face::Progress | Face::Briefing | Face::PublicationPlan) => format!("files/{}", word(&self.face)),
            (None, _) => word(&self.face),
        };
        let notes = if self.with_notes { "yes" } else { "no" };
        let mut address = format!("/assessments/{}/{what}.{}?notes={notes}", self.round, word(&self.format));
        // What has no pages has no paper.
        let has_pages = matches!(self.format, Format::Pdf | Format::Docx | Format::Html | Format::Zip);
        match self.paper.filter(|_| has_pages) {
            None => {}
            Some(Sheet::Letter) => address += "&paper=letter",
            Some(Sheet::A4) => address += "&paper=a4",
        }
        address
    }
}

/// Opens the data file and answers one request from it, without listening anywhere.
async fn alone(data: &Path, address: &str) -> anyhow::Result<(u16, Vec<u8>)> {
    let store = opening::open_telling(data, OffsetDateTime::now_utc(), &raising::told(data)).await?.store;
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 80));
    let (ending, _ended) = tokio::sync::mpsc::unbounded_channel();
    let app = App::new(store.clone(), Surroundings { address: here, risk: None, notice: None }, ending);
    let request = Request::get(address).header(header::HOST, here.to_string()).body(Body::empty())?;
    let Ok(answer) = milepost::web::router(app).oneshot(request).await;
    let status = answer.status().as_u16();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await?;
    store.close().await;
    Ok((status, bytes.to_vec()))
}

/// Asks a running Milepost.
fn ask(there: SocketAddr, address: &str) -> std::io::Result<(u16, Vec<u8>)> {
    let mut stream = TcpStream::connect(there)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET {address} HTTP/1.0\r\nHost: {there}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    parted(&answer).ok_or_else(|| std::io::Error::new(ErrorKind::InvalidData, "Milepost is running, but gave no answer that can be read."))
}

/// The status and the body of an answer.
fn parted(answer: &[u8]) -> Option<(u16, Vec<u8>)> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, answer[end + 4..].to_vec()))
}
