import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { BlockReader } from '../worker/analytics/blocks/block.ts';
import { askForBlocks, gather, type Size } from '../worker/analytics/blocks/gather.ts';
import { readBlocks, readBytes } from '../worker/analytics/blocks/read.ts';
import { bytesOf } from '../worker/analytics/funnels/packed.ts';
import type { UserCtx } from '../worker/context.ts';
import type { Env } from '../worker/env.ts';

/** Blocks so small that a handful of people fill several. */
const SMALL: Size = { people: 3, bytes: 400, each: 200 };

/** From now on a workspace has blocks, though it is small; `build` brings them up to date. */
export async function withBlocks(ctx: UserCtx): Promise<{ build: (by?: UserCtx) => Promise<void> }> {
  const asked: { workspaceId: string }[] = [];
  const JOBS = {
    sendBatch: async (messages: Iterable<{ body: { workspaceId: string } }>) => {
      for (const { body } of messages) if (body.workspaceId === ctx.workspace.id) asked.push(body);
    },
  };
  const asClock = (by: UserCtx) => ({ ...by, env: { ...by.env, JOBS } as unknown as Env });
  await ctx.db.execute(sql`insert into deed_gatherings (workspace_id) values (${ctx.workspace.id}::uuid)`);
  await askForBlocks(asClock(ctx));
  return {
    async build(by = ctx) {
      const clock = asClock(by);
      await askForBlocks(clock);
      for (let job = asked.shift(); job; job = asked.shift()) await gather(clock, job, SMALL);
    },
  };
}

/** What blocks tell of everybody, and what is packed of those of whom they do not, is what is packed of everybody. */
export async function expectBlocksAsPacked(ctx: UserCtx): Promise<void> {
  const { blocks, changed } = await readBlocks(ctx, { from: null, to: null });
  const { rows } = await ctx.db.execute<{ number: string; deeds: string }>(sql`
    select number, encode(string_agg(deeds, ''::bytea order by part), 'hex') as deeds from profile_deeds
    where workspace_id = ${ctx.workspace.id}::uuid group by number`);
  const packed = new Map(rows.map(({ number, deeds }) => [Number(number), inTime(deeds)]));
  const isTold = (number: number) =>
    !changed.has(number) && blocks.some(({ first, last }) => first <= number && number <= last);
  const told = new Map([...packed].filter(([number]) => !isTold(number)));
  const bytes = await readBytes(ctx, blocks);
  for (const { first } of blocks) {
    const reader = new BlockReader(bytesOf(bytes.get(first)?.bytes ?? ''), first);
    while (reader.nextPerson()) {
      const deeds: string[] = [];
      while (reader.left > 0) {
        reader.nextDeed();
        deeds.push(`${reader.time} ${reader.codes[reader.place]}`);
      }
      if (!changed.has(reader.number)) told.set(reader.number, deeds);
    }
  }
  expect(told).toEqual(packed);
}

function inTime(deeds: string): string[] {
  const numbers = (deeds.match(/.{16}/g) ?? []).map((hex) => BigInt.asIntN(64, BigInt(`0x${hex}`)));
  const did = numbers.map((number) => ({ at: Number(number >> 16n), code: Number(number & 0xffffn) }));
  return did.sort((a, b) => a.at - b.at).map(({ at, code }) => `${at} ${code}`);
}
