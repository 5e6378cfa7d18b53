import type { DoctorFinding, DoctorLevel, DoctorReport } from './doctor';

/** How a report is written. */
export interface DoctorFormat {
  /** Whether the terminal shows colours. */
  hasColours: boolean;
  /** Characters a line may have. */
  width: number;
  /** Whether what is in order is explained too. */
  isThorough: boolean;
}

const levelWords: Record<DoctorLevel, string> = {
  ok: 'ok',
  note: 'note',
  warning: 'WARNING',
  error: 'ERROR',
  'not-reached': '-',
};

/** ANSI colours: green, cyan, yellow, red, grey; the words say the same without them. */
const levelColours: Record<DoctorLevel, number> = {
  ok: 32,
  note: 36,
  warning: 33,
  error: 31,
  'not-reached': 90,
};

const levelWidth = 9;
const titleWidth = 32;
const labelWidth = 13;

/**
 * A report for people: a line for each check, which names its server where there are several, and below those that are
 * not in order what is recommended, why, and how to mend it. SQL is never broken into lines, so that it can be copied.
 */
export function formatDoctorReport(report: DoctorReport, format: DoctorFormat): string {
  const { count, source } = report.stations;
  const stations = count === 1 ? '1 station' : `${count} stations`;
  const known = { given: '', 'seen-at-server': ' (seen in the last 7 days)', assumed: ' (assumed)' }[source];
  const servers = new Set(report.findings.map(({ server }) => server));
  const serverWidth = servers.size > 1 ? Math.max(...[...servers].map(({ length }) => length)) + 2 : 0;
  return [
    `Scan Station doctor: ${report.target}, ${stations}${known}`,
    `${report.examinedAt}; nothing was changed`,
    '',
    ...withoutLastBlank(report.findings.flatMap((finding) => formatFinding(finding, serverWidth, format))),
    '',
    summarize(report.findings),
    '',
  ].join('\n');
}

/** Server width 0: there is but one server. */
function formatFinding(
  finding: DoctorFinding,
  serverWidth: number,
  { hasColours, width, isThorough }: DoctorFormat,
): string[] {
  const { server, level, title, found, recommended, why, remedy } = finding;
  const word = levelWords[level].padEnd(levelWidth);
  const shownWord = hasColours ? `\u001b[${levelColours[level]}m${word}\u001b[0m` : word;
  const shownServer = serverWidth === 0 ? '' : server.padEnd(serverWidth);
  const indent = levelWidth + serverWidth + titleWidth;
  const isQuiet = level === 'not-reached' || (level === 'ok' && !isThorough);
  const [first = '', ...others] = wrap(found, width - indent);
  const head = [
    `${shownWord}${shownServer}${title.padEnd(titleWidth)}${first}`.trimEnd(),
    ...others.map((line) => ' '.repeat(indent) + line),
  ];
  if (isQuiet) return head;
  return [
    ...head,
    ...labelled('recommended', wrap(recommended, width - levelWidth - labelWidth)),
    ...labelled('why', wrap(why, width - levelWidth - labelWidth)),
    ...labelled('SQL', remedy?.sql.map((statement) => `${statement};`) ?? []),
    ...labelled('option file', remedy?.optionFile ?? []),
    ...labelled(
      'what to do',
      remedy === null || remedy.advice === null ? [] : wrap(remedy.advice, width - levelWidth - labelWidth),
    ),
    '',
  ];
}

function withoutLastBlank(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map(
    (line, index) => ' '.repeat(levelWidth) + (index === 0 ? label : '').padEnd(labelWidth) + line,
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function summarize(findings: readonly DoctorFinding[]): string {
  const numberOf = (level: DoctorLevel): number =>
    findings.filter((finding) => finding.level === level).length;
  const parts = [
    plural(numberOf('error'), 'error'),
    plural(numberOf('warning'), 'warning'),
    plural(numberOf('note'), 'note'),
    `${numberOf('ok')} in order`,
  ];
  const unreached = numberOf('not-reached');
  if (unreached > 0) parts.push(`${unreached} not reached`);
  return `${parts.join(', ')}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
