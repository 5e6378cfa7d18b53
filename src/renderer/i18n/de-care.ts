import type { InGerman } from './catalogue';
import type { careTexts } from './en-care';

/** The German words about damaged files, the second copy and rescue. */
export const germanCare: InGerman<typeof careTexts> = {
  salvage: {
    reading:
      'Die Datei für Scans war beschädigt. Eine neue ist an ihrer Stelle: weiter scannen. Die beschädigte ist vollständig als {{keptAs}} aufbewahrt und wird gelesen ({{percent}} %).',
    failed:
      'Die Datei für Scans war beschädigt. Eine neue ist an ihrer Stelle: weiter scannen. Die beschädigte ist vollständig als {{keptAs}} aufbewahrt; sie zu lesen misslang und wird beim nächsten Start wieder versucht. IT rufen. ({{failure}})',
    whole_one:
      'Die Datei für Scans war beschädigt, verloren ist nichts: {{count}} Scan, der noch nicht in der Datenbank war, wurde gerettet und wird von hier gesendet. Vollständig aufbewahrt als {{keptAs}}.',
    whole_other:
      'Die Datei für Scans war beschädigt, verloren ist nichts: {{count}} Scans, die noch nicht in der Datenbank waren, wurden gerettet und werden von hier gesendet. Vollständig aufbewahrt als {{keptAs}}.',
    missing:
      'Die Datei für Scans war beschädigt. Gerettet und von hier gesendet: {{salvaged}}. Nicht lesbar: {{missing}}, Nummern {{numbers}}. {{asked}} IT Bescheid geben. Vollständig aufbewahrt als {{keptAs}}.',
    lost: 'Die Datei für Scans war beschädigt. Gerettet und von hier gesendet: {{salvaged}}. VERLOREN: {{lost}}, Nummern {{numbers}}. Schichtleitung Bescheid geben. Vollständig aufbewahrt als {{keptAs}}; der Bericht daneben sagt alles.',
    file: 'Beiseitegelegt als {{file}} um {{time}}: Von {{appended}} Scans und Stornos waren {{delivered}} schon in der Datenbank, {{salvaged}} wurden gerettet und werden von hier gesendet, {{missing}} fehlen.',
    nothingMissing: 'Verloren ist nichts.',
    missingNumbers: 'Fehlende Nummern: {{numbers}}.',
    arrived: 'Die Datenbank hat trotzdem {{arrived}} davon: {{numbers}}.',
    nothingLost: 'Verloren ist also nichts.',
    lostNumbers: 'VERLOREN, weder hier noch in der Datenbank: {{lost}}, Nummern {{numbers}}.',
    conflicts_one:
      '{{count}} der geretteten Scans widerspricht einem, der hier aufbewahrt ist, und wird nicht gesendet. Er steht in der beschädigten Datei: IT Bescheid geben.',
    conflicts_other:
      '{{count}} der geretteten Scans widersprechen anderen, die hier aufbewahrt sind, und werden nicht gesendet. Sie stehen in der beschädigten Datei: IT Bescheid geben.',
    notAsked: 'Ob die Datenbank sie hat, wird gefragt, sobald sie antwortet.',
    neverAsked:
      'Die Datei nennt ihre eigene Kennung nicht mehr, darum kann die Datenbank nicht nach ihnen gefragt werden.',
  },
  care: {
    noted: 'Zur Kenntnis genommen',
    import: 'Rettungsdatei übernehmen …',
    rescue: 'Rettungsdatei anlegen …',
    importHelp:
      'Scans eines anderen PCs aus einer Rettungsdatei werden von dieser Station gesendet, jeder einmal.',
    rescueHelp:
      'Ein PC ist tot: den Datenordner auf seiner Platte wählen, oder den Ordner seiner zweiten Kopie. Dort wird nichts geändert.',
  },
  transfer: {
    running: '{{path}} wird gelesen. Das Scannen geht weiter.',
    imported_one:
      '{{count}} Scan wurde übernommen und wird von hier gesendet; {{alreadyHere}} waren schon hier.',
    imported_other:
      '{{count}} Scans wurden übernommen und werden von hier gesendet; {{alreadyHere}} waren schon hier.',
    rescued_one:
      '{{count}} Scan wurde gefunden und in {{file}} geschrieben. Diese Datei an irgendeiner Station übernehmen.',
    rescued_other:
      '{{count}} Scans wurden gefunden und in {{file}} geschrieben. Diese Datei an irgendeiner Station übernehmen.',
    refused: 'Aus {{path}} wurde nichts übernommen: {{problem}}',
  },
  secondCopy: {
    off: 'Es gibt keine zweite Kopie der Scans. IT kann eine einrichten.',
    upToDate_one:
      'Zweite Kopie: auf dem neuesten Stand; {{count}} Scan darauf ist noch nicht in der Datenbank.',
    upToDate_other:
      'Zweite Kopie: auf dem neuesten Stand; {{count}} Scans darauf sind noch nicht in der Datenbank.',
    upToDate_zero: 'Zweite Kopie: auf dem neuesten Stand.',
    behind_one: 'Zweite Kopie: seit {{time}} um {{count}} Scan zurück.',
    behind_other: 'Zweite Kopie: seit {{time}} um {{count}} Scans zurück.',
    sameDisk: 'Sie liegt auf derselben Platte wie die Scans und überlebt diese nicht. IT Bescheid geben.',
    restores_one: '{{count}} Mal zurückgelesen und verglichen.',
    restores_other: '{{count}} Mal zurückgelesen und verglichen.',
    restoreFailed: 'Das letzte Zurücklesen misslang; die Kopie wird neu geschrieben.',
    problem: {
      'folder-missing':
        'Ihr Ordner fehlt: {{folder}}. Den Stick wieder einstecken oder IT Bescheid geben; sie holt von selbst auf.',
      full: 'Ihre Platte ist voll: {{folder}}. IT Bescheid geben; sie holt von selbst auf.',
      'not-writable':
        'Sie lässt sich nicht schreiben: {{folder}}. IT soll die Rechte prüfen; sie holt von selbst auf.',
      'not-answering': 'Ihre Platte antwortet nicht: {{folder}}. IT Bescheid geben; sie holt von selbst auf.',
      failed: 'Ihre Platte versagt: {{folder}}. IT soll sie ersetzen; sie holt von selbst auf.',
    },
    safe: 'Die Scans sind auf diesem PC sicher; weiter scannen.',
  },
};
