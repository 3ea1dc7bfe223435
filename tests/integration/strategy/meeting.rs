//! The meeting on the strategic actions: one per screen, impact and feasibility set by a person.

use super::{added, begin, goal, id, is_sound};

#[tokio::test]
async fn a_group_goes_through_all_and_sets_two_numbers_on_each() {
    let (dana, home) = begin().await;
    let homes = goal(&dana, &home, "Homes").await;
    let two = added(&dana, &home, "Two", &[]).await;
    let one = added(&dana, &home, "One", &[("goal", &homes), ("proof", "A study")]).await;
    added(&dana, &home, "Gone", &[("status", "dropped"), ("reason", "No money")]).await;
    let screen = dana.get(&format!("{home}/meeting")).await;
    screen.expect(200).says("Strategic action 1 of 2").says("<h1>One</h1>").says("A study").says("For the goal: Homes");
    let weigh = async |address: &str, page: &crate::person::Page, impact: &str, feasibility: &str| {
        let fields: [(&str, &str); 5] = [
            ("action", id(address)),
            ("impact", impact),
            ("rev-impact", &page.rev("impact")),
            ("feasibility", feasibility),
            ("rev-feasibility", &page.rev("feasibility")),
        ];
        dana.post(&format!("{home}/meeting"), &fields).await
    };
    let next = weigh(&one, &screen, "5", "2").await.expect(303).location.clone();
    let screen = dana.get(&next).await;
    screen.says("Strategic action 2 of 2").says("<h1>Two</h1>").says("Back to One").says("Save and end");
    let end = weigh(&two, &screen, "3", "").await.expect(303).location.clone();
    let end = dana.get(&end).await;
    end.says("<th scope=\"row\">Impact 5, very high</th>").says("feasibility is not set yet");
    // In the grid stands one name, in its cell.
    let row = end.text.split("Impact 5, very high").nth(1).unwrap().split("</tr>").next().unwrap();
    let cells: Vec<bool> = row.split("<td>").skip(1).map(|cell| cell.contains("One")).collect();
    assert_eq!(cells, [false, true, false, false, false]);
    dana.get(&home).await.says("Impact and feasibility").says("Not in the grid yet");
    is_sound(&dana).await;
}

#[tokio::test]
async fn what_does_not_fit_or_somebody_else_set_is_told() {
    let (dana, home) = begin().await;
    let one = added(&dana, &home, "One", &[]).await;
    let meeting = format!("{home}/meeting");
    let screen = dana.get(&meeting).await;
    let rev = screen.rev("impact");
    dana.post(&meeting, &[("action", id(&one)), ("impact", "9"), ("rev-impact", &rev)])
        .await
        .expect(422)
        .says("Choose one of the answers shown.");
    dana.post(&meeting, &[("action", id(&one)), ("title", "Mine")]).await.expect(400);
    dana.post(&meeting, &[("action", "one"), ("impact", "1")]).await.expect(404);
    dana.colleague().post(&meeting, &[("action", id(&one)), ("impact", "1"), ("rev-impact", &rev)]).await.expect(303);
    let late = dana.post(&meeting, &[("action", id(&one)), ("impact", "5"), ("rev-impact", &rev)]).await;
    late.expect(409).says("1, very low").says("value=\"5\" checked");
    dana.post(&meeting, &[("action", id(&one)), ("impact", "5"), ("rev-impact", &late.rev("impact"))]).await.expect(303);
    dana.post(&format!("{one}/delete"), &[]).await.expect(303);
    dana.post(&meeting, &[("action", id(&one)), ("impact", "5")]).await.expect(404);
}
