import type { Language } from '../format.ts';

/** Predictions in words. Figures, days and names come written. */
export interface PredictWords {
  cannotTell: string;
  label(it: { version: string; day: string }): string;
  between(it: { low: string; high: string }): string;
  churn: {
    lookedTooFew: string;
    comeBack(it: { missing: string; one: boolean; ask: string }): string;
    looked(returning: string): string;
    nobody(returning: string): string;
    some(it: { count: string; returning: string; one: boolean; money: string; between: string }): string;
    reasons: string;
    mostMoney: string;
    line(it: { money: string; silent: string; usual: string }): string;
    next(ask: string): string;
    happyNext(ask: string): string;
    title: string;
    columns: { person: string; risk: string; silent: string; usual: string; churn: string };
  };
  buyers: {
    lookedTooFew: string;
    looked: string;
    nextOrders(days: string): string;
    most(days: string): string;
    /** All of them together, of an answer that begins with it. */
    inAll(it: { value: string; orders: string; people: string; days: string }): string;
    nextBy(day: string): string;
    noFurther: string;
    /** As the figure's own name, too. */
    expectedOrders: string;
    fromOrders(it: { money: string; count: string }): string;
    currentNext(ask: string): string;
    next(ask: string): string;
    title(days: string): string;
    columns: { person: string; value: string; low: string; high: string; next: string };
  };
  likely: {
    lookedTooFew: string;
    cannotTell: string;
    beingMade: string;
    noModel: string;
    nobody: string;
    again: string;
    send: string;
    looked: string;
    most(days: string): string;
    next(ask: string): string;
    title(days: string): string;
    columns: { person: string; chance: string };
  };
}

export const PREDICT_WORDS: Record<Language, PredictWords> = {
  en: {
    cannotTell: 'I cannot tell yet.',
    label: ({ version, day }) => `This is a prediction and no fact: model ${version}, orders up to ${day}.`,
    between: ({ low, high }) => `(between ${low} and ${high})`,
    churn: {
      lookedTooFew: 'Counted the buyers there are to learn from',
      comeBack: ({ missing, one, ask }) =>
        `Come back when ${missing} more ${one ? 'buyer has' : 'buyers have'} ordered; until then ask ${ask}.`,
      looked: (returning) => `Weighed ${returning}`,
      nobody: (returning) => `**Nobody** of your ${returning} is about to leave.`,
      some: ({ count, returning, one, money, between }) =>
        `**${count}** of your ${returning} ${one ? 'is' : 'are'} about to leave, with **${money}** a year at risk ${between}.`,
      reasons: 'Most of them:',
      mostMoney: 'With the most money at risk:',
      line: ({ money, silent, usual }) => `${money} at risk, silent for ${silent}, usually orders every ${usual}`,
      next: (ask) => `See all of them with their reasons under People, Predictions, or ask ${ask}.`,
      happyNext: (ask) => `Ask ${ask} to see whom to keep happy.`,
      title: 'About to leave (prediction)',
      columns: {
        person: 'Person',
        risk: 'Money at risk a year',
        silent: 'Days silent',
        usual: 'Usual gap in days',
        churn: 'Churn risk',
      },
    },
    buyers: {
      lookedTooFew: 'Looked for buyers to predict',
      looked: 'Worked out what is expected of your buyers',
      nextOrders: (days) =>
        `When the buyers of whom most is expected in the next ${days} days should order again (as likely as not by that day):`,
      most: (days) => `Of whom most is expected in the next ${days} days:`,
      inAll: ({ value, orders, people, days }) =>
        `Your ${people} customers are expected to bring **${value}** from ${orders} orders in the next ${days} days.`,
      nextBy: (day) => `next order by ${day}`,
      noFurther: 'more likely no further order',
      expectedOrders: 'expected orders',
      fromOrders: ({ money, count }) => `${money} from ${count} expected orders`,
      currentNext: (ask) => `Ask ${ask} to see what has arrived.`,
      next: (ask) => `Ask ${ask} to see whom to win back.`,
      title: (days) => `Expected in ${days} days (prediction)`,
      columns: { person: 'Person', value: 'Expected value', low: 'At least', high: 'At most', next: 'Next order by' },
    },
    likely: {
      lookedTooFew: 'Looked for people with carts and views',
      cannotTell: 'I cannot tell yet who is likely to buy.',
      beingMade: 'The model is being made for the first time.',
      noModel: 'There is no model yet.',
      nobody: 'Nobody who can be told apart has a cart or views in the last month.',
      again: 'Ask again in a minute.',
      send: 'Send product views and carts, so that interest can be seen.',
      looked: 'Weighed who looked at products or filled a cart',
      most: (days) => `Most likely to buy within ${days} days:`,
      next: (ask) => `Reach them while the interest lasts: ask ${ask}.`,
      title: (days) => `Likely to buy within ${days} days (prediction)`,
      columns: { person: 'Person', chance: 'Chance' },
    },
  },
  de: {
    cannotTell: 'Das kann ich noch nicht sagen.',
    label: ({ version, day }) =>
      `Das ist eine Vorhersage und keine Tatsache: Modell ${version}, Bestellungen bis zum ${day}.`,
    between: ({ low, high }) => `(zwischen ${low} und ${high})`,
    churn: {
      lookedTooFew: 'Käufer gezählt, aus denen zu lernen ist',
      comeBack: ({ missing, one, ask }) =>
        `Komm wieder, wenn noch ${missing} ${one ? 'Käufer bestellt hat' : 'Käufer bestellt haben'}; frag bis dahin ${ask}.`,
      looked: (returning) => `${returning} abgewogen`,
      nobody: (returning) => `**Niemand** (${returning}) wandert demnächst ab.`,
      some: ({ count, returning, one, money, between }) =>
        `**${count}** von deinen Kunden (${returning}) ${one ? 'wandert' : 'wandern'} wohl bald ab; damit sind **${money}** im Jahr gefährdet ${between}.`,
      reasons: 'Die meisten von ihnen:',
      mostMoney: 'Mit dem meisten gefährdeten Geld:',
      line: ({ money, silent, usual }) => `${money} gefährdet, seit ${silent} still, bestellt sonst alle ${usual}`,
      next: (ask) => `Alle mit ihren Gründen stehen unter Personen, Vorhersagen; oder frag ${ask}.`,
      happyNext: (ask) => `Frag ${ask}, um zu sehen, wen du bei Laune halten solltest.`,
      title: 'Wandern bald ab (Vorhersage)',
      columns: {
        person: 'Person',
        risk: 'Gefährdet im Jahr',
        silent: 'Tage still',
        usual: 'Üblicher Abstand in Tagen',
        churn: 'Abwanderungsrisiko',
      },
    },
    buyers: {
      lookedTooFew: 'Käufer für eine Vorhersage gesucht',
      looked: 'Ausgerechnet, was von deinen Käufern zu erwarten ist',
      nextOrders: (days) =>
        `Wann die Käufer, von denen in den nächsten ${days} Tagen am meisten zu erwarten ist, wieder bestellen dürften (bis zu dem Tag so wahrscheinlich wie nicht):`,
      most: (days) => `Von ihnen ist in den nächsten ${days} Tagen am meisten zu erwarten:`,
      inAll: ({ value, orders, people, days }) =>
        `Von deinen ${people} Kunden sind in den nächsten ${days} Tagen **${value}** aus ${orders} Bestellungen zu erwarten.`,
      nextBy: (day) => `nächste Bestellung bis zum ${day}`,
      noFurther: 'eher keine weitere Bestellung',
      expectedOrders: 'erwarteten Bestellungen',
      fromOrders: ({ money, count }) => `${money} aus ${count} erwarteten Bestellungen`,
      currentNext: (ask) => `Frag ${ask}, um zu sehen, was angekommen ist.`,
      next: (ask) => `Frag ${ask}, um zu sehen, wen du zurückgewinnen kannst.`,
      title: (days) => `Erwartet in ${days} Tagen (Vorhersage)`,
      columns: {
        person: 'Person',
        value: 'Erwarteter Wert',
        low: 'Mindestens',
        high: 'Höchstens',
        next: 'Nächste Bestellung bis',
      },
    },
    likely: {
      lookedTooFew: 'Personen mit Warenkorb und Aufrufen gesucht',
      cannotTell: 'Wer wahrscheinlich kauft, kann ich noch nicht sagen.',
      beingMade: 'Das Modell entsteht gerade zum ersten Mal.',
      noModel: 'Es gibt noch kein Modell.',
      nobody: 'Niemand, der sich unterscheiden lässt, hatte im letzten Monat einen Warenkorb oder Aufrufe.',
      again: 'Frag in einer Minute noch einmal.',
      send: 'Sende Produktaufrufe und Warenkörbe, damit Interesse sichtbar wird.',
      looked: 'Abgewogen, wer Produkte angesehen oder einen Warenkorb gefüllt hat',
      most: (days) => `Am wahrscheinlichsten kaufen binnen ${days} Tagen:`,
      next: (ask) => `Erreiche sie, solange das Interesse anhält: Frag ${ask}.`,
      title: (days) => `Kaufen wahrscheinlich binnen ${days} Tagen (Vorhersage)`,
      columns: { person: 'Person', chance: 'Chance' },
    },
  },
  es: {
    cannotTell: 'Aún no puedo decirlo.',
    label: ({ version, day }) => `Es una predicción y no un hecho: modelo ${version}, pedidos hasta el ${day}.`,
    between: ({ low, high }) => `(entre ${low} y ${high})`,
    churn: {
      lookedTooFew: 'Recuento de compradores de los que aprender',
      comeBack: ({ missing, one, ask }) =>
        `Vuelve cuando ${one ? 'haya comprado' : 'hayan comprado'} ${missing} ${one ? 'comprador' : 'compradores'} más; hasta entonces pregunta ${ask}.`,
      looked: (returning) => `${returning} analizados`,
      nobody: (returning) => `**Nadie** de tus ${returning} está a punto de irse.`,
      some: ({ count, returning, one, money, between }) =>
        `**${count}** de tus ${returning} ${one ? 'está' : 'están'} a punto de irse, con **${money}** al año en riesgo ${between}.`,
      reasons: 'La mayoría de ellos:',
      mostMoney: 'Con más dinero en riesgo:',
      line: ({ money, silent, usual }) => `${money} en riesgo, ${silent} en silencio, suele pedir cada ${usual}`,
      next: (ask) => `Los tienes todos con sus motivos en Personas, Predicciones; o pregunta ${ask}.`,
      happyNext: (ask) => `Pregunta ${ask} para ver a quién cuidar.`,
      title: 'A punto de irse (predicción)',
      columns: {
        person: 'Persona',
        risk: 'En riesgo al año',
        silent: 'Días en silencio',
        usual: 'Intervalo habitual en días',
        churn: 'Riesgo de abandono',
      },
    },
    buyers: {
      lookedTooFew: 'Búsqueda de compradores para predecir',
      looked: 'Cálculo de lo que se espera de tus compradores',
      nextOrders: (days) =>
        `Cuándo volverían a pedir los compradores de quienes más se espera en los próximos ${days} días (con una probabilidad de la mitad hasta ese día):`,
      most: (days) => `De quienes más se espera en los próximos ${days} días:`,
      inAll: ({ value, orders, people, days }) =>
        `De tus ${people} clientes se esperan **${value}** de ${orders} pedidos en los próximos ${days} días.`,
      nextBy: (day) => `próximo pedido antes del ${day}`,
      noFurther: 'lo más probable es que no pida más',
      expectedOrders: 'pedidos esperados',
      fromOrders: ({ money, count }) => `${money} de ${count} pedidos esperados`,
      currentNext: (ask) => `Pregunta ${ask} para ver qué ha llegado.`,
      next: (ask) => `Pregunta ${ask} para ver a quién recuperar.`,
      title: (days) => `Se espera en ${days} días (predicción)`,
      columns: {
        person: 'Persona',
        value: 'Valor esperado',
        low: 'Como mínimo',
        high: 'Como máximo',
        next: 'Próximo pedido antes del',
      },
    },
    likely: {
      lookedTooFew: 'Búsqueda de personas con carrito y vistas',
      cannotTell: 'Aún no puedo decir quién va a comprar.',
      beingMade: 'El modelo se está creando por primera vez.',
      noModel: 'Aún no hay modelo.',
      nobody: 'Nadie que se pueda distinguir tuvo un carrito o vistas en el último mes.',
      again: 'Pregunta otra vez en un minuto.',
      send: 'Envía productos vistos y carritos, para que se vea el interés.',
      looked: 'Análisis de quién vio productos o llenó un carrito',
      most: (days) => `Con más probabilidad comprarán en ${days} días:`,
      next: (ask) => `Escríbeles mientras dura el interés: pregunta ${ask}.`,
      title: (days) => `Probablemente compren en ${days} días (predicción)`,
      columns: { person: 'Persona', chance: 'Probabilidad' },
    },
  },
  fr: {
    cannotTell: 'Je ne peux pas encore le dire.',
    label: ({ version, day }) => `C'est une prévision et non un fait : modèle ${version}, commandes jusqu'au ${day}.`,
    between: ({ low, high }) => `(entre ${low} et ${high})`,
    churn: {
      lookedTooFew: 'Comptage des acheteurs dont on peut apprendre',
      comeBack: ({ missing, one, ask }) =>
        `Revenez quand ${missing} ${one ? 'acheteur de plus aura' : 'acheteurs de plus auront'} commandé ; d'ici là, demandez ${ask}.`,
      looked: (returning) => `${returning} examinés`,
      nobody: (returning) => `**Personne** parmi vos ${returning} n'est sur le départ.`,
      some: ({ count, returning, one, money, between }) =>
        `**${count}** de vos ${returning} ${one ? 'est' : 'sont'} sur le départ, avec **${money}** par an en jeu ${between}.`,
      reasons: "La plupart d'entre eux :",
      mostMoney: "Avec le plus d'argent en jeu :",
      line: ({ money, silent, usual }) =>
        `${money} en jeu, silencieux depuis ${silent}, commande en général tous les ${usual}`,
      next: (ask) => `Retrouvez-les tous avec leurs raisons sous Personnes, Prévisions ; ou demandez ${ask}.`,
      happyNext: (ask) => `Demandez ${ask} pour voir qui choyer.`,
      title: 'Sur le départ (prévision)',
      columns: {
        person: 'Personne',
        risk: 'En jeu par an',
        silent: 'Jours de silence',
        usual: 'Intervalle habituel en jours',
        churn: 'Risque de départ',
      },
    },
    buyers: {
      lookedTooFew: "Recherche d'acheteurs à prévoir",
      looked: 'Calcul de ce que l’on attend de vos acheteurs',
      nextOrders: (days) =>
        `Quand les acheteurs dont on attend le plus dans les ${days} prochains jours devraient commander à nouveau (une chance sur deux d'ici ce jour) :`,
      most: (days) => `Ceux dont on attend le plus dans les ${days} prochains jours :`,
      inAll: ({ value, orders, people, days }) =>
        `De vos ${people} clients sont attendus **${value}** pour ${orders} commandes dans les ${days} prochains jours.`,
      nextBy: (day) => `prochaine commande d'ici le ${day}`,
      noFurther: 'plus probablement aucune autre commande',
      expectedOrders: 'commandes attendues',
      fromOrders: ({ money, count }) => `${money} pour ${count} commandes attendues`,
      currentNext: (ask) => `Demandez ${ask} pour voir ce qui est arrivé.`,
      next: (ask) => `Demandez ${ask} pour voir qui reconquérir.`,
      title: (days) => `Attendu en ${days} jours (prévision)`,
      columns: {
        person: 'Personne',
        value: 'Valeur attendue',
        low: 'Au moins',
        high: 'Au plus',
        next: "Prochaine commande d'ici",
      },
    },
    likely: {
      lookedTooFew: 'Recherche de personnes avec panier et vues',
      cannotTell: 'Je ne peux pas encore dire qui va acheter.',
      beingMade: 'Le modèle est en cours de création pour la première fois.',
      noModel: "Il n'y a pas encore de modèle.",
      nobody: "Personne d'identifiable n'a eu de panier ou de vues au cours du dernier mois.",
      again: 'Redemandez dans une minute.',
      send: "Envoyez produits vus et paniers, pour que l'intérêt devienne visible.",
      looked: 'Examen de qui a regardé des produits ou rempli un panier',
      most: (days) => `Les plus susceptibles d'acheter sous ${days} jours :`,
      next: (ask) => `Touchez-les tant que l'intérêt dure : demandez ${ask}.`,
      title: (days) => `Susceptibles d'acheter sous ${days} jours (prévision)`,
      columns: { person: 'Personne', chance: 'Chance' },
    },
  },
};
