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
  #question: string | undefined;

  get api(): Api {
    return this.session.api;
  }

  /** Asks a question in a new conversation, from any place. What is typed there and not asked yet stays. */
  ask(question: string): void {
    this.#question = question;
    this.router.go('/');
  }

  /** The question that another place asked, once. */
  takeQuestion(): string | undefined {
    const question = this.#question;
    this.#question = undefined;
    return question;
  }

  /** Numbers, money and times as the workspace reads them. */
  get format(): Format {
    const { timezone, currency } = this.session.workspace ?? {};
    return new Format({ ...(timezone ? { timezone } : {}), ...(currency ? { currency } : {}) });
  }
}
