//! The pages that people read: which place, what its numbers say, peers, officials, the data review, and the documents.

use std::collections::BTreeSet;

use super::expected::{COLUMBIA, ROWS, Row as Expected};
use super::pages::import;
use super::{Row, rows};
use crate::person::{Page, Person};

const P61: &str = "p61_2025-03_place-overall.csv";

/// A jurisdiction that looks at places.
pub async fn looking(person: &Person, name: &str, places: &[&str]) -> String {
    let round = person.start("Dana Reyes", name).await;
    let home = person.get(&round).await.after("class=\"where\"", "href");
    let boxes: Vec<(String, &str)> = places.iter().map(|code| (format!("code-{code}"), "yes")).collect();
    let fields: Vec<(&str, &str)> = boxes.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    if !fields.is_empty() {
        person.post(&format!("{home}/metrics/places"), &fields).await.expect(303);
    }
    format!("{home}/metrics")
}

/// The pieces of a page that show a reading, each up to the next.
fn shown(page: &Page) -> Vec<&str> {
    page.text.split("data-reading").skip(1).collect()
}

fn every_reading_is_whole(page: &Page) {
    let pieces = shown(page);
    assert!(!pieces.is_empty(), "no reading is shown");
    for piece in pieces {
        for mark in ["data-year>", "data-quality>", "data-release>"] {
            let said = piece.split_once(mark).map_or("", |(_, rest)| rest.split('<').next().unwrap_or_default());
            assert!(!said.trim().is_empty(), "a reading without {mark} in {}", &piece[..piece.len().min(300)]);
        }
    }
}

#[tokio::test]
async fn without_a_file_the_page_says_where_files_are_and_how_to_begin() {
    let dana = Person::new().await;
    let home = looking(&dana, "City of Columbia", &[]).await;
    let page = dana.get(&home).await;
    page.expect(200).says("No published file is here yet.").says("UI-Research/mobility-from-poverty").says("href=\"/metrics\"");
    dana.get(&format!("{home}/places")).await.expect(200).says("Columbia, Missouri").says("Is it one of these?");
    dana.get(&format!("{home}/peers")).await.expect(200).says("First say which place you look at.");
    dana.get(&format!("{home}/income")).await.expect(303);
    dana.get(&format!("{home}/no-such-metric")).await.expect(404);
}

#[tokio::test]
async fn a_place_is_chosen_by_a_person_and_taken_out_again() {
    let dana = Person::new().await;
    let home = looking(&dana, "Town of Ashland", &["county-29019"]).await;
    let page = dana.get(&format!("{home}/places?name=Boone")).await;
    page.expect(200).says("Places that we look at").says("Boone County, Missouri").says("county-29019");
    dana.post(&format!("{home}/places"), &[]).await.expect(422).says("Choose at least one place.");
    let long = "x".repeat(2_001);
    let typed = [("code-county-29007", "yes"), ("reason", long.as_str())];
    dana.post(&format!("{home}/places"), &typed).await.expect(422).says(&long);
    let remove = page.after("class=\"plain chosen\"", "action");
    dana.post(&remove, &[]).await.expect(303);
    assert!(!dana.get(&format!("{home}/places")).await.text.contains("Places that we look at"));
}

/// The page of each expected reading, through the real import.
#[tokio::test]
async fn every_expected_reading_stands_on_its_page() {
    let mut files: Vec<&str> = ROWS.iter().map(|row| row.0).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        let dana = Person::new().await;
        import(&dana, file).await.expect(200).says("is imported.");
        let of_file: Vec<&Expected> = ROWS.iter().filter(|row| row.0 == file).collect();
        let mut places: Vec<&str> = of_file.iter().map(|row| row.1.1).collect();
        places.sort_unstable();
        places.dedup();
        let home = looking(&dana, "Anywhere", &places).await;
        for (_, (definition, place, year, subgroup), value, short, quality, _) in of_file {
            let key: milepost::domain::guide::metrics::DefinitionKey = definition.parse().unwrap();
            let group: milepost::domain::metrics::Subgroup = subgroup.parse().unwrap();
            let page = dana.get(&format!("{home}/{}/readings.csv?place={place}", key.metric().word)).await;
            let rows = rows(&page.expect(200).bytes);
            // Officials and residents have a page of their own, whose file says less.
            let (name, whom, when, shown) = if key.metric().word == "representation" {
                ("Group", None, "Year, or day of the count", "Share")
            } else {
                ("Definition", Some(group.in_words()), "Year", "Value")
            };
            let is_it =
                |row: &&Row| row[name] == key.get().name && row[when] == year.to_string() && whom.is_none_or(|whom| row["Of whom"] == whom);
            // A base that stands in for a headline stands among the years and among the groups.
            let found: BTreeSet<&Row> = rows.iter().filter(is_it).collect();
            let [row] = found.iter().collect::<Vec<_>>()[..] else {
                panic!("{file}: {} readings of {definition} {place} {year} {subgroup}", found.len())
            };
            let told = if *short == "none" { "no primary care physician" } else { short };
            assert_eq!((row[shown].as_str(), row["Quality"].as_str()), (told, quality.in_words()), "{file}: {row:?}");
            if let (Some(plain), Ok(number)) = (row.get("Value as a number").filter(|plain| !plain.is_empty()), value.parse::<f64>()) {
                let times = if row["Unit"] == "homes for every 100 households" { 100.0 } else { 1.0 };
                assert!((plain.parse::<f64>().unwrap() - number * times).abs() < 1e-6, "{file}: {row:?}");
            }
        }
    }
}

#[tokio::test]
async fn no_reading_is_shown_without_year_quality_and_release() {
    let dana = Person::new().await;
    for file in [P61, "p64_place-income.csv", "p66_place-gender.csv", "p65_place-age.csv"] {
        import(&dana, file).await.expect(200);
    }
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    dana.post(&format!("{home}/peers"), &[("code-city-0636000", "yes"), ("code-city-4842508", "yes"), ("reason", "College towns")])
        .await
        .expect(303);
    let all = dana.get(&home).await;
    all.expect(200).says("$64,841").says("March 27, 2025").says("Neither higher nor lower is better.");
    every_reading_is_whole(&all);
    for metric in milepost::domain::guide::metrics::MetricKey::all() {
        let page = dana.get(&format!("{home}/{metric}")).await;
        page.expect(200);
        if page.text.contains("data-reading") {
            every_reading_is_whole(&page);
        }
    }
    dana.get(&format!("{home}/peers")).await.expect(200).says("College towns");
}

#[tokio::test]
async fn an_insight_rests_on_the_reading_and_stays_when_the_release_is_gone() {
    let dana = Person::new().await;
    let list = import(&dana, P61).await;
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let page = dana.get(&format!("{home}/income")).await;
    page.expect(200).says("rose from").says("Note an insight").says("pctl_income_50");
    let key = page.after("<optgroup label=\"Household income, median\">", "value");
    let refused = dana.post(&format!("{home}/income"), &[("reading", &key), ("statement", "")]).await;
    refused.expect(422).says("Enter what you found");
    dana.post(&format!("{home}/income"), &[("reading", "nothing"), ("statement", "Pay is low")]).await.expect(422).says("Pay is low");
    let done = dana.post(&format!("{home}/income"), &[("reading", &key), ("statement", "Half live on less")]).await;
    done.expect(303);
    let page = dana.get(done.location.split('#').next().unwrap()).await;
    let finding = page.after("The insight is noted.", "href");
    dana.get(&finding).await.expect(200).says("Half live on less").says("$64,841").says("2023").says("strong");
    let release = list.after("<a class=\"strong\"", "href");
    dana.get(&format!("{release}/remove")).await.expect(200).says("One finding rests on readings of it, and stays as it is.");
    dana.post(&format!("{release}/remove"), &[]).await.expect(303);
    dana.get(&finding).await.expect(200).says("$64,841").says("March 27, 2025");
}

#[tokio::test]
async fn officials_stand_beside_residents_and_crime_is_not_compared() {
    let dana = Person::new().await;
    import(&dana, P61).await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let page = format!("{home}/representation");
    dana.post(&page, &[("name", "City council")]).await.expect(422).says("Enter how many officials there are of one group at least.");
    dana.post(&page, &[("name", "City council"), ("black", "1"), ("white", "6")]).await.expect(303);
    let shown = dana.get(&page).await;
    shown.expect(200).says("City council").says("1, no share yet").says("6, no share yet").says("not said").says("7 counted so far");
    dana.get(&format!("{page}/readings.csv")).await.says("City council,Black,,1,,").says("City council,Hispanic,,,,");
    let all = [("name", "School board"), ("black", "1"), ("white", "6"), ("hispanic", "0"), ("other_groups", "0")];
    dana.post(&page, &all).await.expect(303);
    let shown = dana.get(&page).await;
    shown.expect(200).says("14.3% (1)").says("85.7% (6)").says("0.0% (0)").says("7 in all");
    let csv = dana.get(&format!("{page}/readings.csv")).await;
    csv.expect(200).says("School board,Black,14.3%,1,7,").says("School board,Hispanic,0.0%,0,7,");
    // What the page shows of residents, and nothing else, stands in the file: each year once.
    for year in shown.text.split("data-year>").skip(1).filter_map(|rest| rest.split('<').next()) {
        assert!(csv.text.contains(&format!(",{year},")), "{year} is not in {}", csv.text);
    }
    let one = shown.after("<th scope=\"col\"><a", "href");
    dana.get(&one).await.expect(200).says("City council");
    dana.get(&format!("{home}/crime")).await.expect(200);
}

#[tokio::test]
async fn the_data_review_makes_insights_and_the_documents_hold_every_reading() {
    let dana = Person::new().await;
    import(&dana, P61).await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let review = dana.get(&format!("{home}/review?metric=income")).await;
    review.expect(200).says("What surprises us?").says("Household income, median");
    review.says("Metric 16 of 26").says("What do we see?").says("Go to a metric");
    let fields = [("metric", "income"), ("see", "Half live on less"), ("surprise", "It grew so fast"), ("ask", "")];
    let next = dana.post(&format!("{home}/review"), &fields).await;
    next.expect(303);
    dana.get(&next.location).await.expect(200).says("Metric 17 of 26");
    dana.get(&format!("{home}/review?metric=income")).await.says("Noted so far").says("It grew so fast").says("Half live on less");
    // Nothing answered is no mistake: the group goes on.
    dana.post(&format!("{home}/review"), &[("metric", "income"), ("see", " ")]).await.expect(303);
    let long = "x".repeat(1_001);
    let refused = dana.post(&format!("{home}/review"), &[("metric", "income"), ("see", &long), ("ask", "Who is left out?")]).await;
    refused.expect(422).says(&long).says("Who is left out?").says("Shorten it by 1");
    let last = dana.post(&format!("{home}/review"), &[("metric", "juvenile-arrests"), ("see", "")]).await;
    last.expect(303);
    let end = dana.get(&last.location).await;
    end.expect(200).says("That was the data review").says("Two insights are noted").says("It grew so fast");
    assert!(!end.text.contains("Who is left out?"), "half of an answer was saved");
    dana.get(&home.replace("/metrics", "/findings")).await.expect(200).says("It grew so fast");
    dana.get(&format!("{home}/profile")).await.expect(200).says("$64,841").says("Metrics profile").says("In dollars of each year");
    for file in ["profile.pdf", "profile.docx", "profile.html", "appendix.csv", "appendix.xlsx"] {
        dana.get(&format!("{home}/{file}")).await.expect(200);
    }
    dana.get(&format!("{home}/appendix.csv")).await.says("64841.34479999999").says("pctl_income_50");
}

/// The page of one metric shows the groups of every year, as its file does, in the order of the published file.
#[tokio::test]
async fn groups_of_every_year_stand_on_the_page_and_in_its_file() {
    let dana = Person::new().await;
    import(&dana, "p64_place-income.csv").await.expect(200);
    import(&dana, "p67_place-tenure.csv").await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    for metric in ["digital-access", "affordable-housing", "employment"] {
        let page = dana.get(&format!("{home}/{metric}")).await;
        page.expect(200);
        let rows = page.text.matches("<tr data-reading").count();
        let lines = dana.get(&format!("{home}/{metric}/readings.csv")).await.text.lines().count() - 1;
        assert_eq!(rows, lines, "{metric}: the file has as many readings as the page");
    }
    let page = dana.get(&format!("{home}/digital-access")).await;
    page.says("Groups stand in the order of the file.").says("groups as a picture").says("Household income");
}

/// What a page draws says in words all that it shows.
#[tokio::test]
async fn a_pair_is_drawn_and_told_and_the_profile_says_how_to_read_it() {
    let dana = Person::new().await;
    import(&dana, P61).await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    dana.post(&format!("{home}/peers"), &[("code-city-0636000", "yes"), ("code-city-4842508", "yes")]).await.expect(303);
    let page = dana.get(&format!("{home}/housing-wealth")).await;
    page.expect(200).says("class=\"parity\"").says("The share of wealth is 10.3 points below the share of households.");
    let profile = dana.get(&format!("{home}/profile")).await;
    profile
        .expect(200)
        .says("How to read this")
        .says("For the better")
        .says("2023, strong, source 1")
        .says("No reading: Pay against the cost of living (Jobs paying a living wage)");
    profile.says("class=\"typical\"").says("aria-label=\"How to read the strips");
    profile.says("Sources").says("Notes").says("Dollars are those of each year");
    for reading in profile.text.split("<strong>").skip(1).filter(|rest| rest.starts_with('$')) {
        let told = reading.split("</td>").next().unwrap_or_default();
        assert!(told.contains("source ") && told.contains(", strong") || told.contains(", marginal") || told.contains(", weak"), "{told}");
    }
}

#[tokio::test]
async fn a_finding_says_when_another_release_has_a_different_value() {
    let dana = Person::new().await;
    import(&dana, "p61_2024-07_place-overall.csv").await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let page = dana.get(&format!("{home}/transportation-cost")).await;
    let key = page.after("<optgroup label=\"Cost of getting around\">", "value");
    let done = dana.post(&format!("{home}/transportation-cost"), &[("reading", &key), ("statement", "Cars cost a lot")]).await;
    let page = dana.get(done.location.split('#').next().unwrap()).await;
    let finding = page.after("The insight is noted.", "href");
    let before = dana.get(&finding).await;
    before.expect(200).says("26.0%").says("Quality: strong.");
    assert!(!before.text.contains("Another release"), "{}", before.text);
    let list = finding.rsplit_once('/').unwrap().0;
    let others = [list.to_owned(), format!("{list}/summary?insights=yes")];
    for page in &others {
        let page = dana.get(page).await;
        page.expect(200).says("Cars cost a lot");
        assert!(!page.text.contains("Another release"), "{}", page.text);
    }
    import(&dana, P61).await.expect(200);
    dana.get(&others[0]).await.says("Another release has a different value or quality by now");
    dana.get(&others[1]).await.says("Another release has a different value by now: 26.3% (strong)");
    dana.get(&finding).await.says("26.0%").says("Another release has a different value by now: 26.3% (strong)");
    dana.get(&format!("{home}/transportation-cost")).await.says("As published before: 26.0% (strong)");
}

#[tokio::test]
async fn the_road_ticks_its_lines_of_the_metrics() {
    let dana = Person::new().await;
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let road = home.replace("/metrics", "/road");
    dana.get(&road).await.expect(200).says("No published file was imported yet.");
    import(&dana, P61).await.expect(200);
    dana.post(&format!("{home}/peers"), &[("code-city-0937000", "yes")]).await.expect(303);
    let fields = [("metric", "income"), ("see", "It grew")];
    dana.post(&format!("{home}/review"), &fields).await.expect(303);
    let page = dana.get(&road).await;
    page.says("One release of the metrics and one measured place are here.").says("One peer is on record.");
    page.says("One insight or finding rests on a reading of the metrics.").says("was noted in a data review.");
}

#[tokio::test]
async fn places_that_share_one_estimate_are_told_and_are_no_peers() {
    let dana = Person::new().await;
    import(&dana, "z_2026_county-age_fragment.csv").await.expect(200);
    let (place, other) = ("county-01001", "county-01051");
    let home = looking(&dana, "Some County", &[place]).await;
    dana.get(&home).await.expect(200).says("one estimate stands for this place").says("Elmore County, Alabama");
    let peers = dana.get(&format!("{home}/peers")).await;
    peers.expect(200).says("One estimate stands for");
    assert!(!peers.text.contains(&format!("name=\"code-{other}\"")), "{other} is suggested");
    dana.post(&format!("{home}/peers"), &[(&format!("code-{other}"), "yes")]).await.expect(303);
    dana.get(&format!("{home}/housing-wealth")).await.expect(200);
}
