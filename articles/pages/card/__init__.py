"""Share cards: the picture that messengers and other sites show of a story."""
