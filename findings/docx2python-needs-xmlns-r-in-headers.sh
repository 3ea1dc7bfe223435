#!/usr/bin/env bash
# Expected: a .docx is read whose header part declares only the namespace it uses, w; XML asks for no other, a header
#   with plain text refers to nothing, and python-docx 1.2.0 reads body and header.
# What happens: docx2python 3.7.1 raises KeyError: 'r' for the text of the whole file, body included: it looks up the
#   prefix of the relationships' namespace for every run of a part, with that very letter.
# Where it is met: whoever reads Milepost's worksheets and reports in Word's format with docx2python.
# What Milepost does: header and footer declare xmlns:r without need of it; tests/documents/boxes.rs,
#   headers_and_footers_know_the_relations_namespace and docx2python_reads_every_box.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'echo "Stopped at line $LINENO before anything was seen." >&2' ERR
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check docx2python==3.7.1 python-docx==1.2.0 lxml==6.1.3

cat > try.py <<'PYTHON'
import zipfile
from importlib.metadata import version

import docx
from docx2python import docx2python

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relation(kind, target):
    inner = f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def write(path, declared):
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{KIND}.header+xml"/></Types>',
        "_rels/.rels": relation("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": relation("header", "header1.xml"),
        "word/document.xml": f'<w:document xmlns:w="{WORDS}" xmlns:r="{RELATIONS}">'
        f"<w:body>{paragraph('The fence stands.')}{section}</w:body></w:document>",
        "word/header1.xml": f'<w:hdr xmlns:w="{WORDS}"{declared}>{paragraph("Wren County")}</w:hdr>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, DECLARATION + text)


for name, declared in ("without", ""), ("with", f' xmlns:r="{RELATIONS}"'):
    path = f"{name}.docx"
    write(path, declared)
    read = docx.Document(path)
    header = read.sections[0].header.paragraphs[0].text
    print(f"{name} xmlns:r, python-docx {version('python-docx')}:", [header, read.paragraphs[0].text])
    try:
        said = docx2python(path).text.split("\n\n")
    except KeyError as error:
        said = repr(error)
    print(f"{name} xmlns:r, docx2python {version('docx2python')}:", said)
PYTHON
python/bin/python try.py | tee seen
diff seen - <<'SEEN' || { echo "Changed: see the lines above." >&2; exit 1; }
without xmlns:r, python-docx 1.2.0: ['Wren County', 'The fence stands.']
without xmlns:r, docx2python 3.7.1: KeyError('r')
with xmlns:r, python-docx 1.2.0: ['Wren County', 'The fence stands.']
with xmlns:r, docx2python 3.7.1: ['Wren County', 'The fence stands.']
SEEN
echo "As before: docx2python reads the file only if its header declares a namespace it does not use."
