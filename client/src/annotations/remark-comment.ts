import * as vscode from 'vscode';
import type { RemarkView } from '../../../server/src/protocol';

/** For whom a remark is drawn: decides what may be done with it. */
export interface Reader {
  readonly canWrite: boolean;
  /** Id of the member they write for, if that is known. */
  readonly member?: string;
}

/** A remark as VS Code shows it. It keeps its identity while it changes, so that it is not drawn anew. */
export class RemarkComment implements vscode.Comment {
  readonly thread: vscode.CommentThread;
  remark: RemarkView;
  author: vscode.CommentAuthorInformation = { name: '' };
  body: string | vscode.MarkdownString = '';
  mode = vscode.CommentMode.Preview;
  contextValue = '';
  label = '';
  timestamp?: Date;
  #drawn = '';

  constructor(thread: vscode.CommentThread, remark: RemarkView, reader: Reader) {
    this.thread = thread;
    this.remark = remark;
    this.update(remark, reader);
  }

  /** Takes in what the server says now; words that are being edited are left alone. */
  update(remark: RemarkView, reader: Reader): boolean {
    this.remark = remark;
    const drawn = JSON.stringify([remark, reader]);
    if (this.mode === vscode.CommentMode.Editing || drawn === this.#drawn) return false;
    this.#drawn = drawn;
    const date = new Date(remark.date);
    this.author = { name: [remark.member, remark.by].filter((part) => part).join(' · ') };
    this.body = untrusted(remark.shown);
    this.label = remark.edited && !remark.withdrawn ? vscode.l10n.t('edited') : '';
    if (!Number.isNaN(date.getTime())) this.timestamp = date;
    this.contextValue = possibilities(remark, reader).join(' ');
    return true;
  }

  /** Opens the words for editing, as they are in the file or as they were typed. */
  edit(words = this.remark.body): void {
    this.mode = vscode.CommentMode.Editing;
    this.body = words;
  }

  /** Shows what the server said last. */
  show(reader: Reader): void {
    this.mode = vscode.CommentMode.Preview;
    this.#drawn = '';
    this.update(this.remark, reader);
  }
}

/** Words for the `when` clauses of the manifest. */
function possibilities(remark: RemarkView, { canWrite, member }: Reader): string[] {
  const words = [remark.kind];
  if (!canWrite || remark.withdrawn || remark.kind === 'unknown') return words;
  if (remark.memberId === member) return [...words, 'own', remark.proposal === undefined ? '' : 'wording'];
  const endorsed = remark.endorsedBy.some(({ id }) => id === member);
  return endorsed ? words : [...words, 'endorsable'];
}

/** Markdown from a shared repository: nothing in it may run. */
export function untrusted(markdown: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}
