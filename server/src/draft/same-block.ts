import type { Block } from './block';
import type { Label } from './label';
import type { Span } from './span';

/** True when two blocks are equal in all that a reader of blocks can see. */
export function sameBlock(a: Block | undefined, b: Block | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind || a.text !== b.text) return false;
  if (a.kind === 'blank' && b.kind === 'blank') return a.furniture === b.furniture;
  if (a.kind === 'heading' && b.kind === 'heading') {
    return a.level === b.level && sameSpan(a.title, b.title) && sameLabel(a.label, b.label);
  }
  if (a.kind === 'paragraph' && b.kind === 'paragraph') {
    return (
      a.role === b.role &&
      a.indent === b.indent &&
      sameSpan(a.content, b.content) &&
      sameLabel(a.label, b.label) &&
      a.furniture.length === b.furniture.length &&
      a.furniture.every((span, index) => sameSpan(span, b.furniture[index]))
    );
  }
  return true;
}

function sameLabel(a: Label | undefined, b: Label | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.key === b.key && a.style === b.style && a.printed === b.printed && sameSpan(a.span, b.span);
}

function sameSpan(a: Span, b: Span | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}
