import { newRouter } from '../http/router.ts';
export const aiRoutes = newRouter();
