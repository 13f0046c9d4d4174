"""The main job on the sample reports: ``./desk demo``.

Imports every format into a library of its own, applies the prepared coding, exports the excerpts, says what it made,
and opens the window on the result; without a display it leaves a picture of the window.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from egpk_desk.cli import run
from egpk_desk.errors import EgpkError
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace, opened

EXPORTED = ("docx", "html", "md", "csv")
USER = "demo"


def apply_coding(workspace: Workspace, coding: Path) -> int:
    """Make the highlights that a coding file lists: ``file``, ``quote``, ``tags``, ``memo``. Returns how many.

    Highlights that are there already, from an earlier run, are not made twice.
    """
    by_file = {record.file_name: record.id for record in workspace.documents()}
    marks = (excerpt.highlight for excerpt in workspace.excerpts())
    there = {(mark.document, mark.start, mark.end) for mark in marks}
    made = 0
    for entry in json.loads(coding.read_text(encoding="utf-8"))["highlights"]:
        document = by_file[entry["file"]]
        start, end = workspace.find_quotation(document, entry["quote"], entry.get("occurrence"))
        if (document, start, end) not in there:
            workspace.highlight(document, start, end, tags=entry["tags"], memo=entry.get("memo", ""))
            made += 1
    return made


def demonstrate(output: Path) -> None:
    """Run the main job, leaving all it makes in ``output``."""
    output.mkdir(parents=True, exist_ok=True)
    library = output / "demo.egpk"
    samples = sample_docs()
    begin = time.perf_counter()
    with opened(library, user=USER, create=True) as workspace:
        outcomes = workspace.import_paths([samples], workers=0)
        refused = [outcome for outcome in outcomes if outcome.status == "refused"]
        if refused:
            raise EgpkError(f"A sample report was refused: {refused[0].path}: {refused[0].reason}")
        made = apply_coding(workspace, samples / "coding.json")
        total = len(workspace.excerpts())
        kinds = sorted({record.kind for record in workspace.documents()})
        print(f"Library      {library}")
        new = sum(outcome.status == "new" for outcome in outcomes)
        print(f"Reports      {len(outcomes)} ({', '.join(kinds)}), {new} of them new")
        print(f"Highlights   {total}, {made} of them new, each with its codes")
        for format_ in EXPORTED:
            target = output / f"excerpts.{format_}"
            group_by = "code" if format_ != "md" else "document"
            request = ExportRequest(format=format_, group_by=group_by, title="مقتطفات من تقارير العيّنة")
            count = workspace.export_to(target, request)
            print(f"{format_.upper():12} {target} ({count} excerpts with footnotes)")
    print(f"Done in {time.perf_counter() - begin:.1f} s.")


def show(output: Path) -> int:
    """Open the window on the demo's library, or picture it where there is no display."""
    library = output / "demo.egpk"
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin"):
        print("Opening the window. Close it to end.")
        return subprocess.call([sys.executable, "-m", "egpk_desk", "--library", str(library), "--user", USER])
    picture = output / "window.png"
    code = run(["--library", str(library), "--user", USER, "screenshot", "--screen", "main", "--out", str(picture)])
    if code == 0:
        print(f"There is no display here. Start `./desk run --library {library}` where there is one.")
    return code


def main() -> int:
    """Entry point; an argument names another folder than ``demo-output`` below the current one."""
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("demo-output")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        demonstrate(output)
    except EgpkError as error:
        print(f"demo: {error.line}", file=sys.stderr)
        return 1
    return show(output)


if __name__ == "__main__":
    sys.exit(main())
