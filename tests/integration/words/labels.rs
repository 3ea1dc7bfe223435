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

/// The page of somebody on the list.
async fn person_of(dana: &Person, home: &str) -> String {
    dana.get(&format!("{home}/people")).await.after("<li id=\"person-", "href")
}

#[tokio::test]
async fn what_is_wrong_is_told_under_the_name_of_its_field() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let add = async |path: String, fields: &[(&str, &str)]| dana.post(&path, fields).await.expect(303).location.clone();
    let coalition = format!("{home}/coalition");
    let ruth = add(coalition.clone(), &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let group = add(format!("{coalition}/groups"), &[("name", "Housing")]).await;
    let finding = add(format!("{home}/findings"), &[("statement", "Rents rise")]).await;
    let session = add(format!("{home}/engagement"), &[("title", "Renters speak"), ("stage", "held"), ("held", "2026-11-02")]).await;
    let action = add(format!("{home}/actions"), &[("what", "Ask renters")]).await;
    let action = format!("/actions/{}", action.rsplit("#action-").next().unwrap());
    let (day, long) = ("2300-01-01", "x".repeat(30_000));
    let support = format!("{finding}/support");
    let forms: Vec<(String, Vec<(&str, &str)>)> = vec![
        (
            coalition.clone(),
            vec![("person", &long), ("belongs_to", &long), ("sector", "x"), ("roles", "x"), ("standing", "x"), ("due", day)],
        ),
        (
            ruth,
            vec![
                ("person", &long),
                ("belongs_to", &long),
                ("sector", "x"),
                ("roles", "x"),
                ("pillars", "x"),
                ("standing", "x"),
                ("due", day),
                ("asked", day),
                ("joined", day),
                ("declined", day),
                ("owner", &long),
                ("what_asked", &long),
                ("brings", &long),
                ("next_step", &long),
                ("contact", &long),
                ("notes", &long),
            ],
        ),
        (
            format!("{coalition}/launch"),
            vec![("held", day), ("place", &long), ("agenda", &long), ("invited", "x"), ("invitation", &long), ("commitments", &long)],
        ),
        (format!("{coalition}/groups"), vec![("name", ""), ("owner", &long)]),
        (group, vec![("name", ""), ("owner", &long), ("notes", &long), ("members", "x"), ("predictors", "x")]),
        (format!("{coalition}/organizations"), vec![("name", ""), ("sector", "x"), ("notes", &long)]),
        (format!("{home}/findings"), vec![("statement", ""), ("stage", "x"), ("kind", "x"), ("dimensions", "x")]),
        (
            finding.clone(),
            vec![
                ("statement", ""),
                ("stage", "x"),
                ("kind", "x"),
                ("dimensions", "x"),
                ("predictors", "x"),
                ("notes", &long),
                ("left_out", "x"),
            ],
        ),
        (
            support.clone(),
            vec![
                ("kind", "figure"),
                ("value", &long),
                ("unit", &long),
                ("year", &long),
                ("from_source", "x"),
                ("what", &long),
                ("where_found", &long),
            ],
        ),
        (support.clone(), vec![("kind", "engagement"), ("from_engagement", "x"), ("what", &long)]),
        (support.clone(), vec![("kind", "history"), ("what", &long), ("year", &long), ("where_found", &long)]),
        (support.clone(), vec![("kind", "narrative"), ("what", &long), ("where_found", &long)]),
        (support, vec![("kind", "document"), ("what", &long), ("year", &long), ("where_found", &long)]),
        (
            format!("{home}/findings/review"),
            vec![("held", ""), ("members", "x"), ("present", &long), ("findings", "x"), ("agreed", "x"), ("notes", &long)],
        ),
        (
            format!("{home}/sources"),
            vec![
                ("name", ""),
                ("holder", &long),
                ("what_asked", &long),
                ("predictors", "x"),
                ("owner", &long),
                ("asked", day),
                ("due", day),
                ("agreement", &long),
                ("received", day),
                ("quality", &long),
                ("where_found", &long),
                ("notes", &long),
            ],
        ),
        (format!("{home}/engagement"), vec![("title", ""), ("form", "x"), ("stage", "x"), ("held", day)]),
        (
            session.clone(),
            vec![
                ("title", ""),
                ("form", "x"),
                ("stage", "x"),
                ("held", day),
                ("place", &long),
                ("owner", &long),
                ("thanked", &long),
                ("heard", &long),
                ("used", &long),
                ("due", day),
                ("reported", day),
                ("reported_how", &long),
                ("going_on", &long),
                ("left_out", "x"),
            ],
        ),
        (format!("{session}/insights"), vec![("statement", "")]),
        (
            format!("{home}/actions"),
            vec![("what", ""), ("source-new1", &long), ("amount-new1", "x"), ("year-new1", "27"), ("standing-new1", "x")],
        ),
        (
            action,
            vec![
                ("what", ""),
                ("closes", "x"),
                ("road_line", "x"),
                ("owner", &long),
                ("helpers", &long),
                ("due", day),
                ("effort", "x"),
                ("status", "x"),
                ("notes", &long),
            ],
        ),
        (format!("{home}/population-groups"), vec![("name", ""), ("note", &long)]),
        (format!("{round}/asks"), vec![("person", ""), ("asked", day), ("due", day)]),
        (format!("{round}/settings"), vec![("title", ""), ("started", day)]),
        (format!("{home}/settings"), vec![("name", ""), ("kind", "x"), ("state", "x"), ("executive", &long)]),
        (format!("{home}/launch"), vec![("department", &long), ("budget", "a lot")]),
        (format!("{home}/people"), vec![("name", "")]),
        (person_of(&dana, &home).await, vec![("name", "")]),
        (format!("{round}/decision"), vec![("deciders", ","), ("decided", "2199-01-01")]),
        (format!("{round}/meeting"), vec![("held", "2199-01-01"), ("more", &long)]),
        (format!("{home}/assessments"), vec![("title", ""), ("started", day)]),
        (format!("{home}/case"), vec![("why", &long)]),
    ];
    let mut wrong = Vec::new();
    for (path, fields) in forms {
        let refused = dana.post(&path, &fields).await;
        let what = path.rsplit('/').find(|part| part.len() < 30).unwrap_or_default();
        wrong.extend(misnamed(&format!("{what} {}", fields[0].1.chars().take(12).collect::<String>()), &refused));
    }
    assert!(wrong.is_empty(), "{} names:\n{}", wrong.len(), wrong.join("\n"));
}
