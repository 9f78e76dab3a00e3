<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>EarlierScreen</name>
    <message numerus="yes">
        <source>%n person(s) may be meant.</source>
        <translation>
            <numerusform>%n person may be meant.</numerusform>
            <numerusform>%n people may be meant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) in this vault were looked at.</source>
        <translation>
            <numerusform>%n interview in this vault was looked at.</numerusform>
            <numerusform>%n interviews in this vault were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) are closed and cannot be looked into.</source>
        <translation>
            <numerusform>%n interview is closed and cannot be looked into.</numerusform>
            <numerusform>%n interviews are closed and cannot be looked into.</numerusform>
        </translation>
    </message>
</context>
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
