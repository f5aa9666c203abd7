import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

const COOL_DOWN = 1000;
const FAILURES = 3;

function start() {
  const clock = { time: 0 };
  const breaker = new CircuitBreaker({ failures: FAILURES, coolDownMs: COOL_DOWN, now: () => clock.time });
  return { clock, breaker };
}

function open() {
  const started = start();
  for (let i = 0; i < FAILURES; i += 1) {
    started.breaker.tryEnter();
    started.breaker.failed();
  }
  return started;
}

describe('leave to call a service', () => {
  it('opens after three failures in a row, and lets one caller try after the cool-down', () => {
    const { breaker, clock } = open();
    expect(breaker.state).toBe('open');
    expect(breaker.tryEnter()).toBe(false);
    clock.time += COOL_DOWN;
    expect(breaker.state).toBe('half-open');
    expect(breaker.tryEnter()).toBe(true);
    expect(breaker.tryEnter()).toBe(false);
  });

  it('closes when the trial succeeds, and opens for another cool-down when it fails', () => {
    const good = open();
    good.clock.time += COOL_DOWN;
    good.breaker.tryEnter();
    good.breaker.succeeded();
    expect(good.breaker.state).toBe('closed');

    const bad = open();
    bad.clock.time += COOL_DOWN;
    bad.breaker.tryEnter();
    bad.breaker.failed();
    expect(bad.breaker.state).toBe('open');
    bad.clock.time += COOL_DOWN - 1;
    expect(bad.breaker.tryEnter()).toBe(false);
  });

  it('frees the place of a trial that tells nothing', () => {
    const { breaker, clock } = open();
    clock.time += COOL_DOWN;
    breaker.tryEnter();
    breaker.released();
    expect(breaker.tryEnter()).toBe(true);
    clock.time += COOL_DOWN;
    expect(breaker.tryEnter()).toBe(true);
  });

  it('behaves like its description whatever happens', () => {
    const steps = fc.array(
      fc.oneof(
        fc.constantFrom('enter', 'succeed', 'fail', 'release' as const),
        fc.integer({ min: 1, max: 2 * COOL_DOWN }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (script) => {
        const { clock, breaker } = start();
        let inRow = 0;
        let openedAt: number | undefined;
        let inside = false;
        for (const step of script) {
          if (typeof step === 'number') clock.time += step;
          else if (step === 'enter') {
            const cooled = openedAt === undefined || clock.time - openedAt >= COOL_DOWN;
            const entered = breaker.tryEnter();
            if (entered) {
              expect(cooled).toBe(true);
              inside = true;
            } else expect(openedAt).toBeDefined();
          } else if (inside) {
            inside = false;
            if (step === 'succeed') {
              breaker.succeeded();
              inRow = 0;
              openedAt = undefined;
            } else if (step === 'fail') {
              breaker.failed();
              inRow += 1;
              if (inRow >= FAILURES) openedAt = clock.time;
            } else breaker.released();
          }
          const state = openedAt === undefined ? 'closed' : clock.time - openedAt >= COOL_DOWN ? 'half-open' : 'open';
          expect(breaker.state).toBe(state);
        }
      }),
    );
  });
});
