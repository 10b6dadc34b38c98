"""foedera: who agreed, met, visited, promised, refused or did what with whom, with the words that say it."""

__version__ = "0.1.0"
