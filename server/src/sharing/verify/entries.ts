import * as l10n from '@vscode/l10n';
import { shown } from '../../annotations/plain-line';
import type { VerifyCode, VerifyFinding } from './finding';
import type { Claim, Commit, History } from './history';
import type { Past } from './past';
import { type EntryPlace, entryPlaceOf } from './place';
import { who } from './words';

/** An entry when it was first shared. */
export interface Birth {
  readonly path: string;
  readonly place: EntryPlace;
  readonly blob: string;
  /** Undefined where it cannot be read. */
  readonly claim: Claim | undefined;
  /** Commits that added it with the same words, the first one first: it may come in on several branches. */
  readonly commits: [Commit, ...Commit[]];
}

export interface Entries {
  readonly births: readonly Birth[];
  /** What the entries with an id in a folder claim, whenever they were shared. */
  claimsOf(folder: string, id: string): readonly Claim[];
  /** What happened to entries after they had been shared. */
  readonly findings: readonly VerifyFinding[];
}

interface Known {
  readonly path: string;
  /** Contents with which it was shared. */
  readonly shared: Map<string, Birth | undefined>;
  /** Other contents that have been reported. */
  readonly reported: Set<string>;
}

/** Follows every entry through history: a shared one is never changed, renamed or deleted. */
export function followEntries(history: History, past: Past): Entries {
  // Keys are in small letters: two names that differ in nothing else are one file to many computers.
  const byPath = new Map<string, Known>();
  const byId = new Map<string, string>();
  const claims = new Map<string, Claim[]>();
  const births: Birth[] = [];
  const findings: VerifyFinding[] = [];
  const learn = (path: string, place: EntryPlace, blob: string, birth?: Birth) => {
    byPath.set(path.toLowerCase(), { path, shared: new Map([[blob, birth]]), reported: new Set() });
    if (place.id === '') return;
    if (!byId.has(place.id)) byId.set(place.id, path);
    const claim = history.claims.get(blob);
    if (!claim) return;
    const key = `${place.folder}/${place.id}`;
    const known = claims.get(key);
    if (known) known.push(claim);
    else claims.set(key, [claim]);
  };
  for (const [path, blob] of history.entriesBefore) {
    const place = entryPlaceOf(path);
    if (place) learn(path, place, blob);
  }
  for (const { commit, changes } of past.deeds) {
    const report = (code: VerifyCode, path: string, message: string) =>
      findings.push({ code, severity: 'error', message, path, commit: commit.id });
    const gone = new Map<string, string>();
    for (const { kind, path, blob } of changes) {
      const place = kind === 'deleted' ? entryPlaceOf(path) : undefined;
      if (!place) continue;
      gone.set(blob, path);
      if (place.id !== '') gone.set(place.id, path);
    }
    const moved = new Set<string>();
    for (const { kind, path, blob, isFile } of changes) {
      const place = kind === 'deleted' ? undefined : entryPlaceOf(path);
      if (!place) continue;
      const known = byPath.get(path.toLowerCase());
      if (!isFile) {
        report('not-a-file', path, notAFile(commit));
        continue;
      }
      const old = kind === 'added' ? (gone.get(blob) ?? gone.get(place.id)) : undefined;
      if (old !== undefined) {
        report('renamed-entry', path, renamed(old, commit));
        moved.add(old);
        learn(path, place, blob);
      } else if (!known) {
        const taken = place.id === '' ? undefined : byId.get(place.id);
        if (taken !== undefined) report('taken-id', path, takenId(taken));
        const claim = history.claims.get(blob);
        const birth: Birth = { path, place, blob, claim, commits: [commit] };
        births.push(birth);
        learn(path, place, blob, birth);
      } else if (known.path !== path) {
        report('colliding-name', path, colliding(known.path, commit));
      } else if (known.shared.has(blob)) {
        // The same words again: on another branch, or because somebody put them back.
        if (kind === 'added') known.shared.get(blob)?.commits.push(commit);
      } else if (!known.reported.has(blob)) {
        known.reported.add(blob);
        if (kind === 'added') report('shared-twice', path, sharedTwice(commit));
        else report('changed-entry', path, changed(commit));
      }
    }
    for (const { kind, path } of changes) {
      if (kind === 'deleted' && !moved.has(path) && entryPlaceOf(path)) {
        report('deleted-entry', path, deleted(commit));
      }
    }
  }
  return { births, findings, claimsOf: (folder, id) => claims.get(`${folder}/${id}`) ?? [] };
}

function changed(commit: Commit): string {
  return l10n.t(
    'Changed after it had been shared, by {0}. What was said stays as it is; a correction is an entry of its own.',
    who(commit.author),
  );
}

function renamed(old: string, commit: Commit): string {
  return l10n.t('Moved here after it had been shared as “{0}”, by {1}.', shown(old), who(commit.author));
}

function deleted(commit: Commit): string {
  return l10n.t(
    'Deleted after it had been shared, by {0}. To take words back, withdraw them; the file stays.',
    who(commit.author),
  );
}

function sharedTwice(commit: Commit): string {
  return l10n.t('Shared a second time under the same name, with other words, by {0}.', who(commit.author));
}

function colliding(other: string, commit: Commit): string {
  return l10n.t(
    'Has the same name as “{0}” but for capital letters, so that one replaces the other on many computers. Added by {1}.',
    shown(other),
    who(commit.author),
  );
}

function takenId(other: string): string {
  return l10n.t(
    'Begins with the same letters and digits as “{0}”, so that nobody can tell which of the two an answer is about.',
    shown(other),
  );
}

function notAFile(commit: Commit): string {
  return l10n.t(
    'Is no file but leads elsewhere: a link, or another repository. It is not followed. Added by {0}.',
    who(commit.author),
  );
}
