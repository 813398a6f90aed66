"""News the portal tells the other rooms."""

from django.dispatch import Signal

#: A document was saved and its bytes may be new; argument `document`. Sent from the worker.
document_replaced = Signal()

#: A page was published a moment ago; argument `page_id`. Sent from the worker, for what need not keep the editor waiting.
page_settled = Signal()
