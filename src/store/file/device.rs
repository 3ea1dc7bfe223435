//! Names that Windows keeps for devices: `NUL`, `con`, `COM1`, before Windows 11 also `con.pdf`.

use std::path::Path;

/// Whether a path names a device where a file is meant. The path must be whole: making it so, Windows itself turns
/// such a name, in whatever folder, into `\\.\NUL`.
#[must_use]
pub fn is_one(path: &Path) -> bool {
    cfg!(windows) && path.to_str().is_some_and(names_one)
}

/// A drive's files may be named in that form too, and are files: `\\.\C:\county\milepost.db`.
fn names_one(path: &str) -> bool {
    path.strip_prefix(r"\\.\").is_some_and(|rest| !rest.contains(['\\', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_told_from_a_file() {
        for device in [r"\\.\NUL", r"\\.\con", r"\\.\COM1"] {
            assert!(names_one(device), "{device}");
            assert_eq!(is_one(Path::new(device)), cfg!(windows), "elsewhere a file may be called anything");
        }
        for file in [r"\\.\C:\county\milepost.db", r"C:\county\nul.db", r"\\server\share\con", "/home/dana/NUL", "NUL"] {
            assert!(!names_one(file), "{file}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn windows_tells_which_names_are_devices() {
        let whole = |path: &str| crate::store::file::place::whole(Path::new(path)).unwrap();
        assert!(is_one(&whole("NUL")) && is_one(&whole("nul")) && is_one(&whole("COM1")));
        assert!(!is_one(&whole("annul.pdf")) && !is_one(&whole(r"C:\Users\report.pdf")));
    }
}
