import * as vscode from 'vscode';
import type { RemarkView, ThreadView } from '../../../server/src/protocol';
import { newWords } from '../unread/new-words';
import type { Unread } from '../unread/unread';
import type { Annotatable } from './annotatable';
import { CONTROLLER_ID, CommentControllers } from './comment-controllers';
import type { DraftThreads } from './draft-threads';
import { type Reader, RemarkComment } from './remark-comment';
import { annotationSettings, onDidChangeAnnotationSettings } from './settings';
import type { Speaker, Speakers } from './speakers';
import { openBox } from './thread-box';
import { isSomethingUnsent } from './unsent';
import { type DrawnThread, visibleThreads } from './visible-threads';

/** Boxes made at once: each is an editor of its own to VS Code, which is to stay at hand meanwhile. */
const AT_ONCE = 10;
/** Lines above and below the screen whose boxes are made before one gets there. */
const REACH = 30;
/** Milliseconds between one box and the next of those that are out of reach, and of rest before the first. */
const PAUSE = 400;
const REST = 2000;

/** A thread as VS Code shows it in a draft. */
export interface Box {
  readonly uri: vscode.Uri;
  readonly thread: vscode.CommentThread;
  /** Absent until the server has told of it. */
  view?: ThreadView;
  /** For whom an answer is written in it, as it says itself; absent where nobody knew. */
  readonly speaker?: Speaker;
  /** For whom it was drawn last, and what was marked as new. */
  drawn?: string;
  /** It stands elsewhere than where VS Code has carried it with the text. */
  relocated?: boolean;
}

/**
 * Draws threads below their words: for drafts on the screen, one box a thread, changed in place. A draft
 * that is hidden keeps its boxes until it closes, and with them what was typed but not sent.
 */
export class ThreadBoxes implements vscode.Disposable {
  readonly #controllers: CommentControllers;
  readonly #threads: DraftThreads;
  readonly #speakers: Speakers;
  readonly #unread: Unread;
  /** By address of the draft, then by id of the thread. */
  readonly #drawn = new Map<string, Map<string, Box>>();
  readonly #boxes = new WeakMap<vscode.CommentThread, Box>();
  /** To be opened as soon as VS Code knows their controller. */
  #awaited: readonly { readonly uri: vscode.Uri; readonly id: string }[] = [];
  readonly #disposables: vscode.Disposable[];
  #tick: ReturnType<typeof setTimeout> | undefined;
  /** When somebody last typed or scrolled, in milliseconds since 1970. */
  #stirred = 0;

  constructor(threads: DraftThreads, speakers: Speakers, annotatable: Annotatable, unread: Unread) {
    this.#threads = threads;
    this.#speakers = speakers;
    this.#unread = unread;
    const drawAll = () => this.#drawVisible();
    this.#controllers = new CommentControllers(speakers, annotatable, () => {
      const awaited = this.#awaited;
      this.#awaited = [];
      for (const { uri, id } of awaited) this.expand(uri, id);
      this.#drawSoon(0);
    });
    this.#disposables = [
      this.#controllers,
      threads.onDidChange(({ uri, removed, relocated }) => {
        const isOpen = threads.has(vscode.Uri.parse(uri, true));
        for (const id of removed) isOpen ? this.#withdraw(uri, id) : this.#remove(uri, id);
        for (const [id, box] of this.#drawn.get(uri) ?? []) if (relocated.has(id)) box.relocated = true;
        if (!isOpen) this.#drawn.delete(uri);
        this.#drawVisible();
      }),
      speakers.onDidChange(drawAll),
      unread.onDidChange(drawAll),
      vscode.window.onDidChangeVisibleTextEditors(drawAll),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        this.#stirred = Date.now();
        if (threads.has(textEditor.document.uri)) this.#drawSoon(50);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        // The log is a document, too.
        if (threads.has(document.uri)) this.#stirred = Date.now();
      }),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        this.#awaited = this.#awaited.filter(({ uri }) => uri.toString() !== closed.uri.toString());
      }),
      onDidChangeAnnotationSettings(drawAll),
    ];
    this.#drawVisible();
  }

  /** The box that a command was given, or none when VS Code has made it for a new annotation. */
  of(thread: vscode.CommentThread): Box | undefined {
    return this.#boxes.get(thread);
  }

  get(uri: vscode.Uri, id: string): Box | undefined {
    return this.#drawn.get(uri.toString())?.get(id);
  }

  /** A box of its own, for an annotation that is being written. */
  open(uri: vscode.Uri, range: vscode.Range, comment: vscode.Comment): vscode.CommentThread {
    return this.#controllers.of(uri).createCommentThread(uri, range, [comment]);
  }

  /** Lets the box in which an annotation was written become the box of its thread. */
  adopt(uri: vscode.Uri, id: string, thread: vscode.CommentThread): void {
    const speaker = this.#speakers.of(uri);
    const box: Box = { uri, thread, ...(speaker && { speaker }) };
    this.#boxes.set(thread, box);
    this.#boxesOf(uri).set(id, box);
  }

  /** Takes an adoption back: the annotation could not be written. */
  release(uri: vscode.Uri, id: string): void {
    const boxes = this.#drawn.get(uri.toString());
    const box = boxes?.get(id);
    if (!box || box.view) return;
    boxes?.delete(id);
    this.#boxes.delete(box.thread);
  }

  /** Opens a thread in an editor that shows its draft. */
  expand(uri: vscode.Uri, id: string): void {
    if (!this.#controllers.isKnown(uri)) {
      this.#awaited = [...this.#awaited, { uri, id }];
      return;
    }
    const placed = visibleThreads(this.#threads, this.#speakers, uri).find(({ view }) => view.id === id);
    const box = this.get(uri, id) ?? (placed && this.#create(uri, placed));
    if (!box) return;
    openBox(box.thread);
  }

  collapse(uri: vscode.Uri, id: string): void {
    const box = this.get(uri, id);
    if (box) box.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
  }

  /** The threads that stand open below their words, by what VS Code says of their boxes. */
  expandedIn(uri: vscode.Uri): ThreadView[] {
    return [...(this.#drawn.get(uri.toString())?.values() ?? [])].flatMap(({ thread, view }) =>
      view && thread.collapsibleState === vscode.CommentThreadCollapsibleState.Expanded ? [view] : [],
    );
  }

  reader(uri: vscode.Uri): Reader {
    const member = this.#speakers.of(uri)?.member.id;
    return { canWrite: this.#speakers.canWrite(uri), ...(member !== undefined && { member }) };
  }

  dispose(): void {
    clearTimeout(this.#tick);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #drawSoon(delay: number): void {
    clearTimeout(this.#tick);
    this.#tick = setTimeout(() => this.#drawVisible(), delay);
  }

  /**
   * Changes the boxes that are there, and makes some that are missing. Those near the screen come at once; the
   * others one by one while nobody types or scrolls, or hundreds of them would hold up VS Code for seconds.
   */
  #drawVisible(): void {
    clearTimeout(this.#tick);
    this.#tick = undefined;
    const missing: { readonly uri: vscode.Uri; readonly placed: DrawnThread; readonly distance: number }[] =
      [];
    const seen = new Set<string>();
    for (const { document, visibleRanges } of vscode.window.visibleTextEditors) {
      const { uri } = document;
      if (seen.has(uri.toString()) || !this.#threads.has(uri)) continue;
      seen.add(uri.toString());
      if (!this.#controllers.isKnown(uri)) continue;
      for (const placed of this.#updateAll(uri)) {
        missing.push({ uri, placed, distance: linesBetween(placed.range, visibleRanges) });
      }
    }
    missing.sort((a, b) => a.distance - b.distance);
    const near = missing.filter(({ distance }) => distance <= REACH);
    const resting = Date.now() - this.#stirred >= REST;
    const next = near.length > 0 ? near.slice(0, AT_ONCE) : missing.slice(0, resting ? 1 : 0);
    for (const { uri, placed } of next) this.#create(uri, placed);
    if (near.length > AT_ONCE) this.#drawSoon(50);
    else if (missing.length > next.length) this.#drawSoon(resting ? PAUSE : REST);
  }

  /** @returns the threads of a draft that have no box yet */
  #updateAll(uri: vscode.Uri): DrawnThread[] {
    const wanted = visibleThreads(this.#threads, this.#speakers, uri);
    const boxes = this.#boxesOf(uri);
    const ids = new Set(wanted.map(({ view }) => view.id));
    for (const [id, box] of boxes) if (box.view && !ids.has(id)) this.#withdraw(uri.toString(), id);
    return wanted.filter((placed) => {
      const box = boxes.get(placed.view.id);
      if (!box) return true;
      if (this.#saysAnother(box)) this.#renew(box, placed);
      else this.#update(box, placed);
      return false;
    });
  }

  /** True when the box names another than the one for whom one now writes, and can be made anew. */
  #saysAnother({ uri, speaker, thread }: Box): boolean {
    if (speaker?.member.id === this.#speakers.of(uri)?.member.id) return false;
    if (thread.comments.some(({ mode }) => mode === vscode.CommentMode.Editing)) return false;
    return !isSomethingUnsent(CONTROLLER_ID);
  }

  /** VS Code takes the name in a box when it makes it, so there must be another box. */
  #renew({ uri, thread }: Box, placed: DrawnThread): void {
    const { collapsibleState } = thread;
    this.#remove(uri.toString(), placed.view.id);
    this.#create(uri, placed).thread.collapsibleState = collapsibleState;
  }

  #create(uri: vscode.Uri, placed: DrawnThread): Box {
    const { view, range } = placed;
    const reader = this.reader(uri);
    // A thread that is empty at first would open its field for an answer.
    const news = this.#unread.marks(view)?.remarks ?? [];
    const remarks = view.remarks.map((remark, index) => newComment(remark, index, view, reader, news));
    const thread = this.#controllers.of(uri).createCommentThread(uri, range, remarks);
    for (const remark of remarks) remark.thread = thread;
    const speaker = this.#speakers.of(uri);
    const box: Box = { uri, thread, ...(speaker && { speaker }) };
    this.#boxes.set(thread, box);
    this.#boxesOf(uri).set(view.id, box);
    this.#update(box, placed);
    const expanded = annotationSettings().expand === 'open' && view.state !== 'resolved';
    thread.collapsibleState = expanded
      ? vscode.CommentThreadCollapsibleState.Expanded
      : vscode.CommentThreadCollapsibleState.Collapsed;
    return box;
  }

  /** Tells VS Code what changed and nothing else: each word of it draws the box anew. */
  #update(box: Box, { view, range }: DrawnThread): void {
    const { thread } = box;
    const before = box.view;
    const reader = this.reader(box.uri);
    // Each word to VS Code may take the keyboard from the text to the box: it moves with the text by itself.
    if (box.relocated) moveTo(thread, range);
    box.relocated = false;
    const marks = this.#unread.marks(view);
    const drawn = JSON.stringify([reader, marks]);
    if (before === view && box.drawn === drawn) return;
    box.view = view;
    box.drawn = drawn;
    const news = newWords(marks?.entries.length ?? 0);
    const label = [
      view.label,
      ...(news ? [news] : []),
      ...view.problems.map((problem) => `⚠ ${problem}`),
    ].join(' · ');
    if (thread.label !== label) thread.label = label;
    const contextValue = reader.canWrite ? view.state : `${view.state} readonly`;
    if (thread.contextValue !== contextValue) thread.contextValue = contextValue;
    if (thread.canReply !== reader.canWrite) thread.canReply = reader.canWrite;
    const resolved = view.state === 'resolved';
    const state = resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
    if (thread.state !== state) thread.state = state;
    if (resolved && before && before.state !== 'resolved') {
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    }
    this.#updateComments(thread, view, reader, marks?.remarks ?? []);
  }

  #updateComments(
    thread: vscode.CommentThread,
    view: ThreadView,
    reader: Reader,
    news: readonly string[],
  ): void {
    const old = thread.comments.filter((comment) => comment instanceof RemarkComment);
    let changed = old.length !== thread.comments.length || old.length !== view.remarks.length;
    const comments = view.remarks.map((remark, index) => {
      const known = old.find((each) => each.remark.id === remark.id);
      const comment = known ?? newComment(remark, index, view, reader, news);
      comment.thread = thread;
      const isNew = news.includes(remark.id);
      if (comment.update(remark, linked(view, index), reader, isNew) || old[index] !== comment)
        changed = true;
      return comment;
    });
    if (changed) thread.comments = comments;
  }

  /** Takes a box away, unless it is open while somebody writes: then as soon as that is sent. */
  #withdraw(uri: string, id: string): void {
    const state = this.#drawn.get(uri)?.get(id)?.thread.collapsibleState;
    if (state === vscode.CommentThreadCollapsibleState.Expanded && isSomethingUnsent(CONTROLLER_ID)) return;
    this.#remove(uri, id);
  }

  #remove(uri: string, id: string): void {
    const boxes = this.#drawn.get(uri);
    boxes?.get(id)?.thread.dispose();
    boxes?.delete(id);
  }

  #boxesOf(uri: vscode.Uri): Map<string, Box> {
    const boxes = this.#drawn.get(uri.toString()) ?? new Map<string, Box>();
    this.#drawn.set(uri.toString(), boxes);
    return boxes;
  }
}

function newComment(
  remark: RemarkView,
  index: number,
  view: ThreadView,
  reader: Reader,
  news: readonly string[],
): RemarkComment {
  return new RemarkComment(remark, linked(view, index), reader, news.includes(remark.id));
}

/** How far a range is from what is on the screen; 0 when some of it is there. */
function linesBetween({ start, end }: vscode.Range, visible: readonly vscode.Range[]): number {
  const distances = visible.map((seen) =>
    Math.max(0, seen.start.line - end.line, start.line - seen.end.line),
  );
  return Math.min(...distances);
}

/** The positions are shown with the remark that a thread begins with. */
function linked({ positions }: ThreadView, index: number): ThreadView['positions'] {
  return index === 0 ? positions : [];
}

/** VS Code takes no range that it was given last, though it has carried the thread elsewhere since. */
function moveTo(thread: vscode.CommentThread, range: vscode.Range): void {
  if (thread.range?.isEqual(range)) thread.range = range.with({ end: range.end.translate(0, 1) });
  thread.range = range;
}
