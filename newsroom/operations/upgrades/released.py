"""What the last release has brought; whatever came later has to be survived by it.

Set anew with each release (docs/releasing.md). A migration that the rule refuses, and that the
running version survives all the same, says why, in words for operators:

    class Migration(migrations.Migration):
        outlived = "No version since 1.2 asks for this column."
"""

# Nothing has been released yet: the rule holds from these on.
LAST_RELEASE = {
    "accounts": "0008_quiet_mode",
    "articles": "0250_assignments",
    "operations": "0001_heartbeats",
}
