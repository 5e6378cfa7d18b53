import { workflowSchema, type Workflow } from './workflow';

const badge = {
  name: 'badge',
  label: 'Badge',
  noun: 'a badge',
  translations: {
    ro: { label: 'Ecuson', noun: 'un ecuson' },
    de: { label: 'Ausweis', noun: 'eine Ausweiskarte' },
  },
  example: 'OP1234',
  pattern: 'OP\\d{4}',
  sticky: true,
} as const;

const orderLabel = {
  noun: 'an OC label',
  translations: { ro: { noun: 'o etichetă OC' }, de: { noun: 'ein OC-Etikett' } },
  example: 'OC12345678',
  pattern: 'OC\\d{8}',
} as const;

/** Anything a scanner can read, except command codes and badges: a badge always changes the operator. */
const anyCode = '(?!XSTX|OP\\d{4}$)[\\x20-\\x7e]+';

/** Outgoing quality check of finished goods: badge, product label, two order labels, defect code (`000` = approved). */
export const fgQuality: Workflow = workflowSchema.parse({
  name: 'fg-quality',
  title: 'Quality of finished goods',
  translations: {
    ro: { title: 'Calitatea produselor finite' },
    de: { title: 'Qualität der Fertigware' },
  },
  version: 1,
  operatorField: 'badge',
  approvedWhen: { field: 'defect', equals: '000' },
  fields: [
    badge,
    {
      name: 'cp',
      label: 'CP',
      noun: 'a CP label',
      translations: {
        ro: { noun: 'o etichetă CP' },
        de: { noun: 'ein CP-Etikett' },
      },
      example: 'CP12345678-1234',
      pattern: 'CP\\d{8}-\\d{4}',
    },
    { name: 'oc1', label: 'OC1', ...orderLabel },
    { name: 'oc2', label: 'OC2', ...orderLabel },
    {
      name: 'defect',
      label: 'Defect',
      noun: 'a defect code',
      translations: {
        ro: { label: 'Defect', noun: 'un cod de defect' },
        de: { label: 'Fehler', noun: 'eine Fehlernummer' },
      },
      example: '000',
      pattern: '\\d{3}',
    },
  ],
  derived: [{ name: 'cp_base', field: 'cp', take: { first: 10 } }],
  duplicates: { windowSeconds: 600 },
});

/** Count and store: one code a row, whatever it is, with a quantity. */
export const singleCode: Workflow = workflowSchema.parse({
  name: 'single-code',
  title: 'Single code',
  translations: { ro: { title: 'Un singur cod' }, de: { title: 'Einzelner Code' } },
  version: 1,
  operatorField: 'badge',
  fields: [
    badge,
    {
      name: 'code',
      label: 'Code',
      noun: 'any code',
      translations: {
        ro: { label: 'Cod', noun: 'orice cod' },
        de: { label: 'Code', noun: 'irgendein Code' },
      },
      example: '4006381333931',
      pattern: anyCode,
    },
  ],
  quantity: {},
});

/** What is in a box: the box label once, then every item; the box is closed by a command code. */
export const boxContents: Workflow = workflowSchema.parse({
  name: 'box-contents',
  title: 'Contents of a box',
  translations: { ro: { title: 'Conținutul unei cutii' }, de: { title: 'Inhalt einer Kiste' } },
  version: 1,
  operatorField: 'badge',
  fields: [
    badge,
    {
      name: 'box',
      label: 'Box',
      noun: 'a box label',
      translations: {
        ro: { label: 'Cutie', noun: 'o etichetă de cutie' },
        de: { label: 'Kiste', noun: 'ein Kistenetikett' },
      },
      example: 'BX000123',
      pattern: 'BX\\d{6}',
      sticky: true,
    },
    {
      name: 'item',
      label: 'Item',
      noun: 'an item label',
      translations: {
        ro: { label: 'Articol', noun: 'o etichetă de articol' },
        de: { label: 'Artikel', noun: 'ein Artikeletikett' },
      },
      example: 'CP12345678-1234',
      pattern: '(?!XSTX|BX\\d{6}$|OP\\d{4}$)[\\x20-\\x7e]+',
    },
  ],
  group: { parent: 'box' },
  duplicates: { windowSeconds: 43_200, fields: ['item'] },
});

/** The workflows every station can begin with. */
export const readyWorkflows: readonly Workflow[] = [fgQuality, singleCode, boxContents];
