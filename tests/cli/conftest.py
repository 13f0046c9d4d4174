"""A command line on a library of its own, and the sample reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from egpk_desk.cli import run
from egpk_desk.resources import sample_docs


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Desk = Callable[..., Result]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.egpk"


@pytest.fixture
def desk(library: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Run one command on the test's library, as user ``سلمى``, unless the arguments say otherwise."""
    monkeypatch.delenv("EGPK_LANG", raising=False)
    monkeypatch.setenv("EGPK_LIBRARY", str(library))
    monkeypatch.setenv("EGPK_USER", "سلمى")

    def call(*arguments: object) -> Result:
        capfdbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Result(code, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A short report as plain text."""
    path = tmp_path / "report.txt"
    path.write_text(
        "التعاون في الموانئ\n"
        "إعداد: سعاد حسن\n"
        "12 مايو 2025\n"
        "أولًا: دوافع التعاون\n"
        "المكاسب الاقتصادية: تسعى القاهرةُ إلى تطوير الموانئ وربطها بالأسواق البعيدة عبر خطوط ملاحية منتظمة.[1]\n"
        "ويرى الباحثون أنَّ الأسواق البعيدة تحتاج إلى الموانئ كما تحتاج إليها الأسواق القريبة، بل أكثر منها.\n"
        "ثانيًا: أبعاد التعاون\n"
        "تشهد العلاقات تطوّرًا ملحوظًا في الأسواق البعيدة، ولا سيما في قطاعات النقل والتخزين والخدمات المالية.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def samples() -> Path:
    return sample_docs()
