import type { Exchange } from '../worker/chat/branch.ts';
import type { UserCtx } from '../worker/context.ts';
import type { Outcome, Shape } from './answer.ts';

/** A question and all that answering it needs, so that the answer goes on without Postgres. */
export interface Turn {
  /** The id of the user's message. */
  id: string;
  conversationId: string;
  /** Whose data the answer may rest on; null for a visitor. */
  caller: Pick<UserCtx, 'user' | 'workspace'> | null;
  question: string;
  /** ISO time of the question: the answer is always later. */
  askedAt: string;
  /** What was said before the question on its branch, oldest first. */
  history: Exchange[];
  /** Where this Worker is reached. */
  origin: string;
}

export interface TurnRow {
  turn: Turn;
  /** 0 for the first answer of the conversation. */
  ordinal: number;
  /** The id that the answer's message has from the beginning. */
  answerId: string;
  startedAt: Date;
  /** How often writing the answer was begun: more than once only after a crash. */
  attempts: number;
  stopAsked: boolean;
  /** How the answer ended, once it has. */
  outcome: Outcome | null;
  /** The log is closed: nothing is added to it any more. */
  closed: boolean;
  /** The message is in Postgres. */
  saved: boolean;
  saveAttempts: number;
  /** The events without their text, once the log was pruned. */
  shape: Shape | null;
}

type Stored = {
  input: string;
  ordinal: number;
  answer_id: string;
  started_at: number;
  attempts: number;
  stop_asked: number;
  outcome: string | null;
  closed: number;
  saved: number;
  save_attempts: number;
  shape: string | null;
};

/** The answers of one conversation and how far each has come, in its object's SQLite. */
export class Turns {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  createTable(): void {
    this.#sql.exec(`create table if not exists turns (
      id text primary key, ordinal integer not null unique, input text not null, answer_id text not null,
      started_at integer not null, attempts integer not null default 0, stop_asked integer not null default 0,
      outcome text, closed integer not null default 0, saved integer not null default 0,
      save_attempts integer not null default 0, shape text)`);
  }

  get(id: string): TurnRow | undefined {
    const [row] = this.#sql.exec<Stored>('select * from turns where id = ?', id).toArray();
    return row && read(row);
  }

  add(turn: Turn, answerId: string, startedAt: Date): TurnRow {
    const [row] = this.#sql
      .exec<Stored>(
        `insert into turns (id, ordinal, input, answer_id, started_at)
         select ?, coalesce(max(ordinal) + 1, 0), ?, ?, ? from turns returning *`,
        turn.id,
        JSON.stringify(turn),
        answerId,
        startedAt.getTime(),
      )
      .toArray();
    if (!row) throw new Error(`Turn ${turn.id} was not stored`);
    return read(row);
  }

  unfinished(): string[] {
    const rows = this.#sql.exec<{ id: string }>('select id from turns where closed = 0 order by ordinal');
    return rows.toArray().map(({ id }) => id);
  }

  /** Answers that have ended and are in Postgres. */
  saved(): string[] {
    const rows = this.#sql.exec<{ id: string }>('select id from turns where closed = 1 and saved = 1 order by ordinal');
    return rows.toArray().map(({ id }) => id);
  }

  remove(id: string): void {
    this.#sql.exec('delete from turns where id = ?', id);
  }

  /** The answer that is due: the first that has not ended. */
  next(): string | undefined {
    return this.unfinished()[0];
  }

  begin(id: string): void {
    this.#sql.exec('update turns set attempts = attempts + 1 where id = ?', id);
  }

  askStop(id: string): void {
    this.#sql.exec('update turns set stop_asked = 1 where id = ?', id);
  }

  end(id: string, outcome: Outcome): void {
    this.#sql.exec('update turns set outcome = ? where id = ?', JSON.stringify(outcome), id);
  }

  close(id: string): void {
    this.#sql.exec('update turns set closed = 1 where id = ?', id);
  }

  markSaved(id: string): void {
    this.#sql.exec('update turns set saved = 1 where id = ?', id);
  }

  countSaveAttempt(id: string): void {
    this.#sql.exec('update turns set save_attempts = save_attempts + 1 where id = ?', id);
  }

  /** Keeps of a saved answer what a replay needs besides its text, and forgets what it was made from. */
  keepShape({ turn }: TurnRow, shape: Shape): void {
    const kept: Turn = { ...turn, caller: null, question: '', history: [] };
    this.#sql.exec(
      'update turns set shape = ?, input = ? where id = ?',
      JSON.stringify(shape),
      JSON.stringify(kept),
      turn.id,
    );
  }
}

function read(row: Stored): TurnRow {
  return {
    turn: JSON.parse(row.input),
    ordinal: row.ordinal,
    answerId: row.answer_id,
    startedAt: new Date(row.started_at),
    attempts: row.attempts,
    stopAsked: row.stop_asked === 1,
    outcome: row.outcome === null ? null : JSON.parse(row.outcome),
    closed: row.closed === 1,
    saved: row.saved === 1,
    saveAttempts: row.save_attempts,
    shape: row.shape === null ? null : JSON.parse(row.shape),
  };
}
