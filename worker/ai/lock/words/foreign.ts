/** Numbers spelled out in Italian, Portuguese and Dutch: seen, not read. Without accents. */
const parts = (text: string) => new Set(text.trim().split(/\s+/));

const PARTS = {
  it: parts(`zero uno un una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto
    diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta vent trent quarant cinquant sessant settant ottant novant
    cento cent mille mila milione milioni miliardo miliardi dozzina mezzo meta`),
  pt: parts(`zero um uma dois duas tres quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezasseis dezesseis dezassete
    dezessete dezoito dezanove dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem cento duzentos duzentas trezentos
    trezentas quatrocentos quatrocentas quinhentos quinhentas seiscentos seiscentas setecentos setecentas oitocentos oitocentas novecentos
    novecentas mil milhao milhoes bilhao bilhoes duzia metade`),
  nl: parts(`nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien
    twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen miljard dozijn helft en`),
};
const BEGINNINGS = new Set(Object.values(PARTS).flatMap((list) => [...list].map((part) => part.slice(0, 2))));
/** Alone they are other words of the languages that are read, or only parts. */
const NOT_ALONE =
  parts(`un uno una due tre sei otto um uma een acht elf en mil mille cent zero nul vent trent quarant cinquant sessant settant ottant novant
  meta mezzo onze treze quinze dez seis tres cinco nove cento vier mila`);

/** A word that is a number in a language that is not read. */
export function isForeignNumber(word: string): boolean {
  if (word.length < 3 || word.length > 60) return false;
  return (
    BEGINNINGS.has(word.slice(0, 2)) &&
    !NOT_ALONE.has(word) &&
    Object.values(PARTS).some((list) => isMadeOf(word, list))
  );
}

/** Whether nothing but such parts stands in it. */
function isMadeOf(word: string, list: Set<string>): boolean {
  const reached = new Uint8Array(word.length + 1);
  reached[0] = 1;
  for (let from = 0; from < word.length; from += 1) {
    if (!reached[from]) continue;
    for (let length = 2; length <= 14 && from + length <= word.length; length += 1) {
      if (list.has(word.slice(from, from + length))) reached[from + length] = 1;
    }
  }
  return reached[word.length] === 1;
}
