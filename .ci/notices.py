"""The license texts of everything that is built into the program, as one plain text.

Usage: python3 .ci/notices.py [FILE]     writes to FILE, or to the standard output

Reads what cargo knows of the crates for this system, and the sources that it has fetched. Ends with
an error when a crate has neither a license text of its own nor a license whose text stands in `docs/`.
"""

import json
import re
import struct
import subprocess
import sys
import textwrap
import zlib
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
RULE = "=" * 80

# What a crate's folder may call its license texts and the notices that must go along.
LICENSE = re.compile(r"(licen[cs]e|copying|unlicense)", re.IGNORECASE)
ALONG = re.compile(r"(notice|copyright)", re.IGNORECASE)
NO_TEXT = {".rs", ".toml", ".html", ".json"}

INTRODUCTION = """\
Third-party licenses of Milepost

Milepost is made with the work of many others. This file names each part that is built into the program for {system}, with its license, and holds the texts of the licenses and the notices that must travel with it. Where a part offers a choice of licenses, Milepost uses it under whichever suits a public body; all texts that came with the part are here.

SQLite ({sqlite}) is built in too. Its authors have given it to the public domain.
The fonts Source Sans 3 and Source Serif 4 are built in under the SIL Open Font License 1.1.
The Rust standard library is built in under the MIT license or Apache License 2.0.

Some notices name files, such as fonts, that their project has and Milepost leaves out.
"""


def fail(message):
    sys.exit(f"notices: {message}")


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments], cwd=HOME, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def system():
    told = subprocess.run(["rustc", "-vV"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return re.search(r"^host: (\S+)$", told, re.MULTILINE).group(1)


def built_in(target):
    """The crates that are built into the program, which leaves out those that only tests or builds use."""
    tree = cargo("tree", "--locked", "--edges", "normal", "--prefix", "none", "--target", target, "--format", "{p}")
    named = {tuple(line.split(" ")[:2]) for line in tree.splitlines() if line}
    metadata = json.loads(cargo("metadata", "--locked", "--format-version", "1", "--filter-platform", target))
    crates = [crate for crate in metadata["packages"] if crate["source"] and (crate["name"], f"v{crate['version']}") in named]
    return sorted(crates, key=lambda crate: (crate["name"], crate["version"]))


def read(path):
    return path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip("\ufeff\n ")


def own_texts(crate):
    """The license texts that the crate brings, and the notices that go along."""
    folder = Path(crate["manifest_path"]).parent
    named = [folder / crate["license_file"]] if crate["license_file"] else []
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix not in NO_TEXT]
    licenses = named + [path for path in files if LICENSE.match(path.name) and path not in named]
    folders = [path for path in folder.iterdir() if path.is_dir() and LICENSE.match(path.name)]
    licenses += [path for inner in sorted(folders) for path in sorted(inner.iterdir()) if path.is_file()]
    along = [path for path in files if ALONG.match(path.name)]
    return [read(path) for path in licenses], [read(path) for path in along]


def standing_text(crate):
    """The text of a license that the crate names but does not bring."""
    offered = set(re.split(r" OR |/", (crate["license"] or "").strip("()")))
    if "Apache-2.0" in offered:
        return read(HOME / "docs" / "license-apache.txt")
    if "MIT" in offered:
        # The holders did not leave a line of their own, so they are named as the crate names them.
        holders = ", ".join(re.sub(r"\s*<[^>]*>", "", author) for author in crate["authors"]) or f"the {crate['name']} authors"
        ours = read(HOME / "docs" / "license-mit.txt")
        return ours.replace("Copyright (c) 2026 the Milepost authors", f"Copyright (c) {holders} ({crate['repository']})")
    if "0BSD" in offered:
        return "Zero-Clause BSD: use for any purpose, without any warranty and without conditions."
    return fail(f"{crate['name']} {crate['version']} ({crate['license']}) brings no license text")


def definitions(crate):
    """The licenses of the definitions inside two-face, which it keeps packed: two lists of kind, text and path."""
    packed = (Path(crate["manifest_path"]).parent / "generated" / "acknowledgements_full.bin").read_bytes()
    data = zlib.decompress(packed)
    at = 0

    def number(form):
        nonlocal at
        (value,) = struct.unpack_from(form, data, at)
        at += struct.calcsize(form)
        return value

    def text():
        nonlocal at
        length = number("<Q")
        at += length
        return data[at - length : at].decode("utf-8")

    found = []
    for kind in ["syntax definition", "theme"]:
        for _ in range(number("<Q")):
            number("<I")
            words = text()
            found.append((f"{kind} {text()}", words.strip()))
    return found


def gather(target):
    """Each text once, with those whose text it is."""
    holders = {}

    def add(text, holder):
        # One license in many line widths is still one text.
        names = holders.setdefault(" ".join(text.split()), (text, []))[1]
        if holder not in names:
            names.append(holder)

    crates = built_in(target)
    for crate in crates:
        name = f"{crate['name']} {crate['version']}"
        licenses, along = own_texts(crate)
        for text in licenses or [standing_text(crate)]:
            add(text, name)
        for text in along:
            add(text, name)
        if crate["name"] == "two-face":
            for definition, text in definitions(crate):
                add(text, definition)
    for font in ["SourceSans3", "SourceSerif4"]:
        add(read(HOME / "static" / "fonts" / f"{font}-LICENSE.md"), f"font {font}")
    for text in ["license-mit.txt", "license-apache.txt"]:
        words = read(HOME / "docs" / text).replace("2026 the Milepost authors", "The Rust Project Contributors")
        add(words, "the Rust standard library")
    if target.endswith("windows-gnu"):
        add(read(Path("/usr/share/doc/mingw-w64-x86-64-dev/copyright")), "the C runtime of mingw-w64")
    return crates, holders.values()


def sqlite(crates):
    crate = next((crate for crate in crates if crate["name"] == "libsqlite3-sys"), None) or fail("SQLite is not among the crates")
    header = read(Path(crate["manifest_path"]).parent / "sqlite3" / "sqlite3.h")
    return re.search(r'SQLITE_VERSION\s+"([^"]+)"', header).group(1)


def write(target):
    crates, texts = gather(target)
    said = INTRODUCTION.format(system=target, sqlite=sqlite(crates))
    parts = ["\n".join(textwrap.fill(line, 100) for line in said.splitlines())]
    parts.append("\n".join(f"{crate['name']} {crate['version']}: {crate['license']}" for crate in crates))
    for text, names in sorted(texts, key=lambda pair: (-len(pair[1]), pair[1])):
        heading = textwrap.fill("; ".join(names), 100, break_long_words=False, break_on_hyphens=False)
        parts.append(f"{RULE}\n{heading}\n{RULE}\n\n{text}")
    return "\n\n".join(parts) + "\n"


def main():
    text = write(system())
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_bytes(text.encode("utf-8"))
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
