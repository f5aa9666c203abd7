import { expect, it } from 'vitest';
import { networkOf } from './client.ts';

const network = (ip: string | null) => networkOf({ ip, userAgent: null });

it('counts an IPv4 address by itself', () => {
  expect(network('203.0.113.9')).toBe('203.0.113.9');
  expect(network('203.0.113.10')).not.toBe(network('203.0.113.9'));
});

it('counts an IPv6 network as one, however the address is written', () => {
  expect(network('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2');
  expect(network('2001:0DB8:0001:0002::')).toBe('2001:db8:1:2');
  expect(network('2001:db8:1:3::1')).toBe('2001:db8:1:3');
  expect(network('::1')).toBe('0:0:0:0');
});

it('counts those without an address together', () => {
  expect(network(null)).toBe('unknown');
});
