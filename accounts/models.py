"""The person, who signs in by e-mail."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Makes people by e-mail address; there is no user name."""

    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        """Create and return a person. Raises `ValueError` without an e-mail address."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Create and return an administrator with every right."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractUser):
    """A person of the office or of a member organisation. The e-mail address is the name they sign in with."""

    username = None
    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("fr", _("French")), ("en", _("English"))], default="fr",
        help_text=_("Language of the mails sent to this person."),
    )  # fmt: skip

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.get_full_name() or self.email

    def save(self, *args, **kwargs):
        # Two spellings of one address are one person (RFC 5321 allows otherwise; no mail provider does).
        self.email = self.email.lower()
        super().save(*args, **kwargs)
