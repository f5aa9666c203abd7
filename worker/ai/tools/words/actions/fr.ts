import type { ActionWords } from './words.ts';

const lapsed = 'Enregistre un segment "Endormis" avec les clients qui n\'ont pas acheté depuis 60 jours';

export const fr: ActionWords = {
  looked: 'Lu ce qui est à faire',
  missing: {
    draft_email: {
      what: 'Pour un brouillon, je dois savoir à qui il est destiné',
      example: 'Rédige un e-mail pour mes clients fidèles à propos de nos nouvelles bougies',
    },
    send_email: {
      what: 'Pour un e-mail, je dois savoir à qui il est destiné',
      example: 'Envoie un e-mail à mes clients à forte valeur à propos de nos nouvelles bougies',
    },
    create_task: {
      what: 'Pour une tâche, je dois savoir ce qui est à faire',
      example: "Rappelle-moi lundi d'appeler le fournisseur",
    },
    save_segment: { what: 'Pour un segment, je dois savoir qui en fait partie', example: lapsed },
    tag_people: {
      what: 'Pour une étiquette, je dois savoir à qui elle va et quel mot elle porte',
      example: 'Marque mes clients à forte valeur comme or',
    },
    change_campaign: {
      what: 'Pour un changement, je dois savoir quelle campagne et ce qui doit être différent',
      example: "D'abord par e-mail, WhatsApp s'il n'y a pas d'e-mail, sur un ton plus chaleureux",
    },
    draft_campaign: {
      what: 'Pour une campagne, je dois savoir à qui elle est destinée',
      example: 'Rédige une campagne pour mes paniers abandonnés à propos de nos nouvelles bougies',
    },
    run_workflow: {
      what: 'Pour un flux, je dois savoir lequel',
      example: 'Lance le flux "Bienvenue aux nouveaux clients"',
    },
    change_configuration: {
      what: "Ce qui est configuré se modifie d'un coup à partir de fichiers, pas dans une conversation. Je peux enregistrer un segment",
      example: lapsed,
    },
    remember_fact: {
      what: 'Dites-moi ce que je dois retenir',
      example: 'Retiens que nous sommes fermés le dimanche',
    },
  },
  notYet: (what) => `Je ne peux pas encore prévoir cela. ${what}.`,
  forWhom: 'À qui est-ce destiné ?',
  forWhomAmong: 'À qui est-ce destiné ? Voici vos segments :',
  chooseOrSay: (example) => `Choisissez-en un, ou dites-le en entier : « ${example} ».`,
  forExample: (example) => `Par exemple : « ${example} ».`,
  withSegment: ({ asked, segment, tags }) =>
    tags ? asked.replace(/^(\p{L}+)/u, `$1 mes ${segment}`) : `${asked} pour mes ${segment}`,
  starts: {
    letter: 'Rédige un e-mail',
    send: 'Envoie un e-mail',
    campaign: 'Rédige une campagne',
    tag: 'Marque',
  },
  person: {
    looked: 'Recherché parmi les clients',
    several: (named) => `Plusieurs clients s'appellent ${named}.`,
    notExactly: (named) => `Aucun client ne s'appelle exactement ${named}.`,
    which: 'De qui parlez-vous ?',
    next: "Choisissez quelqu'un, ou dites-le avec l'adresse e-mail.",
    nobody: (named) =>
      `Je n'ai trouvé personne avec le nom, le numéro ou l'adresse ${named} : il n'y a donc rien à prévoir.`,
    nobodyNext: "Vérifiez l'orthographe, ou cherchez la personne sous « People ».",
  },
  workflow: {
    looked: 'Consulté les flux',
    none: (named) => `Aucun flux ne s'appelle ${named}.`,
    yours: 'Voici les vôtres :',
    notMade: "Aucun n'a encore été créé.",
    which: 'Quel flux ?',
    choose: 'Choisissez-en un.',
    make: "Créez-en d'abord un sous « Automate ».",
    run: (name) => `Lance le flux "${name}"`,
  },
  campaignFor: (segment) => `Campagne pour ${segment}`,
  campaignCalled: (topic) => `Campagne : ${topic}`,
  letter: {
    opening: {
      cart_abandoners: "Vous avez mis quelque chose dans votre panier sans l'emporter. Nous vous l'avons gardé.",
      potential_customers: 'Vous avez trouvé quelque chose qui vous plaît, et nous serions ravis de vous le proposer.',
      high_value_customers: 'Vous êtes de ceux qui font vivre cette boutique, et nous le savons.',
      new_visitors: "Merci d'être passé nous voir.",
      engaged_users: "Vous avez regardé plus que la plupart, alors nous avons d'abord pensé à vous.",
      repeat_customers: "C'est un plaisir de vous revoir à chaque fois.",
    },
    toAnybody: "Merci d'être avec nous.",
    greeting: 'Bonjour{% if first_name %} {{ first_name }}{% endif %},',
    about: (topic) => `Nous vous écrivons à ce sujet : ${topic}. Nous voulions vous en parler nous-mêmes.`,
    inTouch: 'Nous voulions prendre de vos nouvelles, et sommes là si vous avez besoin de nous.',
    reply: 'Pour toute question, répondez simplement à ce message : une personne vous aidera.',
    subject: (shop) => `Un mot de ${shop}`,
  },
};
