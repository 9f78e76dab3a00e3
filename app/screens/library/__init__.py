"""The door to the form library, to trying a form, and to who may read what."""

from app.fields.factory import Surroundings
from app.screens.interview.form_media import FormDrawings, FormFilms, FormPictures, FormSounds
from app.screens.interview.joined import SettlementSearch, code_of
from app.screens.library import importing
from app.screens.library.classing_presenter import ClassingPresenter
from app.screens.library.classing_view import ClassingScreen
from app.screens.library.presenter import LibraryPresenter
from app.screens.library.preview import FilesOfForm, PreviewPresenter
from app.screens.library.preview_view import PreviewScreen
from app.screens.library.view import LibraryScreen
from app.workspace import Workspace

__all__ = ["ClassingScreen", "LibraryScreen", "PreviewScreen", "open_library"]


def open_library(workspace: Workspace) -> LibraryScreen:
    """Give the screen."""
    navigator = workspace.navigator
    screen = LibraryScreen(navigator.header, workspace.language, importing.samples())
    presenter = LibraryPresenter(
        screen,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        workspace.messages,
        preview=lambda digest: navigator.open(open_preview(workspace, digest)),
        classing=lambda digest: navigator.open(open_classing(workspace, digest)),
    )
    screen.shown.connect(presenter.shown)
    screen.form_selected.connect(presenter.form_selected)
    screen.form_chosen.connect(presenter.form_chosen)
    screen.files_chosen.connect(presenter.files_chosen)
    screen.sample_asked.connect(presenter.sample_asked)
    screen.take_asked.connect(presenter.take_asked)
    screen.dropped.connect(presenter.dropped)
    screen.preview_asked.connect(presenter.preview_asked)
    screen.check_asked.connect(presenter.check_asked)
    screen.classing_asked.connect(presenter.classing_asked)
    screen.remove_asked.connect(presenter.remove_asked)
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen


def open_preview(workspace: Workspace, digest: str) -> PreviewScreen:
    """Give the screen on which a form is tried in memory."""
    files = FilesOfForm()
    pictures, sounds = FormPictures(files), FormSounds(files, workspace.jobs)
    films, drawings = FormFilms(files, workspace.jobs), FormDrawings(files)
    search = SettlementSearch(workspace.jobs, workspace.gazetteer)
    around = Surroundings(search, _no_sound, pictures, sounds, films, drawings)
    screen = PreviewScreen(workspace.navigator.header, around)
    presenter = PreviewPresenter(
        screen, workspace.vault, workspace.jobs, workspace.messages, digest, code_of(workspace.language), files
    )
    screen.answered.connect(presenter.answered)
    screen.repeat_add_asked.connect(presenter.repeat_add_asked)
    screen.repeat_remove_asked.connect(presenter.repeat_remove_asked)
    screen.leaf_chosen.connect(presenter.leaf_chosen)
    screen.form_language_chosen.connect(presenter.form_language_chosen)
    screen.problem_asked.connect(presenter.problem_asked)
    screen.again_asked.connect(presenter.again_asked)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    workspace.language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.language_changed)
    screen.left.connect(workspace.navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


def open_classing(workspace: Workspace, digest: str) -> ClassingScreen:
    """Give the screen on which each question is put to its readers."""
    screen = ClassingScreen(workspace.navigator.header, workspace.language)
    presenter = ClassingPresenter(screen, workspace.vault, workspace.jobs, workspace.messages, digest)
    screen.marked.connect(presenter.marked)
    screen.left.connect(workspace.navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.started()
    return screen


def _no_sound() -> tuple[str, int] | None:
    """Nothing is recorded while a form is tried."""
    return None
