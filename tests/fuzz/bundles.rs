//! Bundles changed at random, some by a hand that knows how they are sealed, read and taken in.

use std::collections::BTreeMap;
use std::path::Path;

use milepost::bundle::{self, Bundle, Preview};
use milepost::store::bundle::{Imported, Taken};
use serde_json::Value;

use crate::chance::Chance;
use crate::corpus::{Run, kept};
use crate::desk::Desk;
use crate::{seal, town};

/// The files into which a bundle is taken: an empty one, and one that has what the bundle was made from.
struct Files {
    empty: tempfile::NamedTempFile,
    full: tempfile::NamedTempFile,
}

async fn copy_of(desk: Desk) -> tempfile::NamedTempFile {
    let path = desk.store.path().to_owned();
    desk.store.close().await;
    let copy = tempfile::NamedTempFile::new().unwrap();
    std::fs::copy(path, copy.path()).unwrap();
    copy
}

fn changed(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    if chance.once_in(12) {
        chance.bytes(&mut bytes);
        return bytes;
    }
    let Ok(mut bundle) = serde_json::from_slice::<Value>(&bytes) else { return bytes };
    for _ in 0..=chance.below(3) {
        match chance.below(8) {
            0 => seal::change(&mut bundle, chance),
            1 => seal::rename(&mut bundle, chance),
            _ => seal::forge(&mut bundle, chance),
        }
    }
    if !chance.once_in(12) {
        seal::again(&mut bundle);
    }
    serde_json::to_vec(&bundle).unwrap()
}

/// What becomes of a bundle in a file. Gives back what is wrong.
async fn trouble(file: &Path, bundle: &Bundle, taken: Taken) -> Result<&'static str, String> {
    let desk = Desk::new(Some(file)).await;
    let before = desk.all().await;
    let previewed = desk.store.preview_import(bundle).await.map_err(|error| format!("planning: {error}"))?;
    let outcome = match desk.take_in(bundle, taken).await {
        Err(error) => return Err(format!("taking in: {error}")),
        Ok(Imported::ChangedSince(_)) => return Err("changed since, though nobody else is here".to_owned()),
        Ok(Imported::Refused(_)) => {
            if desk.all().await != before {
                return Err("refused, and yet something was written".to_owned());
            }
            "refused"
        }
        Ok(Imported::Done(outcome)) => {
            let preview: Preview = previewed.map_err(|refusal| format!("the plan said {refusal}, and then it was done"))?;
            if preview.new != outcome.new || preview.equal != outcome.equal {
                return Err("the plan said something else than what was done".to_owned());
            }
            if let Some(why) = desk.trouble().await {
                return Err(why);
            }
            for page in ["/", "/bin", "/import", "/export"] {
                let status = desk.get(page).await.status;
                if status != 200 {
                    return Err(format!("{page} answers {status}"));
                }
            }
            for town in bundle.jurisdictions.iter().take(1) {
                let home = format!("/jurisdictions/{}", town.id);
                let mut pages: Vec<String> =
                    ["", "/plan", "/history", "/case", "/launch", "/plan.ics", "/plan.csv"].map(|page| format!("{home}{page}")).into();
                let of_round = ["", "/verdict", "/decision", "/report.json", "/asks", "/history", "/report.xlsx"];
                pages.extend(town.rounds.iter().take(2).flat_map(|round| of_round.map(|page| format!("/assessments/{}{page}", round.id))));
                for page in pages {
                    let status = desk.get(&page).await.status;
                    if status >= 500 {
                        return Err(format!("{page} answers {status}"));
                    }
                }
            }
            "done"
        }
    };
    desk.close().await;
    Ok(outcome)
}

/// Reads it and takes it into both files.
async fn tried(run: &Run, files: &Files, bytes: &[u8], takes_theirs: bool) -> &'static str {
    let Ok(bundle) = bundle::read(bytes) else { return "not read" };
    let taken = || if takes_theirs { Taken::All } else { Taken::These(std::collections::BTreeSet::new()) };
    let mut outcomes = Vec::new();
    for file in [&files.empty, &files.full] {
        match trouble(file.path(), &bundle, taken()).await {
            Ok(told) => outcomes.push(told),
            Err(why) => run.fails(bytes, &why),
        }
    }
    match outcomes[..] {
        ["done", "done"] => "taken in by both",
        ["done", _] => "taken in by the empty file",
        [_, "done"] => "taken in by the full file",
        _ => "taken in by none",
    }
}

#[test]
fn no_bundle_breaks_the_file_or_leaves_half_of_it() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(all());
}

async fn all() {
    let (mut run, mut chance) = Run::begin("bundles");
    let desk = Desk::new(None).await;
    town::found(&desk).await;
    let seed = desk.all().await;
    keep_seed(&seed);
    let full = copy_of(desk).await;
    let files = Files { empty: copy_of(Desk::new(None).await).await, full };
    let mut seeds: Vec<Vec<u8>> = vec![seed.clone(), seed];
    for (_, bytes) in kept("bundles") {
        tried(&run, &files, &bytes, true).await;
        tried(&run, &files, &bytes, false).await;
        run.cases += 1;
        seeds.push(bytes);
    }
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    while run.goes_on() {
        let seed = chance.one_of(&seeds).clone();
        let bytes = changed(&seed, &mut chance);
        let takes = chance.once_in(2);
        *outcomes.entry(tried(&run, &files, &bytes, takes).await).or_default() += 1;
    }
    println!("{} bundles: {outcomes:?}", run.cases);
}

/// Writes a real bundle into the corpus, when asked to.
fn keep_seed(seed: &[u8]) {
    if std::env::var_os("MILEPOST_FUZZ_KEEP_SEEDS").is_some() {
        std::fs::write(format!("{}/tests/fuzz/corpus/bundles/real.json", env!("CARGO_MANIFEST_DIR")), seed).unwrap();
    }
}
