//! The road: ticked, given to somebody, dated, passed over.

use super::{day, open};
use crate::person::Person;

pub async fn walk(dana: &Person, of: &str) {
    let road = format!("{of}/road");
    dana.get(&road).await.expect(200);
    dana.post(&format!("{road}/1.1/mark"), &[("status", "done")]).await.expect(303);
    let line = format!("{road}/4.1");
    dana.get(&line).await.expect(200);
    dana.post(&line, &[("status", "under_way"), ("owner", "Lee Park"), ("due", &day(20))]).await.expect(303);
    // Somebody did not see that.
    dana.post(&line, &[("status", "done")]).await.expect(409);
    dana.post(&format!("{road}/9"), &[("status", "not_needed"), ("reason", "Others do it.")]).await.expect(303);
    dana.post(&format!("{of}/actions"), &[("what", "List whom to ask"), ("road_line", "4.2")]).await.expect(303);
    open(dana, &road, &["/4.2", "/9"]).await;
    open(dana, of, &["/road", "/plan.ics", "/actions?road=4.3"]).await;
    dana.get(&format!("{of}/map")).await.expect(303);
}
