//! Holds each line of the road to its line in the guide's contents, by title and page.
//!
//! The table was read against the contents line by line. The introduction and the *Supplemental Materials* are no lines
//! of the road. Whoever rewords a line and fails here has lost what it is about: mend the line, not the table.

use milepost::domain::guide::{Framework, LineKey, ROAD_LINES, RoadStepKey};

/// A line of the road: its key, its title and page in the guide's contents, and the words that ours must hold. Several are
/// parted by `|`.
type Line = (&'static str, &'static str, u16, &'static str);

const LINES: [Line; ROAD_LINES] = [
    ("1.1", "Familiarize Yourself with Our Framework for Boosting Mobility and Advancing Equity", 6, "framework"),
    ("1.2", "Get Acquainted with Our Planning Principles", 10, "principles|planning"),
    ("1.3", "Consider the Various Actors Needed for Collaboration", 11, "whose help"),
    ("1.4", "Understand the Key Components of a Mobility Action Plan", 14, "Mobility Action Plan|holds"),
    ("2.1", "Learn How We Developed Our Mobility Metrics", 17, "how the metrics were made"),
    ("2.2", "Access the Mobility Metrics for Your Municipality", 21, "metrics|your own place"),
    ("2.3", "Make Note of Preliminary Insights", 21, "Write down|first"),
    ("2.4", "Compare Your Data with Data from Other Jurisdictions", 23, "numbers|other places"),
    ("3.1", "Gain Commitment from Local Government Leadership", 30, "yes|leadership"),
    ("3.2", "Prepare to Engage Cross-Sector Partners across Policy Domains", 30, "partners|other sectors|policy"),
    ("3.3", "Ensure Sufficient Organizational Capacity", 31, "enough capacity"),
    ("3.4", "Determine Whether Your Organizational Culture Can Support Large-Scale Change", 32, "culture|large change"),
    ("3.5", "Help Leadership Gain Staff Buy-In across Departments", 32, "leadership|staff|department"),
    (
        "3.6",
        "Confirm a Shared Desire among Government Staff to Build a Shared Understanding of Structural Racism and Racial Equity",
        33,
        "staff want|understand|structural racism|racial equity|together",
    ),
    ("3.7", "Identify the Skills and Capacities Necessary for Data Gathering and Analysis", 34, "skills|capacity|data"),
    ("3.8", "Dedicate Resources for Deep and Meaningful Community Engagement", 34, "money and time|engagement|residents"),
    ("3.9", "Commit to Ongoing Learning and Improvement", 35, "Commit|learning|better"),
    ("3.10", "Assess Your Readiness to Act", 35, "ready|act"),
    ("4.1", "Assemble the Management Team", 47, "management team"),
    ("4.2", "Identify Key Stakeholder Partners", 50, "stakeholder partners|key"),
    ("4.3", "Identify Champions", 54, "champion"),
    ("4.4", "Make the Request", 55, "Ask each of them"),
    ("4.5", "Launch the Mobility Coalition", 56, "Launch|coalition"),
    ("5.1", "Review Your Local Mobility Metrics as a Coalition", 69, "Mobility Metrics|as a coalition"),
    ("5.2", "Identify and Collect Supplemental Data Sources", 70, "supplemental data|collect"),
    ("5.3", "Analyze Your Supplemental Quantitative Data", 74, "supplemental numbers"),
    ("6.1", "Break the Mobility Coalition into Smaller Working Groups", 82, "coalition|smaller working groups"),
    ("6.2", "Collect Qualitative Information through Stakeholder Engagement", 83, "stakeholders"),
    ("6.3", "Collect Qualitative Information through Community Engagement", 83, "community"),
    (
        "6.4",
        "Gather Other Qualitative Data to Understand the Systems and Prevailing Narratives in Your Community",
        88,
        "systems|stories told about them",
    ),
    ("6.5", "Draft an Initial Summary of Upward Mobility Findings", 92, "Draft|first summary|findings"),
    ("6.6", "Follow Up with Community Members to Share the Upward Mobility Findings", 92, "findings|community members"),
    ("6.7", "Write the Relevant Components of Your Mobility Action Plan", 93, "Write|plan"),
    ("6.8", "Make a Plan for Sustaining Engagement with the Community", 94, "Plan|keep up|engagement|community"),
    ("7.1", "Review and Discuss the Final Upward Mobility Findings as a Coalition", 115, "final findings|as a coalition"),
    ("7.2", "Develop A Community Vision Statement", 116, "community’s vision"),
    ("7.3", "Create Your Theory of Change", 116, "theory|change"),
    ("7.4", "Develop a Systems Change Logic Model", 117, "logic model|systems"),
    ("7.5", "Seek Review and Approval of Your MAP Logic Model", 129, "logic model|looked over|approved"),
    ("7.6", "Write the Relevant Components of Your Mobility Action Plan", 130, "Write|plan"),
    ("8.1", "Develop Your Measurement Plan", 155, "measurement plan"),
    ("8.2", "Reengage the Community", 160, "back to the community"),
    ("8.3", "Establish Processes for Reporting and Accountability", 161, "report|accountable"),
    ("8.4", "Consider Sustainability", 162, "sustained"),
    ("8.5", "Make a Plan for Continuous Learning and Evaluation", 164, "Plan|learning|evaluate"),
    ("8.6", "Write the Relevant Components of Your MAP", 164, "Write|plan"),
    ("9.1", "Determine the Format of Your Final MAP", 170, "format|final plan"),
    ("9.2", "Make a Plan for Releasing your MAP Publicly", 171, "Plan|public"),
    ("9.3", "Ensure Your Messaging Is Engaging and Appropriate", 172, "words|engage|fit"),
    ("9.4", "Release Your MAP!", 173, "Bring the plan out"),
    ("10.1", "Report on Early Wins", 176, "early wins"),
    ("10.2", "Build on Your Foundation", 176, "Build on"),
    ("10.3", "Protect the Work from Political Cycles", 176, "Shield|political cycles"),
    ("10.4", "Support Continuous Community Engagement", 177, "community engaged"),
    ("10.5", "Demonstrate the Need for Sustained Funding", 177, "Show|funding|go on"),
];

/// The titles of the steps in the guide's contents, and the page on which each starts; none where the contents name none.
const STEPS: [(&str, Option<u16>); 10] = [
    ("Our Approach to Upward Mobility", Some(5)),
    ("Use Mobility Metrics to Surface Insights", Some(17)),
    ("Ensure Your Local Government Is Ready to Undertake This Work", None),
    ("Build Your Coalition for Systems Change", None),
    ("Develop an Initial Understanding of Local Mobility Conditions", Some(69)),
    ("Build a Fuller Picture of Mobility Conditions in Your Community", Some(81)),
    ("Determine Your Strategic Actions", Some(114)),
    ("Develop Your Measurement Plan and Consider Sustainability", Some(155)),
    ("Finalize and Release Your Mobility Action Plan", Some(170)),
    ("Sustain Momentum", Some(175)),
];

/// Letters of one case, so that a sentence may begin with a word that must be in it.
fn plain(text: &str) -> String {
    text.to_lowercase()
}

#[test]
fn every_sub_step_of_the_guide_is_a_line_of_the_road_with_its_page_and_no_other_is() {
    let framework = Framework::current();
    let keys: Vec<String> = LineKey::all().map(|key| key.to_string()).collect();
    assert_eq!(keys, LINES.map(|(key, ..)| key), "each once, in the guide's order");
    let per_step: Vec<usize> = RoadStepKey::all().map(|step| step.lines().count()).collect();
    assert_eq!(per_step, [4, 4, 10, 5, 3, 8, 6, 6, 4, 5]);
    let mut wrong = Vec::new();
    for (key, title, page, words) in LINES {
        let line = framework.line(key.parse().unwrap());
        if line.page != page {
            wrong.push(format!("{key} is on page {page}, not {}", line.page));
        }
        for word in words.split('|').filter(|word| !plain(&line.name).contains(&plain(word))) {
            wrong.push(format!("{key} lost “{word}”: {}", line.name));
        }
        if plain(&line.name) == plain(title) {
            wrong.push(format!("{key} is in the guide's words: {title}"));
        }
        if plain(&line.name).contains("supplemental materials") || plain(&line.name).contains("introduction") {
            wrong.push(format!("{key} is no line of the road"));
        }
    }
    for (step, (title, page)) in framework.steps.iter().zip(STEPS) {
        let starts = page.unwrap_or(step.lines[0].page);
        if step.page != starts {
            wrong.push(format!("step {} starts on page {starts}, not {}", step.key, step.page));
        }
        if plain(&step.name) == plain(title) {
            wrong.push(format!("step {} is in the guide's words: {title}", step.key));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_framework_bears_the_guide_s_names() {
    let framework = Framework::current();
    let dimensions: Vec<&str> = framework.dimensions.iter().map(|dimension| dimension.name.as_str()).collect();
    assert_eq!(dimensions, ["economic success", "power and autonomy", "being valued in community"]);
    let told = framework.dimensions.iter().filter(|dimension| dimension.what.contains("dignity and belonging")).count();
    assert_eq!(told, 1, "the newer name of the third is told once");
    let pillars: [(&str, &[&str]); 5] = [
        (
            "opportunity-rich and inclusive neighborhoods",
            &[
                "housing affordability",
                "housing stability",
                "economic inclusion",
                "racial diversity",
                "social capital",
                "transportation access",
            ],
        ),
        (
            "high-quality education",
            &[
                "access to preschool",
                "effective public education",
                "school economic diversity",
                "preparation for college",
                "digital access",
            ],
        ),
        (
            "rewarding work",
            &[
                "employment opportunities",
                "jobs paying a living wage",
                "opportunities for income",
                "financial security",
                "wealth-building opportunities",
            ],
        ),
        (
            "healthy environment and access to good health care",
            &["access to health services", "neonatal health", "environmental quality", "safety from trauma"],
        ),
        (
            "responsive and just governance",
            &["political participation", "descriptive representation", "safety from crime", "just policing"],
        ),
    ];
    let found: Vec<(&str, Vec<&str>)> = framework
        .pillars
        .iter()
        .map(|pillar| (pillar.name.as_str(), pillar.predictors.iter().map(|predictor| predictor.name.as_str()).collect()))
        .collect();
    assert_eq!(found, pillars.map(|(name, predictors)| (name, predictors.to_vec())));
}

/// Every word that people read of the framework ends as a sentence does, and stands once.
#[test]
fn every_sentence_of_the_road_is_whole_and_stands_once() {
    let framework = Framework::current();
    let mut sentences: Vec<&str> = Vec::new();
    for step in &framework.steps {
        sentences.extend([step.purpose.as_str(), &step.produces]);
        for line in &step.lines {
            sentences.push(&line.produces);
            sentences.extend(line.points.iter().map(|point| point.what.as_str()));
        }
    }
    sentences.extend(framework.pillars.iter().flat_map(|pillar| &pillar.predictors).map(|predictor| predictor.what.as_str()));
    sentences.extend(framework.pillars.iter().map(|pillar| pillar.what.as_str()));
    sentences.extend(framework.dimensions.iter().map(|dimension| dimension.what.as_str()));
    let open: Vec<&&str> = sentences.iter().filter(|text| !text.ends_with('.')).collect();
    assert!(open.is_empty(), "{open:?}");
    // What two steps leave to be written at their end is the same.
    let same = "These parts of the plan in draft.";
    for (at, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| **sentence != same) {
        assert!(!sentences[..at].contains(sentence), "{sentence}");
    }
}
