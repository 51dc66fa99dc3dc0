import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
export const formSizeOf =
  (_: Catalogue) =>
  (_cycle: object, _unit: UnitCode): number =>
    0;
