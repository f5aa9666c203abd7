import { beforeEach, describe, expect, test } from 'vitest';
import { CircuitBreaker, CircuitOpenError } from './circuit-breaker.ts';

describe('a circuit breaker', () => {
  let clock = 0;
  let breaker: CircuitBreaker;
  const broken = () => breaker.run(() => Promise.reject(new Error('down')));
  const works = () => breaker.run(() => Promise.resolve('up'));

  beforeEach(async () => {
    clock = 1000;
    breaker = new CircuitBreaker({ failures: 3, coolDownMs: 500, now: () => clock });
  });

  async function open() {
    for (let i = 0; i < 3; i++) await expect(broken()).rejects.toThrow('down');
  }

  test('lets calls through while they succeed now and then', async () => {
    for (let i = 0; i < 4; i++) {
      await expect(broken()).rejects.toThrow('down');
      await expect(broken()).rejects.toThrow('down');
      expect(await works()).toBe('up');
    }
    expect(breaker.state).toBe('closed');
  });

  test('opens after the failures in a row and says when to come back', async () => {
    await open();
    expect(breaker.state).toBe('open');
    const refused = await works().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CircuitOpenError);
    expect((refused as CircuitOpenError).retryAfterMs).toBe(500);
  });

  test('tries with one call after the pause, and closes when it works', async () => {
    await open();
    clock += 500;
    expect(breaker.state).toBe('half-open');
    let finish = (_: string) => {};
    const trial = breaker.run(() => new Promise<string>((done) => (finish = done)));
    await expect(works()).rejects.toBeInstanceOf(CircuitOpenError);
    finish('up');
    expect(await trial).toBe('up');
    expect(breaker.state).toBe('closed');
  });

  test('opens again when the trial fails', async () => {
    await open();
    clock += 500;
    await expect(broken()).rejects.toThrow('down');
    expect(breaker.state).toBe('open');
  });

  test('does not count refusals', async () => {
    for (let i = 0; i < 5; i++) {
      const refusal = breaker.run(
        () => Promise.reject(new Error('wrong token')),
        () => false,
      );
      await expect(refusal).rejects.toThrow('wrong token');
    }
    expect(breaker.state).toBe('closed');
  });
});
