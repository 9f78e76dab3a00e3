<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>ReferralsScreen</name>
    <message>
        <source>Services</source>
        <translation>Послуги</translation>
    </message>
    <message>
        <source>A newer directory</source>
        <translation>Новіший довідник</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Таблиці (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) taken.</source>
        <translation>
            <numerusform>Узято %n послугу.</numerusform>
            <numerusform>Узято %n послуги.</numerusform>
            <numerusform>Узято %n послуг.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line {row} of the table.</source>
        <translation>Рядок {row} таблиці.</translation>
    </message>
    <message>
        <source>This is the directory that came with the program.</source>
        <translation>Це довідник, що входить до програми.</translation>
    </message>
    <message>
        <source>Some services were checked more than 90 days ago, or on a day that is not known. Call first.</source>
        <translation>Деякі послуги перевіряли понад 90 днів тому або в невідомий день. Спершу зателефонуйте.</translation>
    </message>
    <message>
        <source>Services for the person</source>
        <translation>Послуги для людини</translation>
    </message>
    <message>
        <source>Help does not depend on giving an account. Choose together; print only what is safe to carry.</source>
        <translation>Допомога не залежить від того, чи людина свідчить. Обирайте разом; друкуйте лише те, що безпечно мати при собі.</translation>
    </message>
    <message>
        <source>&amp;Need</source>
        <translation>П&amp;отреба</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Потреба</translation>
    </message>
    <message>
        <source>any need</source>
        <translation>будь-яка потреба</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Слова</translation>
    </message>
    <message>
        <source>Words in the name or description of a service</source>
        <translation>Слова з назви чи опису послуги</translation>
    </message>
    <message>
        <source>Services; several can be chosen for one card</source>
        <translation>Послуги; для однієї картки можна вибрати кілька</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Take a newer directory</source>
        <translation>Узяти нови&amp;й довідник</translation>
    </message>
    <message>
        <source>&amp;Print a card</source>
        <translation>Надрукувати &amp;картку</translation>
    </message>
</context>
<context>
    <name>ServiceTable</name>
    <message>
        <source>awaits confirmation</source>
        <translation>очікує підтвердження</translation>
    </message>
    <message>
        <source>day not known</source>
        <translation>день невідомий</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Послуга</translation>
    </message>
    <message>
        <source>How to reach it</source>
        <translation>Як звернутися</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Перевірено</translation>
    </message>
</context>
<context>
    <name>ServicesCard</name>
    <message>
        <source>PRACTICE</source>
        <translation>НАВЧАННЯ</translation>
    </message>
    <message>
        <source>Useful contacts</source>
        <translation>Корисні контакти</translation>
    </message>
    <message>
        <source>page {page} of {total}</source>
        <translation>стор. {page} із {total}</translation>
    </message>
</context>
</TS>
