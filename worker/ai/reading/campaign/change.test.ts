import { describe, expect, it } from 'vitest';
import { read, stepsOf } from '../testing/setting.ts';
import type { CampaignChange } from './change.ts';

const SHOWN = 'Show me campaigns for my customers';

/** The change that is read after campaigns were shown. */
function changeAfter(...said: string[]): CampaignChange | undefined {
  const [step, ...others] = stepsOf(SHOWN, ...said);
  return others.length === 0 && step?.tool === 'change_campaign' ? step.input : undefined;
}

const WHOLE = {
  channels: { order: ['email', 'whatsapp'], others: 'dropped' },
  tones: ['warmer'],
  offer: { kind: 'percent', value: '10', code: 'LUMEN10' },
};

describe('a campaign that is changed in words', () => {
  it.each([
    'make it e-mail first, WhatsApp if no e-mail, warmer tone, 10 % off LUMEN10',
    '10% off with the code LUMEN10, in a warmer tone, WhatsApp if there is no e-mail, e-mail first',
    'Warmer tone please. WhatsApp for those without e-mail, e-mail first. 10 percent off with code LUMEN10.',
    'make it emial first, whatsap if no email, warmr tone, 10% off LUMEN10',
    'Mach es zuerst per E-Mail, WhatsApp falls keine E-Mail, wärmerer Ton, 10 % Rabatt mit dem Code LUMEN10',
    'Wärmer bitte, mit 10 Prozent Rabatt (Code LUMEN10), E-Mail zuerst, sonst WhatsApp',
    'Hazlo primero por correo, WhatsApp si no hay correo, un tono más cálido, 10 % de descuento con el código LUMEN10',
    'Un tono más calido, 10 % de descuento LUMEN10, correo primero, si no WhatsApp',
    "D'abord par e-mail, WhatsApp s'il n'y a pas d'e-mail, un ton plus chaleureux, 10 % de remise avec le code LUMEN10",
    'Plus chaleureux, 10 % de remise avec le code LUMEN10, e-mail en premier, sinon WhatsApp',
  ])('has all of its parts in any order and language: %s', (said) => {
    expect(changeAfter(said)).toEqual(WHOLE);
  });

  it.each([
    ['only by SMS', { channels: { order: ['sms'], others: 'dropped' } }],
    ['WhatsApp first', { channels: { order: ['whatsapp'], others: 'after' } }],
    ['also by WhatsApp', { channels: { order: ['whatsapp'], others: 'before' } }],
    ['SMS for the rest', { channels: { order: ['sms'], others: 'before' } }],
    ['WhatsApp if no e-mail', { channels: { order: ['email', 'whatsapp'], others: 'dropped' } }],
    ['si no hay correo, WhatsApp', { channels: { order: ['email', 'whatsapp'], others: 'dropped' } }],
    ['email, then WhatsApp, then SMS', { channels: { order: ['email', 'whatsapp', 'sms'], others: 'dropped' } }],
    ['without SMS', { without: ['sms'] }],
    ['ohne WhatsApp', { without: ['whatsapp'] }],
  ])('has its channels in the order that is said: %s', (said, expected) => {
    expect(changeAfter(said)).toEqual(expected);
  });

  it.each([
    ['send it on Friday at 9', { sendOn: '2011-12-16', sendAt: '09:00' }],
    ['next Monday morning', { sendOn: '2011-12-12', sendAt: '09:00' }],
    ['tomorrow 10:00', { sendOn: '2011-12-11', sendAt: '10:00' }],
    ['send it tomorrow at 3 pm', { sendOn: '2011-12-11', sendAt: '15:00' }],
    ['send it on 2 January', { sendOn: '2012-01-02' }],
    ['schick sie am Freitag um 9 Uhr', { sendOn: '2011-12-16', sendAt: '09:00' }],
    ['nächsten Montag früh', { sendOn: '2011-12-12', sendAt: '09:00' }],
    ['übermorgen um 18:30', { sendOn: '2011-12-12', sendAt: '18:30' }],
    ['envíala el viernes a las 9', { sendOn: '2011-12-16', sendAt: '09:00' }],
    ['mañana por la mañana', { sendOn: '2011-12-11', sendAt: '09:00' }],
    ['mañana a las 10 de la noche', { sendOn: '2011-12-11', sendAt: '22:00' }],
    ['envoie-la vendredi à 9h', { sendOn: '2011-12-16', sendAt: '09:00' }],
    ['demain à 9h30', { sendOn: '2011-12-11', sendAt: '09:30' }],
    ['warmer, and send it yesterday', { tones: ['warmer'], sendOn: '2011-12-09' }],
    ['10 % off until Friday', { offer: { kind: 'percent', value: '10' }, unread: ['until Friday'] }],
  ])('says when it is meant to go out: %s', (said, expected) => {
    expect(changeAfter(said)).toEqual(expected);
  });

  it.each([
    ['shorter and more playful', { tones: ['shorter', 'playful'] }],
    ['kürzer und formeller', { tones: ['shorter', 'formal'] }],
    ['más corto', { tones: ['shorter'] }],
    ['plus court et ludique', { tones: ['shorter', 'playful'] }],
    ['less formal', { tones: ['warmer'] }],
    ['5 EUR off', { offer: { kind: 'amount', value: '5', currency: 'EUR' } }],
    ['5 € Rabatt mit Code MAI5', { offer: { kind: 'amount', value: '5', currency: 'EUR', code: 'MAI5' } }],
    ['free shipping', { offer: { kind: 'free_delivery' } }],
    ['kostenloser Versand', { offer: { kind: 'free_delivery' } }],
    ['envío gratis', { offer: { kind: 'free_delivery' } }],
    ['livraison offerte', { offer: { kind: 'free_delivery' } }],
    ['no discount', { offer: { kind: 'none' } }],
    ['subject "Spring is here"', { subject: 'Spring is here' }],
    ['Betreff: Der Frühling ist da', { subject: 'Der Frühling ist da' }],
    ['in German', { language: 'de' }],
    ['en francés', { language: 'fr' }],
  ])('says so: %s', (said, expected) => {
    expect(changeAfter(said)).toEqual(expected);
  });

  it.each([
    ['the second one', { place: 2 }],
    ['die zweite', { place: 2 }],
    ['la segunda', { place: 2 }],
    ['la deuxième', { place: 2 }],
    ['make the last one shorter', { place: -1, tones: ['shorter'] }],
    ['Number 3: make it warmer', { place: 3, tones: ['warmer'] }],
    ['Repeat buyers: spring launch', { segmentId: 'repeat_customers', name: 'Repeat buyers: spring launch' }],
  ])('is the one that is named: %s', (said, expected) => {
    expect(changeAfter(said)).toEqual(expected);
  });

  it('goes on from one change to the next, and keeps to what it may cost and for whom', () => {
    expect(changeAfter('the second one', 'make it warmer', 'and shorter')).toEqual({ tones: ['shorter'] });
    expect(changeAfter('only for customers who spent more than 100, at most 20 EUR')).toMatchObject({
      ...{ costLimit: { amount: '20', currency: 'EUR' }, condition: { version: 1 } },
    });
  });

  it.each([
    ['make it warmer and add a picture of a dog', ['add a picture of a dog']],
    ['Mach es wärmer, und füge ein Foto hinzu', ['füge ein Foto hinzu']],
    ['hazlo más cálido y añade una foto', ['añade una foto']],
    ['plus chaleureux, et ajoute une photo', ['ajoute une photo']],
    ['Make it warmer. Print it on cardboard.', ['Print it on cardboard.']],
  ])('says what nobody understood of it: %s', (said, unread) => {
    expect(changeAfter(said)).toEqual({ tones: ['warmer'], unread });
  });

  it('is spoken of outside of its conversation by its name', () => {
    expect(stepsOf('Make the campaign "Spring launch" warmer')).toMatchObject([
      { tool: 'change_campaign', input: { name: 'Spring launch', tones: ['warmer'] } },
    ]);
  });

  it.each([
    'What was my revenue last week?',
    'how many orders by e-mail last month',
    'Send an email to my repeat customers saying "Come back"',
    'Show me campaigns for my cart abandoners',
    'Remind me to call the supplier on Friday',
    'Who are my best customers?',
  ])('is not read into anything else: %s', (said) => {
    expect(stepsOf(SHOWN, said).map(({ tool }) => tool)).not.toContain('change_campaign');
  });

  it.each(['warmer', 'e-mail first', '10 % off', 'shorter'])('needs a campaign to be of: %s', (said) => {
    expect(read(said).parts).not.toMatchObject([{ steps: [{ tool: 'change_campaign' }] }]);
  });
});
