//! Folders that are a risk to a data file: those on a network, and those that a program syncs.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

/// Why a folder is a risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Risk {
    /// It lies on a network drive, where locks may fail and writes may be lost.
    Network,
    /// A program copies it while it changes.
    Synced(Service),
    /// Its path leaves no room for the names of its backups.
    TooLong,
}

/// A program that syncs folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Microsoft OneDrive.
    OneDrive,
    /// Dropbox.
    Dropbox,
    /// Google Drive.
    GoogleDrive,
    /// Apple iCloud Drive.
    ICloud,
    /// Box.
    Box,
    /// Nextcloud.
    Nextcloud,
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OneDrive => "OneDrive",
            Self::Dropbox => "Dropbox",
            Self::GoogleDrive => "Google Drive",
            Self::ICloud => "iCloud Drive",
            Self::Box => "Box",
            Self::Nextcloud => "Nextcloud",
        })
    }
}

/// What the computer says of its folders.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    /// The places where disks and drives are attached, and the kind of each.
    pub mounts: Vec<Mount>,
    /// The folders that OneDrive names as its own.
    pub one_drive: Vec<PathBuf>,
}

/// A place where a disk or drive is attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The place.
    pub point: PathBuf,
    /// The kind of file system: `ext4`, `nfs`.
    pub kind: String,
}

impl Folders {
    /// Asks the computer. What it does not say is taken as no risk.
    #[must_use]
    pub fn of_this_computer() -> Self {
        let one_drive = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"].into_iter().filter_map(std::env::var_os);
        Self { mounts: mounts(), one_drive: one_drive.filter(|folder| !folder.is_empty()).map(PathBuf::from).collect() }
    }
}

#[cfg(target_os = "linux")]
fn mounts() -> Vec<Mount> {
    std::fs::read_to_string("/proc/self/mountinfo").map(|text| mounts_of_linux(&text)).unwrap_or_default()
}

#[cfg(all(unix, not(target_os = "linux")))]
fn mounts() -> Vec<Mount> {
    let output = std::process::Command::new("/sbin/mount").output();
    output.map(|output| mounts_of_macos(&String::from_utf8_lossy(&output.stdout))).unwrap_or_default()
}

/// On Windows the path itself tells: a network drive is followed to its `\\server\share`.
#[cfg(windows)]
fn mounts() -> Vec<Mount> {
    Vec::new()
}

/// Reads `/proc/self/mountinfo`: the fifth word is the place, the first after the dash the kind.
#[must_use]
pub fn mounts_of_linux(text: &str) -> Vec<Mount> {
    let line = |line: &str| {
        let (front, back) = line.split_once(" - ")?;
        let point = front.split(' ').nth(4)?.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
        Some(Mount { point: PathBuf::from(point), kind: back.split(' ').next()?.to_owned() })
    };
    text.lines().filter_map(line).collect()
}

/// Reads what `mount` prints on a Mac: `//dana@server/share on /Volumes/share (smbfs, nodev)`.
#[must_use]
pub fn mounts_of_macos(text: &str) -> Vec<Mount> {
    let line = |line: &str| {
        let (front, back) = line.rsplit_once(" (")?;
        let (_, point) = front.split_once(" on ")?;
        let kind = back.split([',', ')']).next()?;
        Some(Mount { point: PathBuf::from(point), kind: kind.to_owned() })
    };
    text.lines().filter_map(line).collect()
}

/// Whether a data file lies where it is at risk. The path must be whole.
#[must_use]
pub fn of(path: &Path, folders: &Folders) -> Option<Risk> {
    // As the folder was named, and where that leads by links, and in the letters that the system keeps for it.
    let folder = path.parent().unwrap_or(path);
    let places = [Some(folder.to_owned()), folder.canonicalize().ok()];
    let places = || places.iter().flatten();
    if places().any(|place| folders.one_drive.iter().any(|folder| is_within(place, folder))) {
        return Some(Risk::Synced(Service::OneDrive));
    }
    if let Some(service) = places().flat_map(|place| place.components()).find_map(|part| service(part.as_os_str())) {
        return Some(Risk::Synced(service));
    }
    if is_share(&path.to_string_lossy()) || places().any(|place| is_share(&place.to_string_lossy())) {
        return Some(Risk::Network);
    }
    // Of two drives attached at one place, the later one is seen.
    let mount = folders.mounts.iter().filter(|mount| path.starts_with(&mount.point)).max_by_key(|mount| mount.point.components().count());
    mount.filter(|mount| is_network(&mount.kind)).map(|_| Risk::Network)
}

/// Whether a folder is another or lies in it, by their names alone. Windows knows no difference between `Files` and
/// `files`; where there is one, two folders so alike are rare, and a warning too many harms nobody.
fn is_within(place: &Path, folder: &Path) -> bool {
    let plain = |path: &Path| PathBuf::from(path.to_string_lossy().trim_start_matches(r"\\?\").to_lowercase());
    plain(place).starts_with(plain(folder))
}

/// The service whose folder bears this name, in whatever case it was typed: `OneDrive - Wren County`.
fn service(folder: &OsStr) -> Option<Service> {
    let name = folder.to_str()?;
    let lower = name.to_lowercase();
    let is = |word: &str| lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    match lower.as_str() {
        _ if is("onedrive") => Some(Service::OneDrive),
        _ if is("dropbox") => Some(Service::Dropbox),
        _ if is("google drive") || is("googledrive") => Some(Service::GoogleDrive),
        "my drive" | "shared drives" => Some(Service::GoogleDrive),
        "icloud drive" | "iclouddrive" | "mobile documents" => Some(Service::ICloud),
        "box sync" | "box-box" => Some(Service::Box),
        // A word that folders are called by people, too.
        _ if name == "Box" => Some(Service::Box),
        _ if is("nextcloud") => Some(Service::Nextcloud),
        _ => None,
    }
}

/// Whether a Windows path names a server: `\\server\share`, also in the system's own long form.
fn is_share(path: &str) -> bool {
    path.starts_with(r"\\?\UNC\") || (path.starts_with(r"\\") && !path.starts_with(r"\\?\") && !path.starts_with(r"\\.\"))
}

fn is_network(kind: &str) -> bool {
    const KINDS: [&str; 20] = [
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "smb3",
        "smbfs",
        "webdav",
    ];
    kind.starts_with("nfs") || KINDS.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linux() -> Folders {
        let text = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                    40 22 0:35 / /srv/county rw,relatime shared:1 - nfs4 files:/county rw\n\
                    41 40 8:2 / /srv/county/local\\040disk rw - xfs /dev/sdb rw\n";
        Folders { mounts: mounts_of_linux(text), one_drive: Vec::new() }
    }

    #[test]
    fn a_network_drive_is_known_by_the_innermost_mount() {
        assert_eq!(of(Path::new("/home/dana/milepost.db"), &linux()), None);
        assert_eq!(of(Path::new("/srv/county/milepost.db"), &linux()), Some(Risk::Network));
        assert_eq!(of(Path::new("/srv/county/local disk/milepost.db"), &linux()), None);
        assert_eq!(of(Path::new(r"\\files\county\milepost.db"), &Folders::default()), Some(Risk::Network));
        assert!(!is_share(r"\\?\C:\Users\dana\milepost.db"));
        assert!(is_share(r"\\?\UNC\files\county\milepost.db"));
    }

    #[test]
    fn a_network_drive_of_a_mac_is_known_by_its_kind() {
        let text = "/dev/disk3s1 on / (apfs, sealed, local)\n//dana@files/county on /Volumes/county (smbfs, nodev, nosuid)\n";
        let folders = Folders { mounts: mounts_of_macos(text), one_drive: Vec::new() };
        assert_eq!(of(Path::new("/Volumes/county/milepost.db"), &folders), Some(Risk::Network));
        assert_eq!(of(Path::new("/Volumes/stick/milepost.db"), &folders), None);
    }

    #[test]
    fn a_synced_folder_is_known_by_its_name() {
        let of = |path: &str| of(Path::new(path), &Folders::default());
        assert_eq!(of("/home/dana/OneDrive - Wren County/milepost.db"), Some(Risk::Synced(Service::OneDrive)));
        assert_eq!(of("/home/dana/Dropbox/papers/milepost.db"), Some(Risk::Synced(Service::Dropbox)));
        assert_eq!(of("/home/dana/Library/Mobile Documents/x/milepost.db"), Some(Risk::Synced(Service::ICloud)));
        for name in ["OneDrive", "onedrive - county", "ONEDRIVE – County", "OneDrive-Personal", "OneDrive(2)"] {
            assert_eq!(of(&format!("/home/dana/{name}/papers/milepost.db")), Some(Risk::Synced(Service::OneDrive)), "{name}");
        }
        for (name, service) in [
            ("dropbox (county)", Service::Dropbox),
            ("my drive", Service::GoogleDrive),
            ("GOOGLEDRIVE-dana@county.example", Service::GoogleDrive),
            ("iclouddrive", Service::ICloud),
            ("Box", Service::Box),
            ("nextcloud", Service::Nextcloud),
        ] {
            assert_eq!(of(&format!("/home/dana/{name}/milepost.db")), Some(Risk::Synced(service)), "{name}");
        }
        for name in ["Boxes", "box", "OneDrives", "my onedrive", "dropboxes"] {
            assert_eq!(of(&format!("/home/dana/{name}/milepost.db")), None, "{name}");
        }
        assert_eq!(of("/home/dana/Dropbox"), None, "a data file may be called what it likes");
    }

    #[test]
    fn one_drive_is_known_where_it_says_it_is() {
        let folders = Folders { mounts: Vec::new(), one_drive: vec![PathBuf::from("/county/files")] };
        let of = |path: &str| of(Path::new(path), &folders);
        for path in ["/county/files/milepost.db", "/County/FILES/papers/milepost.db", "/county/files/../files/milepost.db"] {
            assert_eq!(of(path), Some(Risk::Synced(Service::OneDrive)), "{path}");
        }
        for path in ["/county/other/milepost.db", "/county/files of ours/milepost.db", "/county/files.db"] {
            assert_eq!(of(path), None, "{path}");
        }
        let there = Path::new(r"C:\Users\Dana\Wren County");
        assert!(is_within(Path::new(r"\\?\c:\users\dana\wren county"), there), "the system's own form, too");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synced_folder_is_followed() {
        let home = tempfile::tempdir().unwrap();
        let synced = home.path().join("OneDrive - Wren County");
        std::fs::create_dir(&synced).unwrap();
        std::os::unix::fs::symlink(&synced, home.path().join("work")).unwrap();
        let path = home.path().join("work").join("milepost.db");
        assert_eq!(of(&path, &Folders::default()), Some(Risk::Synced(Service::OneDrive)));
    }

    #[cfg(windows)]
    #[test]
    fn one_drive_is_known_on_windows_in_whatever_case_and_form() {
        let folders = Folders { mounts: Vec::new(), one_drive: vec![PathBuf::from(r"Z:\Share\County files")] };
        for path in [r"z:\SHARE\county files\milepost.db", r"\\?\Z:\share\County Files\a\milepost.db", "z:/share/COUNTY FILES/milepost.db"]
        {
            assert_eq!(of(Path::new(path), &folders), Some(Risk::Synced(Service::OneDrive)), "{path}");
        }
        assert_eq!(of(Path::new(r"Z:\Share\County files 2\milepost.db"), &folders), None);
    }
}
