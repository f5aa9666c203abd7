import { newRouter } from '../http/router.ts';
export const failureRoutes = newRouter();
