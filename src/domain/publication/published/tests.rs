use time::macros::date;
use uuid::Uuid;

use super::*;
use crate::domain::publication::packed;
use crate::domain::things::{Noun, Thing};

fn publication(id: u128, kind: PublicationKind, says: &[(Fact, &str)]) -> Publication {
    let mut thing = Thing::nothing(Noun::Publication, Uuid::from_u128(id));
    let usual = [(Fact::Kind, kind.as_str()), (Fact::Title, "One"), (Fact::Held, "2026-11-29")];
    thing.values.extend(usual.iter().chain(says).map(|(fact, value)| (*fact, (*value).to_owned())));
    Publication::of(&thing).unwrap()
}

fn after(id: u128) -> String {
    Uuid::from_u128(id).to_string()
}

#[test]
fn each_kind_is_a_line_of_its_own_and_downloaded_drafts_are_none() {
    let follows = after(1);
    let all = [
        publication(1, PublicationKind::Plan, &[]),
        publication(2, PublicationKind::Progress, &[]),
        publication(3, PublicationKind::Download, &[]),
        publication(4, PublicationKind::Download, &[]),
        publication(5, PublicationKind::Plan, &[(Fact::HoldsOver, &follows)]),
    ];
    let holding = |kind| Publication::holding(&all, kind);
    assert_eq!(holding(PublicationKind::Plan), [Uuid::from_u128(5)]);
    assert_eq!(holding(PublicationKind::Progress), [Uuid::from_u128(2)]);
    assert!(holding(PublicationKind::CommentDraft).is_empty());
    assert!(holding(PublicationKind::Download).is_empty(), "they stand side by side, and none has to be chosen");
    let order: Vec<u128> = Publication::in_order(&all).iter().map(|one| one.id.as_u128()).collect();
    assert_eq!(order, [3, 4, 1, 5, 2]);
}

#[test]
fn each_kind_says_how_far_it_is() {
    let told = |kind, says: &[(Fact, &str)]| publication(1, kind, says).standing().join(". ");
    assert_eq!(
        told(PublicationKind::Download, &[]),
        "Draft of November 29, 2026. Nobody has approved or adopted this plan yet, and it goes on changing"
    );
    let approved = [(Fact::ApprovedBy, "Ann Wu"), (Fact::ApprovedOn, "2026-11-28")];
    assert_eq!(told(PublicationKind::Progress, &approved), "As of November 29, 2026. Approved by Ann Wu on November 28, 2026");
    assert_eq!(told(PublicationKind::Plan, &approved[..1]), "Published on November 29, 2026. Approved by Ann Wu");
    let open = publication(1, PublicationKind::Progress, &[(Fact::CommentsUntil, "2026-12-31")]);
    assert!(!open.takes_comments(date!(2026 - 12 - 01)));
}

#[test]
fn a_record_is_read_as_it_stands_on_paper() {
    let print = Fingerprint::of("A plan");
    let full = print.to_string();
    let one = publication(1, PublicationKind::Download, &[(Fact::Fingerprint, &full)]);
    let short = print.short();
    for typed in [&*short, &*full, &format!("Record {short}"), &format!(" {} ", short.to_uppercase()), &short.replace(' ', "-")] {
        assert!(one.bears(typed), "{typed}");
    }
    for typed in ["", "record", &short[..4], "0000 0000", &format!("{short}0000")] {
        assert!(!one.bears(typed), "{typed}");
    }
    assert_eq!(one.canonical(&packed("A plan")).as_deref(), Some("A plan"));
    assert_eq!(one.canonical(&packed("Another")), None);
}
