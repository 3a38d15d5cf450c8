import { config as configureWords } from '@vscode/l10n';
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { clientFileSystem } from './client-file-system';
import { coalitionViews } from './features/coalition-views';
import { codeActions } from './features/code-actions';
import { completion } from './features/completion';
import { composeCoalition, composeTerm } from './features/compose';
import { dateWriter } from './features/dates';
import { definition } from './features/definition';
import { ProblemLists } from './features/diagnostics';
import { documentHighlights } from './features/document-highlights';
import { documentLinks } from './features/document-links';
import { draftTerms } from './features/draft-terms';
import { foldingRanges } from './features/folding';
import { hover } from './features/hover';
import { lookUp } from './features/look-up';
import type { Presentation } from './features/presentation';
import { references } from './features/references';
import { richText } from './features/rich-text';
import { semanticTokens, tokenTypes } from './features/semantic-tokens';
import { shareMessage } from './features/share-message';
import { documentSymbols } from './features/symbols';
import { workspaceSymbols } from './features/workspace-symbols';
import * as protocol from './protocol';
import type { FileSystem } from './repository/file-system';
import type { CoalitionSession } from './workspace/coalition-session';
import { Workspace } from './workspace/workspace';

/** What a coalition is made of; the client tells when any of it changes. */
const watched = ['**/caucus.yaml', '**/{drafts,texts,terms,positions,statements,annotations}/**'];

/**
 * Builds the server on a connection and starts listening.
 *
 * @param disk reads `file:` addresses, where the host has a disk; all else is read through the client
 */
export function startServer(connection: Connection, disk?: FileSystem): void {
  let client: Client | undefined;

  connection.onInitialize((params) => {
    client = new Client(connection, params, disk);
    return client.initializeResult;
  });
  connection.onInitialized(() => client?.begin());

  const log = (what: string, error: unknown) =>
    connection.console.error(
      `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );

  /** A notification's handler that an exception cannot end. */
  function taking<P>(name: string, handle: (client: Client, params: P) => void): (params: P) => void {
    return (params) => {
      try {
        if (client) handle(client, params);
      } catch (error) {
        log(name, error);
      }
    };
  }

  /** A request's handler: waits for what is being read, heeds cancellation, and on an exception answers `otherwise`. */
  function answering<P, R>(
    name: string,
    otherwise: R,
    handle: (client: Client, params: P) => R | Promise<R>,
  ): (params: P, token: { readonly isCancellationRequested: boolean }) => Promise<R | ResponseError<void>> {
    return async (params, token) => {
      try {
        if (!client) return otherwise;
        await client.workspace.settled();
        if (token.isCancellationRequested) return cancelled();
        const result = await handle(client, params);
        return token.isCancellationRequested ? cancelled() : result;
      } catch (error) {
        log(name, error);
        return otherwise;
      }
    };
  }

  connection.onDidOpenTextDocument(taking('open', ({ workspace }, params) => workspace.opened(params)));
  connection.onDidChangeTextDocument(taking('change', ({ workspace }, params) => workspace.edited(params)));
  connection.onDidCloseTextDocument(taking('close', ({ workspace }, params) => workspace.closed(params)));
  connection.onDidChangeWatchedFiles(
    taking('files', ({ workspace }, { changes }) => workspace.filesChanged(changes)),
  );

  connection.onHover(
    answering('hover', null, ({ workspace, presentation }, params) => hover(workspace, params, presentation)),
  );
  connection.onDocumentSymbol(
    answering('symbols', null, ({ workspace }, params) => documentSymbols(workspace, params)),
  );
  connection.onFoldingRanges(
    answering('folding', null, ({ workspace }, params) => foldingRanges(workspace, params)),
  );
  connection.onDefinition(
    answering('definition', null, ({ workspace }, params) => definition(workspace, params)),
  );
  connection.onReferences(
    answering('references', null, ({ workspace }, params) => references(workspace, params)),
  );
  connection.onDocumentHighlight(
    answering('document highlights', null, ({ workspace }, params) => documentHighlights(workspace, params)),
  );
  connection.onWorkspaceSymbol(
    answering('workspace symbols', [], ({ workspace }, params) => workspaceSymbols(workspace, params)),
  );
  connection.onDocumentLinks(
    answering('links', null, ({ workspace }, params) => documentLinks(workspace, params)),
  );
  connection.onCompletion(
    answering('completion', null, ({ workspace }, params) => completion(workspace, params)),
  );
  connection.onCodeAction(
    answering('code actions', [], ({ workspace }, params) => codeActions(workspace, params)),
  );
  connection.languages.semanticTokens.on(
    answering('semantic tokens', { data: [] }, ({ workspace }, params) => semanticTokens(workspace, params)),
  );
  connection.languages.semanticTokens.onRange(
    answering('semantic tokens', { data: [] }, ({ workspace }, params) => semanticTokens(workspace, params)),
  );

  connection.onRequest(
    protocol.lookUp,
    answering('look-up', [], ({ workspace, presentation }, params) =>
      lookUp(workspace, params, presentation),
    ),
  );
  connection.onRequest(
    protocol.draftTerms,
    answering('terms', [], ({ workspace }, params) => draftTerms(workspace, params)),
  );
  connection.onRequest(
    protocol.shareMessage,
    answering('share message', '', ({ workspace }, { uris }) => shareMessage(workspace, uris)),
  );
  const views = answering<null, protocol.CoalitionView[]>('views', [], ({ workspace }) =>
    coalitionViews(workspace),
  );
  // A client may send `null` for the parameters that there are none of; the token comes last.
  connection.onRequest(protocol.coalitions.method, (...given) => views(null, given.at(-1)));

  connection.onRequest(protocol.composeTerm, async (params) => {
    if (!client) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
    await client.workspace.settled();
    return composeTerm(client.workspace, params);
  });
  connection.onRequest(protocol.composeCoalition, composeCoalition);

  connection.listen();
}

/** What the server knows of one client, from the moment it introduced itself. */
class Client {
  readonly workspace: Workspace;
  readonly presentation: Presentation;
  readonly #connection: Connection;
  readonly #params: InitializeParams;
  readonly #options: protocol.InitializationOptions;
  readonly #problems = new Map<CoalitionSession, ProblemLists>();

  constructor(connection: Connection, params: InitializeParams, disk: FileSystem | undefined) {
    this.#connection = connection;
    this.#params = params;
    this.#options = optionsOf(params);
    if (this.#options.l10n) configureWords({ contents: this.#options.l10n });
    this.presentation = {
      rich: richText(params.capabilities.textDocument?.hover?.contentFormat),
      date: dateWriter(params.locale),
    };
    const files = filesOf(this.#options.clientFiles ? clientFileSystem(connection) : undefined, disk);
    this.workspace = new Workspace(files, {
      highlights: (push) => {
        if (this.#options.highlights) void connection.sendNotification(protocol.highlights, push);
      },
      coalitionChanged: (session) => this.#coalitionChanged(session),
      failed: (what, error) => connection.console.error(`${what}: ${String(error)}`),
    });
  }

  get initializeResult(): InitializeResult {
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
        completionProvider: { triggerCharacters: [':', ' ', '[', ',', '-'] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
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

  #coalitionChanged(session: CoalitionSession): void {
    const lists = this.#problems.get(session) ?? new ProblemLists();
    const gone = !this.workspace.sessions.some((open) => open === session);
    if (gone) this.#problems.delete(session);
    else this.#problems.set(session, lists);
    for (const list of lists.update(gone ? [] : (session.state?.coalition.problems ?? []))) {
      void this.#connection.sendDiagnostics(list);
    }
    if (this.#options.changes) void this.#connection.sendNotification(protocol.changed);
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
    readDirectory: async (uri) => of(uri).readDirectory(uri),
  };
}

/** The options of a client that may be any editor, with any configuration. */
function optionsOf({ initializationOptions }: InitializeParams): protocol.InitializationOptions {
  const given: unknown = initializationOptions;
  if (typeof given !== 'object' || given === null) return {};
  const { highlights, changes, clientFiles, l10n } = given as Record<string, unknown>;
  return {
    highlights: highlights === true,
    changes: changes === true,
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

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
