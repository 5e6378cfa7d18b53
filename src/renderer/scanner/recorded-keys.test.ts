import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { textsOf, withSilences } from './fixtures/decode-all';
import type { RecordedKeys } from './fixtures/recorded-keys';

/* Keys that were really pressed; `npm run record-keys -- NAME` adds a file. */

const folder = path.join(import.meta.dirname, 'fixtures', 'recorded');
const files = readdirSync(folder);

describe('recorded keys', () => {
  it.each(files)('%s', (file) => {
    const recorded = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as RecordedKeys;
    expect(textsOf(withSilences(recorded.events, recorded.profile), recorded.profile)).toEqual(
      recorded.expected,
    );
    expect(recorded.expected.length).toBeGreaterThan(0);
  });
});
