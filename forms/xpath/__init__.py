"""XPath of ODK XForms: parsed once, compiled to closures over nodes."""
