//! A piece of work at the desk.

use crate::web::frame::App;

/// The desk, taken for a piece of work until this is dropped, even if the work panics.
pub(super) struct AtDesk(pub App);

impl AtDesk {
    /// Takes it, unless another piece of work is under way.
    pub fn take(app: &App, work: &'static str) -> Option<Self> {
        let mut papers = app.desk().papers();
        papers.at_work.is_none().then(|| {
            papers.at_work = Some(work);
            Self(app.clone())
        })
    }
}

impl Drop for AtDesk {
    fn drop(&mut self) {
        self.0.desk().papers().at_work = None;
    }
}
