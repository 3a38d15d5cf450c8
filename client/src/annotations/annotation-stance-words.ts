import * as vscode from 'vscode';
import type { AnnotationStance } from '../../../server/src/protocol';

/** What a stance on words of a draft is called, and the sign that goes with it. */
export function annotationStanceWords(): Record<
  AnnotationStance,
  { name: string; explanation: string; icon: vscode.ThemeIcon }
> {
  return {
    support: {
      name: vscode.l10n.t('Support'),
      explanation: vscode.l10n.t('These words should stay'),
      icon: stanceIcon('pass', 'support'),
    },
    oppose: {
      name: vscode.l10n.t('Oppose'),
      explanation: vscode.l10n.t('We argue against these words'),
      icon: stanceIcon('circle-slash', 'oppose'),
    },
    amend: {
      name: vscode.l10n.t('Amend'),
      explanation: vscode.l10n.t('We propose other words'),
      icon: stanceIcon('edit', 'amend'),
    },
    question: {
      name: vscode.l10n.t('Question'),
      explanation: vscode.l10n.t('We want to know what these words mean'),
      icon: stanceIcon('question', 'question'),
    },
    note: {
      name: vscode.l10n.t('Note'),
      explanation: vscode.l10n.t('A remark without a stance'),
      icon: stanceIcon('note', 'note'),
    },
  };
}

/** The sign of a thread in a list: its stance, or that it is settled. */
export function threadIcon(stance: AnnotationStance | undefined, state: string): vscode.ThemeIcon {
  if (state === 'resolved') {
    return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('disabledForeground'));
  }
  return annotationStanceWords()[stance ?? 'note'].icon;
}

function stanceIcon(icon: string, stance: AnnotationStance): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(`caucus.annotation.${stance}`));
}
