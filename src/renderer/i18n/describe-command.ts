import type { TFunction } from 'i18next';
import type { Command } from '../../shared/command';

/** What a command code is called on the sheet, and what it does. */
export function describeCommand(t: TFunction, command: Command): { title: string; does: string } {
  switch (command.name) {
    case 'quantity':
      return {
        title: t('command.quantity.title', { count: command.quantity }),
        does: t('command.quantity.does'),
      };
    case 'language':
      return { title: t(`language.${command.language}`), does: t('command.language.does') };
    case 'void-reason':
      return { title: t(`void.because.${command.reason}`), does: t('command.void-reason.does') };
    default:
      return { title: t(`command.${command.name}.title`), does: t(`command.${command.name}.does`) };
  }
}
