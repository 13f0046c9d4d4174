#!/usr/bin/env bash
# Make the sample reports that a word processor would have written, from their Markdown, as their authors would:
# pandoc writes DOCX and ODT with real footnotes and tables, LibreOffice the PDF. Needs pandoc and LibreOffice.
# The text and web samples are written by hand and lie in sample_docs/ only.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../sample_docs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pandoc "$here/jordan-iraq.md" -o "$out/jordan-iraq.docx"
pandoc "$here/morocco-west-africa.md" -o "$out/morocco-west-africa.odt"
cp "$here/saudi-india.md" "$out/saudi-india.md"
pandoc "$here/oman-iran.md" -o "$work/oman-iran.docx"
python3 "$here/arabic_face.py" "$work/oman-iran.docx"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$out" "$work/oman-iran.docx" >/dev/null
