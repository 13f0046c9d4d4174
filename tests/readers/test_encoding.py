"""Bytes become the text that was meant, above all Arabic in the encodings that occur."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.encoding import decode, decode_fully
from tests.shared import real_report

_PLAIN_WORDS = """
مصر في من إلى على عن السلام القاهرة العلاقات وقال الرئيس باكستان دولة أمن حرب غزة كل قد هو هي نحو شيء مؤتمر سؤال
التعاون الاقتصادي والعسكري بين البلدين آسيا قناة السويس مكافحة الإرهاب ظل عالم قطاع ضغط خط ثم بعد يونيو ملك قلب فن كتاب
علم بيت ماء هدف نفط كلما منه عنه فيها لغة طاقة فقه مفهوم مقابل شراكة تقارب دوافع أبعاد
"""
WORDS = _PLAIN_WORDS.split()
SENTENCES = (
    "تشهد الساحة الإقليمية والدولية تحولات جوهرية أعادت تشكيل خريطة التحالفات.",
    "قال الوزير: «لن نتراجع»، ثم أضاف أن النسبة بلغت 35.2% عام 2024.",
    "يُمثِّلُ التعاونُ العسكريُّ والأمنيُّ أحدَ أهمِّ ركائز العلاقات!",
    "وقّعت شركة Total الفرنسية عقدًا مع وزارة الطاقة (MoU) في الجزائر؛ فهل ينجح؟",
    "نشرت مجلة Politique étrangère دراسة عن الأمن القومي العربي.",
    "پاکستان و گفتگو با چین درباره گوادر",
    "هل من جديد؟",
    "و",
    "١- المقدمة",
    "لا، شكرا",
)
WIDE = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "utf-32")


@pytest.mark.parametrize("encoding", [*WIDE, "cp1256"])
@pytest.mark.parametrize("text", [*WORDS, *SENTENCES])
def test_arabic_words_and_sentences_come_back_from_every_encoding(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        text = text.replace("ی", "ي")  # Windows-1256 has no Persian ya
        text = "".join(c for c in text if c.encode(encoding, "ignore"))
        data = text.encode(encoding)
    assert decode(data)[0] == text


@pytest.mark.parametrize(
    "text", [s for s in SENTENCES if s.encode("iso8859-6", "ignore").decode("iso8859-6") == s and len(s) > 12]
)
def test_arabic_sentences_come_back_from_iso_8859_6(text: str) -> None:
    assert decode(text.encode("iso8859-6")) == (text, "iso8859-6")


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
    others=st.lists(
        st.sampled_from(["2024", "EDEX", "BRICS", "(D8)", "«", "»", "–", "“نعم”", "؟", "،", "é", "\n", "G20"]),
        max_size=6,
    ),
    encoding=st.sampled_from([*WIDE, "cp1256"]),
    shuffle=st.randoms(use_true_random=False),
)
def test_mixtures_of_arabic_latin_digits_and_punctuation_come_back(
    words: list[str], others: list[str], encoding: str, shuffle
) -> None:  # type: ignore[no-untyped-def]
    pieces = words + others
    shuffle.shuffle(pieces)
    text = " ".join(pieces)
    assert decode(text.encode(encoding))[0] == text


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.sampled_from([w for w in WORDS if len(w) > 1]), min_size=12, max_size=30, unique=True))
def test_longer_arabic_is_told_apart_in_the_two_one_byte_encodings(words: list[str]) -> None:
    text = " ".join(words)
    assert decode(text.encode("cp1256")) == (text, "cp1256")
    assert decode(text.encode("iso8859-6"))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "L'équipe a été reçue à Genève où l'œuvre fut créée.",
        "Die Größe der Übung überraschte die Ägypter.",
        "¿Dónde está el niño? Mañana, José.",
        "naïve café",
        "“Quoted” – and dashed… text’s",
        "Plain ASCII text.",
    ],
)
def test_latin_texts_come_back_from_windows_1252_and_utf_8(text: str) -> None:
    assert decode(text.encode("cp1252"))[0] == text
    assert decode(text.encode("utf-8"))[0] == text
    assert decode(text.encode("utf-16-le"))[0] == text


def test_the_real_report_comes_back_from_every_encoding() -> None:
    text = real_report().decode("utf-8")
    for encoding in (*WIDE, "cp1256"):
        kept = text.encode(encoding, "ignore").decode(encoding)  # the second form of quotes is not in Windows-1256
        assert decode(kept.encode(encoding))[0] == kept, encoding


def test_a_file_cut_in_the_middle_of_a_letter_is_still_utf_8_and_says_so() -> None:
    data = "العلاقات المصرية".encode()[:-1]
    decoded = decode_fully(data)
    assert decoded.text == "العلاقات المصري"
    assert decoded.encoding == "utf-8"
    assert "cut off" in decoded.warnings[0]


def test_utf_16_with_an_odd_last_byte_is_read_up_to_it() -> None:
    decoded = decode_fully("مصر وباكستان".encode("utf-16")[:-1])
    assert decoded.text == "مصر وباكستا"
    assert decoded.warnings


def test_single_broken_bytes_do_not_make_utf_8_something_else() -> None:
    words = "العلاقات المصرية الباكستانية ".encode()
    decoded = decode_fully(words * 10 + b"\xff" + words * 10)
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert "1 damaged" in decoded.warnings[0]


def test_a_declared_charset_is_believed_only_where_it_can_be_true() -> None:
    text = "العلاقات المصرية"
    assert decode_fully(text.encode("utf-8"), "windows-1256").text == text
    assert decode_fully(text.encode("iso8859-6"), "iso-8859-6").text == text
    assert decode_fully(text.encode("cp1256"), "utf-8").text == text
    assert decode_fully(text.encode("cp1256"), "no-such-charset").text == text


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01\x02\x03" * 50, b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\x00\x00"],
)
def test_empty_and_binary_data_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        decode(data)


@pytest.mark.parametrize("text", ["مصر –", "“مصر”", "لا…", "ولا ‘نعم’ هنا"])
def test_a_few_letters_with_a_sign_of_windows_1256_are_not_iso_8859_6(text: str) -> None:
    assert decode(text.encode("cp1256")) == (text, "cp1256")


def test_a_page_that_names_iso_8859_6_and_holds_curly_quotes_is_windows_1256() -> None:
    text = "قال “إن المنطقة” مهمة – جدًا"
    assert decode_fully(text.encode("cp1256"), "iso-8859-6").text == text
