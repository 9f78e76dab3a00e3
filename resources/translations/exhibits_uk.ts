<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>BoxSheet</name>
    <message>
        <source>The picture</source>
        <translation>Зображення</translation>
    </message>
    <message>
        <source>Draw boxes with the mouse; or move with the arrow keys: Space begins a box, Space again ends it, Shift makes small steps, Backspace takes the last box back.</source>
        <translation>Малюйте прямокутники мишею або рухайтеся клавішами зі стрілками: пробіл починає прямокутник, ще один пробіл завершує його, Shift робить малі кроки, Backspace прибирає останній.</translation>
    </message>
</context>
<context>
    <name>CameraWindow</name>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Take the photograph</source>
        <translation>Сфотографувати</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>Lay a ruler beside what you photograph, and take a general view, too.</source>
        <translation>Покладіть поруч лінійку й зробіть також загальний план.</translation>
    </message>
</context>
<context>
    <name>CardsPanel</name>
    <message>
        <source>Exhibits of the form</source>
        <translation>Матеріали з анкети</translation>
    </message>
    <message>
        <source>None yet. Describe each in the section on exhibits: then it gets a number here.</source>
        <translation>Поки немає. Опишіть кожен матеріал у розділі «Матеріали», і він отримає тут номер.</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Етикетка…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Передавання…</translation>
    </message>
</context>
<context>
    <name>ClockDialog</name>
    <message>
        <source>Clock</source>
        <translation>Годинник</translation>
    </message>
    <message>
        <source>Look at the clock of {device} and at a clock that is right. One of its files names the time {time}. What you set holds for all files of this device in this interview; the times in the files stay as they are.</source>
        <translation>Подивіться на годинник пристрою {device} і на точний годинник. В одному з його файлів стоїть час {time}. Те, що ви вкажете, діє для всіх файлів цього пристрою в цьому інтерв’ю; час у самих файлах не змінюється.</translation>
    </message>
    <message>
        <source>its clock is ahead by</source>
        <translation>його годинник поспішає на</translation>
    </message>
    <message>
        <source>its clock is behind by</source>
        <translation>його годинник відстає на</translation>
    </message>
    <message>
        <source>Ahead or behind</source>
        <translation>Поспішає чи відстає</translation>
    </message>
    <message>
        <source>days</source>
        <translation>днів</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>годин</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>хвилин</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>секунд</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Встановити</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Copy</source>
        <translation>Копія</translation>
    </message>
    <message>
        <source>What is black in the copy is gone from it for good, with all notes of the camera. The sealed original stays as it is.</source>
        <translation>Усе чорне в копії зникає з неї назавжди, разом з усіма позначками камери. Опечатаний оригінал не змінюється.</translation>
    </message>
    <message>
        <source>Black out</source>
        <translation>Замалювати чорним</translation>
    </message>
    <message>
        <source>Keep only a part</source>
        <translation>Залишити лише частину</translation>
    </message>
    <message>
        <source>Made by:</source>
        <translation>Хто зробив:</translation>
    </message>
    <message>
        <source>Why:</source>
        <translation>Навіщо:</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Прибрати останнє</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Попередня сторінка</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Наступна сторінка</translation>
    </message>
    <message>
        <source>A copy shows one page: turn to it before you draw.</source>
        <translation>Копія показує одну сторінку: перейдіть до неї, перш ніж малювати.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>Зробити копію</translation>
    </message>
    <message>
        <source>This page cannot be shown, so no copy of it can be made.</source>
        <translation>Цю сторінку неможливо показати, тому її копію зробити не можна.</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Сторінка {number} з {count}</translation>
    </message>
</context>
<context>
    <name>ExhibitWords</name>
    <message>
        <source>A place, an object, traces</source>
        <translation>Місце, предмет, сліди</translation>
    </message>
    <message>
        <source>Documents, video, sound, other files</source>
        <translation>Документи, відео, звук, інші файли</translation>
    </message>
    <message>
        <source>Files from the person’s telephone</source>
        <translation>Файли з телефону особи</translation>
    </message>
    <message>
        <source>Injuries</source>
        <translation>Ушкодження</translation>
    </message>
    <message>
        <source>The person (face)</source>
        <translation>Особу (обличчя)</translation>
    </message>
    <message>
        <source>Intimate images, sexual violence, abuse of children</source>
        <translation>Інтимні зображення, сексуальне насильство, насильство над дітьми</translation>
    </message>
    <message>
        <source>There is no consent to photographs of the person. Ask in the section on consent first.</source>
        <translation>Немає згоди на фото особи. Спершу запитайте в розділі про згоду.</translation>
    </message>
    <message>
        <source>There is no consent to photographs of injuries. Ask in the section on consent first.</source>
        <translation>Немає згоди на фото ушкоджень. Спершу запитайте в розділі про згоду.</translation>
    </message>
    <message>
        <source>There is no consent to copies from the person’s telephone. Ask in the section on consent first.</source>
        <translation>Немає згоди на копіювання з телефону особи. Спершу запитайте в розділі про згоду.</translation>
    </message>
    <message>
        <source>There is no consent to copies of documents and files. Ask in the section on consent first.</source>
        <translation>Немає згоди на копіювання документів і файлів. Спершу запитайте в розділі про згоду.</translation>
    </message>
    <message>
        <source>Files cannot be added now. Look at the reminders of this interview.</source>
        <translation>Зараз файли додати не можна. Подивіться нагадування до цього інтерв’ю.</translation>
    </message>
    <message>
        <source>Do not copy them; turn to the coordinator. Intimate images and images of sexual violence or of abused children are not taken in here.</source>
        <translation>Не копіюйте; зверніться до координатора. Інтимні зображення, зображення сексуального насильства й насильства над дітьми тут не приймають.</translation>
    </message>
    <message>
        <source>Recording of {time}</source>
        <translation>Запис о {time}</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Малюнок</translation>
    </message>
    <message>
        <source>Copy of {title}, page {number}</source>
        <translation>Копія: {title}, сторінка {number}</translation>
    </message>
    <message>
        <source>Copy of {title}</source>
        <translation>Копія: {title}</translation>
    </message>
    <message>
        <source>Length in the file: {length} ({codec})</source>
        <translation>Тривалість у файлі: {length} ({codec})</translation>
    </message>
    <message>
        <source>Exhibit: {number}</source>
        <translation>Матеріал: {number}</translation>
    </message>
    <message>
        <source>Time in the file: {time}</source>
        <translation>Час у файлі: {time}</translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation>Пристрій: {device}</translation>
    </message>
    <message>
        <source>Place in the file: {place}</source>
        <translation>Місце у файлі: {place}</translation>
    </message>
    <message>
        <source>The file names no place.</source>
        <translation>Місця у файлі не вказано.</translation>
    </message>
    <message>
        <source>It cannot be shown as a picture and is kept as plain bytes.</source>
        <translation>Його не можна показати як зображення; він зберігається як є, байт у байт.</translation>
    </message>
    <message>
        <source>Ask for the original file, not the one from a messenger.</source>
        <translation>Попросіть оригінал файлу, не з месенджера.</translation>
    </message>
    <message>
        <source>Another interview of this vault holds the same file.</source>
        <translation>Такий самий файл є в іншому інтерв’ю цього сховища.</translation>
    </message>
    <message>
        <source>Made from the sealed original {digest} by {who}: {why}</source>
        <translation>Зроблено з опечатаного оригіналу {digest}; хто: {who}; навіщо: {why}</translation>
    </message>
    <message>
        <source>The voice was changed. Experts, and people who know the person, may still know it.</source>
        <translation>Голос змінено. Фахівці та знайомі людини все одно можуть його впізнати.</translation>
    </message>
    <message>
        <source>The clock of this device was {off} off.</source>
        <translation>Похибка годинника цього пристрою: {off}.</translation>
    </message>
    <message>
        <source>The clock of this device was {off} off: by ours {time}.</source>
        <translation>Похибка годинника цього пристрою: {off}; за нашим годинником {time}.</translation>
    </message>
</context>
<context>
    <name>ExhibitsScreen</name>
    <message>
        <source>Choose a folder</source>
        <translation>Виберіть теку</translation>
    </message>
    <message>
        <source>Choose photographs, documents, sounds, films</source>
        <translation>Виберіть фото, документи, звук, відео</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>This picture or document cannot be shown, so no copy of it can be made.</source>
        <translation>Це зображення чи документ неможливо показати, тому копію зробити не можна.</translation>
    </message>
    <message>
        <source>A copy was made and tied to the sealed original, which stays as it is.</source>
        <translation>Копію зроблено й пов’язано з опечатаним оригіналом; сам оригінал не змінено.</translation>
    </message>
    <message>
        <source>The times in the files stay as they are; the offset is shown beside them.</source>
        <translation>Час у файлах не змінено; похибку показано поруч.</translation>
    </message>
    <message>
        <source>Taken out. The copy in the vault can be opened by nobody now.</source>
        <translation>Вилучено. Копію у сховищі тепер не відкриє ніхто.</translation>
    </message>
    <message>
        <source>The handing over is signed and stands in the custody log.</source>
        <translation>Передавання підписано й записано в журнал зберігання.</translation>
    </message>
    <message>
        <source>The drawing is kept. It can be gone on with until the interview is sealed.</source>
        <translation>Малюнок збережено. Його можна продовжити, доки інтерв’ю не опечатано.</translation>
    </message>
    <message>
        <source>Do not touch it! Call the rescue service: 101, or the police: 102. It is not received, gets no label, and is photographed from afar only.</source>
        <translation>Не торкатися! Викличте ДСНС: 101, або поліцію: 102. Предмет не приймають і не маркують; фотографують лише здалеку.</translation>
    </message>
    <message>
        <source>The photograph waits, and is kept by itself as soon as that is possible. Or press the camera.</source>
        <translation>Знімок чекає і збережеться сам, щойно це стане можливо. Або натисніть камеру.</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Матеріали</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} з {total}</translation>
    </message>
    <message>
        <source>{done} of {total} · large file: {percent} %</source>
        <translation>{done} з {total} · великий файл: {percent} %</translation>
    </message>
    <message>
        <source>What the files show</source>
        <translation>Що на файлах</translation>
    </message>
    <message>
        <source>They show:</source>
        <translation>Що на них:</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Додати файли…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Додати теку…</translation>
    </message>
    <message>
        <source>Draw…</source>
        <translation>Малювати…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>Камера…</translation>
    </message>
    <message>
        <source>Body chart</source>
        <translation>Схема тіла</translation>
    </message>
    <message>
        <source>Sketch map</source>
        <translation>Схема місця</translation>
    </message>
    <message>
        <source>Blank sheet</source>
        <translation>Чистий аркуш</translation>
    </message>
    <message>
        <source>No files yet. Drag photographs, films, sounds, documents or a whole folder here, or add them with the buttons. The originals stay unchanged; what goes into the vault is encrypted as it is read.</source>
        <translation>Файлів поки немає. Перетягніть сюди фото, відео, звук, документи або цілу теку чи додайте їх кнопками. Оригінали не змінюються; те, що йде до сховища, шифрується під час читання.</translation>
    </message>
    <message>
        <source>Files of this interview</source>
        <translation>Файли цього інтерв’ю</translation>
    </message>
    <message>
        <source>Files taken in</source>
        <translation>Прийнято файлів</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Зупинити</translation>
    </message>
    <message>
        <source>Back to the interview</source>
        <translation>Назад до інтерв’ю</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>no exhibit</source>
        <translation>без матеріалу</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are chosen.</source>
        <translation>
            <numerusform>Вибрано %n файл.</numerusform>
            <numerusform>Вибрано %n файли.</numerusform>
            <numerusform>Вибрано %n файлів.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file to see what is known of it.</source>
        <translation>Виберіть файл, щоб побачити, що про нього відомо.</translation>
    </message>
    <message numerus="yes">
        <source>Take %n file(s) out of the interview?</source>
        <translation>
            <numerusform>Вилучити %n файл з інтерв’ю?</numerusform>
            <numerusform>Вилучити %n файли з інтерв’ю?</numerusform>
            <numerusform>Вилучити %n файлів з інтерв’ю?</numerusform>
        </translation>
    </message>
    <message>
        <source>What was recorded or drawn here is deleted and cannot be brought back.</source>
        <translation>Записане чи намальоване тут буде видалено без вороття.</translation>
    </message>
    <message>
        <source>The copy in the vault can then be opened by nobody. The original stays where it is.</source>
        <translation>Після цього копію у сховищі не відкриє ніхто. Оригінал лишається там, де він є.</translation>
    </message>
    <message>
        <source>Belongs to:</source>
        <translation>Належить до:</translation>
    </message>
    <message>
        <source>The exhibit that these files belong to</source>
        <translation>Матеріал, до якого належать ці файли</translation>
    </message>
    <message>
        <source>May hurt who looks</source>
        <translation>Може травмувати</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Відкрити</translation>
    </message>
    <message>
        <source>Black out or crop…</source>
        <translation>Замалювати чи обрізати…</translation>
    </message>
    <message>
        <source>Makes a copy; the original stays as it is.</source>
        <translation>Робить копію; оригінал не змінюється.</translation>
    </message>
    <message>
        <source>Copy in another voice…</source>
        <translation>Копія іншим голосом…</translation>
    </message>
    <message>
        <source>Clock of the camera…</source>
        <translation>Годинник камери…</translation>
    </message>
    <message>
        <source>Go on drawing</source>
        <translation>Малювати далі</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Вилучити</translation>
    </message>
</context>
<context>
    <name>FilmPlayer</name>
    <message>
        <source>Pause</source>
        <extracomment>Beside other things on a page it asks for no more height than this.</extracomment>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Відтворити</translation>
    </message>
    <message>
        <source>It is being opened…</source>
        <translation>Відкривається…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Показати</translation>
    </message>
    <message>
        <source>Place in the film</source>
        <translation>Місце у відео</translation>
    </message>
    <message>
        <source>This file cannot be played here. It stays as it is and is never executed.</source>
        <translation>Цей файл тут не можна відтворити. Він лишається таким, як є, і ніколи не виконується.</translation>
    </message>
</context>
<context>
    <name>FilmWindow</name>
    <message>
        <source>Exhibit</source>
        <translation>Матеріал</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>It is larger than 256 MB: it is kept unchanged and cannot be played here.</source>
        <translation>Файл більший за 256 МБ: його збережено без змін, тут його не відтворити.</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand over</source>
        <translation>Передавання</translation>
    </message>
    <message>
        <source>The original is better left with its owner or with the investigation: a photograph is enough.</source>
        <translation>Оригінал краще залишити власнику чи слідству: досить фото.</translation>
    </message>
    <message>
        <source>Nobody has taken it over yet.</source>
        <translation>Його ще ніхто не приймав.</translation>
    </message>
    <message>
        <source>Gives:</source>
        <translation>Передає:</translation>
    </message>
    <message>
        <source>Takes:</source>
        <translation>Приймає:</translation>
    </message>
    <message>
        <source>Where:</source>
        <translation>Де:</translation>
    </message>
    <message>
        <source>What for:</source>
        <translation>Навіщо:</translation>
    </message>
    <message>
        <source>Number of the seal:</source>
        <translation>Номер пломби:</translation>
    </message>
    <message>
        <source>Why somebody does not sign:</source>
        <translation>Чому хтось не підписує:</translation>
    </message>
    <message>
        <source>no photograph</source>
        <translation>без фото</translation>
    </message>
    <message>
        <source>Photograph of the bag:</source>
        <translation>Фото пакета:</translation>
    </message>
    <message>
        <source>Signature of who gives</source>
        <translation>Підпис того, хто передає</translation>
    </message>
    <message>
        <source>Signature of who takes</source>
        <translation>Підпис того, хто приймає</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистити</translation>
    </message>
    <message>
        <source>Clear: {what}</source>
        <translation>Очистити: {what}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>Sign the handing over</source>
        <translation>Підписати передавання</translation>
    </message>
    <message>
        <source>{time}: {gave} → {took}</source>
        <translation>{time}: {gave} → {took}</translation>
    </message>
    <message>
        <source>It is not kept yet. Nothing is lost: press again when there is room.</source>
        <translation>Ще не збережено. Нічого не пропало: натисніть ще раз, коли буде місце.</translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message>
        <source>Label</source>
        <translation>Етикетка</translation>
    </message>
    <message>
        <source>Seal №</source>
        <translation>Пломба №</translation>
    </message>
    <message>
        <source>Label of exhibit {number}</source>
        <translation>Етикетка матеріалу {number}</translation>
    </message>
    <message>
        <source>Only the number stands on it, and the same as a code: no name and no place.</source>
        <translation>На ній лише номер і він же як код: без імен і без місця.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Друкувати…</translation>
    </message>
    <message>
        <source>There is no printer. Write the number on the bag by hand, clearly.</source>
        <translation>Принтера немає. Напишіть номер на пакеті від руки, розбірливо.</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>The picture</source>
        <translation>Зображення</translation>
    </message>
    <message>
        <source>Plus and minus make it larger and smaller, R turns it, 0 fits it into the window.</source>
        <translation>Плюс і мінус збільшують і зменшують, R повертає, 0 вписує у вікно.</translation>
    </message>
</context>
<context>
    <name>SketchDialog</name>
    <message>
        <source>Drawing</source>
        <translation>Малюнок</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Шари</translation>
    </message>
    <message>
        <source>The tick says whether a layer is seen; Space changes it.</source>
        <translation>Позначка показує, чи видно шар; пробіл її змінює.</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Новий шар</translation>
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
        <source>Ink</source>
        <translation>Чорнило</translation>
    </message>
    <message>
        <source>Take the last line back</source>
        <translation>Прибрати останню лінію</translation>
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
        <source>What it shows:</source>
        <translation>Що зображено:</translation>
    </message>
    <message>
        <source>Draw with the mouse, a pen or a finger; or press Space and draw with the arrow keys. On the body chart the right side of the person is at the left of the sheet when seen from the front.</source>
        <translation>Малюйте мишею, пером чи пальцем або натисніть пробіл і малюйте клавішами зі стрілками. На схемі тіла, якщо дивитися спереду, правий бік особи ліворуч на аркуші.</translation>
    </message>
    <message>
        <source>Draw with the mouse, a pen or a finger; or press Space and draw with the arrow keys.</source>
        <translation>Малюйте мишею, пером чи пальцем або натисніть пробіл і малюйте клавішами зі стрілками.</translation>
    </message>
    <message>
        <source>Leave without keeping the drawing?</source>
        <translation>Вийти й не зберігати малюнок?</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>Шар {number}</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message numerus="yes">
        <source>%n file(s) taken in, unchanged and encrypted.</source>
        <translation>
            <numerusform>Прийнято %n файл: без змін і зашифровано.</numerusform>
            <numerusform>Прийнято %n файли: без змін і зашифровано.</numerusform>
            <numerusform>Прийнято %n файлів: без змін і зашифровано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in this interview already and were not taken in again.</source>
        <translation>
            <numerusform>%n файл уже є в цьому інтерв’ю; вдруге його не прийнято.</numerusform>
            <numerusform>%n файли вже є в цьому інтерв’ю; вдруге їх не прийнято.</numerusform>
            <numerusform>%n файлів уже є в цьому інтерв’ю; вдруге їх не прийнято.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in another interview of this vault, too.</source>
        <translation>
            <numerusform>%n файл є також в іншому інтерв’ю цього сховища.</numerusform>
            <numerusform>%n файли є також в іншому інтерв’ю цього сховища.</numerusform>
            <numerusform>%n файлів є також в іншому інтерв’ю цього сховища.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not what their name says, or are damaged: kept as plain bytes.</source>
        <translation>
            <numerusform>%n файл не той, за що себе видає, або пошкоджений: збережено як є, байт у байт.</numerusform>
            <numerusform>%n файли не ті, за що себе видають, або пошкоджені: збережено як є, байт у байт.</numerusform>
            <numerusform>%n файлів не ті, за що себе видають, або пошкоджені: збережено як є, байт у байт.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for the original file, not the one from a messenger.</source>
        <translation>Попросіть оригінал файлу, не з месенджера.</translation>
    </message>
    <message>
        <source>Photographs of injuries: add a ruler and a general view.</source>
        <translation>Фото ушкоджень: додайте лінійку та загальний план.</translation>
    </message>
    <message>
        <source>There were more files than are taken in at once: add the rest after.</source>
        <translation>Файлів більше, ніж приймають за один раз: решту додайте потім.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Зупинено.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are empty and were not taken in.</source>
        <translation>
            <numerusform>%n файл порожній, його не прийнято.</numerusform>
            <numerusform>%n файли порожні, їх не прийнято.</numerusform>
            <numerusform>%n файлів порожні, їх не прийнято.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are larger than 3.8 GB and were not taken in.</source>
        <translation>
            <numerusform>%n файл більший за 3,8 ГБ, його не прийнято.</numerusform>
            <numerusform>%n файли більші за 3,8 ГБ, їх не прийнято.</numerusform>
            <numerusform>%n файлів більші за 3,8 ГБ, їх не прийнято.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are larger than the room on this disk allows: make room first.</source>
        <translation>
            <numerusform>%n файл більший, ніж дозволяє місце на диску: спершу звільніть місце.</numerusform>
            <numerusform>%n файли більші, ніж дозволяє місце на диску: спершу звільніть місце.</numerusform>
            <numerusform>%n файлів більші, ніж дозволяє місце на диску: спершу звільніть місце.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed while they were taken in: nothing of them was kept.</source>
        <translation>
            <numerusform>%n файл змінився, поки його приймали: оригінал змінено, нічого не збережено.</numerusform>
            <numerusform>%n файли змінилися, поки їх приймали: оригінали змінено, нічого не збережено.</numerusform>
            <numerusform>%n файлів змінилися, поки їх приймали: оригінали змінено, нічого не збережено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are called intimate pictures and were not taken in: ask your coordinator.</source>
        <translation>
            <numerusform>%n файл за назвою є інтимним зображенням, його не взято: зверніться до координатора.</numerusform>
            <numerusform>%n файли за назвою є інтимними зображеннями, їх не взято: зверніться до координатора.</numerusform>
            <numerusform>%n файлів за назвою є інтимними зображеннями, їх не взято: зверніться до координатора.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n файл не вдалося прочитати.</numerusform>
            <numerusform>%n файли не вдалося прочитати.</numerusform>
            <numerusform>%n файлів не вдалося прочитати.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Exhibit</source>
        <translation>Матеріал</translation>
    </message>
    <message>
        <source>It is being opened…</source>
        <translation>Відкривається…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Показати</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Більше</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Менше</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Повернути</translation>
    </message>
    <message>
        <source>For the eye only: the file stays as it is.</source>
        <translation>Лише для перегляду: файл не змінюється.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Попередня сторінка</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Наступна сторінка</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>This file cannot be shown here. It is kept unchanged, with its digest, and never executed.</source>
        <translation>Цей файл тут не показати. Він зберігається без змін, зі своїм хешем, і ніколи не виконується.</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Сторінка {number} з {count}</translation>
    </message>
</context>
<context>
    <name>VoiceDialog</name>
    <message>
        <source>Copy in another voice</source>
        <translation>Копія іншим голосом</translation>
    </message>
    <message>
        <source>The copy keeps the words, the pauses and the time. It is tied to the recording, which stays as it is. Copies are made before the seal.</source>
        <translation>Копія зберігає слова, паузи й час. Вона прив’язана до запису, а сам запис лишається без змін. Копії роблять до печатки.</translation>
    </message>
    <message>
        <source>This does not make a voice unrecognisable: experts and programs that compare voices may still know it, and who knows the person may know the way they speak, names and places. Never give the copy away as anonymous.</source>
        <translation>Голос від цього не стає невпізнаваним: фахівці й програми, що порівнюють голоси, можуть його впізнати, а знайомі людини можуть упізнати її манеру говорити, імена й місця. Ніколи не віддавайте копію як анонімну.</translation>
    </message>
    <message>
        <source>Deeper</source>
        <translation>Нижчий</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>Вищий</translation>
    </message>
    <message>
        <source>Made by:</source>
        <translation>Хто зробив:</translation>
    </message>
    <message>
        <source>Why:</source>
        <translation>Навіщо:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>Зробити копію</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Exhibit</source>
        <translation>Матеріал</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>No copy was made: it was stopped, or nothing can be heard.</source>
        <translation>Копію не зроблено: роботу зупинено або нічого не чути.</translation>
    </message>
    <message>
        <source>Body chart</source>
        <translation>Схема тіла</translation>
    </message>
    <message>
        <source>Sketch map</source>
        <translation>Схема місця</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Малюнок</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>Шар {number}</translation>
    </message>
    <message>
        <source>The layers of this drawing cannot be read. The picture is kept as it is.</source>
        <translation>Шари цього малюнка не читаються. Зображення збережено як є.</translation>
    </message>
    <message>
        <source>This computer has no camera. Photograph with another device and add the file here.</source>
        <translation>У цього комп’ютера немає камери. Сфотографуйте іншим пристроєм і додайте файл сюди.</translation>
    </message>
</context>
</TS>
