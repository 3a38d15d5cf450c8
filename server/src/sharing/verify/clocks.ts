import * as l10n from '@vscode/l10n';
import { decodeTime } from 'ulid';
import { firstMomentOf } from '../../entries/moment';
import type { Birth } from './entries';
import type { VerifyCode, VerifyFinding } from './finding';
import type { Commit } from './history';
import type { Past } from './past';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Milliseconds that honest clocks may differ by, and that honest work may lie before it is shared. */
const skew = 10 * minute;
const longest = 60 * day;

/**
 * Times that cannot all be true: an entry gives one in its fields and one in its name, and the commit gives
 * its own. None proves anything, since every clock can be set; so these are warnings.
 *
 * @param now milliseconds since 1970
 */
export function clocks({ path, place, claim, commits: [commit] }: Birth, now: number): VerifyFinding[] {
  if (!claim) return [];
  const findings: VerifyFinding[] = [];
  const report = (code: VerifyCode, message: string) =>
    findings.push({ code, severity: 'warning', message, path, commit: commit.id });
  const named = place.id === '' ? Number.NaN : decodeTime(place.id.toUpperCase());
  const dated = firstMomentOf(claim.date) ?? Number.NaN;
  const { authored } = commit;
  if (Number.isNaN(dated)) report('no-date', l10n.t('Does not say when it was written.'));
  const latest = Math.max(Number.isNaN(dated) ? 0 : dated, Number.isNaN(named) ? 0 : named, authored);
  if (latest > now + day) {
    report('in-future', l10n.t('Is dated {0}, which is still to come.', dayOf(latest)));
  } else if (dated > authored + skew) {
    const message = l10n.t(
      'Says it was written on {0}, after it was shared on {1}.',
      dayOf(dated),
      dayOf(authored),
    );
    report('after-commit', message);
  }
  if (dated < authored - longest) {
    const message = l10n.t(
      'Says it was written on {0}, long before it was shared on {1}.',
      dayOf(dated),
      dayOf(authored),
    );
    report('long-before-commit', message);
  }
  // A note that is not shared yet may be worked on: it keeps its name and gets a later date.
  if (named > dated + skew || named < dated - longest) {
    const message = l10n.t(
      'Says it was written on {0}; by its name it was on {1}.',
      dayOf(dated),
      dayOf(named),
    );
    report('id-time', message);
  }
  return findings;
}

/** A commit that adds entries and claims to be older than what it was built on. */
export function clockBack(commit: Commit, path: string, past: Past): VerifyFinding[] {
  const { authored, committed } = commit;
  const before = Math.max(0, ...commit.parents.map((id) => past.commit(id)?.committed ?? 0));
  if (committed >= before - day && authored <= committed + day) return [];
  const message =
    authored > committed + day
      ? l10n.t('Was committed on {0}, before it was written on {1}.', dayOf(committed), dayOf(authored))
      : l10n.t(
          'Was shared on {0}, although it builds on what was shared on {1}.',
          dayOf(committed),
          dayOf(before),
        );
  return [{ code: 'clock-back', severity: 'warning', message, path, commit: commit.id }];
}

/** `2025-11-10 08:30`, in universal time; years beyond what a date can hold are given as they are. */
function dayOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? String(time)
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
