import type { Scope } from '../../../contract/doors.ts';

/** What a program can be granted for MCP. The rest is for keys that are made by hand. */
export const MCP_SCOPES: Scope[] = [
  'metrics:read',
  'search:read',
  'sources:read',
  'chat',
  'people:read',
  'actions:propose',
];

/** What is asked for where a program names nothing: it reads, and sees nobody by name. */
export const USUAL_SCOPES: Scope[] = ['metrics:read', 'search:read', 'sources:read', 'chat'];

export const WRITING_SCOPES: Scope[] = ['actions:propose', 'manage'];

/** The one thing that access is granted to. */
export function mcpOf(origin: string): string {
  return `${origin}/mcp`;
}

/** Whether what a program names by RFC 8707 is ours. One that names nothing means it. */
export function isResource(origin: string, resource: string | null | undefined): boolean {
  if (resource === undefined || resource === null || resource === '') return true;
  const url = URL.parse(resource);
  return url !== null && [mcpOf(origin), origin].includes(url.href.replace(/\/$/, ''));
}

/** RFC 9728. */
export function resourceMetadata(origin: string) {
  return {
    resource: mcpOf(origin),
    resource_name: 'PulseHub',
    authorization_servers: [origin],
    scopes_supported: USUAL_SCOPES,
    bearer_methods_supported: ['header'],
  };
}

/** RFC 8414. */
export function serverMetadata(origin: string) {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    registration_endpoint: `${origin}/oauth/register`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    scopes_supported: MCP_SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}
