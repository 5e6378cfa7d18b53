import type { InRomanian } from './catalogue';
import type { englishNotices } from './en-notices';

/** What is said above the stage, in Romanian. */
export const romanianNotices: InRomanian<typeof englishNotices> = {
  diskLow: 'Discul acestui PC se umple: sunt liberi {{megabytes}} MB.',
  diskFullInMinutes_one: 'În ritmul acesta este plin cam într-un minut.',
  diskFullInMinutes_few: 'În ritmul acesta este plin cam în {{count}} minute.',
  diskFullInMinutes_other: 'În ritmul acesta este plin cam în {{count}} de minute.',
  diskFullInHours_one: 'În ritmul acesta este plin cam într-o oră.',
  diskFullInHours_few: 'În ritmul acesta este plin cam în {{count}} h.',
  diskFullInHours_other: 'În ritmul acesta este plin cam în {{count}} h.',
  diskReserve_one:
    'Discul acestui PC este plin. Scanările se salvează acum într-o rezervă cu loc pentru cel puțin încă {{count}}.',
  diskReserve_few:
    'Discul acestui PC este plin. Scanările se salvează acum într-o rezervă cu loc pentru cel puțin încă {{count}}.',
  diskReserve_other:
    'Discul acestui PC este plin. Scanările se salvează acum într-o rezervă cu loc pentru cel puțin încă {{count}}.',
  diskFull:
    'Discul acestui PC și rezerva sunt pline: scanările noi nu se pot salva. Ce a fost salvat este în siguranță și se trimite mai departe.',
  diskLowWho: 'Anunță IT să elibereze spațiu; scanarea continuă.',
  diskWho: 'Cheamă IT să elibereze spațiu; continuă singur.',
  missing_one:
    'Baza de date a pierdut {{count}} scanare pe care acest PC o livrase. Este în siguranță pe acest PC și poate fi trimisă din nou; scanarea continuă.',
  missing_few:
    'Baza de date a pierdut {{count}} scanări pe care acest PC le livrase. Sunt în siguranță pe acest PC și pot fi trimise din nou; scanarea continuă.',
  missing_other:
    'Baza de date a pierdut {{count}} de scanări pe care acest PC le livrase. Sunt în siguranță pe acest PC și pot fi trimise din nou; scanarea continuă.',
  surplus_one:
    'În baza de date este {{count}} rând pe numele acestui PC pe care el nu l-a livrat. Nu s-a pierdut nimic; anunță IT, care îi găsește numărul în jurnalul stației.',
  surplus_few:
    'În baza de date sunt {{count}} rânduri pe numele acestui PC pe care el nu le-a livrat. Nu s-a pierdut nimic; anunță IT, care le găsește numerele în jurnalul stației.',
  surplus_other:
    'În baza de date sunt {{count}} de rânduri pe numele acestui PC pe care el nu le-a livrat. Nu s-a pierdut nimic; anunță IT, care le găsește numerele în jurnalul stației.',
  sendMissing: 'Trimite din nou ce lipsește',
  sendMissingReason: 'Lipsea din baza de date; trimis din nou din mesajul de pe ecran.',
  sendMissingFailed: 'Acum nu s-a putut. Apasă încă o dată butonul; dacă se repetă, cheamă IT.',
  onNetwork:
    'Scanările acestui PC se află pe un disc din rețea, unde scanările salvate se pot pierde. IT poate rezolva: mută dosarul de date pe un disc al acestui PC.',
  failing:
    'Acest PC nu a putut citi sau schimba fișierul de scanări în timp ce le trimitea. Nu se șterge nimic; încearcă din nou singur. Dacă durează, cheamă IT. ({{detail}})',
  configurationKey:
    'Setarea {{key}} nu poate fi folosită; rămâne valoarea implicită și scanarea continuă. S-a găsit {{value}} în {{source}}. {{reason}}',
  configurationWorkflow:
    'Un flux de lucru are o greșeală; scanarea continuă. {{key}} {{reason}} Fișier: {{source}}.',
  configurationFile:
    'Configurația nu poate fi folosită; rămân valorile implicite și scanarea continuă. Fișier: {{source}}. {{reason}}',
  more_one: 'Încă {{count}} setare nu poate fi folosită. Jurnalul stației o numește.',
  more_few: 'Încă {{count}} setări nu pot fi folosite. Jurnalul stației le numește.',
  more_other: 'Încă {{count}} de setări nu pot fi folosite. Jurnalul stației le numește.',
};
