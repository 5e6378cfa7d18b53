; What the Windows installer does besides copying the program.

!macro customInstall
  ; Starts with the session of each user and is started again when it ends: the task is described in docs/it.md.
  ${ifNot} ${isUpdated}
    WriteRegStr HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "ScanStation" '"$INSTDIR\scan-station.exe"'
  ${endIf}
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "ScanStation"
    ; Nothing of a user's data is removed: it may hold scans that were not delivered yet.
    ${ifNot} ${Silent}
      MessageBox MB_OK "Scan Station was removed. Scans that are not delivered yet are kept in$\r$\n$APPDATA\Scan Station$\r$\nof each user who scanned. Install the program again to deliver them."
    ${endIf}
  ${endIf}
!macroend
