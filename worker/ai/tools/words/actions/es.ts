import type { ActionWords } from './words.ts';

const lapsed = 'Guarda un segmento "Dormidos" de clientes que no han comprado en 60 días';

export const es: ActionWords = {
  looked: 'Leído lo que hay que hacer',
  missing: {
    draft_email: {
      what: 'Para un borrador necesito saber para quién es',
      example: 'Redacta un correo para mis clientes habituales sobre las velas nuevas',
    },
    send_email: {
      what: 'Para un correo necesito saber para quién es',
      example: 'Envía un correo a mis clientes de alto valor sobre las velas nuevas',
    },
    create_task: {
      what: 'Para una tarea necesito saber qué hay que hacer',
      example: 'Recuérdame el lunes llamar al proveedor',
    },
    save_segment: { what: 'Para un segmento necesito saber quién está en él', example: lapsed },
    tag_people: {
      what: 'Para una etiqueta necesito saber a quién se le pone y qué palabra es',
      example: 'Etiqueta a mis clientes de alto valor como oro',
    },
    change_campaign: {
      what: 'Para un cambio necesito saber qué campaña es y qué debe ser distinto',
      example: 'Primero por correo, WhatsApp si no hay correo, en un tono más cálido',
    },
    draft_campaign: {
      what: 'Para una campaña necesito saber para quién es',
      example: 'Redacta una campaña para mis carritos abandonados sobre las velas nuevas',
    },
    run_workflow: {
      what: 'Para un flujo necesito saber cuál es',
      example: 'Ejecuta el flujo "Bienvenida a clientes nuevos"',
    },
    change_configuration: {
      what: 'Lo que está configurado se cambia de una vez desde archivos, y no en una conversación. Puedo guardar un segmento',
      example: lapsed,
    },
    remember_fact: { what: 'Dime qué debo recordar', example: 'Recuerda que cerramos los domingos' },
  },
  notYet: (what) => `Todavía no puedo planear eso. ${what}.`,
  forWhom: '¿Para quién es?',
  forWhomAmong: '¿Para quién es? Estos son tus segmentos:',
  chooseOrSay: (example) => `Elige uno o dilo completo: «${example}».`,
  forExample: (example) => `Por ejemplo: «${example}».`,
  withSegment: ({ asked, segment, tags }) =>
    tags ? asked.replace(/^(\p{L}+)/u, `$1 a mis ${segment}`) : `${asked} para mis ${segment}`,
  starts: {
    letter: 'Redacta un correo',
    send: 'Envía un correo',
    campaign: 'Redacta una campaña',
    tag: 'Etiqueta',
  },
  person: {
    looked: 'Buscado entre los clientes',
    several: (named) => `Varios clientes se llaman ${named}.`,
    notExactly: (named) => `Ningún cliente se llama exactamente ${named}.`,
    which: '¿A quién te refieres?',
    next: 'Elige a alguien o dilo con la dirección de correo.',
    nobody: (named) => `No encontré a nadie con el nombre, número o correo ${named}, así que no hay nada que planear.`,
    nobodyNext: 'Revisa cómo está escrito o busca a la persona en «People».',
  },
  workflow: {
    looked: 'Consultados los flujos',
    none: (named) => `No hay ningún flujo llamado ${named}.`,
    yours: 'Estos son los tuyos:',
    notMade: 'Todavía no se ha creado ninguno.',
    which: '¿Qué flujo?',
    choose: 'Elige uno.',
    make: 'Primero crea uno en «Automate».',
    run: (name) => `Ejecuta el flujo "${name}"`,
  },
  campaignFor: (segment) => `Campaña para ${segment}`,
  campaignCalled: (topic) => `Campaña: ${topic}`,
  letter: {
    opening: {
      cart_abandoners: 'Dejaste algo en el carrito y no te lo llevaste. Te lo hemos guardado.',
      potential_customers: 'Has encontrado algo que te gusta, y nos encantaría ser la tienda donde lo compres.',
      high_value_customers: 'Eres de las personas que mantienen viva esta tienda, y lo sabemos.',
      new_visitors: 'Gracias por pasar a mirar.',
      engaged_users: 'Has mirado más que la mayoría, así que pensamos primero en ti.',
      repeat_customers: 'Es un gusto verte volver cada vez.',
    },
    toAnybody: 'Gracias por estar con nosotros.',
    greeting: 'Hola{% if first_name %} {{ first_name }}{% endif %}:',
    about: (topic) => `Te escribimos por esto: ${topic}. Queríamos contártelo nosotros.`,
    inTouch: 'Queríamos saludarte, y aquí estamos para lo que necesites.',
    reply: 'Si tienes alguna pregunta, responde a este mensaje y te ayudará una persona.',
    subject: (shop) => `Un saludo de ${shop}`,
  },
};
