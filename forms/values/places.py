"""Places as told: the settlement by its official code, and what the person called it.

In a form a place is a group with the appearance ``svidok-place`` and the prefix ``<p>``; its children are

======================  ==============  ====================================================================
``<p>_katottg``         text            code of the register of settlements (``UA`` and 17 digits), empty if not found
``<p>_name``            text            official name with raion and oblast, as it was when chosen
``<p>_said``            text            the name the person used
``<p>_address``         text            street, building
``<p>_landmark``        text            what it is near
``<p>_type``            select_one      kind of place
``<p>_disclosure``      select_one      how exactly it may be told to others
======================  ==============  ====================================================================

A place asked for roughly (``svidok-place`` of a session) may have fewer children; a widget shows those that exist.
"""
