"""The person, who signs in by e-mail, and the counters of their attempts."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
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

    @transaction.atomic
    def save(self, *args, **kwargs):
        # Two spellings of one address are one person (RFC 5321 allows otherwise; no mail provider does).
        self.email = self.email.lower()
        super().save(*args, **kwargs)
        written = kwargs.get("update_fields")
        if written is None or "email" in written:
            self._vouch_for_email()

    def _vouch_for_email(self):
        """Tell allauth that the address is confirmed: the office wrote it, nobody can type their own."""
        from allauth.account.models import EmailAddress

        if EmailAddress.objects.filter(user=self, email=self.email, verified=True, primary=True).count() != 1:
            EmailAddress.objects.filter(user=self).delete()
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)


class Limit(models.Model):
    """One counter of attempts, in the shape that Django's database cache writes (`CACHES["limits"]`).

    A table of ours, and not one made by `createcachetable`, so that every database has it from its first migration.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_limit"
        verbose_name = _("counter of attempts")
        verbose_name_plural = _("counters of attempts")

    def __str__(self):
        return self.cache_key
