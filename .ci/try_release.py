"""Uses a release's zip as a person would: unpacked in a folder with spaces, by somebody without special rights.

Usage: python3 .ci/try_release.py ZIP [FOLDER FOR THE DATA]

Run as root on Linux, it uses the program as "nobody" and makes the unpacked folder read-only. The
second folder may be a real stick. A zip for Windows is used under Wine there (`tests/windows run`).
"""

import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

IS_WINDOWS = os.name == "nt"
WINE = [str(Path(__file__).resolve().parent.parent / "tests" / "windows"), "run"]
IS_ROOT = sys.platform == "linux" and os.geteuid() == 0
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []} if IS_ROOT else {}


def fail(message):
    sys.exit(f"try_release: {message}")


def must(is_so, message):
    if not is_so:
        fail(message)


class Running:
    """A started program, until it is asked to quit."""

    def __init__(self, program, home, arguments):
        # A bare environment, with a home of its own, so that nothing of the tester's account is touched.
        kept = {name: os.environ[name] for name in ["PATH", "SYSTEMROOT", "TEMP", "TMP"] if name in os.environ}
        self.environment = kept | {"HOME": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home), "USERPROFILE": str(home)}
        self.command_line, self.rights = [program], NOBODY
        if is_for_wine(program):
            # Wine makes an account and writes things of its own, and Linux's rights are given up within.
            prefix = str(home.parent / "Wine")
            self.environment |= {"HOME": prefix, "WINEPREFIX": prefix, "MILEPOST_WINE_USER": str(NOBODY["user"])}
            self.environment |= {name: os.environ[name] for name in ["CARGO_TARGET_DIR"] if name in os.environ}
            self.command_line, self.rights = [*WINE, program], {}
        command = [*self.command_line, "--no-open", "--listen", "127.0.0.1:0", *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=self.environment, cwd=home, **self.rights)
        said = self.process.stdout.readline()
        found = re.search(r"http://[0-9.:]+/", said)
        if not found:
            self.end()
            fail(f"the program did not start: {said!r}")
        self.address = found.group(0)
        self.data = from_windows(self.process.stdout.readline().removeprefix("The data file is ").rstrip("\r\n"), self.environment)

    def ask(self, path, form=None):
        body = None if form is None else urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(self.address.rstrip("/") + path, body, timeout=30) as answer:
            return answer.geturl(), answer.read()

    def quit(self):
        self.ask("/quit", {})
        must(self.process.wait(timeout=30) == 0, "the program did not end well")

    def end(self):
        """Ends it whatever it does; nothing of a failed trial may go on running."""
        self.process.kill()
        self.process.wait()

    def command(self, *arguments):
        done = subprocess.run([*self.command_line, *arguments], stdout=subprocess.PIPE, env=self.environment, check=True, **self.rights)
        return done.stdout


def is_for_wine(program):
    return not IS_WINDOWS and program.suffix == ".exe"


def from_windows(path, environment):
    """A path as Linux writes it: Wine shows the root folder as the drive Z:."""
    if path.startswith("Z:"):
        return path.removeprefix("Z:").replace("\\", "/")
    if path.startswith("C:"):
        return environment["WINEPREFIX"] + "/drive_c" + path.removeprefix("C:").replace("\\", "/")
    return path


def unpack(zip_path, folder):
    with zipfile.ZipFile(zip_path) as archive:
        names = archive.namelist()
        archive.extractall(folder)
        for entry in archive.infolist():
            # The library leaves out who may run what; every unpacker of the three systems keeps it.
            os.chmod(folder / entry.filename, stat.S_IMODE(entry.external_attr >> 16))
    must(all(name.startswith(f"{zip_path.stem}/") for name in names), "the zip does not unpack into one folder")
    for wanted in ["README.md", "docs/for-your-it-office.md", "docs/third-party-licenses.txt", "docs/license-mit.txt"]:
        must(f"{zip_path.stem}/{wanted}" in names, f"the zip has no {wanted}")
    is_for_windows = f"{zip_path.stem}/milepost.exe" in names
    return folder / zip_path.stem / ("milepost.exe" if is_for_windows else "milepost")


def let_use(folder):
    """Gives a folder to whoever will use the program."""
    if NOBODY:
        shutil.chown(folder, NOBODY["user"], NOBODY["group"])


def set_writable(folder, is_writable):
    for path in [*folder.rglob("*"), folder]:
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | stat.S_IWUSR if is_writable else mode & ~0o222)


def work(running, data):
    """A first answer, a document, the end, a look at the file, and the answer again."""
    try:
        answer(running, data)
    finally:
        running.end()


def answer(running, data):
    must(Path(running.data) == data, f"the data file is {running.data}, not {data}")
    _, page = running.ask("/")
    must(b"<h1" in page, "the first page did not come")
    _, page = running.ask("/jurisdictions", {"actor": "", "name": "Wren County"})
    round_ = re.search(rb"/assessments/[0-9a-f-]{36}", page)
    must(round_, "the jurisdiction was not made")
    path = round_.group(0).decode()
    running.ask(f"{path}/conditions/leadership-commitment", {"step-1.1": "in_place", "note-1.1": "Resolution 12"})
    _, pdf = running.ask(f"{path}/report.pdf")
    must(pdf.startswith(b"%PDF-"), "the report did not become a PDF")
    running.quit()
    running.command("--data", str(data), "check")
    told = running.command("--data", str(data), "report", path.rsplit("/", 1)[1], "--format", "json")
    must(b"Resolution 12" in told, "the answer was not kept")


def use(zip_path, stick=None):
    """Tries it with `--data` on a stick, with the folder beside the program, and in the usual place."""
    zip_path = Path(zip_path).resolve()
    with tempfile.TemporaryDirectory(prefix="milepost try ") as scratch:
        scratch = Path(scratch).resolve()
        scratch.chmod(0o755)
        program = unpack(zip_path, scratch)
        home = scratch / "A home"
        home.mkdir()
        let_use(home)
        if is_for_wine(program):
            must(IS_ROOT, "only root can start Wine in its folder")
            (scratch / "Wine").mkdir()
            let_use(scratch / "Wine")
        if stick is None:
            stick = scratch / "The stick"
            stick.mkdir()
            let_use(stick)
        stick = Path(stick).resolve()

        set_writable(program.parent, False)
        data = stick / "milepost.db"
        work(Running(program, home, ["--data", str(data)]), data)
        beside = sorted(path.name for path in home.iterdir())
        must(not beside, f"the program wrote to the home folder: {beside}")
        print("== Tried: data on a stick, program in a read-only folder", flush=True)

        set_writable(program.parent, True)
        folder = program.parent / "Milepost data"
        folder.mkdir()
        let_use(folder)
        work(Running(program, home, []), folder / "milepost.db")
        beside = sorted(path.name for path in home.iterdir())
        must(not beside, f"the program wrote to the home folder: {beside}")
        print("== Tried: data in the folder beside the program", flush=True)

        if IS_WINDOWS:
            # Windows tells the usual place by the account, whatever the environment says.
            return
        shutil.rmtree(folder)
        running = Running(program, home, [])
        work(running, Path(running.data))
        if is_for_wine(program):
            home = scratch / "Wine" / "drive_c" / "users"
            # What still runs of Wine would be in the way when its folder is removed.
            subprocess.run([WINE[0], "rest"], env=running.environment, check=True)
        must(home in Path(running.data).parents, f"the data file is {running.data}, not below {home}")
        print("== Tried: data in the usual place", flush=True)


if __name__ == "__main__":
    use(*sys.argv[1:])
