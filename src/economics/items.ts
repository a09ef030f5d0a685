/**
 * The items of a cost book with the shipped figures, CNY. Figures with a public origin carry it; where the origin gives a
 * range, the middle is taken. The others are starting values to be replaced by the county's own (`assumed`).
 */

/** Who pays for a cost line. */
export const payers = ['carrier', 'tower-company', 'government'] as const;
export type Payer = (typeof payers)[number];

/** What one amount buys; `…/year` are running costs. */
export type ItemUnit = 'site' | 'sector' | 'm' | 'm2' | 'hop' | 'site/year' | 'm2/year' | 'kWh/year';

export interface CostItem {
  /** Per unit, currency of the book. */
  readonly amount: number;
  readonly unit: ItemUnit;
  readonly payer: Payer;
  /** Where the figure comes from; empty: a starting value. */
  readonly source: string;
  /** Year or years that the figure speaks of. */
  readonly date: string;
  readonly assumed: boolean;
}

const from = (amount: number, unit: ItemUnit, payer: Payer, source: string, date: string): CostItem => ({
  amount,
  unit,
  payer,
  source,
  date,
  assumed: false,
});
const start = (amount: number, unit: ItemUnit, payer: Payer): CostItem => ({
  amount,
  unit,
  payer,
  source: '',
  date: '',
  assumed: true,
});

/** Mast 5–15 (angle), 15–30 (mono-pole), 20–40 (three-tube), works 3–8, permits 1–3, land 0.5–2 a year; all in 10 000 yuan. */
const mastGuide = 'https://www.aiboce.com/ask/304152.html';
/** Tower revenue of the half year, twice, over 3.493 million tenants. */
const towerRevenue = 'China Tower interim results: 37.957e9 × 2 / 3.493e6';

export const shippedItems = {
  // Radio. A shared mast with three 64T panels comes to 180 000, with three 4T heads to 99 000, before power and fibre.
  'baseband-lte': start(10_000, 'site', 'carrier'),
  'baseband-nr': start(15_000, 'site', 'carrier'),
  'radio-lte-2t': start(11_000, 'sector', 'carrier'),
  'radio-lte-4t': start(13_000, 'sector', 'carrier'),
  'radio-lte-8t': start(22_000, 'sector', 'carrier'),
  'radio-nr-4t': start(13_000, 'sector', 'carrier'),
  'radio-nr-8t': start(22_000, 'sector', 'carrier'),
  'radio-nr-32t': start(36_000, 'sector', 'carrier'),
  'radio-nr-64t': start(45_000, 'sector', 'carrier'),
  antenna: start(5_000, 'sector', 'carrier'),
  'antenna-8t': start(8_000, 'sector', 'carrier'),
  'small-cell-lte': start(20_000, 'sector', 'carrier'),
  'small-cell-nr': start(25_000, 'sector', 'carrier'),
  'indoor-lte': start(30, 'm2', 'carrier'),
  'indoor-nr': start(50, 'm2', 'carrier'),
  repeater: start(20_000, 'site', 'carrier'),
  'dual-mode': start(6_000, 'sector', 'carrier'),
  'indoor-dual-mode': start(20, 'm2', 'carrier'),
  installation: start(20_000, 'site', 'carrier'),
  'small-installation': start(5_000, 'site', 'carrier'),
  'retrofit-works': start(10_000, 'site', 'carrier'),
  // Mount.
  'mast-20m': from(100_000, 'site', 'tower-company', mastGuide, '2023'),
  'mast-35m': from(225_000, 'site', 'tower-company', mastGuide, '2023'),
  'mast-50m': from(300_000, 'site', 'tower-company', mastGuide, '2023'),
  'mast-works': from(55_000, 'site', 'tower-company', mastGuide, '2023'),
  permits: from(20_000, 'site', 'tower-company', mastGuide, '2023'),
  'roof-poles': start(80_000, 'site', 'tower-company'),
  'lamp-pole': start(20_000, 'site', 'tower-company'),
  'co-location-fee': start(10_000, 'site', 'carrier'),
  'platform-retrofit': start(30_000, 'site', 'tower-company'),
  // Power, backhaul, access.
  'power-connection': start(10_000, 'site', 'tower-company'),
  'power-line': start(80, 'm', 'tower-company'),
  'power-upgrade': start(15_000, 'site', 'tower-company'),
  'fibre-aerial': start(15, 'm', 'carrier'),
  'fibre-duct': start(50, 'm', 'carrier'),
  'microwave-hop': start(60_000, 'hop', 'carrier'),
  'access-road': start(100, 'm', 'government'),
  // Running.
  electricity: start(0.65, 'kWh/year', 'carrier'),
  'maintenance-macro': start(5_000, 'site/year', 'carrier'),
  'maintenance-small': start(1_000, 'site/year', 'carrier'),
  'maintenance-indoor': start(1, 'm2/year', 'carrier'),
  'mast-maintenance': start(3_000, 'site/year', 'tower-company'),
  'land-rent': from(12_500, 'site/year', 'tower-company', mastGuide, '2023'),
  'roof-rent': start(10_000, 'site/year', 'tower-company'),
  'lamp-pole-rent': start(2_000, 'site/year', 'carrier'),
  'tower-rent': from(21_700, 'site/year', 'carrier', towerRevenue, '2024'),
  'retrofit-rent': start(4_000, 'site/year', 'carrier'),
} as const satisfies Readonly<Record<string, CostItem>>;

export type CostItemId = keyof typeof shippedItems;

export const costItemIds = Object.keys(shippedItems) as readonly CostItemId[];
