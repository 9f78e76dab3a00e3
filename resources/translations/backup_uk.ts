<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>BackupScreen</name>
    <message>
        <source>Copies</source>
        <translation>Копії</translation>
    </message>
    <message>
        <source>A folder on a stick, a memory card or another disk</source>
        <translation>Тека на флешці, картці пам’яті чи іншому диску</translation>
    </message>
    <message>
        <source>On a stick or another disk</source>
        <translation>На флешці чи іншому диску</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>На цьому комп’ютері</translation>
    </message>
    <message>
        <source>Would the copy help?</source>
        <translation>Чи допоможе копія?</translation>
    </message>
    <message>
        <source>Everything is copied, recordings and pictures too, locked like the vault: only the recovery cards or your organisation open it. It is copied once a day and after each sealing while it is plugged in.</source>
        <translation>Копіюється все, разом із записами й знімками, і замкнене так само, як сховище: копію відкривають лише картки відновлення або ваша організація. Поки флешку чи диск під’єднано, копія робиться раз на добу й після кожного запечатування.</translation>
    </message>
    <message>
        <source>Type the words of your cards: the copy is brought back, checked and removed again. Nothing changes.</source>
        <translation>Уведіть слова своїх карток: сховище буде відтворено з копії, перевірено й прибрано. Нічого не зміниться.</translation>
    </message>
    <message>
        <source>&amp;Choose the stick or disk</source>
        <translation>Вибрати &amp;флешку чи диск</translation>
    </message>
    <message>
        <source>Copy &amp;now</source>
        <translation>&amp;Копіювати зараз</translation>
    </message>
    <message>
        <source>&amp;Read the copy</source>
        <translation>&amp;Прочитати копію</translation>
    </message>
    <message>
        <source>Check the &amp;whole vault</source>
        <translation>П&amp;еревірити все сховище</translation>
    </message>
    <message>
        <source>Bring back &amp;from the copy what is missing</source>
        <translation>Пове&amp;рнути з копії те, чого бракує</translation>
    </message>
    <message>
        <source>&amp;Try the way back</source>
        <translation>&amp;Випробувати повернення</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Зупинити</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>No copy on this computer yet. The first is made in a moment.</source>
        <translation>На цьому комп’ютері копії ще немає. Першу буде зроблено за мить.</translation>
    </message>
    <message>
        <source>Last copy on this computer: {when}, read back and found whole. It is renewed every quarter of an hour.</source>
        <translation>Остання копія на цьому комп’ютері: {when}; її перечитано, вона ціла. Копія оновлюється що п’ятнадцять хвилин.</translation>
    </message>
    <message>
        <source>The whole vault has not been checked yet.</source>
        <translation>Усього сховища ще не перевіряли.</translation>
    </message>
    <message>
        <source>Last check of the whole vault: {when}. Something was found: tell your coordinator.</source>
        <translation>Остання перевірка всього сховища: {when}. Дещо знайдено: повідомте координатора.</translation>
    </message>
    <message>
        <source>Last check of the whole vault: {when}. Everything is in order.</source>
        <translation>Остання перевірка всього сховища: {when}. Усе гаразд.</translation>
    </message>
    <message>
        <source>No stick or disk is chosen yet. If this computer is lost, everything on it is lost.</source>
        <translation>Флешки чи диска ще не вибрано. Якщо пропаде цей комп’ютер, пропаде все, що на ньому.</translation>
    </message>
    <message>
        <source>Chosen: {folder}. Nothing has been copied there yet.</source>
        <translation>Вибрано: {folder}. Туди ще нічого не скопійовано.</translation>
    </message>
    <message>
        <source>Chosen: {folder}. Last copy: {when}. It is plugged in.</source>
        <translation>Вибрано: {folder}. Остання копія: {when}. Зараз під’єднано.</translation>
    </message>
    <message>
        <source>Chosen: {folder}. Last copy: {when}. It is not plugged in now.</source>
        <translation>Вибрано: {folder}. Остання копія: {when}. Зараз не під’єднано.</translation>
    </message>
    <message>
        <source>This vault has neither recovery cards nor a key of an organisation: nobody could open a copy of it.</source>
        <translation>Це сховище не має ні карток відновлення, ні ключа організації: його копії ніхто не зміг би відкрити.</translation>
    </message>
    <message>
        <source>The copy is older than {days} days. Plug in the stick or disk.</source>
        <translation>Копії понад {days} дн. Під’єднайте флешку чи диск.</translation>
    </message>
    <message>
        <source>What was removed or withdrawn in the vault still lies on the stick or disk. The next copy takes it off.</source>
        <translation>Те, що у сховищі вилучено або на що відкликано згоду, ще лежить на флешці чи диску. Наступне копіювання це прибере.</translation>
    </message>
    <message>
        <source>The way back has never been tried with the cards.</source>
        <translation>Повернення з копії за картками ще не випробовували.</translation>
    </message>
    <message>
        <source>The way back was last tried with the cards on {when}, and it worked.</source>
        <translation>Повернення з копії за картками востаннє випробувано {when}, усе вдалося.</translation>
    </message>
    <message>
        <source>Making a copy on this computer…</source>
        <translation>Робимо копію на цьому комп’ютері…</translation>
    </message>
    <message>
        <source>Copying onto the stick or disk…</source>
        <translation>Копіюємо на флешку чи диск…</translation>
    </message>
    <message>
        <source>Reading the copy on the stick or disk…</source>
        <translation>Читаємо копію на флешці чи диску…</translation>
    </message>
    <message>
        <source>Checking the whole vault…</source>
        <translation>Перевіряємо все сховище…</translation>
    </message>
    <message>
        <source>Bringing back what is missing or damaged here…</source>
        <translation>Повертаємо те, чого тут бракує або що пошкоджено…</translation>
    </message>
    <message>
        <source>Bringing the copy back for a trial…</source>
        <translation>Випробовуємо повернення з копії…</translation>
    </message>
    <message>
        <source>Copied and read back. {missing} recordings or pictures could not be copied: check the whole vault.</source>
        <translation>Скопійовано й перечитано. Записів чи знімків, яких не вдалося скопіювати: {missing}. Перевірте все сховище.</translation>
    </message>
    <message>
        <source>Copied and read back. New recordings and pictures: {files}; taken off: {removed}.</source>
        <translation>Скопійовано й перечитано. Нових записів і знімків: {files}; прибрано: {removed}.</translation>
    </message>
    <message>
        <source>The copy is whole: {files} files were read and are as they were written.</source>
        <translation>Копія ціла: прочитано файлів: {files}, усі такі, як їх записано.</translation>
    </message>
    <message>
        <source>Brought back from the copy: {files}. Missing or damaged here and in the copy: {missing}. Delete nothing and tell your coordinator.</source>
        <translation>Повернуто з копії: {files}. Бракує або пошкоджено і тут, і в копії: {missing}. Нічого не видаляйте і скажіть координатору.</translation>
    </message>
    <message>
        <source>Recordings, pictures and documents brought back from the copy: {files}. Then the whole vault was checked.</source>
        <translation>З копії повернуто аудіозаписів, знімків і документів: {files}. Потім перевірено все сховище.</translation>
    </message>
    <message>
        <source>No recording, picture or document is missing or damaged here: nothing had to be brought back.</source>
        <translation>Усі аудіозаписи, знімки й документи тут цілі: повертати нічого не довелося.</translation>
    </message>
    <message>
        <source>The cards bring the vault back, but {missing} recordings or pictures are not in the copy.</source>
        <translation>Картки повертають сховище, але в копії бракує записів чи знімків: {missing}.</translation>
    </message>
    <message>
        <source>The cards bring everything back. What was brought back for the trial has been removed.</source>
        <translation>Картки повертають усе. Те, що відтворено для випробування, прибрано.</translation>
    </message>
</context>
<context>
    <name>RepairScreen</name>
    <message>
        <source>The stick, disk or folder with the copy</source>
        <translation>Флешка, диск або тека з копією</translation>
    </message>
    <message>
        <source>The vault is whole again</source>
        <translation>Сховище знову ціле</translation>
    </message>
    <message>
        <source>This vault is damaged</source>
        <translation>Це сховище пошкоджено</translation>
    </message>
    <message>
        <source>Your passphrase is right, but the disk did not give back all that was written. The program sets the damaged state aside, takes the newest whole copy, and brings into it everything newer that can still be read. Nothing is deleted. It can be stopped: then the vault stays as it was.</source>
        <translation>Парольна фраза правильна, але диск не повернув усього, що на нього записали. Програма відкладе пошкоджене вбік, візьме найновішу цілу копію й перенесе в неї все новіше, що ще можна прочитати. Нічого не буде видалено. Можна зупинити: тоді сховище лишиться таким, як було.</translation>
    </message>
    <message>
        <source>Repairing the vault</source>
        <translation>Лагодимо сховище</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>З&amp;упинити</translation>
    </message>
    <message>
        <source>&amp;Choose the second copy</source>
        <translation>&amp;Вибрати другу копію</translation>
    </message>
    <message>
        <source>There is no copy: &amp;save what can be read</source>
        <translation>Копії немає: &amp;зберегти, що читається</translation>
    </message>
    <message>
        <source>&amp;Repair the vault</source>
        <translation>&amp;Полагодити сховище</translation>
    </message>
    <message>
        <source>&amp;Open the vault</source>
        <translation>Відкри&amp;ти сховище</translation>
    </message>
    <message>
        <source>The copy of {when} was taken.</source>
        <translation>Узято копію від {when}.</translation>
    </message>
    <message>
        <source>No copy was taken.</source>
        <translation>Копії не взято.</translation>
    </message>
    <message>
        <source>Newer answers brought into it: {answers}; newer interviews: {interviews}.</source>
        <translation>До неї перенесено новіших відповідей: {answers}; новіших інтерв’ю: {interviews}.</translation>
    </message>
    <message>
        <source>Everything that was saved is there.</source>
        <translation>Усе, що було збережено, на місці.</translation>
    </message>
    <message>
        <source>Places of the damaged state that could not be read: {gaps}. What was saved since the copy may be missing there: look through the interviews of these days. The damaged state is kept: tell your coordinator.</source>
        <translation>Місць, яких не вдалося прочитати: {gaps}. Там може бракувати збереженого після копії: перегляньте інтерв’ю цих днів. Пошкоджене сховище відкладено й збережено: повідомте координатора.</translation>
    </message>
</context>
<context>
    <name>RestoreScreen</name>
    <message>
        <source>The stick, disk or folder with the copy</source>
        <translation>Флешка, диск або тека з копією</translation>
    </message>
    <message>
        <source>Bring a vault back from a copy</source>
        <translation>Повернути сховище з копії</translation>
    </message>
    <message>
        <source>Choose the stick, the disk or the folder with the copy. The recovery cards of the vault, or those of your organisation, open it. After that a new passphrase counts.</source>
        <translation>Виберіть флешку, диск або теку з копією. Її відкривають картки відновлення цього сховища або картки вашої організації. Після цього діятиме нова парольна фраза.</translation>
    </message>
    <message>
        <source>&amp;Choose the copy</source>
        <translation>Ви&amp;брати копію</translation>
    </message>
    <message>
        <source>W&amp;hich copy</source>
        <translation>&amp;Яка копія</translation>
    </message>
    <message>
        <source>Which copy</source>
        <translation>Яка копія</translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation>Копія {number}</translation>
    </message>
    <message>
        <source>Words of the recovery cards</source>
        <translation>Слова карток відновлення</translation>
    </message>
    <message>
        <source>A new passphrase</source>
        <translation>Нова парольна фраза</translation>
    </message>
    <message>
        <source>Bringing the vault back</source>
        <translation>Повертаємо сховище</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Зупинити</translation>
    </message>
    <message>
        <source>Bring the &amp;vault back</source>
        <translation>&amp;Повернути сховище</translation>
    </message>
    <message>
        <source>&amp;Open the vault</source>
        <translation>Відкри&amp;ти сховище</translation>
    </message>
    <message>
        <source>The vault is back as it was on {when}, and was checked.</source>
        <translation>Сховище повернуто таким, яким воно було {when}, і перевірено.</translation>
    </message>
    <message>
        <source>Recordings, pictures and documents: {files}.</source>
        <translation>Записів, знімків і документів: {files}.</translation>
    </message>
    <message>
        <source>Not in the copy: {missing}. The answers of these interviews are there.</source>
        <translation>У копії бракує: {missing}. Відповіді з цих інтерв’ю є.</translation>
    </message>
    <message>
        <source>Damaged in the copy: {damaged}. What can be read of them can be opened.</source>
        <translation>Пошкоджено в копії: {damaged}. Те, що з них можна прочитати, відкривається.</translation>
    </message>
</context>
</TS>
