"""Chinese terms, their standard English, and what machines write instead. Knows nothing of cleaner."""
from glossary.glossary import Glossary
from glossary.term import Concept, GlossaryError, Wording

__all__ = ["Concept", "Glossary", "GlossaryError", "Wording"]
