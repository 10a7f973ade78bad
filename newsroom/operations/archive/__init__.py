"""An archive of made-up stories, to try lists and searches at size."""
