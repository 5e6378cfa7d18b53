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
    went: 'stand damals in der Liste ({{then}}) und jetzt nicht mehr ({{now}}).',
    came: 'stand damals nicht in der Liste ({{then}}) und steht jetzt darin ({{now}}).',
    first: 'wurde angenommen, bevor diese Station die Liste gelesen hatte, und steht nicht darin ({{now}}).',
  },
  now: {
    known: 'Es ist nichts zu tun.',
    refuse:
      'Jetzt würde er abgelehnt: Scan stornieren und mit dem richtigen Code neu scannen, oder so lassen.',
    warn: 'Jetzt würde er mit einer Warnung angenommen: Scan stornieren und neu scannen, oder so lassen.',
    accept:
      'Er würde weiter angenommen, aber ohne eigenen Text: Scan stornieren und neu scannen, oder so lassen.',
  },
};
