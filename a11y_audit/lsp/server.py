"""The server: documents come in, diagnostics go out, a short pause after the last keystroke."""

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from lsprotocol import types
from msgspec import Struct
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from a11y_audit.acceptance import Acceptance, AcceptanceError, stored_answers
from a11y_audit.config import ConfigurationError, Settings
from a11y_audit.engine import ActiveRule
from a11y_audit.lsp.diagnostics import SOURCE, diagnostic, explanation, is_shown
from a11y_audit.lsp.edits import edits
from a11y_audit.lsp.positions import Positions, overlap
from a11y_audit.lsp.settings import EditorSettings, Project, editor_settings
from a11y_audit.lsp.templates import settled
from a11y_audit.model import Source
from a11y_audit.report import Outcome, PageReport, Refusal, RuleInfo
from a11y_audit.reporters.safe import safe
from a11y_audit.site import audit_source, make_report
from a11y_audit.version import __version__

_BOM: Final = b"\xef\xbb\xbf"
_SUFFIXES: Final = {"markdown": ".md", "mdx": ".mdx", "xhtml": ".xhtml", "svg": ".svg"}
"""Language of an unsaved document -> the suffix that tells its format."""


class _Shown(Struct, frozen=True):
    """What was found in one version of a document."""

    version: int | None
    text: str
    page: PageReport
    rules: dict[str, RuleInfo]
    items: tuple[tuple[Outcome, types.Diagnostic], ...]


class Server(LanguageServer):
    """Keeps what is shown of each open document, and the audits that wait for a pause in typing."""

    def __init__(self) -> None:
        # the whole text at each change: what editors and pygls hold to be a line differs
        super().__init__(SOURCE, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.project = Project(EditorSettings())
        self.shown: dict[str, _Shown] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._auditor = ThreadPoolExecutor(1, "audit")
        """One audit at a time: they share what is known of image files."""
        self._fault = ""

    def configure(self, values: object) -> None:
        """Takes the editor's settings over; what cannot be used is said and changes nothing."""
        try:
            self.project = Project(editor_settings(values))
        except ConfigurationError as error:
            self._say(str(error))

    def audit_soon(self, uri: str, delay: float) -> None:
        """Audits a document after a delay in seconds, unless it is asked for again meanwhile."""
        self.drop(uri)
        self._waiting[uri] = asyncio.ensure_future(self._audit(uri, delay))

    def audit_all(self) -> None:
        """Audits every open document: other settings hold."""
        self.project.forget()
        for uri in list(self.workspace.text_documents):
            self.audit_soon(uri, 0)

    def drop(self, uri: str) -> None:
        """Forgets the audit that waits."""
        task = self._waiting.pop(uri, None)
        if task:
            task.cancel()

    def close(self, uri: str) -> None:
        """A closed document shows nothing."""
        self.drop(uri)
        self.shown.pop(uri, None)
        self._publish(uri, None, [])

    def at(self, uri: str, where: types.Range) -> list[tuple[Outcome, types.Diagnostic]]:
        """What is shown at a range of a document."""
        shown = self.shown.get(uri)
        return [item for item in shown.items if overlap(item[1].range, where)] if shown else []

    async def _audit(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        try:
            language = document.language_id or ""
            loop = asyncio.get_running_loop()
            shown = await loop.run_in_executor(self._auditor, self._examine, uri, text, version, language)
        except ConfigurationError as error:
            if str(error) != self._fault:  # said once, not after every keystroke
                self._say(str(error))
            self._fault = str(error)
            return
        self._fault = ""
        if isinstance(shown, Refusal):
            self.shown.pop(uri, None)
            self._publish(uri, version, [_refused(shown)] if text.strip() else [])
            return
        self.shown[uri] = shown
        self._publish(uri, version, [each for _, each in shown.items])

    def _examine(self, uri: str, text: str, version: int | None, language: str) -> _Shown | Refusal:
        source = self._source(uri, text, language)
        settings = self.project.settings(Path(source.folder or "."))
        rules = settings.rules_at(source.path)
        page = audit_source(source, rules, ocr=self.project.editor.ocr)
        if isinstance(page, Refusal):
            return page
        page = _answered(page, settings)
        infos = dict(make_report([page], rules).rules)
        return _Shown(version, text, page, infos, tuple(self._items(uri, text, page, rules)))

    def _source(self, uri: str, text: str, language: str) -> Source:
        # a lone surrogate, which JSON can spell, becomes one character, so that places stay true
        data = _BOM + text.encode("utf-8", "replace")
        path = to_fs_path(uri) if uri.startswith("file:") else None
        if path is None:
            return Source(f"untitled{_SUFFIXES.get(language, '.html')}", data)
        folder = Path(path).parent
        roots = [to_fs_path(each) for each in self.workspace.folders]
        root = next((each for each in roots if each and Path(path).is_relative_to(each)), str(folder))
        return Source(path, data, root=root, folder=str(folder))

    def _items(
        self, uri: str, text: str, page: PageReport, rules: Sequence[ActiveRule]
    ) -> list[tuple[Outcome, types.Diagnostic]]:
        positions = Positions(text, self._encoding())
        pages = {active.rule.id: Path(active.rule.path).resolve() for active in rules}
        shown = settled(filter(is_shown, page.outcomes), text)
        return [(each, diagnostic(each, uri, positions, pages.get(each.rule))) for each in shown]

    def _encoding(self) -> str:
        return self.workspace.position_encoding or types.PositionEncodingKind.Utf16

    def _publish(self, uri: str, version: int | None, diagnostics: Sequence[types.Diagnostic]) -> None:
        params = types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        self.text_document_publish_diagnostics(params)

    def _say(self, message: str) -> None:
        params = types.ShowMessageParams(types.MessageType.Error, f"a11y-audit: {safe(message)}")
        self.window_show_message(params)

    def actions(self, uri: str, where: types.Range) -> list[types.CodeAction]:
        """What can be done in one step about what is shown at a range."""
        shown = self.shown.get(uri)
        if shown is None or shown.version != self.workspace.get_text_document(uri).version:
            return []  # the text has changed since: its places are another's
        positions = Positions(shown.text, self._encoding())
        images = {image.n: image for image in shown.page.images}
        found = []
        for outcome, seen in self.at(uri, where):
            image = images.get(outcome.image) if outcome.image is not None else None
            for edit in edits(outcome, image, shown.text):
                change = types.TextEdit(positions.range(edit.start, edit.end), edit.text)
                found.append(
                    types.CodeAction(
                        title=safe(edit.title),
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[seen],
                        edit=types.WorkspaceEdit(changes={uri: [change]}),
                    )
                )
        return found

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """Why what is shown at a position matters, and what to do."""
        items = self.at(uri, types.Range(position, position))
        if not items:
            return None
        value = explanation((outcome for outcome, _ in items), self.shown[uri].rules)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, value), items[0][1].range)


def _refused(refusal: Refusal) -> types.Diagnostic:
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    code = f"refused[{refusal.limit}]"
    return types.Diagnostic(start, safe(refusal.why), types.DiagnosticSeverity.Error, code, source=SOURCE)


def _initialize(server: Server, params: types.InitializeParams) -> None:
    if params.initialization_options:
        server.project = Project(editor_settings(params.initialization_options))


async def _did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.audit_soon(params.text_document.uri, 0)


async def _did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    server.audit_soon(params.text_document.uri, server.project.editor.delay / 1000)


async def _did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    server.audit_soon(params.text_document.uri, 0)


async def _did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.close(params.text_document.uri)


async def _did_change_configuration(server: Server, params: types.DidChangeConfigurationParams) -> None:
    values = params.settings if isinstance(params.settings, dict) else {}
    if SOURCE in values:  # editors also send what belongs to others
        server.configure(values[SOURCE])
        server.audit_all()


async def _did_change_watched_files(server: Server, _params: types.DidChangeWatchedFilesParams) -> None:
    server.audit_all()


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    return server.hover(params.text_document.uri, params.position)


async def _code_action(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    return server.actions(params.text_document.uri, params.range)


_FEATURES: Final[dict[str, tuple[Callable[..., Any], Any]]] = {
    types.INITIALIZE: (_initialize, None),
    types.TEXT_DOCUMENT_DID_OPEN: (_did_open, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (_did_change, None),
    types.TEXT_DOCUMENT_DID_SAVE: (_did_save, None),
    types.TEXT_DOCUMENT_DID_CLOSE: (_did_close, None),
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: (_did_change_configuration, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_did_change_watched_files, None),
    types.TEXT_DOCUMENT_HOVER: (_hover, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (
        _code_action,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    ),
}


def _answered(page: PageReport, settings: Settings) -> PageReport:
    """The page without the questions that are answered. What the baseline knows stays shown: it may be mended."""
    try:
        answers = stored_answers(settings.answers_file, must_exist=settings.config.answers is not None)
    except AcceptanceError as error:
        raise ConfigurationError(str(error)) from error
    return Acceptance(answers=answers).page(page)


def make_server() -> Server:
    """A server with its features, not yet connected to an editor."""
    server = Server()
    for name, (answer, options) in _FEATURES.items():
        server.feature(name, options)(answer)
    return server


def serve() -> None:
    """Runs the server over standard input and output until the editor leaves.

    What anything else prints goes to standard error, so that it cannot get between the messages.
    """
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        make_server().start_io(stdout=output)
