"""How long something takes, as planning programs and people write it."""

import pytest

from wsg_desktop.domain.durations import read_duration


@pytest.mark.parametrize(
    ("value", "days"),
    [
        (10, 10), (10.0, 10), (0, 0), ("10", 10), ("10 dagen", 10), ("1 dag", 1), ("3d", 3), ("15 dgn.", 15),
        ("2 wkn", 10), ("2 weken", 10), ("1w", 5), ("3 mnd", 63), ("1 maand", 21), ("2 months", 42),
        ("5 days?", 5), ("0 dagen", 0), (" 4 wk ", 20),
    ],
)  # fmt: skip
def test_duration_is_read_in_working_days(value: object, days: int) -> None:
    assert read_duration(value) == days


@pytest.mark.parametrize("value", ["", "lang", "1,5 dag", "2 jaar", "10-12 dagen", -3, 2.5, True, "-2", 1e9])
def test_what_is_no_whole_number_of_days_is_none(value: object) -> None:
    assert read_duration(value) is None
