import * as vscode from 'vscode';
import { allThreads, type ThreadSummary, type ThreadView } from '../../../server/src/protocol';
import type { AnnotationLine } from './annotation-lines';
import type { ThreadTools } from './thread-commands';

/** What the view *Annotations* lists: the threads of the draft at hand, or of all drafts. */
export class AnnotationSource implements vscode.Disposable {
  readonly #tools: ThreadTools;
  readonly #emitter = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];
  #allDrafts: boolean;
  /** The draft that was last at hand: it stays while one looks at something else. */
  #draft: vscode.Uri | undefined;
  #lines: readonly AnnotationLine[] = [];
  #asked = 0;

  readonly onDidChange = this.#emitter.event;

  constructor(tools: ThreadTools, allDrafts: boolean) {
    this.#tools = tools;
    this.#allDrafts = allDrafts;
    const update = () => void this.#update();
    this.#disposables = [
      this.#emitter,
      tools.threads.onDidChange(update),
      tools.unread.onDidChange(update),
      tools.annotatable.onDidChange(update),
      tools.caucus.coalitions.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    ];
    update();
  }

  get allDrafts(): boolean {
    return this.#allDrafts;
  }

  get lines(): readonly AnnotationLine[] {
    return this.#lines;
  }

  /** Name of the file of the draft at hand. */
  get title(): string {
    return this.#draft?.path.split('/').at(-1)?.split('.')[0] ?? '';
  }

  async setAllDrafts(all: boolean): Promise<void> {
    this.#allDrafts = all;
    await this.#update();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #update(): Promise<void> {
    const { annotatable } = this.#tools;
    const before = this.#draft;
    const active = vscode.window.activeTextEditor?.document.uri;
    if (active && annotatable.has(active)) this.#draft = active;
    else if (this.#draft && !annotatable.has(this.#draft)) this.#draft = undefined;
    const asked = ++this.#asked;
    const lines = this.#allDrafts ? await this.#everyLine() : this.#draftLines();
    if (asked !== this.#asked || !lines) return;
    const same = JSON.stringify(lines) === JSON.stringify(this.#lines);
    this.#lines = lines;
    if (!same || before !== this.#draft) this.#emitter.fire();
  }

  #draftLines(): AnnotationLine[] {
    const uri = this.#draft;
    if (!uri) return [];
    const title = this.title;
    return this.#tools.threads.of(uri).map(({ view, range }) => ({
      ...ofView(view, uri.toString(), title, range !== undefined),
      unread: this.#tools.unread.count(view),
    }));
  }

  /** Nothing when the server cannot tell now. */
  async #everyLine(): Promise<AnnotationLine[] | undefined> {
    const { unread } = this.#tools;
    const { session, log, coalitions } = this.#tools.caucus;
    if (coalitions.list.length === 0) return [];
    try {
      const client = await session.start();
      const drafts = coalitions.list.flatMap(({ processes, texts }) => [
        ...processes.flatMap((process) => process.drafts),
        ...texts,
      ]);
      const order = new Map(drafts.map(({ uri }, index) => [uri, index]));
      const threads = (await client.sendRequest(allThreads)).sort(inOrderOf(order));
      return threads.map((thread) => ({ ...ofSummary(thread), unread: unread.count(thread) }));
    } catch (error) {
      log.error('The annotations could not be listed.', String(error));
      return undefined;
    }
  }
}

/** Drafts as the view *Drafts* lists them, threads as they stand in the text; without a place first. */
function inOrderOf(drafts: ReadonlyMap<string, number>) {
  const draftOf = ({ draft }: ThreadSummary) => drafts.get(draft.uri ?? '') ?? drafts.size;
  return (a: ThreadSummary, b: ThreadSummary): number =>
    draftOf(a) - draftOf(b) ||
    (a.range?.start.line ?? -1) - (b.range?.start.line ?? -1) ||
    (a.range?.start.character ?? -1) - (b.range?.start.character ?? -1);
}

function ofView(
  view: ThreadView,
  uri: string,
  draft: string,
  placed: boolean,
): Omit<AnnotationLine, 'unread'> {
  return {
    ...common(view),
    draft: view.carriedFrom ?? draft,
    uri,
    members: [...new Set(view.remarks.map(({ member }) => member))],
    placed,
  };
}

function ofSummary(summary: ThreadSummary): Omit<AnnotationLine, 'unread'> {
  const { draft, members, placed } = summary;
  return {
    ...common(summary),
    draft: draft.title,
    ...(draft.uri !== undefined && { uri: draft.uri }),
    members,
    placed,
  };
}

function common(thread: ThreadView | ThreadSummary) {
  const { id, root, state, stance, label, paragraph, quote, gist } = thread;
  return { id, root, state, label, paragraph, quote, gist, ...(stance !== undefined && { stance }) };
}
