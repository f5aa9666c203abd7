import type { DescribeWords } from './words.ts';

export const fr: DescribeWords = {
  topics: {
    funnel:
      "Le **parcours d'achat** est page, produit, panier, caisse, achat. Une personne compte pour une étape si elle y est arrivée après la précédente ; le taux d'une étape, ce sont ses personnes divisées par celles de la précédente.",
    engagement:
      "L'**engagement** se mesure aux événements de chaque personne et au nombre de sortes différentes, sur une échelle de 0 à 100.",
    receipt:
      "Un **reçu** est la preuve d'un chiffre : ce qui a été lu, pour quels jours et quel fuseau horaire, ce qui a été laissé de côté et pourquoi. Il s'ouvre sur les commandes qui sont derrière et recalcule le chiffre.",
    action:
      "Une **action** est d'abord planifiée : vous voyez qui elle touche, ce qu'elle envoie et ce qu'elle coûte, et rien n'est fait avant que quelqu'un qui en a le droit approuve exactement cela. La plupart se défont.",
    workflow:
      "Un **workflow** est une suite d'actions enregistrée qui démarre à une heure, quand quelque chose arrive ou quand quelqu'un rejoint un segment ; il ne démarre de lui-même qu'une fois approuvé tel quel.",
    prediction:
      "Une **prévision** vient d'un modèle de vos propres commandes. Elle est toujours signalée, a un intervalle et dit ce qu'elle a valu sur vos commandes suivantes ; avec moins de 30 acheteurs, elle dit qu'elle ne sait pas encore.",
    source:
      "Une **source de données** est l'endroit d'où viennent vos événements : Shopify, un SDK Segment, Google Tag Manager, Facebook Pixel ou un webhook signé. Sa clé dit à PulseHub à qui sont les événements.",
    campaign:
      "Une **recommandation de campagne** dit, pour un segment, combien de personnes il compte, par quel canal les joindre, quoi écrire, quoi offrir, quand et pourquoi, avec les chiffres à l'appui.",
    analyst:
      "L'**analyste intégré** répond d'après vos événements avec des règles et des formules fixes. Il n'a besoin ni de modèle de langage ni de clé. Quand un modèle de langage est configuré, il écrit la réponse et les chiffres viennent toujours de l'analyste.",
  },
  about:
    "**PulseHub** connecte votre boutique, garde chaque événement de vos clients et répond avec des mots : ce que vous avez vendu, qui a acheté, où les gens partent, qui pourrait ne pas revenir, et quelle campagne envoyer à qui. Chaque chiffre s'ouvre sur sa preuve, et rien n'est envoyé ni modifié avant votre accord.\n\nVous pouvez demander, par exemple :",
  examples: [
    '« Combien ai-je vendu le mois dernier ? »',
    '« Qui sont mes 5 meilleurs clients ? »',
    "« Pourquoi le chiffre d'affaires a-t-il changé ? »",
    "« Qui n'a pas acheté depuis 60 jours ? »",
    '« Montre-moi des campagnes pour mes clients »',
    '« Comment relier ma boutique ? »',
  ],
  aboutNext: 'Demandez avec vos mots et dans votre langue.',
  connectNext: 'Quand les premiers événements sont là, demandez « Où en sont mes sources de données ? ».',
  lookedConnect: 'Consulté comment connecter',
  lookedAbout: 'Consulté ce que je sais faire',
  looked: 'Consulté ce que cela veut dire',
  lookedCatalogue: 'Ouvert le catalogue des métriques',
  catalogue: {
    intro: (metrics) => `Je connais ${metrics}, chacun avec un sens fixe :`,
    periods:
      'Chacun pour toute période, comparé à une autre, au fil du temps ou par source, canal, produit, segment et client là où cela a un sens.',
    next: 'Demandez « Que signifie taux de réachat ? », ou tout autre.',
  },
  groups: { money: 'Argent', orders: 'Commandes', customers: 'Clients', behaviour: 'Comportement' },
  metric: ({ name, version, definition, formula, dimensions }) =>
    `**${name}** (version ${version}) : ${definition}\n\nSe calcule ainsi : ${formula}.\n\nPeut se répartir par ${dimensions}.`,
  next: 'Demandez le chiffre lui-même pour voir le vôtre.',
  segmentNext: 'Demandez « Combien de personnes dans chaque segment ? » pour voir les vôtres.',
  unknown: (subject) => `${subject} n'est pas défini ici, je ne vais donc pas deviner ce que cela veut dire.`,
  canExplain: (what) => `Je peux expliquer, par exemple : ${what}.`,
  explainable: ["chiffre d'affaires net", 'taux de réachat', "taux d'abandon", 'les segments', 'les reçus'],
  unknownNext: 'Demandez « Quelles métriques connais-tu ? » pour les voir tous.',
};
