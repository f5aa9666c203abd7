import type { VerdictKind } from '../../../../contract/verdict.ts';
import type { Language } from './format.ts';

interface Told {
  money: string;
  low: string;
  high: string;
}

/** What campaigns brought and what was learned, in words. Names, counts and amounts come written. */
interface ResultWords {
  looked: string;
  lookedAtLearned: string;
  /** The headline of each verdict. */
  headline: Record<VerdictKind, (it: Told) => string>;
  detail: {
    nobodyHeldOut: string;
    tooFewHeldOut: string;
    early(until: string): string;
    more(it: Told): string;
    less(it: Told): string;
    open(it: Told): string;
  };
  /** "450 people written to: 20 orders, $1,200.00." */
  written(it: { people: string; orders: string; revenue: string }): string;
  heldOut(it: { people: string; orders: string; revenue: string }): string;
  within(it: { from: string; until: string }): string;
  reasons: string;
  best(name: string): string;
  noBest: string;
  all: string;
  draft(name: string): string;
  waits: string;
  ahead(when: string): string;
  none: string;
  noSuch(name: string): string;
  noneNext: string;
  next: string;
  learned: string;
  noLesson: string;
  lessonNext: string;
  columns: { name: string; people: string; orders: string; revenue: string; added: string };
  title: string;
}

export const RESULT_WORDS: Record<Language, ResultWords> = {
  en: {
    looked: 'Looked at the campaigns whose letters were sent',
    lookedAtLearned: 'Read what was learned of campaigns',
    headline: {
      early: () => 'Too early to tell.',
      unknown: () => 'What the letters added cannot be told.',
      open: () => 'No difference can be told yet.',
      more: ({ money }) => `**${money}** more.`,
      less: ({ money }) => `**${money}** less.`,
    },
    detail: {
      nobodyHeldOut: 'Nobody was held out, so there is nobody to compare with.',
      tooFewHeldOut: 'Too few people were held out to compare with.',
      early: (until) => `Orders count until ${until}. What the letters added is told after that, once.`,
      more: ({ low, high }) => `More than without the letters: between ${low} and ${high} (95 % interval).`,
      less: ({ low, high }) => `Less than without the letters: between ${low} and ${high} (95 % interval).`,
      open: ({ low, high }) =>
        `What the letters added lies between ${low} and ${high} (95 % interval), so it may be nothing.`,
    },
    written: ({ people, orders, revenue }) => `Written to: ${people}, ${orders}, ${revenue}.`,
    heldOut: ({ people, orders, revenue }) => `Held out: ${people}, ${orders}, ${revenue}.`,
    within: ({ from, until }) => `Ordered from ${from} to ${until}.`,
    reasons: 'What those written to ordered may have had other reasons.',
    best: (name) => `The campaign that added most is ${name}.`,
    noBest: 'Of no campaign can it be told yet that its letters added anything.',
    all: 'These campaigns were sent, the latest first:',
    draft: (name) => `The campaign ${name} is a draft: nothing of it was sent.`,
    waits: 'Its sending waits for approval.',
    ahead: (when) => `Its sending is approved and goes out by itself on ${when}.`,
    none: 'No campaign was sent yet, so nothing came of one.',
    noSuch: (name) => `No campaign is called ${name}.`,
    noneNext: 'Ask "Show me campaigns for my customers", plan one and send it.',
    next: 'Open the campaign to see it beside those who were held out.',
    learned: 'This was learned of campaigns, the latest first:',
    noLesson:
      'Nothing was learned of campaigns yet. Eight days after letters went out with people held out, what they added is remembered; and whatever you tell of a recommendation.',
    lessonNext: 'Change or forget any of it under Memory: the next recommendation goes by it.',
    columns: { name: 'Campaign', people: 'Written to', orders: 'Orders', revenue: 'Ordered', added: 'Added' },
    title: 'What campaigns brought',
  },
  de: {
    looked: 'Die Kampagnen angesehen, deren Briefe verschickt wurden',
    lookedAtLearned: 'Gelesen, was über Kampagnen gelernt wurde',
    headline: {
      early: () => 'Dafür ist es zu früh.',
      unknown: () => 'Was die Briefe gebracht haben, lässt sich nicht sagen.',
      open: () => 'Ein Unterschied lässt sich noch nicht erkennen.',
      more: ({ money }) => `**${money}** mehr.`,
      less: ({ money }) => `**${money}** weniger.`,
    },
    detail: {
      nobodyHeldOut: 'Es gab keine Kontrollgruppe, also niemanden zum Vergleichen.',
      tooFewHeldOut: 'Zum Vergleichen war die Kontrollgruppe zu klein.',
      early: (until) =>
        `Bestellungen zählen bis zum ${until}. Was die Briefe gebracht haben, wird danach gesagt, ein einziges Mal.`,
      more: ({ low, high }) => `Mehr als ohne die Briefe: zwischen ${low} und ${high} (95-%-Intervall).`,
      less: ({ low, high }) => `Weniger als ohne die Briefe: zwischen ${low} und ${high} (95-%-Intervall).`,
      open: ({ low, high }) =>
        `Was die Briefe gebracht haben, liegt zwischen ${low} und ${high} (95-%-Intervall), vielleicht also bei nichts.`,
    },
    written: ({ people, orders, revenue }) => `Angeschrieben: ${people}, ${orders}, ${revenue}.`,
    heldOut: ({ people, orders, revenue }) => `Kontrollgruppe: ${people}, ${orders}, ${revenue}.`,
    within: ({ from, until }) => `Bestellt vom ${from} bis zum ${until}.`,
    reasons: 'Was die Angeschriebenen bestellt haben, kann auch andere Gründe haben.',
    best: (name) => `Am meisten gebracht hat die Kampagne ${name}.`,
    noBest: 'Von keiner Kampagne lässt sich bisher sagen, dass ihre Briefe etwas gebracht haben.',
    all: 'Diese Kampagnen wurden verschickt, die neueste zuerst:',
    draft: (name) => `Die Kampagne ${name} ist ein Entwurf: Nichts davon wurde verschickt.`,
    waits: 'Ihr Versand wartet auf Freigabe.',
    ahead: (when) => `Ihr Versand ist freigegeben und geht von selbst hinaus, am ${when}.`,
    none: 'Noch wurde keine Kampagne verschickt, also hat auch keine etwas gebracht.',
    noSuch: (name) => `Keine Kampagne heißt ${name}.`,
    noneNext: 'Frag „Zeig mir Kampagnen für meine Kunden“, plane eine und verschick sie.',
    next: 'Öffne die Kampagne, um sie neben der Kontrollgruppe zu sehen.',
    learned: 'Das wurde über Kampagnen gelernt, das Neueste zuerst:',
    noLesson:
      'Über Kampagnen wurde noch nichts gelernt. Acht Tage nach einem Versand mit Kontrollgruppe wird gemerkt, was er gebracht hat; und alles, was du zu einer Empfehlung sagst.',
    lessonNext: 'Unter Gedächtnis lässt sich alles ändern und vergessen: Die nächste Empfehlung richtet sich danach.',
    columns: {
      name: 'Kampagne',
      people: 'Angeschrieben',
      orders: 'Bestellungen',
      revenue: 'Bestellt',
      added: 'Gebracht',
    },
    title: 'Was Kampagnen gebracht haben',
  },
  es: {
    looked: 'He mirado las campañas cuyas cartas se enviaron',
    lookedAtLearned: 'He leído lo que se aprendió de las campañas',
    headline: {
      early: () => 'Es demasiado pronto para decirlo.',
      unknown: () => 'No se puede decir qué aportaron las cartas.',
      open: () => 'Aún no se distingue ninguna diferencia.',
      more: ({ money }) => `**${money}** más.`,
      less: ({ money }) => `**${money}** menos.`,
    },
    detail: {
      nobodyHeldOut: 'No hubo grupo de control, así que no hay con quién comparar.',
      tooFewHeldOut: 'El grupo de control es demasiado pequeño para comparar.',
      early: (until) =>
        `Los pedidos cuentan hasta ${until}. Lo que aportaron las cartas se dice después, una sola vez.`,
      more: ({ low, high }) => `Más que sin las cartas: entre ${low} y ${high} (intervalo del 95 %).`,
      less: ({ low, high }) => `Menos que sin las cartas: entre ${low} y ${high} (intervalo del 95 %).`,
      open: ({ low, high }) =>
        `Lo que aportaron las cartas está entre ${low} y ${high} (intervalo del 95 %), así que puede no ser nada.`,
    },
    written: ({ people, orders, revenue }) => `Recibieron carta: ${people}, ${orders}, ${revenue}.`,
    heldOut: ({ people, orders, revenue }) => `Grupo de control: ${people}, ${orders}, ${revenue}.`,
    within: ({ from, until }) => `Pedidos desde ${from} hasta ${until}.`,
    reasons: 'Lo que pidieron quienes recibieron carta puede tener otras razones.',
    best: (name) => `La campaña que más aportó es ${name}.`,
    noBest: 'De ninguna campaña se puede decir aún que sus cartas aportaran algo.',
    all: 'Estas campañas se enviaron, la última primero:',
    draft: (name) => `La campaña ${name} es un borrador: no se envió nada de ella.`,
    waits: 'Su envío espera aprobación.',
    ahead: (when) => `Su envío está aprobado y sale por sí solo el ${when}.`,
    none: 'Aún no se ha enviado ninguna campaña, así que ninguna ha aportado nada.',
    noSuch: (name) => `Ninguna campaña se llama ${name}.`,
    noneNext: 'Pide «Muéstrame campañas para mis clientes», planifica una y envíala.',
    next: 'Abre la campaña para verla junto al grupo de control.',
    learned: 'Esto se aprendió de las campañas, lo último primero:',
    noLesson:
      'Aún no se ha aprendido nada de las campañas. Ocho días después de un envío con grupo de control se recuerda lo que aportó; y también lo que cuentes de una recomendación.',
    lessonNext: 'En Memoria puedes cambiarlo u olvidarlo: la próxima recomendación se guía por ello.',
    columns: { name: 'Campaña', people: 'Con carta', orders: 'Pedidos', revenue: 'Pedido', added: 'Aportó' },
    title: 'Qué aportaron las campañas',
  },
  fr: {
    looked: "J'ai regardé les campagnes dont les lettres sont parties",
    lookedAtLearned: "J'ai lu ce qui a été appris des campagnes",
    headline: {
      early: () => 'Il est trop tôt pour le dire.',
      unknown: () => 'On ne peut pas dire ce que les lettres ont ajouté.',
      open: () => 'Aucune différence ne se distingue encore.',
      more: ({ money }) => `**${money}** de plus.`,
      less: ({ money }) => `**${money}** de moins.`,
    },
    detail: {
      nobodyHeldOut: "Il n'y avait pas de groupe témoin, donc personne à qui comparer.",
      tooFewHeldOut: 'Le groupe témoin est trop petit pour comparer.',
      early: (until) =>
        `Les commandes comptent jusqu'au ${until}. Ce que les lettres ont ajouté se dit ensuite, une seule fois.`,
      more: ({ low, high }) => `Plus que sans les lettres : entre ${low} et ${high} (intervalle à 95 %).`,
      less: ({ low, high }) => `Moins que sans les lettres : entre ${low} et ${high} (intervalle à 95 %).`,
      open: ({ low, high }) =>
        `Ce que les lettres ont ajouté se situe entre ${low} et ${high} (intervalle à 95 %), donc peut-être rien.`,
    },
    written: ({ people, orders, revenue }) => `Ont reçu une lettre : ${people}, ${orders}, ${revenue}.`,
    heldOut: ({ people, orders, revenue }) => `Groupe témoin : ${people}, ${orders}, ${revenue}.`,
    within: ({ from, until }) => `Commandé du ${from} au ${until}.`,
    reasons: "Ce qu'elles ont commandé peut avoir d'autres raisons.",
    best: (name) => `La campagne qui a le plus ajouté est ${name}.`,
    noBest: "D'aucune campagne on ne peut encore dire que ses lettres aient ajouté quelque chose.",
    all: 'Ces campagnes ont été envoyées, la dernière en premier :',
    draft: (name) => `La campagne ${name} est un brouillon : rien n'en a été envoyé.`,
    waits: 'Son envoi attend une approbation.',
    ahead: (when) => `Son envoi est approuvé et part tout seul le ${when}.`,
    none: "Aucune campagne n'a encore été envoyée, aucune n'a donc rien apporté.",
    noSuch: (name) => `Aucune campagne ne s'appelle ${name}.`,
    noneNext: 'Demandez « Montre-moi des campagnes pour mes clients », planifiez-en une et envoyez-la.',
    next: 'Ouvrez la campagne pour la voir à côté du groupe témoin.',
    learned: 'Voici ce qui a été appris des campagnes, le plus récent en premier :',
    noLesson:
      "Rien n'a encore été appris des campagnes. Huit jours après un envoi avec un groupe témoin, ce qu'il a ajouté est retenu ; et tout ce que vous dites d'une recommandation.",
    lessonNext: "Changez-le ou oubliez-le dans Mémoire : la prochaine recommandation s'y tient.",
    columns: {
      name: 'Campagne',
      people: 'Avec lettre',
      orders: 'Commandes',
      revenue: 'Commandé',
      added: 'Ajouté',
    },
    title: 'Ce que les campagnes ont apporté',
  },
};
