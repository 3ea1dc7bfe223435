//! The road for one jurisdiction: its ten steps and their lines, ticked by hand or by what is known, and what is due on it.

mod ground;
mod known;
mod mark;
mod outreach;
mod parts;
mod posted;
mod said;
mod seen;
mod standing;
mod strategy;

pub use ground::{
    AccountabilityGround, CoalitionGround, EngagementGround, FindingsGround, Ground, MeasuresGround, MetricsGround, MomentumGround,
    OutreachGround, Reviewed, StrategyGround,
};
pub use known::Known;
pub use mark::Mark;
pub use posted::{FIELDS, Posted, Shown};
pub use said::Said;
pub use seen::Seen;
pub use standing::{By, LineStanding, Road, StepStanding};
