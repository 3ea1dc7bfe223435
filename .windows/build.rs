//! What the Windows program bears besides its code: icon, name, version, and the word that it knows long paths.

use std::env;

fn main() {
    // Without such a line cargo would run this after every change of any file.
    println!("cargo::rerun-if-changed=.windows");
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows")
        && let Err(error) = bear()
    {
        println!("cargo::error=the icon and version of the program could not be built in: {error}");
    }
}

/// Compiles the resources with windres or, for MSVC, with the resource compiler of its kit.
fn bear() -> std::io::Result<()> {
    let mut resources = winresource::WindowsResource::new();
    resources
        .set_language(0x0409) // American English
        .set("ProductName", "Milepost")
        .set("FileDescription", "Milepost")
        .set("InternalName", "milepost")
        .set("OriginalFilename", "milepost.exe")
        // Drawn from static/icon.svg in the sizes that Windows shows.
        .set_icon(".windows/milepost.ico")
        // As a file: handed over as text, each line would get a space before it, and nothing may stand before `<?xml`.
        .set_manifest_file(".windows/milepost.manifest");
    resources.compile_for("milepost")
}
