"""Names of months and weekdays are those of CLDR, for every language of the program."""

import pytest
from babel import Locale

from wsg_desktop.domain.date_names import DATE_NAMES
from wsg_desktop.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_those_of_cldr(language: str) -> None:
    locale, names = Locale(language), DATE_NAMES[language]
    months, days = locale.months["format"], locale.days["format"]

    assert names.months == tuple(months["wide"][number] for number in range(1, 13))
    assert names.short_months == tuple(months["abbreviated"][number] for number in range(1, 13))
    assert names.weekdays == tuple(days["wide"][number] for number in range(7))
    assert names.short_weekdays == tuple(days["abbreviated"][number] for number in range(7))
