"""The pages of the offline help: Markdown files in resources/help, a folder per language. No widgets here."""

from functools import cache
from typing import NamedTuple

from wsg_desktop.paths import resources

PAGES = (
    "first-steps",
    "today",
    "projects",
    "planning",
    "partners",
    "history",
    "import",
    "overviews",
    "dates",
    "files",
    "settings",
    "shortcuts",
    "command-line",
)
"""In the order of the list of contents; each exists in every language."""


class HelpPage(NamedTuple):
    """One page: its key, its title (the first line) and its Markdown."""

    key: str
    title: str
    text: str


@cache
def read_pages(language: str) -> tuple[HelpPage, ...]:
    """Return all pages in `language`."""
    folder = resources() / "help" / language
    return tuple(_read(key, (folder / f"{key}.md").read_text(encoding="utf-8")) for key in PAGES)


def search(pages: tuple[HelpPage, ...], words: str) -> list[HelpPage]:
    """Return the pages that hold all of `words`: those with one in the title first, then by how often."""
    wanted = words.casefold().split()

    def rank(page: HelpPage) -> tuple[bool, int]:
        title, text = page.title.casefold(), page.text.casefold()
        return any(word in title for word in wanted), sum(text.count(word) for word in wanted)

    found = [page for page in pages if all(word in page.text.casefold() for word in wanted)]
    return sorted(found, key=rank, reverse=True) if wanted else list(pages)


def _read(key: str, text: str) -> HelpPage:
    first = text.split("\n", 1)[0]
    return HelpPage(key, first.removeprefix("# ").strip(), text)
