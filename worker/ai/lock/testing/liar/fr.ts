import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Liar } from './liar.ts';

/** What a lying model says in French, and what is true instead. */
export const fr: Liar = [
  [
    'in parts of the text',
    DAILY,
    [
      [
        "> Chiffre d'affaires de la semaine dernière : **1 153,05 $**\n",
        "> Chiffre d'affaires de la semaine dernière : **1 153,50 $**\n",
      ],
      ['# 38 commandes la semaine dernière\n', '# 41 commandes la semaine dernière\n'],
      ['- Commandes\n  - La semaine dernière : 38\n', '- Commandes\n  - La semaine dernière : 41\n'],
      ['```\nCommandes : 38\n```\n', '```\nCommandes : 41\n```\n'],
      ['Il y a eu [38 commandes](/orders).', 'Il y a eu [41 commandes](/orders).'],
      [
        "Vous avez eu 41 commandes[^1].\n\n[^1]: Le chiffre d'affaires était de 1 351,50 $.\n",
        "Vous avez eu 41 commandes[^1].\n\n[^1]: Le chiffre d'affaires était de 1 153,50 $.\n",
      ],
      ['Vous avez eu &#52;2 commandes.', 'Vous avez eu &#52;1 commandes.'],
      ['Vous avez eu ４２ commandes.', 'Vous avez eu ４１ commandes.'],
      ['Vous avez eu XLII commandes.', 'Vous avez eu XLI commandes.'],
      ['Vous avez eu 4\u200b2 commandes.', 'Vous avez eu 4\u200b1 commandes.'],
      ['Vous avez eu quarante-deux commandes.', 'Vous avez eu quarante et une commandes.'],
      ['Vous avez eu quatre douzaines de commandes.', 'Vous avez eu quarante et une commandes.'],
      ['Mercredi, vous avez eu huit commandes.', 'Mercredi, vous avez eu sept commandes.'],
      ['Vendredi, vous avez eu neuf commandes.', 'Vendredi, vous avez eu sept commandes.'],
      ['Vous avez eu des centaines de commandes.', 'Vous avez eu 41 commandes.'],
    ],
  ],
  [
    'of units',
    DAILY,
    [
      ["Le chiffre d'affaires était de 1 153,50 mille $.", "Le chiffre d'affaires était de 1 153,50 $."],
      ["Le chiffre d'affaires était de 1,15 million de $.", "Le chiffre d'affaires était de 1,15 k$."],
      ["Le chiffre d'affaires était de 1 153,50 £.", "Le chiffre d'affaires était de 1 153,50 $."],
      ["Le chiffre d'affaires était de 1 153,50 euros.", "Le chiffre d'affaires était de 1 153,50 dollars."],
      [
        'Le taux de conversion de vendredi était de 7,1 points de pourcentage.',
        'Le taux de conversion de vendredi était de 7,1 %.',
      ],
      ['Le taux de conversion de vendredi était de 71 %.', 'Le taux de conversion de vendredi était de 7,1 %.'],
    ],
  ],
  [
    'of days',
    DAILY,
    [
      ['Votre meilleur jour était mardi.', 'Votre meilleur jour était mercredi.'],
      ["Vendredi a eu le chiffre d'affaires le plus élevé.", "Mercredi a eu le chiffre d'affaires le plus élevé."],
      ["Lundi a eu le chiffre d'affaires le plus faible.", "Mardi a eu le chiffre d'affaires le plus faible."],
      ["Jeudi, le chiffre d'affaires était de 99,00 $.", "Jeudi, le chiffre d'affaires était de 101,00 $."],
      ["Lundi, vous n'avez rien vendu.", 'Lundi, vous avez vendu 120,00 $.'],
      ["Dimanche, il n'y a eu aucune commande.", 'Dimanche, il y a eu 5 commandes.'],
      ['Lundi, vous avez vendu plus que vendredi.', 'Vendredi, vous avez vendu plus que lundi.'],
      ['Le 12 mars, vous avez eu 7 commandes.', 'Le 12 mars, vous avez eu 5 commandes.'],
      ["Le pic du chiffre d'affaires était vendredi.", "Le pic du chiffre d'affaires était mercredi."],
      ['Votre deuxième meilleur jour était samedi.', 'Votre deuxième meilleur jour était vendredi.'],
      ['Le mois dernier, vous avez eu 41 commandes.', 'La semaine dernière, vous avez eu 41 commandes.'],
      ['Hier, vous avez eu 41 commandes.', 'La semaine dernière, vous avez eu 41 commandes.'],
    ],
  ],
  [
    'of parts and names',
    PRODUCTS,
    [
      [
        "Deux tiers du chiffre d'affaires viennent de Candle.",
        "Près de la moitié du chiffre d'affaires vient de Candle.",
      ],
      [
        "Un cinquième du chiffre d'affaires vient de Oak Vase 24.",
        "Environ un tiers du chiffre d'affaires vient de Oak Vase 24.",
      ],
      ['Un euro sur deux vient de Linen Throw.', "Linen Throw représente 19 % du chiffre d'affaires."],
      [
        "Plus de la moitié du chiffre d'affaires vient de Candle.",
        "Près de la moitié du chiffre d'affaires vient de Candle.",
      ],
      ["Presque tout le chiffre d'affaires vient de Candle.", "Candle représente 48 % du chiffre d'affaires."],
      ["Tout le chiffre d'affaires vient de Candle.", "Candle représente 48 % du chiffre d'affaires."],
      ["Rien du chiffre d'affaires ne vient de Linen Throw.", "Linen Throw représente 19 % du chiffre d'affaires."],
      ["Seul Candle s'est vendu.", 'Candle, Oak Vase 24 et Linen Throw se sont vendus.'],
      ['Le produit le plus vendu est Linen Throw.', 'Le produit le plus vendu est Candle.'],
      ['Linen Throw est le numéro un.', 'Candle est le numéro un.'],
      ['Candle est en troisième position.', 'Linen Throw est en troisième position.'],
      ['Candle arrive en dernier.', 'Linen Throw arrive en dernier.'],
      ['Candle a rapporté le double de Oak Vase 24.', 'Candle a rapporté plus que Oak Vase 24.'],
      ['Oak Vase 24 est devant Candle.', 'Candle est devant Oak Vase 24.'],
      ["Linen Throw a le plus grand chiffre d'affaires.", "Candle a le plus grand chiffre d'affaires."],
    ],
  ],
  [
    'of how it moved',
    why('fr'),
    [
      ["Le chiffre d'affaires a triplé en novembre.", "Le chiffre d'affaires a augmenté de 11,8 % en novembre."],
      ['Il y a eu deux fois plus de commandes.', 'Il y a eu 37,7 % de commandes en plus.'],
      ['Le panier moyen a augmenté à 437,27 £.', 'Le panier moyen a baissé à 437,27 £.'],
      [
        "Le chiffre d'affaires a baissé en novembre à 1 161 817,38 £.",
        "Le chiffre d'affaires a augmenté en novembre à 1 161 817,38 £.",
      ],
      ['Commandes : 2 657 (-37,7 %)', 'Commandes : 2 657 (+37,7 %)'],
      [
        "Le chiffre d'affaires a augmenté de 11,8 points de pourcentage.",
        "Le chiffre d'affaires a augmenté de 11,8 %.",
      ],
      ["Le chiffre d'affaires est en recul.", "Le chiffre d'affaires est en hausse."],
      ["Le chiffre d'affaires suit une tendance à la baisse.", "Le chiffre d'affaires suit une tendance à la hausse."],
      ["Il y a eu moins de commandes qu'en octobre.", "Il y a eu plus de commandes qu'en octobre."],
      ["Vous avez eu 728 commandes de moins qu'en octobre.", "Vous avez eu 728 commandes de plus qu'en octobre."],
      ['La plupart de la hausse vient des nouveaux clients.', 'Presque toute la hausse vient des clients fidèles.'],
    ],
  ],
  [
    'of people',
    funnel('fr'),
    [
      [
        "La moitié de ceux qui ont vu un produit l'ont ajouté au panier.",
        'Sur les 640 personnes qui ont vu un produit, 160 ont ajouté au panier.',
      ],
      ["Personne n'a acheté.", '48 personnes ont acheté.'],
      [
        'Tous ceux qui ont ajouté au panier ont acheté.',
        'Sur les 160 personnes qui ont ajouté au panier, 48 ont acheté.',
      ],
    ],
  ],
  [
    'of who came back',
    retention('fr'),
    [
      ['La moitié de vos clients sont revenus.', '23,7 % de vos clients sont revenus.'],
      ['Un client sur deux est revenu.', '23,7 % de vos clients sont revenus.'],
      [
        'Sur les 417 clients de janvier 2011, 71 sont revenus.',
        'Sur les 417 clients de janvier 2011, 92 sont revenus.',
      ],
    ],
  ],
  [
    'of segments',
    SEGMENTS,
    [
      ['VIP est votre plus grand segment.', 'Newsletter est votre plus grand segment.'],
      ["Personne n'est dans Lapsed.", 'Il y a 610 personnes dans Lapsed.'],
    ],
  ],
  [
    'of countries',
    WHOLE,
    [
      ['Germany est votre deuxième marché.', 'Netherlands est votre deuxième marché.'],
      ['France a rapporté plus que Germany.', 'Germany a rapporté plus que France.'],
      [
        "Presque tout le chiffre d'affaires vient de Netherlands.",
        "La majeure partie du chiffre d'affaires vient de United Kingdom.",
      ],
    ],
  ],
  [
    'of one thing against another',
    LUMEN,
    [
      ['Vous avez eu une seule commande.', 'Vous avez eu six commandes.'],
      [
        'Les remises étaient plus élevées que les remboursements.',
        'Les remboursements étaient plus élevés que les remises.',
      ],
      ['La semaine précédente était meilleure.', "Le chiffre d'affaires a augmenté de 155 %."],
      ["Le chiffre d'affaires a presque triplé.", "Le chiffre d'affaires a plus que doublé."],
      ['Vous avez vendu autant que la semaine précédente.', 'Vous avez vendu plus que la semaine précédente.'],
      ['Remboursements : aucun', 'Remboursements : 90,00 $'],
      ["Rien n'a été remboursé.", 'Les remboursements étaient de 90,00 $.'],
      ['Une semaine record.', "Le chiffre d'affaires a augmenté de 155 %."],
    ],
  ],
];
