"""The mails that follow a form, as the office and the sender receive them."""

import pytest
from django.core import mail
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from home import mails
from home.models import ContactMessage
from members.models import ProspectRequest
from portal.models import PortalSettings

from .posting import CONTACT, JOIN, send

pytestmark = pytest.mark.django_db
FR, EN = "/fr/nous-ecrire/", "/en/contact/"


def waiting_mails():
    return DBTaskResult.objects.filter(task_path=mails.send_mails.module_path)


def work():
    """Do what waits for the worker, here: the worker itself closes the connection that a test holds."""
    for waiting in waiting_mails().ready():
        arguments = waiting.args_kwargs
        waiting.delete()
        mails.send_mails.call(*arguments["args"], **arguments["kwargs"])


@pytest.mark.parametrize(
    ("address", "language", "subject"),
    [("/fr/rejoindre/", "fr", None), ("/en/join/", "en", "We have received your request")],
)
def test_a_request_sends_one_mail_to_the_office_and_a_receipt(client, settings, address, language, subject):
    settings.OFFICE_EMAIL = "bureau@example.org"
    send(client, address, JOIN | {"language": language})
    assert mail.outbox == []  # The sender does not wait for a mail server.
    work()
    office, receipt = mail.outbox
    assert (office.to, office.reply_to) == (["bureau@example.org"], ["ana@example.org"])
    assert (receipt.to, receipt.reply_to) == (["ana@example.org"], ["bureau@example.org"])
    if subject:
        assert receipt.subject == subject
    with override(language):
        theme = "8. Port City Interface" if language == "en" else "8. Interface Ville Port"
    request = ProspectRequest.objects.get()
    for message in (receipt.body, receipt.alternatives[0][0]):
        assert theme in message
        assert request.reference in message
        for words in ("promenade", "Ana", "Baie"):  # A receipt carries no stranger's words to an unchecked address.
            assert words not in message
    for words in ("promenade", "Ana Essai", "Ville de Baie-d’Essai", "Baie-d’Essai (Québec)"):
        assert words in office.body
    assert receipt.alternatives[0][1] == "text/html"
    assert f'lang="{language}-CA"' in receipt.alternatives[0][0]
    assert request.office_mailed_at
    assert request.receipt_sent_at


def test_the_receipt_is_in_the_language_of_the_answer(client):
    send(client, "/fr/rejoindre/", JOIN | {"language": "en"})
    work()
    assert mail.outbox[1].subject == "We have received your request"
    assert "Port City Interface" in mail.outbox[1].body


def test_a_message_reaches_the_office(client):
    assert send(client, FR, CONTACT).status_code == 302
    work()
    office, receipt = mail.outbox
    assert "Une question." in office.body
    assert ContactMessage.objects.get().language == "fr"
    assert receipt.to == ["ana@example.org"]
    for message in (receipt.subject, receipt.body, receipt.alternatives[0][0]):
        assert "Une question." not in message
        assert "Ana" not in message
    assert ContactMessage.objects.get().reference in receipt.body


def test_the_office_may_name_its_own_address(client):
    PortalSettings.objects.update(email="office@example.com")
    send(client, EN, CONTACT)
    work()
    assert mail.outbox[0].to == ["office@example.com"]


def test_no_header_can_be_forged(client):
    name = "Ana\r\nBcc: victime@example.org"
    send(client, "/fr/rejoindre/", JOIN | {"organisation": name, "name": name})
    work()
    assert len(mail.outbox) == 2
    for message in mail.outbox:
        headers = message.message().as_bytes().partition(b"\n\n")[0]  # Below, a line may be cut anywhere.
        assert b"\nBcc:" not in headers
        assert b"Subject:" in headers
        assert message.recipients() in (["ana@example.org"], [message.to[0]])
    assert send(client, "/fr/rejoindre/", JOIN | {"email": "a@example.org\nBcc: v@example.org"}).status_code == 200


def test_what_a_sender_writes_is_only_text(client):
    send(client, FR, CONTACT | {"message": "<script>alert(1)</script> & {{ settings }}"})
    work()
    assert "&lt;script&gt;" in mail.outbox[0].alternatives[0][0]
    assert "<script>alert(1)</script> & {{ settings }}" in mail.outbox[0].body


def test_a_mail_that_fails_is_tried_again_and_sends_nothing_twice(client, monkeypatch):
    send(client, FR, CONTACT)
    real, down = mails.receipt, lambda received: (_ for _ in ()).throw(OSError("no route to the mail server"))
    monkeypatch.setattr(mails, "receipt", down)
    work()
    received = ContactMessage.objects.get()
    assert len(mail.outbox) == 1
    assert received.office_mailed_at
    assert not received.receipt_sent_at
    monkeypatch.setattr(mails, "receipt", real)
    assert waiting_mails().exists()
    assert not waiting_mails().ready().exists()  # Not at once: the mail server may be resting.
    mails.send_mails.call(received._meta.label, received.pk, 2)
    assert [message.to for message in mail.outbox] == [mail.outbox[0].to, ["ana@example.org"]]


def test_a_mail_is_given_up_after_some_tries(monkeypatch, caplog):
    message = ContactMessage.objects.create(language="fr", **CONTACT)
    monkeypatch.setattr(mails, "office_mail", lambda received: (_ for _ in ()).throw(OSError("down")))
    monkeypatch.setattr(mails, "receipt", lambda received: (_ for _ in ()).throw(OSError("down")))
    mails.send_mails.call(message._meta.label, message.pk, mails.MOST_TRIES)
    assert "given up" in caplog.text
    assert not waiting_mails().exists()


def test_an_entry_deleted_meanwhile_sends_nothing():
    mails.send_mails.call("home.ContactMessage", 999_999, 1)
    assert mail.outbox == []
