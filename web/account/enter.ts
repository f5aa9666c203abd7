import type { App } from '../app/app.ts';
import { matchPath, nextAddress } from '../app/router.ts';
import { forgetVisitorConversation, visitorConversations } from '../ask/visitor.ts';

/**
 * Signs in or registers with what a visitor asked before: the conversation one comes from is adopted with the sign-in
 * itself, the others of this browser right after it. Then back to where one was going.
 */
export async function enter(app: App, signIn: (headers: Record<string, string>) => Promise<void>): Promise<void> {
  const next = nextAddress(app.router.place.query);
  const cameFrom = matchPath('/ask/:id', next)?.id;
  const asked = visitorConversations();
  const first = asked.find(({ id }) => id === cameFrom) ?? asked[0];
  await signIn(first ? { 'X-Anonymous-Token': first.token } : {});
  for (const { id, token } of asked) {
    if (id !== first?.id) {
      // An open door adopts; one that is gone already needs no key.
      await app.api
        .get(`/conversations/${id}?limit=1`, { headers: { 'X-Anonymous-Token': token } })
        .catch(() => undefined);
    }
    forgetVisitorConversation(id);
  }
  if (asked.length > 0) void app.conversations.load();
  app.router.go(next, { replace: true });
}
