<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>Hand</name>
    <message>
        <source>Set the time of the line to the present place (F7)</source>
        <translation>Поставити рядку час цього місця (F7)</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Хто говорить</translation>
    </message>
    <message>
        <source>Words of the line</source>
        <translation>Слова рядка</translation>
    </message>
    <message>
        <source>Made by a machine: listen, then confirm or correct</source>
        <translation>Зробила машина: прослухайте й підтвердьте або виправте</translation>
    </message>
    <message>
        <source>Confirm (F9)</source>
        <translation>Підтвердити (F9)</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Прибрати рядок</translation>
    </message>
    <message>
        <source>New line here</source>
        <translation>Новий рядок тут</translation>
    </message>
</context>
<context>
    <name>HeadingForm</name>
    <message>
        <source>Word for word</source>
        <translation>Дослівно</translation>
    </message>
    <message>
        <source>Close to the words</source>
        <translation>Близько до дослівного</translation>
    </message>
    <message>
        <source>A summary</source>
        <translation>Виклад</translation>
    </message>
    <message>
        <source>How close to the words</source>
        <translation>Наскільки дослівно</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Хто записав</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Навіщо</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Як</translation>
    </message>
</context>
<context>
    <name>MachinePanel</name>
    <message>
        <source>The machine understood nothing.</source>
        <translation>Машина нічого не зрозуміла.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) by a machine wait: listen to each, then confirm or correct it.</source>
        <translation>
            <numerusform>%n рядок від машини чекає: прослухайте його, тоді підтвердьте або виправте.</numerusform>
            <numerusform>%n рядки від машини чекають: прослухайте кожен, тоді підтвердьте або виправте.</numerusform>
            <numerusform>%n рядків від машини чекають: прослухайте кожен, тоді підтвердьте або виправте.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Зупинено.</translation>
    </message>
    <message>
        <source>Choose the folder of the speech model</source>
        <translation>Виберіть теку мовної моделі</translation>
    </message>
    <message>
        <source>Draft by a machine</source>
        <translation>Чернетка машиною</translation>
    </message>
    <message>
        <source>A speech model on this computer writes a draft; nothing of it counts before a person confirms it.</source>
        <translation>Мовна модель на цьому комп’ютері пише чернетку; ніщо з неї не рахується, доки людина не підтвердить.</translation>
    </message>
    <message>
        <source>Speech model…</source>
        <translation>Мовна модель…</translation>
    </message>
    <message>
        <source>Speech model: {name}</source>
        <translation>Мовна модель: {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Зупинити</translation>
    </message>
    <message>
        <source>How much the machine has listened to</source>
        <translation>Скільки машина вже прослухала</translation>
    </message>
    <message>
        <source>The machine listens on this computer, without a network. You can go on writing meanwhile.</source>
        <translation>Машина слухає на цьому комп’ютері, без мережі. Тим часом можна писати далі.</translation>
    </message>
    <message>
        <source>The optional part that turns speech into text is not installed here. The guide says how to add it and where to get a model: chapter Transcript.</source>
        <translation>Додаткову частину, що перетворює мовлення на текст, тут не встановлено. Як її додати і де взяти модель, сказано в посібнику: розділ «Стенограма».</translation>
    </message>
    <message>
        <source>There is no speech model yet: choose the folder of one. The guide names models that understand Ukrainian and where to get them: chapter Transcript.</source>
        <translation>Мовної моделі ще немає: виберіть теку з нею. Посібник називає моделі, що розуміють українську, і де їх узяти: розділ «Стенограма».</translation>
    </message>
    <message>
        <source>The folder of the speech model cannot be read. Choose it again.</source>
        <translation>Теку мовної моделі не вдається прочитати. Виберіть її знову.</translation>
    </message>
    <message>
        <source>This folder holds no whole speech model: networks (.onnx) and tokens.txt belong to it.</source>
        <translation>У цій теці немає цілої мовної моделі: до неї належать мережі (.onnx) і tokens.txt.</translation>
    </message>
    <message>
        <source>This folder is too large for a speech model. Choose the folder of the model alone.</source>
        <translation>Ця тека завелика для мовної моделі. Виберіть теку самої моделі.</translation>
    </message>
    <message>
        <source>What lies in this folder cannot be read as a speech model. Get it anew.</source>
        <translation>Вміст цієї теки не читається як мовна модель. Завантажте модель наново.</translation>
    </message>
    <message>
        <source>The machine gave no answer for minutes and was ended. A smaller model may do it.</source>
        <translation>Машина кілька хвилин не відповідала, її зупинено. Менша модель може впоратися.</translation>
    </message>
    <message>
        <source>The process that listens ended. Lines that it gave until then are kept as a draft. A smaller model may do it.</source>
        <translation>Процес, що слухав, завершився. Рядки, які він устиг дати, збережено як чернетку. Менша модель може впоратися.</translation>
    </message>
</context>
<context>
    <name>SensitiveRow</name>
    <message>
        <source>Sensitive: copies for others leave these stretches out. The recording stays whole.</source>
        <translation>Чутливе: у копіях для інших цих відрізків не буде. Запис лишається цілим.</translation>
    </message>
    <message>
        <source>Sensitive stretches</source>
        <translation>Чутливі відрізки</translation>
    </message>
    <message>
        <source>Take this mark back</source>
        <translation>Зняти цю позначку</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Person</source>
        <translation>Особа</translation>
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
        <source>Somebody else</source>
        <translation>Хтось інший</translation>
    </message>
    <message>
        <source>{line} (made by a machine, not confirmed)</source>
        <translation>{line} (зробила машина, не підтверджено)</translation>
    </message>
</context>
<context>
    <name>TranscriptScreen</name>
    <message>
        <source>Saved</source>
        <translation>Збережено</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ще не збережено</translation>
    </message>
    <message>
        <source>What could not be kept when this page was left is here again. It is being saved.</source>
        <translation>Те, що не вдалося зберегти, коли сторінку закрили, знову тут. Зараз воно зберігається.</translation>
    </message>
    <message>
        <source>What you wrote last is not saved. Make room on the disk and wait, or press Back again: the words stay until the program ends, and are here again when you open this transcript.</source>
        <translation>Останнє написане не збережено. Звільніть місце на диску й зачекайте або натисніть «Назад» ще раз: слова лишаться, доки працює програма, і будуть тут, коли ви знову відкриєте цю стенограму.</translation>
    </message>
    <message>
        <source>A long text was pasted. A transcript holds what was heard: listen, and check each line.</source>
        <translation>Вставлено довгий текст. У стенограмі лише почуте: прослухайте й перевірте кожен рядок.</translation>
    </message>
    <message>
        <source>Transcript · {number}</source>
        <translation>Стенограма · {number}</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Стенограма</translation>
    </message>
    <message>
        <source>Lines of the transcript</source>
        <translation>Рядки стенограми</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Write a transcript of the sealed recording</source>
        <translation>Писати стенограму запечатаного запису</translation>
    </message>
    <message>
        <source>This transcript was sealed with the interview and does not change.</source>
        <translation>Цю стенограму запечатано разом з інтерв’ю, вона не змінюється.</translation>
    </message>
    <message>
        <source>Made after the seal: it names the sealed interview, says who wrote it, why and how, and goes with the next delivery to those who may hear the recording. It is no part of the statement.</source>
        <translation>Зроблено після запечатування: вона називає запечатане інтерв’ю, каже, хто її записав, навіщо і як, і з наступною доставкою йде до тих, кому можна слухати запис. Вона не є частиною заяви.</translation>
    </message>
    <message>
        <source>It is sealed beside its recording. It is no part of the statement.</source>
        <translation>Її буде запечатано поруч із записом. Вона не є частиною заяви.</translation>
    </message>
    <message>
        <source>F5 play or pause · F6 back 3 seconds · F7 the time of here · F8 next speaker · Enter next line · Alt+Up, Alt+Down other line · F9 confirm · Ctrl+Delete remove</source>
        <translation>F5 грати або пауза · F6 назад на 3 секунди · F7 час цього місця · F8 інший мовець · Enter наступний рядок · Alt+Up, Alt+Down інший рядок · F9 підтвердити · Ctrl+Delete прибрати</translation>
    </message>
</context>
</TS>
