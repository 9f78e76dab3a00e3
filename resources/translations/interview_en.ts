<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BesideCard</name>
    <message numerus="yes">
        <source>%n corrections stand beside this one.</source>
        <translation>
            <numerusform>%n correction stands beside this one.</numerusform>
            <numerusform>%n corrections stand beside this one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionsScreen</name>
    <message numerus="yes">
        <source>%n answers are still to be decided.</source>
        <translation>
            <numerusform>%n answer is still to be decided.</numerusform>
            <numerusform>%n answers are still to be decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers are the same in both</source>
        <translation>
            <numerusform>%n answer is the same in both</numerusform>
            <numerusform>%n answers are the same in both</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadCard</name>
    <message numerus="yes">
        <source>%n more questions were left without an answer.</source>
        <translation>
            <numerusform>%n more question was left without an answer.</numerusform>
            <numerusform>%n more questions were left without an answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceivedScreen</name>
    <message numerus="yes">
        <source>%n new interviews.</source>
        <translation>
            <numerusform>%n new interview.</numerusform>
            <numerusform>%n new interviews.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived damaged and were not kept.</source>
        <translation>
            <numerusform>%n arrived damaged and was not kept.</numerusform>
            <numerusform>%n arrived damaged and were not kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n additions and refusals.</source>
        <translation>
            <numerusform>%n addition or refusal.</numerusform>
            <numerusform>%n additions or refusals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interviews</source>
        <translation>
            <numerusform>%n interview</numerusform>
            <numerusform>%n interviews</numerusform>
        </translation>
    </message>
</context>
</TS>
