import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Narrated } from './narrated.ts';

/** What models write in Spanish of what the tools found, all of it true. */
export const es: Narrated = [
  [
    LUMEN,
    [
      'La semana pasada vendiste **510,00 $**.',
      'Ingresaste 510 $ la semana pasada, frente a 200 $ la semana anterior.',
      'Los ingresos netos de la semana pasada fueron 510,00 $, 310,00 $ más que la semana anterior.',
      'Eso es un aumento del 155 % respecto a la semana anterior (200,00 $).',
      'Tus ingresos subieron de 200,00 $ a 510,00 $, más del doble.',
      'De los 620,00 $ de ingresos brutos, 20,00 $ fueron descuentos y 90,00 $ reembolsos.',
      'De los 620 $ que vendiste en bruto, quedan 510,00 $ tras descuentos y reembolsos.',
      'Tuviste 6 pedidos de 5 clientes, una media de 85,00 $ por pedido.',
      'El valor medio del pedido fue de 85,00 $.',
      '- **Ingresos netos:** 510,00 $\n- **Pedidos:** 6\n- **Clientes:** 5\n',
      '| Métrica | La semana pasada |\n|---|---:|\n| Ingresos netos | 510,00 $ |\n| Reembolsos | 90,00 $ |\n| Descuentos | 20,00 $ |\n',
      '| | La semana pasada | La semana anterior |\n|---|---:|---:|\n| Ingresos netos | 510,00 $ | 200,00 $ |\n',
      'Seis pedidos aportaron 510 $ la semana pasada.',
      'Los reembolsos fueron de 90,00 $ y los descuentos de 20,00 $.',
      'Después de descuentos y reembolsos quedan 510,00 $.',
      'En comparación con la semana anterior, los ingresos subieron un 155 %.',
      'Los ingresos subieron 310,00 $ respecto a la semana anterior.',
    ],
  ],
  [
    WHOLE,
    [
      'Hasta ahora has vendido 8.911.407,90 £ en total.',
      'United Kingdom representa el 82 % de tus ingresos.',
      'United Kingdom aportó 7.308.391,55 £, alrededor del 82 % de los ingresos.',
      'En segundo lugar está Netherlands con 285.446,34 £ (3,2 %).',
      'Germany aportó 228.867,14 £ y France 209.024,05 £.',
      'Le sigue EIRE con 265.545,90 £.',
      'Los 18.532 pedidos vinieron de 4338 clientes.',
      '1. **United Kingdom** – 7.308.391,55 £ (82 %)\n2. **Netherlands** – 285.446,34 £ (3,2 %)\n',
    ],
  ],
  [
    why('es'),
    [
      'En noviembre los ingresos fueron de 1.161.817,38 £; en octubre, de 1.039.318,79 £.',
      'Los ingresos subieron un 11,8 % en noviembre respecto a octubre.',
      'En ingresos son 122.498,59 £ o un 11,8 % más que en octubre.',
      'Los pedidos subieron de 1929 a 2657, un 37,7 % más.',
      'Tuviste 728 pedidos más que en octubre.',
      'El valor medio del pedido bajó de 538,79 £ a 437,27 £, un 18,8 % menos.',
      'Los clientes recurrentes aportaron 1.003.512,44 £, frente a 881.906,31 £ en octubre.',
      'Los clientes nuevos aportaron 158.304,94 £, casi tanto como en octubre (157.412,48 £).',
      'El 99 % del aumento viene de los clientes recurrentes.',
      '- Ingresos: 1.161.817,38 £ (+11,8 %)\n- Pedidos: 2657 (+37,7 %)\n- Valor medio del pedido: 437,27 £ (−18,8 %)\n',
      '| | Octubre | Noviembre |\n|---|---:|---:|\n| Ingresos | 1.039.318,79 £ | 1.161.817,38 £ |\n| Pedidos | 1929 | 2657 |\n',
      'Los ingresos no bajaron, sino que subieron un 11,8 %.',
      'Hubo más pedidos, pero un valor medio más bajo.',
      'No hubo ninguna caída de los ingresos.',
    ],
  ],
  [
    funnel('es'),
    [
      'De 1200 personas que vieron una página compraron 48, es decir, el 4 %.',
      'Algo más de la mitad de las personas que vieron una página vieron un producto.',
      'Solo el 25 % añadió después algo al carrito.',
      'El 30 % de las personas que añadieron al carrito compraron.',
      'La tasa de conversión fue del 4 %.',
    ],
  ],
  [
    retention('es'),
    [
      'De 3974 clientes volvieron 940 (23,7 %).',
      'En enero de 2011 volvieron 92 de 417 clientes, y en febrero de 2011, 71 de 380.',
      '| Mes | Clientes | Volvieron |\n|---|---:|---:|\n| Enero de 2011 | 417 | 92 |\n| Febrero de 2011 | 380 | 71 |\n',
      'Casi una cuarta parte de los clientes volvió.',
    ],
  ],
  [SEGMENTS, ['`VIP` tiene 120 personas, `Lapsed` 610 y `Newsletter` 1350.', 'En `Lapsed` hay 610 personas.']],
  [
    predictions('es'),
    [
      '184 clientes están a punto de irse.',
      'Hay 69.231,44 £ al año en riesgo.',
      'De 2790 clientes recurrentes, 184 están a punto de irse.',
    ],
  ],
  [
    PRODUCTS,
    [
      'Candle es tu mejor producto: 4800,00 €, el 48 % de los ingresos.',
      'Casi la mitad de tus ingresos viene de Candle.',
      'Alrededor de un tercio vino de Oak Vase 24 (3255,00 €).',
      'Linen Throw representa el 19,45 % de los ingresos.',
      'En conjunto, los tres productos aportaron 10.000,00 €.',
      'Candle aportó más que Oak Vase 24.',
      'La tasa de conversión fue del 3,14 % este año, con 125 pedidos.',
    ],
  ],
];
