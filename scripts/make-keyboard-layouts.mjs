import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { programRoot } from './setup/paths.mjs';

/*
 * Writes src/renderer/scanner/keyboard-layouts.json from the keyboard tables of the X Window System: what each key of a
 * layout writes alone, with Shift, with AltGr, and with both. Run by hand on a Debian with x11-xkb-utils, xkb-data and
 * x11proto-dev when a layout is added: `node scripts/make-keyboard-layouts.mjs`.
 */

const layouts = ['us', 'gb', 'de', 'fr', 'ro', 'ro(std)', 'ro(winkeys)', 'hu', 'it', 'es', 'cz', 'pl'];

/**
 * Physical keys by their names in XKB.
 * @type {[string, string][]}
 */
const keyNames = [
  ...Array.from(
    '1234567890',
    (digit, index) => /** @type {[string, string]} */ ([`AE${number(index)}`, `Digit${digit}`]),
  ),
  ...Array.from(
    'QWERTYUIOP',
    (letter, index) => /** @type {[string, string]} */ ([`AD${number(index)}`, `Key${letter}`]),
  ),
  ...Array.from(
    'ASDFGHJKL',
    (letter, index) => /** @type {[string, string]} */ ([`AC${number(index)}`, `Key${letter}`]),
  ),
  ...Array.from(
    'ZXCVBNM',
    (letter, index) => /** @type {[string, string]} */ ([`AB${number(index)}`, `Key${letter}`]),
  ),
  ['AE11', 'Minus'],
  ['AE12', 'Equal'],
  ['AD11', 'BracketLeft'],
  ['AD12', 'BracketRight'],
  ['AC10', 'Semicolon'],
  ['AC11', 'Quote'],
  ['AB08', 'Comma'],
  ['AB09', 'Period'],
  ['AB10', 'Slash'],
  ['TLDE', 'Backquote'],
  ['BKSL', 'Backslash'],
  ['LSGT', 'IntlBackslash'],
  ['SPCE', 'Space'],
];
const codes = new Map(keyNames);

const characters = readKeysyms();
const folder = mkdtempSync(path.join(tmpdir(), 'scan-station-layouts-'));
try {
  const tables = Object.fromEntries(layouts.map((layout) => [layout, readLayout(layout)]));
  const file = path.join(programRoot, 'src', 'renderer', 'scanner', 'keyboard-layouts.json');
  const lines = Object.entries(tables).map(([layout, keys]) => {
    const rows = Object.entries(keys).map(([code, levels]) => `    "${code}": ${JSON.stringify(levels)}`);
    return `  "${layout}": {\n${rows.join(',\n')}\n  }`;
  });
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
  process.stdout.write(`${file}: ${layouts.length} layouts\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {number} index */
function number(index) {
  return String(index + 1).padStart(2, '0');
}

/** Characters by keysym name, from the header that defines them; `dead` for a dead key. */
function readKeysyms() {
  const header = readFileSync('/usr/include/X11/keysymdef.h', 'utf8');
  const lines = [...header.matchAll(/^#define XK_(\w+)\s+0x[0-9a-f]+\s*\/\*[^U\n]*U\+([0-9A-F]{4,5})/gm)];
  return new Map(
    lines.map(([, name = '', point = '']) => [name, String.fromCodePoint(Number.parseInt(point, 16))]),
  );
}

/** @param {string} keysym */
function toCharacter(keysym) {
  if (keysym.startsWith('dead_')) return 'dead';
  const [, point] = /^U([0-9A-F]{4,6})$/.exec(keysym) ?? [];
  if (point !== undefined) return String.fromCodePoint(Number.parseInt(point, 16));
  return keysym.length === 1 ? keysym : (characters.get(keysym) ?? '');
}

/** @param {string} layout */
function readLayout(layout) {
  const source = path.join(folder, 'keymap.xkb');
  const compiled = path.join(folder, 'compiled.xkb');
  writeFileSync(
    source,
    `xkb_keymap {
      xkb_keycodes { include "evdev+aliases(qwerty)" };
      xkb_types { include "complete" };
      xkb_compat { include "complete" };
      xkb_symbols { include "pc+${layout}+inet(evdev)" };
    };`,
  );
  execFileSync('xkbcomp', ['-w', '0', '-xkb', source, '-o', compiled]);
  const [, symbols = ''] = /xkb_symbols "[^"]*" \{(.*?)^\};/ms.exec(readFileSync(compiled, 'utf8')) ?? [];
  /** @type {Record<string, string[]>} */
  const keys = {};
  for (const [, name = '', body = ''] of symbols.matchAll(/key\s+<(\w+)>\s*\{(.*?)\};/gs)) {
    const code = codes.get(name);
    const [, levels] = /\[([^\]]*)\]\s*$/.exec(body.trim()) ?? [];
    // The table has a key for it, the keyboard in the United States, and so a scanner set to it, has none.
    if (layout === 'us' && code === 'IntlBackslash') continue;
    if (code !== undefined && levels !== undefined) {
      keys[code] = levels
        .split(',')
        .slice(0, 4)
        .map((keysym) => toCharacter(keysym.trim()));
    }
  }
  return keys;
}
