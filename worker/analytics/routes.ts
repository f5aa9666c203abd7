import { newRouter } from '../http/router.ts';
export const analyticsRoutes = newRouter();
