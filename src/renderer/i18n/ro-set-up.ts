import { romanianEditor } from './ro-editor';
import { romanianMistakes } from './ro-mistakes';
import type { InRomanian } from './catalogue';
import type { englishSetUp } from './en-set-up';

/** What a supervisor reads while setting the station up, in Romanian. */
export const romanianSetUp: InRomanian<typeof englishSetUp> = {
  editor: romanianEditor,
  mistake: romanianMistakes,
  setUp: {
    workflows: 'Fluxuri de lucru',
    sheet: 'Foaia de comenzi',
  },
  sheet: {
    title: 'Coduri de comandă',
    supervisor: 'Coduri de comandă pentru supervizori',
    advice:
      'Tipărește PDF-ul la mărimea lui și laminează-l. Codurile cu cheie sunt bune numai la această stație.',
  },
  command: {
    acknowledge: { title: 'Am înțeles', does: 'Eroarea a fost văzută; mergi mai departe.' },
    void: {
      title: 'Anulează un rând',
      does: 'Scanează acest cod, apoi o etichetă a rândului, apoi motivul.',
    },
    'void-reason': { does: 'Motivul pentru care se anulează un rând.' },
    undo: { title: 'Anulează ultimul rând', does: 'Anulează rândul salvat ultimul.' },
    'clear-row': { title: 'Golește rândul', does: 'Începe rândul din nou. Nimic din el nu se salvează.' },
    'no-defect': { title: 'Fără defect', does: 'Ține locul codului de defect care aprobă rândul.' },
    skip: { title: 'Sari peste', does: 'Sare un câmp care poate rămâne gol.' },
    'close-group': { title: 'Închide cutia', does: 'Nu mai intră nimic în ea.' },
    'next-workflow': { title: 'Fluxul următor', does: 'Continuă cu alt fel de rând.' },
    lock: { title: 'Blocare', does: 'Nimeni nu scanează cu ecusonul tău cât timp lipsești.' },
    'sign-out': { title: 'Deconectare', does: 'Uită ecusonul și rândul început.' },
    quantity: {
      title_one: '{{count}} bucată',
      title_few: '{{count}} bucăți',
      title_other: '{{count}} de bucăți',
      does: 'Atâtea înseamnă rândul următor.',
    },
    language: { does: 'Arată toate textele în această limbă.' },
    'accept-duplicate': {
      title: 'Acceptă duplicatul',
      does: 'Lasă să treacă un rând refuzat. Scanează apoi propriul ecuson.',
    },
  },
};
