import type { InGerman } from './catalogue';
import type { englishMenu, englishScreens } from './en-screens';

/** The screens of the menu, in German. */
export const germanScreens: InGerman<typeof englishScreens> = {
  scan: {
    help: 'Scannen, was das große Wort sagt; eine Zeile speichert sich nach ihrem letzten Code von selbst.',
  },
  history: {
    title: 'Verlauf',
    help: 'Alles suchen, was auf diesem PC gescannt wurde, und Scans stornieren. Was hier gescannt wird, wird nur gesucht.',
  },
  quarantine: {
    title: 'Abgelehnte Scans',
    help: 'Die von der Datenbank abgelehnten Scans mit dem Grund ansehen, erneut senden oder verwerfen. Ein Scan führt zurück.',
  },
  differences: {
    title: 'Neuere Listen',
    help: 'Die letzten Scans ansehen, die nach einer neueren Liste von Bedienern, Fehlern oder Produkten anders beurteilt würden; stornieren oder so lassen. Ein Scan bringt den Scan-Bildschirm zurück.',
  },
  shift: {
    title: 'Schicht',
    help: 'Sehen Sie, wie viele Zeilen diese Schicht hat, nach Stunden, Fehlern und Personen, und ob die Datenbank sie enthält.',
  },
  calibration: {
    title: 'Scanner',
    help: 'Drei Codes scannen, und die Station lernt, wie dieser Scanner schreibt. Dabei wird nichts gespeichert.',
  },
  serial: {
    title: 'Serielle Scanner',
    help: 'Die Scanner an seriellen Anschlüssen ansehen, und einen hinzufügen, indem er einen Code scannt.',
  },
  'set-up': {
    title: 'Abläufe',
    help: 'Ändern, was hier gescannt wird, und Befehlscodes drucken. Was hier gescannt wird, ist nur eine Probe.',
  },
  care: {
    title: 'Pflege',
    help: 'Die zweite Kopie der Scans ansehen und die Scans eines toten PCs in die Datenbank bringen.',
  },
  sound: {
    title: 'Töne',
    help: 'Die vier Töne hören und wählen, wie laut sie an dieser Station sind. Ein Scan führt zurück.',
  },
  help: {
    title: 'Hilfe',
    help: 'Auf einer Seite sehen, was zu scannen ist und was Farben und Töne heißen, und sie für die Wand drucken.',
  },
};

/** The menu itself, in German. */
export const germanMenu: InGerman<typeof englishMenu> = {
  title: 'Menü',
  back: 'Zurück zum Scannen',
  language: 'Sprache',
  theme: 'Helligkeit',
  themes: { dark: 'Dunkel', light: 'Hell', contrast: 'Hoher Kontrast' },
  distance: 'Gelesen aus',
  distances: { normal: 'Bis 1,5 m', far: 'Bis 3 m' },
};
