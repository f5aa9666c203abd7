import { words } from './words.ts';

/** Metrics of orders and what is in them. */
export const ORDERS_WORDS = {
  orders: words({
    en: `orders, order, number of orders, order count, purchases, transactions, invoices, sales count,
      number of sales, orders placed, completed orders`,
    de: 'bestellungen, bestellung, aufträge, käufe, anzahl bestellungen, anzahl der bestellungen, transaktionen',
    es: 'pedidos, pedido, órdenes, compras, transacciones, número de pedidos',
    fr: 'commandes, commande, achats, transactions, nombre de commandes',
    other: 'ordini, acquisti, encomendas, bestellingen, aankopen',
  }),
  units: words({
    en: `units, units sold, items, items sold, pieces, pieces sold, quantity, quantity sold, number of items,
      products sold, number of products sold`,
    de: 'stück, artikel, einheiten, verkaufte artikel, verkaufte stück, verkaufte einheiten, stückzahl',
    es: 'unidades, unidades vendidas, artículos, artículos vendidos, piezas',
    fr: 'unités, unités vendues, articles, articles vendus, pièces, quantité vendue',
    other: 'unità, unità vendute, pezzi, unidades, itens, stuks, verkochte artikelen',
  }),
  units_per_order: words({
    en: `units per order, items per order, items per basket, products per order, average items per order,
      average units per order, pieces per order, upt`,
    de: 'artikel pro bestellung, stück pro bestellung, artikel je bestellung',
    es: 'unidades por pedido, artículos por pedido',
    fr: 'articles par commande, unités par commande',
    other: 'articoli per ordine, itens por pedido, artikelen per bestelling',
  }),
  refund_count: words({
    en: 'number of refunds, refund count, refunds made, refunds issued, refund transactions, how many refunds',
    de: 'anzahl der erstattungen, anzahl erstattungen, wie viele erstattungen, wie viele rückerstattungen, retouren, rücksendungen, rückgaben',
    es: 'número de reembolsos, cuántos reembolsos, devoluciones',
    fr: 'nombre de remboursements, combien de remboursements, retours',
    other: 'numero di rimborsi, número de reembolsos, aantal terugbetalingen',
  }),
  refund_rate: words({
    en: 'refund rate, return rate, refund ratio, refund percentage, rate of refunds',
    de: 'erstattungsquote, rückerstattungsquote, retourenquote, erstattungsrate',
    es: 'tasa de reembolso, tasa de reembolsos, tasa de devolución, tasa de devoluciones',
    fr: 'taux de remboursement, taux de retour',
    other: 'tasso di rimborso, taxa de reembolso, terugbetalingspercentage, retourpercentage',
  }),
  order_refund_rate: words({
    en: `share of orders refunded, order refund rate, refund rate of orders, rate of refunded orders,
      percentage of orders refunded, percent of orders refunded, share of refunded orders`,
    de: 'anteil erstatteter bestellungen, erstattungsquote der bestellungen',
    es: 'porcentaje de pedidos reembolsados, proporción de pedidos reembolsados',
    fr: 'part des commandes remboursées, pourcentage de commandes remboursées',
    other: 'percentuale di ordini rimborsati, percentual de pedidos reembolsados',
  }),
  discounted_orders: words({
    en: `discounted orders, orders with a discount, orders with discount, orders with discounts,
      orders using a code, orders with a coupon, orders with a voucher`,
    de: 'bestellungen mit rabatt, rabattierte bestellungen',
    es: 'pedidos con descuento',
    fr: 'commandes avec remise, commandes avec réduction',
    other: 'ordini con sconto, pedidos com desconto, bestellingen met korting',
  }),
  discount_rate: words({
    en: 'discount rate, average discount, discount share, discount percentage, share of discounts',
    de: 'rabattquote, rabattsatz, durchschnittlicher rabatt',
    es: 'tasa de descuento, descuento medio, porcentaje de descuento',
    fr: 'taux de remise, remise moyenne',
    other: 'tasso di sconto, taxa de desconto, kortingspercentage',
  }),
  cancelled_orders: words({
    en: `cancelled orders, canceled orders, cancellations, cancelations, cancelled, canceled, order cancellations,
      orders cancelled, orders canceled`,
    de: 'stornierte bestellungen, stornierungen, stornos, storniert',
    es: 'pedidos cancelados, cancelaciones, cancelados',
    fr: 'commandes annulées, annulations, annulées',
    other: 'ordini annullati, pedidos cancelados, geannuleerde bestellingen, annuleringen',
  }),
};
