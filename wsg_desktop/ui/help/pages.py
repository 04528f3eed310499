"""The pages of the help as they are read: Markdown from resources/help with what the code itself tells.

A heading may have a name to go to, the same in every language: `## Koppelen {#links}`. A line with only
`{shortcuts}` stands for what `made_parts` makes. No widgets here.
"""

import re
from functools import cache
from typing import NamedTuple

from wsg_desktop.paths import resources
from wsg_desktop.texts import Translator
from wsg_desktop.ui.help.contents import PAGES
from wsg_desktop.ui.help.made_parts import PARTS

_HEADING = re.compile(r"^(#+) (.*?)(?: \{#([a-z0-9-]+)\})?$")
_PART = re.compile(r"^\{([a-z-]+)\}$", re.MULTILINE)


class Heading(NamedTuple):
    """One heading of a page: how deep, its words, and its name where a link or a key leads to it."""

    level: int
    title: str
    anchor: str


class HelpPage(NamedTuple):
    """One page: its key, its title (the first heading), its headings, and its Markdown."""

    key: str
    title: str
    headings: tuple[Heading, ...]
    text: str

    def heading_at(self, anchor: str) -> int | None:
        """Return which heading has this name, or for `@4` the fourth; None when there is none."""
        if anchor.startswith("@"):
            return int(anchor[1:])
        return next((n for n, it in enumerate(self.headings) if it.anchor == anchor), None)


def read_pages(tr: Translator) -> dict[str, HelpPage]:
    """Return all pages in the language of `tr`, by their keys in the order of the contents."""
    return {key: _page(key, _made(_source(key, tr.language), tr)) for key in PAGES}


def page_exists(target: str, pages: dict[str, HelpPage]) -> bool:
    """Return whether a target such as `planning#links` leads somewhere."""
    key, _, anchor = target.partition("#")
    return key in pages and (not anchor or pages[key].heading_at(anchor) is not None)


def pictures_used(page: HelpPage) -> list[str]:
    """Return the names of the pictures on a page."""
    return re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.text)


@cache
def _source(key: str, language: str) -> str:
    return (resources() / "help" / language / f"{key}.md").read_text(encoding="utf-8")


def _made(text: str, tr: Translator) -> str:
    return _PART.sub(lambda found: PARTS[found[1]](tr), text)


def _page(key: str, text: str) -> HelpPage:
    headings: list[Heading] = []
    lines: list[str] = []
    in_code = False
    for line in text.split("\n"):
        in_code ^= line.startswith("```")
        found = None if in_code else _HEADING.match(line)
        if found:
            headings.append(Heading(len(found[1]), found[2], found[3] or ""))
        lines.append(f"{found[1]} {found[2]}" if found else line)
    return HelpPage(key, headings[0].title, tuple(headings), "\n".join(lines))
