import { newRouter } from '../http/router.ts';
export const chatRoutes = newRouter();
