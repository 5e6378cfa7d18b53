import type { InGerman } from './catalogue';
import type { englishSound } from './en-sound';

/** The German words about the tones; a part of `de`. */
export const germanSound: InGerman<typeof englishSound> = {
  volume: 'Wie laut',
  volumes: { soft: 'Leise', normal: 'Normal', loud: 'Laut' },
  playAll: 'Alle vier abspielen',
  tone: {
    accepted: {
      title: 'Gespeichert',
      means: 'Ein kurzer Ton. Die Zeile ist auf diesem PC gespeichert; weiter.',
    },
    'saved-offline': {
      title: 'Gespeichert, ohne Datenbank',
      means:
        'Kurz und lang, steigend. Die Zeile ist auf diesem PC gespeichert und wird später von selbst gesendet; weiter.',
    },
    warning: {
      title: 'Auf den Bildschirm sehen',
      means:
        'Zwei gleiche Töne. Die Zeile wurde schon gescannt, oder der Ausweis steht nicht in der Liste. Verloren ist nichts.',
    },
    refused: {
      title: 'Abgelehnt',
      means: 'Drei lange, tiefe Töne. Der Code wurde NICHT genommen; der Bildschirm sagt, warum.',
    },
  },
  notChanged:
    'Die Lautstärke wurde nicht geändert: Das darf nur die Schichtleitung. Diesen Bildschirm mit PIN neu öffnen.',
  silent:
    'Es ist kein Ton zu hören: Dieser PC hat keinen Lautsprecher, der geht. Bei jedem Scan auf den Bildschirm sehen. IT kann es beheben: Lautsprecher anschließen oder den Ton dieses PCs einschalten.',
};
