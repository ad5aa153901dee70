"""Documents of Word: a template an office edits is filled, and what people made of it is read again.

The only room that knows ``docxtpl`` with ``python-docx`` and ``lxml``, which are installed with the extra
``docx``; raises XlsopsError where they are not.
"""

from importlib.util import find_spec

from xlsops import messages
from xlsops.errors import XlsopsError

if not all(map(find_spec, ("docxtpl", "docx", "lxml"))):
    raise XlsopsError(messages.report_told.no_library())
