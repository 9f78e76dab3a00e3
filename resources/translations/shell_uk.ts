<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="en">
<context>
    <name>CardCheck</name>
    <message>
        <source>New recovery cards were begun and not finished: none of them has been typed back. Until one is, the earlier cards open the vault too.</source>
        <translation>Нові картки відновлення розпочато, але не завершено: жодної з них ще не введено з паперу. Доти сховище відкривають і попередні картки.</translation>
    </message>
    <message>
        <source>No recovery card has been typed back yet: nobody knows whether the paper can be read.</source>
        <translation>Жодної картки відновлення ще не введено з паперу: невідомо, чи її можна прочитати.</translation>
    </message>
    <message>
        <source>Make new cards…</source>
        <translation>Зробити нові картки…</translation>
    </message>
    <message>
        <source>T&amp;ype a card</source>
        <translation>&amp;Ввести картку</translation>
    </message>
    <message>
        <source>Words of a recovery card</source>
        <translation>Слова картки відновлення</translation>
    </message>
    <message>
        <source>Com&amp;pare</source>
        <translation>Порі&amp;вняти</translation>
    </message>
    <message>
        <source>These are not the words of a card of this vault. Compare them with the paper.</source>
        <translation>Це не слова картки цього сховища. Звірте їх із папером.</translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>Card in field {number}:</source>
        <translation>Картка в полі {number}:</translation>
    </message>
    <message>
        <source>Not a word of any card, at place: {places}. Compare it with the paper.</source>
        <translation>Такого слова немає на жодній картці, місце: {places}. Звірте його з папером.</translation>
    </message>
    <message>
        <source>This card is of another set than the first one: all cards of a set begin with the same two words.</source>
        <translation>Ця картка з іншого набору, ніж перша: усі картки одного набору починаються з тих самих двох слів.</translation>
    </message>
    <message>
        <source>This is card {number} of its set once more. Take another card.</source>
        <translation>Це знову картка {number} цього набору. Візьміть іншу картку.</translation>
    </message>
    <message>
        <source>{count} words are too many: a card has 33.</source>
        <translation>Слів забагато: {count}. На картці їх 33.</translation>
    </message>
    <message>
        <source>33 words, but not those of the paper: one is another word, or two have changed places.</source>
        <translation>Слів 33, але не такі, як на папері: якесь слово інше або два помінялися місцями.</translation>
    </message>
    <message>
        <source>Card {number} of its set: all 33 words are right.</source>
        <translation>Картка {number} набору: усі 33 слова правильні.</translation>
    </message>
    <message>
        <source>Word {place}: {words}? Its first four letters are enough.</source>
        <translation>Слово {place}: {words}? Досить перших чотирьох літер.</translation>
    </message>
    <message>
        <source>{count} of 33 words.</source>
        <translation>Слів: {count} з 33.</translation>
    </message>
    <message>
        <source>{count} of 33 words. This is card {number}; {needed} cards of its set are needed.</source>
        <translation>Слів: {count} з 33. Це картка {number}; карток цього набору потрібно {needed}.</translation>
    </message>
    <message>
        <source>Words of a card, field {number}</source>
        <translation>Слова картки, поле {number}</translation>
    </message>
    <message>
        <source>One more card</source>
        <translation>Ще одна картка</translation>
    </message>
</context>
<context>
    <name>ChoosePassphrase</name>
    <message>
        <source>Several words that do not belong together make the best passphrase.</source>
        <translation>Найкраща парольна фраза — кілька слів, що не пов’язані між собою.</translation>
    </message>
    <message>
        <source>Too easy to guess. Add one or two more words.</source>
        <translation>Надто легко вгадати. Додайте ще одне-два слова.</translation>
    </message>
    <message>
        <source>Strong enough.</source>
        <translation>Достатньо надійна.</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Обидві однакові.</translation>
    </message>
    <message>
        <source>Not the same yet.</source>
        <translation>Поки що не збігається.</translation>
    </message>
    <message>
        <source>Take &amp;these six words</source>
        <translation>Узяти &amp;ці шість слів</translation>
    </message>
    <message>
        <source>Write a passphrase of my &amp;own</source>
        <translation>Написати с&amp;вою парольну фразу</translation>
    </message>
    <message>
        <source>The six words offered</source>
        <translation>Шість запропонованих слів</translation>
    </message>
    <message>
        <source>Other &amp;words</source>
        <translation>&amp;Інші слова</translation>
    </message>
    <message>
        <source>&amp;Passphrase of your own</source>
        <translation>&amp;Своя парольна фраза</translation>
    </message>
    <message>
        <source>Passphrase of your own</source>
        <translation>Своя парольна фраза</translation>
    </message>
    <message>
        <source>Type it once &amp;more</source>
        <translation>Уведіть її ще &amp;раз</translation>
    </message>
    <message>
        <source>Type the passphrase once more</source>
        <translation>Уведіть парольну фразу ще раз</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>По&amp;казувати, що я вводжу</translation>
    </message>
</context>
<context>
    <name>ContradictionList</name>
    <message>
        <source>Two lists of which neither is the beginning of the other</source>
        <translation>Два списки, жоден із яких не є початком іншого</translation>
    </message>
    <message>
        <source>A list that is shorter than it was</source>
        <translation>Список, коротший, ніж був</translation>
    </message>
    <message>
        <source>A receipt for something that is not where it says in the list</source>
        <translation>Квитанція на те, чого в списку немає на вказаному місці</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>Що помічено</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Коли</translation>
    </message>
</context>
<context>
    <name>ContradictionsScreen</name>
    <message>
        <source>What contradicts itself at central</source>
        <translation>Що суперечить саме собі в центрі</translation>
    </message>
    <message>
        <source>What central signed</source>
        <translation>Що підписав центр</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>Central keeps a list of everything it takes in, and signs how long the list is and what is in it. It signed things that cannot all be true. Somebody may have taken something away or changed it, somebody else may use central’s key, or central was put back from an older copy: only people can find that out.</source>
        <translation>Центр веде список усього, що приймає, і підписує, який він завдовжки і що в ньому є. Він підписав те, що не може бути правдою водночас. Можливо, хтось щось прибрав або змінив, можливо, ключем центру користується хтось інший, або центр відновили зі старішої копії: з’ясувати це можуть лише люди.</translation>
    </message>
    <message>
        <source>Nothing that you sealed is lost: from now on it stays on this computer, and deliveries go on. Save what was signed into a file, and give it to your coordinator and to the organisation that witnesses central’s list, by another way than through central. The file holds no names and no testimony.</source>
        <translation>Ніщо із запечатаного вами не втрачено: відтепер воно лишається на цьому комп’ютері, а доставка триває. Збережіть підписане у файл і передайте його координаторові та організації, яка засвідчує список центру, — іншим шляхом, не через центр. У файлі немає ні імен, ні свідчень.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Збережено: {name}</translation>
    </message>
    <message>
        <source>What was noticed, the oldest first</source>
        <translation>Що помічено, від найдавнішого</translation>
    </message>
    <message>
        <source>The two signed lists side by side</source>
        <translation>Два підписані списки поруч</translation>
    </message>
    <message>
        <source>&amp;Save for the organisation…</source>
        <translation>&amp;Зберегти для організації…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>CurfewCard</name>
    <message>
        <source>Curfew</source>
        <extracomment>Half hours of the afternoon and the evening.</extracomment>
        <translation>Комендантська година</translation>
    </message>
    <message>
        <source>An interview reminds of it an hour before. Without a planned end the time now counts.</source>
        <translation>Інтерв’ю нагадає за годину. Якщо закінчення не заплановано, рахується теперішній час.</translation>
    </message>
    <message>
        <source>The curfew begins at</source>
        <translation>Комендантська година починається о</translation>
    </message>
    <message>
        <source>We plan to end at</source>
        <translation>Плануємо закінчити о</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Не вказано</translation>
    </message>
</context>
<context>
    <name>DeliveryLog</name>
    <message>
        <source>When</source>
        <translation>Коли</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Як</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Що вийшло</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Надіслано</translation>
    </message>
    <message>
        <source>network</source>
        <translation>мережею</translation>
    </message>
    <message>
        <source>pack for a memory stick</source>
        <translation>пакунок для флешки</translation>
    </message>
    <message>
        <source>answer from a memory stick</source>
        <translation>відповідь із флешки</translation>
    </message>
    <message>
        <source>handed to another laptop</source>
        <translation>передано на інший ноутбук</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) whole</source>
        <translation>
            <numerusform>%n інтерв’ю повністю</numerusform>
            <numerusform>%n інтерв’ю повністю</numerusform>
            <numerusform>%n інтерв’ю повністю</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still waiting</source>
        <translation>
            <numerusform>%n ще чекає</numerusform>
            <numerusform>%n ще чекають</numerusform>
            <numerusform>%n ще чекають</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n відмовлено</numerusform>
            <numerusform>%n відмовлено</numerusform>
            <numerusform>%n відмовлено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came back</source>
        <translation>
            <numerusform>%n повернулося</numerusform>
            <numerusform>%n повернулося</numerusform>
            <numerusform>%n повернулося</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>зупинено</translation>
    </message>
</context>
<context>
    <name>DeliveryLogScreen</name>
    <message>
        <source>Log of deliveries</source>
        <translation>Журнал доставок</translation>
    </message>
    <message>
        <source>What this computer sent and what came back, the newest first. It holds no names.</source>
        <translation>Що цей комп’ютер надіслав і що повернулося, найновіше вгорі. Імен тут немає.</translation>
    </message>
    <message>
        <source>Nothing was sent from this computer yet, and nothing came back.</source>
        <translation>З цього комп’ютера ще нічого не надсилали, і нічого не поверталося.</translation>
    </message>
    <message>
        <source>Deliveries, the newest first</source>
        <translation>Доставки, найновіші вгорі</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>DeliveryScreen</name>
    <message>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
    <message>
        <source>Memory stick</source>
        <translation>Флешка</translation>
    </message>
    <message>
        <source>Answer of central</source>
        <translation>Відповідь центру</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>Nothing is sent on this network: so you chose below.</source>
        <translation>У цій мережі нічого не надсилається: так ви вирішили нижче.</translation>
    </message>
    <message>
        <source>No central to deliver to yet.</source>
        <translation>Поки що немає центру, куди доставляти.</translation>
    </message>
    <message>
        <source>Central can be reached. What waits is delivered by itself.</source>
        <translation>Зв’язок із центром є. Усе, що чекає, доставляється саме.</translation>
    </message>
    <message>
        <source>Central cannot be reached now. What waits is delivered when it can be.</source>
        <translation>Зараз зв’язку з центром немає. Усе, що чекає, буде доставлено, щойно він з’явиться.</translation>
    </message>
    <message>
        <source>&amp;Deliver now</source>
        <translation>&amp;Доставити зараз</translation>
    </message>
    <message>
        <source>Deliver only this &amp;one</source>
        <translation>Доставити лише &amp;це</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Зупинити</translation>
    </message>
    <message>
        <source>Sealed interviews and what of them is at central</source>
        <translation>Запечатані інтерв’ю і що з них уже в центральній базі</translation>
    </message>
    <message>
        <source>&amp;Log of deliveries</source>
        <translation>&amp;Журнал доставок</translation>
    </message>
    <message>
        <source>What &amp;central signed, and what contradicts it…</source>
        <translation>Що цент&amp;р підписав і що цьому суперечить…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>С&amp;пробувати ще раз</translation>
    </message>
    <message>
        <source>By memory stick</source>
        <translation>На флешці</translation>
    </message>
    <message>
        <source>Where there is no network, write what waits into one encrypted file. Only central can open it. When the stick comes back, import the answer: then the list says delivered.</source>
        <translation>Де немає мережі, запишіть усе, що чекає, в один зашифрований файл. Відкрити його може лише центр. Коли флешка повернеться, імпортуйте відповідь — і у списку буде «Доставлено».</translation>
    </message>
    <message>
        <source>Also what lies on other sticks alread&amp;y: one was lost</source>
        <translation>Також те, що вже &amp;лежить на інших флешках: одну загублено</translation>
    </message>
    <message>
        <source>&amp;Write a pack…</source>
        <translation>Записати п&amp;акунок…</translation>
    </message>
    <message>
        <source>&amp;Import the answer…</source>
        <translation>&amp;Імпортувати відповідь…</translation>
    </message>
    <message>
        <source>Hand to &amp;another laptop…</source>
        <translation>Передати на інший ноут&amp;бук…</translation>
    </message>
    <message>
        <source>Read answers from a &amp;file…</source>
        <translation>&amp;Читати відповіді з файлу…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Progress of the delivery</source>
        <translation>Перебіг доставки</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>лишилося близько %n хвилини</numerusform>
            <numerusform>лишилося близько %n хвилин</numerusform>
            <numerusform>лишилося близько %n хвилин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>лишилося близько %n години</numerusform>
            <numerusform>лишилося близько %n годин</numerusform>
            <numerusform>лишилося близько %n годин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s) or package(s) arrived; the plan shows them.</source>
        <translation>
            <numerusform>Надійшло %n завдання або пакет; їх видно у плані.</numerusform>
            <numerusform>Надійшло %n завдання або пакети; їх видно у плані.</numerusform>
            <numerusform>Надійшло %n завдань або пакетів; їх видно у плані.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything fits onto this stick. Take another one and write the rest; they may arrive in any order.</source>
        <translation>Не все вміщається на цю флешку. Візьміть іншу й запишіть решту; прибути вони можуть у будь-якому порядку.</translation>
    </message>
    <message>
        <source>Last delivery {at}: delivered {delivered}, waiting {waiting}, refused {refused}.</source>
        <translation>Остання доставка {at}: доставлено {delivered}, чекає {waiting}, не прийнято {refused}.</translation>
    </message>
    <message>
        <source>The last delivery, {at}, did not come through. The log says why.</source>
        <translation>Остання доставка, {at}, не вдалася. Чому — написано в журналі.</translation>
    </message>
    <message>
        <source>Greeting central</source>
        <translation>Вітаємося з центром</translation>
    </message>
    <message>
        <source>Sending interviews</source>
        <translation>Надсилаємо інтерв’ю</translation>
    </message>
    <message>
        <source>Sending photos and documents</source>
        <translation>Надсилаємо фото й документи</translation>
    </message>
    <message>
        <source>Sending recordings</source>
        <translation>Надсилаємо записи</translation>
    </message>
    <message>
        <source>Checking receipts</source>
        <translation>Перевіряємо квитанції</translation>
    </message>
    <message>
        <source>Fetching notes</source>
        <translation>Забираємо зауваження</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>лишилося менше хвилини</translation>
    </message>
    <message>
        <source>more than a day left: a memory stick is faster</source>
        <translation>лишилося понад добу: флешкою швидше</translation>
    </message>
    <message>
        <source>All of it is at central, and the receipts are checked and kept.</source>
        <translation>Усе вже в центральній базі, квитанції перевірено й збережено.</translation>
    </message>
    <message>
        <source>Central refused it; the reason stands below.</source>
        <translation>Центральна база відмовила; причину написано нижче.</translation>
    </message>
    <message>
        <source>It waits because you paused the delivery.</source>
        <translation>Чекає, бо ви призупинили доставку.</translation>
    </message>
    <message>
        <source>It waits because nothing is sent on this network.</source>
        <translation>Чекає, бо в цій мережі нічого не надсилається.</translation>
    </message>
    <message>
        <source>What may be sent is at central. The rest waits until you let it go.</source>
        <translation>Що дозволено надсилати, вже в центральній базі. Решта чекає, поки ви дозволите.</translation>
    </message>
    <message>
        <source>It waits because this vault has no organisation yet.</source>
        <translation>Чекає, бо в цього сховища ще немає організації.</translation>
    </message>
    <message>
        <source>It waits for a connection to central, or for a memory stick.</source>
        <translation>Чекає на зв’язок із центральною базою або на флешку.</translation>
    </message>
    <message>
        <source>It goes with the next delivery.</source>
        <translation>Піде з наступною доставкою.</translation>
    </message>
    <message>
        <source>Closed on this computer: only others can open it now.</source>
        <translation>На цьому комп’ютері закрито: тепер відкрити можуть лише інші.</translation>
    </message>
    <message>
        <source>Central has proved, in every way that your organisation asks for, that it holds this interview.</source>
        <translation>Центр довів усіма способами, яких вимагає ваша організація, що це інтерв’ю в нього є.</translation>
    </message>
    <message>
        <source>It stays on this computer: what central signed contradicts itself, so nothing is closed after a receipt any more.</source>
        <translation>Воно лишається на цьому комп’ютері: підписане центром суперечить саме собі, тому після квитанції більше нічого не закривається.</translation>
    </message>
    <message>
        <source>It stays on this computer: receipts for some of it are still missing.</source>
        <translation>Воно лишається на цьому комп’ютері: на частину ще немає квитанцій.</translation>
    </message>
    <message>
        <source>It stays on this computer: central has not proved yet that the receipts stand in its list. The next delivery asks again.</source>
        <translation>Воно лишається на цьому комп’ютері: центр ще не довів, що квитанції записано в його списку. Наступна доставка запитає ще раз.</translation>
    </message>
    <message>
        <source>It stays on this computer: the partner organisation that witnesses central’s list has not signed it yet. That comes with a later delivery.</source>
        <translation>Воно лишається на цьому комп’ютері: партнерська організація, яка засвідчує список центру, ще не підписала його. Це прийде з однією з наступних доставок.</translation>
    </message>
    <message>
        <source>It stays on this computer: the receipts are younger than {hours} hours.</source>
        <translation>Воно лишається на цьому комп’ютері: від видачі квитанцій ще не минуло {hours} год.</translation>
    </message>
    <message>
        <source>Stopped. The rest goes with the next delivery.</source>
        <translation>Зупинено. Решта піде з наступною доставкою.</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) delivered; the receipts are checked and kept.</source>
        <translation>
            <numerusform>Доставлено %n інтерв’ю; квитанцію перевірено й збережено.</numerusform>
            <numerusform>Доставлено %n інтерв’ю; квитанції перевірено й збережено.</numerusform>
            <numerusform>Доставлено %n інтерв’ю; квитанції перевірено й збережено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was waiting.</source>
        <translation>Нічого не чекало на доставку.</translation>
    </message>
    <message numerus="yes">
        <source>%n review note(s) arrived.</source>
        <translation>
            <numerusform>Надійшло %n зауваження.</numerusform>
            <numerusform>Надійшло %n зауваження.</numerusform>
            <numerusform>Надійшло %n зауважень.</numerusform>
        </translation>
    </message>
    <message>
        <source>Written and read back: {name}</source>
        <translation>Записано й перевірено: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) imported.</source>
        <translation>
            <numerusform>Імпортовано %n квитанцію.</numerusform>
            <numerusform>Імпортовано %n квитанції.</numerusform>
            <numerusform>Імпортовано %n квитанцій.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s) waiting</source>
        <translation>
            <numerusform>%n інтерв’ю чекає</numerusform>
            <numerusform>%n інтерв’ю чекають</numerusform>
            <numerusform>%n інтерв’ю чекають</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Нічого не чекає</translation>
    </message>
    <message>
        <source>Refused by central</source>
        <translation>Центр не прийняв</translation>
    </message>
    <message>
        <source>Nothing has been delivered from this vault yet.</source>
        <translation>З цього сховища ще нічого не доставляли.</translation>
    </message>
</context>
<context>
    <name>DeliveryTable</name>
    <message>
        <source>Interview</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Photos, documents</source>
        <translation>Фото, документи</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>Still to go</source>
        <translation>Лишилося</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
    <message>
        <source>at central</source>
        <translation>у центрі</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>відмовлено</translation>
    </message>
    <message>
        <source>{safe} of {all} at central</source>
        <translation>{safe} з {all} у центрі</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>чекає</translation>
    </message>
</context>
<context>
    <name>ErrorMessages</name>
    <message>
        <source>This interview is sealed to its recipients, so it does not open on this computer any more.</source>
        <translation>Це інтерв’ю запечатано для його отримувачів, тож на цьому комп’ютері воно більше не відкривається.</translation>
    </message>
    <message>
        <source>Ask your coordinator if you have to read it again.</source>
        <translation>Якщо його потрібно прочитати ще раз, зверніться до координатора.</translation>
    </message>
    <message>
        <source>The note is empty or too long, so it was not kept.</source>
        <translation>Зауваження порожнє або задовге, тому його не збережено.</translation>
    </message>
    <message>
        <source>Shorten it, or write two notes.</source>
        <translation>Скоротіть його або напишіть два.</translation>
    </message>
    <message>
        <source>This package has expired, or the clock of this computer is wrong.</source>
        <translation>Строк дії цього пакета минув, або годинник комп’ютера показує хибний час.</translation>
    </message>
    <message>
        <source>Check date and time of the computer. If they are right, ask your coordinator for a newer package.</source>
        <translation>Перевірте дату й час на комп’ютері. Якщо вони правильні, попросіть у координатора новіший пакет.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Your answers are saved.</source>
        <translation>У програмі щось пішло не так. Ваші відповіді збережено.</translation>
    </message>
    <message>
        <source>Go on working. If it happens again, lock the program, start it again and tell your coordinator what you were doing.</source>
        <translation>Працюйте далі. Якщо це повториться, заблокуйте програму, запустіть її знову й розкажіть координаторові, що ви робили.</translation>
    </message>
    <message>
        <source>This passphrase does not open the vault.</source>
        <translation>Ця парольна фраза не відкриває сховища.</translation>
    </message>
    <message>
        <source>Check the keyboard language and capital letters, and type it again. If it is lost, use the recovery cards.</source>
        <translation>Перевірте мову клавіатури й великі літери та введіть її ще раз. Якщо її втрачено, скористайтеся картками відновлення.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess.</source>
        <translation>Цю парольну фразу надто легко вгадати.</translation>
    </message>
    <message>
        <source>Add one or two words, or take the six words offered.</source>
        <translation>Додайте одне-два слова або візьміть шість запропонованих.</translation>
    </message>
    <message>
        <source>The vault is damaged, so it was not opened. Nothing in it was changed.</source>
        <translation>Сховище пошкоджено, тому його не відкрито. У ньому нічого не змінено.</translation>
    </message>
    <message>
        <source>Do not delete anything. Take the computer to your coordinator: there are ways to recover what is in it.</source>
        <translation>Нічого не видаляйте. Віднесіть комп’ютер координаторові: є способи відновити те, що в ньому.</translation>
    </message>
    <message>
        <source>A newer version of the program made this vault.</source>
        <translation>Це сховище створила новіша версія програми.</translation>
    </message>
    <message>
        <source>Install that version or a newer one. The vault has not been changed.</source>
        <translation>Установіть ту версію або новішу. Сховище не змінено.</translation>
    </message>
    <message>
        <source>This vault is already open.</source>
        <translation>Це сховище вже відкрито.</translation>
    </message>
    <message>
        <source>Close the other window of the program, or restart the computer, then try again.</source>
        <translation>Закрийте інше вікно програми або перезавантажте комп’ютер і спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The disk is full. What was saved before is safe.</source>
        <translation>Диск заповнений. Те, що збережено раніше, ціле.</translation>
    </message>
    <message>
        <source>Free some room on the disk. What you typed since will be saved as soon as there is room.</source>
        <translation>Звільніть місце на диску. Щойно воно з’явиться, буде збережено й те, що ви ввели відтоді.</translation>
    </message>
    <message>
        <source>There is no room left on the disk or stick.</source>
        <translation>На диску чи флешці не лишилося місця.</translation>
    </message>
    <message>
        <source>Free some room or take another stick, then try again.</source>
        <translation>Звільніть місце або візьміть іншу флешку й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The program may not write there.</source>
        <translation>Програма не має права туди писати.</translation>
    </message>
    <message>
        <source>Check that the disk or stick is not write-protected, or choose another folder.</source>
        <translation>Перевірте, чи диск або флешку не захищено від запису, або виберіть іншу теку.</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>Диск не відповідає.</translation>
    </message>
    <message>
        <source>Check that it is connected, then start the program again. What was called saved is safe.</source>
        <translation>Перевірте, чи його під’єднано, і запустіть програму знову. Усе, що названо збереженим, ціле.</translation>
    </message>
    <message>
        <source>There is no vault in this place any more.</source>
        <translation>На цьому місці вже немає сховища.</translation>
    </message>
    <message>
        <source>Check that the disk is connected, then start the program again.</source>
        <translation>Перевірте, чи диск під’єднано, і запустіть програму знову.</translation>
    </message>
    <message>
        <source>There is something in this place already, so no vault was made.</source>
        <translation>На цьому місці вже щось є, тому сховища не створено.</translation>
    </message>
    <message>
        <source>Start the program again and make the vault once more.</source>
        <translation>Запустіть програму знову й створіть сховище ще раз.</translation>
    </message>
    <message>
        <source>There is not enough free memory to check the passphrase.</source>
        <translation>Бракує вільної пам’яті, щоб перевірити парольну фразу.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Закрийте інші програми й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The vault asks for more work than any vault of this program. It may have been altered.</source>
        <translation>Сховище вимагає більше обчислень, ніж будь-яке сховище цієї програми. Можливо, його змінили.</translation>
    </message>
    <message>
        <source>Take the computer to your coordinator.</source>
        <translation>Віднесіть комп’ютер координаторові.</translation>
    </message>
    <message>
        <source>Practice and real work never meet: one side is practice, the other is not.</source>
        <translation>Навчання й справжня робота ніколи не змішуються: тут одне навчальне, а друге — ні.</translation>
    </message>
    <message>
        <source>Use a file or a vault of the same kind.</source>
        <translation>Візьміть файл або сховище того самого роду.</translation>
    </message>
    <message>
        <source>A card has words that are not right.</source>
        <translation>На одній із карток є неправильні слова.</translation>
    </message>
    <message>
        <source>Compare it with the paper word by word: 33 words, each from the card&apos;s list.</source>
        <translation>Звірте її з папером слово за словом: усього 33 слова.</translation>
    </message>
    <message>
        <source>The cards do not belong together.</source>
        <translation>Ці картки не з одного набору.</translation>
    </message>
    <message>
        <source>Use cards of one set: they were written down on the same day.</source>
        <translation>Візьміть картки одного набору: їх записували того самого дня.</translation>
    </message>
    <message>
        <source>The same card was entered twice.</source>
        <translation>Ту саму картку введено двічі.</translation>
    </message>
    <message>
        <source>Enter another card of the same set.</source>
        <translation>Уведіть іншу картку того самого набору.</translation>
    </message>
    <message>
        <source>These cards belong to another vault.</source>
        <translation>Ці картки від іншого сховища.</translation>
    </message>
    <message>
        <source>Choose the vault whose cards they are, or find the right cards.</source>
        <translation>Виберіть сховище, до якого вони належать, або знайдіть потрібні картки.</translation>
    </message>
    <message>
        <source>The passphrase and the lock-out passphrase are too much alike.</source>
        <translation>Парольна фраза і фраза блокування надто схожі.</translation>
    </message>
    <message>
        <source>Choose words that nobody could type by mistake for the others.</source>
        <translation>Оберіть слова, які неможливо набрати помилково замість інших.</translation>
    </message>
    <message>
        <source>There are no recovery cards that could open the vault after a lock-out.</source>
        <translation>Немає карток відновлення, якими можна було б відкрити сховище після блокування.</translation>
    </message>
    <message>
        <source>Make recovery cards first, then choose the lock-out passphrase.</source>
        <translation>Спершу зробіть картки відновлення, потім оберіть фразу блокування.</translation>
    </message>
    <message>
        <source>Your organisation does not allow this.</source>
        <translation>Ваша організація цього не дозволяє.</translation>
    </message>
    <message>
        <source>Ask your coordinator if you think it should.</source>
        <translation>Якщо вважаєте, що це потрібно, зверніться до координатора.</translation>
    </message>
    <message>
        <source>The disk did not let the keys be removed: what is left of the vault can still be opened.</source>
        <translation>Диск не дав видалити ключі: те, що лишилося від сховища, ще можна відкрити.</translation>
    </message>
    <message>
        <source>Other files are gone. If you are in danger, destroy the disk itself or get rid of it.</source>
        <translation>Інші файли видалено. Якщо ви в небезпеці, знищте сам диск або позбудьтеся його.</translation>
    </message>
    <message>
        <source>New keys would make the recovery cards of this vault useless, so nothing was changed.</source>
        <translation>З новими ключами картки відновлення цього сховища стали б непридатними, тому нічого не змінено.</translation>
    </message>
    <message>
        <source>Make new recovery cards first, then ask for new keys again.</source>
        <translation>Спершу зробіть нові картки відновлення, потім знову оберіть нові ключі.</translation>
    </message>
    <message>
        <source>A newer version of the program gave this vault one more way in, so nothing was changed.</source>
        <translation>Новіша версія програми додала до цього сховища ще один спосіб входу, тому нічого не змінено.</translation>
    </message>
    <message>
        <source>Ask for new keys in that version of the program.</source>
        <translation>Зробіть нові ключі в тій версії програми.</translation>
    </message>
    <message>
        <source>Something in the vault was changed outside the program, so no new keys were made.</source>
        <translation>Щось у сховищі змінено поза програмою, тому нових ключів не зроблено.</translation>
    </message>
    <message>
        <source>Have the vault checked as a whole first, and tell your coordinator what the check finds.</source>
        <translation>Спершу перевірте сховище цілком і повідомте координатора, що виявить перевірка.</translation>
    </message>
    <message>
        <source>Making new keys was stopped. The vault is as it was.</source>
        <translation>Створення нових ключів зупинено. Сховище таке, як було.</translation>
    </message>
    <message>
        <source>You can ask for new keys again at any time.</source>
        <translation>Нові ключі можна зробити будь-коли.</translation>
    </message>
    <message>
        <source>Something of the vault is being read just now, so no new keys were made.</source>
        <translation>Щось зі сховища саме читається, тому нових ключів не зроблено.</translation>
    </message>
    <message>
        <source>Wait until copying or playing has ended, then try again.</source>
        <translation>Зачекайте, доки закінчиться копіювання або відтворення, і спробуйте ще раз.</translation>
    </message>
    <message>
        <source>A recording is going on.</source>
        <translation>Триває запис.</translation>
    </message>
    <message>
        <source>Finish the recording first, then try again.</source>
        <translation>Спершу завершіть запис, потім спробуйте ще раз.</translation>
    </message>
    <message>
        <source>These cards fit together, but they belong to another organisation.</source>
        <translation>Ці картки підходять одна до одної, але належать іншій організації.</translation>
    </message>
    <message>
        <source>Find the cards whose control words are those of this organisation.</source>
        <translation>Знайдіть картки з контрольними словами цієї організації.</translation>
    </message>
    <message>
        <source>This is not a file of keys, or it is damaged.</source>
        <translation>Це не файл ключів, або він пошкоджений.</translation>
    </message>
    <message>
        <source>Choose another file, or the copy of it on the second stick.</source>
        <translation>Виберіть інший файл або його копію на другій флешці.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this file of keys.</source>
        <translation>Цей файл ключів записала новіша версія програми.</translation>
    </message>
    <message>
        <source>Install that version or a newer one. The file has not been changed.</source>
        <translation>Установіть ту версію або новішу. Файл не змінено.</translation>
    </message>
    <message>
        <source>This passphrase does not open the file of keys.</source>
        <translation>Ця парольна фраза не відкриває файл ключів.</translation>
    </message>
    <message>
        <source>Check the keyboard language and capital letters, and type it again. If it is lost, use the cards of the organisation.</source>
        <translation>Перевірте мову клавіатури й великі літери та введіть її ще раз. Якщо її втрачено, скористайтеся картками організації.</translation>
    </message>
    <message>
        <source>This file of keys is for something else.</source>
        <translation>Цей файл ключів призначений для іншого.</translation>
    </message>
    <message>
        <source>Choose the file with the root key: the one that was put into the safe.</source>
        <translation>Виберіть файл із кореневим ключем: той, що його поклали до сейфа.</translation>
    </message>
    <message>
        <source>There are keys or a package of this name in the folder already, so nothing was written.</source>
        <translation>У цій теці вже є ключі або пакет із такою назвою, тому нічого не записано.</translation>
    </message>
    <message>
        <source>Choose an empty folder on the stick.</source>
        <translation>Виберіть порожню теку на флешці.</translation>
    </message>
    <message>
        <source>This folder is copied to a server by another program, so no keys are written there.</source>
        <translation>Цю теку інша програма копіює на сервер, тому ключі туди не записано.</translation>
    </message>
    <message>
        <source>Choose a folder on a memory stick.</source>
        <translation>Виберіть теку на флешці.</translation>
    </message>
    <message>
        <source>This is not the file in which a central describes itself.</source>
        <translation>Це не файл, у якому центр описує себе.</translation>
    </message>
    <message>
        <source>Have the administrator make it again, and carry it here.</source>
        <translation>Попросіть адміністратора зробити його знову й принесіть сюди.</translation>
    </message>
    <message>
        <source>This is not an enrolment request that its computer has signed.</source>
        <translation>Це не запит на реєстрацію, підписаний його комп’ютером.</translation>
    </message>
    <message>
        <source>Have the request saved again on that computer and carry it here.</source>
        <translation>Збережіть запит на тому комп’ютері ще раз і принесіть сюди.</translation>
    </message>
    <message>
        <source>This computer is among the recipients already.</source>
        <translation>Цей комп’ютер уже є серед одержувачів.</translation>
    </message>
    <message>
        <source>Choose the request of another one.</source>
        <translation>Виберіть запит іншого.</translation>
    </message>
    <message>
        <source>This computer knows no printer.</source>
        <translation>Цей комп’ютер не знає жодного принтера.</translation>
    </message>
    <message>
        <source>Copy the card by hand; that is the safer way anyway.</source>
        <translation>Перепишіть картку від руки; це й так безпечніше.</translation>
    </message>
    <message>
        <source>The stick did not give back what was written to it.</source>
        <translation>Флешка не повернула того, що на неї записали.</translation>
    </message>
    <message>
        <source>Take another stick and write the files again.</source>
        <translation>Візьміть іншу флешку й запишіть файли ще раз.</translation>
    </message>
    <message>
        <source>This vault has no recovery cards.</source>
        <translation>Це сховище не має карток відновлення.</translation>
    </message>
    <message>
        <source>These cards are not enough.</source>
        <translation>Цих карток не досить.</translation>
    </message>
    <message>
        <source>Enter more cards of the same set: two of the vault’s own, or as many as the organisation decided, usually three.</source>
        <translation>Уведіть більше карток того самого набору: дві власні картки сховища або стільки, скільки вирішила організація, зазвичай три.</translation>
    </message>
    <message>
        <source>Use its passphrase.</source>
        <translation>Скористайтеся парольною фразою.</translation>
    </message>
    <message>
        <source>There is no statement yet, so nothing was sealed or signed.</source>
        <translation>Заяви ще немає, тому нічого не запечатано й не підписано.</translation>
    </message>
    <message>
        <source>Read everything through and make the statement first.</source>
        <translation>Спершу прочитайте все й складіть заяву.</translation>
    </message>
    <message>
        <source>An answer was changed after the statement was made.</source>
        <translation>Після складання заяви змінено відповідь.</translation>
    </message>
    <message>
        <source>Make the statement again. If it reads differently now, it is signed again.</source>
        <translation>Складіть заяву знову. Якщо тепер вона звучить інакше, її підписують ще раз.</translation>
    </message>
    <message>
        <source>Somebody has signed an earlier statement, but not this one.</source>
        <translation>Хтось підписав попередню заяву, але не цю.</translation>
    </message>
    <message>
        <source>Let them sign again, or write down the reason why there is no signature.</source>
        <translation>Нехай підпише знову, або запишіть, чому підпису немає.</translation>
    </message>
    <message>
        <source>Central cannot be reached now. Nothing is lost.</source>
        <translation>Зараз зв’язку з центром немає. Нічого не втрачено.</translation>
    </message>
    <message>
        <source>Everything waits here and will be delivered when there is a connection.</source>
        <translation>Усе чекає тут і буде доставлено, щойно з’явиться зв’язок.</translation>
    </message>
    <message>
        <source>What answered is not your organisation&apos;s central, or it does not tell the truth. Nothing more was sent.</source>
        <translation>Відповів не центр вашої організації, або він каже неправду. Більше нічого не надіслано.</translation>
    </message>
    <message>
        <source>Do not deliver over this network. Tell your coordinator; a memory stick remains possible.</source>
        <translation>Не доставляйте через цю мережу. Повідомте координатора; лишається флешка.</translation>
    </message>
    <message>
        <source>Central did not take this.</source>
        <translation>Центр цього не прийняв.</translation>
    </message>
    <message>
        <source>It stays here unharmed. Tell your coordinator.</source>
        <translation>Воно лишається тут неушкодженим. Повідомте координатора.</translation>
    </message>
    <message>
        <source>Central does not accept this computer any more.</source>
        <translation>Центр більше не приймає цього комп’ютера.</translation>
    </message>
    <message>
        <source>The certificate of this computer has expired, so central took nothing. Nothing is lost.</source>
        <translation>Строк дії сертифіката цього комп’ютера минув, тому центр нічого не прийняв. Нічого не втрачено.</translation>
    </message>
    <message>
        <source>Under Organisation, save an enrolment request, give it to whoever looks after central, and import the new certificate.</source>
        <translation>В «Організації» збережіть запит на реєстрацію, передайте його тому, хто доглядає за центром, і імпортуйте новий сертифікат.</translation>
    </message>
    <message>
        <source>Everything stays here unharmed. Speak with your coordinator.</source>
        <translation>Усе лишається тут неушкодженим. Зверніться до координатора.</translation>
    </message>
    <message>
        <source>Something else answered in place of your organisation&apos;s central. Nothing was sent.</source>
        <translation>Замість центральної бази вашої організації відповів хтось інший. Нічого не надіслано.</translation>
    </message>
    <message>
        <source>If this network asks everybody to log in first, do that: the delivery then goes on by itself. Otherwise leave this network and tell your coordinator; a memory stick remains possible.</source>
        <translation>Якщо ця мережа спершу просить усіх увійти, увійдіть: далі доставка піде сама. Якщо ні, залиште цю мережу й повідомте координатора; лишається флешка.</translation>
    </message>
    <message>
        <source>Nothing is sent on this network: so you chose.</source>
        <translation>У цій мережі нічого не надсилається: так ви вирішили.</translation>
    </message>
    <message>
        <source>This is not an address in a local network.</source>
        <translation>Це не адреса в місцевій мережі.</translation>
    </message>
    <message>
        <source>Write it as the other laptop shows it, with the colon and the number behind it.</source>
        <translation>Напишіть її так, як показує інший ноутбук, разом із двокрапкою й числом після неї.</translation>
    </message>
    <message>
        <source>There was nobody at this address, or nobody came in time. Nothing was handed over.</source>
        <translation>За цією адресою нікого не було або ніхто не прийшов вчасно. Нічого не передано.</translation>
    </message>
    <message>
        <source>Check that both laptops are in the same network and that the other one waits, and compare the address. If a firewall closes the way, take a memory stick.</source>
        <translation>Перевірте, що обидва ноутбуки в одній мережі й що інший чекає, і звірте адресу. Якщо шлях закриває мережевий екран, візьміть флешку.</translation>
    </message>
    <message>
        <source>The connection between the two laptops was cut, or the other side stopped. What arrived is kept.</source>
        <translation>Зв’язок між двома ноутбуками обірвався, або інша сторона зупинила передачу. Те, що надійшло, збережено.</translation>
    </message>
    <message>
        <source>Do it again with the same folder, and compare the new words: it goes on from where it was cut.</source>
        <translation>Повторіть із тією самою текою і звірте нові слова: передача піде далі з місця, де обірвалася.</translation>
    </message>
    <message>
        <source>What answered does not speak as this program does. Nothing more was handed over.</source>
        <translation>Те, що відповіло, говорить не так, як ця програма. Більше нічого не передано.</translation>
    </message>
    <message>
        <source>Check the address, and that the other laptop has the same version of the program. Then begin anew, or take a memory stick.</source>
        <translation>Перевірте адресу і чи на іншому ноутбуці та сама версія програми. Тоді почніть знову або візьміть флешку.</translation>
    </message>
    <message>
        <source>The words are not the same, so nothing was handed over.</source>
        <translation>Слова не однакові, тож нічого не передано.</translation>
    </message>
    <message>
        <source>Begin anew. If they differ again, somebody else may be in this network: use another one, or a memory stick.</source>
        <translation>Почніть знову. Якщо слова знову різні, у цій мережі може бути хтось чужий: скористайтеся іншою мережею або флешкою.</translation>
    </message>
    <message>
        <source>The other laptop offered something that is no pack and no answer, or is too large. Nothing was taken.</source>
        <translation>Інший ноутбук запропонував те, що не є ні пакунком, ні відповіддю, або завелике. Нічого не прийнято.</translation>
    </message>
    <message>
        <source>Ask what they chose there. Only packs for central and its answers are handed over.</source>
        <translation>Спитайте, що там вибрали. Передають лише пакунки для центру та його відповіді.</translation>
    </message>
    <message>
        <source>The other laptop has no room for it, or may not write there.</source>
        <translation>На іншому ноутбуці для цього немає місця, або туди не можна записувати.</translation>
    </message>
    <message>
        <source>Let them free some room or choose another folder, and begin anew. Nothing here has changed.</source>
        <translation>Нехай там звільнять місце або виберуть іншу теку, і почніть знову. Тут нічого не змінилося.</translation>
    </message>
    <message>
        <source>What arrived is not what was sent, so it was not kept.</source>
        <translation>Надійшло не те, що було надіслано, тож цього не збережено.</translation>
    </message>
    <message>
        <source>Hand it over again. If that happens again, let them choose another folder, or take a memory stick.</source>
        <translation>Передайте ще раз. Якщо це повториться, нехай там виберуть іншу теку, або візьміть флешку.</translation>
    </message>
    <message>
        <source>This file is no pack and no answer of central, or cannot be read. Nothing was handed over.</source>
        <translation>Цей файл не є ні пакунком, ні відповіддю центру, або його не вдається прочитати. Нічого не передано.</translation>
    </message>
    <message>
        <source>Choose a file that the program wrote for central, or one that central gave back.</source>
        <translation>Виберіть файл, який програма записала для центру, або той, який центр повернув.</translation>
    </message>
    <message>
        <source>Go to another network, or allow this one under Delivery.</source>
        <translation>Перейдіть до іншої мережі або дозвольте цю у розділі «Доставка».</translation>
    </message>
    <message>
        <source>The evidence package could not be written. Nothing was given.</source>
        <translation>Пакет доказів записати не вдалося. Нічого не передано.</translation>
    </message>
    <message>
        <source>Try again, or take another memory stick.</source>
        <translation>Спробуйте ще раз або візьміть іншу флешку.</translation>
    </message>
    <message>
        <source>No interview is ticked, so nothing was written.</source>
        <translation>Не позначено жодного інтерв’ю, тож нічого не записано.</translation>
    </message>
    <message>
        <source>Tick at least one interview.</source>
        <translation>Позначте хоча б одне інтерв’ю.</translation>
    </message>
    <message>
        <source>Nothing of these interviews may go to this recipient any more.</source>
        <translation>З цих інтерв’ю цьому отримувачеві вже нічого не можна передати.</translation>
    </message>
    <message>
        <source>Look at the reasons in the list. Nothing was given.</source>
        <translation>Причини — у списку. Нічого не передано.</translation>
    </message>
    <message>
        <source>What was written cannot be read back from this medium.</source>
        <translation>Записане не читається з цього носія.</translation>
    </message>
    <message>
        <source>Take another memory stick, and destroy this one.</source>
        <translation>Візьміть іншу флешку, а цю знищте.</translation>
    </message>
    <message>
        <source>All that waits lies on memory sticks already.</source>
        <translation>Усе, що чекає, вже лежить на флешках.</translation>
    </message>
    <message>
        <source>If one of them was lost, tick that below and write it again. Otherwise wait for the answer.</source>
        <translation>Якщо якусь загублено, позначте це нижче й запишіть знову. Якщо ні, чекайте на відповідь.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. Nothing was changed.</source>
        <translation>Це не адреса проксі. Нічого не змінено.</translation>
    </message>
    <message>
        <source>Write it as socks5://name:port or http://name:port, or leave the field empty.</source>
        <translation>Напишіть її як socks5://ім’я:порт або http://ім’я:порт чи лишіть поле порожнім.</translation>
    </message>
    <message>
        <source>Central does not know this computer yet.</source>
        <translation>Центр ще не знає цього комп’ютера.</translation>
    </message>
    <message>
        <source>Under Organisation, save an enrolment request and import the certificate that comes back.</source>
        <translation>В «Організації» збережіть запит на реєстрацію, а потім імпортуйте сертифікат, який вам повернуть.</translation>
    </message>
    <message>
        <source>Central does not allow this with your role.</source>
        <translation>Ваша роль цього не дозволяє.</translation>
    </message>
    <message>
        <source>Ask your coordinator whether you are enrolled in the right role.</source>
        <translation>Запитайте координатора, чи вас зареєстровано в правильній ролі.</translation>
    </message>
    <message>
        <source>There is no organisation package yet.</source>
        <translation>Пакета організації ще немає.</translation>
    </message>
    <message>
        <source>Import it under Organisation. Until then interviews stay drafts on this computer.</source>
        <translation>Імпортуйте його в «Організації». До того інтерв’ю лишаються чернетками на цьому комп’ютері.</translation>
    </message>
    <message>
        <source>This file is not a sound organisation package.</source>
        <translation>Цей файл не є справним пакетом організації.</translation>
    </message>
    <message>
        <source>Ask for the file again and compare its size; do not use a file that was changed.</source>
        <translation>Попросіть файл іще раз і порівняйте його розмір; не беріть зміненого файлу.</translation>
    </message>
    <message>
        <source>This package comes from another organisation, or contradicts the one in use.</source>
        <translation>Цей пакет від іншої організації або суперечить чинному.</translation>
    </message>
    <message>
        <source>Check with your coordinator before you do anything else.</source>
        <translation>Перш ніж робити щось далі, порадьтеся з координатором.</translation>
    </message>
    <message>
        <source>This package is older than the one in use, so it was not taken.</source>
        <translation>Цей пакет старіший за чинний, тому його не взято.</translation>
    </message>
    <message>
        <source>Ask for the newest package.</source>
        <translation>Попросіть найновіший пакет.</translation>
    </message>
    <message>
        <source>This file is not a certificate of your organisation.</source>
        <translation>Цей файл не є сертифікатом вашої організації.</translation>
    </message>
    <message>
        <source>Ask whoever looks after central for the file again.</source>
        <translation>Попросіть файл іще раз у того, хто доглядає за центром.</translation>
    </message>
    <message>
        <source>This certificate belongs to another computer.</source>
        <translation>Цей сертифікат належить іншому комп’ютеру.</translation>
    </message>
    <message>
        <source>Find the one made for this computer&apos;s request.</source>
        <translation>Знайдіть той, що зроблено на запит цього комп’ютера.</translation>
    </message>
    <message>
        <source>This file is too large to be what is expected here.</source>
        <translation>Цей файл завеликий, щоб бути тим, що тут потрібно.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Виберіть інший файл.</translation>
    </message>
    <message>
        <source>There is no room on this disk for so large a file.</source>
        <translation>На цьому диску немає місця для такого великого файлу.</translation>
    </message>
    <message>
        <source>Make room on the disk, then add the file again.</source>
        <translation>Звільніть місце на диску й додайте файл знову.</translation>
    </message>
    <message>
        <source>The file was changed while it was taken in: the original is not what it was.</source>
        <translation>Файл змінився, поки його приймали: оригінал змінено.</translation>
    </message>
    <message>
        <source>Nothing of it was kept. Close other programs that have it open, then take it in again.</source>
        <translation>Нічого з нього не збережено. Закрийте інші програми, у яких він відкритий, і прийміть його ще раз.</translation>
    </message>
    <message>
        <source>The handing over is not complete.</source>
        <translation>Передавання заповнено не повністю.</translation>
    </message>
    <message>
        <source>Write who gives and who takes; both sign, or write why somebody does not sign.</source>
        <translation>Напишіть, хто передає і хто приймає; підписують обоє, або напишіть, чому хтось не підписує.</translation>
    </message>
    <message>
        <source>Something about the handing over is too long to be signed.</source>
        <translation>Щось у записі про передавання задовге, щоб його підписати.</translation>
    </message>
    <message>
        <source>Shorten the words, or clear the pad and sign again.</source>
        <translation>Скоротіть слова або очистьте поле й підпишіть ще раз.</translation>
    </message>
    <message>
        <source>The question asks for another kind of file.</source>
        <translation>Для цього запитання потрібен файл іншого виду.</translation>
    </message>
    <message>
        <source>Choose a file of the kind that the question names.</source>
        <translation>Виберіть файл того виду, що названий у запитанні.</translation>
    </message>
    <message>
        <source>Central shows another past than it signed before. What it signed then and now is kept as evidence; nothing is removed from this computer any more.</source>
        <translation>Центр показує інше минуле, ніж підписував раніше. Те, що він підписав тоді й тепер, збережено як доказ; із цього комп’ютера більше нічого не вилучається.</translation>
    </message>
    <message>
        <source>Go on working: everything stays here, and deliveries go on. Tell your organisation at once, by another way than central.</source>
        <translation>Працюйте далі: усе лишається тут, і доставка триває. Негайно повідомте свою організацію іншим шляхом, не через центр.</translation>
    </message>
    <message>
        <source>A file that was cut off when the program or the computer stopped cannot be read. It is kept: nothing of it was deleted.</source>
        <translation>Файл, який обірвався, коли зупинилася програма або комп’ютер, не вдається прочитати. Він зберігається: нічого з нього не видалено.</translation>
    </message>
    <message>
        <source>Tell your coordinator, and delete nothing. A photo or document that you still have you can take in again.</source>
        <translation>Скажіть координаторові й нічого не видаляйте. Фото чи документ, які у вас ще є, можна додати знову.</translation>
    </message>
    <message>
        <source>The file or folder cannot be read.</source>
        <translation>Файл або теку не вдається прочитати.</translation>
    </message>
    <message>
        <source>Check that it is there and that the stick is connected, then try again.</source>
        <translation>Перевірте, чи вони на місці й чи під’єднано флешку, і спробуйте ще раз.</translation>
    </message>
    <message>
        <source>This file is not an answer of central to this computer.</source>
        <translation>Цей файл не є відповіддю центру цьому комп’ютеру.</translation>
    </message>
    <message>
        <source>Choose the file that central wrote for this computer&apos;s pack.</source>
        <translation>Виберіть файл, який центр записав у відповідь на пакунок цього комп’ютера.</translation>
    </message>
    <message>
        <source>What waits of a single interview is too large for a pack: most sticks hold no file of 4 GB or more.</source>
        <translation>Одне інтерв’ю завелике для пакунка: більшість флешок не вміщає файлів від 4 ГБ.</translation>
    </message>
    <message>
        <source>It stays here unharmed. Deliver it over a connection, or speak with your coordinator.</source>
        <translation>Воно лишається тут неушкодженим. Доставте його через мережу або порадьтеся з координатором.</translation>
    </message>
    <message>
        <source>The pack was written, but cannot be read back from the stick.</source>
        <translation>Пакунок записано, але з флешки він не читається.</translation>
    </message>
    <message>
        <source>Central has no room left. Nothing is lost.</source>
        <translation>У центрі більше немає місця. Нічого не втрачено.</translation>
    </message>
    <message>
        <source>Everything waits here and goes by itself once there is room. Tell whoever looks after central that its disk is full.</source>
        <translation>Усе чекає тут і піде само, щойно з’явиться місце. Скажіть тому, хто доглядає за центром, що його диск повний.</translation>
    </message>
    <message>
        <source>Use another stick. Nothing here has changed.</source>
        <translation>Візьміть іншу флешку. Тут нічого не змінилося.</translation>
    </message>
    <message>
        <source>The pack could not be written or read.</source>
        <translation>Пакунок не вдалося записати або прочитати.</translation>
    </message>
    <message>
        <source>Try another stick. Nothing here has changed.</source>
        <translation>Спробуйте іншу флешку. Тут нічого не змінилося.</translation>
    </message>
    <message>
        <source>This interview is sealed, so nothing in it changes any more.</source>
        <translation>Це інтерв’ю запечатано, тож у ньому вже нічого не змінюється.</translation>
    </message>
    <message>
        <source>Make a correction as a new revision.</source>
        <translation>Зробіть виправлення як нову редакцію.</translation>
    </message>
    <message>
        <source>Only a sealed interview can be corrected by a new revision.</source>
        <translation>Нову редакцію можна зробити лише для запечатаного інтерв’ю.</translation>
    </message>
    <message>
        <source>Go on with the draft.</source>
        <translation>Продовжуйте роботу з чернеткою.</translation>
    </message>
    <message>
        <source>The recording is not finished yet.</source>
        <translation>Запис іще не завершено.</translation>
    </message>
    <message>
        <source>Stop the recording, wait a moment, then try again.</source>
        <translation>Зупиніть запис, зачекайте хвильку й спробуйте ще раз.</translation>
    </message>
    <message>
        <source>A recording, photo or document is attached to which the person does not agree.</source>
        <translation>Додано запис, фото чи документ, на який людина не дає згоди.</translation>
    </message>
    <message>
        <source>Ask again and note the answer, or take it out. Until then the interview stays a draft.</source>
        <translation>Запитайте ще раз і позначте відповідь або вилучіть цей файл. До того інтерв’ю лишається чернеткою.</translation>
    </message>
    <message>
        <source>The interview is too long to be sealed as it is.</source>
        <translation>Інтерв’ю задовге, щоб запечатати його таким, як є.</translation>
    </message>
    <message>
        <source>This file cannot be taken in.</source>
        <translation>Цей файл не можна долучити.</translation>
    </message>
    <message>
        <source>It is empty, too large or cannot be read. Choose another file.</source>
        <translation>Він порожній, завеликий або не читається. Виберіть інший файл.</translation>
    </message>
    <message>
        <source>This interview is not here any more.</source>
        <translation>Цього інтерв’ю тут більше немає.</translation>
    </message>
    <message>
        <source>Go back to the list.</source>
        <translation>Поверніться до списку.</translation>
    </message>
    <message>
        <source>Something is missing, too long, or no date, so it was not kept.</source>
        <translation>Чогось бракує, щось задовге або не є датою, тому це не збережено.</translation>
    </message>
    <message>
        <source>Choose the laptop; give a number or a place, the words of the question, or who was heard and by whom.</source>
        <translation>Виберіть ноутбук; вкажіть номер або місце, слова запитання чи кого й хто вже слухав.</translation>
    </message>
    <message>
        <source>The author of this interview is not known here.</source>
        <translation>Автор цього інтерв’ю тут невідомий.</translation>
    </message>
    <message>
        <source>Fetch from central, then ask again.</source>
        <translation>Заберіть інтерв’ю з центру й запитайте ще раз.</translation>
    </message>
    <message>
        <source>This assignment is not in this vault.</source>
        <translation>Цього завдання немає в цьому сховищі.</translation>
    </message>
    <message>
        <source>This is too large to be sent to a laptop at once.</source>
        <translation>Це завелике, щоб надіслати на ноутбук за один раз.</translation>
    </message>
    <message>
        <source>Divide it, and send the parts one after another.</source>
        <translation>Поділіть і надішліть частинами одну за одною.</translation>
    </message>
    <message>
        <source>Something came from a device that was shut out; nothing of it was taken.</source>
        <translation>Щось надійшло з вимкненого пристрою; нічого з того не прийнято.</translation>
    </message>
    <message>
        <source>Tell your coordinator. If you waited for it, ask for it again.</source>
        <translation>Скажіть координаторові. Якщо ви на це чекали, попросіть надіслати ще раз.</translation>
    </message>
    <message>
        <source>A package needs a name, content, a laptop and a day to come.</source>
        <translation>Пакетові потрібні назва, вміст, ноутбук і день, який ще не минув.</translation>
    </message>
    <message>
        <source>Fill in what is missing, then publish it.</source>
        <translation>Заповніть те, чого бракує, і опублікуйте.</translation>
    </message>
    <message>
        <source>A mission package cannot be used; nothing of it was taken.</source>
        <translation>Пакет місії непридатний; нічого з нього не взято.</translation>
    </message>
    <message>
        <source>Ask your coordinator to publish it again.</source>
        <translation>Попросіть координатора опублікувати його ще раз.</translation>
    </message>
    <message>
        <source>A mission package is older than the one here, so it was refused.</source>
        <translation>Пакет місії старіший за той, що вже є, тому його не прийнято.</translation>
    </message>
    <message>
        <source>Go on with the newer one; tell your coordinator.</source>
        <translation>Працюйте з новішим; скажіть про це координаторові.</translation>
    </message>
    <message>
        <source>A mission package was no longer valid, so it was refused.</source>
        <translation>Пакет місії вже не був чинним, тому його не прийнято.</translation>
    </message>
    <message>
        <source>Check the clock; ask your coordinator for a new one.</source>
        <translation>Перевірте годинник; попросіть у координатора новий.</translation>
    </message>
    <message>
        <source>A mission package waits: its form was made with another version of the program.</source>
        <translation>Пакет місії чекає: його форму зроблено іншою версією програми.</translation>
    </message>
    <message>
        <source>It comes again by itself; if it does not, use the version that your coordinator uses.</source>
        <translation>Він прийде ще раз сам; якщо ні, поставте ту версію програми, що й у координатора.</translation>
    </message>
    <message>
        <source>Central no longer knows the laptop something was meant for.</source>
        <translation>Центр більше не знає ноутбука, для якого щось призначалося.</translation>
    </message>
    <message>
        <source>Exchange with central, and choose another laptop.</source>
        <translation>Обміняйтеся з центром й виберіть інший ноутбук.</translation>
    </message>
    <message>
        <source>The laptop of this interview was shut out; no note goes to it.</source>
        <translation>Ноутбук цього інтерв’ю вимкнено; нотатка на нього не піде.</translation>
    </message>
    <message>
        <source>Reach the documenter in another way.</source>
        <translation>Зв’яжіться з документатором інакше.</translation>
    </message>
    <message>
        <source>The person does not agree any more that this is heard.</source>
        <translation>Людина більше не згодна, щоб це слухали.</translation>
    </message>
    <message>
        <source>Open the interview again: it shows what they agree to now.</source>
        <translation>Відкрийте інтерв’ю ще раз: воно покаже, на що людина згодна тепер.</translation>
    </message>
    <message>
        <source>This interview was not sealed to you.</source>
        <translation>Це інтерв’ю запечатано не для вас.</translation>
    </message>
    <message>
        <source>Ask who may read it.</source>
        <translation>Запитайте, хто має право його читати.</translation>
    </message>
    <message>
        <source>This computer is not enrolled as a custodian’s.</source>
        <translation>Цей комп’ютер не зареєстровано як комп’ютер хранителя.</translation>
    </message>
    <message>
        <source>This part is opened on a custodian’s computer only.</source>
        <translation>Цю частину відкривають лише на комп’ютері хранителя.</translation>
    </message>
    <message>
        <source>This key file is for something else.</source>
        <translation>Цей файл ключів призначено для іншого.</translation>
    </message>
    <message>
        <source>Choose the key file of the custodian of the part on sexual violence; practice has its own.</source>
        <translation>Виберіть файл ключів хранителя частини про сексуальне насильство; для навчання є окремий.</translation>
    </message>
    <message>
        <source>What came from central does not fit together, so it was not kept.</source>
        <translation>Те, що надійшло з центру, не сходиться між собою, тому його не збережено.</translation>
    </message>
    <message>
        <source>Fetch it again; if it stays so, tell whoever looks after central.</source>
        <translation>Заберіть його ще раз; якщо не допоможе, повідомте того, хто доглядає за центром.</translation>
    </message>
    <message>
        <source>Of this interview no two corrections stand beside each other.</source>
        <translation>У цього інтерв’ю немає двох виправлень поруч.</translation>
    </message>
    <message>
        <source>Go back to the list: somebody may have decided already.</source>
        <translation>Поверніться до списку: можливо, хтось уже вирішив.</translation>
    </message>
    <message>
        <source>Not every answer is decided, or the reason is missing.</source>
        <translation>Вирішено не щодо кожної відповіді, або не написано, як саме.</translation>
    </message>
    <message>
        <source>Decide each answer, and write how it was decided.</source>
        <translation>Вирішіть щодо кожної відповіді й напишіть, як це вирішено.</translation>
    </message>
    <message>
        <source>Only a coordinator decides between two corrections.</source>
        <translation>Між двома виправленнями вирішує лише координатор.</translation>
    </message>
    <message>
        <source>Ask your coordinator.</source>
        <translation>Спитайте свого координатора.</translation>
    </message>
    <message>
        <source>Taken together, the two consents do not allow that this leaves, so nothing was sealed.</source>
        <translation>Дві згоди разом не дозволяють, щоб це передавали, тож нічого не запечатано.</translation>
    </message>
    <message>
        <source>Have the author ask the person, then correct the interview.</source>
        <translation>Нехай автор спитає людину, а тоді виправить інтерв’ю.</translation>
    </message>
    <message>
        <source>The form cannot be read.</source>
        <translation>Форму не вдається прочитати.</translation>
    </message>
    <message>
        <source>Nothing in the vault has changed. Install the program again, or ask for a corrected form.</source>
        <translation>У сховищі нічого не змінилося. Установіть програму знову або попросіть виправлену форму.</translation>
    </message>
    <message>
        <source>This file is no form.</source>
        <translation>Цей файл не форма.</translation>
    </message>
    <message>
        <source>Choose a workbook, a text file with the tables of a form, or a finished form.</source>
        <translation>Виберіть книгу таблиць, текстовий файл із таблицями форми або готову форму.</translation>
    </message>
    <message>
        <source>Interviews were taken with this form, so it stays in the library.</source>
        <translation>За цією формою вже записано інтерв’ю, тож вона лишається в бібліотеці.</translation>
    </message>
    <message>
        <source>Without the form nobody could read them. New interviews can be started with another one.</source>
        <translation>Без форми їх ніхто не зможе прочитати. Нові інтерв’ю можна починати за іншою формою.</translation>
    </message>
    <message>
        <source>The form is too large, or it would grow too large while it is filled in, so it was not taken.</source>
        <translation>Форма завелика або надто розростеться під час заповнення, тому її не взято.</translation>
    </message>
    <message>
        <source>Nothing in the vault has changed. Ask whoever made the form to divide it, or to count its repeats differently.</source>
        <translation>У сховищі нічого не змінилося. Попросіть укладача форми поділити її або інакше рахувати повтори.</translation>
    </message>
    <message>
        <source>Reading the form took too long, so it was not taken.</source>
        <translation>Форма читалася надто довго, тому її не взято.</translation>
    </message>
    <message>
        <source>Nothing in the vault has changed. Ask whoever made the form for a simpler one. If you do not know them, do not try it again.</source>
        <translation>У сховищі нічого не змінилося. Попросіть укладача про простішу форму. Якщо ви не знаєте, хто її зробив, не пробуйте ще раз.</translation>
    </message>
    <message>
        <source>The form could not be read within the bounds that protect this computer, so it was not taken.</source>
        <translation>Форму не вдалося прочитати в межах, які бережуть цей комп’ютер, тому її не взято.</translation>
    </message>
    <message>
        <source>Nothing in the vault has changed. Try once more; if it stays so, ask whoever made the form for a simpler one.</source>
        <translation>У сховищі нічого не змінилося. Спробуйте ще раз; якщо не допоможе, попросіть укладача про простішу форму.</translation>
    </message>
    <message>
        <source>Nothing is lost. Its text is too long, most often a transcript, of which the rest can be written after the seal. Ask your coordinator before you remove anything.</source>
        <translation>Нічого не втрачено. Задовгий його текст, найчастіше стенограма; її решту можна написати після запечатування. Перш ніж щось прибирати, спитайте координатора.</translation>
    </message>
    <message>
        <source>This file is not what is expected here, or it was altered.</source>
        <translation>Цей файл не той, що тут потрібен, або його змінили.</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>Попросіть файл іще раз.</translation>
    </message>
    <message>
        <source>The vault cannot do this now.</source>
        <translation>Зараз сховище не може цього зробити.</translation>
    </message>
    <message>
        <source>What was called saved is safe. Start the program again.</source>
        <translation>Усе, що названо збереженим, ціле. Запустіть програму знову.</translation>
    </message>
    <message>
        <source>The keys of this vault cannot be used.</source>
        <translation>Ключі цього сховища не вдається використати.</translation>
    </message>
    <message>
        <source>Take the computer to your coordinator. Do not delete anything.</source>
        <translation>Віднесіть комп’ютер координаторові. Нічого не видаляйте.</translation>
    </message>
    <message>
        <source>A recording or picture is damaged and cannot be read whole.</source>
        <translation>Запис або знімок пошкоджено, і його не вдається прочитати цілком.</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell your coordinator.</source>
        <translation>Нічого не змінено. Повідомте координатора.</translation>
    </message>
    <message>
        <source>The statement could not be made.</source>
        <translation>Не вдалося скласти заяву.</translation>
    </message>
    <message>
        <source>The answers are saved. Try again; if it stays so, take the statement on paper.</source>
        <translation>Відповіді збережено. Спробуйте ще раз; якщо не вийде, складіть заяву на папері.</translation>
    </message>
    <message>
        <source>Connect one with a cable, or let the person sign here on the screen instead.</source>
        <translation>Під’єднайте принтер кабелем або попросіть особу підписати тут, на екрані.</translation>
    </message>
    <message>
        <source>The list of places cannot be read.</source>
        <translation>Перелік населених пунктів не вдається прочитати.</translation>
    </message>
    <message>
        <source>Type the place in words. Install the program again when you can.</source>
        <translation>Опишіть місце словами. За нагоди встановіть програму знову.</translation>
    </message>
    <message>
        <source>Central answered something that cannot be understood.</source>
        <translation>Центр відповів щось незрозуміле.</translation>
    </message>
    <message>
        <source>Nothing is lost. Check whether there is a newer version of the program.</source>
        <translation>Нічого не втрачено. Дізнайтеся, чи немає новішої версії програми.</translation>
    </message>
    <message>
        <source>The program&apos;s folder is copied to a server by another program (such as OneDrive or Dropbox), so no vault is made there.</source>
        <translation>Теку програми копіює на сервер інша програма (наприклад, OneDrive чи Dropbox), тому сховища там не створено.</translation>
    </message>
    <message>
        <source>Take the folder out of that program, or sign in as a person without it.</source>
        <translation>Вилучіть цю теку з тієї програми або ввійдіть під користувачем, у якого її немає.</translation>
    </message>
    <message>
        <source>Practice could not be prepared.</source>
        <translation>Не вдалося підготувати навчання.</translation>
    </message>
    <message>
        <source>Close the program, remove the folder of practice, and start it again.</source>
        <translation>Закрийте програму, вилучіть теку навчання й запустіть її знову.</translation>
    </message>
    <message>
        <source>The form of this interview is not in this vault.</source>
        <translation>Форми цього інтерв’ю немає в сховищі.</translation>
    </message>
    <message>
        <source>Nothing is lost. Tell your coordinator.</source>
        <translation>Нічого не втрачено. Повідомте координатора.</translation>
    </message>
    <message>
        <source>The copy could not be made.</source>
        <translation>Копію не вдалося зробити.</translation>
    </message>
    <message>
        <source>The vault itself is as it was. Try again.</source>
        <translation>Саме сховище таке, як було. Спробуйте ще раз.</translation>
    </message>
    <message>
        <source>This vault has neither recovery cards nor a key of an organisation, so nobody could open a copy of it.</source>
        <translation>Це сховище не має ні карток відновлення, ні ключа організації, тож його копії ніхто не зміг би відкрити.</translation>
    </message>
    <message>
        <source>Make recovery cards or import your organisation&apos;s package first.</source>
        <translation>Спершу зробіть картки відновлення або імпортуйте пакет своєї організації.</translation>
    </message>
    <message>
        <source>There is too little room on this disk for a copy.</source>
        <translation>На цьому диску замало місця для копії.</translation>
    </message>
    <message>
        <source>Free some room. The copies made before are kept, and the vault is as it was.</source>
        <translation>Звільніть місце. Зроблені раніше копії лишаються, сховище таке, як було.</translation>
    </message>
    <message>
        <source>The stick or disk with the copy is not there, or does not answer.</source>
        <translation>Флешки чи диска з копією немає на місці або вони не відповідають.</translation>
    </message>
    <message>
        <source>Plug it in and try again: copying goes on where it stopped. If it lies elsewhere now, choose its folder again.</source>
        <translation>Під’єднайте й спробуйте ще раз: копіювання продовжиться з того самого місця. Якщо копія тепер в іншому місці, виберіть її теку знову.</translation>
    </message>
    <message>
        <source>There is too little room on the stick or disk.</source>
        <translation>На флешці чи диску замало місця.</translation>
    </message>
    <message>
        <source>Free some room on it or choose another. What was copied before still counts.</source>
        <translation>Звільніть там місце або виберіть інший носій. Скопійоване раніше ще дійсне.</translation>
    </message>
    <message>
        <source>The stick or disk does not let the program write.</source>
        <translation>Флешка чи диск не дає програмі писати.</translation>
    </message>
    <message>
        <source>Check its lock switch, or choose another folder or stick.</source>
        <translation>Перевірте перемикач захисту від запису або виберіть іншу теку чи флешку.</translation>
    </message>
    <message>
        <source>This folder belongs to the vault itself.</source>
        <translation>Ця тека належить самому сховищу.</translation>
    </message>
    <message>
        <source>Choose a folder on a stick, a memory card or another disk.</source>
        <translation>Виберіть теку на флешці, картці пам’яті чи іншому диску.</translation>
    </message>
    <message>
        <source>This folder is copied to a server by another program, so no copy is made there.</source>
        <translation>Цю теку копіює на сервер інша програма, тому копії там не буде.</translation>
    </message>
    <message>
        <source>The vault has grown larger than one file on this stick may be.</source>
        <translation>Сховище переросло найбільший файл, який вміщає ця флешка.</translation>
    </message>
    <message>
        <source>Take another stick or disk, formatted as exFAT or NTFS.</source>
        <translation>Візьміть іншу флешку чи диск із сучасною розміткою, яка приймає великі файли; з цим допоможе координатор.</translation>
    </message>
    <message>
        <source>The copy on the stick or disk is newer than this vault. It was not overwritten.</source>
        <translation>Копія на флешці чи диску новіша за це сховище. Її не перезаписано.</translation>
    </message>
    <message>
        <source>Keep the stick safe and tell your coordinator. Choose another stick or folder for the copies of this vault.</source>
        <translation>Бережіть флешку й повідомте координатора. Для копій цього сховища виберіть іншу флешку чи теку.</translation>
    </message>
    <message>
        <source>The copy is damaged or not complete.</source>
        <translation>Копія пошкоджена або неповна.</translation>
    </message>
    <message>
        <source>The vault on this computer is as it was. Copy once more, best onto another stick.</source>
        <translation>Сховище на цьому комп’ютері таке, як було. Скопіюйте ще раз, найкраще на іншу флешку.</translation>
    </message>
    <message>
        <source>There is no copy of a vault in this folder.</source>
        <translation>У цій теці немає копії сховища.</translation>
    </message>
    <message>
        <source>Choose the stick or the folder in which the copies were made.</source>
        <translation>Виберіть флешку або теку, де робили копії.</translation>
    </message>
    <message>
        <source>No copy on this computer is whole.</source>
        <translation>Жодна копія на цьому комп’ютері не ціла.</translation>
    </message>
    <message>
        <source>Nothing was changed. Plug in the stick or disk with the second copy and choose it here.</source>
        <translation>Нічого не змінено. Під’єднайте флешку чи диск із другою копією й виберіть її тут.</translation>
    </message>
    <message>
        <source>The disk did not give back a part of this vault.</source>
        <translation>Диск не повернув частини цього сховища.</translation>
    </message>
    <message>
        <source>Finish what you are at, lock the program and unlock it again: it then repairs the vault from its copy. Do not delete anything.</source>
        <translation>Завершіть те, що робите, заблокуйте програму й відкрийте її знову: вона полагодить сховище з копії. Нічого не видаляйте.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Зупинено.</translation>
    </message>
    <message>
        <source>What was there before still counts. You can begin again at any time.</source>
        <translation>Те, що було раніше, ще дійсне. Почати знову можна будь-коли.</translation>
    </message>
    <message>
        <source>The organisation’s rules do not allow this.</source>
        <translation>Правила організації цього не дозволяють.</translation>
    </message>
    <message>
        <source>Nothing has left. Ask your coordinator if it should be allowed.</source>
        <translation>Нічого не передано. Запитайте координатора, чи варто це дозволити.</translation>
    </message>
    <message>
        <source>The interview is still a draft, so nothing of it leaves.</source>
        <translation>Інтерв’ю ще чернетка, тож із нього нічого не передається.</translation>
    </message>
    <message>
        <source>Seal it first.</source>
        <translation>Спершу запечатайте його.</translation>
    </message>
    <message>
        <source>The interview is closed: this computer can no longer read it.</source>
        <translation>Інтерв’ю закрито: цей комп’ютер більше не може його прочитати.</translation>
    </message>
    <message>
        <source>Ask whoever it is sealed to; they can pass on what is needed.</source>
        <translation>Зверніться до тих, для кого його запечатано: вони можуть передати потрібне.</translation>
    </message>
    <message>
        <source>There is a newer revision of this interview.</source>
        <translation>Є новіша редакція цього інтерв’ю.</translation>
    </message>
    <message>
        <source>Open the newer one and send that.</source>
        <translation>Відкрийте новішу й надішліть її.</translation>
    </message>
    <message>
        <source>The person withdrew the consent, so nothing leaves any more.</source>
        <translation>Людина відкликала згоду, тож більше нічого не передається.</translation>
    </message>
    <message>
        <source>There is nothing to do here.</source>
        <translation>Тут нічого робити не треба.</translation>
    </message>
    <message>
        <source>The person narrowed the consent, and the correction with it is not sealed yet, so nothing leaves.</source>
        <translation>Особа звузила згоду, а виправлення з цим ще не запечатано, тому нічого не виходить.</translation>
    </message>
    <message>
        <source>Finish the correction that was begun, seal it, and send that one. Nothing has left.</source>
        <translation>Завершіть почате виправлення, запечатайте його й надішліть саме його. Нічого не вийшло.</translation>
    </message>
    <message>
        <source>The person did not agree that this recipient gets anything, so nothing leaves.</source>
        <translation>Людина не погодилася, щоб цей отримувач щось отримав, тож нічого не передається.</translation>
    </message>
    <message>
        <source>If the person decides otherwise, write it into a correction and seal it.</source>
        <translation>Якщо людина вирішить інакше, внесіть це у виправлення й запечатайте його.</translation>
    </message>
    <message>
        <source>The person named a day before which nothing leaves, and it has not come.</source>
        <translation>Людина назвала день, раніше якого нічого не передається, і він ще не настав.</translation>
    </message>
    <message>
        <source>Send it on that day or later. Nothing has left.</source>
        <translation>Передайте того дня або пізніше. Нічого не передано.</translation>
    </message>
    <message>
        <source>Nothing is left to send: what the person agreed to is not among these answers.</source>
        <translation>Передавати нічого: того, на що людина погодилася, серед цих відповідей немає.</translation>
    </message>
    <message>
        <source>Look into the consent which parts this recipient may get.</source>
        <translation>Перегляньте у згоді, які частини може отримати цей отримувач.</translation>
    </message>
    <message>
        <source>A file that answers a question cannot be read, so nothing left.</source>
        <translation>Файл, що є відповіддю на питання, не читається, тож нічого не передано.</translation>
    </message>
    <message>
        <source>Have the vault checked, and tell your coordinator.</source>
        <translation>Перевірте сховище й повідомте координатора.</translation>
    </message>
    <message>
        <source>The form of this interview cannot be read any more.</source>
        <translation>Форму цього інтерв’ю більше не можна прочитати.</translation>
    </message>
    <message>
        <source>The answers are safe. Have the vault checked.</source>
        <translation>Відповіді в безпеці. Перевірте сховище.</translation>
    </message>
    <message>
        <source>Names, or what a child told, leave only when two people have approved it.</source>
        <translation>Імена або розповідь дитини виходять, лише коли це схвалили двоє.</translation>
    </message>
    <message>
        <source>Let both approve on this page. Nothing has left.</source>
        <translation>Нехай обидва схвалять на цій сторінці. Нічого не передано.</translation>
    </message>
    <message>
        <source>These are not the words of the person who is to approve.</source>
        <translation>Це не слова людини, яка має схвалити.</translation>
    </message>
    <message>
        <source>Let them type their own words again. Nothing was approved.</source>
        <translation>Нехай вона введе свої слова ще раз. Нічого не схвалено.</translation>
    </message>
    <message>
        <source>This is no code of a person of the team.</source>
        <translation>Це не код учасника команди.</translation>
    </message>
    <message>
        <source>Use up to 16 Latin letters, digits and hyphens.</source>
        <translation>Візьміть до 16 латинських літер, цифр і дефісів.</translation>
    </message>
    <message>
        <source>Somebody with this code may approve here already.</source>
        <translation>Людина з таким кодом уже може тут схвалювати.</translation>
    </message>
    <message>
        <source>Take another code, or remove the other person first.</source>
        <translation>Візьміть інший код або спершу приберіть ту людину.</translation>
    </message>
    <message>
        <source>The person wants to be asked before each transfer.</source>
        <translation>Людина хоче, щоб її питали перед кожною передачею.</translation>
    </message>
    <message>
        <source>Ask, and say on this page that they agree. Then send.</source>
        <translation>Запитайте й позначте на цій сторінці, що людина погоджується. Потім надішліть.</translation>
    </message>
    <message>
        <source>The server has this already.</source>
        <translation>Сервер це вже має.</translation>
    </message>
    <message>
        <source>This file holds no rules by which interviews may be passed on.</source>
        <translation>У цьому файлі немає правил, за якими можна передавати інтерв’ю.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask whoever wrote the file to look at it.</source>
        <translation>Нічого не змінено. Попросіть того, хто писав файл, переглянути його.</translation>
    </message>
    <message>
        <source>The rules for passing on name a reader who is not among those who may read.</source>
        <translation>Правила передавання називають того, кого немає серед тих, хто може читати.</translation>
    </message>
    <message>
        <source>Add whoever is meant on the page before, or correct the rules.</source>
        <translation>Додайте цю людину на попередній сторінці або виправте правила.</translation>
    </message>
    <message>
        <source>What was written could not be read back, so it was removed.</source>
        <translation>Записане не вдалося прочитати назад, тож його прибрано.</translation>
    </message>
    <message>
        <source>Take another stick or another folder, then try again.</source>
        <translation>Візьміть інший носій або іншу теку та спробуйте ще раз.</translation>
    </message>
    <message>
        <source>All of this together is too large for one file of answers.</source>
        <translation>Усе це разом завелике для одного файлу з відповідями.</translation>
    </message>
    <message>
        <source>Save fewer interviews at a time. Nothing was written.</source>
        <translation>Зберігайте менше інтерв’ю за раз. Нічого не записано.</translation>
    </message>
    <message>
        <source>This file is damaged, or it holds no answers of ours.</source>
        <translation>Цей файл пошкоджено, або в ньому немає наших відповідей.</translation>
    </message>
    <message>
        <source>Ask for it again.</source>
        <translation>Попросіть його ще раз.</translation>
    </message>
    <message>
        <source>This file is encrypted for somebody else.</source>
        <translation>Цей файл зашифровано для когось іншого.</translation>
    </message>
    <message>
        <source>Only the readers whom the organisation named can open it.</source>
        <translation>Відкрити його можуть лише ті, кого назвала організація.</translation>
    </message>
    <message>
        <source>The server cannot be reached now. Nothing is lost.</source>
        <translation>Сервер зараз недоступний. Нічого не втрачено.</translation>
    </message>
    <message>
        <source>Try again when there is a connection.</source>
        <translation>Спробуйте ще раз, коли буде зв’язок.</translation>
    </message>
    <message>
        <source>The line was cut while sending. Nothing is lost.</source>
        <translation>Зв’язок обірвався під час надсилання. Нічого не втрачено.</translation>
    </message>
    <message>
        <source>Try again: it goes on where it broke.</source>
        <translation>Спробуйте ще раз: надсилання піде далі з місця обриву.</translation>
    </message>
    <message>
        <source>The server is in trouble and took nothing more.</source>
        <translation>На сервері негаразд, більше він нічого не прийняв.</translation>
    </message>
    <message>
        <source>Try again later: it goes on where it broke.</source>
        <translation>Спробуйте пізніше: надсилання піде далі з місця обриву.</translation>
    </message>
    <message>
        <source>The server does not know this name and password.</source>
        <translation>Сервер не знає цього імені та пароля.</translation>
    </message>
    <message>
        <source>Type them again, or ask whoever looks after the server.</source>
        <translation>Введіть їх ще раз або запитайте тих, хто доглядає за сервером.</translation>
    </message>
    <message>
        <source>The server does not let this address send.</source>
        <translation>Сервер не дозволяє надсилати з цією адресою.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the server for a new address.</source>
        <translation>Попросіть нову адресу в тих, хто доглядає за сервером.</translation>
    </message>
    <message>
        <source>The server does not know this form, or there is nothing at this address.</source>
        <translation>Сервер не знає цієї форми, або за цією адресою нічого немає.</translation>
    </message>
    <message>
        <source>Check the address, and ask whether the form is published there.</source>
        <translation>Перевірте адресу й запитайте, чи опубліковано там форму.</translation>
    </message>
    <message>
        <source>A file is larger than the server takes.</source>
        <translation>Файл більший, ніж приймає сервер.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the server to allow larger files.</source>
        <translation>Попросіть тих, хто доглядає за сервером, дозволити більші файли.</translation>
    </message>
    <message>
        <source>The server has another submission under the same identifier.</source>
        <translation>Сервер має інше подання під тим самим номером.</translation>
    </message>
    <message>
        <source>Nothing was changed there. Tell whoever looks after the server.</source>
        <translation>Там нічого не змінено. Повідомте тих, хто доглядає за сервером.</translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation>Сервер цього не прийняв.</translation>
    </message>
    <message>
        <source>It stays here unharmed. Tell whoever looks after the server.</source>
        <translation>Усе лишається тут неушкодженим. Повідомте тих, хто доглядає за сервером.</translation>
    </message>
    <message>
        <source>The server pointed to another address, which was not followed.</source>
        <translation>Сервер вказав на іншу адресу; за нею програма не пішла.</translation>
    </message>
    <message>
        <source>Ask for the right address. It must be one that the organisation names.</source>
        <translation>Попросіть правильну адресу. Вона має бути тією, яку називає організація.</translation>
    </message>
    <message>
        <source>What answered keeps no answers: it may be the sign-in page of a network.</source>
        <translation>Те, що відповіло, не приймає відповідей: можливо, це сторінка входу до мережі.</translation>
    </message>
    <message>
        <source>Nothing counts as sent. Check the network and the address, then try again.</source>
        <translation>Ніщо не вважається надісланим. Перевірте мережу й адресу та спробуйте ще раз.</translation>
    </message>
    <message>
        <source>What answered is not the server that the organisation named. Nothing was sent.</source>
        <translation>Відповів не той сервер, який назвала організація. Нічого не надіслано.</translation>
    </message>
    <message>
        <source>Do not send over this network. Tell your coordinator.</source>
        <translation>Не надсилайте через цю мережу. Повідомте координатора.</translation>
    </message>
    <message>
        <source>This address does not lead to the server that the organisation named.</source>
        <translation>Ця адреса не веде до сервера, який назвала організація.</translation>
    </message>
    <message>
        <source>Copy the address as you were given it, from its first letter to its last.</source>
        <translation>Скопіюйте адресу так, як вам її дали, від першої літери до останньої.</translation>
    </message>
    <message>
        <source>The key of the project is no key that answers can be encrypted to.</source>
        <translation>Ключ проєкту не такий, щоб ним можна було зашифрувати відповіді.</translation>
    </message>
    <message>
        <source>Nothing has left. Tell your coordinator.</source>
        <translation>Нічого не передано. Повідомте координатора.</translation>
    </message>
    <message>
        <source>The form names another key than the organisation’s rule, so nobody there could open it.</source>
        <translation>Форма називає інший ключ, ніж правило організації, тож там ніхто не зміг би цього відкрити.</translation>
    </message>
    <message>
        <source>A file that answers a question has a name that may not leave.</source>
        <translation>Файл, що є відповіддю на питання, має назву, яку не можна передавати.</translation>
    </message>
    <message>
        <source>Central’s clock is more than two days ahead of this computer’s. What was delivered is delivered.</source>
        <translation>Годинник центру спішить більш ніж на два дні порівняно з цим комп’ютером. Доставлене доставлено.</translation>
    </message>
    <message>
        <source>Compare this computer’s clock with a telephone. If it is right, tell your coordinator that central’s is not.</source>
        <translation>Звірте годинник цього комп’ютера з телефоном. Якщо він правильний, скажіть координаторові, що в центрі годинник хибний.</translation>
    </message>
    <message>
        <source>The directory that was there is kept.</source>
        <translation>Попередній довідник збережено.</translation>
    </message>
    <message>
        <source>The directory of services could not be read.</source>
        <translation>Довідник послуг не вдалося прочитати.</translation>
    </message>
    <message>
        <source>The directory is larger than 512 KB or 2,000 services.</source>
        <translation>Довідник більший за 512 КБ або 2 000 послуг.</translation>
    </message>
    <message>
        <source>Save the table as “CSV UTF-8” and take it again. The directory that was there is kept.</source>
        <translation>Збережіть таблицю як «CSV UTF-8» і візьміть її ще раз. Попередній довідник збережено.</translation>
    </message>
    <message>
        <source>The first line does not name all columns of a directory.</source>
        <translation>У першому рядку названо не всі стовпці довідника.</translation>
    </message>
    <message>
        <source>The file is no table that can be read as text.</source>
        <translation>Цей файл не вдалося прочитати як таблицю.</translation>
    </message>
    <message>
        <source>Intimate pictures are not taken in.</source>
        <translation>Інтимних зображень не беремо.</translation>
    </message>
    <message>
        <source>Do not copy it; turn to your coordinator. Pictures of such injuries are taken by a medic only.</source>
        <translation>Не копіюйте; зверніться до координатора. Знімки таких ушкоджень робить лише медик.</translation>
    </message>
    <message>
        <source>No picture of a suspect is opened while the person is heard.</source>
        <translation>Поки людину слухають, фото ймовірно причетних не відкриваємо.</translation>
    </message>
    <message>
        <source>We hold no identification. Open it after the account.</source>
        <translation>Не проводимо впізнання. Відкрийте його після розповіді.</translation>
    </message>
    <message>
        <source>The columns are those of the directory that comes with the program. The directory that was there is kept.</source>
        <translation>Стовпці мають бути такі, як у довіднику, що входить до програми. Попередній довідник збережено.</translation>
    </message>
    <message>
        <source>A line of the directory cannot be read.</source>
        <translation>Один рядок довідника не вдалося прочитати.</translation>
    </message>
    <message>
        <source>Look at its name, codes, day and status, then take the table again. The directory that was there is kept.</source>
        <translation>Перевірте в ньому назву, коди, день і позначку, потім візьміть таблицю ще раз. Попередній довідник збережено.</translation>
    </message>
    <message>
        <source>The plan is longer than there is room for.</source>
        <translation>План довший, ніж можна зберегти.</translation>
    </message>
    <message>
        <source>Shorten it: a text holds 2,000 letters, a list 200 lines. What was kept before is still there.</source>
        <translation>Скоротіть його: у тексті вміщається 2 000 літер, у списку — 200 рядків. Збережене раніше залишилося.</translation>
    </message>
    <message>
        <source>There is no service in this table.</source>
        <translation>У цій таблиці немає жодної послуги.</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>State</source>
        <extracomment>The whole window must fit a narrow screen.</extracomment>
        <translation>Стан</translation>
    </message>
    <message>
        <source>Person named</source>
        <translation>Згадана особа</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Місце</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Від</translation>
    </message>
    <message>
        <source>To</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>first name, surname</source>
        <translation>ім’я, прізвище</translation>
    </message>
    <message>
        <source>settlement, raion, oblast</source>
        <translation>населений пункт, район, область</translation>
    </message>
    <message>
        <source>An incident lay in these days, or the interview was taken in them.</source>
        <translation>Подія сталася в ці дні або інтерв’ю взято в ці дні.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Будь-який</translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation>За зміною</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>За номером</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Спершу новіші</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Спершу давніші</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>За назвою</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>О&amp;чистити</translation>
    </message>
    <message>
        <source>List all interviews again</source>
        <translation>Знову показати всі інтерв’ю</translation>
    </message>
</context>
<context>
    <name>FirstStartScreen</name>
    <message>
        <source>These are not the words of card {number}. Compare them with the paper.</source>
        <translation>Це не слова картки {number}. Звірте їх із папером.</translation>
    </message>
    <message>
        <source>A new vault: its passphrase</source>
        <translation>Нове сховище: парольна фраза</translation>
    </message>
    <message>
        <source>The passphrase alone opens this vault. Nobody can tell it to you again, so learn it or keep it on paper apart from this computer. Six words taken at random are both strong and easy to learn.</source>
        <translation>Лише парольна фраза відкриває це сховище. Ніхто не зможе вам її нагадати, тож вивчіть її або тримайте на папері окремо від комп’ютера. Шість випадкових слів надійні й легко запам’ятовуються.</translation>
    </message>
    <message>
        <source>Make the &amp;vault</source>
        <translation>Створити с&amp;ховище</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Making new cards</source>
        <translation>Робимо нові картки</translation>
    </message>
    <message>
        <source>A moment. The earlier cards go on opening the vault meanwhile.</source>
        <translation>Хвилинку. Попередні картки тим часом далі відкривають сховище.</translation>
    </message>
    <message>
        <source>Making the vault</source>
        <translation>Створюємо сховище</translation>
    </message>
    <message>
        <source>Measuring how much work a guess may cost on this computer, then making keys. A few seconds.</source>
        <translation>Визначаємо, наскільки дорогою буде кожна спроба вгадати, і створюємо ключі. Це триває кілька секунд.</translation>
    </message>
    <message>
        <source>Recovery card {number} of {count}</source>
        <translation>Картка відновлення {number} із {count}</translation>
    </message>
    <message>
        <source>Write these words on paper, in order. Any two of the three new cards open the vault if the passphrase is lost. They are shown only now. The earlier cards go on opening the vault until you have typed one of the new cards back.</source>
        <translation>Запишіть ці слова на папір по порядку. Будь-які дві з трьох нових карток відкриють сховище, якщо парольну фразу втрачено. Їх показано лише зараз. Попередні картки відкриватимуть сховище, доки ви не введете з паперу одну з нових.</translation>
    </message>
    <message>
        <source>Write these words on paper, in order. Any two of the three cards open the vault if the passphrase is lost. Keep the cards in different places, with people you trust. They are shown only now.</source>
        <translation>Запишіть ці слова на папір по порядку. Будь-які дві з трьох карток відкриють сховище, якщо парольну фразу втрачено. Зберігайте картки в різних місцях, у людей, яким довіряєте. Їх показано лише зараз.</translation>
    </message>
    <message>
        <source>&amp;Previous card</source>
        <translation>&amp;Попередня картка</translation>
    </message>
    <message>
        <source>P&amp;rint the card…</source>
        <translation>Надр&amp;укувати картку…</translation>
    </message>
    <message>
        <source>A printer and this computer’s print queue may keep what they print. Copying by hand is safer.</source>
        <translation>Принтер і черга друку цього комп’ютера можуть зберегти надруковане. Переписати від руки безпечніше.</translation>
    </message>
    <message>
        <source>&amp;Next card</source>
        <translation>&amp;Наступна картка</translation>
    </message>
    <message>
        <source>All three are &amp;written down</source>
        <translation>Усі три &amp;записано</translation>
    </message>
    <message>
        <source>Type card {number} back</source>
        <translation>Уведіть картку {number} з паперу</translation>
    </message>
    <message>
        <source>This shows that the paper can be read. From then on the earlier cards open this vault no more. If the cards are not at hand now, do it later: you will be reminded, and until then the earlier cards open the vault too.</source>
        <translation>Так ви переконаєтеся, що написане можна прочитати. Відтоді попередні картки цього сховища вже не відкриватимуть. Якщо карток зараз немає під рукою, зробіть це пізніше: програма нагадає, а доти сховище відкривають і попередні картки.</translation>
    </message>
    <message>
        <source>This shows that the paper can be read. If the cards are not at hand now, do it later: you will be reminded.</source>
        <translation>Так ви переконаєтеся, що написане можна прочитати. Якщо карток зараз немає під рукою, зробіть це пізніше: програма нагадає.</translation>
    </message>
    <message>
        <source>&amp;Words of the card, from the paper</source>
        <translation>&amp;Слова картки, з паперу</translation>
    </message>
    <message>
        <source>Words of the card, from the paper</source>
        <translation>Слова картки, з паперу</translation>
    </message>
    <message>
        <source>&amp;See the cards again</source>
        <translation>&amp;Переглянути картки ще раз</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Пі&amp;зніше</translation>
    </message>
    <message>
        <source>&amp;Compare and finish</source>
        <translation>Порі&amp;вняти й завершити</translation>
    </message>
</context>
<context>
    <name>FormChoice</name>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Форма</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>С&amp;тосується</translation>
    </message>
    <message>
        <source>Choose later</source>
        <translation>Указати пізніше</translation>
    </message>
    <message>
        <source>The sealed interview that the new one is about</source>
        <translation>Запечатане інтерв’ю, якого стосується нове</translation>
    </message>
    <message>
        <source>The form of a new interview</source>
        <translation>Форма нового інтерв’ю</translation>
    </message>
</context>
<context>
    <name>FormNames</name>
    <message>
        <source>Contact and planning</source>
        <translation>Контакт і планування</translation>
    </message>
    <message>
        <source>First account</source>
        <translation>Первинна розповідь</translation>
    </message>
    <message>
        <source>Full account</source>
        <translation>Повне інтерв’ю</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Додаткове інтерв’ю</translation>
    </message>
    <message>
        <source>Refusal and withdrawal</source>
        <translation>Відмова або відкликання</translation>
    </message>
</context>
<context>
    <name>FoundNotice</name>
    <message>
        <source>Loo&amp;k what it is</source>
        <translation>По&amp;дивитися, що це</translation>
    </message>
    <message>
        <source>The check of the whole vault found something that is not as the program left it.</source>
        <translation>Перевірка всього сховища виявила: щось тут не так, як лишила програма.</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Svidok</source>
        <translation>Свідок</translation>
    </message>
    <message>
        <source>Language: English. Press for Ukrainian.</source>
        <translation>Мова: українська. Натисніть, щоб перейти на англійську.</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Світле чи темне</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокувати</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Заблокувати (Ctrl+L)</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>На зв’язку</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Офлайн</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Interviews</source>
        <extracomment>Also as the same keys write in the Ukrainian layout.</extracomment>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Знайдено: {count}</translation>
    </message>
    <message>
        <source>Interviews: {count}</source>
        <translation>Інтерв’ю: {count}</translation>
    </message>
    <message>
        <source>The search is being prepared; it does not know {count} interviews yet.</source>
        <translation>Пошук готується; він ще не бачить інтерв’ю: {count}.</translation>
    </message>
    <message>
        <source>Search: words in any form, “an exact phrase”, a number (Ctrl+F)</source>
        <translation>Пошук: слова в будь-якій формі, «точна фраза», номер (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search in interviews</source>
        <translation>Шукати в інтерв’ю</translation>
    </message>
    <message>
        <source>Preparing the form…</source>
        <translation>Готуємо форму…</translation>
    </message>
    <message>
        <source>New &amp;interview</source>
        <translation>Нове &amp;інтерв’ю</translation>
    </message>
    <message>
        <source>Choose a mission at the side first.</source>
        <translation>Спершу виберіть місію ліворуч.</translation>
    </message>
    <message>
        <source>Nothing was found. Look for fewer words or only their beginnings, leave out the quotation marks, widen the days, or clear the filters. What was closed to you is found by its number or mission only.</source>
        <translation>Нічого не знайдено. Шукайте менше слів або лише їхні початки, приберіть лапки, розширте проміжок днів або очистьте фільтри. Закрите для вас інтерв’ю можна знайти лише за номером або місією.</translation>
    </message>
    <message>
        <source>No mission yet. Make the first one at the side: an interview always belongs to a mission.</source>
        <translation>Місій ще немає. Створіть першу ліворуч: інтерв’ю завжди належить до місії.</translation>
    </message>
    <message>
        <source>No interview yet. Choose a mission and start the first one.</source>
        <translation>Інтерв’ю ще немає. Виберіть місію й почніть перше.</translation>
    </message>
    <message>
        <source>No organisation yet: interviews stay drafts, because there is nobody to seal them to. Import the organisation&apos;s package under Organisation.</source>
        <translation>Організації ще немає: інтерв’ю лишаються чернетками, бо нема для кого їх запечатувати. Імпортуйте пакет організації в «Організації».</translation>
    </message>
    <message>
        <source>The organisation&apos;s package has expired. Ask your coordinator for a newer one.</source>
        <translation>Термін дії пакета організації минув. Попросіть у координатора новіший.</translation>
    </message>
</context>
<context>
    <name>HomeSide</name>
    <message>
        <source>MISSIONS</source>
        <translation>МІСІЇ</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Місії</translation>
    </message>
    <message>
        <source>All missions</source>
        <translation>Усі місії</translation>
    </message>
    <message>
        <source>New &amp;mission</source>
        <translation>Нова &amp;місія</translation>
    </message>
    <message>
        <source>Plan of t&amp;he mission</source>
        <translation>&amp;План місії</translation>
    </message>
    <message>
        <source>&amp;Received interviews</source>
        <translation>&amp;Отримані інтерв’ю</translation>
    </message>
    <message>
        <source>Readi&amp;ness</source>
        <translation>&amp;Готовність</translation>
    </message>
    <message>
        <source>Form&amp;s</source>
        <translation>Фо&amp;рми</translation>
    </message>
    <message>
        <source>&amp;Delivery</source>
        <translation>&amp;Доставка</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>Орга&amp;нізація</translation>
    </message>
    <message>
        <source>Co&amp;pies</source>
        <translation>&amp;Копії</translation>
    </message>
    <message>
        <source>Ser&amp;vices</source>
        <translation>Посл&amp;уги</translation>
    </message>
    <message>
        <source>There is no fresh copy on a stick or another disk.</source>
        <translation>Немає свіжої копії на флешці чи іншому диску.</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>На&amp;лаштування</translation>
    </message>
</context>
<context>
    <name>InterviewTable</name>
    <message>
        <source>Draft</source>
        <translation>Чернетка</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Запечатано</translation>
    </message>
    <message>
        <source>Sealed, stays here</source>
        <translation>Запечатано, лишається тут</translation>
    </message>
    <message>
        <source>Waits to be delivered</source>
        <translation>Чекає на доставку</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <source>Refused: look at Delivery</source>
        <translation>Не прийнято: див. «Доставка»</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Місце</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Змінено</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Зауваження</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Де знайдено</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>{state} · consent withdrawn</source>
        <translation>{state} · згоду відкликано</translation>
    </message>
    <message>
        <source>{state} · closed</source>
        <translation>{state} · закрито</translation>
    </message>
    <message>
        <source>{state} · {percent} %</source>
        <translation>{state} · {percent} %</translation>
    </message>
</context>
<context>
    <name>LineCard</name>
    <message>
        <source>The connection</source>
        <translation>З’єднання</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Усе</translation>
    </message>
    <message>
        <source>Text, photos and documents; recordings later</source>
        <translation>Текст, фото й документи; записи згодом</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>Лише текст</translation>
    </message>
    <message>
        <source>Nothing for now (paused)</source>
        <translation>Поки нічого (пауза)</translation>
    </message>
    <message>
        <source>What may be sent</source>
        <translation>Що можна надсилати</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Адреса проксі</translation>
    </message>
    <message>
        <source>What &amp;may be sent</source>
        <translation>&amp;Що можна надсилати</translation>
    </message>
    <message>
        <source>Send nothing on t&amp;his network</source>
        <translation>&amp;У цій мережі нічого не надсилати</translation>
    </message>
    <message>
        <source>By way of a pro&amp;xy, where your organisation has one</source>
        <translation>Через про&amp;ксі, якщо він є у вашої організації</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Svidok</source>
        <translation>Свідок</translation>
    </message>
</context>
<context>
    <name>MissionScreen</name>
    <message>
        <source>New mission</source>
        <translation>Нова місія</translation>
    </message>
    <message>
        <source>A mission is one journey of one team. Its name is seen only in this vault; do not put people&apos;s names in it. By the rules of your organisation, sealed interviews may be closed to you once the last day is over.</source>
        <translation>Місія — це один виїзд однієї команди. Її назву видно лише в цьому сховищі; не пишіть у ній імен людей. За правилами вашої організації запечатані інтерв’ю можуть закритися для вас, щойно мине останній день.</translation>
    </message>
    <message>
        <source>&amp;Name of the mission</source>
        <translation>Назва &amp;місії</translation>
    </message>
    <message>
        <source>Name of the mission</source>
        <translation>Назва місії</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Перший день</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Перший день</translation>
    </message>
    <message>
        <source>L&amp;ast day</source>
        <translation>О&amp;станній день</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Останній день</translation>
    </message>
    <message>
        <source>A&amp;rea</source>
        <translation>&amp;Територія</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Територія</translation>
    </message>
    <message>
        <source>&amp;Codes of the team</source>
        <translation>&amp;Коди команди</translation>
    </message>
    <message>
        <source>Codes of the team</source>
        <translation>Коди команди</translation>
    </message>
    <message>
        <source>Codes, never names, with spaces between them: INT-03 TR-01</source>
        <translation>Коди, а не імена, через пробіл: INT-03 TR-01</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Make the mission</source>
        <translation>Ст&amp;ворити місію</translation>
    </message>
    <message>
        <source>A mission needs a name.</source>
        <translation>Місії потрібна назва.</translation>
    </message>
    <message>
        <source>The last day lies before the first one.</source>
        <translation>Останній день стоїть раніше за перший.</translation>
    </message>
    <message>
        <source>A code has at most 16 letters, digits and hyphens; a team has at most 20 codes.</source>
        <translation>Код — це щонайбільше 16 літер, цифр і дефісів; у команді щонайбільше 20 кодів.</translation>
    </message>
</context>
<context>
    <name>OrganisationScreen</name>
    <message>
        <source>Organisation</source>
        <translation>Організація</translation>
    </message>
    <message>
        <source>Packages (*.svidok-org *.json);;All files (*)</source>
        <translation>Пакети (*.svidok-org *.json);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Organisation package</source>
        <translation>Пакет організації</translation>
    </message>
    <message>
        <source>Enrolment requests (*.svidok-request)</source>
        <translation>Запити на реєстрацію (*.svidok-request)</translation>
    </message>
    <message>
        <source>Enrolment request</source>
        <translation>Запит на реєстрацію</translation>
    </message>
    <message>
        <source>Certificates (*.svidok-certificate *.json);;All files (*)</source>
        <translation>Сертифікати (*.svidok-certificate *.json);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертифікат</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>No organisation package yet</source>
        <translation>Пакета організації ще немає</translation>
    </message>
    <message>
        <source>The package says to whom interviews are sealed and where they are delivered. Your coordinator gives it to you as a file. Without it you can take interviews, but they stay drafts on this computer.</source>
        <translation>Пакет визначає, для кого запечатують інтерв’ю і куди їх доставляють. Координатор дає його вам файлом. Без нього можна проводити інтерв’ю, але вони лишаються чернетками на цьому комп’ютері.</translation>
    </message>
    <message>
        <source>Version {version}, valid until {day}.</source>
        <translation>Версія {version}, діє до {day}.</translation>
    </message>
    <message>
        <source>It has expired: ask your coordinator for a newer one.</source>
        <translation>Термін дії минув: попросіть у координатора новіший.</translation>
    </message>
    <message>
        <source>The organisation’s recovery cards open this vault too, at any time and with everything in it, for whoever holds enough of them and has this computer or a copy. So it can help if you lose passphrase and cards.</source>
        <translation>Картки відновлення організації теж відкривають це сховище, будь-коли й з усім, що в ньому є, кожному, хто має їх досить, а також цей комп’ютер або копію. Тож організація може допомогти, якщо ви втратите парольну фразу й картки.</translation>
    </message>
    <message>
        <source>Its six words</source>
        <translation>Його шість слів</translation>
    </message>
    <message>
        <source>The six words of the package</source>
        <translation>Шість слів пакета</translation>
    </message>
    <message>
        <source>&amp;Import a package…</source>
        <translation>&amp;Імпортувати пакет…</translation>
    </message>
    <message>
        <source>&amp;Import a newer package…</source>
        <translation>&amp;Імпортувати новіший пакет…</translation>
    </message>
    <message>
        <source>Compare the words: {name}, version {version}</source>
        <translation>Звірте слова: {name}, версія {version}</translation>
    </message>
    <message>
        <source>Call your coordinator or meet, and let them read their six words to you. Take the package only if all six are the same: a false package would seal interviews to strangers and help them to open this vault. From then on the organisation’s recovery key opens it too.</source>
        <translation>Зателефонуйте координаторові або зустріньтеся, і нехай вам прочитають шість слів. Беріть пакет, лише якщо всі шість однакові: підроблений пакет запечатував би інтерв’ю для чужих і допоміг би їм відкрити це сховище. Відтоді його відкриває і ключ відновлення організації.</translation>
    </message>
    <message>
        <source>The six words of the file</source>
        <translation>Шість слів файлу</translation>
    </message>
    <message>
        <source>All six are the &amp;same</source>
        <translation>Усі шість &amp;збігаються</translation>
    </message>
    <message>
        <source>They &amp;differ</source>
        <translation>&amp;Відрізняються</translation>
    </message>
    <message>
        <source>Documenter</source>
        <translation>документатор</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>координатор</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>Хранитель</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Цей комп’ютер</translation>
    </message>
    <message>
        <source>Not enrolled yet. Save a request, give it to whoever looks after central, and import the certificate that comes back.</source>
        <translation>Ще не зареєстровано. Збережіть запит, передайте його тому, хто доглядає за центром, і імпортуйте сертифікат, який вам повернуть.</translation>
    </message>
    <message>
        <source>Enrolled as {person} ({role}), device code {code}, until {day}.</source>
        <translation>Зареєстровано: {person} ({role}), код пристрою {code}, до {day}.</translation>
    </message>
    <message>
        <source>Your &amp;code (Latin letters, never a name)</source>
        <translation>Ваш &amp;код (латинкою, не ім’я)</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>Ваш код</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Роль</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Save a re&amp;quest…</source>
        <translation>Зберегти з&amp;апит…</translation>
    </message>
    <message>
        <source>Import the cer&amp;tificate…</source>
        <translation>Імпортувати &amp;сертифікат…</translation>
    </message>
    <message>
        <source>The request has been written. Its six words: {words}. Read them aloud to whoever looks after central; only if they see the same ones there may they enrol this computer.</source>
        <translation>Запит записано. Його шість слів: {words}. Прочитайте їх уголос тому, хто доглядає за центром: реєструвати цей комп’ютер можна, лише якщо там видно такі самі.</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Photograph</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>What its rules mean on this computer:</source>
        <translation>Що її правила означають на цьому комп’ютері:</translation>
    </message>
    <message>
        <source>What stays on this computer by the person’s wish, or what nobody else could open, always stays readable to you. What is closed cannot be opened again here.</source>
        <translation>Те, що лишається на цьому комп’ютері за бажанням особи, і те, чого ніхто інший не зміг би відкрити, ви завжди можете читати. Закритого тут уже не відкрити.</translation>
    </message>
    <message>
        <source>The program locks at the latest after so many minutes without work: {minutes}.</source>
        <translation>Програма блокується щонайпізніше після стількох хвилин без роботи: {minutes}.</translation>
    </message>
    <message>
        <source>A copy on a second medium counts as old after so many days: {days}.</source>
        <translation>Копія на другому носії вважається застарілою після стількох днів: {days}.</translation>
    </message>
    <message>
        <source>Central’s word alone is not enough to close an interview after a receipt. So many others must have cosigned central’s log: {witnesses}. The receipt must be so many hours old: {hours}.</source>
        <translation>Самого слова центру не досить, щоб закрити інтерв’ю після квитанції. Журнал центру мають засвідчити інші, стільки: {witnesses}. Квитанції має бути щонайменше стільки годин: {hours}.</translation>
    </message>
    <message>
        <source>You can read an interview until you seal it. From then on only those it is sealed to can open it. Interviews that are sealed already are closed too.</source>
        <translation>Ви можете читати інтерв’ю, доки його не запечатаєте. Відтоді відкрити його можуть лише ті, для кого його запечатано. Уже запечатані інтерв’ю теж закриються.</translation>
    </message>
    <message>
        <source>You can read a sealed interview until central has confirmed that it has everything, and then for so many days: {days}. After that only those it is sealed to can open it.</source>
        <translation>Ви можете читати запечатане інтерв’ю, доки центр не підтвердить, що має все, а після того ще стільки днів: {days}. Далі відкрити його можуть лише ті, для кого його запечатано.</translation>
    </message>
    <message>
        <source>You can read a sealed interview until central has confirmed that it has everything. After that only those it is sealed to can open it.</source>
        <translation>Ви можете читати запечатане інтерв’ю, доки центр не підтвердить, що має все. Далі відкрити його можуть лише ті, для кого його запечатано.</translation>
    </message>
    <message>
        <source>You can read sealed interviews until the last day of their mission is over, by central’s time. After that only those they are sealed to can open them.</source>
        <translation>Ви можете читати запечатані інтерв’ю, доки не мине останній день їхньої місії за часом центру. Далі відкрити їх можуть лише ті, для кого їх запечатано.</translation>
    </message>
    <message>
        <source>Interviews go to central and to nobody else.</source>
        <translation>Інтерв’ю йдуть до центру й більше нікуди.</translation>
    </message>
    <message>
        <source>Besides central, interviews with these forms may be passed on where the person agreed: {ways}.</source>
        <translation>Крім центру, інтерв’ю за цими формами можна передавати, якщо людина погодилася: {ways}.</translation>
    </message>
    <message>
        <source>Sound is kept without any loss; it takes about 380 MB an hour.</source>
        <translation>Звук зберігається без втрат; година займає близько 380 МБ.</translation>
    </message>
    <message>
        <source>Sound is kept compressed; it takes about 22 MB an hour.</source>
        <translation>Звук зберігається стисненим; година займає близько 22 МБ.</translation>
    </message>
    <message>
        <source>A recording goes on while the program is locked.</source>
        <translation>Поки програму заблоковано, запис триває.</translation>
    </message>
    <message>
        <source>Locking the program ends a recording.</source>
        <translation>Блокування програми завершує запис.</translation>
    </message>
    <message>
        <source>You may set a lock-out passphrase, after which only recovery cards open the vault, its own or the organisation’s, and you may destroy the vault.</source>
        <translation>Ви можете встановити фразу блокування, після якої сховище відкривають лише картки відновлення, його власні або картки організації, і можете знищити сховище.</translation>
    </message>
    <message>
        <source>You may set a lock-out passphrase, after which only recovery cards open the vault, its own or the organisation’s. Destroying the vault is off.</source>
        <translation>Ви можете встановити фразу блокування, після якої сховище відкривають лише картки відновлення, його власні або картки організації. Знищення сховища вимкнено.</translation>
    </message>
    <message>
        <source>You may destroy the vault. A lock-out passphrase is off.</source>
        <translation>Ви можете знищити сховище. Парольну фразу, яка закриває сховище для вас, вимкнено.</translation>
    </message>
    <message>
        <source>A lock-out passphrase and destroying the vault are off.</source>
        <translation>Парольну фразу, яка закриває сховище для вас, і знищення сховища вимкнено.</translation>
    </message>
</context>
<context>
    <name>PracticeBanner</name>
    <message>
        <source>Practice. Nothing here is real: do not enter the words of real people.</source>
        <translation>Навчання. Тут немає нічого справжнього: не записуйте свідчень справжніх людей.</translation>
    </message>
</context>
<context>
    <name>RecordingSign</name>
    <message>
        <source>The recording is being finished…</source>
        <translation>Запис завершується…</translation>
    </message>
    <message>
        <source>The recording goes on. It ends by itself when the vault is unlocked, or now.</source>
        <translation>Запис триває. Він завершиться сам, коли сховище відкриють, або просто зараз.</translation>
    </message>
    <message>
        <source>&amp;Stop the recording</source>
        <translation>&amp;Зупинити запис</translation>
    </message>
</context>
<context>
    <name>RecoveryScreen</name>
    <message>
        <source>Recover with cards</source>
        <translation>Відновлення за картками</translation>
    </message>
    <message>
        <source>Any two of the three cards of this vault open it, or as many cards of the organisation as their first one asks for. After that a new passphrase counts, and the vault gets new keys.</source>
        <translation>Сховище відкривають будь-які дві з трьох його карток або стільки карток організації, скільки зазначено на першій із них. Після цього діє нова парольна фраза, а сховище отримує нові ключі.</translation>
    </message>
    <message>
        <source>Take your time: nothing can be spoiled here, and you may try as often as you like. The first four letters of each word are enough.</source>
        <translation>Не поспішайте: тут нічого не можна зіпсувати, пробувати можна скільки завгодно. Досить перших чотирьох літер кожного слова.</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>Нова парольна фраза</translation>
    </message>
    <message>
        <source>Recovering the vault</source>
        <translation>Відновлюємо сховище</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Recover the vault</source>
        <translation>Ві&amp;дновити сховище</translation>
    </message>
</context>
<context>
    <name>RoomNotice</name>
    <message>
        <source>Only {size} are free on the disk. Free some room before the next interview.</source>
        <translation>На диску вільно лише {size}. Звільніть місце до наступного інтерв’ю.</translation>
    </message>
    <message>
        <source>Only {size} are free on the disk: nothing new is recorded. Finish and seal what is open, then free some room.</source>
        <translation>На диску вільно лише {size}: нового запису звуку не буде. Завершіть і запечатайте відкрите, а тоді звільніть місце.</translation>
    </message>
    <message>
        <source>The disk is full. The reserve was given up so that you can finish and seal this interview. Then free some room.</source>
        <translation>Диск заповнено. Запасне місце віддано, щоб ви могли завершити й запечатати це інтерв’ю. Потім звільніть місце.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Мова</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>К&amp;ольори</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Кольори</translation>
    </message>
    <message>
        <source>Size of &amp;words</source>
        <translation>&amp;Розмір літер</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>Розмір літер</translation>
    </message>
    <message>
        <source>Lock after minutes without work</source>
        <translation>Блокувати через, хвилин без роботи</translation>
    </message>
    <message>
        <source>Lock aft&amp;er minutes without work</source>
        <translation>Блокувати через, &amp;хвилин без роботи</translation>
    </message>
    <message>
        <source>Words change their size when the program is locked and opened again.</source>
        <translation>Розмір літер зміниться, коли програму заблокують і знову відкриють.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Світлі</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темні</translation>
    </message>
    <message>
        <source>Lea&amp;ve this window out of pictures and recordings of the screen</source>
        <translation>&amp;Не показувати цього вікна на знімках і записах екрана</translation>
    </message>
    <message>
        <source>Keys and l&amp;ocks</source>
        <translation>Ключі й &amp;замки</translation>
    </message>
    <message>
        <source>What was &amp;done with this vault</source>
        <translation>Що роб&amp;или з цим сховищем</translation>
    </message>
    <message>
        <source>Chec&amp;k everything</source>
        <translation>Пер&amp;евірити все</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Shown then</source>
        <translation>Показано згодом</translation>
    </message>
    <message>
        <source>Signed before</source>
        <translation>Підписано раніше</translation>
    </message>
    <message>
        <source>Entries in the list</source>
        <translation>Записів у списку</translation>
    </message>
    <message>
        <source>Fingerprint of the list</source>
        <translation>Відбиток списку</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Хто підписав</translation>
    </message>
    <message>
        <source>Witnesses who signed it too</source>
        <translation>Свідки, які теж підписали</translation>
    </message>
    <message>
        <source>Came to this computer</source>
        <translation>Коли надійшло на цей комп’ютер</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>Your training</source>
        <translation>Ваша підготовка</translation>
    </message>
    <message>
        <source>Until which day each is valid. Once something stands here, interviews remind of what is missing.</source>
        <translation>До якого дня кожна чинна. Щойно тут щось записано, інтерв’ю нагадують про те, чого бракує.</translation>
    </message>
    <message>
        <source>Interviewing</source>
        <translation>Опитування</translation>
    </message>
    <message>
        <source>Data protection</source>
        <translation>Захист даних</translation>
    </message>
    <message>
        <source>Psychological first aid</source>
        <translation>Перша психологічна допомога</translation>
    </message>
    <message>
        <source>Mine risk</source>
        <translation>Мінна безпека</translation>
    </message>
    <message>
        <source>Survivors of sexual violence</source>
        <translation>Постраждалі від сексуального насильства</translation>
    </message>
</context>
<context>
    <name>UnkeptNotice</name>
    <message>
        <source>Something is not saved yet, and is lost when the program locks or closes. Make room on the disk: it is then saved by itself.</source>
        <translation>Дещо ще не збережено, і воно зникне, коли програма заблокується чи закриється. Звільніть місце на диску — тоді все збережеться само.</translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Вітаємо</translation>
    </message>
    <message>
        <source>Unlock a vault</source>
        <translation>Відкрийте сховище</translation>
    </message>
    <message>
        <source>There is no vault on this computer yet. Make one: it keeps interviews so that only you can read them.</source>
        <translation>На цьому комп’ютері ще немає сховища. Створіть його: воно береже інтерв’ю так, що прочитати їх можете лише ви.</translation>
    </message>
    <message>
        <source>Each person works in a vault of their own. Choose yours and enter its passphrase.</source>
        <translation>Кожна людина працює у своєму сховищі. Виберіть своє й уведіть його парольну фразу.</translation>
    </message>
    <message>
        <source>&amp;Vault</source>
        <translation>&amp;Сховище</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Парольна фраза</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Сховище</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольна фраза</translation>
    </message>
    <message>
        <source>&amp;Show the passphrase</source>
        <translation>Показати парольну &amp;фразу</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Відкрити</translation>
    </message>
    <message>
        <source>Make a &amp;new vault</source>
        <translation>Створити &amp;нове сховище</translation>
    </message>
    <message>
        <source>&amp;Recover with cards</source>
        <translation>Відновити за &amp;картками</translation>
    </message>
    <message>
        <source>&amp;Bring back from a copy</source>
        <translation>Повернути з коп&amp;ії</translation>
    </message>
    <message>
        <source>&amp;Keys of an organisation</source>
        <translation>Кл&amp;ючі організації</translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation>Відкриваємо сховище</translation>
    </message>
    <message>
        <source>Vault {number}</source>
        <translation>Сховище {number}</translation>
    </message>
    <message>
        <source>Locked. Enter the passphrase to go on.</source>
        <translation>Заблоковано. Щоб продовжити, уведіть парольну фразу.</translation>
    </message>
    <message>
        <source>What was typed last may not have been saved before the program locked: it was busy, or the disk was full. Open the interview you were in and look at the last answers and notes.</source>
        <translation>Набране останнім могло не зберегтися до блокування: програма була зайнята або диск був повний. Відкрийте інтерв’ю, у якому працювали, і перегляньте останні відповіді та нотатки.</translation>
    </message>
    <message>
        <source>The program stopped unexpectedly and was started again. What it called saved is safe.</source>
        <translation>Програма несподівано зупинилася, і її запущено знову. Усе, що вона назвала збереженим, ціле.</translation>
    </message>
    <message>
        <source>Practice: vault {number} belongs to the coordinator. Its passphrase: {passphrase}</source>
        <translation>Навчання: сховище {number} належить координаторові. Його парольна фраза: {passphrase}</translation>
    </message>
</context>
<context>
    <name>Watermark</name>
    <message>
        <source>PRACTICE</source>
        <translation>НАВЧАННЯ</translation>
    </message>
</context>
</TS>
