"""Shops from typed words: what is understood, and what is refused with a remedy."""

from decimal import Decimal

import pytest

from diorama_planner.app.purchase.shop_edits import with_words
from diorama_planner.core.errors import UsageError
from diorama_planner.takeoff.shops import Shop

SHOP = Shop(id="corner", name="Craft corner", currency="EUR")


def test_words_change_what_they_name_and_nothing_else():
    changed = with_words(SHOP, {"use": "no", "free_from": "50", "vat": "added", "vat_pct": "19 %"})
    assert changed == Shop(
        id="corner", name="Craft corner", currency="EUR", used=False, free_from=Decimal(50), vat="added",
        vat_pct=Decimal(19),
    )  # fmt: skip
    assert with_words(changed, {"use": "yes", "free_from": "never"}).used
    assert with_words(changed, {"use": "yes", "free_from": "never"}).free_from is None


@pytest.mark.parametrize("words", [{"use": "No"}, {"use": ""}, {"vat": "some"}, {"vat_pct": "much"}])
def test_what_is_not_understood_is_never_guessed(words):
    with pytest.raises(UsageError, match=r"write|either"):
        with_words(SHOP, words)
