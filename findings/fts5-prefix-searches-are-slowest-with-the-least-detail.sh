#!/usr/bin/env bash
# Expected: an index of full texts that keeps less is at least as fast to ask. SQLite's FTS5 with detail=none keeps only in
#   which texts a word stands; its documentation names a third of the size as its reward and the loss of phrases and
#   columns as its price.
# What happens: with SQLite 3.50.4 a search by the beginning of a word over 50,000 texts takes about twice as long with
#   detail=none as with detail=column or detail=full, though the text column is the only one and no phrase is asked for. A search
#   for a whole word takes the same with all three. Hits and texts are the same.
# Where it is met: every search as you type, which asks for beginnings of words and has no need of phrases.
# What Milepost does: its index keeps detail=column (migrations/0010_metrics.sql), at three times the size;
#   benches/performance/parts.rs holds a frequent word against a rare one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'echo "Stopped at line $LINENO before anything was seen." >&2' ERR
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check apsw==3.50.4.0

cat > asks.py <<'PY'
import random
import time

import apsw

random.seed(1)
words = [f"w{number}" for number in range(400)]
texts = [" ".join(random.choices(words, k=14)) + (" budget" if number % 10 == 0 else "") for number in range(50_000)]
base = apsw.Connection(":memory:")
print("SQLite", apsw.sqlite_lib_version())
took = {}
for detail in ("none", "column", "full"):
    base.execute(f"CREATE VIRTUAL TABLE {detail}_texts USING fts5(words, content='', contentless_delete=1, detail={detail})")
    with base:
        base.executemany(f"INSERT INTO {detail}_texts (rowid, words) VALUES (?, ?)", list(enumerate(texts, 1)))
    size = base.execute(f"SELECT sum(length(block)) FROM {detail}_texts_data").fetchall()[0][0]
    for search in ('"budget"', '"bud" *'):
        best = float("inf")
        for _ in range(40):
            began = time.perf_counter()
            hits = base.execute(f"SELECT count(*) FROM {detail}_texts WHERE {detail}_texts MATCH ?", (search,)).fetchall()[0][0]
            best = min(best, time.perf_counter() - began)
        assert hits == 5_000, hits
        took[detail, search] = best
        print(f"detail={detail}, {search}: {hits} hits, {best * 1000:.2f} ms, index of {size:,} bytes")
begins, whole = took["none", '"bud" *'] / took["column", '"bud" *'], took["none", '"budget"'] / took["column", '"budget"']
print(f"by the beginning: {begins:.1f} times as long without detail; by the whole word: {whole:.1f} times")
assert begins > 1.4, "it changed: detail=none is no longer slower by the beginning of a word"
assert whole < 1.4, "it changed: whole words differ too"
PY
python/bin/python asks.py
