#!/usr/bin/env bash
# Expected: the schema that schemars 1.2.3 derives for a struct of a u8 and a u64 compiles wherever JSON Schema 2020-12
#   does; there a format that a reader does not know is a remark and no error, and Python's jsonschema 4.26.0 takes it.
# What happens: schemars writes "format": "uint8" and "uint64", words of its own; ajv 8.20.0 as it comes throws on them,
#   even with ajv-formats 3.0.1, which knows int32, int64, float and double but no unsigned number. With strict: false
#   it warns and goes on.
# Where it is met: whoever checks Milepost's report.json or bundle against its schema in Node.
# What Milepost does: its schemas name bounds and no formats of schemars; tests/documents/readers.rs,
#   both_schemas_say_who_they_are_and_name_no_format_of_ours, both_schemas_compile_in_strict_readers_and_take_what_is_written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'echo "Stopped at line $LINENO before anything was seen." >&2' ERR
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check jsonschema==4.26.0
npm install --loglevel=error --ignore-scripts --no-audit --no-fund --prefix . ajv@8.20.0 ajv-formats@3.0.1 > npm.log

mkdir -p writer/src
cat > writer/Cargo.toml <<'CARGO'
[package]
name = "writer"
version = "0.0.0"
edition = "2021"

[dependencies]
schemars = "=1.2.3"
serde = { version = "=1.0.229", features = ["derive"] }
serde_json = "=1.0.154"
CARGO
cat > writer/src/main.rs <<'RUST'
#[derive(schemars::JsonSchema, serde::Serialize)]
struct Action {
    step: u8,
    dollars: u64,
}

fn main() {
    let action = Action { step: 3, dollars: 8_000 };
    std::fs::write("schema.json", serde_json::to_vec(&schemars::schema_for!(Action)).unwrap()).unwrap();
    std::fs::write("action.json", serde_json::to_vec(&action).unwrap()).unwrap();
}
RUST
CARGO_TARGET_DIR="$folder/target" cargo run --quiet --manifest-path writer/Cargo.toml

cat > check.py <<'PYTHON'
import json
from importlib.metadata import version

import jsonschema

schema = json.load(open("schema.json"))
print("schemars 1.2.3:", {name: of["format"] for name, of in sorted(schema["properties"].items())})
reader = jsonschema.validators.validator_for(schema)
reader.check_schema(schema)
valid = reader(schema, format_checker=reader.FORMAT_CHECKER).is_valid(json.load(open("action.json")))
print(f"jsonschema {version('jsonschema')}, {reader.__name__}: valid {valid}")
PYTHON
cat > check.cjs <<'NODE'
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;
const { version } = require("ajv/package.json");
const logger = { log() {}, warn() {}, error() {} };
for (const options of [{}, { strict: false }]) {
  const ajv = new Ajv({ ...options, logger });
  addFormats(ajv);
  let said;
  try {
    said = `valid ${ajv.compile(require("./schema.json"))(require("./action.json"))}`;
  } catch (error) {
    said = error.message;
  }
  console.log(`ajv ${version} with ${JSON.stringify(options)}: ${said}`);
}
NODE
{ python/bin/python check.py; node check.cjs; } | tee seen
diff seen - <<'SEEN' || { echo "Changed: see the lines above." >&2; exit 1; }
schemars 1.2.3: {'dollars': 'uint64', 'step': 'uint8'}
jsonschema 4.26.0, Draft202012Validator: valid True
ajv 8.20.0 with {}: unknown format "uint64" ignored in schema at path "#/properties/dollars"
ajv 8.20.0 with {"strict":false}: valid true
SEEN
echo "As before: ajv as it comes does not compile what schemars writes for unsigned numbers."
