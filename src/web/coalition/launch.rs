//! The launch of the coalition: its day, its agenda, who is invited, and what all commit to.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use crate::domain::coalition::{Asking, Launch, Member, agenda_draft, invitation_draft};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing, ids};
use crate::domain::words::{count, dates};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::things::{self, Came, FormView, Saved};

/// `templates/coalition/launch.html`
#[derive(Template)]
#[template(path = "coalition/launch.html")]
struct LaunchPage {
    frame: Frame,
    home: String,
    /// The address of the page.
    here: String,
    jurisdiction: JurisdictionId,
    told: String,
    answers: Vec<Answered>,
    form: FormView,
    /// How many have joined and are not invited.
    uninvited: usize,
    agenda: Drafted,
    invitation: Drafted,
}

/// Those of the invited who gave one answer, or none.
struct Answered {
    what: &'static str,
    /// The members: their addresses, and what they are called.
    who: Vec<(String, String)>,
}

impl Answered {
    fn all(basis: &Basis, launch: &Launch) -> Vec<Self> {
        let what = |standing: Asking| match standing {
            Asking::Joined => "Joined the coalition",
            Asking::Asked => "Asked, and not answered yet",
            Asking::ToAsk => "Not asked yet",
            Asking::Declined => "Declined",
        };
        let who = |member: &Member| (format!("{}/{}", basis.home(), member.id), member.listed());
        let answers = basis.coalition.answers(&launch.invited).into_iter();
        answers.map(|(standing, members)| Self { what: what(standing), who: members.into_iter().map(who).collect() }).collect()
    }
}

/// How a text that Milepost drafts stands.
struct Drafted {
    /// Whether it stands in words of one's own.
    is_own: bool,
    /// The revision of the draft, so that leaving it alone leaves it drafted.
    rev: Revision,
}

impl Drafted {
    /// Whose words it is in, as the hint of its field.
    const fn whose(&self) -> &'static str {
        if self.is_own {
            "In your own words. Empty it, and Milepost drafts it again."
        } else {
            "Drafted by Milepost. Once you change a word, it is yours."
        }
    }
}

/// What the page calls its fields.
const NAMES: &[(Fact, &str)] = &[
    (Fact::Agenda, "What happens at the meeting"),
    (Fact::Invited, "Who is invited"),
    (Fact::Invitation, "Text of the invitation"),
    (Fact::Commitments, "What all members commit to"),
];

/// The texts that are drafted until somebody writes their own.
fn drafts(basis: &Basis, launch: &Launch) -> [(Fact, String); 2] {
    let profile = &basis.jurisdiction.profile;
    [(Fact::Agenda, agenda_draft()), (Fact::Invitation, invitation_draft(launch, &profile.name, &profile.executive))]
}

/// The launch as it is stored; of nothing, if nobody saved it yet.
fn stored(basis: &Basis) -> Result<Thing, Failure> {
    let id = Noun::CoalitionLaunch.only_one(basis.jurisdiction.id).ok_or(Failure::NotFound)?;
    Ok(basis.thing(Noun::CoalitionLaunch, id).map_or_else(|_| Thing::nothing(Noun::CoalitionLaunch, id), Clone::clone))
}

/// The form with what is stored, and with the drafts where nobody wrote their own.
async fn form(app: &App, basis: &Basis, stored: &Thing, chosen: &[Uuid]) -> Result<FormView, Failure> {
    let mut chosen = chosen.to_vec();
    chosen.extend(stored.named(Fact::Invited));
    let choices = vec![(Fact::Invited, basis.members_to_choose(app, &chosen).await?)];
    let mut form = FormView::of(stored, choices, &basis.people).naming(NAMES);
    for (fact, draft) in drafts(basis, &Launch::of(stored)) {
        if stored.get(fact).is_empty() {
            form.put(fact, &draft);
        }
    }
    Ok(form)
}

fn page(app: &App, actor: &Actor, basis: &Basis, stored: &Thing, form: FormView) -> Answer {
    let here = format!("{}/launch", basis.home());
    let launch = Launch::of(stored);
    let [agenda, invitation] =
        drafts(basis, &launch).map(|(fact, draft)| Drafted { is_own: !stored.get(fact).is_empty(), rev: Revision::of(&draft) });
    let joined = basis.coalition.standing(Asking::Joined).filter(|member| !launch.invited.contains(&member.id)).count();
    let invited = basis.coalition.among(&launch.invited).len();
    let day = launch.held.map_or_else(
        || "The day is not set yet.".to_owned(),
        |day| match (day - app.now().date()).whole_days() {
            0 => format!("Today, {}.", dates::long(day)),
            days if days > 0 => format!("On {}, in {}.", dates::long(day), count(usize::try_from(days).unwrap_or_default(), "day", "days")),
            _ => format!("It was on {}.", dates::long(day)),
        },
    );
    html(&LaunchPage {
        frame: basis.frame(app, actor, "Launch of the coalition", here.clone()).troubled(!form.troubles().is_empty()),
        home: basis.home(),
        here,
        jurisdiction: basis.jurisdiction.id,
        told: format!("{day} {} invited.", crate::domain::words::capital(&count(invited, "member is", "members are"))),
        answers: Answered::all(basis, &launch),
        form,
        uninvited: joined,
        agenda,
        invitation,
    })
}

/// `GET /jurisdictions/{id}/coalition/launch`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let stored = stored(&basis)?;
    let form = form(&app, &basis, &stored, &[]).await?;
    page(&app, &actor, &basis, &stored, form)
}

/// Leaves the texts drafted that nobody changed.
fn leave_drafted(came: &mut Came, form: &mut Form, drafts: &[(Fact, String)]) {
    for (fact, draft) in drafts {
        let shown = form.take(&format!("drafted-{fact}")).map(|carried| Revision::shown(Some(&carried)));
        let part = Noun::CoalitionLaunch.part(*fact).expect("a launch has the texts that are drafted");
        let Some(Ok(clean)) = came.typed(*fact).map(|typed| part.rule.clean(typed)) else { continue };
        if clean == *draft || Some(Revision::of(&clean)) == shown {
            came.set(*fact, "");
        }
    }
}

/// `POST /jurisdictions/{id}/coalition/launch`: with `everyone` whoever joined is invited as well.
pub async fn settle(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let everyone = form.take("everyone").is_some();
    let mut came = Came::take(&mut form, Noun::CoalitionLaunch);
    let basis = Basis::of(&app, id).await?;
    let launch = stored(&basis)?;
    leave_drafted(&mut came, &mut form, &drafts(&basis, &Launch::of(&launch)));
    form.end()?;
    if everyone {
        let joined = basis.coalition.standing(Asking::Joined).map(|member| member.id.to_string());
        let invited: Vec<String> = came.typed(Fact::Invited).unwrap_or_default().lines().map(str::to_owned).chain(joined).collect();
        came.set(Fact::Invited, &invited.join("\n"));
    }
    let chosen = ids(came.typed(Fact::Invited).unwrap_or_default());
    let posted = came.read(&launch, &basis.people);
    match things::settle(&app, &actor, id, &came, posted).await? {
        Saved::All => Ok(see_other(&format!("{}/launch", basis.home()))),
        // A launch goes into no bin of its own.
        Saved::Gone => Err(Failure::NotFound),
        Saved::Refused(refused) => {
            let mut form = self::form(&app, &basis, &launch, &chosen).await?;
            form.refuse(&came, &refused);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, &launch, form)?).into_response())
        }
        Saved::Contested(refused) => {
            let now = Basis::of(&app, id).await?;
            let stored = stored(&now)?;
            let mut form = self::form(&app, &now, &stored, &chosen).await?;
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &now, &stored, form)?).into_response())
        }
    }
}
