import type { ActionWords } from './words.ts';

const lapsed = 'Speichere ein Segment "Ruhend" mit Kunden, die seit 60 Tagen nicht gekauft haben';

export const de: ActionWords = {
  looked: 'Gelesen, was zu tun ist',
  missing: {
    draft_email: {
      what: 'Für einen Entwurf muss ich wissen, an wen er geht',
      example: 'Entwirf eine E-Mail an meine Stammkunden über die neuen Kerzen',
    },
    send_email: {
      what: 'Für eine E-Mail muss ich wissen, an wen sie geht',
      example: 'Sende eine E-Mail an meine wertvollen Kunden über die neuen Kerzen',
    },
    create_task: {
      what: 'Für eine Aufgabe muss ich wissen, was zu tun ist',
      example: 'Erinnere mich am Montag an den Anruf beim Lieferanten',
    },
    save_segment: { what: 'Für ein Segment muss ich wissen, wer dazu gehört', example: lapsed },
    tag_people: {
      what: 'Für ein Schlagwort muss ich wissen, wer es bekommt und wie es heißt',
      example: 'Markiere meine wertvollen Kunden als Gold',
    },
    change_campaign: {
      what: 'Für eine Änderung muss ich wissen, welche Kampagne es ist und was anders sein soll',
      example: 'Zuerst per E-Mail, WhatsApp falls keine E-Mail, in wärmerem Ton',
    },
    draft_campaign: {
      what: 'Für eine Kampagne muss ich wissen, für wen sie ist',
      example: 'Entwirf eine Kampagne für meine Warenkorbabbrecher über die neuen Kerzen',
    },
    run_workflow: {
      what: 'Für einen Ablauf muss ich wissen, welcher es ist',
      example: 'Starte den Ablauf "Neue Kunden begrüßen"',
    },
    change_configuration: {
      what: 'Was eingerichtet ist, wird auf einmal aus Dateien geändert und nicht im Gespräch. Ein Segment kann ich speichern',
      example: lapsed,
    },
    remember_fact: {
      what: 'Sage mir, was ich mir merken soll',
      example: 'Merke dir, dass wir sonntags geschlossen haben',
    },
  },
  notYet: (what) => `Das kann ich noch nicht planen. ${what}.`,
  forWhom: 'Für wen ist es?',
  forWhomAmong: 'Für wen ist es? Das sind deine Segmente:',
  chooseOrSay: (example) => `Wähle eines oder sage es ganz: „${example}“.`,
  forExample: (example) => `Zum Beispiel: „${example}“.`,
  withSegment: ({ asked, segment, tags }) =>
    tags ? asked.replace(/^(\p{L}+)/u, `$1 meine ${segment}`) : `${asked} für meine ${segment}`,
  starts: {
    letter: 'Entwirf eine E-Mail',
    send: 'Sende eine E-Mail',
    campaign: 'Entwirf eine Kampagne',
    tag: 'Markiere',
  },
  person: {
    looked: 'Kunden durchsucht',
    several: (named) => `Mehrere Kunden heißen ${named}.`,
    notExactly: (named) => `Kein Kunde heißt genau ${named}.`,
    which: 'Wen meinst du?',
    next: 'Wähle jemanden oder sage es mit der E-Mail-Adresse.',
    nobody: (named) =>
      `Ich habe niemanden mit dem Namen, der Nummer oder der E-Mail-Adresse ${named} gefunden, also gibt es nichts zu planen.`,
    nobodyNext: 'Prüfe die Schreibweise oder suche die Person unter „People“.',
  },
  workflow: {
    looked: 'Abläufe nachgesehen',
    none: (named) => `Einen Ablauf namens ${named} gibt es nicht.`,
    yours: 'Das sind deine:',
    notMade: 'Noch ist keiner angelegt.',
    which: 'Welcher Ablauf?',
    choose: 'Wähle einen.',
    make: 'Lege zuerst einen unter „Automate“ an.',
    run: (name) => `Starte den Ablauf "${name}"`,
  },
  campaignFor: (segment) => `Kampagne für ${segment}`,
  campaignCalled: (topic) => `Kampagne: ${topic}`,
  letter: {
    opening: {
      cart_abandoners: 'du hast etwas in den Warenkorb gelegt und nicht mitgenommen. Wir haben es für dich aufgehoben.',
      potential_customers: 'du hast etwas gefunden, das dir gefällt, und wir würden es dir gerne verkaufen.',
      high_value_customers: 'du gehörst zu denen, von denen dieser Laden lebt, und das wissen wir zu schätzen.',
      new_visitors: 'danke, dass du dich bei uns umgesehen hast.',
      engaged_users: 'du hast dich mehr umgesehen als die meisten, darum haben wir zuerst an dich gedacht.',
      repeat_customers: 'schön, dass du immer wiederkommst.',
    },
    toAnybody: 'danke, dass du bei uns bist.',
    greeting: 'Hallo{% if first_name %} {{ first_name }}{% endif %},',
    about: (topic) => `Es geht um: ${topic}. Das wollten wir dir selbst erzählen.`,
    inTouch: 'Wir wollten uns einmal melden und sind da, wenn du etwas brauchst.',
    reply: 'Wenn du eine Frage hast, antworte einfach auf diese Nachricht: Ein Mensch hilft dir.',
    subject: (shop) => `Ein Gruß von ${shop}`,
  },
};
