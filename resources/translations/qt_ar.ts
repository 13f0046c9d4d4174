<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt's own Arabic (qtbase_ar, of Qt 6.11) lacks, and keys as their caps show them; written by hand. -->
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>الم&amp;جلد:</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>&amp;نوع الملفات:</translation>
        </message>
        <message>
            <source>&amp;File name:</source>
            <translation>ا&amp;سم الملف:</translation>
        </message>
        <message>
            <source>File Name:</source>
            <translation>اسم الملف:</translation>
        </message>
        <message>
            <source>&amp;Directory:</source>
            <translation>الم&amp;جلد:</translation>
        </message>
    </context>
    <context>
        <name>QFileSystemModel</name>
        <message>
            <source>Folder</source>
            <translation>مجلد</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Drive</source>
            <translation>قرص</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>مجلد</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>مجلد</translation>
        </message>
        <message>
            <source>File</source>
            <translation>ملف</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>غير معروف</translation>
        </message>
        <message>
            <source>%1 File</source>
            <translation>ملف %1</translation>
        </message>
    </context>
    <context>
        <name>QMessageBox</name>
        <message>
            <source>OK</source>
            <translation>حسنًا</translation>
        </message>
    </context>
    <context>
        <name>QMenuBar</name>
        <message>
            <source>Actions</source>
            <translation>الأوامر</translation>
        </message>
    </context>
    <context>
        <name>QMenu</name>
        <message>
            <source>Actions</source>
            <translation>الأوامر</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Up</source>
            <translation>↑&#x200e;</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>↓&#x200e;</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>←&#x200e;</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>→&#x200e;</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Enter</translation>
        </message>
    </context>
</TS>
