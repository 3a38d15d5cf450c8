import type { Span } from '../draft/span';

/** An editor's edit: the code units of `span` give way to `length` new ones. */
export interface SpanEdit {
  readonly span: Span;
  readonly length: number;
}

/**
 * Where a span stands after an edit, at once and without reading the text. What is typed at an edge does not
 * become part of the span; what is typed inside it, or exactly in its place, does. A span whose words were
 * deleted is left empty where they stood.
 */
export function follow(span: Span, { span: edit, length }: SpanEdit): Span {
  const change = length - (edit.end - edit.start);
  if (edit.start === span.start && edit.end === span.end && span.start < span.end) {
    return { start: span.start, end: span.start + length };
  }
  if (edit.end <= span.start) return { start: span.start + change, end: span.end + change };
  if (edit.start >= span.end) return span;
  if (edit.start >= span.start && edit.end <= span.end) return { start: span.start, end: span.end + change };
  if (edit.start <= span.start && edit.end >= span.end) {
    return { start: edit.start + length, end: edit.start + length };
  }
  if (edit.start < span.start) return { start: edit.start + length, end: span.end + change };
  return { start: span.start, end: edit.start };
}
