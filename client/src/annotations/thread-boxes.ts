import * as vscode from 'vscode';
import type { ThreadView } from '../../../server/src/protocol';
import { draftAtHand } from './draft-at-hand';
import type { DraftThreads } from './draft-threads';
import { type Reader, RemarkComment } from './remark-comment';
import { annotationSettings, onDidChangeAnnotationSettings } from './settings';
import type { Speakers } from './speakers';
import { type DrawnThread, visibleThreads } from './visible-threads';

/** Boxes made at once: each is an editor of its own to VS Code, which is to stay at hand meanwhile. */
const AT_ONCE = 20;

/** A thread as VS Code shows it in a draft. */
export interface Box {
  readonly uri: vscode.Uri;
  readonly thread: vscode.CommentThread;
  /** Absent until the server has told of it. */
  view?: ThreadView;
  /** For whom it was drawn last. */
  reader?: string;
}

/**
 * Draws threads below their words: for drafts on the screen, one box a thread, changed in place. A draft
 * that is hidden keeps its boxes until it closes, and with them what was typed but not sent.
 */
export class ThreadBoxes implements vscode.Disposable {
  readonly controller: vscode.CommentController;
  readonly #threads: DraftThreads;
  readonly #speakers: Speakers;
  /** By address of the draft, then by id of the thread. */
  readonly #drawn = new Map<string, Map<string, Box>>();
  readonly #boxes = new WeakMap<vscode.CommentThread, Box>();
  readonly #disposables: vscode.Disposable[];
  #offered: string | undefined;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(threads: DraftThreads, speakers: Speakers) {
    this.#threads = threads;
    this.#speakers = speakers;
    this.controller = vscode.comments.createCommentController('caucus', vscode.l10n.t('Caucus annotations'));
    const drawAll = () => this.#drawVisible();
    this.#disposables = [
      this.controller,
      threads.onDidChange(({ uri, removed }) => {
        for (const id of removed) this.#remove(uri, id);
        if (!threads.has(vscode.Uri.parse(uri, true))) this.#drawn.delete(uri);
        this.#drawVisible();
        this.#offerRanges();
      }),
      speakers.onDidChange(() => {
        this.#drawVisible();
        this.#sayWhoSpeaks();
        this.#offerRanges();
      }),
      vscode.window.onDidChangeVisibleTextEditors(drawAll),
      vscode.window.onDidChangeActiveTextEditor(() => this.#sayWhoSpeaks()),
      onDidChangeAnnotationSettings(drawAll),
    ];
    this.#sayWhoSpeaks();
    this.#offerRanges();
    this.#drawVisible();
  }

  /** The box that a command was given, or none when VS Code has made it for a new annotation. */
  of(thread: vscode.CommentThread): Box | undefined {
    return this.#boxes.get(thread);
  }

  get(uri: vscode.Uri, id: string): Box | undefined {
    return this.#drawn.get(uri.toString())?.get(id);
  }

  /** Lets the box in which an annotation was written become the box of its thread. */
  adopt(uri: vscode.Uri, id: string, thread: vscode.CommentThread): void {
    const box: Box = { uri, thread };
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
    const placed = visibleThreads(this.#threads, this.#speakers, uri).find(({ view }) => view.id === id);
    const box = this.get(uri, id) ?? (placed && this.#create(uri, placed));
    if (!box) return;
    // VS Code does not tell when a person closes a thread, and takes no value that it thinks is there.
    box.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    box.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  collapse(uri: vscode.Uri, id: string): void {
    const box = this.get(uri, id);
    if (box) box.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
  }

  reader(uri: vscode.Uri): Reader {
    const member = this.#speakers.of(uri)?.member.id;
    return { canWrite: this.#speakers.canWrite(uri), ...(member !== undefined && { member }) };
  }

  dispose(): void {
    clearTimeout(this.#tick);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #drawVisible(): void {
    clearTimeout(this.#tick);
    this.#tick = undefined;
    let budget = AT_ONCE;
    const seen = new Set<string>();
    for (const { document, visibleRanges } of vscode.window.visibleTextEditors) {
      const { uri } = document;
      if (seen.has(uri.toString()) || !this.#threads.has(uri)) continue;
      seen.add(uri.toString());
      budget -= this.#draw(uri, visibleRanges[0]?.start.line ?? 0, budget);
    }
    // The rest follows in a moment, so that a draft with hundreds of threads opens at once.
    if (budget < 0) this.#tick = setTimeout(() => this.#drawVisible(), 20);
  }

  /** @returns how many boxes it wanted to make; as many as `budget` were made, those nearest to `line` first. */
  #draw(uri: vscode.Uri, line: number, budget: number): number {
    const wanted = visibleThreads(this.#threads, this.#speakers, uri);
    const boxes = this.#boxesOf(uri);
    const ids = new Set(wanted.map(({ view }) => view.id));
    for (const [id, box] of boxes) if (box.view && !ids.has(id)) this.#remove(uri.toString(), id);
    const missing: DrawnThread[] = [];
    for (const placed of wanted) {
      const box = boxes.get(placed.view.id);
      if (box) this.#update(box, placed);
      else missing.push(placed);
    }
    const distance = ({ range }: DrawnThread) => Math.abs(range.start.line - line);
    missing.sort((a, b) => distance(a) - distance(b));
    for (const placed of missing.slice(0, Math.max(budget, 0))) this.#create(uri, placed);
    return missing.length;
  }

  #create(uri: vscode.Uri, placed: DrawnThread): Box {
    const { view, range } = placed;
    const thread = this.controller.createCommentThread(uri, range, []);
    const box: Box = { uri, thread };
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
    if (!thread.range?.isEqual(range)) thread.range = range;
    if (before === view && box.reader === JSON.stringify(reader)) return;
    box.view = view;
    box.reader = JSON.stringify(reader);
    const label = [view.label, view.carriedFrom && vscode.l10n.t('from {0}', view.carriedFrom)]
      .filter((part) => part)
      .join(' · ');
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
    this.#updateComments(thread, view, reader);
  }

  #updateComments(thread: vscode.CommentThread, { remarks }: ThreadView, reader: Reader): void {
    const old = thread.comments.filter((comment) => comment instanceof RemarkComment);
    let changed = old.length !== thread.comments.length || old.length !== remarks.length;
    const comments = remarks.map((remark, index) => {
      const comment = old.find((each) => each.remark.id === remark.id);
      if (!comment) {
        changed = true;
        return new RemarkComment(thread, remark, reader);
      }
      if (comment.update(remark, reader) || old[index] !== comment) changed = true;
      return comment;
    });
    if (changed) thread.comments = comments;
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

  /** The box for a reply says for whom one writes. */
  #sayWhoSpeaks(): void {
    const uri = draftAtHand();
    const speaker = uri && this.#speakers.of(uri);
    const prompt = speaker
      ? vscode.l10n.t('Write for {0}…', speaker.member.name)
      : vscode.l10n.t('Write… (Caucus asks once for whom)');
    if (this.controller.options?.prompt === prompt) return;
    this.controller.options = { prompt, placeHolder: prompt };
  }

  /** Setting the provider makes VS Code ask again where annotations can be written. */
  #offerRanges(): void {
    const writable = vscode.workspace.textDocuments
      .map(({ uri }) => uri)
      .filter((uri) => this.#canAnnotate(uri))
      .join('\n');
    if (writable === this.#offered) return;
    this.#offered = writable;
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: (document) =>
        this.#canAnnotate(document.uri) ? linesWithWords(document) : [],
    };
  }

  #canAnnotate(uri: vscode.Uri): boolean {
    return this.#threads.has(uri) && this.#speakers.canWrite(uri);
  }
}

/** Where the gutter offers to annotate: every line that says something, but for the facts on top. */
function linesWithWords(document: vscode.TextDocument): vscode.Range[] {
  const lines = document.getText().split(/\r\n|\r|\n/);
  const first = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  return lines.flatMap((text, line) =>
    line >= first && text.trim() !== '' ? [new vscode.Range(line, 0, line, text.length)] : [],
  );
}
