<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>DeliveryLog</name>
    <message numerus="yes">
        <source>%n interview(s) whole</source>
        <translation>
            <numerusform>%n interview whole</numerusform>
            <numerusform>%n interviews whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still waiting</source>
        <translation>
            <numerusform>%n still waiting</numerusform>
            <numerusform>%n still waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came back</source>
        <translation>
            <numerusform>%n came back</numerusform>
            <numerusform>%n came back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliveryScreen</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) delivered; the receipts are checked and kept.</source>
        <translation>
            <numerusform>%n interview delivered; the receipt is checked and kept.</numerusform>
            <numerusform>%n interviews delivered; the receipts are checked and kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review note(s) arrived.</source>
        <translation>
            <numerusform>%n review note arrived.</numerusform>
            <numerusform>%n review notes arrived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s) or package(s) arrived; the plan shows them.</source>
        <translation>
            <numerusform>%n assignment or package arrived; the plan shows it.</numerusform>
            <numerusform>%n assignments or packages arrived; the plan shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) imported.</source>
        <translation>
            <numerusform>%n receipt imported.</numerusform>
            <numerusform>%n receipts imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) waiting</source>
        <translation>
            <numerusform>%n interview waiting</numerusform>
            <numerusform>%n interviews waiting</numerusform>
        </translation>
    </message>
</context>
</TS>
