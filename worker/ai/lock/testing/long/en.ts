import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Long } from './long.ts';

export const en: Long = {
  openers: [
    "Good question! Here's what your data shows.",
    'Sure – here is a short summary:',
    'Let me walk you through it. I looked at your own orders only, so nothing here is an estimate unless I say so.',
    "**Short answer:** it's mostly good news, with a couple of things to keep an eye on.",
    "Here's the picture, as far as your data goes:",
  ],
  bodies: [
    [
      LUMEN,
      'Last week looked like this:\n\n- **Net revenue:** $510.00, up 155% on the week before ($200.00)\n- **Orders:** 6, from 5 customers\n- **Average order value:** $85.00\n\nRefunds came to $90.00 and discounts to $20.00, which is why gross revenue ($620.00) is noticeably higher.',
    ],
    [
      LUMEN,
      'Overall, it was a solid week. You took **$510.00** net, compared with **$200.00** the week before, so revenue more than doubled. That said, it comes from just 6 orders, and a small number of orders can swing a lot from one week to the next. The average order was worth $85.00.',
    ],
    [
      LUMEN,
      '| Metric | Last week |\n|---|---:|\n| Gross revenue | $620.00 |\n| Discounts | $20.00 |\n| Refunds | $90.00 |\n| **Net revenue** | **$510.00** |\n\nIn other words, refunds took a bigger bite than discounts did.',
    ],
    [
      DAILY,
      'You had **41 orders** last week, worth $1,153.50 in total.\n\n1. **Wednesday** was your best day, with $310.00.\n2. **Friday** came second, with $248.00.\n3. **Tuesday** was the quietest, with $95.50.\n\nOn any given day you had between 5 and 7 orders, and daily revenue ranged from $95.50 to $310.00.',
    ],
    [
      PRODUCTS,
      'So far this year, revenue splits like this:\n\n- **Candle:** €4,800.00 (48%)\n- **Oak Vase 24:** €3,255.00 (about a third)\n- **Linen Throw:** €1,945.00 (almost a fifth)\n\nCandle is your best seller and brings in nearly half of revenue. Linen Throw comes last, though it still adds €1,945.00.',
    ],
    [
      WHOLE,
      "Since you started, you've sold **£8.9 million** across 18,532 orders from 4,338 customers. Most of your revenue comes from United Kingdom: £7,308,391.55, or about 82%. Netherlands is your second market with £285,446.34 (3.2%), followed by EIRE with £265,545.90.",
    ],
    [
      why('en'),
      'Revenue grew from £1,039,318.79 in October to **£1,161,817.38** in November, an increase of 11.8% (£122,498.59).\n\nTwo things moved at the same time:\n\n- Orders rose from 1,929 to 2,657, up 37.7%.\n- The average order value fell from £538.79 to £437.27.\n\nSo you sold to more people, but each order was smaller.',
    ],
    [
      why('en'),
      'Almost all of the increase came from returning customers: they brought £1,003,512.44 in November, £121,606.13 more than in October. New customers were roughly flat, at £158,304.94 after £157,412.48. It looks as if your regulars drove this, although I cannot tell from the orders alone what made them buy.',
    ],
    [
      funnel('en'),
      'Of 1,200 people who viewed a page last month, 48 bought, so the conversion rate was **4%**.\n\n- Viewed a product: 640\n- Added to cart: 160 (25% of those who viewed a product)\n- Bought: 48 (30% of those who added to the cart)\n\nThe biggest gap is between looking at a product and adding it to the cart.',
    ],
    [
      retention('en'),
      'Overall, 940 of 3,974 customers ordered again the month after their first order, which is **23.7%**. Of the 417 customers of January 2011, 92 came back (22.1%); of the 380 customers of February 2011, 71 did (18.7%). I would treat this as a baseline rather than a target.',
    ],
    [
      SEGMENTS,
      'You have three segments at the moment:\n\n| Segment | People |\n|---|---:|\n| Newsletter | 1,350 |\n| Lapsed | 610 |\n| VIP | 120 |\n\nNewsletter is the largest by some distance, while VIP is small but usually worth a personal note.',
    ],
    [
      predictions('en'),
      '**184 customers** out of your 2,790 returning customers are about to leave, according to the model. The money at risk is about £69,000 a year. This is a prediction, not a fact, so please take it as a hint about whom to write to first.',
    ],
  ],
  closers: [
    'Would you like me to break this down by product?',
    "If it helps, I can draft an e-mail to the people who matter most here. You'd see it before anything is sent.",
    '**Next step:** have a look at the carts that were left behind and write to those people first.',
    'Keep in mind that this only covers what your connected sources have told me, so sales elsewhere are not included.',
    "Let me know if you'd like to see the same for another period!",
  ],
};
