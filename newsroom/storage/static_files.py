"""How static files are named and compressed in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed files; imports inside JavaScript modules are rewritten as well."""

    support_js_module_import_aggregation = True
    # One pass for each step of the longest chain of imports, and one in which nothing changes.
    max_post_process_passes = 20
