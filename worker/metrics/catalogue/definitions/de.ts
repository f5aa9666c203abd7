import type { MetricId } from '../../../../contract/metrics.ts';
import type { Defined } from './definitions.ts';

const COUNTED = 'Tests und stornierte Bestellungen zählen nie.';
const NO_REFUNDS = 'Nicht erfasst, wo keine Quelle je eine Erstattung gemeldet hat.';
const NO_DISCOUNTS = 'Nicht erfasst, wo keine Bestellung je einen Rabatt nannte.';
const NEVER_TOLD = 'Nicht erfasst, wo keine Quelle es je gemeldet hat.';
const STEPS =
  'Jede Person zählt einmal, mit ihrem ersten Mal bei jedem Schritt, sofern er auf den davor folgt: Seite, Produkt, Warenkorb, Kasse, Kauf.';

export const de: Record<MetricId, Defined> = {
  revenue: [
    `Nettoumsatz: die Waren der im Zeitraum aufgegebenen Bestellungen, nach Rabatten, abzüglich der Waren, die darin erstattet wurden, nach dem Tag der Erstattung. Steuern und Versand sind nicht dabei. ${COUNTED} Waren sind die Zwischensumme einer Bestellung nach Rabatten, wo die Quelle sie nennt, sonst ihr Gesamtbetrag.`,
    'Summe der Waren aufgegebener Bestellungen − Summe der Waren der Erstattungen',
  ],
  gross_revenue: [
    `Was verkauft wurde, bevor etwas abgezogen war: Waren und die Rabatte darauf. Erstattungen sind nicht abgezogen; Steuern und Versand sind nicht dabei. ${COUNTED}`,
    'Summe der Waren + Summe der Rabatte aufgegebener Bestellungen',
  ],
  total_charged: [
    `Was die im Zeitraum aufgegebenen Bestellungen ihre Käufer gekostet haben, mit Steuern und Versand, soweit die Quelle sie im Gesamtbetrag hat. Erstattungen sind nicht abgezogen. ${COUNTED}`,
    'Summe der Gesamtbeträge aufgegebener Bestellungen',
  ],
  discounts: [
    `Geld, das von den Waren der im Zeitraum aufgegebenen Bestellungen nachgelassen wurde. ${NO_DISCOUNTS} ${COUNTED}`,
    'Summe der Rabatte aufgegebener Bestellungen',
  ],
  refunds: [
    `Für Waren zurückgegebenes Geld, nach dem Tag der Erstattung, wann immer bestellt wurde. Erstattungen von Tests und stornierten Bestellungen zählen nicht. ${NO_REFUNDS}`,
    'Summe der Waren der Erstattungen',
  ],
  tax: [
    `Steuern der im Zeitraum aufgegebenen Bestellungen, wo die Quelle sie nennt. ${NEVER_TOLD} ${COUNTED}`,
    'Summe der Steuern aufgegebener Bestellungen',
  ],
  shipping: [
    `Versand, der mit den im Zeitraum aufgegebenen Bestellungen berechnet wurde, wo die Quelle ihn nennt. ${NEVER_TOLD} ${COUNTED}`,
    'Summe des Versands aufgegebener Bestellungen',
  ],
  average_order_value: [
    'Nettoumsatz des Zeitraums geteilt durch die darin aufgegebenen Bestellungen, von Bestellungen in der Währung des Arbeitsbereichs.',
    'Umsatz ÷ Bestellungen',
  ],
  revenue_per_customer: [
    'Nettoumsatz des Zeitraums von bekannten Käufern geteilt durch die Zahl derer, die darin gekauft haben.',
    'Umsatz bekannter Käufer ÷ Kunden',
  ],
  new_customer_revenue: [
    'Nettoumsatz von bekannten Käufern, deren allererste gezählte Bestellung im Zeitraum liegt; in einer Reihe oder nach Perioden in der jeweiligen Periode. Über alle Zeit: aus ersten Bestellungen.',
    'Umsatz von Käufern, deren erste Bestellung im Zeitraum liegt',
  ],
  returning_customer_revenue: [
    'Nettoumsatz von bekannten Käufern, deren erste gezählte Bestellung vor dem Zeitraum lag; in einer Reihe oder nach Perioden vor der jeweiligen Periode. Über alle Zeit: aus jeder Bestellung nach der ersten.',
    'Umsatz von Käufern, deren erste Bestellung vor dem Zeitraum lag',
  ],
  median_order_value: [
    `Die Waren der Bestellung in der Mitte, wenn die Bestellungen des Zeitraums nach ihren Waren geordnet sind (bei gerader Zahl zwischen den beiden mittleren): Die Hälfte war größer, die Hälfte kleiner. Erstattungen sind nicht abgezogen. ${COUNTED}`,
    'Median der Waren aufgegebener Bestellungen',
  ],
  largest_order: [
    `Die Waren der größten einzelnen Bestellung des Zeitraums; Erstattungen sind nicht abgezogen. ${COUNTED}`,
    'größte Waren einer aufgegebenen Bestellung',
  ],
  smallest_order: [
    `Die Waren der kleinsten einzelnen Bestellung des Zeitraums; Erstattungen sind nicht abgezogen. ${COUNTED}`,
    'kleinste Waren einer aufgegebenen Bestellung',
  ],
  lifetime_value: [
    'Was die Kunden, die im Zeitraum gekauft haben, bisher im Schnitt eingebracht haben: ihr Nettoumsatz vom Anfang bis zum Ende des Zeitraums. Es ist Vergangenheit, keine Vorhersage.',
    'Umsatz seiner Kunden von Anfang an bis zum Ende des Zeitraums ÷ ihre Zahl',
  ],
  orders: [
    `Im Zeitraum aufgegebene Bestellungen, in welcher Währung auch immer; eine Bestellnummer ist eine Bestellung, wie viele Quellen sie auch melden. ${COUNTED}`,
    'Zahl der aufgegebenen Bestellungen',
  ],
  units: [
    `Stücke in den Bestellungen des Zeitraums, wie ihre Positionen sie nennen. Nicht erfasst, wo keine Bestellung je Positionen nannte. ${COUNTED}`,
    'Summe der Mengen aller Positionen aufgegebener Bestellungen',
  ],
  units_per_order: [
    `Stücke je Bestellung im Schnitt, von Bestellungen, die ihre Positionen nennen. ${COUNTED}`,
    'Stücke ÷ Bestellungen mit Positionen',
  ],
  refund_count: [
    `Erstattungen des Zeitraums. Die von Tests und stornierten Bestellungen zählen nicht. ${NO_REFUNDS}`,
    'Zahl der Erstattungen',
  ],
  refund_rate: [
    `Für Waren zurückgegebenes Geld des Zeitraums als Anteil an den darin verkauften Waren. ${NO_REFUNDS}`,
    'Erstattungen ÷ Waren aufgegebener Bestellungen',
  ],
  order_refund_rate: [
    `Der Anteil der im Zeitraum aufgegebenen Bestellungen, von denen etwas erstattet wurde, wann auch immer. ${NO_REFUNDS} ${COUNTED}`,
    'aufgegebene Bestellungen mit einer Erstattung ÷ aufgegebene Bestellungen',
  ],
  discounted_orders: [
    `Im Zeitraum mit Rabatt aufgegebene Bestellungen. ${NO_DISCOUNTS} ${COUNTED}`,
    'Zahl der aufgegebenen Bestellungen mit einem Rabatt über 0',
  ],
  discount_rate: [
    `Rabatte als Anteil dessen, was die Waren ohne sie gekostet hätten. ${NO_DISCOUNTS}`,
    'Rabatte ÷ (Waren + Rabatte)',
  ],
  cancelled_orders: [
    'Im Zeitraum aufgegebene Bestellungen, die storniert wurden. Tests zählen nicht.',
    'Zahl der aufgegebenen Bestellungen, die storniert wurden',
  ],
  customers: [
    'Verschiedene bekannte Personen, die im Zeitraum eine gezählte Bestellung aufgegeben haben.',
    'Zahl der verschiedenen Käufer',
  ],
  new_customers: [
    'Kunden des Zeitraums, deren allererste gezählte Bestellung darin liegt; in einer Reihe oder nach Perioden in der jeweiligen Periode.',
    'Zahl der verschiedenen Käufer, deren erste Bestellung im Zeitraum liegt',
  ],
  returning_customers: [
    'Kunden des Zeitraums, deren erste gezählte Bestellung davor lag; in einer Reihe oder nach Perioden vor der jeweiligen Periode. Über alle Zeit: wer mehr als einmal bestellt hat.',
    'Zahl der verschiedenen Käufer, deren erste Bestellung vor dem Zeitraum lag',
  ],
  repeat_rate: [
    'Der Anteil der Kunden des Zeitraums, für die eine Bestellung darin nicht die erste war: Sie hatten bis dahin mindestens zweimal bestellt.',
    'Käufer mit einer zweiten oder späteren Bestellung im Zeitraum ÷ Kunden',
  ],
  orders_per_customer: [
    'Bestellungen bekannter Käufer im Zeitraum geteilt durch ihre Zahl.',
    'Bestellungen bekannter Käufer ÷ Kunden',
  ],
  days_between_orders: [
    'Wie viele Tage im Schnitt seit der vorigen Bestellung des Käufers vergangen sind, bei Bestellungen des Zeitraums, die nicht die erste ihres Käufers waren.',
    'Durchschnitt von (Zeit der Bestellung − Zeit der vorigen Bestellung des Käufers) in Tagen',
  ],
  revenue_concentration: [
    'Der Anteil am Verkauf an bekannte Käufer im Zeitraum, den das beste Zehntel der Kunden brachte (auf einen ganzen Kunden aufgerundet). Erstattungen sind abgezogen.',
    'Umsatz des besten Zehntels der Kunden ÷ Umsatz aller Kunden',
  ],
  events: [
    'Alles, was Personen im Zeitraum getan haben: Seiten und Produkte angesehen, Warenkörbe, Käufe und jedes andere Ereignis.',
    'Zahl der Ereignisse',
  ],
  visitors: [
    'Verschiedene Personen, die im Zeitraum irgendetwas getan haben, bekannt oder nicht.',
    'Zahl der verschiedenen Personen mit einem Ereignis',
  ],
  sessions: [
    'Besuche, die im Zeitraum begannen. Ein Besuch endet, wenn dieselbe Person 30 Minuten lang nichts tut; was sie danach tut, beginnt einen neuen.',
    'Zahl der Ereignisse ohne ein anderes derselben Person in den 30 Minuten davor',
  ],
  page_views: [`Wie oft im Zeitraum eine Seite angesehen wurde. ${NEVER_TOLD}`, 'Zahl der Ereignisse page_view'],
  product_views: [`Wie oft im Zeitraum ein Produkt angesehen wurde. ${NEVER_TOLD}`, 'Zahl der Ereignisse product_view'],
  cart_adds: [
    `Wie oft im Zeitraum etwas in einen Warenkorb gelegt wurde. ${NEVER_TOLD}`,
    'Zahl der Ereignisse add_to_cart',
  ],
  checkouts: [`Wie oft im Zeitraum zur Kasse gegangen wurde. ${NEVER_TOLD}`, 'Zahl der Ereignisse checkout'],
  conversion_rate: [
    `Der Anteil der bekannten Personen, die im Zeitraum eine Seite angesehen haben und danach den ganzen Weg bis zum Kauf gegangen sind. ${STEPS}`,
    'Personen, die bis zum Kauf kamen ÷ Seite',
  ],
  view_to_cart_rate: [
    `Der Anteil der bekannten Personen, die im Zeitraum zu einem Produkt kamen und danach etwas in den Warenkorb legten. ${STEPS}`,
    'Personen, die zum Warenkorb kamen ÷ Produkt',
  ],
  cart_to_checkout_rate: [
    `Der Anteil der bekannten Personen, die im Zeitraum zu einem Warenkorb kamen und danach zur Kasse gingen. ${STEPS}`,
    'Personen, die zur Kasse kamen ÷ Warenkorb',
  ],
  checkout_to_purchase_rate: [
    `Der Anteil der bekannten Personen, die im Zeitraum zur Kasse kamen und danach kauften. ${STEPS}`,
    'Personen, die bis zum Kauf kamen ÷ Kasse',
  ],
  cart_abandonment_rate: [
    'Der Anteil der bekannten Personen, die im Zeitraum etwas in den Warenkorb legten und danach darin nicht kauften.',
    '1 − Personen, die nach ihrem ersten Warenkorb kauften ÷ Personen mit einem Warenkorb',
  ],
  orders_per_session: [
    'Im Zeitraum aufgegebene Bestellungen geteilt durch die Besuche, die darin begannen.',
    'Bestellungen ÷ Besuche',
  ],
  people: [
    'Verschiedene bekannte Personen; von einem Zeitraum jene, die darin etwas getan oder eine gezählte Bestellung aufgegeben haben. Bekannt ist, wer eine Nutzer-ID oder E-Mail hat.',
    'Zahl der verschiedenen bekannten Personen',
  ],
  subscribers: [
    'Personen, die nach dem, was sie bis zum Ende des Zeitraums zuletzt gesagt haben, auf mindestens einem Kanal angeschrieben werden dürfen. Nicht erfasst, wo nie jemand etwas gesagt hat.',
    'Zahl der Personen, deren letztes Wort auf einem Kanal ja ist',
  ],
};
