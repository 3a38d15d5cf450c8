import * as vscode from 'vscode';
import { isDay } from '../dates';

/**
 * Asks for a day; today stands there already.
 * @returns an ISO date
 * @throws {vscode.CancellationError} when the person does not go on
 */
export async function askDay(title: string, prompt: string): Promise<string> {
  const day = await vscode.window.showInputBox({
    title,
    prompt,
    value: today(),
    ignoreFocusOut: true,
    validateInput: (text) =>
      isDay(text.trim()) ? undefined : vscode.l10n.t('Write the day as 2025-11-14: year, month, day.'),
  });
  if (day === undefined) throw new vscode.CancellationError();
  return day.trim();
}

/** Today where the reader is, as an ISO date. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
