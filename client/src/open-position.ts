import * as vscode from 'vscode';
import type { Caucus } from './caucus';
import { PlainError, registerCommand } from './commands';
import { plainLabel } from './plain-label';

/** Opens a position: the one given by the address of its file, or one picked from a list. */
export function openPosition(caucus: Caucus): vscode.Disposable {
  async function open(address?: unknown): Promise<void> {
    const uri = typeof address === 'string' ? vscode.Uri.parse(address, true) : await pick(caucus);
    if (!uri) return;
    if (!known(caucus, uri)) throw new PlainError(vscode.l10n.t('It is not in the coalition.'));
    await vscode.window.showTextDocument(uri);
  }

  return registerCommand(
    caucus,
    'caucus.openPosition',
    vscode.l10n.t('The position could not be opened.'),
    open,
  );
}

async function pick({ coalitions }: Caucus): Promise<vscode.Uri | undefined> {
  const several = coalitions.list.length > 1;
  const items = coalitions.list.flatMap(({ name, topics }) =>
    topics.flatMap((topic) =>
      topic.positions.map((position) => ({
        label: plainLabel(position.title),
        description: plainLabel(several ? `${topic.name} · ${name}` : topic.name),
        detail: plainLabel(position.summary),
        uri: position.uri,
      })),
    ),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Open a position'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked && vscode.Uri.parse(picked.uri, true);
}

function known({ coalitions }: Caucus, uri: vscode.Uri): boolean {
  const address = uri.toString();
  return coalitions.list.some(({ topics }) =>
    topics.some(({ positions }) =>
      positions.some((position) => vscode.Uri.parse(position.uri, true).toString() === address),
    ),
  );
}
