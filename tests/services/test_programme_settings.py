"""The settings of a programme: declared once, read as typed, refused in words."""

from datetime import date
from typing import Any

import pytest

from wsg_desktop.errors import UserError
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.services.programme_settings import (
    PROGRAMME_SETTINGS,
    get_setting,
    read_setting,
    show_setting,
)
from wsg_desktop.store.programmes import get_programme
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 26)


def test_each_setting_can_be_changed_and_has_its_name() -> None:
    assert {it.key for it in PROGRAMME_SETTINGS} == programme.SETTINGS - {"definition", "is_sample"}
    assert all(it.label for it in PROGRAMME_SETTINGS)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "  Deventer  en Twente ", "Deventer en Twente"),
        ("attention-days", "21", 21),
        ("starts_on", "1 mrt 2027", date(2027, 3, 1)),
        ("ends_on", "2028", date(2028, 12, 31)),
        ("ends_on", "", None),
        ("good_friday_closed", "aan", True),
        ("aspects", "Geld, risico's communicatie", "time money risks communication"),
        ("aspects", "", "time"),
    ],
)
def test_what_is_typed_is_read(key: str, text: str, value: Any) -> None:
    assert read_setting(get_setting(key), text, TODAY) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [("stale_days", "-1"), ("stale_days", "4000"), ("stale_days", "veel"), ("good_friday_closed", "soms")],
)
def test_nonsense_is_refused_in_words(key: str, text: str) -> None:
    with pytest.raises(UserError, match=text):
        read_setting(get_setting(key), text, TODAY)


def test_what_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(UserError, match="attention_days"):
        get_setting("kleur")
    with pytest.raises(UserError, match="organisation"):
        read_setting(get_setting("aspects"), "smaak", TODAY)


def test_a_programme_takes_no_end_before_its_beginning_and_no_impossible_days(document: Document) -> None:
    values: dict[str, Any]
    for values in ({"starts_on": date(2028, 1, 1), "ends_on": date(2027, 1, 1)}, {"stale_days": -3}):
        with pytest.raises(UserError):
            document.change("x", lambda tx, it=values: programme.change_settings(tx, **it))  # type: ignore[misc]


def test_values_are_shown_in_words(document: Document) -> None:
    with document.reading() as read:
        row = get_programme(read)
    nl = translator("en")
    assert show_setting(get_setting("aspects"), row, nl) == "Time, Money, Quality, Risks"
    assert show_setting(get_setting("good_friday_closed"), row, nl) == "off"
