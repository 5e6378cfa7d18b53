import { mkdirSync } from 'node:fs';
import { openRealOutbox } from '../../bench/filled-outbox';
import type { PrivateMariadb } from '../../e2e/support/mariadb';
import { sampleScan } from '../../e2e/support/sample-scans';
import { createSeededRandom } from '../../e2e/support/seeded-random';
import { systemClock } from '../../src/main/clock';
import { formatWallTime } from '../../src/shared/clock';
import { shiftAt, type Shifts } from '../../src/shared/shift';

/*
 * What a station has behind it in the seventh hour of a shift.
 */

const hourMs = 3_600_000;

/** Rows of each hour that is over, the longest ago first. */
const rowsOfHours = [34, 41, 38, 22, 44, 40];

const operators = ['OP1234', 'OP1234', 'OP7777', 'OP5678'];

/** The share of rows with a defect, and their codes, the most frequent first. */
const defectShare = 0.14;
const defects = ['101', '207', '101', '315', '101', '207', '402'];

const localTime = (wallMs: number): string => formatWallTime(wallMs, -new Date(wallMs).getTimezoneOffset());

/** Three shifts of eight hours; the present one began when the first of these rows was scanned. */
export function morningShifts(): Shifts {
  const beganMs = systemClock.wallMs() - rowsOfHours.length * hourMs;
  return ['A', 'B', 'C']
    .map((name, index) => ({ name, startsAt: `${localTime(beganMs + index * 8 * hourMs).slice(11, 13)}:00` }))
    .toSorted((left, right) => left.startsAt.localeCompare(right.startsAt));
}

/** Writes the rows of the hours that are over into the outbox of a station that does not run; they are not delivered yet. */
export function fillMorning(dataFolder: string, shifts: Shifts): void {
  mkdirSync(dataFolder, { recursive: true });
  const random = createSeededRandom(3);
  const thisHourMs = Math.floor(systemClock.wallMs() / hourMs) * hourMs;
  const outbox = openRealOutbox(dataFolder);
  let number = 20_000_000;
  for (const [hour, count] of rowsOfHours.entries()) {
    const beganMs = thisHourMs - (rowsOfHours.length - hour) * hourMs;
    for (let row = 0; row < count; row += 1) {
      number += 1;
      const wallTime = localTime(beganMs + Math.floor(((row + random()) / count) * hourMs));
      const scan = sampleScan(number, { capturedAt: { wallTime, monotonicMs: number } });
      const operator = pick(operators, random());
      const defect = random() < defectShare ? pick(defects, random()) : '000';
      outbox.append(
        { ...scan, operator, fields: { ...scan.fields, badge: operator, defect } },
        { shift: shiftAt(wallTime, shifts), serverOffsetMs: null },
      );
    }
  }
  outbox.close();
}

function pick(values: readonly string[], at: number): string {
  return values[Math.floor(at * values.length)] ?? '';
}

/** People and defects as a factory keeps them; German and Romanian texts are longer than English ones. */
export async function fillLists(database: PrivateMariadb): Promise<void> {
  await database.query(
    `INSERT INTO operator (badge, name) VALUES ('OP1234', 'Ana Pop'), ('OP7777', 'Ion Radu'),
       ('OP5678', 'Ștefania Țurcanu-Mihăilescu')`,
  );
  const texts = [
    ['000', 'No defect', 'Fără defect', 'Ohne Fehler'],
    ['101', 'Scratch on the housing', 'Zgârietură pe carcasă', 'Kratzer am Gehäuse'],
    ['204', 'Label missing', 'Lipsește eticheta', 'Etikett fehlt'],
    ['207', 'Contact pin bent', 'Pin de contact îndoit', 'Kontaktstift verbogen'],
    [
      '315',
      'Sealing ring not in its groove',
      'Inelul de etanșare nu este în canal',
      'Dichtungsring nicht in der Nut',
    ],
    ['402', 'Connector damaged', 'Conector deteriorat', 'Steckverbinder beschädigt'],
  ];
  for (const [code, en, ro, de] of texts) {
    await database.query('INSERT INTO defect (code, description, texts) VALUES (?, ?, ?)', [
      code,
      en,
      JSON.stringify({ ro, de }),
    ]);
  }
}
