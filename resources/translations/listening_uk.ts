<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>ListeningScreen</name>
    <message>
        <source>Saved</source>
        <translation>Збережено</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Зберігаємо…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не збережено</translation>
    </message>
    <message>
        <source>This is still being recorded. Stop the recording to listen to it.</source>
        <translation>Це ще записується. Щоб послухати, зупиніть запис.</translation>
    </message>
    <message>
        <source>No sound belongs to these words.</source>
        <translation>До цих слів немає звуку.</translation>
    </message>
    <message>
        <source>Written down with the time: somebody came.</source>
        <translation>Записано з часом: хтось зайшов.</translation>
    </message>
    <message>
        <source>Written down with the time: somebody left.</source>
        <translation>Записано з часом: хтось вийшов.</translation>
    </message>
    <message>
        <source>RECORDING</source>
        <translation>ЗАПИС</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>ПАУЗА</translation>
    </message>
    <message>
        <source>NOT RECORDING</source>
        <translation>БЕЗ ЗАПИСУ</translation>
    </message>
    <message>
        <source>Pause · F8</source>
        <translation>Пауза · F8</translation>
    </message>
    <message>
        <source>Go on · F8</source>
        <translation>Далі · F8</translation>
    </message>
    <message>
        <source>Record · F8</source>
        <translation>Записати · F8</translation>
    </message>
    <message>
        <source>The account, as it is told</source>
        <translation>Розповідь, як вона звучить</translation>
    </message>
    <message>
        <source>Write in the first person, as it is told. Do not interrupt.</source>
        <translation>Пишіть від першої особи, як розповідають. Не перебивайте.</translation>
    </message>
    <message>
        <source>A short note with the time · Ctrl+Enter comes here, Enter keeps it</source>
        <translation>Коротка нотатка з часом · сюди Ctrl+Enter, Enter зберігає</translation>
    </message>
    <message>
        <source>New note with the time</source>
        <translation>Нова нотатка з часом</translation>
    </message>
    <message>
        <source>MARK · CTRL AND A NUMBER</source>
        <translation>ПОЗНАЧКА · CTRL І ЦИФРА</translation>
    </message>
    <message>
        <source>CONDITION · ALT AND A NUMBER</source>
        <translation>СТАН ОСОБИ · ALT І ЦИФРА</translation>
    </message>
    <message>
        <source>1 calm</source>
        <translation>1 спокій</translation>
    </message>
    <message>
        <source>The person is calm</source>
        <translation>Людина спокійна</translation>
    </message>
    <message>
        <source>2 tense</source>
        <translation>2 напруга</translation>
    </message>
    <message>
        <source>The person is tense</source>
        <translation>Людина напружена</translation>
    </message>
    <message>
        <source>3 stop</source>
        <translation>3 стоп</translation>
    </message>
    <message>
        <source>The person is not well: stop</source>
        <translation>Людині зле: зупиніться</translation>
    </message>
    <message>
        <source>8 came</source>
        <translation>8 зайшли</translation>
    </message>
    <message>
        <source>Somebody came (Ctrl+8)</source>
        <translation>Хтось зайшов (Ctrl+8)</translation>
    </message>
    <message>
        <source>9 left</source>
        <translation>9 вийшли</translation>
    </message>
    <message>
        <source>Somebody left (Ctrl+9)</source>
        <translation>Хтось вийшов (Ctrl+9)</translation>
    </message>
    <message>
        <source>Break · F4</source>
        <translation>Перерва · F4</translation>
    </message>
    <message>
        <source>End the account · Shift+F4</source>
        <translation>Завершити розповідь · Shift+F4</translation>
    </message>
    <message>
        <source>Air raid · F10</source>
        <translation>Тривога · F10</translation>
    </message>
    <message>
        <source>Back to the questions · F5</source>
        <translation>До запитань · F5</translation>
    </message>
</context>
</TS>
