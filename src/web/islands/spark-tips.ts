// Tooltips on the small lines: the value of the month under the pointer.

/** Reads the months from the table and the values from `data-v`, one a month, empty where unknown. */
export function tipSparklines(root: Document): void {
  const table = root.querySelector<HTMLElement>('[data-targets][data-months]');
  if (!table) return;
  const months = table.dataset.months?.split(',') ?? [];
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  root.body.append(tip);
  table.addEventListener('pointermove', (event) => {
    const spark =
      event.target instanceof Element ? event.target.closest<SVGElement>('.spark') : null;
    const text = spark ? textAt(spark, months, event.clientX) : '';
    tip.hidden = text === '';
    tip.textContent = text;
    tip.style.left = `${event.pageX + 12}px`;
    tip.style.top = `${event.pageY - 34}px`;
  });
  table.addEventListener('pointerleave', () => {
    tip.hidden = true;
  });
}

function textAt(spark: SVGElement, months: readonly string[], x: number): string {
  const values = spark.dataset.v?.split(';') ?? [];
  const box = spark.getBoundingClientRect();
  const share = (x - box.left) / box.width;
  const index = Math.max(0, Math.min(values.length - 1, Math.round(share * (values.length - 1))));
  const value = values[index];
  const month = months[index];
  const said = Number(value).toLocaleString(document.documentElement.lang);
  return value && month ? `${month}: ${said}` : '';
}
