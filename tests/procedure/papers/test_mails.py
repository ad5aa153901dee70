"""Drafts of mails open in any mail program: as Python's own parser, old and new, reads them back."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.parser import BytesParser

from hypothesis import given
from hypothesis import strategies as st

from xlsops.procedure.papers.mails import draft

LINE = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1).map(
    lambda text: " ".join(text.split())
)
SUBJECTS, NAMES = LINE.filter(bool), LINE.filter(bool).map(lambda text: f"{text[:60]}.xlsx")


@given(SUBJECTS, st.text(st.characters(exclude_categories=("C",)) | st.just("\n")), NAMES)
def test_what_was_written_is_read_back_by_old_and_new_parsers(
    subject: str, text: str, name: str
) -> None:
    data = draft(subject, text, "Bu Ani 0812, ani@contoh.go.id", (name, b"PK\x03\x04\r\n\x00"))
    head, _, _ = data.partition(b"\r\n\r\n")
    assert head.isascii()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    new = BytesParser(policy=policy.default).parsebytes(data)
    assert (new["X-Unsent"], new["To"], new["MIME-Version"]) == ("1", "ani@contoh.go.id", "1.0")
    assert new["Subject"].split() == subject.split()
    (file,) = new.iter_attachments()
    assert (file.get_filename(), file.get_content()) == (name, b"PK\x03\x04\r\n\x00")
    body = new.get_body(("plain",))
    assert body is not None
    assert body.get_content().split() == text.split()
    old = message_from_bytes(data)
    assert str(make_header(decode_header(old["Subject"]))).split() == subject.split()
    *_, last = old.walk()
    assert last.get_filename() == name
    assert "".join(last.get_payload(decode=True).decode("latin-1")) == "PK\x03\x04\r\n\x00"  # type: ignore[union-attr]


def test_a_long_indonesian_subject_is_one_line_again_when_read() -> None:
    subject = "Permintaan Data Kinerja Triwulan II – Bagian Protokol dan Komunikasi Pimpinan " * 3
    data = draft(subject.strip(), "isi", "")
    assert max(len(line) for line in data.partition(b"\r\n\r\n")[0].split(b"\r\n")) <= 78
    read = BytesParser(policy=policy.default).parsebytes(data)
    assert (
        read["Subject"].split() == subject.split()
    )  # Python may read a blank where a line was folded
    assert read["To"] is None


def test_the_same_mail_is_the_same_bytes() -> None:
    mails = {draft("Hal", "isi", "a@b.id", ("Format é.xlsx", b"x")) for _ in range(2)}
    assert len(mails) == 1
