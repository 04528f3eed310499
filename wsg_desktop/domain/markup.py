"""Simple formatting of notes, kept as text that reads well everywhere: a few signs of Markdown, line by line.

`**bold**`, `_italic_`, `[words](address)`, `## heading` and `- point of a list`. One line is one paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class LineKind(StrEnum):
    """What a line is; the value is the sign it begins with."""

    TEXT = ""
    HEADING = "## "
    POINT = "- "


class Span(NamedTuple):
    """Words of a line that look alike; `target` is the address of a link."""

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""


class Line(NamedTuple):
    """One line of a note."""

    spans: tuple[Span, ...] = ()
    kind: LineKind = LineKind.TEXT


_STARTS = ((re.compile(r"#{1,6} "), LineKind.HEADING), (re.compile(r"[-*\u2022] "), LineKind.POINT))
_INSIDE = re.compile(
    r"\\(?P<literal>[\\*_\[\]#\-\u2022])"
    r"|\*\*(?=\S)(?P<bold>(?:\\.|[^\\])+?)(?<=\S)\*\*"
    r"|(?<!\w)_(?=\S)(?P<italic>(?:\\.|[^\\])+?)(?<=\S)_(?!\w)"
    r"|\[(?P<words>(?:\\.|[^\\\]])+)\]\((?P<target>[^()\s]+)\)"
)
_SIGNS = re.compile(r"[\\*_\[\]]|^[#\-\u2022]")
_WORD = re.compile(r"\w+")
_POINT_SHOWN = "\u2022 "


def parse(text: str) -> list[Line]:
    """Return the lines of a note."""
    return [_parse_line(line) for line in text.split("\n")]


def write(lines: Iterable[Line]) -> str:
    """Return lines as they are kept; `parse` gives the same ones back."""
    return "\n".join(_write_line(line) for line in lines)


def plain(text: str) -> str:
    """Return a note without signs, for lists, exports and search."""
    if not any(sign in text for sign in "*_[#\\-"):
        return text
    return "\n".join(_plain_line(line) for line in parse(text))


def _parse_line(line: str) -> Line:
    for start, kind in _STARTS:
        found = start.match(line)
        if found:
            return Line(_merged(_spans(line[found.end() :], Span(""))), kind)
    return Line(_merged(_spans(line, Span(""))))


def _spans(text: str, look: Span) -> Iterator[Span]:
    at = 0
    for found in _INSIDE.finditer(text):
        if found.start() > at:
            yield look._replace(text=text[at : found.start()])
        at = found.end()
        if found["literal"]:
            yield look._replace(text=found["literal"])
        elif found["bold"]:
            yield from _spans(found["bold"], look._replace(bold=True))
        elif found["italic"]:
            yield from _spans(found["italic"], look._replace(italic=True))
        else:
            yield from _spans(found["words"], look._replace(target=found["target"]))
    if at < len(text):
        yield look._replace(text=text[at:])


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Put neighbours that look alike together."""
    groups = groupby(spans, key=lambda span: span[1:])
    return tuple(Span("".join(span.text for span in group), *look) for look, group in groups)


def _write_line(line: Line) -> str:
    """Return a line with as few signs as say it; where looks run into each other, words go first."""
    spans = _tidy(line.spans)
    bare = [Span("".join(span.text for span in spans))]
    for wanted, escaped in ((spans, False), (spans, True), (bare, True)):
        written = line.kind + "".join(_write_span(span, escaped=escaped) for span in wanted)
        read = _parse_line(written)
        if read.kind is line.kind and _look(read.spans) == _look(wanted):
            return written
    raise AssertionError(line)


def _tidy(spans: Iterable[Span]) -> list[Span]:
    """Let whole words be italic, and blanks at the edges look like nothing: signs stand against letters."""
    letters = [span._replace(text=letter) for span in spans for letter in span.text]
    for word in _WORD.finditer("".join(letter.text for letter in letters)):
        part = range(word.start(), word.end())
        if any(letters[at].italic for at in part):
            for at in part:
                letters[at] = letters[at]._replace(italic=True)
    tidy: list[Span] = []
    for span in _merged(letters):
        bare = span.text.strip()
        if not bare:
            tidy.append(Span(span.text))
            continue
        before = span.text[: len(span.text) - len(span.text.lstrip())]
        after = span.text[len(span.text.rstrip()) :]
        tidy += [part for part in (Span(before), span._replace(text=bare), Span(after)) if part.text]
    return list(_merged(tidy))


def _write_span(span: Span, *, escaped: bool) -> str:
    text = _SIGNS.sub(r"\\\g<0>", span.text) if escaped else span.text
    if span.italic:
        text = f"_{text}_"
    if span.bold:
        text = f"**{text}**"
    return f"[{text}]({_address(span.target)})" if span.target else text


def _address(target: str) -> str:
    for sign, code in ((" ", "%20"), ("(", "%28"), (")", "%29")):
        target = target.replace(sign, code)
    return target


def _look(spans: Sequence[Span]) -> list[Span]:
    """Return each letter as it looks; how a blank looks nobody sees."""
    return [
        Span(letter) if letter.isspace() else span._replace(text=letter, target=_address(span.target))
        for span in spans
        for letter in span.text
    ]


def _plain_line(line: Line) -> str:
    said = "".join(_plain_span(span) for span in line.spans)
    return _POINT_SHOWN + said if line.kind is LineKind.POINT else said


def _plain_span(span: Span) -> str:
    same = not span.target or span.target.removeprefix("https://") == span.text.removeprefix("https://")
    return span.text if same else f"{span.text} ({span.target})"
