//! Vision and theory of change: written in Markdown, looked at first, kept in versions.

use super::{begin, is_sound};

#[tokio::test]
async fn a_text_is_shown_as_its_preview_showed_it() {
    let (dana, home) = begin().await;
    let address = format!("{home}/texts/vision");
    let page = dana.get(&address).await;
    page.expect(200).says("By when?").says("For whom will life be different?").says("Guide, page 116");
    let text = "# By 2035\n\nEvery *child* here:\n\n- learns\n  1. well\n- is **safe**\n\n[The site](https://wren.example) and <b>no more</b>\n\n| Who | What |\n|---|---|\n| City | Homes |";
    let (typed, rev) = (("vision", text), page.rev("vision"));
    let preview = dana.post(&address, &[typed, ("rev-vision", &rev), ("preview", "yes")]).await;
    preview.expect(200).says("How it will look").says("# By 2035\n");
    let set = |page: &crate::person::Page| {
        page.text
            .split("class=\"set\">")
            .nth(1)
            .unwrap()
            .split("</section>")
            .next()
            .unwrap()
            .split("<p class=\"noprint\">")
            .next()
            .unwrap()
            .trim()
            .trim_end_matches("</div>")
            .trim()
            .to_owned()
    };
    let shown = set(&preview);
    for part in [
        "<h3>By 2035</h3>",
        "<em>child</em>",
        "<ul><li>learns<ol start=\"1\"><li>well</li></ol></li><li>is <strong>safe</strong></li></ul>",
        "<a href=\"https://wren.example\" rel=\"noreferrer\">The site</a>",
        "&#60;b&#62;no more&#60;/b&#62;",
        "<th scope=\"row\"><div>City</div></th>",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    // Nothing was saved by looking.
    dana.get(&home).await.says("It is not written yet.");
    dana.post(&address, &[typed, ("rev-vision", &preview.rev("vision"))]).await.expect(303);
    assert_eq!(set(&dana.get(&home).await), shown);
    is_sound(&dana).await;
}

#[tokio::test]
async fn earlier_wordings_are_kept_and_one_is_taken_up_again() {
    let (dana, home) = begin().await;
    let address = format!("{home}/texts/theory");
    // Somebody else each time, so that no two are one line of the history.
    let people = [&dana, &dana.colleague(), &dana];
    for (n, (person, text)) in people.into_iter().zip(["If we act", "If we all act", ""]).enumerate() {
        if n == 1 {
            person.start("Lee Park", "Otter County").await;
        }
        let rev = person.get(&address).await.rev("theory");
        person.post(&address, &[("theory", text), ("rev-theory", &rev)]).await.expect(303);
    }
    let page = dana.get(&address).await;
    page.says("If we all act").says("Lee Park");
    let version = page.text.split(&format!("href=\"{address}/versions/")).nth(1).unwrap().split('"').next().unwrap();
    let version = format!("{address}/versions/{version}");
    let shown = dana.get(&version).await;
    shown.expect(200).says("<p>If we all act</p>").says("Take this wording up again");
    dana.post(&version, &[("rev-theory", &shown.rev("theory"))]).await.expect(303);
    dana.get(&home).await.says("<p>If we all act</p>");
    let lee = dana.colleague();
    let rev = lee.get(&address).await.rev("theory");
    lee.post(&address, &[("theory", "If they act"), ("rev-theory", &rev)]).await.expect(303);
    dana.post(&version, &[("rev-theory", &rev)]).await.expect(409);
    dana.get(&home).await.says("<p>If they act</p>");
    let now = dana.get(&address).await.rev("theory");
    dana.post(&version, &[("rev-theory", &now)]).await.expect(303);
    dana.get(&version).await.says("This is what the text says now.");
    let other = version.replace("/theory/", "/vision/");
    dana.get(&other).await.expect(404);
    dana.get(&format!("{home}/texts/mission")).await.expect(404);
    is_sound(&dana).await;
}

#[tokio::test]
async fn two_who_write_at_once_see_both_and_a_text_too_long_is_kept() {
    let (dana, home) = begin().await;
    let address = format!("{home}/texts/vision");
    let rev = dana.get(&address).await.rev("vision");
    dana.colleague().post(&address, &[("vision", "*Theirs*"), ("rev-vision", &rev)]).await.expect(303);
    let late = dana.post(&address, &[("vision", "Mine"), ("rev-vision", &rev)]).await;
    late.expect(409).says("changed this text").says("<em>Theirs</em>").says("Mine</textarea>");
    dana.post(&address, &[("vision", "Mine"), ("rev-vision", &late.rev("vision"))]).await.expect(303);
    let long = "word ".repeat(4_001);
    for more in [&[][..], &[("preview", "yes")]] {
        let fields: Vec<(&str, &str)> = [("vision", long.as_str())].into_iter().chain(more.iter().copied()).collect();
        dana.post(&address, &fields).await.expect(422).says("the field holds 20,000").says(long.trim_end());
    }
    dana.get(&home).await.says("<p>Mine</p>");
    // What did not come is left as it was.
    dana.post(&address, &[]).await.expect(303);
    dana.get(&home).await.says("<p>Mine</p>");
    is_sound(&dana).await;
}

#[tokio::test]
async fn hostile_and_huge_texts_are_shown_as_text() {
    let (dana, home) = begin().await;
    let address = format!("{home}/texts/vision");
    let hostile = "<script>alert(1)</script> [x](javascript:alert(1)) ![x](https://a.org/x.png) <a href=\"/file\">y</a>\n\n> \u{5e9}\u{5dc}\u{5d5}\u{5dd} 漢字";
    for text in [hostile.to_owned(), ">".repeat(20_000), "- ".repeat(9_999), "[".repeat(20_000), "|".repeat(19_999)] {
        let preview = dana.post(&address, &[("vision", &text), ("preview", "yes")]).await;
        preview.expect(200);
        let shown = preview.text.split("class=\"set\">").nth(1).unwrap().split("</section>").next().unwrap();
        for part in ["<script", "<img", "href=\"javascript", "href=\"/file"] {
            assert!(!shown.contains(part), "{part}");
        }
    }
}

#[tokio::test]
async fn the_paper_tells_the_strategy_in_every_form() {
    let (dana, home) = begin().await;
    let goal = super::goal(&dana, &home, "Every family can stay in its home").await;
    let finding = super::found(&dana, &home, "Renters move twice as often", &[]).await;
    let hidden = super::found(&dana, &home, "Kept to ourselves", &[("left_out", "yes")]).await;
    let answered = [&finding, &hidden].map(|address| format!("findings-{}", super::id(address)));
    let fields: [(&str, &str); 5] =
        [("goal", &goal), (&answered[0], "yes"), (&answered[1], "yes"), ("proof", "A study"), ("notes", "Not for print")];
    super::added(&dana, &home, "Open a legal aid desk", &fields).await;
    super::added(&dana, &home, "Long gone", &[("status", "dropped"), ("reason", "No money")]).await;
    dana.post(&format!("{home}/texts/vision"), &[("vision", "# By 2035\n\n- *Homes*\n  - for all")]).await.expect(303);
    let paper = dana.get(&format!("{home}/paper")).await;
    paper.expect(200).says("<h3>By 2035</h3>").says("<em>Homes</em>").says("<h4>Open a legal aid desk</h4>").says("A study");
    paper.says("Renters move twice as often");
    let html = dana.get(&format!("{home}/paper.html")).await;
    html.expect(200).says("<em>Homes</em><ul><li>for all</li></ul>").says("Open a legal aid desk");
    for page in [&paper, &html] {
        for silent in ["Kept to ourselves", "Not for print", "Long gone", "No money"] {
            assert!(!page.text.contains(silent), "{silent}");
        }
    }
    assert!(dana.get(&format!("{home}/paper.pdf")).await.expect(200).bytes.starts_with(b"%PDF"));
    assert!(dana.get(&format!("{home}/paper.docx")).await.expect(200).bytes.starts_with(b"PK"));
    dana.get(&format!("{home}/paper?color=blue")).await.expect(400);
}
