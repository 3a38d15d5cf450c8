import * as vscode from 'vscode';
import { type AnnotationStance, annotationStances } from '../../../server/src/protocol';
import type { Caucus } from '../caucus';
import { DoFirst, registerCommand } from '../commands';
import { annotationStanceWords } from './annotation-stance-words';
import { askWording } from './ask-wording';
import type { NewAnnotations } from './new-annotations';
import { registerSubmit } from './register-submit';
import type { Speakers } from './speakers';
import { selectedWords, sentenceAt } from './words-at';

/**
 * *Annotate*: a box to write in, below the selected words. Its buttons save what is written with a stance;
 * the other way round, *Annotate with a stance…* asks for the stance first.
 */
export function annotate(caucus: Caucus, speakers: Speakers, boxes: NewAnnotations): vscode.Disposable {
  async function open(): Promise<void> {
    await caucus.coalitions.require();
    const { editor, range } = wordsToAnnotate();
    const speaker = await speakers.require(editor.document.uri);
    boxes.open(editor.document, range, speaker, {});
  }

  async function openWithStance(): Promise<void> {
    await caucus.coalitions.require();
    const { editor, range } = wordsToAnnotate();
    const speaker = await speakers.require(editor.document.uri);
    const stance = await askStance();
    const proposal = stance === 'amend' ? await askWording(editor.document.getText(range)) : undefined;
    boxes.open(editor.document, range, speaker, { stance, ...(proposal !== undefined && { proposal }) });
  }

  const failure = vscode.l10n.t('The annotation could not be written.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.annotate', failure, open),
    registerCommand(caucus, 'caucus.annotateWithStance', failure, openWithStance),
    registerCommand(caucus, 'caucus.discardAnnotation', failure, (target: unknown) => boxes.discard(target)),
    registerCommand(caucus, 'caucus.leaveAnnotation', failure, () => boxes.leave()),
    registerSubmit(caucus, 'caucus.saveAnnotation', failure, (target) => boxes.save(target)),
    ...annotationStances.map((stance) =>
      registerSubmit(caucus, `caucus.saveAnnotation.${stance}`, failure, (target) =>
        boxes.save(target, stance),
      ),
    ),
  );
}

/** The selected words without the spaces around them, else the sentence or paragraph at the cursor. */
function wordsToAnnotate(): { editor: vscode.TextEditor; range: vscode.Range } {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new DoFirst(vscode.l10n.t('Open a draft and select the words first.'));
  const range = selectedWords(editor) ?? sentenceAt(editor.document, editor.selection.active);
  if (!range) throw new DoFirst(vscode.l10n.t('Select words, or put the cursor into a paragraph.'));
  return { editor, range };
}

async function askStance(): Promise<AnnotationStance> {
  const words = annotationStanceWords();
  const picked = await vscode.window.showQuickPick(
    annotationStances.map((stance) => ({
      label: words[stance].name,
      description: words[stance].explanation,
      iconPath: words[stance].icon,
      stance,
    })),
    {
      title: vscode.l10n.t('Annotate'),
      placeHolder: vscode.l10n.t('What do we think of these words?'),
      ignoreFocusOut: true,
    },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.stance;
}
