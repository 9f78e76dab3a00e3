"""What leaves a form: its answers as the XML that Collect would send."""

from forms.submission.xml import Submission, submission

__all__ = ["Submission", "submission"]
