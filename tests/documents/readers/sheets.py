"""Reads every workbook and CSV of a folder with what people use in Python, each as its manual's first page does,
and prints what was read: {file: {reader: {sheet: rows}}}, the header as the first row. A CSV has one sheet, named "".
"""

import datetime
import json
import math
import pathlib
import sys
import warnings

import duckdb
import openpyxl
import pandas
import polars
import python_calamine

warnings.filterwarnings("ignore", category=DeprecationWarning)
warnings.filterwarnings("ignore", category=pandas.errors.Pandas4Warning)


def plain(value):
    """A value as JSON: days as 2026-11-23, nothing as null."""
    if value is None or value is pandas.NaT or value == "":
        return None
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time(0)
        return value.date().isoformat() if is_day else value.replace(microsecond=0).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    number = float(value)
    return None if math.isnan(number) else number


def rows(header, values):
    return [[plain(value) for value in row] for row in [header, *values]]


def of_pandas(frame):
    values = frame.astype(object).itertuples(index=False, name=None)
    return rows(list(frame.columns), values)


def of_polars(frame):
    return rows(frame.columns, frame.iter_rows())


def of_duckdb(path):
    table = duckdb.sql(f"SELECT * FROM read_csv('{path}')")
    return rows(table.columns, table.fetchall())


def of_openpyxl(path):
    book = openpyxl.load_workbook(path)
    return {sheet.title: rows([], sheet.iter_rows(values_only=True))[1:] for sheet in book}


def of_calamine(path):
    book = python_calamine.CalamineWorkbook.from_path(path)
    return {name: rows([], book.get_sheet_by_name(name).to_python())[1:] for name in book.sheet_names}


def read(path):
    if path.suffix == ".csv":
        return {
            "pandas": {"": of_pandas(pandas.read_csv(path))},
            "polars": {"": of_polars(polars.read_csv(path, try_parse_dates=True))},
            "duckdb": {"": of_duckdb(path)},
        }
    return {
        "pandas": {name: of_pandas(frame) for name, frame in pandas.read_excel(path, sheet_name=None).items()},
        "polars": {name: of_polars(frame) for name, frame in polars.read_excel(path, sheet_id=0).items()},
        "openpyxl": of_openpyxl(path),
        "calamine": of_calamine(path),
    }


folder = pathlib.Path(sys.argv[1])
paths = sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".xlsx"))
json.dump({path.name: read(path) for path in paths}, sys.stdout)
