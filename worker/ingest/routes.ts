import { newRouter } from '../http/router.ts';
export const collectorRoutes = newRouter();
