"""Keeps the tags of PDFs that are joined: headings, tables and lists, for readers that speak them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from wsg_desktop.exchange.papers.pdf_reading import NoPdf, foreign_pdf

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter

_ROOT, _WHOLE = "/StructTreeRoot", "/Document"


class Tags:
    """The tree of the whole; each PDF becomes a part of it, in the order in which they are added."""

    def __init__(self, writer: "PdfWriter") -> None:
        from pypdf.generic import ArrayObject, DictionaryObject

        self._writer = writer
        self._root, self._whole = DictionaryObject(), DictionaryObject()
        self._root_at, self._whole_at = self._kept(self._root), self._kept(self._whole)
        self._parts, self._parents, self._ids = ArrayObject(), ArrayObject(), dict[bytes, Any]()
        self._roles, self._classes, self._spaces = DictionaryObject(), DictionaryObject(), ArrayObject()
        self._next = 0
        """The first free key among the parents."""

    def add(self, reader: "PdfReader", pages: Sequence["PageObject"], title: str) -> bool:
        """Take the tags of a PDF whose `pages` are in the whole by now; return False where it has none.

        Pages without tags are told by `add_bare`.
        """
        tree: Any = None
        try:
            with foreign_pdf():
                tree = reader.root_object.get(_ROOT)
                tree = tree.get_object().clone(self._writer) if tree is not None else None
                if tree is not None:
                    # The library leaves out where a page has its parents.
                    found = [it.get("/StructParents") for it in reader.pages]
                    for page, parents in zip(pages, found, strict=True):
                        if parents is not None:
                            page.update(_named(StructParents=parents))
                    self._take(tree, pages, title)
        except NoPdf:
            tree = None
        if tree is None:
            for page in pages:
                page.pop("/StructParents", None)
        return tree is not None

    def add_bare(self, pages: Sequence["PageObject"], title: str, *, is_drawing: bool) -> None:
        """Make a part of pages without tags, on each of which all content is marked as MCID 0.

        A drawing is told by its title, a text read as it stands there.
        """
        from pypdf.generic import ArrayObject, NumberObject

        part = self._element("/Part", self._whole_at)
        at, pieces = self._kept(part), ArrayObject()
        for page in pages:
            piece = self._element("/Figure" if is_drawing else "/P", at)
            piece.update(_named(Pg=page.indirect_reference, K=NumberObject(0)))
            if is_drawing:
                piece.update(_named(Alt=_text(title)))
            pieces.append(self._kept(piece))
            self._parents += [NumberObject(self._next), self._kept(ArrayObject([pieces[-1]]))]
            page.update(_named(StructParents=NumberObject(self._next)))
            self._next += 1
        part.update(_named(T=_text(title), K=pieces))
        self._parts.append(at)

    def finish(self) -> None:
        """Put the tree in the whole and say that it has one."""
        from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject

        self._whole.update(_named(Type=NameObject("/StructElem"), S=NameObject(_WHOLE)))
        self._whole.update(_named(P=self._root_at, K=self._parts))
        tree = DictionaryObject(_named(Nums=self._parents))
        self._root.update(_named(Type=NameObject(_ROOT), K=ArrayObject([self._whole_at])))
        self._root.update(_named(ParentTree=self._kept(tree), ParentTreeNextKey=NumberObject(self._next)))
        optional = {"RoleMap": self._roles, "ClassMap": self._classes, "Namespaces": self._spaces}
        self._root.update(_named(**{key: it for key, it in optional.items() if it}))
        if self._ids:
            names = ArrayObject([it for key in sorted(self._ids) for it in (_bytes(key), self._ids[key])])
            limits = ArrayObject([_bytes(min(self._ids)), _bytes(max(self._ids))])
            leaf = DictionaryObject(_named(Names=names, Limits=limits))
            self._root.update(_named(IDTree=DictionaryObject(_named(Kids=ArrayObject([self._kept(leaf)])))))
        self._writer.root_object.update(_named(StructTreeRoot=self._root_at))
        marked = DictionaryObject(_named(Marked=BooleanObject(value=True)))
        self._writer.root_object.update(_named(MarkInfo=marked))
        for page in self._writer.pages:
            page.update(_named(Tabs=NameObject("/S")))

    def _take(self, tree: Any, pages: Sequence["PageObject"], title: str) -> None:
        from pypdf.generic import ArrayObject, NumberObject

        parents = list(_numbers(tree.get("/ParentTree")))
        part = self._element("/Part", self._whole_at)
        at = self._kept(part)
        kids = list(_listed(tree.get("/K")))
        for kid in kids:
            kid.get_object().update(_named(P=at))
        part.update(_named(T=_text(title), K=ArrayObject(kids)))
        self._rename(part, tree)
        first, seen = self._next, set[int]()
        for page in pages:
            _move_keys(page, first, seen)
        for key, value in parents:
            self._parents += [NumberObject(first + key), value]
            self._next = max(self._next, first + key + 1)
        self._spaces += list(_listed(tree.get("/Namespaces")))
        self._parts.append(at)

    def _rename(self, part: Any, tree: Any) -> None:
        """Take over what elements are called, under another name where one before it means something else."""
        from pypdf.generic import NameObject

        number = len(self._parts)
        anew: dict[str, dict[str, Any]] = {}
        for key, kept, names in (
            ("/S", self._roles, tree.get("/RoleMap")),
            ("/C", self._classes, tree.get("/ClassMap")),
        ):
            anew[key] = {}
            held: Any = names.get_object() if names is not None else {}
            for name, means in held.items():
                if kept.get(name, means) == means:
                    kept[NameObject(name)] = means
                else:
                    anew[key][name] = NameObject(f"{name}.{number}")
                    kept[anew[key][name]] = means
        has_ids = "/IDTree" in tree
        if not (has_ids or any(anew.values())):
            return
        for element in _elements(part):
            for key, names in anew.items():
                if element.get(key) in names:
                    element[NameObject(key)] = names[element.get(key)]
            if has_ids:
                self._rename_ids(element, number)

    def _rename_ids(self, element: Any, number: int) -> None:
        """Let what is pointed at by its id be one of its own part."""
        from pypdf.generic import ArrayObject

        if "/ID" in element:
            own = _own_id(element["/ID"], number)
            element.update(_named(ID=_bytes(own)))
            self._ids[own] = element.indirect_reference
        for attributes in _listed(element.get("/A")):
            told: Any = attributes.get_object()
            # Others are numbers of a revision.
            if hasattr(told, "keys") and "/Headers" in told:
                heads = [_bytes(_own_id(it, number)) for it in _listed(told["/Headers"])]
                told.update(_named(Headers=ArrayObject(heads)))

    def _element(self, kind: str, parent: Any) -> Any:
        from pypdf.generic import DictionaryObject, NameObject

        return DictionaryObject(_named(Type=NameObject("/StructElem"), S=NameObject(kind), P=parent))

    def _kept(self, it: Any) -> Any:
        return self._writer._add_object(it)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no other way in


def has_marks(page: "PageObject") -> bool:
    """Return whether the content of a page is marked for a tree already."""
    content = page.get_contents()
    return content is not None and b"/MCID" in content.get_data()


def _named(**values: Any) -> dict[Any, Any]:
    from pypdf.generic import NameObject

    return {NameObject(f"/{key}"): it for key, it in values.items()}


def _text(said: str) -> Any:
    from pypdf.generic import TextStringObject

    return TextStringObject(said)


def _bytes(said: bytes) -> Any:
    from pypdf.generic import ByteStringObject

    return ByteStringObject(said)


def _own_id(value: Any, number: int) -> bytes:
    """Return an id as one of its own part; the library holds it as text or as bytes."""
    held: Any = value.get_object()
    raw: bytes = getattr(held, "original_bytes", held)
    return b"%d." % number + raw


def _listed(value: Any) -> Iterator[Any]:
    """Yield what stands there: several things, one, or none."""
    held = value.get_object() if value is not None else None
    if isinstance(held, list):
        yield from held
    elif held is not None:
        yield value


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield what a tree of numbers holds."""
    node: Any = tree.get_object() if tree is not None else {}
    numbered = iter(_listed(node.get("/Nums")))
    for key in numbered:
        yield int(key), next(numbered)
    for kid in _listed(node.get("/Kids")):
        yield from _numbers(kid)


def _elements(element: Any) -> Iterable[Any]:
    """Yield an element with all that stands in it."""
    left = [element]
    while left:
        one = left.pop()
        yield one
        kids = (it.get_object() for it in _listed(one.get("/K")))
        left += [it for it in kids if isinstance(it, dict) and "/S" in it]


def _move_keys(holder: Any, first: int, seen: set[int]) -> None:
    """Let a page, and what it draws and links to, point at the parents where those are in the whole."""
    if id(holder) in seen:
        return
    seen.add(id(holder))
    from pypdf.generic import NumberObject

    for key in ("StructParents", "StructParent"):
        if f"/{key}" in holder:
            holder.update(_named(**{key: NumberObject(first + int(holder[f"/{key}"]))}))
    for note in _listed(holder.get("/Annots")):
        _move_keys(note.get_object(), first, seen)
    resources = holder.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    for it in drawn.get_object().values() if drawn is not None else ():
        _move_keys(it.get_object(), first, seen)
