<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
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
</TS>
