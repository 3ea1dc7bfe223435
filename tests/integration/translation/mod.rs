//! The public summary: drafted, read, and in other languages, each with its language on the page and in its files.

use crate::person::Person;

/// A county with a goal, and with the address of its document.
struct Place {
    dana: Person,
    home: String,
    document: String,
}

impl Place {
    async fn new() -> Self {
        let dana = Person::new().await;
        let round = dana.start("Dana Ortiz", "Wren County").await;
        let home = dana.get(&round).await.after("class=\"where\"", "href");
        let document = format!("{home}/document");
        Self { dana, home, document }
    }

    async fn wish(&self, goal: &str) {
        self.dana.post(&format!("{}/strategy/goals", self.home), &[("title", goal)]).await.expect(303);
    }
}

#[tokio::test]
async fn the_public_summary_is_drafted_from_the_parts_and_reads_alike_in_every_form() {
    let place = Place::new().await;
    let page = format!("{}/public-summary", place.document);
    place.dana.get(&page).await.expect(200).says("There is nothing to tell of yet");
    place.wish("Renters stay in their homes").await;
    place.dana.get(&page).await.says("What we want").says("Renters stay in their homes").says("Nobody has edited it yet");
    place.dana.get(&format!("{page}.html")).await.says("<html lang=\"en-US\">").says("Renters stay in their homes");
    for ending in ["pdf", "docx"] {
        place.dana.get(&format!("{page}.{ending}")).await.expect(200);
    }
    let text = format!("{}/texts/public_summary", place.document);
    let form = place.dana.get(&text).await;
    let typed = [("public_summary", "# Hello\n\nWe *begin*."), ("rev-public_summary", &form.rev("public_summary"))];
    place.dana.post(&text, &[&typed[..], &[("rev-basis", &form.rev("basis"))]].concat()).await.expect(303);
    place.dana.get(&page).await.says("We <em>begin</em>.");
    place.wish("Wages cover the rent").await;
    place.dana.get(&page).await.says("The parts have changed since this was written");
    let long = "x".repeat(9_001);
    place.dana.post(&text, &[("public_summary", &long)]).await.expect(422);
}

#[tokio::test]
async fn a_translation_keeps_its_language_and_its_side_everywhere() {
    let place = Place::new().await;
    place.wish("Renters stay in their homes").await;
    let list = format!("{}/translations", place.document);
    place.dana.get(&list).await.says("No other language is here yet");
    let add = async |language: &str, title: &str, text: &str| {
        let rev = place.dana.get(&list).await.rev("basis");
        let fields = [("language", language), ("title", title), ("text", text), ("rev-basis", &rev)];
        place.dana.post(&list, &fields).await.expect(303).location.clone()
    };
    let spanish = add("spanish", "Nuestro plan", "# Qué es\n\nUn plan.").await;
    let arabic = add("ar", "خطتنا", "# ما هذا\n\nخطة لنا.").await;
    place.dana.get(&list).await.says("Spanish").says("lang=\"es\">Nuestro plan").says("Arabic");
    place.dana.get(&spanish).await.says("<article class=\"set\" lang=\"es\">").says("Qué es");
    place.dana.get(&arabic).await.says("<article class=\"set\" lang=\"ar\" dir=\"rtl\">");
    let file = place.dana.get(&format!("{arabic}/summary.html")).await;
    file.says("<html lang=\"ar\" dir=\"rtl\">").says("خطة لنا.");
    // No word of the program's own stands in it.
    for own in ["Public summary", "As of", "\"Page \""] {
        assert!(!file.text.split("</style>").nth(1).unwrap().contains(own), "{own}");
    }
    place.dana.get(&format!("{spanish}/summary.html")).await.says("<html lang=\"es\">");
    for ending in ["pdf", "docx"] {
        place.dana.get(&format!("{arabic}/summary.{ending}")).await.expect(200);
    }
    place.dana.get(&format!("{}/public-summary", place.document)).await.says("In other languages").says("Nuestro plan");
}

#[tokio::test]
async fn a_translation_says_when_the_summary_went_on_until_somebody_saves_it_again() {
    const BEHIND: &str = "The public summary has changed since this was saved";
    let place = Place::new().await;
    place.wish("Renters stay in their homes").await;
    let list = format!("{}/translations", place.document);
    let rev = place.dana.get(&list).await.rev("basis");
    let fields = [("language", "es"), ("title", "Nuestro plan"), ("text", "Un plan."), ("rev-basis", &rev)];
    let one = place.dana.post(&list, &fields).await.expect(303).location.clone();
    assert!(!place.dana.get(&one).await.text.contains(BEHIND));
    place.wish("Wages cover the rent").await;
    let form = place.dana.get(&one).await;
    form.says(BEHIND);
    place.dana.get(&list).await.says("(the summary has changed since)");
    let same = [("text", "Un plan."), ("rev-text", &form.rev("text")), ("rev-basis", &form.rev("basis"))];
    place.dana.post(&one, &same).await.expect(303);
    assert!(!place.dana.get(&one).await.text.contains(BEHIND));
}

#[tokio::test]
async fn slips_two_hands_at_once_and_the_bin() {
    let place = Place::new().await;
    let list = format!("{}/translations", place.document);
    let refused = place.dana.post(&list, &[("language", "the one we speak"), ("title", "T"), ("text", " ")]).await;
    refused.expect(422).says("Enter a language such as Spanish").says("Put in the text.").says("the one we speak");
    let fields = [("language", "es-mx"), ("title", "Nuestro plan"), ("text", "Un plan.")];
    let one = place.dana.post(&list, &fields).await.expect(303).location.clone();
    place.dana.get(&one).await.says("Spanish (es-MX)");
    let seen = place.dana.get(&one).await.rev("title");
    let post = async |title: &str| place.dana.post(&one, &[("title", title), ("rev-title", &seen)]).await;
    post("El plan").await.expect(303);
    post("Mi plan").await.expect(409).says("Mi plan");
    place.dana.post(&format!("{one}/delete"), &[]).await.expect(303);
    post("Mi plan").await.expect(409).says("It was put into the bin").says("Mi plan");
    place.dana.get(&one).await.expect(404);
    place.dana.get("/bin").await.says("El plan");
}
