// Reads every workbook and CSV of a folder with what people use in JavaScript, each as its manual's first page does,
// and prints what was read: {file: {reader: {sheet: rows}}}, the header as the first row. A CSV has one sheet, named "".

const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const ExcelJS = require("exceljs");
const SheetJS = require("xlsx");

/** A value as JSON: days as 2026-11-23, nothing as null. */
function plain(value) {
  if (value === undefined || value === null || value === "") return null;
  if (value instanceof Date) {
    // SheetJS turns the fractions of a day into times that are off by less than a second.
    const moment = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19);
    return moment.endsWith("T00:00:00") ? moment.slice(0, 10) : moment;
  }
  return typeof value === "object" ? plain(value.text) : value;
}

function ofExcelJS(sheet) {
  const rows = [];
  sheet.eachRow({ includeEmpty: true }, (row) => rows.push(Array.from(row.values, plain).slice(1)));
  return rows;
}

function ofSheetJS(sheet) {
  return SheetJS.utils.sheet_to_json(sheet, { header: 1, blankrows: true }).map((row) => Array.from(row, plain));
}

async function read(path) {
  const isTable = path.endsWith(".csv");
  const book = new ExcelJS.Workbook();
  const sheets = isTable ? [await book.csv.readFile(path)] : (await book.xlsx.readFile(path)).worksheets;
  const other = SheetJS.read(readFileSync(path), { cellDates: true });
  return {
    exceljs: Object.fromEntries(sheets.map((sheet) => [isTable ? "" : sheet.name, ofExcelJS(sheet)])),
    sheetjs: Object.fromEntries(other.SheetNames.map((name) => [isTable ? "" : name, ofSheetJS(other.Sheets[name])])),
  };
}

async function main(folder) {
  const all = {};
  for (const name of readdirSync(folder).filter((name) => /\.(csv|xlsx)$/.test(name)).sort()) {
    all[name] = await read(join(folder, name));
  }
  process.stdout.write(JSON.stringify(all));
}

main(process.argv[2]);
