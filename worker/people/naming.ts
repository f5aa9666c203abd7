/** What traits call a person; null where they tell no name. */
export function nameIn(given: unknown): string | null {
  const traits = asTraits(given);
  if (typeof traits.name === 'string' && traits.name.trim()) return traits.name.trim();
  const parts = [traits.firstName ?? traits.first_name, traits.lastName ?? traits.last_name];
  return parts.filter((part) => typeof part === 'string' && part).join(' ') || null;
}

/** What is stored as JSON, as an object. */
export function asTraits(traits: unknown): Record<string, unknown> {
  return typeof traits === 'object' && traits !== null ? { ...traits } : {};
}
