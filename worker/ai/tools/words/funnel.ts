import type { Language } from './format.ts';

/** The path to a purchase in words. Figures, names and times come written. */
export interface FunnelWords {
  looked: string;
  nobody(when: string): string;
  sendNext: string;
  reached(when: string): string;
  whole(share: string): string;
  loss(it: { step: string; share: string }): string;
  bySource: string;
  next(it: { step: string; ask: string }): string;
  title: string;
  columns: { step: string; people: string; rate: string; ofFirst: string };
  ofBefore(share: string): string;
  steps: Record<string, string>;
  /** A step in the middle of a sentence. */
  inSentence(step: string): string;
}

export const FUNNEL_WORDS: Record<Language, FunnelWords> = {
  en: {
    looked: 'Followed people through the funnel',
    nobody: (when) => `Nobody who can be told apart did any of these steps ${when}, so there is nothing to follow.`,
    sendNext: 'Send page views, product views and carts besides orders, so that the funnel can be seen.',
    reached: (when) => `People who reached each step, in this order, ${when}:`,
    whole: (share) => `From first to last that is **${share}**.`,
    loss: ({ step, share }) => `The largest loss is before “${step}”: only ${share} go on.`,
    bySource: 'By source:',
    next: ({ step, ask }) => `Work on the step “${step}” first: ask ${ask} for messages that fit.`,
    title: 'Path to purchase',
    columns: { step: 'Step', people: 'People', rate: 'Of the step before', ofFirst: 'Of the first' },
    ofBefore: (share) => `${share} of the step before`,
    steps: {
      page_view: 'Viewed a page',
      product_view: 'Viewed a product',
      add_to_cart: 'Added to cart',
      checkout: 'Started checkout',
      purchase: 'Bought',
    },
    inSentence: (step) => step.toLowerCase(),
  },
  de: {
    looked: 'Personen auf dem Weg zum Kauf verfolgt',
    nobody: (when) =>
      `Niemand, der sich unterscheiden lässt, hat ${when} einen dieser Schritte getan; es gibt also nichts zu verfolgen.`,
    sendNext:
      'Sende außer Bestellungen auch Seitenaufrufe, Produktaufrufe und Warenkörbe, damit der Weg zum Kauf sichtbar wird.',
    reached: (when) => `Personen, die jeden Schritt in dieser Reihenfolge erreicht haben, ${when}:`,
    whole: (share) => `Vom ersten bis zum letzten Schritt sind das **${share}**.`,
    loss: ({ step, share }) => `Am meisten geht vor „${step}“ verloren: nur ${share} gehen weiter.`,
    bySource: 'Nach Quelle:',
    next: ({ step, ask }) => `Fang bei „${step}“ an: Frag ${ask} nach passenden Nachrichten.`,
    title: 'Weg zum Kauf',
    columns: { step: 'Schritt', people: 'Personen', rate: 'Vom Schritt davor', ofFirst: 'Vom ersten' },
    ofBefore: (share) => `${share} vom Schritt davor`,
    steps: {
      page_view: 'Seite angesehen',
      product_view: 'Produkt angesehen',
      add_to_cart: 'In den Warenkorb gelegt',
      checkout: 'Kasse begonnen',
      purchase: 'Gekauft',
    },
    inSentence: (step) => step,
  },
  es: {
    looked: 'Personas seguidas en el camino a la compra',
    nobody: (when) =>
      `Nadie que se pueda distinguir dio alguno de estos pasos ${when}, así que no hay nada que seguir.`,
    sendNext:
      'Además de los pedidos, envía páginas vistas, productos vistos y carritos, para que se vea el camino a la compra.',
    reached: (when) => `Personas que llegaron a cada paso, en este orden, ${when}:`,
    whole: (share) => `Del primero al último es el **${share}**.`,
    loss: ({ step, share }) => `La mayor pérdida está antes de «${step}»: solo el ${share} sigue adelante.`,
    bySource: 'Por fuente:',
    next: ({ step, ask }) => `Empieza por el paso «${step}»: pregunta ${ask} para tener mensajes adecuados.`,
    title: 'Camino a la compra',
    columns: { step: 'Paso', people: 'Personas', rate: 'Del paso anterior', ofFirst: 'Del primero' },
    ofBefore: (share) => `${share} del paso anterior`,
    steps: {
      page_view: 'Vieron una página',
      product_view: 'Vieron un producto',
      add_to_cart: 'Añadieron al carrito',
      checkout: 'Empezaron el pago',
      purchase: 'Compraron',
    },
    inSentence: (step) => step.toLowerCase(),
  },
  fr: {
    looked: "Personnes suivies sur le parcours d'achat",
    nobody: (when) => `Personne d'identifiable n'a franchi l'une de ces étapes ${when} ; il n'y a donc rien à suivre.`,
    sendNext:
      'En plus des commandes, envoyez pages vues, produits vus et paniers, pour que le parcours devienne visible.',
    reached: (when) => `Personnes arrivées à chaque étape, dans cet ordre, ${when} :`,
    whole: (share) => `De la première à la dernière, cela fait **${share}**.`,
    loss: ({ step, share }) => `La plus grande perte se situe avant « ${step} » : seuls ${share} continuent.`,
    bySource: 'Par source :',
    next: ({ step, ask }) => `Commencez par l'étape « ${step} » : demandez ${ask} pour des messages adaptés.`,
    title: "Parcours d'achat",
    columns: { step: 'Étape', people: 'Personnes', rate: "De l'étape précédente", ofFirst: 'De la première' },
    ofBefore: (share) => `${share} de l'étape précédente`,
    steps: {
      page_view: 'Page vue',
      product_view: 'Produit vu',
      add_to_cart: 'Ajout au panier',
      checkout: 'Paiement commencé',
      purchase: 'Achat',
    },
    inSentence: (step) => step.toLowerCase(),
  },
};
