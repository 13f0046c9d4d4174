"""Take the moment of building out of an ODT or PDF, so that the same sources give the same bytes.

A zip's entries get the time of ``SOURCE_DATE_EPOCH``; so does a PDF's creation date, and the file identifiers that
LibreOffice makes at random become the hash of the rest. All PDF values keep their length: the offsets stay right.
"""

import hashlib
import os
import re
import sys
import time
import zipfile
from pathlib import Path

MOMENT = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))


def settle_zip(path: Path) -> None:
    """Rewrite a zip with one time for all entries, in their order, stored or deflated as before."""
    with zipfile.ZipFile(path) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in entries:
            settled = zipfile.ZipInfo(entry.filename, MOMENT[:6])
            settled.compress_type = entry.compress_type
            archive.writestr(settled, data)


def settle_pdf(path: Path) -> None:
    """Give a PDF its date and identifiers anew, in place."""
    data = path.read_bytes()
    stamp = time.strftime("D:%Y%m%d%H%M%SZ", MOMENT).encode()
    data = re.sub(rb"D:\d{14}Z", stamp, data)
    bare = re.sub(rb"<[0-9A-F]{32}>|/DocChecksum /[0-9A-F]{32}", b"", data)
    digest = hashlib.md5(bare, usedforsecurity=False).hexdigest().upper().encode()
    data = re.sub(rb"<[0-9A-F]{32}>", b"<" + digest + b">", data)
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + digest, data)
    path.write_bytes(data)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        (settle_pdf if name.endswith(".pdf") else settle_zip)(Path(name))
