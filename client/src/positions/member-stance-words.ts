import * as vscode from 'vscode';
import type { MemberStance } from '../../../server/src/protocol';

/** What a member's stance on a position is called, and the sign that goes with it. */
export function memberStanceWords(): Record<
  MemberStance,
  { readonly name: string; readonly explanation: string; readonly icon: vscode.ThemeIcon }
> {
  return {
    endorse: {
      name: vscode.l10n.t('Endorse'),
      explanation: vscode.l10n.t('We stand behind it'),
      icon: new vscode.ThemeIcon('pass'),
    },
    reserve: {
      name: vscode.l10n.t('Reserve'),
      explanation: vscode.l10n.t('We cannot say yes yet, or not to all of it'),
      icon: new vscode.ThemeIcon('question'),
    },
    object: {
      name: vscode.l10n.t('Object'),
      explanation: vscode.l10n.t('We do not want the coalition to say it'),
      icon: new vscode.ThemeIcon('circle-slash'),
    },
    abstain: {
      name: vscode.l10n.t('Abstain'),
      explanation: vscode.l10n.t('We take no side'),
      icon: new vscode.ThemeIcon('dash'),
    },
  };
}
