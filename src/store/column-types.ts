import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const NUMERIC_ARRAY = 1231;

/**
 * How columns arrive: bigint as a number (an unsafe one is an error, never a rounded value),
 * date as `YYYY-MM-DD`, numeric as an exact string also inside arrays, timestamptz as a Date.
 */
export const columnTypes: pg.TypeOverrides = new pg.TypeOverrides();

/** pg knows the array types by number; its type declarations list only the scalar ones. */
const known = pg.types as { getTypeParser(type: number): (text: string) => unknown };

const parseTexts = (text: string): readonly (string | null)[] =>
  known.getTypeParser(TEXT_ARRAY)(text) as readonly (string | null)[];

columnTypes.setTypeParser(INT8, parseInt8);
columnTypes.setTypeParser(DATE, (text) => text);
columnTypes.setTypeParser(DATE_ARRAY, parseTexts);
columnTypes.setTypeParser(NUMERIC_ARRAY, parseTexts);
columnTypes.setTypeParser(INT8_ARRAY, (text) =>
  parseTexts(text).map((item) => (item === null ? null : parseInt8(item))),
);

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is not a safe integer`);
  return value;
}
