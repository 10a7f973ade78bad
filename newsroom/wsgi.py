import os
import sys

from django.core.wsgi import get_wsgi_application

from newsroom.environment import BadSetting
from newsroom.requests.cut_bodies import refuse_cut_bodies

# Gunicorn gives up where a worker ends so; after any other end it starts the next one, for ever.
CANNOT_START = 3

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

try:
    application = refuse_cut_bodies(get_wsgi_application())
except BadSetting as refusal:
    print(refusal, file=sys.stderr)
    sys.exit(CANNOT_START)
