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
  const oldHashes = hashesOf(oldPieces, old);
  const oldByHash = byHash(oldHashes);
  const newByHash = byHash(hashesOf(newPieces, now));
  for (let index = 0; index < oldHashes.length; index += 1) {
    const hash = oldHashes[index] ?? TOO_SHORT;
    const other = newByHash.get(hash) ?? SEVERAL;
    if (other === SEVERAL || oldByHash.get(hash) !== index) continue;
    if (isSame(oldPieces[index], newPieces[other], old, now)) same[index] = other;
  }
  return same;
}

const SEVERAL = -1;
/** Instead of a hash. A piece whose hash this is by chance is looked for like any that changed. */
const TOO_SHORT = 0;

function hashesOf(pieces: readonly Piece[], ids: Int32Array): Int32Array {
  const hashes = new Int32Array(pieces.length).fill(TOO_SHORT);
  for (let index = 0; index < hashes.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.to - piece.from < SHORTEST) continue;
    let hash = 0;
    for (let at = piece.from; at < piece.to; at += 1) hash = (Math.imul(hash, 31) + (ids[at] ?? 0)) | 0;
    hashes[index] = hash;
  }
  return hashes;
}

/** The piece that alone has a hash, or `SEVERAL`. */
function byHash(hashes: Int32Array): Map<number, number> {
  const found = new Map<number, number>();
  for (let index = 0; index < hashes.length; index += 1) {
    const hash = hashes[index] ?? TOO_SHORT;
    if (hash !== TOO_SHORT) found.set(hash, found.has(hash) ? SEVERAL : index);
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
