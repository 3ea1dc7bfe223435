//! The asking by one press, which sets where it stands and its day together.

use milepost::domain::words::dates;
use time::OffsetDateTime;

use super::{county, is_sound, member};
use crate::person::Person;

#[tokio::test]
async fn one_press_says_where_the_asking_stands_from_today_on() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let fund = member(&dana, &coalition, &[("belongs_to", "Action Fund"), ("due", "2020-01-15"), ("owner", "Lee Park")]).await;
    let today = dates::long(OffsetDateTime::now_utc().date());
    let next = dana.get(&format!("{coalition}?view=next")).await;
    next.says("Late: to be asked by January 15, 2020").says("Lee Park asks");
    let pressed = dana.post(&format!("{fund}/asking"), &[("to", "asked"), ("rev-standing", &next.rev("standing")), ("from", "list")]).await;
    pressed.expect(303);
    let next = dana.get(&pressed.location).await;
    next.says("Asked, and not answered yet</h2>")
        .says("Asked by Lee Park")
        .says(&format!("Asked on {today}, today"))
        .says(&format!("Action Fund: Asked on {today}."));
    let page = dana.get(&fund).await;
    let pressed = dana.post(&format!("{fund}/asking"), &[("to", "joined"), ("rev-standing", &page.rev("standing"))]).await;
    assert_eq!(pressed.location, fund);
    let page = dana.get(&fund).await;
    page.says(&format!("Joined on {today}")).says(&format!("value=\"{}\"", dates::iso(OffsetDateTime::now_utc().date())));
    dana.get(&format!("{coalition}?view=next")).await.says("No one is left to ask, and no answer is open.");
    dana.post(&format!("{fund}/asking"), &[("to", "perhaps")]).await.expect(400);
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_press_on_what_somebody_else_changed_overwrites_nothing() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let fund = member(&dana, &coalition, &[("belongs_to", "Action Fund")]).await;
    let shown = dana.get(&fund).await.after("class=\"presses noprint\"", "value");
    let lee = dana.colleague();
    lee.post(&format!("{fund}/asking"), &[("to", "declined"), ("rev-standing", &shown)]).await.expect(303);
    let late = dana.post(&format!("{fund}/asking"), &[("to", "joined"), ("rev-standing", &shown)]).await;
    late.expect(409).says("changed this to “Declined”").says("Nothing was overwritten.");
    dana.get(&fund).await.says("Declined on ");
    // The same press again, sent twice, is no slip.
    lee.post(&format!("{fund}/asking"), &[("to", "declined"), ("rev-standing", &shown)]).await.expect(303);
    is_sound(&dana).await;
}
