"""Every text of the program has its Dutch; nothing unsure, superfluous, or with other places to fill."""

from devtools.catalogues import Catalogues, problems


def test_dutch_is_complete() -> None:
    found = problems(Catalogues())
    assert not found, "\n".join(found)
