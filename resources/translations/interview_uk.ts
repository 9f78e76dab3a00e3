<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="en">
<context>
    <name>AmountField</name>
    <message>
        <source>The least is more than the most: change one of the two numbers.</source>
        <translation>Найменше більше за найбільше: змініть одне з чисел.</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Not answered</source>
        <translation>Відповіді немає</translation>
    </message>
    <message>
        <source>This answer holds</source>
        <translation>Чинна ця відповідь</translation>
    </message>
    <message>
        <source>{question}. Correction {number}: {answer}. This answer holds</source>
        <translation>{question}. Виправлення {number}: {answer}. Чинна ця відповідь</translation>
    </message>
    <message>
        <source>Neither: the person is to be asked again</source>
        <translation>Жодна: людину слід спитати ще раз</translation>
    </message>
    <message>
        <source>{question}. Neither answer holds: the person is to be asked again</source>
        <translation>{question}. Жодна відповідь не чинна: людину слід спитати ще раз</translation>
    </message>
    <message>
        <source>Why (where it needs a word)</source>
        <translation>Чому (якщо потрібне пояснення)</translation>
    </message>
    <message>
        <source>Why, for the question: {question}</source>
        <translation>Чому, до запитання: {question}</translation>
    </message>
</context>
<context>
    <name>ApproximateDateField</name>
    <message>
        <source>How is the date known?</source>
        <translation>Як відома дата?</translation>
    </message>
    <message>
        <source>winter</source>
        <translation>зима</translation>
    </message>
    <message>
        <source>spring</source>
        <translation>весна</translation>
    </message>
    <message>
        <source>summer</source>
        <translation>літо</translation>
    </message>
    <message>
        <source>autumn</source>
        <translation>осінь</translation>
    </message>
    <message>
        <source>year</source>
        <translation>рік</translation>
    </message>
    <message>
        <source>days</source>
        <translation>днів</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Виберіть</translation>
    </message>
    <message>
        <source>This day does not exist. Write it as day.month.year, for example 17.03.2022.</source>
        <translation>Такого дня немає. Запишіть як день.місяць.рік, наприклад 17.03.2022.</translation>
    </message>
    <message>
        <source>Not earlier than {first}, not later than {last}</source>
        <translation>Не раніше ніж {first}, не пізніше ніж {last}</translation>
    </message>
    <message>
        <source>Not earlier than {first}</source>
        <translation>Не раніше ніж {first}</translation>
    </message>
    <message>
        <source>Not later than {last}</source>
        <translation>Не пізніше ніж {last}</translation>
    </message>
    <message>
        <source>This date lies in the future.</source>
        <translation>Ця дата ще не настала.</translation>
    </message>
    <message>
        <source>The first day is after the last day.</source>
        <translation>Перший день пізніший за останній.</translation>
    </message>
    <message>
        <source>There is no such day.</source>
        <translation>Такого дня немає.</translation>
    </message>
    <message>
        <source>{question}: how the date is known</source>
        <translation>{question}: як відома дата</translation>
    </message>
    <message>
        <source>{question}: month</source>
        <translation>{question}: місяць</translation>
    </message>
    <message>
        <source>{question}: season</source>
        <translation>{question}: пора року</translation>
    </message>
    <message>
        <source>{question}: year</source>
        <translation>{question}: рік</translation>
    </message>
    <message>
        <source>{question}: day</source>
        <translation>{question}: день</translation>
    </message>
    <message>
        <source>{question}: last day</source>
        <translation>{question}: останній день</translation>
    </message>
    <message>
        <source>{question}: days more or less</source>
        <translation>{question}: плюс-мінус скільки днів</translation>
    </message>
</context>
<context>
    <name>ApproximateTimeField</name>
    <message>
        <source>{question}: time</source>
        <translation>{question}: час</translation>
    </message>
    <message>
        <source>{question}: last time</source>
        <translation>{question}: останній час</translation>
    </message>
    <message>
        <source>This is no time of day. Write it as hours:minutes, for example 05:40.</source>
        <translation>Це не схоже на час. Запишіть як години:хвилини, наприклад 05:40.</translation>
    </message>
    <message>
        <source>From {first} until {last} of the next day</source>
        <translation>З {first} до {last} наступного дня</translation>
    </message>
    <message>
        <source>By which clock? Under occupation Moscow time was imposed in places.</source>
        <translation>За яким годинником? Під окупацією подекуди запроваджували московський час.</translation>
    </message>
</context>
<context>
    <name>BesideCard</name>
    <message>
        <source>Another correction</source>
        <translation>Ще одне виправлення</translation>
    </message>
    <message numerus="yes">
        <source>%n corrections stand beside this one.</source>
        <translation>
            <numerusform>Поруч із цим є ще %n виправлення.</numerusform>
            <numerusform>Поруч із цим є ще %n виправлення.</numerusform>
            <numerusform>Поруч із цим є ще %n виправлень.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are kept; nobody has decided yet what holds.</source>
        <translation>Збережено всі; що з них чинне, ще ніхто не вирішив.</translation>
    </message>
    <message>
        <source>Compare the corrections…</source>
        <translation>Порівняти виправлення…</translation>
    </message>
</context>
<context>
    <name>BesideField</name>
    <message>
        <source>{answer}, chosen</source>
        <translation>{answer}, обрано</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>Знайти у списку</translation>
    </message>
    <message>
        <source>Find in the list: {question}</source>
        <translation>Знайти у списку: {question}</translation>
    </message>
</context>
<context>
    <name>BikramSambatMonths</name>
    <message>
        <source>Baishakh</source>
        <translation>Байсакх</translation>
    </message>
    <message>
        <source>Jestha</source>
        <translation>Джешта</translation>
    </message>
    <message>
        <source>Ashadh</source>
        <translation>Ашадх</translation>
    </message>
    <message>
        <source>Shrawan</source>
        <translation>Шраван</translation>
    </message>
    <message>
        <source>Bhadra</source>
        <translation>Бхадра</translation>
    </message>
    <message>
        <source>Ashwin</source>
        <translation>Ашвін</translation>
    </message>
    <message>
        <source>Kartik</source>
        <translation>Картік</translation>
    </message>
    <message>
        <source>Mangsir</source>
        <translation>Мангсір</translation>
    </message>
    <message>
        <source>Poush</source>
        <translation>Пуш</translation>
    </message>
    <message>
        <source>Magh</source>
        <translation>Маґх</translation>
    </message>
    <message>
        <source>Falgun</source>
        <translation>Фалґун</translation>
    </message>
    <message>
        <source>Chaitra</source>
        <translation>Чайтра</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back: page {number}</source>
        <translation>Назад: сторінка {number}</translation>
    </message>
    <message>
        <source>Back: {section}</source>
        <translation>Назад: {section}</translation>
    </message>
    <message>
        <source>Next: {section}</source>
        <translation>Далі: {section}</translation>
    </message>
    <message>
        <source>Read through</source>
        <translation>Прочитати все</translation>
    </message>
    <message>
        <source>Next: page {number} of {count}</source>
        <translation>Далі: сторінка {number} з {count}</translation>
    </message>
</context>
<context>
    <name>BurmeseMonths</name>
    <message>
        <source>Tagu</source>
        <translation>Таґу</translation>
    </message>
    <message>
        <source>Kason</source>
        <translation>Касон</translation>
    </message>
    <message>
        <source>Nayon</source>
        <translation>Найон</translation>
    </message>
    <message>
        <source>First Waso</source>
        <translation>Перший Васо</translation>
    </message>
    <message>
        <source>Waso</source>
        <translation>Васо</translation>
    </message>
    <message>
        <source>Wagaung</source>
        <translation>Ваґаун</translation>
    </message>
    <message>
        <source>Tawthalin</source>
        <translation>Тотелін</translation>
    </message>
    <message>
        <source>Thadingyut</source>
        <translation>Тадінджут</translation>
    </message>
    <message>
        <source>Tazaungmon</source>
        <translation>Тазаунмон</translation>
    </message>
    <message>
        <source>Nadaw</source>
        <translation>Надо</translation>
    </message>
    <message>
        <source>Pyatho</source>
        <translation>Пято</translation>
    </message>
    <message>
        <source>Tabodwe</source>
        <translation>Табодве</translation>
    </message>
    <message>
        <source>Tabaung</source>
        <translation>Табаун</translation>
    </message>
    <message>
        <source>Late Tagu</source>
        <translation>Пізній Таґу</translation>
    </message>
    <message>
        <source>Late Kason</source>
        <translation>Пізній Касон</translation>
    </message>
</context>
<context>
    <name>CalendarEdit</name>
    <message>
        <source>Day by {calendar}: {question}</source>
        <translation>День {calendar}: {question}</translation>
    </message>
    <message>
        <source>Month by {calendar}: {question}</source>
        <translation>Місяць {calendar}: {question}</translation>
    </message>
    <message>
        <source>Year by {calendar}: {question}</source>
        <translation>Рік {calendar}: {question}</translation>
    </message>
    <message>
        <source>day</source>
        <translation>день</translation>
    </message>
    <message>
        <source>year</source>
        <translation>рік</translation>
    </message>
    <message>
        <source>month</source>
        <translation>місяць</translation>
    </message>
    <message>
        <source>By {calendar}</source>
        <translation>Дата {calendar}</translation>
    </message>
    <message>
        <source>In our calendar: {day}</source>
        <translation>За нашим календарем: {day}</translation>
    </message>
    <message>
        <source>In our calendar it begins in: {time}</source>
        <translation>За нашим календарем починається: {time}</translation>
    </message>
</context>
<context>
    <name>Calendars</name>
    <message>
        <source>the Coptic calendar</source>
        <translation>за коптським календарем</translation>
    </message>
    <message>
        <source>the Ethiopian calendar</source>
        <translation>за ефіопським календарем</translation>
    </message>
    <message>
        <source>the Islamic calendar</source>
        <translation>за ісламським календарем</translation>
    </message>
    <message>
        <source>the Persian calendar</source>
        <translation>за перським календарем</translation>
    </message>
    <message>
        <source>the Buddhist calendar</source>
        <translation>за буддійським календарем</translation>
    </message>
    <message>
        <source>the Nepali calendar</source>
        <translation>за непальським календарем</translation>
    </message>
    <message>
        <source>the Burmese calendar</source>
        <translation>за бірманським календарем</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Paper to draw on</source>
        <extracomment>How far an arrow key moves the pen; with Shift, for what is fine. The keyboard put the pen down or lifted it.</extracomment>
        <translation>Аркуш для малювання</translation>
    </message>
    <message>
        <source>Draw with the mouse, a pen or a finger; or with the arrow keys: Space puts the pen down and lifts it, Shift makes small steps, Backspace takes the last line back.</source>
        <translation>Малюйте мишею, пером чи пальцем або клавішами зі стрілками: пробіл опускає й піднімає перо, Shift робить кроки меншими, Backspace забирає останню лінію.</translation>
    </message>
</context>
<context>
    <name>Chunk</name>
    <message>
        <source>More questions</source>
        <extracomment>A page of no more blocks than this is made at once. Blocks that are made together. So many questions of a portion are kept while they are not asked. About what one block takes before anybody has measured it. Makes the widget of a block; and tells it what its block is now, False when it needs another widget. New widgets stand at the end of the order of Tab, wherever they are on the page. The keyboard came here: the order is needed at once.</extracomment>
        <translation>Ще запитання</translation>
    </message>
</context>
<context>
    <name>ClosedSection</name>
    <message>
        <source>This section opens when the person has agreed to it.</source>
        <extracomment>The question whose answer opens the account.</extracomment>
        <translation>Цей розділ відкриється, коли особа дасть на нього згоду.</translation>
    </message>
    <message>
        <source>This section is closed for now.</source>
        <translation>Цей розділ поки що закритий.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Once it is sealed you can no longer open it here: no answer, recording or page. Look through everything before you seal.</source>
        <translation>Щойно інтерв’ю буде запечатано, ви вже не зможете відкрити його тут: ні відповіді, ні запису, ні сторінки. Перегляньте все, перш ніж запечатати.</translation>
    </message>
    <message>
        <source>You can go on reading it here after sealing.</source>
        <translation>Після запечатування ви й далі зможете читати його тут.</translation>
    </message>
    <message>
        <source>You can read it here until central has confirmed that it has everything.</source>
        <translation>Ви можете читати його тут, доки центр не підтвердить, що має все.</translation>
    </message>
    <message>
        <source>You can read it here until central has confirmed that it has everything, and then for so many days: {days}.</source>
        <translation>Ви можете читати його тут, доки центр не підтвердить, що має все, а після того ще стільки днів: {days}.</translation>
    </message>
    <message>
        <source>You can read it here until the mission is over. Its last day: {day}.</source>
        <translation>Ви можете читати його тут, доки не закінчиться місія. Її останній день: {day}.</translation>
    </message>
    <message>
        <source>It stays readable to you: it is sealed to nobody else.</source>
        <translation>Ви й далі можете його читати: воно не запечатане більше ні для кого.</translation>
    </message>
    <message>
        <source>It stays readable to you: consent was withdrawn before everything had left this laptop.</source>
        <translation>Ви й далі можете його читати: згоду відкликано, перш ніж усе було відправлено з цього ноутбука.</translation>
    </message>
    <message>
        <source>It stays readable to you: the organisation’s package names nobody for one part of it. Tell your coordinator.</source>
        <translation>Ви й далі можете його читати: для однієї з його частин у пакеті організації нікого не названо. Скажіть про це координаторові.</translation>
    </message>
    <message>
        <source>It stays readable to you: a file or a piece of a recording could not be sealed, and only this laptop has its key. Tell your coordinator.</source>
        <translation>Ви й далі можете його читати: файл або шматок запису не вдалося запечатати, і ключ до нього має лише цей ноутбук. Скажіть про це координаторові.</translation>
    </message>
    <message>
        <source>It stays readable to you: central did not take all of it. Look at Delivery.</source>
        <translation>Ви й далі можете його читати: центр прийняв не все. Подивіться розділ «Доставка».</translation>
    </message>
    <message>
        <source>It stays readable to you: something of what was sealed is missing or damaged here. Have the vault checked, and tell your coordinator.</source>
        <translation>Ви й далі можете його читати: щось із запечатаного тут зникло або пошкоджене. Перевірте сховище і скажіть про це координаторові.</translation>
    </message>
</context>
<context>
    <name>CompoundField</name>
    <message>
        <source>Choose</source>
        <translation>Виберіть</translation>
    </message>
</context>
<context>
    <name>CopticMonths</name>
    <message>
        <source>Thout</source>
        <translation>Тот</translation>
    </message>
    <message>
        <source>Paopi</source>
        <translation>Паопі</translation>
    </message>
    <message>
        <source>Hathor</source>
        <translation>Хатор</translation>
    </message>
    <message>
        <source>Koiak</source>
        <translation>Кіяк</translation>
    </message>
    <message>
        <source>Tobi</source>
        <translation>Тобі</translation>
    </message>
    <message>
        <source>Meshir</source>
        <translation>Мешир</translation>
    </message>
    <message>
        <source>Paremhat</source>
        <translation>Паремхат</translation>
    </message>
    <message>
        <source>Parmouti</source>
        <translation>Пармуті</translation>
    </message>
    <message>
        <source>Pashons</source>
        <translation>Пашонс</translation>
    </message>
    <message>
        <source>Paoni</source>
        <translation>Паоні</translation>
    </message>
    <message>
        <source>Epip</source>
        <translation>Епіп</translation>
    </message>
    <message>
        <source>Mesori</source>
        <translation>Месорі</translation>
    </message>
    <message>
        <source>Pi Kogi Enavot</source>
        <translation>Пі-коґі-енавот</translation>
    </message>
</context>
<context>
    <name>CorrectionsScreen</name>
    <message>
        <source>Saved</source>
        <translation>Збережено</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Зберігаємо…</translation>
    </message>
    <message>
        <source>Sealed as revision {number}, which names both corrections. Both stay as they are. It goes to central with the next delivery.</source>
        <translation>Запечатано як редакцію {number}, у якій названо обидва виправлення. Обидва лишаються, як були. До центру вона піде з наступною доставкою.</translation>
    </message>
    <message>
        <source>A further correction waits: go back and open the comparison again.</source>
        <translation>Чекає ще одне виправлення: поверніться й відкрийте порівняння знову.</translation>
    </message>
    <message>
        <source>Of this interview no two corrections stand beside each other any more: nothing is to be decided.</source>
        <translation>У цього інтерв’ю вже немає двох виправлень поруч: вирішувати нічого.</translation>
    </message>
    <message>
        <source>Two corrections</source>
        <translation>Два виправлення</translation>
    </message>
    <message numerus="yes">
        <source>%n answers are still to be decided.</source>
        <translation>
            <numerusform>Лишилося вирішити %n відповідь.</numerusform>
            <numerusform>Лишилося вирішити %n відповіді.</numerusform>
            <numerusform>Лишилося вирішити %n відповідей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write how it was decided, then seal.</source>
        <translation>Напишіть, як це вирішено, і запечатайте.</translation>
    </message>
    <message>
        <source>Two corrections of one interview</source>
        <translation>Два виправлення одного інтерв’ю</translation>
    </message>
    <message>
        <source>Two laptops corrected this interview and neither knew of the other. Both corrections are kept, and so is what they corrected. Decide answer by answer whose holds; what you seal names both, and nothing is written over. If you cannot know, ask the author, who asks the person.</source>
        <translation>Це інтерв’ю виправлено на двох ноутбуках, і жоден не знав про інший. Збережено обидва виправлення і те, що вони виправляли. Вирішіть щодо кожної відповіді, котра чинна; у тому, що ви запечатаєте, буде названо обидва, і ніщо не буде переписано. Якщо знати цього ви не можете, спитайте автора, а він спитає людину.</translation>
    </message>
    <message>
        <source>Names, contacts, the part on sexual violence and all files stay sealed with the two corrections: they are not opened here and not decided here.</source>
        <translation>Імена, контакти, частина про сексуальне насильство й усі файли лишаються запечатаними в обох виправленнях: тут їх не відкривають і щодо них не вирішують.</translation>
    </message>
    <message>
        <source>How it was decided, and whom you asked</source>
        <translation>Як це вирішено і кого ви спитали</translation>
    </message>
    <message>
        <source>&amp;Seal the decision</source>
        <translation>&amp;Запечатати рішення</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Consent: what both allow holds</source>
        <translation>Згода: чинне те, що дозволяють обидва</translation>
    </message>
    <message>
        <source>Correction {number}</source>
        <translation>Виправлення {number}</translation>
    </message>
    <message>
        <source>Revision {number}, sealed {time} by {author} on the laptop {code}</source>
        <translation>Редакція {number}, запечатано {time}, автор {author}, ноутбук {code}</translation>
    </message>
    <message>
        <source>Only the person decides about consent. Until they are asked, each of these counts as no.</source>
        <translation>Про згоду вирішує лише сама людина. Доки її не спитають, кожне з цього означає «ні».</translation>
    </message>
    <message numerus="yes">
        <source>%n answers are the same in both</source>
        <translation>
            <numerusform>В обох однакова %n відповідь</numerusform>
            <numerusform>В обох однакові %n відповіді</numerusform>
            <numerusform>В обох однакові %n відповідей</numerusform>
        </translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>відповіді немає</translation>
    </message>
</context>
<context>
    <name>Custody</name>
    <message>
        <source>Custody</source>
        <translation>Рух запису</translation>
    </message>
    <message>
        <source>Read it line by line</source>
        <translation>Прочитати рядок за рядком</translation>
    </message>
    <message>
        <source>{time} — {done}</source>
        <translation>{time} — {done}</translation>
    </message>
    <message>
        <source>Signed receipt of central: {time}</source>
        <translation>Підписана квитанція центру: {time}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>This day is not complete, or does not exist in this calendar.</source>
        <translation>День записано не повністю, або в цьому календарі такого дня немає.</translation>
    </message>
    <message>
        <source>This day does not exist. Write it as day.month.year, for example 17.03.2022.</source>
        <translation>Такого дня немає. Запишіть як день.місяць.рік, наприклад 17.03.2022.</translation>
    </message>
</context>
<context>
    <name>DateHint</name>
    <message>
        <source>A well-known day…</source>
        <extracomment>Offered without typing; of those of each year every one since the full-scale invasion. The date, and the event it is told by.</extracomment>
        <translation>Відомий день…</translation>
    </message>
    <message>
        <source>{question}: tell it by a well-known day</source>
        <translation>{question}: сказати через відомий день</translation>
    </message>
    <message>
        <source>These words say {date}. Take it</source>
        <translation>За цими словами: {date}. Узяти</translation>
    </message>
</context>
<context>
    <name>DatePartField</name>
    <message>
        <source>year</source>
        <translation>рік</translation>
    </message>
    <message>
        <source>Month: {question}</source>
        <translation>Місяць: {question}</translation>
    </message>
    <message>
        <source>Year: {question}</source>
        <translation>Рік: {question}</translation>
    </message>
    <message>
        <source>month</source>
        <translation>місяць</translation>
    </message>
    <message>
        <source>Write the year with four digits, for example 2022.</source>
        <translation>Запишіть рік чотирма цифрами, наприклад 2022.</translation>
    </message>
    <message>
        <source>Choose the month, too.</source>
        <translation>Виберіть також місяць.</translation>
    </message>
</context>
<context>
    <name>DateTimeField</name>
    <message>
        <source>Now</source>
        <translation>Зараз</translation>
    </message>
    <message>
        <source>Fill in the present moment</source>
        <translation>Вписати теперішній час</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>dd.mm.yyyy</source>
        <translation>дд.мм.рррр</translation>
    </message>
    <message>
        <source>Open the calendar</source>
        <translation>Відкрити календар</translation>
    </message>
</context>
<context>
    <name>DrawingDialog</name>
    <message>
        <source>Drawing</source>
        <translation>Малюнок</translation>
    </message>
    <message>
        <source>Blue ink</source>
        <translation>Синє чорнило</translation>
    </message>
    <message>
        <source>Red ink</source>
        <translation>Червоне чорнило</translation>
    </message>
    <message>
        <source>Black ink</source>
        <translation>Чорне чорнило</translation>
    </message>
    <message>
        <source>Take the last line back</source>
        <translation>Забрати останню лінію</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистити</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Keep the drawing</source>
        <translation>Зберегти малюнок</translation>
    </message>
    <message>
        <source>Leave without keeping the drawing?</source>
        <translation>Вийти й не зберігати малюнок?</translation>
    </message>
    <message>
        <source>The pen is down: the arrow keys draw, Space lifts it.</source>
        <translation>Перо опущене: стрілки малюють, пробіл піднімає його.</translation>
    </message>
    <message>
        <source>Draw with the mouse, a pen or a finger; or press Space and draw with the arrow keys.</source>
        <translation>Малюйте мишею, пером чи пальцем або натисніть пробіл і малюйте стрілками.</translation>
    </message>
</context>
<context>
    <name>EthiopianMonths</name>
    <message>
        <source>Meskerem</source>
        <translation>Мескерем</translation>
    </message>
    <message>
        <source>Tikimt</source>
        <translation>Тикимт</translation>
    </message>
    <message>
        <source>Hidar</source>
        <translation>Хидар</translation>
    </message>
    <message>
        <source>Tahsas</source>
        <translation>Тахсас</translation>
    </message>
    <message>
        <source>Tir</source>
        <translation>Тир</translation>
    </message>
    <message>
        <source>Yekatit</source>
        <translation>Єкатіт</translation>
    </message>
    <message>
        <source>Megabit</source>
        <translation>Меґабіт</translation>
    </message>
    <message>
        <source>Miazia</source>
        <translation>Міязія</translation>
    </message>
    <message>
        <source>Ginbot</source>
        <translation>Ґінбот</translation>
    </message>
    <message>
        <source>Sene</source>
        <translation>Сене</translation>
    </message>
    <message>
        <source>Hamle</source>
        <translation>Хамле</translation>
    </message>
    <message>
        <source>Nehase</source>
        <translation>Нехасе</translation>
    </message>
    <message>
        <source>Pagumen</source>
        <translation>Паґумен</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>This needs an answer, or a reason why there is none.</source>
        <extracomment>One key away on every question that may stay without an answer. Testimony is never learned by an input method nor offered again as a completion. Beside the label of a question that must be answered; its colour reads on light and on dark. The answer is complete and the next question may have the keyboard. Whether the question stands above the field; some say it in themselves. Whether there is something to answer; words alone are passed by.</extracomment>
        <translation>Тут потрібна відповідь або причина, чому її немає.</translation>
    </message>
    <message>
        <source>This answer does not fit the rule of the form.</source>
        <translation>Ця відповідь не відповідає правилу форми.</translation>
    </message>
    <message>
        <source>Needs an answer.</source>
        <translation>Потрібна відповідь.</translation>
    </message>
</context>
<context>
    <name>FormMedia</name>
    <message>
        <source>Picture: {what}</source>
        <extracomment>A picture of a question stands in this room at most; pressed, it is shown as large as the screen allows.</extracomment>
        <translation>Зображення: {what}</translation>
    </message>
    <message>
        <source>Press to see it larger.</source>
        <translation>Натисніть, щоб побачити більшим.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Прослухати</translation>
    </message>
    <message>
        <source>Listen: {what}</source>
        <translation>Прослухати: {what}</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Фільм</translation>
    </message>
    <message>
        <source>Film: {what}</source>
        <translation>Фільм: {what}</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Більше</translation>
    </message>
    <message>
        <source>Larger picture: {what}</source>
        <translation>Більше зображення: {what}</translation>
    </message>
    <message>
        <source>This film cannot be played here.</source>
        <translation>Цей фільм тут не можна відтворити.</translation>
    </message>
    <message>
        <source>The form names a picture that cannot be shown.</source>
        <translation>Форма називає зображення, яке не можна показати.</translation>
    </message>
    <message>
        <source>This sound cannot be played here.</source>
        <translation>Цей звук не можна тут відтворити.</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>Guidance</source>
        <translation>Пояснення</translation>
    </message>
    <message>
        <source>Guidance: {question}</source>
        <translation>Пояснення: {question}</translation>
    </message>
</context>
<context>
    <name>ImageMapField</name>
    <message>
        <source>Only in the list: {answers}</source>
        <extracomment>Gives a drawing of the form by the name that the form has for it; None where there is none that could be shown.</extracomment>
        <translation>Лише у списку: {answers}</translation>
    </message>
    <message>
        <source>Drawing: {question}</source>
        <translation>Малюнок: {question}</translation>
    </message>
    <message>
        <source>All its answers are in the list beside it.</source>
        <translation>Усі його відповіді є у списку поруч.</translation>
    </message>
</context>
<context>
    <name>InterviewScreen</name>
    <message>
        <source>Section {place} of {count}</source>
        <translation>Розділ {place} з {count}</translation>
    </message>
    <message>
        <source>Still to answer or correct: {count}</source>
        <translation>Ще відповісти або виправити: {count}</translation>
    </message>
    <message>
        <source>Everything that must be answered is answered.</source>
        <translation>На все обов’язкове є відповіді.</translation>
    </message>
    <message>
        <source>Not saved. {happened} {do}</source>
        <translation>Не збережено. {happened} {do}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не збережено</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Зберігаємо…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Збережено {time}</translation>
    </message>
    <message>
        <source>The account cannot begin yet: the reminders say why.</source>
        <translation>Починати розповідь ще не можна: чому, сказано в нагадуваннях.</translation>
    </message>
    <message>
        <source>Opening the interview…</source>
        <translation>Відкриваємо інтерв’ю…</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Запитання</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Розділи</translation>
    </message>
    <message>
        <source>Sound, files, reminders</source>
        <translation>Звук, файли, нагадування</translation>
    </message>
    <message>
        <source>Shared screen · Shift+F11 ends it</source>
        <translation>Спільний екран · Shift+F11 закінчує</translation>
    </message>
    <message>
        <source>Section {number}</source>
        <translation>Розділ {number}</translation>
    </message>
    <message>
        <source>Section {number}, page {place} of {places}</source>
        <translation>Розділ {number}, сторінка {place} з {places}</translation>
    </message>
</context>
<context>
    <name>IslamicMonths</name>
    <message>
        <source>Muharram</source>
        <translation>Мухаррам</translation>
    </message>
    <message>
        <source>Safar</source>
        <translation>Сафар</translation>
    </message>
    <message>
        <source>Rabi I</source>
        <translation>Рабі аль-авваль</translation>
    </message>
    <message>
        <source>Rabi II</source>
        <translation>Рабі ас-сані</translation>
    </message>
    <message>
        <source>Jumada I</source>
        <translation>Джумада аль-уля</translation>
    </message>
    <message>
        <source>Jumada II</source>
        <translation>Джумада ас-сані</translation>
    </message>
    <message>
        <source>Rajab</source>
        <translation>Раджаб</translation>
    </message>
    <message>
        <source>Shaban</source>
        <translation>Шаабан</translation>
    </message>
    <message>
        <source>Ramadan</source>
        <translation>Рамадан</translation>
    </message>
    <message>
        <source>Shawwal</source>
        <translation>Шавваль</translation>
    </message>
    <message>
        <source>Dhu al-Qadah</source>
        <translation>Зуль-каада</translation>
    </message>
    <message>
        <source>Dhu al-Hijjah</source>
        <translation>Зуль-хіджа</translation>
    </message>
</context>
<context>
    <name>LinesEdit</name>
    <message>
        <source>This text comes from another interview: it is not put in.</source>
        <translation>Цей текст з іншого інтерв’ю: його не вставлено.</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Recordings</source>
        <translation>Записи</translation>
    </message>
</context>
<context>
    <name>MapFold</name>
    <message>
        <source>Map</source>
        <translation>Мапа</translation>
    </message>
    <message>
        <source>Show the map: {question}</source>
        <translation>Показати мапу: {question}</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>Draw the map larger</source>
        <extracomment>Nearer than this one is in the city.</extracomment>
        <translation>Збільшити мапу</translation>
    </message>
    <message>
        <source>Draw the map smaller</source>
        <translation>Зменшити мапу</translation>
    </message>
    <message>
        <source>Show everything on the map</source>
        <translation>Показати на мапі все</translation>
    </message>
    <message>
        <source>Map: {question}</source>
        <translation>Мапа: {question}</translation>
    </message>
    <message>
        <source>Arrow keys push the map, plus and minus zoom, Enter takes the place in the middle, Backspace takes the last one back; or press with the mouse. The map knows cities only, no streets and no borders.</source>
        <translation>Стрілки рухають мапу, плюс і мінус змінюють масштаб, Enter бере місце посередині, Backspace забирає останнє; або натисніть мишею. На мапі є лише міста: вулиць і кордонів немає.</translation>
    </message>
    <message>
        <source>Arrow keys push the map, plus and minus zoom, Home shows everything. The map knows cities only, no streets and no borders.</source>
        <translation>Стрілки рухають мапу, плюс і мінус змінюють масштаб, Home показує все. На мапі є лише міста: вулиць і кордонів немає.</translation>
    </message>
    <message>
        <source>In the middle: {place} – {city}.</source>
        <translation>Посередині: {place} – {city}.</translation>
    </message>
    <message>
        <source>In the middle: {place} – {distance} km from {city}.</source>
        <translation>Посередині: {place} – {distance} км від міста {city}.</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>{number} km</source>
        <extracomment>So many names are read on one map, and no more. Where the keyboard is in the list beside the map. Latitude and longitude that were chosen. A mark that was pressed, by its place. Another part of the earth is in the middle now. Whether places are chosen; else only marks are.</extracomment>
        <translation>{number} км</translation>
    </message>
    <message>
        <source>{number} m</source>
        <translation>{number} м</translation>
    </message>
</context>
<context>
    <name>MatrixRow</name>
    <message>
        <source>Needs a decision</source>
        <translation>Потрібне рішення</translation>
    </message>
</context>
<context>
    <name>NotesField</name>
    <message>
        <source>Note of {time}</source>
        <translation>Нотатка о {time}</translation>
    </message>
    <message>
        <source>Notes with the time</source>
        <extracomment>Where in the sound we are: id of the recording and milliseconds; None while nothing is recorded.</extracomment>
        <translation>Нотатки з часом</translation>
    </message>
    <message>
        <source>A short note; Enter keeps it with the time you began to write</source>
        <translation>Коротка нотатка; Enter збереже її з часом, коли ви почали писати</translation>
    </message>
    <message>
        <source>New note with the time</source>
        <translation>Нова нотатка з часом</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Зберегти нотатку</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>One less: {question}</source>
        <translation>На один менше: {question}</translation>
    </message>
    <message>
        <source>One more: {question}</source>
        <translation>На один більше: {question}</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>{title}, done</source>
        <translation>{title}, заповнено</translation>
    </message>
    <message>
        <source>{title}, {answered} of {total}</source>
        <translation>{title}, {answered} з {total}</translation>
    </message>
    <message>
        <source>{title}, not begun</source>
        <translation>{title}, не розпочато</translation>
    </message>
    <message>
        <source>{title}, something is missing or wrong</source>
        <translation>{title}, чогось бракує або є помилка</translation>
    </message>
    <message>
        <source>{title}, closed</source>
        <translation>{title}, закрито</translation>
    </message>
</context>
<context>
    <name>OutlineSide</name>
    <message>
        <source>Sections</source>
        <translation>Розділи</translation>
    </message>
    <message>
        <source>Sections of the interview</source>
        <translation>Розділи інтерв’ю</translation>
    </message>
    <message>
        <source>Questions answered</source>
        <translation>Скільки є відповідей</translation>
    </message>
    <message>
        <source>Read through</source>
        <translation>Прочитати все</translation>
    </message>
    <message>
        <source>Read through and finish</source>
        <translation>Прочитати все й завершити</translation>
    </message>
    <message>
        <source>To the list of interviews</source>
        <translation>До списку інтерв’ю</translation>
    </message>
    <message>
        <source>Air raid: break, stop the sound, lock</source>
        <translation>Повітряна тривога: перерва, зупинка запису, блокування</translation>
    </message>
    <message>
        <source>Shared screen: the person sees it</source>
        <translation>Спільний екран: його бачить людина</translation>
    </message>
    <message>
        <source>Heard before?</source>
        <translation>Чи вже опитували?</translation>
    </message>
    <message>
        <source>Was this person heard before?</source>
        <translation>Чи цю людину вже опитували?</translation>
    </message>
    <message>
        <source>Services for the person</source>
        <translation>Послуги для людини</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done} з {count}</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Undo</source>
        <translation>Скасувати дію</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повернути дію</translation>
    </message>
    <message>
        <source>One question at a time</source>
        <translation>По одному запитанню</translation>
    </message>
    <message>
        <source>Show the questions one at a time, page by page, or all of a section</source>
        <translation>Показувати запитання по одному, сторінка за сторінкою, або весь розділ одразу</translation>
    </message>
    <message>
        <source>To the next question that needs an answer or a correction</source>
        <translation>До наступного запитання, де потрібна відповідь або виправлення</translation>
    </message>
    <message>
        <source>Language of the form</source>
        <translation>Мова форми</translation>
    </message>
    <message>
        <source>Language in which the form asks; answers stay as they are</source>
        <translation>Мова, якою форма запитує; відповіді лишаються, як є</translation>
    </message>
    <message>
        <source>As the program</source>
        <translation>Як у програмі</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Слухати</translation>
    </message>
    <message>
        <source>Listen: only the account, its times and marks · F5</source>
        <translation>Слухати: лише розповідь, час і позначки · F5</translation>
    </message>
    <message>
        <source>Structure the account</source>
        <translation>Структурувати розповідь</translation>
    </message>
    <message>
        <source>Make people, units, places, dates and incidents of the words of the account</source>
        <translation>Зробити зі слів розповіді осіб, підрозділи, місця, дати й події</translation>
    </message>
    <message>
        <source>Recipients…</source>
        <translation>Отримувачі…</translation>
    </message>
    <message>
        <source>Who may receive what, as a table</source>
        <translation>Хто і що може отримати, таблицею</translation>
    </message>
    <message>
        <source>Mark this place</source>
        <translation>Позначити це місце</translation>
    </message>
    <message>
        <source>Mark this place in the recording</source>
        <translation>Позначити це місце в записі</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Pages of the statement</source>
        <translation>Сторінки заяви</translation>
    </message>
</context>
<context>
    <name>PersianMonths</name>
    <message>
        <source>Farvardin</source>
        <translation>Фарвардін</translation>
    </message>
    <message>
        <source>Ordibehesht</source>
        <translation>Ордібехешт</translation>
    </message>
    <message>
        <source>Khordad</source>
        <translation>Хордад</translation>
    </message>
    <message>
        <source>Tir</source>
        <translation>Тір</translation>
    </message>
    <message>
        <source>Mordad</source>
        <translation>Мордад</translation>
    </message>
    <message>
        <source>Shahrivar</source>
        <translation>Шагрівар</translation>
    </message>
    <message>
        <source>Mehr</source>
        <translation>Мегр</translation>
    </message>
    <message>
        <source>Aban</source>
        <translation>Абан</translation>
    </message>
    <message>
        <source>Azar</source>
        <translation>Азар</translation>
    </message>
    <message>
        <source>Dey</source>
        <translation>Дей</translation>
    </message>
    <message>
        <source>Bahman</source>
        <translation>Бахман</translation>
    </message>
    <message>
        <source>Esfand</source>
        <translation>Есфанд</translation>
    </message>
</context>
<context>
    <name>Photographing</name>
    <message>
        <source>The photograph waits, and is kept by itself as soon as that is possible.</source>
        <translation>Знімок чекає і збережеться сам, щойно це стане можливо.</translation>
    </message>
    <message>
        <source>A photograph of before is not kept yet. Keep it now?</source>
        <translation>Попередній знімок ще не збережено. Зберегти його зараз?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Зберегти</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Викинути</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Пізніше</translation>
    </message>
</context>
<context>
    <name>PickerField</name>
    <message>
        <source>Choose</source>
        <translation>Виберіть</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>Settlement: new or old name, Ukrainian, Russian or Latin letters</source>
        <extracomment>Search begins this long after the last key.</extracomment>
        <translation>Населений пункт: нова чи стара назва, також російською або латинкою</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Виберіть</translation>
    </message>
    <message>
        <source>Code of the register: {code}</source>
        <translation>Код за КАТОТТГ: {code}</translation>
    </message>
    <message>
        <source>Not chosen from the register: raion and oblast are not certain.</source>
        <translation>Не вибрано з довідника: район і область не визначено.</translation>
    </message>
    <message>
        <source>Settlements found</source>
        <translation>Знайдені населені пункти</translation>
    </message>
</context>
<context>
    <name>PlacePin</name>
    <message>
        <source>How far off it may be, metres</source>
        <extracomment>Codes of the list of methods that this widget knows. Nobody knows a described place better than that.</extracomment>
        <translation>Похибка, метрів</translation>
    </message>
    <message>
        <source>{question}: how far off, metres</source>
        <translation>{question}: похибка, метрів</translation>
    </message>
    <message>
        <source>As described:</source>
        <translation>За описом:</translation>
    </message>
    <message>
        <source>{question}: kilometres from a city</source>
        <translation>{question}: кілометрів від міста</translation>
    </message>
    <message>
        <source>km</source>
        <translation>км</translation>
    </message>
    <message>
        <source>north of</source>
        <translation>на північ від</translation>
    </message>
    <message>
        <source>north-east of</source>
        <translation>на північний схід від</translation>
    </message>
    <message>
        <source>east of</source>
        <translation>на схід від</translation>
    </message>
    <message>
        <source>south-east of</source>
        <translation>на південний схід від</translation>
    </message>
    <message>
        <source>south of</source>
        <translation>на південь від</translation>
    </message>
    <message>
        <source>south-west of</source>
        <translation>на південний захід від</translation>
    </message>
    <message>
        <source>west of</source>
        <translation>на захід від</translation>
    </message>
    <message>
        <source>north-west of</source>
        <translation>на північний захід від</translation>
    </message>
    <message>
        <source>{question}: on which side of a city</source>
        <translation>{question}: з якого боку міста</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Місто</translation>
    </message>
    <message>
        <source>{question}: city</source>
        <translation>{question}: місто</translation>
    </message>
    <message>
        <source>Put the pin there</source>
        <translation>Поставити там позначку</translation>
    </message>
    <message>
        <source>{question}: put the pin there</source>
        <translation>{question}: поставити там позначку</translation>
    </message>
</context>
<context>
    <name>PointField</name>
    <message>
        <source>Latitude</source>
        <translation>Широта</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Довгота</translation>
    </message>
    <message>
        <source>Altitude, m</source>
        <translation>Висота, м</translation>
    </message>
    <message>
        <source>Accuracy, m</source>
        <translation>Точність, м</translation>
    </message>
    <message>
        <source>Write the latitude (−90 to 90) and the longitude (−180 to 180), such as 50.4501 and 30.5234.</source>
        <translation>Запишіть широту (від −90 до 90) і довготу (від −180 до 180), наприклад 50.4501 і 30.5234.</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Somebody came</source>
        <extracomment>After the seven marks. ``came`` or ``left`` was written down.</extracomment>
        <translation>Хтось зайшов</translation>
    </message>
    <message>
        <source>Somebody left</source>
        <translation>Хтось вийшов</translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>Clear</source>
        <extracomment>Of the text of a number; and how far before and after the point its first digit may stand. Words along one slider; more do not stand side by side.</extracomment>
        <translation>Очистити</translation>
    </message>
    <message>
        <source>Clear: {question}</source>
        <translation>Очистити: {question}</translation>
    </message>
</context>
<context>
    <name>RankField</name>
    <message>
        <source>Move up</source>
        <translation>Вище</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Нижче</translation>
    </message>
    <message>
        <source>This order is right</source>
        <translation>Порядок правильний</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистити</translation>
    </message>
    <message>
        <source>Ctrl and arrow up</source>
        <translation>Ctrl і стрілка вгору</translation>
    </message>
    <message>
        <source>Ctrl and arrow down</source>
        <translation>Ctrl і стрілка вниз</translation>
    </message>
</context>
<context>
    <name>ReadCard</name>
    <message>
        <source>Change</source>
        <translation>Змінити</translation>
    </message>
    <message>
        <source>Change: {section}</source>
        <translation>Змінити: {section}</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Відповіді ще немає</translation>
    </message>
    <message numerus="yes">
        <source>%n more questions were left without an answer.</source>
        <translation>
            <numerusform>Ще %n запитання лишилося без відповіді.</numerusform>
            <numerusform>Ще %n запитання лишилися без відповіді.</numerusform>
            <numerusform>Ще %n запитань лишилося без відповіді.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadThroughScreen</name>
    <message>
        <source>Read-through</source>
        <translation>Прочитання</translation>
    </message>
    <message>
        <source>Read this to the person slowly. Whatever is not right is changed before the statement is made.</source>
        <translation>Прочитайте це особі повільно. Усе, що не так, виправляють до складання заяви.</translation>
    </message>
    <message>
        <source>Missing before sealing: {count}</source>
        <translation>Бракує до запечатування: {count}</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Нічого не бракує</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>Назад до запитань</translation>
    </message>
    <message>
        <source>Consent card…</source>
        <translation>Картка згоди…</translation>
    </message>
    <message>
        <source>Print a consent card for the person</source>
        <translation>Надрукувати картку згоди для людини</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>На папері…</translation>
    </message>
    <message>
        <source>Print this form with what is written down already</source>
        <translation>Надрукувати цю форму з тим, що вже записано</translation>
    </message>
    <message>
        <source>Make the statement</source>
        <translation>Скласти заяву</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Delivered interviews</source>
        <translation>Доставлені інтерв’ю</translation>
    </message>
    <message>
        <source>Choose an interview at the left, or fetch what was delivered.</source>
        <translation>Виберіть інтерв’ю ліворуч або заберіть доставлене.</translation>
    </message>
    <message>
        <source>Sealed {sealed} by {author} on device {device}, revision {revision}.</source>
        <translation>Запечатано {sealed}, автор {author}, пристрій {device}, редакція {revision}.</translation>
    </message>
    <message>
        <source>Notes of the account</source>
        <translation>Нотатки до розповіді</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Стенограми</translation>
    </message>
    <message>
        <source>Exhibits from hand to hand</source>
        <translation>Речі з рук у руки</translation>
    </message>
    <message>
        <source>To do, as the author’s laptop lists it</source>
        <translation>Що зробити, за переліком із ноутбука автора</translation>
    </message>
    <message>
        <source>Words of the account and what was made of them</source>
        <translation>Слова розповіді й те, що з них зроблено</translation>
    </message>
    <message>
        <source>seal {number}</source>
        <translation>пломба {number}</translation>
    </message>
    <message>
        <source>signed by both</source>
        <translation>підписали обоє</translation>
    </message>
    <message>
        <source>not signed by both</source>
        <translation>підписали не обоє</translation>
    </message>
    <message>
        <source>a card that is not opened here</source>
        <translation>картка, яку тут не відкрито</translation>
    </message>
</context>
<context>
    <name>ReasonButton</name>
    <message>
        <source>There is an answer</source>
        <translation>Відповідь є</translation>
    </message>
    <message>
        <source>No answer…</source>
        <translation>Немає відповіді…</translation>
    </message>
    <message>
        <source>Why there is no answer</source>
        <translation>Чому немає відповіді</translation>
    </message>
</context>
<context>
    <name>ReceivedModel</name>
    <message>
        <source>stays with its author</source>
        <translation>лишається в автора</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>згоду відкликано</translation>
    </message>
</context>
<context>
    <name>ReceivedScreen</name>
    <message>
        <source>Fetching: {size} MB so far</source>
        <translation>Забираємо: уже {size} МБ</translation>
    </message>
    <message numerus="yes">
        <source>%n new interviews.</source>
        <translation>
            <numerusform>%n нове інтерв’ю.</numerusform>
            <numerusform>%n нові інтерв’ю.</numerusform>
            <numerusform>%n нових інтерв’ю.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived damaged and were not kept.</source>
        <translation>
            <numerusform>%n надійшло пошкодженим, його не збережено.</numerusform>
            <numerusform>%n надійшли пошкодженими, їх не збережено.</numerusform>
            <numerusform>%n надійшли пошкодженими, їх не збережено.</numerusform>
        </translation>
    </message>
    <message>
        <source>The note was sent. It reaches the author’s laptop when that connects.</source>
        <translation>Зауваження надіслано. Воно надійде на ноутбук автора, коли той буде на зв’язку.</translation>
    </message>
    <message>
        <source>Delivered interviews</source>
        <translation>Доставлені інтерв’ю</translation>
    </message>
    <message>
        <source>The person narrowed the consent. Do not use or pass on this revision: revision {number} takes its place.</source>
        <translation>Особа звузила згоду. Не використовуйте й не передавайте цю редакцію: замість неї чинна редакція {number}.</translation>
    </message>
    <message>
        <source>The person did not agree that this interview leaves. Nothing but these decisions is here, and nothing of it will come. Do not ask the author for its content.</source>
        <translation>Особа не погодилася, щоб це інтерв’ю кудись передавали. Тут є лише ці рішення, і більше нічого не надійде. Не просіть в автора змісту.</translation>
    </message>
    <message>
        <source>It is about the interview {number}.</source>
        <translation>Це стосується інтерв’ю {number}.</translation>
    </message>
    <message>
        <source>Have the author destroy notes on paper that were taken before the person said no.</source>
        <translation>Попросіть автора знищити паперові нотатки, зроблені до того, як особа відмовилася.</translation>
    </message>
    <message>
        <source>The person has withdrawn the consent to this interview: it is not opened any more. Use and pass on nothing of it; whoever answers for it decides what the law requires to be kept.</source>
        <translation>Особа відкликала згоду на це інтерв’ю: його більше не відкривають. Нічого з нього не використовуйте й не передавайте; що саме вимагає зберігати закон, вирішує той, хто за це відповідає.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>усі</translation>
    </message>
    <message>
        <source>The person said: {change}. Recipients: {names}.</source>
        <translation>Особа сказала: {change}. Отримувачі: {names}.</translation>
    </message>
    <message>
        <source>{task} Done there.</source>
        <translation>{task} Там це зроблено.</translation>
    </message>
    <message numerus="yes">
        <source>%n additions and refusals.</source>
        <translation>
            <numerusform>%n доповнення або відмова.</numerusform>
            <numerusform>%n доповнення або відмови.</numerusform>
            <numerusform>%n доповнень або відмов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Interviews of which consent was withdrawn: {count}.</source>
        <translation>Інтерв’ю, згоду на які відкликано: {count}.</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>Recordings and notes</source>
        <translation>Записи й зауваження</translation>
    </message>
    <message numerus="yes">
        <source>%n interviews</source>
        <translation>
            <numerusform>%n інтерв’ю</numerusform>
            <numerusform>%n інтерв’ю</numerusform>
            <numerusform>%n інтерв’ю</numerusform>
        </translation>
    </message>
    <message>
        <source>Find by number or words</source>
        <translation>Знайти за номером або словами</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Зупинити</translation>
    </message>
    <message>
        <source>Fetch from central</source>
        <translation>Забрати з центру</translation>
    </message>
    <message>
        <source>&amp;Assignments…</source>
        <translation>&amp;Завдання…</translation>
    </message>
    <message>
        <source>&amp;Evidence package…</source>
        <translation>&amp;Пакет доказів…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Note to the author</source>
        <translation>Зауваження авторові</translation>
    </message>
    <message>
        <source>Please correct or add</source>
        <translation>Прошу виправити або доповнити</translation>
    </message>
    <message>
        <source>Send the note</source>
        <translation>Надіслати зауваження</translation>
    </message>
</context>
<context>
    <name>RecordingCard</name>
    <message>
        <source>Listen to recording {number} · {length}</source>
        <translation>Слухати запис {number} · {length}</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Стенограма</translation>
    </message>
    <message>
        <source>Transcript of recording {number}</source>
        <translation>Стенограма запису {number}</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>No answer yet: {question}</source>
        <translation>Ще немає відповіді: {question}</translation>
    </message>
    <message>
        <source>The answer does not fit: {question}</source>
        <translation>Відповідь не відповідає правилу: {question}</translation>
    </message>
    <message>
        <source>No consent yet: {question}</source>
        <translation>Ще немає згоди: {question}</translation>
    </message>
    <message>
        <source>This form does not ask for consent.</source>
        <translation>Ця форма не запитує згоди.</translation>
    </message>
    <message>
        <source>{rule} (awaits a lawyer’s confirmation)</source>
        <translation>{rule} (очікує підтвердження юриста)</translation>
    </message>
</context>
<context>
    <name>ReminderList</name>
    <message>
        <source>Shared screen. Shift+F11 opens this list again.</source>
        <translation>Спільний екран. Shift+F11 знову відкриє цей перелік.</translation>
    </message>
    <message>
        <source>Nothing to remind of now.</source>
        <translation>Зараз нагадувати нема про що.</translation>
    </message>
</context>
<context>
    <name>ReminderRow</name>
    <message>
        <source>Go there: {what}</source>
        <translation>Перейти: {what}</translation>
    </message>
    <message>
        <source>Change the reason</source>
        <translation>Змінити причину</translation>
    </message>
    <message>
        <source>Go on, and write why</source>
        <translation>Іти далі й записати, чому</translation>
    </message>
    <message>
        <source>Why the interview goes on: {what}</source>
        <translation>Чому інтерв’ю триває: {what}</translation>
    </message>
</context>
<context>
    <name>RepeatCard</name>
    <message>
        <source>{what}: fold</source>
        <translation>{what}: згорнути</translation>
    </message>
    <message>
        <source>{what}: unfold</source>
        <translation>{what}: розгорнути</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Вилучити</translation>
    </message>
    <message>
        <source>Remove: {what}</source>
        <translation>Вилучити: {what}</translation>
    </message>
</context>
<context>
    <name>RepeatTable</name>
    <message>
        <source>no answer</source>
        <extracomment>What a cell may be written in; all else is answered on its card. Stands for an answer that is shown on its card only, and there when somebody asks; as long for all of them. Gives the question of a cell, for the delegate.</extracomment>
        <translation>без відповіді</translation>
    </message>
    <message>
        <source>Needs an answer.</source>
        <translation>Потрібна відповідь.</translation>
    </message>
    <message>
        <source>Does not fit the rule of the form.</source>
        <translation>Не відповідає правилу форми.</translation>
    </message>
    <message>
        <source>Table: {what}</source>
        <extracomment>So many lines are seen at once; the rest scrolls inside the table.</extracomment>
        <translation>Таблиця: {what}</translation>
    </message>
    <message>
        <source>Arrows go from cell to cell, typing writes, Enter opens a cell. What does not fit into a cell opens on its card.</source>
        <translation>Стрілки ведуть від клітинки до клітинки, друк одразу пише, Enter відкриває клітинку. Що не вміщується в клітинку, відкривається на картці.</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>Вилучити рядок</translation>
    </message>
    <message>
        <source>Remove: {what} {number}</source>
        <translation>Вилучити: {what} {number}</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Відкрити картку</translation>
    </message>
    <message>
        <source>Open the card: {what} {number}</source>
        <translation>Відкрити картку: {what} {number}</translation>
    </message>
</context>
<context>
    <name>RepeatView</name>
    <message>
        <source>Add: {what}</source>
        <extracomment>Makes what holds blocks, for whoever must not know how.</extracomment>
        <translation>Додати: {what}</translation>
    </message>
    <message>
        <source>As cards</source>
        <translation>Картками</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Таблицею</translation>
    </message>
    <message>
        <source>Show as cards: {what}</source>
        <translation>Показати картками: {what}</translation>
    </message>
    <message>
        <source>Show as a table: {what}</source>
        <translation>Показати таблицею: {what}</translation>
    </message>
</context>
<context>
    <name>Resuming</name>
    <message>
        <source>Another sitting? What has changed since the last one:</source>
        <extracomment>What each button leads to: who is there, how the person is, where it takes place. Name of the question to go to.</extracomment>
        <translation>Ще одна зустріч? Що змінилося від попередньої:</translation>
    </message>
    <message>
        <source>The consent holds</source>
        <translation>Згода чинна</translation>
    </message>
    <message>
        <source>The person has said so today</source>
        <translation>Людина підтвердила це сьогодні</translation>
    </message>
    <message>
        <source>Who is there</source>
        <translation>Хто поруч</translation>
    </message>
    <message>
        <source>How the person is</source>
        <translation>Стан людини</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Місце</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не зараз</translation>
    </message>
</context>
<context>
    <name>ReviewNotes</name>
    <message>
        <source>Notes of the coordinator</source>
        <translation>Зауваження координатора</translation>
    </message>
    <message>
        <source>The coordinator asks for a correction or an addition.</source>
        <translation>Координатор просить виправити або доповнити.</translation>
    </message>
</context>
<context>
    <name>SealedCard</name>
    <message>
        <source>The interview is sealed</source>
        <translation>Інтерв’ю запечатано</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Переглянути</translation>
    </message>
    <message>
        <source>Look at the sealed interview</source>
        <translation>Переглянути запечатане інтерв’ю</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>До списку</translation>
    </message>
    <message>
        <source>To the list of interviews</source>
        <translation>До списку інтерв’ю</translation>
    </message>
    <message>
        <source>It waits to be delivered. Nothing in it can be changed; a correction is a new revision.</source>
        <translation>Воно чекає на доставку. Змінити в ньому вже нічого не можна; виправлення — це нова редакція.</translation>
    </message>
    <message>
        <source>It stays on this laptop. What had not left of the earlier revision stays here too, and central is told that consent was withdrawn. Nothing in it can be changed; a correction is a new revision.</source>
        <translation>Воно лишається на цьому ноутбуці. Усе з попередньої редакції, що не було відправлено, теж лишається тут, а центр дізнається, що згоду відкликано. Змінити в ньому вже нічого не можна; виправлення — це нова редакція.</translation>
    </message>
    <message>
        <source>It stays on this laptop: the person did not agree that it goes to the register. Nothing in it can be changed; a correction is a new revision.</source>
        <translation>Воно лишається на цьому ноутбуці: особа не погодилася, щоб його внесли до реєстру. Змінити в ньому вже нічого не можна; виправлення — це нова редакція.</translation>
    </message>
    <message>
        <source>Seal: {digest}</source>
        <translation>Печать: {digest}</translation>
    </message>
    <message>
        <source>It waits to be delivered, and so does what was kept back of earlier revisions while consent was withdrawn. Nothing in it can be changed; a correction is a new revision.</source>
        <translation>Воно чекає на доставку, і так само те, що не відправлялося з попередніх редакцій, поки згоду було відкликано. Змінити в ньому вже нічого не можна; виправлення — це нова редакція.</translation>
    </message>
    <message>
        <source>It waits to be delivered. What had not left of the earlier revision stays here, and central is told that consent was withdrawn. Nothing in it can be changed; a correction is a new revision.</source>
        <translation>Воно чекає на доставку. Те з попередньої редакції, що не було відправлено, лишається тут, а центр дізнається, що згоду відкликано. Змінити в ньому вже нічого не можна; виправлення — це нова редакція.</translation>
    </message>
</context>
<context>
    <name>SealedScreen</name>
    <message>
        <source>Revision {number}</source>
        <translation>Редакція {number}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Назад до списку</translation>
    </message>
    <message>
        <source>Record card…</source>
        <translation>Картка запису…</translation>
    </message>
    <message>
        <source>Print the record card</source>
        <translation>Надрукувати картку запису</translation>
    </message>
    <message>
        <source>Change of consent…</source>
        <translation>Зміна згоди…</translation>
    </message>
    <message>
        <source>The person changes or withdraws consent</source>
        <translation>Людина змінює або відкликає згоду</translation>
    </message>
    <message>
        <source>Pass on…</source>
        <translation>Передати…</translation>
    </message>
    <message>
        <source>Pass on to whom the person agreed</source>
        <translation>Передати тим, на кого людина погодилася</translation>
    </message>
    <message>
        <source>Make a correction</source>
        <translation>Зробити виправлення</translation>
    </message>
    <message>
        <source>Make an addition</source>
        <translation>Зробити доповнення</translation>
    </message>
    <message>
        <source>Make an addition: a new revision that begins empty and names this one</source>
        <translation>Зробити доповнення: нова редакція, яка починається порожньою й посилається на цю</translation>
    </message>
    <message>
        <source>Make a correction: a new revision</source>
        <translation>Зробити виправлення: нова редакція</translation>
    </message>
    <message>
        <source>Opening the interview…</source>
        <translation>Відкриваємо інтерв’ю…</translation>
    </message>
    <message>
        <source>Closed: only the coordinator can read it now.

What was sealed is kept whole, and goes on to be delivered. If something has to be corrected or added, make an addition: it begins with empty questions, because the earlier answers can no longer be opened here, and names this interview.</source>
        <translation>Закрито: тепер його може прочитати лише координатор.

Запечатане збережено повністю, і його буде доставлено, як завжди. Якщо треба щось виправити або додати, зробіть доповнення: воно починається з порожніх запитань, бо попередніх відповідей тут уже не відкрити, і посилається на це інтерв’ю.</translation>
    </message>
    <message>
        <source>The pages of the statement can no longer be opened on this laptop.</source>
        <translation>Сторінки заяви на цьому ноутбуці вже не відкрити.</translation>
    </message>
    <message>
        <source>Digest of the statement: {digest}</source>
        <translation>Контрольна сума заяви: {digest}</translation>
    </message>
    <message>
        <source>Closed {time}: it can no longer be opened on this laptop.</source>
        <translation>Закрито {time}: на цьому ноутбуці його вже не можна відкрити.</translation>
    </message>
    <message>
        <source>Consent was withdrawn in a later revision: what had not left stays here, and central is told.</source>
        <translation>У пізнішій редакції згоду відкликано: що не було відправлено, лишається тут, а центр про це дізнається.</translation>
    </message>
    <message>
        <source>Delivery waits: the person took back or narrowed the consent. Finish the correction that was begun and seal it; then what they agree to now leaves.</source>
        <translation>Передавання чекає: особа відкликала або звузила згоду. Завершіть почате виправлення й запечатайте його; тоді вийде те, на що особа погоджується тепер.</translation>
    </message>
    <message>
        <source>Sealed {sealed}. Delivered {delivered}; central signed a receipt.</source>
        <translation>Запечатано {sealed}. Доставлено {delivered}; центр підписав квитанцію.</translation>
    </message>
    <message>
        <source>Sealed {sealed}. It waits to be delivered.</source>
        <translation>Запечатано {sealed}. Чекає на доставку.</translation>
    </message>
    <message>
        <source>Sealed {sealed}. It stays on this laptop, as the person decided.</source>
        <translation>Запечатано {sealed}. Лишається на цьому ноутбуці, як вирішила особа.</translation>
    </message>
    <message>
        <source>Sealed {sealed}. Central did not take it. {happened} {do}</source>
        <translation>Запечатано {sealed}. Центр його не прийняв. {happened} {do}</translation>
    </message>
    <message>
        <source>Sealed {sealed}.</source>
        <translation>Запечатано {sealed}.</translation>
    </message>
</context>
<context>
    <name>SelectBoxField</name>
    <message>
        <source>Choose or type to search</source>
        <translation>Виберіть або почніть писати</translation>
    </message>
</context>
<context>
    <name>SelectMultipleField</name>
    <message>
        <source>Find in the list</source>
        <translation>Знайти у списку</translation>
    </message>
    <message>
        <source>Find in the list: {question}</source>
        <translation>Знайти у списку: {question}</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Виберіть</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Reminders</source>
        <translation>Нагадування</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файли</translation>
    </message>
    <message>
        <source>Sound: recording now</source>
        <translation>Звук: триває запис</translation>
    </message>
    <message>
        <source>Photos and documents</source>
        <translation>Фото й документи</translation>
    </message>
    <message>
        <source>Reminders and problems: {count}</source>
        <translation>Нагадування й помилки: {count}</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Sign here with the mouse, a pen or a finger</source>
        <extracomment>Ink on paper: the same in the dark theme, because the paper that comes of it is white.</extracomment>
        <translation>Підпишіться тут мишею, пером або пальцем</translation>
    </message>
    <message>
        <source>Place to sign</source>
        <translation>Місце для підпису</translation>
    </message>
    <message>
        <source>Needs a mouse, a pen or a finger. Without them, sign on paper and attach the scan.</source>
        <translation>Потрібні миша, перо або палець. Без них підпишіться на папері й додайте скан.</translation>
    </message>
</context>
<context>
    <name>SigningScreen</name>
    <message>
        <source>Missing before sealing: {count}</source>
        <translation>Бракує до запечатування: {count}</translation>
    </message>
    <message>
        <source>Everything is here. The interview can be sealed.</source>
        <translation>Усе на місці. Інтерв’ю можна запечатати.</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Запечатано</translation>
    </message>
    <message>
        <source>Signatures and seal</source>
        <translation>Підписи й печать</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Підписи</translation>
    </message>
    <message>
        <source>Each signature is bound to these pages: {digest}</source>
        <translation>Кожен підпис прив’язано до цих сторінок: {digest}</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Хто підписує</translation>
    </message>
    <message>
        <source>Back to the statement</source>
        <translation>Назад до заяви</translation>
    </message>
    <message>
        <source>Seal the interview</source>
        <translation>Запечатати інтерв’ю</translation>
    </message>
    <message>
        <source>The seal is being set</source>
        <translation>Запечатуємо</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Чого бракує</translation>
    </message>
    <message>
        <source>Seal and destroy</source>
        <translation>Запечатати і знищити</translation>
    </message>
    <message>
        <source>not signed yet</source>
        <translation>ще без підпису</translation>
    </message>
    <message>
        <source>may sign</source>
        <translation>може підписати</translation>
    </message>
    <message>
        <source>does not sign</source>
        <translation>не підписує</translation>
    </message>
    <message>
        <source>signed on paper</source>
        <translation>підпис на папері</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>підпис є</translation>
    </message>
    <message>
        <source>Interviewed person</source>
        <translation>Опитана особа</translation>
    </message>
    <message>
        <source>Legal guardian</source>
        <translation>Законний представник</translation>
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
        <source>Another person present</source>
        <translation>Інша присутня особа</translation>
    </message>
    <message>
        <source>{who}: a signature, or the reason why there is none</source>
        <translation>{who}: підпис або причина, чому його немає</translation>
    </message>
    <message>
        <source>Scan of the signed paper</source>
        <translation>Скан підписаного паперу</translation>
    </message>
</context>
<context>
    <name>StatementScreen</name>
    <message>
        <source>The statement is being made…</source>
        <translation>Складаємо заяву…</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Заява</translation>
    </message>
    <message>
        <source>In Ukrainian</source>
        <translation>Українською</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>Англійською</translation>
    </message>
    <message>
        <source>In Ukrainian, then in English</source>
        <translation>Українською, потім англійською</translation>
    </message>
    <message>
        <source>Language of the statement</source>
        <translation>Мова заяви</translation>
    </message>
    <message>
        <source>The person reads these pages or hears them read. Signatures stand under them.</source>
        <translation>Особа читає ці сторінки або слухає, як їх читають. Під ними ставлять підписи.</translation>
    </message>
    <message>
        <source>Digest of these pages: {digest}</source>
        <translation>Контрольна сума цих сторінок: {digest}</translation>
    </message>
    <message>
        <source>Correct something</source>
        <translation>Виправити щось</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Надрукувати…</translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation>Надрукувати заяву</translation>
    </message>
    <message>
        <source>A printer and this computer’s print queue may keep what they print.</source>
        <translation>Принтер і черга друку цього комп’ютера можуть зберегти те, що друкують.</translation>
    </message>
    <message>
        <source>To the signatures</source>
        <translation>До підписів</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Hide the answer</source>
        <extracomment>No answer is longer; a pasted book is cut here instead of filling the disk. What a number on a card or a telephone is written with.</extracomment>
        <translation>Сховати відповідь</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Показати відповідь</translation>
    </message>
</context>
<context>
    <name>TimeEdit</name>
    <message>
        <source>hh:mm</source>
        <translation>гг:хх</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Час доби</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>This is no time of day. Write it as hours:minutes, for example 05:40.</source>
        <translation>Це не схоже на час. Запишіть як години:хвилини, наприклад 05:40.</translation>
    </message>
</context>
<context>
    <name>TraceField</name>
    <message>
        <source>One point to a line: latitude, longitude, and where known altitude and accuracy. Points: {count}.</source>
        <translation>Одна точка на рядок: широта, довгота і, якщо відомо, висота й точність. Точок: {count}.</translation>
    </message>
    <message>
        <source>A shape needs three points or more, each as latitude and longitude. Until then the answer stays.</source>
        <translation>Ділянка потребує щонайменше трьох точок, кожна з широтою й довготою. Доти відповідь лишається, як була.</translation>
    </message>
    <message>
        <source>A line needs two points or more, each as latitude and longitude. Until then the answer stays.</source>
        <translation>Лінія потребує щонайменше двох точок, кожна з широтою й довготою. Доти відповідь лишається, як була.</translation>
    </message>
</context>
<context>
    <name>UploadField</name>
    <message>
        <source>Choose a picture…</source>
        <extracomment>The name that was asked about last, and whether there was an answer to that. What has the keyboard while a file is taken in, if it was here before.</extracomment>
        <translation>Вибрати фото…</translation>
    </message>
    <message>
        <source>Choose a sound…</source>
        <translation>Вибрати звук…</translation>
    </message>
    <message>
        <source>Choose a film…</source>
        <translation>Вибрати відео…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Вибрати файл…</translation>
    </message>
    <message>
        <source>Photograph…</source>
        <translation>Сфотографувати…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Записати</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Зупинити й зберегти</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Підписати…</translation>
    </message>
    <message>
        <source>Draw…</source>
        <translation>Намалювати…</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Переглянути</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Переглянути</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Прослухати</translation>
    </message>
    <message>
        <source>Draw on it…</source>
        <translation>Позначити на ньому…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Вилучити</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Без файлу</translation>
    </message>
    <message>
        <source>A place or an object is on it</source>
        <translation>На ньому місце чи предмет</translation>
    </message>
    <message>
        <source>Injuries are on it</source>
        <translation>На ньому ушкодження</translation>
    </message>
    <message>
        <source>A person is on it</source>
        <translation>На ньому особа</translation>
    </message>
    <message>
        <source>A file is added here when an interview is taken with this form.</source>
        <translation>Файл додають тут, коли за цією формою проводять інтерв’ю.</translation>
    </message>
    <message>
        <source>The file is being encrypted and taken in…</source>
        <translation>Файл шифруємо й додаємо…</translation>
    </message>
    <message>
        <source>The answer is being recorded. What is heard is encrypted at once.</source>
        <translation>Відповідь записується. Почуте одразу шифрується.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Запис</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Підпис</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Малюнок</translation>
    </message>
    <message>
        <source>There is no consent to sound. Ask in the section on consent first.</source>
        <translation>На запис звуку немає згоди. Спершу запитайте в розділі про згоду.</translation>
    </message>
    <message>
        <source>The interview is being recorded, and what is said now is in that recording. Stop it first to record this answer by itself.</source>
        <translation>Інтерв’ю записується, і сказане зараз є в тому записі. Спершу зупиніть його, щоб записати цю відповідь окремо.</translation>
    </message>
    <message>
        <source>This file cannot be played here. It is kept unchanged.</source>
        <translation>Цей файл тут не можна відтворити. Він зберігається без змін.</translation>
    </message>
    <message>
        <source>The file that stood here was taken out of the interview. Add it again.</source>
        <translation>Файл, що був тут, вилучено з інтерв’ю. Додайте його ще раз.</translation>
    </message>
    <message>
        <source>What is drawn goes into the vault encrypted.</source>
        <translation>Намальоване йде до сховища зашифрованим.</translation>
    </message>
    <message>
        <source>The original stays unchanged; its copy goes into the vault encrypted.</source>
        <translation>Оригінал лишається незмінним, а його копія йде до сховища зашифрованою.</translation>
    </message>
    <message>
        <source>This file cannot be shown here. It is kept unchanged.</source>
        <translation>Цей файл тут показати не можна. Він зберігається незмінним.</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic);;All files (*)</source>
        <translation>Фото (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Sound (*.mp3 *.m4a *.ogg *.opus *.wav *.flac *.amr *.aac);;All files (*)</source>
        <translation>Звук (*.mp3 *.m4a *.ogg *.opus *.wav *.flac *.amr *.aac);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Films (*.mp4 *.mov *.avi *.mkv *.webm *.3gp);;All files (*)</source>
        <translation>Відео (*.mp4 *.mov *.avi *.mkv *.webm *.3gp);;Усі файли (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>There is no consent to photographs of injuries, or not to photographs of the person although this question counts as identity. Ask in the section on consent first.</source>
        <translation>Немає згоди на фото ушкоджень або на фото особи, хоча це запитання належить до даних про особу. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>There is no consent to photographs of the person. Ask in the section on consent first.</source>
        <translation>Згоди на фото особи немає. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>This question counts as identity, so a photograph needs the consent to photographs of the person. Ask in the section on consent first.</source>
        <translation>Це запитання належить до даних про особу, тому для фото потрібна згода на фото особи. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>A sound needs the consent to sound and to copies of documents. Ask in the section on consent first.</source>
        <translation>Для звуку потрібна згода на аудіозапис і на копіювання документів. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>A film needs the consent to sound, to film, to photographs of the person and to copies of documents. Ask in the section on consent first.</source>
        <translation>Для відео потрібна згода на аудіозапис, відеозапис, фото особи та копії документів. Спершу запитайте в розділі про згоду.</translation>
    </message>
    <message>
        <source>There is no consent to copies of documents. Ask in the section on consent first.</source>
        <translation>Згоди на копіювання документів немає. Спершу запитайте про неї в розділі про згоду.</translation>
    </message>
    <message>
        <source>Take this file out of the interview?</source>
        <translation>Вилучити цей файл з інтерв’ю?</translation>
    </message>
    <message>
        <source>It stays sealed with the interview that this one corrects.</source>
        <translation>Він лишиться запечатаним з інтерв’ю, яке це виправляє.</translation>
    </message>
    <message>
        <source>Undo brings it back until the interview is sealed or the consent to it is withdrawn. Taken out for good, the copy in the vault can be opened by nobody from now on.</source>
        <translation>Скасування поверне його, доки інтерв’ю не запечатано й згоду на нього не відкликано. Якщо вилучити назавжди, копію у сховищі відтепер не відкриє ніхто.</translation>
    </message>
    <message>
        <source>Take out for good</source>
        <translation>Вилучити назавжди</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Залишити</translation>
    </message>
</context>
<context>
    <name>WaysToSign</name>
    <message>
        <source>Sign here</source>
        <translation>Підписати тут</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>Підпис на папері</translation>
    </message>
    <message>
        <source>Does not sign</source>
        <translation>Не підписує</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Спочатку</translation>
    </message>
    <message>
        <source>Sign again on clean paper</source>
        <translation>Підписати знову на чистому аркуші</translation>
    </message>
    <message>
        <source>Keep this signature</source>
        <translation>Зберегти підпис</translation>
    </message>
    <message>
        <source>Print the statement, have it signed, and attach the scan or a photo of the signed pages.</source>
        <translation>Надрукуйте заяву, дайте підписати й додайте скан або фото підписаних сторінок.</translation>
    </message>
    <message>
        <source>Print the statement…</source>
        <translation>Надрукувати заяву…</translation>
    </message>
    <message>
        <source>A printer and this computer’s print queue may keep what they print.</source>
        <translation>Принтер і черга друку цього комп’ютера можуть зберегти те, що друкують.</translation>
    </message>
    <message>
        <source>Attach the scan</source>
        <translation>Додати скан</translation>
    </message>
    <message>
        <source>Why there is no signature</source>
        <translation>Чому немає підпису</translation>
    </message>
    <message>
        <source>Keep: does not sign</source>
        <translation>Зберегти: не підписує</translation>
    </message>
    <message>
        <source>Kept: no signature. Reason: {reason}</source>
        <translation>Збережено: підпису немає. Причина: {reason}</translation>
    </message>
    <message>
        <source>Kept: the scan of the signed paper.</source>
        <translation>Збережено: скан підписаного паперу.</translation>
    </message>
    <message>
        <source>Kept: a signature from the pad.</source>
        <translation>Збережено: підпис від руки.</translation>
    </message>
</context>
<context>
    <name>WithdrawalCard</name>
    <message>
        <source>The person withdrew consent</source>
        <translation>Особа відкликала згоду</translation>
    </message>
    <message>
        <source>Destroy it here when sealing</source>
        <translation>Знищити це тут під час запечатування</translation>
    </message>
    <message>
        <source>Everything: if you tick this, no revision of this interview can be read on this laptop any more, this one too. Only its number, its dates and what was done with it stay.</source>
        <translation>Усе: якщо поставити позначку, жодну редакцію цього інтерв’ю, зокрема й цю, на цьому ноутбуці більше не прочитати. Залишаться тільки номер, дати і перелік того, що з ним робили.</translation>
    </message>
    <message>
        <source>Recordings: {recordings}, photographs: {photos}, documents: {documents}. If you tick this, nobody can open them on this laptop any more. The answers stay.</source>
        <translation>Аудіозаписів: {recordings}, фотографій: {photos}, документів: {documents}. Якщо поставити позначку, на цьому ноутбуці їх більше ніхто не відкриє. Відповіді залишаться.</translation>
    </message>
    <message>
        <source>Copies follow: on this laptop within minutes, on the chosen stick when it is plugged in next. Other sticks and copies are not reached. If the law or a court may need it, ask your coordinator first.</source>
        <translation>Копії зміняться слідом: на цьому ноутбуці за кілька хвилин, на обраній флешці — коли її під’єднають. Інших флешок і копій це не торкнеться. Якщо матеріал може знадобитися за законом або суду, спершу порадьтеся з координатором.</translation>
    </message>
    <message>
        <source>Cannot be recalled: it was delivered on {day}. Central is told of the withdrawal.</source>
        <translation>Повернути вже не можна: доставлено {day}. Центр дізнається, що згоду відкликано.</translation>
    </message>
    <message>
        <source>Cannot be recalled: part of it has left. Central is told of the withdrawal.</source>
        <translation>Повернути вже не можна: частина матеріалу пішла звідси. Центр дізнається, що згоду відкликано.</translation>
    </message>
    <message>
        <source>As far as this laptop knows, nothing of it has left.</source>
        <translation>Наскільки відомо цьому ноутбуку, нічого з цього звідси не пішло.</translation>
    </message>
</context>
</TS>
