import type { Language } from '../../ai/tools/words/format.ts';

type Other = Exclude<Language, 'en'>;
type Said = Record<Other, string>;

const said = (de: string, es: string, fr: string): Said => ({ de, es, fr });

/** What is wrong with a template, as its reader says it in English; "$1" is the piece of the template that it is about. */
const FAULTS: [RegExp, Said][] = [
  [
    /^tag "?(.+?)"? not found$/s,
    said(
      'Die Anweisung „$1“ gibt es hier nicht',
      'La instrucción «$1» no existe aquí',
      "L'instruction « $1 » n'existe pas ici",
    ),
  ],
  [
    /^undefined filter: (.+)$/s,
    said('Den Filter „$1“ gibt es nicht', 'El filtro «$1» no existe', "Le filtre « $1 » n'existe pas"),
  ],
  [
    /^(?:output|tag) "?(.+?)"? not closed$/s,
    said('„$1“ ist nicht geschlossen', '«$1» no está cerrado', "« $1 » n'est pas fermé"),
  ],
  [/^invalid value expression: "?"?$/, said('Hier fehlt ein Wert', 'Aquí falta un valor', 'Il manque une valeur ici')],
  [
    /^(?:invalid value expression: "?(.*?)"?|unexpected token (.*), value expected)$/s,
    said('„$1“ ist kein Wert', '«$1» no es un valor', "« $1 » n'est pas une valeur"),
  ],
  [/^unexpected character (.*)$/s, said('„$1“ steht hier falsch', '«$1» sobra aquí', '« $1 » est de trop ici')],
  [
    /^expected (?:filter name|"\|" before filter)$/,
    said('Nach „|“ fehlt ein Filter', 'Falta un filtro después de «|»', 'Il manque un filtre après « | »'),
  ],
  [
    /^expected (?:variable name|"=")$/,
    said(
      'Bei „assign“ fehlt der Name oder das „=“',
      'En «assign» falta el nombre o el «=»',
      'Dans « assign », il manque le nom ou le « = »',
    ),
  ],
  [
    /^(?:unexpected elsif after else|duplicated else)$/,
    said(
      'Nach „else“ kommt nichts mehr als das Ende',
      'Después de «else» solo viene el final',
      'Après « else », il ne vient que la fin',
    ),
  ],
  [
    /limit exceeded$/,
    said('Die Vorlage ist zu groß', 'La plantilla es demasiado grande', 'Le modèle de texte est trop grand'),
  ],
];
const UNREADABLE = said(
  'Das lässt sich nicht als Vorlage lesen',
  'Esto no se puede leer como plantilla',
  'Cela ne se lit pas comme un modèle de texte',
);

/** A fault of a template in a language. */
export function faultIn(english: string, language: Language): string {
  if (language === 'en') return english;
  for (const [pattern, words] of FAULTS) {
    const match = pattern.exec(english);
    if (match) return words[language].replace('$1', () => match[1] ?? match[2] ?? '');
  }
  return UNREADABLE[language];
}
