import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Draft } from '../draft/draft';

const hashes = new WeakMap<Draft, string>();

/** Code units before the body, which follows the front matter. */
export function bodyStart(draft: Draft): number {
  return draft.blocks[0]?.kind === 'front-matter' ? draft.startOf(1) : 0;
}

/** SHA-256 of the body in UTF-8, in hexadecimal, small letters. Worked out once per draft. */
export function bodyHash(draft: Draft): string {
  let hash = hashes.get(draft);
  if (hash === undefined) {
    hash = bytesToHex(sha256(utf8ToBytes(draft.text.slice(bodyStart(draft)))));
    hashes.set(draft, hash);
  }
  return hash;
}

const same = new WeakMap<Draft, WeakMap<Draft, boolean>>();

/** True when both drafts have the same body. Compared once per pair. */
export function sameBody(a: Draft, b: Draft): boolean {
  if (a === b) return true;
  if (a.length - bodyStart(a) !== b.length - bodyStart(b)) return false;
  let known = same.get(a);
  if (known === undefined) {
    known = new WeakMap();
    same.set(a, known);
  }
  let equal = known.get(b);
  if (equal === undefined) {
    equal = a.text.slice(bodyStart(a)) === b.text.slice(bodyStart(b));
    known.set(b, equal);
  }
  return equal;
}
