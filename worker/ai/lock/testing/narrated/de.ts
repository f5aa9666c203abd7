import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Narrated } from './narrated.ts';

/** What models write in German of what the tools found, all of it true. */
export const de: Narrated = [
  [
    LUMEN,
    [
      'Letzte Woche hast du **510,00 $** umgesetzt.',
      'Du hast letzte Woche 510 $ eingenommen, nach 200 $ in der Woche davor.',
      'Der Nettoumsatz lag letzte Woche bei 510,00 $, das sind 310,00 $ mehr als in der Woche davor.',
      'Das ist ein Plus von 155 % gegenüber der Vorwoche (200,00 $).',
      'Dein Umsatz hat sich mehr als verdoppelt: von 200,00 $ auf 510,00 $.',
      'Von den 620,00 $ Bruttoumsatz gingen 20,00 $ als Rabatte und 90,00 $ als Erstattungen ab.',
      'Du hattest 6 Bestellungen von 5 Kunden, im Schnitt 85,00 $ pro Bestellung.',
      'Der durchschnittliche Bestellwert betrug 85,00 $.',
      '- **Nettoumsatz:** 510,00 $\n- **Bestellungen:** 6\n- **Kunden:** 5\n',
      '| Kennzahl | Letzte Woche |\n|---|---:|\n| Nettoumsatz | 510,00 $ |\n| Erstattungen | 90,00 $ |\n| Rabatte | 20,00 $ |\n',
      '| | Letzte Woche | Woche davor |\n|---|---:|---:|\n| Nettoumsatz | 510,00 $ | 200,00 $ |\n',
      'Sechs Bestellungen brachten letzte Woche 510 $.',
      'Erstattet wurden 90,00 $, und Rabatte machten 20,00 $ aus.',
      'Nach Abzug von Rabatten und Erstattungen bleiben 510,00 $.',
      'Im Vergleich zur Vorwoche ist der Umsatz um 155 % gestiegen.',
      'Der Umsatz stieg gegenüber der Woche davor um 310,00 $.',
    ],
  ],
  [
    WHOLE,
    [
      'Bisher hast du insgesamt 8.911.407,90 £ umgesetzt.',
      'United Kingdom steht für 82 % deines Umsatzes.',
      'Auf United Kingdom entfallen 7.308.391,55 £, also rund 82 % des Umsatzes.',
      'An zweiter Stelle liegt Netherlands mit 285.446,34 £ (3,2 %).',
      'Germany brachte 228.867,14 £ und France 209.024,05 £.',
      'Mit 265.545,90 £ folgt EIRE.',
      'Die 18.532 Bestellungen kamen von 4.338 Kunden.',
      '1. **United Kingdom** – 7.308.391,55 £ (82 %)\n2. **Netherlands** – 285.446,34 £ (3,2 %)\n',
    ],
  ],
  [
    why('de'),
    [
      'Im November lag der Umsatz bei 1.161.817,38 £, im Oktober bei 1.039.318,79 £.',
      'Der Umsatz stieg im November um 11,8 % gegenüber Oktober.',
      'Beim Umsatz sind das 122.498,59 £ oder 11,8 % mehr als im Oktober.',
      'Die Zahl der Bestellungen stieg von 1.929 auf 2.657, ein Plus von 37,7 %.',
      'Du hattest 728 Bestellungen mehr als im Oktober.',
      'Der durchschnittliche Bestellwert sank von 538,79 £ auf 437,27 £, also um 18,8 %.',
      'Bestandskunden brachten 1.003.512,44 £, nach 881.906,31 £ im Oktober.',
      'Neukunden brachten 158.304,94 £, fast so viel wie im Oktober (157.412,48 £).',
      '99 % des Zuwachses kommen von Bestandskunden.',
      '- Umsatz: 1.161.817,38 £ (+11,8 %)\n- Bestellungen: 2.657 (+37,7 %)\n- Durchschnittlicher Bestellwert: 437,27 £ (−18,8 %)\n',
      '| | Oktober | November |\n|---|---:|---:|\n| Umsatz | 1.039.318,79 £ | 1.161.817,38 £ |\n| Bestellungen | 1.929 | 2.657 |\n',
      'Der Umsatz ist nicht gesunken, sondern um 11,8 % gestiegen.',
      'Es gab mehr Bestellungen, aber einen niedrigeren Bestellwert.',
      'Der Umsatz ging nicht zurück.',
      'Verglichen mit Oktober nahm die Zahl der Bestellungen zu.',
    ],
  ],
  [
    funnel('de'),
    [
      'Von 1.200 Personen, die eine Seite angesehen haben, haben 48 gekauft, das sind 4 %.',
      'Gut die Hälfte derer, die eine Seite angesehen haben, hat sich ein Produkt angesehen.',
      'Nur 25 % legten danach etwas in den Warenkorb.',
      '30 % derer, die etwas in den Warenkorb gelegt haben, haben gekauft.',
      'Die Konversionsrate lag bei 4 %.',
    ],
  ],
  [
    retention('de'),
    [
      'Von 3.974 Kunden kamen 940 wieder (23,7 %).',
      'Im Januar 2011 kamen 92 von 417 Kunden wieder, im Februar 2011 waren es 71 von 380.',
      '| Monat | Kunden | Kamen wieder |\n|---|---:|---:|\n| Januar 2011 | 417 | 92 |\n| Februar 2011 | 380 | 71 |\n',
      'Fast ein Viertel der Kunden kam wieder.',
    ],
  ],
  [SEGMENTS, ['`VIP` hat 120 Personen, `Lapsed` 610 und `Newsletter` 1.350.', 'In `Lapsed` sind 610 Personen.']],
  [
    predictions('de'),
    [
      '184 Kunden sind abwanderungsgefährdet.',
      'Gefährdet sind 69.231,44 £ im Jahr.',
      'Von 2.790 wiederkehrenden Kunden sind 184 abwanderungsgefährdet.',
    ],
  ],
  [
    PRODUCTS,
    [
      'Candle ist dein bestes Produkt: 4.800,00 € oder 48 % des Umsatzes.',
      'Fast die Hälfte deines Umsatzes kommt von Candle.',
      'Etwa ein Drittel brachte Oak Vase 24 (3.255,00 €).',
      'Linen Throw macht 19,45 % des Umsatzes aus.',
      'Zusammen brachten die drei Produkte 10.000,00 €.',
      'Candle brachte mehr als Oak Vase 24.',
      'Die Konversionsrate lag dieses Jahr bei 3,14 %, bei 125 Bestellungen.',
    ],
  ],
];
