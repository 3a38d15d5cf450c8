import * as vscode from 'vscode';
import type { stances } from '../../server/src/protocol';

type TermStance = (typeof stances)[number];

/** What a stance on a term is called, and the sign that goes with it. */
export function stanceWords(): Record<
  TermStance,
  { name: string; explanation: string; icon: vscode.ThemeIcon }
> {
  return {
    support: {
      name: vscode.l10n.t('Support'),
      explanation: vscode.l10n.t('We want to see these words in the text'),
      icon: new vscode.ThemeIcon('pass', new vscode.ThemeColor('caucus.supportBorder')),
    },
    oppose: {
      name: vscode.l10n.t('Oppose'),
      explanation: vscode.l10n.t('We argue against these words'),
      icon: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('caucus.opposeBorder')),
    },
    watch: {
      name: vscode.l10n.t('Watch'),
      explanation: vscode.l10n.t('We want to notice when these words appear'),
      icon: new vscode.ThemeIcon('eye', new vscode.ThemeColor('caucus.watchBorder')),
    },
  };
}
