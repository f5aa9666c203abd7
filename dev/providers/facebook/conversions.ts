import type { Given } from '../stand-in.ts';
import { refusal } from './refusals.ts';

const MOST = 1000;
const REACH_SECONDS = 7 * 86_400;
const HASHED = ['em', 'ph', 'fn', 'ln', 'ct', 'st', 'zp', 'country'];

export interface SentEvent {
  event_name: string;
  event_time: number;
  event_id?: string;
  action_source?: string;
  event_source_url?: string;
  user_data: Record<string, string | string[]>;
  custom_data?: Record<string, unknown>;
}

/** What a pixel's Conversions API was sent. One event that is not in order refuses its whole request. */
export class Conversions {
  /** Every request that was taken. */
  readonly requests: { pixel: string; testEventCode: string | undefined; events: SentEvent[] }[] = [];
  /** By event name and id: what Facebook counts once. */
  readonly counted = new Map<string, SentEvent>();

  take(pixel: string, body: string): Given {
    const { data, test_event_code } = JSON.parse(body) as { data?: SentEvent[]; test_event_code?: string };
    if (!Array.isArray(data) || data.length === 0 || data.length > MOST)
      return this.#refuse('data', 'Invalid parameter');
    for (const [index, event] of data.entries()) {
      const fault = faultOf(event);
      if (fault) return this.#refuse(`data[${index}]`, fault);
    }
    this.requests.push({ pixel, testEventCode: test_event_code, events: data });
    for (const event of data) {
      const key = `${pixel} ${event.event_name} ${event.event_id ?? JSON.stringify(event)}`;
      if (!this.counted.has(key)) this.counted.set(key, event);
    }
    return { body: { events_received: data.length, messages: [], fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv' } };
  }

  shown() {
    return { requests: this.requests, counted: [...this.counted].map(([key, event]) => ({ key, ...event })) };
  }

  #refuse(where: string, message: string): Given {
    return refusal(400, 'Invalid parameter', 'OAuthException', 100, {
      error_subcode: 2804003,
      is_transient: false,
      error_user_title: `${where} is not valid`,
      error_user_msg: message,
    });
  }
}

function faultOf({ event_name, event_time, user_data, action_source }: SentEvent): string | undefined {
  const now = Date.now() / 1000;
  if (!event_name) return 'Your event has no name';
  if (!(event_time > now - REACH_SECONDS) || event_time > now + 60) return 'Event Timestamp Too Old';
  if (!action_source) return 'action_source is required';
  if (!user_data || Object.keys(user_data).length === 0) return 'You have not added sufficient customer information';
  for (const name of HASHED) {
    const given = user_data[name] ?? [];
    for (const value of Array.isArray(given) ? given : [given]) {
      if (!/^[0-9a-f]{64}$/.test(value)) return `The ${name} parameter is not hashed`;
    }
  }
  return undefined;
}
