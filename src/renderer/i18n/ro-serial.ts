import type { InRomanian } from './catalogue';
import type { englishSerial } from './en-serial';

/** The screen of the serial scanners, in Romanian. */
export const romanianSerial: InRomanian<typeof englishSerial> = {
  none: 'Niciun scanner serial nu este folosit. Scannerele care scriu ca o tastatură nu au nevoie de nimic aici.',
  word: 'Scanner',
  open: 'Gata, la {{path}}',
  waiting: 'Nu este conectat. Se folosește din nou de îndată ce este conectat. {{detail}}',
  remove: 'Elimină',
  add: 'Adaugă un scanner',
  speed: 'Viteza în biți pe secundă',
  search: 'Caută',
  stop: 'Oprește căutarea',
  searching: 'Scanează acum orice cod cu scannerul. Toate porturile libere sunt ascultate timp de un minut.',
  nothingHeard:
    'Timp de un minut nu a venit niciun cod. Verifică firul și viteza și caută din nou, sau alege portul.',
  noPorts:
    'Acest PC nu arată niciun port serial liber. Conectează scannerul și pune-l pe „USB serial” sau „USB COM”.',
  heard: 'A venit un cod prin {{label}}:',
  chosen: 'A fost ales {{label}}.',
  byHand: 'Portul, după nume',
  choose: 'Alege acest port',
  name: 'Numele acestui scanner, salvat cu scanările lui',
  use: 'Folosește acest scanner',
  taken: 'Alt scanner are acest nume.',
  failed: 'Nu a mers: {{detail}}. Nu s-a schimbat nimic.',
};
