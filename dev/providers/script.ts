export type Persona = 'scripted' | 'liar' | 'mute' | 'hijacked' | 'clumsy' | 'endless';

/** A tool that a stand-in calls; an input that is text goes out as it is. */
export interface ScriptedCall {
  name: string;
  input: unknown;
}

/** How a stand-in for a model answers. Pieces are counted in words of `text`. */
export type Script = { text?: string } & (
  | { how: 'answer' }
  /** Says `text`, if there is one, and calls tools. */
  | { how: 'call'; calls: ScriptedCall[] }
  /** Resets the connection in the middle of a call's input. */
  | { how: 'break_in_call'; calls: ScriptedCall[] }
  /** Answers like one of the characters in personas.ts, by what was asked. */
  | { how: 'persona'; persona: Persona }
  /** Waits before every piece. */
  | { how: 'slow'; everyMs: number }
  /** Resets the connection before answering. */
  | { how: 'reset' }
  /** Answers with an error of this status; `retryAfter` in seconds. */
  | { how: 'status'; status: number; retryAfter?: number }
  /** Resets the connection after so many pieces. */
  | { how: 'break_off'; after: number }
  /** Ends the stream in an orderly way after so many pieces, without the end that the wire demands. */
  | { how: 'truncate'; after: number }
  /** Falls silent after so many pieces and keeps the connection open. */
  | { how: 'silent'; after: number }
  /** Sends what is not JSON in the place of the second piece, or of the whole answer. */
  | { how: 'malformed' }
  /** Sends these bytes, whatever was asked. */
  | { how: 'recorded'; body: string }
);

/** What a request says, whatever the wire. */
export interface Request {
  system: string;
  /** The last thing that a person said. */
  question: string;
  /** What the tools called in this answer have found so far, as they were told. */
  results: string[];
  /** How often tools were called in this answer so far. */
  rounds: number;
  /** The tools that may be called now. */
  tools: string[];
}
