//! What Milepost knows and decides: values in, values out. No clock, no file, no database, no HTTP.
//!
//! The rooms, in the order of the road; a noun has the same room in every layer:
//!
//! | room | holds |
//! |---|---|
//! | [`readiness`] | from answers to a standing per condition, and from standings to a verdict |
//! | [`rounds`] | a round's title and start, what is carried over into a new one, and how two compare |
//! | [`conversation`] | who was asked, who met, and the case to leadership |
//! | [`decision`] | what leadership decides after the verdict, and what follows from it |
//! | [`launch`] | what is known of the planning process, and the texts that are filled from it |
//! | [`work`] | the work plan: actions with owners, dates, status and cost |
//! | [`road`] | the guide's ten steps to a plan, ticked by hand or by what is known |
//! | [`metrics`] | the Mobility Metrics: published files, read right, and what may be said of their readings |
//! | [`coalition`] | members, organizations, working groups, and the launch |
//! | [`findings`] | findings and insights, what they rest on, the source register |
//! | [`engagement`] | when residents and stakeholders are heard, and what becomes of it |
//! | [`strategy`] | vision, theory of change, goals, strategic actions and their logic models |
//! | [`measures`] | measures and their updates, what is on track, and who answers for it |
//! | [`publication`] | the document of the plan: its parts, what people write for it, and what a reader would miss |
//! | [`outreach`] | the publication plan: in which form the plan goes out, to whom, when, and who sees to it |
//! | [`translation`] | the public summary in other languages |
//! | [`progress`] | the period of which a progress report speaks, and its sections |
//!
//! Under all of them:
//!
//! | room | holds |
//! |---|---|
//! | [`jurisdiction`] | the city or county itself, what is due there, and the worked example |
//! | [`people`] | who answers, decides, owns actions, or sits at the browser |
//! | [`order`] | what follows what: neither ids nor clocks tell what is newest |
//! | [`merge`] | two copies of one jurisdiction brought together: which of them changed what |
//! | [`wording`] | the long texts of which there is one each, with what helps to write them |
//! | [`things`] | what the parts of a plan are made of: each kind of thing, and what it consists of |
//! | [`history`] | every write, with who, when, from what and to what |
//! | [`drafts`] | what somebody began to write and has not saved |
//! | [`guide`] | the guide as data: conditions and steps, the framework, the road |
//! | [`find`] | what a text is found by, and what is shown of it |
//! | [`names`] | which names are one, what finds them, and their order |
//! | [`words`] | text, letters, dates, numbers and lists, as they are read and written |
//! | [`ids`] | what tells one record from all others |

pub mod coalition;
pub mod conversation;
pub mod decision;
pub mod drafts;
pub mod engagement;
pub mod find;
pub mod findings;
pub mod guide;
pub mod history;
pub mod ids;
pub mod jurisdiction;
pub mod launch;
pub mod measures;
pub mod merge;
pub mod metrics;
pub mod names;
pub mod order;
pub mod outreach;
pub mod people;
pub mod progress;
pub mod publication;
pub mod readiness;
pub mod road;
pub mod rounds;
pub mod strategy;
pub mod things;
pub mod translation;
pub mod wording;
pub mod words;
pub mod work;
