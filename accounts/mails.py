"""One text, two bodies: the HTML of a mail is made from the paragraphs of its text, so that they never disagree."""

from django.template.loader import render_to_string

SIGNATURE = "\n-- \n"


def add_html(message, *, language, portal_name):
    """Attach to `message` (an `EmailMultiAlternatives` with its text) the same words as HTML, in the portal's look."""
    message.body = tidy(message.body)
    text, _dashes, signature = message.body.partition(SIGNATURE)
    html = render_to_string(
        "account/email/frame.html",
        {
            "title": message.subject,
            "language": language,
            "portal_name": portal_name,
            "paragraphs": [paragraph(part) for part in text.split("\n\n") if part.strip()],
            "signature": signature.strip(),
        },
    )
    message.attach_alternative(html, "text/html")


def tidy(text):
    """Return `text` with single empty lines between its paragraphs, whatever the template's tags left behind."""
    lines = [line.rstrip() if line != "-- " else line for line in text.splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip() + "\n"


def paragraph(text):
    """Return one paragraph as {"text"} or, when it is nothing but an address, as {"url"}."""
    text = text.strip()
    is_address = text.startswith(("http://", "https://")) and " " not in text and "\n" not in text
    return {"url": text} if is_address else {"text": text}
