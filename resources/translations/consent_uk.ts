<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>ConsentCardScreen</name>
    <message>
        <source>Consent card</source>
        <translation>Картка згоди</translation>
    </message>
    <message>
        <source>A sheet for the person: what they agreed to, who may receive what, how to change or withdraw it. It bears no name and no name of the organisation unless you add them.</source>
        <translation>Аркуш для людини: на що вона погодилася, хто і що може отримати, як змінити чи відкликати рішення. На ньому немає ні імені, ні назви організації, якщо ви їх не додасте.</translation>
    </message>
    <message>
        <source>La&amp;rge letters</source>
        <translation>&amp;Великі літери</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Великі літери</translation>
    </message>
    <message>
        <source>With the person’s &amp;name: only if they want it</source>
        <translation>З &amp;іменем людини: лише якщо вона цього хоче</translation>
    </message>
    <message>
        <source>With the person’s name: only if they want it</source>
        <translation>З іменем людини: лише якщо вона цього хоче</translation>
    </message>
    <message>
        <source>&amp;Whom to call, in a form that is safe to carry</source>
        <translation>&amp;Кому телефонувати, у безпечному для людини вигляді</translation>
    </message>
    <message>
        <source>Whom to call, in a form that is safe to carry</source>
        <translation>Кому телефонувати, у безпечному для людини вигляді</translation>
    </message>
    <message>
        <source>A copy may do harm: in this interview a suspect lives nearby, or there are threats. Leave it only if the person wants it all the same.</source>
        <translation>Копія може зашкодити: у цьому інтерв’ю ймовірно причетний живе поруч або є погрози. Залишайте її, лише якщо людина все одно цього хоче.</translation>
    </message>
    <message>
        <source>A copy can do harm: at a checkpoint, or at home where those who may have done it live nearby. If in doubt, leave none and write “not left for safety”.</source>
        <translation>Копія може зашкодити: на блокпосту або вдома, коли поруч живуть імовірно причетні. Якщо є сумнів, не залишайте її й позначте «не залишено з міркувань безпеки».</translation>
    </message>
    <message>
        <source>I have asked: it is &amp;safe for the person to have it</source>
        <translation>Людину &amp;запитано: мати цей аркуш безпечно</translation>
    </message>
    <message>
        <source>I have asked: it is safe for the person to have it</source>
        <translation>Людину запитано: мати цей аркуш безпечно</translation>
    </message>
</context>
<context>
    <name>ConsentChange</name>
    <message>
        <source>withdraw everything</source>
        <translation>відкликати повністю</translation>
    </message>
    <message>
        <source>no further sharing</source>
        <translation>припинити передачу</translation>
    </message>
    <message>
        <source>narrowed</source>
        <translation>звужено</translation>
    </message>
    <message>
        <source>switch to anonymous</source>
        <translation>знеособити</translation>
    </message>
    <message>
        <source>correct data</source>
        <translation>виправити дані</translation>
    </message>
    <message>
        <source>re-affirmed</source>
        <translation>підтверджено</translation>
    </message>
    <message>
        <source>widened</source>
        <translation>розширено</translation>
    </message>
    <message>
        <source>new consent</source>
        <translation>нова згода</translation>
    </message>
    <message>
        <source>From now on nothing of it leaves this laptop. When the correction is sealed you are asked whether what the person said is to be destroyed here; central is told.</source>
        <translation>Відтепер нічого з цього не залишить ноутбука. Коли виправлення запечатують, програма запитає, чи знищити тут сказане; центральний реєстр про це дізнається.</translation>
    </message>
    <message>
        <source>From now on the ticked recipients get nothing more; where none is ticked, nothing leaves at all, to the central register neither.</source>
        <translation>Відтепер позначені отримувачі не отримають більше нічого; якщо не позначено нікого, не передається нічого, зокрема до центрального реєстру.</translation>
    </message>
    <message>
        <source>In the correction every recipient gets the text without the person’s name. What they have already they have under the old decision.</source>
        <translation>За виправленням кожен отримувач отримує текст без імені людини. Те, що вони вже мають, вони мають за попереднім рішенням.</translation>
    </message>
    <message>
        <source>A correction begins. Write into it what the person decides now, and seal it.</source>
        <translation>Починається виправлення. Внесіть у нього, що людина вирішує тепер, і запечатайте його.</translation>
    </message>
    <message>
        <source>As far as this laptop knows, nothing of it has left.</source>
        <translation>Наскільки відомо цьому ноутбуку, нічого з цього не передано.</translation>
    </message>
    <message>
        <source>The central register has it, since {when}.</source>
        <translation>Це є в центральному реєстрі з {when}.</translation>
    </message>
    <message>
        <source>Part of it is on its way to the central register.</source>
        <translation>Частина цього вже в дорозі до центрального реєстру.</translation>
    </message>
    <message>
        <source>{who}: sent to their server, {when}.</source>
        <translation>{who}: надіслано на їхній сервер, {when}.</translation>
    </message>
    <message>
        <source>{who}: sending was begun, {when}; they may have a part of it.</source>
        <translation>{who}: надсилання розпочато, {when}; частина вже може бути в них.</translation>
    </message>
    <message>
        <source>{who}: in an encrypted file, {when}.</source>
        <translation>{who}: у зашифрованому файлі, {when}.</translation>
    </message>
    <message>
        <source>On a stick for the central register, {when}.</source>
        <translation>На флешці для центрального реєстру, {when}.</translation>
    </message>
    <message>
        <source>On paper: pages were printed, {when}.</source>
        <translation>На папері: сторінки надруковано, {when}.</translation>
    </message>
    <message>
        <source>Tell the person honestly: a lawful proceeding may keep its copy; what was published, what is a court exhibit and statistics already issued cannot be recalled; a lawful seizure or court order overrides. The custody list stays: it holds codes, not personal data.</source>
        <translation>Скажіть людині чесно: законне провадження може залишити свою копію; опубліковане, матеріали суду та вже видану статистику відкликати не можна; законне вилучення чи ухвала суду мають перевагу. Журнал зберігання лишається: у ньому коди, а не дані про людину.</translation>
    </message>
    <message>
        <source>Finish the correction and seal it.</source>
        <translation>Завершити виправлення й запечатати його.</translation>
    </message>
    <message>
        <source>Tell the person honestly what can no longer be recalled.</source>
        <translation>Чесно сказати людині, що вже неможливо відкликати.</translation>
    </message>
    <message>
        <source>Deliver the correction: the register is told by it. Make sure that a coordinator has closed the content.</source>
        <translation>Доставити виправлення: так реєстр дізнається. Переконатися, що координатор закрив вміст.</translation>
    </message>
    <message>
        <source>Tell {who} in writing that consent was taken back or narrowed.</source>
        <translation>Повідомити письмово, що згоду відкликано чи звужено: {who}.</translation>
    </message>
    <message>
        <source>Find the printed pages; lock them away or destroy them.</source>
        <translation>Знайти надруковані сторінки; замкнути їх або знищити.</translation>
    </message>
    <message>
        <source>Ask whether anything was published; remove it from our own publications where possible.</source>
        <translation>З’ясувати, чи щось опубліковано; вилучити з власних публікацій, де це можливо.</translation>
    </message>
    <message>
        <source>Leave it out of the next edition of statistics.</source>
        <translation>Вилучити з наступного видання статистики.</translation>
    </message>
</context>
<context>
    <name>ConsentChangeScreen</name>
    <message>
        <source>all</source>
        <translation>усі</translation>
    </message>
    <message>
        <source>Change of consent: {change}. Recipients: {names}. Said on: {day}. By: {channel}. Identity checked: {check}.</source>
        <translation>Зміна згоди: {change}. Отримувачі: {names}. Коли сказано: {day}. Спосіб: {channel}. Як підтверджено особу: {check}.</translation>
    </message>
    <message>
        <source>{task} Done {when}.</source>
        <translation>{task} Виконано {when}.</translation>
    </message>
    <message>
        <source>Change of consent</source>
        <translation>Зміна згоди</translation>
    </message>
    <message>
        <source>The person may change their mind at any time and need not say why. Do not ask for reasons.</source>
        <translation>Людина може передумати будь-коли й не мусить пояснювати чому. Не питайте про причини.</translation>
    </message>
    <message>
        <source>&amp;What the person said</source>
        <translation>&amp;Що сказала людина</translation>
    </message>
    <message>
        <source>What the person said</source>
        <translation>Що сказала людина</translation>
    </message>
    <message>
        <source>About which recipients; none ticked means all</source>
        <translation>Щодо яких отримувачів; не позначено нікого означає «всі»</translation>
    </message>
    <message>
        <source>O&amp;n which day they said it</source>
        <translation>Якого &amp;дня це сказано</translation>
    </message>
    <message>
        <source>By which &amp;channel: telephone, letter, in person, through a lawyer</source>
        <translation>&amp;Яким способом: телефоном, листом, особисто, через адвоката</translation>
    </message>
    <message>
        <source>How you made &amp;sure that it is they, best by the code word</source>
        <translation>Як &amp;підтверджено особу, найкраще за кодовим словом</translation>
    </message>
    <message>
        <source>&amp;Keep it and begin the correction</source>
        <translation>&amp;Зберегти й почати виправлення</translation>
    </message>
    <message>
        <source>Keep it and begin the correction</source>
        <translation>Зберегти й почати виправлення</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>What has left and cannot be called back</source>
        <translation>Що передано і вже не можна відкликати</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Що зробити</translation>
    </message>
    <message>
        <source>Nothing yet. The list is made when a change is kept.</source>
        <translation>Поки нічого. Перелік з’явиться, коли зміну буде збережено.</translation>
    </message>
</context>
<context>
    <name>PaperFormScreen</name>
    <message>
        <source>The scan is kept as the original, and a note says who keyed it in.</source>
        <translation>Скан збережено як оригінал, а нотатка каже, хто вніс відповіді.</translation>
    </message>
    <message>
        <source>Scan of the paper</source>
        <translation>Скан паперу</translation>
    </message>
    <message>
        <source>Keyed in from paper by {who}, {when}. The scan is attached as the original.</source>
        <translation>Внесено з паперу: {who}, {when}. Скан додано як оригінал.</translation>
    </message>
    <message>
        <source>Blank forms on paper</source>
        <translation>Порожні бланки на папері</translation>
    </message>
    <message>
        <source>For a dead battery: the questions have the numbers that they have on the screen. Key the answers in later, and add the scan of the paper as the original.</source>
        <translation>На випадок розрядженої батареї: запитання мають ті самі номери, що й на екрані. Потім внесіть відповіді в програму й додайте скан паперу як оригінал.</translation>
    </message>
    <message>
        <source>This form on paper</source>
        <translation>Ця форма на папері</translation>
    </message>
    <message>
        <source>What is written down already, under the numbers of the screen; what is open can be written.</source>
        <translation>Те, що вже записано, під номерами з екрана; решту можна дописати від руки.</translation>
    </message>
    <message>
        <source>Everything is on this paper, names too. Print it only where nobody else can take it.</source>
        <translation>На цьому папері є все, зокрема імена. Друкуйте його лише там, де ніхто сторонній його не візьме.</translation>
    </message>
    <message>
        <source>Keyed in from paper</source>
        <translation>Внесено з паперу</translation>
    </message>
    <message>
        <source>Were these answers written on paper first? Add the scan: it stays with them as their original.</source>
        <translation>Ці відповіді спершу записали на папері? Додайте скан: він залишиться з ними як оригінал.</translation>
    </message>
    <message>
        <source>&amp;Code of whoever keyed it in</source>
        <translation>&amp;Код того, хто вніс відповіді</translation>
    </message>
    <message>
        <source>Code of whoever keyed it in</source>
        <translation>Код того, хто вніс відповіді</translation>
    </message>
    <message>
        <source>&amp;Add the scan…</source>
        <translation>Додати &amp;скан…</translation>
    </message>
    <message>
        <source>Add the scan of the paper</source>
        <translation>Додати скан паперу</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Форма</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Розділи</translation>
    </message>
</context>
<context>
    <name>PaperFrame</name>
    <message>
        <source>Sent to the printer.</source>
        <translation>Надіслано на принтер.</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Українська</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Англійська</translation>
    </message>
    <message>
        <source>Ukrainian, then English</source>
        <translation>Українська, потім англійська</translation>
    </message>
    <message>
        <source>&amp;Language of the paper</source>
        <translation>&amp;Мова паперу</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>Мова паперу</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Друкувати…</translation>
    </message>
    <message>
        <source>Print this paper</source>
        <translation>Надрукувати цей папір</translation>
    </message>
    <message>
        <source>A printer and this computer’s print queue may keep what they print.</source>
        <translation>Принтер і черга друку цього комп’ютера можуть зберегти те, що друкують.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>RecipientTable</name>
    <message>
        <source>Recipient</source>
        <translation>Отримувач</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Рішення</translation>
    </message>
    <message>
        <source>May be shared</source>
        <translation>Що можна передати</translation>
    </message>
    <message>
        <source>Person named as</source>
        <translation>Як названо людину</translation>
    </message>
    <message>
        <source>Not before, conditions</source>
        <translation>Не раніше, умови</translation>
    </message>
    <message>
        <source>no (not decided)</source>
        <translation>ні (не вирішено)</translation>
    </message>
    <message>
        <source>{decision}; written twice, the narrower counts</source>
        <translation>{decision}; записано двічі, діє вужче</translation>
    </message>
    <message>
        <source>not before {day}</source>
        <translation>не раніше {day}</translation>
    </message>
    <message>
        <source>a person asks: {words}</source>
        <translation>спершу запитати: {words}</translation>
    </message>
</context>
<context>
    <name>RecipientsScreen</name>
    <message>
        <source>Who may receive what</source>
        <translation>Хто і що може отримати</translation>
    </message>
    <message>
        <source>Unset means no. In the table: arrows move, 1 or Y is yes, 2 or N is no, 3 or L asks later, Delete takes it back, Enter goes to the questions of the line.</source>
        <translation>Не вибрано означає «ні». У таблиці: стрілки переміщують, 1 або Т означає «так», 2 або Н «ні», 3 або П «запитати пізніше», Delete знімає рішення, Enter веде до запитань рядка.</translation>
    </message>
    <message>
        <source>Nothing is decided on this recipient, so they receive nothing.</source>
        <translation>Щодо цього отримувача нічого не вирішено, тож він не отримає нічого.</translation>
    </message>
    <message>
        <source>Recipients and decisions</source>
        <translation>Отримувачі й рішення</translation>
    </message>
    <message>
        <source>&amp;Back to the questions</source>
        <translation>&amp;Назад до запитань</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>Назад до запитань</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Скасувати</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
</context>
<context>
    <name>RecordCardScreen</name>
    <message>
        <source>Record card</source>
        <translation>Картка запису</translation>
    </message>
    <message>
        <source>How this record came about, and the hash of its package, in full and in six words: read the words over the telephone to compare two copies.</source>
        <translation>Як постав цей запис і хеш його пакета, повністю та шістьма словами: прочитайте слова телефоном, щоб порівняти дві копії.</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>ynl</source>
        <translation>тнп</translation>
    </message>
</context>
</TS>
