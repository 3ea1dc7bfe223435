//! Letters from other programs, through the pages and out again: bullets of Word, separators, letters of Windows.

use crate::person::Person;

/// What somebody pasted, with every separator that other programs end a line with.
const PASTED: &str = "\u{f0b7}\tIt\u{92}s one\u{b}two\u{c}three\u{85}four\u{2028}five\u{2029}\u{f0a7} six\r\n\u{f0fc} seven";
const MEANT: [&str; 7] = ["•\tIt’s one", "two", "three", "four", "five", "▪ six", "✓ seven"];

/// What a page or a file in plain text says.
async fn text(person: &Person, path: &str) -> String {
    let page = person.get(path).await;
    page.expect(200);
    page.text.clone()
}

#[tokio::test]
async fn what_was_pasted_is_read_as_it_was_meant() {
    let dana = Person::new().await;
    let round = dana.start("Dana\u{2028}Ortiz", "Wren\u{b}County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let fields = [("note-1.1", PASTED), ("evidence-1.1", PASTED), ("need", PASTED), ("judgment", "met"), ("judgment-reason", PASTED)];
    dana.post(&format!("{round}/conditions/leadership-commitment"), &fields).await.expect(303);
    let action = [("what", PASTED), ("helpers", PASTED), ("notes", PASTED), ("due", "2099-12-31")];
    dana.post(&format!("{home}/actions"), &action).await.expect(303);
    dana.post(&format!("{home}/case?edit=yes"), &[("why", PASTED)]).await.expect(303);

    let report = dana.report(&round).await;
    assert_eq!(report["jurisdiction"]["name"].as_str().or(report["jurisdiction"].as_str()), Some("Wren County"));
    let condition = &report["conditions"][0];
    let lines = MEANT.join("\n");
    let line = MEANT.join(" ").replace('\t', " ");
    for (field, meant) in [("note", &lines), ("evidence", &line)] {
        assert_eq!(condition["steps"][0][field].as_str(), Some(meant.as_str()), "{field}");
    }
    assert_eq!(condition["need"].as_str(), Some(lines.as_str()));
    dana.get(&format!("{round}/conditions/leadership-commitment")).await.says("Dana Ortiz");
    let plan = text(&dana, &format!("{home}/plan.csv?notes=yes")).await;
    assert!(plan.contains(&lines) && plan.contains(&line), "{plan}");
    let case = text(&dana, &format!("{home}/case")).await;
    for meant in MEANT {
        assert!(case.contains(meant), "{meant} in {case}");
    }
    let calendar = text(&dana, &format!("{home}/plan.ics")).await.replace("\r\n ", "");
    assert!(calendar.contains(&line), "{calendar}");
    for path in [format!("{round}/report.csv"), format!("{round}/report.html"), format!("{home}/plan"), format!("{home}/history")] {
        let text = text(&dana, &path).await;
        let left =
            text.chars().find(|c| matches!(c, '\u{b}' | '\u{c}' | '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{f020}'..='\u{f0ff}'));
        assert_eq!(left, None, "{path}");
    }
}

#[tokio::test]
async fn no_two_places_overwrite_each_other_s_files() {
    let dana = Person::new().await;
    dana.start("Dana Ortiz", "Wren County").await;
    let mut names = std::collections::BTreeSet::new();
    for (name, plain, real) in [
        ("Doña Ana County", "dona-ana-county", "Do%C3%B1a%20Ana%20County"),
        ("東京", "place-130016", "%E6%9D%B1%E4%BA%AC"),
        ("京都", "place-", "%E4%BA%AC%E9%83%BD"),
    ] {
        let founded = dana.post("/jurisdictions", &[("name", name)]).await;
        founded.expect(303);
        let round = &founded.location;
        let home = dana.get(round).await.after("class=\"where\"", "href");
        dana.post(&format!("{home}/actions"), &[("what", "Hire"), ("due", "2099-12-31")]).await.expect(303);
        for path in [
            format!("{round}/report.csv"),
            format!("{round}/report.xlsx"),
            format!("{round}/report.html"),
            format!("{home}/plan.csv"),
            format!("{home}/plan.ics"),
            format!("{home}/launch/announcement.txt"),
            format!("{home}/export"),
        ] {
            let page = dana.get(&path).await;
            page.expect(200);
            let header = page.headers["content-disposition"].to_str().unwrap().to_owned();
            assert!(header.starts_with(&format!("attachment; filename=\"{plain}")), "{path}: {header}");
            assert!(header.contains(&format!("; filename*=UTF-8''{real}")), "{path}: {header}");
            assert!(names.insert(header.split('"').nth(1).unwrap().to_owned()), "{path}: {header} comes twice");
        }
    }
}
