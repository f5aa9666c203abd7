import { newRouter } from '../http/router.ts';
export const sourceRoutes = newRouter();
