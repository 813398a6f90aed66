"""People in the Wagtail admin: opened without a password, and nobody makes themselves or others an administrator."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from .models import User


class PersonForm:
    """What creating and editing share: the language, one spelling of the e-mail, and who may give every right."""

    def __init__(self, *args, for_superuser=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not for_superuser and "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True
        # Nobody is put by hand in a group that is computed.
        groups = self.fields["groups"]
        groups.queryset = groups.queryset.filter(portal_audience=None)
        if "password1" in self.fields and not self.instance.pk:
            self.fields["password1"].help_text = _(
                "Leave it empty: the person chooses their own by “Forgotten password” on the sign-in page."
            )

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is already an account with this e-mail."))
        return email

    def save(self, commit=True):
        if not self.instance.pk and not self.cleaned_data.get("password1"):
            self.instance.set_unusable_password()
        return super().save(commit)


class PersonCreationForm(PersonForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"language"}


class PersonEditForm(PersonForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"language"}


class ForSuperuser:
    """Tell the form whether an administrator with every right is asking."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "for_superuser": self.request.user.is_superuser}


class PersonCreateView(ForSuperuser, CreateView):
    pass


class PersonEditView(ForSuperuser, EditView):
    def dispatch(self, request, *args, **kwargs):
        # Whoever may write another's e-mail or password may become that person.
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PortalUserViewSet(UserViewSet):
    """Wagtail's own pages about people, with the forms above."""

    add_view_class = PersonCreateView
    edit_view_class = PersonEditView

    def get_form_class(self, for_update=False):
        return PersonEditForm if for_update else PersonCreationForm
