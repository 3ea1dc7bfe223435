//! The review checklist at the end of the guide's Step 3.

/// The two lines that are ticked by hand. The third, that leadership chose a route, ticks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Checklist {
    /// The conditions were shared with leadership, and the steps to meet them are understood.
    pub is_shared: bool,
    /// The assessment was completed with leadership.
    pub is_completed: bool,
}
