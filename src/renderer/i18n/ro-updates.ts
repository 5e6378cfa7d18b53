import type { InRomanian } from './catalogue';
import type { englishUpdates } from './en-updates';

/** Updates of the program, in Romanian. */
export const romanianUpdates: InRomanian<typeof englishUpdates> = {
  notice: {
    'counting-down_one':
      'O actualizare este gata (versiunea {{version}}). Se instalează peste {{count}} secundă dacă nimeni nu scanează. Scanează ca să continui.',
    'counting-down_few':
      'O actualizare este gata (versiunea {{version}}). Se instalează peste {{count}} secunde dacă nimeni nu scanează. Scanează ca să continui.',
    'counting-down_other':
      'O actualizare este gata (versiunea {{version}}). Se instalează peste {{count}} de secunde dacă nimeni nu scanează. Scanează ca să continui.',
    installing:
      'Versiunea {{version}} se instalează; stația revine imediat. Scanările salvate sunt în siguranță.',
    refused:
      'A fost oferită o actualizare care nu este de încredere; nu a fost luată. Scanarea continuă, iar scanările sunt în siguranță. Anunță IT. ({{detail}})',
  },
  state: {
    off: 'Actualizările sunt aduse de IT; stația nu caută.',
    idle: 'Aceasta este cea mai nouă versiune pentru stație. Ultima căutare: {{time}}.',
    unknown: 'Încă nu s-a căutat nicio actualizare.',
    checking: 'Se caută o actualizare …',
    refused: 'Refuzată la {{time}}: {{detail}}',
    failed: 'La {{time}} nu s-a putut obține nicio actualizare; se încearcă din nou de la sine. {{detail}}',
    downloading: 'Versiunea {{version}} se descarcă ({{percent}} %). Scanarea continuă.',
    told: 'Există versiunea {{version}}. IT o instalează cu uneltele acestui PC.',
  },
  wait: {
    window: 'Versiunea {{version}} este gata și așteaptă fereastra.',
    row: 'Versiunea {{version}} este gata și așteaptă să se termine rândul început.',
    hours: 'Versiunea {{version}} este gata și așteaptă să nu mai fie nimeni conectat sau schimbul de tură.',
    quiet: 'Versiunea {{version}} este gata și așteaptă să nu mai scaneze nimeni.',
  },
  lastFailure:
    'Versiunea {{version}} a fost încercată și nu a dat dovadă că funcționează; stația a revenit singură la versiunea aceasta. Nicio scanare nu s-a pierdut. ({{reason}})',
  check: 'Caută o actualizare',
  install: 'Instalează acum',
  'choose-folder': 'Actualizare dintr-un dosar sau de pe un stick …',
};
