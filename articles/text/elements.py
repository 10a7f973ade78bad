"""The elements that a body is read from: by what each becomes."""

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
PARAGRAPHS = frozenset(
    "p div section article header footer main aside nav hgroup address pre center form fieldset "  # noqa: SIM905
    "legend details summary table caption thead tbody tfoot tr td th dl dt dd hr".split()
)
LISTS = frozenset({"ul", "ol"})
CONTAINERS = LISTS | {"blockquote", "li", "figure"}
BLOCKS = PARAGRAPHS | CONTAINERS | frozenset({*HEADINGS, "figcaption"})

# Those that a second one inside the first would not change.
REPEATED = frozenset({"strong", "em", "sup", "sub"})
MARKS = {"b": "strong", "i": "em"} | {name: name for name in (*REPEATED, "a", "span", "bdi")}
