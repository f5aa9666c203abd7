import { asidesOf } from '../asides.ts';
import type { Clause } from '../clause.ts';
import type { Reader } from './reader.ts';

const THEM =
  /^(?:(?:can you |please )?compare (?:them|these|those|it|both|the two|this|that)|which (?:one )?(?:is|was) (?:better|best|higher|bigger)|vergleiche? (?:sie|es|beide)|compara(?:los|las|lo)|compare-les)\W*$/;
const OF_IT =
  /\b(?:sales|revenue|orders|units|turnover|how (?:much|many)\b.{0,20}\b(?:sell|sold)|umsatz|ventas|ventes)\b.{0,20}\b(?:of|for|from|with|von|de) (?:it|them|this|that|these|those|this one|that one)\b/;

/** A question about what nothing has named: a default would mislead. */
export const readVague: Reader = (clause) => {
  const { text, said } = clause;
  const asides = asidesOf(clause.language);
  if (THEM.test(text)) {
    const options = asides.two.map(([label, ask]) => ({ label, ask }));
    return {
      part: { kind: 'ask_back', text: said, question: asides.whichTwo, options },
      confidence: 0.85,
    };
  }
  if (OF_IT.test(text))
    return {
      part: { kind: 'ask_back', text: said, question: asides.whichProduct, options: ofProducts(clause) },
      confidence: 0.85,
    };
  return undefined;
};

function ofProducts({ vocabulary, language }: Clause): { label: string; ask: string }[] {
  const asides = asidesOf(language);
  const products = vocabulary.products.slice(0, 3).map((name) => ({ label: name, ask: asides.revenueOf(name) }));
  const [label, ask] = asides.allProducts;
  return [...products, { label, ask }];
}
