"""Texts that break offset arithmetic: Arabic with tashkeel, Latin, emoji, bidi controls, presentation forms."""

from __future__ import annotations

from hypothesis import strategies as st

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةٱپچگکیہھے"
TASHKEEL = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u06d6\u06e5\u06ed\u0610"
LATIN = "abcEDXßéİŉǰﬁΐͅÅ\u212b"
COMBINING = "\u0301\u0308\u030c\u0327\u0345\u20e3"
EMOJI = (
    "😀",
    "👨\u200d👩\u200d👧\u200d👦",
    "👍🏽",
    "🇪🇬",
    "🇵🇰",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🏴\U000e0067\U000e0062\U000e007f",
    "𝒜",
)
INVISIBLE = "\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u2060\u200b"
PRESENTATION = "ﷲﷺﻻﻷﺍﺎﺑﺒﻴﻲﭖﮎﯾﹰﹱﹾﱠﳲﴼ﴾﴿"
SPACES = " \u00a0\t\u2003\u202f"
LINE_ENDS = ("\n", "\r", "\r\n", "\u2028", "\u0085")
PUNCTUATION = ".,!?؟،؛…:()[]{}«»“”‘’'\"-–—ـ%٪٫٬″"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۴۹"
OTHERS = (
    "\u1100",  # Hangul L, V and T
    "\u1161",
    "\u11a8",
    "가",
    "क्षि",  # an Indic conjunct
    "\u0600",  # Prepend
    "\u0958",  # excluded from composition: NFC makes two of one
    "אב",
    "漢",
)

_pieces = st.one_of(
    st.sampled_from(ARABIC),
    st.builds(str.__add__, st.sampled_from(ARABIC), st.text(st.sampled_from(TASHKEEL), min_size=1, max_size=3)),
    st.sampled_from(TASHKEEL),
    st.sampled_from(LATIN),
    st.sampled_from(COMBINING),
    st.sampled_from(EMOJI),
    st.sampled_from(INVISIBLE),
    st.sampled_from(PRESENTATION),
    st.sampled_from(SPACES),
    st.sampled_from(LINE_ENDS),
    st.sampled_from(PUNCTUATION),
    st.sampled_from(DIGITS),
    st.sampled_from(OTHERS),
    st.sampled_from(("الله", "شَهِدَتْ", "EDEX 2025", "باكستان", "[1]", "د. ", "35.2")),
    st.characters(exclude_categories=()),  # any code point, lone surrogates and unassigned ones too
)


def texts(min_size: int = 0, max_size: int = 30) -> st.SearchStrategy[str]:
    """Texts of ``min_size`` to ``max_size`` pieces, each of one or several characters."""
    return st.lists(_pieces, min_size=min_size, max_size=max_size).map("".join)


@st.composite
def texts_with_range(draw: st.DrawFn, min_size: int = 1) -> tuple[str, int, int]:
    """A text and a range in it that is not empty; it may cut graphemes."""
    text = draw(texts(min_size=min_size))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, start, end
