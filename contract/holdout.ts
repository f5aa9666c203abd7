/** With fewer people than this nobody of a sending is held out: so few could not tell what the letters brought. */
export const FEWEST_TO_HOLD_OUT = 500;
