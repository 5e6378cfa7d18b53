import type { InGerman } from './catalogue';
import type { englishDifferences } from './en-differences';

/** The words about scans that newer lists would judge otherwise, in German. */
export const germanDifferences: InGerman<typeof englishDifferences> = {
  none: 'Die Listen von jetzt würden keinen der letzten Scans anders beurteilen.',
  count_one: '{{count}} Scan würde nach den Listen von jetzt anders beurteilt. Er wurde nicht geändert.',
  count_other:
    '{{count}} Scans würden nach den Listen von jetzt anders beurteilt. Sie wurden nicht geändert.',
  notice_one:
    '{{count}} Scan würde nach einer neueren Liste anders beurteilt. Er ist sicher und wurde nicht geändert; entschieden wird im Menü unter „Neuere Listen“.',
  notice_other:
    '{{count}} Scans würden nach einer neueren Liste anders beurteilt. Sie sind sicher und wurden nicht geändert; entschieden wird im Menü unter „Neuere Listen“.',
  leave: 'So lassen',
  change: {
    went: 'stand beim Scannen in der Liste ({{then}}) und wurde seither herausgenommen ({{now}}).',
    came: 'stand beim Scannen nicht in der Liste ({{then}}) und ist seither dazugekommen ({{now}}).',
    first: 'wurde gescannt, bevor diese Station die Liste gelesen hatte, und steht nicht darin ({{now}}).',
  },
  now: {
    known: 'Es ist nichts zu tun.',
    refuse:
      'Jetzt gescannt, würde er abgelehnt. Den Scan stornieren und mit dem richtigen Code neu scannen, oder so lassen.',
    warn: 'Jetzt gescannt, würde er mit einer Warnung angenommen. Den Scan stornieren und neu scannen, oder so lassen.',
    accept:
      'Jetzt gescannt, würde er weiter angenommen. Den Scan stornieren und mit dem richtigen Code neu scannen, oder so lassen.',
  },
};
