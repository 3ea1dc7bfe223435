//! Thin: HTTP in, HTTP out. The routes are below, one line each; every noun has its file.

mod bin;
mod bundle;
mod coalition;
mod conversation;
mod decision;
mod documents;
mod drafts;
mod engagement;
mod file;
mod find;
mod findings;
mod frame;
mod history;
mod jurisdiction;
mod launch;
mod measures;
mod metrics;
mod outreach;
mod people;
mod progress;
mod publication;
mod readiness;
mod road;
mod rounds;
mod serve;
mod strategy;
mod things;
mod translation;
mod wording;
mod work;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::domain::launch::Handout;
use documents::{Face, Format, LetterForm};
pub use frame::{App, Ended, Surroundings};
use frame::{Failure, assets, quit};
use readiness::{answers, assessments, conditions, report, spreadsheets, verdict, what_if, worksheet};
pub use serve::{router, serve, serve_guarded};

/// Every address of the program.
fn routes() -> Router<App> {
    Router::new()
        .route("/", get(jurisdiction::list))
        .route("/jurisdictions", post(jurisdiction::found))
        .route("/example", post(jurisdiction::open_example))
        .route("/jurisdictions/{id}", get(jurisdiction::home))
        .route("/jurisdictions/{id}/settings", get(jurisdiction::settings).post(jurisdiction::describe))
        .route("/jurisdictions/{id}/archive", post(jurisdiction::archive))
        .route("/jurisdictions/{id}/unarchive", post(jurisdiction::unarchive))
        .route("/jurisdictions/{id}/delete", get(jurisdiction::ask_to_delete).post(jurisdiction::delete))
        .route("/jurisdictions/{id}/assessments", get(rounds::new).post(rounds::begin))
        .route("/jurisdictions/{id}/readiness", get(rounds::readiness))
        .route("/jurisdictions/{id}/decision", get(rounds::decision))
        .route("/jurisdictions/{id}/which", get(rounds::which).post(rounds::say))
        .route("/jurisdictions/{id}/rounds", get(rounds::choose))
        .route("/jurisdictions/{id}/rounds/{a}/{b}", get(rounds::compare))
        .route("/jurisdictions/{id}/people", get(people::list).post(people::add))
        .route("/jurisdictions/{id}/people/{person}", get(people::one).post(people::describe))
        .route("/jurisdictions/{id}/people/{person}/same-as", post(people::make_one))
        .route("/jurisdictions/{id}/people/{person}/undo", post(people::make_two))
        .route("/jurisdictions/{id}/people/{person}/delete", post(people::remove))
        .route("/jurisdictions/{id}/people/{person}/me", post(people::this_is_me))
        .route("/jurisdictions/{id}/history", get(history::of_jurisdiction))
        .route("/jurisdictions/{id}/case", get(conversation::case::show).post(conversation::case::write))
        .route("/jurisdictions/{id}/launch", get(launch::show).post(launch::settle))
        .route("/jurisdictions/{id}/launch/announcement.txt", launch::text_file(Handout::Announcement))
        .route("/jurisdictions/{id}/launch/announcement.pdf", launch::file(Handout::Announcement, Format::Pdf))
        .route("/jurisdictions/{id}/launch/announcement.docx", launch::file(Handout::Announcement, Format::Docx))
        .route("/jurisdictions/{id}/launch/talking-points.txt", launch::text_file(Handout::TalkingPoints))
        .route("/jurisdictions/{id}/launch/talking-points.pdf", launch::file(Handout::TalkingPoints, Format::Pdf))
        .route("/jurisdictions/{id}/launch/talking-points.docx", launch::file(Handout::TalkingPoints, Format::Docx))
        .route("/jurisdictions/{id}/launch/{text}", get(launch::read).post(launch::write))
        .route("/jurisdictions/{id}/launch/{text}/versions/{event}", get(launch::version).post(launch::put_back))
        .route("/jurisdictions/{id}/handover", get(jurisdiction::handover))
        .route("/assessments/{id}", get(assessments::show))
        .route("/assessments/{id}/conditions/{key}", get(conditions::show).post(answers::record))
        .route("/assessments/{id}/worksheet", get(worksheet::show).post(answers::record_worksheet))
        .route("/assessments/{id}/worksheet/blank", get(worksheet::blank))
        .route("/assessments/{id}/verdict", get(verdict::show))
        .route("/assessments/{id}/what-if", get(what_if::show))
        .route("/assessments/{id}/report", get(report::show))
        .route("/assessments/{id}/documents", get(documents::show))
        .route("/assessments/{id}/report.pdf", documents::file(Face::Report, Format::Pdf))
        .route("/assessments/{id}/report.docx", documents::file(Face::Report, Format::Docx))
        .route("/assessments/{id}/report.html", documents::file(Face::Report, Format::Html))
        .route("/assessments/{id}/brief.pdf", documents::file(Face::Brief, Format::Pdf))
        .route("/assessments/{id}/brief.html", documents::file(Face::Brief, Format::Html))
        .route("/assessments/{id}/worksheet.pdf", documents::file(Face::Worksheet, Format::Pdf))
        .route("/assessments/{id}/worksheet.docx", documents::file(Face::Worksheet, Format::Docx))
        .route("/assessments/{id}/sheets/{name}", get(documents::role_sheet))
        .route("/assessments/{id}/plan.pdf", documents::file(Face::WorkPlan, Format::Pdf))
        .route("/assessments/{id}/plan.docx", documents::file(Face::WorkPlan, Format::Docx))
        .route("/assessments/{id}/plan.xlsx", get(spreadsheets::work_xlsx))
        .route("/assessments/{id}/plan.csv", get(spreadsheets::work_csv))
        .route("/assessments/{id}/packet.zip", get(documents::packet))
        .route("/assessments/{id}/report.json", get(report::json))
        .route("/assessments/{id}/report.xlsx", get(spreadsheets::xlsx))
        .route("/assessments/{id}/report.csv", get(spreadsheets::csv))
        .route("/assessments/{id}/report.css", get(report::paper))
        .route("/assessments/{id}/meeting", get(conversation::meeting::show).post(conversation::meeting::hold))
        .route("/assessments/{id}/decision", get(decision::show).post(decision::record))
        .route("/assessments/{id}/checklist", post(decision::tick))
        .route("/jurisdictions/{id}/plan/terms", get(decision::terms).post(decision::settle_terms))
        .route("/decisions/{id}/check-in", post(decision::check_in))
        .route("/assessments/{id}/asks", get(conversation::show).post(conversation::ask))
        .route("/assessments/{id}/asks/{person}", get(conversation::letter))
        .route("/asks/{id}/told", post(conversation::tell))
        .route("/asks/{id}/withdraw", post(conversation::withdraw))
        .route("/assessments/{id}/settings", get(rounds::settings).post(rounds::settle))
        .route("/assessments/{id}/reopen", post(rounds::reopen))
        .route("/assessments/{id}/close", post(rounds::close))
        .route("/assessments/{id}/delete", get(rounds::ask_to_delete).post(rounds::delete))
        .route("/assessments/{id}/history", get(history::of_assessment))
        .route("/assessments/{id}/history/{event}", post(history::put_back))
        .route("/jurisdictions/{id}/export", get(bundle::one))
        .merge(belongings())
        .merge(found())
        .merge(logic_model())
        .merge(measured())
        .merge(seen_by_measures())
        .merge(in_the_strategy())
        .merge(papers())
        .merge(brought_out())
        .merge(around())
        .fallback(|| async { Failure::NotFound })
        .method_not_allowed_fallback(|| async { Failure::WrongMethod })
}

/// The addresses of the data file and of whoever sits before it, in no jurisdiction.
fn around() -> Router<App> {
    Router::new()
        .route("/history", get(history::overview))
        .route("/bin", get(bin::list))
        .route("/bin/{kind}/{id}", post(bin::put_back))
        .route("/bin/{kind}/{id}/throw-out", get(bin::ask_to_throw_out).post(bin::throw_out))
        .route("/drafts/{id}/discard", post(drafts::discard))
        .route("/you", get(people::show).post(people::remember))
        .route("/you/details", post(people::correct))
        .route("/file", get(file::show))
        .route("/file/backup", post(file::back_up))
        .route("/file/check", post(file::check))
        .route("/file/restore", get(file::ask_to_restore).post(file::restore))
        .route("/file/open-folder", post(file::open_folder))
        .route("/file/move", post(file::move_to_this_computer))
        .route("/export", get(bundle::all))
        .route("/schema/bundle.json", get(bundle::schema))
        .route("/import/{digest}", get(bundle::review).post(bundle::confirm))
        .route("/metrics/arrivals/{mark}", get(metrics::review).post(metrics::confirm))
        .route("/metrics/releases/{id}", get(metrics::one))
        .route("/metrics/releases/{id}/remove", get(metrics::ask_to_remove).post(metrics::remove))
        .route("/quit", get(quit::ask).post(quit::quit))
        .route("/schema/report.json", get(documents::report_schema))
        .route("/static/{name}", get(assets::show))
}

/// The addresses of what belongs to a jurisdiction: its road, its population groups and its work plan.
fn belongings() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/find", get(find::show))
        .route("/jurisdictions/{id}/road", get(road::show))
        .route("/jurisdictions/{id}/road/{place}", get(road::line).post(road::change))
        .route("/jurisdictions/{id}/road/{place}/mark", post(road::mark))
        .route("/jurisdictions/{id}/map", get(road::map))
        .route("/jurisdictions/{id}/population-groups", get(jurisdiction::groups).post(jurisdiction::add_group))
        .route("/population-groups/{id}", get(jurisdiction::group).post(jurisdiction::change_group))
        .route("/population-groups/{id}/move", post(jurisdiction::shift_group))
        .route("/population-groups/{id}/delete", get(jurisdiction::ask_to_delete_group).post(jurisdiction::delete_group))
        .route("/jurisdictions/{id}/accountability", get(measures::accountability).post(measures::settle))
        .route("/jurisdictions/{id}/engagement", get(engagement::list).post(engagement::add))
        .route("/jurisdictions/{id}/engagement/{engagement}", get(engagement::one).post(engagement::change))
        .route("/jurisdictions/{id}/engagement/{engagement}/insights", post(engagement::write_insight))
        .route("/jurisdictions/{id}/engagement/{engagement}/delete", get(engagement::ask_to_delete).post(engagement::delete))
        .route("/jurisdictions/{id}/plan.pdf", documents::work_file(Format::Pdf))
        .route("/jurisdictions/{id}/plan.docx", documents::work_file(Format::Docx))
        .route("/jurisdictions/{id}/plan", get(work::show))
        .route("/jurisdictions/{id}/plan/draft", post(work::draft))
        .route("/jurisdictions/{id}/plan/sheet", get(work::sheet))
        .route("/jurisdictions/{id}/plan.ics", get(work::calendar))
        .route("/jurisdictions/{id}/plan.csv", get(work::csv))
        .route("/jurisdictions/{id}/plan.xlsx", get(work::xlsx))
        .route("/jurisdictions/{id}/actions", get(work::new).post(work::add))
        .route("/actions/{id}", get(work::action).post(work::change))
        .route("/actions/{id}/status", post(work::press))
        .route("/actions/{id}/mark", post(work::mark))
        .route("/actions/{id}/move", post(work::shift))
        .route("/actions/{id}/delete", get(work::ask_to_delete).post(work::delete))
        .merge(in_the_coalition())
}

/// The addresses of the coalition.
fn in_the_coalition() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/coalition", get(coalition::show).post(coalition::add))
        .route("/jurisdictions/{id}/coalition/organizations", get(coalition::organizations).post(coalition::add_organization))
        .route("/jurisdictions/{id}/coalition/organizations/{one}", get(coalition::organization).post(coalition::change_organization))
        .route("/jurisdictions/{id}/coalition/organizations/{one}/delete", get(coalition::ask_to_delete_organization))
        .route("/jurisdictions/{id}/coalition/organizations/{one}/delete", post(coalition::delete_organization))
        .route("/jurisdictions/{id}/coalition/groups", get(coalition::groups).post(coalition::add_group))
        .route("/jurisdictions/{id}/coalition/launch", get(coalition::launch).post(coalition::settle_launch))
        .route("/jurisdictions/{id}/coalition/{member}", get(coalition::member).post(coalition::change))
        .route("/jurisdictions/{id}/coalition/{member}/asking", post(coalition::press))
        .route("/jurisdictions/{id}/coalition/{member}/letter", get(coalition::letter).post(coalition::write_letter))
        .route("/jurisdictions/{id}/coalition/{member}/delete", get(coalition::ask_to_delete).post(coalition::delete))
        .route("/working-groups/{id}", get(coalition::group).post(coalition::change_group))
        .route("/working-groups/{id}/move", post(coalition::shift_group))
        .route("/working-groups/{id}/delete", get(coalition::ask_to_delete_group).post(coalition::delete_group))
}

/// The addresses of the measures and of their values.
fn seen_by_measures() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/measures", get(measures::list).post(measures::add))
        .route("/jurisdictions/{id}/measures/new", get(measures::new))
        .route("/jurisdictions/{id}/measures/sheet", get(documents::measure_sheet))
        .route("/jurisdictions/{id}/measures/sheet.pdf", documents::measure_sheet_file(Format::Pdf))
        .route("/jurisdictions/{id}/measures/sheet.docx", documents::measure_sheet_file(Format::Docx))
        .route("/jurisdictions/{id}/measures/{measure}", get(measures::one).post(measures::change))
        .route("/jurisdictions/{id}/measures/{measure}/delete", get(measures::ask_to_delete).post(measures::delete))
        .route("/jurisdictions/{id}/measures/{measure}/updates", post(measures::add_update))
        .route("/jurisdictions/{id}/measures/{measure}/updates/{update}", get(measures::update).post(measures::change_update))
        .route("/jurisdictions/{id}/measures/{measure}/updates/{update}/delete", post(measures::delete_update))
        .route("/jurisdictions/{id}/measures/{measure}/updates/{update}/hold", post(measures::hold))
}

/// The addresses of findings, of what they rest on, of their review, and of the source register.
fn found() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/findings", get(findings::list).post(findings::add))
        .route("/jurisdictions/{id}/findings/review", get(findings::reviews).post(findings::add_review))
        .route("/jurisdictions/{id}/findings/review/{review}", get(findings::review).post(findings::change_review))
        .route("/jurisdictions/{id}/findings/review/{review}/delete", get(findings::ask_to_delete_review).post(findings::delete_review))
        .route("/jurisdictions/{id}/findings/{finding}", get(findings::finding).post(findings::change))
        .route("/jurisdictions/{id}/findings/{finding}/stage", post(findings::agree))
        .route("/jurisdictions/{id}/findings/{finding}/move", post(findings::move_finding))
        .route("/jurisdictions/{id}/findings/{finding}/delete", get(findings::ask_to_delete).post(findings::delete))
        .route("/jurisdictions/{id}/findings/{finding}/support", get(findings::new_support).post(findings::add_support))
        .route("/jurisdictions/{id}/findings/{finding}/support/{support}", get(findings::support).post(findings::change_support))
        .route("/jurisdictions/{id}/findings/{finding}/support/{support}/move", post(findings::move_support))
        .route("/jurisdictions/{id}/findings/{finding}/support/{support}/delete", post(findings::remove_support))
        .route("/jurisdictions/{id}/sources", get(findings::sources).post(findings::add_source))
        .route("/jurisdictions/{id}/sources/{source}", get(findings::source).post(findings::change_source))
        .route("/jurisdictions/{id}/sources/{source}/move", post(findings::move_source))
        .route("/jurisdictions/{id}/sources/{source}/delete", get(findings::ask_to_delete_source).post(findings::delete_source))
}

/// The addresses of the strategy: its texts, its goals and its strategic actions.
fn in_the_strategy() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/strategy", get(strategy::list).post(strategy::add))
        .route("/jurisdictions/{id}/strategy/new", get(strategy::new))
        .route("/jurisdictions/{id}/strategy/meeting", get(strategy::meeting).post(strategy::weigh))
        .route("/jurisdictions/{id}/strategy/paper", get(documents::strategy))
        .route("/jurisdictions/{id}/strategy/paper.pdf", documents::strategy_file(Format::Pdf))
        .route("/jurisdictions/{id}/strategy/paper.docx", documents::strategy_file(Format::Docx))
        .route("/jurisdictions/{id}/strategy/paper.html", documents::strategy_file(Format::Html))
        .route("/jurisdictions/{id}/strategy/texts/{text}", get(wording::show).post(wording::write))
        .route("/jurisdictions/{id}/strategy/texts/{text}/versions/{event}", get(wording::version).post(wording::put_back))
        .route("/jurisdictions/{id}/strategy/goals", get(strategy::new_goal).post(strategy::add_goal))
        .route("/jurisdictions/{id}/strategy/goals/{goal}", get(strategy::goal).post(strategy::change_goal))
        .route("/jurisdictions/{id}/strategy/goals/{goal}/move", post(strategy::move_goal))
        .route("/jurisdictions/{id}/strategy/goals/{goal}/delete", get(strategy::ask_to_delete_goal).post(strategy::delete_goal))
        .route("/jurisdictions/{id}/strategy/{strategic_action}", get(strategy::action).post(strategy::change))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/move", post(strategy::move_action))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/delete", get(strategy::ask_to_delete).post(strategy::delete))
        .route("/jurisdictions/{id}/findings/{finding}/answer", post(strategy::answer))
}

/// The addresses of the logic model of a strategic action.
#[rustfmt::skip] // A route is on one line of its own.
fn logic_model() -> Router<App> {
    use strategy::model;
    Router::new()
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model", get(model::show).post(model::add))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/add", get(model::new))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/links", post(model::link))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/links/remove", post(model::unlink))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/tidy", get(model::tidied).post(model::tidy))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/tidy/undo", post(model::undo))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/copy", get(model::ask_to_copy).post(model::copy))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}", get(model::entry).post(model::change))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/move", post(model::move_entry))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/plan", post(model::plan))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/unplan", post(model::unplan))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/delete", get(model::ask_to_delete).post(model::delete))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/approvals", get(model::approvals).post(model::approve))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}", get(model::approval))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}/holds", post(model::say_which))
        .route("/jurisdictions/{id}/strategy/{strategic_action}/model/approvals/{approval}/delete", get(model::ask_to_delete_approval).post(model::delete_approval))
}

/// The addresses of what the metrics say of a jurisdiction.
fn measured() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/metrics", get(metrics::readings::list))
        .route("/jurisdictions/{id}/metrics/places", get(metrics::readings::places).post(metrics::readings::add_places))
        .route("/jurisdictions/{id}/metrics/places/{place}/delete", post(metrics::readings::remove_place))
        .route("/jurisdictions/{id}/metrics/peers", get(metrics::readings::peers).post(metrics::readings::add_peers))
        .route("/jurisdictions/{id}/metrics/peers/{peer}/delete", post(metrics::readings::remove_peer))
        .route("/jurisdictions/{id}/metrics/representation", get(metrics::readings::representation).post(metrics::readings::add_officials))
        .route("/jurisdictions/{id}/metrics/representation/readings.csv", get(metrics::readings::representation_csv))
        .route("/jurisdictions/{id}/metrics/officials/{body}", get(metrics::readings::officials).post(metrics::readings::change_officials))
        .route("/jurisdictions/{id}/metrics/officials/{body}/delete", post(metrics::readings::remove_officials))
        .route("/jurisdictions/{id}/metrics/review", get(metrics::readings::review).post(metrics::readings::add_to_review))
        .route("/jurisdictions/{id}/metrics/profile", get(documents::profile))
        .route("/jurisdictions/{id}/metrics/profile.pdf", documents::profile_file(Format::Pdf))
        .route("/jurisdictions/{id}/metrics/profile.docx", documents::profile_file(Format::Docx))
        .route("/jurisdictions/{id}/metrics/profile.html", documents::profile_file(Format::Html))
        .route("/jurisdictions/{id}/metrics/appendix.csv", get(documents::appendix_csv))
        .route("/jurisdictions/{id}/metrics/appendix.xlsx", get(documents::appendix_xlsx))
        .route("/jurisdictions/{id}/metrics/{metric}", get(metrics::readings::show).post(metrics::readings::note))
        .route("/jurisdictions/{id}/metrics/{metric}/readings.csv", get(metrics::readings::csv))
}

/// The documents of the coalition and of the findings, and the members that come from a spreadsheet.
fn papers() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/coalition/paste", get(coalition::ask_to_paste).post(coalition::paste))
        .route("/jurisdictions/{id}/coalition/roster", get(documents::roster))
        .route("/jurisdictions/{id}/coalition.pdf", documents::roster_file(Format::Pdf))
        .route("/jurisdictions/{id}/coalition.docx", documents::roster_file(Format::Docx))
        .route("/jurisdictions/{id}/coalition.xlsx", get(documents::roster_xlsx))
        .route("/jurisdictions/{id}/coalition/launch/invitation.docx", documents::invitation(LetterForm::Docx))
        .route("/jurisdictions/{id}/coalition/launch/invitation.txt", documents::invitation(LetterForm::Text))
        .route("/jurisdictions/{id}/coalition/{member}/letter.docx", documents::request(LetterForm::Docx))
        .route("/jurisdictions/{id}/coalition/{member}/letter.txt", documents::request(LetterForm::Text))
        .route("/jurisdictions/{id}/document", get(documents::mobility_plan))
        .route("/jurisdictions/{id}/document/parts", get(publication::parts).post(publication::settle))
        .route("/jurisdictions/{id}/document/ready", get(publication::ready))
        .route("/jurisdictions/{id}/document/parts/order", post(publication::arrange))
        .route("/jurisdictions/{id}/document/texts/{text}", get(wording::show).post(wording::write))
        .route("/jurisdictions/{id}/document/texts/{text}/versions/{event}", get(wording::version).post(wording::put_back))
        .route("/jurisdictions/{id}/document.pdf", documents::mobility_plan_file(Format::Pdf))
        .route("/jurisdictions/{id}/document.docx", documents::mobility_plan_file(Format::Docx))
        .route("/jurisdictions/{id}/document.html", documents::mobility_plan_file(Format::Html))
        .route("/jurisdictions/{id}/findings/summary", get(documents::summary))
        .route("/jurisdictions/{id}/findings/summary.pdf", documents::summary_file(Format::Pdf))
        .route("/jurisdictions/{id}/findings/summary.docx", documents::summary_file(Format::Docx))
        .route("/jurisdictions/{id}/findings/summary.html", documents::summary_file(Format::Html))
        .route("/assessments/{id}/roster.pdf", documents::roster_of_round(Format::Pdf))
        .route("/assessments/{id}/roster.docx", documents::roster_of_round(Format::Docx))
        .route("/assessments/{id}/roster.xlsx", get(documents::roster_xlsx_of_round))
        .route("/assessments/{id}/summary.pdf", documents::summary_of_round(Format::Pdf))
        .route("/assessments/{id}/summary.docx", documents::summary_of_round(Format::Docx))
        .route("/assessments/{id}/summary.html", documents::summary_of_round(Format::Html))
}

/// The addresses of what brings the plan out and keeps it alive.
fn brought_out() -> Router<App> {
    Router::new()
        .route("/jurisdictions/{id}/document/public-summary", get(translation::summary))
        .route("/jurisdictions/{id}/document/public-summary.pdf", documents::public_summary_file(Format::Pdf))
        .route("/jurisdictions/{id}/document/public-summary.docx", documents::public_summary_file(Format::Docx))
        .route("/jurisdictions/{id}/document/public-summary.html", documents::public_summary_file(Format::Html))
        .route("/jurisdictions/{id}/document/translations", get(translation::list).post(translation::add))
        .route("/jurisdictions/{id}/document/translations/{translation}", get(translation::one).post(translation::change))
        .route("/jurisdictions/{id}/document/translations/{translation}/summary.pdf", documents::translated_file(Format::Pdf))
        .route("/jurisdictions/{id}/document/translations/{translation}/summary.docx", documents::translated_file(Format::Docx))
        .route("/jurisdictions/{id}/document/translations/{translation}/summary.html", documents::translated_file(Format::Html))
        .route("/jurisdictions/{id}/document/translations/{translation}/delete", get(translation::ask_to_delete).post(translation::delete))
        .route("/jurisdictions/{id}/document/publication-plan", get(outreach::list).post(outreach::add))
        .route("/jurisdictions/{id}/document/publication-plan/paper", get(documents::outreach))
        .route("/jurisdictions/{id}/document/publication-plan/paper.pdf", documents::outreach_file(Format::Pdf))
        .route("/jurisdictions/{id}/document/publication-plan/paper.docx", documents::outreach_file(Format::Docx))
        .route("/jurisdictions/{id}/document/publication-plan/{outreach}", get(outreach::one).post(outreach::change))
        .route("/jurisdictions/{id}/document/publication-plan/{outreach}/delete", get(outreach::ask_to_delete).post(outreach::delete))
        .route("/jurisdictions/{id}/progress", get(progress::show))
        .route("/jurisdictions/{id}/progress.pdf", documents::progress_file(Format::Pdf))
        .route("/jurisdictions/{id}/progress.docx", documents::progress_file(Format::Docx))
        .route("/jurisdictions/{id}/progress.html", documents::progress_file(Format::Html))
        .route("/jurisdictions/{id}/progress/briefing", get(documents::briefing))
        .route("/jurisdictions/{id}/progress/briefing.pdf", documents::briefing_file(Format::Pdf))
        .route("/jurisdictions/{id}/progress/briefing.docx", documents::briefing_file(Format::Docx))
        .route("/jurisdictions/{id}/progress/briefing.html", documents::briefing_file(Format::Html))
}

/// The addresses that take files, with a bound of their own.
fn uploads() -> Router<App> {
    let bound = DefaultBodyLimit::max(coalition::FILE_LIMIT);
    Router::new()
        .route("/import", get(bundle::ask).post(bundle::upload).layer(DefaultBodyLimit::max(bundle::LIMIT)))
        .route("/metrics", get(metrics::list).post(metrics::upload).layer(DefaultBodyLimit::max(metrics::LIMIT)))
        .route("/jurisdictions/{id}/coalition/paste/file", post(coalition::paste_file).layer(bound))
}
