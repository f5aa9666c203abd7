import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { products } from '../../db/schema.ts';
import type { ProductState } from '../event.ts';
import { writeProducts } from './products.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

test('a product that is gone keeps what it was, in whichever order that is told', async () => {
  const ctx = await openShop(database.db);
  const sourceId = await connectSource(ctx);
  const write = (product: ProductState) => writeProducts(ctx, ctx.workspace.id, [{ sourceId, product }]);
  const stored = () => database.db.select().from(products).where(eq(products.workspaceId, ctx.workspace.id));
  const [monday, tuesday, wednesday] = ['2026-02-02', '2026-02-03', '2026-02-04'].map((day) => `${day}T00:00:00.000Z`);
  await write({ productId: '1', title: 'Lamp', tags: ['warm'], price: '9.5', currency: 'EUR', stateAt: tuesday ?? '' });
  await write({ productId: '1', title: '', stateAt: wednesday ?? '', deletedAt: wednesday });
  await write({ productId: '1', title: 'Old lamp', stateAt: monday ?? '' });
  expect(await stored()).toMatchObject([
    { title: 'Lamp', tags: ['warm'], price: '9.5000', currency: 'EUR', deletedAt: new Date(wednesday ?? '') },
  ]);
});
