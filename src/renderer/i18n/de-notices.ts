import type { InGerman } from './catalogue';
import type { englishNotices } from './en-notices';

/** What is said above the stage, in German. */
export const germanNotices: InGerman<typeof englishNotices> = {
  diskLow: 'Die Platte dieses PCs wird voll: {{megabytes}} MB sind frei.',
  diskFullInMinutes_one: 'So ist sie in etwa einer Minute voll.',
  diskFullInMinutes_other: 'So ist sie in etwa {{count}} Minuten voll.',
  diskFullInHours_one: 'So ist sie in etwa einer Stunde voll.',
  diskFullInHours_other: 'So ist sie in etwa {{count}} h voll.',
  diskReserve_one:
    'Die Platte dieses PCs ist voll. Scans werden jetzt in einer Reserve gespeichert, die noch mindestens {{count}} fasst.',
  diskReserve_other:
    'Die Platte dieses PCs ist voll. Scans werden jetzt in einer Reserve gespeichert, die noch mindestens {{count}} fasst.',
  diskFull:
    'Platte und Reserve dieses PCs sind voll: Neue Scans können nicht gespeichert werden. Was gespeichert ist, ist sicher und wird weiter gesendet.',
  diskLowWho: 'IT soll Platz schaffen; das Scannen geht weiter.',
  diskWho: 'IT rufen und Platz schaffen; es geht von selbst weiter.',
  missing_one:
    'Die Datenbank hat {{count}} Scan verloren, den dieser PC geliefert hatte. Er ist auf diesem PC sicher und kann noch einmal gesendet werden; das Scannen geht weiter.',
  missing_other:
    'Die Datenbank hat {{count}} Scans verloren, die dieser PC geliefert hatte. Sie sind auf diesem PC sicher und können noch einmal gesendet werden; das Scannen geht weiter.',
  surplus_one:
    'In der Datenbank steht {{count}} Zeile unter dem Namen dieses PCs, die er nicht geliefert hat. Verloren ist nichts; IT Bescheid geben, die Nummer steht im Protokoll der Station.',
  surplus_other:
    'In der Datenbank stehen {{count}} Zeilen unter dem Namen dieses PCs, die er nicht geliefert hat. Verloren ist nichts; IT Bescheid geben, die Nummern stehen im Protokoll der Station.',
  sendMissing: 'Fehlende noch einmal senden',
  sendMissingReason: 'Fehlte in der Datenbank; aus der Meldung am Bildschirm noch einmal gesendet.',
  sendMissingFailed: 'Das ging jetzt nicht. Noch einmal auf den Knopf tippen; bleibt es so, IT rufen.',
  onNetwork:
    'Die Scans dieses PCs liegen auf einem Netzlaufwerk, wo gespeicherte Scans verloren gehen können. IT kann es beheben: den Datenordner auf eine Platte dieses PCs legen.',
  failing:
    'Dieser PC konnte seine Datei für Scans beim Senden nicht lesen oder ändern. Nichts wird gelöscht; er versucht es von selbst wieder. Bleibt es so, IT rufen. ({{detail}})',
  configurationKey:
    'Die Einstellung {{key}} ist unbrauchbar; es gilt die Vorgabe, und das Scannen geht weiter. Gefunden: {{value}} in {{source}}. {{reason}}',
  configurationWorkflow:
    'Ein Ablauf hat einen Fehler; das Scannen geht weiter. {{key}} {{reason}} Datei: {{source}}.',
  configurationFile:
    'Die Konfiguration ist unbrauchbar; es gelten die Vorgaben, und das Scannen geht weiter. Datei: {{source}}. {{reason}}',
  more_one: '{{count}} weitere Einstellung ist unbrauchbar. Das Protokoll der Station nennt sie.',
  more_other: '{{count}} weitere Einstellungen sind unbrauchbar. Das Protokoll der Station nennt sie.',
};
