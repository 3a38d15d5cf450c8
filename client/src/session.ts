import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol';
import { wantsCodeLenses } from './annotations/code-lens';
import { documentSelector } from './document-selector';
import { setContext } from './set-context';

/** Makes a client for the host at hand: a child process on the desktop, a worker in the browser. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** `idle`: nothing in the workspace asks for the server yet. */
export type SessionState = 'idle' | 'starting' | 'running' | 'failed';

/**
 * The connection to the language server. A client that failed to start cannot be started again, so every
 * start makes a new one; features say once what to attach to each.
 */
export class Session implements vscode.Disposable {
  readonly #createClient: CreateClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #attachments = new Set<(client: BaseLanguageClient) => vscode.Disposable>();
  readonly #stateEmitter = new vscode.EventEmitter<SessionState>();
  #state: SessionState = 'idle';
  #client: BaseLanguageClient | undefined;
  #started: Promise<BaseLanguageClient> | undefined;

  readonly onDidChangeState = this.#stateEmitter.event;

  constructor(createClient: CreateClient, log: vscode.LogOutputChannel) {
    this.#createClient = createClient;
    this.#log = log;
    this.#tell('idle');
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Runs `attach` on every client before it starts. Features call it before anything can start one. */
  attach(attach: (client: BaseLanguageClient) => vscode.Disposable): vscode.Disposable {
    this.#attachments.add(attach);
    return new vscode.Disposable(() => this.#attachments.delete(attach));
  }

  /** The client, once the server runs; starts it if nobody has. Rejects when the server cannot start. */
  start(): Promise<BaseLanguageClient> {
    this.#started ??= this.#start();
    return this.#started;
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  async dispose(): Promise<void> {
    await this.#stop();
    this.#stateEmitter.dispose();
  }

  async #start(): Promise<BaseLanguageClient> {
    const client = this.#createClient(this.#options());
    this.#client = client;
    // The library's messages are for programmers. Ours are shown where somebody notices the failure.
    client.error = (message, data) => this.#log.error(message, data);
    client.onDidChangeState(({ newState }) => {
      if (client !== this.#client) return;
      if (newState === State.Running) {
        // The library starts a server that has ended again by itself, also after a start that failed.
        this.#started = Promise.resolve(client);
        this.#tell('running');
      } else if (newState === State.Starting) this.#tell('starting');
      else if (newState === State.Stopped || newState === State.StartFailed) this.#tell('failed');
    });
    for (const attach of this.#attachments) attach(client);
    try {
      await client.start();
      return client;
    } catch (error) {
      this.#log.error('The language server could not start.', error);
      if (client === this.#client) this.#tell('failed');
      throw error;
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#started = undefined;
    if (!client) return;
    this.#tell('idle');
    try {
      await client.dispose();
    } catch (error) {
      this.#log.warn('The language server did not stop in an orderly way.', error);
    }
  }

  #tell(state: SessionState): void {
    this.#state = state;
    setContext('caucus.state', state);
    this.#stateEmitter.fire(state);
  }

  #options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = {
      highlights: true,
      changes: true,
      threads: true,
      unread: true,
      showThreadsCommand: 'caucus.showThreads',
      draftActions: true,
      clientFiles: true,
      ...(vscode.l10n.bundle && { l10n: vscode.l10n.bundle }),
    };
    return {
      documentSelector: [...documentSelector],
      diagnosticCollectionName: 'caucus',
      outputChannel: this.#log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      // Only what is said below in plain words reaches the user; details go to the log.
      initializationFailedHandler: () => false,
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        provideCodeLenses: (document, token, next) => (wantsCodeLenses() ? next(document, token) : []),
      },
    };
  }
}
