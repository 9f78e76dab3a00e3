<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>CustodyWords</name>
    <message>
        <source>begun</source>
        <translation>розпочато</translation>
    </message>
    <message>
        <source>the draft was opened</source>
        <translation>чернетку відкрито</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>запечатано</translation>
    </message>
    <message>
        <source>a correction was begun</source>
        <translation>розпочато виправлення</translation>
    </message>
    <message>
        <source>opened for reading</source>
        <translation>відкрито для читання</translation>
    </message>
    <message>
        <source>a recording was played</source>
        <translation>прослухано запис</translation>
    </message>
    <message>
        <source>the statement was printed or saved</source>
        <translation>заяву надруковано або збережено</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>експортовано</translation>
    </message>
    <message>
        <source>handed over on a stick</source>
        <translation>передано на флешці</translation>
    </message>
    <message>
        <source>received</source>
        <translation>отримано</translation>
    </message>
    <message>
        <source>central confirmed that it has it</source>
        <translation>центр підтвердив, що має це</translation>
    </message>
    <message>
        <source>a recording that was cut off was kept</source>
        <translation>збережено обірваний запис</translation>
    </message>
    <message>
        <source>a file or recording was taken out</source>
        <translation>вилучено файл або запис</translation>
    </message>
    <message>
        <source>consent was withdrawn</source>
        <translation>згоду відкликано</translation>
    </message>
    <message>
        <source>closed: this computer can no longer read it</source>
        <translation>закрито: цей комп’ютер більше не може це прочитати</translation>
    </message>
    <message>
        <source>the vault was opened</source>
        <translation>сховище відкрито</translation>
    </message>
    <message>
        <source>a new passphrase was set with recovery cards</source>
        <translation>за картками відновлення встановлено нову парольну фразу</translation>
    </message>
    <message>
        <source>the vault was locked against everybody here</source>
        <translation>сховище заблоковано для всіх на цьому комп’ютері</translation>
    </message>
    <message>
        <source>the keys of the vault were changed</source>
        <translation>ключі сховища змінено</translation>
    </message>
    <message>
        <source>a copy was made</source>
        <translation>зроблено копію</translation>
    </message>
    <message>
        <source>the vault was restored from a copy</source>
        <translation>сховище відновлено з копії</translation>
    </message>
    <message>
        <source>the program noticed something unusual</source>
        <translation>програма помітила щось незвичне</translation>
    </message>
</context>
</TS>
