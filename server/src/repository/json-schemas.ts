import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  annotationEntrySchema,
  caucusSchema,
  draftSchema,
  positionSchema,
  signatureSchema,
  stanceSchema,
  statementSchema,
  termSchema,
} from './schemas';

/**
 * The JSON Schemas in `schemas/`, by file name, for editors that explain and complete coalition files.
 * Made by `npm run schemas` from the schemas by which the files are read; not part of what ships.
 */
export function jsonSchemas(): ReadonlyMap<string, object> {
  return new Map([
    make('caucus', 'caucus.yaml', 'A coalition: its members, processes and topics.', caucusSchema),
    make('term', 'A term', 'A tracked word or phrase: terms/<id>.yaml', termSchema),
    make('position', 'A position', 'Front matter of positions/<id>/position.md', positionSchema),
    make('stance', 'A stance', "Front matter of a member's entry in positions/<id>/", stanceSchema),
    make('statement', 'A statement', 'Front matter of statements/<id>/statement.md', statementSchema),
    make('signature', 'A signature', "Front matter of a member's entry in statements/<id>/", signatureSchema),
    make(
      'entry',
      'An entry in a thread',
      'Front matter of annotations/<process>/<thread>/<entry>.md',
      annotationEntrySchema,
    ),
    make('draft', 'A draft or adopted text', 'Front matter of *.undraft.md', draftSchema),
  ]);
}

function make(name: string, title: string, description: string, schema: v.GenericSchema): [string, object] {
  // Checks of dates have no counterpart; what can be said of them stands in the metadata.
  const { $schema, ...body } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });
  return [`${name}.schema.json`, { $schema, title, description, ...body }];
}
