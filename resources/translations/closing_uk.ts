<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>CareCard</name>
    <message>
        <source>These days were hard. Rest, and talk to your coordinator or to the psychologist on call.</source>
        <translation>Ці дні були важкі. Відпочиньте й поговоріть із координатором або з психологом на зв’язку.</translation>
    </message>
    <message>
        <source>How are you today</source>
        <translation>Як ви сьогодні</translation>
    </message>
    <message>
        <source>For you alone: it stays in this vault, goes into no interview and to nobody.</source>
        <translation>Лише для вас: залишається в цьому сховищі, не входить до жодного інтерв’ю й нікому не передається.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Добре</translation>
    </message>
    <message>
        <source>Tired</source>
        <translation>Утома</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>Потрібна допомога</translation>
    </message>
</context>
<context>
    <name>EarlierScreen</name>
    <message>
        <source>Heard before?</source>
        <translation>Чи вже опитували?</translation>
    </message>
    <message>
        <source>Write the name, as far as it is known.</source>
        <translation>Напишіть ім’я, наскільки воно відоме.</translation>
    </message>
    <message>
        <source>A year of birth has four digits.</source>
        <translation>Рік народження має чотири цифри.</translation>
    </message>
    <message>
        <source>Choose what the search gave.</source>
        <translation>Позначте, що дала перевірка.</translation>
    </message>
    <message>
        <source>Decide how to go on before the account begins.</source>
        <translation>Вирішіть, як діяти далі, перш ніж почнеться розповідь.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) may be meant.</source>
        <translation>
            <numerusform>Можливо, це %n людина.</numerusform>
            <numerusform>Можливо, це одна з %n людей.</numerusform>
            <numerusform>Можливо, це одна з %n людей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody in this vault is called like this.</source>
        <translation>У цьому сховищі нікого так не звати.</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) in this vault were looked at.</source>
        <translation>
            <numerusform>Переглянуто %n інтерв’ю цього сховища.</numerusform>
            <numerusform>Переглянуто %n інтерв’ю цього сховища.</numerusform>
            <numerusform>Переглянуто %n інтерв’ю цього сховища.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) are closed and cannot be looked into.</source>
        <translation>
            <numerusform>%n інтерв’ю закрите, переглянути його не можна.</numerusform>
            <numerusform>%n інтерв’ю закриті, переглянути їх не можна.</numerusform>
            <numerusform>%n інтерв’ю закриті, переглянути їх не можна.</numerusform>
        </translation>
    </message>
    <message>
        <source>Other teams may have heard the person: ask them.</source>
        <translation>Людину могли опитати інші команди: запитайте її.</translation>
    </message>
    <message>
        <source>Was this person heard before?</source>
        <translation>Чи цю людину вже опитували?</translation>
    </message>
    <message>
        <source>Telling it again can harm. Only this vault is searched; people decide whether it is the same one.</source>
        <translation>Повторна розповідь може зашкодити. Шукаємо лише в цьому сховищі; чи це та сама людина, вирішуєте ви.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Ім’я</translation>
    </message>
    <message>
        <source>Name of the person you will meet</source>
        <translation>Ім’я людини, з якою зустрічаєтеся</translation>
    </message>
    <message>
        <source>&amp;Year of birth</source>
        <translation>&amp;Рік народження</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Рік народження</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Шукати</translation>
    </message>
    <message>
        <source>People in this vault who may be meant</source>
        <translation>Люди в цьому сховищі, про яких може йтися</translation>
    </message>
    <message>
        <source>What the search gave</source>
        <translation>Що дала перевірка</translation>
    </message>
    <message>
        <source>How to &amp;go on</source>
        <translation>&amp;Як діяти далі</translation>
    </message>
    <message>
        <source>How to go on</source>
        <translation>Як діяти далі</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>ще не вирішено</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Keep the decision</source>
        <translation>&amp;Зберегти рішення</translation>
    </message>
</context>
<context>
    <name>NamesakeTable</name>
    <message>
        <source>Name as written</source>
        <translation>Ім’я, як записано</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Рік народження</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Коли й де опитано</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>{year}, another year</source>
        <translation>{year}, інший рік</translation>
    </message>
</context>
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
