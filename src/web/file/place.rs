//! The place of the data file: its folder opened, and the move to this computer.

use std::path::PathBuf;

use axum::extract::State;

use super::farewell::end_unless_at_work;
use crate::store::file::place;
use crate::store::file::risk::{self, Folders};
use crate::web::frame::{Answer, App, Ended, Form, see_other};

/// The usual place on this computer, if a file can move there, or what to do instead.
pub(super) fn free_place(app: &App) -> Result<PathBuf, String> {
    let elsewhere = "Milepost can’t move it by itself here. Ask your IT office to keep the data file in a folder of this computer.";
    match place::usual() {
        Some(usual) if usual == app.store().path() || risk::of(&usual, &Folders::of_this_computer()).is_some() => Err(elsewhere.to_owned()),
        Some(usual) if usual.exists() => Err(format!(
            "There is another data file in the usual place on this computer, {}, so this one can’t move there.",
            usual.display()
        )),
        Some(usual) => Ok(usual),
        None => Err(elsewhere.to_owned()),
    }
}

/// `POST /file/open-folder`
pub async fn open_folder(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    let folder = app.store().path().parent().map(PathBuf::from).unwrap_or_default();
    if open::that_detached(&folder).is_err() {
        app.desk().tell(app.now(), format!("The folder could not be opened. It is {}.", folder.display()));
    }
    Ok(see_other("/file"))
}

/// `POST /file/move`: ends this serving; the next one begins with the file in its new place.
pub async fn move_to_this_computer(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    match (&app.surroundings().risk, free_place(&app)) {
        (Some(_), Ok(to)) => end_unless_at_work(&app, Ended::Move(to)).await,
        (None, _) => app.desk().tell(app.now(), "The data file is on this computer already.".to_owned()),
        (_, Err(way_out)) => app.desk().tell(app.now(), way_out),
    }
    Ok(see_other("/file"))
}
