import * as vscode from 'vscode';
import { PlainError, registerCommand } from '../commands';
import { plainLabel } from '../plain-label';
import { draftAtHand } from './draft-at-hand';
import type { ThreadTools } from './thread-commands';

/** Says in the status bar as whom one writes, and lets one change it. */
export function speakerStatus({ caucus, annotatable, speakers }: ThreadTools): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('caucus.speaker', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Caucus: for whom you write');
  item.command = 'caucus.changeSpeaker';

  function update(): void {
    const uri = draftAtHand();
    if (!uri || !annotatable.has(uri)) {
      item.hide();
      return;
    }
    const speaker = speakers.of(uri);
    if (!speakers.canWrite(uri)) {
      item.text = `$(lock) ${vscode.l10n.t('Read only')}`;
      item.tooltip = vscode.l10n.t('Nothing can be written to this coalition here.');
    } else if (speaker) {
      item.text = `$(comment) ${plainLabel(vscode.l10n.t('Writing for {0}', speaker.member.name))}`;
      item.tooltip = vscode.l10n.t(
        '{0} writes for {1}. Click to change it.',
        speaker.author.name,
        speaker.member.name,
      );
    } else {
      item.text = `$(comment) ${vscode.l10n.t('Who writes?')}`;
      item.tooltip = vscode.l10n.t('Say once for which member you write.');
    }
    item.show();
  }

  async function change(): Promise<void> {
    const uri = draftAtHand() ?? firstCoalition();
    if (!uri) throw new PlainError(vscode.l10n.t('Open the folder of your coalition first.'));
    const { member } = await speakers.change(uri);
    vscode.window.setStatusBarMessage(plainLabel(vscode.l10n.t('You write for {0}.', member.name)), 5000);
  }

  function firstCoalition(): vscode.Uri | undefined {
    const root = caucus.coalitions.list[0]?.root;
    return root === undefined ? undefined : vscode.Uri.parse(root, true);
  }

  update();
  return vscode.Disposable.from(
    item,
    speakers.onDidChange(update),
    annotatable.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    registerCommand(
      caucus,
      'caucus.changeSpeaker',
      vscode.l10n.t('It could not be changed for whom you write.'),
      change,
    ),
  );
}
