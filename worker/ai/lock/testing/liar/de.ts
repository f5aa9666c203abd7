import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Liar } from './liar.ts';

/** What a lying model says in German, and what is true instead. */
export const de: Liar = [
  [
    'in parts of the text',
    DAILY,
    [
      ['> Umsatz letzte Woche: **1.153,05 $**\n', '> Umsatz letzte Woche: **1.153,50 $**\n'],
      ['# 38 Bestellungen letzte Woche\n', '# 41 Bestellungen letzte Woche\n'],
      ['- Bestellungen\n  - Letzte Woche: 38\n', '- Bestellungen\n  - Letzte Woche: 41\n'],
      ['```\nBestellungen: 38\n```\n', '```\nBestellungen: 41\n```\n'],
      ['Es waren [38 Bestellungen](/orders).', 'Es waren [41 Bestellungen](/orders).'],
      [
        'Du hattest 41 Bestellungen[^1].\n\n[^1]: Der Umsatz lag bei 1.351,50 $.\n',
        'Du hattest 41 Bestellungen[^1].\n\n[^1]: Der Umsatz lag bei 1.153,50 $.\n',
      ],
      ['Du hattest &#52;2 Bestellungen.', 'Du hattest &#52;1 Bestellungen.'],
      ['Du hattest ４２ Bestellungen.', 'Du hattest ４１ Bestellungen.'],
      ['Du hattest XLII Bestellungen.', 'Du hattest XLI Bestellungen.'],
      ['Du hattest 4\u200b2 Bestellungen.', 'Du hattest 4\u200b1 Bestellungen.'],
      ['Du hattest zweiundvierzig Bestellungen.', 'Du hattest einundvierzig Bestellungen.'],
      ['Du hattest vier Dutzend Bestellungen.', 'Du hattest einundvierzig Bestellungen.'],
      ['Am Mittwoch hattest du acht Bestellungen.', 'Am Mittwoch hattest du sieben Bestellungen.'],
      ['Du hattest hunderte Bestellungen.', 'Du hattest 41 Bestellungen.'],
    ],
  ],
  [
    'of units',
    DAILY,
    [
      ['Der Umsatz lag bei 1.153,50 Tsd. $.', 'Der Umsatz lag bei 1.153,50 $.'],
      ['Der Umsatz lag bei 1,15 Mio. $.', 'Der Umsatz lag bei 1,15 Tsd. $.'],
      ['Der Umsatz lag bei 1.153,50 £.', 'Der Umsatz lag bei 1.153,50 $.'],
      ['Der Umsatz lag bei 1.153,50 Euro.', 'Der Umsatz lag bei 1.153,50 Dollar.'],
      ['Die Konversionsrate lag am Freitag bei 7,1 Prozentpunkten.', 'Die Konversionsrate lag am Freitag bei 7,1 %.'],
      ['Die Konversionsrate lag am Freitag bei 71 %.', 'Die Konversionsrate lag am Freitag bei 7,1 %.'],
    ],
  ],
  [
    'of days',
    DAILY,
    [
      ['Dein bester Tag war Dienstag.', 'Dein bester Tag war Mittwoch.'],
      ['Am Freitag war der Umsatz am höchsten.', 'Am Mittwoch war der Umsatz am höchsten.'],
      ['Der Freitag hatte den höchsten Umsatz.', 'Der Mittwoch hatte den höchsten Umsatz.'],
      ['Am Montag war der Umsatz am niedrigsten.', 'Am Dienstag war der Umsatz am niedrigsten.'],
      ['Am Donnerstag nahmst du 99,00 $ ein.', 'Am Donnerstag lag der Umsatz bei 101,00 $.'],
      ['Am Montag hast du nichts verkauft.', 'Am Montag hast du für 120,00 $ verkauft.'],
      ['Am Sonntag gab es keine Bestellungen.', 'Am Sonntag gab es 5 Bestellungen.'],
      ['Am Montag war der Umsatz höher als am Freitag.', 'Am Freitag war der Umsatz höher als am Montag.'],
      ['Am 12. März hattest du 7 Bestellungen.', 'Am 12. März hattest du 5 Bestellungen.'],
      ['Dein zweitbester Tag war Samstag.', 'Dein zweitbester Tag war Freitag.'],
      ['Der Höhepunkt beim Umsatz war am Freitag.', 'Der Höhepunkt beim Umsatz war am Mittwoch.'],
      ['Letzten Monat hattest du 41 Bestellungen.', 'Letzte Woche hattest du 41 Bestellungen.'],
      ['Gestern hattest du 41 Bestellungen.', 'Letzte Woche hattest du 41 Bestellungen.'],
    ],
  ],
  [
    'of parts and names',
    PRODUCTS,
    [
      ['Zwei Drittel des Umsatzes kamen von Candle.', 'Knapp die Hälfte des Umsatzes kam von Candle.'],
      ['Ein Fünftel des Umsatzes kam von Oak Vase 24.', 'Rund ein Drittel des Umsatzes kam von Oak Vase 24.'],
      ['Jeder zweite Euro kam von Linen Throw.', 'Fast ein Fünftel des Umsatzes kam von Linen Throw.'],
      ['Mehr als die Hälfte des Umsatzes kam von Candle.', 'Knapp die Hälfte des Umsatzes kam von Candle.'],
      ['Fast der ganze Umsatz kam von Candle.', '48 % des Umsatzes kamen von Candle.'],
      ['Der gesamte Umsatz kam von Candle.', '48 % des Umsatzes kamen von Candle.'],
      ['Nichts vom Umsatz kam von Linen Throw.', '19 % des Umsatzes kamen von Linen Throw.'],
      ['Nur Candle wurde verkauft.', 'Candle, Oak Vase 24 und Linen Throw wurden verkauft.'],
      ['Dein Bestseller ist Linen Throw.', 'Dein Bestseller ist Candle.'],
      ['Linen Throw ist die Nummer eins.', 'Candle ist die Nummer eins.'],
      ['Candle liegt auf Platz drei.', 'Linen Throw liegt auf Platz drei.'],
      ['Candle liegt an letzter Stelle.', 'Linen Throw liegt an letzter Stelle.'],
      ['Candle brachte doppelt so viel wie Oak Vase 24.', 'Candle brachte mehr als Oak Vase 24.'],
      ['Oak Vase 24 lag vor Candle.', 'Candle lag vor Oak Vase 24.'],
      ['Linen Throw brachte den höchsten Umsatz.', 'Candle brachte den höchsten Umsatz.'],
    ],
  ],
  [
    'of how it moved',
    why('de'),
    [
      ['Der Umsatz hat sich im November verdreifacht.', 'Der Umsatz stieg im November um 11,8 %.'],
      ['Es kamen doppelt so viele Bestellungen.', 'Es kamen 37,7 % mehr Bestellungen.'],
      ['Der durchschnittliche Bestellwert stieg auf 437,27 £.', 'Der durchschnittliche Bestellwert sank auf 437,27 £.'],
      ['Der Umsatz sank im November auf 1.161.817,38 £.', 'Der Umsatz stieg im November auf 1.161.817,38 £.'],
      ['Bestellungen: 2.657 (-37,7 %)', 'Bestellungen: 2.657 (+37,7 %)'],
      ['Der Umsatz stieg um 11,8 Prozentpunkte.', 'Der Umsatz stieg um 11,8 %.'],
      ['Mit dem Umsatz geht es bergab.', 'Der Umsatz wächst.'],
      ['Der Umsatz sinkt.', 'Der Umsatz steigt.'],
      ['Der Umsatz ist rückläufig, ein klarer Abwärtstrend.', 'Der Umsatz zeigt einen Aufwärtstrend.'],
      ['Es gab weniger Bestellungen als im Oktober.', 'Es gab mehr Bestellungen als im Oktober.'],
      ['Du hattest 728 Bestellungen weniger als im Oktober.', 'Du hattest 728 Bestellungen mehr als im Oktober.'],
      ['Der Großteil des Zuwachses kam von Neukunden.', 'Fast der ganze Zuwachs kam von Bestandskunden.'],
    ],
  ],
  [
    'of people',
    funnel('de'),
    [
      [
        'Die Hälfte derer, die ein Produkt angesehen haben, hat es in den Warenkorb gelegt.',
        'Ein Viertel derer, die ein Produkt angesehen haben, hat es in den Warenkorb gelegt.',
      ],
      ['Niemand hat gekauft.', '48 Personen haben gekauft.'],
      [
        'Jeder, der etwas in den Warenkorb gelegt hat, hat gekauft.',
        '30 % derer, die etwas in den Warenkorb gelegt haben, haben gekauft.',
      ],
    ],
  ],
  [
    'of who came back',
    retention('de'),
    [
      ['Die Hälfte deiner Kunden kam wieder.', '23,7 % deiner Kunden kamen wieder.'],
      ['Jeder zweite Kunde kam wieder.', '23,7 % deiner Kunden kamen wieder.'],
      ['Von den 417 Kunden aus Januar 2011 kamen 71 wieder.', 'Von den 417 Kunden aus Januar 2011 kamen 92 wieder.'],
    ],
  ],
  [
    'of segments',
    SEGMENTS,
    [
      ['VIP ist dein größtes Segment.', 'Newsletter ist dein größtes Segment.'],
      ['Niemand ist in Lapsed.', 'In Lapsed sind 610 Personen.'],
    ],
  ],
  [
    'of countries',
    WHOLE,
    [
      ['Germany ist dein zweitgrößter Markt.', 'Netherlands ist dein zweitgrößter Markt.'],
      ['France brachte mehr als Germany.', 'Germany brachte mehr als France.'],
      ['Fast der gesamte Umsatz kommt aus Netherlands.', 'Der Großteil des Umsatzes kommt aus United Kingdom.'],
    ],
  ],
  [
    'of one thing against another',
    LUMEN,
    [
      ['Du hattest nur eine Bestellung.', 'Du hattest nur 6 Bestellungen.'],
      ['Die Rabatte waren höher als die Erstattungen.', 'Die Erstattungen waren höher als die Rabatte.'],
      ['Die Woche davor war besser.', 'Letzte Woche war besser als die Woche davor.'],
      ['Der Umsatz hat sich fast verdreifacht.', 'Der Umsatz hat sich mehr als verdoppelt.'],
      ['Der Umsatz war so hoch wie in der Woche davor.', 'Der Umsatz war höher als in der Woche davor.'],
      ['Keine einzige Bestellung kam letzte Woche.', 'Letzte Woche kamen 6 Bestellungen.'],
      ['Erstattungen: keine', 'Erstattungen: 90,00 $'],
      ['Es wurde nichts erstattet.', 'Es wurden 90,00 $ erstattet.'],
      ['Das war ein Rekord.', 'Der Umsatz stieg um 155 %.'],
    ],
  ],
];
