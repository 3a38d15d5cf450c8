import * as vscode from 'vscode';
import type { TermCounts } from '../../server/src/protocol';
import type { Caucus } from './caucus';
import { documentSelector } from './document-selector';

/** Says in the language status what the draft at hand holds: `14 terms · 8 support · 3 oppose · 3 watch`. */
export function languageStatus({ marks, highlighting, session }: Caucus): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('caucus.terms', [...documentSelector]);
  item.name = vscode.l10n.t('Caucus: tracked terms');

  function update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const counts = document && marks.of(document)?.counts;
    item.busy = session.state === 'starting';
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.command = undefined;
    item.detail = '';
    if (session.state === 'failed') {
      item.text = vscode.l10n.t('Caucus is not running');
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.command = { command: 'caucus.restartServer', title: vscode.l10n.t('Start again') };
    } else if (counts === undefined) {
      item.text = vscode.l10n.t('No tracked terms');
    } else {
      const hidden = highlighting.hidden && total(counts) > 0;
      item.text = hidden ? vscode.l10n.t('{0} · highlights hidden', describe(counts)) : describe(counts);
      item.accessibilityInformation = { label: item.text };
      if (counts.capped) item.detail = vscode.l10n.t('This is a very long text: not every term is marked.');
      if (hidden) {
        item.command = { command: 'caucus.toggleHighlights', title: vscode.l10n.t('Show them') };
      } else if (total(counts) > 0)
        item.command = { command: 'caucus.listTerms', title: vscode.l10n.t('List them') };
    }
  }

  update();
  return vscode.Disposable.from(
    item,
    marks.onDidChange(update),
    highlighting.onDidChange(update),
    session.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function describe(counts: TermCounts): string {
  const terms = total(counts);
  if (terms === 0) return vscode.l10n.t('No tracked terms');
  const { support, oppose, watch } = counts;
  return terms === 1
    ? vscode.l10n.t('1 term · {0} support · {1} oppose · {2} watch', support, oppose, watch)
    : vscode.l10n.t('{0} terms · {1} support · {2} oppose · {3} watch', terms, support, oppose, watch);
}

function total({ support, oppose, watch }: TermCounts): number {
  return support + oppose + watch;
}
