//! The letter of request: drafted, written in one's own words, drafted again.

use super::{county, is_sound, member};
use crate::person::Person;

#[tokio::test]
async fn a_letter_is_drafted_until_somebody_writes_it_and_drafted_again_once_it_is_emptied() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let fields = [("person", "Ruth Amadi"), ("belongs_to", "Wren Health"), ("owner", "Lee Park"), ("what_asked", "Two hours a month")];
    let ruth = member(&dana, &coalition, &fields).await;
    let letter = format!("{ruth}/letter");
    let page = dana.get(&letter).await;
    page.expect(200).says("Dear Ruth Amadi,").says("What we ask of you: Two hours a month.").says("Lee Park is glad to talk with you.");
    assert!(!page.text.contains("Start again from the draft"), "it is the draft");
    // Left alone, it stays drafted: what is known later stands in it.
    let (drafted, text) = (page.after("name=\"drafted-letter\"", "value"), typed(&page.text));
    dana.post(&letter, &[("letter", &text), ("rev-letter", &page.rev("letter")), ("drafted-letter", &drafted)]).await.expect(303);
    dana.post(&format!("{coalition}/launch"), &[("held", "2199-12-12"), ("place", "Wren Library")]).await.expect(303);
    dana.get(&letter).await.says("first time on December 12, 2199, at this place: Wren Library.");
    dana.post(&letter, &[("letter", "Dear Ruth, come."), ("rev-letter", &page.rev("letter"))]).await.expect(303);
    let own = dana.get(&letter).await;
    own.says("Dear Ruth, come.").says("in your own words").says("Start again from the draft");
    // Somebody else wrote it meanwhile.
    let late = dana.post(&letter, &[("letter", "Dear Ruth, please."), ("rev-letter", &page.rev("letter"))]).await;
    late.expect(409).says("Dear Ruth, please.</textarea>").says("Dear Ruth, come.</p>").says("changed this letter");
    let long = "x".repeat(20_001);
    dana.post(&letter, &[("letter", &long), ("rev-letter", &own.rev("letter"))]).await.expect(422).says(&long).says("20,001 characters");
    dana.post(&letter, &[("letter", ""), ("rev-letter", &own.rev("letter"))]).await.expect(303);
    dana.get(&letter).await.says("Dear Ruth Amadi,");
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_letter_knows_that_the_member_has_answered_and_what_changed_since_it_was_written() {
    let dana = Person::new().await;
    let (_, coalition) = county(&dana).await;
    let ruth = member(&dana, &coalition, &[("person", "Ruth Amadi"), ("belongs_to", "Wren Health")]).await;
    let (letter, launch) = (format!("{ruth}/letter"), format!("{coalition}/launch"));
    dana.post(&launch, &[("held", "2199-12-12"), ("place", "Wren Library")]).await.expect(303);
    let page = dana.get(&letter).await;
    dana.post(&letter, &[("letter", "Dear Ruth, come on December 12."), ("rev-letter", &page.rev("letter"))]).await.expect(303);
    let own = dana.get(&letter).await;
    assert!(!own.text.contains("Since this letter"), "the launch was planned before");
    let planned = dana.get(&launch).await;
    let fields = [("held", "2199-12-19"), ("rev-held", &planned.rev("held")), ("commitments", "We share our data")];
    dana.post(&launch, &fields).await.expect(303);
    dana.get(&letter).await.says("Since this letter was last edited, the date of the launch and the shared commitments changed");
    // The draft of today stands beside it, and nothing is lost until it is saved.
    let anew = dana.get(&format!("{letter}?anew=yes")).await;
    anew.expect(200).says("first time on December 19, 2199").says("Your letter as it is saved").says("Dear Ruth, come on December 12.</p>");
    assert!(!typed(&anew.text).contains("Dear Ruth, come"));
    dana.get(&format!("{letter}.txt")).await.says("Dear Ruth, come on December 12.");
    // Once it is edited again, it knows.
    let own = dana.get(&letter).await;
    dana.post(&letter, &[("letter", "Dear Ruth, come on December 19."), ("rev-letter", &own.rev("letter"))]).await.expect(303);
    assert!(!dana.get(&letter).await.text.contains("Since this letter"));
    let standing = dana.get(&ruth).await.after("class=\"presses noprint\"", "value");
    dana.post(&format!("{ruth}/asking"), &[("to", "declined"), ("rev-standing", &standing)]).await.expect(303);
    dana.get(&letter).await.says(" declined on ").says(", but this letter still asks them to join.");
    let anew = dana.get(&format!("{letter}?anew=yes")).await;
    let fields = [("letter", typed(&anew.text)), ("rev-letter", anew.rev("letter"))];
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
    dana.post(&letter, &fields).await.expect(303);
    dana.get(&letter).await.says("Milepost drafts the letter").says("but this letter still asks them to join.");
    is_sound(&dana).await;
}

/// What stands in the field of the letter.
fn typed(page: &str) -> String {
    let (_, rest) = page.split_once("id=\"letter\"").unwrap();
    let (_, text) = rest.split_once(">\n").unwrap();
    text.split("</textarea>").next().unwrap().to_owned()
}
