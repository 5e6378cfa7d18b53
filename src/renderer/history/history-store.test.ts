import { describe, expect, it, vi } from 'vitest';
import type { HistoryPage, HistoryPlace, HistoryQuery } from '../../shared/history';
import type { EntrySummary } from '../../shared/status';
import type { Station } from '../station';
import { windowClock } from '../clock';
import { createHistoryStore } from './history-store';

const entry = (seq: number): EntrySummary => ({
  scanId: `scan ${seq}`,
  seq,
  state: 'pending',
  fields: { cp: `CP${seq}` },
  operator: 'OP1234',
  capturedAt: '2026-11-23T10:32:05.000+02:00',
  workflow: 'fg-quality',
  isVoided: false,
});

type Answer = (query: HistoryQuery, place: HistoryPlace) => HistoryPage | Promise<HistoryPage>;

function openStore(answer: Answer) {
  const places: HistoryPlace[] = [];
  const detail = { ...entry(2), isVoided: true, state: 'acknowledged' };
  const request = (name: string, ...parameters: unknown[]): Promise<unknown> => {
    if (name === 'entry-detail') return Promise.resolve(detail);
    const [query, place] = parameters as [HistoryQuery, HistoryPlace];
    places.push(place);
    return Promise.resolve(answer(query, place));
  };
  const saved: { format: string; text: string }[] = [];
  const saveList: Station['saveList'] = (format, bytes) => {
    saved.push({ format, text: new TextDecoder().decode(bytes) });
    return Promise.resolve(
      saved.length === 1
        ? { outcome: 'saved', file: 'scans.csv' }
        : { outcome: 'refused', reason: 'no room' },
    );
  };
  const history = createHistoryStore({ request: request as Station['request'], saveList }, windowClock);
  const state = () => history.store.getState();
  const settled = () => vi.waitUntil(() => !state().isSearching);
  return { history, places, saved, state, settled };
}

describe('the history', () => {
  it('asks on through empty slices until a page is full, and goes on from there', async () => {
    const { history, places, state, settled } = openStore((_query, { before, limit }) =>
      before === null
        ? { entries: [], next: 100 }
        : {
            entries: Array.from({ length: limit }, (_, index) => entry(before - 1 - index)),
            next: before - limit,
          },
    );
    history.search({ code: '0001' });
    await settled();
    expect(places).toEqual([
      { before: null, limit: 50 },
      { before: 100, limit: 50 },
    ]);
    expect(state().entries).toHaveLength(50);
    history.more();
    await settled();
    expect(state().entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 100 }, (_, index) => 99 - index),
    );
  });

  it('forgets the answer to a question that was replaced meanwhile', async () => {
    let answerFirst: (page: HistoryPage) => void = () => undefined;
    const { history, state, settled } = openStore(({ code }) =>
      code === 'first'
        ? new Promise((resolve) => {
            answerFirst = resolve;
          })
        : { entries: [entry(2)], next: null },
    );
    history.search({ code: 'first' });
    history.search({ code: 'second' });
    await settled();
    answerFirst({ entries: [entry(1)], next: null });
    await Promise.resolve();
    expect(state().entries).toEqual([entry(2)]);
  });

  it('takes an emptied field for no code at all', async () => {
    const { history, state, settled } = openStore(() => ({ entries: [], next: null }));
    history.search({ code: '' });
    await settled();
    expect(state().query.code).toBeNull();
  });

  it('follows the states of its scans, and of the one that is open', async () => {
    const { history, state, settled } = openStore(() => ({ entries: [entry(3), entry(2)], next: null }));
    history.search({});
    await settled();
    history.receive({ event: 'entries-changed', payload: [{ scanId: 'scan 3', state: 'acknowledged' }] });
    expect(state().entries[0]).toMatchObject({ state: 'acknowledged' });
    history.open('scan 2');
    await vi.waitUntil(() => state().detail !== null);
    expect(state().entries[1]).toMatchObject({ state: 'acknowledged', isVoided: true });
    history.close();
    expect(state().detail).toBeNull();
  });

  it('exports everything that fits, not the page alone, and says when it could not be written', async () => {
    const { history, saved, state } = openStore((_query, { before }) =>
      before === null ? { entries: [entry(3)], next: 3 } : { entries: [entry(2)], next: null },
    );
    history.exportFound('csv');
    await vi.waitUntil(() => state().exported !== null);
    expect(state().exported).toEqual({ file: 'scans.csv', count: 2 });
    expect(saved[0]?.text).toMatch(/CP3[^]*CP2/);
    history.exportFound('xlsx');
    await vi.waitUntil(() => state().problem !== null);
    expect(saved[1]).toMatchObject({ format: 'xlsx', text: expect.stringMatching(/^PK/) as string });
    expect(state()).toMatchObject({ problem: 'no room', isExporting: false, exported: null });
  });

  it('says why a search failed', async () => {
    const { history, state } = openStore(() => Promise.reject(new Error('the file is not open')));
    history.search({});
    await vi.waitUntil(() => state().problem !== null);
    expect(state()).toMatchObject({ problem: 'the file is not open', isSearching: false });
  });
});
