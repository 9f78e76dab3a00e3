<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="en">
<context>
    <name>CardCheck</name>
    <message>
        <location filename="../../app/screens/home/card_check.py" line="64"/>
        <source>No recovery card has been typed back yet: nobody knows whether the paper can be read.</source>
        <translation>Жодної картки відновлення ще не введено з паперу: невідомо, чи її можна прочитати.</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/card_check.py" line="66"/>
        <source>T&amp;ype a card</source>
        <translation>&amp;Ввести картку</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/card_check.py" line="67"/>
        <source>Words of a recovery card</source>
        <translation>Слова картки відновлення</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/card_check.py" line="68"/>
        <source>Com&amp;pare</source>
        <translation>Порі&amp;вняти</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/card_check.py" line="69"/>
        <source>These are not the words of a card of this vault. Compare them with the paper.</source>
        <translation>Це не слова картки цього сховища. Звірте їх із папером.</translation>
    </message>
</context>
<context>
    <name>ChoosePassphrase</name>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="103"/>
        <source>Several words that do not belong together make the best passphrase.</source>
        <translation>Найкраща парольна фраза — кілька слів, що не пов’язані між собою.</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="105"/>
        <source>Too easy to guess. Add one or two more words.</source>
        <translation>Надто легко вгадати. Додайте ще одне-два слова.</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="107"/>
        <source>Strong enough.</source>
        <translation>Достатньо надійна.</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="109"/>
        <source>Both are the same.</source>
        <translation>Обидві однакові.</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="111"/>
        <source>Not the same yet.</source>
        <translation>Поки що не збігається.</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="117"/>
        <source>Take &amp;these six words</source>
        <translation>Узяти &amp;ці шість слів</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="118"/>
        <source>Write a passphrase of my &amp;own</source>
        <translation>Написати с&amp;вою парольну фразу</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="88"/>
        <source>The six words offered</source>
        <translation>Шість запропонованих слів</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="120"/>
        <source>Other &amp;words</source>
        <translation>&amp;Інші слова</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="121"/>
        <source>&amp;Passphrase of your own</source>
        <translation>&amp;Своя парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="122"/>
        <source>Passphrase of your own</source>
        <translation>Своя парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="123"/>
        <source>Type it once &amp;more</source>
        <translation>Уведіть її ще &amp;раз</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="124"/>
        <source>Type the passphrase once more</source>
        <translation>Уведіть парольну фразу ще раз</translation>
    </message>
    <message>
        <location filename="../../app/widgets/passphrase.py" line="125"/>
        <source>&amp;Show what I type</source>
        <translation>По&amp;казувати, що я вводжу</translation>
    </message>
</context>
<context>
    <name>DeliveryScreen</name>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="86"/>
        <location filename="../../app/screens/delivery/view.py" line="94"/>
        <location filename="../../app/screens/delivery/view.py" line="141"/>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="134"/>
        <source>Memory stick</source>
        <translation>Флешка</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="137"/>
        <source>Answer of central</source>
        <translation>Відповідь центру</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="137"/>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="144"/>
        <source>No central to deliver to yet.</source>
        <translation>Поки що немає центру, куди доставляти.</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="145"/>
        <source>Central can be reached. What waits is delivered by itself.</source>
        <translation>Зв’язок із центром є. Усе, що чекає, доставляється саме.</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="146"/>
        <source>Central cannot be reached now. What waits is delivered when it can be.</source>
        <translation>Зараз зв’язку з центром немає. Усе, що чекає, буде доставлено, щойно він з’явиться.</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="149"/>
        <source>&amp;Deliver now</source>
        <translation>&amp;Доставити зараз</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="150"/>
        <source>&amp;Stop</source>
        <translation>&amp;Зупинити</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="151"/>
        <source>&amp;Try again</source>
        <translation>С&amp;пробувати ще раз</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="152"/>
        <source>By memory stick</source>
        <translation>На флешці</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="155"/>
        <source>Where there is no network, write what waits into one encrypted file. Only central can open it. When the stick comes back, import the answer: then the list says delivered.</source>
        <translation>Де немає мережі, запишіть усе, що чекає, в один зашифрований файл. Відкрити його може лише центр. Коли флешка повернеться, імпортуйте відповідь — і у списку буде «Доставлено».</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="159"/>
        <source>&amp;Write a pack…</source>
        <translation>Записати п&amp;акунок…</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="160"/>
        <source>&amp;Import the answer…</source>
        <translation>&amp;Імпортувати відповідь…</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="161"/>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="162"/>
        <source>Progress of the delivery</source>
        <translation>Перебіг доставки</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="188"/>
        <source>Greeting central</source>
        <translation>Вітаємося з центром</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="189"/>
        <source>Sending interviews</source>
        <translation>Надсилаємо інтерв’ю</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="190"/>
        <source>Sending photos and documents</source>
        <translation>Надсилаємо фото й документи</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="191"/>
        <source>Sending recordings</source>
        <translation>Надсилаємо записи</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="192"/>
        <source>Checking receipts</source>
        <translation>Перевіряємо квитанції</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="193"/>
        <source>Fetching notes</source>
        <translation>Забираємо зауваження</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="202"/>
        <source>Stopped. The rest goes with the next delivery.</source>
        <translation>Зупинено. Решта піде з наступною доставкою.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../app/screens/delivery/view.py" line="204"/>
        <source>%n interview(s) delivered; the receipts are checked and kept.</source>
        <translation>
            <numerusform>Доставлено %n інтерв’ю; квитанцію перевірено й збережено.</numerusform>
            <numerusform>Доставлено %n інтерв’ю; квитанції перевірено й збережено.</numerusform>
            <numerusform>Доставлено %n інтерв’ю; квитанції перевірено й збережено.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="206"/>
        <source>Nothing was waiting.</source>
        <translation>Нічого не чекало на доставку.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../app/screens/delivery/view.py" line="208"/>
        <source>%n review note(s) arrived.</source>
        <translation>
            <numerusform>Надійшло %n зауваження.</numerusform>
            <numerusform>Надійшло %n зауваження.</numerusform>
            <numerusform>Надійшло %n зауважень.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="210"/>
        <source>Written and read back: {name}</source>
        <translation>Записано й перевірено: {name}</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="214"/>
        <source>Not everything fits into one pack. When the answer to this one has been imported, write another for the rest.</source>
        <translation>Усе в один пакунок не вміщається. Коли імпортуєте відповідь на цей, запишіть ще один — для решти.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../app/screens/delivery/view.py" line="218"/>
        <source>%n receipt(s) imported.</source>
        <translation>
            <numerusform>Імпортовано %n квитанцію.</numerusform>
            <numerusform>Імпортовано %n квитанції.</numerusform>
            <numerusform>Імпортовано %n квитанцій.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../app/screens/delivery/view.py" line="228"/>
        <source>%n interview(s) waiting</source>
        <translation>
            <numerusform>%n інтерв’ю чекає</numerusform>
            <numerusform>%n інтерв’ю чекають</numerusform>
            <numerusform>%n інтерв’ю чекають</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="228"/>
        <source>Nothing waits</source>
        <translation>Нічого не чекає</translation>
    </message>
    <message numerus="yes">
        <location filename="../../app/screens/delivery/view.py" line="232"/>
        <source>and %n more</source>
        <translation>
            <numerusform>і ще %n</numerusform>
            <numerusform>і ще %n</numerusform>
            <numerusform>і ще %n</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="235"/>
        <source>Refused by central</source>
        <translation>Центр не прийняв</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="244"/>
        <source>Nothing has been delivered from this vault yet.</source>
        <translation>З цього сховища ще нічого не доставляли.</translation>
    </message>
    <message>
        <location filename="../../app/screens/delivery/view.py" line="246"/>
        <source>Last delivery {at}: delivered {delivered}, waiting {waiting}, refused {parked}.</source>
        <translation>Остання доставка {at}: доставлено {delivered}, чекає {waiting}, не прийнято {parked}.</translation>
    </message>
</context>
<context>
    <name>ErrorMessages</name>
    <message>
        <location filename="../../app/error_words.py" line="293"/>
        <source>This interview is sealed to its recipients, so it does not open on this computer any more.</source>
        <translation>Це інтерв’ю запечатано для його отримувачів, тож на цьому комп’ютері воно більше не відкривається.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="297"/>
        <source>Ask your coordinator if you have to read it again.</source>
        <translation>Якщо його потрібно прочитати ще раз, зверніться до координатора.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="300"/>
        <source>The note is empty or too long, so it was not kept.</source>
        <translation>Зауваження порожнє або задовге, тому його не збережено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="301"/>
        <source>Shorten it, or write two notes.</source>
        <translation>Скоротіть його або напишіть два.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="213"/>
        <source>This package has expired, or the clock of this computer is wrong.</source>
        <translation>Строк дії цього пакета минув, або годинник комп’ютера показує хибний час.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="216"/>
        <source>Check date and time of the computer. If they are right, ask your coordinator for a newer package.</source>
        <translation>Перевірте дату й час на комп’ютері. Якщо вони правильні, попросіть у координатора новіший пакет.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="12"/>
        <source>Something went wrong in the program. Your answers are saved.</source>
        <translation>У програмі щось пішло не так. Ваші відповіді збережено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="13"/>
        <source>Go on working. If it happens again, lock the program, start it again and tell your coordinator what you were doing.</source>
        <translation>Працюйте далі. Якщо це повториться, заблокуйте програму, запустіть її знову й розкажіть координаторові, що ви робили.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="19"/>
        <source>This passphrase does not open the vault.</source>
        <translation>Ця парольна фраза не відкриває сховища.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="20"/>
        <source>Check the keyboard language and capital letters, and type it again. If it is lost, use the recovery cards.</source>
        <translation>Перевірте мову клавіатури й великі літери та введіть її ще раз. Якщо її втрачено, скористайтеся картками відновлення.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="26"/>
        <source>This passphrase is too easy to guess.</source>
        <translation>Цю парольну фразу надто легко вгадати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="27"/>
        <source>Add one or two words, or take the six words offered.</source>
        <translation>Додайте одне-два слова або візьміть шість запропонованих.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="30"/>
        <source>The vault is damaged, so it was not opened. Nothing in it was changed.</source>
        <translation>Сховище пошкоджено, тому його не відкрито. У ньому нічого не змінено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="33"/>
        <source>Do not delete anything. Take the computer to your coordinator: there are ways to recover what is in it.</source>
        <translation>Нічого не видаляйте. Віднесіть комп’ютер координаторові: є способи відновити те, що в ньому.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="39"/>
        <source>A newer version of the program made this vault.</source>
        <translation>Це сховище створила новіша версія програми.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="40"/>
        <source>Install that version or a newer one. The vault has not been changed.</source>
        <translation>Установіть ту версію або новішу. Сховище не змінено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="45"/>
        <source>This vault is already open.</source>
        <translation>Це сховище вже відкрито.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="46"/>
        <source>Close the other window of the program, or restart the computer, then try again.</source>
        <translation>Закрийте інше вікно програми або перезавантажте комп’ютер і спробуйте ще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="51"/>
        <source>The disk is full. What was saved before is safe.</source>
        <translation>Диск заповнений. Те, що збережено раніше, ціле.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="52"/>
        <source>Free some room on the disk. What you typed since will be saved as soon as there is room.</source>
        <translation>Звільніть місце на диску. Щойно воно з’явиться, буде збережено й те, що ви ввели відтоді.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="57"/>
        <source>There is no room left on the disk or stick.</source>
        <translation>На диску чи флешці не лишилося місця.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="58"/>
        <source>Free some room or take another stick, then try again.</source>
        <translation>Звільніть місце або візьміть іншу флешку й спробуйте ще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="61"/>
        <source>The program may not write there.</source>
        <translation>Програма не має права туди писати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="62"/>
        <source>Check that the disk or stick is not write-protected, or choose another folder.</source>
        <translation>Перевірте, чи диск або флешку не захищено від запису, або виберіть іншу теку.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="67"/>
        <source>The disk does not answer.</source>
        <translation>Диск не відповідає.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="68"/>
        <source>Check that it is connected, then start the program again. What was called saved is safe.</source>
        <translation>Перевірте, чи його під’єднано, і запустіть програму знову. Усе, що названо збереженим, ціле.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="73"/>
        <source>There is no vault in this place any more.</source>
        <translation>На цьому місці вже немає сховища.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="74"/>
        <source>Check that the disk is connected, then start the program again.</source>
        <translation>Перевірте, чи диск під’єднано, і запустіть програму знову.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="77"/>
        <source>There is something in this place already, so no vault was made.</source>
        <translation>На цьому місці вже щось є, тому сховища не створено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="78"/>
        <source>Start the program again and make the vault once more.</source>
        <translation>Запустіть програму знову й створіть сховище ще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="81"/>
        <source>There is not enough free memory to check the passphrase.</source>
        <translation>Бракує вільної пам’яті, щоб перевірити парольну фразу.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="82"/>
        <source>Close other programs and try again.</source>
        <translation>Закрийте інші програми й спробуйте ще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="85"/>
        <source>The vault asks for more work than any vault of this program. It may have been altered.</source>
        <translation>Сховище вимагає більше обчислень, ніж будь-яке сховище цієї програми. Можливо, його змінили.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="88"/>
        <source>Take the computer to your coordinator.</source>
        <translation>Віднесіть комп’ютер координаторові.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="91"/>
        <source>Practice and real work never meet: one side is practice, the other is not.</source>
        <translation>Навчання й справжня робота ніколи не змішуються: тут одне навчальне, а друге — ні.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="94"/>
        <source>Use a file or a vault of the same kind.</source>
        <translation>Візьміть файл або сховище того самого роду.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="97"/>
        <source>A card has words that are not right.</source>
        <translation>На одній із карток є неправильні слова.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="98"/>
        <source>Compare it with the paper word by word: 33 words, each from the card&apos;s list.</source>
        <translation>Звірте її з папером слово за словом: усього 33 слова.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="103"/>
        <source>The cards do not belong together.</source>
        <translation>Ці картки не з одного набору.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="104"/>
        <source>Use cards of one set: they were written down on the same day.</source>
        <translation>Візьміть картки одного набору: їх записували того самого дня.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="107"/>
        <source>One card is not enough.</source>
        <translation>Однієї картки замало.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="108"/>
        <source>Enter two different cards of the same set.</source>
        <translation>Уведіть дві різні картки того самого набору.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="111"/>
        <source>The same card was entered twice.</source>
        <translation>Ту саму картку введено двічі.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="112"/>
        <source>Enter another card of the same set.</source>
        <translation>Уведіть іншу картку того самого набору.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="115"/>
        <source>These cards belong to another vault.</source>
        <translation>Ці картки від іншого сховища.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="116"/>
        <source>Choose the vault whose cards they are, or find the right cards.</source>
        <translation>Виберіть сховище, до якого вони належать, або знайдіть потрібні картки.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="119"/>
        <source>This vault has no recovery cards.</source>
        <translation>Це сховище не має карток відновлення.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="120"/>
        <source>Use its passphrase.</source>
        <translation>Скористайтеся парольною фразою.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="123"/>
        <source>There is no statement yet, so nothing was sealed or signed.</source>
        <translation>Заяви ще немає, тому нічого не запечатано й не підписано.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="124"/>
        <source>Read everything through and make the statement first.</source>
        <translation>Спершу прочитайте все й складіть заяву.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="127"/>
        <source>An answer was changed after the statement was made.</source>
        <translation>Після складання заяви змінено відповідь.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="128"/>
        <source>Make the statement again. If it reads differently now, it is signed again.</source>
        <translation>Складіть заяву знову. Якщо тепер вона звучить інакше, її підписують ще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="133"/>
        <source>Somebody has signed an earlier statement, but not this one.</source>
        <translation>Хтось підписав попередню заяву, але не цю.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="134"/>
        <source>Let them sign again, or write down the reason why there is no signature.</source>
        <translation>Нехай підпише знову, або запишіть, чому підпису немає.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="139"/>
        <source>Central cannot be reached now. Nothing is lost.</source>
        <translation>Зараз зв’язку з центром немає. Нічого не втрачено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="140"/>
        <source>Everything waits here and will be delivered when there is a connection.</source>
        <translation>Усе чекає тут і буде доставлено, щойно з’явиться зв’язок.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="145"/>
        <source>What answered is not your organisation&apos;s central, or it does not tell the truth. Nothing more was sent.</source>
        <translation>Відповів не центр вашої організації, або він каже неправду. Більше нічого не надіслано.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="149"/>
        <source>Do not deliver over this network. Tell your coordinator; a memory stick remains possible.</source>
        <translation>Не доставляйте через цю мережу. Повідомте координатора; лишається флешка.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="154"/>
        <source>Central did not take this.</source>
        <translation>Центр цього не прийняв.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="155"/>
        <source>It stays here unharmed. Tell your coordinator.</source>
        <translation>Воно лишається тут неушкодженим. Повідомте координатора.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="158"/>
        <source>Central does not accept this computer any more.</source>
        <translation>Центр більше не приймає цього комп’ютера.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="162"/>
        <source>The certificate of this computer has expired, so central took nothing. Nothing is lost.</source>
        <translation>Строк дії сертифіката цього комп’ютера минув, тому центр нічого не прийняв. Нічого не втрачено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="165"/>
        <source>Under Organisation, save an enrolment request, give it to whoever looks after central, and import the new certificate.</source>
        <translation>В «Організації» збережіть запит на реєстрацію, передайте його тому, хто доглядає за центром, і імпортуйте новий сертифікат.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="159"/>
        <source>Everything stays here unharmed. Speak with your coordinator.</source>
        <translation>Усе лишається тут неушкодженим. Зверніться до координатора.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="171"/>
        <source>Central does not know this computer yet.</source>
        <translation>Центр ще не знає цього комп’ютера.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="172"/>
        <source>Under Organisation, save an enrolment request and import the certificate that comes back.</source>
        <translation>В «Організації» збережіть запит на реєстрацію, а потім імпортуйте сертифікат, який вам повернуть.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="177"/>
        <source>Central does not allow this with your role.</source>
        <translation>Ваша роль цього не дозволяє.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="178"/>
        <source>Ask your coordinator whether you are enrolled in the right role.</source>
        <translation>Запитайте координатора, чи вас зареєстровано в правильній ролі.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="181"/>
        <source>There is no organisation package yet.</source>
        <translation>Пакета організації ще немає.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="182"/>
        <source>Import it under Organisation. Until then interviews stay drafts on this computer.</source>
        <translation>Імпортуйте його в «Організації». До того інтерв’ю лишаються чернетками на цьому комп’ютері.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="187"/>
        <source>This file is not a sound organisation package.</source>
        <translation>Цей файл не є справним пакетом організації.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="188"/>
        <source>Ask for the file again and compare its size; do not use a file that was changed.</source>
        <translation>Попросіть файл іще раз і порівняйте його розмір; не беріть зміненого файлу.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="193"/>
        <source>This package comes from another organisation, or contradicts the one in use.</source>
        <translation>Цей пакет від іншої організації або суперечить чинному.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="196"/>
        <source>Check with your coordinator before you do anything else.</source>
        <translation>Перш ніж робити щось далі, порадьтеся з координатором.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="199"/>
        <source>This package is older than the one in use, so it was not taken.</source>
        <translation>Цей пакет старіший за чинний, тому його не взято.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="203"/>
        <source>This package asks that sealed interviews can no longer be read on this computer. This version of the program cannot do that, so the package was not taken.</source>
        <translation>Цей пакет вимагає, щоб запечатані інтерв’ю більше не читалися на цьому комп’ютері. Ця версія програми так не вміє, тому пакет не взято.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="207"/>
        <source>Tell your coordinator: they need a package under which the author can go on reading until the end of the mission.</source>
        <translation>Скажіть координатору: потрібен пакет, за яким автор може читати своє до кінця місії.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="200"/>
        <source>Ask for the newest package.</source>
        <translation>Попросіть найновіший пакет.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="222"/>
        <source>This file is not a certificate of your organisation.</source>
        <translation>Цей файл не є сертифікатом вашої організації.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="223"/>
        <source>Ask whoever looks after central for the file again.</source>
        <translation>Попросіть файл іще раз у того, хто доглядає за центром.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="226"/>
        <source>This certificate belongs to another computer.</source>
        <translation>Цей сертифікат належить іншому комп’ютеру.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="227"/>
        <source>Find the one made for this computer&apos;s request.</source>
        <translation>Знайдіть той, що зроблено на запит цього комп’ютера.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="230"/>
        <source>This file is too large to be what is expected here.</source>
        <translation>Цей файл завеликий, щоб бути тим, що тут потрібно.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="231"/>
        <source>Choose another file.</source>
        <translation>Виберіть інший файл.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="234"/>
        <source>The file or folder cannot be read.</source>
        <translation>Файл або теку не вдається прочитати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="235"/>
        <source>Check that it is there and that the stick is connected, then try again.</source>
        <translation>Перевірте, чи вони на місці й чи під’єднано флешку, і спробуйте ще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="240"/>
        <source>This file is not an answer of central to this computer.</source>
        <translation>Цей файл не є відповіддю центру цьому комп’ютеру.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="241"/>
        <source>Choose the file that central wrote for this computer&apos;s pack.</source>
        <translation>Виберіть файл, який центр записав у відповідь на пакунок цього комп’ютера.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="248"/>
        <source>What waits of a single interview is too large for a pack: most sticks hold no file of 4 GB or more.</source>
        <translation>Одне інтерв’ю завелике для пакунка: більшість флешок не вміщає файлів від 4 ГБ.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="252"/>
        <source>It stays here unharmed. Deliver it over a connection, or speak with your coordinator.</source>
        <translation>Воно лишається тут неушкодженим. Доставте його через мережу або порадьтеся з координатором.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="244"/>
        <source>The pack was written, but cannot be read back from the stick.</source>
        <translation>Пакунок записано, але з флешки він не читається.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="245"/>
        <source>Use another stick. Nothing here has changed.</source>
        <translation>Візьміть іншу флешку. Тут нічого не змінилося.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="257"/>
        <source>The pack could not be written or read.</source>
        <translation>Пакунок не вдалося записати або прочитати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="258"/>
        <source>Try another stick. Nothing here has changed.</source>
        <translation>Спробуйте іншу флешку. Тут нічого не змінилося.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="261"/>
        <source>This interview is sealed, so nothing in it changes any more.</source>
        <translation>Це інтерв’ю запечатано, тож у ньому вже нічого не змінюється.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="262"/>
        <source>Make a correction as a new revision.</source>
        <translation>Зробіть виправлення як нову редакцію.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="265"/>
        <source>Only a sealed interview can be corrected by a new revision.</source>
        <translation>Нову редакцію можна зробити лише для запечатаного інтерв’ю.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="266"/>
        <source>Go on with the draft.</source>
        <translation>Продовжуйте роботу з чернеткою.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="269"/>
        <source>The recording is not finished yet.</source>
        <translation>Запис іще не завершено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="270"/>
        <source>Stop the recording, wait a moment, then try again.</source>
        <translation>Зупиніть запис, зачекайте хвильку й спробуйте ще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="273"/>
        <source>A recording, photo or document is attached to which the person does not agree.</source>
        <translation>Додано запис, фото чи документ, на який людина не дає згоди.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="276"/>
        <source>Ask again and note the answer, or take it out. Until then the interview stays a draft.</source>
        <translation>Запитайте ще раз і позначте відповідь або вилучіть цей файл. До того інтерв’ю лишається чернеткою.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="281"/>
        <source>The interview is too long to be sealed as it is.</source>
        <translation>Інтерв’ю задовге, щоб запечатати його таким, як є.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="282"/>
        <source>Take some documents out, or ask your coordinator.</source>
        <translation>Вилучіть частину документів або порадьтеся з координатором.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="285"/>
        <source>This file cannot be taken in.</source>
        <translation>Цей файл не можна долучити.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="286"/>
        <source>It is empty, too large or cannot be read. Choose another file.</source>
        <translation>Він порожній, завеликий або не читається. Виберіть інший файл.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="289"/>
        <source>This interview is not here any more.</source>
        <translation>Цього інтерв’ю тут більше немає.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="290"/>
        <source>Go back to the list.</source>
        <translation>Поверніться до списку.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="304"/>
        <source>This interview was not sealed to you.</source>
        <translation>Це інтерв’ю запечатано не для вас.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="305"/>
        <source>Ask who may read it.</source>
        <translation>Запитайте, хто має право його читати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="308"/>
        <source>What came from central does not fit together, so it was not kept.</source>
        <translation>Те, що надійшло з центру, не сходиться між собою, тому його не збережено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="311"/>
        <source>Fetch it again; if it stays so, tell whoever looks after central.</source>
        <translation>Заберіть його ще раз; якщо не допоможе, повідомте того, хто доглядає за центром.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="316"/>
        <source>The form cannot be read.</source>
        <translation>Анкету не вдається прочитати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="317"/>
        <source>Nothing in the vault has changed. Install the program again, or ask for a corrected form.</source>
        <translation>У сховищі нічого не змінилося. Установіть програму знову або попросіть виправлену анкету.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="322"/>
        <source>This file is not what is expected here, or it was altered.</source>
        <translation>Цей файл не той, що тут потрібен, або його змінили.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="323"/>
        <source>Ask for the file again.</source>
        <translation>Попросіть файл іще раз.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="326"/>
        <source>The vault cannot do this now.</source>
        <translation>Зараз сховище не може цього зробити.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="327"/>
        <source>What was called saved is safe. Start the program again.</source>
        <translation>Усе, що названо збереженим, ціле. Запустіть програму знову.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="330"/>
        <source>The keys of this vault cannot be used.</source>
        <translation>Ключі цього сховища не вдається використати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="331"/>
        <source>Take the computer to your coordinator. Do not delete anything.</source>
        <translation>Віднесіть комп’ютер координаторові. Нічого не видаляйте.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="334"/>
        <location filename="../../app/error_words.py" line="354"/>
        <source>A recording or picture is damaged and cannot be read whole.</source>
        <translation>Запис або знімок пошкоджено, і його не вдається прочитати цілком.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="335"/>
        <location filename="../../app/error_words.py" line="355"/>
        <source>Nothing was changed. Tell your coordinator.</source>
        <translation>Нічого не змінено. Повідомте координатора.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="338"/>
        <source>The statement could not be made.</source>
        <translation>Не вдалося скласти заяву.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="339"/>
        <source>The answers are saved. Try again; if it stays so, take the statement on paper.</source>
        <translation>Відповіді збережено. Спробуйте ще раз; якщо не вийде, складіть заяву на папері.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="344"/>
        <source>The list of places cannot be read.</source>
        <translation>Перелік населених пунктів не вдається прочитати.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="345"/>
        <source>Type the place in words. Install the program again when you can.</source>
        <translation>Опишіть місце словами. За нагоди встановіть програму знову.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="348"/>
        <source>Central answered something that cannot be understood.</source>
        <translation>Центр відповів щось незрозуміле.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="349"/>
        <source>Nothing is lost. Check whether there is a newer version of the program.</source>
        <translation>Нічого не втрачено. Дізнайтеся, чи немає новішої версії програми.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="358"/>
        <source>The program&apos;s folder is copied to a server by another program (such as OneDrive or Dropbox), so no vault is made there.</source>
        <translation>Теку програми копіює на сервер інша програма (наприклад, OneDrive чи Dropbox), тому сховища там не створено.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="362"/>
        <source>Take the folder out of that program, or sign in as a person without it.</source>
        <translation>Вилучіть цю теку з тієї програми або ввійдіть під користувачем, у якого її немає.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="367"/>
        <source>Practice could not be prepared.</source>
        <translation>Не вдалося підготувати навчання.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="368"/>
        <source>Close the program, remove the folder of practice, and start it again.</source>
        <translation>Закрийте програму, вилучіть теку навчання й запустіть її знову.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="373"/>
        <source>The form of this interview is not in this vault.</source>
        <translation>Анкети цього інтерв’ю немає в сховищі.</translation>
    </message>
    <message>
        <location filename="../../app/error_words.py" line="374"/>
        <source>Nothing is lost. Tell your coordinator.</source>
        <translation>Нічого не втрачено. Повідомте координатора.</translation>
    </message>
</context>
<context>
    <name>FirstStartScreen</name>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="83"/>
        <source>These are not the words of card {number}. Compare them with the paper.</source>
        <translation>Це не слова картки {number}. Звірте їх із папером.</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="164"/>
        <source>A new vault: its passphrase</source>
        <translation>Нове сховище: парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="167"/>
        <source>The passphrase alone opens this vault. Nobody can tell it to you again, so learn it or keep it on paper apart from this computer. Six words taken at random are both strong and easy to learn.</source>
        <translation>Лише парольна фраза відкриває це сховище. Ніхто не зможе вам її нагадати, тож вивчіть її або тримайте на папері окремо від комп’ютера. Шість випадкових слів надійні й легко запам’ятовуються.</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="171"/>
        <source>Make the &amp;vault</source>
        <translation>Створити с&amp;ховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="172"/>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="174"/>
        <source>Making the vault</source>
        <translation>Створюємо сховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="176"/>
        <source>Measuring how much work a guess may cost on this computer, then making keys. A few seconds.</source>
        <translation>Визначаємо, наскільки дорогою буде кожна спроба вгадати, і створюємо ключі. Це триває кілька секунд.</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="180"/>
        <source>Recovery card {number} of {count}</source>
        <translation>Картка відновлення {number} із {count}</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="184"/>
        <source>Write these words on paper, in order. Any two of the three cards open the vault if the passphrase is lost. Keep the cards in different places, with people you trust. They are shown only now.</source>
        <translation>Запишіть ці слова на папір по порядку. Будь-які дві з трьох карток відкриють сховище, якщо парольну фразу втрачено. Зберігайте картки в різних місцях, у людей, яким довіряєте. Їх показано лише зараз.</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="188"/>
        <source>&amp;Previous card</source>
        <translation>&amp;Попередня картка</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="191"/>
        <source>&amp;Next card</source>
        <translation>&amp;Наступна картка</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="191"/>
        <source>All three are &amp;written down</source>
        <translation>Усі три &amp;записано</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="192"/>
        <source>Type card {number} back</source>
        <translation>Уведіть картку {number} з паперу</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="195"/>
        <source>This shows that the paper can be read. If the cards are not at hand now, do it later: you will be reminded.</source>
        <translation>Так ви переконаєтеся, що написане можна прочитати. Якщо карток зараз немає під рукою, зробіть це пізніше: програма нагадає.</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="199"/>
        <source>&amp;Words of the card, from the paper</source>
        <translation>&amp;Слова картки, з паперу</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="200"/>
        <source>Words of the card, from the paper</source>
        <translation>Слова картки, з паперу</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="201"/>
        <source>&amp;See the cards again</source>
        <translation>&amp;Переглянути картки ще раз</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="202"/>
        <source>&amp;Later</source>
        <translation>Пі&amp;зніше</translation>
    </message>
    <message>
        <location filename="../../app/screens/first_start/view.py" line="203"/>
        <source>&amp;Compare and finish</source>
        <translation>Порі&amp;вняти й завершити</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <location filename="../../app/widgets/header.py" line="134"/>
        <source>Svidok</source>
        <translation>Свідок</translation>
    </message>
    <message>
        <location filename="../../app/widgets/header.py" line="136"/>
        <source>Language: English. Press for Ukrainian.</source>
        <translation>Мова: українська. Натисніть, щоб перейти на англійську.</translation>
    </message>
    <message>
        <location filename="../../app/widgets/header.py" line="138"/>
        <source>Light or dark</source>
        <translation>Світле чи темне</translation>
    </message>
    <message>
        <location filename="../../app/widgets/header.py" line="140"/>
        <location filename="../../app/widgets/header.py" line="141"/>
        <source>Lock</source>
        <translation>Заблокувати</translation>
    </message>
    <message>
        <location filename="../../app/widgets/header.py" line="142"/>
        <source>Lock (Ctrl+L)</source>
        <translation>Заблокувати (Ctrl+L)</translation>
    </message>
    <message>
        <location filename="../../app/widgets/header.py" line="153"/>
        <source>Online</source>
        <translation>На зв’язку</translation>
    </message>
    <message>
        <location filename="../../app/widgets/header.py" line="153"/>
        <source>Offline</source>
        <translation>Офлайн</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <location filename="../../app/screens/home/view.py" line="131"/>
        <location filename="../../app/screens/home/view.py" line="140"/>
        <location filename="../../app/screens/home/view.py" line="228"/>
        <location filename="../../app/screens/home/view.py" line="231"/>
        <source>Interviews</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="217"/>
        <source>MISSIONS</source>
        <translation>МІСІЇ</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="218"/>
        <source>Missions</source>
        <translation>Місії</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="220"/>
        <source>All missions</source>
        <translation>Усі місії</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="221"/>
        <source>New &amp;mission</source>
        <translation>Нова &amp;місія</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="222"/>
        <source>&amp;Received interviews</source>
        <translation>&amp;Отримані інтерв’ю</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="223"/>
        <source>&amp;Check the microphone</source>
        <translation>&amp;Перевірити мікрофон</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="224"/>
        <source>&amp;Delivery</source>
        <translation>&amp;Доставка</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="225"/>
        <source>&amp;Organisation</source>
        <translation>Орга&amp;нізація</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="226"/>
        <source>Se&amp;ttings</source>
        <translation>На&amp;лаштування</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="229"/>
        <location filename="../../app/screens/home/view.py" line="230"/>
        <source>Search in interviews</source>
        <translation>Шукати в інтерв’ю</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="232"/>
        <source>Preparing the form…</source>
        <translation>Готуємо анкету…</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="232"/>
        <source>New &amp;interview</source>
        <translation>Нове &amp;інтерв’ю</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="234"/>
        <source>Choose a mission at the side first.</source>
        <translation>Спершу виберіть місію ліворуч.</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="238"/>
        <source>Nothing was found.</source>
        <translation>Нічого не знайдено.</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="240"/>
        <source>No mission yet. Make the first one at the side: an interview always belongs to a mission.</source>
        <translation>Місій ще немає. Створіть першу ліворуч: інтерв’ю завжди належить до місії.</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="242"/>
        <source>No interview yet. Choose a mission and start the first one.</source>
        <translation>Інтерв’ю ще немає. Виберіть місію й почніть перше.</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="252"/>
        <source>No organisation yet: interviews stay drafts, because there is nobody to seal them to. Import the organisation&apos;s package under Organisation.</source>
        <translation>Організації ще немає: інтерв’ю лишаються чернетками, бо нема для кого їх запечатувати. Імпортуйте пакет організації в «Організації».</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/view.py" line="256"/>
        <source>The organisation&apos;s package has expired. Ask your coordinator for a newer one.</source>
        <translation>Термін дії пакета організації минув. Попросіть у координатора новіший.</translation>
    </message>
</context>
<context>
    <name>InterviewTable</name>
    <message>
        <location filename="../../app/screens/home/table.py" line="27"/>
        <source>Draft</source>
        <translation>Чернетка</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="28"/>
        <source>Sealed</source>
        <translation>Запечатано</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="29"/>
        <source>Sealed, stays here</source>
        <translation>Запечатано, лишається тут</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="30"/>
        <source>Waits to be delivered</source>
        <translation>Чекає на доставку</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="31"/>
        <source>Delivered</source>
        <translation>Доставлено</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="32"/>
        <source>Refused: look at Delivery</source>
        <translation>Не прийнято: див. «Доставка»</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="81"/>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="82"/>
        <source>Pseudonym</source>
        <translation>Псевдонім</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="83"/>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="84"/>
        <source>Place</source>
        <translation>Місце</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="85"/>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="86"/>
        <source>Changed</source>
        <translation>Змінено</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="87"/>
        <source>Notes</source>
        <translation>Зауваження</translation>
    </message>
    <message>
        <location filename="../../app/screens/home/table.py" line="109"/>
        <source>{state} · {percent} %</source>
        <translation>{state} · {percent} %</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../app/navigation.py" line="120"/>
        <source>Svidok</source>
        <translation>Свідок</translation>
    </message>
</context>
<context>
    <name>MissionScreen</name>
    <message>
        <location filename="../../app/screens/mission/view.py" line="63"/>
        <location filename="../../app/screens/mission/view.py" line="70"/>
        <location filename="../../app/screens/mission/view.py" line="102"/>
        <source>New mission</source>
        <translation>Нова місія</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="105"/>
        <source>A mission is one journey of one team. Its name is seen only in this vault; do not put people&apos;s names in it.</source>
        <translation>Місія — це один виїзд однієї команди. Її назву видно лише в цьому сховищі; не пишіть у ній імен людей.</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="110"/>
        <source>&amp;Name of the mission</source>
        <translation>Назва &amp;місії</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="110"/>
        <source>Name of the mission</source>
        <translation>Назва місії</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="111"/>
        <source>&amp;First day</source>
        <translation>&amp;Перший день</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="111"/>
        <source>First day</source>
        <translation>Перший день</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="112"/>
        <source>L&amp;ast day</source>
        <translation>О&amp;станній день</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="112"/>
        <source>Last day</source>
        <translation>Останній день</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="113"/>
        <source>A&amp;rea</source>
        <translation>&amp;Територія</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="113"/>
        <source>Area</source>
        <translation>Територія</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="114"/>
        <source>&amp;Codes of the team</source>
        <translation>&amp;Коди команди</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="114"/>
        <source>Codes of the team</source>
        <translation>Коди команди</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="120"/>
        <source>Codes, never names, with spaces between them: INT-03 TR-01</source>
        <translation>Коди, а не імена, через пробіл: INT-03 TR-01</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="121"/>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="122"/>
        <source>&amp;Make the mission</source>
        <translation>Ст&amp;ворити місію</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="124"/>
        <source>A mission needs a name.</source>
        <translation>Місії потрібна назва.</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="125"/>
        <source>The last day lies before the first one.</source>
        <translation>Останній день стоїть раніше за перший.</translation>
    </message>
    <message>
        <location filename="../../app/screens/mission/view.py" line="126"/>
        <source>A code has at most 16 letters, digits and hyphens; a team has at most 20 codes.</source>
        <translation>Код — це щонайбільше 16 літер, цифр і дефісів; у команді щонайбільше 20 кодів.</translation>
    </message>
</context>
<context>
    <name>OrganisationScreen</name>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="91"/>
        <location filename="../../app/screens/organisation/view.py" line="99"/>
        <location filename="../../app/screens/organisation/view.py" line="162"/>
        <source>Organisation</source>
        <translation>Організація</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="141"/>
        <source>Packages (*.svidok-org *.json);;All files (*)</source>
        <translation>Пакети (*.svidok-org *.json);;Усі файли (*)</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="142"/>
        <source>Organisation package</source>
        <translation>Пакет організації</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="145"/>
        <source>Enrolment requests (*.svidok-request)</source>
        <translation>Запити на реєстрацію (*.svidok-request)</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="146"/>
        <source>Enrolment request</source>
        <translation>Запит на реєстрацію</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="153"/>
        <source>Certificates (*.svidok-certificate *.json);;All files (*)</source>
        <translation>Сертифікати (*.svidok-certificate *.json);;Усі файли (*)</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="154"/>
        <source>Certificate</source>
        <translation>Сертифікат</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="166"/>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="171"/>
        <source>No organisation package yet</source>
        <translation>Пакета організації ще немає</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="174"/>
        <source>The package says to whom interviews are sealed and where they are delivered. Your coordinator gives it to you as a file. Without it you can take interviews, but they stay drafts on this computer.</source>
        <translation>Пакет визначає, для кого запечатують інтерв’ю і куди їх доставляють. Координатор дає його вам файлом. Без нього можна проводити інтерв’ю, але вони лишаються чернетками на цьому комп’ютері.</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="181"/>
        <source>Version {version}, valid until {day}.</source>
        <translation>Версія {version}, діє до {day}.</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="185"/>
        <source>It has expired: ask your coordinator for a newer one.</source>
        <translation>Термін дії минув: попросіть у координатора новіший.</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="187"/>
        <source>The organisation can help to open the vault: if you lose passphrase and cards, whoever keeps its recovery key can open this vault, with everything in it, where they have this computer or a copy.</source>
        <translation>Організація може допомогти відкрити сховище: якщо ви втратите парольну фразу й картки, той, хто зберігає її ключ відновлення, зможе відкрити це сховище з усім, що в ньому є, маючи цей комп’ютер або копію.</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="192"/>
        <source>Its six words</source>
        <translation>Його шість слів</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="193"/>
        <source>The six words of the package</source>
        <translation>Шість слів пакета</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="196"/>
        <source>&amp;Import a package…</source>
        <translation>&amp;Імпортувати пакет…</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="196"/>
        <source>&amp;Import a newer package…</source>
        <translation>&amp;Імпортувати новіший пакет…</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="203"/>
        <source>Compare the words: {name}, version {version}</source>
        <translation>Звірте слова: {name}, версія {version}</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="207"/>
        <source>Call your coordinator or meet, and let them read their six words to you. Take the package only if all six are the same: a false package would seal interviews to strangers and help them to open this vault. From then on the organisation’s recovery key opens it too.</source>
        <translation>Зателефонуйте координаторові або зустріньтеся, і нехай вам прочитають шість слів. Беріть пакет, лише якщо всі шість однакові: підроблений пакет запечатував би інтерв’ю для чужих і допоміг би їм відкрити це сховище. Відтоді його відкриває і ключ відновлення організації.</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="214"/>
        <source>The six words of the file</source>
        <translation>Шість слів файлу</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="216"/>
        <source>All six are the &amp;same</source>
        <translation>Усі шість &amp;збігаються</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="217"/>
        <source>They &amp;differ</source>
        <translation>&amp;Відрізняються</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="221"/>
        <source>Documenter</source>
        <translation>документатор</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="221"/>
        <source>Coordinator</source>
        <translation>координатор</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="222"/>
        <source>This computer</source>
        <translation>Цей комп’ютер</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="225"/>
        <source>Not enrolled yet. Save a request, give it to whoever looks after central, and import the certificate that comes back.</source>
        <translation>Ще не зареєстровано. Збережіть запит, передайте його тому, хто доглядає за центром, і імпортуйте сертифікат, який вам повернуть.</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="229"/>
        <source>Enrolled as {person} ({role}), device code {code}, until {day}.</source>
        <translation>Зареєстровано: {person} ({role}), код пристрою {code}, до {day}.</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="238"/>
        <source>Your &amp;code (Latin letters, never a name)</source>
        <translation>Ваш &amp;код (латинкою, не ім’я)</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="239"/>
        <source>Your code</source>
        <translation>Ваш код</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="240"/>
        <source>&amp;Role</source>
        <translation>&amp;Роль</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="241"/>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="242"/>
        <source>Save a re&amp;quest…</source>
        <translation>Зберегти з&amp;апит…</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="243"/>
        <source>Import the cer&amp;tificate…</source>
        <translation>Імпортувати &amp;сертифікат…</translation>
    </message>
    <message>
        <location filename="../../app/screens/organisation/view.py" line="254"/>
        <source>The request has been written. Its six words: {words}. Read them aloud to whoever looks after central; only if they see the same ones there may they enrol this computer.</source>
        <translation>Запит записано. Його шість слів: {words}. Прочитайте їх уголос тому, хто доглядає за центром: реєструвати цей комп’ютер можна, лише якщо там видно такі самі.</translation>
    </message>
</context>
<context>
    <name>PracticeBanner</name>
    <message>
        <location filename="../../app/widgets/practice.py" line="35"/>
        <source>Practice. Nothing here is real: do not enter the words of real people.</source>
        <translation>Навчання. Тут немає нічого справжнього: не записуйте свідчень справжніх людей.</translation>
    </message>
</context>
<context>
    <name>RecoveryScreen</name>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="75"/>
        <source>Card in field {number}:</source>
        <translation>Картка в полі {number}:</translation>
    </message>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="96"/>
        <source>Recover with cards</source>
        <translation>Відновлення за картками</translation>
    </message>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="98"/>
        <source>Any two of the three cards of this vault open it. After that a new passphrase counts.</source>
        <translation>Будь-які дві з трьох карток відкривають це сховище. Після цього діятиме нова парольна фраза.</translation>
    </message>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="101"/>
        <source>Words of a card, field {number}</source>
        <translation>Слова картки, поле {number}</translation>
    </message>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="104"/>
        <source>A new passphrase</source>
        <translation>Нова парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="105"/>
        <source>Recovering the vault</source>
        <translation>Відновлюємо сховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="106"/>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <location filename="../../app/screens/recovery/view.py" line="107"/>
        <source>&amp;Recover the vault</source>
        <translation>Ві&amp;дновити сховище</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <location filename="../../app/screens/settings/view.py" line="102"/>
        <location filename="../../app/screens/settings/view.py" line="110"/>
        <location filename="../../app/screens/settings/view.py" line="161"/>
        <source>Settings</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="162"/>
        <source>Another passphrase for this vault</source>
        <translation>Інша парольна фраза для цього сховища</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="164"/>
        <source>&amp;Language</source>
        <translation>&amp;Мова</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="164"/>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="165"/>
        <source>&amp;Colours</source>
        <translation>К&amp;ольори</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="165"/>
        <source>Colours</source>
        <translation>Кольори</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="166"/>
        <source>Lock after minutes without work</source>
        <translation>Блокувати через, хвилин без роботи</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="166"/>
        <source>Lock aft&amp;er minutes without work</source>
        <translation>Блокувати через, &amp;хвилин без роботи</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="170"/>
        <source>Light</source>
        <translation>Світлі</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="171"/>
        <source>Dark</source>
        <translation>Темні</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="172"/>
        <source>Passphrase &amp;until now</source>
        <translation>&amp;Дотеперішня парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="173"/>
        <source>Passphrase until now</source>
        <translation>Дотеперішня парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="174"/>
        <source>C&amp;hange the passphrase</source>
        <translation>&amp;Змінити парольну фразу</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="175"/>
        <source>Changing the passphrase</source>
        <translation>Змінюємо парольну фразу</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="176"/>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <location filename="../../app/screens/settings/view.py" line="179"/>
        <source>The new passphrase counts from now on. The old one opens nothing any more.</source>
        <translation>Відтепер діє нова парольна фраза. Стара більше нічого не відкриває.</translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="151"/>
        <source>Welcome</source>
        <translation>Вітаємо</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="151"/>
        <source>Unlock a vault</source>
        <translation>Відкрийте сховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="154"/>
        <source>There is no vault on this computer yet. Make one: it keeps interviews so that only you can read them.</source>
        <translation>На цьому комп’ютері ще немає сховища. Створіть його: воно береже інтерв’ю так, що прочитати їх можете лише ви.</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="157"/>
        <source>Each person works in a vault of their own. Choose yours and enter its passphrase.</source>
        <translation>Кожна людина працює у своєму сховищі. Виберіть своє й уведіть його парольну фразу.</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="169"/>
        <source>&amp;Vault</source>
        <translation>&amp;Сховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="170"/>
        <source>&amp;Passphrase</source>
        <translation>&amp;Парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="171"/>
        <source>Vault</source>
        <translation>Сховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="172"/>
        <source>Passphrase</source>
        <translation>Парольна фраза</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="173"/>
        <source>&amp;Show the passphrase</source>
        <translation>Показати парольну &amp;фразу</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="174"/>
        <source>&amp;Unlock</source>
        <translation>&amp;Відкрити</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="175"/>
        <source>Make a &amp;new vault</source>
        <translation>Створити &amp;нове сховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="176"/>
        <source>&amp;Recover with cards</source>
        <translation>Відновити за &amp;картками</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="177"/>
        <source>Opening the vault</source>
        <translation>Відкриваємо сховище</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="179"/>
        <source>Vault {number}</source>
        <translation>Сховище {number}</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="182"/>
        <source>Locked. Enter the passphrase to go on.</source>
        <translation>Заблоковано. Щоб продовжити, уведіть парольну фразу.</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="184"/>
        <source>The program stopped unexpectedly and was started again. What it called saved is safe.</source>
        <translation>Програма несподівано зупинилася, і її запущено знову. Усе, що вона назвала збереженим, ціле.</translation>
    </message>
    <message>
        <location filename="../../app/screens/unlock/view.py" line="190"/>
        <source>Practice: vault {number} belongs to the coordinator. Its passphrase: {passphrase}</source>
        <translation>Навчання: сховище {number} належить координаторові. Його парольна фраза: {passphrase}</translation>
    </message>
</context>
<context>
    <name>Watermark</name>
    <message>
        <location filename="../../app/widgets/practice.py" line="66"/>
        <source>PRACTICE</source>
        <translation>НАВЧАННЯ</translation>
    </message>
</context>
</TS>
