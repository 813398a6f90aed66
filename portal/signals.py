"""News the portal tells the other rooms."""

from django.dispatch import Signal

#: A document was saved and its bytes may be new; argument `document`. Sent from the worker.
document_replaced = Signal()
