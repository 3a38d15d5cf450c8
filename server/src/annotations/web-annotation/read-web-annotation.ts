import * as v from 'valibot';
import { entryKinds } from '../entry';

/** A Web Annotation as far as it can be understood: what has another shape than it should is left out. */
export type ReadAnnotation = v.InferOutput<typeof annotationSchema>;

/** Annotations in a JSON-LD document: one, a list, a collection or a page of one. */
export function annotationsIn(document: unknown): readonly unknown[] {
  let at = document;
  for (let depth = 0; depth < 3; depth++) {
    if (Array.isArray(at)) return at;
    if (typeof at !== 'object' || at === null) break;
    const { first, items } = at as { first?: unknown; items?: unknown };
    if (!first && !items) break;
    at = items ?? first;
  }
  return Array.isArray(at) ? at : [at];
}

/** Undefined where it is no annotation at all. */
export function readAnnotation(annotation: unknown): ReadAnnotation | undefined {
  const result = v.safeParse(annotationSchema, annotation);
  return result.success ? result.output : undefined;
}

/** One value or several, of which those are taken that have the right shape. */
const list = <const S extends v.GenericSchema>(schema: S) =>
  v.optional(
    v.pipe(
      v.unknown(),
      v.transform((value) =>
        (Array.isArray(value) ? value : [value]).flatMap((item: unknown): v.InferOutput<S>[] => {
          const result = v.safeParse(schema, item);
          return result.success ? [result.output] : [];
        }),
      ),
    ),
    [],
  );

const text = v.fallback(v.optional(v.string()), undefined);
const place = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined);
const folder = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,99}\/[a-z0-9][a-z0-9-]{0,199}$/));

const ownSchema = v.object({
  kind: v.picklist(entryKinds),
  member: text,
  thread: v.fallback(v.optional(folder), undefined),
  after: v.fallback(v.optional(v.array(v.string())), undefined),
  of: text,
  proposal: v.fallback(v.optional(v.literal(false)), undefined),
  positions: v.fallback(v.optional(v.array(v.string())), undefined),
  target: v.fallback(
    v.optional(
      v.object({
        draft: v.string(),
        text: v.union([v.literal(''), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))]),
        paragraph: text,
        heading: v.fallback(v.array(v.string()), []),
        start: v.pipe(v.number(), v.integer(), v.minValue(0)),
        end: v.pipe(v.number(), v.integer(), v.minValue(0)),
      }),
    ),
    undefined,
  ),
});

const resourceSchema = v.object({
  source: v.optional(v.union([v.string(), v.object({ id: v.string() })])),
  id: text,
  selector: list(v.object({ type: text, exact: text, prefix: text, suffix: text, start: place, end: place })),
});

const annotationSchema = v.object({
  id: v.string(),
  type: v.union([v.literal('Annotation'), v.pipe(v.array(v.string()), v.includes('Annotation'))]),
  motivation: list(v.string()),
  created: text,
  creator: list(v.union([v.string(), v.object({ id: text, name: text, email: list(v.string()) })])),
  body: list(v.union([v.string(), v.object({ value: text, purpose: list(v.string()), source: text })])),
  bodyValue: text,
  target: list(v.union([v.string(), resourceSchema])),
  'caucus:entry': v.fallback(v.optional(ownSchema), undefined),
});
