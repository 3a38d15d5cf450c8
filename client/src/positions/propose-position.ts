import * as vscode from 'vscode';
import { type ComposePositionParams, composePosition } from '../../../server/src/protocol';
import { saveComposed } from '../annotations/save-entry';
import type { ThreadTools } from '../annotations/thread-commands';
import { threadTarget } from '../annotations/thread-target';
import { selectedWords, sentenceAt } from '../annotations/words-at';
import { DoFirst, PlainError, registerCommand } from '../commands';
import { today } from './ask-day';

/** UTF-16 code units; more than that is a passage, and nobody's preferred wording. */
const LONGEST_WORDING = 400;

/** What a proposal rests on. */
interface Origin {
  /** A file of the coalition. */
  readonly uri: vscode.Uri;
  readonly root: string | undefined;
  readonly from: ComposePositionParams['from'];
  /** The words as they stand, or as somebody proposed them: the wording to begin with. */
  readonly wording: string;
}

/**
 * *Propose a position*, from selected words or from a thread: asks for the position in one line, the wording
 * and the reason, and opens the file, in which all can be changed.
 */
export function proposePosition(tools: ThreadTools): vscode.Disposable {
  const { caucus, speakers } = tools;

  async function propose(origin: Origin): Promise<void> {
    const { author, member } = await speakers.require(origin.uri);
    const root = origin.root ?? speakers.coalitionOf(origin.uri)?.root;
    if (root === undefined) throw new PlainError(vscode.l10n.t('It is not in the coalition.'));
    const title = await ask(
      vscode.l10n.t('Propose a position (1 of 3)'),
      vscode.l10n.t('What should the coalition say? One line.'),
      '',
      (value) => (value.trim() === '' ? vscode.l10n.t('Say it in a few words.') : undefined),
    );
    const language = await ask(
      vscode.l10n.t('Propose a position (2 of 3)'),
      vscode.l10n.t('The wording we would prefer in the text, or nothing.'),
      origin.wording,
    );
    const body = await ask(
      vscode.l10n.t('Propose a position (3 of 3)'),
      vscode.l10n.t('Why, in a sentence or two. It is what members read first.'),
      '',
    );
    const params: ComposePositionParams = {
      from: origin.from,
      title,
      body,
      ...(language.trim() !== '' && { language }),
      date: today(),
      author,
      member: member.id,
    };
    const uri = await saveComposed(caucus, root, (client) => client.sendRequest(composePosition, params));
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  }

  function fromSelection(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new DoFirst(vscode.l10n.t('Open a draft and select the words first.'));
    const { document, selection } = editor;
    const range = selectedWords(editor) ?? sentenceAt(document, selection.active);
    if (!range) throw new DoFirst(vscode.l10n.t('Select words, or put the cursor into a paragraph.'));
    const { uri } = document;
    const { start, end } = range;
    return propose({
      uri,
      root: undefined,
      from: {
        uri: uri.toString(),
        range: {
          start: { line: start.line, character: start.character },
          end: { line: end.line, character: end.character },
        },
      },
      wording: selection.isEmpty ? '' : wordingFrom(document.getText(range)),
    });
  }

  async function fromThread(argument: unknown): Promise<void> {
    const target = await threadTarget(argument, tools);
    if (!target) throw new PlainError(vscode.l10n.t('Put the cursor on annotated words first.'));
    const { root, id: thread, remarks, quote } = target.view;
    const proposal = remarks.findLast(
      (remark) => remark.proposal !== undefined && !remark.withdrawn,
    )?.proposal;
    await propose({
      uri: target.uri,
      root,
      from: { root, thread },
      wording: wordingFrom(proposal ?? quote),
    });
  }

  const failure = vscode.l10n.t('The position could not be proposed.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.proposePosition', failure, fromSelection),
    registerCommand(caucus, 'caucus.proposePositionFromThread', failure, fromThread),
  );
}

function wordingFrom(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > LONGEST_WORDING ? '' : words;
}

async function ask(
  title: string,
  prompt: string,
  value: string,
  validateInput?: (value: string) => string | undefined,
): Promise<string> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    ignoreFocusOut: true,
    ...(validateInput && { validateInput }),
  });
  if (answer === undefined) throw new vscode.CancellationError();
  return answer;
}
