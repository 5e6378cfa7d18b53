import type { TFunction } from 'i18next';
import type { ListStatus, ReferenceListName } from '../../shared/reference';
import type { PinRefusal } from '../store/pin-for';

/** Why a PIN opened nothing, and when to try again. */
export function describePinRefusal(t: TFunction, answer: PinRefusal, language: string): string {
  if (!('untilMs' in answer)) return t(`pin.${answer.refusal}`);
  if (answer.untilMs === null) return t('pin.wrong');
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(answer.untilMs);
  return t(answer.refusal === 'wrong' ? 'pin.wrongWait' : 'pin.wait', { time });
}

/** What is known of a list, and how old it is. */
export function describeList(
  t: TFunction,
  name: ReferenceListName,
  { version, count, checkedAtMs, problem, badRows }: ListStatus,
  formatTime: (wallMs: number) => string,
): string {
  const list = t(`lists.${name}`);
  const known =
    version === 0 || checkedAtMs === null
      ? t('lists.never', { list })
      : t('lists.known', { list, count, rows: count, time: formatTime(checkedAtMs) });
  const bad = badRows.map(({ code, why }) => t('lists.badRow', { code, why }));
  return [known, ...(problem === null ? [] : [t('lists.problem', { detail: problem })]), ...bad].join(' ');
}
