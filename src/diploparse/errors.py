"""The errors users can meet. Each message names the value and says what to do next."""


class DiploparseError(Exception):
    """Base of all errors that diploparse raises on purpose."""


class InvalidDate(DiploparseError, ValueError):
    """A publication date is no date."""


class TextTooLong(DiploparseError, ValueError):
    """A text holds more characters than a pipeline can parse at once."""


class InvalidText(DiploparseError, TypeError):
    """What was given as a text is none."""


class InvalidArgument(DiploparseError, TypeError):
    """An argument is not of the kind that the function takes."""


class InvalidSettings(DiploparseError, ValueError):
    """A setting has no meaning."""


class PipelineNotFound(DiploparseError, LookupError):
    """A spaCy pipeline is asked for that is not installed."""


class MissingAnnotation(DiploparseError):
    """An extractor needs a layer of annotation that the pipeline does not give."""


class UnknownExtractor(DiploparseError, LookupError):
    """An extractor is asked for by a name that nobody has given."""


class InvalidRecord(DiploparseError, TypeError):
    """An extractor gave something that is no record."""


class MissingPackage(DiploparseError, ImportError):
    """A package is needed that an extra brings, and it is not installed."""


class InvalidReport(DiploparseError, ValueError):
    """A file is no report that this version can load."""
