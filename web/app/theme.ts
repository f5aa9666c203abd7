import { State } from '../ui/watch.ts';
import { recall, remember } from './storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

/** Light, dark, or as the system has it. `public/theme.js` applies the choice before the first paint. */
export class Theme extends State {
  choice: ThemeName = THEMES.find((name) => name === recall('theme')) ?? 'system';

  choose(choice: ThemeName): void {
    this.choice = choice;
    remember('theme', choice === 'system' ? undefined : choice);
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    this.changed();
  }
}
