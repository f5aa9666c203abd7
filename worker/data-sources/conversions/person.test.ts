import { describe, expect, test } from 'vitest';
import { normalise, userData } from './person.ts';

const of = (traits: Record<string, unknown>) => normalise({ traits });

describe('what is known of a person', () => {
  /** The examples of Meta's "Customer information parameters". */
  test.each<[string, Record<string, unknown>, string]>([
    ['em', { email: ' John_Smith@gmail.com ' }, '62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f'],
    [
      'ph',
      { phone: '(650)555-1212', country: 'US' },
      'e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176',
    ],
    ['fn', { first_name: 'Mary' }, '6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec'],
    ['fn', { firstName: '정' }, '8fa8cd9c440be61d0151429310034083132b35975c4bea67fdd74158eb51db14'],
    ['fn', { first_name: 'Valéry' }, '08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c'],
  ])('is hashed as Meta documents it: %s of %o', async (name, traits, hash) => {
    expect((await userData({ traits }, {}))[name]).toEqual([hash]);
  });

  test('is normalised by the rule of each field', () => {
    expect(
      of({
        first_name: ' Anna-Maria ',
        last_name: "O'Neill Jr.",
        city: 'New York',
        province_code: 'NY',
        zip: '10001-1234',
        country_code: 'US',
      }),
    ).toMatchObject({ fn: 'annamaria', ln: 'oneill jr', ct: 'newyork', st: 'ny', zp: '10001', country: 'us' });
    expect(of({ default_address: { city: 'São Paulo', zip: 'SW1A 1AA', country_code: 'GB' } })).toMatchObject({
      ct: 'sãopaulo',
      zp: 'sw1a1aa',
      country: 'gb',
    });
  });

  test.each([
    ['+44 20 7946 0958', '', '442079460958'],
    ['0044 20 7946 0958', '', '442079460958'],
    ['020 7946 0958', 'gb', ''],
    ['650 555 1212', '', ''],
    ['16505551212', '', '16505551212'],
  ])('a phone number is sent with its country’s code or not at all: %s', (phone, country, ph) => {
    expect(of({ phone, country }).ph).toBe(ph);
  });

  test('is left out where it fits no rule, and a browser’s words stay as they are', async () => {
    const told = await userData(
      { email: 'not an address', traits: { country: 'Germany', city: '' } },
      { fbp: 'fb.1.1558571054389.1098115397', client_ip_address: '203.0.113.7', fbc: undefined },
    );
    expect(told).toEqual({ fbp: 'fb.1.1558571054389.1098115397', client_ip_address: '203.0.113.7' });
  });
});
