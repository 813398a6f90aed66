"""News the portal tells the other rooms."""

from django.dispatch import Signal

#: A document's bytes are new; argument `document`. Sent from the worker.
document_replaced = Signal()
