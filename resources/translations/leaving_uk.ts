<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>AnswersScreen</name>
    <message>
        <source>Answers from a file</source>
        <translation>Відповіді з файлу</translation>
    </message>
    <message>
        <source>File of answers</source>
        <translation>Файл із відповідями</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>{size} KB; a file is not shown here.</source>
        <translation>{size} КБ; файл тут не показується.</translation>
    </message>
    <message>
        <source>Opens a file that somebody encrypted for you. It is only read: nothing of it is written to the disk in clear.</source>
        <translation>Відкриває файл, який хтось зашифрував для вас. Його лише читають: на диск нічого не записується відкрито.</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>&amp;Відкрити файл…</translation>
    </message>
    <message>
        <source>&amp;Part of the file</source>
        <translation>&amp;Частина файлу</translation>
    </message>
    <message>
        <source>Part of the file</source>
        <translation>Частина файлу</translation>
    </message>
    <message>
        <source>Table of answers</source>
        <translation>Таблиця відповідей</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>На&amp;зад</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Answers: {count}</source>
        <translation>Відповідей: {count}</translation>
    </message>
    <message>
        <source>Pictures, sound and files: {count} ({size} KB)</source>
        <translation>Світлин, звуку й файлів: {count} ({size} КБ)</translation>
    </message>
    <message>
        <source>The form’s log: when these questions were answered, and how answers changed if it asks that</source>
        <translation>Журнал форми: коли відповідали на ці питання і, якщо форма цього просить, як змінювалися відповіді</translation>
    </message>
    <message>
        <source>facts: {count}</source>
        <translation>факти: {count}</translation>
    </message>
    <message>
        <source>the account: {count}</source>
        <translation>розповідь: {count}</translation>
    </message>
    <message>
        <source>names and contacts: {count}</source>
        <translation>імена та контакти: {count}</translation>
    </message>
    <message>
        <source>about sexual violence: {count}</source>
        <translation>про сексуальне насильство: {count}</translation>
    </message>
    <message>
        <source>These answers stay, because the person did not agree to them for this recipient: {parts}.</source>
        <translation>Ці відповіді лишаються, бо людина не погодилася передати їх цьому отримувачу: {parts}.</translation>
    </message>
</context>
<context>
    <name>LeavingScreen</name>
    <message>
        <source>Pass on</source>
        <translation>Передати</translation>
    </message>
    <message>
        <source>Encrypted file</source>
        <translation>Зашифрований файл</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>Sent: the server has everything.</source>
        <translation>Надіслано: сервер має все.</translation>
    </message>
    <message>
        <source>Stopped. It can be taken up again at any time.</source>
        <translation>Зупинено. Можна продовжити будь-коли.</translation>
    </message>
    <message>
        <source>Your organisation allows interviews with this form to be passed on. What the person agreed to decides what goes. All of it leaves encrypted, and the custody list says that it left.</source>
        <translation>Ваша організація дозволяє передавати інтерв’ю за цією формою. Що саме піде, вирішує згода людини. Усе йде зашифрованим, а в переліку дій лишається запис про це.</translation>
    </message>
    <message>
        <source>T&amp;o whom</source>
        <translation>&amp;Кому</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Що піде</translation>
    </message>
    <message>
        <source>Written and read back: {name}. Interviews in it: {count}.</source>
        <translation>Записано й прочитано назад: {name}. Інтерв’ю у файлі: {count}.</translation>
    </message>
    <message>
        <source>&amp;I have asked the person: they agree to it now</source>
        <translation>Людину запитано: зараз вона по&amp;годжується</translation>
    </message>
    <message>
        <source>A&amp;ddress for sending, as you were given it</source>
        <translation>&amp;Адреса для надсилання, як вам її дали</translation>
    </message>
    <message>
        <source>&amp;Name, if the server asks for one</source>
        <translation>&amp;Ім’я, якщо сервер його питає</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Пароль</translation>
    </message>
    <message>
        <source>&amp;Two people approve that names, or what a child told, leave: the codes of both</source>
        <translation>&amp;Двоє схвалюють, щоб вийшли імена або розповідь дитини: коди обох</translation>
    </message>
    <message>
        <source>Into the file also &amp;all other interviews with this form that may go to them</source>
        <translation>У файл також &amp;усі інші інтерв’ю за цією формою, які можна їм передати</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Надіслати</translation>
    </message>
    <message>
        <source>Sa&amp;ve an encrypted file…</source>
        <translation>Зберегти за&amp;шифрований файл…</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Зупини&amp;ти</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>На&amp;зад</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Хід надсилання</translation>
    </message>
    <message>
        <source>The organisation’s rules name no recipient for this form.</source>
        <translation>Правила організації не називають отримувача для цієї форми.</translation>
    </message>
    <message>
        <source>Nothing leaves before {day}.</source>
        <translation>До {day} нічого не передається.</translation>
    </message>
    <message>
        <source>Sent {time}; the server has everything.</source>
        <translation>Надіслано {time}; сервер має все.</translation>
    </message>
    <message>
        <source>Sending was begun and not finished: the server may have a part of it. Send again to go on.</source>
        <translation>Надсилання почато, але не завершено: сервер може мати частину. Надішліть ще раз, щоб продовжити.</translation>
    </message>
    <message>
        <source>The person’s conditions: {conditions}</source>
        <translation>Умови людини: {conditions}</translation>
    </message>
    <message>
        <source>Sent to {server}, encrypted so that only the project’s key opens it.</source>
        <translation>Піде на {server}, зашифроване так, що відкриє лише ключ проєкту.</translation>
    </message>
    <message>
        <source>A saved file can be opened by: {names}.</source>
        <translation>Збережений файл зможуть відкрити: {names}.</translation>
    </message>
</context>
</TS>
