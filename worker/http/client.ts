import type { Context } from 'hono';

/** Where a request comes from. On Cloudflare the address is Cloudflare's own word and cannot be chosen by the client. */
export interface Client {
  ip: string | null;
  userAgent: string | null;
}

export function clientOf(c: Context): Client {
  const forwarded = c.req.header('x-forwarded-for')?.split(',')[0];
  const ip = c.req.header('cf-connecting-ip') ?? c.req.header('x-real-ip') ?? forwarded;
  return {
    ip: ip?.trim().slice(0, 64) || null,
    userAgent: c.req.header('user-agent')?.slice(0, 512) || null,
  };
}

/** Whose attempts are counted together: one IPv4 address, or one IPv6 network, of which a household has a whole one. */
export function networkOf({ ip }: Client): string {
  if (!ip) return 'unknown';
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const rest = tail.split(':').filter(Boolean);
    while (groups.length + rest.length < 8) groups.push('0');
    groups.push(...rest);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
