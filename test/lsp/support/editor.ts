import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type ClientCapabilities,
  CodeActionKind,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  type FileEvent,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  MarkupKind,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import {
  changed,
  type HighlightedBlock,
  type HighlightsParams,
  highlights,
  type InitializationOptions,
  type ThreadsParams,
  type ThreadView,
  threads,
  type UnreadThread,
  unread,
} from '../../../server/src/protocol';

export interface EditorOptions {
  readonly folders?: readonly string[];
  readonly options?: InitializationOptions;
  readonly capabilities?: ClientCapabilities;
  /** Called before anything is sent, to answer the server's own requests. */
  readonly attach?: (connection: ProtocolConnection) => void;
}

const everything: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: [MarkupKind.Markdown, MarkupKind.PlainText] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } } },
  },
  workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
};

/** Terms of a draft as a client keeps them. */
export interface DraftRows {
  readonly rows: readonly HighlightedBlock[];
  readonly last: HighlightsParams;
}

/** An editor, as far as the protocol is concerned: starts the built server, and keeps what it is told. */
export class Editor {
  readonly drafts = new Map<string, DraftRows>();
  /** Threads of drafts by their id, as a client keeps them. */
  readonly threads = new Map<string, Map<string, ThreadView>>();
  /** Document versions, by address, that the last push of threads belonged to. */
  readonly threadVersions = new Map<string, number>();
  /** What is new, by address of the coalition, in the pushes so far. */
  readonly unread = new Map<string, readonly UnreadThread[]>();
  readonly problems = new Map<string, readonly Diagnostic[]>();
  readonly registered: unknown[] = [];
  readonly log: string[] = [];
  /** Times that the server said something changed. */
  changes = 0;
  readonly #waiting = new Set<() => void>();
  #result: InitializeResult | undefined;

  private constructor(
    readonly connection: ProtocolConnection,
    readonly process?: ChildProcess,
  ) {}

  /** Starts `dist/server/node.js` over stdio. */
  static async start(options: EditorOptions = {}): Promise<Editor> {
    const child = spawn(process.execPath, ['dist/server/node.js', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const reader = new StreamMessageReader(child.stdout);
    return Editor.connect(reader, new StreamMessageWriter(child.stdin), options, child);
  }

  /** Introduces itself to a server at the other end. */
  static async connect(
    reader: MessageReader,
    writer: MessageWriter,
    {
      folders = [],
      options = { highlights: true, changes: true },
      capabilities = everything,
      attach,
    }: EditorOptions,
    child?: ChildProcess,
  ): Promise<Editor> {
    const connection = createProtocolConnection(reader, writer);
    const editor = new Editor(connection, child);
    editor.#listen();
    attach?.(connection);
    connection.listen();
    editor.#result = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: options,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })),
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  get capabilities(): InitializeResult['capabilities'] {
    return this.#result?.capabilities ?? {};
  }

  async open(uri: string, text: string, languageId = 'un-draft', version = 1): Promise<void> {
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text },
    });
  }

  async change(
    uri: string,
    version: number,
    ...contentChanges: TextDocumentContentChangeEvent[]
  ): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Tells the server of files that changed on disk. */
  async touched(...uris: readonly string[]): Promise<void> {
    await this.#tellOf(FileChangeType.Changed, uris);
  }

  async deleted(...uris: readonly string[]): Promise<void> {
    await this.#tellOf(FileChangeType.Deleted, uris);
  }

  async #tellOf(type: FileChangeType, uris: readonly string[]): Promise<void> {
    const changes = uris.map((uri): FileEvent => ({ uri, type }));
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** The terms of a draft once the server has told those of a version. */
  async rowsOf(uri: string, version = 1): Promise<DraftRows> {
    return this.until(() => {
      const draft = this.drafts.get(uri);
      return draft && draft.last.version >= version ? draft : undefined;
    });
  }

  /** Waits for something that the server's messages bring about. */
  until<T>(condition: () => T | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = condition();
        if (found === undefined || found === false) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Looks again whether what is waited for is there: for a test that answers requests itself. */
  lookAgain(): void {
    for (const look of [...this.#waiting]) look();
  }

  async stop(): Promise<void> {
    this.connection.dispose();
    if (!this.process || this.process.exitCode !== null) return;
    const exit = once(this.process, 'exit');
    this.process.kill();
    await exit;
  }

  #listen(): void {
    const { connection } = this;
    const told = () => this.lookAgain();
    connection.onNotification(highlights, (push) => {
      this.#splice(push);
      told();
    });
    connection.onNotification(threads, (push) => {
      this.#takeThreads(push);
      told();
    });
    connection.onNotification(unread, ({ root, all, threads, read }) => {
      const known = new Map(all ? [] : this.unread.get(root)?.map((thread) => [thread.id, thread]));
      for (const thread of threads) known.set(thread.id, thread);
      for (const id of read) assert(known.delete(id), 'a thread is read that was not new');
      this.unread.set(
        root,
        [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      told();
    });
    connection.onNotification(changed, () => {
      this.changes++;
      told();
    });
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.problems.set(uri, diagnostics);
      told();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
      told();
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations);
      told();
    });
  }

  #takeThreads(push: ThreadsParams): void {
    const known = push.all ? new Map<string, ThreadView>() : this.threads.get(push.uri);
    assert(known, 'a push of changes before the whole');
    for (const thread of push.threads) known.set(thread.id, thread);
    for (const { id, range } of push.moved) {
      const thread = known.get(id);
      assert(thread?.place.range, 'a move of a thread that is nowhere');
      known.set(id, { ...thread, place: { ...thread.place, range } });
    }
    for (const id of push.removed) assert(known.delete(id), 'a removal of an unknown thread');
    this.threads.set(push.uri, known);
    this.threadVersions.set(push.uri, push.version);
  }

  #splice(push: HighlightsParams): void {
    const before = this.drafts.get(push.uri)?.rows ?? [];
    const rows =
      push.removed === -1
        ? push.blocks
        : [...before.slice(0, push.from), ...push.blocks, ...before.slice(push.from + push.removed)];
    this.drafts.set(push.uri, { rows, last: push });
  }
}

/** The words that rows mark in a text, with their stances: `technical community/0`. */
export function markedWords(text: string, rows: readonly HighlightedBlock[]): string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  let line = 0;
  for (const [lineBreaks = 0, ...marks] of rows) {
    for (let i = 0; i + 4 < marks.length; i += 5) {
      const [from = 0, start = 0, to = 0, end = 0, stance] = marks.slice(i, i + 5);
      const words =
        from === to
          ? lines[line + from]?.slice(start, end)
          : [
              lines[line + from]?.slice(start),
              ...lines.slice(line + from + 1, line + to),
              lines[line + to]?.slice(0, end),
            ].join(' ');
      found.push(`${words}/${stance}`);
    }
    line += lineBreaks;
  }
  return found;
}
