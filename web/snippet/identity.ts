const NAME = 'pulsehub_id';
const USER = 'pulsehub_user';
const YEAR = 31_536_000;

/** Who visits, as far as they allow it. Without consent nothing is kept and nobody is told apart. */
export function identity(allowed: boolean) {
  let userId: string | undefined;
  let anonymousId: string | undefined;

  const recall = (name: string) => read(() => localStorage.getItem(name)) ?? undefined;
  const keep = () => {
    store(NAME, anonymousId);
    store(USER, userId);
    // Either of the two brings the other back: browsers forget them at different times.
    const life = anonymousId ? YEAR : 0;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser a shop's visitors have.
    document.cookie = `${NAME}=${anonymousId ?? ''}; path=/; max-age=${life}; SameSite=Lax`;
  };
  const begin = () => {
    userId = recall(USER);
    anonymousId = recall(NAME) ?? new RegExp(`(?:^|; )${NAME}=([\\w-]+)`).exec(document.cookie)?.[1] ?? fresh();
    keep();
  };
  const end = () => {
    userId = anonymousId = undefined;
    keep();
  };
  if (allowed) begin();

  return {
    get allowed() {
      return allowed;
    },
    ids: () => ({ userId, anonymousId }),
    know(id: string) {
      userId = id;
      keep();
    },
    /** A person who goes leaves a new visitor behind. */
    forget() {
      end();
      if (allowed) begin();
    },
    allow(granted: boolean) {
      if (granted === allowed) return;
      allowed = granted;
      if (granted) begin();
      else end();
    },
  };
}

const fresh = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

/** Storage may be forbidden, or full. */
export function read<T>(from: () => T): T | undefined {
  try {
    return from();
  } catch {
    return undefined;
  }
}

export function store(name: string, value: string | undefined): void {
  read(() => (value ? localStorage.setItem(name, value) : localStorage.removeItem(name)));
}
