"""Holds every JSON of a folder against its schema with jsonschema: report-x.json and bundle-x.json against
report.schema.json and bundle.schema.json. Prints what is wrong with each: {file: [problem]}.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def loaded(path):
    return json.loads(path.read_text(encoding="utf-8"))


folder = pathlib.Path(sys.argv[1])
found = {}
for kind in ("report", "bundle"):
    schema = loaded(folder / f"{kind}.schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for path in folder.glob(f"{kind}-*.json"):
        found[path.name] = [f"{error.json_path}: {error.message:.200}" for error in validator.iter_errors(loaded(path))]
json.dump(found, sys.stdout)
