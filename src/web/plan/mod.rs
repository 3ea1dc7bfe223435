//! The plan: its actions, its views, its calendar.
