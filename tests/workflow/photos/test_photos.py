import io

from PIL import Image

from articles import workflow
from articles.models import Photo


def picture(size=(64, 48)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, "JPEG")
    return stream.getvalue()


def test_a_photo_knows_its_size(people):
    photo = workflow.add_photo(picture(), actor=people.rojin, alt_ar="سوق المدينة").photo

    stored = Photo.objects.get(pk=photo.pk)
    assert (stored.width, stored.height) == (64, 48)
    assert stored.alt_ar == "سوق المدينة"


def test_the_same_picture_is_stored_once(people):
    first = workflow.add_photo(picture(), actor=people.rojin).photo
    second = workflow.add_photo(picture(), actor=people.karim).photo

    assert first.pk == second.pk
    assert Photo.objects.count() == 1
