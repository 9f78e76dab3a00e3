<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>DeliveryScreen</name>
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
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
