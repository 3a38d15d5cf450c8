import * as vscode from 'vscode';
import type { Author, Who } from '../../../server/src/protocol';
import { PlainError } from '../commands';
import { plainLabel } from '../plain-label';
import type { Speaker } from './speakers';

export interface KnownOfSpeaker {
  readonly author?: Author;
  /** Id of the member that they have written for so far. */
  readonly member?: string;
  readonly who: (email: string) => Promise<Who>;
}

/**
 * Asks for the name, the address and the member; what is known stands there already.
 * @throws {vscode.CancellationError} when the person would not say
 */
export async function askSpeaker(coalition: string, known: KnownOfSpeaker): Promise<Speaker> {
  const name = await ask(
    vscode.l10n.t('Who writes? (1 of 3)'),
    vscode.l10n.t('Your name, as it stands beside what you write.'),
    known.author?.name ?? '',
    (value) => (/^[^<>]+$/.test(value.trim()) ? undefined : vscode.l10n.t('Please enter your name.')),
  );
  const email = await ask(
    vscode.l10n.t('Who writes? (2 of 3)'),
    vscode.l10n.t('Your address, as your coalition knows it. It stands in the files that are shared.'),
    known.author?.email ?? '',
    (value) =>
      /^[^<>\s@]+@[^<>\s@]+$/.test(value.trim())
        ? undefined
        : vscode.l10n.t('Please enter an address, such as name@example.org.'),
  );
  return { author: { name, email }, member: await askMember(coalition, await known.who(email), known) };
}

async function askMember(coalition: string, { member, members }: Who, known: KnownOfSpeaker) {
  if (members.length === 0) {
    throw new PlainError(vscode.l10n.t('“{0}” names no members in its file caucus.yaml.', coalition));
  }
  const likely = member?.id ?? known.member;
  const sorted = [...members].sort((a, b) => Number(b.id === likely) - Number(a.id === likely));
  const picked = await vscode.window.showQuickPick(
    sorted.map((each) => ({
      label: plainLabel(each.name),
      description: each.id === member?.id ? vscode.l10n.t('as your address says') : '',
      member: each,
    })),
    {
      title: vscode.l10n.t('Who writes? (3 of 3)'),
      placeHolder: vscode.l10n.t('For which member of “{0}” do you write?', coalition),
      ignoreFocusOut: true,
    },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.member;
}

async function ask(
  title: string,
  prompt: string,
  value: string,
  validateInput: (value: string) => string | undefined,
): Promise<string> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    validateInput,
    ignoreFocusOut: true,
  });
  if (answer === undefined) throw new vscode.CancellationError();
  return answer.trim();
}
