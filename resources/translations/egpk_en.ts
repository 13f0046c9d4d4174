<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AdoptionDialog</name>
    <message numerus="yes">
        <source>%n new code(s)</source>
        <translation>
            <numerusform>%n new code</numerusform>
            <numerusform>%n new codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) changed</source>
        <translation>
            <numerusform>%n code changed</numerusform>
            <numerusform>%n codes changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) as they are</source>
        <translation>
            <numerusform>%n code as it is</numerusform>
            <numerusform>%n codes as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message numerus="yes">
        <source>%n highlight(s) answer the question.</source>
        <translation>
            <numerusform>%n highlight answers the question.</numerusform>
            <numerusform>%n highlights answer the question.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditWindow</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutoCoding</name>
    <message numerus="yes">
        <source>%n passage(s) coded with {code}. Undo takes all of them back.</source>
        <translation>
            <numerusform>%n passage coded with {code}. Undo takes it back.</numerusform>
            <numerusform>%n passages coded with {code}. Undo takes all of them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) would be lost</source>
        <translation>
            <numerusform>%n report would be lost</numerusform>
            <numerusform>%n reports would be lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) would come back</source>
        <translation>
            <numerusform>%n report would come back</numerusform>
            <numerusform>%n reports would come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) would be as they were</source>
        <translation>
            <numerusform>%n report would be as it was</numerusform>
            <numerusform>%n reports would be as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) would be lost</source>
        <translation>
            <numerusform>%n highlight would be lost</numerusform>
            <numerusform>%n highlights would be lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) would come back</source>
        <translation>
            <numerusform>%n highlight would come back</numerusform>
            <numerusform>%n highlights would come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) would be as they were</source>
        <translation>
            <numerusform>%n highlight would be as it was</numerusform>
            <numerusform>%n highlights would be as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) would be lost</source>
        <translation>
            <numerusform>%n code would be lost</numerusform>
            <numerusform>%n codes would be lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) would come back</source>
        <translation>
            <numerusform>%n code would come back</numerusform>
            <numerusform>%n codes would come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) would be as they were</source>
        <translation>
            <numerusform>%n code would be as it was</numerusform>
            <numerusform>%n codes would be as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s) would be lost</source>
        <translation>
            <numerusform>%n memo would be lost</numerusform>
            <numerusform>%n memos would be lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s) would come back</source>
        <translation>
            <numerusform>%n memo would come back</numerusform>
            <numerusform>%n memos would come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s) would be as they were</source>
        <translation>
            <numerusform>%n memo would be as it was</numerusform>
            <numerusform>%n memos would be as they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleWords</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) on highlights</source>
        <translation>
            <numerusform>%n code on a highlight</numerusform>
            <numerusform>%n codes on highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s)</source>
        <translation>
            <numerusform>%n memo</numerusform>
            <numerusform>%n memos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) came without their files: import those, and their highlights appear.</source>
        <translation>
            <numerusform>%n report came without its file: import it, and its highlights appear.</numerusform>
            <numerusform>%n reports came without their files: import those, and their highlights appear.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>%n report(s) written to {file}.</source>
        <translation>
            <numerusform>%n report written to {file}.</numerusform>
            <numerusform>%n reports written to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message numerus="yes">
        <source>%n thing(s) found</source>
        <translation>
            <numerusform>%n thing found</numerusform>
            <numerusform>%n things found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message numerus="yes">
        <source>%n chosen report(s)</source>
        <translation>
            <numerusform>One chosen report</numerusform>
            <numerusform>%n chosen reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeEditing</name>
    <message numerus="yes">
        <source>%n highlight(s) lose it; they stay in the reports.</source>
        <translation>
            <numerusform>%n highlight loses it; it stays in its report.</numerusform>
            <numerusform>%n highlights lose it; they stay in the reports.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) are then without any code.</source>
        <translation>
            <numerusform>%n highlight is then without any code.</numerusform>
            <numerusform>%n highlights are then without any code.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) below it go too.</source>
        <translation>
            <numerusform>%n code below it goes too.</numerusform>
            <numerusform>%n codes below it go too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeTree</name>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodebookExchange</name>
    <message numerus="yes">
        <source>%n code(s) added from the codebook.</source>
        <translation>
            <numerusform>%n code added from the codebook.</numerusform>
            <numerusform>%n codes added from the codebook.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) added from the report.</source>
        <translation>
            <numerusform>%n code added from the report.</numerusform>
            <numerusform>%n codes added from the report.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Coding</name>
    <message numerus="yes">
        <source>%n highlight(s) removed.</source>
        <translation>
            <numerusform>%n highlight removed.</numerusform>
            <numerusform>%n highlights removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsWindow</name>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflict to settle</numerusform>
            <numerusform>%n conflicts to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>%n excerpt(s) copied with footnotes.</source>
        <translation>
            <numerusform>%n excerpt copied with its footnote.</numerusform>
            <numerusform>%n excerpts copied with footnotes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisagreementsTab</name>
    <message numerus="yes">
        <source>All %n disagreement(s) are settled.</source>
        <translation>
            <numerusform>The one disagreement is settled.</numerusform>
            <numerusform>All %n disagreements are settled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s) to settle</source>
        <translation>
            <numerusform>%n disagreement to settle</numerusform>
            <numerusform>%n disagreements to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message numerus="yes">
        <source>%n field(s) come from the other, shown bold. Undo brings both back.</source>
        <translation>
            <numerusform>%n field comes from the other, shown bold. Undo brings both back.</numerusform>
            <numerusform>%n fields come from the other, shown bold. Undo brings both back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n excerpt(s) written to {file}.</source>
        <translation>
            <numerusform>%n excerpt written to {file}.</numerusform>
            <numerusform>%n excerpts written to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message numerus="yes">
        <source>%n report(s) in common</source>
        <translation>
            <numerusform>%n report in common</numerusform>
            <numerusform>%n reports in common</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HighlightList</name>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n highlight(s)</source>
        <translation>
            <numerusform>Remove %n highlight</numerusform>
            <numerusform>Remove %n highlights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%n report(s) imported</source>
        <translation>
            <numerusform>%n report imported</numerusform>
            <numerusform>%n reports imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>%n file refused</numerusform>
            <numerusform>%n files refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n report(s) imported.</source>
        <translation>
            <numerusform>%n report imported.</numerusform>
            <numerusform>%n reports imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were in the library already.</source>
        <translation>
            <numerusform>%n report was in the library already.</numerusform>
            <numerusform>%n reports were in the library already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinedDialog</name>
    <message numerus="yes">
        <source>%n bundle(s) brought something new.</source>
        <translation>
            <numerusform>%n bundle brought something new.</numerusform>
            <numerusform>%n bundles brought something new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflict to settle</numerusform>
            <numerusform>%n conflicts to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message numerus="yes">
        <source>%n backup(s) still hold it.</source>
        <translation>
            <numerusform>%n backup still holds it.</numerusform>
            <numerusform>%n backups still hold it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n report(s) imported into {library}.</source>
        <translation>
            <numerusform>%n report imported into {library}.</numerusform>
            <numerusform>%n reports imported into {library}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManuscriptDialog</name>
    <message numerus="yes">
        <source>%n note(s) set anew</source>
        <translation>
            <numerusform>%n note set anew</numerusform>
            <numerusform>%n notes set anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them changed</source>
        <translation>
            <numerusform>%n of them changed</numerusform>
            <numerusform>%n of them changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) listed</source>
        <translation>
            <numerusform>%n source listed</numerusform>
            <numerusform>%n sources listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) cite what this library does not hold; they stay as they were.</source>
        <translation>
            <numerusform>%n note cites what this library does not hold; it stays as it was.</numerusform>
            <numerusform>%n notes cite what this library does not hold; they stay as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n highlight(s) get {into} instead.</source>
        <translation>
            <numerusform>%n highlight gets {into} instead.</numerusform>
            <numerusform>%n highlights get {into} instead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) carry both and keep {into}.</source>
        <translation>
            <numerusform>%n highlight carries both and keeps {into}.</numerusform>
            <numerusform>%n highlights carry both and keep {into}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) below {source} go below {into}.</source>
        <translation>
            <numerusform>%n code below {source} goes below {into}.</numerusform>
            <numerusform>%n codes below {source} go below {into}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Organising</name>
    <message numerus="yes">
        <source>%n thing(s) that the view names are no longer there.</source>
        <translation>
            <numerusform>One thing that the view names is no longer there.</numerusform>
            <numerusform>%n things that the view names are no longer there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectWords</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) are new here</source>
        <translation>
            <numerusform>%n code is new here</numerusform>
            <numerusform>%n codes are new here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) that the present text no longer holds</source>
        <translation>
            <numerusform>%n highlight that the present text no longer holds</numerusform>
            <numerusform>%n highlights that the present text no longer holds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stance(s) of passages</source>
        <translation>
            <numerusform>%n stance of a passage</numerusform>
            <numerusform>%n stances of passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n status(es) of reports and passages</source>
        <translation>
            <numerusform>%n status of a report or passage</numerusform>
            <numerusform>%n statuses of reports and passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n full reference(s)</source>
        <translation>
            <numerusform>%n full reference</numerusform>
            <numerusform>%n full references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved view(s) and search(es)</source>
        <translation>
            <numerusform>%n saved view or search</numerusform>
            <numerusform>%n saved views and searches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) on coders&apos; disagreements</source>
        <translation>
            <numerusform>%n decision on coders&apos; disagreements</numerusform>
            <numerusform>%n decisions on coders&apos; disagreements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message numerus="yes">
        <source>From the %n backup(s) of the library too</source>
        <translation>
            <numerusform>From the backup of the library too</numerusform>
            <numerusform>From the %n backups of the library too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuotationsWindow</name>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n quotation</numerusform>
            <numerusform>%n quotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceImportReport</name>
    <message numerus="yes">
        <source>%n work(s) entered</source>
        <translation>
            <numerusform>%n work entered</numerusform>
            <numerusform>%n works entered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled up</source>
        <translation>
            <numerusform>%n filled up</numerusform>
            <numerusform>%n filled up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n could not be read</numerusform>
            <numerusform>%n could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceList</name>
    <message numerus="yes">
        <source>%n work(s)</source>
        <translation>
            <numerusform>%n work</numerusform>
            <numerusform>%n works</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message numerus="yes">
        <source>Kept searches: %n new hit(s)</source>
        <translation>
            <numerusform>Kept searches: %n new hit</numerusform>
            <numerusform>Kept searches: %n new hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n new hit(s)</source>
        <translation>
            <numerusform>{name}: %n new hit</numerusform>
            <numerusform>{name}: %n new hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflict to settle</numerusform>
            <numerusform>%n conflicts to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceNotesDialog</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a text</source>
        <translation>
            <numerusform>%n with a text</numerusform>
            <numerusform>%n with a text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n give a work</source>
        <translation>
            <numerusform>%n gives a work</numerusform>
            <numerusform>%n give a work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextWork</name>
    <message numerus="yes">
        <source>Read by text recognition: %n word(s) with dots below should be compared.</source>
        <translation>
            <numerusform>Read by text recognition: one word with dots below should be compared with the page.</numerusform>
            <numerusform>Read by text recognition: %n words with dots below should be compared with the page.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The imported PDF files hold %n mark(s) that others made.</source>
        <translation>
            <numerusform>The imported PDF files hold one mark that others made.</numerusform>
            <numerusform>The imported PDF files hold %n marks that others made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) taken in as highlights. Undo takes all of them back.</source>
        <translation>
            <numerusform>One mark taken in as a highlight. Undo takes it back.</numerusform>
            <numerusform>%n marks taken in as highlights. Undo takes all of them back.</numerusform>
        </translation>
    </message>
</context>
</TS>
