import {
  type CancellationToken,
  type Connection,
  type DocumentSymbol,
  type DocumentSymbolParams,
  ErrorCodes,
  FileChangeType,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
} from 'vscode-languageserver';
import { Client } from './client';
import { checkHistory, type Past } from './features/check-history';
import { coalitionViews } from './features/coalition-views';
import { codeActions } from './features/code-actions';
import { codeLenses } from './features/code-lens';
import { completion } from './features/completion';
import { composeCoalition, composeTerm, trackedTerm } from './features/compose';
import { composeAnnotation, composeEntry } from './features/compose-entry';
import { composePosition } from './features/compose-position';
import { composeSignature, composeStance } from './features/compose-stance';
import { definition } from './features/definition';
import { digest } from './features/digest';
import { documentHighlights } from './features/document-highlights';
import { documentLinks } from './features/document-links';
import { draftTerms } from './features/draft-terms';
import { composeAgreement, composeStatementStep } from './features/edit-documents';
import { foldingRanges } from './features/folding';
import { hover } from './features/hover';
import { lookUp } from './features/look-up';
import { nextUnread } from './features/next-unread';
import type { Presentation } from './features/presentation';
import { references } from './features/references';
import { review } from './features/review';
import { semanticTokens } from './features/semantic-tokens';
import { describeFiles, shareMessage } from './features/share-message';
import { signatories } from './features/signatories';
import { suggestPositions } from './features/suggest-positions';
import { documentSymbols } from './features/symbols';
import { allThreads } from './features/thread-list';
import { learn, look } from './features/unread';
import { who } from './features/who';
import { workspaceSymbols } from './features/workspace-symbols';
import * as protocol from './protocol';
import type { FileSystem } from './repository/file-system';
import type { Workspace } from './workspace/workspace';

/**
 * Builds the server on a connection and starts listening.
 *
 * @param disk reads `file:` addresses, where the host has a disk; all else is read through the client
 * @param past reads the history of folders, where the host has git
 */
export function startServer(connection: Connection, disk?: FileSystem, past?: Past): void {
  let client: Client | undefined;
  let isShutDown = false;

  connection.onInitialize((params) => {
    if (client) return new ResponseError<never>(ErrorCodes.InvalidRequest, 'initialized already');
    client = new Client(connection, params, disk);
    return client.initializeResult;
  });
  connection.onInitialized(() => client?.begin());
  connection.onShutdown(() => {
    isShutDown = true;
  });

  /** The client, between its first request and its last; the error that the protocol asks for at other times. */
  function presentClient(): Client | ResponseError<void> {
    if (!client) return new ResponseError(ErrorCodes.ServerNotInitialized, 'not initialized');
    return isShutDown ? new ResponseError(ErrorCodes.InvalidRequest, 'shut down') : client;
  }

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
    handle: (client: Client, params: P, token: Cancellable) => R | Promise<R>,
  ): (params: P, token: Cancellable) => Promise<R | ResponseError<void>> {
    return async (params, token) => {
      const present = presentClient();
      if (present instanceof ResponseError) return present;
      try {
        await present.workspace.settled();
        if (token.isCancellationRequested) return cancelled();
        const result = await handle(present, params, token);
        return token.isCancellationRequested ? cancelled() : result;
      } catch (error) {
        log(name, error);
        return otherwise;
      }
    };
  }

  connection.onDidOpenTextDocument(taking('open', ({ workspace }, params) => workspace.opened(params)));
  connection.onDidChangeTextDocument(taking('change', ({ workspace }, params) => workspace.edited(params)));
  connection.onDidCloseTextDocument(taking('close', (client, params) => client.closed(params)));
  connection.onDidChangeWatchedFiles(
    taking('files', ({ workspace }, { changes }) => workspace.filesChanged(changes)),
  );

  connection.onHover(
    answering('hover', null, ({ workspace, presentation }, params) => hover(workspace, params, presentation)),
  );
  connection.onDocumentSymbol(
    answering<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[] | null>(
      'symbols',
      null,
      ({ workspace, hierarchicalSymbols }, params, token) =>
        documentSymbols(workspace, params, hierarchicalSymbols, token),
    ),
  );
  connection.onFoldingRanges(
    answering('folding', null, ({ workspace }, params) => foldingRanges(workspace, params)),
  );
  connection.onDefinition(
    answering('definition', null, ({ workspace }, params) => definition(workspace, params)),
  );
  connection.onReferences(
    answering('references', null, ({ workspace }, params, token) => references(workspace, params, token)),
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
  connection.onCodeLens(
    answering('code lens', null, ({ workspace, showThreadsCommand }, params) =>
      codeLenses(workspace, params, showThreadsCommand),
    ),
  );
  connection.onCodeAction(
    answering('code actions', [], ({ workspace, actions }, params) =>
      codeActions(workspace, params, actions),
    ),
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
    protocol.suggestPositions,
    answering('positions', [], ({ workspace }, params) => suggestPositions(workspace, params)),
  );
  const everyThread = answering<null, protocol.ThreadSummary[]>('threads', [], ({ workspace }) =>
    allThreads(workspace),
  );
  connection.onRequest(protocol.allThreads.method, (...given) => everyThread(null, given.at(-1)));
  connection.onRequest(
    protocol.shareMessage,
    answering('share message', '', ({ workspace }, { uris }) => shareMessage(workspace, uris)),
  );
  connection.onRequest(
    protocol.describeFiles,
    answering('describe files', [], ({ workspace }, { uris }) => describeFiles(workspace, uris)),
  );
  const views = answering<null, protocol.CoalitionView[]>('views', [], ({ workspace, presentation }) =>
    coalitionViews(workspace, presentation),
  );
  // A client may send `null` for the parameters that there are none of; the token comes last.
  connection.onRequest(protocol.coalitions.method, (...given) => views(null, given.at(-1)));

  /** A request whose refusal is a sentence for the user. */
  function refusing<P, R>(
    handle: (workspace: Workspace, params: P, presentation: Presentation) => R | Promise<R>,
  ): (params: P) => Promise<R> {
    return async (params) => {
      const present = presentClient();
      if (present instanceof ResponseError) throw present;
      await present.workspace.settled();
      return handle(present.workspace, params, present.presentation);
    };
  }

  connection.onRequest(protocol.who, refusing(who));
  connection.onRequest(protocol.composeTerm, refusing(composeTerm));
  connection.onRequest(protocol.trackedTerm, refusing(trackedTerm));
  connection.onRequest(protocol.composeAnnotation, refusing(composeAnnotation));
  connection.onRequest(protocol.composeEntry, refusing(composeEntry));
  connection.onRequest(protocol.composeStance, refusing(composeStance));
  connection.onRequest(protocol.composeSignature, refusing(composeSignature));
  connection.onRequest(protocol.composePosition, refusing(composePosition));
  connection.onRequest(protocol.composeAgreement, refusing(composeAgreement));
  connection.onRequest(protocol.composeStatementStep, refusing(composeStatementStep));
  connection.onRequest(protocol.signatories, refusing(signatories));
  connection.onRequest(protocol.review, refusing(review));
  connection.onRequest(protocol.digest, refusing(digest));
  connection.onRequest(
    protocol.composeCoalition,
    refusing((_, params) => composeCoalition(params)),
  );
  connection.onRequest(
    protocol.checkHistory,
    refusing((workspace, params) => checkHistory(workspace, params, past, client?.words)),
  );
  connection.onRequest(
    protocol.nextUnread,
    answering('next unread', null, ({ workspace }, params) => nextUnread(workspace, params)),
  );
  connection.onNotification(
    protocol.looked,
    taking('looked', ({ workspace }, params) => look(workspace, params)),
  );
  connection.onNotification(
    protocol.reader,
    taking('reader', ({ workspace }, params) => learn(workspace, params)),
  );
  connection.onNotification(
    protocol.written,
    taking('written', ({ workspace }, { uris }) =>
      workspace.filesChanged(uris.map((uri) => ({ uri, type: FileChangeType.Created }))),
    ),
  );

  connection.listen();
}

/** What tells that nobody waits for an answer any more. */
type Cancellable = Pick<CancellationToken, 'isCancellationRequested'>;

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
