import type { Progress, Verdict } from '../../assessment/assessment.ts';
import { type Language, textsOf } from '../page.ts';
import { StatusMark } from './marks.tsx';

/** Progress by shape, word and colour; its meaning is the tooltip. */
export function StatusBadge({ progress, language }: { progress: Progress; language: Language }) {
  const t = textsOf(language).status;
  return (
    <span class={`badge is-${progress}`} title={t.meaning[progress]}>
      <StatusMark progress={progress} />
      {t.progress[progress]}
    </span>
  );
}

const VERDICT_LOOK: Record<Verdict, Progress> = {
  met: 'achieved',
  'not-due': 'gap-only',
  missed: 'behind',
};

/** A year's verdict: «2026: Đạt». */
export function VerdictBadge(props: { year: number; verdict: Verdict; language: Language }) {
  const { year, verdict, language } = props;
  const look = VERDICT_LOOK[verdict];
  return (
    <span class={`badge is-${look}`}>
      <StatusMark progress={look} />
      {`${year}: ${textsOf(language).status.verdict[verdict]}`}
    </span>
  );
}

/** A neutral label, such as a goal's or a definition's standing. */
export const Tag = ({ text, title }: { text: string; title?: string }) => (
  <span class="tag" title={title}>
    {text}
  </span>
);
