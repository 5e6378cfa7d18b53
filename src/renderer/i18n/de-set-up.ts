import { germanEditor } from './de-editor';
import { germanMistakes } from './de-mistakes';
import type { InGerman } from './catalogue';
import type { englishSetUp } from './en-set-up';

/** What a supervisor reads while setting the station up, in German. */
export const germanSetUp: InGerman<typeof englishSetUp> = {
  editor: germanEditor,
  mistake: germanMistakes,
  setUp: {
    workflows: 'Abläufe',
    sheet: 'Befehlsblatt',
  },
  sheet: {
    title: 'Befehlscodes',
    supervisor: 'Befehlscodes für die Schichtleitung',
    advice:
      'Das PDF in Originalgröße drucken und laminieren. Codes mit Schlüssel gelten nur an dieser Station.',
  },
  command: {
    acknowledge: { title: 'Verstanden', does: 'Der Fehler wurde gesehen; es geht weiter.' },
    void: {
      title: 'Zeile stornieren',
      does: 'Diesen Code scannen, dann ein Etikett der Zeile, dann den Grund.',
    },
    'void-reason': { does: 'Der Grund, warum eine Zeile storniert wird.' },
    undo: { title: 'Letzte Zeile stornieren', does: 'Storniert die zuletzt gespeicherte Zeile.' },
    'clear-row': {
      title: 'Zeile leeren',
      does: 'Beginnt die Zeile von vorn. Nichts davon wird gespeichert.',
    },
    'no-defect': { title: 'Kein Fehler', does: 'Steht für die Fehlernummer, die die Zeile freigibt.' },
    skip: { title: 'Auslassen', does: 'Lässt ein Feld aus, das leer bleiben darf.' },
    'close-group': { title: 'Kiste schließen', does: 'Es kommt nichts mehr hinein.' },
    'next-workflow': { title: 'Nächster Ablauf', does: 'Weiter mit einer anderen Art von Zeile.' },
    lock: { title: 'Sperren', does: 'Niemand scannt unter deinem Ausweis, während du weg bist.' },
    'sign-out': { title: 'Abmelden', does: 'Vergisst den Ausweis und die begonnene Zeile.' },
    quantity: {
      title_one: '{{count}} Stück',
      title_other: '{{count}} Stück',
      does: 'Für so viele steht die nächste Zeile.',
    },
    language: { does: 'Zeigt alle Texte in dieser Sprache.' },
    'accept-duplicate': {
      title: 'Doppelte annehmen',
      does: 'Lässt eine abgelehnte Zeile durch. Danach den eigenen Ausweis scannen.',
    },
  },
};
