import { Notice } from '../components/notice.tsx';
import { textsOf } from '../page.ts';
import type { DraftProps } from './draft-page.tsx';

/** The draft as files that a new instance starts from, and what is still to correct in them. */
export function DraftFiles({ page, view }: DraftProps) {
  const t = textsOf(page.language).appendix.files;
  const address = (name: string) => `/catalogue/import/${view.id}/${name}`;
  const files = [
    { name: 'draft.zip', label: t.zip },
    { name: 'draft.yaml', label: t.yaml },
    { name: 'draft.json', label: t.json },
  ];
  return (
    <section class="prose flow">
      <p>{t.lead}</p>
      <ul class="tasks">
        {files.map(({ name, label }) => (
          <li>
            <a href={address(name)} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p class="hint">{t.dimensions}</p>
      {view.settled.ambiguities.length > 0 && (
        <Notice tone="warning">{t.undecided(view.settled.ambiguities.length)}</Notice>
      )}
      {view.faults.length === 0 ? (
        <Notice tone="success">{t.ready}</Notice>
      ) : (
        <Notice tone="warning" title={t.faults}>
          <ul lang="vi">
            {view.faults.map((fault) => (
              <li>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
