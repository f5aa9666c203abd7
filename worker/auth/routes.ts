import { newRouter } from '../http/router.ts';
export const authRoutes = newRouter();
