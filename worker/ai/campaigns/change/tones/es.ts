import type { ToneWords } from './frame.ts';

export const es: ToneWords = {
  frames: {
    warmer: {
      open: 'Hola, {{ first_name | default: "qué tal" }}: qué alegría escribirte.',
      close: 'Un abrazo de todo el equipo,\n{{ shop }}',
    },
    formal: {
      open: 'Buenos días, {{ name | default: "y gracias por su confianza" }}:',
      close: 'Atentamente,\n{{ shop }}',
    },
    playful: {
      open: '¡Eh, {{ first_name | default: "tú" }}! ¿Tienes un momento?',
      close: 'Te saludan desde el mostrador,\n{{ shop }}',
    },
  },
  formal: {
    reminder:
      'Vio aquí algo que creemos que merece una segunda mirada. Si le frenó alguna duda, responda a este mensaje y una persona le ayudará.',
    free_delivery:
      'Durante unos días su pedido viaja gratis. El envío y las devoluciones son tan sencillos como hemos podido hacerlos.',
    discount:
      'Ha encontrado algo que le gusta, y nos encantaría ser la tienda que se lo lleve. Aquí tiene un detalle de bienvenida.',
    early_access:
      'Es usted de las personas que mantienen viva esta tienda, y lo notamos. Antes de anunciarlo en ningún sitio, puede ver y pedir lo nuevo. Gracias por estar aquí.',
    gift: 'Ha mirado con más calma que la mayoría. Con su próximo pedido añadimos algo pequeño que le va bien, elegido a mano.',
    guide:
      'Gracias por su visita. Por estas cosas vuelven nuestros clientes; écheles un vistazo, y díganos qué busca si no lo ve.',
    refill:
      'Nos alegra que siempre vuelva. Hemos reunido lo que va bien con su último pedido, para que le lleve un minuto.',
    friend: 'Las personas a quienes nos recomienda son nuestros mejores clientes. Traiga a un amigo y los dos ganan.',
  },
  offers: {
    off: { offer: '{off} de descuento', sentence: 'En el próximo pedido hay {off} de descuento.' },
    offWithCode: {
      offer: '{off} de descuento con el código {code}',
      sentence: 'Con el código {code} hay {off} de descuento.',
    },
    delivery: { offer: 'Envío gratis', sentence: 'En el próximo pedido el envío es gratis.' },
    deliveryWithCode: {
      offer: 'Envío gratis con el código {code}',
      sentence: 'Con el código {code} el envío es gratis.',
    },
  },
};
