<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>FilePanel</name>
    <message numerus="yes">
        <source>%n file(s) are chosen.</source>
        <translation>
            <numerusform>%n file is chosen.</numerusform>
            <numerusform>%n files are chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n file(s) out of the interview?</source>
        <translation>
            <numerusform>Take %n file out of the interview?</numerusform>
            <numerusform>Take %n files out of the interview?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message numerus="yes">
        <source>%n file(s) taken in, unchanged and encrypted.</source>
        <translation>
            <numerusform>%n file taken in, unchanged and encrypted.</numerusform>
            <numerusform>%n files taken in, unchanged and encrypted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in this interview already and were not taken in again.</source>
        <translation>
            <numerusform>%n file is in this interview already and was not taken in again.</numerusform>
            <numerusform>%n files are in this interview already and were not taken in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in another interview of this vault, too.</source>
        <translation>
            <numerusform>%n file is in another interview of this vault, too.</numerusform>
            <numerusform>%n files are in another interview of this vault, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not what their name says, or are damaged: kept as plain bytes.</source>
        <translation>
            <numerusform>%n file is not what its name says, or is damaged: kept as plain bytes.</numerusform>
            <numerusform>%n files are not what their names say, or are damaged: kept as plain bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are empty and were not taken in.</source>
        <translation>
            <numerusform>%n file is empty and was not taken in.</numerusform>
            <numerusform>%n files are empty and were not taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are larger than 3.8 GB and were not taken in.</source>
        <translation>
            <numerusform>%n file is larger than 3.8 GB and was not taken in.</numerusform>
            <numerusform>%n files are larger than 3.8 GB and were not taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are larger than the room on this disk allows: make room first.</source>
        <translation>
            <numerusform>%n file is larger than the room on this disk allows: make room first.</numerusform>
            <numerusform>%n files are larger than the room on this disk allows: make room first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed while they were taken in: nothing of them was kept.</source>
        <translation>
            <numerusform>%n file changed while it was taken in: nothing of it was kept.</numerusform>
            <numerusform>%n files changed while they were taken in: nothing of them was kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are called intimate pictures and were not taken in: ask your coordinator.</source>
        <translation>
            <numerusform>%n file is called an intimate picture and was not taken in: ask your coordinator.</numerusform>
            <numerusform>%n files are called intimate pictures and were not taken in: ask your coordinator.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
</context>
</TS>
