import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asHtml, asText, withWayOut } from './body.ts';
import { Lacking, readLetter, TemplateFault } from './template.ts';

const fill = (body: string, variables: Record<string, string>) =>
  readLetter({ subject: 'Hello', body }).fill(variables).body;

describe('a letter', () => {
  test('ends with the way out, in its own language', () => {
    const link = 'https://hub.example/unsubscribe?t=abc';
    const words = (body: string) => /\[([^\]]+)\]/.exec(withWayOut(body, link))?.[1];
    expect(words('Liebe Ada, wir haben etwas für dich, das dir gefallen wird.')).toBe('Abmelden');
    expect(words('Dear Ada, we have something for you.')).toBe('Unsubscribe');
    expect(asHtml(withWayOut('Dear Ada', link))).toContain(`<hr>\n<p><a href="${link}">Unsubscribe</a></p>`);
  });

  test('is filled in, and says what it has to where something is not known', () => {
    const letter = readLetter({
      subject: 'For {{ first_name | default: "you" }}',
      body: 'Dear {{ first_name | default: "friend" }},',
    });
    expect(letter.fill({ first_name: 'Ada' })).toEqual({ subject: 'For Ada', body: 'Dear Ada,' });
    expect(letter.fill({})).toEqual({ subject: 'For you', body: 'Dear friend,' });
    expect(fill('{% if nickname %}Hi {{ nickname }}{% else %}Hi{% endif %}', {})).toBe('Hi');
  });

  test('names the line of a variable that somebody lacks', () => {
    const letter = readLetter({ subject: 'Hello', body: 'Dear {{ first_name }},\n\nHi {{ nickname }}!' });
    try {
      letter.fill({ first_name: 'Ada' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Lacking);
      expect(error).toMatchObject({
        part: 'body',
        line: 3,
        variable: 'nickname',
        message: 'Line 3: “Hi {{ nickname }}!”',
      });
    }
  });

  test.each([
    ['Hi\n{% for i in (1..1000000000) %}x{% endfor %}', 2],
    ['{% include "secret" %}', 1],
    ['{{ name | nonsense }}', 1],
    ['{{ name', 1],
  ])('refuses what it cannot be: %s', (body, line) => {
    const read = () => readLetter({ subject: 'Hello', body }).fill({ name: 'Ada' });
    expect(read).toThrow(TemplateFault);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ line });
    }
  });

  test('is HTML and plain text of the same Markdown', () => {
    const body = '# Spring\n\nDear **Ada**,\nsee [our shop](https://shop.example/a?b=1&c=2).\n\n- one\n- two';
    expect(asText(body)).toBe('Spring\n\nDear Ada,\nsee our shop (https://shop.example/a?b=1&c=2).\n\n- one\n- two');
    expect(asHtml(body)).toContain('<a href="https://shop.example/a?b=1&#38;c=2">our shop</a>');
    for (const markup of ['<script>alert(1)</script>', '[x](javascript:alert(1))', '![y](https://track.example/p)']) {
      expect(asHtml(`Look: ${markup}`)).not.toMatch(/<script|href|<img/);
    }
  });

  test('whatever a value holds is text in it, never markup or a link', () => {
    const bodies = [
      'Dear {{ name }}, hello.',
      'Dear {{ name | raw }}, hello.',
      'Dear\n{{ name }}',
      '{{ name }}\n\nHello.',
    ];
    const tagsOf = (html: string) => html.match(/<[^>]*>/g);
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.stringMatching(/^[\\`*_{}[\]()<>#+\-.!|~&:/@a-z0-9 \n]{1,40}$/),
      fc.constantFrom(
        '[win](https://evil.example)',
        'https://evil.example',
        'www.evil.example',
        'a@evil.example',
        '<b>x</b>',
        '{{ email }}',
        '\n\n# Big',
        '1. x',
        '&lt;img&gt;',
      ),
    );
    fc.assert(
      fc.property(nasty, (name) => {
        for (const body of bodies) {
          const plain = asHtml(fill(body, { name: 'X' }));
          expect(tagsOf(asHtml(fill(body, { name: `a${name}` })))).toEqual(tagsOf(plain));
          if (name.trim()) expect(tagsOf(asHtml(fill(body, { name })))).toEqual(tagsOf(plain));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('plain text shows a value as it is', () => {
    expect(asText(fill('Dear {{ name }}!', { name: 'Dr. *A* O’Neil-Smith & Co <x>' }))).toBe(
      'Dear Dr. *A* O’Neil-Smith & Co <x>!',
    );
  });
});
