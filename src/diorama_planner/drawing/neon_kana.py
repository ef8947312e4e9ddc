"""Katakana of a single stroke on the grid of `neon_letters`, drawn by this project: for alleys in Japan.

Hiragana are written as katakana, small kana are their large ones made smaller.
"""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
KATAKANA: Mapping[str, str] = {
    "ア": "07 67 44|35 32 10", "イ": "58 04|36 30", "ウ": "38 36|04 06 66 63 20", "エ": "17 57|37 31|01 61",
    "オ": "06 66|48 40 30|46 01", "カ": "06 66 61 50|38 34 00", "キ": "06 57|03 64|28 40", "ク": "28 05|27 67 64 10",
    "ケ": "28 04|16 66|46 43 20", "コ": "07 67 61|01 61", "サ": "06 66|28 23|48 44 20", "シ": "07 16|04 13|01 31 66",
    "ス": "07 57 01|34 60", "セ": "05 66 54|28 212 60", "ソ": "07 15|67 63 20", "タ": "28 05|27 67 64 10|24 53",
    "チ": "57 06|04 64|36 34 10", "ツ": "07 15|37 35|67 63 20", "テ": "17 57|04 64|34 32 10", "ト": "28 20|25 53",
    "ナ": "05 65|38 34 10", "ニ": "16 56|01 61", "ヌ": "07 57 53 00|14 51", "ネ": "38 37|06 56 02|34 30|44 62",
    "ノ": "57 53 00", "ハ": "27 01|47 61", "ヒ": "08 012 60|04 65", "フ": "07 67 63 10", "ヘ": "03 26 61",
    "ホ": "06 66|38 30|13 01|53 61", "マ": "07 67 33|24 41", "ミ": "17 56|14 53|11 60", "ム": "38 01 51|53 60",
    "メ": "57 53 00|16 52", "モ": "17 57|04 64|37 312 61", "ヤ": "04 66 54|28 40", "ユ": "06 46 41|01 61",
    "ヨ": "07 57 50|04 54|00 50", "ラ": "17 57|05 65 63 20", "リ": "08 03|58 53 20", "ル": "27 24 00|47 41 64",
    "レ": "08 01 54", "ロ": "07 67 61 01 07", "ワ": "04 07 67 64 20", "ヲ": "07 67 63 10|05 65",
    "ン": "07 16|01 31 65", "ー": "04 64", "・": "04 14", "「": "38 08 03", "」": "30 60 65",
}
SMALL: Mapping[str, str] = dict(zip("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ", strict=True))
SMALL_SHARE = 0.7

VOICED: Mapping[str, str] = {"\u3099": "0a 18|2a 38", "\u309a": "19 1a 0a 09 19"}
"""The marks of voiced kana, by their combining signs; they are set at the upper right."""
# fmt: on

_TO_KATAKANA = ord("ア") - ord("あ")


def as_katakana(letter: str) -> str:
    """Give the katakana of a hiragana; other letters stay."""
    return chr(ord(letter) + _TO_KATAKANA) if "ぁ" <= letter <= "ゖ" else letter
