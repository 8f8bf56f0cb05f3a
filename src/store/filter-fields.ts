import { z } from 'zod';

// What the filters of several listings are made of. They read the text of an address as well as values.

/** Id of a row. */
export const ID = z.coerce.number().int().positive();
/** Name of a rule, an error or a sink. */
export const WORD = z.string().regex(/^[\w-]{1,64}$/);
/** Part of a text that is searched for. */
export const WORDS = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'), 'must not hold a NUL');
/** A reporting year. */
export const YEAR = z.coerce.number().int().min(1900).max(2200);
/** Of an organ's government. */
export const DIVISION = z
  .string()
  .regex(/^\d{1,12}$/)
  .describe('Leading digits of the division code');
/** Where the next page of a listing by id begins. */
export const ID_CURSOR = z.string().regex(/^\d{1,15}$/);
