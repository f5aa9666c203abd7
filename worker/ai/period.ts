/** The shop's calendar where the analyst looks for it: there is one, the engine's. */
export { type Calendar, today, unitStart as startOf } from '../metrics/calendar/calendar.ts';
