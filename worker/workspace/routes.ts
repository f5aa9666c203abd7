import { newRouter } from '../http/router.ts';
export const workspaceRoutes = newRouter();
