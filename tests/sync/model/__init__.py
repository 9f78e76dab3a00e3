"""Three laptops, two coordinators and central over a line that loses and doubles: does all come together?

Faults that were put into the product by hand, one at a time, and found by the judgement within some sequences: a
receipt of one object taken for all of its interview; the pack of a device that is shut out dropped instead of kept
aside; an interview called whole by its reader while a file of it was still to come.
"""
