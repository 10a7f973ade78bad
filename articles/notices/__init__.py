"""What people are to be told, and how they wish to hear it; whoever changes something calls."""

from .telling import tell, tell_of_publication, tell_of_story, tell_of_text

__all__ = ["tell", "tell_of_publication", "tell_of_story", "tell_of_text"]
