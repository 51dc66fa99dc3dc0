// The picture behind «Tải xuống»: the course of one indicator or its map, able to stand alone.
import { framePicture } from '../chart/picture.ts';
import { mapDrawing } from '../chart/tile-picture.ts';
import { WIDE } from '../chart/trend-chart.ts';
import { formatDay, formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { notesOf, subtitleOf } from './trend.tsx';
import type { CommunesView, PartView, TargetView } from './view.ts';

/** `?picture=map` for the communes; else the chart of `?indicator`, the deciding one by default. */
export function targetPicture(view: TargetView, page: Page): string | undefined {
  if (page.query.get('picture') === 'map') {
    return view.communes ? mapPicture(view, view.communes, page) : undefined;
  }
  const wanted = page.query.get('indicator') ?? view.assessment.indicator;
  const part = view.parts.find(({ indicator }) => indicator.code === wanted) ?? view.parts[0];
  return part?.chart ? trendPicture(view, part, page) : undefined;
}

function trendPicture(view: TargetView, part: PartView, page: Page): string {
  return framePicture({
    title: titleOf(view, part.indicator.name, page),
    subtitle: subtitleOf(part, page),
    notes: notesOf(part, view, page),
    mark: markOf(page),
    width: WIDE.width,
    height: WIDE.height,
    drawing: part.chart?.wide ?? '',
  });
}

const titleOf = ({ target }: TargetView, name: string, page: Page): string =>
  `${textsOf(page.language).target.name(target.number)}. ${name}`;

function mapPicture(view: TargetView, communes: CommunesView, page: Page): string {
  const { target, scoreboard } = textsOf(page.language);
  const { values, indicator } = communes;
  const when = formatPeriod(view.period, page.language);
  return framePicture({
    ...mapDrawing({
      areas: view.catalogue.areas,
      ...values,
      noData: scoreboard.map.noData,
    }),
    title: titleOf(view, target.communes.title(indicator.name), page),
    subtitle: target.communes.subtitle(indicator.unit, when),
    notes: [
      scoreboard.chart.source(formatDay(view.period.to, page.language)),
      scoreboard.chart.note,
    ],
    mark: markOf(page),
  });
}

const markOf = (page: Page): string | null =>
  page.demo ? textsOf(page.language).shell.simulated : null;
