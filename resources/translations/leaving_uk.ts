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
    <name>HandoverScreen</name>
    <message>
        <source>Hand over to another laptop</source>
        <translation>Передати на інший ноутбук</translation>
    </message>
    <message>
        <source>Where the file is to lie</source>
        <translation>Де лежатиме файл</translation>
    </message>
    <message>
        <source>Pack or answer</source>
        <translation>Пакунок або відповідь</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>Without internet, from laptop to laptop in one local network. What goes over is a pack that only central can open, or central’s answer to one: the laptop that carries it can read nothing.</source>
        <translation>Без інтернету, з ноутбука на ноутбук в одній місцевій мережі. Передається пакунок, який може відкрити лише центральна база, або відповідь центру на нього: ноутбук, що його везе, прочитати нічого не може.</translation>
    </message>
    <message>
        <source>This laptop takes</source>
        <translation>Цей ноутбук приймає</translation>
    </message>
    <message>
        <source>Choose a folder or a memory stick for the file. Then tell the other person the address you see.</source>
        <translation>Виберіть для файлу теку або флешку. Тоді скажіть іншій людині адресу, яку бачите.</translation>
    </message>
    <message>
        <source>This computer is in no local network. Connect it to one and open this page again.</source>
        <translation>Цей комп’ютер не в місцевій мережі. Під’єднайте його до неї й відкрийте цю сторінку знову.</translation>
    </message>
    <message>
        <source>Address of this &amp;computer</source>
        <translation>Адреса цього &amp;комп’ютера</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Адреса цього комп’ютера</translation>
    </message>
    <message>
        <source>&amp;Wait for another laptop…</source>
        <translation>&amp;Чекати на інший ноутбук…</translation>
    </message>
    <message>
        <source>This laptop gives</source>
        <translation>Цей ноутбук передає</translation>
    </message>
    <message>
        <source>The other laptop waits first. Type the address that it shows.</source>
        <translation>Спершу інший ноутбук починає чекати. Введіть адресу, яку він показує.</translation>
    </message>
    <message>
        <source>&amp;Address that the other laptop shows</source>
        <translation>&amp;Адреса, яку показує інший ноутбук</translation>
    </message>
    <message>
        <source>Address that the other laptop shows</source>
        <translation>Адреса, яку показує інший ноутбук</translation>
    </message>
    <message>
        <source>&amp;Hand over what waits</source>
        <translation>&amp;Передати те, що чекає</translation>
    </message>
    <message>
        <source>Hand over a &amp;file…</source>
        <translation>Передати &amp;файл…</translation>
    </message>
    <message>
        <source>Read the words of one line to each other. Only if all six are the same on both laptops, in the same order, both of you say so. Otherwise somebody may be between you.</source>
        <translation>Прочитайте одне одному слова одного рядка. Лише якщо всі шість на обох ноутбуках однакові й стоять у тому самому порядку, підтвердьте це обоє. Інакше між вами може бути хтось чужий.</translation>
    </message>
    <message>
        <source>The words are the &amp;same</source>
        <translation>Слова &amp;однакові</translation>
    </message>
    <message>
        <source>The words &amp;differ</source>
        <translation>Слова &amp;різні</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Зупинити</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Progress of the hand-over</source>
        <translation>Перебіг передачі</translation>
    </message>
    <message>
        <source>Preparing. A delivery that runs comes to its end first.</source>
        <translation>Підготовка. Спершу завершується доставка, якщо вона триває.</translation>
    </message>
    <message>
        <source>Waiting. The other person types this address:</source>
        <translation>Очікування. Інша людина вводить цю адресу:</translation>
    </message>
    <message>
        <source>Looking for the other laptop</source>
        <translation>Пошук іншого ноутбука</translation>
    </message>
    <message>
        <source>Compare the words</source>
        <translation>Звірте слова</translation>
    </message>
    <message>
        <source>Waiting until the other person says that the words are the same</source>
        <translation>Очікування, доки інша людина підтвердить, що слова однакові</translation>
    </message>
    <message>
        <source>Reading back what arrived</source>
        <translation>Прочитання того, що надійшло</translation>
    </message>
    <message>
        <source>The file goes over</source>
        <translation>Файл передається</translation>
    </message>
    <message>
        <source>Handed over, and read back on the other laptop. Nothing here was deleted.</source>
        <translation>Передано й прочитано назад на іншому ноутбуці. Тут нічого не видалено.</translation>
    </message>
    <message>
        <source>Handed over, and read back on the other laptop. More waits: hand over what waits again.</source>
        <translation>Передано й прочитано назад на іншому ноутбуці. Чекає ще щось: передайте те, що чекає, ще раз.</translation>
    </message>
    <message>
        <source>Taken and read back: {name}. Carry it to whoever looks after central, or hand the file on to another laptop. Nothing on this laptop can open it.</source>
        <translation>Прийнято й прочитано назад: {name}. Відвезіть його тому, хто дбає про центр, або передайте файл далі на інший ноутбук. На цьому ноутбуці відкрити його не може ніщо.</translation>
    </message>
    <message>
        <source>Taken and read back: {name}. If it is for this laptop, import it on the delivery page; otherwise hand it on.</source>
        <translation>Прийнято й прочитано назад: {name}. Якщо відповідь для цього ноутбука, імпортуйте її на сторінці доставки; якщо ні, передайте далі.</translation>
    </message>
    <message>
        <source>Nothing waits, so nothing was handed over.</source>
        <translation>Ніщо не чекає, тож нічого не передано.</translation>
    </message>
    <message>
        <source>All that waits is on its way already, on sticks or with other laptops. If one of them was lost, write a pack on the delivery page with the tick for that, and hand over its file here.</source>
        <translation>Усе, що чекає, вже в дорозі: на флешках або з іншими ноутбуками. Якщо щось із них загублено, запишіть на сторінці доставки пакунок із позначкою про це й передайте його файл тут.</translation>
    </message>
    <message>
        <source>Stopped. What arrived is kept, and the next time goes on from there.</source>
        <translation>Зупинено. Те, що надійшло, збережено, і наступного разу передача піде з того місця.</translation>
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
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Who may approve</source>
        <translation>Хто може схвалювати</translation>
    </message>
    <message>
        <source>Nobody may approve yet. Two people are needed.</source>
        <translation>Поки що ніхто не може схвалювати. Потрібні дві людини.</translation>
    </message>
    <message>
        <source>{code}, since {time}</source>
        <translation>{code}, від {time}</translation>
    </message>
    <message>
        <source>{code} may approve here from now on. Only their own words open their key.</source>
        <translation>Відтепер {code} може схвалювати тут. Ключ цієї людини відкривають лише її власні слова.</translation>
    </message>
    <message>
        <source>Each of the two who approve has a code of the team and words that nobody else knows: let them choose these here themselves. The custody list says when each of them was added. That two codes are two people, this computer cannot know.</source>
        <translation>Кожен із двох, хто схвалює, має код учасника команди і слова, яких не знає ніхто інший: нехай кожен обере їх тут сам. У журналі зберігання видно, коли кого додано. Що за двома кодами стоять дві людини, цей комп’ютер знати не може.</translation>
    </message>
    <message>
        <source>Ma&amp;y approve</source>
        <translation>&amp;Можуть схвалювати</translation>
    </message>
    <message>
        <source>May approve</source>
        <translation>Можуть схвалювати</translation>
    </message>
    <message>
        <source>May approve &amp;no more</source>
        <translation>Більше не мо&amp;же схвалювати</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Ще одна людина</translation>
    </message>
    <message>
        <source>&amp;Code of the team: Latin letters, digits</source>
        <translation>Код у&amp;часника команди: латинські літери, цифри</translation>
    </message>
    <message>
        <source>Code of the team: Latin letters, digits</source>
        <translation>Код учасника команди: латинські літери, цифри</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Додати</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>На&amp;зад</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Перебіг</translation>
    </message>
</context>
<context>
    <name>TwoPeople</name>
    <message>
        <source>Approved with their own words: {codes}.</source>
        <translation>Схвалили власними словами: {codes}.</translation>
    </message>
    <message>
        <source>Nobody has approved it yet.</source>
        <translation>Цього ще ніхто не схвалив.</translation>
    </message>
    <message>
        <source>Nobody can approve here yet: each of the two needs words of their own.</source>
        <translation>Тут поки нікому схвалювати: кожному з двох потрібні власні слова.</translation>
    </message>
    <message>
        <source>Names, or what a child told: two different people have to approve this, each with their own words.</source>
        <translation>Імена або розповідь дитини: це мають схвалити двоє різних людей, кожен власними словами.</translation>
    </message>
    <message>
        <source>Who app&amp;roves</source>
        <translation>&amp;Хто схвалює</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>Хто схвалює</translation>
    </message>
    <message>
        <source>T&amp;heir own words</source>
        <translation>В&amp;ласні слова цієї людини</translation>
    </message>
    <message>
        <source>Their own words</source>
        <translation>Власні слова цієї людини</translation>
    </message>
    <message>
        <source>Approv&amp;e</source>
        <translation>Сх&amp;валити</translation>
    </message>
    <message>
        <source>Who &amp;may approve here…</source>
        <translation>Хто &amp;може схвалювати тут…</translation>
    </message>
</context>
</TS>
