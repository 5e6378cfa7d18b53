; What the Windows installer does besides copying the program.

!define STATION_TASK "Scan Station"

; One line of the task's description.
!macro stationTaskLine LINE
  FileWriteUTF16LE $0 `${LINE}$\r$\n`
!macroend

; A task of the system instead of an entry in "Run": it looks once a minute whether the program runs in the session and
; starts it when it does not, whatever ended it, as the systemd unit does on Linux. While what it started runs it starts
; nothing (IgnoreNew); beside a station that somebody else has started it waits in silence (--keep-running). It has no time limit, runs on battery as well, and with the priority of any program (the default is below).
!macro stationTaskCreate
  InitPluginsDir
  FileOpen $0 "$PLUGINSDIR\scan-station-task.xml" w
  FileWriteWord $0 0xFEFF
  !insertmacro stationTaskLine `<?xml version="1.0" encoding="UTF-16"?>`
  !insertmacro stationTaskLine `<Task version="1.4" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">`
  !insertmacro stationTaskLine `  <RegistrationInfo><Description>Keeps Scan Station running in the session of whoever is signed in.</Description></RegistrationInfo>`
  !insertmacro stationTaskLine `  <Triggers>`
  !insertmacro stationTaskLine `    <RegistrationTrigger><Repetition><Interval>PT1M</Interval></Repetition></RegistrationTrigger>`
  !insertmacro stationTaskLine `    <LogonTrigger><Repetition><Interval>PT1M</Interval></Repetition></LogonTrigger>`
  !insertmacro stationTaskLine `  </Triggers>`
  !insertmacro stationTaskLine `  <Principals><Principal id="Users"><GroupId>S-1-5-32-545</GroupId><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>`
  !insertmacro stationTaskLine `  <Settings>`
  !insertmacro stationTaskLine `    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>`
  !insertmacro stationTaskLine `    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>`
  !insertmacro stationTaskLine `    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>`
  !insertmacro stationTaskLine `    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>`
  !insertmacro stationTaskLine `    <Priority>5</Priority>`
  !insertmacro stationTaskLine `  </Settings>`
  !insertmacro stationTaskLine `  <Actions Context="Users"><Exec><Command>"$INSTDIR\scan-station.exe"</Command><Arguments>--keep-running</Arguments></Exec></Actions>`
  !insertmacro stationTaskLine `</Task>`
  FileClose $0
  nsExec::ExecToLog `schtasks.exe /Create /F /TN "${STATION_TASK}" /XML "$PLUGINSDIR\scan-station-task.xml"`
  Pop $0
  ${If} $0 != 0
    DetailPrint "The task that keeps Scan Station running could not be made (schtasks: $0)."
    SetErrorLevel 3
  ${EndIf}
!macroend

!macro stationTask PARAMETERS
  nsExec::ExecToLog `schtasks.exe ${PARAMETERS} /TN "${STATION_TASK}"`
  Pop $0
!macroend

!macro customInstall
  ; Left by an installer that began the program there.
  DeleteRegValue HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "ScanStation"
  !insertmacro stationTaskCreate
!macroend

; Runs before any file is removed: nothing may start the program from here on, and nothing may hold its files.
!macro customUnInstall
  ${if} ${isUpdated}
    !insertmacro stationTask "/Change /DISABLE"
    !insertmacro stationTask "/End"
  ${else}
    !insertmacro stationTask "/End"
    !insertmacro stationTask "/Delete /F"
    ; Nothing of a user's data is removed: it may hold scans that were not delivered yet. Here $APPDATA is that of all users.
    ${ifNot} ${Silent}
      MessageBox MB_OK "Scan Station was removed. Scans that are not delivered yet are kept in$\r$\n%APPDATA%\Scan Station$\r$\nof each user who scanned. Install the program again to deliver them."
    ${endIf}
  ${endIf}
!macroend
