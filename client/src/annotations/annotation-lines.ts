import type { AnnotationStance, ThreadView } from '../../../server/src/protocol';

/** A thread as a line of the view *Annotations*. */
export interface AnnotationLine {
  readonly id: string;
  readonly root: string;
  readonly state: ThreadView['state'];
  readonly stance?: AnnotationStance;
  readonly label: string;
  readonly paragraph: string;
  readonly quote: string;
  readonly gist: string;
  /** Title of its draft, and its address where there is one. */
  readonly draft: string;
  readonly uri?: string;
  readonly members: readonly string[];
  /** It stands somewhere in its draft. */
  readonly placed: boolean;
  /** Number of entries that the reader has not seen. */
  readonly unread: number;
}

export const groupings = ['paragraph', 'stance', 'member', 'state'] as const;

export type Grouping = (typeof groupings)[number];

export interface LineGroup {
  /** What its lines have in common: a paragraph, a stance, a member's name, a state; empty for none. */
  readonly key: string;
  readonly lines: readonly AnnotationLine[];
}

/** True when every word of the filter stands somewhere in the line. */
export function fits(line: AnnotationLine, filter: string): boolean {
  if (filter.trim() === '') return true;
  const text = [line.label, line.quote, line.gist, line.draft, line.state, ...line.members]
    .join('\n')
    .toLocaleLowerCase();
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * Lines by what they have in common, groups in the order in which they first occur: in the order of the
 * text, when the lines are. Stances and states come in an order of their own. A line stands under each
 * member that takes part in it.
 */
export function groupLines(lines: readonly AnnotationLine[], by: Grouping): LineGroup[] {
  const groups = new Map<string, AnnotationLine[]>();
  for (const line of lines) {
    for (const key of keysOf(line, by)) groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const found = [...groups].map(([key, lines]) => ({ key, lines }));
  const order = orders[by];
  if (order) found.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  else if (by === 'member') found.sort((a, b) => a.key.localeCompare(b.key));
  return found;
}

const orders: Partial<Record<Grouping, readonly string[]>> = {
  stance: ['amend', 'oppose', 'support', 'question', 'note', ''],
  state: ['disputed', 'open', 'resolved'],
};

function keysOf(line: AnnotationLine, by: Grouping): readonly string[] {
  switch (by) {
    case 'paragraph':
      return [line.paragraph];
    case 'stance':
      return [line.stance ?? ''];
    case 'member':
      return line.members.length > 0 ? [...new Set(line.members)] : [''];
    case 'state':
      return [line.state];
  }
}
