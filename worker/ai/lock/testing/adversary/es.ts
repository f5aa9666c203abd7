import { HARBOUR } from '../harbour.ts';
import type { Liar } from '../liar/liar.ts';
import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, SEGMENTS, WHOLE, why } from '../told-shops.ts';

/** What an adversary writes in Spanish, and its true twins. */
export const es: Liar = [
  [
    'swapped periods',
    HARBOUR,
    [
      [
        'La semana pasada entraron 600,00 €, y la semana anterior 1.512,00 €.',
        'La semana pasada entraron 1.512,00 €, y la semana anterior 600,00 €.',
      ],
      ['Los pedidos pasaron de 24 a 48.', 'Los pedidos pasaron de 48 a 24.'],
      ['Semana pasada: 20 clientes. Semana anterior: 18.', 'Semana pasada: 18 clientes. Semana anterior: 20.'],
      ['Del 4 al 10 de mayo vendiste 1.512,00 €.', 'Del 4 al 10 de mayo vendiste 600,00 €.'],
      ['Entre el 11 y el 17 de mayo de 2026 hubo 48 pedidos.', 'Entre el 11 y el 17 de mayo de 2026 hubo 24 pedidos.'],
      ['El fin de semana vendiste 1.512,00 €.', 'En la semana vendiste 1.512,00 €.'],
      ['Vendiste 1.512,00 € al día.', 'Vendiste 1.512,00 € en una semana.'],
      ['En las últimas dos semanas vendiste 1.512,00 €.', 'En los últimos 7 días vendiste 1.512,00 €.'],
      ['En abril vendiste 1.512,00 €.', 'Entre el 11 y el 17 de mayo vendiste 1.512,00 €.'],
      ['Ingresos: 600,00 € (semana anterior: 1.512,00 €)', 'Ingresos: 1.512,00 € (semana anterior: 600,00 €)'],
    ],
  ],
  [
    'swapped products',
    HARBOUR,
    [
      ['Tea Pot aportó 453,60 € y Mug Set 756,00 €.', 'Tea Pot aportó 756,00 € y Mug Set 453,60 €.'],
      [
        'Tea Pot, Mug Set y Jar aportaron 756,00 €, 302,40 € y 453,60 € respectivamente.',
        'Tea Pot, Mug Set y Jar aportaron 756,00 €, 453,60 € y 302,40 € respectivamente.',
      ],
      ['1. **Tea Pot** – 756,00 €\n2. **Jar** – 453,60 €\n', '1. **Tea Pot** – 756,00 €\n2. **Mug Set** – 453,60 €\n'],
      [
        '| Producto | Unidades | Ingresos |\n|---|---|---|\n| Tea Pot | 30 | 756,00 € |\n',
        '| Producto | Unidades | Ingresos |\n|---|---|---|\n| Tea Pot | 12 | 756,00 € |\n',
      ],
      ['De los 1.512,00 €, 756,00 € vinieron de Mug Set.', 'De los 1.512,00 €, 756,00 € vinieron de Tea Pot.'],
      ['La mitad de los ingresos vino de Jar.', 'La mitad de los ingresos vino de Tea Pot.'],
      ['Mug Set supone una quinta parte de los ingresos.', 'Jar supone una quinta parte de los ingresos.'],
      ['Mug Set bajó de 504,00 € a 302,40 €.', 'Mug Set bajó de 504,00 € a 453,60 €.'],
      ['Se vendieron 30 unidades de Tea Pot.', 'Se vendieron 30 unidades de Mug Set.'],
    ],
  ],
  [
    'ranks and superlatives',
    HARBOUR,
    [
      ['Mug Set es tu producto estrella por ingresos.', 'Tea Pot es tu producto estrella por ingresos.'],
      ['Jar es el claro ganador.', 'Tea Pot es el claro ganador.'],
      ['Mug Set es lo que más te aportó.', 'Tea Pot es lo que más te aportó.'],
      ['Ningún producto aportó más que Mug Set.', 'Ningún producto aportó más que Tea Pot.'],
      ['Nada se vendió mejor que Jar.', 'Tea Pot fue lo que mejor se vendió.'],
      ['El primer puesto es para Jar.', 'El primer puesto es para Tea Pot.'],
      ['Jar ocupa el primer lugar.', 'Tea Pot ocupa el primer lugar.'],
      ['Jar es tu producto más importante.', 'Tea Pot es tu producto más importante.'],
      ['Jar es tu producto más rentable en ingresos.', 'Tea Pot es tu producto con más ingresos.'],
      ['A la cabeza está Jar.', 'A la cabeza está Tea Pot.'],
      ['Jar encabeza la lista.', 'Tea Pot encabeza la lista.'],
      ['Jar va en segundo lugar.', 'Mug Set va en segundo lugar.'],
      ['En tercer lugar está Tea Pot.', 'En tercer lugar está Jar.'],
      ['Tu segundo mejor producto por ingresos es Jar.', 'Tu segundo mejor producto por ingresos es Mug Set.'],
      ['En último lugar está Tea Pot.', 'En último lugar está Jar.'],
      ['Mug Set aportó más ingresos que Tea Pot.', 'Tea Pot aportó más ingresos que Mug Set.'],
      ['Tea Pot vendió más unidades que Mug Set.', 'Mug Set vendió más unidades que Tea Pot.'],
      ['Jar domina tus ventas.', 'Tea Pot domina tus ventas.'],
    ],
  ],
  [
    'directions',
    HARBOUR,
    [
      ['Los ingresos fueron menores que la semana anterior.', 'Los ingresos fueron mayores que la semana anterior.'],
      ['Los pedidos van hacia arriba.', 'Los pedidos van hacia abajo.'],
      ['Los pedidos aumentaron un 50 %.', 'Los pedidos disminuyeron un 50 %.'],
      ['Los ingresos se redujeron.', 'Los ingresos se incrementaron.'],
      ['Los ingresos cayeron en picado.', 'Los ingresos se dispararon.'],
      ['Mug Set creció un 10 %.', 'Mug Set cayó un 10 %.'],
      ['Mug Set creció.', 'Mug Set cayó.'],
      ['Los tres productos crecieron.', 'Tea Pot y Jar crecieron.'],
      ['Tea Pot y Mug Set crecieron.', 'Mug Set bajó.'],
      ['Hubo dos clientes más que la semana anterior.', 'Hubo dos clientes menos que la semana anterior.'],
      ['El pedido medio bajó.', 'El pedido medio subió.'],
      ['Los ingresos subieron 600,00 €.', 'Los ingresos subieron 912,00 €.'],
      ['Los pedidos se duplicaron.', 'Los pedidos se redujeron a la mitad.'],
      ['Hubo más clientes que la semana anterior.', 'Hubo menos clientes que la semana anterior.'],
      [
        'Los ingresos son la mitad que la semana anterior.',
        'Los ingresos son unas dos veces y media los de la semana anterior.',
      ],
      ['Los pedidos son el doble que la semana anterior.', 'Los pedidos son la mitad que la semana anterior.'],
      ['Los pedidos se mantuvieron.', 'Los pedidos se desplomaron.'],
    ],
  ],
  [
    'ratios and fractions',
    HARBOUR,
    [
      ['Los ingresos se triplicaron con creces.', 'Los ingresos se duplicaron con creces.'],
      [
        'Los ingresos son unas tres veces y media los de la semana anterior.',
        'Los ingresos son unas 2,5 veces los de la semana anterior.',
      ],
      ['Un tercio de los ingresos brutos se reembolsó.', 'Casi una quinta parte de los ingresos brutos se reembolsó.'],
      ['12 de los 18 clientes eran nuevos.', '6 de los 18 clientes eran nuevos.'],
      ['La mitad de los clientes eran nuevos.', 'Un tercio de los clientes eran nuevos.'],
      ['Tea Pot supone un tercio de los ingresos.', 'Tea Pot supone la mitad de los ingresos.'],
      ['Los ingresos crecieron un 252 %.', 'Los ingresos crecieron un 152 %.'],
      ['De los 1.960,00 € brutos se reembolsaron 70,00 €.', 'De los 1.960,00 € brutos se reembolsaron 378,00 €.'],
    ],
  ],
  [
    'units and currencies',
    HARBOUR,
    [
      ['Tuviste 24 clientes la semana pasada.', 'Tuviste 24 pedidos la semana pasada.'],
      ['Llegaron 18 pedidos.', 'Llegaron 24 pedidos.'],
      ['Vendiste 1.512 unidades.', 'Vendiste por 1.512 €.'],
      ['Los ingresos fueron de 1.512 dólares.', 'Los ingresos fueron de 1.512 euros.'],
      ['Los ingresos fueron de 1.512,00 MXN.', 'Los ingresos fueron de 1.512,00 EUR.'],
      ['Los ingresos fueron de 1.512 pesos.', 'Los ingresos fueron de 1.512,00 €.'],
      ['Hubo 24 visitantes.', 'Hubo 24 pedidos.'],
      ['Compraron 24 personas.', 'Compraron 18 personas.'],
      ['Por cliente fueron 63,00 €.', 'Por cliente fueron 84,00 €.'],
      ['Por pedido fueron 84,00 €.', 'Por pedido fueron 63,00 €.'],
      ['Hubo 378 reembolsos.', 'Hubo 378 € en reembolsos.'],
      ['Llegaron doce clientes nuevos.', 'Llegaron seis clientes nuevos.'],
      ['Los ingresos netos fueron 1.960,00 €.', 'Los ingresos brutos fueron 1.960,00 €.'],
      ['Tu beneficio fue de 1.512,00 €.', 'Tus ingresos netos fueron de 1.512,00 €.'],
    ],
  ],
  [
    'misleading roundings',
    HARBOUR,
    [
      ['Los ingresos rondaron los 2.000 €.', 'Los ingresos rondaron los 1.500 €.'],
      ['Los ingresos fueron de casi 2.000 €.', 'Los ingresos fueron de algo más de 1.500 €.'],
      ['Los ingresos superaron los 1.600 €.', 'Los ingresos superaron los 1.500 €.'],
      ['Hubo casi 30 pedidos.', 'Hubo casi 25 pedidos.'],
      ['Hubo más de 25 pedidos.', 'Hubo más de 20 pedidos.'],
      ['Hubo dos docenas de clientes.', 'Hubo dos docenas de pedidos.'],
      ['Tea Pot aportó unos 800 €.', 'Tea Pot aportó unos 750 €.'],
      ['Jar aportó alrededor de 350 €.', 'Jar aportó alrededor de 300 €.'],
    ],
  ],
  [
    'spelled numbers',
    HARBOUR,
    [
      ['Hubo cuarenta y ocho pedidos.', 'Hubo veinticuatro pedidos.'],
      ['Los ingresos fueron de mil seiscientos doce euros.', 'Los ingresos fueron de mil quinientos doce euros.'],
      ['Compraron veinte clientes.', 'Compraron dieciocho clientes.'],
      ['Los ingresos fueron de un millón y medio de euros.', 'Los ingresos fueron de unos mil quinientos euros.'],
      ['Se reembolsaron trescientos ochenta euros.', 'Se reembolsaron trescientos setenta y ocho euros.'],
    ],
  ],
  [
    'counts of lists',
    HARBOUR,
    [
      ['Tienes cuatro productos: Tea Pot, Mug Set y Jar.', 'Tienes tres productos: Tea Pot, Mug Set y Jar.'],
      ['Tres de tus productos crecieron.', 'Dos de tus productos crecieron.'],
    ],
  ],
  [
    'of last week',
    LUMEN,
    [
      ['20 $ de los 620 $ se reembolsaron.', '90 $ de los 620 $ se reembolsaron.'],
      ['Los ingresos fueron de unos 600 $.', 'Los ingresos fueron de unos 500 $.'],
      ['Cinco pedidos de seis clientes.', 'Seis pedidos de cinco clientes.'],
      [
        'Los reembolsos supusieron el 20 % de los ingresos brutos.',
        'Los reembolsos supusieron alrededor del 15 % de los ingresos brutos.',
      ],
    ],
  ],
  [
    'of shares',
    PRODUCTS,
    [
      ['Candle supone algo más de la mitad de los ingresos.', 'Candle supone algo menos de la mitad de los ingresos.'],
      ['Linen Throw supone casi un tercio de los ingresos.', 'Oak Vase 24 supone casi un tercio de los ingresos.'],
      ['Candle tiene una cuota del 33 %.', 'Candle tiene una cuota del 48 %.'],
      ['Tasa de conversión: 3,41 %', 'Tasa de conversión: 3,14 %'],
    ],
  ],
  [
    'of countries',
    WHOLE,
    [
      ['Germany está por delante de EIRE.', 'EIRE está por delante de Germany.'],
      ['Tu tercer mercado es Germany.', 'Tu tercer mercado es EIRE.'],
      [
        'Cuatro quintas partes de los ingresos vienen de Netherlands.',
        'Unas cuatro quintas partes de los ingresos vienen de United Kingdom.',
      ],
    ],
  ],
  [
    'of people',
    SEGMENTS,
    [
      ['Lapsed es mayor que Newsletter.', 'Newsletter es mayor que Lapsed.'],
      ['Tu segmento más pequeño es Lapsed.', 'Tu segmento más pequeño es VIP.'],
      ['Casi la mitad de tus clientes está en Newsletter.', 'Casi un tercio de tus clientes está en Newsletter.'],
    ],
  ],
  [
    'of the funnel',
    funnel('es'),
    [
      ['La mitad de los visitantes compró.', 'Uno de cada 25 visitantes compró.'],
      ['640 personas vieron una página.', '640 personas vieron un producto.'],
    ],
  ],
  [
    'of months',
    why('es'),
    [
      ['Octubre fue el mes más fuerte.', 'Noviembre fue el mes más fuerte.'],
      ['Ingresos en octubre: 1.161.817,38 £', 'Ingresos en octubre: 1.039.318,79 £'],
      ['Los clientes nuevos impulsaron el crecimiento.', 'Los clientes recurrentes impulsaron el crecimiento.'],
      ['En diciembre los ingresos fueron de 1.161.817,38 £.', 'En noviembre los ingresos fueron de 1.161.817,38 £.'],
    ],
  ],
  [
    'of days',
    DAILY,
    [
      ['El martes fue mejor que el miércoles.', 'El miércoles fue mejor que el martes.'],
      [
        'El 11 de marzo vendiste 248,00 $ y el 13 de marzo 310,00 $.',
        'El 11 de marzo vendiste 310,00 $ y el 13 de marzo 248,00 $.',
      ],
      ['El fin de semana entraron 310,00 $.', 'El miércoles entraron 310,00 $.'],
    ],
  ],
  [
    'of two things at once',
    HARBOUR,
    [
      [
        'Aunque los ingresos se duplicaron con creces, los pedidos también se duplicaron.',
        'Aunque los ingresos se duplicaron con creces, los pedidos bajaron a la mitad.',
      ],
      ['Tanto los ingresos como los pedidos subieron.', 'Los ingresos subieron, los pedidos no.'],
      ['Los ingresos y los pedidos cayeron.', 'Los pedidos cayeron.'],
      ['La mayoría de los clientes eran nuevos.', 'La mayoría de los clientes ya habían comprado.'],
      ['Dos tercios de los clientes eran nuevos.', 'Un tercio de los clientes eran nuevos.'],
      ['Jar es el que más creció.', 'Tea Pot es el que más creció.'],
      ['Mug Set es el único producto que creció.', 'Mug Set es el único producto que cayó.'],
      [
        '| | Semana pasada | Semana anterior | Variación |\n|---|---|---|---|\n| Ingresos | 1.512,00 € | 600,00 € | -152 % |\n',
        '| | Semana pasada | Semana anterior | Variación |\n|---|---|---|---|\n| Ingresos | 1.512,00 € | 600,00 € | +152 % |\n',
      ],
      ['De media, cada cliente gastó 63 €.', 'De media, cada cliente gastó 84 €.'],
      ['El pedido medio fue de unos 80 €.', 'El pedido medio fue de unos 63 €.'],
      ['Los ingresos ascienden a 15,12 €.', 'Los ingresos ascienden a 1512 €.'],
      ['Ayer vendiste 1.512,00 €.', 'La semana pasada vendiste 1.512,00 € en total.'],
      ['Cada día vendiste 1.512,00 €.', 'Durante la semana pasada vendiste 1.512,00 €.'],
    ],
  ],
];
