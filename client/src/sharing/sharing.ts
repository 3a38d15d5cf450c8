import { config as configureWords } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Caucus, Feature } from '../caucus';
import { chooseCoalition, coalitionAtHand } from '../choose-coalition';
import { byItself } from './by-itself';
import { carryingOut } from './carry-out';
import { exchangeCommands } from './commands';
import { Exchange } from './exchange';
import type { GitHost } from './git-host';
import { joinCommands } from './join-coalition';
import { reviewBeforeBringingIn } from './review/review';
import { statusItem } from './status-item';

/** Milliseconds of quiet after which changed files are counted again. */
const REST = 800;

/** Everything that goes out to other members and comes from them. */
export function sharing(host: GitHost): Feature {
  return (caucus) => exchangeWith(caucus, host);
}

function exchangeWith(caucus: Caucus, host: GitHost): vscode.Disposable {
  const { coalitions } = caucus;
  // The words of failures are written where no VS Code is.
  if (vscode.l10n.bundle) configureWords({ contents: vscode.l10n.bundle });
  const exchange = new Exchange(caucus, host);
  const { carryOut, dispose } = carryingOut(exchange);
  const current = () => coalitionAtHand(coalitions.list);
  const item = statusItem(exchange, current);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Counts again once it is quiet: not at a key stroke, and not for each of a thousand files. */
  function lookSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void lookAll(), REST);
  }

  async function lookAll(): Promise<void> {
    for (const coalition of coalitions.list) {
      if (vscode.workspace.isTrusted && !exchange.stateOf(coalition.root)?.running)
        await exchange.look(coalition);
    }
  }

  const choose = () => chooseCoalition(coalitions.list);
  const watcher = vscode.workspace.createFileSystemWatcher(
    '**/{caucus.yaml,drafts/**,texts/**,terms/**,positions/**,statements/**,annotations/**}',
  );
  // The coalition that brought us here has been told of already.
  lookSoon();
  return vscode.Disposable.from(
    exchange,
    item,
    watcher,
    { dispose: () => clearTimeout(timer) },
    exchange.onDidChange(item.update),
    coalitions.onDidChange(() => {
      item.update();
      lookSoon();
    }),
    exchange.copies.onDidChange(lookSoon),
    watcher.onDidCreate(lookSoon),
    watcher.onDidChange(lookSoon),
    watcher.onDidDelete(lookSoon),
    vscode.window.onDidChangeActiveTextEditor(item.update),
    vscode.workspace.onDidGrantWorkspaceTrust(lookSoon),
    { dispose },
    exchangeCommands(caucus, exchange, choose, carryOut),
    reviewBeforeBringingIn({ caucus, exchange, choose, carryOut }),
    joinCommands(caucus, exchange, choose),
    byItself(caucus, exchange),
  );
}
