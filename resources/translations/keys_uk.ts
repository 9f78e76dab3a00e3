<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>CardsSection</name>
    <message>
        <source>This is a card of this vault, and the paper can be read.</source>
        <translation>Це картка цього сховища, і папір можна прочитати.</translation>
    </message>
    <message>
        <source>These are not the words of a card of this vault. Compare them with the paper.</source>
        <translation>Це не слова картки цього сховища. Звірте їх із папером.</translation>
    </message>
    <message>
        <source>Recovery cards</source>
        <translation>Картки відновлення</translation>
    </message>
    <message>
        <source>Any two of the three cards of this vault open it if the passphrase is lost.</source>
        <translation>Якщо парольну фразу втрачено, сховище відкривають будь-які дві з трьох його карток.</translation>
    </message>
    <message>
        <source>New cards were begun and not finished: none of them has been typed back. Until one is, the earlier cards open the vault too. Type one of the new cards, or make new ones once more.</source>
        <translation>Нові картки розпочато, але не завершено: жодної з них ще не введено з паперу. Доти сховище відкривають і попередні картки. Введіть одну з нових карток або зробіть нові ще раз.</translation>
    </message>
    <message>
        <source>No card has been typed back yet: nobody knows whether the paper can be read.</source>
        <translation>Жодної картки ще не набрано з паперу: невідомо, чи можна його прочитати.</translation>
    </message>
    <message>
        <source>This vault has no cards of its own.</source>
        <translation>Власних карток це сховище не має.</translation>
    </message>
    <message>
        <source>The cards of your organisation open it too.</source>
        <translation>Його відкривають також картки вашої організації.</translation>
    </message>
    <message>
        <source>If the passphrase is lost, everything in it is lost. Make cards now.</source>
        <translation>Якщо втратити парольну фразу, буде втрачено все, що в ньому є. Зробіть картки зараз.</translation>
    </message>
    <message>
        <source>Cards…</source>
        <translation>Картки…</translation>
    </message>
    <message>
        <source>Type one card, to see that the paper can be read</source>
        <translation>Наберіть одну картку, щоб побачити, чи папір можна прочитати</translation>
    </message>
    <message>
        <source>Words of a recovery card</source>
        <translation>Слова картки відновлення</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Порівняти</translation>
    </message>
    <message>
        <source>New cards make the old ones worthless as soon as you have typed one of the new ones back. Do this if a card was lost or somebody has seen two of them. You need pen and paper.</source>
        <translation>Щойно ви введете з паперу одну з нових карток, старі стануть непридатними. Зробіть це, якщо картку загублено або хтось бачив дві з них. Потрібні ручка й папір.</translation>
    </message>
    <message>
        <source>Make new cards…</source>
        <translation>Зробити нові картки…</translation>
    </message>
</context>
<context>
    <name>DestroyScreen</name>
    <message>
        <source>Destroy this vault</source>
        <translation>Знищити це сховище</translation>
    </message>
    <message>
        <source>destroy everything</source>
        <translation>знищити все</translation>
    </message>
    <message>
        <source>The keys of this vault are removed first, then its copies on this disk and everything else.</source>
        <translation>Спершу вилучаються ключі цього сховища, потім його копії на цьому диску та все інше.</translation>
    </message>
    <message>
        <source>Safe elsewhere</source>
        <translation>Збережено в іншому місці</translation>
    </message>
    <message>
        <source>Lost for ever</source>
        <translation>Буде втрачено назавжди</translation>
    </message>
    <message>
        <source>The keys are gone and nothing here can be read any more, but not every file could be removed.</source>
        <translation>Ключів більше немає, і прочитати тут уже нічого не можна, але не всі файли вдалося вилучити.</translation>
    </message>
    <message>
        <source>A disk may keep old pieces of what was removed. Without the keys they are meaningless as far as anybody knows today, but a laboratory might find an old key on such a disk and would then still need the passphrase. Recovery cards open the copy on a second medium as before.</source>
        <translation>Диск може зберігати давні залишки вилученого. Наскільки сьогодні відомо, без ключів вони нічого не означають, але в лабораторії могли б знайти на такому диску давній ключ, до якого все одно потрібна парольна фраза. Копію на другому носії картки відновлення відкривають, як і раніше.</translation>
    </message>
    <message>
        <source>Type: destroy everything</source>
        <translation>Наберіть: знищити все</translation>
    </message>
    <message>
        <source>Destroy for ever</source>
        <translation>Знищити назавжди</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Закрити програму</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>Destroying the vault</source>
        <translation>Знищення сховища</translation>
    </message>
    <message>
        <source>Delivered, and central’s receipt is here: {count}.</source>
        <translation>Доставлено, і квитанція центру є тут: {count}.</translation>
    </message>
    <message>
        <source>On the second medium: everything as it was on {day}. Only recovery cards open that copy.</source>
        <translation>На другому носії: усе, як було {day}. Цю копію відкривають лише картки відновлення.</translation>
    </message>
    <message>
        <source>There is no copy on a second medium.</source>
        <translation>Копії на другому носії немає.</translation>
    </message>
    <message>
        <source>Nothing: everything here was delivered.</source>
        <translation>Нічого: усе, що тут є, доставлено.</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>чернетка</translation>
    </message>
    <message>
        <source>stays on this computer by consent</source>
        <translation>за згодою лишається на цьому комп’ютері</translation>
    </message>
    <message>
        <source>sealed, on its way nowhere</source>
        <translation>запечатано, нікуди не надсилається</translation>
    </message>
    <message>
        <source>waits for delivery</source>
        <translation>чекає на доставку</translation>
    </message>
    <message>
        <source>refused by central</source>
        <translation>центр відмовив</translation>
    </message>
    <message>
        <source>If they are not on a second medium: {count}.</source>
        <translation>Якщо їх немає на другому носії: {count}.</translation>
    </message>
</context>
<context>
    <name>DestroySection</name>
    <message>
        <source>Destroy this vault</source>
        <translation>Знищити це сховище</translation>
    </message>
    <message>
        <source>On this computer nothing in it can be read afterwards by anybody, whatever passphrase or cards they have. A copy on a stick stays, and its cards still open it.</source>
        <translation>Після цього на цьому комп’ютері ніхто нічого в ньому не прочитає, хоч би яку парольну фразу чи картки мав. Копія на флешці лишається, і картки її далі відкривають.</translation>
    </message>
    <message>
        <source>See what would be lost…</source>
        <translation>Побачити, що буде втрачено…</translation>
    </message>
</context>
<context>
    <name>KeysScreen</name>
    <message>
        <source>The new passphrase counts from now on. The old one opens nothing any more.</source>
        <translation>Відтепер діє нова парольна фраза. Стара більше нічого не відкриває.</translation>
    </message>
    <message>
        <source>The vault has new keys. Passphrase and recovery cards are the same as before.</source>
        <translation>Сховище має нові ключі. Парольна фраза й картки відновлення ті самі, що й були.</translation>
    </message>
    <message>
        <source>It is done. It counts the next time the passphrase is asked.</source>
        <translation>Зроблено. Діятиме, коли програма наступного разу запитає парольну фразу.</translation>
    </message>
    <message>
        <source>Keys and locks</source>
        <translation>Ключі й замки</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
</context>
<context>
    <name>LockOutSection</name>
    <message>
        <source>Lock-out passphrase</source>
        <translation>Фраза блокування</translation>
    </message>
    <message>
        <source>A lock-out passphrase is set.</source>
        <translation>Фразу блокування встановлено.</translation>
    </message>
    <message>
        <source>No lock-out passphrase is set.</source>
        <translation>Фразу блокування не встановлено.</translation>
    </message>
    <message>
        <source>Lock-out passphrase…</source>
        <translation>Фраза блокування…</translation>
    </message>
    <message>
        <source>Whoever types it where the passphrase is asked sees “wrong passphrase”, and from then on no passphrase opens this vault, not even yours. Only the recovery cards open it again. Nobody who looks at the vault can see whether one is set; somebody who watches you may still guess. Think with your coordinator about where the cards are before you set it.</source>
        <translation>Хто набере її там, де програма питає парольну фразу, побачить, що фраза неправильна, і відтоді жодна фраза не відкриє це сховище, навіть ваша. Знову відкрити його можна лише картками відновлення. Зі сховища не видно, чи таку фразу встановлено; але той, хто стежить за вами, може здогадатися. Перш ніж її встановити, обміркуйте з координатором, де лежать картки.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Ваша парольна фраза</translation>
    </message>
    <message>
        <source>Set this lock-out passphrase</source>
        <translation>Встановити цю фразу блокування</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Скасувати її</translation>
    </message>
    <message>
        <source>Writing the lock-out passphrase</source>
        <translation>Запис фрази блокування</translation>
    </message>
</context>
<context>
    <name>NewKeysSection</name>
    <message>
        <source>New keys</source>
        <translation>Нові ключі</translation>
    </message>
    <message>
        <source>Inside, the vault is locked with a key that the passphrase opens. Whoever once had the passphrase together with a copy of this computer may keep that key. New keys write everything anew: what was copied before opens nothing that comes later. Passphrase and recovery cards stay the same. It needs room on the disk for a second copy and may take some minutes.</source>
        <translation>Усередині сховище замкнено ключем, який відкриває парольна фраза. Хто колись мав і фразу, і копію цього комп’ютера, міг зберегти цей ключ. З новими ключами все записується наново: те, що скопійовано раніше, не відкриє нічого пізнішого. Парольна фраза й картки відновлення лишаються ті самі. Потрібне місце на диску для другої копії; це може тривати кілька хвилин.</translation>
    </message>
    <message>
        <source>It would be good to do this now: new keys were wanted and could not be made then.</source>
        <translation>Варто зробити це зараз: нові ключі були потрібні, але тоді їх зробити не вдалося.</translation>
    </message>
    <message>
        <source>New keys…</source>
        <translation>Нові ключі…</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Ваша парольна фраза</translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation>Зробити нові ключі</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Зупинити</translation>
    </message>
    <message>
        <source>Making new keys</source>
        <translation>Створення нових ключів</translation>
    </message>
</context>
<context>
    <name>PassphraseSection</name>
    <message>
        <source>Passphrase</source>
        <translation>Парольна фраза</translation>
    </message>
    <message>
        <source>It opens this vault. Another one counts at once, and the old one opens nothing any more.</source>
        <translation>Вона відкриває це сховище. Інша фраза діє одразу, а стара більше нічого не відкриває.</translation>
    </message>
    <message>
        <source>Another passphrase…</source>
        <translation>Інша фраза…</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>Дотеперішня парольна фраза</translation>
    </message>
    <message>
        <source>Make new keys too</source>
        <translation>Зробити також нові ключі</translation>
    </message>
    <message>
        <source>Tick this if somebody has seen the old passphrase or had this computer or a copy in their hands.</source>
        <translation>Позначте, якщо хтось бачив стару фразу або мав у руках цей комп’ютер чи його копію.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Змінити парольну фразу</translation>
    </message>
    <message>
        <source>Changing the passphrase</source>
        <translation>Зміна парольної фрази</translation>
    </message>
</context>
</TS>
