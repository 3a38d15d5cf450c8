import * as l10n from '@vscode/l10n';
import type { FailureState, SharingFailure } from './failure';

/** What a person is told: what is wrong, and what to do. No word of git. */
export interface FailureWords {
  readonly problem: string;
  readonly next: string;
}

/** The sentence of a failure and its next step, in the reader's language. */
export function failureWords(failure: Pick<SharingFailure, 'state' | 'details'>): FailureWords {
  const { files = [], conflicts = [] } = failure.details;
  const names = listed(conflicts.length > 0 ? conflicts.map(({ path }) => path) : files);
  return words[failure.state](names);
}

const words: Record<FailureState, (names: string) => FailureWords> = {
  offline: () => ({
    problem: l10n.t('The place where your coalition keeps its files cannot be reached.'),
    next: l10n.t('Nothing is lost; Caucus tries again by itself. Check your connection if this goes on.'),
  }),
  'host-error': () => ({
    problem: l10n.t('The place where your coalition keeps its files reports a fault of its own.'),
    next: l10n.t('Nothing is lost; Caucus tries again by itself.'),
  }),
  'timed-out': () => ({
    problem: l10n.t('The place where your coalition keeps its files does not answer.'),
    next: l10n.t('Nothing is lost; Caucus tries again by itself. Check your connection if this goes on.'),
  }),
  'sign-in': () => ({
    problem: l10n.t('The place where your coalition keeps its files does not know who you are.'),
    next: l10n.t('Sign in again, then repeat what you did.'),
  }),
  'no-permission': () => ({
    problem: l10n.t('You may read the files of this coalition, and not add to them.'),
    next: l10n.t('Share as a proposal, or ask whoever looks after the coalition to let you add files.'),
  }),
  protected: () => ({
    problem: l10n.t('This coalition takes changes by proposal only.'),
    next: l10n.t('Share as a proposal: another member looks at it and brings it in.'),
  }),
  'not-found': () => ({
    problem: l10n.t('There is no coalition at this address, or you may not see it.'),
    next: l10n.t('Check the address with whoever gave it to you.'),
  }),
  'not-empty': () => ({
    problem: l10n.t('There is something else at this address already.'),
    next: l10n.t('Make a new, empty place on the host, and give its address.'),
  }),
  'not-a-coalition': () => ({
    problem: l10n.t('What is there is not a coalition: it has no file caucus.yaml.'),
    next: l10n.t('Check the address, or create a coalition first.'),
  }),
  'bad-address': () => ({
    problem: l10n.t('This is not an address that Caucus can open.'),
    next: l10n.t('It begins with https:// and is on the page of the coalition’s files.'),
  }),
  'no-git': () => ({
    problem: l10n.t('A program that sharing needs, git, is not installed on this computer.'),
    next: l10n.t('Install it from git-scm.com, then start the editor again.'),
  }),
  'old-git': () => ({
    problem: l10n.t('The version of git on this computer is too old to bring both sides together.'),
    next: l10n.t('Install version 2.38 or later from git-scm.com, then start the editor again.'),
  }),
  'no-repository': () => ({
    problem: l10n.t('This coalition lives on this computer only.'),
    next: l10n.t('Publish it, so that others can join.'),
  }),
  'no-commits': () => ({
    problem: l10n.t('Nothing of this coalition has been shared yet.'),
    next: l10n.t('Publish it, so that others can join.'),
  }),
  'no-remote': () => ({
    problem: l10n.t('This coalition lives on this computer only.'),
    next: l10n.t('Publish it, so that others can join.'),
  }),
  'foreign-folder': () => ({
    problem: l10n.t('This folder belongs to another user of the computer.'),
    next: l10n.t('Join the coalition in a folder of your own.'),
  }),
  detached: () => ({
    problem: l10n.t('You are looking at an older state of the coalition’s files.'),
    next: l10n.t('Go back to the present one in the Source Control view, then try again.'),
  }),
  'in-progress': () => ({
    problem: l10n.t('Something begun with another program waits to be finished in this folder.'),
    next: l10n.t('Finish or abandon it there (see the Source Control view), then try again.'),
  }),
  shallow: () => ({
    problem: l10n.t('Only the latest part of the coalition’s history is here, and the rest cannot be had.'),
    next: l10n.t('Join the coalition again in an empty folder; copy what you have not shared.'),
  }),
  unrelated: () => ({
    problem: l10n.t('What is here and what others share have no common beginning.'),
    next: l10n.t('Join the coalition again in an empty folder; copy what you have not shared.'),
  }),
  'changed-meanwhile': (names) => ({
    problem: l10n.t('Another program keeps changing the same files. {0}', names),
    next: l10n.t('Nothing is lost. Wait until it has ended, then try again.'),
  }),
  'in-the-way': (names) => ({
    problem: l10n.t('Files stand in the way that are not Caucus’s to change: {0}', names),
    next: l10n.t('Move them elsewhere, or put them back as they were, then try again.'),
  }),
  conflict: (names) => ({
    problem: l10n.t('You and another member changed the same words: {0}', names),
    next: l10n.t('Compare the two and say which shall stay. The other stays in the history.'),
  }),
  locked: () => ({
    problem: l10n.t('Another program works on this folder, or was stopped in the middle.'),
    next: l10n.t('Try again when it has ended. If none is running, clean up and try again.'),
  }),
  busy: () => ({
    problem: l10n.t('Another window is sharing or getting updates in this folder.'),
    next: l10n.t('Try again in a moment.'),
  }),
  'disk-full': () => ({
    problem: l10n.t('There is no room left on the disk.'),
    next: l10n.t('Nothing is lost. Make room, then try again.'),
  }),
  'too-much': () => ({
    problem: l10n.t('There is more in the folder of this coalition than Caucus can read at once.'),
    next: l10n.t('Nothing is lost. Move what is not the coalition’s elsewhere, then try again.'),
  }),
  'too-large': (names) => ({
    problem: l10n.t('This file is too large to share, more than 50 MB: {0}', names),
    next: l10n.t('Leave it out, and share a link to it instead.'),
  }),
  'no-identity': () => ({
    problem: l10n.t('Caucus does not know your name and your address yet.'),
    next: l10n.t('Say who you are; others see it next to what you share.'),
  }),
  signing: () => ({
    problem: l10n.t('Your signature could not be made.'),
    next: l10n.t('See that your key is there and unlocked, then try again.'),
  }),
  'too-often': () => ({
    problem: l10n.t('Other members shared at the same moment, again and again.'),
    next: l10n.t('Nothing is lost. Try again in a moment.'),
  }),
  'no-request': () => ({
    problem: l10n.t('There is no proposal of this number.'),
    next: l10n.t('Look up its number on the page of the coalition’s files.'),
  }),
  'proposal-gone': () => ({
    problem: l10n.t('The proposal does not wait any more: it has been brought in or taken back.'),
    next: l10n.t('Get updates to see what became of it.'),
  }),
  'proposal-changed': () => ({
    problem: l10n.t('Something was added to the proposal since you looked at it.'),
    next: l10n.t('It is shown as it is now. Look again, then bring it in.'),
  }),
  cancelled: () => ({
    problem: l10n.t('Stopped, as you asked.'),
    next: l10n.t('Nothing is lost. Try again when you like.'),
  }),
  unknown: () => ({
    problem: l10n.t('Something went wrong that Caucus has no name for.'),
    next: l10n.t('Nothing is lost. The log has the details.'),
  }),
};

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? l10n.t('{0} and {1} more', shown, names.length - 3) : shown;
}
