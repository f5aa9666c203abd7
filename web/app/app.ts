import { Conversations } from '../ask/conversations.ts';
import type { Api } from './api.ts';
import { Format } from './format.ts';
import { Router } from './router.ts';
import { Session } from './session.ts';
import { Theme } from './theme.ts';

/** What every place of the app is given. Made once, in the shell. */
export class App {
  readonly session = new Session();
  readonly router = new Router();
  readonly theme = new Theme();
  readonly conversations = new Conversations(this.session);

  get api(): Api {
    return this.session.api;
  }

  /** Numbers, money and times as the workspace reads them. */
  get format(): Format {
    const { timezone, currency } = this.session.workspace ?? {};
    return new Format({ ...(timezone ? { timezone } : {}), ...(currency ? { currency } : {}) });
  }
}
