"""An entry of the audit trail in words, Arabic or English: what was done, to what, and each field before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from egpk_desk.audit.trail import Entry
from egpk_desk.library.naming import Names
from egpk_desk.library.objects import Value
from egpk_desk.library.rulings import decode_codings, decode_ruling
from egpk_desk.messages import translate

_SILENT = frozenset(
    {"live", "position", "revision", "start", "end", "prefix", "suffix", "made_on", "made_as", "score", "orphaned"}
    | {"on_kind", "on_id", "author", "created", "seen", "options", "kind", "leaf", "date_as_written", "document"}
)
"""Fields that say nothing to people, or what the entry says already."""

_SAY: dict[str, dict[str, str]] = {
    "ar": {
        "set": "{field}: «{after}»",
        "changed": "{field}: كان «{before}» فصار «{after}»",
        "cleared": "{field}: حُذف «{before}»",
        "yes": "نعم",
        "no": "لا",
        "joined": "من {source}: {count} تغييرًا لـ {authors}",
        "a file": "مكتبة أخرى",
        "nobody": "مجهول",
        "left": "ترك للحسم: {what}",
        "accept": "اعتُمد ترميز {who}",
        "both": "أُبقي الكل",
        "neither": "أُسقط الكل",
        "other": "رمز آخر: {who}",
        "why": "السبب",
        "coded": "كان {coder} قد رمّز بـ «{code}»",
        "of": "{code} على «{passage}»",
        "in": "{report} في {group}",
        "document": "تقرير",
        "highlight": "تمييز",
        "tag": "رمز على تمييز",
        "code": "رمز",
        "kind": "نوع رموز",
        "set of codes": "مجموعة رموز",
        "query": "بحث محفوظ",
        "rejection": "اقتراح مرفوض",
        "reference": "مرجع",
        "memo": "مذكرة",
        "group": "مجموعة",
        "member": "تقرير في مجموعة",
        "property": "خاصية",
        "view": "طريقة عرض",
        "decision": "خلاف بين المرمِّزين",
        "merge": "دمج",
        "field memo": "المذكرة",
        "field stance": "الموقف",
        "field status": "الحالة",
        "field exact": "المقتطف",
        "field through": "الحاشية المستشهد عبرها",
        "field name_ar": "الاسم بالعربية",
        "field name_en": "الاسم بالإنجليزية",
        "field name": "الاسم",
        "field title": "العنوان",
        "field text": "النص",
        "field colour": "اللون",
        "field definition": "التعريف",
        "field description": "الوصف",
        "field parent": "الرمز الذي فوقه",
        "field code": "الرمز",
        "field retired": "متروك",
        "field codable": "يُرمَّز به",
        "field use_when": "متى يُستعمل",
        "field use_not": "متى لا يُستعمل",
        "field example": "مثاله",
        "field codes": "الرموز",
        "field query": "البحث",
        "field key": "مفتاح الاستشهاد",
        "field data": "البيانات",
        "field type": "النوع",
        "field authors": "المؤلفون",
        "field role": "صفة المؤلف",
        "field date": "التاريخ",
        "field publisher": "الناشر",
        "field category": "التصنيف",
        "field url": "العنوان على الشبكة",
        "field language": "اللغة",
    },
    "en": {
        "set": "{field}: “{after}”",
        "changed": "{field}: “{before}” became “{after}”",
        "cleared": "{field}: “{before}” taken out",
        "yes": "yes",
        "no": "no",
        "joined": "from {source}: {count} changes by {authors}",
        "a file": "another library",
        "nobody": "nobody named",
        "left": "left to settle: {what}",
        "accept": "the coding of {who} stands",
        "both": "all of it stands",
        "neither": "none of it stands",
        "other": "another code: {who}",
        "why": "reason",
        "coded": "{coder} had given it the code “{code}”",
        "of": "{code} on “{passage}”",
        "in": "{report} in {group}",
        "document": "report",
        "highlight": "highlight",
        "tag": "code on a highlight",
        "code": "code",
        "kind": "kind of codes",
        "set of codes": "set of codes",
        "query": "saved search",
        "rejection": "refused suggestion",
        "reference": "reference",
        "memo": "memo",
        "group": "group",
        "member": "report in a group",
        "property": "property",
        "view": "view",
        "decision": "disagreement of coders",
        "merge": "merge",
        "field exact": "passage",
        "field through": "note cited through",
        "field name_ar": "Arabic name",
        "field name_en": "English name",
        "field parent": "code above it",
        "field codable": "given to passages",
        "field use_when": "when to use it",
        "field use_not": "when not to use it",
        "field key": "citation key",
        "field role": "role of the author",
        "field url": "address",
    },
}
_VALUES = {
    "ar": {
        **{
            "supports": "يؤيد",
            "contradicts": "يعارض",
            "context": "سياق",
            "unread": "لم يُقرأ",
            "reading": "قيد القراءة",
        },
        **{"coded": "مرمَّز", "to-check": "للمراجعة", "number": "عدد", "date": "تاريخ"},
    },
    "en": {"to-check": "to check"},
}
_CHOICES = frozenset({"stance", "status", "type"})
_FLAGS = frozenset({"retired", "codable"})


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words: ``action`` is what was done, ``kind`` and ``label`` to what, ``details`` how."""

    when: str
    who: str
    action: str
    kind: str
    label: str
    report: str
    details: tuple[str, ...]


class Wording:
    """Says entries in a language, ``ar`` or ``en``."""

    def __init__(self, names: Names, language: str) -> None:
        self._names = names
        self._language = "ar" if language == "ar" else "en"
        self._say = _SAY[self._language]
        self._actions: dict[str, str] = {}

    def line(self, one: Entry) -> Line:
        """An entry in words."""
        details = self._merged(one) if one.merge is not None else tuple(self._details(one))
        return Line(
            one.when,
            one.author,
            self._action(one.what),
            self._kind(one.kind),
            self._label(one.kind, one.object_id),
            self._name("document", one.document),
            details,
        )

    def _action(self, what: str) -> str:
        if what not in self._actions:
            self._actions[what] = translate(what, self._language)
        return self._actions[what]

    def _kind(self, kind: str) -> str:
        return self._say["set of codes"] if kind == "set" else self._say.get(kind, kind)

    def _name(self, kind: str, object_id: str) -> str:
        name = self._names.get((kind, object_id))
        if name is None:
            return ""
        return " ".join((name.ar if self._language == "ar" else name.en).split())

    def _label(self, kind: str, object_id: str) -> str:
        first, _, second = object_id.partition(" ")
        if kind == "tag":
            return self._say["of"].format(code=self._name("code", second), passage=self._name("highlight", first))
        if kind == "member":
            return self._say["in"].format(report=self._name("document", second), group=self._name("group", first))
        if kind == "merge":
            return object_id
        return self._name(kind, object_id)

    def _merged(self, one: Entry) -> tuple[str, ...]:
        merge = one.merge
        assert merge is not None
        authors = " · ".join(name or self._say["nobody"] for name in merge.authors) or self._say["nobody"]
        said = [
            self._say["joined"].format(
                source=merge.source or self._say["a file"], count=merge.operations, authors=authors
            )
        ]
        for kind, object_id, name in merge.conflicts:
            words = (self._kind(kind), self._label(kind, object_id), self._field(name))
            said.append(self._say["left"].format(what=" — ".join(word for word in words if word)))
        return tuple(said)

    def _details(self, one: Entry) -> Iterator[str]:
        for name, (before, after) in one.changes.items():
            if name == "ruling":
                yield from self._ruled(after)
            elif name == "codings":
                yield from self._coded(after)
            elif name.removeprefix("metadata.") not in _SILENT:
                yield from self._changed(name.removeprefix("metadata."), before, after)

    def _changed(self, name: str, before: Value, after: Value) -> Iterator[str]:
        one, other = self._value(name, before), self._value(name, after)
        if one == other:
            return
        how = "changed" if one and other else "set" if other else "cleared"
        yield self._say[how].format(field=self._field(name), before=one, after=other)

    def _field(self, name: str) -> str:
        plain = name.removeprefix("metadata.")
        return self._say.get(f"field {plain}") or plain.replace("_", " ")

    def _value(self, name: str, value: Value) -> str:
        if value in (None, "", []):
            return ""
        if name in _FLAGS:
            return self._say["yes" if value else "no"]
        if name in _CHOICES:
            return _VALUES[self._language].get(str(value), str(value))
        if name in ("parent", "code"):
            return self._name("code", str(value))
        if name in ("codes", "data", "definition") and isinstance(value, str) and value[:1] in "[{":
            return self._structured(value)
        if isinstance(value, list):
            return " · ".join(map(str, value))
        return " ".join(str(value).split())

    def _structured(self, value: str) -> str:
        """A list of codes by their names, or of an object's fields those that are plain."""
        try:
            held = json.loads(value)
        except ValueError:
            return value
        if isinstance(held, list):
            return " · ".join(self._name("code", str(one)) or str(one) for one in held)
        if isinstance(held, Mapping):
            return " · ".join(f"{key}: {one}" for key, one in held.items() if isinstance(one, str | int))
        return value

    def _ruled(self, stored: Value) -> Iterator[str]:
        if not stored:
            return
        ruling = decode_ruling(stored)
        who = ruling.coders or tuple(self._name("code", code) for code in ruling.codes)
        yield self._say[ruling.how].format(who=" · ".join(who))
        if ruling.reason:
            yield f"{self._say['why']}: {ruling.reason}"

    def _coded(self, stored: Value) -> Iterator[str]:
        if not stored:
            return
        for row in decode_codings(stored):
            yield self._say["coded"].format(coder=row.coder, code=self._name("code", row.code))
