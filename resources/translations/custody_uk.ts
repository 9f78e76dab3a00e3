<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>CompartmentScreen</name>
    <message>
        <source>The person has withdrawn the consent to this interview: its part is not opened any more.</source>
        <translation>Людина відкликала згоду на це інтерв’ю: його частину більше не відкривають.</translation>
    </message>
    <message>
        <source>This part holds nothing: it is sealed in every interview, so that nobody sees where there is one.</source>
        <translation>У цій частині нічого немає: її запечатують у кожному інтерв’ю, щоб ніхто не бачив, де вона є.</translation>
    </message>
    <message>
        <source>Opened, and entered in the custody log. Read it where nobody else sees the screen.</source>
        <translation>Відкрито й записано в журнал зберігання. Читайте там, де екрана не бачить ніхто інший.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Відкривається…</translation>
    </message>
    <message>
        <source>Fetching: {size} MB so far</source>
        <translation>Забираємо: уже {size} МБ</translation>
    </message>
    <message>
        <source>New interviews: {count}.</source>
        <translation>Нових інтерв’ю: {count}.</translation>
    </message>
    <message>
        <source>Damaged on the way and not kept: {count}.</source>
        <translation>Пошкоджено дорогою й не збережено: {count}.</translation>
    </message>
    <message>
        <source>Consent withdrawn: {count}.</source>
        <translation>Згоду відкликано: {count}.</translation>
    </message>
    <message>
        <source>Sealed to the custodian</source>
        <translation>Запечатане для хранителя</translation>
    </message>
    <message>
        <source>Sealed to the custodian: {count}</source>
        <translation>Запечатане для хранителя: {count}</translation>
    </message>
    <message>
        <source>Stop &amp;fetching</source>
        <translation>Зупинити з&amp;абирання</translation>
    </message>
    <message>
        <source>&amp;Fetch from central</source>
        <translation>З&amp;абрати з центру</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Key file…</source>
        <translation>Файл &amp;ключів…</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key file</source>
        <translation>&amp;Парольна фраза файлу ключів</translation>
    </message>
    <message>
        <source>Passphrase of the key file</source>
        <translation>Парольна фраза файлу ключів</translation>
    </message>
    <message>
        <source>&amp;Open this part</source>
        <translation>&amp;Відкрити цю частину</translation>
    </message>
    <message>
        <source>&amp;Close this part</source>
        <translation>&amp;Закрити цю частину</translation>
    </message>
    <message>
        <source>Close this part ({key})</source>
        <translation>Закрити цю частину ({key})</translation>
    </message>
    <message>
        <source>This part is sealed to a key of this computer. Every opening is entered in the custody log. Nothing of it stays on the disk opened.</source>
        <translation>Ця частина запечатана ключем цього комп’ютера. Кожне відкриття записується в журнал зберігання. Відкритою на диску вона не лишається.</translation>
    </message>
    <message>
        <source>This part opens with your key file and its passphrase. Every opening is entered in the custody log. Nothing of it, nor of the key, stays on the disk.</source>
        <translation>Ця частина відкривається вашим файлом ключів і його парольною фразою. Кожне відкриття записується в журнал зберігання. На диску не лишається нічого ні з неї, ні з ключа.</translation>
    </message>
    <message>
        <source>Key files (*.svidok-keys);;All files (*)</source>
        <translation>Файли ключів (*.svidok-keys);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Файл ключів</translation>
    </message>
</context>
<context>
    <name>CustodyScreen</name>
    <message>
        <source>Custody of interview {number}</source>
        <translation>Що робили з інтерв’ю {number}</translation>
    </message>
    <message>
        <source>Custody of this vault</source>
        <translation>Що робили з цим сховищем</translation>
    </message>
    <message>
        <source>Every line was signed when it was written and leads on from the one before. Nobody can change or remove one unseen.</source>
        <translation>Кожен рядок підписано в мить запису, і він продовжує попередній. Непомітно змінити чи прибрати рядок не зможе ніхто.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Показати</translation>
    </message>
    <message>
        <source>Which lines are shown</source>
        <translation>Які рядки показано</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Усе</translation>
    </message>
    <message>
        <source>Opened, read, listened to</source>
        <translation>Відкрито, прочитано, прослухано</translation>
    </message>
    <message>
        <source>Worked on</source>
        <translation>Опрацьовано</translation>
    </message>
    <message>
        <source>Sent, handed over, received</source>
        <translation>Надіслано, передано, отримано</translation>
    </message>
    <message>
        <source>The vault itself</source>
        <translation>Саме сховище</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>Незвичне</translation>
    </message>
    <message>
        <source>What was done, the newest first</source>
        <translation>Що зроблено, найновіше згори</translation>
    </message>
    <message>
        <source>&amp;Older lines</source>
        <translation>&amp;Давніші рядки</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>CustodyTable</name>
    <message>
        <source>When</source>
        <translation>Коли</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Що зроблено</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Примітка</translation>
    </message>
</context>
<context>
    <name>CustodyWords</name>
    <message>
        <source>begun</source>
        <translation>розпочато</translation>
    </message>
    <message>
        <source>the draft was opened</source>
        <translation>чернетку відкрито</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>запечатано</translation>
    </message>
    <message>
        <source>a correction was begun</source>
        <translation>розпочато виправлення</translation>
    </message>
    <message>
        <source>opened for reading</source>
        <translation>відкрито для читання</translation>
    </message>
    <message>
        <source>a recording was played</source>
        <translation>прослухано запис</translation>
    </message>
    <message>
        <source>a transcript was begun</source>
        <translation>розпочато стенограму запису</translation>
    </message>
    <message>
        <source>pages were sent to a printer</source>
        <translation>сторінки надіслано на принтер</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>експортовано</translation>
    </message>
    <message>
        <source>handed over on a stick</source>
        <translation>передано на флешці</translation>
    </message>
    <message>
        <source>an exhibit passed from hand to hand</source>
        <translation>матеріал передано з рук у руки</translation>
    </message>
    <message>
        <source>received</source>
        <translation>отримано</translation>
    </message>
    <message>
        <source>central confirmed that it has it</source>
        <translation>центр підтвердив, що має це</translation>
    </message>
    <message>
        <source>a recording that was cut off was kept</source>
        <translation>збережено обірваний запис</translation>
    </message>
    <message>
        <source>a file or recording was taken out</source>
        <translation>вилучено файл або запис</translation>
    </message>
    <message>
        <source>consent was withdrawn</source>
        <translation>згоду відкликано</translation>
    </message>
    <message>
        <source>consent was given again</source>
        <translation>згоду дано знову</translation>
    </message>
    <message>
        <source>closed: this computer can no longer read it</source>
        <translation>закрито: цей комп’ютер більше не може це прочитати</translation>
    </message>
    <message>
        <source>the vault was opened</source>
        <translation>сховище відкрито</translation>
    </message>
    <message>
        <source>a new passphrase was set with recovery cards</source>
        <translation>за картками відновлення встановлено нову парольну фразу</translation>
    </message>
    <message>
        <source>the vault was locked against everybody here</source>
        <translation>сховище заблоковано для всіх на цьому комп’ютері</translation>
    </message>
    <message>
        <source>the keys of the vault were changed</source>
        <translation>ключі сховища змінено</translation>
    </message>
    <message>
        <source>a copy was made</source>
        <translation>зроблено копію</translation>
    </message>
    <message>
        <source>the vault was restored from a copy</source>
        <translation>сховище відновлено з копії</translation>
    </message>
    <message>
        <source>the program noticed something unusual</source>
        <translation>програма помітила щось незвичне</translation>
    </message>
    <message>
        <source>its key was destroyed: consent was withdrawn</source>
        <translation>ключ знищено: згоду відкликано</translation>
    </message>
    <message>
        <source>from before entries were signed</source>
        <translation>з часів, коли записи ще не підписували</translation>
    </message>
    <message>
        <source>exhibit {number}</source>
        <translation>матеріал {number}</translation>
    </message>
    <message>
        <source>cards used: {numbers}</source>
        <translation>використано картки: {numbers}</translation>
    </message>
    <message>
        <source>the clock was doubtful</source>
        <translation>годинник викликав сумнів</translation>
    </message>
    <message>
        <source>sending to a server began ({recipient})</source>
        <translation>почалося надсилання на сервер ({recipient})</translation>
    </message>
    <message>
        <source>a server has it, encrypted ({recipient})</source>
        <translation>сервер має це в зашифрованому вигляді ({recipient})</translation>
    </message>
    <message>
        <source>into an encrypted file ({recipient})</source>
        <translation>у зашифрований файл ({recipient})</translation>
    </message>
    <message>
        <source>the statement</source>
        <translation>заява</translation>
    </message>
    <message>
        <source>the consent card</source>
        <translation>картка згоди</translation>
    </message>
    <message>
        <source>the form with what was written down</source>
        <translation>форма з тим, що вже записано</translation>
    </message>
    <message>
        <source>the record card</source>
        <translation>картка запису</translation>
    </message>
    <message>
        <source>{code} approved with their own words that it leaves ({recipient})</source>
        <translation>{code}: схвалено власними словами, що це передається ({recipient})</translation>
    </message>
    <message>
        <source>{code} may approve from now on what leaves</source>
        <translation>{code} відтепер може схвалювати передавання</translation>
    </message>
    <message>
        <source>{code} may approve no more</source>
        <translation>{code} більше не може схвалювати</translation>
    </message>
    <message>
        <source>the person said that they change their consent</source>
        <translation>людина сказала, що змінює згоду</translation>
    </message>
    <message>
        <source>something made after the seal is too large to be delivered: it stays on this computer</source>
        <translation>щось, зроблене після запечатування, завелике для доставки: воно лишається на цьому комп’ютері</translation>
    </message>
    <message>
        <source>words that the person wants kept from others were taken out</source>
        <translation>вилучено слова, які особа просить не розголошувати</translation>
    </message>
    <message>
        <source>a recording began while the clock was doubtful</source>
        <translation>аудіозапис почався, коли годинник викликав сумнів</translation>
    </message>
    <message>
        <source>central’s clock was more than two days ahead of this computer’s</source>
        <translation>годинник центру спішив більш ніж на два дні порівняно з цим комп’ютером</translation>
    </message>
    <message>
        <source>central’s log was not the one that it had signed before</source>
        <translation>журнал центру не той, який він підписав раніше</translation>
    </message>
    <message>
        <source>central’s log was shorter than it had signed before</source>
        <translation>журнал центру коротший, ніж він підписав раніше</translation>
    </message>
    <message>
        <source>a receipt of central was not in its log</source>
        <translation>квитанції центру немає в його журналі</translation>
    </message>
    <message>
        <source>a file that was cut off cannot be read; it and its key are kept</source>
        <translation>обірваний файл не вдається прочитати; він і його ключ зберігаються</translation>
    </message>
    <message>
        <source>an older state of the vault had been put back</source>
        <translation>хтось повернув давніший стан сховища</translation>
    </message>
    <message>
        <source>a second vault goes on under the same name</source>
        <translation>під тим самим ім’ям працює ще одне сховище</translation>
    </message>
    <message>
        <source>the vault was opened on another computer</source>
        <translation>сховище відкрили на іншому комп’ютері</translation>
    </message>
    <message>
        <source>an older list of what opens the vault had been put back</source>
        <translation>хтось повернув давніший перелік того, що відкриває сховище</translation>
    </message>
    <message>
        <source>central holds more of this vault than the vault</source>
        <translation>центр має з цього сховища більше, ніж воно саме</translation>
    </message>
    <message>
        <source>the vault was damaged and made whole from a copy</source>
        <translation>сховище було пошкоджене, його відновлено з копії</translation>
    </message>
    <message>
        <source>missing or damaged files were brought back from the second copy</source>
        <translation>файли, яких бракувало або які були пошкоджені, повернуто з другої копії</translation>
    </message>
    <message>
        <source>earlier lines had been changed before they were signed</source>
        <translation>давніші рядки змінили ще до того, як їх підписано</translation>
    </message>
    <message>
        <source>an assignment was given to a laptop</source>
        <translation>завдання видано на ноутбук</translation>
    </message>
    <message>
        <source>an assignment of a coordinator arrived</source>
        <translation>надійшло завдання від координатора</translation>
    </message>
    <message>
        <source>an assignment was taken back</source>
        <translation>завдання відкликано</translation>
    </message>
    <message>
        <source>a laptop has its assignment</source>
        <translation>завдання вже на ноутбуці</translation>
    </message>
    <message>
        <source>an assignment was begun</source>
        <translation>завдання розпочато</translation>
    </message>
    <message>
        <source>an assignment was done</source>
        <translation>завдання виконано</translation>
    </message>
    <message>
        <source>an assignment cannot be done</source>
        <translation>завдання неможливо виконати</translation>
    </message>
    <message>
        <source>a mission package was published</source>
        <translation>опубліковано пакет місії</translation>
    </message>
    <message>
        <source>a mission package was taken</source>
        <translation>прийнято пакет місії</translation>
    </message>
</context>
<context>
    <name>EvidenceScreen</name>
    <message>
        <source>Stopped. Nothing was given, and nothing lies on the medium.</source>
        <translation>Зупинено. Нічого не передано, на носії нічого немає.</translation>
    </message>
    <message>
        <source>Evidence package</source>
        <translation>Пакет доказів</translation>
    </message>
    <message>
        <source>The person’s conditions: {words}</source>
        <translation>Умови людини: {words}</translation>
    </message>
    <message>
        <source>Where the package is written</source>
        <translation>Куди записати пакет</translation>
    </message>
    <message>
        <source>Interviews for one recipient, in one encrypted file that can be checked without this program. Only what the person agreed to have passed on to this recipient goes; what stays is listed with the reason.</source>
        <translation>Інтерв’ю для одного отримувача в одному зашифрованому файлі, який можна перевірити без цієї програми. Передається лише те, на передання чого саме йому людина погодилася; що лишається, вказано з причиною.</translation>
    </message>
    <message>
        <source>&amp;For whom</source>
        <translation>&amp;Для кого</translation>
    </message>
    <message>
        <source>Who the package is for</source>
        <translation>Для кого пакет</translation>
    </message>
    <message>
        <source>Choose the recipient</source>
        <translation>Оберіть отримувача</translation>
    </message>
    <message>
        <source>Those who wanted to be asked were asked about &amp;this transfer, and agreed</source>
        <translation>Тих, хто хотів, щоб їх питали, &amp;спитано про це передання, і вони згодні</translation>
    </message>
    <message>
        <source>Interviews, what of them goes and what stays</source>
        <translation>Інтерв’ю: що з них передається, а що лишається</translation>
    </message>
    <message>
        <source>&amp;Write the package…</source>
        <translation>Записати &amp;пакет…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Зупинити</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>How far the package is written</source>
        <translation>Скільки пакета записано</translation>
    </message>
    <message>
        <source>These words open the file. They are shown only now and kept nowhere: write them down and give them to the recipient by another way than the file.</source>
        <translation>Ці слова відкривають файл. Їх показано лише тепер і ніде не збережено: запишіть їх і передайте отримувачеві іншим шляхом, ніж файл.</translation>
    </message>
    <message>
        <source>Written and read back: {name}, with a page on how to open it. Interviews in it: {count}.</source>
        <translation>Записано й прочитано назад: {name}, поруч сторінка про те, як відкрити. Інтерв’ю в ньому: {count}.</translation>
    </message>
    <message>
        <source>coded data</source>
        <translation>кодовані дані</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>розповідь</translation>
    </message>
    <message>
        <source>who the person is</source>
        <translation>хто ця людина</translation>
    </message>
    <message>
        <source>what is kept apart</source>
        <translation>те, що зберігається окремо</translation>
    </message>
    <message>
        <source>the consent was withdrawn</source>
        <translation>згоду відкликано</translation>
    </message>
    <message>
        <source>the person did not agree to it</source>
        <translation>людина на це не погодилася</translation>
    </message>
    <message>
        <source>the day that the person named has not come</source>
        <translation>день, який назвала людина, ще не настав</translation>
    </message>
    <message>
        <source>the person is to be asked first</source>
        <translation>людину спершу треба спитати</translation>
    </message>
    <message>
        <source>a child, or nobody knows the age: two people have to approve it</source>
        <translation>дитина, або вік невідомий: мають погодити двоє</translation>
    </message>
    <message>
        <source>it would show who the person is</source>
        <translation>це показало б, хто ця людина</translation>
    </message>
    <message>
        <source>it tells of people who may have done it</source>
        <translation>тут ідеться про ймовірно причетних</translation>
    </message>
    <message>
        <source>only custodians open it</source>
        <translation>відкривають лише хранителі</translation>
    </message>
    <message>
        <source>it has a road of its own</source>
        <translation>має окремий шлях</translation>
    </message>
    <message>
        <source>the file has not come here yet</source>
        <translation>файла тут ще немає</translation>
    </message>
    <message>
        <source>files: {count}</source>
        <translation>файлів: {count}</translation>
    </message>
    <message>
        <source>the word that another correction is not decided yet</source>
        <translation>слово про те, що є ще одне виправлення, щодо якого не вирішено</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>нічого</translation>
    </message>
</context>
<context>
    <name>EvidenceTable</name>
    <message>
        <source>Interview</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Що передається</translation>
    </message>
    <message>
        <source>What stays, and why</source>
        <translation>Що лишається і чому</translation>
    </message>
</context>
<context>
    <name>Integrity</name>
    <message>
        <source>Pages of the vault cannot be read as they were written. The disk may be failing.</source>
        <translation>Частину сховища неможливо прочитати такою, як її записано. Можливо, виходить з ладу диск.</translation>
    </message>
    <message>
        <source>Not changed by this program, and yet different from what it left: {what} ({count}).</source>
        <translation>Змінено не цією програмою: {what} ({count}).</translation>
    </message>
    <message>
        <source>Something was taken away behind the program’s back: {what} ({count}).</source>
        <translation>Щось вилучено в обхід програми: {what} ({count}).</translation>
    </message>
    <message>
        <source>Something was put in behind the program’s back: {what} ({count}).</source>
        <translation>Щось додано в обхід програми: {what} ({count}).</translation>
    </message>
    <message>
        <source>The sum over everything in the vault is not the one that was kept. Part of it was put back or replaced.</source>
        <translation>Загальна контрольна сума сховища не збігається зі збереженою. Якусь його частину повернули назад або підмінили.</translation>
    </message>
    <message>
        <source>The numbered list of everything this computer signed has a gap or a wrong place ({count}).</source>
        <translation>У нумерованому переліку всього, що підписав цей комп’ютер, є пропуск або щось стоїть не на своєму місці ({count}).</translation>
    </message>
    <message>
        <source>Lines of the custody list do not follow from each other, or are not signed by this computer ({count}).</source>
        <translation>Рядки переліку дій не продовжують один одного або не підписані цим комп’ютером ({count}).</translation>
    </message>
    <message>
        <source>Sealed content is not what was sealed ({count}).</source>
        <translation>Запечатане — не те, що запечатували ({count}).</translation>
    </message>
    <message>
        <source>Sealed content is missing ({count}).</source>
        <translation>Бракує запечатаного ({count}).</translation>
    </message>
    <message>
        <source>Something that should carry this computer’s signature does not ({count}).</source>
        <translation>Те, що мало б нести підпис цього комп’ютера, його не має ({count}).</translation>
    </message>
    <message>
        <source>The files of a sealed interview are not those that were sealed with it ({count}).</source>
        <translation>Файли запечатаного інтерв’ю — не ті, що запечатано разом із ним ({count}).</translation>
    </message>
    <message>
        <source>A sealed interview was taken off the list of what is to be delivered ({count}).</source>
        <translation>Запечатане інтерв’ю прибрали зі списку того, що треба доставити ({count}).</translation>
    </message>
    <message>
        <source>An interview counts as delivered, but a receipt of central for it is missing ({count}).</source>
        <translation>Інтерв’ю вважається доставленим, але бракує квитанції центру ({count}).</translation>
    </message>
    <message>
        <source>Files of recordings, photos or documents are missing ({count}).</source>
        <translation>Бракує файлів записів, фото чи документів ({count}).</translation>
    </message>
    <message>
        <source>Files of recordings, photos or documents are shorter than they were ({count}).</source>
        <translation>Файли записів, фото чи документів стали коротшими ({count}).</translation>
    </message>
    <message>
        <source>Something was added to files of recordings, photos or documents ({count}).</source>
        <translation>До файлів записів, фото чи документів щось дописано ({count}).</translation>
    </message>
    <message>
        <source>Files of recordings, photos or documents were changed ({count}).</source>
        <translation>Файли записів, фото чи документів змінено ({count}).</translation>
    </message>
    <message>
        <source>A file of another recording, photo or document lies in the place of the right one ({count}).</source>
        <translation>На місці правильного файлу лежить файл іншого запису, фото чи документа ({count}).</translation>
    </message>
    <message>
        <source>The disk does not give back files of recordings, photos or documents ({count}).</source>
        <translation>Диск не віддає файлів записів, фото чи документів ({count}).</translation>
    </message>
    <message>
        <source>Interviews received from central are not what their authors signed ({count}).</source>
        <translation>Інтерв’ю, отримані з центру, — не ті, що підписали їхні автори ({count}).</translation>
    </message>
    <message>
        <source>An older state of this vault was put back. What was written after it may be missing.</source>
        <translation>Хтось повернув давніший стан цього сховища. Того, що записано після нього, може бракувати.</translation>
    </message>
    <message>
        <source>Two copies of this vault were worked on separately. Neither holds everything.</source>
        <translation>З двома копіями цього сховища працювали окремо. Жодна з них не має всього.</translation>
    </message>
    <message>
        <source>This vault was opened on another computer than before.</source>
        <translation>Це сховище відкрили не на тому комп’ютері, що раніше.</translation>
    </message>
    <message>
        <source>An older list of what opens this vault was put back: a passphrase that was changed since may open it again.</source>
        <translation>Хтось повернув давніший перелік того, що відкриває це сховище: парольна фраза, яку відтоді змінили, може знову його відкрити.</translation>
    </message>
    <message>
        <source>Central holds more from this vault than the vault knows of: it was restored from an older state, or copied.</source>
        <translation>Центр має з цього сховища більше, ніж знає воно саме: його повернули з давнішого стану або скопіювали.</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>відповіді</translation>
    </message>
    <message>
        <source>notes and markers</source>
        <translation>нотатки й позначки</translation>
    </message>
    <message>
        <source>recordings, photos, documents</source>
        <translation>записи, фото, документи</translation>
    </message>
    <message>
        <source>statements and signatures</source>
        <translation>заяви й підписи</translation>
    </message>
    <message>
        <source>headings and states of interviews</source>
        <translation>заголовки й стани інтерв’ю</translation>
    </message>
    <message>
        <source>sealed content</source>
        <translation>запечатане</translation>
    </message>
    <message>
        <source>lines of the custody list</source>
        <translation>рядки переліку дій</translation>
    </message>
    <message>
        <source>the list of what was signed</source>
        <translation>перелік підписаного</translation>
    </message>
    <message>
        <source>what was received from central</source>
        <translation>отримане з центру</translation>
    </message>
    <message>
        <source>receipts of central</source>
        <translation>квитанції центру</translation>
    </message>
    <message>
        <source>what belongs to the vault as a whole</source>
        <translation>те, що стосується сховища загалом</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Робити нічого не треба.</translation>
    </message>
    <message>
        <source>If you or your coordinator moved it there, all is well. If not, tell your coordinator today: somebody may have a copy.</source>
        <translation>Якщо його перенесли ви або ваш координатор, усе гаразд. Якщо ні — скажіть координаторові сьогодні ж: хтось може мати копію.</translation>
    </message>
    <message>
        <source>If you restored it from a copy yourself, deliver what is waiting and tell your coordinator. If not, somebody else had this computer: stop working with it and tell your coordinator today.</source>
        <translation>Якщо ви самі відновили його з копії, доставте те, що чекає, і скажіть координаторові. Якщо ні — цей комп’ютер побував у чужих руках: припиніть з ним працювати й скажіть координаторові сьогодні ж.</translation>
    </message>
    <message>
        <source>Delete nothing and go on with nothing new here. Tell your coordinator today, and save this report for them. What was delivered is safe; what is missing can be brought back from a copy.</source>
        <translation>Нічого не видаляйте й не починайте тут нічого нового. Скажіть координаторові сьогодні ж і збережіть для нього цей звіт. Те, що доставлено, у безпеці; те, чого бракує, можна повернути з копії.</translation>
    </message>
</context>
<context>
    <name>IntegrityScreen</name>
    <message>
        <source>The check was stopped before its end. Nothing was changed.</source>
        <translation>Перевірку зупинено до кінця. Нічого не змінено.</translation>
    </message>
    <message>
        <source>The report was saved. It names no person and no word of testimony.</source>
        <translation>Звіт збережено. У ньому немає ані імен, ані слова зі свідчень.</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Перевірити все</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Текст (*.txt)</translation>
    </message>
    <message>
        <source>Report of the check</source>
        <translation>Звіт про перевірку</translation>
    </message>
    <message>
        <source>Nothing was checked in this vault yet.</source>
        <translation>У цьому сховищі ще нічого не перевіряли.</translation>
    </message>
    <message>
        <source>{time}: everything is as the program left it. Interviews looked at: {interviews}, files: {files}.</source>
        <translation>{time}: усе так, як залишила програма. Переглянуто інтерв’ю: {interviews}, файлів: {files}.</translation>
    </message>
    <message>
        <source>{time}: something is not as the program left it. Interviews looked at: {interviews}, files: {files}.</source>
        <translation>{time}: щось не так, як залишила програма. Переглянуто інтерв’ю: {interviews}, файлів: {files}.</translation>
    </message>
    <message>
        <source>The program looks whether anything in this vault was changed, taken away, exchanged or put back behind its back. You can go on working meanwhile.</source>
        <translation>Програма дивиться, чи не змінили, не вилучили, не підмінили або не повернули назад щось у цьому сховищі в обхід неї. Тим часом можна працювати далі.</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation>Як просунулася перевірка</translation>
    </message>
    <message>
        <source>&amp;Check everything now</source>
        <translation>&amp;Перевірити все зараз</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Зупинити</translation>
    </message>
    <message>
        <source>Save the &amp;report…</source>
        <translation>Зберегти &amp;звіт…</translation>
    </message>
    <message>
        <source>&amp;To the copies</source>
        <translation>&amp;До копій</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
</TS>
