import type { DescribeWords } from './words.ts';

export const es: DescribeWords = {
  topics: {
    funnel:
      'El **camino a la compra** es página, producto, carrito, pago, compra. Una persona cuenta en un paso si llegó a él después del paso anterior; la tasa de un paso son sus personas entre las del paso anterior.',
    engagement:
      'La **actividad** se mide por los eventos de cada persona y por cuántos tipos distintos tiene, con un valor de 0 a 100.',
    receipt:
      'Un **recibo** es la prueba de una cifra: qué se leyó, de qué días y en qué zona horaria, qué se dejó fuera y por qué. Se abre hasta los pedidos que hay detrás y vuelve a calcular la cifra.',
    action:
      'Una **acción** se planifica primero: ves a quién afecta, qué envía y qué cuesta, y no se hace nada antes de que alguien con permiso apruebe exactamente eso. Casi todas se pueden deshacer.',
    workflow:
      'Un **flujo de trabajo** es una serie guardada de acciones que corre a una hora, cuando pasa algo o cuando alguien entra en un segmento; solo corre por sí mismo cuando una persona lo ha aprobado exactamente así.',
    prediction:
      'Una **predicción** sale de un modelo de tus propios pedidos. Siempre va marcada, tiene un intervalo y dice cómo le fue con tus pedidos posteriores; con menos de 30 compradores dice que aún no puede saberlo.',
    source:
      'Una **fuente de datos** es de donde vienen tus eventos: Shopify, un SDK de Segment, Google Tag Manager, Facebook Pixel o un webhook firmado. Su clave le dice a PulseHub de quién son los eventos.',
    campaign:
      'Una **recomendación de campaña** dice para un segmento cuántas personas hay en él, por qué canal llegar a ellas, qué escribir, qué ofrecer, cuándo y por qué, con las cifras que la sostienen.',
    analyst:
      'El **analista integrado** responde a partir de tus eventos con reglas y fórmulas fijas. No necesita modelo de lenguaje ni clave. Donde hay un modelo de lenguaje, este escribe la respuesta y las cifras siguen viniendo del analista.',
  },
  about:
    '**PulseHub** conecta tu tienda, guarda cada evento de tus clientes y responde preguntas con palabras: qué vendiste, quién compró, dónde se va la gente, quién quizá no vuelva y qué campaña enviar a quién. Cada cifra se abre hasta su prueba, y nada se envía ni se cambia antes de que lo apruebes.\n\nPuedes preguntar, por ejemplo:',
  examples: [
    '«¿Cuánto vendí el mes pasado?»',
    '«¿Quiénes son mis 5 mejores clientes?»',
    '«¿Por qué cambiaron los ingresos?»',
    '«¿Quién no ha comprado en 60 días?»',
    '«Muéstrame campañas para mis clientes»',
    '«¿Cómo conecto mi tienda?»',
  ],
  aboutNext: 'Pregunta con tus palabras y en tu idioma.',
  connectNext: 'Cuando lleguen los primeros eventos, pregunta «¿Están actualizados mis datos?».',
  lookedConnect: 'Consultado cómo conectar',
  lookedAbout: 'Consultado qué puedo hacer',
  looked: 'Consultado qué significa',
  lookedCatalogue: 'Catálogo de métricas abierto',
  catalogue: {
    intro: (metrics) => `Conozco ${metrics}, cada una con un significado fijo:`,
    periods:
      'Cada una de cualquier período, comparada con otro, a lo largo del tiempo o por fuente, canal, producto, segmento y cliente donde tenga sentido.',
    next: 'Pregunta «¿Qué significa tasa de repetición?», o cualquier otra.',
  },
  groups: { money: 'Dinero', orders: 'Pedidos', customers: 'Clientes', behaviour: 'Comportamiento' },
  metric: ({ name, version, definition, formula, dimensions }) =>
    `**${name}** (versión ${version}): ${definition}\n\nSe calcula así: ${formula}.\n\nSe puede dividir por ${dimensions}.`,
  next: 'Pide la cifra misma para ver la tuya.',
  segmentNext: 'Pregunta «¿Cuántas personas hay en cada segmento?» para ver los tuyos.',
  unknown: (subject) => `${subject} no está definido aquí, así que no voy a adivinar qué significa.`,
  canExplain: (what) => `Puedo explicar, por ejemplo: ${what}.`,
  explainable: ['ingresos netos', 'tasa de repetición', 'tasa de abandono', 'los segmentos', 'los recibos'],
  unknownNext: 'Pregunta «¿Qué métricas conoces?» para verlas todas.',
};
