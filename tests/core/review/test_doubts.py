"""A doubt names the files, why, what counts meanwhile; a file is meant by its name or its hash."""

from datetime import UTC, datetime

import pytest

from xlsops import messages
from xlsops.core.journal.state import FileRecord
from xlsops.core.review.doubts import choice, doubt, files_named, handle
from xlsops.core.terms.authority import Act, Authority
from xlsops.core.terms.refused_files import Fate

AT = datetime(2026, 7, 8, tzinfo=UTC)
SAVED = "2026-07-06T02:00:00+00:00"


def record(name: str, sha: str = "", saved: str = "") -> FileRecord:
    return FileRecord((sha or name[0]) * 64, name, AT, Fate.ACCEPTED, "", "", "KKP", saved)


@pytest.mark.parametrize(
    ("saved", "why"),
    [
        ((SAVED, SAVED), "waktu simpannya sama"),
        ((SAVED, ""), "waktu simpannya tidak lengkap atau tidak mungkin"),
        (("", ""), "waktu simpannya tidak lengkap atau tidak mungkin"),
    ],
)
def test_a_doubt_says_which_files_why_and_what_counts_meanwhile(
    saved: tuple[str, str], why: str
) -> None:
    files = (record("a.xlsx", saved=saved[0]), record("b.xlsx", saved=saved[1]))
    assert doubt(files) == (
        f"tidak diketahui berkas mana yang lebih baru, a.xlsx atau b.xlsx ({why}, diterima bersamaan). "
        "Sementara dihitung b.xlsx."
    )
    told = 'xlsops record --set-aside KKP --file "{}.xlsx" --notes "alasan"{}'

    def choosing(acting: str) -> str:
        return f"untuk berkas yang tidak berlaku: {told.format('a', acting)}; atau: {told.format('b', acting)}."

    assert choosing(" --as Kabag") in choice("KKP", files, Authority())
    anybody = Authority(((Act.SET_ASIDE, ("Kasubbag", "Kabag")),))
    assert choosing("") in choice("KKP", files, anybody)
    head = Authority(((Act.SET_ASIDE, ("Kepala Bagian",)),))
    assert choosing(' --as "Kepala Bagian"') in choice("KKP", files, head)


@pytest.mark.parametrize(("count", "others"), [(4, 0), (5, 2), (22, 19)])
def test_of_many_files_in_doubt_a_few_are_named(count: int, others: int) -> None:
    files = tuple(record(f"{each}.xlsx", f"{each:02}", saved=SAVED) for each in range(count))
    again = frozenset(each.sha for each in files)
    rest = f" atau {others} berkas lain (" if others else " atau 3.xlsx ("
    told = doubt(files)
    assert told.startswith(f"{messages.pages.NEWER_UNKNOWN}, 0.xlsx atau 1.xlsx atau 2.xlsx{rest}")
    assert told.endswith(f"Sementara dihitung {count - 1}.xlsx.")
    repeated = doubt(files, again)
    assert repeated.count(f"{others} berkas lain") == (2 if others else 0)
    assert ("3.xlsx berisi sama" in repeated) is (not others)
    chosen = choice("KKP", files, Authority())
    assert chosen.count("--set-aside KKP --file") == 4
    assert (f"untuk {count - 4} berkas lain" in chosen) is (count > 4)


@pytest.mark.parametrize("name", ['"; rm.xlsx', "$(a).xlsx", "a\nb.xlsx", "moc\u202exlsx"])
def test_a_name_no_command_may_hold_is_given_as_a_hash(name: str) -> None:
    each = record(name, "e")
    assert handle(each, (each,)) == "e" * 16


def test_files_of_one_name_are_told_apart_by_their_hashes() -> None:
    one, other = record("a.xlsx", "1"), record("A.xlsx", "2")
    assert (handle(one, (one, other)), handle(one, (one,))) == ("1" * 16, "a.xlsx")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.xlsx", "1"),
        (" A.XLSX ", "1"),
        ("bagian/a.xlsx", "2"),
        ("c.xlsx", "3"),
        ("2" * 8, "2"),
        ("2" * 7, ""),
        ("lain.xlsx", ""),
        ("d.xlsx", "45"),
    ],
)
def test_a_file_is_meant_by_its_name_its_last_part_or_its_hash(text: str, found: str) -> None:
    names = ("a.xlsx", "bagian/a.xlsx", "bagian/c.xlsx", "x/d.xlsx", "y/d.xlsx")
    files = [record(name, str(number)) for number, name in enumerate(names, 1)]
    assert "".join(each.sha[0] for each in files_named(files, text)) == found
