import type { MetricId } from '../../../../contract/metrics.ts';
import type { Defined } from './definitions.ts';

const COUNTED = 'Les tests et les commandes annulées ne comptent jamais.';
const NO_REFUNDS = "Non enregistré là où aucune source n'a jamais signalé de remboursement.";
const NO_DISCOUNTS = "Non enregistré là où aucune commande n'a jamais indiqué de remise.";
const NEVER_TOLD = "Non enregistré là où aucune source ne l'a jamais signalé.";
const STEPS =
  'Chaque personne compte une fois, à sa première fois à chaque étape après la précédente : page, produit, panier, caisse, achat.';

export const fr: Record<MetricId, Defined> = {
  revenue: [
    `Chiffre d'affaires net : les articles des commandes passées dans la période, après remises, moins les articles remboursés pendant celle-ci, au jour du remboursement. Taxes et livraison n'y sont pas. ${COUNTED} Les articles sont le sous-total d'une commande après remises là où la source l'indique, sinon son total.`,
    'somme des articles des commandes passées − somme des articles remboursés',
  ],
  gross_revenue: [
    `Ce qui a été vendu avant toute déduction : les articles et les remises accordées dessus. Les remboursements ne sont pas déduits ; taxes et livraison n'y sont pas. ${COUNTED}`,
    'somme des articles + somme des remises des commandes passées',
  ],
  total_charged: [
    `Ce que les commandes passées dans la période ont coûté à leurs acheteurs, avec taxes et livraison si la source les a dans son total. Les remboursements ne sont pas déduits. ${COUNTED}`,
    'somme des totaux des commandes passées',
  ],
  discounts: [
    `Argent déduit des articles des commandes passées dans la période. ${NO_DISCOUNTS} ${COUNTED}`,
    'somme des remises des commandes passées',
  ],
  refunds: [
    `Argent rendu pour des articles, au jour du remboursement, quelle que soit la date de la commande. Ceux des tests et des commandes annulées ne comptent pas. ${NO_REFUNDS}`,
    'somme des articles remboursés',
  ],
  tax: [
    `Taxes des commandes passées dans la période, là où la source les indique. ${NEVER_TOLD} ${COUNTED}`,
    'somme des taxes des commandes passées',
  ],
  shipping: [
    `Livraison facturée avec les commandes passées dans la période, là où la source l'indique. ${NEVER_TOLD} ${COUNTED}`,
    'somme des livraisons des commandes passées',
  ],
  average_order_value: [
    "Chiffre d'affaires net de la période divisé par les commandes passées, pour les commandes dans la devise de l'espace de travail.",
    "chiffre d'affaires ÷ commandes",
  ],
  revenue_per_customer: [
    "Chiffre d'affaires net de la période venant d'acheteurs connus, divisé par le nombre de ceux qui ont acheté.",
    "chiffre d'affaires des acheteurs connus ÷ clients",
  ],
  new_customer_revenue: [
    "Chiffre d'affaires net des acheteurs connus dont la toute première commande comptée tombe dans la période ; dans une série ou par périodes, dans celle-là. Sur tout le temps : celui des premières commandes.",
    "chiffre d'affaires des acheteurs dont la première commande tombe dans la période",
  ],
  returning_customer_revenue: [
    "Chiffre d'affaires net des acheteurs connus dont la première commande comptée précède la période ; dans une série ou par périodes, précède celle-là. Sur tout le temps : celui de chaque commande après la première.",
    "chiffre d'affaires des acheteurs dont la première commande précède la période",
  ],
  median_order_value: [
    `Les articles de la commande du milieu, les commandes de la période étant rangées par leurs articles (entre les deux du milieu si elles sont en nombre pair) : la moitié était plus grande, l'autre plus petite. Les remboursements ne sont pas déduits. ${COUNTED}`,
    'médiane des articles des commandes passées',
  ],
  largest_order: [
    `Les articles de la plus grande commande de la période ; les remboursements ne sont pas déduits. ${COUNTED}`,
    "plus grands articles d'une commande passée",
  ],
  smallest_order: [
    `Les articles de la plus petite commande de la période ; les remboursements ne sont pas déduits. ${COUNTED}`,
    "plus petits articles d'une commande passée",
  ],
  lifetime_value: [
    "Ce que les clients qui ont acheté dans la période ont apporté jusqu'ici, en moyenne : leur chiffre d'affaires net depuis le début jusqu'à la fin de la période. C'est du passé, pas une prévision.",
    "chiffre d'affaires de ses clients depuis le début jusqu'à la fin de la période ÷ leur nombre",
  ],
  orders: [
    `Commandes passées dans la période, quelle que soit la devise ; un numéro de commande est une commande, quel que soit le nombre de sources. ${COUNTED}`,
    'nombre de commandes passées',
  ],
  units: [
    `Pièces dans les commandes de la période, d'après leurs lignes. Non enregistré là où aucune commande n'a jamais donné ses lignes. ${COUNTED}`,
    'somme des quantités des lignes des commandes passées',
  ],
  units_per_order: [
    `Pièces par commande en moyenne, pour les commandes qui donnent leurs lignes. ${COUNTED}`,
    'pièces ÷ commandes avec lignes',
  ],
  refund_count: [
    `Remboursements de la période. Ceux des tests et des commandes annulées ne comptent pas. ${NO_REFUNDS}`,
    'nombre de remboursements',
  ],
  refund_rate: [
    `Argent rendu pour des articles dans la période, en part des articles vendus pendant celle-ci. ${NO_REFUNDS}`,
    'remboursements ÷ articles des commandes passées',
  ],
  order_refund_rate: [
    `La part des commandes passées dans la période dont quelque chose a été remboursé, à quelque moment que ce soit. ${NO_REFUNDS} ${COUNTED}`,
    'commandes passées avec un remboursement ÷ commandes passées',
  ],
  discounted_orders: [
    `Commandes passées dans la période avec une remise. ${NO_DISCOUNTS} ${COUNTED}`,
    'nombre de commandes passées avec une remise au-dessus de 0',
  ],
  discount_rate: [
    `Remises en part de ce qu'auraient coûté les articles sans elles. ${NO_DISCOUNTS}`,
    'remises ÷ (articles + remises)',
  ],
  cancelled_orders: [
    'Commandes passées dans la période puis annulées. Les tests ne comptent pas.',
    'nombre de commandes passées puis annulées',
  ],
  customers: [
    'Personnes connues distinctes qui ont passé une commande comptée dans la période.',
    "nombre d'acheteurs distincts",
  ],
  new_customers: [
    'Clients de la période dont la toute première commande comptée tombe dans celle-ci ; dans une série ou par périodes, dans celle-là.',
    "nombre d'acheteurs distincts dont la première commande tombe dans la période",
  ],
  returning_customers: [
    'Clients de la période dont la première commande comptée la précède ; dans une série ou par périodes, précède celle-là. Sur tout le temps : ceux qui ont commandé plusieurs fois.',
    "nombre d'acheteurs distincts dont la première commande précède la période",
  ],
  repeat_rate: [
    "La part des clients de la période dont une commande n'y était pas la première : ils avaient alors commandé au moins deux fois.",
    'acheteurs avec une deuxième commande ou une suivante dans la période ÷ clients',
  ],
  orders_per_customer: [
    "Commandes d'acheteurs connus dans la période, divisées par leur nombre.",
    "commandes d'acheteurs connus ÷ clients",
  ],
  days_between_orders: [
    "Combien de jours ont passé en moyenne depuis la commande précédente de l'acheteur, pour les commandes de la période qui n'étaient pas la première de leur acheteur.",
    "moyenne de (moment de la commande − moment de la commande précédente de l'acheteur) en jours",
  ],
  revenue_concentration: [
    'La part des ventes aux acheteurs connus dans la période apportée par le meilleur dixième des clients (arrondi à un client entier). Les remboursements sont déduits.',
    "chiffre d'affaires du meilleur dixième des clients ÷ chiffre d'affaires de tous les clients",
  ],
  events: [
    'Tout ce que les gens ont fait dans la période : pages et produits vus, paniers, achats et tout autre événement.',
    "nombre d'événements",
  ],
  visitors: [
    'Personnes distinctes qui ont fait quelque chose dans la période, connues ou non.',
    'nombre de personnes distinctes avec un événement',
  ],
  sessions: [
    "Visites commencées dans la période. Une visite finit quand la même personne ne fait rien pendant 30 minutes ; ce qu'elle fait ensuite en commence une autre.",
    "nombre d'événements sans un autre de la même personne dans les 30 minutes qui précèdent",
  ],
  page_views: [`Combien de fois une page a été vue dans la période. ${NEVER_TOLD}`, "nombre d'événements page_view"],
  product_views: [
    `Combien de fois un produit a été vu dans la période. ${NEVER_TOLD}`,
    "nombre d'événements product_view",
  ],
  cart_adds: [
    `Combien de fois quelque chose a été mis dans un panier dans la période. ${NEVER_TOLD}`,
    "nombre d'événements add_to_cart",
  ],
  checkouts: [
    `Combien de fois on est passé à la caisse dans la période. ${NEVER_TOLD}`,
    "nombre d'événements checkout",
  ],
  conversion_rate: [
    `La part des personnes connues qui ont vu une page dans la période et sont ensuite allées jusqu'à l'achat. ${STEPS}`,
    "personnes arrivées à l'achat ÷ page",
  ],
  view_to_cart_rate: [
    `La part des personnes connues arrivées à un produit dans la période qui ont ensuite mis quelque chose au panier. ${STEPS}`,
    'personnes arrivées au panier ÷ produit',
  ],
  cart_to_checkout_rate: [
    `La part des personnes connues arrivées à un panier dans la période qui sont ensuite passées à la caisse. ${STEPS}`,
    'personnes arrivées à la caisse ÷ panier',
  ],
  checkout_to_purchase_rate: [
    `La part des personnes connues arrivées à la caisse dans la période qui ont ensuite acheté. ${STEPS}`,
    "personnes arrivées à l'achat ÷ caisse",
  ],
  cart_abandonment_rate: [
    "La part des personnes connues qui ont mis quelque chose au panier dans la période et n'ont ensuite pas acheté pendant celle-ci.",
    '1 − personnes qui ont acheté après leur premier panier ÷ personnes avec un panier',
  ],
  orders_per_session: [
    'Commandes passées dans la période, divisées par les visites qui y ont commencé.',
    'commandes ÷ visites',
  ],
  people: [
    'Personnes connues distinctes ; pour une période, celles qui y ont fait quelque chose ou passé une commande comptée. Sont connues celles qui ont un identifiant ou un e-mail.',
    'nombre de personnes connues distinctes',
  ],
  subscribers: [
    "Personnes à qui l'on peut écrire sur au moins un canal, d'après leur dernier mot jusqu'à la fin de la période. Non enregistré là où personne n'a jamais rien dit.",
    'nombre de personnes dont le dernier mot sur un canal est oui',
  ],
};
