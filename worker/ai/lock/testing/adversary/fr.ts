import { HARBOUR } from '../harbour.ts';
import type { Liar } from '../liar/liar.ts';
import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, SEGMENTS, WHOLE, why } from '../told-shops.ts';

/** What an adversary writes in French, and its true twins. */
export const fr: Liar = [
  [
    'swapped periods',
    HARBOUR,
    [
      [
        'La semaine dernière, 600,00 € sont rentrés, contre 1 512,00 € la semaine précédente.',
        'La semaine dernière, 1 512,00 € sont rentrés, contre 600,00 € la semaine précédente.',
      ],
      ['Les commandes sont passées de 24 à 48.', 'Les commandes sont passées de 48 à 24.'],
      [
        'Semaine dernière : 20 clients. Semaine précédente : 18.',
        'Semaine dernière : 18 clients. Semaine précédente : 20.',
      ],
      ['Du 4 au 10 mai, vous avez vendu 1 512,00 €.', 'Du 4 au 10 mai, vous avez vendu 600,00 €.'],
      [
        'Entre le 11 et le 17 mai 2026, il y a eu 48 commandes.',
        'Entre le 11 et le 17 mai 2026, il y a eu 24 commandes.',
      ],
      ['Le week-end, vous avez vendu 1 512,00 €.', 'Dans la semaine, vous avez vendu 1 512,00 €.'],
      ['Vous avez vendu 1 512,00 € par jour.', 'Vous avez vendu 1 512,00 € en une semaine.'],
      ['Ces deux dernières semaines, vous avez vendu 1 512,00 €.', 'Ces 7 derniers jours, vous avez vendu 1 512,00 €.'],
      ['En avril, vous avez vendu 1 512,00 €.', 'Entre le 11 et le 17 mai, vous avez vendu 1 512,00 €.'],
      [
        "Chiffre d'affaires : 600,00 € (semaine précédente : 1 512,00 €)",
        "Chiffre d'affaires : 1 512,00 € (semaine précédente : 600,00 €)",
      ],
    ],
  ],
  [
    'swapped products',
    HARBOUR,
    [
      ['Tea Pot a rapporté 453,60 € et Mug Set 756,00 €.', 'Tea Pot a rapporté 756,00 € et Mug Set 453,60 €.'],
      [
        'Tea Pot, Mug Set et Jar ont rapporté respectivement 756,00 €, 302,40 € et 453,60 €.',
        'Tea Pot, Mug Set et Jar ont rapporté respectivement 756,00 €, 453,60 € et 302,40 €.',
      ],
      ['1. **Tea Pot** – 756,00 €\n2. **Jar** – 453,60 €\n', '1. **Tea Pot** – 756,00 €\n2. **Mug Set** – 453,60 €\n'],
      [
        "| Produit | Unités vendues | Chiffre d'affaires |\n|---|---|---|\n| Tea Pot | 30 | 756,00 € |\n",
        "| Produit | Unités vendues | Chiffre d'affaires |\n|---|---|---|\n| Tea Pot | 12 | 756,00 € |\n",
      ],
      ['Sur les 1 512,00 €, 756,00 € viennent de Mug Set.', 'Sur les 1 512,00 €, 756,00 € viennent de Tea Pot.'],
      ["La moitié du chiffre d'affaires vient de Jar.", "La moitié du chiffre d'affaires vient de Tea Pot."],
      ["Mug Set représente un cinquième du chiffre d'affaires.", "Jar représente un cinquième du chiffre d'affaires."],
      ['Mug Set est passé de 504,00 € à 302,40 €.', 'Mug Set est passé de 504,00 € à 453,60 €.'],
      ['30 unités de Tea Pot ont été vendues.', '30 unités de Mug Set ont été vendues.'],
    ],
  ],
  [
    'ranks and superlatives',
    HARBOUR,
    [
      [
        "Mug Set est votre produit phare en chiffre d'affaires.",
        "Tea Pot est votre produit phare en chiffre d'affaires.",
      ],
      ['Jar est le grand gagnant.', 'Tea Pot est le grand gagnant.'],
      ['Mug Set est ce qui vous a le plus rapporté.', 'Tea Pot est ce qui vous a le plus rapporté.'],
      ["Aucun produit n'a rapporté plus que Mug Set.", "Aucun produit n'a rapporté plus que Tea Pot."],
      ["Rien ne s'est mieux vendu que Jar.", "C'est Tea Pot qui s'est le mieux vendu."],
      ['La première place revient à Jar.', 'La première place revient à Tea Pot.'],
      ['Jar occupe la première place.', 'Tea Pot occupe la première place.'],
      ['Jar est votre produit le plus important.', 'Tea Pot est votre produit le plus important.'],
      ['Jar est votre produit le plus rentable.', 'Tea Pot est votre produit le plus rentable.'],
      ['En tête, on trouve Jar.', 'En tête, on trouve Tea Pot.'],
      ['Jar arrive en tête.', 'Tea Pot arrive en tête.'],
      ['Jar arrive en deuxième position.', 'Mug Set arrive en deuxième position.'],
      ['En troisième position, on trouve Tea Pot.', 'En troisième position, on trouve Jar.'],
      [
        "Votre deuxième produit en chiffre d'affaires est Jar.",
        "Votre deuxième produit en chiffre d'affaires est Mug Set.",
      ],
      ['Tea Pot arrive en dernier.', 'Jar arrive en dernier.'],
      ['Mug Set a rapporté davantage que Tea Pot.', 'Tea Pot a rapporté davantage que Mug Set.'],
      ["Tea Pot s'est vendu en plus d'unités que Mug Set.", "Mug Set a vendu plus d'unités que Tea Pot."],
      ['Jar domine vos ventes.', 'Tea Pot domine vos ventes.'],
    ],
  ],
  [
    'directions',
    HARBOUR,
    [
      [
        "Le chiffre d'affaires a été plus bas que la semaine précédente.",
        "Le chiffre d'affaires a été plus élevé que la semaine précédente.",
      ],
      ['Les commandes sont en hausse.', 'Les commandes sont en baisse.'],
      ['Les commandes ont augmenté de 50 %.', 'Les commandes ont diminué de 50 %.'],
      ["Le chiffre d'affaires s'est effondré.", "Le chiffre d'affaires s'est envolé."],
      ["Le chiffre d'affaires s'est réduit.", "Le chiffre d'affaires s'est accru."],
      ['Mug Set a progressé de 10 %.', 'Mug Set a reculé de 10 %.'],
      ['Mug Set a progressé.', 'Mug Set a reculé.'],
      ['Les trois produits ont progressé.', 'Tea Pot et Jar ont progressé.'],
      ['Tea Pot et Mug Set ont progressé.', 'Mug Set a baissé.'],
      [
        'Il y a eu deux clients de plus que la semaine précédente.',
        'Il y a eu deux clients de moins que la semaine précédente.',
      ],
      ['Le panier moyen a baissé.', 'Le panier moyen a augmenté.'],
      ["Le chiffre d'affaires a augmenté de 600,00 €.", "Le chiffre d'affaires a augmenté de 912,00 €."],
      ['Les commandes ont doublé.', 'Les commandes ont été divisées par deux.'],
      ['Il y a eu plus de clients que la semaine précédente.', 'Il y a eu moins de clients que la semaine précédente.'],
      [
        "Le chiffre d'affaires est la moitié de celui de la semaine précédente.",
        "Le chiffre d'affaires est environ deux fois et demie celui de la semaine précédente.",
      ],
      [
        'Les commandes sont deux fois plus nombreuses que la semaine précédente.',
        'Les commandes sont deux fois moins nombreuses que la semaine précédente.',
      ],
      ['Les commandes se sont maintenues.', 'Les commandes se sont effondrées.'],
    ],
  ],
  [
    'ratios and fractions',
    HARBOUR,
    [
      ["Le chiffre d'affaires a plus que triplé.", "Le chiffre d'affaires a plus que doublé."],
      [
        "Le chiffre d'affaires est environ trois fois et demie celui de la semaine précédente.",
        "Le chiffre d'affaires est environ 2,5 fois celui de la semaine précédente.",
      ],
      [
        "Un tiers du chiffre d'affaires brut a été remboursé.",
        "Près d'un cinquième du chiffre d'affaires brut a été remboursé.",
      ],
      ['12 des 18 clients étaient nouveaux.', '6 des 18 clients étaient nouveaux.'],
      ['La moitié des clients étaient nouveaux.', 'Un tiers des clients étaient nouveaux.'],
      ["Tea Pot représente un tiers du chiffre d'affaires.", "Tea Pot représente la moitié du chiffre d'affaires."],
      ["Le chiffre d'affaires a augmenté de 252 %.", "Le chiffre d'affaires a augmenté de 152 %."],
      ['Sur 1 960,00 € bruts, 70,00 € ont été remboursés.', 'Sur 1 960,00 € bruts, 378,00 € ont été remboursés.'],
    ],
  ],
  [
    'units and currencies',
    HARBOUR,
    [
      ['Vous avez eu 24 clients la semaine dernière.', 'Vous avez eu 24 commandes la semaine dernière.'],
      ['18 commandes sont arrivées.', '24 commandes sont arrivées.'],
      ['Vous avez vendu 1 512 unités.', 'Vous avez vendu pour 1 512 €.'],
      ["Le chiffre d'affaires est de 1 512 dollars.", "Le chiffre d'affaires est de 1 512 euros."],
      ["Le chiffre d'affaires est de 1 512,00 CHF.", "Le chiffre d'affaires est de 1 512,00 EUR."],
      ["Le chiffre d'affaires est de 1 512 francs.", "Le chiffre d'affaires est de 1 512,00 €."],
      ['Il y a eu 24 visiteurs.', 'Il y a eu 24 commandes.'],
      ['24 personnes ont acheté.', '18 personnes ont acheté.'],
      ['Cela fait 63,00 € par client.', 'Cela fait 84,00 € par client.'],
      ['Cela fait 84,00 € par commande.', 'Cela fait 63,00 € par commande.'],
      ['Il y a eu 378 remboursements.', 'Il y a eu 378 € de remboursements.'],
      ['Douze nouveaux clients sont arrivés.', 'Six nouveaux clients sont arrivés.'],
      ["Le chiffre d'affaires net est de 1 960,00 €.", "Le chiffre d'affaires brut est de 1 960,00 €."],
      ['Votre bénéfice est de 1 512,00 €.', "Votre chiffre d'affaires net est de 1 512,00 €."],
    ],
  ],
  [
    'misleading roundings',
    HARBOUR,
    [
      ["Le chiffre d'affaires avoisine 2 000 €.", "Le chiffre d'affaires avoisine 1 500 €."],
      ["Le chiffre d'affaires est de presque 2 000 €.", "Le chiffre d'affaires est d'un peu plus de 1 500 €."],
      ["Le chiffre d'affaires dépasse 1 600 €.", "Le chiffre d'affaires dépasse 1 500 €."],
      ['Il y a eu presque 30 commandes.', 'Il y a eu presque 25 commandes.'],
      ['Il y a eu plus de 25 commandes.', 'Il y a eu plus de 20 commandes.'],
      ['Il y a eu deux douzaines de clients.', 'Il y a eu deux douzaines de commandes.'],
      ['Tea Pot a rapporté environ 800 €.', 'Tea Pot a rapporté environ 750 €.'],
      ['Jar a rapporté environ 350 €.', 'Jar a rapporté environ 300 €.'],
    ],
  ],
  [
    'spelled numbers',
    HARBOUR,
    [
      ['Il y a eu quarante-huit commandes.', 'Il y a eu vingt-quatre commandes.'],
      [
        "Le chiffre d'affaires est de mille six cent douze euros.",
        "Le chiffre d'affaires est de mille cinq cent douze euros.",
      ],
      ['Vingt clients ont acheté.', 'Dix-huit clients ont acheté.'],
      [
        "Le chiffre d'affaires est d'un million et demi d'euros.",
        "Le chiffre d'affaires est d'environ mille cinq cents euros.",
      ],
      ['Trois cent quatre-vingts euros ont été remboursés.', 'Trois cent soixante-dix-huit euros ont été remboursés.'],
    ],
  ],
  [
    'counts of lists',
    HARBOUR,
    [
      ['Vous avez quatre produits : Tea Pot, Mug Set et Jar.', 'Vous avez trois produits : Tea Pot, Mug Set et Jar.'],
      ['Trois de vos produits ont progressé.', 'Deux de vos produits ont progressé.'],
    ],
  ],
  [
    'of last week',
    LUMEN,
    [
      ['20 $ des 620 $ ont été remboursés.', '90 $ des 620 $ ont été remboursés.'],
      ["Le chiffre d'affaires est d'environ 600 $.", "Le chiffre d'affaires est d'environ 500 $."],
      ['Cinq commandes de six clients.', 'Six commandes de cinq clients.'],
      [
        "Les remboursements représentent 20 % du chiffre d'affaires brut.",
        "Les remboursements représentent environ 15 % du chiffre d'affaires brut.",
      ],
    ],
  ],
  [
    'of shares',
    PRODUCTS,
    [
      [
        "Candle représente un peu plus de la moitié du chiffre d'affaires.",
        "Candle représente un peu moins de la moitié du chiffre d'affaires.",
      ],
      [
        "Linen Throw représente presque un tiers du chiffre d'affaires.",
        "Oak Vase 24 représente presque un tiers du chiffre d'affaires.",
      ],
      ['Candle a une part de 33 %.', 'Candle a une part de 48 %.'],
      ['Taux de conversion : 3,41 %', 'Taux de conversion : 3,14 %'],
    ],
  ],
  [
    'of countries',
    WHOLE,
    [
      ['Germany est devant EIRE.', 'EIRE est devant Germany.'],
      ['Votre troisième marché est Germany.', 'Votre troisième marché est EIRE.'],
      [
        "Quatre cinquièmes du chiffre d'affaires viennent de Netherlands.",
        "Environ quatre cinquièmes du chiffre d'affaires viennent de United Kingdom.",
      ],
    ],
  ],
  [
    'of people',
    SEGMENTS,
    [
      ['Lapsed est plus grand que Newsletter.', 'Newsletter est plus grand que Lapsed.'],
      ['Votre plus petit segment est Lapsed.', 'Votre plus petit segment est VIP.'],
      [
        'Près de la moitié de vos clients sont dans Newsletter.',
        "Près d'un tiers de vos clients sont dans Newsletter.",
      ],
    ],
  ],
  [
    'of the funnel',
    funnel('fr'),
    [
      ['La moitié des visiteurs ont acheté.', 'Un visiteur sur 25 a acheté.'],
      ['640 personnes ont vu une page.', '640 personnes ont vu un produit.'],
    ],
  ],
  [
    'of months',
    why('fr'),
    [
      ['Octobre a été le mois le plus fort.', 'Novembre a été le mois le plus fort.'],
      ["Chiffre d'affaires en octobre : 1 161 817,38 £", "Chiffre d'affaires en octobre : 1 039 318,79 £"],
      ['Les nouveaux clients ont porté la croissance.', 'Les clients fidèles ont porté la croissance.'],
      [
        "En décembre, le chiffre d'affaires était de 1 161 817,38 £.",
        "En novembre, le chiffre d'affaires était de 1 161 817,38 £.",
      ],
    ],
  ],
  [
    'of days',
    DAILY,
    [
      ['Mardi a été meilleur que mercredi.', 'Mercredi a été meilleur que mardi.'],
      [
        'Le 11 mars, vous avez vendu 248,00 $ et le 13 mars 310,00 $.',
        'Le 11 mars, vous avez vendu 310,00 $ et le 13 mars 248,00 $.',
      ],
      ['Le week-end, 310,00 $ sont rentrés.', 'Mercredi, 310,00 $ sont rentrés.'],
    ],
  ],
  [
    'of two things at once',
    HARBOUR,
    [
      [
        "Alors que le chiffre d'affaires a plus que doublé, les commandes ont doublé aussi.",
        "Alors que le chiffre d'affaires a plus que doublé, les commandes ont été divisées par deux.",
      ],
      ["Le chiffre d'affaires et les commandes ont augmenté.", "Le chiffre d'affaires a augmenté, pas les commandes."],
      ["Le chiffre d'affaires et les commandes ont baissé.", 'Les commandes ont baissé.'],
      ['La plupart des clients étaient nouveaux.', 'La plupart des clients avaient déjà acheté.'],
      ['Deux tiers des clients étaient nouveaux.', 'Un tiers des clients étaient nouveaux.'],
      ['Jar a le plus progressé.', 'Tea Pot a le plus progressé.'],
      ['Mug Set est le seul produit qui a progressé.', 'Mug Set est le seul produit qui a reculé.'],
      [
        "| | Semaine dernière | Semaine précédente | Évolution |\n|---|---|---|---|\n| Chiffre d'affaires | 1 512,00 € | 600,00 € | -152 % |\n",
        "| | Semaine dernière | Semaine précédente | Évolution |\n|---|---|---|---|\n| Chiffre d'affaires | 1 512,00 € | 600,00 € | +152 % |\n",
      ],
      ['En moyenne, chaque client a dépensé 63 €.', 'En moyenne, chaque client a dépensé 84 €.'],
      ["Le panier moyen est d'environ 80 €.", "Le panier moyen est d'environ 63 €."],
      ["Le chiffre d'affaires s'élève à 15,12 €.", "Le chiffre d'affaires s'élève à 1512 €."],
      ['Hier, vous avez vendu 1 512,00 €.', 'La semaine dernière, vous avez vendu 1 512,00 € en tout.'],
      ['Chaque jour, vous avez vendu 1 512,00 €.', 'Pendant la semaine dernière, vous avez vendu 1 512,00 €.'],
    ],
  ],
];
