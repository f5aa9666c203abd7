import type { DescribeWords } from './words.ts';

export const de: DescribeWords = {
  topics: {
    funnel:
      'Der **Weg zum Kauf** ist Seite, Produkt, Warenkorb, Kasse, Kauf. Eine Person zählt für einen Schritt, wenn sie ihn nach dem Schritt davor erreicht hat; die Rate eines Schritts sind seine Personen geteilt durch die des Schritts davor.',
    engagement:
      '**Aktivität** wird daran gemessen, wie viele Ereignisse eine Person hat und von wie vielen verschiedenen Arten, als Wert von 0 bis 100.',
    receipt:
      'Ein **Beleg** ist der Beweis einer Zahl: was gelesen wurde, für welche Tage und welche Zeitzone, was weggelassen wurde und warum. Er führt zu den Bestellungen dahinter und rechnet die Zahl noch einmal aus.',
    action:
      'Eine **Aktion** wird zuerst geplant: Du siehst, um wen es geht, was gesendet wird und was es kostet, und nichts geschieht, bevor jemand mit dem Recht dazu genau das freigibt. Die meisten Aktionen lassen sich zurücknehmen.',
    workflow:
      'Ein **Workflow** ist eine gespeicherte Folge von Aktionen, die zu einer Zeit läuft, wenn etwas geschieht oder wenn jemand in ein Segment kommt; von selbst läuft er erst, wenn ein Mensch genau ihn freigegeben hat.',
    prediction:
      'Eine **Vorhersage** kommt aus einem Modell deiner eigenen Bestellungen. Sie ist immer gekennzeichnet, hat eine Spanne und sagt, wie gut sie bei deinen späteren Bestellungen war; bei weniger als 30 Käufern sagt sie, dass sie es noch nicht weiß.',
    source:
      'Eine **Datenquelle** ist, woher deine Ereignisse kommen: Shopify, ein Segment-SDK, Google Tag Manager, Facebook Pixel oder ein signierter Webhook. Ihr Schlüssel sagt PulseHub, wem die Ereignisse gehören.',
    campaign:
      'Ein **Kampagnenvorschlag** sagt für ein Segment, wie viele Personen darin sind, auf welchem Kanal sie erreichbar sind, was zu schreiben ist, was anzubieten, wann und warum, mit den Zahlen dahinter.',
    analyst:
      'Der **eingebaute Analyst** antwortet aus deinen Ereignissen mit Regeln und festen Formeln. Er braucht kein Sprachmodell und keinen Schlüssel. Wo ein Sprachmodell eingerichtet ist, schreibt es die Antwort, und die Zahlen kommen trotzdem vom Analysten.',
  },
  about:
    '**PulseHub** verbindet deinen Shop, bewahrt jedes Ereignis deiner Kunden und beantwortet Fragen dazu in Worten: was du verkauft hast, wer gekauft hat, wo Leute abspringen, wer vielleicht nicht wiederkommt und wem du welche Kampagne schicken solltest. Jede Zahl führt zu ihrem Beweis, und nichts wird gesendet oder geändert, bevor du es freigibst.\n\nDu kannst zum Beispiel fragen:',
  examples: [
    '„Wie viel habe ich letzten Monat verkauft?“',
    '„Wer sind meine 5 besten Kunden?“',
    '„Warum hat sich der Umsatz verändert?“',
    '„Wer hat seit 60 Tagen nicht gekauft?“',
    '„Zeig mir Kampagnen für meine Kunden“',
    '„Wie verbinde ich meinen Shop?“',
  ],
  aboutNext: 'Frag einfach, mit eigenen Worten und in deiner Sprache.',
  connectNext: 'Wenn die ersten Ereignisse da sind, frag „Sind meine Daten aktuell?“.',
  lookedConnect: 'Nachgesehen, wie man verbindet',
  lookedAbout: 'Nachgesehen, was ich kann',
  looked: 'Nachgesehen, was es bedeutet',
  lookedCatalogue: 'Den Katalog der Kennzahlen geöffnet',
  catalogue: {
    intro: (metrics) => `Ich kenne ${metrics}, jede mit einer festen Bedeutung:`,
    periods:
      'Jede für jeden Zeitraum, verglichen mit einem anderen, im Verlauf oder nach Quelle, Kanal, Produkt, Segment und Kunde, wo das Sinn ergibt.',
    next: 'Frag „Was bedeutet Nettoumsatz?“, oder nach jeder anderen.',
  },
  groups: { money: 'Geld', orders: 'Bestellungen', customers: 'Kunden', behaviour: 'Verhalten' },
  metric: ({ name, version, definition, formula, dimensions }) =>
    `**${name}** (Version ${version}): ${definition}\n\nSo wird gerechnet: ${formula}.\n\nSie lässt sich aufteilen nach ${dimensions}.`,
  next: 'Frag nach der Zahl selbst, um deine zu sehen.',
  segmentNext: 'Frag „Wie viele Personen sind in jedem Segment?“, um deine zu sehen.',
  unknown: (subject) => `${subject} ist hier nicht definiert, also rate ich nicht, was es bedeutet.`,
  canExplain: (what) => `Erklären kann ich zum Beispiel: ${what}.`,
  explainable: ['Nettoumsatz', 'Wiederkaufsrate', 'Warenkorbabbruchrate', 'die Segmente', 'Belege'],
  unknownNext: 'Frag „Welche Kennzahlen kennst du?“, um alle zu sehen.',
};
