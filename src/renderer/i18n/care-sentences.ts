import type { TFunction } from 'i18next';
import type { NumberList } from '../../shared/ledger';
import type { SalvageReport } from '../../shared/salvage';
import type { SecondCopyStatus } from '../../shared/second-copy';
import type { TransferStatus } from '../../shared/transfer';

type FormatTime = (wallMs: number) => string;
type KeptSecondCopy = Exclude<SecondCopyStatus, { state: 'off' }>;

/** Whether nobody has said yet that the outcome was seen. */
export function isUnseen(report: SalvageReport): boolean {
  return report.notedAtMs === null;
}

/** What became of a damaged file: what is safe, what is missing, who is to be told. */
export function describeSalvage(t: TFunction, report: SalvageReport): string {
  const { conflicts } = report;
  const outcome = describeOutcome(t, report);
  return conflicts === 0 ? outcome : `${outcome} ${t('salvage.conflicts', { count: conflicts })}`;
}

function describeOutcome(t: TFunction, report: SalvageReport): string {
  const { keptAs, salvaged, missing, lost, isIdentityLost } = report;
  if (report.state === 'reading') return t('salvage.reading', { keptAs, percent: report.percent });
  if (report.state === 'failed') return t('salvage.failed', { keptAs, failure: report.failure ?? '' });
  if (missing.count === 0 || lost?.count === 0) return t('salvage.whole', { count: salvaged, keptAs });
  if (lost === null) {
    const asked = t(isIdentityLost ? 'salvage.neverAsked' : 'salvage.notAsked');
    return t('salvage.missing', {
      salvaged,
      missing: missing.count,
      numbers: listNumbers(missing),
      asked,
      keptAs,
    });
  }
  return t('salvage.lost', { salvaged, lost: lost.count, numbers: listNumbers(lost), keptAs });
}

/**
 * The numbers of a damaged file as the ledger tells them: what it was given and what became of that, which numbers are
 * missing, and which of those the database has all the same.
 */
export function describeDamagedFile(t: TFunction, report: SalvageReport, time: string): string {
  if (report.state !== 'done') return describeSalvage(t, report);
  const { appended, delivered, salvaged, missing, missingInDatabase: arrived, lost, conflicts } = report;
  const sentences = [
    t('salvage.file', {
      file: report.keptAs.replace(/^.*[\\/]/, ''),
      time,
      appended,
      delivered,
      salvaged,
      missing: missing.count,
    }),
    missing.count === 0
      ? t('salvage.nothingMissing')
      : t('salvage.missingNumbers', { numbers: listNumbers(missing) }),
    ...(arrived === null || arrived.count === 0
      ? []
      : [t('salvage.arrived', { arrived: arrived.count, numbers: listNumbers(arrived) })]),
    ...(missing.count === 0 ? [] : [describeLost(t, lost, report.isIdentityLost)]),
    ...(conflicts === 0 ? [] : [t('salvage.conflicts', { count: conflicts })]),
  ];
  return sentences.join(' ');
}

function describeLost(t: TFunction, lost: NumberList | null, isIdentityLost: boolean): string {
  if (lost === null) return t(isIdentityLost ? 'salvage.neverAsked' : 'salvage.notAsked');
  if (lost.count === 0) return t('salvage.nothingLost');
  return t('salvage.lostNumbers', { lost: lost.count, numbers: listNumbers(lost) });
}

/** Numbers as people write them: "12, 40–44"; the first few and how they go on. */
export function listNumbers({ ranges }: NumberList, limit = 5): string {
  const texts = ranges.slice(0, limit).map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return ranges.length > limit ? `${texts.join(', ')} …` : texts.join(', ');
}

/** Whether a person should look after the second copy. */
export function isSecondCopyInTrouble(status: SecondCopyStatus): status is KeptSecondCopy {
  return status.state !== 'off' && (status.problem !== null || status.restores.wasLastWhole === false);
}

/** How the second copy is, and what to do. */
export function describeSecondCopy(t: TFunction, status: SecondCopyStatus, formatTime: FormatTime): string {
  if (status.state === 'off') return t('secondCopy.off');
  const { behind, copied, sinceMs, problem, folder, restores } = status;
  const time = sinceMs === null ? '' : formatTime(sinceMs);
  const sentences = [
    status.state === 'up-to-date'
      ? t('secondCopy.upToDate', { count: copied })
      : t('secondCopy.behind', { count: behind, time }),
    problem === null ? '' : `${t(`secondCopy.problem.${problem}`, { folder })} ${t('secondCopy.safe')}`,
    restores.wasLastWhole === false ? t('secondCopy.restoreFailed') : '',
    status.isOnSameDisk ? t('secondCopy.sameDisk') : '',
    problem === null && restores.made > 0 ? t('secondCopy.restores', { count: restores.made }) : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** What is being done with a file of scans, or what came of it; empty when nothing was. */
export function describeTransfer(t: TFunction, status: TransferStatus): string {
  switch (status.state) {
    case 'idle':
      return '';
    case 'running':
      return t('transfer.running', { path: status.path });
    case 'imported':
      return t('transfer.imported', { count: status.imported, alreadyHere: status.alreadyHere });
    case 'rescued':
      return t('transfer.rescued', { count: status.found, file: status.file });
    case 'refused': {
      const [first] = status.problems;
      const problem = [first?.where ?? '', first?.what ?? ''].filter((part) => part !== '').join(' ');
      return t('transfer.refused', { path: status.path, problem });
    }
  }
}
