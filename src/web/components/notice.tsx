import type { Child } from 'hono/jsx';

type Tone = 'plain' | 'success' | 'warning' | 'refusal';

/** A message set apart; `status` is read out when a page answers an action. */
export function Notice(props: { tone?: Tone; title?: string; children?: Child }) {
  const { tone = 'plain', title, children } = props;
  return (
    <div class={`notice is-${tone}`} role={tone === 'success' ? 'status' : undefined}>
      {title && <p class="notice-title">{title}</p>}
      <div>{children}</div>
    </div>
  );
}

/** What stands where a list would be, with what to do next. */
export function EmptyState({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}
