<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>StructuringScreen</name>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TerritoryCard</name>
    <message numerus="yes">
        <source>“{source}” of {dated}: %n row(s).</source>
        <translation>
            <numerusform>“{source}” of {dated}: %n row.</numerusform>
            <numerusform>“{source}” of {dated}: %n rows.</numerusform>
        </translation>
    </message>
</context>
</TS>
