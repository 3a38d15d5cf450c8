import { bodyStart } from '../../anchoring/body';
import { describe } from '../../anchoring/describe';
import { findQuote } from '../../anchoring/find-quote';
import type { Target } from '../../anchoring/target';
import type { Draft } from '../../draft/draft';
import type { Selectors } from './from-web-annotation';
import { toCodeUnits } from './model';

/**
 * The target that another tool's selectors mean in a draft: by their position where the quote stands there,
 * else by the quote where it stands once, or once between what is said to stand around it; else by the quote
 * alone, for the reader to place. Undefined without a quote or a position.
 *
 * @param id of the draft
 */
export function targetOfSelectors(draft: Draft, id: string, selectors: Selectors): Target | undefined {
  const { exact, prefix = '', suffix = '', start, end } = selectors;
  const body = bodyStart(draft);
  if (start !== undefined && end !== undefined && start < end) {
    const text = draft.text.slice(body);
    const span = { start: body + toCodeUnits(text, start), end: body + toCodeUnits(text, end) };
    const words = draft.text.slice(span.start, span.end);
    if (words.trim() !== '' && (exact === undefined || words === exact)) return describe(draft, span, id);
  }
  if (exact === undefined || exact.trim() === '') return undefined;
  const spans = findQuote(exact, draft);
  const inContext = spans.filter(
    (span) => draft.text.slice(body, span.start).endsWith(prefix) && draft.text.startsWith(suffix, span.end),
  );
  const [place, ...others] = spans.length === 1 ? spans : inContext;
  if (place && others.length === 0) return describe(draft, place, id);
  return { draft: id, text: '', heading: [], quote: exact, prefix, suffix, start: 0, end: exact.length };
}
