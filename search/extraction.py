"""The text of a PDF, read in a process of its own: this file run as a program, the PDF on its input, JSON on its output.

It is run by its path, from whatever folder the worker was started in, and without the modules beside it (`-P`). A file may be
broken, enormous or made to harm: the process has limits of memory and time, and when it dies nothing else does.
"""

import json
import resource
import subprocess
import sys
import time

MAX_PAGES = 2_000
MAX_CHARACTERS = 40_000
MEMORY = 2 * 1024**3
#: Seconds after which no further page is read, and after which the process is ended.
READING, PATIENCE = 90, 120


def texts_of(data):
    """Return (texts, problem): the text of each page of the PDF `data` (bytes), and what could not be read, in English.

    Pages beyond `MAX_PAGES` or beyond the time given are left out, with a problem that says so.
    """
    try:
        done = subprocess.run(  # noqa: S603  (this very file; what is not trusted is its input)
            [sys.executable, "-P", __file__], input=data, capture_output=True, timeout=PATIENCE, check=False
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return [], "The file takes too long to read."
    except ValueError:  # It died before it could say anything.
        return [], "The file could not be read."
    return found["texts"], found["problem"]


def _read(data):
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"texts": [], "problem": str(error)[:200]}
    ends, texts, problem = time.monotonic() + READING, [], ""
    for number in range(len(pdf)):
        if number == MAX_PAGES or time.monotonic() > ends:
            problem = f"Only the first {number} pages are searched."
            break
        texts.append(_text(pdf, number))
    return {"texts": texts, "problem": problem}


def _text(pdf, number):
    """The text of one page, empty when that page alone is broken; never what a database cannot hold."""
    import pypdfium2

    try:
        text = pdf[number].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return ""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()[:MAX_CHARACTERS]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)
