import * as vscode from 'vscode';
import { type CoalitionView, changed, coalitions } from '../../server/src/protocol';
import { noCoalition } from './choose-coalition';
import type { Session } from './session';
import { setContext } from './set-context';

/** The coalitions of the workspace, asked for again whenever the server says that something changed. */
export class Coalitions implements vscode.Disposable {
  readonly #session: Session;
  readonly #log: vscode.LogOutputChannel;
  readonly #emitter = new vscode.EventEmitter<void>();
  #list: readonly CoalitionView[] = [];
  #asking = false;
  #askAgain = false;

  readonly onDidChange = this.#emitter.event;

  constructor(session: Session, log: vscode.LogOutputChannel) {
    this.#session = session;
    this.#log = log;
    session.attach((client) => client.onNotification(changed, () => this.#ask()));
    session.onDidChangeState((state) => {
      if (state === 'running') void this.#ask();
      else if (state !== 'starting') this.#set([]);
    });
  }

  get list(): readonly CoalitionView[] {
    return this.#list;
  }

  /**
   * Resolves where a coalition is open, also when it is still being read.
   * @throws {DoFirst} where there is none
   */
  async require(): Promise<void> {
    if (this.#list.length > 0) return;
    const client = await this.#session.start();
    if ((await client.sendRequest(coalitions)).length === 0) throw noCoalition();
  }

  dispose(): void {
    this.#emitter.dispose();
  }

  /** One question at a time: changes that come while it is open are answered by one more. */
  async #ask(): Promise<void> {
    this.#askAgain = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    try {
      do {
        this.#askAgain = false;
        const client = await this.#session.start();
        this.#set(await client.sendRequest(coalitions));
      } while (this.#askAgain);
    } catch (error) {
      this.#log.error('The coalitions could not be read.', error);
    } finally {
      this.#asking = false;
    }
  }

  #set(list: readonly CoalitionView[]): void {
    if (list.length === 0 && this.#list.length === 0) return;
    this.#list = list;
    setContext('caucus.hasCoalition', list.length > 0);
    this.#emitter.fire();
  }
}
