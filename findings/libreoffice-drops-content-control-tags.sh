#!/usr/bin/env bash
# Expected: LibreOffice 7.4 knows Word's check boxes (content controls with w14:checkbox), so one opened and saved again
#   as .docx keeps its w:tag, which is there for programs to find the box by.
# What happens: LibreOffice 7.4.7.2 keeps the boxes and whether each is checked, but no tag is left anywhere in the file.
# Where it is met: whoever fills in Milepost's worksheet in LibreOffice and sends it on to a program that reads the boxes.
# What Milepost does: a box can be found by its row and its place in it as well; tests/documents/boxes.rs,
#   boxes_are_found_again_after_libreoffice_has_saved_the_file.
# Runs with the LibreOffice that is installed, since no package of a fixed version brings one; another may differ.
set -euo pipefail
command -v soffice > /dev/null || { echo "This needs LibreOffice (soffice)." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'echo "Stopped at line $LINENO before anything was seen." >&2' ERR
cd "$folder"

cat > write.py <<'PYTHON'
import zipfile

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{WORDS}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def box(tag, checked):
    state = f'<w14:checked w14:val="{checked}"/>'
    signs = '<w14:checkedState w14:val="2611"/><w14:uncheckedState w14:val="2610"/>'
    properties = f'<w:tag w:val="{tag}"/><w14:checkbox>{state}{signs}</w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run('☑' if checked else '☐')}</w:sdtContent></w:sdt>"


line = f"<w:p>{box('fence', 1)}{run(' Fence ')}{box('gate', 0)}{run(' Gate')}</w:p>"
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f"<w:document {SPACES}><w:body>{line}<w:sectPr/></w:body></w:document>",
}
with zipfile.ZipFile("form.docx", "w") as archive:
    for name, text in parts.items():
        archive.writestr(name, DECLARATION + text)
PYTHON
cat > read.py <<'PYTHON'
import xml.etree.ElementTree
import zipfile

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

for path in "form.docx", "saved/form.docx":
    with zipfile.ZipFile(path) as archive:
        tree = xml.etree.ElementTree.fromstring(archive.read("word/document.xml"))
    values = lambda name, space: [node.get(f"{space}val") for node in tree.iter(f"{space}{name}")]
    print(f"{path}: boxes checked {values('checked', WORDS14)}, tags {values('tag', WORDS)}")
PYTHON
python3 write.py
soffice --version | grep .
profile="-env:UserInstallation=file://$folder/profile"
soffice "$profile" --headless --convert-to docx --outdir saved form.docx > log 2>&1 || { cat log >&2; exit 1; }
python3 read.py | tee seen
diff seen - <<'SEEN' || { echo "Changed: see the lines above." >&2; exit 1; }
form.docx: boxes checked ['1', '0'], tags ['fence', 'gate']
saved/form.docx: boxes checked ['1', '0'], tags []
SEEN
echo "As before: LibreOffice keeps the boxes and drops their tags."
