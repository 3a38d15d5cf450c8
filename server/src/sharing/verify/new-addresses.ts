import * as l10n from '@vscode/l10n';
import { memberOf } from '../../annotations/member-of';
import { shown } from '../../annotations/plain-line';
import type { Birth } from './entries';
import type { VerifyFinding } from './finding';
import type { Commit, Rulebook } from './history';
import type { Past } from './past';
import { caucusFile } from './place';
import { nameOf, sameText, who } from './words';

/** An address, or a domain, that a commit gave to a member that had been there before. */
interface NewAddress {
  readonly member: string;
  /** In small letters. */
  readonly address: string;
  readonly commit: Commit;
}

/**
 * Who may change `caucus.yaml` is for the coalition to say. But whoever gives an existing member a new
 * address and speaks from it in the same proposal, or gives the address to themselves, can speak for anyone.
 */
export function newAddresses(births: readonly Birth[], past: Past): VerifyFinding[] {
  const added = addressesAdded(past);
  if (added.length === 0) return [];
  const findings: VerifyFinding[] = [];
  const reported = new Set<NewAddress>();
  for (const { path, claim, commits } of births) {
    const [commit] = commits;
    const { email } = commit.author;
    for (const one of added) {
      if (reported.has(one) || claim?.member !== one.member || !covers(one.address, email)) continue;
      if (past.indexOf(one.commit.id) > past.indexOf(commit.id)) continue;
      const { members } = past.rulesFor(one.commit);
      if (memberOf(email, members.values()) === one.member) continue;
      const byThemselves = sameText(one.commit.author.email, email);
      if (!byThemselves && !past.inOneProposal(one.commit, commit)) continue;
      reported.add(one);
      const vouched = memberOf(one.commit.author.email, members.values()) === one.member;
      const message = l10n.t(
        'Speaks for {0} from the address {1}, which {2} gave to {0} in {3}. Ask {0} whether it is theirs.',
        nameOf(members, one.member),
        shown(email),
        who(one.commit.author),
        byThemselves ? l10n.t('a change of their own') : l10n.t('the same proposal'),
      );
      findings.push({
        code: 'new-address',
        severity: vouched ? 'warning' : 'error',
        message,
        path,
        commit: commit.id,
      });
    }
  }
  return findings;
}

function addressesAdded(past: Past): NewAddress[] {
  const added: NewAddress[] = [];
  /** The commit that first named a member; undefined for one that was there before. */
  const first = new Map<string, Commit | undefined>();
  for (const { members } of past.rulesBefore()) for (const id of members.keys()) first.set(id, undefined);
  for (const { commit, changes } of past.deeds) {
    if (!changes.some(({ path, kind }) => path === caucusFile && kind !== 'deleted')) continue;
    const before = commit.parents.map((id) => past.rulesAfter(id));
    for (const [id, { emails }] of past.rulesAfter(commit.id).members) {
      if (!first.has(id)) first.set(id, commit);
      const known = first.get(id);
      // A member that is new itself may come with any address, in as many steps as it likes.
      if (known && (known === commit || past.inOneProposal(known, commit))) continue;
      for (const address of emails.map((email) => email.trim().toLowerCase())) {
        if (!before.some((rules) => lists(rules, id, address))) added.push({ member: id, address, commit });
      }
    }
  }
  return added;
}

function lists({ members }: Rulebook, id: string, address: string): boolean {
  return members.get(id)?.emails.some((email) => sameText(email, address)) ?? false;
}

function covers(address: string, email: string): boolean {
  const given = email.trim().toLowerCase();
  return given === address || (address.startsWith('@') && given.endsWith(address));
}
