import { toJsonSchema } from '@valibot/to-json-schema';
import { eventSchema, objectSchema, outcomeSchema, traceSchema } from './schema.ts';

/** The JSON Schema of trace documents. Written to public/trace.schema.json by `npx vitest run schema -u`. */
export function traceJsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(traceSchema, {
    typeMode: 'input',
    definitions: { object: objectSchema, event: eventSchema, outcome: outcomeSchema },
  });
  const head = { $schema, title: 'Weakref trace, format version 1' };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
