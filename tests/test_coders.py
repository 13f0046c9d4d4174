"""Coders side by side in one library: who coded what, where they differ, and what a decision leaves of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from egpk_desk.coders import Disagreement, Ruling, Scope
from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.workspace import Workspace, opened

TEXT = (
    "تقرير عن الموانئ\n"
    "المكاسب الاقتصادية: تسعى القاهرةُ إلى تطوير الموانئ وربطها بالأسواق البعيدة عبر خطوط ملاحية منتظمة.\n"
    "ويرى الباحثون أنَّ الأسواق البعيدة تحتاج إلى الموانئ كما تحتاج إليها الأسواق القريبة، بل أكثر منها.\n"
)
GAINS, TRADE, WAR = "driver/economic-gains", "dimension/economic/trade", "driver/gaza-war"


class Desk:
    """One library in which several people code, each under their own name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with opened(path, user="هدى", create=True) as workspace:
            self.document = workspace.import_bytes(TEXT.encode(), "report.txt").id
            self.text = workspace.content(self.document).text

    def code(self, user: str, words: str, *tags: str) -> str:
        start = self.text.index(words)
        with opened(self.path, user=user) as workspace:
            return workspace.highlight(self.document, start, start + len(words), tags=tags).highlight.id


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library.egpk")


@pytest.fixture
def workspace(desk: Desk) -> Iterator[Workspace]:
    with opened(desk.path, user="هدى") as found:
        yield found


def said(one: Disagreement, workspace: Workspace) -> dict[str, list[str]]:
    slugs = {code.id: code.slug for code in workspace.codes()}
    return {coder: [slugs[row.code] for row in one.of(coder)] for coder in one.coders}


def test_one_passage_under_two_names_is_one_disagreement(desk: Desk, workspace: Workspace) -> None:
    desk.code("سلمى", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    desk.code("عمر", "تسعى القاهرةُ إلى تطوير الموانئ وربطها", TRADE)
    (one,) = workspace.coders.compare().disagreements
    assert said(one, workspace) == {"سلمى": [GAINS], "عمر": [TRADE]}
    assert desk.text[one.start : one.end] == "تسعى القاهرةُ إلى تطوير الموانئ وربطها"


def test_edges_of_punctuation_are_no_disagreement_but_a_word_is(desk: Desk, workspace: Workspace) -> None:
    desk.code("سلمى", "الأسواق القريبة، بل أكثر منها", GAINS)
    desk.code("عمر", "الأسواق القريبة، بل أكثر منها.", GAINS)
    assert workspace.coders.compare().disagreements == ()
    desk.code("سلمى", "خطوط ملاحية", WAR)
    desk.code("عمر", "خطوط ملاحية منتظمة", WAR)
    (one,) = workspace.coders.compare().disagreements
    assert said(one, workspace) == {"سلمى": [WAR], "عمر": [WAR]}


def test_a_short_passage_within_a_long_one_of_another_code_is_a_disagreement_of_its_own(
    desk: Desk, workspace: Workspace
) -> None:
    desk.code("سلمى", TEXT.splitlines()[1], GAINS)
    desk.code("عمر", TEXT.splitlines()[1], GAINS)
    desk.code("سلمى", TEXT.splitlines()[2], WAR)
    desk.code("عمر", "الأسواق القريبة", TRADE)
    found = workspace.coders.compare().disagreements
    assert [said(one, workspace) for one in found] == [{"سلمى": [WAR], "عمر": []}, {"سلمى": [], "عمر": [TRADE]}]


def test_who_put_a_code_on_anothers_highlight_is_its_coder(desk: Desk, workspace: Workspace) -> None:
    mark = desk.code("سلمى", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    with opened(desk.path, user="عمر") as theirs:
        theirs.tag(mark, [TRADE])
    (one,) = workspace.coders.compare().disagreements
    assert said(one, workspace) == {"سلمى": [GAINS], "عمر": [TRADE]}
    workspace.merge_codes(TRADE, WAR)
    assert workspace.coders.names() == {"سلمى": 2}  # who joins codes has coded nothing


def test_agreement_is_measured_on_what_was_done_apart_and_a_decision_does_not_raise_it(
    desk: Desk, workspace: Workspace
) -> None:
    desk.code("سلمى", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    desk.code("عمر", "تسعى القاهرةُ إلى تطوير الموانئ", TRADE)
    before = workspace.coders.compare()
    (one,) = before.open
    cultural = workspace.code("dimension/cultural").id
    for ruling in (Ruling("accept", ("عمر",)), Ruling("other", codes=(cultural,)), Ruling("neither")):
        workspace.coders.settle(workspace.coders.disagreement(one.id), ruling)
        after = workspace.coders.compare()
        assert after.agreement == before.agreement
        assert (after.open, [each.id for each in after.disagreements]) == ((), [one.id])
        decided = after.disagreements[0].decision
        assert decided is not None
        assert (decided.author, decided.ruling.how) == ("هدى", ruling.how)
    assert workspace.excerpts() == []
    workspace.coders.reopen(workspace.coders.decisions()[0].id)
    assert [one.id for one in workspace.coders.compare().open] == [one.id]
    assert len(workspace.excerpts()) == 2


def test_new_work_at_a_settled_place_opens_it_again(desk: Desk, workspace: Workspace) -> None:
    desk.code("سلمى", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    desk.code("عمر", "خطوط ملاحية", TRADE)
    for one in workspace.coders.compare().open:
        workspace.coders.settle(one, Ruling("neither"))
    assert workspace.coders.open() == ()
    desk.code("عمر", "تسعى القاهرةُ إلى تطوير الموانئ وربطها", GAINS)
    (again,) = workspace.coders.open()
    assert said(again, workspace) == {"سلمى": [GAINS], "عمر": [GAINS]}


def test_coders_documents_and_codes_can_be_chosen(desk: Desk, workspace: Workspace) -> None:
    desk.code("سلمى", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    desk.code("عمر", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    desk.code("نور", "خطوط ملاحية", TRADE)
    two = workspace.coders.compare(Scope(coders=("سلمى", "عمر")))
    assert (two.agreement.coders, two.disagreements, two.agreement.overall.kappa) == (("سلمى", "عمر"), (), 1)
    assert len(workspace.coders.compare().open) == 2
    assert len(workspace.coders.compare(Scope(codes=("dimension/economic",))).open) == 1
    assert set(workspace.coders.compare(Scope(codes=("dimension",))).agreement.per_code) == {TRADE}
    with pytest.raises(NotFound):
        workspace.coders.compare(Scope(coders=("سلمى", "غريب")))
    with pytest.raises(NotFound):
        workspace.coders.compare(Scope(codes=("no/such",)))
    with pytest.raises(InvalidValue):
        workspace.coders.compare(Scope(coders=("سلمى",)))


def test_a_coder_who_found_nothing_in_a_named_report_disagrees_there(desk: Desk, workspace: Workspace) -> None:
    desk.code("سلمى", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    second = workspace.import_bytes(f"{TEXT}زيادة.".encode(), "second.txt").id
    with opened(desk.path, user="عمر") as theirs:
        theirs.highlight(second, 20, 40, tags=[WAR])
    with pytest.raises(InvalidValue):
        workspace.coders.compare()
    (one,) = workspace.coders.compare(Scope(documents=(desk.document,))).disagreements
    assert said(one, workspace) == {"سلمى": [GAINS], "عمر": []}


def test_a_ruling_must_be_whole_and_name_who_took_part(desk: Desk, workspace: Workspace) -> None:
    desk.code("سلمى", "تسعى القاهرةُ إلى تطوير الموانئ", GAINS)
    desk.code("عمر", "خطوط ملاحية", GAINS)
    one = workspace.coders.open()[0]
    wrong = [Ruling("accept"), Ruling("accept", ("غريب",)), Ruling("other"), Ruling("burn"), Ruling("both", ("عمر",))]
    for ruling in wrong:
        with pytest.raises(InvalidValue):
            workspace.coders.settle(one, ruling)
    assert workspace.coders.decisions() == []
