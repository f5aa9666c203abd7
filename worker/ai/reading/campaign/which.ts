import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Said } from './said.ts';

type Which = Pick<ToolInput<'change_campaign'>, 'place'>;

const PLACES: [number, string][] = [
  [1, '1st|first|erste[nrs]?|primer[oa]?|premiere?|1\\.|1er|1re'],
  [2, '2nd|second|zweite[nrs]?|segund[oa]|deuxieme|seconde?|2\\.|2e'],
  [3, '3rd|third|dritte[nrs]?|tercer[oa]?|troisieme|3\\.|3e'],
  [4, '4th|fourth|vierte[nrs]?|cuart[oa]|quatrieme|4\\.|4e'],
  [5, '5th|fifth|funfte[nrs]?|quint[oa]|cinquieme|5\\.|5e'],
  [-1, 'last|letzte[nrs]?|ultim[oa]|derniere?'],
];
const ONE = '(?:one|card|campaign|recommendation|karte|kampagne|vorschlag|campana|tarjeta|campagne|carte|option)';
const THE = "(?:the|die|den|der|das|la|el|le|l'|number|no\\.|nr\\.?|#|nummer|numero)";

/** "The second one", "number 2", "die zweite": which of those that were shown. */
export function placeIn(said: Said): Which {
  for (const [place, words] of PLACES) {
    const found =
      said.take(new RegExp(`(?<![\\p{L}])(?:${THE} ?)?(?:${words}) ${ONE}(?![\\p{L}])`, 'u')) ??
      said.take(
        new RegExp(
          `(?:^|(?<=(?:take|pick|choose|use|make|want|nimm|nehme|wahle|toma|elige|quiero|haz|prends|choisis|veux|fais|mach) )|(?<=[,;:] ?))${THE} ?(?:${words})(?![\\p{L}\\p{N}])(?! (?:e-?mail|mail|sms|whatsapp|push|messenger))`,
          'u',
        ),
      );
    if (found) return { place };
  }
  const number = said.take(
    /(?<![\p{L}])(?:number|no\.?|nr\.?|#|nummer|numero|option|campaign|kampagne|campana|campagne) ?([1-9])(?![\p{N}%])/u,
  );
  return number?.[1] ? { place: Number(number[1]) } : {};
}
