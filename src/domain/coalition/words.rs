//! The words of a coalition: sectors, roles, and where the asking stands.

use crate::domain::things::choice;

choice! {
    /// The sector that an organization or a member comes from.
    Sector {
        /// Departments of the jurisdiction itself.
        LocalGovernment "local_government" "Local government",
        /// Another city or county, the state, a tribe, or a public authority.
        OtherGovernments "other_governments" "Other governments",
        /// A school district.
        SchoolDistrict "school_district" "School district",
        /// A hospital, a university, or another large institution that stays.
        AnchorInstitution "anchor_institution" "Anchor institution (hospital, university)",
        /// A nonprofit or community organization.
        Nonprofit "nonprofit" "Nonprofit or community organization",
        /// A faith-based organization.
        FaithBased "faith_based" "Faith-based organization",
        /// A business.
        Business "business" "Business",
        /// A bank, credit union or other financial institution.
        FinancialInstitution "financial_institution" "Financial institution",
        /// A foundation or another giver.
        Philanthropy "philanthropy" "Philanthropy",
        /// A research organization.
        Research "research" "Research",
        /// An advocacy organization.
        Advocacy "advocacy" "Advocacy",
        /// People who live here.
        Residents "residents" "Residents",
    }
}

choice! {
    /// What a member does in the coalition.
    Role {
        /// Runs the work.
        ManagementTeam "management_team" "Management team",
        /// Works along for an organization or a group.
        StakeholderPartner "stakeholder_partner" "Stakeholder partner",
        /// Speaks up for it.
        Champion "champion" "Champion",
    }
}

choice! {
    /// Where the asking of a member stands.
    Asking {
        /// Still to be asked.
        ToAsk "to_ask" "To ask",
        /// Asked, and not answered yet.
        Asked "asked" "Asked",
        /// Joined.
        Joined "joined" "Joined",
        /// Declined.
        Declined "declined" "Declined",
    }
}

impl Sector {
    /// What it is called within a sentence.
    #[must_use]
    pub const fn within(self) -> &'static str {
        match self {
            Self::LocalGovernment => "local government",
            Self::OtherGovernments => "other governments",
            Self::SchoolDistrict => "school district",
            Self::AnchorInstitution => "anchor institution",
            Self::Nonprofit => "nonprofit or community organization",
            Self::FaithBased => "faith-based organization",
            Self::Business => "business",
            Self::FinancialInstitution => "financial institution",
            Self::Philanthropy => "philanthropy",
            Self::Research => "research",
            Self::Advocacy => "advocacy",
            Self::Residents => "residents",
        }
    }
}
