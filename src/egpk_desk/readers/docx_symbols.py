"""Characters of the Symbol and Wingdings fonts, which Word keeps as private-use codes, as Unicode."""

from __future__ import annotations

_SYMBOL = dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xC5: "⊕",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xD7: "⋅",
    0xE2: "®",
    0xE3: "©",
    0xE4: "™",
    0xE5: "∑",
}
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xAB: "★",
    0xB2: "✧",
    0xD8: "➢",
    0xDC: "➲",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xEF: "⇦",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}


def symbol(code: int, font: str) -> str:
    """The Unicode character of a code (U+F0xx or its low byte) of a symbol font; unknown ones stay what they are."""
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    face = font.lower()
    if face == "symbol" or (not face and code >= 0xF000):
        return _SYMBOL.get(low) or (chr(low) if 0x20 <= low < 0x40 else chr(code))
    if face.startswith("wingdings"):
        return _WINGDINGS.get(low, "•" if code >= 0xF000 else chr(code))
    return chr(low) if 0xF020 <= code <= 0xF07E else chr(code)


def bullet(text: str, font: str) -> str:
    """The text of a bullet level with symbol characters as Unicode; ``o`` of Courier New is a circle."""
    if text == "o" and font.lower().startswith("courier"):
        return "○"
    face = font if font.lower().startswith(("symbol", "wingdings")) else ""
    shown = "".join(symbol(ord(c), face) if 0xF000 <= ord(c) <= 0xF0FF or face else c for c in text)
    return "".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in shown).strip()
