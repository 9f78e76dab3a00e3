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
        <source>A copy can do harm: at a checkpoint, or at home where those who may have done it live nearby. If in doubt, leave none and write “not left for safety”.</source>
        <translation>Копія може зашкодити: на блокпосту або вдома, коли поруч живуть імовірно причетні. Якщо є сумнів, не залишайте її й позначте «не залишено з міркувань безпеки».</translation>
    </message>
    <message>
        <source>I have asked: it is &amp;safe for the person to have it</source>
        <translation>Людину Я запитав або запитала: мати її для людини &amp;безпечноamp;запитано: мати цей аркуш безпечно</translation>
    </message>
    <message>
        <source>I have asked: it is safe for the person to have it</source>
        <translation>Людину запитано: мати цей аркуш безпечно</translation>
    </message>
</context>
<context>
    <name>PaperFormScreen</name>
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
</TS>
