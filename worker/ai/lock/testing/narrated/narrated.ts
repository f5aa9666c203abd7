import type { Shop } from '../shops.ts';
import type { Told } from '../told-shops.ts';

/** True texts by the facts that they tell. */
export type Narrated = [Pick<Shop | Told, 'facts' | 'currency' | 'today'>, string[]][];
