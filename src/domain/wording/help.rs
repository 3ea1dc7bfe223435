//! What each text is for, and what helps to write it.

use super::Wording;

impl Wording {
    /// What it is for, in a sentence or two.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Vision => {
                "What life here will be like once more people move up from poverty. It holds everyone who works on the plan together."
            }
            Self::Theory => {
                "Why what you will do leads to what you want to see. It shows where the plan rests on hope, and what must be watched."
            }
            Self::Letter => "A page from the person at the top, who stands behind the plan with name and title.",
            Self::Summary => "The plan on one page, for people who will read no other.",
            Self::Made => "Who worked on the plan, who was heard, and in what order, so that a reader can trust it.",
            Self::DataNotes => {
                "What a reader must know about the numbers: where they come from, how sure they are, and what they leave out."
            }
            Self::Glossary => "The words and abbreviations that not everybody knows, each in a sentence.",
            Self::Thanks => "Who gave time, knowledge, or money. A name left out is remembered longer than a page of thanks.",
            Self::PublicSummary => "The plan on four pages at most, in plain words, for people who live here.",
            Self::Announcement => "What you send on the day that the plan comes out, to the press and to everyone who helped.",
            Self::Points => "What all who speak of the plan say alike, in sentences for the ear.",
            Self::EarlyWins => "What is done already and can be seen. Small things, told soon, show that the plan moves.",
            Self::Foundation => "What the first steps taught you, and what you do next because of it.",
            Self::PoliticalCycles => "What keeps the work going when others come into office: ties, rules, and people who stay.",
            Self::ContinuousEngagement => "How residents are asked again, paid again, and told again what came of it.",
            Self::FundingCase => "Why the money has to go on: what was reached so far, and what would be lost without it.",
        }
    }

    /// What helps to write it, a question or a beginning each.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    pub const fn prompts(self) -> &'static [&'static str] {
        match self {
            Self::Vision => &[
                "For whom will life be different?",
                "By when?",
                "What will they be able to do, and have, that they cannot now?",
                "How will they take part in what is decided?",
                "Would residents say it in these words?",
            ],
            Self::Theory => &[
                "If we do this …",
                "… then this will change first, and for these people …",
                "… and then this, over the years …",
                "… because of what we know from data, from residents, or from other places.",
                "What has to be true for it to work, and what do others have to do?",
            ],
            Self::Letter => &[
                "Why does this plan matter to you, and why now?",
                "What did residents say that you will not forget?",
                "What will you do yourself, and by when?",
                "What do you ask of the people who read it?",
                "Would you say it in these words at a town hall?",
            ],
            Self::Summary => &[
                "What did we find, in three sentences?",
                "What do we want for residents, and by when?",
                "What will change, and who does it?",
                "What does it cost, and how will we know that it works?",
                "Can somebody who reads only this tell a neighbor what the plan is?",
            ],
            Self::Made => &[
                "Who began it, and who decided to go on?",
                "Who was at the table, and who was not?",
                "How were residents heard, and what did that change?",
                "Which data were used?",
                "What was hard, and what would you do otherwise?",
            ],
            Self::DataNotes => &[
                "Where do the numbers come from, and of which years do they speak?",
                "Which of them are weak, and why?",
                "Which groups are too small to be shown?",
                "What do the numbers not say?",
            ],
            Self::Glossary => &[
                "Which words would a neighbor ask about?",
                "Which abbreviations stand in the plan?",
                "Does each line say in one sentence what it means here?",
            ],
            Self::Thanks => &[
                "Who gave evenings and weekends?",
                "Which residents shared their stories, and may they be named?",
                "Who paid for it, and who lent a room?",
                "Who read drafts?",
            ],
            Self::PublicSummary => &[
                "What did we find, in words that a neighbor would use?",
                "What do we want, and by when?",
                "What will change, and who does it?",
                "What does it cost, and how will we know that it works?",
                "How can somebody who reads this take part?",
            ],
            Self::Announcement => &[
                "What is new today, in one sentence?",
                "Why does it matter to people here?",
                "Which three things will they see first?",
                "Who made it, and who is thanked?",
                "Where can they read it, and whom can they ask?",
            ],
            Self::Points => &[
                "What should people remember if they remember one thing?",
                "Which question will come first, and what do you answer?",
                "Which number do you name, and of which year is it?",
                "What do you not promise?",
                "Did somebody from outside try these words?",
            ],
            Self::EarlyWins => &[
                "What is done that people can see?",
                "For whom is something better now?",
                "Who made it happen, and were they thanked?",
                "Who should hear of it next week?",
            ],
            Self::Foundation => &[
                "What worked better than you thought, and what did not?",
                "Which next action follows from it?",
                "Which partner can carry more now?",
                "What will you stop doing?",
            ],
            Self::PoliticalCycles => &[
                "Which election or budget comes next, and what hangs on it?",
                "Which rule, contract or job holds the work whoever is in office?",
                "Who outside government speaks for the plan?",
                "Who briefs a new mayor or board in the first weeks?",
            ],
            Self::ContinuousEngagement => &[
                "Which residents are heard next, and on what?",
                "How are they paid or thanked?",
                "How do they learn what became of their words?",
                "Who decides together with you, and not only speaks?",
            ],
            Self::FundingCase => &[
                "What has changed for people so far, and how do you know?",
                "What does a year of it cost, and what is secured?",
                "What would end if the money did?",
                "Which funder cares about which outcome?",
            ],
        }
    }

    /// Where the guide speaks of it.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Self::Vision | Self::Theory => "Guide, page 116",
            Self::Letter | Self::Summary | Self::Made | Self::DataNotes | Self::Glossary | Self::Thanks | Self::PublicSummary => {
                "Guide, page 170"
            }
            Self::Announcement => "Guide, page 173",
            Self::Points => "Guide, page 172",
            Self::EarlyWins | Self::Foundation | Self::PoliticalCycles => "Guide, page 176",
            Self::ContinuousEngagement | Self::FundingCase => "Guide, page 177",
        }
    }
}
