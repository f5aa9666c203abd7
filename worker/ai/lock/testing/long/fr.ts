import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Long } from './long.ts';

export const fr: Long = {
  openers: [
    'Bonne question ! Voici ce que montrent vos données :',
    'Bien sûr, voici un court résumé :',
    "Reprenons pas à pas. J'ai regardé uniquement vos propres commandes, rien ici n'est donc une estimation.",
    '**En bref :** la tendance est plutôt bonne, avec quelques points à surveiller.',
    "Voici la situation, d'après vos données :",
  ],
  bodies: [
    [
      LUMEN,
      "La semaine dernière en résumé :\n\n- **Chiffre d'affaires net :** 510,00 $, soit 155 % de plus que la semaine précédente (200,00 $)\n- **Commandes :** 6, de 5 clients\n- **Panier moyen :** 85,00 $\n\nLes remboursements étaient de 90,00 $ et les remises de 20,00 $, d'où un chiffre d'affaires brut (620,00 $) nettement supérieur.",
    ],
    [
      LUMEN,
      "Dans l'ensemble, c'était une bonne semaine. Vous avez encaissé **510,00 $** net, contre **200,00 $** la semaine précédente : le chiffre d'affaires a plus que doublé. Cela dit, cela vient de seulement 6 commandes, et avec si peu, les chiffres peuvent beaucoup bouger d'une semaine à l'autre. Le panier moyen était de 85,00 $.",
    ],
    [
      LUMEN,
      "| Indicateur | La semaine dernière |\n|---|---:|\n| Chiffre d'affaires brut | 620,00 $ |\n| Remises | 20,00 $ |\n| Remboursements | 90,00 $ |\n| **Chiffre d'affaires net** | **510,00 $** |\n\nAutrement dit, les remboursements ont pesé plus lourd que les remises.",
    ],
    [
      DAILY,
      "La semaine dernière, vous avez eu **41 commandes**, pour un total de 1 153,50 $.\n\n1. **Mercredi** était votre meilleur jour, avec 310,00 $.\n2. **Vendredi** suit avec 248,00 $.\n3. **Mardi** était le plus faible, avec 95,50 $.\n\nVous avez eu entre 5 et 7 commandes par jour, et le chiffre d'affaires quotidien allait de 95,50 $ à 310,00 $.",
    ],
    [
      PRODUCTS,
      "Depuis le début de cette année, le chiffre d'affaires se répartit ainsi :\n\n- **Candle :** 4 800,00 € (48 %)\n- **Oak Vase 24 :** 3 255,00 € (environ un tiers)\n- **Linen Throw :** 1 945,00 € (près d'un cinquième)\n\nCandle est votre produit le plus vendu et apporte près de la moitié du chiffre d'affaires. Linen Throw arrive en dernier, mais apporte tout de même 1 945,00 €.",
    ],
    [
      WHOLE,
      "Jusqu'ici, vous avez vendu pour **8,9 millions de £**, avec 18 532 commandes de 4 338 clients. La majeure partie du chiffre d'affaires vient de United Kingdom : 7 308 391,55 £, soit environ 82 %. Netherlands est votre deuxième marché avec 285 446,34 £ (3,2 %), suivi de EIRE avec 265 545,90 £.",
    ],
    [
      why('fr'),
      "Le chiffre d'affaires est passé de 1 039 318,79 £ en octobre à **1 161 817,38 £** en novembre, soit une hausse de 11,8 % (122 498,59 £).\n\nDeux choses ont bougé en même temps :\n\n- Les commandes sont passées de 1 929 à 2 657, soit une hausse de 37,7 %.\n- Le panier moyen a baissé de 538,79 £ à 437,27 £.\n\nIl y a donc eu plus de commandes, mais plus petites.",
    ],
    [
      why('fr'),
      "Presque toute la hausse vient des clients fidèles : ils ont rapporté 1 003 512,44 £ en novembre, soit 121 606,13 £ de plus qu'en octobre. Les nouveaux clients sont restés stables, avec 158 304,94 £ contre 157 412,48 £. Vos habitués semblent avoir porté cette hausse, mais les commandes seules ne disent pas pourquoi.",
    ],
    [
      funnel('fr'),
      'Sur 1 200 personnes qui ont vu une page le mois dernier, 48 ont acheté : le taux de conversion est donc de **4 %**.\n\n- Ont vu un produit : 640\n- Ont ajouté au panier : 160 (25 %)\n- Ont acheté : 48 (30 %)\n\nLa plus grande perte se situe entre la vue du produit et le panier.',
    ],
    [
      retention('fr'),
      "Au total, 940 clients sur 3 974 sont revenus le mois suivant leur première commande, soit **23,7 %**. Sur les 417 clients de janvier 2011, 92 sont revenus (22,1 %) ; sur les 380 clients de février 2011, 71 sont revenus (18,7 %). J'y verrais un point de départ plutôt qu'un objectif.",
    ],
    [
      SEGMENTS,
      'Il y a trois segments en ce moment :\n\n| Segment | Personnes |\n|---|---:|\n| Newsletter | 1 350 |\n| Lapsed | 610 |\n| VIP | 120 |\n\nNewsletter est de loin le plus grand segment ; VIP est petit, mais mérite souvent un message personnel.',
    ],
    [
      predictions('fr'),
      "D'après le modèle, **184 clients** sur vos 2 790 clients fidèles sont sur le point de partir. Environ 69 000 £ par an sont en jeu. C'est une prédiction et non un fait : prenez-la comme un indice sur les personnes à contacter d'abord.",
    ],
  ],
  closers: [
    'Voulez-vous que je détaille cela par produit ?',
    'Si cela vous aide, je peux préparer un e-mail pour les personnes les plus importantes. Vous le verrez avant tout envoi.',
    '**Prochaine étape :** regardez les paniers abandonnés et écrivez à ces personnes en premier.',
    "Gardez à l'esprit que ceci ne couvre que vos sources connectées ; les ventes faites ailleurs n'y sont pas.",
    'Dites-moi si vous voulez voir la même chose pour une autre période !',
  ],
};
