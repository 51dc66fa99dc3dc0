import { personNames, unitsOfPeople } from '../access/person-names.store.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { wordsOf } from '../web/catalogue-words.ts';
import type { AuthorName } from '../web/components/author.tsx';
import type { RequestContext } from './deps.ts';

/**
 * Usernames of the journal as this reader may be told: people's names to the signed-in and on a
 * demonstration; to the public a person's unit, or the username where there is none.
 */
export async function authorsOf(
  c: RequestContext,
  catalogue: Catalogue,
  usernames: readonly string[],
): Promise<(username: string) => AuthorName> {
  const { deps, viewer } = c.var;
  const { unitName } = wordsOf(catalogue);
  if (viewer.kind === 'anonymous' && !deps.settings.demonstration) {
    const units = await unitsOfPeople(deps.db, usernames);
    return (username) => {
      const unit = units.get(username);
      return { name: unit ? unitName(unit) : username };
    };
  }
  const name = await personNames(deps.db, usernames);
  return (username) => ({ name: name(username), username });
}
