<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ReferralsScreen</name>
    <message numerus="yes">
        <source>%n service(s) taken.</source>
        <translation>
            <numerusform>%n service taken.</numerusform>
            <numerusform>%n services taken.</numerusform>
        </translation>
    </message>
</context>
</TS>
