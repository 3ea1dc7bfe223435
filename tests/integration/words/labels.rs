//! What is wrong with a field is told under the name that the field bears: each link above a refused form says what
//! stands beside the field to which it leads.

use crate::person::{Page, Person};

/// A text without its tags, its marks and its needless spaces.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of the field of an id: its label without what is said of it in brackets, or the legend of its group.
fn name(page: &str, id: &str) -> String {
    let without_remark = |name: &str| plain(name.split("<span class=\"optional\">").next().unwrap());
    let group = |before: &str| without_remark(before.rsplit_once("<legend>").unwrap_or_default().1.split("</legend>").next().unwrap());
    if let Some((before, rest)) = page.split_once(&format!(" for=\"{id}\">")) {
        let label = without_remark(rest.split("</label>").next().unwrap());
        // The lines below the boxes of people belong to their group.
        return if ["Names", "Others"].contains(&label.as_str()) { group(before) } else { label };
    }
    let Some((before, rest)) = page.split_once(&format!(" id=\"{id}\"")) else { return format!("no field {id}") };
    let tag = before.rsplit('<').next().unwrap();
    if tag.starts_with("fieldset") {
        return plain(rest.split_once("<legend>").unwrap().1.split("</legend>").next().unwrap());
    }
    if rest.split('>').next().unwrap().contains("type=\"checkbox\"") || tag.contains("type=\"checkbox\"") {
        return plain(rest.split_once('>').unwrap().1.split("</label>").next().unwrap());
    }
    // One of several buttons: the group bears the name.
    group(before)
}

/// The links of the summary that bear another name than their fields.
fn misnamed(what: &str, page: &Page) -> Vec<String> {
    assert_eq!(page.status.as_u16(), 422, "{what}: {}", page.text);
    let (_, summary) = page.text.split_once("id=\"summary\"").unwrap_or_else(|| panic!("{what}: no summary"));
    let summary = summary.split("</ul>").next().unwrap();
    let links: Vec<(&str, String)> = summary
        .split("<a href=\"#")
        .skip(1)
        .map(|link| {
            let (id, rest) = link.split_once('"').unwrap();
            (id, plain(rest.split_once('>').unwrap().1.split("</a>").next().unwrap()))
        })
        .collect();
    assert!(!links.is_empty(), "{what}: nothing is said above the form");
    let wrong = links.into_iter().map(|(id, told)| (told, name(&page.text, id), id)).filter(|(told, name, _)| told != name);
    wrong.map(|(told, name, id)| format!("{what}: “{told}” leads to “{name}” ({id})")).collect()
}

/// The forms, and what is wrong with them: `L` stands for a text that is too long, `D` for a day that is out of bounds,
/// and nothing for nothing typed.
const FORMS: &[(&str, &str)] = &[
    ("{home}/coalition", "person=L belongs_to=L sector=x roles=x standing=x due=D"),
    (
        "{member}",
        "person=L belongs_to=L sector=x roles=x pillars=x standing=x due=D asked=D joined=D declined=D owner=L what_asked=L brings=L \
         next_step=L contact=L notes=L",
    ),
    ("{home}/strategy", "title= goal=x"),
    (
        "{home}/strategy",
        "title=L goal=x findings=x predictors=x groups=x place=L builds_on=L levels=x proof=L equity=L lead=x members=x risks=L \
         shaped=L impact=x feasibility=x status=x reason=L notes=L",
    ),
    ("{home}/strategy/goals", "title= notes=L predictors=x groups=x"),
    ("{home}/strategy/texts/vision", "vision=L"),
    ("{home}/strategy/texts/theory", "theory=L"),
    ("{home}/document/texts/leadership_letter", "leadership_letter=L"),
    ("{home}/document/texts/executive_summary", "executive_summary=L"),
    ("{home}/document/texts/public_summary", "public_summary=L"),
    ("{home}/document/texts/funding_case", "funding_case=L"),
    ("{home}/document/publication-plan", "format= audience=L channels=L due=D key_messages=L reviewers=L owner=L"),
    ("{home}/document/translations", "language=x title=L text=L"),
    ("{home}/document/parts", "plan_title=L covers=L signed_by=L parts_left_out=x"),
    (
        "{home}/publications/new",
        "kind=plan shown=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 title= approved_by=L approved_on=D adopted_by=L \
         adopted_on=D resolution=L vote=L notes=L",
    ),
    ("{draft}", "title= comments_from=D comments_until=D notes=L"),
    ("{draft}/comments", "held= said_by=L plan_part=x what= outcome=x answered=L"),
    ("{home}/coalition/launch", "held=D place=L agenda=L invited=x invitation=L commitments=L"),
    ("{home}/coalition/groups", "name= owner=L"),
    ("{group}", "name= owner=L notes=L members=x predictors=x"),
    ("{home}/coalition/organizations", "name= sector=x notes=L"),
    ("{home}/findings", "statement= stage=x kind=x dimensions=x"),
    ("{finding}", "statement= stage=x kind=x dimensions=x predictors=x notes=L left_out=x"),
    ("{finding}/support", "kind=figure value=L unit=L year=L from_source=x what=L where_found=L"),
    ("{finding}/support", "kind=engagement from_engagement=x what=L"),
    ("{finding}/support", "kind=history what=L year=L where_found=L"),
    ("{finding}/support", "kind=narrative what=L where_found=L"),
    ("{finding}/support", "kind=document what=L year=L where_found=L"),
    ("{home}/findings/review", "held= members=x present=L findings=x agreed=x notes=L"),
    (
        "{home}/sources",
        "name= holder=L what_asked=L predictors=x owner=L asked=D due=D agreement=L received=D quality=L where_found=L notes=L",
    ),
    ("{home}/engagement", "title= form=x stage=x held=D"),
    (
        "{engagement}",
        "title= form=x stage=x held=D place=L owner=L thanked=L heard=L used=L due=D reported=D reported_how=L going_on=L left_out=x",
    ),
    ("{engagement}/insights", "statement="),
    ("{home}/actions", "what= source-new1=L amount-new1=x year-new1=27 standing-new1=x"),
    ("{action}", "what= closes=x road_line=x owner=L helpers=L due=D effort=x status=x notes=L"),
    ("{home}/population-groups", "name= note=L"),
    ("{round}/asks", "person= asked=D due=D"),
    ("{round}/settings", "title= started=D"),
    ("{home}/settings", "name= kind=x state=x executive=L"),
    ("{home}/launch", "department=L budget=much"),
    ("{home}/people", "name="),
    ("{person}", "name="),
    ("{round}/decision", "deciders=, decided=2199-01-01"),
    ("{round}/meeting", "held=2199-01-01 more=L"),
    ("{home}/assessments", "title= started=D"),
    ("{home}/case", "why=L"),
];

/// A county with one of each thing that has a form: what stands for their addresses, and the addresses.
async fn county(dana: &Person) -> Vec<(&'static str, String)> {
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let add = async |path: &str, fields: &[(&str, &str)]| dana.post(&format!("{home}{path}"), fields).await.expect(303).location.clone();
    let action = add("/actions", &[("what", "Ask renters")]).await;
    add("/strategy/goals", &[("title", "Renters stay")]).await;
    let form = dana.get(&format!("{home}/publications/new?kind=comment_draft")).await;
    let shown = form.after("name=\"shown\"", "value");
    let draft = add("/publications/new", &[("kind", "comment_draft"), ("shown", &shown), ("title", "Draft")]).await;
    vec![
        ("{member}", add("/coalition", &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await),
        ("{group}", add("/coalition/groups", &[("name", "Housing")]).await),
        ("{finding}", add("/findings", &[("statement", "Rents rise")]).await),
        ("{engagement}", add("/engagement", &[("title", "Renters speak"), ("stage", "held"), ("held", "2026-11-02")]).await),
        ("{action}", format!("/actions/{}", action.rsplit("#action-").next().unwrap())),
        ("{person}", dana.get(&format!("{home}/people")).await.after("<li id=\"person-", "href")),
        ("{draft}", draft),
        ("{home}", home),
        ("{round}", round),
    ]
}

#[tokio::test]
async fn what_is_wrong_is_told_under_the_name_of_its_field() {
    let dana = Person::new().await;
    let places = county(&dana).await;
    let long = "x".repeat(30_000);
    let mut wrong = Vec::new();
    for (form, typed) in FORMS {
        let path = places.iter().fold((*form).to_owned(), |path, (mark, place)| path.replace(mark, place));
        let fields: Vec<(&str, &str)> = typed
            .split(' ')
            .filter_map(|field| field.split_once('='))
            .map(|(name, value)| {
                (
                    name,
                    if value == "L" {
                        &long
                    } else if value == "D" {
                        "2300-01-01"
                    } else {
                        value
                    },
                )
            })
            .collect();
        wrong.extend(misnamed(form, &dana.post(&path, &fields).await));
    }
    assert!(wrong.is_empty(), "{} names:\n{}", wrong.len(), wrong.join("\n"));
}
