import * as vscode from 'vscode';
import type { AnnotationStance, TextRange } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { PlainError } from '../commands';
import { did } from '../tour';
import { annotationStanceWords } from './annotation-stance-words';
import { askWording } from './ask-wording';
import { COMMENT_SCHEME } from './draft-at-hand';
import { linkPositions } from './link-positions';
import { lastFirst, movedRange } from './moved-range';
import { saveAnnotation } from './save-entry';
import type { Speaker, Speakers } from './speakers';
import { asRange, asTextRange } from './text-range';
import type { ThreadBoxes } from './thread-boxes';
import { paragraphAt } from './words-at';

/** What was decided before the box opened. */
export interface Prepared {
  readonly stance?: AnnotationStance;
  readonly proposal?: string;
}

/** How much of the words the head of a box repeats, in UTF-16 code units. */
const LONGEST_QUOTE = 60;

/** The boxes in which annotations are being written. */
export class NewAnnotations implements vscode.Disposable {
  readonly #caucus: Caucus;
  readonly #speakers: Speakers;
  readonly #boxes: ThreadBoxes;
  readonly #open = new Set<NewComment>();
  /** Wording that was typed for a box whose annotation could not be saved yet. */
  readonly #begun = new WeakMap<vscode.CommentThread, string>();
  readonly #disposables: vscode.Disposable[];

  constructor(caucus: Caucus, speakers: Speakers, boxes: ThreadBoxes) {
    this.#caucus = caucus;
    this.#speakers = speakers;
    this.#boxes = boxes;
    this.#disposables = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const changes = lastFirst(contentChanges);
        for (const comment of this.#open) {
          if (comment.uri.toString() !== document.uri.toString()) continue;
          comment.range = changes.reduce<TextRange>(movedRange, comment.range);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(() => this.#tidy()),
      new vscode.Disposable(() => {
        for (const { thread } of this.#open) thread?.dispose();
      }),
    ];
  }

  /** Opens a box below the words, ready to type in. */
  open(document: vscode.TextDocument, range: vscode.Range, speaker: Speaker, prepared: Prepared): void {
    const comment = new NewComment(document.uri, range, speaker, prepared);
    const thread = this.#boxes.open(document.uri, range, comment);
    comment.thread = thread;
    thread.label = labelOf(document.getText(range), prepared);
    thread.canReply = false;
    thread.contextValue = 'new';
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#open.add(comment);
  }

  /**
   * Saves what was typed.
   * @param target what VS Code gives to the command of a button: our own box, or one that VS Code opened
   * @param stance of the button; left out where it was decided before
   */
  async save(target: unknown, stance?: AnnotationStance): Promise<void> {
    const written = target instanceof NewComment ? ownBox(target) : gutterBox(target);
    if (!written) throw new PlainError(vscode.l10n.t('Open a draft and select the words first.'));
    try {
      await this.#save(written, stance ?? written.prepared.stance ?? 'note');
      did('annotate');
      if (target instanceof NewComment) this.#open.delete(target);
      // One goes on reading where one was.
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    } catch (error) {
      if (target instanceof NewComment) this.#reopen(target);
      throw error;
    }
  }

  /** Closes a box; what was typed into it is given up. */
  discard(target: unknown): void {
    if (!(target instanceof NewComment)) return;
    this.#open.delete(target);
    target.thread?.dispose();
  }

  /** Leaves the box: an empty one closes, of any other VS Code asks whether its words may go. */
  async leave(): Promise<void> {
    const [comment, ...others] = this.#open;
    const document = vscode.window.activeTextEditor?.document;
    const isEmpty = document?.uri.scheme === COMMENT_SCHEME && document.getText().trim() === '';
    // Which of several has the keyboard, VS Code does not say.
    if (isEmpty && comment && others.length === 0) {
      this.discard(comment);
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    } else {
      await vscode.commands.executeCommand('workbench.action.hideComment');
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #save({ uri, thread, text, prepared, ...written }: Written, stance: AnnotationStance): Promise<void> {
    const speaker = await this.#speakers.require(uri);
    const root = this.#speakers.coalitionOf(uri)?.root ?? '';
    const body = text.trim();
    let { proposal } = prepared;
    const document = await vscode.workspace.openTextDocument(uri);
    if (stance === 'amend' && proposal === undefined) {
      proposal = await askWording(document.getText(asRange(written.range())), this.#begun.get(thread));
      this.#begun.set(thread, proposal);
    }
    if (body === '' && (stance === 'note' || stance === 'question')) {
      throw new PlainError(vscode.l10n.t('Write something first.'));
    }
    const positions = stance === 'note' ? [] : await linkPositions(this.#caucus, uri, written.range());
    let adopted: string | undefined;
    try {
      await saveAnnotation(
        this.#caucus,
        root,
        {
          uri: uri.toString(),
          range: written.range(),
          author: speaker.author,
          member: speaker.member.id,
          stance,
          body,
          ...(proposal !== undefined && { proposal }),
          ...(positions.length > 0 && { positions }),
        },
        (id) => {
          this.#boxes.adopt(uri, id, thread);
          adopted = id;
        },
      );
    } catch (error) {
      if (adopted !== undefined) this.#boxes.release(uri, adopted);
      throw error;
    }
  }

  /** VS Code has taken the editor away: a new one gets the words. */
  #reopen(comment: NewComment): void {
    const { thread } = comment;
    if (!thread) return;
    const again = new NewComment(comment.uri, asRange(comment.range), comment.speaker, comment.prepared);
    again.thread = thread;
    again.body = comment.body;
    this.#open.delete(comment);
    this.#open.add(again);
    thread.comments = [again];
  }

  /** Boxes that the person has closed are gone: VS Code has asked whether the words may go. */
  #tidy(): void {
    for (const comment of this.#open) {
      if (comment.thread?.collapsibleState === vscode.CommentThreadCollapsibleState.Collapsed) {
        this.discard(comment);
      }
    }
  }
}

/** Words that are being written, in a box of our own. */
class NewComment implements vscode.Comment {
  readonly uri: vscode.Uri;
  readonly speaker: Speaker;
  readonly prepared: Prepared;
  range: TextRange;
  thread: vscode.CommentThread | undefined;
  body = '';
  mode = vscode.CommentMode.Editing;
  readonly author: vscode.CommentAuthorInformation;
  readonly contextValue: string;
  readonly label = vscode.l10n.t('not saved yet');

  constructor(uri: vscode.Uri, range: vscode.Range, speaker: Speaker, prepared: Prepared) {
    this.uri = uri;
    this.range = range;
    this.speaker = speaker;
    this.prepared = prepared;
    this.author = { name: `${speaker.member.name} · ${speaker.author.name}` };
    this.contextValue = prepared.stance === undefined ? 'new' : 'new prepared';
  }
}

/** What was written where. */
interface Written {
  readonly uri: vscode.Uri;
  readonly thread: vscode.CommentThread;
  readonly text: string;
  readonly prepared: Prepared;
  /** In the document as it is when asked. */
  readonly range: () => TextRange;
}

function ownBox(comment: NewComment): Written | undefined {
  const { uri, thread, body: text, prepared } = comment;
  return thread && { uri, thread, text, prepared, range: () => asTextRange(comment.range) };
}

/** The box that the plus in the gutter opens: VS Code makes it and says on which words, or on which line. */
function gutterBox(target: unknown): Written | undefined {
  const { thread, text } = (target ?? {}) as Partial<vscode.CommentReply>;
  if (!thread || text === undefined || !thread.range) return undefined;
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === thread.uri.toString());
  const { range } = thread;
  const words = document && range.isEmpty ? paragraphAt(document, range.start.line) : range;
  return { uri: thread.uri, thread, text, prepared: {}, range: () => asTextRange(words ?? range) };
}

function labelOf(words: string, { stance, proposal }: Prepared): string {
  const quote = shortened(words);
  if (stance === undefined) return vscode.l10n.t('Annotate “{0}”', quote);
  const { name } = annotationStanceWords()[stance];
  return proposal === undefined ? `${name}: “${quote}”` : `${name}: “${quote}” → “${shortened(proposal)}”`;
}

function shortened(words: string): string {
  const text = words.replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).trimEnd()}…` : text;
}
