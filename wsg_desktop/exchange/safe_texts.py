"""Texts as they may stand in a cell or a file name: nothing that runs, nothing that breaks the file."""

import re
from dataclasses import dataclass, field

LONGEST = 32_767
"""What a cell holds (Excel's limit, counted in UTF-16 units)."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫")
_LINK = re.compile(r"(https?://|mailto:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_NOT_IN_NAMES = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_LONGEST_NAME = 120


@dataclass(slots=True)
class Cleaning:
    """Cleans texts on their way into cells, and counts what had to go."""

    longest: int | None = LONGEST
    """None for what has no cells: a document holds texts of any length."""
    dropped: int = 0
    """Control characters and characters beyond what a cell holds, of each text once."""
    _known: dict[str, str] = field(default_factory=dict[str, str])

    def text(self, text: str) -> str:
        """Return `text` without control characters, with plain line ends, short enough for a cell."""
        # Nearly every text is one line of ordinary characters, and this is asked of every cell.
        if text.isprintable() and len(text) <= LONGEST // 2:
            return text
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._cleaned(text)
        return known

    def _cleaned(self, text: str) -> str:
        plain = _LINE_ENDS.sub("\n", text)
        clean = _CONTROL.sub("", plain)
        units = clean.encode("utf-16-le")
        if self.longest is not None and len(units) > 2 * self.longest:
            clean = units[: 2 * self.longest].decode("utf-16-le", "ignore")
        self.dropped += len(plain) - len(clean)
        return clean


def is_risky(text: str) -> bool:
    """Return whether a spreadsheet might take `text` for a formula when somebody edits its cell."""
    return text.startswith(_RISKY)


def is_link(target: str) -> bool:
    """Return whether `target` may become a hyperlink: web pages and mail addresses only."""
    return _LINK.fullmatch(target) is not None


def safe_file_name(name: str) -> str:
    """Return `name` as a file name that Windows, macOS and Linux all take; never empty."""
    words = " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:_LONGEST_NAME].strip(" .")
    return f"_{words}" if not words or _RESERVED.match(words) else words
