<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AssignmentsScreen</name>
    <message numerus="yes">
        <source>%n answer(s) of laptops came.</source>
        <translation>
            <numerusform>%n answer of laptops came.</numerusform>
            <numerusform>%n answers of laptops came.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanningScreen</name>
    <message numerus="yes">
        <source>%n risk(s) are too high: a coordinator has to decide.</source>
        <translation>
            <numerusform>%n risk is too high: a coordinator has to decide.</numerusform>
            <numerusform>%n risks are too high: a coordinator has to decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s) need a measure.</source>
        <translation>
            <numerusform>%n risk needs a measure.</numerusform>
            <numerusform>%n risks need a measure.</numerusform>
        </translation>
    </message>
</context>
</TS>
