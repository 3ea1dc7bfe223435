//! Who is meant by a name in a form: one person for both apostrophes, and the question which of two.

use super::list::{is_sound, known, now, place};
use crate::person::{Page, Person};

const BASE: [(&str, &str); 5] = [("title", "Fall 2026"), ("started", "2026-11-23"), ("some", "3"), ("most", "6"), ("reason", "")];

/// A county with a round, its home, and two people of one name.
async fn county() -> (Person, String, String) {
    let dana = Person::new().await;
    let round = dana.start("Ann O’Neil", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    for title in ["Planner", "Engineer"] {
        let added = add(&dana, &round, &[("new-name", "Dana Reed"), ("new-title", title)]).await;
        if added.status == 422 {
            add(&dana, &round, &[("new-name", "Dana Reed"), ("new-title", title), ("new-name-id", "new")]).await.expect(303);
        }
    }
    (dana, round, home)
}

async fn add(who: &Person, round: &str, fields: &[(&str, &str)]) -> Page {
    who.post(&format!("{round}/settings"), &[&BASE[..], fields].concat()).await
}

/// The names on record, in order.
async fn names(who: &Person) -> Vec<String> {
    who.people().await
}

#[tokio::test]
async fn one_name_typed_with_either_apostrophe_is_one_person_everywhere() {
    let (dana, round, home) = county().await;
    let on_record = names(&dana).await;
    for name in ["Ann O'Neil", "ann o’neil", "ANN O`NEIL", "Änn OʼNeil"] {
        dana.post(&format!("{home}/actions"), &[("what", name), ("owner", name)]).await.expect(303);
        let step = "topic-3.1";
        let asked = dana.post(&format!("{round}/asks"), &[("person", name), (step, "yes"), ("asked", "2026-02-03")]).await;
        assert!(asked.status == 303 || asked.text.contains("was asked about 3a already"), "{}", asked.text);
        add(&dana, &round, &[("new-name", name)]).await.expect(303);
    }
    assert_eq!(names(&dana).await, on_record, "nobody was added");
    let report = dana.report(&round).await;
    assert_eq!(report["people"].as_array().unwrap().len(), 3);
    dana.get(&format!("{home}/plan?view=owner")).await.says("<h3>Ann O’Neil</h3>");
    let both = dana.post(&format!("{round}/meeting"), &[("held", "2026-02-03"), ("more", "Ann O'Neil\nANN O’NEIL\nSam Reyes")]).await;
    both.expect(303);
    dana.get(&format!("{round}/meeting?condition=end")).await.says("Present: Ann O’Neil and Sam Reyes.");
}

#[tokio::test]
async fn the_second_of_two_people_of_one_name_can_own_an_action() {
    let (dana, _, home) = county().await;
    let form = dana.get(&format!("{home}/actions")).await;
    form.says("value=\"Dana Reed, Planner\"").says("value=\"Dana Reed, Engineer\"").says("value=\"Ann O’Neil\"");
    let asked = dana.post(&format!("{home}/actions"), &[("what", "Count the buses"), ("owner", "Dana Reed"), ("due", "2199-01-01")]).await;
    asked.expect(422).says("Two people have this name. Say which one you mean.").says("Whom do you mean by “Dana Reed”?");
    asked.says("value=\"Count the buses\"").says("value=\"Dana Reed\"").says("value=\"2199-01-01\"");
    let engineer = asked.radio("owner-id", "Engineer");
    let fields = [("what", "Count the buses"), ("owner", "Dana Reed"), ("owner-id", &engineer)];
    dana.post(&format!("{home}/actions"), &fields).await.expect(303);
    // As the list puts it into the field, with or without the script.
    dana.post(&format!("{home}/actions"), &[("what", "Count the trains"), ("owner", "Dana Reed, Planner")]).await.expect(303);
    assert_eq!(names(&dana).await.iter().filter(|name| *name == "Dana Reed").count(), 2);

    let plan = dana.get(&format!("{home}/plan?view=owner")).await;
    plan.says("<h3>Dana Reed, Engineer</h3>").says("<h3>Dana Reed, Planner</h3>");
    for (what, title) in [("Count the buses", "Engineer"), ("Count the trains", "Planner")] {
        let piece = plan.text.split("<li id=\"action-").find(|piece| piece.contains(what)).unwrap();
        let action = format!("/actions/{}", piece.split('"').next().unwrap());
        let page = dana.get(&action).await;
        page.says(&format!("value=\"Dana Reed, {title}\""));
        // Sent back as it is, it changes nobody.
        let (owner, id) = (page.after("id=\"owner\"", "value"), page.after("id=\"owner-id\"", "value"));
        let again = [("owner", owner.as_str()), ("owner-id", &id), ("rev-owner", &page.rev("owner")), ("notes", "x")];
        dana.post(&action, &again).await.expect(303);
        dana.get(&action).await.says(&format!("value=\"Dana Reed, {title}\""));
        // Who says another one is asked no more.
        let other = if title == "Planner" { "Dana Reed, Engineer" } else { "Dana Reed, Planner" };
        dana.post(&action, &[("owner", other), ("owner-id", &id), ("rev-owner", &page.rev("owner"))]).await.expect(303);
        dana.get(&action).await.says(&format!("value=\"{other}\""));
    }
}

#[tokio::test]
async fn a_third_of_that_name_can_be_put_on_record_and_a_slip_elsewhere_keeps_the_answer() {
    let (dana, round, home) = county().await;
    let fields = [("what", ""), ("owner", "dana reed"), ("owner-id", "new")];
    let refused = dana.post(&format!("{home}/actions"), &fields).await;
    refused.expect(422).says("Say what is to be done").says("value=\"new\" checked");
    dana.post(&format!("{home}/actions"), &[("what", "Write"), ("owner", "Dana Reed"), ("owner-id", "new")]).await.expect(303);
    assert_eq!(names(&dana).await.iter().filter(|name| *name == "Dana Reed").count(), 3);
    let gone = "01890a5d-ac96-774b-bcce-b302099a8057";
    let refused = dana.post(&format!("{home}/actions"), &[("what", "Read"), ("owner", "Kim Vo"), ("owner-id", gone)]).await;
    refused.expect(422).says("Somebody who was chosen is no longer on record here.").says("value=\"Kim Vo\"");
    assert!(!refused.text.contains(gone), "saved again, it is somebody new");
    let asked = dana.post(&format!("{round}/asks"), &[("person", "Dana Reed"), ("topic-3.1", "yes"), ("asked", "2026-02-03")]).await;
    asked.expect(422).says("Three people have this name.").says("name=\"topic-3.1\" value=\"yes\" checked");
    let planner = asked.radio("person-id", "Planner");
    let fields = [("person", "Dana Reed"), ("person-id", planner.as_str()), ("topic-3.1", "yes"), ("asked", "2026-02-03")];
    dana.post(&format!("{round}/asks"), &fields).await.expect(303);
    dana.get(&format!("{round}/asks")).await.says("Dana Reed <span class=\"soft\">Planner</span>");
}

#[tokio::test]
async fn meetings_and_decisions_ask_line_by_line() {
    let (dana, round, _) = county().await;
    let meeting = format!("{round}/meeting");
    let asked = dana.post(&meeting, &[("held", "2026-02-03"), ("more", "Dana Reed\nSam Reyes")]).await;
    asked.expect(422).says("Line 1: Two people have this name. Say which one you mean.").says("Dana Reed\nSam Reyes</textarea>");
    let (line, engineer) = (asked.after("name=\"more-asked-1\"", "value"), asked.radio("more-which-1", "Engineer"));
    let fields = [("held", "2026-02-03"), ("more", "Dana Reed\nSam Reyes"), ("more-asked-1", &line), ("more-which-1", &engineer)];
    dana.post(&meeting, &fields).await.expect(303);
    dana.get(&format!("{meeting}?condition=end")).await.says("Present: Dana Reed and Sam Reyes.");

    let decision = format!("{round}/decision");
    let page = dana.get(&decision).await;
    let rests = page.after("name=\"rests\"", "value");
    let fields = |deciders| {
        [
            ("route", "postpone"),
            ("deciders", deciders),
            ("decided", "2026-11-23"),
            ("rests", rests.as_str()),
            ("reason", "A new council"),
            ("latest", ""),
        ]
    };
    let asked = dana.post(&decision, &fields("Dana Reed, Acting Manager\nRuth Amadi, Mayor")).await;
    asked.expect(422).says("Line 1: Two people have this name.");
    let (line, planner) = (asked.after("name=\"deciders-asked-1\"", "value"), asked.radio("deciders-which-1", "Planner"));
    let ann = asked.box_of("deciders-", "Ann O’Neil");
    let answered = [("deciders-asked-1", line.as_str()), ("deciders-which-1", &planner), (&ann, "yes")];
    dana.post(&decision, &[&fields("Dana Reed, Acting Manager\nRuth Amadi, Mayor")[..], &answered].concat()).await.expect(303);
    dana.get(&decision).await.says("Ann O’Neil").says("Dana Reed, Acting Manager").says("Ruth Amadi, Mayor");
}

#[tokio::test]
async fn the_leader_of_the_launch_is_one_of_those_on_record() {
    let (dana, _, home) = county().await;
    let kit = format!("{home}/launch");
    let page = dana.get(&kit).await;
    page.says("value=\"Dana Reed, Engineer\"");
    let rev = page.rev("leader");
    let asked = dana.post(&kit, &[("leader", "Dana Reed, Director"), ("rev-leader", &rev)]).await;
    asked.expect(422).says("Two people have this name.").says("value=\"Dana Reed, Director\"");
    let planner = asked.radio("leader-id", "Planner");
    dana.post(&kit, &[("leader", "Dana Reed, Director"), ("leader-id", &planner), ("rev-leader", &rev)]).await.expect(303);
    dana.get(&kit).await.says("value=\"Dana Reed, Director\"");
}

#[tokio::test]
async fn hard_names_are_saved_sorted_and_found() {
    let dana = Person::new().await;
    let long = "W".repeat(120);
    let hard = ["…", "—…", long.as_str(), "O’", "."];
    for name in hard {
        let round = dana.start(name, name).await;
        let home = dana.get(&round).await.after("class=\"where\"", "href");
        dana.post(&format!("{home}/actions"), &[("what", "Act"), ("owner", name)]).await.expect(303);
        dana.get(&format!("{home}/plan?view=owner")).await.expect(200).says(&format!("<h3>{name}</h3>"));
        let encoded = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC).to_string();
        dana.get(&format!("/?search={encoded}")).await.expect(200).says("One jurisdiction").says(name);
        dana.post(&format!("{home}/delete"), &[("name", name)]).await.expect(303);
    }
    // Whoever sits here has the first of the names, and is somebody in each jurisdiction.
    assert_eq!(names(&dana).await.len(), 2 * hard.len() - 1, "each is somebody else");
}

#[tokio::test]
async fn somebody_new_who_was_said_to_be_new_is_nobody_on_record() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let today = milepost::domain::words::dates::iso(now().date());
    for name in ["Dana Ortiz", "Lee Park"] {
        let fields = [("what", name), ("owner", name), ("owner-id", "new")];
        dana.post(&format!("{home}/actions"), &fields).await.expect(303);
        assert_eq!(known(&dana, of, name).await.len(), 2, "{name}");
        let fields = [("topic-3.1", "yes"), ("person", name), ("person-id", "new"), ("asked", &today)];
        dana.post(&format!("{round}/asks"), &fields).await.expect(303);
        assert_eq!(known(&dana, of, name).await.len(), 3, "{name}");
    }
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_participant_whom_somebody_took_away_is_not_put_back_by_a_stale_form() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let (home, of) = place(&dana, &round).await;
    dana.post(&format!("{home}/people"), &[("name", "Lee Park")]).await.expect(303);
    let lee = known(&dana, of, "Lee Park").await[0];
    let id = round.trim_start_matches("/assessments/").parse().unwrap();
    let (ticked, shown) = (format!("person-{lee}"), format!("shown-{lee}"));
    let form = [("title", "First"), ("started", "2026-11-20"), ("some", "3"), ("most", "6")];
    let settings = format!("{round}/settings");
    let send = async |more: &[(&str, &str)]| {
        dana.post(&settings, &[&form[..], more].concat()).await.expect(303);
    };
    send(&[(&ticked, "yes")]).await;
    send(&[(&shown, "yes")]).await;
    send(&[(&ticked, "yes"), (&shown, "yes")]).await;
    assert!(dana.store.participants(id).await.unwrap().iter().all(|person| person.id != lee), "taken away, and not touched since");
    dana.post(&format!("{home}/people/{lee}/delete"), &[]).await.expect(303);
    send(&[(&ticked, "yes"), (&shown, "yes")]).await;
    is_sound(&dana).await;
}

#[tokio::test]
async fn a_form_that_stood_open_says_the_same_of_whoever_cannot_be_chosen_any_more() {
    let (dana, round, home) = county().await;
    for (name, other) in [("Kim Vo", ""), ("Lee Park", ""), ("Lee Park", "yes"), ("Lee Park", "yes")] {
        dana.post(&format!("{home}/people"), &[("name", name), ("second", other)][..if other.is_empty() { 1 } else { 2 }])
            .await
            .expect(303);
    }
    let of = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let people = dana.store.people_of(of).await.unwrap();
    let known = |name: &str| people.iter().filter(|person| person.profile.name == name).map(|person| person.id).collect::<Vec<_>>();
    let (kim, lee) = (known("Kim Vo")[0], known("Lee Park"));
    dana.post(&format!("{home}/people/{kim}/delete"), &[]).await.expect(303);
    dana.post(&format!("{home}/people/{}/same-as", lee[0]), &[("other", &lee[1].to_string())]).await.expect(303);
    dana.post(&format!("{home}/actions"), &[("what", "Count")]).await.expect(303);
    let action = dana.store.actions(of).await.unwrap()[0].id;
    for (name, id, says) in [
        ("Kim Vo", kim, "Kim Vo was put into the bin in the meantime. Choose someone else, or put Kim Vo back from the bin first."),
        ("Lee Park", lee[0], "Two people named Lee Park were made one in the meantime. Choose Lee Park again."),
    ] {
        let id = id.to_string();
        let ticked = |start: &str| format!("{start}-{id}");
        let (person, more, deciders) = (ticked("person"), ticked("more"), ticked("deciders"));
        let settings = [("title", "x"), ("started", "2026-02-03"), ("some", "3"), ("most", "6"), (person.as_str(), "yes")];
        dana.post(&format!("{round}/settings"), &settings).await.expect(409).says(says);
        if id == kim.to_string() {
            // A record for which another one stands is still one that was present.
            dana.post(&format!("{round}/meeting"), &[("held", "2026-02-03"), (&more, "yes")]).await.expect(409).says(says);
        }
        dana.post(&format!("{round}/decision"), &[("route", "proceed"), (&deciders, "yes")]).await.expect(422).says(says);
        let owned = [("owner", name), ("owner-id", id.as_str())];
        dana.post(&format!("/actions/{action}"), &owned).await.expect(422).says(says).says(&format!("value=\"{name}\""));
        let asked = [("person", name), ("person-id", id.as_str()), ("topic-3.1", "yes"), ("asked", "2026-02-03")];
        dana.post(&format!("{round}/asks"), &asked).await.expect(422).says(says);
        dana.post(&format!("{home}/launch"), &[("leader", name), ("leader-id", &id)]).await.expect(422).says(says);
    }
}
