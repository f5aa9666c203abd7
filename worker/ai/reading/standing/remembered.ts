import type { Clause } from '../clause.ts';
import { type Draft, steps } from '../readers/reader.ts';

const KNOWN =
  /^(?:(?:and|so|ok|und|y|et|please|bitte)[, ]+)*(?:what (?:do|did|can) you (?:remember|recall|know)(?: (?:about|of|from) (?:me|us|my shop|our shop|the shop|my store|my business))?(?: so far)?|what have you (?:remembered|noted|learned about us)|what (?:do|did) i (?:tell|teach) you|(?:show|list)(?: me)? (?:what you (?:remember|know)(?: about us)?|your (?:memory|facts|notes))|was (?:hast du dir|haben sie sich) (?:alles )?gemerkt|was (?:merkst|weisst|behaltst) du(?: (?:dir|uber (?:mich|uns|meinen laden|unseren laden)))?(?: alles)?|was habe ich dir (?:gesagt|erzahlt)|woran erinnerst du dich|que (?:recuerdas|sabes|tienes apuntado|has memorizado)(?: (?:de|sobre) (?:mi|nosotros|mi tienda|nuestra tienda))?|de que te acuerdas|que te he (?:dicho|contado)|de quoi te souviens-tu|que (?:te rappelles-tu|retiens-tu|sais-tu)(?: (?:de|sur) (?:moi|nous|ma boutique|notre boutique))?|qu'as-tu retenu|qu'est-ce que tu (?:as retenu|retiens|sais de nous)|tu te souviens de quoi)$/u;
const FORGET =
  /^(?:(?:please|can you|could you|now|ok|bitte|por favor|puedes|kannst du|peux-tu|no|nein|non)[, ]+)*(?:forget|stop remembering|unlearn|vergiss|vergesse|olvida|olvidate de|olvidar|oublie|oubliez)(?:lo|la|-l[ea])?(?![\p{L}])/u;
const IT =
  /^(?:it|that|this|about it|about that|das|es|dies|das wieder|eso|esto|lo|ca|cela|le|la)?(?:[, ]+(?:please|bitte|por favor|again|wieder|stp|svp))*$/u;
const SAID_FORGET =
  /^(?:(?:please|can you|could you|now|ok|bitte|por favor|puedes|kannst du|peux-tu|no|nein|non)[, ]+)*(?:forget|stop remembering|unlearn|vergiss|vergesse|olv[ií]da(?:te de|lo|la)?|olvidar|oublie[z]?(?:-l[ea])?)(?:[,:]?\s+(?:about\s+)?(?:the fact )?(?:that|dass|que|qu['’])?[,:]?\s*|\s*$)/iu;

/** "What do you remember?", "forget that", "forget that we are closed on Sundays". */
export function readRemembered(clause: Clause): Draft | undefined {
  const { text, said } = clause;
  const bare = text.replace(/^[¿¡\s]+|[?!.\s]+$/gu, '');
  if (KNOWN.test(bare)) return steps(clause, [{ tool: 'list_facts', input: {} }], { confidence: 0.95 });
  const found = FORGET.exec(bare);
  if (!found) return undefined;
  const rest = bare.slice(found[0].length).trim();
  const what = IT.test(rest)
    ? ''
    : (clause.quoted[0] ??
      said
        .trim()
        .replace(SAID_FORGET, '')
        .replace(/[.!?\s]+$/u, ''));
  return steps(clause, [{ tool: 'set_up', input: { remove: { kind: 'fact', said: what.slice(0, 300) } } }], {
    confidence: 0.9,
  });
}
