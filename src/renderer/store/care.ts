import type { Station } from '../station';

/** What a supervisor or IT can ask of the station; what comes of it is in the status. */
export interface Care {
  importFile: () => void;
  rescue: () => void;
  noteSalvages: () => void;
  /** For administrators. */
  leaveKiosk: () => void;
}

/** Creates the actions; `operator` names who is at the station, for the record. */
export function createCare(
  station: Pick<Station, 'choosePath' | 'request' | 'reportError' | 'leaveKiosk'>,
  operator: () => string | null,
): Care {
  const run = (what: string, work: () => Promise<unknown>): void => {
    work().catch((error: unknown) => {
      station.reportError(what, error);
    });
  };
  return {
    importFile: () => {
      run('A file of scans could not be taken in', async () => {
        const file = await station.choosePath('file');
        const record = { by: operator() ?? 'station', reason: 'taken in at the station' };
        if (file !== null) await station.request('import-file', file, record);
      });
    },
    rescue: () => {
      run('A rescue file could not be made', async () => {
        const from = await station.choosePath('folder');
        if (from !== null) await station.request('rescue-from', from);
      });
    },
    leaveKiosk: () => {
      run('Kiosk mode could not be left', () => station.leaveKiosk());
    },
    noteSalvages: () => {
      run('It could not be kept that the report was seen', () => station.request('note-salvages'));
    },
  };
}
