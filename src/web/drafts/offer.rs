//! What stands before and in a form of which drafts are kept: the offer of what was begun, the id of what will be.

use askama::Template;

use super::filling::{FormTag, draft_forms, filled};
use super::news::{news, says_something_new};
use crate::domain::drafts::Draft;
use crate::domain::ids::DraftId;
use crate::domain::people::Actor;
use crate::domain::words::{dates, shortened};
use crate::web::frame::page::DRAFT_MARK;
use crate::web::frame::{App, Failure};

/// How much of what was typed an offer shows, in characters.
const NEWS: usize = 80;

/// `templates/drafts/offer.html`
#[derive(Template)]
#[template(path = "drafts/offer.html")]
struct Offer {
    is_named: bool,
    is_continued: bool,
    lines: Vec<Line>,
    back: String,
}

/// A draft that is offered.
struct Line {
    id: DraftId,
    at: String,
    /// What was typed that is not saved, as far as it helps to know it again.
    news: String,
    /// Which of several it is.
    number: String,
    href: String,
}

/// A draft that the request names: it goes on under its id.
pub struct Named {
    /// The id.
    pub id: DraftId,
    /// The address of its form.
    pub form: String,
    /// What it holds, if the form is to begin with it; else the page shows what was typed already.
    pub draft: Option<Draft>,
}

/// A page with its drafts: each form gets an id for what is typed into it, and what was begun in it before is
/// offered, or stands in it already.
pub async fn dressed(app: &App, page: &str, here: &str, actor: Option<&Actor>, named: Option<&Named>) -> Result<String, Failure> {
    let mut out = String::with_capacity(page.len() + 2048);
    let mut from = 0;
    for form in draft_forms(page) {
        out += &page[from..form.at];
        from = form.at + form.tag.len();
        let named = named.filter(|named| named.form == form.action);
        let mut begun = match (named, actor) {
            (None, Some(actor)) => app.store().drafts(form.action, actor.id).await?,
            _ => Vec::new(),
        };
        let end = page[from..].find("</form>").map_or(page.len(), |end| from + end);
        begun.retain(|draft| says_something_new(&page[from..end], draft));
        let shown = named.and_then(|named| named.draft.as_ref()).map_or(&*begun, std::slice::from_ref);
        if !shown.is_empty() {
            let line = |(at, draft): (usize, &Draft)| Line {
                id: draft.id,
                at: dates::day_and_clock(app.local(draft.at), app.now().date()),
                news: shortened(&news(&page[from..end], draft), NEWS),
                number: if shown.len() > 1 { format!("{} of {}", at + 1, shown.len()) } else { String::new() },
                href: naming(here, draft.id),
            };
            let offer = Offer {
                is_named: actor.is_some_and(|actor| actor.id.is_some()),
                is_continued: named.is_some(),
                lines: shown.iter().enumerate().map(line).collect(),
                back: here.to_owned(),
            };
            out += &offer.render()?;
        }
        out += &tag(form, named.map(|named| named.id), app.store().fresh_draft());
        out += "<p class=\"hint scriptless noprint\">What you type here is kept only once you save it.</p>";
        if let Some(draft) = named.and_then(|named| named.draft.as_ref()) {
            out += &filled(&page[from..end], draft);
            from = end;
        }
    }
    out += &page[from..];
    Ok(out)
}

/// An address that names a draft.
fn naming(address: &str, id: DraftId) -> String {
    let join = if address.contains('?') { '&' } else { '?' };
    format!("{address}{join}draft={id}")
}

/// The tag of a form with the id of its draft. One that goes on says so in its address, so that it ends with the save.
fn tag(form: FormTag<'_>, named: Option<DraftId>, fresh: DraftId) -> String {
    let marked = form.tag.replacen(DRAFT_MARK, &format!("{DRAFT_MARK}=\"{}\"", named.unwrap_or(fresh)), 1);
    match named {
        Some(id) => marked.replacen(&format!("action=\"{}\"", form.action), &format!("action=\"{}\"", naming(form.action, id)), 1),
        None => marked,
    }
}
