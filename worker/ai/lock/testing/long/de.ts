import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Long } from './long.ts';

export const de: Long = {
  openers: [
    'Gute Frage! Das zeigen deine Daten:',
    'Gerne – hier eine kurze Zusammenfassung:',
    'Gehen wir es Schritt für Schritt durch. Ich habe nur deine eigenen Bestellungen angesehen, nichts davon ist geschätzt.',
    '**Kurz gesagt:** Es sieht überwiegend gut aus, mit ein paar Dingen, die du im Blick behalten solltest.',
    'So sieht es aus, soweit deine Daten reichen:',
  ],
  bodies: [
    [
      LUMEN,
      'Die letzte Woche im Überblick:\n\n- **Nettoumsatz:** 510,00 $, ein Plus von 155 % gegenüber der Vorwoche (200,00 $)\n- **Bestellungen:** 6, von 5 Kunden\n- **Durchschnittlicher Bestellwert:** 85,00 $\n\nDie Erstattungen lagen bei 90,00 $ und die Rabatte bei 20,00 $, deshalb ist der Bruttoumsatz (620,00 $) deutlich höher.',
    ],
    [
      LUMEN,
      'Insgesamt war es eine gute Woche. Du hast netto **510,00 $** umgesetzt, nach **200,00 $** in der Woche davor, der Umsatz hat sich also mehr als verdoppelt. Allerdings stammt das aus nur 6 Bestellungen, und bei so wenigen kann es von Woche zu Woche stark schwanken. Im Schnitt war eine Bestellung 85,00 $ wert.',
    ],
    [
      LUMEN,
      '| Kennzahl | Letzte Woche |\n|---|---:|\n| Bruttoumsatz | 620,00 $ |\n| Rabatte | 20,00 $ |\n| Erstattungen | 90,00 $ |\n| **Nettoumsatz** | **510,00 $** |\n\nAnders gesagt: Erstattungen haben mehr gekostet als Rabatte.',
    ],
    [
      DAILY,
      'Letzte Woche hattest du **41 Bestellungen** im Wert von insgesamt 1.153,50 $.\n\n1. **Mittwoch** war dein bester Tag mit 310,00 $.\n2. **Freitag** folgt mit 248,00 $.\n3. **Dienstag** war am schwächsten, mit 95,50 $.\n\nPro Tag waren es zwischen 5 und 7 Bestellungen, und der tägliche Umsatz reichte von 95,50 $ bis 310,00 $.',
    ],
    [
      PRODUCTS,
      'In diesem Jahr verteilt sich der Umsatz bisher so:\n\n- **Candle:** 4.800,00 € (48 %)\n- **Oak Vase 24:** 3.255,00 € (rund ein Drittel)\n- **Linen Throw:** 1.945,00 € (knapp ein Fünftel)\n\nCandle ist dein Bestseller und bringt fast die Hälfte des Umsatzes. Linen Throw liegt auf dem letzten Platz, bringt aber immer noch 1.945,00 €.',
    ],
    [
      WHOLE,
      'Bisher hast du **8,9 Mio. £** umgesetzt, mit 18.532 Bestellungen von 4.338 Kunden. Der Großteil des Umsatzes kommt aus United Kingdom: 7.308.391,55 £, also rund 82 %. Netherlands ist mit 285.446,34 £ (3,2 %) dein zweitgrößter Markt, danach folgt EIRE mit 265.545,90 £.',
    ],
    [
      why('de'),
      'Der Umsatz stieg von 1.039.318,79 £ im Oktober auf **1.161.817,38 £** im November, ein Zuwachs von 11,8 % (122.498,59 £).\n\nZwei Dinge haben sich dabei bewegt:\n\n- Die Bestellungen stiegen von 1.929 auf 2.657, ein Plus von 37,7 %.\n- Der durchschnittliche Bestellwert sank von 538,79 £ auf 437,27 £.\n\nEs wurde also öfter bestellt, aber für kleinere Beträge.',
    ],
    [
      why('de'),
      'Fast der ganze Zuwachs kam von Bestandskunden: Sie brachten im November 1.003.512,44 £, das sind 121.606,13 £ mehr als im Oktober. Neukunden blieben mit 158.304,94 £ nach 157.412,48 £ etwa gleich. Offenbar haben deine Stammkunden das getragen, auch wenn ich aus den Bestellungen allein nicht sagen kann, warum.',
    ],
    [
      funnel('de'),
      'Von 1.200 Personen, die letzten Monat eine Seite angesehen haben, haben am Ende 48 gekauft. Die Konversionsrate lag damit bei **4 %**.\n\n- Produkt angesehen: 640\n- In den Warenkorb gelegt: 160 (25 %)\n- Gekauft: 48 (30 %)\n\nDie größte Lücke liegt zwischen dem Ansehen eines Produkts und dem Warenkorb.',
    ],
    [
      retention('de'),
      'Insgesamt haben 940 von 3.974 Kunden im Monat nach ihrer ersten Bestellung wieder bestellt, das sind **23,7 %**. Von den 417 Kunden aus Januar 2011 kamen 92 wieder (22,1 %), von den 380 Kunden aus Februar 2011 kamen 71 wieder (18,7 %). Ich würde das eher als Ausgangswert sehen und nicht als Ziel.',
    ],
    [
      SEGMENTS,
      'Im Moment gibt es drei Segmente:\n\n| Segment | Personen |\n|---|---:|\n| Newsletter | 1.350 |\n| Lapsed | 610 |\n| VIP | 120 |\n\nNewsletter ist mit Abstand das größte Segment, VIP ist klein, aber meist eine persönliche Nachricht wert.',
    ],
    [
      predictions('de'),
      '**184 Kunden** von deinen 2.790 Bestandskunden sind laut Modell abwanderungsgefährdet. Rund 69.000 £ im Jahr sind gefährdet. Das ist eine Vorhersage und keine Tatsache, nimm es also als Hinweis, wem du zuerst schreiben solltest.',
    ],
  ],
  closers: [
    'Soll ich das nach Produkten aufschlüsseln?',
    'Wenn du möchtest, entwerfe ich eine E-Mail an die wichtigsten Personen. Du siehst sie, bevor etwas verschickt wird.',
    '**Nächster Schritt:** Sieh dir die verlassenen Warenkörbe an und schreibe zuerst diesen Personen.',
    'Denk daran, dass hier nur steht, was deine verbundenen Quellen gemeldet haben; Verkäufe an anderer Stelle fehlen.',
    'Sag Bescheid, wenn du dasselbe für einen anderen Zeitraum sehen willst!',
  ],
};
