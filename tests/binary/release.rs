//! A release as somebody gets it: packed with its license texts, unpacked, and used from a stick.

use std::process::Command;

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
    let checked = Command::new("sha256sum").args(["--check", &format!("{name}.sha256")]).current_dir(folder.path()).output().unwrap();
    assert_eq!(String::from_utf8(checked.stdout).unwrap(), format!("{name}: OK\n"));
}
