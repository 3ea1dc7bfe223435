//! Files chosen and sent: each is written down piece by piece and looked at, and then waits for the next page.

use std::io::Write;
use std::sync::Arc;

use axum::extract::State;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use tempfile::NamedTempFile;

use super::arrivals::Arrived;
use super::releases;
use crate::domain::metrics::{FILE_LIMIT, FileProblem, file_name};
use crate::domain::people::Actor;
use crate::domain::words::count;
use crate::store::Looked;
use crate::web::frame::{Acting, Answer, App, Failure, see_other};

/// The most that is sent at once, in bytes: eight files of the largest size.
pub const LIMIT: usize = 512 << 20;
/// The most files that are sent at once.
const FILES: usize = 50;

const TOO_LARGE: &str = "The files are larger than 512 megabytes together. Choose fewer of them, one after the other.";

const NO_ROOM: &str = "The files could not be kept on this computer: the disk is full, or it refuses to be written. Make room on it, \
                       then choose them again.";

/// A file on its way in.
struct Coming {
    name: String,
    file: NamedTempFile,
    /// Why it is not looked at.
    refused: Option<String>,
}

/// `POST /metrics`: takes the files, and leads to what an import of them would do.
pub async fn upload(State(app): State<App>, Acting(actor): Acting, multipart: Result<Multipart, MultipartRejection>) -> Answer {
    let coming = match arrived(multipart.map_err(|_| Failure::NotAForm)?).await {
        Ok(coming) => coming,
        Err(Broken::Form(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return releases::page(&app, &actor, vec![TOO_LARGE.to_owned()]).await;
        }
        Err(Broken::Form(_)) => return Err(Failure::Malformed("A file did not arrive whole.")),
        Err(Broken::Disk(error)) => return no_room(&app, &actor, &error).await,
    };
    if coming.is_empty() {
        return releases::page(&app, &actor, vec!["Choose a file first.".to_owned()]).await;
    }
    let looked = tokio::task::spawn_blocking(move || coming.into_iter().map(look).collect::<std::io::Result<Vec<_>>>());
    let files = match looked.await.map_err(|error| Failure::Ours(error.to_string()))? {
        Ok(files) => files,
        Err(error) => return no_room(&app, &actor, &error).await,
    };
    if files.iter().all(|file| file.looked.is_err()) {
        let told = files.iter().filter_map(|file| Some(format!("“{}”: {}", file.name, file.looked.as_ref().err()?))).collect();
        return releases::page(&app, &actor, told).await;
    }
    let mark = app.metrics().keep(files);
    Ok(see_other(&format!("/metrics/arrivals/{mark}")))
}

/// The page where the disk does not take the files in.
async fn no_room(app: &App, actor: &Actor, error: &std::io::Error) -> Answer {
    tracing::error!(%error, "files of metrics could not be written down");
    releases::page(app, actor, vec![NO_ROOM.to_owned()]).await
}

/// Why files did not arrive.
enum Broken {
    Form(MultipartError),
    Disk(std::io::Error),
}

/// The files of the form that have something in them or a name.
async fn arrived(mut multipart: Multipart) -> Result<Vec<Coming>, Broken> {
    let (mut all, mut too_many) = (Vec::new(), 0);
    while let Some(field) = multipart.next_field().await.map_err(Broken::Form)? {
        if field.name() != Some("files") {
        } else if all.len() == FILES {
            too_many += 1;
        } else if let Some(coming) = one(field).await? {
            all.push(coming);
        }
    }
    if too_many > 0 {
        let (name, came) = (format!("After the first {FILES} files"), count(too_many, "more file", "more files"));
        let refused = Some(format!("{FILES} files are read at once, and {came} came with them. Choose what is left over afterwards."));
        all.push(Coming { name, file: NamedTempFile::new().map_err(Broken::Disk)?, refused });
    }
    Ok(all)
}

async fn one(mut field: Field<'_>) -> Result<Option<Coming>, Broken> {
    let given = field.file_name().unwrap_or_default().to_owned();
    let mut file = NamedTempFile::new().map_err(Broken::Disk)?;
    let (mut size, mut is_too_large) = (0, false);
    while let Some(chunk) = field.chunk().await.map_err(Broken::Form)? {
        size += chunk.len() as u64;
        // What is too large anyway is taken from the line, and no more.
        is_too_large |= size > FILE_LIMIT;
        if !is_too_large {
            file.write_all(&chunk).map_err(Broken::Disk)?;
        }
    }
    if given.is_empty() && size == 0 {
        return Ok(None);
    }
    Ok(Some(Coming { name: file_name(&given), file, refused: is_too_large.then(|| FileProblem::TooLarge.to_string()) }))
}

fn look(coming: Coming) -> std::io::Result<Arrived> {
    let looked = match coming.refused {
        Some(why) => Err(why),
        None => Looked::at(&mut coming.file.reopen()?).map(Arc::new).map_err(|problem| problem.to_string()),
    };
    Ok(Arrived { name: coming.name, looked, path: coming.file.into_temp_path() })
}
