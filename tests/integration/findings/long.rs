//! Long lists: a page shows the first hundred of each, and all of one where somebody asks for it.

use super::{begin, found, is_sound, source};
use crate::person::Page;

fn many(page: &Page, mark: &str) -> usize {
    page.text.matches(mark).count()
}

#[tokio::test]
async fn long_lists_show_their_first_hundred_and_all_where_somebody_asks() {
    let (dana, home) = begin().await;
    let mut last = String::new();
    for number in 0..103 {
        last = source(&dana, &home, &format!("Register {number}")).await;
    }
    let sources = format!("{home}/sources");
    let page = dana.get(&sources).await;
    page.expect(200).says("Show all 103").says("And 3 more.").says("Register 99<");
    assert_eq!(many(&page, "id=\"source-"), 100);
    let all = dana.get(&format!("{sources}?all=yes")).await;
    assert_eq!(many(&all, "id=\"source-"), 103);
    assert!(!all.text.contains("Show all"));
    all.says("name=\"all\" value=\"yes\"");
    // What was just saved is shown, wherever it stands.
    dana.get(&format!("{sources}?one={last}")).await.says("Register 102<").says("Show all 103").says("And 2 more.");
    // Whoever moves one of all goes on with all.
    let moved = dana.post(&format!("{sources}/{last}/move"), &[("to", "up"), ("all", "yes")]).await;
    moved.expect(303);
    assert_eq!(many(&dana.get(moved.location.split('#').next().unwrap()).await, "id=\"source-"), 103);

    for number in 0..101 {
        found(&dana, &home, &format!("Rents rise {number}"), &[]).await;
    }
    let findings = format!("{home}/findings");
    let page = dana.get(&findings).await;
    page.expect(200).says("Show all 101").says("And 1 more.");
    assert_eq!(many(&page, "id=\"finding-"), 100);
    let key = page.after("id=\"under-none", "id");
    assert!(page.text.contains("all=none"), "{key}");
    let whole = dana.get(&format!("{findings}?view=dimension&all=none")).await;
    assert_eq!(many(&whole, "id=\"finding-"), 101);
    whole.says("name=\"all\" value=\"none\"");

    for number in 0..101 {
        let title = format!("Session {number}");
        dana.post(&format!("{home}/engagement"), &[("title", title.as_str()), ("stage", "planned"), ("form", "interview")])
            .await
            .expect(303);
    }
    let page = dana.get(&format!("{home}/engagement")).await;
    page.expect(200).says("Show all 101");
    dana.get(&format!("{home}/engagement?all=planned")).await.expect(200).says("Session 100");

    for number in 0..101 {
        let name = format!("Trust {number:03}");
        dana.post(&format!("{home}/coalition/organizations"), &[("name", name.as_str())]).await.expect(303);
    }
    let page = dana.get(&format!("{home}/coalition/organizations")).await;
    page.expect(200).says("Show all 101").says("Trust 099<");
    assert_eq!(many(&page, "id=\"organization-"), 100);
    dana.get(&format!("{home}/coalition/organizations?all=yes")).await.expect(200).says("Trust 100<");
    is_sound(&dana).await;
}
