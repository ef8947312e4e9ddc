from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.core.money import CURRENCIES, format_money, parse_money, round_money, smallest_coin


@pytest.mark.parametrize(
    ("text", "code", "amount"),
    [
        ("9.40", "USD", "9.40"),
        ("$9.40", "USD", "9.40"),
        ("9,40 €", "EUR", "9.40"),
        ("9.4 EUR", "eur", "9.4"),
        (".5", "GBP", "0.5"),
        ("Rp 15000", "IDR", "15000"),
        ("0", "USD", "0"),
    ],
)
def test_price_is_read(text: str, code: str, amount: str) -> None:
    assert parse_money(text, code) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "-1", "nan", "Infinity", "1e5", "1,000.00", "1.2.3", "five", "٣", "$", "2000000000"]
)
def test_bad_price_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_money(text)


def test_unknown_currency_is_refused_for_prices_and_written_by_its_code() -> None:
    with pytest.raises(UsageError, match=r"XYZ.*USD"):
        parse_money("1", "XYZ")
    assert format_money(Decimal("47.1"), "XYZ") == "XYZ 47.10"
    assert format_money(Decimal("47.1"), "XYZ", decimal_comma=True) == "47,10 XYZ"
    assert format_money(Decimal(1), "") == "1.00"


def test_money_is_written() -> None:
    assert format_money(Decimal("47.1")) == "$47.10"
    assert format_money(Decimal("47.1"), "EUR", decimal_comma=True) == "47,10 €"
    assert format_money(Decimal("15000.4"), "IDR") == "Rp 15000"
    assert format_money(Decimal("-0.125"), "GBP") == "-£0.13"
    assert format_money(Decimal("-0.001")) == "$0.00"


def test_halves_round_away_from_zero() -> None:
    assert round_money(Decimal("0.125")) == Decimal("0.13")
    assert round_money(Decimal("0.5"), "JPY") == Decimal(1)


@given(st.decimals(0, 10**6, places=2), st.sampled_from(sorted(CURRENCIES)), st.booleans())
def test_a_written_price_reads_back_rounded(amount: Decimal, code: str, comma: bool) -> None:
    assert parse_money(format_money(amount, code, decimal_comma=comma), code) == round_money(amount, code)


@pytest.mark.parametrize(("code", "coin"), [("USD", "0.01"), ("JPY", "1"), ("XYZ", "0.01")])
def test_the_smallest_coin_of_currencies_known_or_not(code, coin):
    assert smallest_coin(code) == Decimal(coin)
