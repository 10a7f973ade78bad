"""The journal sealed by a chain of digests, and the chain followed from its beginning."""
