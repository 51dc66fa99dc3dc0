// What the two pages of settling share: rows under the groups of the plan, and the last look before saving.
import type { Child } from 'hono/jsx';
import type { Programme, Target } from '../../catalogue/catalogue.ts';

interface GroupsProps<T> {
  readonly programme: Programme;
  readonly rows: readonly T[];
  readonly children: (row: T) => Child;
}

/** Rows by the group of their target; groups without rows are left out. */
export const RowGroups = <T extends { readonly target: Target }>(props: GroupsProps<T>) => (
  <>
    {props.programme.groups.map(({ code, name }) => {
      const rows = props.rows.filter(({ target }) => target.group === code);
      return (
        rows.length > 0 && (
          <section class="goal-group">
            <h2>{`${code}. ${name}`}</h2>
            {rows.map(props.children)}
          </section>
        )
      );
    })}
  </>
);

/** Saves what was checked, or goes back to it. */
export const SaveOrEdit = (words: { readonly save: string; readonly edit: string }) => (
  <p class="actions">
    <button type="submit" name="step" value="save">
      {words.save}
    </button>
    <button type="submit" name="step" value="edit" class="quiet">
      {words.edit}
    </button>
  </p>
);
