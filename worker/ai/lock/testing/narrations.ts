import type { AnswerLanguage } from '../notice.ts';
import { funnel, predictions, retention, SEGMENTS, type Told, WHOLE, why } from './told-shops.ts';

/** What a good model writes of what the tools found: true, in its own words, rounded, in lists and tables. */
export const NARRATIONS: [AnswerLanguage, Told, string[]][] = [
  [
    'en',
    WHOLE,
    [
      'Over all time you have sold about **£8.9 million**, across 18,532 orders from 4,338 customers.',
      'The United Kingdom is by far your biggest market: £7.3 million, or roughly 82% of revenue.',
      '| Country | Revenue | Share |\n|---|---:|---:|\n| United Kingdom | £7,308,391.55 | 82% |\n| Netherlands | £285,446.34 | 3.2% |\n| EIRE | £265,545.90 | 3% |\n',
      'After that come the Netherlands (£285k), EIRE (£266k), Germany (£229k) and France (£209k).',
    ],
  ],
  [
    'en',
    why('en'),
    [
      'Sales went up from £1.04 million in October to £1.16 million in November – an increase of about 12%.',
      'Almost all of the increase came from returning customers: they brought £121,606.13 more than in October.',
      'New customers barely moved things: +£892.46, from £157,412.48 to £158,304.94.',
      '**Why did it change?** There were more orders (2,657 after 1,929), while the average order fell from £538.79 to £437.27.',
    ],
  ],
  [
    'en',
    funnel('en'),
    [
      'Of 1,200 people who viewed a page, 640 viewed a product, 160 added something to their cart and 48 bought.',
      'The biggest drop is at the cart: only a quarter of those who viewed a product added to cart.',
      'All in all, 4% of the people who viewed a page went on to buy.',
    ],
  ],
  [
    'en',
    retention('en'),
    [
      'Roughly **24%** of customers came back the month after their first order (940 of 3,974).',
      '- January 2011: 417 customers, 92 of whom came back (22.1%)\n- February 2011: 380 customers, 71 of whom came back (18.7%)\n- March 2011: 452 customers, 68 of whom came back (15%)\n',
    ],
  ],
  ['en', SEGMENTS, ['Your newsletter segment has 1,350 people; 120 are VIP and 610 have lapsed.']],
  [
    'en',
    predictions('en'),
    ['184 of your 2,790 returning customers are about to leave, which puts about £69,000 a year at risk.'],
  ],
  [
    'de',
    WHOLE,
    [
      'Insgesamt hast du rund **8,9 Millionen £** umgesetzt, mit 18.532 Bestellungen von 4.338 Kunden.',
      'United Kingdom ist mit Abstand dein größter Markt: 7,3 Mio. £, also etwa 82 % des Umsatzes.',
      '| Land | Umsatz | Anteil |\n|---|---:|---:|\n| United Kingdom | 7.308.391,55 £ | 82 % |\n| Netherlands | 285.446,34 £ | 3,2 % |\n| EIRE | 265.545,90 £ | 3 % |\n',
      'Die Top 3 Länder nach Umsatz:\n\n1. United Kingdom: 7.308.391,55 £\n2. Netherlands: 285.446,34 £\n3. EIRE: 265.545,90 £\n',
    ],
  ],
  [
    'de',
    why('de'),
    [
      'Der Umsatz ist von 1.039.318,79 £ im Oktober auf 1.161.817,38 £ im November gestiegen, ein Plus von knapp 12 %.',
      'Fast der ganze Zuwachs kommt von den Bestandskunden: 121.606,13 £ mehr als im Oktober.',
      'Neukunden: +892,46 £, von 157.412,48 £ auf 158.304,94 £.',
      'Es gab mehr Bestellungen (2.657 statt 1.929), der durchschnittliche Bestellwert sank aber von 538,79 £ auf 437,27 £.',
    ],
  ],
  [
    'de',
    funnel('de'),
    [
      'Von 1.200 Personen, die eine Seite angesehen haben, haben sich 640 ein Produkt angesehen, 160 haben etwas in den Warenkorb gelegt und 48 haben gekauft.',
      'Am Ende kaufen 4 % der Personen; die Konversionsrate lag letzten Monat bei 4 %.',
      '- Seite angesehen: 1.200\n- Produkt angesehen: 640 (53 %)\n- In den Warenkorb gelegt: 160 (25 %)\n- Gekauft: 48 (30 %)\n',
    ],
  ],
  [
    'de',
    retention('de'),
    [
      '**23,7 %** der Kunden haben im Monat nach ihrer ersten Bestellung wieder bestellt (940 von 3.974).',
      'Von den 417 Kunden aus dem Januar 2011 kamen 92 wieder, das sind 22,1 %.',
    ],
  ],
  ['de', SEGMENTS, ['Im Segment `Newsletter` sind 1.350 Personen, in `VIP` sind es 120.']],
  [
    'de',
    predictions('de'),
    ['184 deiner 2.790 wiederkehrenden Kunden sind abwanderungsgefährdet; damit sind rund 69.000 £ im Jahr gefährdet.'],
  ],
  [
    'es',
    WHOLE,
    [
      'En total has vendido unos **8,9 millones de £**, con 18.532 pedidos de 4.338 clientes.',
      'United Kingdom es con diferencia tu mayor mercado: 7,3 millones de £, es decir, alrededor del 82 % de los ingresos.',
      '| País | Ingresos | Parte |\n|---|---:|---:|\n| United Kingdom | 7.308.391,55 £ | 82 % |\n| Netherlands | 285.446,34 £ | 3,2 % |\n| EIRE | 265.545,90 £ | 3 % |\n',
      'Estos son los 3 países con más ingresos:\n\n1. United Kingdom: 7.308.391,55 £\n2. Netherlands: 285.446,34 £\n3. EIRE: 265.545,90 £\n',
    ],
  ],
  [
    'es',
    why('es'),
    [
      'Los ingresos subieron de 1.039.318,79 £ en octubre a 1.161.817,38 £ en noviembre, casi un 12 % más.',
      'Casi todo el aumento viene de los clientes recurrentes: 121.606,13 £ más que en octubre.',
      'Clientes nuevos: +892,46 £, de 157.412,48 £ a 158.304,94 £.',
      'Hubo más pedidos (2657 frente a 1929), pero el valor medio del pedido bajó de 538,79 £ a 437,27 £.',
    ],
  ],
  [
    'es',
    funnel('es'),
    [
      'De 1200 personas que vieron una página, 640 vieron un producto, 160 añadieron algo al carrito y 48 compraron.',
      'Al final compra el 4 % de las personas: esa fue la tasa de conversión del mes pasado.',
      '- Vieron una página: 1200\n- Vieron un producto: 640 (53 %)\n- Añadieron al carrito: 160 (25 %)\n- Compraron: 48 (30 %)\n',
    ],
  ],
  [
    'es',
    retention('es'),
    [
      'El **23,7 %** de los clientes volvió a comprar al mes siguiente de su primer pedido (940 de 3974).',
      'De los 417 clientes de enero de 2011 volvieron 92, un 22,1 %.',
    ],
  ],
  ['es', SEGMENTS, ['En el segmento `Newsletter` hay 1350 personas y en `VIP` hay 120.']],
  [
    'es',
    predictions('es'),
    ['184 de tus 2790 clientes recurrentes están a punto de irse, con unos 69.000 £ al año en riesgo.'],
  ],
  [
    'fr',
    WHOLE,
    [
      'Au total, vous avez vendu environ **8,9 millions de £**, avec 18 532 commandes de 4 338 clients.',
      'United Kingdom est de loin votre premier marché : 7,3 millions de £, soit environ 82 % du chiffre d’affaires.',
      '| Pays | Chiffre d’affaires | Part |\n|---|---:|---:|\n| United Kingdom | 7 308 391,55 £ | 82 % |\n| Netherlands | 285 446,34 £ | 3,2 % |\n| EIRE | 265 545,90 £ | 3 % |\n',
      'Vos 3 premiers pays par chiffre d’affaires :\n\n1. United Kingdom : 7 308 391,55 £\n2. Netherlands : 285 446,34 £\n3. EIRE : 265 545,90 £\n',
    ],
  ],
  [
    'fr',
    why('fr'),
    [
      'Le chiffre d’affaires est passé de 1 039 318,79 £ en octobre à 1 161 817,38 £ en novembre, soit une hausse de près de 12 %.',
      'Presque toute la hausse vient des clients fidèles : 121 606,13 £ de plus qu’en octobre.',
      'Nouveaux clients : +892,46 £, de 157 412,48 £ à 158 304,94 £.',
      'Il y a eu plus de commandes (2 657 contre 1 929), mais le panier moyen a baissé de 538,79 £ à 437,27 £.',
    ],
  ],
  [
    'fr',
    funnel('fr'),
    [
      'Sur 1 200 personnes qui ont vu une page, 640 ont vu un produit, 160 ont ajouté au panier et 48 ont acheté.',
      'Au final, 4 % des personnes achètent : c’est le taux de conversion du mois dernier.',
      '- Ont vu une page : 1 200\n- Ont vu un produit : 640 (53 %)\n- Ont ajouté au panier : 160 (25 %)\n- Ont acheté : 48 (30 %)\n',
    ],
  ],
  [
    'fr',
    retention('fr'),
    [
      '**23,7 %** des clients ont commandé à nouveau le mois suivant leur première commande (940 sur 3 974).',
      'Sur les 417 clients de janvier 2011, 92 sont revenus, soit 22,1 %.',
    ],
  ],
  ['fr', SEGMENTS, ['Le segment `Newsletter` compte 1 350 personnes et `VIP` en compte 120.']],
  [
    'fr',
    predictions('fr'),
    ['184 de vos 2 790 clients fidèles sont sur le point de partir, avec environ 69 000 £ par an en jeu.'],
  ],
];
