//! The page of Find.

use askama::Template;
use axum::extract::State;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::hit::{HitView, view};
use crate::domain::find::{Kind, LONGEST, Sought, Unfit};
use crate::domain::ids::JurisdictionId;
use crate::domain::words::{figures, text};
use crate::store::{Found, Group};
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::jurisdiction::place;

/// `templates/find/show.html`
#[derive(Template)]
#[template(path = "find/show.html")]
struct FindPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    typed: String,
    /// Why nothing can be looked for.
    problem: Option<String>,
    /// Whether something was looked for.
    is_sought: bool,
    /// The address of the first page, from a further one.
    whole: Option<String>,
    groups: Vec<GroupView>,
}

/// What stands under one heading.
struct GroupView {
    mark: &'static str,
    heading: &'static str,
    count: String,
    hits: Vec<HitView>,
    more: Option<String>,
}

/// `GET /jurisdictions/{id}/find?q=`: with `kind` and `below` a further page of one kind.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let typed = query.text("q");
    let kind = query.take("kind").and_then(|word| Kind::from_word(&word));
    let below: Option<i64> = query.take("below").and_then(|number| number.parse().ok()).filter(|number| *number > 0);
    query.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let sought = Sought::read(&text::line(&typed, usize::MAX).unwrap_or_default());
    let base = format!("/jurisdictions/{id}/find");
    let address = format!("{base}?q={}", utf8_percent_encode(&typed, NON_ALPHANUMERIC));
    let (groups, problem) = match &sought {
        Ok(sought) => {
            let found = app.store().find(id, sought, kind.map(|kind| (kind, below))).await?;
            (groups(id, &found, sought, (&address, below.is_some())), None)
        }
        Err(unfit) => (Vec::new(), Some(unfit.to_string()).filter(|_| *unfit != Unfit::Empty)),
    };
    html(&FindPage {
        frame: Frame::new(
            &app,
            &actor,
            if sought.is_ok() { format!("Find “{}”", typed.trim()) } else { "Find".to_owned() },
            if sought.is_ok() { address.clone() } else { base },
        )
        .within(place(&jurisdiction))
        .troubled(problem.is_some()),
        id,
        name: jurisdiction.profile.name,
        is_sought: sought.is_ok(),
        typed,
        problem,
        whole: kind.map(|_| address),
        groups,
    })
}

/// What was found, heading by heading.
fn groups(id: JurisdictionId, found: &Found, sought: &Sought, (address, is_further): (&str, bool)) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    let mut all = 0;
    for Group { kind, hits, all: of_kind, more } in &found.groups {
        let hits: Vec<HitView> = hits.iter().map(|hit| view(id, *kind, hit, sought)).collect();
        if let Some(last) = groups.last_mut().filter(|last| last.heading == kind.heading()) {
            last.hits.extend(hits);
        } else {
            all = 0;
            groups.push(GroupView { mark: kind.as_str(), heading: kind.heading(), count: String::new(), hits, more: None });
        }
        all += of_kind.unwrap_or_default();
        let group = groups.last_mut().expect("one was put there");
        group.more = more.map(|below| format!("{address}&kind={kind}&below={below}#{kind}", kind = kind.as_str()));
        group.count = counted((group.hits.len(), all), group.more.is_some(), is_further);
    }
    groups
}

/// How many stand there, and of how many; on further pages it is not counted how many there are in all.
fn counted((n, all): (usize, usize), has_more: bool, is_further: bool) -> String {
    match (has_more, is_further) {
        (true, false) if all > n => format!("{n} of {}", figures(all)),
        (true, false) => format!("{n} of more"),
        (true, true) => format!("{n} further ones of more"),
        (false, true) => format!("the last {n}"),
        (false, false) => n.to_string(),
    }
}
