<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="en">
<context>
    <name>AttachmentsPanel</name>
    <message>
        <source>Sound recording</source>
        <translation>Аудіозапис</translation>
    </message>
    <message>
        <source>Recording of {time}</source>
        <translation>Запис о {time}</translation>
    </message>
    <message>
        <source>Photographs, documents and recordings</source>
        <translation>Фото, документи й записи</translation>
    </message>
    <message>
        <source>There is no consent to photographs of the person. Ask in the section on consent first.</source>
        <translation>Згоди на фото особи немає. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>There is no consent to photographs of injuries. Ask in the section on consent first.</source>
        <translation>Згоди на фото ушкоджень немає. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>There is no consent to copies of documents. Ask in the section on consent first.</source>
        <translation>Згоди на копіювання документів немає. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>Photographs cannot be added now. Look at the reminders of this interview.</source>
        <translation>Зараз не можна додавати фото. Перегляньте нагадування до цього інтерв’ю.</translation>
    </message>
    <message>
        <source>Choose a document</source>
        <translation>Виберіть документ</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>Choose a photograph</source>
        <translation>Виберіть фото</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic);;All files (*)</source>
        <translation>Фото (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic);;Усі файли (*)</translation>
    </message>
    <message>
        <source>“{title}” cannot be shown as a picture. It is kept unchanged as a file.</source>
        <translation>«{title}» не вдається показати як зображення. Його збережено без змін як файл.</translation>
    </message>
    <message>
        <source>This file cannot be shown here. It is kept unchanged, with its digest.</source>
        <translation>Цей файл тут не можна показати. Його збережено без змін разом із контрольною сумою.</translation>
    </message>
    <message>
        <source>Take this file out of the interview?</source>
        <translation>Вилучити цей файл з інтерв’ю?</translation>
    </message>
    <message>
        <source>Take this recording out of the interview?</source>
        <translation>Вилучити цей запис з інтерв’ю?</translation>
    </message>
    <message>
        <source>Nothing of this kind is taken in now. Look at the reminders of this interview.</source>
        <extracomment>Rules that say in other words that there is no consent. The screen with all of it: many files at once, viewers, labels. How many photographs of injuries there are. A question, and the file that does not answer it any more. The names of all files, whenever they are shown anew.</extracomment>
        <translation>Зараз такого не долучаємо. Подивіться нагадування цього інтерв’ю.</translation>
    </message>
    <message>
        <source>It is deleted and cannot be brought back: there is no other copy. The notes made beside it stay.</source>
        <translation>Його буде видалено, і повернути його вже не можна: іншої копії немає. Нотатки до нього залишаться.</translation>
    </message>
    <message>
        <source>The copy in the vault can then be opened by nobody. The original stays.</source>
        <translation>Копію у сховищі вже ніхто не зможе відкрити. Оригінал залишиться там, де він є.</translation>
    </message>
    <message>
        <source>Taken: {time}</source>
        <translation>Знято: {time}</translation>
    </message>
    <message>
        <source>Camera: {camera}</source>
        <translation>Камера: {camera}</translation>
    </message>
    <message>
        <source>Place noted by the camera: {place}</source>
        <translation>Місце, позначене камерою: {place}</translation>
    </message>
    <message>
        <source>The camera noted no place.</source>
        <translation>Камера не позначила місця.</translation>
    </message>
    <message>
        <source>Photograph of the person</source>
        <translation>Фото особи</translation>
    </message>
    <message>
        <source>Photograph of injuries</source>
        <translation>Фото ушкоджень</translation>
    </message>
    <message>
        <source>Photograph of a place or an object</source>
        <translation>Фото місця чи предмета</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>From the person’s telephone</source>
        <translation>З телефону особи</translation>
    </message>
    <message>
        <source>Sound, as an answer</source>
        <translation>Звук як відповідь</translation>
    </message>
    <message>
        <source>Film, as an answer</source>
        <translation>Відео як відповідь</translation>
    </message>
    <message>
        <source>Drawn as an answer</source>
        <translation>Намальоване як відповідь</translation>
    </message>
    <message>
        <source>Photograph…</source>
        <translation>Фото…</translation>
    </message>
    <message>
        <source>Document…</source>
        <translation>Документ…</translation>
    </message>
    <message>
        <source>All exhibits…</source>
        <translation>Усі матеріали…</translation>
    </message>
    <message>
        <source>Many files at once, viewers, copies with faces blacked out, labels, sketches.</source>
        <translation>Багато файлів одразу, перегляд, копії із замальованими обличчями, етикетки, схеми.</translation>
    </message>
    <message>
        <source>The file is being encrypted and taken in…</source>
        <translation>Файл шифрується й додається…</translation>
    </message>
    <message>
        <source>No photographs or documents yet. The original stays unchanged; its copy goes into the vault encrypted.</source>
        <translation>Фото й документів ще немає. Оригінал не змінюється, а його копія потрапляє до сховища зашифрованою.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Відкрити</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Вилучити</translation>
    </message>
</context>
<context>
    <name>KeptRecordings</name>
    <message>
        <source>Recordings and transcripts</source>
        <translation>Записи та стенограми</translation>
    </message>
    <message>
        <source>Recording {number} · {length}</source>
        <translation>Запис {number} · {length}</translation>
    </message>
    <message>
        <source>Recording {number} · {length} · kept apart</source>
        <translation>Запис {number} · {length} · окремо</translation>
    </message>
</context>
<context>
    <name>MarkerPad</name>
    <message>
        <source>Markers</source>
        <translation>Позначки</translation>
    </message>
    <message>
        <source>Add · F9</source>
        <translation>Додати · F9</translation>
    </message>
    <message>
        <source>Kind of marker</source>
        <translation>Вид позначки</translation>
    </message>
    <message>
        <source>A few words for the marker</source>
        <translation>Кілька слів до позначки</translation>
    </message>
</context>
<context>
    <name>Markers</name>
    <message>
        <source>Incident</source>
        <translation>Подія</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Особа</translation>
    </message>
    <message>
        <source>Suspect or unit</source>
        <translation>Ймовірно причетна особа чи підрозділ</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Місце</translation>
    </message>
    <message>
        <source>Time to clarify</source>
        <translation>Уточнити час</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Матеріал</translation>
    </message>
    <message>
        <source>Exact words</source>
        <translation>Дослівні слова</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Незрозуміло</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>Не узгоджується</translation>
    </message>
    <message>
        <source>Strong emotion</source>
        <translation>Сильні емоції</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Перерва</translation>
    </message>
    <message>
        <source>Hearsay</source>
        <translation>Зі слів інших</translation>
    </message>
    <message>
        <source>Sensitive, redact</source>
        <translation>Чутливе, вилучити</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Слухати</translation>
    </message>
    <message>
        <source>Back 10 seconds</source>
        <translation>Назад на 10 секунд</translation>
    </message>
    <message>
        <source>Forward 10 seconds</source>
        <translation>Уперед на 10 секунд</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>Місце в записі</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Швидкість</translation>
    </message>
    <message>
        <source>There is no sound in this recording.</source>
        <translation>У цьому записі немає звуку.</translation>
    </message>
    <message>
        <source>There is nothing to play the sound on. Connect headphones or a loudspeaker.</source>
        <translation>Немає на чому відтворити звук. Під’єднайте навушники або колонку.</translation>
    </message>
    <message>
        <source>The recording is damaged at this place and is not played further. What comes before it is intact. Tell your coordinator.</source>
        <translation>У цьому місці запис пошкоджено, далі він не відтворюється. Усе, що перед ним, ціле. Повідомте координатора.</translation>
    </message>
    <message>
        <source>This computer cannot play the recording. It is kept unchanged.</source>
        <translation>Цей комп’ютер не може відтворити запис. Сам запис збережено без змін.</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>Encryption of the disk</source>
        <translation>Шифрування диска</translation>
    </message>
    <message>
        <source>Memory that is moved to the disk</source>
        <translation>Пам’ять, яку система переносить на диск</translation>
    </message>
    <message>
        <source>Hibernation</source>
        <translation>Глибокий сон (гібернація)</translation>
    </message>
    <message>
        <source>Keys in memory</source>
        <translation>Ключі в пам’яті</translation>
    </message>
    <message>
        <source>Screen lock of the computer</source>
        <translation>Блокування екрана комп’ютера</translation>
    </message>
    <message>
        <source>A second way into the vault</source>
        <translation>Другий шлях до сховища</translation>
    </message>
    <message>
        <source>Copy on a second medium</source>
        <translation>Копія на другому носії</translation>
    </message>
    <message>
        <source>Bringing back from the copy</source>
        <translation>Відновлення з копії</translation>
    </message>
    <message>
        <source>Full check of the vault</source>
        <translation>Повна перевірка сховища</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>The disk of this computer is encrypted.</source>
        <translation>Диск цього комп’ютера зашифровано.</translation>
    </message>
    <message>
        <source>The disk is not encrypted. The vault is encrypted all the same, but what the system itself keeps is not. Have BitLocker, FileVault or LUKS turned on.</source>
        <translation>Диск не зашифровано. Сховище все одно зашифроване, але те, що зберігає сама система, ні. Попросіть увімкнути BitLocker, FileVault або LUKS.</translation>
    </message>
    <message>
        <source>It cannot be found out whether the disk is encrypted. Look into the settings of the system, or ask whoever set the computer up.</source>
        <translation>Не вдалося з’ясувати, чи зашифровано диск. Подивіться в налаштуваннях системи або запитайте того, хто налаштовував комп’ютер.</translation>
    </message>
    <message>
        <source>Nothing in memory reaches the disk in clear.</source>
        <translation>Ніщо з пам’яті не потрапляє на диск незашифрованим.</translation>
    </message>
    <message>
        <source>It cannot be found out whether memory that is moved to the disk is encrypted there.</source>
        <translation>Не вдалося з’ясувати, чи шифрується пам’ять, яку система переносить на диск.</translation>
    </message>
    <message>
        <source>Hibernation is off, or its place on the disk is encrypted.</source>
        <translation>Гібернацію вимкнено, або її місце на диску зашифровано.</translation>
    </message>
    <message>
        <source>Hibernation writes the whole memory to the disk without encryption. Have it turned off; until then shut the computer down instead.</source>
        <translation>Гібернація записує всю пам’ять на диск без шифрування. Попросіть її вимкнути; доти вимикайте комп’ютер повністю.</translation>
    </message>
    <message>
        <source>It cannot be found out whether hibernation is safe. Shut the computer down instead.</source>
        <translation>Не вдалося з’ясувати, чи безпечна гібернація. Краще вимикайте комп’ютер повністю.</translation>
    </message>
    <message>
        <source>The system may move memory to the disk without encryption, and with it words of an interview. Have the disk encrypted, or have this moving of memory turned off.</source>
        <translation>Система може перенести пам’ять на диск незашифрованою, а з нею і слова інтерв’ю. Попросіть зашифрувати диск або вимкнути таке перенесення.</translation>
    </message>
    <message>
        <source>The keys of the vault are never moved to the disk.</source>
        <translation>Ключі сховища ніколи не переносяться на диск.</translation>
    </message>
    <message>
        <source>The system may move the keys of the vault to the disk together with other memory. With an encrypted disk that does no harm.</source>
        <translation>Система може перенести ключі сховища на диск разом з іншою пам’яттю. Якщо диск зашифровано, це не шкодить.</translation>
    </message>
    <message>
        <source>The computer locks its screen by itself.</source>
        <translation>Комп’ютер сам блокує екран.</translation>
    </message>
    <message>
        <source>The computer does not lock its screen by itself. Turn that on in the settings of the system.</source>
        <translation>Комп’ютер сам не блокує екран. Увімкніть це в налаштуваннях системи.</translation>
    </message>
    <message>
        <source>It cannot be found out whether the computer locks its screen by itself. Svidok locks itself in any case.</source>
        <translation>Не вдалося з’ясувати, чи комп’ютер сам блокує екран. «Свідок» у будь-якому разі блокується сам.</translation>
    </message>
    <message>
        <source>If the passphrase is lost, the vault can still be opened with cards on paper.</source>
        <translation>Якщо парольну фразу втрачено, сховище можна відкрити паперовими картками.</translation>
    </message>
    <message>
        <source>No recovery card has been typed back yet. Take one from its place and type it on the first page.</source>
        <translation>Жодної картки відновлення ще не введено назад. Візьміть одну з її місця й уведіть на першій сторінці.</translation>
    </message>
    <message>
        <source>Only your passphrase opens this vault: if it is lost, everything is lost. Make recovery cards or take the package of your organisation.</source>
        <translation>Це сховище відкриває лише ваша парольна фраза: загубиться вона, загубиться все. Зробіть картки відновлення або прийміть пакет вашої організації.</translation>
    </message>
    <message>
        <source>Last copied {when}.</source>
        <translation>Востаннє скопійовано {when}.</translation>
    </message>
    <message>
        <source>Last copied {when}. Plug in the stick or disk with the copy; copying begins by itself.</source>
        <translation>Востаннє скопійовано {when}. Під’єднайте флешку чи диск із копією; копіювання почнеться саме.</translation>
    </message>
    <message>
        <source>There is no copy besides this computer. Choose a stick or disk on the page of copies.</source>
        <translation>Поза цим комп’ютером копії немає. Виберіть флешку чи диск на сторінці копій.</translation>
    </message>
    <message>
        <source>Tried {when}; everything came back.</source>
        <translation>Перевірено {when}: усе відновилося.</translation>
    </message>
    <message>
        <source>Last tried {when}. Try it again on the page of copies.</source>
        <translation>Востаннє перевірено {when}. Спробуйте ще раз на сторінці копій.</translation>
    </message>
    <message>
        <source>Nobody has tried yet whether the copy can be brought back. Try it on the page of copies.</source>
        <translation>Ще ніхто не перевіряв, чи вдасться відновити сховище з копії. Спробуйте це на сторінці копій.</translation>
    </message>
    <message>
        <source>Last checked {when}: everything is whole.</source>
        <translation>Востаннє перевірено {when}: усе ціле.</translation>
    </message>
    <message>
        <source>Last checked {when}. The next check runs in the background while the program is open.</source>
        <translation>Востаннє перевірено {when}. Наступна перевірка пройде сама, поки програму відкрито.</translation>
    </message>
    <message>
        <source>The check of {when} found something that is not as it was written. Look at it before you go on.</source>
        <translation>Перевірка {when} знайшла щось не таким, яким його записано. Подивіться на це, перш ніж працювати далі.</translation>
    </message>
    <message>
        <source>Not checked yet. The check runs in the background while the program is open.</source>
        <translation>Ще не перевірено. Перевірка пройде сама, поки програму відкрито.</translation>
    </message>
    <message>
        <source>Version {value} is ready.</source>
        <translation>Версія {value} готова.</translation>
    </message>
    <message>
        <source>The form is prepared when the first interview begins; that takes some seconds.</source>
        <translation>Форму буде підготовлено, коли почнеться перше інтерв’ю; це триває кілька секунд.</translation>
    </message>
</context>
<context>
    <name>ReadinessPage</name>
    <message>
        <source>No microphone found</source>
        <translation>Мікрофона не знайдено</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Готовність</translation>
    </message>
    <message>
        <source>Look through this before the person comes in. Here the microphone is opened only by its button.</source>
        <translation>Перегляньте це до приходу людини. Мікрофон тут вмикається лише кнопкою.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Мікрофон</translation>
    </message>
    <message>
        <source>Sound level</source>
        <translation>Рівень звуку</translation>
    </message>
    <message>
        <source>Listen to it</source>
        <translation>Прослухати</translation>
    </message>
    <message>
        <source>The sound of the test stays in memory and is gone when you leave this page.</source>
        <translation>Пробний звук лишається тільки в пам’яті й зникає, щойно ви закриєте цю сторінку.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Годинник</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Акумулятор</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Перевірити ще раз</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Blank forms on paper…</source>
        <translation>Порожні бланки на папері…</translation>
    </message>
    <message>
        <source>Listening… say a few words</source>
        <translation>Слухаю… скажіть кілька слів</translation>
    </message>
    <message>
        <source>Test for 5 seconds</source>
        <translation>Перевірити 5 секунд</translation>
    </message>
    <message>
        <source>The microphone hears you well.</source>
        <translation>Мікрофон добре вас чує.</translation>
    </message>
    <message>
        <source>It is very quiet. Move the microphone closer and speak as you would in the interview.</source>
        <translation>Дуже тихо. Присуньте мікрофон і говоріть так, як під час інтерв’ю.</translation>
    </message>
    <message>
        <source>There is nothing to play the sound on. Connect headphones or a loudspeaker.</source>
        <translation>Немає на чому відтворити звук. Під’єднайте навушники або колонку.</translation>
    </message>
    <message>
        <source>Only {size} free: nothing can be recorded. Free some room.</source>
        <translation>Вільно лише {size}: записувати не можна. Звільніть місце.</translation>
    </message>
    <message>
        <source>Only {size} free. Free some room before you leave.</source>
        <translation>Вільно лише {size}. Звільніть місце до виїзду.</translation>
    </message>
    <message>
        <source>{size} free, about {hours} h of recording.</source>
        <translation>Вільно {size}, це близько {hours} год запису.</translation>
    </message>
    <message>
        <source>This computer says {now}; that does not fit what it knew before. Set the clock. You can record in any case, and the doubt is noted.</source>
        <translation>На цьому комп’ютері {now}, і це не узгоджується з відомим раніше. Виставте годинник. Записувати можна в будь-якому разі, сумнів буде зазначено.</translation>
    </message>
    <message>
        <source>{now}. Not confirmed yet: compare it with another clock.</source>
        <translation>{now}. Ще не підтверджено: звірте з іншим годинником.</translation>
    </message>
    <message>
        <source>{now}. Last confirmed by the central server {floor}.</source>
        <translation>{now}. Центральний сервер востаннє підтвердив час {floor}.</translation>
    </message>
    <message>
        <source>This computer has no battery, or does not tell about it.</source>
        <translation>У цього комп’ютера немає акумулятора, або він про нього не повідомляє.</translation>
    </message>
    <message>
        <source>{percent} %, connected to the mains.</source>
        <translation>{percent} %, під’єднано до мережі.</translation>
    </message>
    <message>
        <source>{percent} %. Charge it before the interview.</source>
        <translation>{percent} %. Зарядіть до інтерв’ю.</translation>
    </message>
    <message>
        <source>{percent} %.</source>
        <translation>{percent} %.</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>The microphone cannot be opened. Connect it or choose another one, then press Record again.</source>
        <translation>Не вдається увімкнути мікрофон. Під’єднайте його або виберіть інший і знову натисніть «Записати».</translation>
    </message>
    <message>
        <source>The microphone stopped answering, so the recording has ended. Everything up to that moment is kept. Check the cable, choose a microphone and press Continue.</source>
        <translation>Мікрофон перестав відповідати, тому запис зупинено. Усе до цієї миті збережено. Перевірте кабель, виберіть мікрофон і натисніть «Продовжити».</translation>
    </message>
    <message>
        <source>No sound came for a while: the computer slept, or was too busy. Everything up to that moment is kept. Press Continue.</source>
        <translation>Якийсь час звук не надходив: комп’ютер спав або був надто зайнятий. Усе до цієї миті збережено. Натисніть «Продовжити».</translation>
    </message>
    <message>
        <source>The microphone is there again. Press Continue to go on with the recording.</source>
        <translation>Мікрофон знову є. Натисніть «Продовжити», щоб писати далі.</translation>
    </message>
    <message>
        <source>The second microphone stopped. What it heard is kept, and the first one goes on recording. Check it, then choose it again.</source>
        <translation>Другий мікрофон зупинився. Те, що він чув, збережено, а перший пише далі. Перевірте його й виберіть знову.</translation>
    </message>
    <message>
        <source>No new part could be begun. The recording goes on as before.</source>
        <translation>Нову частину почати не вдалося. Запис триває, як і раніше.</translation>
    </message>
    <message>
        <source>The microphone gives no signal at all. It is muted, or the system does not let programs use it. Look at the switch on the microphone and at the privacy settings of the system.</source>
        <translation>Мікрофон не дає жодного звуку. Його вимкнено, або система не дозволяє програмам ним користуватися. Перевірте вимикач на мікрофоні та налаштування приватності системи.</translation>
    </message>
    <message>
        <source>The sound is too loud and is distorted. Move the microphone further away.</source>
        <translation>Звук надто гучний і спотворений. Відсуньте мікрофон.</translation>
    </message>
    <message>
        <source>There is too little room on the disk to record. What was recorded is kept. Free some room on the disk, then press Record again.</source>
        <translation>На диску замало місця для запису. Те, що вже записано, збережено. Звільніть місце на диску й знову натисніть «Записати».</translation>
    </message>
    <message>
        <source>The disk does not take the recording. What was written before is kept. Check the disk; until then take notes by hand.</source>
        <translation>Диск не приймає запису. Те, що записано раніше, збережено. Перевірте диск, а поки що занотовуйте від руки.</translation>
    </message>
    <message>
        <source>The disk is too slow, so the recording has ended. Everything up to that moment is kept. Close other programs and press Record again.</source>
        <translation>Диск працює надто повільно, тому запис завершено. Усе до цієї миті збережено. Закрийте інші програми й знову натисніть «Записати».</translation>
    </message>
    <message>
        <source>The recorder ended unexpectedly. All but the last two seconds is kept. Press Record to go on.</source>
        <translation>Запис несподівано перервався. Збережено все, крім щонайбільше двох останніх секунд. Щоб продовжити, натисніть «Записати».</translation>
    </message>
    <message>
        <source>The recorder did not start. Install the program again, or take notes by hand.</source>
        <translation>Диктофон не запустився. Встановіть програму ще раз або занотовуйте від руки.</translation>
    </message>
    <message>
        <source>A recording that was begun before is just being finished. Wait a moment, then press Record again.</source>
        <translation>Саме завершується запис, розпочатий раніше. Зачекайте трохи й натисніть «Записати» ще раз.</translation>
    </message>
    <message>
        <source>The account cannot begin yet: the reminders say why.</source>
        <translation>Починати розповідь ще не можна: чому, сказано в нагадуваннях.</translation>
    </message>
    <message>
        <source>There is no consent to be recorded. The microphone stays closed.</source>
        <translation>Згоди на аудіозапис немає. Мікрофон залишається вимкненим.</translation>
    </message>
    <message>
        <source>The recorder said something strange and was ended. Press Record to go on.</source>
        <translation>Диктофон працював неправильно, тож його зупинено. Щоб продовжити, натисніть «Записати».</translation>
    </message>
</context>
<context>
    <name>RecordingBox</name>
    <message>
        <source>Opus · encrypted</source>
        <translation>Opus · зашифровано</translation>
    </message>
    <message>
        <source>FLAC · encrypted</source>
        <translation>FLAC · зашифровано</translation>
    </message>
    <message>
        <source>New part of the recording</source>
        <translation>Нова частина запису</translation>
    </message>
    <message>
        <source>New part of the recording, without a gap</source>
        <translation>Нова частина запису, без перерви</translation>
    </message>
    <message>
        <source>A new subject</source>
        <translation>Нова тема</translation>
    </message>
    <message>
        <source>Sexual violence: kept apart, for its own readers</source>
        <translation>Сексуальне насильство: окремо, для своїх читачів</translation>
    </message>
    <message>
        <source>Sound level</source>
        <translation>Рівень звуку</translation>
    </message>
    <message>
        <source>Sound of the last seconds</source>
        <translation>Звук останніх секунд</translation>
    </message>
    <message>
        <source>NOT RECORDING</source>
        <translation>БЕЗ ЗАПИСУ</translation>
    </message>
    <message>
        <source>OPENING THE MICROPHONE…</source>
        <translation>ВМИКАЄТЬСЯ МІКРОФОН…</translation>
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
        <source>FINISHING…</source>
        <translation>ЗАВЕРШЕННЯ…</translation>
    </message>
</context>
<context>
    <name>RecordingPanel</name>
    <message>
        <source>The recorder ended unexpectedly and was started again. At most two seconds of sound are lost.</source>
        <translation>Запис несподівано перервався, і його відновлено. Втрачено щонайбільше дві секунди звуку.</translation>
    </message>
    <message>
        <source>No microphone found</source>
        <translation>Мікрофона не знайдено</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записати</translation>
    </message>
    <message>
        <source>Record (F8)</source>
        <translation>Записати (F8)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Зупинити</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Мікрофон</translation>
    </message>
    <message>
        <source>No consent to audio recording. The microphone is closed.</source>
        <translation>Немає згоди на аудіозапис. Мікрофон вимкнено.</translation>
    </message>
    <message>
        <source>The person agreed to audio recording.</source>
        <translation>Згоду на аудіозапис надано.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продовжити</translation>
    </message>
    <message>
        <source>Continue (F8)</source>
        <translation>Продовжити (F8)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продовжити</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Pause or go on (F8)</source>
        <translation>Пауза або продовження (F8)</translation>
    </message>
</context>
<context>
    <name>RoomLine</name>
    <message>
        <source>Free on the disk: {size} ≈ {hours} h of recording</source>
        <translation>Вільно на диску: {size} ≈ {hours} год запису</translation>
    </message>
    <message>
        <source>Battery: {percent} %</source>
        <translation>Батарея: {percent} %</translation>
    </message>
    <message>
        <source>Battery: {percent} %, about {hours} h {minutes} min</source>
        <translation>Батарея: {percent} %, близько {hours} год {minutes} хв</translation>
    </message>
</context>
<context>
    <name>SecondStrip</name>
    <message>
        <source>No second microphone</source>
        <translation>Без другого мікрофона</translation>
    </message>
    <message>
        <source>Second microphone</source>
        <translation>Другий мікрофон</translation>
    </message>
    <message>
        <source>Sound level of the second microphone</source>
        <translation>Рівень звуку другого мікрофона</translation>
    </message>
</context>
<context>
    <name>WorkRow</name>
    <message>
        <source>From</source>
        <translation>Від</translation>
    </message>
    <message>
        <source>To</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>Чутливе</translation>
    </message>
    <message>
        <source>Leave out silence</source>
        <translation>Пропускати тишу</translation>
    </message>
    <message>
        <source>To the mark before (Ctrl+Left)</source>
        <translation>До попередньої позначки (Ctrl+Left)</translation>
    </message>
    <message>
        <source>To the next mark (Ctrl+Right)</source>
        <translation>До наступної позначки (Ctrl+Right)</translation>
    </message>
    <message>
        <source>Hear a stretch again and again: from here (Ctrl+1)</source>
        <translation>Слухати відрізок знову й знову: звідси (Ctrl+1)</translation>
    </message>
    <message>
        <source>Hear a stretch again and again: to here (Ctrl+2)</source>
        <translation>Слухати відрізок знову й знову: досі (Ctrl+2)</translation>
    </message>
    <message>
        <source>Play on, no stretch (Ctrl+3)</source>
        <translation>Грати далі, без відрізка (Ctrl+3)</translation>
    </message>
    <message>
        <source>Mark this stretch as sensitive: copies for others leave it out</source>
        <translation>Позначити відрізок як чутливий: у копіях для інших його не буде</translation>
    </message>
</context>
</TS>
