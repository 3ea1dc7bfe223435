//! A meeting at the projector, and the case to leadership.
