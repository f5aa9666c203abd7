import type { CampaignPlanWords } from './words.ts';

const BY = {
  email: 'por correo',
  sms: 'por SMS',
  push: 'por notificación push',
  whatsapp: 'por WhatsApp',
  messenger: 'por Messenger',
};
const WHY = {
  no_consent: 'nunca dijeron que sí a nada de ello',
  said_no: 'dijeron que no',
  no_address: 'dijeron que sí y no tienen dirección ahí',
};

export const es: CampaignPlanWords = {
  language: 'es',
  labels: {
    channels: 'Canales',
    subject: 'Asunto',
    message: 'Mensaje',
    offer: 'Oferta',
    reach: 'Quién la recibe y por dónde',
    cost: 'Coste',
    condition: 'Solo de quienes se cumple esto',
    sendOn: 'Previsto para',
  },
  channels: { email: 'Correo', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  order: (channels) => channels.join(', si no '),
  was: ({ label, before, after }) => `${label}: ${after} (antes: ${before})`,
  line: ({ label, text }) => `${label}: ${text}`,
  by: ({ people, channel }) => `${people} ${BY[channel]}`,
  unreached: { no_consent: 'Nunca dijeron que sí', said_no: 'Dijeron que no', no_address: 'Sin dirección' },
  nobody: ({ people, why }) => `${people} por ningún canal: ${WHY[why]}`,
  everybody: 'Todo el segmento',
  title: (name) => `Cambiar la campaña ${name}`,
  changed: (name) => `La campaña ${name} está cambiada. No se ha enviado nada.`,
  restored: (name) => `La campaña ${name} vuelve a estar como antes.`,
  cannot: {
    nothing: 'La campaña ya es así: no cambiaría nada',
    changedSince: 'La campaña se cambió después: mírala y di otra vez qué debe ser distinto',
    gone: 'La campaña se eliminó',
    notRestored: 'La campaña se volvió a cambiar después: esto ya no se puede deshacer',
    costUnknown: ({ most, why }) => `No se sabe lo que cuesta, así que no se puede mantener en ${most}: ${why}`,
    tooMuch: ({ amount, most }) =>
      `Enviarla costaría ${amount}, más de los ${most} que puede costar: elige menos personas u otros canales, o sube el límite`,
    passed: (when) => `${when} ya ha pasado: elige un día y una hora que estén por venir`,
    replaced: 'Se volvió a cambiar antes de que nadie lo aprobara: vale el plan posterior.',
    sendAnew: 'La campaña cambió después de pedir esto: envíala de nuevo',
  },
  meantFor: (when) =>
    `Previsto para ${when}: sale entonces por sí solo, una vez que alguien ha pulsado Enviar y está aprobado`,
  onlyEmail: ({ people, channels }) =>
    `Hasta ahora solo se puede enviar por correo: ${people} que lo recibirían por ${channels} aún no reciben nada`,
  nothingSends:
    'Hasta ahora solo se puede enviar por correo, y esta campaña empieza por otro canal: se puede preparar, pero todavía no enviar',
  heldOut: (share) => `Al enviarla por correo, un ${share} queda al azar en el grupo de control, para ver qué aporta`,
  nobodyHeldOut: (least) =>
    `Al enviarla no hay grupo de control: con menos de ${least} correos no se distinguiría ninguna diferencia del azar`,
  crowded: ({ people, letters }) =>
    `${people} recibieron ${letters} cartas o más en los últimos siete días; las suyas no se retienen, pues los ajustes no ponen un máximo`,
  within: ({ amount, most }) =>
    `Como máximo ${most}: enviarla cuesta ${amount} según lo que cuestan ahora los mensajes`,
};
