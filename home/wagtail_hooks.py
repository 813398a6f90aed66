"""What the home room adds to the admin: the messages received."""

from django.utils.translation import gettext_lazy as _

from members.received_admin import ReceivedViewSet, register

from .models import ContactMessage


class ContactMessageViewSet(ReceivedViewSet):
    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages received")
    menu_order = 311
    list_display = ["subject", "name", "language", "status", ReceivedViewSet.sent_column, ReceivedViewSet.sample_column]
    list_filter = ["status", "subject", "language", "created_at"]
    search_fields = ["name", "email", "message", "notes"]
    export_filename = "messages"
    list_export = [
        "reference",
        "created_at",
        "subject",
        "name",
        "email",
        "language",
        "message",
        "status",
        "notes",
        "is_sample",
    ]


register(ContactMessage, ContactMessageViewSet)
