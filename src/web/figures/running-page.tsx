import { formatQuantity } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { type Page, textsOf } from '../page.ts';
import { ImportFrame } from './frame.tsx';

interface Props {
  readonly page: Page;
  readonly id: string;
  readonly fileName: string;
  readonly recording: boolean;
  readonly progress: { readonly stage: string; readonly count: number };
}

/** While the file is read or written; the answer asks the browser to come back by itself. */
export function RunningPage({ page, id, fileName, recording, progress }: Props) {
  const t = textsOf(page.language).figures.running;
  const stages: Readonly<Record<string, string>> = t.stages;
  const count = formatQuantity(String(progress.count), 0, page.language);
  return (
    <ImportFrame
      page={page}
      step={recording ? 'done' : 'check'}
      title={t.title}
      lead={t.lead}
      fileName={fileName}
    >
      <div class="card running" role="status">
        <progress aria-label={t.title} />
        <p>
          <strong>{stages[progress.stage] ?? stages.waiting}</strong>
        </p>
        {progress.count > 0 && (
          <p>{progress.stage === 'computing' ? t.touched(count) : t.read(count)}</p>
        )}
      </div>
      <p>
        <a href={linkTo(page, `/figures/imports/${id}`)}>{t.refresh}</a>
      </p>
    </ImportFrame>
  );
}
