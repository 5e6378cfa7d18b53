import { describe, expect, it } from 'vitest';
import { isShipped, onlyShipped, readLock } from './shipped-packages.mjs';

const lock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
    'node_modules/b': { version: '1.0.0', dev: true },
    'node_modules/typescript': { version: '6.0.0', devOptional: true },
    'node_modules/electron': { version: '45.0.0', dev: true },
  },
};

describe('what is shipped', () => {
  it('is what the program needs, and Electron; no tool of development', () => {
    expect(Object.keys(lock.packages).filter((place) => isShipped(lock, place))).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/electron',
    ]);
  });

  it('is listed with its dependencies, under the name of the program', () => {
    const components = ['a@1.0.0', 'b@1.0.0', 'b@2.0.0', 'typescript@6.0.0', 'electron@45.0.0'].map(
      (ref) => ({
        'bom-ref': ref,
        name: ref.split('@')[0] ?? '',
        version: ref.split('@')[1] ?? '',
      }),
    );
    const document = onlyShipped(
      {
        metadata: { component: { 'bom-ref': 'station@1.0.0', name: 'folder' } },
        components,
        dependencies: [
          { ref: 'station@1.0.0', dependsOn: ['a@1.0.0', 'b@1.0.0', 'electron@45.0.0'] },
          { ref: 'a@1.0.0', dependsOn: ['b@2.0.0'] },
          { ref: 'b@1.0.0', dependsOn: [] },
        ],
      },
      lock,
    );
    expect(document.metadata.component).toMatchObject({ name: 'scan-station', type: 'application' });
    expect(document.components.map((one) => one['bom-ref'])).toEqual([
      'a@1.0.0',
      'b@2.0.0',
      'electron@45.0.0',
    ]);
    expect(document.dependencies).toEqual([
      { ref: 'station@1.0.0', dependsOn: ['a@1.0.0', 'electron@45.0.0'] },
      { ref: 'a@1.0.0', dependsOn: ['b@2.0.0'] },
    ]);
  });

  it('holds every dependency of the program, those that a tool needs as well among them', () => {
    const places = ['zod', 'js-yaml', 'semver', 'electron'].map((name) => `node_modules/${name}`);
    expect(places.filter((place) => !isShipped(readLock(), place))).toEqual([]);
  });
});
