import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import type { PrivateMariadb } from '../../e2e/support/mariadb';
import { sampleRow, scanCode, scanRow } from '../../e2e/support/scanner';
import { waitUntil } from '../../e2e/support/wait-until';
import { hashPin } from '../../src/main/agent/people/pin-hash';
import { commandCode } from '../../src/shared/command';
import { fillLists, fillMorning, morningShifts } from './morning';
import { calmScenes, pinScenes, scanScene, screenScene, type Scene } from './scene';

/** What a state is brought about with. */
export interface Stage {
  page: Page;
  database: PrivateMariadb;
}

/** What a station can be in, and what is looked at then. */
export interface State {
  name: string;
  /** By what really leads to it: scans, and a server that dies. Each goes on from the one before. */
  bringAbout: (stage: Stage) => Promise<void>;
  scenes: readonly Scene[];
}

/** A station that is set up anew, and what it goes through. */
export interface Sitting {
  isConnected: boolean;
  prepare: (dataFolder: string, database: PrivateMariadb) => Promise<void>;
  states: readonly State[];
}

/** A defect code that the database of the gallery does not take. */
const refusedDefect = '204';

function configure(dataFolder: string, configuration: object): void {
  const stationName = 'LINE-3-QC';
  writeFileSync(path.join(dataFolder, 'station.json'), JSON.stringify({ stationName, ...configuration }));
}

const calm: State = {
  name: 'calm',
  bringAbout: async ({ page }) => {
    await waitUntil('the list of operators is here', async () => {
      await scanCode(page, 'OP1234');
      return (await page.getByTestId('operator').textContent())?.includes('Ana') === true;
    });
    for (let number = 1; number <= 6; number += 1) {
      await scanRow(page, sampleRow(number, number % 4 === 0 ? '101' : '000'));
    }
    const delivered = page.locator('[data-testid=scan-row][data-state=acknowledged]');
    await delivered.filter({ hasText: sampleRow(6).cp }).waitFor();
    await page.locator('[data-testid=backlog][data-count="0"]').waitFor();
    await scanCode(page, sampleRow(7).cp);
  },
  scenes: calmScenes,
};

const saved: State = {
  name: 'saved',
  bringAbout: async ({ page }) => {
    const { oc1, oc2, defect } = sampleRow(7);
    for (const code of [oc1, oc2, defect]) await scanCode(page, code);
    await page.locator('[data-testid=feedback][data-outcome=accepted]').waitFor();
  },
  scenes: [scanScene],
};

const refused: State = {
  name: 'refused',
  bringAbout: async ({ page }) => {
    await scanCode(page, sampleRow(8).cp);
    await scanCode(page, 'CP00000099-0001');
    await page.locator('[data-testid=feedback][data-outcome=refused]').waitFor();
  },
  scenes: [scanScene],
};

const quarantine: State = {
  name: 'quarantine',
  bringAbout: async ({ page, database }) => {
    await scanCode(page, commandCode({ name: 'acknowledge' }, ''));
    await database.query(`ALTER TABLE fg_scan ADD CHECK (defect <> '${refusedDefect}')`);
    const { oc1, oc2 } = sampleRow(8);
    for (const code of [oc1, oc2, refusedDefect]) await scanCode(page, code);
    await page.locator('[data-testid=scan-row][data-state=quarantined]').waitFor();
  },
  scenes: [scanScene, screenScene('quarantine'), screenScene('history')],
};

const offline: State = {
  name: 'offline',
  bringAbout: async ({ page, database }) => {
    await database.kill();
    for (const number of [9, 10, 11]) await scanRow(page, sampleRow(number));
    await page.locator('[data-testid=connection][data-state=offline]').waitFor();
    await page.locator('[data-testid=backlog][data-count="3"]').waitFor();
    await scanCode(page, sampleRow(12).cp);
  },
  scenes: [scanScene, screenScene('shift')],
};

/** A station in the seventh hour of a shift, connected until its server dies. */
const shift: Sitting = {
  isConnected: true,
  prepare: async (dataFolder, database) => {
    await fillLists(database);
    const shifts = morningShifts();
    configure(dataFolder, { shifts, targetPerHour: 40, reference: { refreshSeconds: 1 } });
    fillMorning(dataFolder, shifts);
  },
  states: [calm, saved, refused, quarantine, offline],
};

/** A station where not everything is for everybody, and no database was set up yet. */
const closed: Sitting = {
  isConnected: false,
  prepare: async (dataFolder) => {
    configure(dataFolder, { signIn: { administratorPinHash: await hashPin('471100') } });
  },
  states: [
    {
      name: 'closed',
      bringAbout: async ({ page }) => {
        await scanCode(page, 'OP1234');
        await scanRow(page, sampleRow(1));
        await page.getByTestId('scan-row').waitFor();
        await scanCode(page, 'OP7777');
      },
      scenes: [scanScene, ...pinScenes],
    },
  ],
};

/** Every station the gallery shows. */
export const sittings: readonly Sitting[] = [closed, shift];
