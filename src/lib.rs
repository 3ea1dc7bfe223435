//! Milepost: a city or county finds out whether it is ready for a Mobility Action Plan.
//!
//! One program, one data file, one browser. This page is the map of the house; the design behind it
//! follows the readiness step of the Urban Institute's *Boosting Upward Mobility: A Planning Guide
//! for Local Action* (2022).
//!
//! # The layers
//!
//! | layer | does | may use |
//! |---|---|---|
//! | [`domain`] | decides: the guide, answers, verdict, decision, work plan, what is due, and their sentences. Pure: no clock, file, database, HTTP | nothing of ours |
//! | [`report`] | one model that every document reads. Pure | `domain` |
//! | [`bundle`] | the versioned JSON by which whole jurisdictions travel, and what an import of it would do. Pure | `domain` |
//! | [`export`] | a report becomes bytes; one file per format, none knowing another | `report` |
//! | [`store`] | remembers: the only code that knows SQL, and the data file as a whole | `domain`, `bundle` |
//! | [`web`] | shows: HTTP in, HTTP out; one route table, a room per noun | all of these, never `sqlx` |
//! | `main` | the command line; reads settings and the clock, and hands them in | everything |
//!
//! Decide in `domain`, remember in `store`, show in `web`, hand over in `export`; a line that does
//! two of these is split. `tests/integration/house/layers.rs` reads the sources and holds the table.
//!
//! # The rooms
//!
//! A noun has a room of its own name in every layer that knows it, in `templates/` and in
//! `tests/integration/`: whoever knows one layer knows all.
//!
//! | rooms | |
//! |---|---|
//! | `readiness` `rounds` `conversation` `decision` `launch` `work` | the readiness step, and the work plan that follows from it |
//! | `road` | the guide's ten steps to a Mobility Action Plan |
//! | `metrics` | the Mobility Metrics: published files, read right |
//! | `coalition` `findings` `engagement` | the plan's first parts: who works on it, what was found, who was heard |
//! | `strategy` `measures` | its heart: vision, goals, strategic actions with their logic models; how each is seen, and whether it is on track |
//! | `publication` | the document of the plan: its parts, what people write for it, what a reader would miss |
//! | `outreach` `translation` | how the plan goes public: the publication plan, and the public summary in other languages |
//! | `progress` | what keeps it alive: progress reports, and a briefing for a new administration |
//! | `jurisdiction` `people` `things` `wording` `find` `names` `history` `merge` `drafts` `bin` `bundle` `file` | under all of it |
//! | `domain/{guide,order,words}`, `store/{hands,level}`, `web/frame`, `report/document` | what the other rooms of a layer share |
//!
//! In code *work* is the work plan, with its actions; *plan* is left to the Mobility Action Plan itself.
//!
//! No file imports its own importer: what two files need of each other stands in a third.
//! `tests/integration/house/importers.rs` holds that.
//!
//! # The life of one request
//!
//! `POST /assessments/{id}/conditions/{key}` goes
//!
//! 1. through `web/frame/guard.rs`: own host, own site, bounded body, time limit;
//! 2. through the extractors in `web/frame/door.rs` and `form.rs`: ids and keys become
//!    types, the form becomes raw fields; invalid UTF-8, repeats and unknown names end here;
//! 3. to [`domain::readiness::Posted`], which reads the fields into changes, or into problems that
//!    are shown beside the fields with what was typed kept (422);
//! 4. to [`store::Store::record`], which settles each change against what is stored now and writes
//!    the accepted ones with their history in one turn of the one writer (`store/hands/writer`), which commits
//!    together whatever waits together; it answers when the disk has it. Whatever somebody else changed
//!    in the meantime comes back as a conflict (409), with both texts and a choice;
//! 5. back as 303 to the next page, or as the changed fragment if the script asked.
//!
//! The next read derives the verdict again: [`domain::readiness::Verdict`] is never stored.
//!
//! # What comes after what
//!
//! Order is recorded and never guessed from a clock or an id: a line of the history, a round and a decision
//! name what they follow ([`domain::order`]), and what nothing follows holds. Where two copies of a file went
//! on apart and came together, several hold until a person says which. When they come together, what tells which of them
//! changed a field is again what nothing follows ([`domain::merge`]); what both changed, a person chooses. A data file of an earlier program is
//! raised level by level (`store/level`): a level is its SQL and then what only the program can fill in, in
//! one transaction on a copy.
//!
//! # The life of a decision
//!
//! A round's answers make a [`domain::readiness::State`], which has a fingerprint. Whatever is printed
//! keeps its state under that fingerprint. A [`domain::decision::Decision`] names the state that it
//! rests on and freezes it; it is never changed, only followed by another. What is known today is held
//! against it on every read: "changed since the decision". The work plan's [`domain::work::Action`]s belong
//! to the jurisdiction and outlive rounds; [`domain::jurisdiction::due::Outlook`] says what comes next in all of it.
//!
//! # A line of the road
//!
//! The guide's ten steps and their 55 lines are data ([`domain::guide::Framework`]). What somebody says of a line is a record
//! whose id is made of the jurisdiction and the line, so that copies that go apart speak of one. What the program sees by
//! itself ([`domain::road::Known`]) is derived on every read and never stored; what somebody said goes before it.
//!
//! # A thing
//!
//! The parts of a plan are made of things: members, findings, engagements and so on. What a kind of thing consists of is
//! one list ([`domain::things::Noun::parts`]), by which its table, its form, its history, the check, bundles and the bin go.
//! A room reads its things into types of its own and says what follows from them.
//!
//! # A logic model
//!
//! The entries of a strategic action stand in six columns, and each names the later ones that it leads to, so no link can run
//! back. An activity is an action of the one work plan: the entry that names it is what makes it serve that strategic action.
//! What is struck out, what lies in the bin and what is on track is derived on every read ([`domain::strategy`],
//! [`domain::measures`]). An approval freezes the model as its canonical text.
//!
//! # What is newest
//!
//! Ids and moments come from clocks, and a clock may be wrong. So order is recorded: every line of the history
//! names the line of its subject and field that it follows, every round and every decision the one before
//! ([`domain::order`]). What nothing follows is the newest. Where two copies of a jurisdiction went on apart,
//! two stand, and every page says so until somebody says which holds.
//!
//! # The life of a document
//!
//! [`report::Report`] is all that a document may say about a round. What people read as pages becomes a
//! [`report::document::Document`] first: headings, tables, what somebody typed, without any form. PDF,
//! Word, the web page and plain text are made from that one; Excel, CSV and JSON from the report itself.
//! They are made beside the threads that answer, two at a time, so that saving never waits.
//!
//! # Where to begin reading
//!
//! [`domain::readiness::Verdict`] for what the product is about; [`web`] for what it offers;
//! `migrations/` for what it keeps; `templates/` for what people read.

pub mod bundle;
pub mod domain;
pub mod export;
pub mod report;
pub mod store;
pub mod web;
