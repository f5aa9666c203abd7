import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Narrated } from './narrated.ts';

/** What models write in French of what the tools found, all of it true. */
export const fr: Narrated = [
  [
    LUMEN,
    [
      'La semaine dernière, vous avez vendu **510,00 $**.',
      'Vous avez réalisé 510 $ la semaine dernière, contre 200 $ la semaine précédente.',
      "Le chiffre d'affaires net de la semaine dernière était de 510,00 $, soit 310,00 $ de plus que la semaine précédente.",
      "C'est une hausse de 155 % par rapport à la semaine précédente (200,00 $).",
      "Votre chiffre d'affaires a plus que doublé, de 200,00 $ à 510,00 $.",
      "Sur les 620,00 $ de chiffre d'affaires brut, 20,00 $ étaient des remises et 90,00 $ des remboursements.",
      'Vous avez eu 6 commandes de 5 clients, soit 85,00 $ par commande en moyenne.',
      'Le panier moyen était de 85,00 $.',
      'Sur les 620 $ encaissés en brut, il reste 510,00 $ après remises et remboursements.',
      "- **Chiffre d'affaires net :** 510,00 $\n- **Commandes :** 6\n- **Clients :** 5\n",
      "| Indicateur | La semaine dernière |\n|---|---:|\n| Chiffre d'affaires net | 510,00 $ |\n| Remboursements | 90,00 $ |\n| Remises | 20,00 $ |\n",
      "| | La semaine dernière | La semaine précédente |\n|---|---:|---:|\n| Chiffre d'affaires net | 510,00 $ | 200,00 $ |\n",
      'Six commandes ont rapporté 510 $ la semaine dernière.',
      'Les remboursements étaient de 90,00 $ et les remises de 20,00 $.',
      'Après remises et remboursements, il reste 510,00 $.',
      "Par rapport à la semaine précédente, le chiffre d'affaires a augmenté de 155 %.",
      "Le chiffre d'affaires a augmenté de 310,00 $ par rapport à la semaine précédente.",
    ],
  ],
  [
    WHOLE,
    [
      "Jusqu'ici, vous avez vendu 8 911 407,90 £ au total.",
      "United Kingdom représente 82 % de votre chiffre d'affaires.",
      "United Kingdom a rapporté 7 308 391,55 £, soit environ 82 % du chiffre d'affaires.",
      'En deuxième position vient Netherlands avec 285 446,34 £ (3,2 %).',
      'Germany a rapporté 228 867,14 £ et France 209 024,05 £.',
      'EIRE suit avec 265 545,90 £.',
      'Les 18 532 commandes venaient de 4 338 clients.',
      '1. **United Kingdom** – 7 308 391,55 £ (82 %)\n2. **Netherlands** – 285 446,34 £ (3,2 %)\n',
    ],
  ],
  [
    why('fr'),
    [
      "En novembre, le chiffre d'affaires était de 1 161 817,38 £ ; en octobre, de 1 039 318,79 £.",
      "Le chiffre d'affaires a augmenté de 11,8 % en novembre par rapport à octobre.",
      "Pour le chiffre d'affaires, c'est 122 498,59 £ ou 11,8 % de plus qu'en octobre.",
      'Les commandes sont passées de 1 929 à 2 657, soit une hausse de 37,7 %.',
      "Vous avez eu 728 commandes de plus qu'en octobre.",
      'Le panier moyen a baissé de 538,79 £ à 437,27 £, soit une baisse de 18,8 %.',
      'Les clients fidèles ont rapporté 1 003 512,44 £, contre 881 906,31 £ en octobre.',
      "Les nouveaux clients ont rapporté 158 304,94 £, presque autant qu'en octobre (157 412,48 £).",
      '99 % de la hausse vient des clients fidèles.',
      "- Chiffre d'affaires : 1 161 817,38 £ (+11,8 %)\n- Commandes : 2 657 (+37,7 %)\n- Panier moyen : 437,27 £ (−18,8 %)\n",
      "| | Octobre | Novembre |\n|---|---:|---:|\n| Chiffre d'affaires | 1 039 318,79 £ | 1 161 817,38 £ |\n| Commandes | 1 929 | 2 657 |\n",
      "Le chiffre d'affaires n'a pas baissé, il a augmenté de 11,8 %.",
      'Il y a eu plus de commandes, mais un panier moyen plus bas.',
      "Il n'y a eu aucune baisse du chiffre d'affaires.",
    ],
  ],
  [
    funnel('fr'),
    [
      'Sur 1 200 personnes qui ont vu une page, 48 ont acheté, soit 4 %.',
      'Un peu plus de la moitié de ceux qui ont vu une page ont vu un produit.',
      'Seulement 25 % ont ensuite ajouté au panier.',
      '30 % de ceux qui ont ajouté au panier ont acheté.',
      'Le taux de conversion était de 4 %.',
    ],
  ],
  [
    retention('fr'),
    [
      'Sur 3 974 clients, 940 sont revenus (23,7 %).',
      'En janvier 2011, 92 clients sur 417 sont revenus, et en février 2011, 71 sur 380.',
      '| Mois | Clients | Sont revenus |\n|---|---:|---:|\n| Janvier 2011 | 417 | 92 |\n| Février 2011 | 380 | 71 |\n',
      "Près d'un quart des clients sont revenus.",
    ],
  ],
  [
    SEGMENTS,
    ['`VIP` compte 120 personnes, `Lapsed` 610 et `Newsletter` 1 350.', 'Il y a 610 personnes dans `Lapsed`.'],
  ],
  [
    predictions('fr'),
    [
      '184 clients sont sur le point de partir.',
      'Il y a 69 231,44 £ par an en jeu.',
      'Sur 2 790 clients fidèles, 184 sont sur le point de partir.',
    ],
  ],
  [
    PRODUCTS,
    [
      "Candle est votre meilleur produit : 4 800,00 €, soit 48 % du chiffre d'affaires.",
      "Près de la moitié de votre chiffre d'affaires vient de Candle.",
      'Environ un tiers vient de Oak Vase 24 (3 255,00 €).',
      "Linen Throw représente 19,45 % du chiffre d'affaires.",
      'Ensemble, les trois produits ont rapporté 10 000,00 €.',
      'Candle a rapporté plus que Oak Vase 24.',
      'Le taux de conversion était de 3,14 % cette année, avec 125 commandes.',
    ],
  ],
];
