"""The catalogues of texts: extract, merge, check and compile. Runs in the private environment (Babel).

`messages.pot` lists every message id of the program, `nl.po` holds the Dutch, `nl.mo` is what the program
reads. A file in `parts/` brings Dutch for new messages; merging it fills what is empty in `nl.po`.
"""

import argparse
import io
import string
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from devtools import ROOT
from devtools.messages import find_messages
from wsg_desktop import __version__

PACKAGE = ROOT / "wsg_desktop"
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("nl",)
CIRCUMSTANCES = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By")
HEADER = "# {title} of WSG Desktop.\n# Distributed under the EUPL-1.2, as is the program."


@dataclass(frozen=True)
class Catalogues:
    """Where the sources and the catalogues of one program are."""

    package: Path = PACKAGE
    folder: Path = FOLDER

    @property
    def template(self) -> Path:
        """The file with every message id and no translation."""
        return self.folder / "messages.pot"

    def texts(self, language: str) -> Path:
        """Return the file that people edit."""
        return self.folder / f"{language}.po"

    def compiled(self, language: str) -> Path:
        """Return the file that the program reads."""
        return self.folder / f"{language}.mo"

    def parts(self) -> list[Path]:
        """Return the files that wait to be merged."""
        return sorted((self.folder / "parts").glob("*.po"))


def extract(where: Catalogues) -> Catalog:
    """Return a template of every message in the source, with the modules it stands in."""
    template = _new_catalogue("Texts", None)
    for message in find_messages(where.package):
        location = (message.path.relative_to(where.package.parent).as_posix(), message.line)
        ids = (message.one, message.many) if message.many else message.one
        flags = ["python-brace-format"] if _places(message.one + message.many) else []
        template.add(ids, locations=[location], context=message.context or None, flags=flags)
    return template


def update(where: Catalogues) -> list[str]:
    """Bring template and languages up to date, merge the parts and compile; return what needs a look."""
    template = extract(where)
    _write(where.template, template)
    remarks: list[str] = []
    for language in LANGUAGES:
        texts = _read(where.texts(language), language)
        texts.update(template, no_fuzzy_matching=True)
        texts.obsolete.clear()
        for part in where.parts():
            remarks += merge(texts, _read(part, language), part.name)
        _write(where.texts(language), texts)
    compile_all(where)
    return remarks


def merge(texts: Catalog, part: Catalog, name: str) -> list[str]:
    """Fill the empty entries of `texts` from `part`; return what differs or is not in the program."""
    remarks: list[str] = []
    for new in _entries(part):
        old = texts.get(_key(new), new.context)
        if not _translated(new):
            remarks.append(f"{name}: no text for {new.id!r}")
        elif old is None:
            remarks.append(f"{name}: {new.id!r} is not in the program")
        elif not _translated(old):
            old.string = new.string
        elif old.string != new.string:
            remarks.append(f"{name}: {new.id!r} is {old.string!r} already, here {new.string!r}")
    return remarks


def problems(where: Catalogues) -> list[str]:
    """Return a sentence for each text that is missing, unsure, superfluous or has other places."""
    template = extract(where)
    found: list[str] = []
    for language in LANGUAGES:
        texts = _read(where.texts(language), language)
        name = where.texts(language).name
        found += [f"{name}: {problem}" for problem in _problems_of(texts, template)]
    return found


def _problems_of(texts: Catalog, template: Catalog) -> Iterator[str]:
    for wanted in _entries(template):
        text = texts.get(_key(wanted), wanted.context)
        where = wanted.locations[0][0]
        if text is None or not _translated(text):
            yield f"no text for {wanted.id!r} ({where})"
        elif text.fuzzy:
            yield f"unsure text for {wanted.id!r} ({where})"
        elif not _same_places(wanted, text):
            yield f"other {{places}} in the text for {wanted.id!r} ({where})"
    for text in _entries(texts):
        if template.get(_key(text), text.context) is None:
            yield f"{text.id!r} is no longer in the program"
    for obsolete in texts.obsolete.values():
        yield f"{obsolete.id!r} is kept as obsolete"


def compile_all(where: Catalogues) -> None:
    """Write the compiled catalogue of every language."""
    for language in LANGUAGES:
        compiled = io.BytesIO()
        write_mo(compiled, _read(where.texts(language), language))
        where.compiled(language).write_bytes(compiled.getvalue())


def _entries(catalogue: Catalog) -> list[Message]:
    """Return the messages without the header."""
    return [message for message in catalogue if message.id]


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(value: object) -> tuple[str, ...]:
    """Return one text or the texts of a plural as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def _translated(message: Message) -> bool:
    return bool(message.string) and all(_strings(message.string))


def _places(text: str) -> frozenset[str]:
    """Return the names of the `{places}` in a text."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _same_places(wanted: Message, text: Message) -> bool:
    """Tell whether a text fills the same places; one of a plural may leave out the count."""
    ids, texts = _strings(wanted.id), _strings(text.string)
    if len(ids) != len(texts):
        return False
    free = {"n"} if len(ids) > 1 else set[str]()
    pairs = zip(ids, texts, strict=True)
    return all(_places(one) - free == _places(other) - free for one, other in pairs)


def _read(path: Path, language: str) -> Catalog:
    """Return the catalogue in `path`; an empty one where there is none yet."""
    if not path.exists():
        return _new_catalogue(f"Texts ({language})", language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _new_catalogue(title: str, language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        header_comment=HEADER.format(title=title),
        project="WSG Desktop",
        version=__version__,
        msgid_bugs_address="see CONTRIBUTING.md",
        last_translator="see the history of this file",
        language_team=language or "none",
        fuzzy=False,
    )


def _write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue, unless nothing but dates in its header would change."""
    catalogue.revision_date = datetime.now(UTC)
    new = io.BytesIO()
    write_po(new, catalogue, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    if not path.exists() or _without_circumstances(path.read_bytes()) != _without_circumstances(
        new.getvalue()
    ):
        path.write_bytes(new.getvalue())


def _without_circumstances(text: bytes) -> list[str]:
    lines = text.decode("utf-8").splitlines()
    return [line for line in lines if not line.startswith(tuple(f'"{name}:' for name in CIRCUMSTANCES))]


def main(arguments: list[str] | None = None) -> int:
    """Run one step and return the exit code: 1 when the catalogues have problems."""
    steps: dict[str, Callable[[Catalogues], int]] = {"update": _update, "check": _check, "compile": _compile}
    parser = argparse.ArgumentParser(prog="python -m devtools.catalogues", description=__doc__)
    parser.add_argument("step", choices=steps)
    return steps[parser.parse_args(arguments).step](Catalogues())


def _update(where: Catalogues) -> int:
    for remark in update(where):
        print(remark)
    return 0


def _check(where: Catalogues) -> int:
    found = problems(where)
    for problem in found:
        print(problem)
    return 1 if found else 0


def _compile(where: Catalogues) -> int:
    compile_all(where)
    return 0


if __name__ == "__main__":
    sys.exit(main())
