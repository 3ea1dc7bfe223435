use super::*;
use crate::domain::strategy::EntryKind;
use crate::domain::strategy::model::made;

/// What lies where in a picture: boxes, and level stretches of links.
fn boxes(figure: &Figure) -> Vec<[f64; 4]> {
    let one = |mark: &Mark| match mark {
        Mark::Box { at, size, .. } => Some([at.0, at.1, at.0 + size.0, at.1 + size.1]),
        _ => None,
    };
    figure.marks.iter().filter_map(one).collect()
}

#[test]
fn boxes_keep_apart_hold_their_words_and_let_links_pass() {
    for n in [1, 2, 5, 12, 30, 60] {
        let model = made::of_size(n);
        let figure = super::model(&model).unwrap();
        let boxes = boxes(&figure);
        assert_eq!(boxes.len(), n);
        let (width, height) = (f64::from(figure.width), f64::from(figure.height));
        for (at, [left, top, right, foot]) in boxes.iter().enumerate() {
            assert!(*left >= 0.0 && *right <= width && *top >= 0.0 && *foot <= height + 0.05, "{n}: a box is cut");
            let over = |other: &[f64; 4]| left < &other[2] && &other[0] < right && top < &other[3] && &other[1] < foot;
            assert!(!boxes[at + 1..].iter().any(over), "{n}: two boxes lie over each other");
        }
        let mut tips = 0;
        for mark in &figure.marks {
            match mark {
                Mark::Way { from, to, .. } => {
                    assert!(from.0 < to.0, "{n}: a link runs back");
                    let is_level = (from.1 - to.1).abs() < 0.05;
                    let cut = |[left, top, right, foot]: &[f64; 4]| {
                        is_level && from.0 >= left - 0.05 && to.0 <= right + 0.05 && (top - 0.5..foot + 0.5).contains(&from.1)
                    };
                    assert!(!boxes.iter().any(cut), "{n}: a link runs through a box");
                }
                Mark::Tip { .. } => tips += 1,
                Mark::Said { at, text, look: Look::Plain } => {
                    let within = |[left, top, right, foot]: &&[f64; 4]| {
                        (left..right).contains(&&at.0) && (top..foot).contains(&&at.1) && at.0 + room::width(text) * USUAL <= *right
                    };
                    assert_eq!(boxes.iter().filter(within).count(), 1, "{n}: {text} stands in no box");
                }
                _ => {}
            }
        }
        assert_eq!(tips, model.links.len());
        let svg = figure.svg();
        assert!(resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok(), "{n}: the file is no drawing");
    }
}

#[test]
fn sixty_entries_fit_on_a_page() {
    let figure = super::model(&made::of_size(60)).unwrap();
    assert!(figure.width <= 1_300 && figure.height <= 1_600, "{} by {}", figure.width, figure.height);
}

#[test]
fn what_is_dropped_is_struck_through_and_a_long_word_is_broken() {
    let action = made::action(1, "Advise", crate::domain::work::Status::Dropped);
    let long = "a".repeat(120);
    let mut things = made::things(&[(EntryKind::Activity, ""), (EntryKind::Output, &long)], &[(0, 1)]);
    things[0].values.insert(crate::domain::history::Fact::Action, action.id.0.to_string());
    let figure = super::model(&Model::of(&things, &[action])).unwrap();
    assert!(figure.marks.iter().any(|mark| matches!(mark, Mark::Said { look: Look::Struck, .. })));
    assert!(figure.marks.iter().any(|mark| matches!(mark, Mark::Box { is_past: true, .. })));
    assert!(figure.svg().contains("line-through"));
    assert!(super::model(&Model::default()).is_none());
}
