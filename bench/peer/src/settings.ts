/** What the processes of the peer are told by their environment. */
export const settings = {
  databaseUrl: required('DATABASE_URL'),
  redisPort: Number(required('REDIS_PORT')),
};

export const SCHEMA = 'bench_peer';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
