"""Looks a Word template through for fields that no paper has, before anything is written with it.

Word keeps a template as XML with the fields in its texts. Each field is resolved against declared content,
also inside loops that may be empty today; what is broken is told with its name and the text around it.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange.papers.content import Paper
from wsg_desktop.exchange.papers.kinds import type_of_one, types_of
from wsg_desktop.exchange.safe_open import MEGABYTE
from wsg_desktop.texts import N_

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

BROKEN_FIELD = N_(
    "The template {name} names the field {field}, which this paper does not have; it stands in {label}: "
    "“{text}”. Correct it, or leave this template out: the one that comes with the program is then used."
)
BROKEN_SYNTAX = N_(
    "The template {name} has a field that is not written as it should be, in {label}: “{text}” ({reason}). "
    "Correct it, or leave this template out: the one that comes with the program is then used."
)
NO_WORD_FILE = N_(
    "The template {name} cannot be read as a Word document. Save it in Word as .docx, or leave it out: "
    "the one that comes with the program is then used."
)
LARGEST = 20 * MEGABYTE
NO_PACKAGE = (
    *(OSError, KeyError, ValueError, SyntaxError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error),
)
"""What comes of opening a file that is damaged, locked with a password, or something else altogether."""
_SHOWN = 80
_ONE_OF = frozenset({"first", "last", "random"})
_SAME = frozenset({"sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr"})
"""Filters that pass one of several things on, and those that pass on the same kind of several."""
_KNOWN = frozenset({"loop", "true", "false", "none", "True", "False", "None"})

Types = Mapping[str, Any]


class Broken(NamedTuple):
    """A field that no paper has, and the line of the source that it stands in."""

    field: str
    line: int


def environment() -> "Environment":
    """Return what fills templates: texts are escaped, and a template can reach nothing but its paper."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    cast("dict[str, Any]", made.globals).clear()  # pyright: ignore[reportUnknownMemberType]
    return made


def opened_template(path: Path) -> Any:
    """Return a Word template, read; raises `FileProblem` for what Word would not open either."""
    from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(it.file_size for it in packed.infolist()) > LARGEST:
                raise FileProblem(NO_WORD_FILE, name=path.name)
        template = DocxTemplate(path)
        template.init_docx()
    except NO_PACKAGE as error:
        raise FileProblem(NO_WORD_FILE, name=path.name) from error
    return template


def check_template(path: Path, content: type[Paper]) -> None:
    """Raise `UserError` that names the first broken field of a template and its place."""
    from jinja2 import TemplateSyntaxError

    template, env = opened_template(path), environment()
    for place, source in _sources(template):
        try:
            found = list(broken_fields(env, source, {"paper": content}))
        except TemplateSyntaxError as error:
            text = _text_of(source, error.lineno)
            raise UserError(
                BROKEN_SYNTAX, name=path.name, label=place, text=text, reason=error.message or ""
            ) from error
        for it in found:
            text = _text_of(source, it.line)
            raise UserError(BROKEN_FIELD, name=path.name, field=it.field, label=place, text=text)


def broken_fields(env: "Environment", source: str, types: Types) -> Iterator[Broken]:
    """Yield the fields of a source that its types do not have; raises jinja's `TemplateSyntaxError`."""
    parsed = env.parse(source)
    _refuse_unknown_filters(env, parsed)
    yield from _in_body(parsed.body, dict(types))


def _refuse_unknown_filters(env: "Environment", parsed: "nodes.Template") -> None:
    """Raise jinja's error for a filter or test that is not there, also where nothing is filled today."""
    from jinja2 import TemplateAssertionError, nodes

    known = cast("Any", env)
    for node in parsed.find_all((nodes.Filter, nodes.Test)):
        if node.name not in (known.filters if isinstance(node, nodes.Filter) else known.tests):
            raise TemplateAssertionError(f"No filter or test named {node.name!r}", node.lineno)


def _in_body(body: Any, types: dict[str, Any]) -> Iterator[Broken]:
    for node in body:
        yield from _in_node(node, types)


def _in_node(node: "nodes.Node", types: dict[str, Any]) -> Iterator[Broken]:
    from jinja2 import nodes

    if isinstance(node, nodes.For):
        yield from _in_loop(node, types)
    elif isinstance(node, nodes.With):
        yield from _in_with(node, types)
    elif isinstance(node, nodes.Assign):
        yield from _in_node(node.node, types)
        types |= dict.fromkeys(_names_in(node.target))
        if isinstance(node.target, nodes.Name):
            types[node.target.name] = _type_of(node.node, types)
    elif isinstance(node, nodes.Name):
        if node.name not in types and node.name not in _KNOWN:
            yield Broken(node.name, node.lineno)
    elif isinstance(node, nodes.Getattr):
        yield from _in_node(node.node, types)
        owner = _type_of(node.node, types)
        if _has_fields(owner) and node.attr not in types_of(owner):
            yield Broken(_written(node), node.lineno)
    else:
        yield from _in_body(node.iter_child_nodes(), types)


def _in_loop(node: "nodes.For", types: dict[str, Any]) -> Iterator[Broken]:
    from jinja2 import nodes

    yield from _in_node(node.iter, types)
    inner = dict(types) | dict.fromkeys(_names_in(node.target))
    if isinstance(node.target, nodes.Name):
        inner[node.target.name] = type_of_one(_type_of(node.iter, types))
    yield from _in_body(node.body, inner)
    yield from _in_body(node.else_, types)


def _in_with(node: "nodes.With", types: dict[str, Any]) -> Iterator[Broken]:
    yield from _in_body(node.values, types)
    inner = dict(types)
    for target, value in zip(node.targets, node.values, strict=True):
        inner |= dict.fromkeys(_names_in(target), _type_of(value, types))
    yield from _in_body(node.body, inner)


def _names_in(target: Any) -> list[str]:
    """Return the names that a template gives to something, of one name or of several with commas."""
    from jinja2 import nodes

    return (
        [target.name] if isinstance(target, nodes.Name) else [it.name for it in target.find_all(nodes.Name)]
    )


def _type_of(node: Any, types: Types) -> Any:
    """Return the declared type of an expression; None for what nothing is known of."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return types.get(node.name)
    if isinstance(node, nodes.Getattr):
        owner = _type_of(node.node, types)
        return types_of(owner).get(node.attr) if _has_fields(owner) else None
    if isinstance(node, nodes.Getitem):
        several = _type_of(node.node, types)
        return several if isinstance(node.arg, nodes.Slice) else type_of_one(several)
    if isinstance(node, nodes.Filter) and node.node is not None:
        several = _type_of(node.node, types)
        return type_of_one(several) if node.name in _ONE_OF else several if node.name in _SAME else None
    return None


def _has_fields(owner: Any) -> bool:
    return isinstance(owner, type) and is_dataclass(owner)


def _written(node: Any) -> str:
    """Return a field as it is written in the template."""
    from jinja2 import nodes

    parts: list[str] = []
    while isinstance(node, nodes.Getattr):
        parts.append(node.attr)
        node = node.node
        while isinstance(node, (nodes.Getitem, nodes.Filter)) and node.node is not None:
            node = node.node
    parts.append(node.name if isinstance(node, nodes.Name) else "...")
    return ".".join(reversed(parts))


def _sources(template: Any) -> Iterator[tuple[str, str]]:
    """Yield each part that holds fields, one paragraph on a line, with what it is called."""
    yield N_("the text"), _by_paragraph(template, template.get_xml())
    for uri, place in (
        (template.HEADER_URI, N_("the header")),
        (template.FOOTER_URI, N_("the footer")),
    ):
        for _, part in template.get_headers_footers(uri):
            yield place, _by_paragraph(template, template.get_part_xml(part))


def _by_paragraph(template: Any, xml: str) -> str:
    one_line: str = template.patch_xml(xml.replace("\n", " "))
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", one_line)


def _text_of(source: str, line: int) -> str:
    """Return the words of a line, as somebody sees them in Word."""
    rows = source.splitlines()
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", rows[min(line, len(rows)) - 1])).split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}..."
