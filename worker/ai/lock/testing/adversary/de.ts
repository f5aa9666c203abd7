import { HARBOUR } from '../harbour.ts';
import type { Liar } from '../liar/liar.ts';
import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, SEGMENTS, WHOLE, why } from '../told-shops.ts';

/** What an adversary writes in German, and its true twins. */
export const de: Liar = [
  [
    'swapped periods',
    HARBOUR,
    [
      [
        'Letzte Woche kamen 600,00 € herein, in der Woche davor 1.512,00 €.',
        'Letzte Woche kamen 1.512,00 € herein, in der Woche davor 600,00 €.',
      ],
      ['Die Bestellungen gingen von 24 auf 48.', 'Die Bestellungen gingen von 48 auf 24 zurück.'],
      ['Letzte Woche: 20 Kunden. Woche davor: 18.', 'Letzte Woche: 18 Kunden. Woche davor: 20.'],
      ['Vom 4. bis 10. Mai hast du 1.512,00 € umgesetzt.', 'Vom 4. bis 10. Mai hast du 600,00 € umgesetzt.'],
      [
        'Zwischen dem 11. und 17. Mai 2026 hattest du 48 Bestellungen.',
        'Zwischen dem 11. und 17. Mai 2026 hattest du 24 Bestellungen.',
      ],
      ['Am Wochenende hast du 1.512,00 € umgesetzt.', 'In der Woche hast du 1.512,00 € umgesetzt.'],
      ['Du hast 1.512,00 € am Tag umgesetzt.', 'Du hast 1.512,00 € in einer Woche umgesetzt.'],
      [
        'In den letzten zwei Wochen hast du 1.512,00 € umgesetzt.',
        'In den letzten 7 Tagen hast du 1.512,00 € umgesetzt.',
      ],
      ['Im April hast du 1.512,00 € umgesetzt.', 'Im Zeitraum 11.–17. Mai 2026 hast du 1.512,00 € umgesetzt.'],
      ['Umsatz: 600,00 € (Woche davor: 1.512,00 €)', 'Umsatz: 1.512,00 € (Woche davor: 600,00 €)'],
    ],
  ],
  [
    'swapped products',
    HARBOUR,
    [
      ['Tea Pot brachte 453,60 € und Mug Set 756,00 €.', 'Tea Pot brachte 756,00 € und Mug Set 453,60 €.'],
      [
        'Tea Pot, Mug Set und Jar brachten 756,00 €, 302,40 € beziehungsweise 453,60 €.',
        'Tea Pot, Mug Set und Jar brachten 756,00 €, 453,60 € beziehungsweise 302,40 €.',
      ],
      ['1. **Tea Pot** – 756,00 €\n2. **Jar** – 453,60 €\n', '1. **Tea Pot** – 756,00 €\n2. **Mug Set** – 453,60 €\n'],
      [
        '| Produkt | Stück | Umsatz |\n|---|---|---|\n| Tea Pot | 30 | 756,00 € |\n',
        '| Produkt | Verkaufte Einheiten | Umsatz |\n|---|---|---|\n| Tea Pot | 12 | 756,00 € |\n',
      ],
      ['Von den 1.512,00 € entfallen 756,00 € auf Mug Set.', 'Von den 1.512,00 € entfallen 756,00 € auf Tea Pot.'],
      ['Die Hälfte des Umsatzes kam von Jar.', 'Die Hälfte des Umsatzes kam von Tea Pot.'],
      ['Mug Set macht ein Fünftel des Umsatzes aus.', 'Jar macht ein Fünftel des Umsatzes aus.'],
      ['Mug Set fiel von 504,00 € auf 302,40 €.', 'Mug Set fiel von 504,00 € auf 453,60 €.'],
      ['30 Tea Pots wurden verkauft.', 'Von Mug Set wurden 30 Einheiten verkauft.'],
    ],
  ],
  [
    'ranks and superlatives',
    HARBOUR,
    [
      ['Mug Set ist dein stärkstes Produkt nach Umsatz.', 'Tea Pot ist dein stärkstes Produkt nach Umsatz.'],
      ['Jar ist der klare Gewinner.', 'Tea Pot ist der klare Gewinner.'],
      ['Mug Set hat dir am meisten eingebracht.', 'Tea Pot hat dir am meisten eingebracht.'],
      ['Kein Produkt brachte mehr als Mug Set.', 'Kein Produkt brachte mehr als Tea Pot.'],
      ['Nichts verkaufte sich besser als Jar.', 'Tea Pot verkaufte sich am besten.'],
      ['Auf dem ersten Platz steht Jar.', 'Auf dem ersten Platz steht Tea Pot.'],
      ['Jar ist dein Topseller.', 'Tea Pot ist dein Topseller.'],
      ['Jar ist dein Umsatzbringer Nummer eins.', 'Tea Pot ist dein Umsatzbringer Nummer eins.'],
      ['Jar ist dein wichtigstes Produkt.', 'Tea Pot ist dein wichtigstes Produkt.'],
      ['Jar ist dein beliebtestes Produkt.', 'Von Mug Set wurden die meisten Einheiten verkauft.'],
      ['An der Spitze liegt Jar.', 'An der Spitze liegt Tea Pot.'],
      ['Jar führt die Liste an.', 'Tea Pot führt die Liste an.'],
      ['Jar ist Spitzenreiter.', 'Tea Pot ist Spitzenreiter.'],
      ['Auf Platz drei folgt Tea Pot.', 'Auf Platz drei folgt Jar.'],
      ['Das zweitstärkste Produkt ist Jar.', 'Das zweitstärkste Produkt ist Mug Set.'],
      ['Das Schlusslicht ist Tea Pot.', 'Das Schlusslicht ist Jar.'],
      ['Mug Set brachte mehr Umsatz als Tea Pot.', 'Tea Pot brachte mehr Umsatz als Mug Set.'],
      ['Tea Pot hat die meisten Einheiten verkauft.', 'Mug Set hat die meisten Einheiten verkauft.'],
      ['Jar dominiert deinen Umsatz.', 'Tea Pot dominiert deinen Umsatz.'],
      ['Den Löwenanteil des Umsatzes brachte Jar.', 'Die Hälfte des Umsatzes brachte Tea Pot.'],
    ],
  ],
  [
    'directions',
    HARBOUR,
    [
      ['Der Umsatz war niedriger als in der Woche davor.', 'Der Umsatz war höher als in der Woche davor.'],
      ['Die Bestellungen gingen nach oben.', 'Die Bestellungen gingen nach unten.'],
      ['Die Bestellungen legten um 50 % zu.', 'Die Bestellungen gingen um 50 % zurück.'],
      ['Die Bestellungen legten zu.', 'Die Bestellungen gingen zurück.'],
      ['Der Umsatz ging zurück.', 'Der Umsatz legte zu.'],
      ['Der Umsatz brach ein.', 'Der Umsatz zog an.'],
      ['Mug Set wuchs um 10 %.', 'Mug Set verlor 10 %.'],
      ['Mug Set ist gewachsen.', 'Mug Set ist gesunken.'],
      ['Alle drei Produkte sind gewachsen.', 'Tea Pot und Jar sind gewachsen.'],
      ['Tea Pot und Mug Set sind gewachsen.', 'Mug Set ist zurückgegangen.'],
      [
        'Zwei Kunden mehr als in der Woche davor haben gekauft.',
        'Zwei Kunden weniger als in der Woche davor haben gekauft.',
      ],
      ['Der Bestellwert ist gesunken.', 'Der Bestellwert ist gestiegen.'],
      ['Der Umsatz ist um 600,00 € gestiegen.', 'Der Umsatz ist um 912,00 € gestiegen.'],
      ['Die Bestellungen haben sich verdoppelt.', 'Die Bestellungen haben sich halbiert.'],
      ['Es kamen mehr Kunden als in der Woche davor.', 'Es kamen weniger Kunden als in der Woche davor.'],
      [
        'Der Umsatz ist halb so hoch wie in der Woche davor.',
        'Der Umsatz ist rund zweieinhalbmal so hoch wie in der Woche davor.',
      ],
      [
        'Die Bestellungen sind doppelt so hoch wie in der Woche davor.',
        'Die Bestellungen sind halb so hoch wie in der Woche davor.',
      ],
      ['Die Bestellungen blieben stabil.', 'Die Bestellungen sind eingebrochen.'],
    ],
  ],
  [
    'ratios and fractions',
    HARBOUR,
    [
      ['Der Umsatz hat sich mehr als verdreifacht.', 'Der Umsatz hat sich mehr als verdoppelt.'],
      [
        'Der Umsatz ist etwa dreieinhalbmal so hoch wie in der Woche davor.',
        'Der Umsatz ist etwa das Zweieinhalbfache der Woche davor.',
      ],
      [
        'Der Umsatz war 1,5-mal so hoch wie in der Woche davor.',
        'Der Umsatz war 2,5-mal so hoch wie in der Woche davor.',
      ],
      ['Ein Drittel des Bruttoumsatzes wurde erstattet.', 'Knapp ein Fünftel des Bruttoumsatzes wurde erstattet.'],
      ['12 der 18 Kunden waren neu.', '6 der 18 Kunden waren neu.'],
      ['Die Hälfte der Kunden war neu.', 'Ein Drittel der Kunden war neu.'],
      ['Tea Pot macht ein Drittel des Umsatzes aus.', 'Tea Pot macht die Hälfte des Umsatzes aus.'],
      ['Der Umsatz wuchs um 252 %.', 'Der Umsatz wuchs um 152 %.'],
      ['Von 1.960,00 € brutto wurden 70,00 € erstattet.', 'Von 1.960,00 € brutto wurden 378,00 € erstattet.'],
      ['Von 1.512,00 € brutto wurden 378,00 € erstattet.', 'Von den 1.960,00 € brutto gingen 70,00 € als Rabatte ab.'],
    ],
  ],
  [
    'units and currencies',
    HARBOUR,
    [
      ['Du hattest letzte Woche 24 Kunden.', 'Du hattest letzte Woche 24 Bestellungen.'],
      ['18 Bestellungen gingen ein.', '24 Bestellungen gingen ein.'],
      ['Du hast 1.512 Stück verkauft.', 'Du hast für 1.512 € verkauft.'],
      ['Der Umsatz lag bei 1.512,00 CHF.', 'Der Umsatz lag bei 1.512,00 EUR.'],
      ['Der Umsatz lag bei 1.512 Franken.', 'Der Umsatz lag bei 1.512 Euro.'],
      ['24 Besucher kamen.', '24 Bestellungen kamen.'],
      ['24 Personen haben gekauft.', '18 Personen haben gekauft.'],
      ['Pro Kunde waren es 63,00 €.', 'Pro Kunde waren es 84,00 €.'],
      ['Pro Bestellung waren es 84,00 €.', 'Pro Bestellung waren es 63,00 €.'],
      ['Es gab 378 Erstattungen.', 'Es gab 378 € an Erstattungen.'],
      ['Zwölf Neukunden kamen dazu.', 'Sechs Neukunden kamen dazu.'],
      ['Netto waren es 1.960,00 €.', 'Brutto waren es 1.960,00 €.'],
      ['Du hattest 6 Stammkunden.', 'Du hattest 12 wiederkehrende Kunden.'],
      ['Dein Gewinn lag bei 1.512,00 €.', 'Dein Nettoumsatz lag bei 1.512,00 €.'],
    ],
  ],
  [
    'misleading roundings',
    HARBOUR,
    [
      ['Der Umsatz lag bei rund 2.000 €.', 'Der Umsatz lag bei rund 1.500 €.'],
      ['Der Umsatz lag bei knapp 2.000 €.', 'Der Umsatz lag bei gut 1.500 €.'],
      ['Der Umsatz lag bei über 1.600 €.', 'Der Umsatz lag bei über 1.500 €.'],
      ['Es waren fast 30 Bestellungen.', 'Es waren fast 25 Bestellungen.'],
      ['Es waren mehr als 25 Bestellungen.', 'Es waren mehr als 20 Bestellungen.'],
      ['Es waren zwei Dutzend Kunden.', 'Es waren zwei Dutzend Bestellungen.'],
      ['Tea Pot brachte rund 800 €.', 'Tea Pot brachte rund 750 €.'],
      ['Die Erstattungen lagen unter 350 €.', 'Die Erstattungen lagen unter 400 €.'],
      ['Jar brachte etwa 350 €.', 'Jar brachte etwa 300 €.'],
    ],
  ],
  [
    'spelled numbers',
    HARBOUR,
    [
      ['Es gab achtundvierzig Bestellungen.', 'Es gab vierundzwanzig Bestellungen.'],
      ['Der Umsatz lag bei tausendsechshundertzwölf Euro.', 'Der Umsatz lag bei tausendfünfhundertzwölf Euro.'],
      ['Der Umsatz lag bei fünfzehnhundertzwanzig Euro.', 'Der Umsatz lag bei fünfzehnhundertzwölf Euro.'],
      ['Zwanzig Kunden haben gekauft.', 'Achtzehn Kunden haben gekauft.'],
      ['Der Umsatz lag bei anderthalb Millionen Euro.', 'Der Umsatz lag bei rund anderthalb Tausend Euro.'],
      ['Dreihundertachtzig Euro wurden erstattet.', 'Dreihundertachtundsiebzig Euro wurden erstattet.'],
    ],
  ],
  [
    'counts of lists',
    HARBOUR,
    [
      ['Du hast vier Produkte: Tea Pot, Mug Set und Jar.', 'Du hast drei Produkte: Tea Pot, Mug Set und Jar.'],
      ['Drei deiner Produkte sind gewachsen.', 'Zwei deiner Produkte sind gewachsen.'],
    ],
  ],
  [
    'of last week',
    LUMEN,
    [
      ['20 $ der 620 $ wurden erstattet.', '90 $ der 620 $ wurden erstattet.'],
      ['Der Umsatz lag bei rund 600 $.', 'Der Umsatz lag bei rund 500 $.'],
      ['Fünf Bestellungen von sechs Kunden.', 'Sechs Bestellungen von fünf Kunden.'],
      [
        'Die Erstattungen machten 20 % des Bruttoumsatzes aus.',
        'Die Erstattungen machten rund 15 % des Bruttoumsatzes aus.',
      ],
      ['Du hast weniger erstattet als rabattiert.', 'Du hast mehr erstattet als rabattiert.'],
    ],
  ],
  [
    'of shares',
    PRODUCTS,
    [
      [
        'Candle macht etwas mehr als die Hälfte des Umsatzes aus.',
        'Candle macht etwas weniger als die Hälfte des Umsatzes aus.',
      ],
      ['Linen Throw macht fast ein Drittel des Umsatzes aus.', 'Oak Vase 24 macht fast ein Drittel des Umsatzes aus.'],
      ['Candle hat einen Anteil von 33 %.', 'Candle hat einen Anteil von 48 %.'],
      ['Konversionsrate: 3,41 %', 'Konversionsrate: 3,14 %'],
    ],
  ],
  [
    'of countries',
    WHOLE,
    [
      ['Germany liegt knapp vor EIRE.', 'EIRE liegt knapp vor Germany.'],
      ['Dein drittgrößter Markt ist Germany.', 'Dein drittgrößter Markt ist EIRE.'],
      [
        'Vier Fünftel des Umsatzes kommen aus Netherlands.',
        'Rund vier Fünftel des Umsatzes kommen aus United Kingdom.',
      ],
    ],
  ],
  [
    'of people',
    SEGMENTS,
    [
      ['Lapsed ist größer als Newsletter.', 'Newsletter ist größer als Lapsed.'],
      ['Dein kleinstes Segment ist Lapsed.', 'Dein kleinstes Segment ist VIP.'],
      ['Fast die Hälfte deiner Kunden ist in Newsletter.', 'Fast ein Drittel deiner Kunden ist in Newsletter.'],
    ],
  ],
  [
    'of the funnel',
    funnel('de'),
    [
      ['Die Hälfte aller Besucher hat gekauft.', 'Jeder 25. Besucher hat gekauft.'],
      ['640 Personen haben eine Seite angesehen.', '640 Personen haben ein Produkt angesehen.'],
    ],
  ],
  [
    'of months',
    why('de'),
    [
      ['Der Oktober war der stärkere Monat.', 'Der November war der stärkere Monat.'],
      ['Umsatz im Oktober: 1.161.817,38 £', 'Umsatz im Oktober: 1.039.318,79 £'],
      ['Neukunden haben das Wachstum getrieben.', 'Bestandskunden haben das Wachstum getrieben.'],
      ['Im Dezember lag der Umsatz bei 1.161.817,38 £.', 'Im November lag der Umsatz bei 1.161.817,38 £.'],
    ],
  ],
  [
    'of days',
    DAILY,
    [
      ['Der Dienstag war stärker als der Mittwoch.', 'Der Mittwoch war stärker als der Dienstag.'],
      [
        'Am 11. März nahmst du 248,00 $ ein und am 13. März 310,00 $.',
        'Am 11. März nahmst du 310,00 $ ein und am 13. März 248,00 $.',
      ],
      ['Am Wochenende kamen 310,00 $ herein.', 'Am Mittwoch kamen 310,00 $ herein.'],
    ],
  ],
  [
    'of two things at once',
    HARBOUR,
    [
      [
        'Obwohl sich der Umsatz mehr als verdoppelt hat, haben sich auch die Bestellungen verdoppelt.',
        'Obwohl sich der Umsatz mehr als verdoppelt hat, haben sich die Bestellungen halbiert.',
      ],
      ['Sowohl Umsatz als auch Bestellungen sind gestiegen.', 'Der Umsatz ist gestiegen, die Bestellungen nicht.'],
      ['Umsatz und Bestellungen sind gefallen.', 'Die Bestellungen sind gefallen.'],
      ['Die meisten Kunden waren neu.', 'Die meisten Kunden waren Stammkunden.'],
      ['Zwei Drittel der Kunden waren neu.', 'Ein Drittel der Kunden waren Neukunden.'],
      ['Jar ist am stärksten gewachsen.', 'Tea Pot ist am stärksten gewachsen.'],
      ['Mug Set ist das einzige Produkt, das gewachsen ist.', 'Mug Set ist das einzige Produkt, das gesunken ist.'],
      [
        '| | Letzte Woche | Woche davor | Veränderung |\n|---|---|---|---|\n| Umsatz | 1.512,00 € | 600,00 € | -152 % |\n',
        '| | Letzte Woche | Woche davor | Veränderung |\n|---|---|---|---|\n| Umsatz | 1.512,00 € | 600,00 € | +152 % |\n',
      ],
      [
        '- Umsatz: **1.512,00 €** (−152 %)\n- Bestellungen: **24** (+50 %)\n',
        '- Umsatz: **1.512,00 €** (+152 %)\n- Bestellungen: **24** (−50 %)\n',
      ],
      ['Im Schnitt gab jeder Kunde 63 € aus.', 'Im Schnitt gab jeder Kunde 84 € aus.'],
      ['Jeder Kunde hat zweimal bestellt.', 'Die 18 Kunden haben 24 Bestellungen aufgegeben.'],
      ['Die durchschnittliche Bestellung lag bei rund 80 €.', 'Die durchschnittliche Bestellung lag bei rund 63 €.'],
      ['Der Umsatz beläuft sich auf 15,12 €.', 'Der Umsatz beläuft sich auf 1512 €.'],
      ['Gestern hast du 1.512,00 € umgesetzt.', 'Hier die Zahlen: Letzte Woche hast du 1.512,00 € umgesetzt.'],
    ],
  ],
];
