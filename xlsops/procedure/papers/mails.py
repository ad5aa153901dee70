"""Letters as files for sending: a text for people, and a draft that mail programs open."""

from email.message import EmailMessage
from email.policy import SMTP

from xlsops.core.view.contacts import contacts_in

_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_BOUNDARY = "=_xlsops_surat"


def text_file(text: str) -> bytes:
    """Return a text as every editor on Windows shows it."""
    return text.replace("\n", "\r\n").encode("utf-8-sig", "replace")


def draft(
    subject: str, text: str, contact: str, workbook: tuple[str, bytes] | None = None
) -> bytes:
    """Return a draft that mail programs open for sending; no server is needed.

    ``contact`` is free text in which an address is looked for; ``workbook`` is name and bytes.
    """
    message = EmailMessage(policy=SMTP)
    address = contacts_in(contact).mail
    if address and address.isascii():
        message["To"] = address
    message["Subject"] = subject
    message["X-Unsent"] = "1"
    message.set_content(text.encode("utf-8", "replace").decode() + "\n")
    if workbook:
        name, data = workbook
        message.add_attachment(data, maintype=_XLSX[0], subtype=_XLSX[1], filename=name)
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()
