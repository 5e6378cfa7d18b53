/** What a process did, as far as files and answers are concerned, in the order in which it took effect. */
export type SystemCall =
  | { call: 'write'; file: string; offset: number; bytes: Buffer }
  | { call: 'truncate'; file: string; size: number }
  /** Of a file, or of a folder: then the names in it are on disk. */
  | { call: 'sync'; file: string }
  | { call: 'create'; file: string }
  | { call: 'remove'; file: string }
  | { call: 'rename'; from: string; to: string }
  /** Text that left the process by a socket or pipe; dated when it began to leave. */
  | { call: 'send'; text: string };

/** The parameters of strace under which a process writes what `readSystemCalls` reads. */
export function straceParameters(traceFile: string): [string, ...string[]] {
  const calls = 'pwrite64,pwritev,write,writev,sendmsg,fsync,fdatasync,ftruncate,openat,unlink,rename';
  return [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-y',
    '-xx',
    '-s',
    '1000000',
    '-o',
    traceFile,
    '-e',
    `trace=${calls}`,
  ];
}

/** Reads a trace; only the outbox files in `folder`, and their names, count. Throws at a call it does not understand: none may be overlooked. */
export function readSystemCalls(trace: string, folder: string): SystemCall[] {
  const prefix = `${folder}/outbox.sqlite`;
  return joinUnfinished(trace.split('\n')).flatMap((line) => {
    const call = readCall(line, prefix);
    if (call === null) return [];
    const file = call.call === 'send' ? null : call.call === 'rename' ? call.to : call.file;
    return file === null || file === folder || file.startsWith(prefix) ? call : [];
  });
}

/**
 * A call that was interrupted by another thread's stands on two lines. What leaves the process counts from the first, all
 * else from the second: so nothing looks safer than it was.
 */
function joinUnfinished(lines: readonly string[]): string[] {
  const joined: (string | null)[] = [];
  const begun = new Map<string, { place: number; text: string }>();
  for (const line of lines) {
    const [, thread = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const start = /^(.*) <unfinished \.\.\.>$/.exec(text);
    if (start !== null) {
      begun.set(thread, { place: joined.push(null) - 1, text: start[1] ?? '' });
      continue;
    }
    const end = /^<\.\.\. \w+ resumed>(.*)$/.exec(text);
    const first = begun.get(thread);
    if (end === null || first === undefined) {
      joined.push(text);
      continue;
    }
    begun.delete(thread);
    const whole = `${first.text}${end[1] ?? ''}`;
    if (/^(write|writev|sendmsg)\(/.test(whole)) joined[first.place] = whole;
    else joined.push(whole);
  }
  return joined.filter((line) => line !== null);
}

const hex = String.raw`((?:\\x[0-9a-f]{2})*)`;
const handle = String.raw`\d+<${hex}>`;
const writePattern = new RegExp(String.raw`^pwrite64\(${handle}, "${hex}", \d+, (\d+)\) += (\d+)`);
const truncatePattern = new RegExp(String.raw`^ftruncate\(${handle}, (\d+)\) += 0`);
const syncPattern = new RegExp(String.raw`^(?:fsync|fdatasync)\(${handle}\) += 0`);
const openPattern = new RegExp(String.raw`^openat\([^"]*"${hex}", ([A-Z_|]+)[^)]*\) += \d`);
const removePattern = new RegExp(String.raw`^unlink\("${hex}"\) += 0`);
const renamePattern = new RegExp(String.raw`^rename\("${hex}", "${hex}"\) += 0`);
const sendPattern = new RegExp(String.raw`^(?:write|writev|sendmsg)\(${handle}, (.*)`, 's');

function readCall(line: string, prefix: string): SystemCall | null {
  const written = writePattern.exec(line);
  if (written !== null) {
    const [, file, bytes, offset, count] = written;
    return {
      call: 'write',
      file: text(file),
      offset: Number(offset),
      bytes: decode(bytes).subarray(0, Number(count)),
    };
  }
  const truncated = truncatePattern.exec(line);
  if (truncated !== null) return { call: 'truncate', file: text(truncated[1]), size: Number(truncated[2]) };
  const synced = syncPattern.exec(line);
  if (synced !== null) return { call: 'sync', file: text(synced[1]) };
  const opened = openPattern.exec(line);
  if (opened !== null) {
    return opened[2]?.includes('O_CREAT') === true ? { call: 'create', file: text(opened[1]) } : null;
  }
  const removed = removePattern.exec(line);
  if (removed !== null) return { call: 'remove', file: text(removed[1]) };
  const renamed = renamePattern.exec(line);
  if (renamed !== null) return { call: 'rename', from: text(renamed[1]), to: text(renamed[2]) };
  const sent = sendPattern.exec(line);
  if (sent !== null) return readSent(text(sent[1]), sent[2] ?? '', prefix);
  return readHarmless(line);
}

function readSent(target: string, rest: string, prefix: string): SystemCall {
  if (target.startsWith(prefix)) throw new Error(`A write without an offset: ${target}`);
  const texts = [...rest.matchAll(new RegExp(`"${hex}"`, 'g'))].map((match) => text(match[1]));
  return { call: 'send', text: texts.join('') };
}

/** Calls that failed, ends of threads, and the empty last line. */
function readHarmless(line: string): null {
  if (line === '' || /= -1 E|^(\+\+\+|---)|\) += \?/.test(line)) return null;
  throw new Error(`A system call that is not understood: ${line.slice(0, 200)}`);
}

function decode(bytes = ''): Buffer {
  return Buffer.from(bytes.replaceAll(String.raw`\x`, ''), 'hex');
}

function text(bytes: string | undefined): string {
  return decode(bytes).toString('utf8');
}
