//! `milepost export`: one jurisdiction, or all, as a bundle.

use std::path::Path;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use milepost::domain::ids::JurisdictionId;
use milepost::store::bundle::export_file;

use super::{hand_over, has_room};
use crate::data::{company, exists};

/// Exports one jurisdiction, or all, to a new file or to the standard output. A running Milepost is no hindrance.
///
/// # Errors
/// When the data file cannot be read, the jurisdiction is not in it, or the bundle cannot be written.
pub async fn export(data: &Path, only: Option<JurisdictionId>, output: Option<&Path>) -> anyhow::Result<ExitCode> {
    exists(data)?;
    has_room(output)?;
    let bar = ProgressBar::new(0)
        .with_style(ProgressStyle::with_template("{bar:40} {pos} of {len} jurisdictions").expect("the template is ours"));
    let shown = bar.clone();
    let progress = move |done: usize, total: usize| {
        // Of one jurisdiction there is nothing to see.
        if total > 1 {
            shown.set_length(total as u64);
            shown.set_position(done as u64);
        }
    };
    let bundle = export_file(data, company(data)?, only, &progress).await?;
    bar.finish_and_clear();
    let Some(bundle) = bundle else {
        anyhow::bail!("There is no jurisdiction with that id in {}. To see which there are, run: milepost list", data.display());
    };
    hand_over(&bundle.write(), output, &format!("Exported {} to", counted(bundle.jurisdictions.len())))
}

fn counted(n: usize) -> String {
    milepost::domain::words::count(n, "jurisdiction", "jurisdictions")
}
