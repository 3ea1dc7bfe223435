#!/usr/bin/env bash
# Expected: a cell of a CSV file that says "November 2026" is a text, since it names no day; pandas and DuckDB keep it as
#   one.
# What happens: SheetJS (xlsx 0.18.5) makes it the number of November 1, 2026, without being asked for dates: 46327, shown as
#   11/1/26. That a whole month was meant is lost, and a column of periods holds numbers beside texts, since "May 2027 to
#   June 2028" stays as it is. The option "raw" keeps texts, and numbers as texts with them.
# Where it is met: whoever reads the data appendix of a plan in a web page or in Node, where a measure is counted by the month.
# What Milepost does: periods stand in its CSV in figures, from the first day to the last (src/domain/words/period);
#   in_figures_no_spreadsheet_takes_a_span_for_a_day, in its tests.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'echo "Stopped at line $LINENO before anything was seen." >&2' ERR
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check pandas==2.3.3 duckdb==1.4.2
npm install --loglevel=error --ignore-scripts --no-audit --no-fund --prefix . xlsx@0.18.5 > npm.log

printf 'period,homes\nNovember 2026,12\nMay 2027 to June 2028,40\n2026-07-01 to 2026-12-31,7\n' > periods.csv
cat > read.py <<'PYTHON'
import duckdb
import pandas

print(f"pandas {pandas.__version__}:", pandas.read_csv("periods.csv")["period"].tolist())
print(f"DuckDB {duckdb.__version__}:", [row[0] for row in duckdb.sql("SELECT period FROM 'periods.csv'").fetchall()])
PYTHON
cat > read.cjs <<'NODE'
const xlsx = require("xlsx");
const read = (options) => {
  const book = xlsx.readFile("periods.csv", options);
  return JSON.stringify(xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]]).map((row) => row.period));
};
console.log(`SheetJS ${xlsx.version}: ${read({})}`);
console.log(`SheetJS ${xlsx.version}, raw: ${read({ raw: true })}`);
NODE
{ python/bin/python read.py; node read.cjs; } | tee seen
diff seen - <<'SEEN' || { echo "Changed: see the lines above." >&2; exit 1; }
pandas 2.3.3: ['November 2026', 'May 2027 to June 2028', '2026-07-01 to 2026-12-31']
DuckDB 1.4.2: ['November 2026', 'May 2027 to June 2028', '2026-07-01 to 2026-12-31']
SheetJS 0.18.5: [46327,"May 2027 to June 2028","2026-07-01 to 2026-12-31"]
SheetJS 0.18.5, raw: ["November 2026","May 2027 to June 2028","2026-07-01 to 2026-12-31"]
SEEN
echo "As before: a month becomes its first day, and the other periods of the column stay texts."
