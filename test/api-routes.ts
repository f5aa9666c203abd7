import { hub } from './hub.ts';

/** The part of an OpenAPI schema that a sample body is made from. */
export interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minLength?: number;
  minItems?: number;
  minimum?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  default?: unknown;
}

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema: Schema;
}

export interface ApiRoute {
  /** As `GET /conversations/{id}`, below `/api/v1`. */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | undefined;
  /** Documented to take a bearer token. */
  secured: boolean;
}

const BASE = '/api/v1';

/** Every route of the API, as the running hub publishes them. */
export async function apiRoutes(): Promise<ApiRoute[]> {
  const { body } = await hub().api('/openapi.json');
  const routes: ApiRoute[] = [];
  for (const [path, methods] of Object.entries<Record<string, any>>(body.paths)) {
    if (!path.startsWith(`${BASE}/`)) continue;
    for (const [method, route] of Object.entries(methods)) {
      const below = path.slice(BASE.length);
      routes.push({
        name: `${method.toUpperCase()} ${below}`,
        method: method.toUpperCase(),
        path: below,
        parameters: route.parameters ?? [],
        body: route.requestBody?.content?.['application/json']?.schema,
        secured: (route.security?.length ?? 0) > 0,
      });
    }
  }
  return routes;
}

/** The smallest value that a schema takes. Strings with a pattern it cannot know: give those by hand. */
export function sample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice?.[0]) return sample(choice[0]);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sample));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {})]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    case 'string':
      return sampleText(schema);
    default:
      return {};
  }
}

function sampleText({ format, minLength }: Schema): string {
  if (format === 'uuid') return crypto.randomUUID();
  if (format === 'email') return 'someone@shop.example';
  if (format === 'date-time') return '2026-01-01T00:00:00.000Z';
  if (format === 'date') return '2026-01-01';
  return 'x'.repeat(Math.max(1, minLength ?? 1));
}
