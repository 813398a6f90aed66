"""System checks that keep the house's conventions."""

from django.apps import apps
from django.core.checks import Error, register
from wagtail.models import Page


@register()
def pages_stand_on_portal_page(app_configs, **kwargs):
    """Every page type of ours stands on `PortalPage`, has a stable `kind` and a template named after the model."""
    from .models import PortalPage

    errors = []
    kinds = {}
    for model in apps.get_models():
        if not issubclass(model, Page) or model is Page or model._meta.app_label.startswith("wagtail"):
            continue
        if not issubclass(model, PortalPage):
            errors.append(Error(f"{model.__name__} must inherit PortalPage.", obj=model, id="portal.E001"))
        elif model.kind in kinds or model.kind == "page":
            errors.append(Error(f"{model.__name__} needs a kind of its own.", obj=model, id="portal.E002"))
        kinds[getattr(model, "kind", None)] = model
    return errors
