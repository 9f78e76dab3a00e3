<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>AskedCard</name>
    <message>
        <source>The coordinator asks</source>
        <translation>Координатор запитує</translation>
    </message>
    <message>
        <source>A correction that is sealed answers it. If it cannot be done, say so in the plan.</source>
        <translation>Відповіддю є запечатане виправлення. Якщо це неможливо, напишіть про це у плані.</translation>
    </message>
</context>
<context>
    <name>AskingCard</name>
    <message>
        <source>Kept. It goes to the author’s laptop when you fetch from central.</source>
        <translation>Збережено. На ноутбук автора це піде, коли ви заберете інтерв’ю з центру.</translation>
    </message>
    <message>
        <source>To be made clear</source>
        <translation>Треба уточнити</translation>
    </message>
    <message>
        <source>Which question it is about</source>
        <translation>Якого запитання це стосується</translation>
    </message>
    <message>
        <source>the whole interview</source>
        <translation>усе інтерв’ю</translation>
    </message>
    <message>
        <source>What the author should make clear</source>
        <translation>Що автор має уточнити</translation>
    </message>
    <message>
        <source>Ask the author</source>
        <translation>Запитати автора</translation>
    </message>
</context>
<context>
    <name>AssignedCard</name>
    <message>
        <source>Assigned by the coordinator</source>
        <translation>Завдання від координатора</translation>
    </message>
    <message>
        <source>Taken: {package}</source>
        <translation>Отримано: {package}</translation>
    </message>
</context>
<context>
    <name>AssignmentWords</name>
    <message>
        <source>taken back</source>
        <translation>відкликано</translation>
    </message>
    <message>
        <source>central no longer knows this laptop: choose another</source>
        <translation>центр більше не знає цього ноутбука: оберіть інший</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>у дорозі</translation>
    </message>
    <message>
        <source>arrived, not answered yet</source>
        <translation>надійшло, відповіді ще немає</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>заплановано</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>розпочато</translation>
    </message>
    <message>
        <source>done</source>
        <translation>зроблено</translation>
    </message>
    <message>
        <source>cannot be done</source>
        <translation>неможливо виконати</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>Heard before</source>
        <translation>Слухали раніше</translation>
    </message>
    <message>
        <source>Question to an interview</source>
        <translation>Запитання до інтерв’ю</translation>
    </message>
    <message>
        <source>{coordinator} says of {who}: heard before. {heard}</source>
        <translation>{coordinator} про {who}: уже слухали. {heard}</translation>
    </message>
</context>
<context>
    <name>AssignmentsScreen</name>
    <message>
        <source>Kept. It goes to the laptop by way of central with the next exchange.</source>
        <translation>Збережено. На ноутбук це піде через центр під час наступного обміну.</translation>
    </message>
    <message>
        <source>Exchanging with central…</source>
        <translation>Обмін із центром…</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of laptops came.</source>
        <translation>
            <numerusform>Надійшла %n відповідь із ноутбуків.</numerusform>
            <numerusform>Надійшло %n відповіді з ноутбуків.</numerusform>
            <numerusform>Надійшло %n відповідей із ноутбуків.</numerusform>
        </translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Завдання</translation>
    </message>
    <message>
        <source>Each goes sealed to one laptop. Write numbers and pseudonyms, never the name of anybody to be heard.</source>
        <translation>Кожне йде запечатаним на один ноутбук. Пишіть номери й псевдоніми, ніколи не ім’я того, кого треба вислухати.</translation>
    </message>
    <message>
        <source>&amp;For the laptop</source>
        <translation>&amp;Для ноутбука</translation>
    </message>
    <message>
        <source>For the laptop</source>
        <translation>Для ноутбука</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Що</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Що</translation>
    </message>
    <message>
        <source>&amp;Number or pseudonym</source>
        <translation>&amp;Номер або псевдонім</translation>
    </message>
    <message>
        <source>Number or pseudonym</source>
        <translation>Номер або псевдонім</translation>
    </message>
    <message>
        <source>&amp;Place or area</source>
        <translation>&amp;Місце або район</translation>
    </message>
    <message>
        <source>Place or area</source>
        <translation>Місце або район</translation>
    </message>
    <message>
        <source>&amp;Day, as 2026-11-25</source>
        <translation>Д&amp;ень, як-от 2026-11-25</translation>
    </message>
    <message>
        <source>Day, as 2026-11-25</source>
        <translation>День, як-от 2026-11-25</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>&amp;Примітки</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Примітки</translation>
    </message>
    <message>
        <source>&amp;Heard before: when, by whom, whom to ask</source>
        <translation>&amp;Слухали раніше: коли, хто, кого спитати</translation>
    </message>
    <message>
        <source>Heard before: when, by whom, whom to ask</source>
        <translation>Слухали раніше: коли, хто, кого спитати</translation>
    </message>
    <message>
        <source>No laptop is known here yet: exchange with central first.</source>
        <translation>Тут ще не відомо про жоден ноутбук: спершу обміняйтеся з центром.</translation>
    </message>
    <message>
        <source>Nothing was given yet.</source>
        <translation>Ще нічого не видано.</translation>
    </message>
    <message>
        <source>What was given</source>
        <translation>Що видано</translation>
    </message>
    <message>
        <source>&amp;Give</source>
        <translation>&amp;Видати</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>Відклик&amp;ати</translation>
    </message>
    <message>
        <source>&amp;Exchange with central</source>
        <translation>&amp;Обмінятися з центром</translation>
    </message>
    <message>
        <source>Mission pac&amp;kages…</source>
        <translation>Па&amp;кети місії…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>На&amp;зад</translation>
    </message>
</context>
<context>
    <name>GivenTable</name>
    <message>
        <source>For</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Що</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Place or question</source>
        <translation>Місце або запитання</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
</context>
<context>
    <name>KitRow</name>
    <message>
        <source>Thing {number} is packed</source>
        <translation>Річ {number} взято</translation>
    </message>
    <message>
        <source>what to take along</source>
        <translation>що взяти з собою</translation>
    </message>
    <message>
        <source>Thing {number}</source>
        <translation>Річ {number}</translation>
    </message>
    <message>
        <source>Take out thing {number}</source>
        <translation>Прибрати річ {number}</translation>
    </message>
</context>
<context>
    <name>PackageWords</name>
    <message>
        <source>{name}, version {version}, from {person}, valid until {day}: {content}</source>
        <translation>{name}, версія {version}, від {person}, чинний до {day}: {content}</translation>
    </message>
    <message>
        <source>services</source>
        <translation>служби</translation>
    </message>
    <message>
        <source>list of who controlled which place</source>
        <translation>перелік, хто який населений пункт контролював</translation>
    </message>
    <message>
        <source>keys and policy of the organisation</source>
        <translation>ключі й правила організації</translation>
    </message>
    <message>
        <source>which devices are shut out</source>
        <translation>які пристрої вимкнено</translation>
    </message>
    <message>
        <source>form {name}</source>
        <translation>форма {name}</translation>
    </message>
</context>
<context>
    <name>PlanningScreen</name>
    <message>
        <source>Plan of the mission</source>
        <translation>План місії</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Збережено</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Зберігаємо…</translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s) are too high: a coordinator has to decide.</source>
        <translation>
            <numerusform>%n ризик зависокий: потрібне рішення координатора.</numerusform>
            <numerusform>%n ризики зависокі: потрібне рішення координатора.</numerusform>
            <numerusform>%n ризиків зависокі: потрібне рішення координатора.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s) need a measure.</source>
        <translation>
            <numerusform>%n ризик потребує заходів.</numerusform>
            <numerusform>%n ризики потребують заходів.</numerusform>
            <numerusform>%n ризиків потребують заходів.</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Розпочато</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Запечатано</translation>
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
        <source>Nothing was begun yet.</source>
        <translation>Ще нічого не розпочато.</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} хв</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Навіщо</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>Ризики</translation>
    </message>
    <message>
        <source>To take along</source>
        <translation>Що взяти з собою</translation>
    </message>
    <message>
        <source>Already visited</source>
        <translation>Тут уже були</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>День за днем</translation>
    </message>
    <message>
        <source>&amp;Aims and places</source>
        <translation>&amp;Цілі та місця</translation>
    </message>
    <message>
        <source>Aims and places</source>
        <translation>Цілі та місця</translation>
    </message>
    <message>
        <source>Nearest s&amp;helter, way out</source>
        <translation>Найближче &amp;укриття, шлях евакуації</translation>
    </message>
    <message>
        <source>Nearest shelter, way out</source>
        <translation>Найближче укриття, шлях евакуації</translation>
    </message>
    <message>
        <source>&amp;Coordinator’s decision and whose it is</source>
        <translation>&amp;Рішення координатора і чиє воно</translation>
    </message>
    <message>
        <source>Coordinator’s decision</source>
        <translation>Рішення координатора</translation>
    </message>
    <message>
        <source>Two numbers from 1 to 5: likelihood × impact. The product says how high the risk is.</source>
        <translation>Два числа від 1 до 5: імовірність × тяжкість наслідків. Їхній добуток показує, наскільки ризик високий.</translation>
    </message>
    <message>
        <source>Add a &amp;risk</source>
        <translation>Додати р&amp;изик</translation>
    </message>
    <message>
        <source>Add a &amp;thing</source>
        <translation>Додати р&amp;іч</translation>
    </message>
    <message>
        <source>Add a &amp;visit</source>
        <translation>Додати &amp;візит</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Readi&amp;ness of this computer</source>
        <translation>&amp;Готовність комп’ютера</translation>
    </message>
    <message>
        <source>&amp;Services there</source>
        <translation>&amp;Послуги там</translation>
    </message>
</context>
<context>
    <name>PublishingScreen</name>
    <message>
        <source>Version {version} is kept. It goes to the laptops with the next exchange with central.</source>
        <translation>Версію {version} збережено. На ноутбуки вона піде під час наступного обміну з центром.</translation>
    </message>
    <message>
        <source>Mission packages</source>
        <translation>Пакети місії</translation>
    </message>
    <message>
        <source>A package goes sealed and signed to each laptop, which takes all of it or nothing. A package of the same name takes the place of the one before; interviews that are begun keep their form.</source>
        <translation>Пакет іде на кожен ноутбук запечатаним і підписаним; ноутбук приймає його цілком або не приймає зовсім. Пакет з тією самою назвою замінює попередній; розпочаті інтерв’ю зберігають свою форму.</translation>
    </message>
    <message>
        <source>&amp;Name of the package</source>
        <translation>На&amp;зва пакета</translation>
    </message>
    <message>
        <source>Name of the package</source>
        <translation>Назва пакета</translation>
    </message>
    <message>
        <source>Valid &amp;until, as 2026-12-31</source>
        <translation>&amp;Чинний до, як-от 2026-12-31</translation>
    </message>
    <message>
        <source>Valid until, as 2026-12-31</source>
        <translation>Чинний до, як-от 2026-12-31</translation>
    </message>
    <message>
        <source>&amp;Forms</source>
        <translation>&amp;Форми</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Форми</translation>
    </message>
    <message>
        <source>For these &amp;laptops</source>
        <translation>&amp;Для цих ноутбуків</translation>
    </message>
    <message>
        <source>For these laptops</source>
        <translation>Для цих ноутбуків</translation>
    </message>
    <message>
        <source>There are no forms to send here: take them in under Forms first.</source>
        <translation>Тут немає форм, які можна надіслати: спершу візьміть їх у розділі «Форми».</translation>
    </message>
    <message>
        <source>No laptop is known here yet: exchange with central under Assignments first.</source>
        <translation>Тут ще не відомо про жоден ноутбук: спершу обміняйтеся з центром на сторінці «Завдання».</translation>
    </message>
    <message>
        <source>&amp;Services</source>
        <translation>&amp;Служби</translation>
    </message>
    <message>
        <source>List of who controlled &amp;which place</source>
        <translation>&amp;Перелік, хто який населений пункт контролював</translation>
    </message>
    <message>
        <source>Keys and policy of the &amp;organisation</source>
        <translation>&amp;Ключі й правила організації</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>&amp;Опублікувати</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Опубліковано</translation>
    </message>
</context>
<context>
    <name>RiskRow</name>
    <message>
        <source>choose a risk</source>
        <translation>виберіть ризик</translation>
    </message>
    <message>
        <source>what remains</source>
        <translation>що залишається</translation>
    </message>
    <message>
        <source>Risk {number}</source>
        <translation>Ризик {number}</translation>
    </message>
    <message>
        <source>Likelihood of risk {number}, 1 to 5</source>
        <translation>Імовірність ризику {number}, від 1 до 5</translation>
    </message>
    <message>
        <source>Impact of risk {number}, 1 to 5</source>
        <translation>Тяжкість наслідків ризику {number}, від 1 до 5</translation>
    </message>
    <message>
        <source>what is done about it</source>
        <translation>що робимо, щоб зменшити</translation>
    </message>
    <message>
        <source>What is done about risk {number}</source>
        <translation>Що робимо з ризиком {number}</translation>
    </message>
    <message>
        <source>What remains of risk {number}</source>
        <translation>Що залишається від ризику {number}</translation>
    </message>
    <message>
        <source>Take out risk {number}</source>
        <translation>Прибрати ризик {number}</translation>
    </message>
</context>
<context>
    <name>VisitRow</name>
    <message>
        <source>where</source>
        <translation>де</translation>
    </message>
    <message>
        <source>Where, visit {number}</source>
        <translation>Де, візит {number}</translation>
    </message>
    <message>
        <source>when</source>
        <translation>коли</translation>
    </message>
    <message>
        <source>When, visit {number}</source>
        <translation>Коли, візит {number}</translation>
    </message>
    <message>
        <source>which organisation</source>
        <translation>яка організація</translation>
    </message>
    <message>
        <source>Which organisation, visit {number}</source>
        <translation>Яка організація, візит {number}</translation>
    </message>
    <message>
        <source>what was spoken of, no names</source>
        <translation>про що говорили, без імен</translation>
    </message>
    <message>
        <source>What was spoken of, visit {number}</source>
        <translation>Про що говорили, візит {number}</translation>
    </message>
    <message>
        <source>Take out visit {number}</source>
        <translation>Прибрати візит {number}</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Why it cannot be done</source>
        <translation>Чому це неможливо</translation>
    </message>
    <message>
        <source>{number}. Why it cannot be done</source>
        <translation>{number}. Чому це неможливо</translation>
    </message>
    <message>
        <source>Begin the interview</source>
        <translation>Розпочати інтерв’ю</translation>
    </message>
    <message>
        <source>{number}. Begin the interview</source>
        <translation>{number}. Розпочати інтерв’ю</translation>
    </message>
    <message>
        <source>Cannot be done</source>
        <translation>Неможливо виконати</translation>
    </message>
    <message>
        <source>{number}. Cannot be done</source>
        <translation>{number}. Неможливо виконати</translation>
    </message>
</context>
</TS>
