//! The numbers by which files name states, and their postal codes.

/// The states with the District of Columbia and the territories, by their numbers in files. No published file has a
/// territory yet.
const STATES: [(u8, &str); 56] = [
    (1, "AL"),
    (2, "AK"),
    (4, "AZ"),
    (5, "AR"),
    (6, "CA"),
    (8, "CO"),
    (9, "CT"),
    (10, "DE"),
    (11, "DC"),
    (12, "FL"),
    (13, "GA"),
    (15, "HI"),
    (16, "ID"),
    (17, "IL"),
    (18, "IN"),
    (19, "IA"),
    (20, "KS"),
    (21, "KY"),
    (22, "LA"),
    (23, "ME"),
    (24, "MD"),
    (25, "MA"),
    (26, "MI"),
    (27, "MN"),
    (28, "MS"),
    (29, "MO"),
    (30, "MT"),
    (31, "NE"),
    (32, "NV"),
    (33, "NH"),
    (34, "NJ"),
    (35, "NM"),
    (36, "NY"),
    (37, "NC"),
    (38, "ND"),
    (39, "OH"),
    (40, "OK"),
    (41, "OR"),
    (42, "PA"),
    (44, "RI"),
    (45, "SC"),
    (46, "SD"),
    (47, "TN"),
    (48, "TX"),
    (49, "UT"),
    (50, "VT"),
    (51, "VA"),
    (53, "WA"),
    (54, "WV"),
    (55, "WI"),
    (56, "WY"),
    (60, "AS"),
    (66, "GU"),
    (69, "MP"),
    (72, "PR"),
    (78, "VI"),
];

/// The postal code of a state's number.
#[must_use]
pub fn postal(number: u8) -> Option<&'static str> {
    STATES.iter().find(|(own, _)| *own == number).map(|(_, postal)| *postal)
}

/// The number of a state's postal code.
#[must_use]
pub fn number(postal: &str) -> Option<u8> {
    STATES.iter().find(|(_, own)| *own == postal).map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::jurisdiction;

    #[test]
    fn every_state_of_a_jurisdiction_has_its_number() {
        for (code, _) in jurisdiction::STATES {
            assert_eq!(number(code).and_then(postal), Some(code));
        }
        assert_eq!((postal(29), number("MO"), postal(3), number("XX")), (Some("MO"), Some(29), None, None));
    }
}
