import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** State that elements draw. They listen for `change` and read the fields. */
export class State extends EventTarget {
  protected changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** Redraws its element whenever one of the states changes, for as long as the element is in the page. */
export class Watch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #states: () => readonly EventTarget[];
  #watched: readonly EventTarget[] = [];

  constructor(host: ReactiveControllerHost, states: () => readonly EventTarget[]) {
    this.#host = host;
    this.#states = states;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watched = this.#states();
    for (const state of this.#watched) state.addEventListener('change', this.#redraw);
  }

  hostDisconnected(): void {
    for (const state of this.#watched) state.removeEventListener('change', this.#redraw);
    this.#watched = [];
  }

  readonly #redraw = () => this.#host.requestUpdate();
}
