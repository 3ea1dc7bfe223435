#!/usr/bin/env bash
# Expected: a field of Word that asks for the page of a bookmark (PAGEREF) is counted when LibreOffice 7.4 lays the text
#   out, as it counts such a field in a paragraph; the more so where the field around it is marked as out of date (w:dirty).
# What happens: in a paragraph of its own LibreOffice 7.4.7.2 counts the page. Within a table of contents (TOC) it prints
#   what is stored there: a wrong number stays wrong, and where nothing is stored there is nothing after the dots.
# Where it is met: whoever opens a plan that Milepost wrote for Word in LibreOffice, and looks for a page by its contents.
# What Milepost does: it stores no pages and no dots, only the chapters, each leading to its place; Word puts the pages in.
#   tests/integration/publication/contents.rs, a_table_of_contents_claims_no_page_that_nobody_counted.
# Runs with the LibreOffice that is installed, since no package of a fixed version brings one; another may differ.
set -euo pipefail
for tool in soffice pdftotext; do command -v "$tool" > /dev/null || { echo "This needs LibreOffice (soffice) and pdftotext." >&2; exit 2; }; done
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


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind, more=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{more}/></w:r>'


def asks(what):
    return f'<w:r><w:instrText xml:space="preserve"> {what} </w:instrText></w:r>'


def page(stored):
    return mark("begin") + asks("PAGEREF _Toc1 \\h") + mark("separate") + run(stored) + mark("end")


def paragraph(text, before=""):
    return f"<w:p>{before}{text}</w:p>"


begins = mark("begin", ' w:dirty="true"') + asks('TOC \\o "1-1" \\h') + mark("separate")
line = f'<w:hyperlink w:anchor="_Toc1">{run("Homes, page ")}{page("7")}</w:hyperlink>'
style = "<w:pPr><w:pageBreakBefore/><w:outlineLvl w:val=\"0\"/></w:pPr>"
body = (
    paragraph(begins + line)
    + paragraph(mark("end"))
    + paragraph(run("In a paragraph: page ") + page("7"))
    + paragraph(run("Between"), "<w:pPr><w:pageBreakBefore/></w:pPr>")
    + paragraph(f'<w:bookmarkStart w:id="1" w:name="_Toc1"/>{run("Homes")}<w:bookmarkEnd w:id="1"/>', style)
)
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{body}<w:sectPr/></w:body></w:document>',
}
with zipfile.ZipFile("plan.docx", "w") as archive:
    for name, text in parts.items():
        archive.writestr(name, DECLARATION + text)
PYTHON
python3 write.py
soffice --version | grep .
profile="-env:UserInstallation=file://$folder/profile"
soffice "$profile" --headless --convert-to pdf plan.docx > log 2>&1 || { cat log >&2; exit 1; }
for page in 1 3; do pdftotext -f "$page" -l "$page" plan.pdf - | tr -d '\f' | grep . | sed "s/^/On page $page: /"; done | tee seen
diff seen - <<'SEEN' || { echo "Changed: see the lines above." >&2; exit 1; }
On page 1: Homes, page 7
On page 1: In a paragraph: page 3
On page 3: Homes
SEEN
echo "As before: LibreOffice counts the page in a paragraph, and prints the stored one in the table of contents."
