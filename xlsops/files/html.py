"""Fills a page's template; every value is escaped, and a template can only look at its values."""

from pathlib import PurePath

from xlsops import messages
from xlsops.errors import XlsopsError


def fill_template(template: str, path: PurePath, **values: object) -> bytes:
    """Return the page in UTF-8; raises TemplateError where the template at that path has a fault."""
    from jinja2 import StrictUndefined  # noqa: PLC0415 - only who asks for a page pays for it
    from jinja2 import TemplateError as Fault  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.from_string(template).render(values).encode("utf-8", "replace")
    except (Fault, ArithmeticError, LookupError, TypeError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise XlsopsError(
            messages.folders.template(path, messages.reasons.cannot_be_filled(line, str(error)))
        ) from error
