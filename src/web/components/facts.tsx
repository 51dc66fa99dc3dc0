import type { Child } from 'hono/jsx';

export interface Fact {
  readonly term: string;
  readonly value: Child;
  /** Said small beneath the value. */
  readonly note?: Child;
}

/** Terms with their values, one below the other on a phone; facts without a value are left out. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  return (
    <dl class="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(({ term, value, note }) => (
          <div>
            <dt>{term}</dt>
            <dd>
              {value}
              {note && <small>{note}</small>}
            </dd>
          </div>
        ))}
    </dl>
  );
}
