import type { Env, IngestPointer } from '../env.ts';
export async function consume(_batch: MessageBatch<IngestPointer>, _env: Env): Promise<void> {}
