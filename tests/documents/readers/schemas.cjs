// Holds every JSON of a folder against its schema with ajv in its default, strict mode: report-x.json and bundle-x.json
// against report.schema.json and bundle.schema.json. Prints what is wrong with each: {file: [problem]}.

const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const Ajv = require("ajv/dist/2020");
const addFormats = require("ajv-formats");

const folder = process.argv[2];
const loaded = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** What ajv only warns of in its default mode is refused here. */
const refuse = (...words) => {
  throw new Error(words.join(" "));
};
const ajv = addFormats(new Ajv({ logger: { log: refuse, warn: refuse, error: refuse } }));

const found = {};
for (const kind of ["report", "bundle"]) {
  const validate = ajv.compile(loaded(`${kind}.schema.json`));
  for (const name of readdirSync(folder).filter((name) => name.startsWith(`${kind}-`))) {
    found[name] = validate(loaded(name)) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
  }
}
process.stdout.write(JSON.stringify(found));
