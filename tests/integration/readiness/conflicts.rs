//! Two people at work: nothing is ever silently overwritten.

use crate::person::Person;

#[tokio::test]
async fn a_field_that_somebody_else_changed_is_not_overwritten_and_the_others_are_saved() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    let lee = dana.colleague();
    lee.post("/you", &[("name", "Lee Park"), ("person", "new")]).await.expect(303);
    let shown = dana.get(&page).await;
    lee.post(&page, &[("note-1.1", "Lee’s words")]).await.expect(303);

    let posted = [
        ("note-1.1", "Dana’s words"),
        ("rev-note-1.1", &shown.rev("note-1.1")),
        ("step-1.2", "in_place"),
        ("rev-step-1.2", &shown.rev("step-1.2")),
    ];
    let refused = dana.post(&page, &posted).await;
    refused.expect(409).says("Lee Park").says("Lee’s words").says("Dana’s words").says("Which do you want to keep?");
    let report = dana.report(&round).await;
    assert_eq!(report["conditions"][0]["steps"][0]["note"], "Lee’s words");
    assert_eq!(report["conditions"][0]["steps"][1]["answer"], "in_place", "the other field was saved");

    // The form again without a choice is a conflict again; with a choice it is settled.
    let rev = refused.rev("note-1.1");
    let again = [("note-1.1", "Dana’s words"), ("rev-note-1.1", rev.as_str()), ("conflict-note-1.1", "yes")];
    dana.post(&page, &again).await.expect(409);
    let mine: Vec<_> = again.iter().copied().chain([("settle-note-1.1", "mine")]).collect();
    dana.post(&page, &mine).await.expect(303);
    assert_eq!(dana.report(&round).await["conditions"][0]["steps"][0]["note"], "Dana’s words");
    dana.get(&format!("{round}/history")).await.says("Lee’s words");
}

#[tokio::test]
async fn untouched_fields_never_conflict() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    let shown = dana.get(&page).await;
    dana.colleague().post(&page, &[("step-1.1", "in_place")]).await.expect(303);
    // Dana's whole form comes back as it was shown, with one change of her own.
    let posted =
        [("step-1.1", ""), ("rev-step-1.1", &shown.rev("step-1.1")), ("step-1.3", "not_yet"), ("rev-step-1.3", &shown.rev("step-1.3"))];
    dana.post(&page, &posted).await.expect(303);
    let report = dana.report(&round).await;
    assert_eq!(report["conditions"][0]["steps"][0]["answer"], "in_place", "the colleague's answer stands");
    assert_eq!(report["conditions"][0]["steps"][2]["answer"], "not_yet");
}

#[tokio::test]
async fn the_same_change_by_two_people_is_no_conflict() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    dana.colleague().post(&page, &[("step-1.1", "in_place")]).await.expect(303);
    dana.post(&page, &[("step-1.1", "in_place")]).await.expect(303);
}

#[tokio::test]
async fn a_post_without_a_revision_counts_as_having_seen_the_field_blank() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    dana.post(&page, &[("step-1.1", "in_place")]).await.expect(303);
    dana.post(&page, &[("step-1.1", "not_yet")]).await.expect(409);
    dana.post(&page, &[("step-1.1", "not_yet"), ("rev-step-1.1", "nonsense")]).await.expect(409);
    assert_eq!(dana.report(&round).await["conditions"][0]["steps"][0]["answer"], "in_place");
}

#[tokio::test]
async fn the_script_is_told_of_a_conflict_and_can_take_theirs() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    dana.colleague().post(&page, &[("judgment", "met"), ("judgment-reason", "Theirs")]).await.expect(303);
    let refused = dana.save(&page, &[("judgment", "not_met"), ("judgment-reason", "Mine")]).await;
    refused.expect(409).says("data-value=\"met: Theirs\"").says("Judged met: Theirs").says("Judged not met: Mine");
    let rev = refused.rev("judgment");
    let posted = [
        ("judgment", "not_met"),
        ("judgment-reason", "Mine"),
        ("rev-judgment", rev.as_str()),
        ("conflict-judgment", "yes"),
        ("settle-judgment", "theirs"),
    ];
    let settled = dana.save(&page, &posted).await;
    settled.expect(200).says("data-for=\"judgment\" data-troubled=\"false\"");
    assert_eq!(dana.report(&round).await["conditions"][0]["judgment"], "met");
}

#[tokio::test]
async fn settings_that_somebody_else_changed_are_not_overwritten() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let settings = format!("{home}/settings");
    let lee = dana.colleague();
    lee.post("/you", &[("name", "Lee Park"), ("person", "new")]).await.expect(303);
    let shown = dana.get(&settings).await;
    let revs = ["name", "kind", "state", "executive"].map(|name| shown.rev(name));
    lee.post(&settings, &[("name", "County of Wren"), ("kind", "county"), ("state", ""), ("executive", "")]).await.expect(303);
    let mine = |name_rev: &str| {
        let fields = [
            ("name", "Wren Co."),
            ("kind", "county"),
            ("state", "OH"),
            ("executive", ""),
            ("rev-name", name_rev),
            ("rev-kind", &revs[1]),
            ("rev-state", &revs[2]),
            ("rev-executive", &revs[3]),
        ];
        crate::person::encoded(&fields)
    };
    let refused = dana.post_raw(&settings, mine(&revs[0])).await;
    refused.expect(409).says("Lee Park changed this to “County of Wren”").says("value=\"Wren Co.\"");
    dana.get(&home).await.says("<h1>County of Wren</h1>").says("Ohio");
    dana.post_raw(&settings, mine(&refused.rev("name"))).await.expect(303);
    dana.get(&home).await.says("<h1>Wren Co.</h1>");

    let settings = format!("{round}/settings");
    let shown = dana.get(&settings).await;
    let fields = |title, reason| [("title", title), ("started", "2026-11-23"), ("some", "4"), ("most", "7"), ("reason", reason)];
    lee.post(&settings, &fields("Lee’s round", "Lee’s reason")).await.expect(303);
    let (title, limits) = (shown.rev("title"), shown.rev("limits"));
    let mine: Vec<_> = fields("Dana’s round", "Dana’s reason")
        .into_iter()
        .chain([("rev-title", title.as_str()), ("rev-limits", limits.as_str())])
        .collect();
    dana.post(&settings, &mine)
        .await
        .expect(409)
        .says("Lee Park changed this to “Lee’s round”")
        .says("Lee’s reason")
        .says("value=\"Dana’s round\"");
    dana.get(&round).await.says("Lee’s round");
}

#[tokio::test]
async fn a_field_left_alone_shows_what_a_colleague_stored_and_not_its_revision_only() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    let shown = dana.save(&page, &[("step-1.1", "in_place")]).await;
    let rev = shown.rev("step-1.1");
    dana.colleague().post(&page, &[("step-1.1", "not_yet"), ("rev-step-1.1", &rev)]).await.expect(303);
    let again = dana.save(&page, &[("step-1.1", "in_place"), ("rev-step-1.1", &rev)]).await;
    again.expect(200).says("data-for=\"step-1.1\" data-troubled=\"false\" data-value=\"not_yet\"");
    let own =
        dana.save(&page, &[("step-1.2", "in_place"), ("rev-step-1.2", &milepost::domain::readiness::Revision::of("").to_string())]).await;
    assert!(!own.text.contains("data-value"), "what was saved is not sent back over what is being typed");
}

#[tokio::test]
async fn a_conflict_stays_one_when_another_field_is_refused() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/organizational-capacity");
    dana.colleague().post(&page, &[("note-3.4", "Theirs")]).await.expect(303);
    let conflict = dana.post(&page, &[("note-3.4", "Mine")]).await;
    let long = "x".repeat(1_001);
    let base = [("note-3.4", "Mine"), ("conflict-note-3.4", "yes")];
    let rev = conflict.expect(409).rev("note-3.4");
    let refused: Vec<_> = base.iter().copied().chain([("rev-note-3.4", rev.as_str()), ("evidence-3.1", long.as_str())]).collect();
    let refused = dana.post(&page, &refused).await;
    refused.expect(422);
    let rev = refused.rev("note-3.4");
    dana.post(&page, &[("note-3.4", "Mine"), ("rev-note-3.4", &rev)]).await.expect(409);
    assert_eq!(dana.report(&round).await["conditions"][2]["steps"][3]["note"], "Theirs");
}

#[tokio::test]
async fn a_refused_post_without_revisions_overwrites_nothing_when_it_is_corrected() {
    let dana = Person::new().await;
    let round = dana.start("Dana", "Wren County").await;
    let page = format!("{round}/conditions/leadership-commitment");
    dana.colleague().post(&page, &[("note-1.1", "Theirs")]).await.expect(303);
    let refused = dana.post(&page, &[("note-1.1", "Mine"), ("step-1.2", "perhaps")]).await;
    let rev = refused.expect(422).rev("note-1.1");
    dana.post(&page, &[("note-1.1", "Mine"), ("rev-note-1.1", &rev)]).await.expect(409);
}
