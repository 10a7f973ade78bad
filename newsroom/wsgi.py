import os

from django.core.wsgi import get_wsgi_application

from newsroom.bodies import refuse_cut_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = refuse_cut_bodies(get_wsgi_application())
