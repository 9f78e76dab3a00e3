<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>Hand</name>
    <message>
        <source>Set the time of the line to the present place (F7)</source>
        <translation>Поставити рядку час цього місця (F7)</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Хто говорить</translation>
    </message>
    <message>
        <source>Words of the line</source>
        <translation>Слова рядка</translation>
    </message>
    <message>
        <source>Made by a machine: listen, then confirm or correct</source>
        <translation>Зробила машина: прослухайте й підтвердьте або виправте</translation>
    </message>
    <message>
        <source>Confirm (F9)</source>
        <translation>Підтвердити (F9)</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Прибрати рядок</translation>
    </message>
    <message>
        <source>New line here</source>
        <translation>Новий рядок тут</translation>
    </message>
</context>
<context>
    <name>SensitiveRow</name>
    <message>
        <source>Sensitive: copies for others leave these stretches out. The recording stays whole.</source>
        <translation>Чутливе: у копіях для інших цих відрізків не буде. Запис лишається цілим.</translation>
    </message>
    <message>
        <source>Sensitive stretches</source>
        <translation>Чутливі відрізки</translation>
    </message>
    <message>
        <source>Take this mark back</source>
        <translation>Зняти цю позначку</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Person</source>
        <translation>Особа</translation>
    </message>
    <message>
        <source>Documenter</source>
        <translation>Документатор</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Перекладач</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Хтось інший</translation>
    </message>
    <message>
        <source>{line} (made by a machine, not confirmed)</source>
        <translation>{line} (зробила машина, не підтверджено)</translation>
    </message>
</context>
<context>
    <name>TranscriptScreen</name>
    <message>
        <source>Saved</source>
        <translation>Збережено</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ще не збережено</translation>
    </message>
    <message>
        <source>Transcript · {number}</source>
        <translation>Стенограма · {number}</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Стенограма</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>Дослівно</translation>
    </message>
    <message>
        <source>Close to the words</source>
        <translation>Близько до дослівного</translation>
    </message>
    <message>
        <source>A summary</source>
        <translation>Виклад</translation>
    </message>
    <message>
        <source>How close to the words</source>
        <translation>Наскільки дослівно</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Хто записав</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Навіщо</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Як</translation>
    </message>
    <message>
        <source>Lines of the transcript</source>
        <translation>Рядки стенограми</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Write a transcript of the sealed recording</source>
        <translation>Писати стенограму запечатаного запису</translation>
    </message>
    <message>
        <source>This transcript was sealed with the interview and does not change.</source>
        <translation>Цю стенограму запечатано разом з інтерв’ю, вона не змінюється.</translation>
    </message>
    <message>
        <source>Made after the seal: it names the sealed interview, says who wrote it, why and how, and stays in this vault. It is no part of the statement.</source>
        <translation>Зроблено після запечатування: вона посилається на запечатане інтерв’ю, каже, хто, навіщо і як її писав, і лишається в цьому сховищі. Вона не є частиною заяви.</translation>
    </message>
    <message>
        <source>It is sealed beside its recording. It is no part of the statement.</source>
        <translation>Її буде запечатано поруч із записом. Вона не є частиною заяви.</translation>
    </message>
    <message>
        <source>F5 play or pause · F6 back 3 seconds · F7 the time of here · F8 next speaker · Enter next line · Alt+Up, Alt+Down other line · F9 confirm · Ctrl+Delete remove</source>
        <translation>F5 грати або пауза · F6 назад на 3 секунди · F7 час цього місця · F8 інший мовець · Enter наступний рядок · Alt+Up, Alt+Down інший рядок · F9 підтвердити · Ctrl+Delete прибрати</translation>
    </message>
</context>
</TS>
