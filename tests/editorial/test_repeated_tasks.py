"""What load_demo leaves to the worker: each thing once."""

import pytest
from django_tasks_db.models import DBTaskResult

from editorial.management.commands.load_demo import forget_repeated_tasks
from home.mails import send_mails
from portal.tasks import render_pictures_of

pytestmark = pytest.mark.django_db


def waiting():
    tasks = DBTaskResult.objects.ready().values_list("task_path", "args_kwargs")
    return sorted((path.rsplit(".", 1)[1], *arguments["args"]) for path, arguments in tasks)


def test_what_several_saves_asked_for_is_done_once_and_a_mail_is_never_forgotten():
    DBTaskResult.objects.all().delete()
    for page_id in (7, 8, 7, 7):
        render_pictures_of.enqueue(page_id)
    for _twice in range(2):
        send_mails.enqueue("home.ContactMessage", 1)
    latest = DBTaskResult.objects.filter(task_path=render_pictures_of.module_path).latest("enqueued_at").pk
    forget_repeated_tasks()
    mail = ("send_mails", "home.ContactMessage", 1)
    assert waiting() == [("render_pictures_of", 7), ("render_pictures_of", 8), mail, mail]
    assert DBTaskResult.objects.filter(pk=latest).exists()


def test_the_mails_go_before_the_pictures_that_wait():
    DBTaskResult.objects.all().delete()
    render_pictures_of.enqueue(7)
    send_mails.enqueue("home.ContactMessage", 1)
    assert DBTaskResult.objects.ready().first().task_path == send_mails.module_path
