"""What is to be printed and how: choices at the side, the pages as they will be beside them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.printing.options import PAPERS, SIZES, PrintOptions
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError


class PageView(QWidget):
    """A page of paper, as large as there is room."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setMinimumSize(300, 400)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, image: QImage) -> None:
        """Show a page."""
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def room(self) -> QSize:
        """The pixels of the screen that a page may take."""
        return self.size() * self.devicePixelRatioF()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._pixmap.deviceIndependentSize().toSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = self.rect()
        left, top = (rect.width() - size.width()) // 2, (rect.height() - size.height()) // 2
        painter.drawPixmap(left, top, size.width(), size.height(), self._pixmap)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(left, top, size.width() - 1, size.height() - 1)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PrintDialog(QDialog):
    """``pagesAsked`` whenever the choices change; ``pageAsked`` for the picture of one page."""

    pagesAsked = Signal(object)  # noqa: N815 - Qt's way of naming; PrintOptions
    pageAsked = Signal(int)  # noqa: N815
    pdfAsked = Signal()  # noqa: N815
    printAsked = Signal()  # noqa: N815

    def __init__(
        self, options: PrintOptions, selection: tuple[int, int] | None, marked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("printDialog")
        self.setWindowTitle(self.tr("Print the report"))
        self._base = options
        self.count = 0
        self.number = 0
        self.shown = -1
        self.what = QComboBox()
        self.what.addItem(self.tr("The whole report"), None)
        if selection is not None:
            self.what.addItem(self.tr("The selection"), selection)
        self.highlights = QCheckBox(self.tr("With highlights"))
        self.codes = QCheckBox(self.tr("Names of codes in the margin"))
        self.memos = QCheckBox(self.tr("Memos in the margin"))
        self.justified = QCheckBox(self.tr("Lines of one width"))
        for box, on in (
            (self.highlights, options.highlights),
            (self.codes, options.codes),
            (self.memos, options.memos),
            (self.justified, options.justified),
        ):
            box.setChecked(on)
            box.toggled.connect(lambda _: self._changed())
        self.highlights.setEnabled(marked)
        self.paper = QComboBox()
        for name in PAPERS:
            self.paper.addItem(name, name)
        self.paper.setCurrentIndex(max(0, self.paper.findData(options.paper)))
        self.size_ = QComboBox()
        for points in SIZES:
            self.size_.addItem(i18n.number(points), points)
        self.size_.setCurrentIndex(max(0, self.size_.findData(options.points)))
        form = QFormLayout()
        form.setHorizontalSpacing(LIGHT.spacing.large)
        form.setVerticalSpacing(LIGHT.spacing.medium)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for words, field in (
            (self.tr("What"), self.what),
            (self.tr("Paper"), self.paper),
            (self.tr("Letters (points)"), self.size_),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
            field.currentIndexChanged.connect(lambda _: self._changed())
        for box in (self.highlights, self.codes, self.memos, self.justified):
            form.addRow(box)
        self.wrong = RoleLabel(role="danger")
        self.wrong.hide()
        self.print_button = QPushButton(self.tr("Print…"))
        self.print_button.setProperty("role", "primary")
        self.pdf_button = QPushButton(self.tr("Save as PDF…"))
        close = QPushButton(self.tr("Close"))
        self.print_button.clicked.connect(self.printAsked)
        self.pdf_button.clicked.connect(self.pdfAsked)
        close.clicked.connect(self.close)
        side = QVBoxLayout()
        side.setSpacing(LIGHT.spacing.medium)
        side.addLayout(form)
        side.addWidget(self.wrong)
        side.addStretch(1)
        for button in (self.print_button, self.pdf_button, close):
            button.setAutoDefault(False)
            side.addWidget(button)
        self.page = PageView()
        self.page.setAccessibleName(self.tr("Preview"))
        self.page.resized.connect(self._ask_page)
        self.where = RoleLabel(role="quiet")
        self.where.setWordWrap(False)
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.previous, self.next = QToolButton(), QToolButton()
        for button_, icon, words, by in (
            (self.previous, "back", self.tr("Page before"), -1),
            (self.next, "forward", self.tr("Page after"), 1),
        ):
            button_.setIcon(icons.icon(icon))
            button_.setToolTip(words)
            button_.setAccessibleName(words)
            button_.clicked.connect(lambda _=False, by=by: self.turn(by))
        turning = QHBoxLayout()
        turning.addStretch(1)
        turning.addWidget(self.previous)
        turning.addWidget(self.where)
        turning.addWidget(self.next)
        turning.addStretch(1)
        view = QVBoxLayout()
        view.setSpacing(LIGHT.spacing.medium)
        view.addWidget(self.page, 1)
        view.addLayout(turning)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.huge)
        layout.addLayout(side, 2)
        layout.addLayout(view, 5)
        self._enable()
        self.resize(QSize(900, 720))

    def options(self) -> PrintOptions:
        """What is chosen."""
        base = self._base
        return PrintOptions(
            part=self.what.currentData(),
            highlights=self.highlights.isChecked() and self.highlights.isEnabled(),
            codes=self.codes.isChecked(),
            memos=self.memos.isChecked(),
            paper=str(self.paper.currentData()),
            points=int(self.size_.currentData()),
            justified=self.justified.isChecked(),
            face=base.face,
            language=base.language,
            arabic_digits=base.arabic_digits,
        )

    def set_pages(self, count: int) -> None:
        """There are so many pages now."""
        self.count = count
        self.number = min(self.number, count - 1)
        self.say_wrong(None)
        self._ask_page()
        self._enable()

    def show_page(self, number: int, image: QImage) -> None:
        """Show the picture of a page, if it is still the one that is looked at."""
        if number == self.number:
            self.shown = number
            self.page.show_page(image)

    def turn(self, by: int) -> None:
        """Go to another page."""
        number = max(0, min(self.count - 1, self.number + by))
        if number != self.number:
            self.number = number
            self._ask_page()
            self._enable()

    def say_wrong(self, error: EgpkError | None) -> None:
        """Say what could not be done; nothing takes it away."""
        self.wrong.setText(" ".join(part for part in i18n.say(error) if part) if error else "")
        self.wrong.setVisible(error is not None)

    def _changed(self) -> None:
        self.count = 0
        self._enable()
        self.pagesAsked.emit(self.options())

    def _ask_page(self) -> None:
        if self.count:
            self.shown = -1
            self.pageAsked.emit(self.number)

    def _enable(self) -> None:
        for box in (self.codes, self.memos):
            box.setEnabled(self.highlights.isChecked() and self.highlights.isEnabled())
        self.previous.setEnabled(self.number > 0)
        self.next.setEnabled(self.number < self.count - 1)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(self.count > 0)
        words = self.tr("Page {page} of {pages}")
        shown = words.format(page=i18n.number(self.number + 1), pages=i18n.number(self.count))
        self.where.setText(shown if self.count else self.tr("Laying out…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
