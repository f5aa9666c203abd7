import type { Language } from './format.ts';

type Kind = 'fact' | 'question' | 'segment' | 'workflow';
type What = 'tasks' | 'workflows' | 'questions';

/** What is said of what is set up in words. Names, texts, days and amounts come written. */
interface SetUpWords {
  looked: string;
  nothing: string;
  nothingNext: string;
  /** Of a question by the clock, and of a workflow, besides their plans. */
  answersAre: string;
  standsStill: string;
  which: Record<Kind, string>;
  none: Record<Kind, string>;
  noneNext: Record<Kind, string>;
  /** The wish that one tap says. */
  end: Record<Kind, (name: string) => string>;
  cartsOver(amount: string): string;
  event(name: string): string;
  tags(tag: string): string;
  lookAfter(cause: string): string;
  due(day: string): string;
  everyDay(at: string): string;
  everyWeek(it: { weekday: number; at: string }): string;
  states: Record<'draft' | 'active' | 'paused', string>;
  letters: { looked: string; most(n: string): string; unlimited: string; next: string };
  lists: Record<What, { looked: string; intro: string; none: string; next: string; noneNext: string }>;
}

const DAYS: Record<Language, string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
};
const dayIn = (language: Language, weekday: number) => DAYS[language][weekday - 1] ?? '';

export const SET_UP_WORDS: Record<Language, SetUpWords> = {
  en: {
    looked: 'Looked at what is set up',
    nothing: 'I cannot tell what is to be set up.',
    nothingNext:
      'Say it whole: "Send me revenue every Monday", or "Every time somebody abandons a cart, create a task".',
    answersAre:
      'Its answers stand under Scheduled questions in the settings; whether they come by e-mail too is chosen there.',
    standsStill:
      'It stands still until somebody has approved it once more under Automate, where everything that it does is shown.',
    which: {
      fact: 'Which of these is to be forgotten?',
      question: 'Which of these is no longer to be asked?',
      segment: 'Which segment is to be removed?',
      workflow: 'Which workflow is to end?',
    },
    none: {
      fact: 'Nothing of the kind is remembered.',
      question: 'No question is asked by the clock.',
      segment: 'There is no saved segment of that name.',
      workflow: 'There is no workflow of that name.',
    },
    noneNext: {
      fact: '"What do you remember?" shows all of it.',
      question: '"What do you send me regularly?" shows all of them.',
      segment: 'All segments are under People.',
      workflow: '"What workflows do I have?" shows all of them.',
    },
    end: {
      fact: (name) => `Forget that "${name}"`,
      question: (name) => `Stop sending me "${name}"`,
      segment: (name) => `Delete the segment "${name}"`,
      workflow: (name) => `Remove the workflow "${name}"`,
    },
    cartsOver: (amount) => `Carts over ${amount} left behind`,
    event: (name) => (name === 'purchase' ? 'Order placed' : name),
    tags: (tag) => `tag ${tag}`,
    lookAfter: (cause) => (cause ? `Look after: ${cause}` : 'Look after the shop'),
    due: (day) => `due on ${day}`,
    everyDay: (at) => `every day at ${at}`,
    everyWeek: ({ weekday, at }) => `every ${dayIn('en', weekday)} at ${at}`,
    states: { draft: 'not approved yet', active: 'runs', paused: 'paused' },
    letters: {
      looked: 'Looked at how many letters a person gets',
      most: (n) =>
        `A person gets at most ${n} ${n === '1' ? 'letter' : 'letters'} within any seven days. What is more waits until there is room.`,
      unlimited: 'Nothing limits how many letters a person gets.',
      next: 'Say how many in the settings, under “Most letters a person gets a week”.',
    },
    lists: {
      tasks: {
        looked: 'Read the open tasks',
        intro: 'These tasks are open:',
        none: 'No task is open.',
        next: 'Tick one off, change or delete it under Tasks.',
        noneNext: 'Say "Remind me tomorrow to call the supplier".',
      },
      workflows: {
        looked: 'Read the workflows',
        intro: 'These workflows are set up:',
        none: 'No workflow is set up.',
        next: 'Approve, pause or change one under Automate.',
        noneNext: 'Say "Every time somebody abandons a cart, create a task".',
      },
      questions: {
        looked: 'Read the questions by the clock',
        intro: 'These are asked by the clock, and their answers told:',
        none: 'No question is asked by the clock.',
        next: 'Say "Stop sending me" with one of them, or change it under Scheduled questions in the settings.',
        noneNext: 'Say "Send me revenue every Monday".',
      },
    },
  },
  de: {
    looked: 'Angesehen, was eingerichtet ist',
    nothing: 'Ich verstehe nicht, was eingerichtet werden soll.',
    nothingNext:
      'Sag es ganz: „Schick mir jeden Montag den Umsatz“ oder „Jedes Mal, wenn jemand einen Warenkorb abbricht, leg eine Aufgabe an“.',
    answersAre:
      'Die Antworten stehen in den Einstellungen unter Scheduled questions; ob sie auch per E-Mail kommen, wählst du dort.',
    standsStill:
      'Er steht still, bis ihn jemand unter Automate noch einmal freigegeben hat, wo alles zu sehen ist, was er tut.',
    which: {
      fact: 'Was davon soll vergessen werden?',
      question: 'Was davon soll nicht mehr gefragt werden?',
      segment: 'Welches Segment soll entfernt werden?',
      workflow: 'Welcher Ablauf soll enden?',
    },
    none: {
      fact: 'Davon ist nichts gemerkt.',
      question: 'Nach der Uhr wird keine Frage gestellt.',
      segment: 'Ein gespeichertes Segment dieses Namens gibt es nicht.',
      workflow: 'Einen Ablauf dieses Namens gibt es nicht.',
    },
    noneNext: {
      fact: '„Was hast du dir gemerkt?“ zeigt alles davon.',
      question: '„Was schickst du mir regelmäßig?“ zeigt alle.',
      segment: 'Alle Segmente stehen unter People.',
      workflow: '„Welche Abläufe gibt es?“ zeigt alle.',
    },
    end: {
      fact: (name) => `Vergiss, dass "${name}"`,
      question: (name) => `Schick mir "${name}" nicht mehr`,
      segment: (name) => `Lösche das Segment "${name}"`,
      workflow: (name) => `Lösche den Ablauf "${name}"`,
    },
    cartsOver: (amount) => `Abgebrochene Warenkörbe über ${amount}`,
    event: (name) => (name === 'purchase' ? 'Bestellung' : name),
    tags: (tag) => `Schlagwort ${tag}`,
    lookAfter: (cause) => (cause ? `Kümmern um: ${cause}` : 'Um den Laden kümmern'),
    due: (day) => `fällig am ${day}`,
    everyDay: (at) => `jeden Tag um ${at}`,
    everyWeek: ({ weekday, at }) => `jeden ${dayIn('de', weekday)} um ${at}`,
    states: { draft: 'noch nicht freigegeben', active: 'läuft', paused: 'angehalten' },
    letters: {
      looked: 'Angesehen, wie viele Briefe jemand bekommt',
      most: (n) =>
        `In sieben Tagen bekommt jemand höchstens ${n} ${n === '1' ? 'Brief' : 'Briefe'}. Was darüber ist, wartet, bis wieder Platz ist.`,
      unlimited: 'Wie viele Briefe jemand bekommt, ist nicht begrenzt.',
      next: 'Wie viele es sein dürfen, steht in den Einstellungen unter „Most letters a person gets a week“.',
    },
    lists: {
      tasks: {
        looked: 'Die offenen Aufgaben gelesen',
        intro: 'Diese Aufgaben sind offen:',
        none: 'Keine Aufgabe ist offen.',
        next: 'Unter Tasks hakst du eine ab, änderst oder löschst sie.',
        noneNext: 'Sag „Erinnere mich morgen daran, den Lieferanten anzurufen“.',
      },
      workflows: {
        looked: 'Die Abläufe gelesen',
        intro: 'Diese Abläufe sind eingerichtet:',
        none: 'Kein Ablauf ist eingerichtet.',
        next: 'Unter Automate gibst du einen frei, hältst ihn an oder änderst ihn.',
        noneNext: 'Sag „Jedes Mal, wenn jemand einen Warenkorb abbricht, leg eine Aufgabe an“.',
      },
      questions: {
        looked: 'Die Fragen nach der Uhr gelesen',
        intro: 'Das wird nach der Uhr gefragt und gemeldet:',
        none: 'Nach der Uhr wird keine Frage gestellt.',
        next: 'Sag „Schick mir … nicht mehr“, oder ändere es in den Einstellungen unter Scheduled questions.',
        noneNext: 'Sag „Schick mir jeden Montag den Umsatz“.',
      },
    },
  },
  es: {
    looked: 'Miré lo que está configurado',
    nothing: 'No entiendo qué hay que configurar.',
    nothingNext:
      'Dilo entero: «Mándame los ingresos cada lunes» o «Cada vez que alguien abandone un carrito, crea una tarea».',
    answersAre:
      'Las respuestas están en los ajustes, en Scheduled questions; allí se elige si llegan también por correo.',
    standsStill: 'Está parado hasta que alguien lo apruebe una vez más en Automate, donde se ve todo lo que hace.',
    which: {
      fact: '¿Qué de esto hay que olvidar?',
      question: '¿Qué de esto ya no hay que preguntar?',
      segment: '¿Qué segmento hay que quitar?',
      workflow: '¿Qué flujo debe terminar?',
    },
    none: {
      fact: 'No hay nada de eso apuntado.',
      question: 'No hay ninguna pregunta a hora fija.',
      segment: 'No hay ningún segmento guardado con ese nombre.',
      workflow: 'No hay ningún flujo con ese nombre.',
    },
    noneNext: {
      fact: '«¿Qué recuerdas?» lo muestra todo.',
      question: '«¿Qué me mandas regularmente?» las muestra todas.',
      segment: 'Todos los segmentos están en People.',
      workflow: '«¿Qué flujos hay?» los muestra todos.',
    },
    end: {
      fact: (name) => `Olvida que "${name}"`,
      question: (name) => `Deja de mandarme "${name}"`,
      segment: (name) => `Borra el segmento "${name}"`,
      workflow: (name) => `Borra el flujo "${name}"`,
    },
    cartsOver: (amount) => `Carritos de más de ${amount} abandonados`,
    event: (name) => (name === 'purchase' ? 'Pedido hecho' : name),
    tags: (tag) => `etiqueta ${tag}`,
    lookAfter: (cause) => (cause ? `Atender: ${cause}` : 'Atender la tienda'),
    due: (day) => `para el ${day}`,
    everyDay: (at) => `cada día a las ${at}`,
    everyWeek: ({ weekday, at }) => `cada ${dayIn('es', weekday)} a las ${at}`,
    states: { draft: 'aún sin aprobar', active: 'en marcha', paused: 'en pausa' },
    letters: {
      looked: 'Miré cuántas cartas recibe una persona',
      most: (n) =>
        `En siete días una persona recibe como mucho ${n} ${n === '1' ? 'carta' : 'cartas'}. Lo que pasa de ahí espera hasta que haya sitio.`,
      unlimited: 'Nada limita cuántas cartas recibe una persona.',
      next: 'Cuántas pueden ser se dice en los ajustes, en «Most letters a person gets a week».',
    },
    lists: {
      tasks: {
        looked: 'Leí las tareas abiertas',
        intro: 'Estas tareas están abiertas:',
        none: 'No hay ninguna tarea abierta.',
        next: 'En Tasks se marca una como hecha, se cambia o se borra.',
        noneNext: 'Di «Recuérdame mañana llamar al proveedor».',
      },
      workflows: {
        looked: 'Leí los flujos',
        intro: 'Estos flujos están configurados:',
        none: 'No hay ningún flujo configurado.',
        next: 'En Automate se aprueba, se pausa o se cambia uno.',
        noneNext: 'Di «Cada vez que alguien abandone un carrito, crea una tarea».',
      },
      questions: {
        looked: 'Leí las preguntas a hora fija',
        intro: 'Esto se pregunta a hora fija y se cuenta:',
        none: 'No hay ninguna pregunta a hora fija.',
        next: 'Di «Deja de mandarme» con una de ellas, o cámbiala en los ajustes, en Scheduled questions.',
        noneNext: 'Di «Mándame los ingresos cada lunes».',
      },
    },
  },
  fr: {
    looked: "J'ai regardé ce qui est mis en place",
    nothing: 'Je ne comprends pas ce qui doit être mis en place.',
    nothingNext:
      "Dites-le en entier : « Envoie-moi le chiffre d'affaires chaque lundi » ou « Chaque fois que quelqu'un abandonne un panier, crée une tâche ».",
    answersAre:
      "Les réponses se trouvent dans les réglages, sous Scheduled questions ; c'est là que l'on choisit si elles viennent aussi par e-mail.",
    standsStill:
      "Il ne fait rien tant que personne ne l'a approuvé encore une fois sous Automate, où l'on voit tout ce qu'il fait.",
    which: {
      fact: 'Que faut-il oublier ?',
      question: 'Laquelle ne faut-il plus poser ?',
      segment: 'Quel segment faut-il supprimer ?',
      workflow: 'Quel automatisme doit cesser ?',
    },
    none: {
      fact: "Rien de tel n'est retenu.",
      question: "Aucune question n'est posée à heure fixe.",
      segment: "Il n'y a pas de segment enregistré de ce nom.",
      workflow: "Il n'y a pas d'automatisme de ce nom.",
    },
    noneNext: {
      fact: '« De quoi te souviens-tu ? » montre tout.',
      question: "« Que m'envoies-tu régulièrement ? » les montre toutes.",
      segment: 'Tous les segments sont sous People.',
      workflow: '« Quels automatismes ? » les montre tous.',
    },
    end: {
      fact: (name) => `Oublie que "${name}"`,
      question: (name) => `Arrête de m'envoyer "${name}"`,
      segment: (name) => `Supprime le segment "${name}"`,
      workflow: (name) => `Supprime l'automatisation "${name}"`,
    },
    cartsOver: (amount) => `Paniers de plus de ${amount} abandonnés`,
    event: (name) => (name === 'purchase' ? 'Commande passée' : name),
    tags: (tag) => `étiquette ${tag}`,
    lookAfter: (cause) => (cause ? `À traiter : ${cause}` : "S'occuper de la boutique"),
    due: (day) => `pour le ${day}`,
    everyDay: (at) => `chaque jour à ${at}`,
    everyWeek: ({ weekday, at }) => `chaque ${dayIn('fr', weekday)} à ${at}`,
    states: { draft: 'pas encore approuvé', active: 'en marche', paused: 'en pause' },
    letters: {
      looked: "J'ai regardé combien de lettres une personne reçoit",
      most: (n) =>
        `En sept jours, une personne reçoit au plus ${n} ${n === '1' ? 'lettre' : 'lettres'}. Le reste attend qu'il y ait de la place.`,
      unlimited: "Rien ne limite le nombre de lettres qu'une personne reçoit.",
      next: 'Le nombre se fixe dans les réglages, sous « Most letters a person gets a week ».',
    },
    lists: {
      tasks: {
        looked: "J'ai lu les tâches ouvertes",
        intro: 'Ces tâches sont ouvertes :',
        none: "Aucune tâche n'est ouverte.",
        next: 'Sous Tasks, on en coche une, on la change ou on la supprime.',
        noneNext: "Dites « Rappelle-moi demain d'appeler le fournisseur ».",
      },
      workflows: {
        looked: "J'ai lu les automatismes",
        intro: 'Ces automatismes sont en place :',
        none: "Aucun automatisme n'est en place.",
        next: 'Sous Automate, on en approuve un, on le met en pause ou on le change.',
        noneNext: "Dites « Chaque fois que quelqu'un abandonne un panier, crée une tâche ».",
      },
      questions: {
        looked: "J'ai lu les questions à heure fixe",
        intro: 'Ceci est demandé à heure fixe, et annoncé :',
        none: "Aucune question n'est posée à heure fixe.",
        next: "Dites « Arrête de m'envoyer » avec l'une d'elles, ou changez-la dans les réglages, sous Scheduled questions.",
        noneNext: "Dites « Envoie-moi le chiffre d'affaires chaque lundi ».",
      },
    },
  },
};
