import type { MetricId } from '../../../../contract/metrics.ts';
import type { Defined } from './definitions.ts';

const COUNTED = 'Las pruebas y los pedidos cancelados nunca cuentan.';
const NO_REFUNDS = 'No registrado donde ninguna fuente ha informado nunca de un reembolso.';
const NO_DISCOUNTS = 'No registrado donde ningún pedido ha indicado nunca un descuento.';
const NEVER_TOLD = 'No registrado donde ninguna fuente ha informado nunca de ello.';
const STEPS =
  'Cada persona cuenta una vez, por su primera vez en cada paso tras el paso anterior: página, producto, carrito, pago, compra.';

export const es: Record<MetricId, Defined> = {
  revenue: [
    `Ingresos netos: los artículos de los pedidos hechos en el período, tras descuentos, menos los artículos reembolsados en él según el día del reembolso. No incluyen impuestos ni envío. ${COUNTED} Los artículos son el subtotal del pedido tras descuentos donde la fuente lo indica; si no, su total.`,
    'suma de artículos de pedidos hechos − suma de artículos de reembolsos',
  ],
  gross_revenue: [
    `Lo vendido antes de quitar nada: los artículos y los descuentos aplicados a ellos. No se restan reembolsos; no incluye impuestos ni envío. ${COUNTED}`,
    'suma de artículos + suma de descuentos de pedidos hechos',
  ],
  total_charged: [
    `Lo que los pedidos hechos en el período costaron a sus compradores, con impuestos y envío si la fuente los tiene en su total. No se restan reembolsos. ${COUNTED}`,
    'suma de totales de pedidos hechos',
  ],
  discounts: [
    `Dinero rebajado de los artículos de los pedidos hechos en el período. ${NO_DISCOUNTS} ${COUNTED}`,
    'suma de descuentos de pedidos hechos',
  ],
  refunds: [
    `Dinero devuelto por artículos, según el día del reembolso, sin importar cuándo se hizo el pedido. No cuentan los de pruebas ni de pedidos cancelados. ${NO_REFUNDS}`,
    'suma de artículos de reembolsos',
  ],
  tax: [
    `Impuestos de los pedidos hechos en el período, donde la fuente los indica. ${NEVER_TOLD} ${COUNTED}`,
    'suma de impuestos de pedidos hechos',
  ],
  shipping: [
    `Envío cobrado con los pedidos hechos en el período, donde la fuente lo indica. ${NEVER_TOLD} ${COUNTED}`,
    'suma de envíos de pedidos hechos',
  ],
  average_order_value: [
    'Ingresos netos del período entre los pedidos hechos en él, de los pedidos en la moneda del espacio de trabajo.',
    'ingresos ÷ pedidos',
  ],
  revenue_per_customer: [
    'Ingresos netos del período de compradores conocidos entre el número de los que compraron en él.',
    'ingresos de compradores conocidos ÷ clientes',
  ],
  new_customer_revenue: [
    'Ingresos netos de compradores conocidos cuyo primer pedido contado cae en el período; en una serie o por períodos, en ese período. De todo el tiempo: de primeros pedidos.',
    'ingresos de compradores cuyo primer pedido cae en el período',
  ],
  returning_customer_revenue: [
    'Ingresos netos de compradores conocidos cuyo primer pedido contado fue anterior al período; en una serie o por períodos, anterior a ese período. De todo el tiempo: de cada pedido tras el primero.',
    'ingresos de compradores cuyo primer pedido fue anterior al período',
  ],
  median_order_value: [
    `Los artículos del pedido que queda en medio al ordenar los pedidos del período por sus artículos (entre los dos de en medio si son pares): la mitad fue mayor y la mitad menor. No se restan reembolsos. ${COUNTED}`,
    'mediana de artículos de pedidos hechos',
  ],
  largest_order: [
    `Los artículos del mayor pedido hecho en el período; no se restan reembolsos. ${COUNTED}`,
    'mayores artículos de un pedido hecho',
  ],
  smallest_order: [
    `Los artículos del menor pedido hecho en el período; no se restan reembolsos. ${COUNTED}`,
    'menores artículos de un pedido hecho',
  ],
  lifetime_value: [
    'Lo que los clientes que compraron en el período han aportado hasta ahora, de media: sus ingresos netos desde el principio hasta el final del período. Es historia, no un pronóstico.',
    'ingresos de sus clientes desde el principio hasta el final del período ÷ su número',
  ],
  orders: [
    `Pedidos hechos en el período, en cualquier moneda; un número de pedido es un pedido, por muchas fuentes que informen de él. ${COUNTED}`,
    'número de pedidos hechos',
  ],
  units: [
    `Piezas en los pedidos hechos en el período, según sus líneas. No registrado donde ningún pedido ha indicado nunca líneas. ${COUNTED}`,
    'suma de cantidades de las líneas de pedidos hechos',
  ],
  units_per_order: [
    `Piezas por pedido de media, de los pedidos que indican sus líneas. ${COUNTED}`,
    'unidades ÷ pedidos con líneas',
  ],
  refund_count: [
    `Reembolsos hechos en el período. No cuentan los de pruebas ni de pedidos cancelados. ${NO_REFUNDS}`,
    'número de reembolsos',
  ],
  refund_rate: [
    `Dinero devuelto por artículos en el período como parte de los artículos vendidos en él. ${NO_REFUNDS}`,
    'reembolsos ÷ artículos de pedidos hechos',
  ],
  order_refund_rate: [
    `De los pedidos hechos en el período, la parte de la que se reembolsó algo, cuando fuera. ${NO_REFUNDS} ${COUNTED}`,
    'pedidos hechos con algún reembolso ÷ pedidos hechos',
  ],
  discounted_orders: [
    `Pedidos hechos en el período con descuento. ${NO_DISCOUNTS} ${COUNTED}`,
    'número de pedidos hechos con descuentos por encima de 0',
  ],
  discount_rate: [
    `Descuentos como parte de lo que habrían costado los artículos sin ellos. ${NO_DISCOUNTS}`,
    'descuentos ÷ (artículos + descuentos)',
  ],
  cancelled_orders: [
    'Pedidos hechos en el período que se cancelaron. Las pruebas no cuentan.',
    'número de pedidos hechos que se cancelaron',
  ],
  customers: [
    'Personas conocidas distintas que hicieron un pedido contado en el período.',
    'número de compradores distintos',
  ],
  new_customers: [
    'Clientes del período cuyo primer pedido contado cae en él; en una serie o por períodos, en ese período.',
    'número de compradores distintos cuyo primer pedido cae en el período',
  ],
  returning_customers: [
    'Clientes del período cuyo primer pedido contado fue anterior; en una serie o por períodos, anterior a ese período. De todo el tiempo: quienes pidieron más de una vez.',
    'número de compradores distintos cuyo primer pedido fue anterior al período',
  ],
  repeat_rate: [
    'La parte de los clientes del período para quienes un pedido en él no fue el primero: para entonces habían pedido al menos dos veces.',
    'compradores con un segundo pedido o posterior en el período ÷ clientes',
  ],
  orders_per_customer: [
    'Pedidos de compradores conocidos en el período entre su número.',
    'pedidos de compradores conocidos ÷ clientes',
  ],
  days_between_orders: [
    'Cuántos días pasaron de media desde el pedido anterior del comprador, en los pedidos del período que no fueron los primeros de su comprador.',
    'media de (momento del pedido − momento del pedido anterior del comprador) en días',
  ],
  revenue_concentration: [
    'La parte de las ventas a compradores conocidos en el período que aportó la mejor décima parte de los clientes (redondeada a un cliente entero). Se restan reembolsos.',
    'ingresos de la mejor décima parte de los clientes ÷ ingresos de todos los clientes',
  ],
  events: [
    'Todo lo que hicieron las personas en el período: ver páginas y productos, carritos, compras y cualquier otro evento.',
    'número de eventos',
  ],
  visitors: [
    'Personas distintas que hicieron algo en el período, conocidas o no.',
    'número de personas distintas con un evento',
  ],
  sessions: [
    'Visitas que empezaron en el período. Una visita termina cuando la misma persona no hace nada durante 30 minutos; lo siguiente que hace empieza otra.',
    'número de eventos sin otro de la misma persona en los 30 minutos anteriores',
  ],
  page_views: [`Cuántas veces se vio una página en el período. ${NEVER_TOLD}`, 'número de eventos page_view'],
  product_views: [`Cuántas veces se vio un producto en el período. ${NEVER_TOLD}`, 'número de eventos product_view'],
  cart_adds: [`Cuántas veces se puso algo en un carrito en el período. ${NEVER_TOLD}`, 'número de eventos add_to_cart'],
  checkouts: [`Cuántas veces se empezó a pagar en el período. ${NEVER_TOLD}`, 'número de eventos checkout'],
  conversion_rate: [
    `De las personas conocidas que vieron una página en el período, la parte que después llegó hasta la compra. ${STEPS}`,
    'personas que llegaron a la compra ÷ página',
  ],
  view_to_cart_rate: [
    `De las personas conocidas que llegaron a un producto en el período, la parte que después puso algo en el carrito. ${STEPS}`,
    'personas que llegaron al carrito ÷ producto',
  ],
  cart_to_checkout_rate: [
    `De las personas conocidas que llegaron a un carrito en el período, la parte que después empezó a pagar. ${STEPS}`,
    'personas que llegaron al pago ÷ carrito',
  ],
  checkout_to_purchase_rate: [
    `De las personas conocidas que llegaron al pago en el período, la parte que después compró. ${STEPS}`,
    'personas que llegaron a la compra ÷ pago',
  ],
  cart_abandonment_rate: [
    'De las personas conocidas que pusieron algo en el carrito en el período, la parte que después no compró en él.',
    '1 − personas que compraron tras su primer carrito ÷ personas con un carrito',
  ],
  orders_per_session: ['Pedidos hechos en el período entre las visitas que empezaron en él.', 'pedidos ÷ visitas'],
  people: [
    'Personas conocidas distintas; de un período, las que hicieron algo o un pedido contado en él. Son conocidas las que tienen un id de usuario o un correo.',
    'número de personas conocidas distintas',
  ],
  subscribers: [
    'Personas a las que, según lo último que dijeron hasta el final del período, se puede escribir en al menos un canal. No registrado donde nadie ha dicho nunca nada.',
    'número de personas cuya última palabra en un canal es sí',
  ],
};
