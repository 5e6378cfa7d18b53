import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/support/manual-clock';
import type { KnownOperator } from '../shared/reference';
import { followOperatorLanguage } from './operator-language';
import { changePreferences } from './preferences';
import { closeStores, openStore } from './testing/open-store';

const person = (badge: string, language: string | null): KnownOperator => ({
  badge,
  name: badge,
  role: 'operator',
  language,
  hasPin: false,
  isActive: true,
});

/** A store that knows three people: one speaks German, one a language the window does not know, one said nothing. */
function open() {
  const { stationStore, scan, state } = openStore(createManualClock());
  const { store } = stationStore;
  const items = [person('OP0001', 'de-AT'), person('OP0002', null), person('OP0003', 'ro')];
  const none = { version: 1, items: [] };
  store.setState({ lists: { operators: { version: 1, items }, defects: none, products: none } });
  followOperatorLanguage(store);
  return { store, scan, language: () => state().preferences.language, state };
}

describe('the language of the window', () => {
  afterEach(closeStores);

  it('is that of the operator list when somebody signs in, and stays for who has none there', () => {
    const { scan, language } = open();
    scan('OP0001');
    expect(language()).toBe('de');
    scan('OP0002');
    expect(language()).toBe('de');
    scan('OP0003');
    expect(language()).toBe('ro');
  });

  it('is remembered for whoever chose it, before that of the list', () => {
    const { store, scan, language, state } = open();
    scan('OP0001');
    changePreferences(store, { language: 'en' });
    scan('OP0003');
    expect(language()).toBe('ro');
    scan('OP0001');
    expect(language()).toBe('en');
    expect(state().preferences.operatorLanguages).toEqual({ OP0001: 'en' });
  });

  it('belongs to the station while nobody is signed in', () => {
    const { store, language, state } = open();
    changePreferences(store, { language: 'de' });
    expect(language()).toBe('de');
    expect(state().preferences.operatorLanguages).toEqual({});
  });
});
