import type { Position, PositionStatus } from '../positions/position';
import type { Coalition } from '../repository/coalition';

const order: readonly PositionStatus[] = ['agreed', 'proposed', 'superseded'];

/**
 * The positions on each term, by term id: those the term names and those that name the term. What is agreed
 * comes first, then the newest; what the term names comes before what only names it.
 */
export function termPositions({ terms, positions }: Coalition): ReadonlyMap<string, readonly Position[]> {
  const byTerm = new Map<string, Set<Position>>();
  for (const term of terms.values()) {
    const named = term.positions.flatMap((id) => positions.get(id) ?? []);
    byTerm.set(term.id, new Set(named.sort(bestFirst)));
  }
  for (const position of [...positions.values()].sort(bestFirst)) {
    for (const term of position.terms) byTerm.get(term)?.add(position);
  }
  return new Map(
    Array.from(byTerm, ([id, found]) => [
      id,
      [...found].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status)),
    ]),
  );
}

function bestFirst(a: Position, b: Position): number {
  const status = order.indexOf(a.status) - order.indexOf(b.status);
  return status || (b.agreed ?? '').localeCompare(a.agreed ?? '');
}
