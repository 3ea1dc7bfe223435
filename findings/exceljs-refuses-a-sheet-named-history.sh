#!/usr/bin/env bash
# Expected: a workbook with a sheet named "History" is read; the standard for .xlsx takes any text as a sheet's name, and
#   openpyxl 3.1.5 writes and reads it without a warning.
# What happens: exceljs 4.4.0 gives up the whole file with an error, the other sheets too. Excel lets nobody type this
#   name, and exceljs holds files to that as well, though only in this spelling: "history" is read.
# Where it is met: whoever reads Milepost's report.xlsx in Node, if its sheet of changes bore the natural name.
# What Milepost does: the sheet is "Changes"; tests/integration/sheets.rs,
#   no_sheet_bears_a_name_that_is_reserved_doubled_or_too_long.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'echo "Stopped at line $LINENO before anything was seen." >&2' ERR
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
npm install --loglevel=error --ignore-scripts --no-audit --no-fund --prefix . exceljs@4.4.0 > npm.log

cat > write.py <<'PYTHON'
import warnings
import openpyxl

warnings.simplefilter("error")
for file, name in ("History", "History"), ("lower", "history"), ("Changes", "Changes"):
    book = openpyxl.Workbook()
    book.active.title = "Plan"
    book.active.append(["Repair the fence", 8000])
    book.create_sheet(name).append(["2026-03-02", "Fence added"])
    book.save(f"{file}.xlsx")
    print(f"openpyxl {openpyxl.__version__}:", openpyxl.load_workbook(f"{file}.xlsx").sheetnames)
PYTHON
cat > read.cjs <<'NODE'
const { Workbook } = require("exceljs");
const { version } = require("exceljs/package.json");
(async () => {
  for (const file of ["History", "lower", "Changes"]) {
    const book = new Workbook();
    const names = () => JSON.stringify(book.worksheets.map((sheet) => sheet.name));
    const said = await book.xlsx.readFile(`${file}.xlsx`).then(names, (error) => error.message);
    console.log(`exceljs ${version}: ${said}`);
  }
})();
NODE
{ python/bin/python write.py; node read.cjs; } | tee seen
diff seen - <<'SEEN' || { echo "Changed: see the lines above." >&2; exit 1; }
openpyxl 3.1.5: ['Plan', 'History']
openpyxl 3.1.5: ['Plan', 'history']
openpyxl 3.1.5: ['Plan', 'Changes']
exceljs 4.4.0: The name "History" is protected. Please use a different name.
exceljs 4.4.0: ["Plan","history"]
exceljs 4.4.0: ["Plan","Changes"]
SEEN
echo "As before: one sheet named \"History\" makes the whole workbook unreadable."
