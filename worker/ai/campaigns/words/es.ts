import type { CampaignWords } from './words.ts';

export const es: CampaignWords = {
  by: {
    email: 'por correo',
    sms: 'por SMS',
    push: 'por notificación push',
    whatsapp: 'por WhatsApp',
    messenger: 'por Messenger',
  },
  channels: { email: 'correo', sms: 'SMS', push: 'push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  offers: {
    reminder: 'un simple recordatorio',
    free_delivery: 'envío gratis',
    discount: '10 % de descuento',
    early_access: 'acceso anticipado',
    gift: 'un pequeño regalo',
    guide: 'una guía de lo que otros adoran',
    refill: 'reponer sin esfuerzo',
    friend: 'algo para el amigo que traigan',
  },

  looked: ({ events, people }) => `Leídos ${events} de ${people}`,
  lookedForSources: 'Búsqueda de fuentes de datos',
  noSources: {
    first: 'Conecta primero fuentes de datos',
    why: 'las recomendaciones de campañas se basan en lo que hicieron tus clientes, y todavía no ha llegado nada.',
    how: 'Abre **Fuentes**, elige un tipo (un código de seguimiento, Segment, Shopify, Facebook Pixel o un webhook) y sigue los pasos que allí se muestran.',
    after: 'Después pregunta otra vez, y recomendaré una campaña para cada segmento que tenga personas.',
  },
  nobody:
    'Tus fuentes están conectadas, pero aún no hay personas en ningún segmento, así que no hay a quién escribir. Envía algunos eventos (o añade datos de ejemplo a una fuente) y pregunta otra vez.',
  message: (campaigns, looked) => `${campaigns} para tus segmentos. ${looked}.`,
  campaigns: ['campaña', 'campañas'],
  lead: ({ one, campaigns, segments }) =>
    `Aquí ${one ? 'hay una campaña' : `hay ${campaigns}`} para ${segments} en los que tienes personas.`,
  start: ({ segment, by }) => `Empieza por **${segment}**, y escribe solo a quienes aceptaron saber de ti ${by}.`,
  labels: {
    message: (text) => `Mensaje: ${text}`,
    offer: (text) => `Oferta: ${text}`,
    when: (text) => `Cuándo: ${text}`,
    why: (text) => `Por qué: ${text}`,
    cost: (text) => `Coste: ${text}`,
    expected: (text) => `Se espera: ${text}`,
    learned: (text) => `Aprendido: ${text}`,
  },
  quoted: (text) => `«${text}»`,
  next: 'Di cuál quieres, y la planifico para que la apruebes.',
  nextWithoutSources: 'Conecta una fuente, o añade datos de ejemplo para probar, y pregunta otra vez.',

  size: ({ people, share }) => (share ? `${people}, el ${share} de todos los conocidos.` : `${people}.`),
  estimated: (people) => `${people}, estimadas a partir de los totales de eventos.`,
  nobodyReached: 'Nadie de ellos ha aceptado saber de ti y ha dejado una dirección: pide eso primero.',
  reached: ({ count, parts, noneBy }) =>
    `Se puede llegar a ${count} de ellas: ${parts}${noneBy ? `, y a nadie ${noneBy}` : ''}.`,
  steps: {
    page_view: { who: 'ven una página', go: (share) => `el ${share} ve una página` },
    product_view: { who: 'ven un producto', go: (share) => `el ${share} ve un producto` },
    add_to_cart: { who: 'llenan un carrito', go: (share) => `el ${share} llena un carrito` },
    checkout: { who: 'empiezan a pagar', go: (share) => `el ${share} empieza a pagar` },
    purchase: { who: 'compran', go: (share) => `el ${share} compra` },
  },
  ofStep: ({ count, who, go }) => `De ${count} que ${who}, ${go}.`,
  average: (money) => `Un pedido medio vale ${money}.`,
  wantedToBuy: 'Querían comprar y aún no tienen un primer pedido.',
  onlyLooked: 'Vieron páginas y no hicieron nada más.',
  engaged: ({ things, kinds, score }) =>
    `Hacen tres o más cosas distintas; aquí una persona hace de media ${things} cosas de ${kinds} tipos, una actividad de ${score} sobre 100.`,
  spent: {
    each: (money) => `Cada uno ha gastado ${money} hasta ahora`,
    order: (money) => `${money} por pedido`,
    shop: (money) => `mientras que el pedido medio de la tienda es de ${money}`,
  },
  placed: ({ orders, average, each }) =>
    `Entre todos hicieron ${orders}${average ? `, ${average} de media` : ''}, ${each} cada uno.`,

  timing: {
    cart: (atPeak) => `Primer recordatorio en las 4 horas siguientes al carrito, el segundo a las 24 horas${atPeak}`,
    afterCart: (atPeak) => `Tres días después del carrito, solo a quienes aún no han comprado${atPeak}`,
    visit: (atPeak) => `En el día siguiente a la visita${atPeak}`,
    interest: (atPeak) => `Mientras el interés es reciente: en las 48 horas siguientes a la última visita${atPeak}`,
  },
  atPeak: (hour) => `, hacia las ${hour}, cuando entran más pedidos`,
  peak: ({ weekday, hour, timezone }) => `${weekday} a las ${hour} (${timezone}), la hora con más pedidos últimamente`,
  noPeak: 'Una mañana entre semana; cámbialo cuando los primeros pedidos muestren cuándo compran tus clientes',

  nothingSent: 'Todavía no se puede llegar a nadie, así que no se enviaría nada.',
  priceUnknown: ({ channels, currency }) =>
    `No se conoce: nadie ha dicho lo que cuesta aquí ${channels.join(' y ')}. Di por ejemplo «un SMS cuesta 0,05 ${currency}».`,
  notConverted: ({ currency, parts }) => `No se conoce en ${currency}: ${parts.join(' y ')} no se convierte.`,
  costPart: ({ messages, channel, parts, price }) =>
    `${messages} × ${channel}${parts ? ` de ${parts} partes` : ''} a ${price}`,

  onlyBy: ({ most, channels }) => `Para no pasar de ${most}, solo ${channels}.`,
  leftOut: ({ most, names }) => `Se deja fuera, porque con lo demás costaría más de ${most}: ${names}.`,
  stays: (most) => `Todo junto cuesta como mucho ${most}.`,
  notHeld: ({ most, names }) => `No se conoce el coste y no se puede comparar con ${most}: ${names}.`,

  noHistory: 'Aún sin historial.',
  broughtBefore: ({ campaigns, count, range }) =>
    campaigns === 1
      ? `Una campaña anterior de este tipo trajo ${range}.`
      : `${count} campañas anteriores de este tipo trajeron ${range}.`,
  byThemselves: ({ one, people, range, weeks }) =>
    `Por su cuenta, ${one ? 'una persona así hace' : `${people} personas así hacen`} ${range} por semana, según las últimas ${weeks} semanas; lo que añade una campaña aún no se conoce.`,
  to: (low, high) => `de ${low} a ${high}`,

  evidence: {
    people: ({ name, definition }) => `Personas en «${name}»: ${definition}`,
    ofEveryone: 'De todos los conocidos',
    reachable: 'De ellas, con consentimiento y dirección en algún canal',
    reachableBy: (by) => `De ellas, localizables ${by}`,
    orders: 'Pedidos que han hecho',
    averageOrder: 'Su pedido medio',
    spentEach: 'Gasto de cada comprador entre ellos',
    shopAverage: 'El pedido medio de la tienda',
    learned: ({ day, text }) => `Aprendido el ${day}: ${text}`,
    measuredLesson: {
      more: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} a «${segment}» aportó ${money} más (entre ${low} y ${high}) frente a ${heldOut} del grupo de control`,
      less: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} a «${segment}» aportó ${money} menos (entre ${low} y ${high}) frente a ${heldOut} del grupo de control`,
      open: ({ offer, by, segment, low, high, heldOut }) =>
        `${offer} ${by} a «${segment}» sin diferencia que se distinga (entre ${low} y ${high}) frente a ${heldOut} del grupo de control`,
    },
    lesson: ({ offer, by, segment, worked, told, one }) =>
      `${offer} ${by} a «${segment}»: ${worked} de ${told} ${one ? 'recomendación' : 'recomendaciones'} con éxito`,
  },
  neverTold: ({ offer, by }) =>
    `Aún no se ha dicho nada de ${offer} ${by} a este segmento: vale el orden del catálogo.`,
  measured: ({ one, count, from, to }) =>
    `Frente a quienes no recibieron nada en ${count} ${one ? 'campaña' : 'campañas'} de este tipo, sus mensajes cambiaron el gasto entre ${from} y ${to}.`,
  told: ({ offer, by, count, one, good, oneGood }) =>
    `De ${count} ${one ? 'recomendación' : 'recomendaciones'} de ${offer} ${by} a este segmento, ${good} ${oneGood ? 'fue un éxito' : 'fueron un éxito'}.`,
};
