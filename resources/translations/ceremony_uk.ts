<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>AboutPage</name>
    <message>
        <source>The organisation’s keys</source>
        <translation>Ключі організації</translation>
    </message>
    <message>
        <source>Here an organisation makes its keys, once. The root key signs the package that tells laptops to whom interviews are sealed. The recovery key opens every vault of the organisation when its passphrase is lost: it is split over cards that different people keep. It takes about an hour.</source>
        <translation>Тут організація один раз створює свої ключі. Кореневий ключ підписує пакет, з якого ноутбуки знають, для кого запечатувати інтерв’ю. Ключ відновлення відкриває будь-яке сховище організації, якщо його парольну фразу втрачено: його поділено на картки, які зберігають різні люди. Це триває приблизно годину.</translation>
    </message>
    <message>
        <source>Needed: everybody who will keep a card, pen and paper or a printer that stands here, two new memory sticks, and the files of central and of the coordinators’ computers on a third one. You may stop at any page: nothing is written before the last step.</source>
        <translation>Потрібні: усі, хто зберігатиме картку; ручка й папір або принтер, що стоїть тут; дві нові флешки, а на третій — файли від центру та від комп’ютерів координаторів. Зупинитися можна на будь-якій сторінці: до останнього кроку нічого не записується.</translation>
    </message>
    <message>
        <source>This computer has no &amp;network: cable out, wireless off</source>
        <translation>Цей комп’ютер без &amp;мережі: кабель вийнято, бездротовий зв’язок вимкнено</translation>
    </message>
    <message>
        <source>&amp;Only people who belong here see this screen, and no camera does</source>
        <translation>Цей екран &amp;бачать лише свої, і жодна камера</translation>
    </message>
    <message>
        <source>The files will go to &amp;memory sticks, not to a folder that is copied to a server</source>
        <translation>Файли підуть на &amp;флешки, а не в теку, яку копіюють на сервер</translation>
    </message>
    <message>
        <source>The &amp;date of this computer is right: {day}</source>
        <translation>Дат&amp;а на цьому комп’ютері правильна: {day}</translation>
    </message>
    <message>
        <source>&amp;Found an organisation</source>
        <translation>Заснувати &amp;організацію</translation>
    </message>
    <message>
        <source>&amp;Sign a new package with keys kept</source>
        <translation>&amp;Підписати новий пакет наявними ключами</translation>
    </message>
    <message>
        <source>&amp;Try a key file</source>
        <translation>Перевіри&amp;ти файл ключів</translation>
    </message>
</context>
<context>
    <name>CardNumbers</name>
    <message>
        <source>Cards &amp;in all</source>
        <translation>&amp;Усього карток</translation>
    </message>
    <message>
        <source>Cards in all</source>
        <translation>Усього карток</translation>
    </message>
    <message>
        <source>Cards needed to &amp;recover</source>
        <translation>&amp;Скільки відновлюють ключ</translation>
    </message>
    <message>
        <source>Cards needed to recover</source>
        <translation>Скільки карток відновлюють ключ</translation>
    </message>
    <message>
        <source>Usual are five cards of which any three recover. More needed: harder to misuse; fewer needed: easier to come back after a loss. Each card goes to another person in another place.</source>
        <translation>Звичайно — п’ять карток, з яких відновлюють будь-які три. Якщо потрібно більше, важче зловжити; якщо менше, легше повернутися після втрати. Кожна картка — в іншої людини і в іншому місці.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Card {number} of {count}</source>
        <translation>Картка {number} із {count}</translation>
    </message>
    <message>
        <source>Only the holder of card {number} looks at the screen now; everybody else turns away. Show the card, copy the 33 words by hand in their order, or print it here. On the next page the holder types it back.</source>
        <translation>Зараз на екран дивиться лише той, хто зберігатиме картку {number}; решта відвертаються. Покажіть картку, перепишіть від руки 33 слова по порядку або надрукуйте її тут. На наступній сторінці її вводять з паперу.</translation>
    </message>
    <message>
        <source>S&amp;how the card</source>
        <translation>&amp;Показати картку</translation>
    </message>
    <message>
        <source>&amp;Print the card…</source>
        <translation>Надр&amp;укувати картку…</translation>
    </message>
    <message>
        <source>A printer and this computer’s print queue may keep what they print. Print only on a printer by cable, on a computer that is wiped afterwards; otherwise copy by hand.</source>
        <translation>Принтер і черга друку цього комп’ютера можуть зберегти надруковане. Друкуйте лише на принтері, під’єднаному кабелем, і на комп’ютері, який потім буде стерто; інакше перепишіть від руки.</translation>
    </message>
    <message>
        <source>&amp;It is on paper</source>
        <translation>&amp;Картка на папері</translation>
    </message>
</context>
<context>
    <name>CentralPage</name>
    <message>
        <source>Central</source>
        <translation>Центр</translation>
    </message>
    <message>
        <source>Central is where laptops deliver to. Its administrator has written a file with its address and public keys and has six words for it. A false file would send everything to strangers.</source>
        <translation>Центр — це куди ноутбуки доставляють записи. Його адміністратор записав файл з адресою та відкритими ключами й має для нього шість слів. Підроблений файл віддав би все чужим.</translation>
    </message>
    <message>
        <source>&amp;File of central…</source>
        <translation>&amp;Файл центру…</translation>
    </message>
    <message>
        <source>No file yet.</source>
        <translation>Файлу ще немає.</translation>
    </message>
    <message>
        <source>Address: {address}. Its six words; let the administrator read theirs aloud:</source>
        <translation>Адреса: {address}. Його шість слів; нехай адміністратор прочитає свої вголос:</translation>
    </message>
    <message>
        <source>As in the last package: {address}. It stays unless you bring another file.</source>
        <translation>Як в останньому пакеті: {address}. Так і буде, якщо не дасте іншого файлу.</translation>
    </message>
    <message>
        <source>The six words of central’s file</source>
        <translation>Шість слів файлу центру</translation>
    </message>
    <message>
        <source>All six are the &amp;same</source>
        <translation>Усі шість &amp;збігаються</translation>
    </message>
    <message>
        <source>They &amp;differ</source>
        <translation>Від&amp;різняються</translation>
    </message>
    <message>
        <source>There is no central &amp;yet: make the keys now and sign the package when there is one</source>
        <translation>Центру &amp;ще немає: створити ключі зараз, а пакет підписати, коли він з’явиться</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далі</translation>
    </message>
    <message>
        <source>File of central</source>
        <translation>Файл центру</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
</context>
<context>
    <name>KeysChoice</name>
    <message>
        <source>Key files (*.svidok-keys);;All files (*)</source>
        <translation>Файли ключів (*.svidok-keys);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Файл ключів</translation>
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
        <source>The passphrase is lost: open with &amp;cards</source>
        <translation>Парольну фразу втрачено: відкрити к&amp;артками</translation>
    </message>
    <message>
        <source>One card a field, as many as are needed; the other fields stay empty.</source>
        <translation>По одній картці в поле, стільки, скільки потрібно; решта полів лишаються порожніми.</translation>
    </message>
    <message>
        <source>Words of a card, field {number}</source>
        <translation>Слова картки, поле {number}</translation>
    </message>
</context>
<context>
    <name>NamePage</name>
    <message>
        <source>Name and cards</source>
        <translation>Назва й картки</translation>
    </message>
    <message>
        <source>The name stands on the screens of all laptops and on the cards; the code begins every number.</source>
        <translation>Назву видно на екранах усіх ноутбуків і на картках; з коду починається кожен номер.</translation>
    </message>
    <message>
        <source>Name of the &amp;organisation</source>
        <translation>Назва &amp;організації</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>Назва організації</translation>
    </message>
    <message>
        <source>&amp;Code: two to five Latin letters</source>
        <translation>&amp;Код: від двох до п’яти латинських літер</translation>
    </message>
    <message>
        <source>Code: two to five Latin letters</source>
        <translation>Код: від двох до п’яти латинських літер</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далі</translation>
    </message>
</context>
<context>
    <name>OpenPage</name>
    <message>
        <source>The keys kept</source>
        <translation>Наявні ключі</translation>
    </message>
    <message>
        <source>Put in the stick with the organisation’s key file. The new package is signed by the same root, so laptops take it as the next one.</source>
        <translation>Вставте флешку з файлом ключів організації. Новий пакет підпише той самий корінь, тож ноутбуки приймуть його як наступний.</translation>
    </message>
    <message>
        <source>&amp;Last package…</source>
        <translation>&amp;Останній пакет…</translation>
    </message>
    <message>
        <source>Without the last package a first one is signed; do so only if there never was one.</source>
        <translation>Без останнього пакета буде підписано перший; робіть так, лише якщо пакета ще ніколи не було.</translation>
    </message>
    <message>
        <source>Make a &amp;new set of cards</source>
        <translation>&amp;Зробити новий набір карток</translation>
    </message>
    <message>
        <source>When a card is lost or was seen, or a holder leaves. The new cards open a laptop once it has taken the new package. Laptops without it, older copies and the custodians’ key files open with the old ones only: collect those, and keep them in a safe until nothing needs them.</source>
        <translation>Коли картка зникла або її бачили, чи хтось із людей іде. Нові картки відкривають ноутбук, щойно він прийме новий пакет. Ноутбуки без нього, давніші копії та файли ключів хранителів відкривають лише старі: зберіть їх і тримайте в сейфі, доки вони можуть знадобитися.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Відкрити</translation>
    </message>
    <message>
        <source>Packages (*.svidok-org *.json);;All files (*)</source>
        <translation>Пакети (*.svidok-org *.json);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Organisation package</source>
        <translation>Пакет організації</translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>Rules for the laptops</source>
        <translation>Правила для ноутбуків</translation>
    </message>
    <message>
        <source>These rules stand in the package and hold for every laptop. Cautious ones are set already.</source>
        <translation>Ці правила записано в пакеті, і вони діють для кожного ноутбука. Обережні вже встановлено.</translation>
    </message>
    <message>
        <source>How long a documenter can &amp;read what they have sealed</source>
        <translation>Доки документатор може &amp;читати запечатане</translation>
    </message>
    <message>
        <source>How long a documenter can read what they have sealed</source>
        <translation>Доки документатор може читати запечатане</translation>
    </message>
    <message>
        <source>Until the mission ends</source>
        <translation>До кінця місії</translation>
    </message>
    <message>
        <source>Until central has it, and some days more</source>
        <translation>Доки запис не отримає центр і ще кілька днів</translation>
    </message>
    <message>
        <source>Not at all: once sealed, it is closed on the laptop</source>
        <translation>Зовсім ні: запечатане на ноутбуці закрите</translation>
    </message>
    <message>
        <source>&amp;Days from central’s receipt until an interview closes on the laptop</source>
        <translation>&amp;Скільки днів після квитанції центру інтерв’ю ще відкривається на ноутбуці</translation>
    </message>
    <message>
        <source>Minutes of idleness, at most, before a laptop &amp;locks</source>
        <translation>Щонайбільше хвилин бездіяльності до &amp;блокування ноутбука</translation>
    </message>
    <message>
        <source>Days after which a copy on a second &amp;medium counts as old</source>
        <translation>Через скільки днів копія на другому носі&amp;ї вважається старою</translation>
    </message>
    <message>
        <source>A recording &amp;goes on while the laptop is locked</source>
        <translation>&amp;Запис триває, коли ноутбук заблоковано</translation>
    </message>
    <message>
        <source>So&amp;und is kept without any loss (about 380 MB an hour)</source>
        <translation>Звук зберігається без втр&amp;ат (близько 380 МБ на годину)</translation>
    </message>
    <message>
        <source>A lock-&amp;out passphrase may be set: it leaves only the cards as a way in</source>
        <translation>Можна встановити фразу бл&amp;окування: після неї відкривають лише картки</translation>
    </message>
    <message>
        <source>Rules for &amp;passing on, from a file…</source>
        <translation>Правила &amp;передавання, з файлу…</translation>
    </message>
    <message>
        <source>A &amp;vault may be destroyed on the laptop itself</source>
        <translation>Сховище можна знищ&amp;ити на самому ноутбуці</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далі</translation>
    </message>
    <message>
        <source>Besides central, where the person agreed: {ways}.</source>
        <translation>Крім центру, якщо людина погодилася: {ways}.</translation>
    </message>
    <message>
        <source>Interviews go to central and to nobody else.</source>
        <translation>Інтерв’ю йдуть до центру й більше нікуди.</translation>
    </message>
    <message>
        <source>Rules (*.json);;All files (*)</source>
        <translation>Правила (*.json);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Rules for passing on</source>
        <translation>Правила передавання</translation>
    </message>
</context>
<context>
    <name>RecipientsPage</name>
    <message>
        <source>Who may read</source>
        <translation>Хто може читати</translation>
    </message>
    <message>
        <source>Coordinators read what was told, analysts the coded facts. Custodians keep the names, and one of them what was told of sexual violence. A computer that has a vault asks by a request file: compare its six words with those on its screen. For a custodian without a computer a key is made here.</source>
        <translation>Координатори читають розповідь, аналітики — закодовані факти. Хранителі зберігають імена, а один із них — розповідь про сексуальне насильство. Комп’ютер зі сховищем просить файлом запиту: порівняйте шість слів із тими, що на його екрані. Для хранителя без комп’ютера ключ створюють тут.</translation>
    </message>
    <message>
        <source>Remo&amp;ve the chosen one</source>
        <translation>В&amp;илучити вибране</translation>
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
        <source>Add from a re&amp;quest…</source>
        <translation>Додати із &amp;запиту…</translation>
    </message>
    <message>
        <source>&amp;Make a key here</source>
        <translation>Створити &amp;ключ тут</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далі</translation>
    </message>
    <message>
        <source>There must be somebody who keeps names and somebody who keeps the part on sexual violence.</source>
        <translation>Хтось має зберігати імена, а хтось — частину про сексуальне насильство.</translation>
    </message>
    <message>
        <source>No coordinator yet: nobody could read what is told. Sign a new package as soon as there is a request.</source>
        <translation>Координатора ще немає: розповіді ніхто не зможе прочитати. Підпишіть новий пакет, щойно буде запит.</translation>
    </message>
    <message>
        <source>{role}: the key is made here</source>
        <translation>{role}: ключ створюють тут</translation>
    </message>
    <message>
        <source>{role}: {name}, as before</source>
        <translation>{role}: {name}, як і раніше</translation>
    </message>
    <message>
        <source>{role}: {name}. Six words of the request: {words}</source>
        <translation>{role}: {name}. Шість слів запиту: {words}</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>Координатор</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Аналітик</translation>
    </message>
    <message>
        <source>Custodian of names</source>
        <translation>Хранитель імен</translation>
    </message>
    <message>
        <source>Custodian of the part on sexual violence</source>
        <translation>Хранитель частини про сексуальне насильство</translation>
    </message>
    <message>
        <source>Enrolment requests (*.svidok-request);;All files (*)</source>
        <translation>Запити на реєстрацію (*.svidok-request);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Enrolment request</source>
        <translation>Запит на реєстрацію</translation>
    </message>
</context>
<context>
    <name>SealingPage</name>
    <message>
        <source>Passphrase {number} of {count}</source>
        <translation>Парольна фраза {number} із {count}</translation>
    </message>
    <message>
        <source>For the file with the root key, which signs packages. It is needed about once a year, lies in a safe, and two people should know how to find its passphrase.</source>
        <translation>Для файлу з кореневим ключем, що підписує пакети. Він потрібен приблизно раз на рік і лежить у сейфі; двоє людей мають знати, де знайти його парольну фразу.</translation>
    </message>
    <message>
        <source>For the file with the key that admits laptops. Central’s administrator works with it; let them choose this passphrase themselves, another one than before.</source>
        <translation>Для файлу з ключем, що реєструє ноутбуки. З ним працює адміністратор центру; нехай вибере цю фразу сам, іншу, ніж попередня.</translation>
    </message>
    <message>
        <source>For the file with the key to the names. Its custodian chooses this passphrase; everybody else looks away.</source>
        <translation>Для файлу з ключем до імен. Цю парольну фразу вибирає хранитель; решта відвертаються.</translation>
    </message>
    <message>
        <source>For the file with the key to the part on sexual violence. Its custodian chooses this passphrase; everybody else looks away.</source>
        <translation>Для файлу з ключем до частини про сексуальне насильство. Цю парольну фразу вибирає її хранитель; решта відвертаються.</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Далі</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Stop the c&amp;eremony</source>
        <translation>Припинити церемоні&amp;ю</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>Stopped: nothing was written</source>
        <translation>Припинено: нічого не записано</translation>
    </message>
    <message>
        <source>No file was written to any disk or stick, and the keys are forgotten. Cards that are on paper already are worth nothing: burn or shred them, so that nobody mixes them up with later ones.</source>
        <translation>Жодного файлу не записано ні на диск, ні на флешку, а ключі забуто. Картки, які вже на папері, нічого не варті: спаліть або подрібніть їх, щоб ніхто не сплутав їх із пізнішими.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрити</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Done: what lies where</source>
        <translation>Готово: що де лежить</translation>
    </message>
    <message>
        <source>Copy the whole folder to a second stick and keep the two in different places.</source>
        <translation>Скопіюйте всю теку на другу флешку й тримайте обидві в різних місцях.</translation>
    </message>
    <message>
        <source>&amp;Finish and forget the keys</source>
        <translation>&amp;Завершити й забути ключі</translation>
    </message>
    <message>
        <source>The six words of the package, version {version}. Write them down; people compare them:</source>
        <translation>Шість слів пакета, версія {version}. Запишіть їх; люди їх порівнюватимуть:</translation>
    </message>
    <message>
        <source>The six words of the package</source>
        <translation>Шість слів пакета</translation>
    </message>
    <message>
        <source>The control words of the cards; every card bears them:</source>
        <translation>Контрольні слова карток; вони є на кожній картці:</translation>
    </message>
    <message>
        <source>The control words of the cards</source>
        <translation>Контрольні слова карток</translation>
    </message>
    <message>
        <source>{holders} cards on paper: each with its holder, in another place. Any {threshold} recover.</source>
        <translation>Карток на папері: {holders}, кожна у своєї людини, в іншому місці. Щоб відновити, досить будь-яких {threshold}.</translation>
    </message>
    <message>
        <source>Next: central’s administrator takes the package with the command take; coordinators import it and compare the six words; then the other laptops do.</source>
        <translation>Далі: адміністратор центру приймає пакет командою take; координатори імпортують його й порівнюють шість слів; потім це роблять на решті ноутбуків.</translation>
    </message>
    <message>
        <source>No package was signed, because there is no central yet. When there is one, begin here again with: Sign a new package with keys kept.</source>
        <translation>Пакета не підписано, бо центру ще немає. Коли він з’явиться, почніть тут знову з кнопки «Підписати новий пакет наявними ключами».</translation>
    </message>
    <message>
        <source>{name}: the package. Not secret; goes to central and to every laptop.</source>
        <translation>{name}: пакет. Не таємний; його передають центру й на кожен ноутбук.</translation>
    </message>
    <message>
        <source>{name}: the root key. Into a safe; never onto a computer with network.</source>
        <translation>{name}: кореневий ключ. До сейфа; ніколи на комп’ютер із мережею.</translation>
    </message>
    <message>
        <source>{name}: admits laptops. Goes to central’s administrator.</source>
        <translation>{name}: реєструє ноутбуки. Для адміністратора центру.</translation>
    </message>
    <message>
        <source>{name}: opens the names. Goes to their custodian.</source>
        <translation>{name}: відкриває імена. Для їх хранителя.</translation>
    </message>
    <message>
        <source>{name}: opens the part on sexual violence. Goes to its custodian.</source>
        <translation>{name}: відкриває частину про сексуальне насильство. Для її хранителя.</translation>
    </message>
</context>
<context>
    <name>TriedPage</name>
    <message>
        <source>The key file opens</source>
        <translation>Файл ключів відкривається</translation>
    </message>
    <message>
        <source>It holds the root key, which signs packages.</source>
        <translation>У ньому кореневий ключ, яким підписують пакети.</translation>
    </message>
    <message>
        <source>It holds the key that admits laptops.</source>
        <translation>У ньому ключ, яким допускають ноутбуки.</translation>
    </message>
    <message>
        <source>It holds the key to the names.</source>
        <translation>У ньому ключ до імен.</translation>
    </message>
    <message>
        <source>It holds the key to the part on sexual violence.</source>
        <translation>У ньому ключ до частини про сексуальне насильство.</translation>
    </message>
    <message>
        <source>{name} is written, and its new passphrase opens it. Destroy the old file and its copies.</source>
        <translation>{name} записано, і нова парольна фраза його відкриває. Знищте старий файл і його копії.</translation>
    </message>
    <message>
        <source>The file is whole. If you know its passphrase, nothing more has to be done.</source>
        <translation>Файл цілий. Якщо ви знаєте його парольну фразу, більше нічого робити не треба.</translation>
    </message>
    <message>
        <source>Another passphrase</source>
        <translation>Інша парольна фраза</translation>
    </message>
    <message>
        <source>If the passphrase was lost or somebody may know it, choose another one and write the file onto a new stick. The old file opens with the old passphrase for ever. If somebody may have both, tell whoever keeps the root key: then the key itself must be exchanged.</source>
        <translation>Якщо парольну фразу втрачено або хтось може її знати, виберіть іншу й запишіть файл на нову флешку. Старий файл завжди відкриватиметься старою парольною фразою. Якщо хтось може мати і файл, і фразу, скажіть про це тому, хто зберігає кореневий ключ: тоді треба замінити сам ключ.</translation>
    </message>
    <message>
        <source>Write &amp;under this passphrase…</source>
        <translation>&amp;Записати під цією парольною фразою…</translation>
    </message>
    <message>
        <source>Folder on a memory stick</source>
        <translation>Тека на флешці</translation>
    </message>
</context>
<context>
    <name>TryFilePage</name>
    <message>
        <source>Try a key file</source>
        <translation>Перевірити файл ключів</translation>
    </message>
    <message>
        <source>Whoever keeps a key file sees here whether it is whole and whether its passphrase is still the one they know. Do it when you get the file and once a year. Nothing is written by it.</source>
        <translation>Хто зберігає файл ключів, бачить тут, чи він цілий і чи підходить до нього відома парольна фраза. Зробіть це, коли отримаєте файл, і потім раз на рік. При цьому нічого не записується.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Відкрити</translation>
    </message>
</context>
<context>
    <name>TypeBackPage</name>
    <message>
        <source>These are not the words of card {number}. Compare them with the paper.</source>
        <translation>Це не слова картки {number}. Звірте їх із папером.</translation>
    </message>
    <message>
        <source>Type card {number} back</source>
        <translation>Уведіть картку {number} з паперу</translation>
    </message>
    <message>
        <source>From the paper, by its holder. That shows that the paper can be read and that the cards really recover the key. Then the card goes into its envelope.</source>
        <translation>З паперу, той, хто її зберігатиме. Так видно, що папір можна прочитати і що картки справді відновлюють ключ. Потім картку кладуть у конверт.</translation>
    </message>
    <message>
        <source>&amp;Words of the card, from the paper</source>
        <translation>&amp;Слова картки з паперу</translation>
    </message>
    <message>
        <source>Words of the card, from the paper</source>
        <translation>Слова картки з паперу</translation>
    </message>
    <message>
        <source>Typed back so far: {typed}. At least {needed} must be before the package is signed.</source>
        <translation>Уже введено: {typed}. Перш ніж підписати пакет, треба ввести щонайменше {needed}.</translation>
    </message>
    <message>
        <source>&amp;Leave this one out</source>
        <translation>&amp;Пропустити цю</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Звірити</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>One moment</source>
        <translation>Хвилинку</translation>
    </message>
    <message>
        <source>The program is working with the keys. Leave the stick where it is.</source>
        <translation>Програма працює з ключами. Не виймайте флешку.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Триває робота</translation>
    </message>
</context>
<context>
    <name>WritePage</name>
    <message>
        <source>Write the files</source>
        <translation>Записати файли</translation>
    </message>
    <message>
        <source>Everything is ready. Choose an empty folder on a new memory stick. Key files are sealed: each opens with its passphrase, or with enough cards. They are written, read back and opened once before this page goes on; that takes a few seconds for each.</source>
        <translation>Усе готово. Виберіть порожню теку на новій флешці. Файли ключів запечатано: кожен відкриває його парольна фраза або достатня кількість карток. Їх буде записано, прочитано й один раз відкрито, перш ніж іти далі; на кожен потрібно кілька секунд.</translation>
    </message>
    <message>
        <source>Choose the &amp;folder and write…</source>
        <translation>Вибрати &amp;теку й записати…</translation>
    </message>
    <message>
        <source>Folder on a memory stick</source>
        <translation>Тека на флешці</translation>
    </message>
</context>
</TS>
