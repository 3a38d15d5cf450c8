import { generator } from '../prose';

/** Seeded chance: the same seed gives the same manuscript, revision and quotes on every machine. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True in `share` of the cases. */
  happens(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  pick<T>(from: readonly T[]): T | undefined;
  /** Up to `count` different members, in random order. */
  sample<T>(from: readonly T[], count: number): T[];
}

export function chance(seed: number): Chance {
  const random = generator(seed);
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return {
    whole,
    happens: (share) => random() < share,
    pick: <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T,
    sample: (from, count) => {
      const left = [...from];
      for (let i = 0; i < Math.min(count, left.length); i++) {
        const other = whole(i, left.length - 1);
        [left[i], left[other]] = [left[other], left[i]] as [(typeof left)[0], (typeof left)[0]];
      }
      return left.slice(0, count);
    },
  };
}
