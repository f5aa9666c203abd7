/** The browser's storage, which may be full, switched off or hold something unreadable: then it is as if empty. */
export function remember(key: string, value: unknown): void {
  try {
    if (value === undefined || value === '') localStorage.removeItem(`pulsehub.${key}`);
    else localStorage.setItem(`pulsehub.${key}`, typeof value === 'string' ? value : JSON.stringify(value));
  } catch {
    // Nothing to do: what is kept here makes life easier and is never needed.
  }
}

/** Forgets everything whose key begins so. */
export function forget(prefix: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`pulsehub.${prefix}`)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept then.
  }
}

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`pulsehub.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function recallJson<T>(key: string, otherwise: T): T {
  try {
    return JSON.parse(recall(key) ?? '') as T;
  } catch {
    return otherwise;
  }
}

/** A random id, also where `crypto.randomUUID` is missing (plain http on another host). */
export function randomId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
