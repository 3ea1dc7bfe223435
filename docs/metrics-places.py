#!/usr/bin/env python3
"""Makes src/domain/guide/metrics-places.txt from the publisher's two lists of places.

    docs/metrics-places.py COUNTY-POPULATIONS.csv PLACE-POPULATIONS.csv > src/domain/guide/metrics-places.txt

The lists are geographic-crosswalks/data/{county,place}-populations.csv of UI-Research/mobility-from-poverty. Each line of the
county list is decoded by itself, since the file holds UTF-8 and Latin-1; blanks around names go; a name that stands within
the state's ("New Mexico, Doña Ana County", with NA where the name should be) is taken from there.
"""

import csv
import hashlib
import sys

LISTS = [
    ("county", 3, "fa5c3185, March 27, 2025", "973528523305b08d0b40aa39554b2b70b87242f0"),
    ("city", 5, "ef80eaa0, January 8, 2025", "608008a320c7b078a99c7b08901202625d326fe9"),
]


def decoded(line):
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def main():
    print("# Measured places: kind and code, names (the newest first), the first year, and people by year from then on.")
    print("# Made by docs/metrics-places.py from geographic-crosswalks/data/{county,place}-populations.csv of")
    print("# UI-Research/mobility-from-poverty:")
    every = []
    for (kind, digits, commit, blob), path in zip(LISTS, sys.argv[1:]):
        data = open(path, "rb").read()
        print(f"# {kind}: commit {commit}; blob {blob}; sha256 {hashlib.sha256(data).hexdigest()}")
        places = {}
        rows = csv.reader(decoded(line) for line in data.splitlines())
        next(rows)
        for year, state, code, state_name, name, people in rows:
            name = name.strip()
            if name == "NA":
                name = state_name.split(", ", 1)[1].strip()
            names, by_year = places.setdefault(state.zfill(2) + code.zfill(digits), ({}, {}))
            names[int(year)] = name
            by_year[int(year)] = int(people)
        every.append((kind, places))
    for kind, places in every:
        for code in sorted(places):
            names, by_year = places[code]
            newest = list(dict.fromkeys(names[year] for year in sorted(names, reverse=True)))
            first, last = min(by_year), max(by_year)
            people = " ".join(str(by_year.get(year, "-")) for year in range(first, last + 1))
            print(f"{kind}-{code}|{';'.join(newest)}|{first}|{people}")


main()
