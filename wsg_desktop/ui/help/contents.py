"""Which pages the help has, in which order and under which heading: the tree at the left of its window."""

from typing import NamedTuple

from wsg_desktop.paths import resources
from wsg_desktop.texts import N_


class Section(NamedTuple):
    """One branch of the tree: its words, and the keys of its pages in their order."""

    title: str
    pages: tuple[str, ...]


SECTIONS: tuple[Section, ...] = (
    Section(N_("In 5 minutes"), ("first-steps",)),
    Section(
        N_("How do I"),
        (
            *("how-to", "today", "projects", "planning", "steering", "papers", "partners", "history"),
            *("import", "overviews", "answers", "settings"),
        ),
    ),
    Section(N_("Words of the field"), ("glossary", "two-dates", "phases")),
    Section(N_("Reference"), ("dates", "columns", "shortcuts", "command-line", "files")),
    Section(N_("For the administrator"), ("administrator",)),
)
"""Each page is a file `KEY.md` in resources/help, in every language."""

PAGES: tuple[str, ...] = tuple(key for section in SECTIONS for key in section.pages)


def page_titles(language: str) -> dict[str, str]:
    """Return the title of every page by its key, without reading more than the first line."""
    found: dict[str, str] = {}
    for key in PAGES:
        with (resources() / "help" / language / f"{key}.md").open(encoding="utf-8") as page:
            found[key] = page.readline().removeprefix("# ").strip()
    return found
