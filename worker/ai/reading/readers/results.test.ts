import { describe, expect, it } from 'vitest';
import { stepsOf } from '../testing/setting.ts';

const results = (input: object) => [{ tool: 'campaign_results', input }];

describe('what campaigns brought', () => {
  it.each([
    'how is the campaign doing?',
    'How did my last campaign go',
    'did the newsletter bring money',
    'has the win-back worked?',
    'what came of the campaign',
    'campaign results',
    'Wie läuft die Kampagne?',
    'Hat die Kampagne etwas gebracht?',
    '¿Cómo va la campaña?',
    '¿Funcionó la campaña?',
    'Comment va la campagne ?',
    'La campagne a-t-elle marché ?',
    'did it work?',
  ])('is asked of one: %s', (said) => {
    expect(stepsOf(said)).toEqual(results({ which: 'one' }));
  });

  it.each([
    ['which campaign worked best', 'best'],
    ['What was my most successful campaign?', 'best'],
    ['Welche Kampagne hat am meisten gebracht?', 'best'],
    ['¿Qué campaña funcionó mejor?', 'best'],
    ['quelle campagne a le mieux marché', 'best'],
    ['how are my campaigns doing', 'all'],
    ['What did we learn?', 'learned'],
    ['what have we learned so far', 'learned'],
    ['Was haben wir gelernt?', 'learned'],
    ['¿Qué hemos aprendido?', 'learned'],
    ["Qu'avons-nous appris ?", 'learned'],
  ])('is asked of more: %s', (said, which) => {
    expect(stepsOf(said)).toEqual(results({ which }));
  });

  it.each(['did it work?', 'how is it going?', 'hat es funktioniert?', '¿ha funcionado?', 'ça a marché ?'])(
    'is asked of the one that was spoken of: %s',
    (said) => {
      expect(stepsOf('Show me campaigns for my customers', said)).toEqual(results({ which: 'one' }));
    },
  );

  it('is asked of one by its name', () => {
    expect(stepsOf('how did the campaign "Spring launch" do?')).toEqual(
      results({ which: 'one', name: 'Spring launch' }),
    );
  });

  it.each([
    'Show me campaigns for my customers',
    'what campaigns should I send',
    'what was my revenue by campaign',
    'what do you know about my shop?',
    'recommend a campaign that works',
  ])('is not asked by what wants something else: %s', (said) => {
    expect(stepsOf(said).map(({ tool }) => tool)).not.toContain('campaign_results');
  });
});
