import type { InGerman } from './catalogue';
import type { englishRefusals } from './en-refusals';

/** Why a code was not taken, in German. */
export const germanRefusals: InGerman<typeof englishRefusals> = {
  'other-field': 'Gescannt wurde {{found}}; erwartet wird {{expected}}.',
  'breaks-rule': 'Der Code passt nicht; erwartet wird {{expected}}, zum Beispiel {{example}}.',
  'wrong-length':
    'Der Code hat {{length}} Zeichen. Erwartet wird {{expected}} mit {{minimum}} bis {{maximum}} Zeichen.',
  'wrong-length-one': 'Der Code hat {{length}} Zeichen. Erwartet wird {{expected}} mit {{minimum}} Zeichen.',
  'check-digit':
    'Die Prüfziffer stimmt nicht: Ein Zeichen wurde falsch gelesen oder getippt. Noch einmal {{expected}} scannen.',
  'not-in-list': 'Der Code steht nicht in der Liste „{{list}}“. Erwartet wird {{expected}} aus der Liste.',
  gs1: {
    'check-digit':
      'Eine Prüfziffer im GS1-Code stimmt nicht. Noch einmal scannen; bleibt es so, ist das Etikett falsch.',
    date: 'Der GS1-Code enthält ein Datum, das es nicht gibt. Das Etikett ist falsch.',
    'too-long':
      'Ein Teil des GS1-Codes ist zu lang. Ist das Etikett richtig, sendet der Scanner das Trennzeichen (FNC1) nicht: IT Bescheid geben.',
    'too-short': 'Ein Teil des GS1-Codes ist zu kurz. Noch einmal scannen.',
    characters: 'Der GS1-Code enthält unerlaubte Zeichen. Noch einmal scannen.',
    combination: 'Die Teile dieses GS1-Codes dürfen nicht zusammenstehen. Das Etikett ist falsch.',
    'unknown-ai': 'Der GS1-Code enthält einen Teil, den GS1 nicht kennt. Noch einmal scannen.',
    other: 'Der Code verletzt eine Regel von GS1. Noch einmal scannen; bleibt es so, ist das Etikett falsch.',
  },
  'gs1-without-field': 'Diesem GS1-Code fehlt der Teil ({{ai}}); erwartet wird {{expected}}.',
  mismatch: {
    equal: '{{left}} und {{right}} müssen gleich sein und sind es nicht.',
    differ: '{{left}} und {{right}} dürfen nicht gleich sein und sind es.',
    'same-start_one': '{{left}} und {{right}} müssen mit demselben Zeichen beginnen und tun es nicht.',
    'same-start_other':
      '{{left}} und {{right}} müssen mit denselben {{count}} Zeichen beginnen und tun es nicht.',
  },
  contradicts: 'In diesem Code ist {{field}} anders als für diese Zeile gescannt.',
  'control-characters':
    'Der Code enthält Zeichen, die man nicht drucken kann. Noch einmal {{expected}} scannen; bleibt es so, soll IT den Scanner prüfen.',
  'not-scanned':
    'Hier wird gescannt, nicht getippt: erwartet wird {{expected}}. Wurde gescannt, ist der Scanner langsam: IT kann ihn einlernen.',
  'too-long':
    'Der Code hat {{length}} Zeichen; ein Feld fasst höchstens {{maximum}}. Nichts davon wurde verwendet.',
  empty: 'Der Code ist leer. Noch einmal {{expected}} scannen.',
  'unfinished-blur':
    'Ein anderes Fenster kam nach vorn, bevor der Code vollständig war. Noch einmal scannen.',
  'unfinished-silence':
    'Der Code hat kein Ende: nach dem Tippen Enter drücken. Macht das ein Scanner, braucht er Enter als Endzeichen.',
  'unknown-command': 'Diese Station kennt diesen Befehlscode nicht. Ihr Blatt neu drucken.',
  'wrong-key':
    'Dieses Befehlsblatt gehört zu einer anderen Station oder ist alt. Das Blatt dieser Station nehmen.',
  'already-voided': 'Diese Zeile ist schon storniert. Mehr ist nicht geschehen.',
  'void-not-found': 'Kein Scan auf diesem PC hat diesen Code.',
  'void-reason-expected':
    'Eine Zeile wird gerade storniert: den Grund vom Befehlsblatt scannen, oder „Zeile leeren“, um es zu lassen.',
  'nothing-to-void':
    'Es wird nichts storniert. Zuerst „Zeile stornieren“ scannen, dann ein Etikett der Zeile.',
  'unknown-badge':
    'Dieser Ausweis steht nicht in der Liste; unter ihm wird nichts gescannt. Die Schichtleitung fragen oder einen anderen Ausweis scannen.',
  'at-pin':
    'Die Station wartete auf den Ausweis der Schichtleitung und eine getippte PIN: Dieser Code wurde NICHT übernommen. „Verstanden“ führt zurück; dann noch einmal scannen.',
  'at-first-run':
    'Auf dem Bildschirm stand eine Frage: Dieser Code wurde NICHT übernommen. Zuerst die Frage beantworten, dann noch einmal scannen.',
  'window-restarted':
    'Dieses Fenster blieb stehen und wurde neu gestartet. Was in der Liste steht, ist gespeichert; was sonst eben gescannt wurde, NICHT. Ausweis scannen und die Zeile neu beginnen.',
  locked:
    'Die Station war gesperrt: Dieser Code wurde NICHT genommen. Erst den Ausweis scannen, dann den Code noch einmal.',
  'nothing-to-undo': 'Es gibt keine Zeile zum Stornieren.',
  'already-undone': 'Die letzte Zeile ist schon storniert. Ältere lassen sich hier nicht stornieren.',
  'too-old-to-undo_one':
    'Die letzte Zeile wurde vor mehr als {{count}} Minute gespeichert; hier ist sie nicht mehr zu stornieren.',
  'too-old-to-undo_other':
    'Die letzte Zeile wurde vor mehr als {{count}} Minuten gespeichert; hier ist sie nicht mehr zu stornieren.',
  'no-defect-here':
    '„Kein Fehler“ gehört in das Feld, das über die Zeile entscheidet. Das ist jetzt nicht dran.',
  'cannot-skip': 'Dieses Feld kann nicht ausgelassen werden.',
  'no-group': 'Es ist nichts offen, das man schließen könnte.',
  'no-quantity': 'Dieser Ablauf zählt keine Mengen.',
  'too-many': 'Eine Zeile kann höchstens für {{maximum}} stehen.',
  'only-workflow': 'Diese Station hat keinen anderen Ablauf.',
  'no-duplicate': 'Es gibt keine abgelehnte Zeile, die die Schichtleitung durchlassen könnte.',
  'no-supervisor':
    'Die Schichtleitung lässt die Zeile mit dem eigenen Ausweis durch, nicht mit dem des Bedieners. Ihn scannen, oder bestätigen und die Zeile aufgeben.',
};
