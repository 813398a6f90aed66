"""Work done for publications after the editor has been answered."""

from django_tasks import task


@task()
def refresh_cover(page_id):
    """Make, remake or take off the cover of a published page."""
    from . import covers
    from .models import PublicationPage

    page = PublicationPage.objects.live().filter(pk=page_id).first()
    if page is not None:
        covers.refresh(page)
