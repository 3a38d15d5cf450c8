import type { Piece } from './reading';
import type { Vocabulary } from './vocabulary';

/** Words below which equal pieces say little: `Have agreed as follows`. */
const SHORTEST = 5;

/**
 * New piece of each old one that is the same word for word and stands once in either text, else -1. These
 * need not be looked for (the first step of patience diff, Cohen 2003).
 */
export function samePieces(
  oldPieces: readonly Piece[],
  newPieces: readonly Piece[],
  { old, now }: Vocabulary,
): Int32Array {
  const same = new Int32Array(oldPieces.length).fill(-1);
  const oldByHash = byHash(oldPieces, old);
  const newByHash = byHash(newPieces, now);
  for (const [hash, index] of oldByHash) {
    const other = newByHash.get(hash) ?? SEVERAL;
    if (index === SEVERAL || other === SEVERAL) continue;
    if (isSame(oldPieces[index], newPieces[other], old, now)) same[index] = other;
  }
  return same;
}

const SEVERAL = -1;

function byHash(pieces: readonly Piece[], ids: Int32Array): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, { from, to }] of pieces.entries()) {
    if (to - from < SHORTEST) continue;
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (ids[at] ?? 0)) | 0;
    found.set(hash, found.has(hash) ? SEVERAL : index);
  }
  return found;
}

function isSame(a: Piece | undefined, b: Piece | undefined, old: Int32Array, now: Int32Array): boolean {
  if (a === undefined || b === undefined || a.to - a.from !== b.to - b.from) return false;
  for (let at = 0; at < a.to - a.from; at += 1) {
    if (old[a.from + at] !== now[b.from + at]) return false;
  }
  return true;
}
