"""A workbook package behind the gate: every part proved, nothing active, nothing outside."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from xlsops import messages
from xlsops.core.terms.pieces import piece
from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.files.xlsx.limits import LIMITS, MEGABYTE, Limits
from xlsops.files.xlsx.markup import Tally, check, check_once, plain
from xlsops.files.xlsx.package.container import Container, Member, open_container
from xlsops.files.xlsx.package.linked_books import PATHS, books_in, is_link_part, require_book
from xlsops.files.xlsx.package.relations import ContentTypes, Relation, content_types, relations
from xlsops.files.xlsx.unreadable import UnreadableError, damaged, refuse

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OTHER_MAIN = (
    ("spreadsheetml.template.main", Reason.FORMAT, "templat Excel (.xltx)"),
    ("sheet.binary", Reason.FORMAT, "buku kerja biner (.xlsb)"),
    ("macroenabled", Reason.MAKRO, "buku kerja bermakro"),
    ("wordprocessingml", Reason.BUKAN_BUKU_KERJA, "dokumen Word"),
    ("presentationml", Reason.BUKAN_BUKU_KERJA, "presentasi PowerPoint"),
    ("ms-word", Reason.BUKAN_BUKU_KERJA, "dokumen Word"),
    ("ms-powerpoint", Reason.BUKAN_BUKU_KERJA, "presentasi PowerPoint"),
    ("ms-visio", Reason.BUKAN_BUKU_KERJA, "gambar Visio"),
)
_OPEN_DOCUMENTS = (
    ("opendocument.spreadsheet", Reason.OPENDOCUMENT, "OpenDocument Spreadsheet (.ods)"),
    ("opendocument.text", Reason.BUKAN_BUKU_KERJA, "dokumen OpenDocument (.odt)"),
    ("opendocument", Reason.BUKAN_BUKU_KERJA, "berkas OpenDocument"),
    ("epub", Reason.BUKAN_BUKU_KERJA, "buku elektronik"),
)
_MACRO_WORDS = ("vbaproject", "vbadata", "macrosheet", "dialogsheet", "macroenabled")
_OUTSIDE_WORDS = {
    "connections+xml": "koneksi data",
    "querytable": "koneksi data",
    "oleobject": "objek OLE",
    "activex": "kendali ActiveX",
    "volatiledependencies": "sumber data langsung (RTD)",
}
_OUTSIDE_FOLDERS = {"xl/embeddings/": "objek tertanam", "xl/activex/": "kendali ActiveX"}
_CLICKED = "hyperlink"
"""The kind of link that waits for a person's click, as a link to another workbook waits for a yes."""

_FETCHED = {
    "image": "gambar tertaut",
    "externalLinkPath": "buku kerja",
    "attachedTemplate": "templat",
    "oleObject": "objek tertaut",
    "audio": "suara",
    "video": "video",
    "media": "video",
}
_CACHED, _FEW_LETTERS = 100_000, 20_000
TOLD = 5
"""How many links to shares are told one by one."""
_TYPES_PART = "[Content_Types].xml"
_ROOT = "_rels/.rels"


class Package(Struct, frozen=True):
    """The parts of one workbook."""

    container: Container
    types: ContentTypes
    workbook: str
    links: tuple[Relation, ...]
    root_links: tuple[Relation, ...]
    rels: Mapping[str, tuple[Relation, ...]]
    books: tuple[str, ...]
    notes: tuple[str, ...]
    tally: Tally

    def shares_of(self, part: str) -> dict[str, str]:
        """Return where the links of a part that lead to a network share lead to, by their id."""
        return {
            link.id: link.target for link in self.rels.get(rels_of(part), ()) if _to_share(link)
        }

    def part(self, name: str) -> bytes:
        """Return a part as plain UTF-8; it must be there, and its content must be right."""
        return _part(self.container, name, self.tally)

    def linked(self, links: Iterable[Relation], kind: str) -> bytes | None:
        """Return the one part of a kind that links lead to, or None where none does."""
        found = [link for link in links if link.kind == kind and not link.external]
        if len(found) > 1:
            refuse(Reason.TIDAK_AMAN, "salah satu bagian dalamnya ganda")
        if not found:
            return None
        if not self.types.of(found[0].target):
            damaged(f"jenis {piece(found[0].target)} tidak dinyatakan")
        return self.part(found[0].target)


def open_package(data: bytes, limits: Limits = LIMITS) -> Package:
    """Return the package of a submission; raise UnreadableError for anything else.

    What is active in it, or leads outside without a click, refuses it.
    """
    package = own_package(data, limits)
    container, types, tally = package.container, package.types, package.tally
    names = tuple(container.members)
    kinds = types.declared | {types.of(name) for name in names}
    if sum(map(len, (*names, *kinds))) <= _FEW_LETTERS and _are_harmless(names, kinds):
        linking = frozenset[str]()
        _refuse_outside(package.rels, linking)
    else:
        _refuse_macros(names, kinds)
        linking = _linking(container, types, tally)
        _refuse_outside(package.rels, linking)
        _refuse_fetching(names, kinds)
    read = _parts_read(package.workbook, package.links, package.root_links)
    _prove_rest(container, types, read, tally)
    return replace(
        package, books=books_in(package.rels, linking), notes=_notes(container, package.rels)
    )


def own_package(data: bytes, limits: Limits = LIMITS) -> Package:
    """Return the package of a workbook of the office, whatever its people put into it.

    Raises UnreadableError where it is no whole workbook. Only what is read of it is proved.
    """
    container = open_container(data, limits)
    if _TYPES_PART.casefold() not in container.members:
        _refuse_other_zip(container)
    tally = Tally(limits)
    types = content_types(_part(container, _TYPES_PART, tally))
    links = {
        name: relations(name, _part(container, name, tally), limits.links)
        for name in container.members
        if name.endswith(".rels")
    }
    root = links.get(_ROOT)
    if root is None:
        damaged("hubungan antarbagian hilang")
    workbook = _main_part(root, types, container.members)
    own = links.get(rels_of(workbook))
    if own is None or workbook not in container.members:
        damaged("bagian utama buku kerja hilang")
    return Package(container, types, workbook, own, root, links, (), (), tally)


def _part(container: Container, name: str, tally: Tally) -> bytes:
    member = container.members.get(name.casefold())
    if member is None:
        damaged(f"{piece(name)} hilang")
    return tally.counted(plain(member.name, container.content(member)))


def _refuse_other_zip(container: Container) -> None:
    """Name what a zip without content types is; it is no workbook."""
    members = container.members
    if "mimetype" in members and members["mimetype"].size < _CACHED:
        kind = container.content(members["mimetype"]).decode("latin-1")
        for word, reason, name in _OPEN_DOCUMENTS:
            if word in kind:
                refuse(reason, name)
    if any(name.startswith("xl/") for name in members):
        damaged("daftar jenis bagian hilang")
    refuse(Reason.BUKAN_BUKU_KERJA, "dokumen program lain")


def _main_part(root: tuple[Relation, ...], types: ContentTypes, names: Collection[str]) -> str:
    """Return the name of the workbook part, or refuse what the package really is."""
    mains = [relation for relation in root if relation.kind == "officeDocument"]
    if not mains:
        if any(name.startswith("xl/") for name in names):
            damaged("bagian utama buku kerja tidak ditunjuk")
        refuse(Reason.BUKAN_BUKU_KERJA, "paket lain")
    if len(mains) > 1:
        refuse(Reason.TIDAK_AMAN, "bagian utama buku kerja ganda")
    kind = types.of(mains[0].target)
    for word, reason, name in _OTHER_MAIN:
        if word in kind.casefold():
            refuse(reason, name)
    if mains[0].strict:
        refuse(Reason.FORMAT, "Strict Open XML Spreadsheet")
    if kind != _MAIN:
        damaged("jenis bagian utama buku kerja tidak dinyatakan")
    return mains[0].target


@lru_cache(maxsize=64)
def _are_harmless(names: tuple[str, ...], kinds: frozenset[str]) -> bool:
    """Tell of parts by name and kind whether none is code, fetches or links; those of files one program saved are alike."""
    try:
        _refuse_macros(names, kinds)
        _refuse_fetching(names, kinds)
    except UnreadableError:
        return False
    return not any(is_link_part(name, kind) for name in names for kind in kinds)


def _refuse_macros(names: tuple[str, ...], kinds: frozenset[str]) -> None:
    for kind in sorted(kinds):
        if any(word in kind.casefold() for word in _MACRO_WORDS):
            refuse(Reason.MAKRO, _macro(kind))
    for name in names:
        if "vbaproject" in name or name.startswith(("xl/macrosheets/", "xl/dialogsheets/")):
            refuse(Reason.MAKRO, _macro(name))


def _macro(name: str) -> str:
    """Return what kind of macro a part or a content type of this name is."""
    known = {"macrosheet": "lembar makro Excel 4", "dialogsheet": "lembar dialog Excel 5"}
    return next((word for part, word in known.items() if part in name.casefold()), "kode VBA")


def rels_of(part: str) -> str:
    """Return the name of the part that says what another part leads to."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _linking(container: Container, types: ContentTypes, tally: Tally) -> frozenset[str]:
    """Return the lists of links of the parts that link to other workbooks; refuse what they hide."""
    parts = [
        name
        for name in container.members
        if not name.endswith(".rels") and is_link_part(name, types.of(name))
    ]
    for name in parts:
        require_book(name, _part(container, name, tally))
    return frozenset(map(rels_of, parts))


def _refuse_outside(rels: Mapping[str, tuple[Relation, ...]], linking: frozenset[str]) -> None:
    """Refuse links to whatever a spreadsheet program would fetch without asking."""
    reached = sorted(
        f"{_FETCHED.get(link.kind, 'sumber')} {cited(link.target, 60)}"
        for name, links in rels.items()
        for link in links
        if link.external and link.kind != _CLICKED and not (name in linking and link.kind in PATHS)
    )
    if reached:
        refuse(Reason.TAUTAN_LUAR, ", ".join(reached[:3]))


def _refuse_fetching(names: tuple[str, ...], kinds: frozenset[str]) -> None:
    """Refuse parts that fetch something, or could be made to run, without asking."""
    for word, name in _OUTSIDE_WORDS.items():
        if any(word in kind.casefold() for kind in kinds):
            refuse(Reason.TAUTAN_LUAR, name)
    for folder, name in _OUTSIDE_FOLDERS.items():
        if any(part.startswith(folder) for part in names):
            refuse(Reason.TAUTAN_LUAR, name)


def _to_share(link: Relation) -> bool:
    """Tell whether a link waits for a person's click and then leads to a network share."""
    if link.kind != _CLICKED or not link.external:
        return False
    target = link.target.strip().replace("\\", "/").casefold()
    bare = target.removeprefix("file:")
    host = bare.startswith("//") and not bare.startswith("///")
    return host or bare.startswith(("////", "/////"))


def _parts_read(
    workbook: str, links: tuple[Relation, ...], root: tuple[Relation, ...]
) -> frozenset[str]:
    wanted = {"worksheet", "sharedStrings", "styles"}
    parts = {link.target for link in links if link.kind in wanted and not link.external}
    own = {"core-properties", "custom-properties"}
    parts |= {link.target for link in root if link.kind in own and not link.external}
    return frozenset(parts | {workbook, _TYPES_PART.casefold()})


def _prove_rest(
    container: Container, types: ContentTypes, read: frozenset[str], tally: Tally
) -> None:
    """Prove the parts that nobody reads: they too must be whole, well-formed, without DOCTYPE."""
    for name, member in container.members.items():
        if name in read or name.endswith(".rels"):
            continue
        if not _is_markup(name, types):
            container.verify(member)
            continue
        if member.size > tally.limits.side_part:
            refuse(Reason.TERLALU_BESAR, f"{piece(name)} {member.size / MEGABYTE:.0f} MB")
        _prove(container, member, name, tally)


def _prove(container: Container, member: Member, name: str, tally: Tally) -> None:
    data = tally.counted(plain(member.name, container.content(member)))
    if name.endswith(".vml"):
        return
    if member.size <= _CACHED:
        check_once(member.name, data)
    else:
        check(member.name, data)


def _is_markup(name: str, types: ContentTypes) -> bool:
    """Tell whether a part is XML a spreadsheet program reads as such; a picture never is."""
    kind = types.of(name)
    if kind.startswith("image/"):
        return False
    return name.endswith((".xml", ".rels", ".vml")) or kind.endswith(("+xml", "/xml"))


def _notes(container: Container, rels: Mapping[str, Iterable[Relation]]) -> tuple[str, ...]:
    notes = []
    links = [link for found in rels.values() for link in found]
    if container.trailing:
        notes.append(messages.notes.trailing(container.trailing))
    if any(link.kind == "signature" for link in links):
        notes.append(messages.notes.SIGNED)
    if any(name.startswith("xl/webextensions/") for name in container.members):
        notes.append(messages.notes.ADD_IN)
    drawn = (
        link.target
        for name, found in rels.items()
        if name.startswith("xl/drawings/")
        for link in found
        if _to_share(link)
    )
    targets = tuple(dict.fromkeys(drawn))
    notes += [messages.notes.picture_on_network(cited(each, 60)) for each in targets[:TOLD]]
    if len(targets) > TOLD:
        notes.append(messages.notes.more_on_network(len(targets) - TOLD))
    return tuple(notes)
