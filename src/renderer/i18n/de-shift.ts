import type { InGerman } from './catalogue';
import type { englishShift } from './en-shift';

/** The screen of the shift and its report, in German. */
export const germanShift: InGerman<typeof englishShift> = {
  name: 'Schicht {{name}} vom {{day}}',
  present: 'Läuft noch',
  over: 'Beendet',
  previous: 'Schicht davor',
  next: 'Schicht danach',
  failed: 'Das ging nicht: {{detail}}. Die Scans sind davon nicht berührt.',
  loading: 'Die Schicht wird gezählt.',
  station: 'Station {{name}}, gezählt um {{time}}',
  figures: 'Zahlen der Schicht',
  scanned: 'Gescannt',
  approved: 'Freigegeben',
  rejected: 'Abgelehnt',
  withoutOutcome: 'Ohne Urteil',
  closedGroups: 'Kisten geschlossen',
  voided: 'Storniert',
  discarded: 'Verworfen',
  delivered: 'In der Datenbank',
  pending: 'Hier gesichert',
  quarantined: 'Zurückgewiesen',
  rate: 'Freigegeben von allen beurteilten',
  perHour: 'Zeilen je Stunde',
  hour: 'Stunde',
  rows: 'Zeilen',
  target: 'Ziel: {{target}} je Stunde',
  defects: 'Häufigste Fehler',
  noDefects: 'In dieser Schicht wurde nichts abgelehnt.',
  defect: 'Fehler',
  otherDefects: 'Alle anderen',
  operators: 'Je Person',
  operator: 'Person',
  noOperators: 'In dieser Schicht wurde nichts gescannt.',
  pruned_one:
    '{{count}} Scan dieser Schicht ist in der Datenbank und nicht mehr auf diesem PC. Er steht nur unter „Gescannt“.',
  pruned_other:
    '{{count}} Scans dieser Schicht sind in der Datenbank und nicht mehr auf diesem PC. Sie stehen nur unter „Gescannt“.',
  salvaged_one:
    '{{count}} Scan dieser Schicht wurde aus einer früheren Datei dieser Station gelesen und wird von hier gesendet. Er ist oben nicht mitgezählt.',
  salvaged_other:
    '{{count}} Scans dieser Schicht wurden aus einer früheren Datei dieser Station gelesen und werden von hier gesendet. Sie sind oben nicht mitgezählt.',
  imported_one: '{{count}} Scan einer anderen Station wurde hier übernommen. Er ist nicht mitgezählt.',
  imported_other: '{{count}} Scans anderer Stationen wurden hier übernommen. Sie sind nicht mitgezählt.',
  damaged: 'Die Datei für Scans war beschädigt',
  ledger: 'Abgleich mit der Datenbank',
  check: 'Jetzt abgleichen',
  unchecked: 'Seit dem Start des Programms nicht mit der Datenbank verglichen.',
  agrees: 'Um {{time}} enthielt die Datenbank genau das, was diese Station geliefert hat.',
  differs: 'Um {{time}} enthielt die Datenbank nicht das, was diese Station geliefert hat.',
  checking: 'Der Vergleich hat begonnen.',
  waitsForDatabase:
    'Die Datenbank ist nicht da. Verglichen wird, sobald sie wieder da ist; alle Scans sind hier sicher.',
};
