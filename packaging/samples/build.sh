#!/usr/bin/env bash
# Make the sample reports that a word processor would have written, from their Markdown, as their authors would:
# pandoc writes DOCX and ODT with real footnotes and tables, LibreOffice the PDF. Needs pandoc, LibreOffice
# and python-docx (PYTHON names the interpreter that has it).
# The text and web samples are written by hand and lie in sample_docs/ only.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../sample_docs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1740000000  # the same bytes from the same sources, whenever they are built

python=${PYTHON:-python3}
"$python" -c "import docx" # nothing is written where the last step could not be done

# LibreOffice shall find the program's own Amiri, whatever is installed here.
fonts=$(cd "$here/../../resources/fonts" && pwd)
cat >"$work/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>$fonts</dir><cachedir>$work/font-cache</cachedir></fontconfig>
CONF
export FONTCONFIG_FILE=$work/fonts.conf

pandoc "$here/jordan-iraq.md" -o "$out/jordan-iraq.docx"
pandoc "$here/morocco-west-africa.md" -o "$out/morocco-west-africa.odt"
cp "$here/saudi-india.md" "$out/saudi-india.md"
pandoc "$here/oman-iran.md" -o "$work/oman-iran.docx"
"$python" "$here/arabic_face.py" "$work/oman-iran.docx"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$out" "$work/oman-iran.docx" >/dev/null
"$python" "$here/settle_dates.py" "$out/morocco-west-africa.odt" "$out/oman-iran.pdf"
