import * as vscode from 'vscode';
import { type TextRange, type ThreadsParams, type ThreadView, threads } from '../../../server/src/protocol';
import type { Session } from '../session';
import { lastFirst, movedRange, type TextChange } from './moved-range';
import { asRange } from './text-range';

/** A thread and where it stands in the document as it is now; nowhere when its words are ambiguous or gone. */
export interface PlacedThread {
  readonly view: ThreadView;
  readonly range?: vscode.Range;
}

export interface DraftThreadsChange {
  /** Text of the document's address. */
  readonly uri: string;
  /** Ids of threads that are gone from it. */
  readonly removed: readonly string[];
  /** Ids of threads of which anything changed but that they moved with the text. */
  readonly changed: ReadonlySet<string>;
  /** Ids, among them, of threads that stand elsewhere than where the text had carried them. */
  readonly relocated: ReadonlySet<string>;
}

/** The threads of one open draft. */
interface Draft {
  readonly views: Map<string, ThreadView>;
  /** As last pushed, in the document's version at that time. */
  readonly pushed: Map<string, TextRange>;
  /** As they stand now. */
  readonly present: Map<string, TextRange>;
  version: number;
  /** Ids of threads that an edit since the last push met: VS Code may have carried their marks otherwise. */
  readonly met: Set<string>;
  /** Edits that the last push did not know yet, or may not have known. */
  edits: { readonly version: number; readonly changes: readonly TextChange[] }[];
}

/**
 * The threads of all open drafts, as the server last told. Between two pushes their ranges move with the
 * text, so that what is revealed, drawn or annotated is never a push behind.
 */
export class DraftThreads implements vscode.Disposable {
  readonly #drafts = new Map<string, Draft>();
  readonly #emitter = new vscode.EventEmitter<DraftThreadsChange>();
  readonly #disposables: vscode.Disposable[];

  /** Something in the threads of a draft changed, other than that they moved with an edit. */
  readonly onDidChange = this.#emitter.event;

  constructor(session: Session) {
    session.attach((client) =>
      client.onNotification(threads, (push) =>
        // The server may spell an address otherwise than VS Code does.
        this.#take(client.protocol2CodeConverter.asUri(push.uri).toString(), push),
      ),
    );
    this.#disposables = [
      this.#emitter,
      session.onDidChangeState((state) => {
        if (state !== 'running') for (const uri of [...this.#drafts.keys()]) this.#forget(uri);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri.toString())),
    ];
  }

  /** True when the server takes the document for a draft that can bear annotations. */
  has(uri: vscode.Uri): boolean {
    return this.#drafts.has(uri.toString());
  }

  /** The threads of a document, in the order of the text; those without a place first. */
  of(uri: vscode.Uri): readonly PlacedThread[] {
    const draft = this.#drafts.get(uri.toString());
    if (!draft) return [];
    const placed = [...draft.views.values()].map((view) => placedThread(view, draft));
    return placed.sort((a, b) => compareRanges(a.range, b.range));
  }

  get(uri: vscode.Uri, id: string): PlacedThread | undefined {
    const draft = this.#drafts.get(uri.toString());
    const view = draft?.views.get(id);
    return draft && view && placedThread(view, draft);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #take(uri: string, push: ThreadsParams): void {
    // A push may cross the closing of its document; kept, it would stay for ever.
    if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri)) return;
    const draft = this.#drafts.get(uri) ?? emptyDraft();
    this.#drafts.set(uri, draft);
    const kept = new Set(push.threads.map(({ id }) => id));
    const removed = push.all ? [...draft.views.keys()].filter((id) => !kept.has(id)) : push.removed;
    for (const id of removed) {
      draft.views.delete(id);
      draft.pushed.delete(id);
    }
    const changed = new Set<string>();
    for (const view of push.threads) {
      if (!sameView(draft.views.get(view.id), view)) {
        draft.views.set(view.id, view);
        changed.add(view.id);
      }
      if (view.place.range) draft.pushed.set(view.id, view.place.range);
      else draft.pushed.delete(view.id);
    }
    for (const { id, range } of push.moved) if (draft.views.has(id)) draft.pushed.set(id, range);
    draft.version = push.version;
    draft.edits = draft.edits.filter(({ version }) => version > push.version);
    const relocated = new Set(replay(draft));
    for (const id of [...relocated, ...draft.met]) changed.add(id);
    draft.met.clear();
    this.#emitter.fire({ uri, removed, changed, relocated });
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const draft = this.#drafts.get(document.uri.toString());
    if (!draft || contentChanges.length === 0) return;
    const changes = lastFirst(contentChanges);
    draft.edits.push({ version: document.version, changes });
    for (const [id, range] of draft.present) {
      if (changes.some((change) => meets(range, change.range))) draft.met.add(id);
      draft.present.set(id, changes.reduce<TextRange>(movedRange, range));
    }
  }

  #forget(uri: string): void {
    const draft = this.#drafts.get(uri);
    if (!draft) return;
    this.#drafts.delete(uri);
    const removed = [...draft.views.keys()];
    this.#emitter.fire({ uri, removed, changed: new Set(), relocated: new Set() });
  }
}

function emptyDraft(): Draft {
  return { views: new Map(), pushed: new Map(), present: new Map(), met: new Set(), version: -1, edits: [] };
}

/**
 * Brings the pushed ranges to the document as it is now.
 * @returns ids of those that now stand elsewhere than where the text had carried them
 */
function replay(draft: Draft): string[] {
  const before = new Map(draft.present);
  const changes = draft.edits.flatMap(({ changes }) => changes);
  draft.present.clear();
  for (const [id, range] of draft.pushed) draft.present.set(id, changes.reduce(movedRange, range));
  const ids = new Set([...before.keys(), ...draft.present.keys()]);
  return [...ids].filter((id) => !sameRange(before.get(id), draft.present.get(id)));
}

/** The place moves with the text; all else of a thread changes only when somebody wrote. */
function sameView(before: ThreadView | undefined, view: ThreadView): boolean {
  return before !== undefined && JSON.stringify(withoutRange(before)) === JSON.stringify(withoutRange(view));
}

function withoutRange({ place, ...view }: ThreadView) {
  const { range, ...rest } = place;
  return { ...view, place: rest };
}

function meets(a: TextRange, b: TextRange): boolean {
  return asRange(a).intersection(asRange(b)) !== undefined;
}

function sameRange(a: TextRange | undefined, b: TextRange | undefined): boolean {
  return a && b ? asRange(a).isEqual(asRange(b)) : a === b;
}

function placedThread(view: ThreadView, draft: Draft): PlacedThread {
  const range = draft.present.get(view.id);
  return range ? { view, range: asRange(range) } : { view };
}

function compareRanges(a: vscode.Range | undefined, b: vscode.Range | undefined): number {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0);
  return a.start.compareTo(b.start) || a.end.compareTo(b.end);
}
