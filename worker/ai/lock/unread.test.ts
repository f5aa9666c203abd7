import { expect, it } from 'vitest';
import { numberLock } from './lock.ts';
import { LUMEN, PRODUCTS, type Shop } from './testing/shops.ts';

function read({ facts, currency, today, question }: Shop, text: string, before?: string) {
  const lock = numberLock(facts, { currency, today, question, timezone: 'UTC', before });
  const shown = [...text].map((sign) => lock.add(sign)).join('') + lock.end();
  return { shown, touched: lock.withheld + lock.corrected };
}

it.each([
  // Taken apart.
  'You sold f i v e hundred dollars.',
  'You sold f-i-v-e hundred dollars.',
  'You sold c.i.n.q.u.e dollars.',
  'You sold fi ve hundred dollars.',
  'You sold fi-ve h·u·n·d·r·e·d dollars.',
  'Revenue was S I X hundred.',
  'Sales: s_e_v_e_n.',
  'Die Verkäufe: f ü n f hundert.',
  'Revenue was f<b></b>ive hundred fifteen.',
  // Other signs.
  'Revenue was 5️⃣1️⃣5️⃣.',
  'Revenue was ｆｉｖｅ ｈｕｎｄｒｅｄ.',
  'Revenue was 𝐟𝐢𝐯𝐞 hundred fifteen.',
  'Revenue was ⅮⅩⅤ.',
  'Revenue was `&#53;15`.',
  'Revenue was ⓯ dollars.',
  'Revenue was ⑤①⑤.',
  'Revenue was 0x203.',
  'Revenue was 5e2 dollars.',
  'Revenue was 5 hundred and fifteen dollars.',
  // Other languages.
  'You sold cinquecentodieci dollars.',
  'You sold quinhentos dollars.',
  'You sold vijfhonderdtien dollars.',
  'You sold пятьсот dollars.',
  'Hai venduto cinquecentodieci dollari la settimana scorsa.',
  'Hai avuto due ordini.',
  'I rimborsi della settimana erano di 510,00 $.',
  'Você vendeu quinhentos e dez dólares na semana passada.',
  'O total foi de quinhentos e quinze.',
  'Je hebt vorige week vijfhonderdtien dollar verkocht.',
  'Sprzedałeś pięćset dziesięć dolarów w zeszłym tygodniu.',
  'Du sålde femhundratio dollar förra veckan.',
  'Geçen hafta beş yüz on beş dolar sattınız.',
  'Anda menjual lima ratus lima belas dolar minggu lalu.',
  'Ulisafirisha dola mia tano kumi tano wiki hiyo.',
  'Вы продали на пятьсот десять долларов.',
  '先週の売上は五百十五ドルでした。',
  '지난주에 오백십오 달러를 팔았습니다.',
  'بعت بخمسمائة وخمسة عشر دولارا الأسبوع الماضي.',
  'पिछले सप्ताह आपने पाँच सौ पंद्रह डॉलर बेचे।',
])('what may be a figure and cannot be read is kept back: %s', (text) => {
  const { shown, touched } = read(LUMEN, text);
  expect(touched).toBeGreaterThan(0);
  // Nothing of the number stands in what is left.
  expect(shown.split('\n')[0]).toMatch(
    /^(?:You sold|Revenue was|Sales:|Die Verkäufe:|I|Ulisafirisha dola)? ?\[(?:withheld|zurückgehalten)\]/,
  );
});

it.each([
  'Ask Maria for a photo of the Oak Vase.',
  'Write to them: a personal note costs nothing.',
  'Offer free gift wrapping, thank loyal buyers, ask for reviews.',
  'Email, social posts and paid ads each deserve a look.',
  'On e-mail it is easy: keep it short, e.g. with a picture.',
  'Schreiben Sie Ihren Stammkunden eine kurze Nachricht.',
  'Es sei denn, Sie wollen warten: dann schreiben Sie später.',
  'Escriba a sus clientes fieles y pida una reseña.',
  'Écrivez à vos clients fidèles et demandez un avis.',
  'Payment is due on delivery.',
])('what counts nothing goes through: %s', (text) => expect(read(PRODUCTS, text).shown).toBe(text));

it('an answer that goes on after a crash goes on in the middle of its sentence and its topic', () => {
  const goesOn = (before: string, text: string) => read({ ...LUMEN, question: 'How was it?' }, text, before);
  expect(goesOn('Let us look at refunds first. ', 'They were $90.00.')).toEqual({
    shown: 'They were $90.00.',
    touched: 0,
  });
  expect(goesOn('Let us look at refunds first. ', 'They were $510.00.').shown).not.toContain('510');
  expect(goesOn('Refunds last week came to ', '$90.00. Revenue was $510.00.').touched).toBe(0);
  expect(goesOn('Refunds last week came to ', '$20.00.').shown).toMatch(/^\[withheld\]\.\n/);
  expect(goesOn('| Metric | Last week |\n|---|---|\n', '| Refunds | $90.00 |\n').touched).toBe(0);
  expect(goesOn('| Metric | Last week |\n|---|---|\n', '| Refunds | $20.00 |\n').shown).not.toContain('20.00');
  expect(goesOn('1. Revenue: $510.00\n', '2. Orders: 6\n').touched).toBe(0);
  // What was shown is not taken back, also where it is not true.
  expect(goesOn('You sold $999.00 last week', '').shown).toBe('');
});
