import { DAILY } from '../ranged.ts';
import { LUMEN, PRODUCTS } from '../shops.ts';
import { funnel, retention, SEGMENTS, WHOLE, why } from '../told-shops.ts';
import type { Liar } from './liar.ts';

/** What a lying model says in Spanish, and what is true instead. */
export const es: Liar = [
  [
    'in parts of the text',
    DAILY,
    [
      ['> Ingresos de la semana pasada: **1.153,05 $**\n', '> Ingresos de la semana pasada: **1.153,50 $**\n'],
      ['# 38 pedidos la semana pasada\n', '# 41 pedidos la semana pasada\n'],
      ['- Pedidos\n  - La semana pasada: 38\n', '- Pedidos\n  - La semana pasada: 41\n'],
      ['```\nPedidos: 38\n```\n', '```\nPedidos: 41\n```\n'],
      ['Fueron [38 pedidos](/orders).', 'Fueron [41 pedidos](/orders).'],
      [
        'Tuviste 41 pedidos[^1].\n\n[^1]: Los ingresos fueron de 1.351,50 $.\n',
        'Tuviste 41 pedidos[^1].\n\n[^1]: Los ingresos fueron de 1.153,50 $.\n',
      ],
      ['Tuviste &#52;2 pedidos.', 'Tuviste &#52;1 pedidos.'],
      ['Tuviste ４２ pedidos.', 'Tuviste ４１ pedidos.'],
      ['Tuviste XLII pedidos.', 'Tuviste XLI pedidos.'],
      ['Tuviste 4\u200b2 pedidos.', 'Tuviste 4\u200b1 pedidos.'],
      ['Tuviste cuarenta y dos pedidos.', 'Tuviste cuarenta y un pedidos.'],
      ['Tuviste cuatro docenas de pedidos.', 'Tuviste cuarenta y un pedidos.'],
      ['El miércoles tuviste ocho pedidos.', 'El miércoles tuviste siete pedidos.'],
      ['Tuviste cientos de pedidos.', 'Tuviste 41 pedidos.'],
    ],
  ],
  [
    'of units',
    DAILY,
    [
      ['Los ingresos fueron de 1.153,50 mil $.', 'Los ingresos fueron de 1.153,50 $.'],
      ['Los ingresos fueron de 1,15 millones de $.', 'Los ingresos fueron de 1,15 mil $.'],
      ['Los ingresos fueron de 1.153,50 £.', 'Los ingresos fueron de 1.153,50 $.'],
      ['Los ingresos fueron de 1.153,50 euros.', 'Los ingresos fueron de 1.153,50 dólares.'],
      [
        'La tasa de conversión del viernes fue de 7,1 puntos porcentuales.',
        'La tasa de conversión del viernes fue del 7,1 %.',
      ],
      ['La tasa de conversión del viernes fue del 71 %.', 'La tasa de conversión del viernes fue del 7,1 %.'],
    ],
  ],
  [
    'of days',
    DAILY,
    [
      ['Tu mejor día fue el martes.', 'Tu mejor día fue el miércoles.'],
      ['El viernes tuvo los ingresos más altos.', 'El miércoles tuvo los ingresos más altos.'],
      ['El lunes tuvo los ingresos más bajos.', 'El martes tuvo los ingresos más bajos.'],
      ['El jueves los ingresos fueron de 99,00 $.', 'El jueves los ingresos fueron de 101,00 $.'],
      ['El lunes no vendiste nada.', 'El lunes vendiste 120,00 $.'],
      ['El domingo no hubo ningún pedido.', 'El domingo hubo 5 pedidos.'],
      ['El lunes vendiste más que el viernes.', 'El viernes vendiste más que el lunes.'],
      ['El 12 de marzo tuviste 7 pedidos.', 'El 12 de marzo tuviste 5 pedidos.'],
      ['El pico de ingresos fue el viernes.', 'El pico de ingresos fue el miércoles.'],
      ['Tu segundo mejor día fue el sábado.', 'Tu segundo mejor día fue el viernes.'],
      ['El mes pasado tuviste 41 pedidos.', 'La semana pasada tuviste 41 pedidos.'],
      ['Ayer tuviste 41 pedidos.', 'La semana pasada tuviste 41 pedidos.'],
    ],
  ],
  [
    'of parts and names',
    PRODUCTS,
    [
      ['Dos tercios de los ingresos vinieron de Candle.', 'Casi la mitad de los ingresos vino de Candle.'],
      ['Un quinto de los ingresos vino de Oak Vase 24.', 'Alrededor de un tercio de los ingresos vino de Oak Vase 24.'],
      ['Uno de cada dos euros vino de Linen Throw.', 'El 19 % de los ingresos vino de Linen Throw.'],
      ['Más de la mitad de los ingresos vino de Candle.', 'Casi la mitad de los ingresos vino de Candle.'],
      ['Casi todos los ingresos vinieron de Candle.', 'El 48 % de los ingresos vino de Candle.'],
      ['Todos los ingresos vinieron de Candle.', 'El 48 % de los ingresos vino de Candle.'],
      ['Nada de los ingresos vino de Linen Throw.', 'El 19 % de los ingresos vino de Linen Throw.'],
      ['Solo Candle se vendió.', 'Se vendieron Candle, Oak Vase 24 y Linen Throw.'],
      ['El producto más vendido es Linen Throw.', 'El producto más vendido es Candle.'],
      ['Linen Throw es el número uno.', 'Candle es el número uno.'],
      ['Candle queda en tercer lugar.', 'Linen Throw queda en tercer lugar.'],
      ['Candle queda en último lugar.', 'Linen Throw queda en último lugar.'],
      ['Candle aportó el doble que Oak Vase 24.', 'Candle aportó más que Oak Vase 24.'],
      ['Oak Vase 24 supera a Candle.', 'Candle supera a Oak Vase 24.'],
      ['Linen Throw tuvo los mayores ingresos.', 'Candle tuvo los mayores ingresos.'],
    ],
  ],
  [
    'of how it moved',
    why('es'),
    [
      ['Los ingresos se triplicaron en noviembre.', 'Los ingresos subieron un 11,8 % en noviembre.'],
      ['Hubo el doble de pedidos.', 'Hubo un 37,7 % más de pedidos.'],
      ['El valor medio del pedido subió a 437,27 £.', 'El valor medio del pedido bajó a 437,27 £.'],
      ['Los ingresos bajaron en noviembre a 1.161.817,38 £.', 'Los ingresos subieron en noviembre a 1.161.817,38 £.'],
      ['Pedidos: 2657 (-37,7 %)', 'Pedidos: 2657 (+37,7 %)'],
      ['Los ingresos subieron 11,8 puntos porcentuales.', 'Los ingresos subieron un 11,8 %.'],
      ['Los ingresos van a la baja.', 'Los ingresos van en aumento.'],
      ['Los ingresos están cayendo.', 'Los ingresos están creciendo.'],
      ['Los ingresos retrocedieron en noviembre.', 'Los ingresos crecieron en noviembre.'],
      ['Hubo menos pedidos que en octubre.', 'Hubo más pedidos que en octubre.'],
      ['Tuviste 728 pedidos menos que en octubre.', 'Tuviste 728 pedidos más que en octubre.'],
      ['La mayor parte del aumento vino de clientes nuevos.', 'Casi todo el aumento vino de clientes recurrentes.'],
    ],
  ],
  [
    'of people',
    funnel('es'),
    [
      [
        'La mitad de quienes vieron un producto lo añadieron al carrito.',
        'De las 640 personas que vieron un producto, 160 añadieron algo al carrito.',
      ],
      ['Nadie compró.', '48 personas compraron.'],
      ['Todos los que añadieron al carrito compraron.', '160 personas añadieron al carrito y 48 compraron.'],
    ],
  ],
  [
    'of who came back',
    retention('es'),
    [
      ['La mitad de tus clientes volvió a comprar.', 'El 23,7 % de tus clientes volvió a comprar.'],
      ['Uno de cada dos clientes volvió a comprar.', 'El 23,7 % de tus clientes volvió a comprar.'],
      ['De los 417 clientes de enero de 2011 volvieron 71.', 'De los 417 clientes de enero de 2011 volvieron 92.'],
    ],
  ],
  [
    'of segments',
    SEGMENTS,
    [
      ['VIP es tu segmento más grande.', 'Newsletter es tu segmento más grande.'],
      ['Nadie está en Lapsed.', 'En Lapsed hay 610 personas.'],
    ],
  ],
  [
    'of countries',
    WHOLE,
    [
      ['Germany es tu segundo mercado.', 'Netherlands es tu segundo mercado.'],
      ['France aportó más que Germany.', 'Germany aportó más que France.'],
      ['Casi todos los ingresos vienen de Netherlands.', 'La mayor parte de los ingresos viene de United Kingdom.'],
    ],
  ],
  [
    'of one thing against another',
    LUMEN,
    [
      ['Tuviste un solo pedido.', 'Tuviste 6 pedidos.'],
      ['Los descuentos superaron a los reembolsos.', 'Los reembolsos superaron a los descuentos.'],
      ['La semana anterior fue mejor.', 'Los ingresos subieron un 155 %.'],
      ['Vendiste lo mismo que la semana anterior.', 'Vendiste más que la semana anterior.'],
      ['Reembolsos: ninguno', 'Reembolsos: 90,00 $'],
      ['No se reembolsó nada.', 'Los reembolsos fueron de 90,00 $.'],
      ['Fue una semana récord.', 'Los ingresos subieron un 155 %.'],
    ],
  ],
];
