from django.conf import settings
from django.db import models


class SentPicture(models.Model):
    """A picture that a person sent and that had to be opened, which is what costs time.

    Says who and when and nothing of the picture, and stands for a day. `is_open` as long as it is
    being opened; a process that was killed leaves it so.
    """

    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    # How many pictures of the person's quota it counts as.
    places = models.PositiveSmallIntegerField(default=1)
    is_open = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["sender", "sent_at"], name="sent_picture_of_person")]

    def __str__(self) -> str:
        return f"{self.sender_id} {self.sent_at:%Y-%m-%d %H:%M}"
