import type { Connection } from 'vscode-languageserver';
import { keepSeen, type SeenRecordParams, seenRecord } from './protocol';
import { keyOf, keyText } from './unread/entry-key';
import type { CoalitionSession } from './workspace/coalition-session';

/** Milliseconds after which what was seen is kept: a reader who goes through a draft sees much at once. */
const REST = 300;

/** Times that a record is joined with what another window has kept meanwhile. */
const MOST_TRIES = 5;

/** What the client is known to have kept of a coalition. */
interface Kept {
  record: string | null;
  /** Entries in the record; negative while there is none that holds. */
  size: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
  keeping?: boolean;
}

/** Gets the records of what a reader has seen from the client, and gives them back to be kept. */
export class SeenRecords {
  readonly #connection: Connection;
  readonly #tell: (session: CoalitionSession) => void;
  readonly #kept = new Map<CoalitionSession, Kept>();

  /** @param tell called when other things are new to the reader of a coalition than were thought to be */
  constructor(connection: Connection, tell: (session: CoalitionSession) => void) {
    this.#connection = connection;
    this.#tell = tell;
  }

  /** A coalition has changed, or what its reader has seen: asks for the record, or has it kept. */
  changed(session: CoalitionSession): void {
    const kept = this.#kept.get(session);
    if (!session.hasThreads) return;
    if (!kept) void this.#begin(session);
    else this.#keepSoon(session, kept);
  }

  gone(session: CoalitionSession): void {
    clearTimeout(this.#kept.get(session)?.timer);
    this.#kept.delete(session);
  }

  async #begin(session: CoalitionSession): Promise<void> {
    const kept: Kept = { record: null, size: -1 };
    this.#kept.set(session, kept);
    try {
      const { record, email } = await this.#connection.sendRequest(seenRecord, paramsOf(session));
      if (!session.state || this.#kept.get(session) !== kept) return;
      kept.record = record;
      kept.size = session.reader.begin(record, session.state.coalition.threads, email);
      this.#tell(session);
    } catch (error) {
      // It may be whole and only out of reach: nothing is called new, and nothing is written over it.
      this.#connection.console.warn(`What was seen of ${session.root} is not known: ${String(error)}`);
      if (this.#kept.get(session) === kept) this.#kept.delete(session);
    }
  }

  #keepSoon(session: CoalitionSession, kept: Kept): void {
    if (!session.reader.hasBegun || kept.timer !== undefined || session.reader.size === kept.size) return;
    kept.timer = setTimeout(() => {
      kept.timer = undefined;
      void this.#keep(session, kept);
    }, REST);
  }

  async #keep(session: CoalitionSession, kept: Kept): Promise<void> {
    // What is seen while a record is on its way is kept with the next.
    if (kept.keeping) return this.#keepSoon(session, kept);
    kept.keeping = true;
    const { reader } = session;
    try {
      for (let tries = 0; tries < MOST_TRIES && this.#kept.get(session) === kept; tries++) {
        const record = reader.record();
        const { size } = reader;
        if (record !== kept.record) {
          const params = { ...paramsOf(session), before: kept.record, record };
          const answer = await this.#connection.sendRequest(keepSeen, params);
          if (!answer.kept) {
            kept.record = answer.record;
            if (answer.record !== null) reader.join(answer.record);
            this.#tell(session);
            continue;
          }
        }
        kept.record = record;
        kept.size = size;
        break;
      }
    } catch (error) {
      // Tried again with the next that is seen.
      this.#connection.console.warn(`What was seen of ${session.root} is not kept: ${String(error)}`);
      kept.keeping = false;
      return;
    }
    kept.keeping = false;
    this.#keepSoon(session, kept);
  }
}

function paramsOf({ root }: CoalitionSession): SeenRecordParams {
  return { root, name: keyText(keyOf(root)) };
}
