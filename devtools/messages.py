"""Find the message ids in the program's source, by its syntax tree.

A message id is a literal given to `tr(...)`, `tr.plural(...)`, `tr.context(...)`, `N_(...)`, `sentence(...)`
or a `UserError`. A text put together while the program runs is in no catalogue, so it is an error here.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MARKS = frozenset({"N_", "sentence"})


@dataclass(frozen=True)
class Message:
    """A message id as it stands in the source, with the module and line it stands in."""

    one: str
    many: str
    """The plural; empty when the message has none."""
    context: str
    path: Path
    line: int


class NotLiteral(Exception):
    """A message id is put together at run time."""


def find_messages(package: Path) -> list[Message]:
    """Return the messages in all modules below `package`, in order of file.

    Raises `NotLiteral`, naming file and line, for a text that no catalogue can hold.
    """
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
    errors = _error_classes(trees.values())
    return [message for path, tree in trees.items() for message in _messages_in(tree, path, errors)]


def _error_classes(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Return the names of `UserError` and of every class derived from it."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    parents = {node.name: {_last_name(base) for base in node.bases} for node in classes}
    found = {"UserError"}
    while more := {name for name, bases in parents.items() if bases & found} - found:
        found |= more
    return frozenset(found)


def _messages_in(tree: ast.Module, path: Path, errors: frozenset[str]) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        for one, many, context in _texts_of(node, errors):
            if None in (one, many, context):
                raise NotLiteral(f"{path}:{node.lineno}: a text to translate must be one literal string")
            if one:
                yield Message(one, many or "", context or "", path, node.lineno)


def _texts_of(call: ast.Call, errors: frozenset[str]) -> Iterator[tuple[str | None, str | None, str | None]]:
    """Yield (one, many, context) of what `call` marks for translation; None where a text is no literal."""
    match call.func, call.args:
        case ast.Attribute(value=owner, attr="plural"), [one, many, *_] if _translates(owner):
            yield _literal(one), _literal(many), ""
        case ast.Attribute(value=owner, attr="context"), [context, message, *_] if _translates(owner):
            for choice in _choices(message):
                yield _literal(choice), "", _literal(context)
        case called, [message, *_] if _translates(called) or _last_name(called) in MARKS | errors:
            for choice in _choices(message):
                yield _literal(choice), "", ""


def _translates(node: ast.expr) -> bool:
    """Tell whether `node` is a translator by its name: `tr`, `self.tr_`, `own_tr()`, `translator("nl")`."""
    if isinstance(node, ast.Call):
        return _translates(node.func) or _last_name(node.func) == "translator"
    return "tr" in _last_name(node).split("_")


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _choices(node: ast.expr) -> Iterator[ast.expr]:
    """Yield both texts of `"a" if x else "b"`, else the node itself."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    else:
        yield node


def _literal(node: ast.expr) -> str | None:
    """Return a literal text, "" for a variable (its texts are marked where declared), None for a mixture."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr() | ast.BinOp():
            return None
    return ""
