/** Words around a change that say nothing more of it, in all languages, as they are normalised. */
const EMPTY = new Set(
  `add ajoute ajouter anade agrega hinzu dazu a an and the it its this that them these those make makes made making be is are to for of in on by with use using give gives please can
  could would you we i want like need should let lets me my our now then also so but just only a bit little much more less very too rather
  change set put take pick choose keep go goes send sent write say tell campaign card one draft message letter text tone words wording voice channel
  channels order off discount offer code shipping delivery subject line language at if when no not there everyone everybody who has have as
  first second without otherwise else instead fallback rest others option good great ok okay yes thanks do does via version get gets some
  mach mache machen macht es sie ihn ihm das die der den dem des ein eine einen einem einer und mit zu zum zur im in am an auf bitte kannst konnen
  wir ich mir soll sollen sollte sein werden wird noch mehr etwas ein bisschen wenig auch nur dann jetzt aber sonst statt kampagne karte entwurf nachricht text ton
  kanal kanale rabatt angebot code gutschein versand betreff sprache fur von bei wenn falls keine kein nicht da ist sind hat haben nimm wahle
  andere andern erste erst zuerst danach ohne statt gib sende schick schicke schreib schreibe per uber als so und oder brief option ja danke zusatzlich
  haz hazlo hazla hacer que sea el la los las un una unos y e o de del al a en con por para si no hay tiene tienen mas muy poco menos tambien
  solo luego ahora pero sino sin puedes podrias quiero queremos favor cambia cambiar pon ponlo usa usar envia envialo enviala mandala mandalo escribe campana tarjeta borrador mensaje texto tono
  canal canales descuento oferta codigo envio asunto idioma lo le les su toma elige primero primera despues opcion gracias
  fais fait faire rends rend mets met le la les l un une des et ou de du d au aux en dans avec par pour sur si s n y a pas il elle qu que plus
  peu moins aussi seulement puis maintenant mais sinon sans peux pourrais veux voudrais plait te vous svp change changer utilise envoie envoie-la envoie-le ecris campagne carte brouillon message texte ton
  canal canaux remise offre code livraison objet langue prends choisis premier premiere d'abord ensuite option soit merci stp ce cette`
    .trim()
    .split(/\s+/),
);
/** Where one wish ends and another begins. */
const BETWEEN = /[,;.!?\n·:()]+|\s(?:and|und|y|et|but|aber|pero|mais)\s/gu;

/**
 * What was said and nothing has read, wish by wish, as the asker wrote it. `left` has marks for what was taken; it is as
 * long as `whole`, of which each word is one word of `written`.
 */
export function leftOf({ left, whole, written }: { left: string; whole: string; written: string }): string[] {
  const own = written.trim().split(/\s+/);
  const starts = [...whole.matchAll(/\S+/g)].map(({ index }) => index);
  const wishes: string[] = [];
  let from = 0;
  const ends = [...left.matchAll(BETWEEN)].map(({ index, 0: mark }) => [index, index + mark.length] as const);
  for (const [end, next] of [...ends, [left.length, left.length] as const]) {
    const piece = left.slice(from, end);
    const words = piece.match(/[\p{L}\p{N}%€$£'-]+/gu) ?? [];
    if (words.some((word) => /[\p{L}\p{N}]/u.test(word) && !isEmpty(word))) {
      const first = starts.findLastIndex((at) => at <= from + (piece.length - piece.trimStart().length));
      const last = starts.findLastIndex((at) => at < from + piece.trimEnd().length);
      const said = own.length === starts.length ? own.slice(first, last + 1).join(' ') : piece.trim();
      wishes.push(said.replace(/^[\s,;.:·]+|[\s,;.:!?·]+$/g, '').slice(0, 300));
    }
    from = next;
  }
  return wishes.filter(Boolean);
}

const isEmpty = (word: string) => EMPTY.has(word) || word.split(/['-]/).every((part) => part === '' || EMPTY.has(part));
