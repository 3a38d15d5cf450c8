import * as vscode from 'vscode';
import { composeStance, type MemberStance, memberStances } from '../../../server/src/protocol';
import { saveComposed } from '../annotations/save-entry';
import type { ThreadTools } from '../annotations/thread-commands';
import { registerCommand } from '../commands';
import { memberStanceWords } from './member-stance-words';
import { positionTarget } from './targets';

/** *Say where we stand*: a member endorses a position, reserves, objects or abstains, with a note if there is one. */
export function takeStance({
  caucus,
  speakers,
}: Pick<ThreadTools, 'caucus' | 'speakers'>): vscode.Disposable {
  async function take(argument: unknown, given?: MemberStance): Promise<void> {
    const words = memberStanceWords();
    const title = given ? words[given].name : vscode.l10n.t('Say where we stand');
    const { coalition, position } = await positionTarget(
      argument,
      caucus,
      title,
      ({ status }) => status !== 'superseded',
    );
    const { author, member } = await speakers.require(vscode.Uri.parse(position.uri, true));
    const stance = given ?? (await askStance(position.title, member.name));
    const note = await askNote(words[stance].name, position.title, member.name);
    const params = {
      root: coalition.root,
      position: position.id,
      stance,
      note,
      author,
      member: member.id,
    };
    await saveComposed(caucus, coalition.root, (client) => client.sendRequest(composeStance, params));
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('$(check) {0}: {1}', words[stance].name, position.title.replaceAll('$(', '$ (')),
      5000,
    );
  }

  const failure = vscode.l10n.t('The stance could not be written.');
  return vscode.Disposable.from(
    registerCommand(caucus, 'caucus.takeStance', failure, (argument: unknown) => take(argument)),
    ...memberStances.map((stance) =>
      registerCommand(caucus, `caucus.takeStance.${stance}`, failure, (argument: unknown) =>
        take(argument, stance),
      ),
    ),
  );
}

async function askStance(position: string, member: string): Promise<MemberStance> {
  const words = memberStanceWords();
  const picked = await vscode.window.showQuickPick(
    memberStances.map((stance) => ({
      label: words[stance].name,
      description: words[stance].explanation,
      iconPath: words[stance].icon,
      stance,
    })),
    { title: position, placeHolder: vscode.l10n.t('Where does {0} stand?', member), ignoreFocusOut: true },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.stance;
}

async function askNote(stance: string, position: string, member: string): Promise<string> {
  const note = await vscode.window.showInputBox({
    title: `${stance}: ${position}`,
    prompt: vscode.l10n.t('A note of {0} that all members read, or nothing. Enter saves it.', member),
    ignoreFocusOut: true,
  });
  if (note === undefined) throw new vscode.CancellationError();
  return note;
}
