"""How Debian's Chromium is begun, and how long it is waited for."""

# Milliseconds. A machine that is busy with other work is no fault of the page.
PATIENCE = 60_000
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
QUIET += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
# In containers that folder is small, and a page that finds it full crashes.
QUIET += ["--disable-dev-shm-usage"]
# The shell would draw letters in another way than the browsers of readers do.
QUIET += ["--font-render-hinting=none"]
