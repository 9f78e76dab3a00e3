<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>CheckWords</name>
    <message>
        <source>A date is written as text. Collect does not take it for a date; web forms do, and so do we.</source>
        <translation>Дату записано текстом. Collect не вважає її датою; вебформи вважають, і ми теж.</translation>
    </message>
    <message>
        <source>A date is turned into a number. Web forms count from another hour of the day than Collect.</source>
        <translation>Дату перетворено на число. Вебформи рахують від іншої години доби, ніж Collect.</translation>
    </message>
    <message>
        <source>A number is turned into a date. Web forms add an hour of the day to it.</source>
        <translation>Число перетворено на дату. Вебформи додають до неї годину доби.</translation>
    </message>
    <message>
        <source>Text is turned into a date. Where it is no date, Collect stops with an error and we leave it empty.</source>
        <translation>Текст перетворено на дату. Якщо це не дата, Collect зупиняється з помилкою, а ми лишаємо порожньо.</translation>
    </message>
    <message>
        <source>The pattern “{detail}” does not begin with ^ and end with $. In Collect and here the whole answer must match it; in web forms any piece of the answer may.</source>
        <translation>Зразок «{detail}» не починається з ^ і не закінчується на $. У Collect і тут йому має відповідати вся відповідь, у вебформах досить будь-якої її частини.</translation>
    </message>
    <message>
        <source>A number that may be below zero is rounded. Halves go up in Collect and here, and down in web forms.</source>
        <translation>Округлюється число, яке може бути меншим за нуль. У Collect і тут половини йдуть угору, у вебформах униз.</translation>
    </message>
    <message>
        <source>A sum may meet empty answers. Collect and we leave them out; in web forms the sum is empty then.</source>
        <translation>Сума може натрапити на порожні відповіді. Collect і ми їх пропускаємо; у вебформах сума тоді порожня.</translation>
    </message>
    <message>
        <source>The smallest or largest of several answers may meet empty ones. Collect and we leave them out; in web forms the result is empty then.</source>
        <translation>Найменша чи найбільша з відповідей може натрапити на порожні. Collect і ми їх пропускаємо; у вебформах результат тоді порожній.</translation>
    </message>
    <message>
        <source>A word is taken for yes or no. Collect also takes it with a capital letter; web forms and we do not.</source>
        <translation>Слово тлумачиться як «так» чи «ні». Collect приймає його і з великої літери; вебформи й ми ні.</translation>
    </message>
    <message>
        <source>A checklist counts words. Collect and we count “yes” and “true”; web forms count only numbers.</source>
        <translation>Перелік рахує слова. Collect і ми рахуємо «yes» і «true»; вебформи рахують лише числа.</translation>
    </message>
    <message>
        <source>Fractions are compared for being equal. Web forms may find a difference too small to be seen.</source>
        <translation>Дроби порівнюються на рівність. Вебформи можуть знайти різницю, якої не видно.</translation>
    </message>
    <message>
        <source>A number is written with a comma. Only Collect understands it; write it with a point.</source>
        <translation>Число записано з комою. Це розуміє лише Collect; запишіть його з крапкою.</translation>
    </message>
    <message>
        <source>Inside a repeat the whole path {detail} is named. In Collect and here it means the present entry; in web forms it may mean all of them.</source>
        <translation>Усередині повтору названо повний шлях {detail}. У Collect і тут це теперішній запис, у вебформах це можуть бути всі.</translation>
    </message>
    <message>
        <source>A distance or area is measured. Collect and web forms differ after the decimal point.</source>
        <translation>Вимірюється відстань або площа. Collect і вебформи розходяться після коми.</translation>
    </message>
    <message>
        <source>The choices depend on another answer. If that one changes, an answer that no longer fits is taken away here and in web forms at once; Collect keeps it until the question is seen again.</source>
        <translation>Варіанти залежать від іншої відповіді. Якщо та зміниться, невідповідну відповідь тут і у вебформах одразу буде знято; Collect тримає її, доки запитання не побачать знову.</translation>
    </message>
    <message>
        <source>Collect does not understand this expression: {detail}</source>
        <translation>Collect не розуміє цього виразу: {detail}</translation>
    </message>
    <message>
        <source>This question is never asked: its condition can never be true.</source>
        <translation>Це запитання ніколи не ставлять: його умова не може справдитися.</translation>
    </message>
    <message>
        <source>A text is missing in the language “{detail}”.</source>
        <translation>Бракує тексту мовою «{detail}».</translation>
    </message>
    <message>
        <source>Questions depend on each other in a circle: {detail}</source>
        <translation>Запитання залежать одне від одного по колу: {detail}</translation>
    </message>
    <message>
        <source>The list has {detail} rows. That is no trouble here, but other programs become slow.</source>
        <translation>У списку рядків: {detail}. Тут це не завада, але інші програми стають повільними.</translation>
    </message>
    <message>
        <source>The list of choices is empty: nothing can be chosen.</source>
        <translation>Список варіантів порожній: вибрати нічого.</translation>
    </message>
    <message>
        <source>The form wants something to happen that is not done here: {detail}</source>
        <translation>Форма хоче дії, якої тут не виконують: {detail}</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Question</source>
        <translation>Запитання</translation>
    </message>
    <message>
        <source>Its name in the form</source>
        <translation>Назва у формі</translation>
    </message>
    <message>
        <source>Who may read the answers</source>
        <translation>Хто може читати відповіді</translation>
    </message>
    <message>
        <source>Facts: whoever counts</source>
        <translation>Факти: ті, хто підраховує</translation>
    </message>
    <message>
        <source>Account: whoever reads the account</source>
        <translation>Розповідь: ті, хто читає розповідь</translation>
    </message>
    <message>
        <source>Identity: the fewest</source>
        <translation>Особа: найвужче коло</translation>
    </message>
    <message>
        <source>Sexual violence: only who is named for it</source>
        <translation>Сексуальне насильство: лише призначені для цього</translation>
    </message>
    <message>
        <source>{part} (nobody has decided yet)</source>
        <translation>{part} (ще ніхто не вирішив)</translation>
    </message>
    <message>
        <source>(computed)</source>
        <translation>(обчислюється)</translation>
    </message>
</context>
<context>
    <name>ClassingScreen</name>
    <message>
        <source>Who may read what</source>
        <translation>Хто що може читати</translation>
    </message>
    <message>
        <source>Who may read what: {title}, version {version}</source>
        <translation>Хто що може читати: {title}, версія {version}</translation>
    </message>
    <message>
        <source>A sealed interview has four parts, each with readers of its own. Decide for each question to which part its answers go. Facts are codes and numbers that tell nothing of who the person is; the account stands in the statement that is signed. When in doubt, leave identity. It holds for interviews sealed from now on.</source>
        <translation>Запечатане інтерв’ю має чотири частини, і в кожної свої читачі. Вирішіть для кожного запитання, до якої частини підуть відповіді. Факти це коди й числа, з яких не видно, хто ця людина; розповідь стоїть у заяві, яку підписують. Коли сумніваєтеся, лишайте особу. Це діє для інтерв’ю, які запечатають відтепер.</translation>
    </message>
    <message>
        <source>Nobody has decided yet for {count} of {all} questions: their answers count as identity.</source>
        <translation>Для {count} із {all} запитань ще ніхто не вирішив: їхні відповіді вважаються даними про особу.</translation>
    </message>
    <message>
        <source>It is decided for every question.</source>
        <translation>Для кожного запитання вирішено.</translation>
    </message>
    <message>
        <source>Questions and who may read their answers</source>
        <translation>Запитання і хто може читати відповіді</translation>
    </message>
    <message>
        <source>The questions in hand (Shift and Ctrl choose several) belong to:</source>
        <translation>Вибрані запитання (кілька вибирають із Shift і Ctrl) належать до:</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>&amp;Факти</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Розповідь</translation>
    </message>
    <message>
        <source>&amp;Identity</source>
        <translation>&amp;Особа</translation>
    </message>
    <message>
        <source>&amp;Sexual violence</source>
        <translation>&amp;Сексуальне насильство</translation>
    </message>
    <message>
        <source>{count} of these questions are free text or the like, which is never a fact. They stay as they are.</source>
        <translation>Вільний текст і подібне ніколи не буває фактом; таких запитань тут: {count}. Вони лишаються, як були.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>ConverterWords</name>
    <message>
        <source>There is no list of choices called “{name}” in the sheet of choices.</source>
        <translation>На аркуші варіантів немає списку «{name}».</translation>
    </message>
    <message>
        <source>There is no list called “{name}” in the sheet of external choices.</source>
        <translation>На аркуші зовнішніх варіантів немає списку «{name}».</translation>
    </message>
    <message>
        <source>A question has choices, but the form has no sheet called “choices”.</source>
        <translation>Запитання має варіанти, але у формі немає аркуша «choices».</translation>
    </message>
    <message>
        <source>A question needs a sheet called “external_choices”, and there is none.</source>
        <translation>Запитанню потрібен аркуш «external_choices», а його немає.</translation>
    </message>
    <message>
        <source>The form has no sheet called “{name}”.</source>
        <translation>У формі немає аркуша «{name}».</translation>
    </message>
    <message>
        <source>There is no question type “{name}”. Check how it is spelt.</source>
        <translation>Типу запитання «{name}» немає. Перевірте, як його написано.</translation>
    </message>
    <message>
        <source>A question has no type.</source>
        <translation>Запитання не має типу.</translation>
    </message>
    <message>
        <source>A question or group has no name.</source>
        <translation>Запитання або група не має назви.</translation>
    </message>
    <message>
        <source>A row without name and label was left out.</source>
        <translation>Рядок без назви й підпису пропущено.</translation>
    </message>
    <message>
        <source>A group or repeat has no label.</source>
        <translation>Група або повтор не має підпису.</translation>
    </message>
    <message>
        <source>The question “{name}” has neither label nor hint.</source>
        <translation>Запитання «{name}» не має ні підпису, ні підказки.</translation>
    </message>
    <message>
        <source>A calculation is missing: the row computes nothing.</source>
        <translation>Бракує обчислення: рядок нічого не рахує.</translation>
    </message>
    <message>
        <source>The name “{name}” occurs twice in the same group.</source>
        <translation>Назва «{name}» двічі трапляється в одній групі.</translation>
    </message>
    <message>
        <source>The name “{name}” differs from another one only in capital letters.</source>
        <translation>Назва «{name}» відрізняється від іншої лише великими літерами.</translation>
    </message>
    <message>
        <source>The repeat “{name}” needs a name that occurs nowhere else in the form.</source>
        <translation>Повтору «{name}» потрібна назва, якої більше ніде у формі немає.</translation>
    </message>
    <message>
        <source>The name “meta” is kept for the form’s own data. Choose another.</source>
        <translation>Назву «meta» відведено для даних самої форми. Виберіть іншу.</translation>
    </message>
    <message>
        <source>A choice has no name.</source>
        <translation>Варіант не має назви.</translation>
    </message>
    <message>
        <source>A choice has no label: nobody would see what it means.</source>
        <translation>Варіант не має підпису: ніхто не побачить, що він означає.</translation>
    </message>
    <message>
        <source>The same name stands twice in one list of choices.</source>
        <translation>В одному списку варіантів двічі стоїть та сама назва.</translation>
    </message>
    <message>
        <source>The choice “{name}” of the list “{list}” has a space in its name; where several can be chosen it may have none.</source>
        <translation>У назві варіанта «{name}» зі списку «{list}» є пробіл; там, де вибирають кілька, його не може бути.</translation>
    </message>
    <message>
        <source>A name in the column “{column}” begins with something else than a letter, or holds signs that names may not hold.</source>
        <translation>Назва в стовпці «{column}» починається не з літери або містить знаки, яких у назвах не може бути.</translation>
    </message>
    <message>
        <source>A name begins with something else than a letter, or holds signs that names may not hold.</source>
        <translation>Назва починається не з літери або містить знаки, яких у назвах не може бути.</translation>
    </message>
    <message>
        <source>In the column “{column}” a reference to another question is not written as ${{name}}.</source>
        <translation>У стовпці «{column}» посилання на інше запитання записано не як ${{name}}.</translation>
    </message>
    <message>
        <source>The column “{column}” refers to “{name}”, and there is no such question.</source>
        <translation>Стовпець «{column}» посилається на «{name}», а такого запитання немає.</translation>
    </message>
    <message>
        <source>The column “{column}” refers to “{name}”, and there are several of that name.</source>
        <translation>Стовпець «{column}» посилається на «{name}», а запитань із такою назвою кілька.</translation>
    </message>
    <message>
        <source>The form refers to “{name}”, and there is no such question.</source>
        <translation>Форма посилається на «{name}», а такого запитання немає.</translation>
    </message>
    <message>
        <source>Something ends here that did not begin: end_{name} without begin_{name}.</source>
        <translation>Тут закінчується те, що не починалося: end_{name} без begin_{name}.</translation>
    </message>
    <message>
        <source>Something begins here and never ends: begin_{name} without end_{name}.</source>
        <translation>Тут починається те, що не закінчується: begin_{name} без end_{name}.</translation>
    </message>
    <message>
        <source>The sheet lacks the columns {name}.</source>
        <translation>На аркуші бракує стовпців {name}.</translation>
    </message>
    <message>
        <source>Two columns mean the same: {name}.</source>
        <translation>Два стовпці означають те саме: {name}.</translation>
    </message>
    <message>
        <source>The column “{name}” stands there twice.</source>
        <translation>Стовпець «{name}» стоїть двічі.</translation>
    </message>
    <message>
        <source>The first row of the sheet does not name its columns.</source>
        <translation>Перший рядок аркуша не називає його стовпців.</translation>
    </message>
    <message>
        <source>A column has no name, or its name has a space in it.</source>
        <translation>Стовпець не має назви, або в назві є пробіл.</translation>
    </message>
    <message>
        <source>The parameter “{name}” does not exist for this type of question. There are: {accepted}.</source>
        <translation>Параметра «{name}» для такого запитання немає. Є: {accepted}.</translation>
    </message>
    <message>
        <source>A parameter of this question has a value that it cannot have.</source>
        <translation>Параметр цього запитання має значення, якого не може мати.</translation>
    </message>
    <message>
        <source>What the form says about entities does not fit together.</source>
        <translation>Те, що форма каже про сутності (entities), не сходиться.</translation>
    </message>
    <message>
        <source>These languages have no code such as “Українська (uk)”: {name}. Without it the form shows its first language.</source>
        <translation>Ці мови не мають коду, як-от «Українська (uk)»: {name}. Без нього форма показує першу мову.</translation>
    </message>
    <message>
        <source>Not everything is translated into “{name}”.</source>
        <translation>Не все перекладено мовою «{name}».</translation>
    </message>
    <message>
        <source>“Other” is added by itself and is not translated.</source>
        <translation>«Інше» додається саме і не перекладається.</translation>
    </message>
    <message>
        <source>Pictures are taken in full size; the parameter max-pixels would make them smaller.</source>
        <translation>Зображення беруться в повному розмірі; параметр max-pixels зменшив би їх.</translation>
    </message>
    <message>
        <source>There is a sheet called {found}. Should it be “{name}”?</source>
        <translation>Є аркуш {found}. Може, це мав бути «{name}»?</translation>
    </message>
    <message>
        <source>This is no form, or the file is damaged.</source>
        <translation>Це не форма, або файл пошкоджено.</translation>
    </message>
    <message>
        <source>The form needs the file “{name}”. Choose it beside the form and try again.</source>
        <translation>Формі потрібен файл «{name}». Додайте його до форми і спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The file “{name}” cannot be read as a list.</source>
        <translation>Файл «{name}» не вдається прочитати як список.</translation>
    </message>
    <message>
        <source>The file is damaged, or it was made to harm whoever opens it. It was not read further.</source>
        <translation>Файл пошкоджено, або його зроблено, щоб зашкодити тому, хто відкриє. Далі його не читали.</translation>
    </message>
    <message>
        <source>An expression at {name} is longer than any form needs.</source>
        <translation>Вираз у {name} довший, ніж потрібно будь-якій формі.</translation>
    </message>
    <message>
        <source>Questions depend on each other in a circle: {name}.</source>
        <translation>Запитання залежать одне від одного по колу: {name}.</translation>
    </message>
    <message>
        <source>The form reads or answers questions outside of itself ({name}), so it cannot stand beside our questions on consent.</source>
        <translation>Форма читає чи заповнює запитання поза собою ({name}), тож не може стояти поряд із нашими запитаннями про згоду.</translation>
    </message>
    <message>
        <source>The form is too large, or it would grow too large while it is filled in.</source>
        <translation>Форма завелика або надто розростеться під час заповнення.</translation>
    </message>
    <message>
        <source>This is no form.</source>
        <translation>Це не форма.</translation>
    </message>
    <message>
        <source>The form asks for “{name}”, and there is no place for the answer.</source>
        <translation>Форма питає про «{name}», а місця для відповіді немає.</translation>
    </message>
    <message>
        <source>An expression uses a function that does not exist: {name}.</source>
        <translation>У виразі є функція, якої не існує: {name}.</translation>
    </message>
    <message>
        <source>The form describes entities in a newer way than this program knows.</source>
        <translation>Форма описує сутності (entities) новішим способом, ніж знає ця програма.</translation>
    </message>
    <message>
        <source>The list of choices at {name} lacks a column that the question needs.</source>
        <translation>У переліку варіантів для {name} бракує стовпця, потрібного запитанню.</translation>
    </message>
    <message>
        <source>A pattern looks back at what it has matched before, and that may take for ever. Write it in a simpler way: {name}</source>
        <translation>Зразок звертається назад до вже знайденого, і це може тривати без кінця. Запишіть його простіше: {name}</translation>
    </message>
    <message>
        <source>A pattern cannot be used; check its brackets and signs: {name}</source>
        <translation>Зразок не можна використати: перевірте в ньому дужки та знаки: {name}</translation>
    </message>
    <message>
        <source>An expression or rule of the form cannot be used ({code}): {name}</source>
        <translation>Вираз або правило форми не можна застосувати ({code}): {name}</translation>
    </message>
</context>
<context>
    <name>FormTable</name>
    <message>
        <source>Form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версія</translation>
    </message>
    <message>
        <source>In the library since</source>
        <translation>У бібліотеці з</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>Інтерв’ю</translation>
    </message>
    <message>
        <source>{title} (came with the program)</source>
        <translation>{title} (є в програмі)</translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message>
        <source>Forms</source>
        <translation>Форми</translation>
    </message>
    <message>
        <source>Forms ({endings});;All files (*)</source>
        <translation>Форми ({endings});;Усі файли (*)</translation>
    </message>
    <message>
        <source>A form</source>
        <translation>Форма</translation>
    </message>
    <message>
        <source>Lists, pictures, sounds and films ({endings});;All files (*)</source>
        <translation>Списки, зображення, звуки й фільми ({endings});;Усі файли (*)</translation>
    </message>
    <message>
        <source>What lies beside the form</source>
        <translation>Що додається до форми</translation>
    </message>
    <message>
        <source>Your organisation’s own forms work here as in KoboToolbox and ODK. An interview with such a form still begins with our explanation and consent and ends with reading back. Forms are kept inside the vault.</source>
        <translation>Форми вашої організації працюють тут так само, як у KoboToolbox і ODK. Інтерв’ю за такою формою все одно починається з нашого роз’яснення й згоди і закінчується прочитанням. Форми зберігаються у сховищі.</translation>
    </message>
    <message>
        <source>Forms in the library</source>
        <translation>Форми в бібліотеці</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Спробувати</translation>
    </message>
    <message>
        <source>C&amp;heck it</source>
        <translation>&amp;Перевірити</translation>
    </message>
    <message>
        <source>&amp;Who may read what…</source>
        <translation>&amp;Хто що може читати…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>В&amp;илучити</translation>
    </message>
    <message>
        <source>A form of your own</source>
        <translation>Ваша власна форма</translation>
    </message>
    <message>
        <source>&amp;Choose a form…</source>
        <translation>&amp;Вибрати форму…</translation>
    </message>
    <message>
        <source>&amp;Sample</source>
        <translation>&amp;Зразок</translation>
    </message>
    <message>
        <source>Sample form</source>
        <translation>Зразок форми</translation>
    </message>
    <message>
        <source>Add the sa&amp;mple</source>
        <translation>&amp;Додати зразок</translation>
    </message>
    <message>
        <source>Add &amp;lists and pictures…</source>
        <translation>Додати спис&amp;ки й зображення…</translation>
    </message>
    <message>
        <source>&amp;Do not take it</source>
        <translation>Не брати &amp;її</translation>
    </message>
    <message>
        <source>Reading the form…</source>
        <translation>Форма читається…</translation>
    </message>
    <message>
        <source>Take it &amp;into the library</source>
        <translation>Взяти до &amp;бібліотеки</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>What was said about the form</source>
        <translation>Що сказано про форму</translation>
    </message>
    <message>
        <source>Damage to housing</source>
        <translation>Пошкодження житла</translation>
    </message>
    <message>
        <source>Conditions of detention</source>
        <translation>Умови тримання</translation>
    </message>
    <message>
        <source>One question of every kind</source>
        <translation>Запитання всіх видів</translation>
    </message>
    <message>
        <source>Chosen: {name}.</source>
        <translation>Вибрано: {name}.</translation>
    </message>
    <message>
        <source>With it: {files}.</source>
        <translation>Разом із нею: {files}.</translation>
    </message>
    <message>
        <source>The form was not taken. What has to be corrected in it:</source>
        <translation>Форму не взято. Що в ній треба виправити:</translation>
    </message>
    <message>
        <source>What the check found in “{title}”:</source>
        <translation>Що знайшла перевірка у формі «{title}»:</translation>
    </message>
    <message>
        <source>The form was taken. What the converter remarks:</source>
        <translation>Форму взято. Що зауважує перетворювач:</translation>
    </message>
    <message>
        <source>“{title}” is in the library. Say under “Who may read what” who may read its answers: until then all of them count as identity.</source>
        <translation>Форма «{title}» у бібліотеці. У «Хто що може читати» вирішіть, хто читатиме відповіді: доти всі вони вважаються даними про особу.</translation>
    </message>
    <message>
        <source>The check found nothing in “{title}”.</source>
        <translation>Перевірка нічого не знайшла у формі «{title}».</translation>
    </message>
    <message>
        <source>There is no form yet.</source>
        <translation>Форм ще немає.</translation>
    </message>
    <message>
        <source>File: {file}. Name of the form: {form}.</source>
        <translation>Файл: {file}. Назва форми: {form}.</translation>
    </message>
    <message>
        <source>Interviews were taken with this version, so it stays in the library.</source>
        <translation>За цією версією вже записано інтерв’ю, тож вона лишається в бібліотеці.</translation>
    </message>
</context>
<context>
    <name>PreviewScreen</name>
    <message>
        <source>Questions</source>
        <translation>Запитання</translation>
    </message>
    <message>
        <source>Trying a form</source>
        <translation>Спроба форми</translation>
    </message>
    <message>
        <source>Trying: {title}, version {version}</source>
        <translation>Спроба: {title}, версія {version}</translation>
    </message>
    <message>
        <source>Opening the form…</source>
        <translation>Форма відкривається…</translation>
    </message>
    <message>
        <source>This is a trial. Nothing that is typed here is kept: do not write down testimony.</source>
        <translation>Це спроба. Нічого з набраного тут не зберігається: не записуйте свідчень.</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>С&amp;торінка</translation>
    </message>
    <message>
        <source>Page of the form</source>
        <translation>Сторінка форми</translation>
    </message>
    <message>
        <source>Still to answer or correct: {count}</source>
        <translation>Ще відповісти або виправити: {count}</translation>
    </message>
    <message>
        <source>Everything that must be answered is answered</source>
        <translation>На все обов’язкове є відповідь</translation>
    </message>
    <message>
        <source>As the program</source>
        <translation>Як у програмі</translation>
    </message>
    <message>
        <source>Language of the form</source>
        <translation>Мова форми</translation>
    </message>
    <message>
        <source>&amp;Show the first</source>
        <translation>Показ&amp;ати перше</translation>
    </message>
    <message>
        <source>To the first question that needs an answer or a correction</source>
        <translation>До першого запитання, де потрібна відповідь або виправлення</translation>
    </message>
    <message>
        <source>&amp;Back to the forms</source>
        <translation>&amp;Назад до форм</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>&amp;Почати знову</translation>
    </message>
    <message>
        <source>Page be&amp;fore</source>
        <translation>П&amp;опередня сторінка</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>Наст&amp;упна сторінка</translation>
    </message>
</context>
<context>
    <name>RemarkTable</name>
    <message>
        <source>Where</source>
        <translation>Де</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Що це означає</translation>
    </message>
    <message>
        <source>As it stands there</source>
        <translation>Як там написано</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Помилка</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Зауваження</translation>
    </message>
    <message>
        <source>{kind}: sheet {sheet}, row {row}</source>
        <translation>{kind}: аркуш {sheet}, рядок {row}</translation>
    </message>
    <message>
        <source>{kind}: sheet {sheet}</source>
        <translation>{kind}: аркуш {sheet}</translation>
    </message>
</context>
</TS>
