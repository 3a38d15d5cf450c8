import type { Claim, Rulebook } from '../sharing/verify/history';
import { takeApart } from './read-file';
import { caucusSchema } from './schemas';
import { readFields } from './validate';

/** What an entry of any kind says about itself; undefined where it has no fields to say it in. Never throws. */
export function claimIn(bytes: Uint8Array): Claim | undefined {
  const { value } = takeApart('', 'markdown', bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const text = (key: string): string => {
    const field = value[key];
    return typeof field === 'string' ? field : '';
  };
  return {
    kind: text('kind'),
    member: text('member'),
    by: text('by'),
    date: text('date'),
    of: text('of').toLowerCase(),
  };
}

/** What a `caucus.yaml` of the past says about members, as far as it can be read. Never throws. */
export function rulebookIn(bytes: Uint8Array): Rulebook {
  const { members = {}, require_signatures: requireSignatures = false } = readFields(
    caucusSchema,
    takeApart('', 'yaml', bytes),
    [],
  );
  return {
    members: new Map(
      Object.entries(members).map(([id, { name, emails = [] }]) => [id, { id, name, emails }]),
    ),
    requireSignatures,
  };
}
