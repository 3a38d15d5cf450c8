import * as vscode from 'vscode';
import { type DigestParams, digest as request } from '../../server/src/protocol';
import { plainly } from './annotations/save-entry';
import type { Caucus } from './caucus';
import { chooseCoalition } from './choose-coalition';
import { registerCommand } from './commands';
import { type LastDigest, LastDigests } from './last-digests';
import { askDay } from './positions/ask-day';

const DAY = 24 * 60 * 60 * 1000;

type Form = DigestParams['form'];
type Since = Pick<DigestParams, 'since' | 'told'>;

/** *Write a digest*: what is new, as text for the mailing list or the agenda of the next call. */
export function digest(caucus: Caucus): vscode.Disposable {
  const last = new LastDigests(caucus.context.storageUri);

  async function write(): Promise<void> {
    const { root } = await chooseCoalition(caucus.coalitions.list);
    const since = await pickSince(await last.of(root));
    const form = await pickForm();
    const until = new Date().toISOString();
    const client = await caucus.session.start();
    const written = await plainly(client.sendRequest(request, { root, ...since, until, form }));
    const language = form === 'markdown' ? 'markdown' : 'plaintext';
    const document = await vscode.workspace.openTextDocument({ language, content: written.text });
    await vscode.window.showTextDocument(document);
    await last.set(root, { until, told: written.told });
    void offerCopy(written.threads, document);
  }

  return registerCommand(caucus, 'caucus.digest', vscode.l10n.t('The digest could not be written.'), write);
}

async function pickSince(last: LastDigest | undefined): Promise<Since> {
  const ago = (days: number): Since => ({ since: new Date(Date.now() - days * DAY).toISOString() });
  const items: Choice<Since | 'day'>[] = [
    { label: vscode.l10n.t('The last 7 days'), value: ago(7) },
    { label: vscode.l10n.t('The last 30 days'), value: ago(30) },
    { label: vscode.l10n.t('Since a day…'), value: 'day' },
  ];
  if (last) {
    items.unshift({
      label: vscode.l10n.t('Since the last digest'),
      description: new Date(last.until).toLocaleString(),
      detail: vscode.l10n.t('Also what was written before it and shared only now.'),
      value: { since: last.until, told: last.told },
    });
  }
  const title = vscode.l10n.t('Write a digest: of what?');
  const picked = await pick(items, title);
  if (picked !== 'day') return picked;
  const day = await askDay(title, vscode.l10n.t('The first day of which it tells'));
  // The day begins where the reader is.
  return { since: new Date(`${day}T00:00:00`).toISOString() };
}

async function pickForm(): Promise<Form> {
  return pick<Form>(
    [
      {
        label: vscode.l10n.t('Plain text'),
        description: vscode.l10n.t('for a mailing list'),
        value: 'text',
      },
      {
        label: vscode.l10n.t('Markdown'),
        description: vscode.l10n.t('for an agenda or a page'),
        value: 'markdown',
      },
    ],
    vscode.l10n.t('Write a digest: in which form?'),
  );
}

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** @throws {vscode.CancellationError} when the person picks none */
async function pick<T>(items: readonly Choice<T>[], title: string): Promise<T> {
  const picked = await vscode.window.showQuickPick(items, { title });
  if (!picked) throw new vscode.CancellationError();
  return picked.value;
}

async function offerCopy(threads: number, document: vscode.TextDocument): Promise<void> {
  const copy = vscode.l10n.t('Copy it');
  const message =
    threads === 0
      ? vscode.l10n.t('The digest is written. Nothing was said on a draft.')
      : vscode.l10n.t('The digest is written. Annotations with news: {0}', threads);
  if ((await vscode.window.showInformationMessage(message, copy)) !== copy) return;
  await vscode.env.clipboard.writeText(document.getText());
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Digest copied'), 5000);
}
