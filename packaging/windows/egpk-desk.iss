; The Windows installer, for Inno Setup 6: iscc /DVersion=0.1.0 packaging\windows\egpk-desk.iss
; Takes dist\EgPk Desk as PyInstaller makes it. For one user, without an administrator. Written, not yet run.
#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{5C5C0E2B-1B0A-4E0B-9B57-6A7D4F7E2C11}
AppName=EgPk Desk
AppVersion={#Version}
DefaultDirName={autopf}\EgPk Desk
DefaultGroupName=EgPk Desk
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\dist
OutputBaseFilename=egpk-desk-{#Version}-windows-x86_64
SetupIconFile=..\icons\egpk-desk.ico
UninstallDisplayIcon={app}\egpk-desk-window.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
ShowLanguageDialog=auto

[Languages]
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\dist\EgPk Desk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\EgPk Desk"; Filename: "{app}\egpk-desk-window.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.egpk"; ValueType: string; ValueData: "EgPkDesk.Library"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.egpkb"; ValueType: string; ValueData: "EgPkDesk.Bundle"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\EgPkDesk.Library"; ValueType: string; ValueData: "EgPk Desk library"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\EgPkDesk.Library\shell\open\command"; ValueType: string; ValueData: """{app}\egpk-desk-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\EgPkDesk.Bundle"; ValueType: string; ValueData: "EgPk Desk annotated bundle"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\EgPkDesk.Bundle\shell\open\command"; ValueType: string; ValueData: """{app}\egpk-desk-window.exe"" ""%1"""

; Libraries lie in the users' own folders; nothing of them is removed with the program.
