import * as l10n from '@vscode/l10n';
import { memberOf } from '../../annotations/member-of';
import { shown } from '../../annotations/plain-line';
import type { VerifyCode, VerifyFinding } from './finding';
import type { Change, Commit, Signature } from './history';
import type { Deed, Past } from './past';
import { caucusFile, entryPlaceOf } from './place';
import { personIn, who, whoOf } from './words';

/** The commits that must be signed, by what `caucus.yaml` said before them: those that touch entries or it. */
export function commitsToSign(past: Past): Commit[] {
  return past.deeds.flatMap(({ commit, changes }) =>
    past.rulesFor(commit).requireSignatures && changes.some(matters) ? [commit] : [],
  );
}

/**
 * Where the coalition asks for signed commits (`require_signatures: true`): whether they are, by whom.
 * What cannot be checked for want of a key is told once for each key.
 *
 * @param signatures of the commits that `commitsToSign` names, by their id
 */
export function checkSignatures(past: Past, signatures: ReadonlyMap<string, Signature>): VerifyFinding[] {
  const deeds = new Map<string, Deed>(past.deeds.map((deed) => [deed.commit.id, deed]));
  const unknown = new Map<string, { readonly first: Commit; readonly path: string; count: number }>();
  const findings: VerifyFinding[] = [];
  for (const commit of commitsToSign(past)) {
    const { status, key, signer } = signatures.get(commit.id) ?? { status: 'none', key: '', signer: '' };
    const path = deeds.get(commit.id)?.changes.find(matters)?.path ?? caucusFile;
    const report = (code: VerifyCode, severity: VerifyFinding['severity'], message: string) =>
      findings.push({ code, severity, message, path, commit: commit.id });
    const author = who(commit.author);
    if (status === 'none') {
      report(
        'not-signed',
        'error',
        l10n.t('Shared without a signature by {0}; this coalition asks for one.', author),
      );
    } else if (status === 'bad') {
      report('bad-signature', 'error', l10n.t('Shared by {0} with a signature that is not valid.', author));
    } else if (status === 'unknown-key') {
      const known = unknown.get(key);
      if (known) known.count += 1;
      else unknown.set(key, { first: commit, path, count: 1 });
    } else {
      if (status === 'expired') {
        report(
          'expired-signature',
          'warning',
          l10n.t('Shared by {0} with a signature that has run out.', author),
        );
      }
      const { members } = past.rulesFor(commit);
      const person = personIn(signer);
      const [ofSigner, ofAuthor] = [person.email, commit.author.email].map((email) =>
        memberOf(email, members.values()),
      );
      if (person.email !== '' && ofSigner !== ofAuthor) {
        const message = l10n.t('Shared in the name of {0}; signed by {1}.', author, whoOf(person, members));
        report('signed-by-other', 'error', message);
      }
    }
  }
  for (const [key, { first, path, count }] of unknown) {
    const message = l10n.t(
      'This computer does not know the key {0}, with which {1} shared {2} times, so that the signatures cannot be checked. Ask its owner for it.',
      shown(key) || '?',
      who(first.author),
      count,
    );
    findings.push({ code: 'unknown-key', severity: 'error', message, path, commit: first.id });
  }
  return findings;
}

function matters({ path }: Change): boolean {
  return path === caucusFile || entryPlaceOf(path) !== undefined;
}
