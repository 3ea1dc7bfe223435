//! What the Windows program bears besides its code, so that Windows knows what it is.

use std::fs;
use std::path::Path;

fn read(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_manifest_and_the_icon_are_fit_to_be_built_in() {
    let manifest = String::from_utf8(read(".windows/milepost.manifest")).unwrap();
    assert!(manifest.starts_with("<?xml "), "Windows starts no program whose manifest has anything before this");
    let manifest = roxmltree::Document::parse(&manifest).unwrap();
    let said = |name: &str| manifest.descendants().find(|node| node.tag_name().name() == name).and_then(|node| node.text());
    assert_eq!(said("longPathAware"), Some("true"));

    // The list of an icon: how many pictures, then 16 bytes of each, the width first; 0 is 256.
    let icon = read(".windows/milepost.ico");
    let widths: Vec<u8> = (0..usize::from(icon[4])).map(|at| icon[6 + 16 * at]).collect();
    assert!([16, 32, 48, 0].iter().all(|width| widths.contains(width)), "{widths:?}");
}

#[cfg(windows)]
#[test]
fn the_program_bears_them_with_its_name_and_version() {
    let program = fs::read(env!("CARGO_BIN_EXE_milepost")).unwrap();
    let holds = |part: &[u8]| {
        let mut starts = program.iter().enumerate().filter(|(_, byte)| **byte == part[0]);
        starts.any(|(at, _)| program[at..].starts_with(part))
    };
    let utf16 = |text: &str| text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert!(holds(&read(".windows/milepost.manifest")), "the manifest, byte for byte");
    let icon = read(".windows/milepost.ico");
    assert!(holds(&icon[icon.len() - 1000..]), "the icon");
    for text in ["ProductName", "Milepost", "ProductVersion", env!("CARGO_PKG_VERSION"), "FileDescription"] {
        assert!(holds(&utf16(text)), "{text}");
    }
}
