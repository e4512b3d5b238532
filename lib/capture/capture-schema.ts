import { addressSchema, leadSchema, phoneSchema, vehicleSchema } from '../lead/lead.ts';
import { z } from '../schema.ts';
import type { Capture } from './capture.ts';

/** A stored Capture. In Firefox a content script may write to `storage.local`: what has not this form is not read. */
const place = z.object({ frameId: z.int(), path: z.array(z.int()) });
const evidence = z.object({
  source: z.string(),
  text: z.string(),
  quote: z.optional(z.string()),
  place: z.optional(place),
});
const candidates = <T>(value: z.ZodMiniType<T>) => z.array(z.object({ value, confidence: z.number(), evidence }));
const texts = candidates(z.string());

const schema: z.ZodMiniType<Capture> = z.object({
  lead: leadSchema,
  candidates: z.object({
    name: candidates(z.object({ firstName: z.string(), lastName: z.string() })),
    companyName: texts,
    jobTitle: texts,
    email: texts,
    phone: candidates(phoneSchema),
    address: candidates(addressSchema),
    website: texts,
    subject: texts,
    notes: texts,
    vehicle: candidates(vehicleSchema),
    appointmentAt: texts,
    reference: texts,
    source: texts,
  }),
  unplaced: z.array(z.object({ label: z.string(), value: z.string(), evidence })),
  leads: z.array(z.object({ title: z.string(), lead: leadSchema, place: z.optional(place) })),
  origin: z.object({
    kind: z.enum(['page', 'selection', 'link', 'paste', 'file', 'manual']),
    url: z.string(),
    title: z.string(),
  }),
});

/** What was read, as it was stored; undefined where that is not what this extension stores. */
export function captureFrom(stored: unknown): Capture | undefined {
  const parsed = schema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}
