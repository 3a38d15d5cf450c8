import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  FileChangeType,
  FileEvent,
} from 'vscode-languageserver';
import type { HighlightsParams } from '../protocol';
import type { FileSystem } from '../repository/file-system';
import { canonicalUri, isWithin, parentOf, pathWithin } from '../repository/uri';
import { CoalitionSession, type State } from './coalition-session';
import { COALITION_FILE, findCoalitions, isLookedInto, nearestCoalition } from './find-coalitions';
import { DRAFT_LANGUAGE, EditorFileSystem, isDraftPath, OpenDocuments } from './open-documents';
import type { OpenDraft } from './open-draft';

const fileDeleted: typeof FileChangeType.Deleted = 3;

/** Milliseconds without typing after which an edited coalition file is read again. */
const FILE_EDIT_REST = 150;

/** Milliseconds without typing after which the places of threads in a draft are told. */
const DRAFT_EDIT_REST = 300;

/** What the workspace tells; the server turns it into messages. */
export interface WorkspaceEvents {
  highlights(push: HighlightsParams): void;
  /** The threads of an open draft, or their places, may be others. */
  threads(open: OpenDraft): void;
  /** A coalition's content changed: its problems and views are due. `session.state` is absent when it is gone. */
  coalitionChanged(session: CoalitionSession): void;
  /** The reader has looked at something of a coalition, or has written to it. */
  looked(session: CoalitionSession): void;
  failed(what: string, error: unknown): void;
}

/** A coalition that has been read. */
export type OpenSession = CoalitionSession & { readonly state: State };

/** An open draft and the coalition it belongs to, if it belongs to one. */
export interface DraftInPlace {
  readonly open: OpenDraft;
  readonly session: CoalitionSession | undefined;
  readonly state: State | undefined;
}

/** The state of the server: open documents and the coalitions they belong to. */
export class Workspace {
  readonly documents = new OpenDocuments();
  readonly #fileSystem: EditorFileSystem;
  readonly #sessions = new Map<string, CoalitionSession>();
  readonly #folders = new Set<string>();
  readonly #searches = new Set<Promise<void>>();
  readonly #edited = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    fileSystem: FileSystem,
    readonly events: WorkspaceEvents,
  ) {
    this.#fileSystem = new EditorFileSystem(fileSystem, this.documents);
  }

  /** Coalitions that have been read, by their root. */
  get sessions(): readonly OpenSession[] {
    return [...this.#sessions.values()].filter(isOpen);
  }

  /** The coalition whose folder has this address, once it has been read. */
  sessionAt(root: string): OpenSession | undefined {
    const session = this.#sessions.get(canonicalUri(root).replace(/\/$/, ''));
    return session && isOpen(session) ? session : undefined;
  }

  // --- Folders ---

  addFolders(uris: Iterable<string>): void {
    for (const uri of uris) {
      const folder = canonicalUri(uri).replace(/\/$/, '');
      if (this.#folders.has(folder)) continue;
      this.#folders.add(folder);
      this.#search(async () => {
        for (const root of await findCoalitions(this.#fileSystem, folder)) {
          if (this.#folders.has(folder)) this.#add(root);
        }
      });
    }
  }

  removeFolders(uris: Iterable<string>): void {
    for (const uri of uris) this.#folders.delete(canonicalUri(uri).replace(/\/$/, ''));
    this.#removeUnwanted();
  }

  // --- Documents ---

  opened(params: DidOpenTextDocumentParams): void {
    this.documents.open(params);
    const uri = canonicalUri(params.textDocument.uri);
    const session = this.sessionOf(uri);
    if (session) {
      this.#showTerms(params.textDocument.uri);
      this.#placeThreads(params.textDocument.uri);
    } else this.#searchAbove(uri);
    if (session && !this.documents.draft(uri)) session.refresh([uri]);
  }

  /** The hot path: for a draft, nothing but the changed blocks is looked at. */
  edited(params: DidChangeTextDocumentParams): void {
    const { uri } = params.textDocument;
    const push = this.documents.change(params);
    if (push) {
      if (this.draftAt(uri)?.session?.matcher) this.events.highlights(push);
      this.#afterRest(uri, DRAFT_EDIT_REST, () => this.#settleThreads(uri));
    } else this.#afterRest(uri, FILE_EDIT_REST, () => this.#refresh([canonicalUri(uri)]));
  }

  closed(params: DidCloseTextDocumentParams): void {
    const { uri } = params.textDocument;
    clearTimeout(this.#edited.get(uri));
    this.#edited.delete(uri);
    this.#owners.delete(uri);
    this.documents.close(params);
    this.#removeUnwanted();
    this.#refresh([canonicalUri(uri)]);
  }

  /** Files that changed on disk. */
  filesChanged(changes: readonly FileEvent[]): void {
    const changed: string[] = [];
    for (const { uri, type } of changes) {
      const canonical = canonicalUri(uri);
      const folder = parentOf(canonical);
      changed.push(canonical);
      if (folder === undefined || !canonical.endsWith(`/${COALITION_FILE}`)) continue;
      if (type === fileDeleted) this.#remove(folder);
      else if (this.#isLookedInto(folder)) this.#add(folder);
    }
    this.#refresh(changed);
  }

  // --- Asking ---

  /** Resolves when what was being looked for and read has been. */
  async settled(): Promise<void> {
    await Promise.all(this.#searches);
    await Promise.all(Array.from(this.#sessions.values(), (session) => session.settled()));
  }

  /** The coalition nearest above a file; it may not have been read yet. */
  sessionOf(uri: string): CoalitionSession | undefined {
    const canonical = canonicalUri(uri);
    let nearest: CoalitionSession | undefined;
    for (const session of this.#sessions.values()) {
      if (!isWithin(canonical, session.root)) continue;
      if (!nearest || session.root.length > nearest.root.length) nearest = session;
    }
    return nearest;
  }

  /** The state of the coalition nearest above a file. */
  stateOf(uri: string): State | undefined {
    return this.sessionOf(uri)?.state;
  }

  /** An open document, if it is a draft: by its language, or by its place in a coalition. */
  draftAt(uri: string): DraftInPlace | undefined {
    const open = this.documents.draft(uri);
    if (!open) return undefined;
    const session = this.#ownerOf(open);
    if (!session && open.languageId !== DRAFT_LANGUAGE) return undefined;
    return { open, session, state: session?.state };
  }

  /** Owners of open drafts, so that an edit does not look for them; forgotten when coalitions come or go. */
  readonly #owners = new Map<string, CoalitionSession | undefined>();

  #ownerOf(open: OpenDraft): CoalitionSession | undefined {
    if (this.#owners.has(open.uri)) return this.#owners.get(open.uri);
    const session = this.sessionOf(open.uri);
    const path = session && pathWithin(canonicalUri(open.uri), session.root);
    const owns = open.languageId === DRAFT_LANGUAGE || (path !== undefined && isDraftPath(`/${path}`));
    const owner = owns ? session : undefined;
    this.#owners.set(open.uri, owner);
    return owner;
  }

  /** Once a document has not been edited for some milliseconds. */
  #afterRest(uri: string, rest: number, run: () => void): void {
    clearTimeout(this.#edited.get(uri));
    const rested = () => {
      this.#edited.delete(uri);
      run();
    };
    this.#edited.set(uri, setTimeout(rested, rest));
  }

  #placeThreads(uri: string): void {
    const place = this.draftAt(uri);
    const declared = place?.state?.declaredIn(uri);
    if (!place?.state || !place.session || declared?.kind !== 'draft') return;
    const { threads } = place.state.coalition;
    place.open.threads.update(declared.id, threads.values(), place.session.revisions);
    this.events.threads(place.open);
  }

  #settleThreads(uri: string): void {
    const place = this.draftAt(uri);
    if (!place?.session) return;
    place.open.threads.settle(place.open.draft, place.session.revisions);
    this.events.threads(place.open);
  }

  #showTerms(uri: string): void {
    const draft = this.draftAt(uri);
    if (draft?.session?.matcher) this.events.highlights(draft.open.match(draft.session.matcher));
  }

  #refresh(uris: readonly string[]): void {
    const bySession = new Map<CoalitionSession, string[]>();
    for (const uri of uris) {
      const session = this.sessionOf(uri);
      if (!session) continue;
      const list = bySession.get(session);
      if (list) list.push(uri);
      else bySession.set(session, [uri]);
    }
    for (const [session, list] of bySession) session.refresh(list);
  }

  /** Also above the folders: one may be opened that lies within a coalition. */
  #searchAbove(uri: string): void {
    this.#search(async () => {
      const root = await nearestCoalition(this.#fileSystem, uri);
      // The document may have been closed meanwhile.
      if (root !== undefined && this.documents.has(uri)) this.#add(root);
    });
  }

  #search(search: () => Promise<void>): void {
    const running = search()
      .catch((error) => this.events.failed('looking for coalitions', error))
      .finally(() => this.#searches.delete(running));
    this.#searches.add(running);
  }

  #add(root: string): void {
    const canonical = canonicalUri(root).replace(/\/$/, '');
    if (this.#sessions.has(canonical)) return;
    const session = new CoalitionSession(canonical, this.#fileSystem, {
      openDraft: (uri) => this.documents.draft(uri),
      termsChanged: (changed) => this.#termsChanged(changed),
      changed: (changed) => this.#contentChanged(changed),
      looked: (session) => this.events.looked(session),
      readMore: (changed) => this.#contentChanged(changed),
      failed: (what, error) => this.events.failed(what, error),
    });
    this.#sessions.set(canonical, session);
    this.#owners.clear();
  }

  #remove(root: string): void {
    const session = this.#sessions.get(root);
    if (!session) return;
    this.#sessions.delete(root);
    const owned = [...this.documents.drafts()].filter((open) => this.#ownerOf(open) === session);
    this.#owners.clear();
    for (const open of owned) {
      this.events.highlights(open.match(this.draftAt(open.uri)?.session?.matcher));
      open.threads.clear();
      this.events.threads(open);
      this.#placeThreads(open.uri);
    }
    this.events.coalitionChanged(session);
  }

  #contentChanged(session: CoalitionSession): void {
    if (this.#sessions.get(session.root) !== session) return;
    this.events.coalitionChanged(session);
    for (const open of this.documents.drafts()) {
      if (this.#ownerOf(open) === session) this.#placeThreads(open.uri);
    }
  }

  #termsChanged(session: CoalitionSession): void {
    if (this.#sessions.get(session.root) !== session) return;
    for (const open of this.documents.drafts()) {
      if (this.#ownerOf(open) === session) this.#showTerms(open.uri);
    }
  }

  /** Whether a coalition in a folder would be found: from a workspace folder, or above an open document. */
  #isLookedInto(root: string): boolean {
    for (const folder of this.#folders) if (isLookedInto(root, folder)) return true;
    for (const uri of this.documents.uris()) if (isWithin(uri, root) && !this.sessionOf(uri)) return true;
    return false;
  }

  /** Closes the coalitions that neither a workspace folder nor an open document asks for. */
  #removeUnwanted(): void {
    const wanted = new Set(Array.from(this.documents.uris(), (uri) => this.sessionOf(uri)));
    for (const session of [...this.#sessions.values()]) {
      if (wanted.has(session)) continue;
      if (![...this.#folders].some((folder) => isWithin(session.root, folder))) this.#remove(session.root);
    }
  }
}

function isOpen(session: CoalitionSession): session is OpenSession {
  return session.state !== undefined;
}
