import { config as configureWords } from '@vscode/l10n';
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWatchedFilesNotification,
  type DidCloseTextDocumentParams,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { clientFileSystem } from './client-file-system';
import { SeenRecords } from './client-seen';
import type { ActionSupport } from './features/code-actions';
import { triggerCharacters } from './features/completion';
import { dateWriter, deadlineWriter } from './features/dates';
import { ProblemLists } from './features/diagnostics';
import { ThreadPushes } from './features/draft-threads';
import type { Presentation } from './features/presentation';
import { richText } from './features/rich-text';
import { tokenTypes } from './features/semantic-tokens';
import { UnreadPushes } from './features/unread';
import * as protocol from './protocol';
import type { FileSystem } from './repository/file-system';
import type { CoalitionSession } from './workspace/coalition-session';
import type { OpenDraft } from './workspace/open-draft';
import { Workspace } from './workspace/workspace';

/** What a coalition is made of; the client tells when any of it changes. */
const watched = ['**/caucus.yaml', '**/{drafts,texts,terms,positions,statements,annotations}/**'];

/** What the server knows of one client, from the moment it introduced itself. */
export class Client {
  readonly workspace: Workspace;
  readonly presentation: Presentation;
  readonly #connection: Connection;
  readonly #params: InitializeParams;
  readonly #options: protocol.InitializationOptions;
  readonly #threads = new ThreadPushes();
  readonly #unread = new UnreadPushes();
  /** Absent when the client keeps no record of what was seen. */
  readonly #seen: SeenRecords | undefined;
  readonly #problems = new Map<CoalitionSession, ProblemLists>();

  constructor(connection: Connection, params: InitializeParams, disk: FileSystem | undefined) {
    this.#connection = connection;
    this.#params = params;
    this.#options = optionsOf(params);
    if (this.#options.l10n) configureWords({ contents: this.#options.l10n });
    if (this.#options.unread)
      this.#seen = new SeenRecords(connection, (session) => this.#pushUnread(session));
    this.presentation = {
      rich: richText(params.capabilities.textDocument?.hover?.contentFormat),
      date: dateWriter(params.locale),
      deadline: deadlineWriter(params.locale),
    };
    const files = filesOf(this.#options.clientFiles ? clientFileSystem(connection) : undefined, disk);
    this.workspace = new Workspace(files, {
      highlights: (push) => {
        if (this.#options.highlights)
          this.#tell(() => connection.sendNotification(protocol.highlights, push));
      },
      threads: (open) => this.#pushThreads(open),
      coalitionChanged: (session) => this.#coalitionChanged(session),
      looked: (session) => this.#pushUnread(session),
      failed: (what, error) => connection.console.error(`${what}: ${String(error)}`),
    });
  }

  /** Translations for our own words. */
  get words(): Record<string, string> | undefined {
    return this.#options.l10n;
  }

  /** The client's command that a code lens runs. */
  get showThreadsCommand(): string | undefined {
    return this.#options.showThreadsCommand;
  }

  /** Which code actions the client can do something with. */
  get actions(): ActionSupport {
    const { textDocument } = this.#params.capabilities;
    return {
      draftActions: this.#options.draftActions === true,
      literals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    };
  }

  /** Whether the client shows the outline of a text as a tree. */
  get hierarchicalSymbols(): boolean {
    const { textDocument } = this.#params.capabilities;
    return textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  }

  get initializeResult(): InitializeResult {
    const { draftActions, literals } = this.actions;
    const codeActionKinds = [CodeActionKind.QuickFix, ...(draftActions ? [CodeActionKind.Empty] : [])];
    return {
      serverInfo: { name: 'caucus' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        hoverProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        workspaceSymbolProvider: true,
        documentLinkProvider: {},
        completionProvider: { triggerCharacters },
        ...(this.showThreadsCommand !== undefined && { codeLensProvider: {} }),
        codeActionProvider: literals ? { codeActionKinds } : draftActions,
        // A client that draws highlights would colour every term twice.
        ...(!this.#options.highlights && {
          semanticTokensProvider: { legend: { tokenTypes, tokenModifiers: [] }, full: true, range: true },
        }),
      },
    };
  }

  /** Starts to look for coalitions, and to hear of changes. */
  begin(): void {
    const { capabilities, workspaceFolders, rootUri } = this.#params;
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.workspace.addFolders(folders);
    if (capabilities.workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        this.workspace.addFolders(added.map(({ uri }) => uri));
        this.workspace.removeFolders(removed.map(({ uri }) => uri));
      });
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = watched.map((globPattern) => ({ globPattern }));
      this.#connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch((error) => this.#connection.console.warn(`Changes of files are not told: ${String(error)}`));
    }
  }

  closed(params: DidCloseTextDocumentParams): void {
    this.workspace.closed(params);
    this.#threads.closed(params.textDocument.uri);
  }

  #pushThreads(open: OpenDraft): void {
    if (!this.#options.threads) return;
    const push = this.#threads.pushFor(this.workspace, open);
    if (!push) return;
    this.#tell(() => this.#connection.sendNotification(protocol.threads, push));
    // A lens moves with the text by itself; what it says changes with the threads.
    if (
      push.threads.length + push.removed.length > 0 &&
      this.showThreadsCommand !== undefined &&
      this.#params.capabilities.workspace?.codeLens?.refreshSupport
    ) {
      this.#tell(() => this.#connection.sendRequest(CodeLensRefreshRequest.type));
    }
  }

  #coalitionChanged(session: CoalitionSession): void {
    const lists = this.#problems.get(session) ?? new ProblemLists();
    const gone = !this.workspace.sessions.some((open) => open === session);
    if (gone) this.#problems.delete(session);
    else this.#problems.set(session, lists);
    for (const list of lists.update(gone ? [] : (session.state?.coalition.problems ?? []))) {
      this.#tell(() => this.#connection.sendDiagnostics(list));
    }
    if (this.#options.changes) this.#tell(() => this.#connection.sendNotification(protocol.changed));
    if (!gone) this.#pushUnread(session);
    else if (this.#seen) {
      this.#seen.gone(session);
      const nothing = { root: session.root, all: true, threads: [], read: [] };
      this.#tell(() => this.#connection.sendNotification(protocol.unread, nothing));
    }
  }

  #pushUnread(session: CoalitionSession): void {
    this.#seen?.changed(session);
    const push = this.#unread.pushFor(session);
    if (push) this.#tell(() => this.#connection.sendNotification(protocol.unread, push));
  }

  /** Sends what nobody waits for: a client that does not know it, or is gone, must not end the server. */
  async #tell(send: () => Promise<void>): Promise<void> {
    try {
      await send();
    } catch (error) {
      this.#connection.console.warn(`A message was not taken: ${String(error)}`);
    }
  }
}

/** Files of the disk where there is one, all others through the client. */
function filesOf(client: FileSystem | undefined, disk: FileSystem | undefined): FileSystem {
  const of = (uri: string): FileSystem => {
    const files = disk && uri.startsWith('file:') ? disk : client;
    if (!files) throw new Error(`no way to read ${uri}`);
    return files;
  };
  return {
    readFile: async (uri, maxBytes) => of(uri).readFile(uri, maxBytes),
    readDirectory: async (uri, within) => of(uri).readDirectory(uri, within),
  };
}

/** The options of a client that may be any editor, with any configuration. */
function optionsOf({ initializationOptions }: InitializeParams): protocol.InitializationOptions {
  const given: unknown = initializationOptions;
  if (typeof given !== 'object' || given === null) return {};
  const { highlights, changes, threads, unread, showThreadsCommand, draftActions, clientFiles, l10n } =
    given as Record<string, unknown>;
  return {
    highlights: highlights === true,
    changes: changes === true,
    threads: threads === true,
    unread: unread === true,
    ...(typeof showThreadsCommand === 'string' && { showThreadsCommand }),
    draftActions: draftActions === true,
    clientFiles: clientFiles === true,
    ...(isWords(l10n) && { l10n }),
  };
}

function isWords(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((word) => typeof word === 'string')
  );
}
