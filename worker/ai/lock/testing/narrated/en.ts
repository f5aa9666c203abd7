import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Narrated } from './narrated.ts';

/** What models write in English of what the tools found, all of it true. */
export const en: Narrated = [
  [
    LUMEN,
    [
      'Last week you took **$510.00**.',
      'You took in $510 last week, up from $200 the week before.',
      'Net revenue came to $510.00 last week, $310.00 more than the week before.',
      'That is an increase of 155% over the week before ($200.00).',
      'Revenue more than doubled, from $200.00 to $510.00.',
      'Of the $620.00 in gross revenue, $20.00 went to discounts and $90.00 was refunded.',
      'Of the $620 you took, $20.00 were discounts and $90.00 refunds, so $510.00 is left.',
      'You had 6 orders from 5 customers, an average of $85.00 per order.',
      'The average order value was $85.00.',
      '- **Net revenue:** $510.00\n- **Orders:** 6\n- **Customers:** 5\n',
      '| Metric | Last week |\n|---|---:|\n| Net revenue | $510.00 |\n| Refunds | $90.00 |\n| Discounts | $20.00 |\n',
      '| | Last week | The week before |\n|---|---:|---:|\n| Net revenue | $510.00 | $200.00 |\n',
      'Six orders brought in $510 last week.',
      'Refunds were $90.00, and discounts $20.00.',
      'After discounts and refunds, $510.00 remains.',
      'Compared with the week before, revenue rose by 155%.',
      'Revenue rose from the week before by $310.00.',
    ],
  ],
  [
    WHOLE,
    [
      'So far you have sold £8,911,407.90 in total.',
      'United Kingdom accounts for 82% of your revenue.',
      'United Kingdom brought in £7,308,391.55, about 82% of revenue.',
      'In second place is Netherlands with £285,446.34 (3.2%).',
      'Germany brought £228,867.14 and France £209,024.05.',
      'EIRE follows with £265,545.90.',
      'The 18,532 orders came from 4,338 customers.',
      '1. **United Kingdom** – £7,308,391.55 (82%)\n2. **Netherlands** – £285,446.34 (3.2%)\n',
    ],
  ],
  [
    why('en'),
    [
      'In November, revenue was £1,161,817.38; in October it was £1,039,318.79.',
      'Revenue rose 11.8% in November compared with October.',
      'For revenue that is £122,498.59 or 11.8% more than in October.',
      'Orders rose from 1,929 to 2,657, up 37.7%.',
      'You had 728 orders more than in October.',
      'The average order value fell from £538.79 to £437.27, down by 18.8%.',
      'Returning customers brought £1,003,512.44, after £881,906.31 in October.',
      'New customers brought £158,304.94, almost as much as in October (£157,412.48).',
      '99% of the increase comes from returning customers.',
      '- Revenue: £1,161,817.38 (+11.8%)\n- Orders: 2,657 (+37.7%)\n- Average order value: £437.27 (−18.8%)\n',
      '| | October | November |\n|---|---:|---:|\n| Revenue | £1,039,318.79 | £1,161,817.38 |\n| Orders | 1,929 | 2,657 |\n',
      'Revenue did not fall; it rose by 11.8%.',
      'There were more orders, but a lower average order value.',
      'There was no decline in revenue.',
    ],
  ],
  [
    funnel('en'),
    [
      'Of 1,200 people who viewed a page, 48 bought, that is 4%.',
      'Just over half of those who viewed a page viewed a product.',
      'Only 25% then added something to the cart.',
      '30% of those who added to cart bought.',
      'The conversion rate was 4%.',
    ],
  ],
  [
    retention('en'),
    [
      'Of 3,974 customers, 940 came back (23.7%).',
      '92 of 417 customers came back in January 2011, and 71 of 380 in February 2011.',
      '| Month | Customers | Came back |\n|---|---:|---:|\n| January 2011 | 417 | 92 |\n| February 2011 | 380 | 71 |\n',
      'Almost a quarter of customers came back.',
    ],
  ],
  [SEGMENTS, ['`VIP` has 120 people, `Lapsed` 610 and `Newsletter` 1,350.', 'There are 610 people in `Lapsed`.']],
  [
    predictions('en'),
    [
      '184 customers are about to leave.',
      'At risk are £69,231.44 a year.',
      'Of 2,790 returning customers, 184 are about to leave.',
    ],
  ],
  [
    PRODUCTS,
    [
      'Candle is your best product: €4,800.00, or 48% of revenue.',
      'Almost half of your revenue comes from Candle.',
      'About a third came from Oak Vase 24 (€3,255.00).',
      'Linen Throw makes up 19.45% of revenue.',
      'Together, the three products brought €10,000.00.',
      'Candle brought more than Oak Vase 24.',
      'The conversion rate was 3.14% this year, with 125 orders.',
    ],
  ],
];
