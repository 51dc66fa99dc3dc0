import type { Child } from 'hono/jsx';

export interface Fact {
  readonly term: string;
  readonly value: Child;
  /** Said small beneath the value. */
  readonly note?: Child;
  /** Language of the value where it is not the page's: verbatim(page). */
  readonly lang?: 'vi';
}

/** Terms with their values, one below the other on a phone; facts without a value are left out. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  return (
    <dl class="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(({ term, value, note, lang }) => (
          <div>
            <dt>{term}</dt>
            <dd>
              {lang ? <span lang={lang}>{value}</span> : value}
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
    </dl>
  );
}
