//! The coalition: its members and the asking, its organizations, its working groups, its launch.

mod asking;
mod basis;
mod deleting;
mod group;
mod group_page;
mod groups;
mod launch;
mod letter;
mod list;
mod member;
mod member_delete;
mod organization;
mod organization_field;
mod organizations;
mod overtaken;
mod paste;
mod preview;
mod row;
mod saving;

pub use asking::press;
pub use group::{ask_to_delete as ask_to_delete_group, change as change_group, delete as delete_group, show as group};
pub use groups::{add as add_group, list as groups, shift as shift_group};
pub use launch::{settle as settle_launch, show as launch};
pub use letter::{show as letter, write as write_letter};
pub use list::{add, show};
pub use member::{change, show as member};
pub use member_delete::{ask as ask_to_delete, delete};
pub use organization::{
    ask_to_delete as ask_to_delete_organization, change as change_organization, delete as delete_organization, show as organization,
};
pub use organizations::{add as add_organization, list as organizations};
pub use paste::{FILE_LIMIT, ask as ask_to_paste, look_or_add as paste, upload as paste_file};
