//! A release as somebody gets it: packed with its license texts, unpacked, and used from a stick.

use std::process::Command;

use sha2::{Digest, Sha256};
use tempfile::tempdir;

/// The script makes its own trial: see `.ci/try_release.py`. Only the build is left out, since the program is there.
#[test]
fn the_release_of_this_system_can_be_packed_and_used() {
    let folder = tempdir().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/release");
    let output = Command::new("python3").arg(script).arg(folder.path()).arg(env!("CARGO_BIN_EXE_milepost")).output();
    let output = output.expect("python3, which makes a release, is installed");
    assert!(output.status.success(), "{output:?}");

    let name = concat!("milepost-", env!("CARGO_PKG_VERSION"), "-linux-x86_64.zip");
    let digest: String =
        Sha256::digest(std::fs::read(folder.path().join(name)).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect();
    let told = std::fs::read_to_string(folder.path().join(format!("{name}.sha256"))).unwrap();
    assert_eq!(told, format!("{digest}  {name}\n"));
}
