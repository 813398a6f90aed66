"""Publications typeset as accessible PDFs: tagged PDF/UA-1, titled, in the language of their text.

The one public function is `make_pdf`. Nothing here reads the database: a publication and its cases are given as plain
dictionaries with the fields of the sample files (`sample/README.md`), and the same values give the same bytes.
"""

from .pdf import TypesettingError, make_pdf

__all__ = ["TypesettingError", "make_pdf"]
