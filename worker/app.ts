import { aiRoutes } from './ai/routes.ts';
import { funnelRoutes } from './analytics/funnels/routes.ts';
import { analyticsRoutes } from './analytics/routes.ts';
import { authRoutes } from './auth/routes.ts';
import { chatRoutes } from './chat/routes.ts';
import { oauthRoutes } from './data-sources/oauth/routes.ts';
import { sourceRoutes } from './data-sources/routes.ts';
import { ApiError, answerError } from './errors.ts';
import { idempotent } from './http/idempotency.ts';
import { request } from './http/request.ts';
import { newRouter } from './http/router.ts';
import { headers, jsonOnly, limitBody, origins, uncached } from './http/security.ts';
import { identifyCaller } from './http/user.ts';
import { failureRoutes } from './ingest/failures.ts';
import { collectorRoutes } from './ingest/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { demoRoutes } from './operations/demo.ts';
import { healthRoutes } from './operations/health.ts';
import { metricRoutes } from './operations/metrics.ts';
import { publishOpenApi } from './operations/openapi.ts';
import { predictionRoutes } from './predictions/routes.ts';
import { workspaceRoutes } from './workspace/routes.ts';

export const app = newRouter();

app.onError(answerError);
app.notFound((c) => answerError(new ApiError('not_found'), c));

app.use(request);
app.route('/', collectorRoutes);
app.use(headers);
app.route('/', healthRoutes);
app.route('/', metricRoutes);

app.use('/api/*', uncached, origins, limitBody, jsonOnly, identifyCaller);
app.route('/api/v1', authRoutes);
app.post('/api/v1/*', idempotent);
app.route('/api/v1', workspaceRoutes);
app.route('/api/v1', chatRoutes);
app.route('/api/v1', aiRoutes);
app.route('/api/v1', analyticsRoutes);
app.route('/api/v1', funnelRoutes);
app.route('/api/v1', predictionRoutes);
app.route('/api/v1', sourceRoutes);
app.route('/api/v1', oauthRoutes);
app.route('/api/v1', failureRoutes);
app.route('/api/v1', liveRoutes);
app.route('/api/v1', demoRoutes);
publishOpenApi(app);
