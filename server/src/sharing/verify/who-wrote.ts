import * as l10n from '@vscode/l10n';
import { memberOf } from '../../annotations/member-of';
import { shown } from '../../annotations/plain-line';
import type { Birth } from './entries';
import type { VerifyCode, VerifyFinding } from './finding';
import type { Claim, Commit, Rulebook } from './history';
import type { Past } from './past';
import { nameOf, personIn, sameText, who, whoOf } from './words';

/**
 * Whether an entry comes from whom it says: `member` and `by` against the author of the commit that added it,
 * by the addresses that `caucus.yaml` gave before that commit. One honest commit among those that added the
 * same words is enough: it shows that their author did share them.
 */
export function whoWrote(birth: Birth, past: Past): VerifyFinding[] {
  let least: VerifyFinding[] | undefined;
  for (const commit of birth.commits) {
    const findings = judge(birth, commit, past.rulesFor(commit));
    if (!findings.some(({ severity }) => severity === 'error')) return findings;
    least ??= findings;
  }
  return least ?? [];
}

function judge({ path, place, claim }: Birth, commit: Commit, { members }: Rulebook): VerifyFinding[] {
  const findings: VerifyFinding[] = [];
  const report = (code: VerifyCode, severity: VerifyFinding['severity'], message: string) =>
    findings.push({ code, severity, message, path, commit: commit.id });
  const { author, committer } = commit;
  if (!claim) {
    report(
      'unreadable-entry',
      'error',
      l10n.t('Cannot be read, so nobody can tell who wrote it. Added by {0}.', who(author)),
    );
    return findings;
  }
  const { member } = claim;
  if (member === '') {
    report('no-member', 'error', l10n.t('Does not say which member speaks. Added by {0}.', who(author)));
    return findings;
  }
  if (!members.has(member)) {
    report(
      'unknown-member',
      'error',
      l10n.t(
        'Claims to be from “{0}”, which was not a member when it was shared. Added by {1}.',
        shown(member),
        whoOf(author, members),
      ),
    );
    return findings;
  }
  if (place.member !== '' && place.member !== member) {
    report(
      'other-name',
      'error',
      l10n.t('Its name says “{0}”, its text says “{1}”.', shown(place.member), shown(member)),
    );
  }
  if (memberOf(author.email, members.values()) !== member) {
    report('not-the-author', 'error', byAnother(claim, members, whoOf(author, members)));
    return findings;
  }
  const writer = personIn(claim.by);
  const writerMember = memberOf(writer.email, members.values());
  if (writer.email !== '' && writerMember !== member) {
    const message = l10n.t(
      'Claims to be from {0}, but names as its writer {1}.',
      nameOf(members, member),
      whoOf(writer, members),
    );
    report('other-writer', 'error', message);
  } else if (claim.by !== '' && !isSamePerson(writer, author)) {
    const message = l10n.t(
      'Names {0} as its writer; {1} shared it, also of {2}.',
      who(writer),
      who(author),
      nameOf(members, member),
    );
    report('other-writer', 'warning', message);
  }
  if (sameText(committer.email, author.email) || committer.email === hostAddress) return findings;
  const committerMember = memberOf(committer.email, members.values());
  if (committerMember === undefined) {
    const message = l10n.t('Committed by {0} in the name of {1}.', whoOf(committer, members), who(author));
    report('unknown-committer', 'warning', message);
  } else if (committerMember !== member) {
    report('committed-by-other', 'error', byAnother(claim, members, whoOf(committer, members)));
  }
  return findings;
}

/** What github.com writes as the committer of what is done on its pages; the author is who was signed in. */
const hostAddress = 'noreply@github.com';

/** By address; by name where there is no address. */
function isSamePerson(
  writer: { readonly name: string; readonly email: string },
  author: Commit['author'],
): boolean {
  return writer.email === '' ? sameText(writer.name, author.name) : sameText(writer.email, author.email);
}

function byAnother({ kind, member }: Claim, members: Rulebook['members'], person: string): string {
  const name = nameOf(members, member);
  switch (kind) {
    case 'sign':
      return l10n.t('Signs for {0}; committed by someone else: {1}.', name, person);
    case 'unsign':
      return l10n.t('Takes back the signature of {0}; committed by someone else: {1}.', name, person);
    case 'stance':
      return l10n.t('Takes a stance for {0}; committed by someone else: {1}.', name, person);
    case 'edit':
      return l10n.t('Changes words in the name of {0}; committed by someone else: {1}.', name, person);
    case 'withdraw':
      return l10n.t('Withdraws words in the name of {0}; committed by someone else: {1}.', name, person);
    default:
      return l10n.t('Claims to be from {0}; committed by someone else: {1}.', name, person);
  }
}
