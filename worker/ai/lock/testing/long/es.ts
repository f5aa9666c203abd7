import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, predictions, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Long } from './long.ts';

export const es: Long = {
  openers: [
    '¡Buena pregunta! Esto es lo que muestran tus datos:',
    'Claro, aquí tienes un resumen:',
    'Vamos por partes. Solo he mirado tus propios pedidos, así que nada de esto es una estimación.',
    '**En pocas palabras:** en general va bien, aunque conviene vigilar un par de cosas.',
    'Este es el panorama, hasta donde llegan tus datos:',
  ],
  bodies: [
    [
      LUMEN,
      'La semana pasada fue así:\n\n- **Ingresos netos:** 510,00 $, un 155 % más que la semana anterior (200,00 $)\n- **Pedidos:** 6, de 5 clientes\n- **Valor medio del pedido:** 85,00 $\n\nLos reembolsos fueron de 90,00 $ y los descuentos de 20,00 $; por eso los ingresos brutos (620,00 $) son bastante más altos.',
    ],
    [
      LUMEN,
      'En conjunto fue una buena semana. Ingresaste **510,00 $** netos, frente a **200,00 $** la semana anterior, así que los ingresos subieron más del doble. Eso sí, vienen de solo 6 pedidos, y con tan pocos las cifras pueden variar mucho de una semana a otra. El pedido medio fue de 85,00 $.',
    ],
    [
      LUMEN,
      '| Métrica | La semana pasada |\n|---|---:|\n| Ingresos brutos | 620,00 $ |\n| Descuentos | 20,00 $ |\n| Reembolsos | 90,00 $ |\n| **Ingresos netos** | **510,00 $** |\n\nDicho de otro modo, los reembolsos pesaron más que los descuentos.',
    ],
    [
      DAILY,
      'La semana pasada tuviste **41 pedidos**, por un total de 1.153,50 $.\n\n1. El **miércoles** fue tu mejor día, con 310,00 $.\n2. Le sigue el **viernes**, con 248,00 $.\n3. El **martes** fue el más flojo, con 95,50 $.\n\nTuviste entre 5 y 7 pedidos al día, y los ingresos diarios fueron de 95,50 $ a 310,00 $.',
    ],
    [
      PRODUCTS,
      'En lo que va de este año, los ingresos se reparten así:\n\n- **Candle:** 4.800,00 € (48 %)\n- **Oak Vase 24:** 3.255,00 € (alrededor de un tercio)\n- **Linen Throw:** 1.945,00 € (casi un quinto)\n\nCandle es tu producto más vendido y aporta casi la mitad de los ingresos. Linen Throw queda en último lugar, aunque aporta 1.945,00 €.',
    ],
    [
      WHOLE,
      'Hasta ahora has vendido **8,9 millones de £**, con 18.532 pedidos de 4338 clientes. La mayor parte de los ingresos viene de United Kingdom: 7.308.391,55 £, cerca del 82 %. Netherlands es tu segundo mercado con 285.446,34 £ (3,2 %), y le sigue EIRE con 265.545,90 £.',
    ],
    [
      why('es'),
      'Los ingresos subieron de 1.039.318,79 £ en octubre a **1.161.817,38 £** en noviembre, un aumento del 11,8 % (122.498,59 £).\n\nSe movieron dos cosas a la vez:\n\n- Los pedidos subieron de 1929 a 2657, un 37,7 % más.\n- El valor medio del pedido bajó de 538,79 £ a 437,27 £.\n\nEs decir, hubo más compras, pero más pequeñas.',
    ],
    [
      why('es'),
      'Casi todo el aumento vino de clientes recurrentes: aportaron 1.003.512,44 £ en noviembre, 121.606,13 £ más que en octubre. Los clientes nuevos se mantuvieron estables, con 158.304,94 £ frente a 157.412,48 £. Parece que tus clientes habituales lo impulsaron, aunque solo con los pedidos no puedo saber por qué.',
    ],
    [
      funnel('es'),
      'De 1200 personas que vieron una página el mes pasado, 48 compraron, así que la tasa de conversión fue del **4 %**.\n\n- Vieron un producto: 640\n- Añadieron al carrito: 160 (25 %)\n- Compraron: 48 (30 %)\n\nLa mayor pérdida está entre ver un producto y añadirlo al carrito.',
    ],
    [
      retention('es'),
      'En total, 940 de 3974 clientes volvieron a comprar al mes siguiente de su primer pedido, un **23,7 %**. De los 417 clientes de enero de 2011 volvieron 92 (22,1 %); de los 380 clientes de febrero de 2011 volvieron 71 (18,7 %). Yo lo tomaría como punto de partida y no como meta.',
    ],
    [
      SEGMENTS,
      'Ahora mismo hay tres segmentos:\n\n| Segmento | Personas |\n|---|---:|\n| Newsletter | 1350 |\n| Lapsed | 610 |\n| VIP | 120 |\n\nNewsletter es el segmento más grande con diferencia; VIP es pequeño, pero suele merecer un mensaje personal.',
    ],
    [
      predictions('es'),
      'Según el modelo, **184 clientes** de tus 2790 clientes recurrentes están a punto de irse. Hay unos 69.000 £ al año en riesgo. Es una predicción y no un hecho, así que tómalo como una pista sobre a quién escribir primero.',
    ],
  ],
  closers: [
    '¿Quieres que lo desglose por producto?',
    'Si te sirve, puedo preparar un correo para las personas más importantes. Lo verás antes de que se envíe nada.',
    '**Siguiente paso:** mira los carritos abandonados y escribe primero a esas personas.',
    'Ten en cuenta que aquí solo está lo que han contado tus fuentes conectadas; las ventas en otros sitios no aparecen.',
    '¡Dime si quieres ver lo mismo para otro periodo!',
  ],
};
