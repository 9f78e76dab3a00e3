<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>ClassTable</name>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name in the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may read the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts: whoever counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account: whoever reads the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity: the fewest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sexual violence: only who is named for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} (nobody has decided yet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(computed)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassingScreen</name>
    <message>
        <source>Who may read what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may read what: {title}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sealed interview has four parts, each with readers of its own. Decide for each question to which part its answers go. Facts are codes and numbers that tell nothing of who the person is; the account stands in the statement that is signed. When in doubt, leave identity. It holds for interviews sealed from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has decided yet for {count} of {all} questions: their answers count as identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is decided for every question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions and who may read their answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions in hand (Shift and Ctrl choose several) belong to:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sexual violence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of these questions are free text or the like, which is never a fact. They stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConverterWords</name>
    <message>
        <source>There is no list of choices called “{name}” in the sheet of choices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no list called “{name}” in the sheet of external choices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question has choices, but the form has no sheet called “choices”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question needs a sheet called “external_choices”, and there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form has no sheet called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question type “{name}”. Check how it is spelt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question has no type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question or group has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row without name and label was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group or repeat has no label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question “{name}” has neither label nor hint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A calculation is missing: the row computes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “{name}” occurs twice in the same group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “{name}” differs from another one only in capital letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repeat “{name}” needs a name that occurs nowhere else in the form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “meta” is kept for the form’s own data. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A choice has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A choice has no label: nobody would see what it means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same name stands twice in one list of choices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choice “{name}” of the list “{list}” has a space in its name; where several can be chosen it may have none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name in the column “{column}” begins with something else than a letter, or holds signs that names may not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name begins with something else than a letter, or holds signs that names may not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the column “{column}” a reference to another question is not written as ${{name}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{column}” refers to “{name}”, and there is no such question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{column}” refers to “{name}”, and there are several of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form refers to “{name}”, and there is no such question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something ends here that did not begin: end_{name} without begin_{name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something begins here and never ends: begin_{name} without end_{name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet lacks the columns {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns mean the same: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{name}” stands there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row of the sheet does not name its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column has no name, or its name has a space in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter “{name}” does not exist for this type of question. There are: {accepted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter of this question has a value that it cannot have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the form says about entities does not fit together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These languages have no code such as “Українська (uk)”: {name}. Without it the form shows its first language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything is translated into “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Other” is added by itself and is not translated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are taken in full size; the parameter max-pixels would make them smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a sheet called {found}. Should it be “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no form, or the file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form needs the file “{name}”. Choose it beside the form and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “{name}” cannot be read as a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged, or it was made to harm whoever opens it. It was not read further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An expression at {name} is longer than any form needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions depend on each other in a circle: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form reads or answers questions outside of itself ({name}), so it cannot stand beside our questions on consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form is too large, or it would grow too large while it is filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form asks for “{name}”, and there is no place for the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An expression uses a function that does not exist: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An expression or rule of the form cannot be used ({code}): {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormTable</name>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the library since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (came with the program)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message>
        <source>Forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forms ({endings});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists and pictures ({endings});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies beside the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation’s own forms work here as in KoboToolbox and ODK. An interview with such a form still begins with our explanation and consent and ends with reading back. Forms are kept inside the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forms in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who may read what…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A form of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose a form…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the sa&amp;mple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;lists and pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do not take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the form…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it &amp;into the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the converter said about the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damage to housing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions of detention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One question of every kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it: {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form was not taken. What has to be corrected in it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form was taken. What the converter remarks:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is in the library. Say under “Who may read what” who may read its answers: until then all of them count as identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no form yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: {file}. Name of the form: {form}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interviews were taken with this version, so it stays in the library.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewScreen</name>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying a form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying: {title}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the form…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a trial. Nothing that is typed here is kept: do not write down testimony.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page of the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to answer or correct: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that must be answered is answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to the forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page be&amp;fore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemarkTable</name>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the converter’s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: sheet {sheet}, row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: sheet {sheet}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
