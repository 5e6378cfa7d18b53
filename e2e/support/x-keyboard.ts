import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { openDisplay, type Display } from '../../scripts/setup/display.mjs';
import { strokeFor, keyboardLayouts } from '../../src/renderer/scanner/keyboard-layouts';

const execute = promisify(execFile);

/** X key codes by the browser's names of the keys: those of the kernel plus 8. */
const keyCodes: Readonly<Record<string, number>> = {
  ...fromRow(9, ['Escape', ...names('Digit', '1234567890'), 'Minus', 'Equal', 'Backspace', 'Tab']),
  ...fromRow(24, [...names('Key', 'QWERTYUIOP'), 'BracketLeft', 'BracketRight', 'Enter', 'ControlLeft']),
  ...fromRow(38, [...names('Key', 'ASDFGHJKL'), 'Semicolon', 'Quote', 'Backquote', 'ShiftLeft', 'Backslash']),
  ...fromRow(52, [...names('Key', 'ZXCVBNM'), 'Comma', 'Period', 'Slash']),
  ...fromRow(64, ['AltLeft', 'Space', 'CapsLock', ...names('F', '123456789'), 'F10', 'NumLock']),
  ...fromRow(79, [
    'Numpad7',
    'Numpad8',
    'Numpad9',
    'NumpadSubtract',
    'Numpad4',
    'Numpad5',
    'Numpad6',
    'NumpadAdd',
  ]),
  ...fromRow(87, ['Numpad1', 'Numpad2', 'Numpad3', 'Numpad0', 'NumpadDecimal']),
  ...fromRow(94, ['IntlBackslash', 'F11', 'F12']),
  NumpadEnter: 104,
  ControlRight: 105,
  AltRight: 108,
  Home: 110,
  ArrowUp: 111,
  PageUp: 112,
  ArrowLeft: 113,
  ArrowRight: 114,
  End: 115,
  ArrowDown: 116,
  PageDown: 117,
  Insert: 118,
  Delete: 119,
  ContextMenu: 135,
  BrowserBack: 166,
  BrowserForward: 167,
  BrowserRefresh: 181,
};

/** A virtual display of its own with a keyboard whose layout can be changed; keys are pressed by position. */
export interface XKeyboard {
  environment: Record<string, string>;
  /** Changes the layout of the display, as a person does in the taskbar. */
  setLayout(layout: string, variant?: string): Promise<void>;
  /** Presses keys one after the other; `ControlLeft+KeyR` holds the first down. */
  press(...chords: string[]): Promise<void>;
  /** Types what a US-programmed scanner sends for `text`, and Enter. */
  scan(text: string, end?: string): Promise<void>;
  /** Runs a script of xdotool, see `scanScript`; resolves when its last key is pressed. */
  play(script: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the display. Linux alone has one; see `hasXKeyboard`. */
export async function openXKeyboard(): Promise<XKeyboard> {
  const display: Display = await openDisplay({ virtual: true });
  const environment = { ...display.environment };
  const options = { env: { ...process.env, ...environment } };

  // One process for all keys: it runs each line when it comes, and answers the last one.
  const tool = spawn('xdotool', ['-'], { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: (() => void)[] = [];
  const failures: Error[] = [];
  let errors = '';
  tool.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  createInterface(tool.stdout).on('line', () => waiting.shift()?.());
  const ended = new Promise<void>((resolve) => {
    const end = (reason: string): void => {
      failures.push(new Error(`xdotool ended (${reason}): ${errors}`));
      for (const resume of waiting.splice(0)) resume();
      resolve();
    };
    tool.once('error', (error) => {
      end(error.message);
    });
    tool.once('close', (exitCode) => {
      end(`code ${exitCode ?? 'none'}`);
    });
  });

  function throwIfEnded(): void {
    const [failure] = failures;
    if (failure !== undefined) throw failure;
  }

  async function play(script: string): Promise<void> {
    throwIfEnded();
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      tool.stdin.write(`${script}getmouselocation\n`);
    });
    throwIfEnded();
  }

  return {
    environment,
    setLayout: async (layout, variant = '') => {
      // The layout of before stays without the empty option that clears it.
      await execute('setxkbmap', ['-layout', layout, '-variant', variant, '-option', ''], options);
    },
    press: (...chords) => play(chords.map(chordScript).join('')),
    scan: (text, end = 'Enter') => play(scanScript(text, end)),
    play,
    close: async () => {
      tool.stdin.end();
      await ended;
      await display.close();
    },
  };
}

/** Whether such a keyboard can be had here. */
export const hasXKeyboard = process.platform === 'linux';

/** The lines that make xdotool type `text` as a US-programmed scanner does. */
export function scanScript(text: string, end = 'Enter'): string {
  return [...Array.from(text, chordFor), end].map(chordScript).join('');
}

function chordFor(character: string): string {
  if (character < ' ') {
    return `ControlLeft+${chordFor(String.fromCharCode(character.charCodeAt(0) | 0x40).toLowerCase())}`;
  }
  const stroke = strokeFor(keyboardLayouts.us, character);
  if (stroke === null) throw new RangeError(`no US key writes ${JSON.stringify(character)}`);
  return stroke.shift ? `ShiftLeft+${stroke.code}` : stroke.code;
}

function chordScript(chord: string): string {
  const codes = chord.split('+').map(keyCode);
  const [last, ...held] = codes.toReversed();
  const down = held.toReversed().map((code) => `keydown --delay 0 ${code}\n`);
  const up = held.map((code) => `keyup --delay 0 ${code}\n`);
  return `${down.join('')}keydown --delay 0 ${last ?? ''}\nkeyup --delay 0 ${last ?? ''}\n${up.join('')}`;
}

function keyCode(name: string): number {
  const code = keyCodes[name];
  if (code === undefined) throw new RangeError(`the keyboard has no key "${name}"`);
  return code;
}

function names(prefix: string, ends: string): string[] {
  return Array.from(ends, (end) => prefix + end);
}

function fromRow(first: number, keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key, index) => [key, first + index]));
}
