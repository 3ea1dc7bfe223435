//! The Mobility Metrics in the town: a file is imported under a stranger's name, places and peers are chosen, officials
//! counted, insights noted; and a file that does not say its years waits to be imported.

use std::path::Path;

use super::rooms::and;
use super::town::{Town, Writing, day};
use crate::forms;

impl Town {
    /// Imports a file, and fills what rests on it.
    pub fn measure(&mut self, writing: Writing) {
        let arrivals = self.bring("m_learning_county.csv", writing);
        let review = forms::forms(&self.get(&arrivals).text());
        let form = review.iter().find(|form| form.action == arrivals).expect("it can be imported");
        assert!(form.fields.iter().any(|field| field.name == "import-0"));
        self.send(&arrivals, &[("import-0", "yes")]).expect(303);
        let releases = self.get("/metrics").text();
        let release = releases.split("href=\"/metrics/releases/").nth(1).expect("it is there")[..36].to_owned();
        self.ways.push(format!("/metrics/releases/{release}"));
        let home = format!("{}/metrics", self.home);
        let places = format!("{home}/places");
        self.write(&format!("{places}?name=Boone"), "/metrics/places", &[("code-county-29019", "yes"), ("name", "Boone")], writing);
        let peers = format!("{home}/peers");
        self.write(
            &format!("{peers}?name=North+Slope"),
            "/metrics/peers",
            &[("code-county-02185", "yes"), ("name", "North Slope")],
            writing,
        );
        self.write(&format!("{home}/learning"), "/metrics/learning", &[], writing);
        self.write(&format!("{home}/review"), "/metrics/review", &[], &and("Ann", writing));
        let (counted, residents) = (day(-10), format!("{home}/representation"));
        let fields =
            [("counted", counted.as_str()), ("black", "2"), ("hispanic", "1"), ("white", "4"), ("other_groups", ""), ("not_known", "")];
        let officials = format!("{home}/officials");
        self.add(&residents, &residents, &fields, writing, &officials);
        let lost = self.add(&residents, &residents, &fields, &and("Ann", writing), &officials);
        self.lose(&lost, &fields, writing);
        let waits = self.bring("c00_2024-02_county-recent.csv", writing);
        let shown = forms::forms(&self.get(&waits).text());
        self.note(shown.iter().find(|form| form.action == waits).expect("its years are asked for"));
        self.comes_back(&(waits.clone(), vec![("import-0".to_owned(), "yes".to_owned()), ("year-0-0".to_owned(), writing("year"))]));
        self.ways.push(waits);
    }

    /// Uploads a file of the metrics under a name, and gives the address where it waits.
    fn bring(&self, file: &str, writing: Writing) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics").join(file);
        let name = writing("bundle").replace(|c: char| c.is_control() || c == '"', "_");
        let sent = self.upload_to("/metrics", "files", &name, &std::fs::read(path).unwrap());
        sent.expect(303);
        sent.header("location").unwrap().to_owned()
    }
}
