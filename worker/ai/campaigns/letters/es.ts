import type { Letters } from './written.ts';

export const es: Letters = {
  general: {
    reminder: {
      subject: '¿Aún le das vueltas?',
      message:
        'Viste aquí algo que creemos que merece una segunda mirada. Si te frenó alguna duda, responde a este mensaje y una persona te ayudará.',
      offer: 'Sin descuento; un recordatorio y una persona a quien preguntar',
    },
    free_delivery: {
      subject: 'El envío corre de nuestra cuenta',
      message:
        'Durante unos días tu pedido viaja gratis. El envío y las devoluciones son tan sencillos como hemos podido hacerlos.',
      offer: {
        from: (amount) => `Envío gratis a partir de ${amount}, durante 7 días`,
        without: 'Envío gratis, durante 7 días',
      },
    },
    discount: {
      subject: 'Un detalle para ti',
      message:
        'Has encontrado algo que te gusta, y nos encantaría ser la tienda que te lo lleve. Aquí tienes un detalle de bienvenida.',
      offer: '10 % de descuento, válido 7 días',
    },
    early_access: {
      subject: 'Antes que nadie: echa un primer vistazo',
      message:
        'Eres de las personas que mantienen viva esta tienda, y lo notamos. Antes de anunciarlo en ningún sitio, puedes ver y pedir lo nuevo. Gracias por estar aquí.',
      offer: '48 horas de acceso anticipado; sin descuento, no hace falta',
    },
    gift: {
      subject: 'Algo pequeño te espera',
      message:
        'Has mirado con más calma que la mayoría. Con tu próximo pedido añadimos algo pequeño que le va bien, elegido a mano.',
      offer: 'Una muestra o un pequeño regalo con el próximo pedido',
    },
    guide: {
      subject: 'Empieza por lo que otros adoran',
      message:
        'Gracias por pasarte. Por estas cosas vuelven nuestros clientes; échales un vistazo, y dinos qué buscas si no lo ves.',
      offer: 'Una breve guía de los productos favoritos',
    },
    refill: {
      subject: '¿Toca reponer?',
      message:
        'Nos alegra que siempre vuelvas. Hemos reunido lo que va bien con tu último pedido, para que te lleve un minuto.',
      offer: {
        from: (amount) => `Envío gratis a partir de ${amount}, un paso por encima de su pedido habitual`,
        without: 'Envío gratis en el próximo pedido',
      },
    },
    friend: {
      subject: 'Trae a un amigo y los dos ganáis',
      message:
        'Las personas a quienes nos recomiendas son nuestros mejores clientes. Trae a un amigo y los dos ganáis.',
      offer: '10 % para ellos y para el amigo que traigan',
    },
  },
  own: {
    cart_abandoners: {
      reminder: {
        subject: '¿Aún lo estás pensando?',
        message:
          'Pusiste algo en el carrito y no te lo llevaste. Te lo hemos guardado: todo sigue donde lo dejaste, a un toque. Si te frenó alguna duda, responde a este mensaje y una persona te ayudará.',
        offer: 'Sin descuento: un recordatorio de que el carrito sigue guardado',
      },
      discount: {
        subject: 'Tu carrito, con una rebaja',
        message: 'Lo que pusiste en el carrito sigue ahí. Llévatelo esta semana y te lo rebajamos.',
        offer: '10 % de descuento en lo que hay en el carrito, válido 7 días',
      },
    },
    potential_customers: {
      discount: {
        subject: 'Un detalle para tu primer pedido',
        message:
          'Has encontrado algo que te gusta, y nos encantaría ser la tienda que te lo lleve. Aquí tienes un detalle para tu primer pedido. El envío y las devoluciones son tan sencillos como hemos podido hacerlos.',
        offer: '10 % de descuento en el primer pedido, válido 7 días',
      },
    },
    new_visitors: {
      guide: {
        subject: '¿Es tu primera vez? Empieza por lo que otros adoran',
        message:
          'Gracias por pasarte. Por estas cosas vuelven nuestros clientes; échales un vistazo, y dinos qué buscas si no lo ves.',
        offer: 'Una breve guía de los productos favoritos',
      },
    },
    engaged_users: {
      guide: {
        subject: 'Para quienes miran con atención',
        message:
          'Has mirado con más calma que la mayoría. Dinos qué te importa y te mostraremos las tres cosas que mejor encajan, con palabras sinceras sobre cada una.',
        offer: 'Una selección personal, hecha a mano',
      },
    },
  },
};
