import * as vscode from 'vscode';
import type { ReviewThread, TextRange } from '../../../../server/src/protocol';
import { COMMENT_SCHEME } from '../../annotations/draft-at-hand';
import { lastFirst, movedRange } from '../../annotations/moved-range';
import { RemarkComment } from '../../annotations/remark-comment';
import type { Speakers } from '../../annotations/speakers';
import { asRange } from '../../annotations/text-range';
import { openBox, writingOptions } from '../../annotations/thread-box';
import { isSomethingUnsent } from '../../annotations/unsent';
import { plainLabel } from '../../plain-label';
import type { ReviewDocuments } from './review-documents';
import type { Reviewing, UnderReview } from './under-review';

/** What the `when` clauses of the manifest call `commentController`. */
const CONTROLLER_ID = 'caucus-review';
/** Threads that are drawn; the rest is drawn when it is opened from the view. */
const MOST_DRAWN = 200;

/** A thread of what is under review, as VS Code shows it in a text. */
export interface ReviewBox {
  readonly uri: vscode.Uri;
  readonly thread: vscode.CommentThread;
  readonly under: UnderReview;
  readonly shown: ReviewThread;
  range: TextRange;
  /** What it was drawn from. */
  readonly drawn: string;
}

/**
 * Draws the threads of what is under review in the texts where they stand, as they would be: read-only but
 * for an answer. A box that is open stays open, with what is typed in it, while the rest changes.
 */
export class ReviewBoxes implements vscode.Disposable {
  readonly #reviewing: Reviewing;
  readonly #documents: ReviewDocuments;
  readonly #speakers: Speakers;
  readonly #boxes = new Map<string, ReviewBox>();
  /** Ids of threads in which an answer is being sent: what is typed must not go away with the box. */
  readonly #held = new Set<string>();
  readonly #disposables: vscode.Disposable[];
  // From the beginning: VS Code draws a thread twice that is made while it still takes note of its controller.
  readonly #controller = vscode.comments.createCommentController(
    CONTROLLER_ID,
    vscode.l10n.t('Caucus: not brought in yet'),
  );

  constructor(reviewing: Reviewing, documents: ReviewDocuments, speakers: Speakers) {
    this.#reviewing = reviewing;
    this.#documents = documents;
    this.#speakers = speakers;
    this.#disposables = [
      this.#controller,
      reviewing.onDidChange(() => this.#draw()),
      speakers.onDidChange(() => this.#sayWhoSpeaks()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Sent, or given up: a box that was only kept for its words can go.
        if (document.uri.scheme === COMMENT_SCHEME) this.#removeStale();
        // VS Code carries its own marks; what is revealed later has to know, too.
        const changes = lastFirst(contentChanges);
        for (const box of this.#boxes.values()) {
          if (box.uri.toString() === document.uri.toString()) {
            box.range = changes.reduce<TextRange>(movedRange, box.range);
          }
        }
      }),
    ];
  }

  of(thread: vscode.CommentThread): ReviewBox | undefined {
    return [...this.#boxes.values()].find((box) => box.thread === thread);
  }

  /** Opens a thread at its words, in the text where it stands. */
  async show(id: string): Promise<void> {
    const { current } = this.#reviewing;
    const shown = current?.review.threads.find(({ view }) => view.id === id);
    if (!current || !shown) return;
    const { uri } = this.#boxes.get(id) ?? this.#create(current, shown);
    const editor = await vscode.window.showTextDocument(uri, { preview: true });
    const box = this.#boxes.get(id);
    if (!box) return;
    const range = asRange(box.range);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    openBox(box.thread);
  }

  /** Keeps a box while an answer is being sent from it. */
  async holding<T>({ shown }: ReviewBox, send: () => Promise<T>): Promise<T> {
    const { id } = shown.view;
    this.#held.add(id);
    try {
      return await send();
    } finally {
      this.#held.delete(id);
      // Not at once: VS Code takes the words out of the box when the command is done.
      setTimeout(() => this.#draw(), 0);
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Takes away what is not under review any more, or stands in another text. */
  #removeStale(): void {
    const { current } = this.#reviewing;
    const threads = new Map(current?.review.threads.map((shown) => [shown.view.id, shown]));
    for (const [id, box] of this.#boxes) {
      const shown = threads.get(id);
      const isStale = !current || !shown || box.uri.toString() !== this.#addressOf(current, shown).toString();
      if (isStale && !this.#isHeld(id, box)) this.#remove(id, box);
    }
  }

  #draw(): void {
    this.#removeStale();
    const { current } = this.#reviewing;
    if (!current) return;
    this.#sayWhoSpeaks();
    for (const shown of current.review.threads) {
      const { id } = shown.view;
      if (this.#boxes.has(id) || this.#boxes.size < MOST_DRAWN) this.#create(current, shown);
    }
  }

  /** Makes a box, or brings the one there is to what the thread says now. */
  #create(under: UnderReview, shown: ReviewThread): ReviewBox {
    const { id, place } = shown.view;
    const known = this.#boxes.get(id);
    const drawn = JSON.stringify([shown, canAnswer(under)]);
    if (known?.drawn === drawn) {
      const box = { ...known, under, shown };
      this.#boxes.set(id, box);
      return box;
    }
    const range = place.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const uri = known?.uri ?? this.#addressOf(under, shown);
    const comments = commentsOf(shown);
    const thread = known?.thread ?? this.#controller.createCommentThread(uri, asRange(range), comments);
    if (known) {
      thread.comments = comments;
      if (JSON.stringify(known.range) !== JSON.stringify(range)) thread.range = asRange(range);
    } else thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    thread.label = vscode.l10n.t('Not brought in yet · {0}', plainLabel(shown.view.label));
    thread.canReply = canAnswer(under);
    const box: ReviewBox = { uri, thread, under, shown, range, drawn };
    this.#boxes.set(id, box);
    return box;
  }

  /** Somebody writes in it, or has just sent what they wrote. */
  #isHeld(id: string, { thread }: ReviewBox): boolean {
    const isOpen = thread.collapsibleState === vscode.CommentThreadCollapsibleState.Expanded;
    return this.#held.has(id) || (isOpen && isSomethingUnsent(CONTROLLER_ID));
  }

  #addressOf(under: UnderReview, { at }: ReviewThread): vscode.Uri {
    return 'uri' in at ? vscode.Uri.parse(at.uri, true) : this.#documents.addressOf(under, 'after', at.path);
  }

  #remove(id: string, { thread }: ReviewBox): void {
    thread.dispose();
    this.#boxes.delete(id);
  }

  #sayWhoSpeaks(): void {
    const root = this.#reviewing.current?.coalition.root;
    if (root === undefined) return;
    this.#controller.options = writingOptions(this.#speakers.of(vscode.Uri.parse(root, true)));
  }
}

/** Nobody but its author can add to a pull request from elsewhere. */
function canAnswer({ proposal, coalition }: UnderReview): boolean {
  return coalition.writable && (proposal === undefined || proposal.branch !== undefined);
}

function commentsOf({ view, news, deeds }: ReviewThread): vscode.Comment[] {
  const remarks = view.remarks.map((remark, index) => {
    const comment = new RemarkComment(remark, index === 0 ? view.positions : [], { canWrite: false });
    comment.label = news[remark.id] ?? '';
    return comment;
  });
  return [
    ...remarks,
    ...deeds.map(({ by, date, words }): vscode.Comment => {
      const moment = new Date(date);
      return {
        author: { name: by },
        body: words,
        mode: vscode.CommentMode.Preview,
        label: vscode.l10n.t('new'),
        ...(!Number.isNaN(moment.getTime()) && { timestamp: moment }),
      };
    }),
  ];
}
