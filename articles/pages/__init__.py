"""One page from a publication or a revision: plain values for templates, and their rendering."""
