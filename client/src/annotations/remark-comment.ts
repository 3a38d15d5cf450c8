import * as vscode from 'vscode';
import type { RemarkView, ThreadView } from '../../../server/src/protocol';

/** For whom a remark is drawn: decides what may be done with it. */
export interface Reader {
  readonly canWrite: boolean;
  /** Id of the member they write for, if that is known. */
  readonly member?: string;
}

/** A remark as VS Code shows it. It keeps its identity while it changes, so that it is not drawn anew. */
export class RemarkComment implements vscode.Comment {
  /** Set once VS Code has made it: it is made with its first remarks. */
  thread: vscode.CommentThread | undefined;
  remark: RemarkView;
  positions: ThreadView['positions'];
  /** Its reader has not seen it before, or not what was said about it. */
  isNew: boolean;
  author: vscode.CommentAuthorInformation = { name: '' };
  body: string | vscode.MarkdownString = '';
  mode = vscode.CommentMode.Preview;
  contextValue = '';
  label = '';
  timestamp?: Date;
  #drawn = '';

  /** @param positions that it rests on */
  constructor(remark: RemarkView, positions: ThreadView['positions'], reader: Reader, isNew = false) {
    this.remark = remark;
    this.positions = positions;
    this.isNew = isNew;
    this.update(remark, positions, reader);
  }

  /** Takes in what the server says now; words that are being edited are left alone. */
  update(
    remark: RemarkView,
    positions: ThreadView['positions'],
    reader: Reader,
    isNew = this.isNew,
  ): boolean {
    this.remark = remark;
    this.positions = positions;
    this.isNew = isNew;
    const drawn = JSON.stringify([remark, positions, reader, isNew]);
    if (this.mode === vscode.CommentMode.Editing || drawn === this.#drawn) return false;
    this.#drawn = drawn;
    const date = new Date(remark.date);
    this.author = { name: [remark.member, remark.by].filter((part) => part).join(' · ') };
    this.body = bodyOf(remark, remark.withdrawn ? [] : positions);
    const edited = remark.edited && !remark.withdrawn ? vscode.l10n.t('edited') : '';
    this.label = [isNew ? vscode.l10n.t('new') : '', edited].filter((part) => part).join(' · ');
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
    this.update(this.remark, this.positions, reader);
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
function bodyOf({ shown }: RemarkView, positions: ThreadView['positions']): vscode.MarkdownString {
  const text = new vscode.MarkdownString(shown);
  text.isTrusted = false;
  text.supportHtml = false;
  for (const [index, { title, uri }] of positions.entries()) {
    text.appendMarkdown(index === 0 ? `\n\n${vscode.l10n.t('Position:')} [` : ' · [');
    text.appendText(title.replace(/\s+/g, ' ').trim()).appendMarkdown(`](<${uri.replace(/[<>]/g, '')}>)`);
  }
  return text;
}
