import type { Clause } from '../clause.ts';
import type { Reader } from './reader.ts';

const THEM =
  /^(?:(?:can you |please )?compare (?:them|these|those|it|both|the two|this|that)|which (?:one )?(?:is|was) (?:better|best|higher|bigger)|vergleiche? (?:sie|es|beide)|compara(?:los|las|lo)|compare-les)\W*$/;
const OF_IT =
  /\b(?:sales|revenue|orders|units|turnover|how (?:much|many)\b.{0,20}\b(?:sell|sold)|umsatz|ventas|ventes)\b.{0,20}\b(?:of|for|from|with|von|de) (?:it|them|this|that|these|those|this one|that one)\b/;

/** A question about what nothing has named: a default would mislead. */
export const readVague: Reader = (clause) => {
  const { text, said } = clause;
  if (THEM.test(text)) {
    const options = [
      { label: 'This month and the month before', ask: 'Compare revenue this month with the month before' },
      { label: 'New and returning customers', ask: 'Compare new and returning customers' },
      { label: 'Products', ask: 'Revenue by product' },
    ];
    return {
      part: { kind: 'ask_back', text: said, question: 'Which two should I compare?', options },
      confidence: 0.85,
    };
  }
  if (OF_IT.test(text))
    return {
      part: { kind: 'ask_back', text: said, question: 'Which product do you mean?', options: ofProducts(clause) },
      confidence: 0.85,
    };
  return undefined;
};

function ofProducts({ vocabulary }: Clause): { label: string; ask: string }[] {
  const products = vocabulary.products.slice(0, 3).map((name) => ({ label: name, ask: `Revenue of "${name}"` }));
  return [...products, { label: 'All products', ask: 'Revenue by product' }];
}
