//! A reading of the Mobility Metrics that lends its value as a baseline, with its release.

use super::{is_sound, word};
use crate::metrics::expected::COLUMBIA;
use crate::metrics::pages::import;
use crate::metrics::reading::looking;
use crate::person::{Page, Person};

const P61: &str = "p61_2025-03_place-overall.csv";

/// The fields of a form as they stand there.
fn typed(page: &Page, names: &[&'static str]) -> Vec<(&'static str, String)> {
    names.iter().map(|name| (*name, page.after(&format!("id=\"{name}\" name=\"{name}\""), "value"))).collect()
}

#[tokio::test]
async fn a_reading_lends_its_value_its_year_and_its_release() {
    let dana = Person::new().await;
    import(&dana, P61).await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let measures = home.replace("/metrics", "/measures");
    let page = dana.get(&format!("{home}/income")).await;
    page.expect(200).says("Begin a measure").says(&format!("action=\"{measures}/new\""));
    let key = page.after("<optgroup label=\"Household income, median\">", "value").replace('/', "%2F");
    let new = dana.get(&format!("{measures}/new?reading={key}")).await;
    new.expect(200).says("The baseline is the reading of 2023: $64,841, strong").says("value=\"64,841\"").says("March 27, 2025");
    new.says("value=\"up\" checked");
    let mut fields = typed(&new, &["name", "unit", "baseline", "baseline_at", "where_found"]);
    fields.extend([("direction", "up".to_owned()), ("reading", key.replace("%2F", "/"))]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let made = dana.post(&measures, &fields).await.expect(303).location.clone();
    let one = dana.get(&made).await;
    one.expect(200).says("64,841 dollars, 2023").says("A reading of the Mobility Metrics: ").says("March 27, 2025");
    assert_eq!(word(&dana, &made).await, "");
    // A reading whose direction nobody chose is asked about.
    let aimless: Vec<(&str, &str)> = fields.iter().copied().filter(|(name, _)| *name != "direction").collect();
    dana.post(&measures, &aimless).await.expect(422).says("Choose which way is better");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_pair_of_shares_counts_in_points_toward_zero() {
    let dana = Person::new().await;
    import(&dana, P61).await.expect(200);
    let home = looking(&dana, "City of Columbia", &[COLUMBIA]).await;
    let measures = home.replace("/metrics", "/measures");
    let page = dana.get(&format!("{home}/housing-wealth")).await;
    let key = page.after("<optgroup", "value").replace('/', "%2F");
    let new = dana.get(&format!("{measures}/new?reading={key}")).await;
    new.expect(200).says("in points, and is to come to zero").says("value=\"toward\" checked").says("name=\"target\" value=\"0\"");
    new.says("name=\"baseline\" value=\"−10.3\"");
    let gone = dana.get(&format!("{measures}/new?reading=nothing")).await;
    gone.expect(200).says("The reading is not here any more");
}
