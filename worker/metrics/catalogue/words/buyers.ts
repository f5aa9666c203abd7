import { words } from './words.ts';

/** Metrics of who bought. */
export const BUYERS_WORDS = {
  customers: words({
    en: `customers, customer, buyers, number of customers, customer count, shoppers, clients, unique customers,
      active customers, paying customers, purchasers`,
    de: 'kunden, käufer, kundinnen, anzahl kunden, anzahl der kunden, kundenzahl',
    es: 'clientes, compradores, número de clientes',
    fr: 'clients, acheteurs, nombre de clients',
    other: 'clienti, acquirenti, compradores, klanten, kopers',
  }),
  new_customers: words({
    en: `new customers, new buyers, first time customers, first-time customers, first time buyers,
      first-time buyers, customers acquired, acquired customers, new clients, new shoppers, new customer count`,
    de: 'neukunden, neue kunden, erstkäufer, neue käufer',
    es: 'clientes nuevos, nuevos clientes, nuevos compradores',
    fr: 'nouveaux clients, nouveaux acheteurs, premiers acheteurs',
    other: 'nuovi clienti, clienti nuovi, novos clientes, nieuwe klanten',
  }),
  returning_customers: words({
    en: `returning customers, returning buyers, existing customers, customers who came back, customers who returned,
      returning clients, returning shoppers`,
    de: 'wiederkehrende kunden, bestandskunden, wiederkäufer',
    es: 'clientes recurrentes, clientes que vuelven, clientes que repiten',
    fr: 'clients existants, clients récurrents, clients qui reviennent, anciens clients',
    other: 'clienti di ritorno, clienti abituali, clientes recorrentes, terugkerende klanten',
  }),
  repeat_rate: words({
    en: `repeat rate, repeat purchase rate, repurchase rate, repeat customer rate, returning customer rate,
      reorder rate, repeat buyer rate, loyalty rate`,
    de: 'wiederkaufsrate, wiederkaufrate, wiederkaufquote, wiederholungsrate',
    es: 'tasa de repetición, tasa de recompra, tasa de clientes recurrentes',
    fr: 'taux de réachat, taux de fidélité, taux de répétition',
    other: 'tasso di riacquisto, taxa de recompra, herhaalaankopen',
  }),
  orders_per_customer: words({
    en: `orders per customer, purchases per customer, purchase frequency, order frequency, orders per buyer,
      average orders per customer, average number of orders per customer, buying frequency`,
    de: 'bestellungen pro kunde, bestellungen je kunde, kaufhäufigkeit, bestellhäufigkeit',
    es: 'pedidos por cliente, frecuencia de compra',
    fr: "commandes par client, fréquence d'achat",
    other: 'ordini per cliente, pedidos por cliente, bestellingen per klant, aankoopfrequentie',
  }),
  days_between_orders: words({
    en: `days between orders, time between orders, time between purchases, days between purchases,
      average time between orders, average time between purchases, average days between orders,
      purchase interval, days to reorder, time to second order, order gap`,
    de: 'tage zwischen bestellungen, zeit zwischen bestellungen, bestellabstand, zeit zwischen käufen',
    es: 'días entre pedidos, tiempo entre pedidos, tiempo entre compras, días entre compras',
    fr: 'jours entre commandes, temps entre les commandes, délai entre les commandes, jours entre les commandes',
    other: 'giorni tra gli ordini, dias entre pedidos, dagen tussen bestellingen',
  }),
  revenue_concentration: words({
    en: `revenue concentration, concentration of revenue, customer concentration, sales concentration,
      share of revenue from the top customers, dependence on top customers, share of the top 10 %`,
    de: 'umsatzkonzentration, kundenkonzentration',
    es: 'concentración de ingresos, concentración de ventas',
    fr: "concentration du chiffre d'affaires, concentration des ventes",
    other: 'concentrazione dei ricavi, concentração da receita, omzetconcentratie',
  }),
};
