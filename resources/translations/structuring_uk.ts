<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>AccountPanel</name>
    <message>
        <source>Select words of the account, then say what they are.</source>
        <translation>Виділіть слова розповіді, а тоді скажіть, що це.</translation>
    </message>
    <message>
        <source>Ctrl+0 links the selected words to: {what}</source>
        <translation>Ctrl+0 пов’язує виділені слова з: {what}</translation>
    </message>
    <message>
        <source>Select words of the account first: Shift and the arrows, or the mouse.</source>
        <translation>Спершу виділіть слова розповіді: Shift і стрілки або мишею.</translation>
    </message>
    <message>
        <source>This is too much for one card: select only the words that name it.</source>
        <translation>Для однієї картки цього забагато: виділіть лише слова, якими її названо.</translation>
    </message>
    <message>
        <source>Open a card at the right first, or make an incident of words.</source>
        <translation>Спершу відкрийте картку праворуч або зробіть зі слів подію.</translation>
    </message>
    <message>
        <source>This form has no such card, or its part is still closed by an earlier answer.</source>
        <translation>У цій формі такої картки немає, або її розділ ще закритий попередньою відповіддю.</translation>
    </message>
    <message>
        <source>Made: {what}. Ctrl+Z takes it back.</source>
        <translation>Створено: {what}. Ctrl+Z скасує.</translation>
    </message>
    <message>
        <source>The words are linked.</source>
        <translation>Слова пов’язано.</translation>
    </message>
    <message>
        <source>Written into the open card, as said. Check it there.</source>
        <translation>Записано у відкриту картку так, як сказано. Перевірте там.</translation>
    </message>
    <message>
        <source>These words are no longer in the account. The link keeps them as they were.</source>
        <translation>Цих слів у розповіді більше немає. Зв’язок зберігає їх такими, якими вони були.</translation>
    </message>
    <message>
        <source>There is no place in a recording for these words.</source>
        <translation>Для цих слів немає місця в записі.</translation>
    </message>
    <message>
        <source>This is still being recorded. Stop the recording to listen to it.</source>
        <translation>Це ще записується. Щоб послухати, зупиніть запис.</translation>
    </message>
    <message>
        <source>Taken over. Ctrl+Z takes it back.</source>
        <translation>Перенесено. Ctrl+Z скасує.</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>Розповідь</translation>
    </message>
    <message>
        <source>There is no account yet. Codes and modules come after the words of the person.</source>
        <translation>Розповіді ще немає. Коди й модулі йдуть після слів особи.</translation>
    </message>
    <message>
        <source>Words are</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Whose words the next link has</source>
        <translation>Чиї слова в наступному зв’язку</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Особа</translation>
    </message>
    <message>
        <source>Alleged perpetrator</source>
        <translation>Ймовірно причетна особа</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Підрозділ</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Місце</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Предмет</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Подія</translation>
    </message>
    <message>
        <source>Make of the selected words: {what}</source>
        <translation>Зробити з виділених слів: {what}</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Пов’язати</translation>
    </message>
    <message>
        <source>Link the selected words to the open card</source>
        <translation>Пов’язати виділені слова з відкритою карткою</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Who or what is meant by «{words}»?</source>
        <translation>Кого чи що названо словами «{words}»?</translation>
    </message>
    <message>
        <source>Alike is not the same: choose one that is known only if you are sure.</source>
        <translation>Схоже ще не те саме: обирайте відоме, лише якщо впевнені.</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Саме це</translation>
    </message>
    <message>
        <source>Make nothing</source>
        <translation>Нічого не створювати</translation>
    </message>
    <message>
        <source>New: {what}</source>
        <translation>Додати нове: {what}</translation>
    </message>
    <message>
        <source>answered already: the words are linked, the answer stays</source>
        <translation>відповідь уже є: слова буде пов’язано, відповідь лишиться</translation>
    </message>
</context>
<context>
    <name>LinkView</name>
    <message>
        <source>{words} (these words are no longer in the account)</source>
        <translation>{words} (цих слів у розповіді більше немає)</translation>
    </message>
    <message>
        <source>Show the words: {words}</source>
        <translation>Показати слова: {words}</translation>
    </message>
    <message>
        <source>Listen: {words}</source>
        <translation>Слухати: {words}</translation>
    </message>
    <message>
        <source>Whose words they are: {words}</source>
        <translation>Чиї це слова: {words}</translation>
    </message>
    <message>
        <source>Take the link away: {words}</source>
        <translation>Забрати зв’язок: {words}</translation>
    </message>
    <message>
        <source>Take the link away; the card stays</source>
        <translation>Забрати зв’язок; картка лишається</translation>
    </message>
</context>
<context>
    <name>ModuleRow</name>
    <message>
        <source>{kind}: proposed by the words {words}</source>
        <extracomment>Ticks the first of them.</extracomment>
        <translation>{kind}: запропоновано за словами {words}</translation>
    </message>
    <message>
        <source>Tick · {key}</source>
        <translation>Позначити · {key}</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Позначити</translation>
    </message>
    <message>
        <source>Tick {kind}, proposed by the words {words}</source>
        <translation>Позначити: {kind}, запропоновано за словами {words}</translation>
    </message>
</context>
<context>
    <name>ProposalRow</name>
    <message>
        <source>{question}: {value}, from {first} to {last}, by the list “{source}” of {dated}.</source>
        <translation>{question}: {value}, з {first} до {last}, за переліком «{source}» від {dated}.</translation>
    </message>
    <message>
        <source>{question}: {value}, since {first}, by the list “{source}” of {dated}.</source>
        <translation>{question}: {value}, з {first}, за переліком «{source}» від {dated}.</translation>
    </message>
    <message>
        <source>The list awaits a lawyer’s confirmation.</source>
        <translation>Перелік очікує підтвердження юриста.</translation>
    </message>
    <message>
        <source>Only a part of the incident’s time lies in it.</source>
        <translation>Сюди потрапляє лише частина часу події.</translation>
    </message>
    <message>
        <source>Something else is answered: the person’s words count, ask how they know.</source>
        <translation>Відповідь інша: важать слова особи, запитайте, звідки вона це знає.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Перенести</translation>
    </message>
    <message>
        <source>Take over: {words}</source>
        <translation>Перенести: {words}</translation>
    </message>
</context>
<context>
    <name>ProvenanceBox</name>
    <message>
        <source>word for word</source>
        <translation>дослівно</translation>
    </message>
    <message>
        <source>retold</source>
        <translation>переказ</translation>
    </message>
    <message>
        <source>through the interpreter</source>
        <translation>через перекладача</translation>
    </message>
    <message>
        <source>seen by the documenter</source>
        <translation>спостереження документатора</translation>
    </message>
</context>
<context>
    <name>StructuringScreen</name>
    <message>
        <source>Structure the account</source>
        <extracomment>Makes what shows the questions of a card.</extracomment>
        <translation>Структурувати розповідь</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n зв’язок</numerusform>
            <numerusform>%n зв’язки</numerusform>
            <numerusform>%n зв’язків</numerusform>
        </translation>
    </message>
    <message>
        <source>Incidents and cards</source>
        <translation>Події та картки</translation>
    </message>
    <message>
        <source>Open a card in the list, or make one of words. Its questions stand here.</source>
        <translation>Відкрийте картку зі списку або зробіть її зі слів. Тут будуть її запитання.</translation>
    </message>
    <message>
        <source>The open card</source>
        <translation>Відкрита картка</translation>
    </message>
    <message>
        <source>To the questions</source>
        <translation>До запитань</translation>
    </message>
    <message>
        <source>Somebody came</source>
        <translation>Хтось зайшов</translation>
    </message>
    <message>
        <source>Somebody left</source>
        <translation>Хтось вийшов</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторити</translation>
    </message>
</context>
<context>
    <name>TerritoryCard</name>
    <message>
        <source>Lists of territories (*.tsv *.txt)</source>
        <translation>Переліки територій (*.tsv *.txt)</translation>
    </message>
    <message>
        <source>Who controlled which place, and when</source>
        <translation>Хто і коли контролював територію</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Завантажити перелік…</translation>
    </message>
    <message>
        <source>Import a list of who controlled which place</source>
        <translation>Завантажити перелік: хто контролював територію</translation>
    </message>
    <message>
        <source>There is no list. With one, an incident’s place and date propose who controlled the place.</source>
        <translation>Переліку немає. З ним місце й дата події підказують, хто контролював територію.</translation>
    </message>
    <message numerus="yes">
        <source>“{source}” of {dated}: %n row(s).</source>
        <translation>
            <numerusform>«{source}» від {dated}: %n рядок.</numerusform>
            <numerusform>«{source}» від {dated}: %n рядки.</numerusform>
            <numerusform>«{source}» від {dated}: %n рядків.</numerusform>
        </translation>
    </message>
    <message>
        <source>It awaits a lawyer’s confirmation.</source>
        <translation>Він очікує підтвердження юриста.</translation>
    </message>
</context>
</TS>
