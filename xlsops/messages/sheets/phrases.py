"""What a condition of ``Aturan`` says in words, part by part: names, figures, functions, and what must be."""

from collections.abc import Sequence

from xlsops.messages.message import listed

# What holds of something: the words behind it.
AT_MOST, AT_LEAST = "paling banyak", "paling sedikit"
BELOW, ABOVE = "kurang dari", "lebih dari"
EQUAL, UNEQUAL = "sama dengan", "tidak sama dengan"
SAME, NOT_SAME = "sama persis dengan", "tidak sama persis dengan"
EMPTY, FILLED = "kosong", "diisi"
NUMBER, NO_NUMBER = "berupa angka", "bukan angka"
TEXT, NO_TEXT = "berupa teks", "bukan teks"
EXPLAINING, SAYING_NOTHING = "menjelaskan sebabnya", "tidak menjelaskan apa pun"
FAULTY, SOUND = "berisi galat", "tanpa galat"
ZERO, NOT_ZERO = "0", "selain 0"
TRUE, FALSE = "BENAR", "SALAH"
ALWAYS, NEVER = "syarat ini selalu terpenuhi", "syarat ini tidak pernah terpenuhi"
TODAY = "hari ini"


def sentence(body: str) -> str:
    return f"{body[:1].upper()}{body[1:]}."


def must(subject: str, holds: str) -> str:
    return f"{subject} harus {holds}"


def holding(subject: str, holds: str) -> str:
    return f"{subject} {holds}"


def than(relation: str, limit: str) -> str:
    return f"{relation} {limit}"


def containing(sought: str) -> str:
    return f"memuat {sought}"


def not_containing(sought: str) -> str:
    return f"tidak memuat {sought}"


def all_of(parts: Sequence[str]) -> str:
    return listed(parts, mark=", dan ")


def any_of(parts: Sequence[str]) -> str:
    return listed(parts, mark=", atau ")


def one_needed(parts: Sequence[str]) -> str:
    return f"salah satu harus terpenuhi: {listed(parts, mark='; atau ')}"


def odd(parts: Sequence[str]) -> str:
    if len(parts) == 2:  # noqa: PLR2004 - either of two
        return f"tepat satu harus terpenuhi: {listed(parts, mark='; ')}"
    return f"banyaknya yang terpenuhi harus ganjil: {listed(parts, mark='; ')}"


def even(parts: Sequence[str]) -> str:
    if len(parts) == 2:  # noqa: PLR2004 - both or none
        return f"harus sama-sama terpenuhi atau sama-sama tidak: {listed(parts, mark='; ')}"
    return f"banyaknya yang terpenuhi harus genap: {listed(parts, mark='; ')}"


def when(condition: str, then: str) -> str:
    return f"bila {condition}, {then}"


def otherwise(first: str, then: str) -> str:
    return f"{first}; bila tidak, {then}"


def if_computed(body: str) -> str:
    return f"{body} (bila dapat dihitung)"


def unless_computed(body: str, instead: str) -> str:
    return f"{body} (bila tidak dapat dihitung: {instead})"


def grouped(inner: str) -> str:
    return f"({inner})"


def truth_of(clause: str) -> str:
    return f"pernyataan ({clause})"


def quoted(text: str) -> str:
    return f"“{text}”"


def with_value(name: str, value: str) -> str:
    return f"{name} ({value})"


def of_sheet(column: str, sheet: str) -> str:
    return f"{column} di lembar {sheet}"


def of_linked(column: str) -> str:
    return f"{column} pada pasangannya"


def of_last_year(column: str) -> str:
    return f"{column} tahun lalu"


def last_known(column: str) -> str:
    return f"angka terakhir sebelum {column}"


def blank_as_nil(figure: str) -> str:
    return f"{figure} (0 bila kosong)"


def of_office(column: str) -> str:
    return f"jumlah {column} seluruh bagian"


def of_bureau(column: str) -> str:
    return f"jumlah {column} seluruh baris bagian"


# Figures and texts that are computed.


def negative(figure: str) -> str:
    return f"minus {figure}"


def plus(left: str, right: str) -> str:
    return f"{left} ditambah {right}"


def minus(left: str, right: str) -> str:
    return f"{left} dikurangi {right}"


def times(left: str, right: str) -> str:
    return f"{left} kali {right}"


def divided(left: str, right: str) -> str:
    return f"{left} dibagi {right}"


def power(left: str, right: str) -> str:
    return f"{left} pangkat {right}"


def joined(left: str, right: str) -> str:
    return f"{left} disambung {right}"


def series(parts: Sequence[str]) -> str:
    *before, last = parts
    return f"{listed(before)} dan {last}" if before else last


def total(of: str) -> str:
    return f"jumlah {of}"


def mean(of: str) -> str:
    return f"rata-rata {of}"


def middle(of: str) -> str:
    return f"nilai tengah {of}"


def least(of: str) -> str:
    return f"yang terkecil dari {of}"


def most(of: str) -> str:
    return f"yang terbesar dari {of}"


def numbers_in(of: str) -> str:
    return f"banyaknya angka pada {of}"


def count_where(cells: str, criterion: str) -> str:
    return f"banyaknya {cells} yang {criterion}"


def sum_where(cells: str, criterion: str, summed: str) -> str:
    return f"jumlah {summed} yang {cells}-nya {criterion}"


def absolute(figure: str) -> str:
    return f"nilai mutlak {figure}"


def whole(figure: str) -> str:
    return f"{figure} dibulatkan ke bawah"


def rest(figure: str, by: str) -> str:
    return f"sisa {figure} dibagi {by}"


def rounded(figure: str, places: str) -> str:
    return f"{figure} dibulatkan {places} desimal"


def rounded_up(figure: str, places: str) -> str:
    return f"{figure} dibulatkan ke atas {places} desimal"


def length(text: str) -> str:
    return f"banyaknya huruf {text}"


def trimmed(text: str) -> str:
    return f"{text} tanpa spasi berlebih"


def first_letters(text: str, count: str) -> str:
    return f"{count} huruf pertama {text}"


def last_letters(text: str, count: str) -> str:
    return f"{count} huruf terakhir {text}"


def letters_from(text: str, start: str, count: str) -> str:
    return f"{count} huruf {text} mulai huruf ke-{start}"


def place_of(sought: str, text: str) -> str:
    return f"letak {sought} di dalam {text}"


def place_after(sought: str, text: str, start: str) -> str:
    return f"letak {sought} di dalam {text} mulai huruf ke-{start}"


def replaced(text: str, old: str, new: str) -> str:
    return f"{text} dengan {old} diganti {new}"


def replaced_once(text: str, old: str, new: str, which: str) -> str:
    return f"{text} dengan {old} ke-{which} diganti {new}"


def upper(text: str) -> str:
    return f"{text} dalam huruf besar"


def lower(text: str) -> str:
    return f"{text} dalam huruf kecil"


def as_number(text: str) -> str:
    return f"angka dari {text}"


def day(year: str, month: str, day: str) -> str:
    return f"tanggal {day} bulan {month} tahun {year}"


def choice(condition: str, then: str, instead: str) -> str:
    return f"({then} bila {condition}, selain itu {instead})"


def result_of(function: str, arguments: str) -> str:
    return f"hasil {function} atas {arguments}"


MEANINGS = "Kamus indikator"
"""What the meanings of indicators are called on the cover of a form."""
MEANING_GOES_ON = "… (selengkapnya di Petunjuk)"
