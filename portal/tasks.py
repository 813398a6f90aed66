"""Work done after the reader or the editor has been answered, by the worker."""

import logging

from django.utils import timezone
from django_tasks import task

from .models import PortalDocument, PortalImage, Use

logger = logging.getLogger(__name__)

#: Figures of a document that the portal works out itself.
FIGURES = {"sha256", "page_count", "replaced_at", "problem", "file_size", "file_hash"}

#: The few shapes in which pages show pictures; every page and the task below use the same list. A telephone asks for the second,
#: the widest plate (84rem, layout.css) for the third.
PICTURE_WIDTHS = (640, 1024, 1440)

#: How many social pictures one task draws again.
BATCH = 20


def picture_filters():
    """Return the filter specs of every rendition that pages use."""
    return [f"max-{width}x{width}|format-webp" for width in PICTURE_WIDTHS]


@task()
def render_pictures_of(page_id):
    """Make every picture that a published page needs, its social picture included, so that no reader waits for one."""
    from django.contrib.contenttypes.models import ContentType

    from .signals import page_settled
    from .social.upkeep import bring_up_to_date

    for receiver, problem in page_settled.send_robust(sender=None, page_id=page_id):
        if problem is not None:
            logger.error("%s failed after the publication of page %s.", receiver.__name__, page_id, exc_info=problem)
    ids = Use.objects.filter(
        page_id=page_id, live=True, content_type=ContentType.objects.get_for_model(PortalImage)
    ).values_list("object_id", flat=True)
    for image in PortalImage.objects.filter(pk__in=list(ids)):
        try:
            image.get_renditions(*picture_filters())
        except Exception:
            logger.exception("The picture %s (%s) could not be rendered.", image.pk, image.title)
    bring_up_to_date(page_id)


@task(priority=-10)
def redraw_social_pictures_with(model, pk, after=0):
    """Draw again the social pictures that show what changed: an instance of `model` ("portal.Theme"...), by its key.

    One batch of pages, those that follow the page `after`; the rest is another task, behind the mails that wait.
    """
    from django.apps import apps

    from .social import upkeep

    item = apps.get_model(model).objects.filter(pk=pk).first()
    pages = upkeep.pages_that_show(item, after)[:BATCH] if item is not None else []
    if len(pages) == BATCH:
        redraw_social_pictures_with.enqueue(model, pk, pages[-1])
    upkeep.bring_all_up_to_date(pages)


def work_out_figures(document):
    """Write the SHA-256, size and page count of a document's file when its bytes changed; return whether they did.

    The count comes from the file itself; a file that cannot be read keeps no count and carries the reason.
    """
    try:
        digest = document.work_out_sha256()
    except (OSError, ValueError):
        # Its title or audience may still be put right while the file is missing from the storage.
        logger.error("The file of document %s (%s) is not in the storage.", document.pk, document.title)
        return False
    if digest == document.sha256:
        return False
    pages, problem = count_pages(document)
    document.sha256, document.page_count, document.problem = digest, pages, problem
    document.replaced_at = timezone.now()
    document.file_size = document.file.size
    PortalDocument.objects.filter(pk=document.pk).update(
        sha256=digest, page_count=pages, problem=problem, replaced_at=document.replaced_at, file_size=document.file_size
    )
    return True


def count_pages(document):
    """Return (pages, problem) of a PDF; (None, "") for other kinds of files."""
    import pypdfium2

    if document.file_extension.lower() != "pdf":
        return None, ""
    with document.open_file() as opened:
        data = opened.read()
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return None, str(error)[:200]
    try:
        return len(pdf), ""
    finally:
        pdf.close()


@task()
def read_document(document_id):
    """Tell the rooms that a document's bytes may be new, so that its text is read again page by page."""
    from .signals import document_replaced

    document = PortalDocument.objects.filter(pk=document_id).first()
    if document is not None:
        document_replaced.send(sender=PortalDocument, document=document)
