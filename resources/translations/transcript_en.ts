<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>MachinePanel</name>
    <message numerus="yes">
        <source>%n line(s) by a machine wait: listen to each, then confirm or correct it.</source>
        <translation>
            <numerusform>%n line by a machine waits: listen to it, then confirm or correct it.</numerusform>
            <numerusform>%n lines by a machine wait: listen to each, then confirm or correct it.</numerusform>
        </translation>
    </message>
</context>
</TS>
