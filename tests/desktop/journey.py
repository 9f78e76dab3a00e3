"""The whole job in the finished program, by keyboard alone, in Ukrainian: `python3 -m tests.desktop.journey FOLDER`.

Runs under the system's Python inside a session bus of its own; the program's processes run under the project's.
"""

import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from tests.desktop import answers
from tests.desktop.desk import Desk
from tests.desktop.form import fill
from tests.leaks.scanner import Scanner

ROOT = Path(__file__).parents[2]
PYTHON = str(ROOT / ".venv" / "bin" / "python")


class Journey:
    """One person, one laptop, one day."""

    def __init__(self, desk: Desk, card: Path) -> None:
        self.desk = desk
        self.card = card
        self.passphrase = ""
        self.recovery: list[str] = []
        self.practice = desk.home / "data" / "svidok" / "practice"

    def walk(self) -> None:
        for step in (
            self.makes_a_vault,
            self.writes_down_the_cards,
            self.compares_the_organisations_words,
            self.makes_a_mission,
            self.begins_an_interview,
            self.explains_and_asks_for_consent,
            self.writes_down_who_it_is,
            self.records_the_account,
            self.attaches_a_photo,
            self.describes_an_incident,
            self.reads_back_and_closes,
            self.makes_the_statement,
            self.signs_and_seals,
            self.writes_a_pack_for_central,
            self.delivers,
            self.imports_the_answer,
            self.locks_and_comes_back,
            self.finds_everything_again,
            self.leaves_nothing_in_clear,
        ):
            began = time.monotonic()
            step()
            print(f"{time.monotonic() - began:6.1f} s  {step.__name__.replace('_', ' ')}", flush=True)

    def looks(self, name: str) -> None:
        """A picture of every screen, and no control on it without a name."""
        self.desk.listen(0.4)
        self.desk.picture(name)
        assert not (found := self.desk.nameless()), f"{name}: without a name: {found}"

    # 1. First start

    def makes_a_vault(self) -> None:
        desk = self.desk
        desk.microphone()
        desk.program(PYTHON, "-m", "app", "--practice")
        desk.see("Створити нове сховище")
        desk.see("належить координаторові", 40)
        self.looks("first-start")
        desk.press("Створити нове сховище")
        desk.see("Шість запропонованих слів")
        self.passphrase = self._words("Шість запропонованих слів")
        desk.go_to("парольну фразу ще раз")
        desk.type(self.passphrase)
        self.looks("passphrase")
        desk.press("Створити сховище")

    def _words(self, label: str) -> str:
        node = self.desk.shown(label)
        words = str(node.name).partition(": ")[2] if node is not None else ""
        assert len(words.split()) == 6, f"{label}: {words}"
        return words

    def writes_down_the_cards(self) -> None:
        desk = self.desk
        for number in (1, 2, 3):
            desk.see(f"Картка відновлення {number} із 3", 40)
            self.recovery.append(" ".join(self._card()))
            if number == 1:
                self.looks("recovery-card")
            desk.press("Усі три записано" if number == 3 else "Наступна картка")
        desk.see("Уведіть картку 3 з паперу")
        desk.go_to("Слова картки")
        desk.type(self.recovery[2])
        self.looks("card-typed-back")
        desk.press("Порівняти й завершити")
        desk.see("Усі місії")
        self.looks("home")

    def _card(self) -> list[str]:
        names = [node.name or "" for node in self.desk.tree() if node.getRoleName() == "label"]
        words = [word for number, word in pairwise(names) if number.rstrip(".").isdigit()]
        assert len(words) == 33, words
        return words

    # 2. Organisation, mission, interview

    def compares_the_organisations_words(self) -> None:
        desk = self.desk
        desk.press("Організація")
        desk.see("Шість слів пакета")
        wanted = self._words("Шість слів пакета")
        desk.press("Імпортувати новіший пакет")
        self._chooses(self.practice / "central" / "organisation.json")
        desk.see("Шість слів файлу")
        assert self._words("Шість слів файлу") == wanted
        self.looks("organisation")
        desk.press("Усі шість збігаються")
        desk.wait(lambda: not desk.shows("Шість слів файлу"), 10, "the package being taken")
        desk.press("Назад")
        desk.see("Нова місія")

    def _chooses(self, path: Path) -> None:
        """Qt's own file dialog: the name is typed."""
        desk = self.desk
        desk.wait(lambda: self._in_hand("text", "Ім'я файлу:", "Тека:"), 10, "the file dialog")
        desk.type(str(path))
        desk.keys("Return")

    def _in_hand(self, role: str, *names: str) -> bool:
        held = self.desk.focused()
        return held is not None and held.getRoleName() == role and held.name in names

    def makes_a_mission(self) -> None:
        desk = self.desk
        desk.press("Нова місія")
        desk.wait(lambda: self._in_hand("text", "Назва місії"), 10, "the mission's name")
        desk.type(answers.MISSION)
        desk.go_to("Територія")
        desk.type("Одеська область")
        desk.go_to("Коди команди")
        desk.type("D-07 TR-01")
        self.looks("mission")
        desk.press("Створити місію")
        desk.see(answers.MISSION)

    def begins_an_interview(self) -> None:
        desk = self.desk
        desk.wait(lambda: desk.shown("Нове інтерв’ю", "push button") is not None, 10)
        desk.press("Нове інтерв’ю")
        self._section(1, 60)
        self.looks("interview")
        fill(desk, answers.SETTING)

    def _section(self, number: int, seconds: float = 10) -> None:
        """The section is there and its first question has the keyboard."""
        self.desk.see(f"Розділ {number} з 13", seconds)
        self.desk.listen(0.5)

    def _goes_on(self, number: int) -> None:
        self.desk.keys("ctrl+Return")
        self._section(number)

    # 3. Consent, person, account

    def explains_and_asks_for_consent(self) -> None:
        self._goes_on(2)
        fill(self.desk, answers.EXPLANATION)
        self._goes_on(3)
        fill(self.desk, answers.CONSENT)
        self.looks("consent")

    def writes_down_who_it_is(self) -> None:
        self._goes_on(4)
        fill(self.desk, {**answers.PERSON, "Як відома дата?": self._says_why_there_is_no_date})
        self.looks("person")
        self._goes_on(5)
        fill(self.desk, answers.EARLIER)

    def _says_why_there_is_no_date(self) -> None:
        held = self.desk.tab()
        assert held is not None and held.name == "Чому немає відповіді", held
        self.desk.keys("space")
        self._takes_from_the_menu("Не запитано")

    def _takes_from_the_menu(self, words: str) -> None:
        self.desk.listen(0.4)
        held = self.desk.step("Down")
        assert held is not None and words in (held.name or ""), held
        self.desk.keys("Return")
        self.desk.listen(0.2)

    def records_the_account(self) -> None:
        desk = self.desk
        self._goes_on(6)
        desk.keys("F8")
        desk.see("ЗАПИС")
        desk.wait(lambda: not desk.shows("00:00:00"), 20, "sound arriving from the microphone")
        voice = desk.say(f"{answers.STORY} Документи спалили в діжці за сараєм. {answers.NOTE}")
        fill(desk, {"Початкове запитання": "Розкажіть про той день від самого ранку", "Розповідь": answers.STORY})
        desk.keys("F9")
        self.looks("recording")
        fill(desk, {"Нова нотатка з часом": answers.NOTE})
        desk.keys("Return")
        fill(desk, {"Мова запису": "Українська", "Чи показували фото ймовірно причетних осіб": "Ні"})
        voice.wait(60)
        fill(desk, {"Кілька слів до позначки": answers.MARKER})
        desk.keys("Return")
        desk.see(answers.MARKER)
        self.looks("marked")
        desk.press("Зупинити", back=True)
        desk.see("БЕЗ ЗАПИСУ")
        desk.see("Записати")

    def attaches_a_photo(self) -> None:
        desk = self.desk
        photo = self.card / "подвір’я.jpg"
        subprocess.run(["convert", "-size", "640x480", "plasma:red-blue", str(photo)], check=True)
        desk.go_to("Звук", role="check box")
        held = desk.step("Right")
        assert held is not None and held.name == "Фото й документи", held
        desk.keys("space")
        desk.press("Фото…")
        self._takes_from_the_menu("Фото місця")
        self._chooses(photo)
        desk.wait(lambda: desk.shown(photo.name, "list item") is not None, 20, "the photo")
        self.looks("photo")

    # 4. Incident, read-back

    def describes_an_incident(self) -> None:
        self._goes_on(7)
        fill(
            self.desk,
            {
                **answers.INCIDENT,
                "Як відома дата?": self._knows_about_when,
                "Де": self._takes_a_renamed_town,
                **answers.ABOUT_THE_INCIDENT,
            },
        )
        self.looks("incident")

    def _knows_about_when(self) -> None:
        desk = self.desk
        subprocess.run(["xdotool", "type", "--delay", "60", "Прибл"], check=True)
        desk.listen(0.5)
        held = desk.tab()
        assert held is not None and held.name == "Коли: день", held
        desk.type("17.03.2022")
        held = desk.tab()
        assert held is not None and held.name == "Коли: плюс-мінус скільки днів", held
        desk.type("3")
        desk.see("не пізніше ніж 20.03.2022")

    def _takes_a_renamed_town(self) -> None:
        desk = self.desk
        desk.type("Комсомольск")
        desk.listen(1.0)
        self.looks("town")
        desk.keys("Return")
        desk.see("Код за КАТОТТГ")

    def reads_back_and_closes(self) -> None:
        for number in (8, 9, 10):
            self._goes_on(number)
        fill(self.desk, answers.NEEDS)
        self._goes_on(11)
        fill(self.desk, answers.READ_BACK)
        self._goes_on(12)
        fill(self.desk, answers.CLOSING)
        self.looks("closing")
        self._goes_on(13)

    # 5. Statement, signatures, seal

    def makes_the_statement(self) -> None:
        desk = self.desk
        desk.keys("ctrl+Return")
        desk.see("Нічого не бракує", 30)
        self.looks("read-through")
        desk.press("Скласти заяву")
        desk.see("Контрольна сума цих сторінок", 60)
        self.looks("statement")
        desk.press("До підписів")
        desk.see("Бракує до запечатування: 2")

    def signs_and_seals(self) -> None:
        desk = self.desk
        scan = self.card / "аркуш.jpg"
        subprocess.run(["convert", "-size", "640x480", "plasma:white-gray", str(scan)], check=True)
        desk.go_to("Підписати тут")
        held = desk.step("Right")
        assert held is not None and held.name == "Підпис на папері", held
        desk.keys("space")
        desk.press("Додати скан")
        self._chooses(scan)
        desk.see("Бракує до запечатування: 1", 30)
        desk.go_to("Підпис на папері")
        held = desk.step("Right")
        assert held is not None and held.name == "Не підписує", held
        desk.keys("space")
        desk.go_to("Чому немає підпису")
        desk.type(answers.REFUSAL)
        desk.press("Зберегти: не підписує")
        desk.see("Інтерв’ю можна запечатати")
        self.looks("signatures")
        desk.press("Запечатати інтерв’ю")
        desk.see("Інтерв’ю запечатано", 40)
        self.looks("sealed")
        desk.press("До списку інтерв’ю")
        desk.wait(self._is_waiting_or_delivered, 20, "the sealed interview in the list")
        self.looks("list")

    def _is_waiting_or_delivered(self) -> bool:
        return self.desk.shows("Чекає на доставку") or self.desk.shows("Доставлено")

    # 6. Lock

    def locks_and_comes_back(self) -> None:
        desk = self.desk
        before = self._workspaces()
        assert len(before) == 1, before
        desk.keys("ctrl+l")
        desk.wait(lambda: not self._workspaces() & before, 3, "the process with the keys to be gone")
        desk.see("Заблоковано")
        assert not desk.shows(answers.MISSION)
        self.looks("locked")
        desk.see("належить координаторові", 40)
        desk.go_to("Сховище 1", role="combo box")
        desk.keys("Down")
        desk.go_to("Парольна фраза", role="password text")
        desk.type(self.passphrase)
        desk.keys("Return")
        desk.see("Усі місії", 40)
        desk.wait(self._is_waiting_or_delivered, 20, "the sealed interview in the list")

    def _workspaces(self) -> set[str]:
        found = subprocess.run(["pgrep", "-f", f"role workspace.*{self.desk.home}"], capture_output=True, text=True)
        return set(found.stdout.split())

    # 7. Delivery

    def writes_a_pack_for_central(self) -> None:
        desk = self.desk
        desk.press("Доставка")
        desk.see("Записати пакунок")
        if desk.shows("Нічого не чекає"):
            print("          (the program delivered before a pack could be written)")
            return
        stick = self.card / "флешка"
        stick.mkdir()
        desk.press("Записати пакунок")
        self._chooses(stick)
        desk.see("Записано й перевірено", 30)
        self.looks("pack")
        (pack,) = stick.iterdir()
        central = [PYTHON, "-m", "sync.central", "--folder", str(self.practice / "central")]
        subprocess.run([*central, "import-pack", str(pack), "--answers", str(stick)], check=True, cwd=ROOT)

    def delivers(self) -> None:
        desk = self.desk
        if not desk.shows("Нічого не чекає"):
            desk.press("Доставити зараз")
        desk.see("Нічого не чекає", 40)
        desk.see("Остання доставка")
        self.looks("delivered")

    def imports_the_answer(self) -> None:
        desk = self.desk
        found = sorted((self.card / "флешка").glob("*"), key=lambda path: path.stat().st_mtime)
        if len(found) > 1:
            desk.press("Імпортувати відповідь")
            self._chooses(found[-1])
            desk.see("квитанці", 20)
            self.looks("answer")

    def finds_everything_again(self) -> None:
        desk = self.desk
        desk.see("Доставлено")
        self.looks("list-delivered")
        desk.go_to("Шукати")
        desk.type("шевроном")
        desk.keys("Return")
        desk.wait(lambda: desk.shown("Доставлено", "table cell") is not None, 10, "the interview by its words")
        desk.go_to("Інтерв’ю", role="table")
        desk.keys("Return")
        desk.see("центр підписав квитанцію", 30)
        desk.see("Слухати запис 1")
        self.looks("sealed-interview")

    def leaves_nothing_in_clear(self) -> None:
        planted = [*answers.PLANTED, self.passphrase, *self.recovery]
        found = list(Scanner(planted).files([self.desk.home]))
        assert not found, found


def main(folder: str) -> None:
    """Walk the way; pictures go to the folder."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="card-") as card, Desk(Path(folder)) as desk:
        Journey(desk, Path(card)).walk()


if __name__ == "__main__":
    main(sys.argv[1])
