import type { Role } from '../../../contract/members.ts';

/** What each role is called, and what it may do. */
export const roleWords: Record<Role, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'Everything, also the plan, the budget of the models, and who else is an owner.' },
  admin: {
    name: 'Admin',
    may: 'Everything but that: sources, keys, settings and people, and approving what is sent, spent or taken out.',
  },
  marketer: {
    name: 'Marketer',
    may: 'Asks, and prepares campaigns, letters, segments and tasks. What sends, spends or touches many people waits for an owner or an admin.',
  },
  viewer: { name: 'Viewer', may: 'Asks and reads everything, and changes nothing.' },
};

/** `an owner`, `a viewer`: how a role stands in a sentence. */
export const anA = (role: Role): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;
