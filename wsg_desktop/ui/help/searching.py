"""Finding words in the help: inside compound words, whatever their accents and case, with their sentence."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wsg_desktop.domain.words import search_key
from wsg_desktop.ui.help.pages import HelpPage

_MOST_OF_A_PAGE = 3
_MARKS = re.compile(r"\*\*|`|!?\[([^\]]*)\]\([^)]*\)|(?<!\w)\*|\*(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\d])")
_LONGEST = 180


class Hit(NamedTuple):
    """A sentence that holds what was sought: its page, the heading above it, and its words."""

    page: str
    title: str
    heading: str
    sentence: str


class Passage(NamedTuple):
    """A sentence of a page, the heading above it, and what both are compared with."""

    heading: str
    sentence: str
    folded: str

    @property
    def is_heading(self) -> bool:
        """Return whether it is the heading itself."""
        return self.heading == self.sentence


class SearchIndex:
    """The sentences of all pages, folded once."""

    def __init__(self, pages: Iterable[HelpPage]) -> None:
        self._pages = [(page, list(_passages(page))) for page in pages]

    def find(self, words: str) -> list[Hit]:
        """Return the sentences that hold `words`: titles first, then headings.

        A page counts when all words are somewhere on it; its sentences with most of them come first.
        """
        wanted = search_key(words).split()
        if not wanted:
            return []
        ranked: list[tuple[int, int, int, list[Hit]]] = []
        for order, (page, passages) in enumerate(self._pages):
            if not all(any(word in passage.folded for passage in passages) for word in wanted):
                continue
            in_title = sum(word in search_key(page.title) for word in wanted)
            in_headings = sum(all(word in it.folded for word in wanted) for it in passages if it.is_heading)
            ranked.append((-in_title, -in_headings, order, _best(page, passages, wanted)))
        return [hit for *_rank, hits in sorted(ranked) for hit in hits]


def _best(page: HelpPage, passages: Sequence[Passage], wanted: Sequence[str]) -> list[Hit]:
    def count(passage: Passage) -> int:
        found = sum(word in passage.folded for word in wanted)
        return 2 * found + passage.is_heading if found else 0

    # Sorting keeps the order of the page among sentences with equally many of the words.
    best = sorted((it for it in passages if count(it)), key=count, reverse=True)[:_MOST_OF_A_PAGE]
    return [Hit(page.key, page.title, it.heading, _shortened(it.sentence, wanted)) for it in best]


def _passages(page: HelpPage) -> Iterable[Passage]:
    heading = page.title
    for block in _blocks(page.text):
        if block.startswith("#"):
            heading = block.lstrip("# ")
            yield Passage(heading, heading, search_key(heading))
            continue
        for sentence in _SENTENCE_END.split(block):
            yield Passage(heading, sentence, search_key(sentence))


def _blocks(text: str) -> Iterable[str]:
    """Yield headings, paragraphs, entries of lists and rows of tables, each as one line without marks."""
    kept: list[str] = []
    for line in (*text.split("\n"), ""):
        bare = line.strip()
        begins = bare.startswith(("#", "|", "- ", "```")) or bool(re.match(r"\d+\. ", bare))
        if kept and (begins or not bare):
            yield _plain(" ".join(kept))
            kept = []
        if bare.startswith("#"):
            yield bare
        elif bare and not re.fullmatch(r"[|\s:-]+|```.*", bare):
            kept.append(bare)
    if kept:
        yield _plain(" ".join(kept))


def _plain(text: str) -> str:
    if text.startswith("|"):
        text = ": ".join(cell.strip() for cell in text.strip("|").split("|") if cell.strip())
    text = re.sub(r"^(?:- |\d+\. )", "", text)
    return _MARKS.sub(lambda found: found[1] or "", text)


def _shortened(sentence: str, wanted: Sequence[str]) -> str:
    """Return the part of a long sentence around the first word that is found."""
    if len(sentence) <= _LONGEST:
        return sentence
    folded = search_key(sentence)
    at = min(max(folded.find(word), 0) for word in wanted if word in folded)
    first = max(at - _LONGEST // 3, 0)
    first = sentence.find(" ", first) + 1 if first else 0
    cut = sentence[first : first + _LONGEST].rsplit(" ", 1)[0]
    return f"{'... ' if first else ''}{cut} ..."
