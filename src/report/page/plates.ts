/** The maps of the page with their titles and legends. */
import type { Feature, Polygon } from 'geojson';
import { transformer } from '../../geo/transform.js';
import type { Technology } from '../../radio/layer.js';
import type { PlanItem } from '../../siting/item.js';
import type { WeakZone } from '../../siting/zones/zone.js';
import { type Atlas, makeAtlas, type PlateArea } from '../map/atlas.js';
import { classShares, outsideClass, statusClasses, statusLegend } from '../map/classes.js';
import { lineSymbol } from '../map/furniture.js';
import { outsideColour } from '../map/image.js';
import type { PngEncoder } from '../map/map.js';
import { mapMessages } from '../map/messages.js';
import type { SectorMark } from '../map/sectors.js';
import { element } from '../map/svg.js';
import type { PlateSymbol } from '../map/symbols.js';
import { presentKinds } from '../map/vectors.js';
import { html, type Html, trusted } from './html.js';
import { mapSectionMessages as m } from './messages.js';
import { percent } from './numbers.js';
import type { Page } from './page.js';
import { kindWords } from './wordMessages.js';

/** Severity 1 to 5, then zones without a class. */
const severityColours = ['#fbd38d', '#f6ad55', '#ed7d31', '#d1491f', '#9c1c1c', '#9aa0a8'] as const;
const severityTexts = [
  m.severity1,
  m.severity2,
  m.severity3,
  m.severity4,
  m.severity5,
  m.severityNone,
] as const;
const groundColour = '#fbf9f1';

const symbolStyle: Readonly<Record<PlanItem['kind'], Pick<PlateSymbol, 'shape' | 'colour'>>> = {
  '5g-key-area': { shape: 'disc', colour: '#134f80' },
  '5g-area': { shape: 'disc', colour: '#0b7285' },
  '4g-fill-in': { shape: 'square', colour: '#5b2a86' },
};

export class Plates {
  private readonly atlas: Atlas;
  private readonly toLonLat: (x: number, y: number) => [number, number];

  constructor(
    private readonly page: Page,
    encodePng: PngEncoder,
  ) {
    const { maps } = page.data;
    this.toLonLat = transformer(maps.grid.crs, 'EPSG:4326');
    const marks = page.selected.map((s) => this.symbol(s));
    this.atlas = makeAtlas({ ...maps, marks, language: page.language }, encodePng);
  }

  /** Stands once before the first map. */
  get shared(): Html {
    return trusted(this.atlas.shared);
  }

  /** Codes of `status.tif` as a map with the share of each state. */
  status(title: string, technology: Technology, status: Uint8Array, coarse = false): Html {
    const classes = statusClasses(status);
    const { grades } = statusLegend;
    const shares = classShares(classes, grades.length);
    const svg = this.atlas.plate({ title, classes, grades, coarse, sectors: this.onAir(technology) });
    const state = (key: Html, name: string, share: number) => html`<li>${key}${name} ${percent(share)}</li>`;
    const states = [
      ...grades.map((g, i) => state(swatch(g.colour), this.page.say(g.label), shares[i])),
      state(html`<i class="key unknown"></i>`, this.page.say(mapMessages.unknown), shares[grades.length]),
    ];
    return this.figure(title, svg, [...states, this.onAirKey()]);
  }

  /** Weak zones by severity under the sites to build. */
  plan(
    title: string,
    zones: readonly WeakZone[],
    sites: readonly PlanItem[],
    technologies: readonly Technology[],
  ): Html {
    const { areaMask } = this.page.data.maps;
    const kinds = [...new Set(sites.map((s) => s.kind))];
    const svg = this.atlas.plate({
      title,
      classes: Uint8Array.from(areaMask, (inside) => (inside === 1 ? 0 : outsideClass)),
      grades: [{ label: mapMessages.outside, colour: groundColour }],
      areas: zones.map((z) => this.area(z)),
      sectors: technologies.flatMap((t) => this.places(t)),
      symbols: sites.map((s) => this.symbol(s)),
    });
    const used = severityColours.filter((_, i) => zones.some((z) => severityIndex(z) === i));
    return this.figure(title, svg, [
      ...used.map(
        (c) => html`<li>${swatch(c)}${this.page.say(severityTexts[severityColours.indexOf(c)])}</li>`,
      ),
      ...kinds.map((k) => this.kindKey(k)),
      this.onAirKey(),
    ]);
  }

  private figure(title: string, svg: string, legend: readonly Html[]): Html {
    const lines = presentKinds(this.page.data.maps.vectors).map(
      (kind) =>
        html`<li>${trusted(element('svg', { class: 'key line', viewBox: '0 0 34 16', 'aria-hidden': 'true' }, lineSymbol(kind)))}${this.page.say(mapMessages[kind])}</li>`,
    );
    return html`<figure><figcaption>${title}</figcaption><div class="map" role="region" tabindex="0" aria-label="${title}">${trusted(svg)}</div><ul class="legend">${legend}<li>${swatch(outsideColour)}${this.page.say(mapMessages.outside)}</li>${lines}</ul></figure>`;
  }

  private kindKey(kind: PlanItem['kind']): Html {
    const { shape, colour } = symbolStyle[kind];
    const name = this.page.say(m.siteRank, { kind: this.page.word(kindWords, kind) });
    return html`<li><i class="key ${shape}" style="background:${colour}"></i>${name}</li>`;
  }

  private onAirKey(): Html {
    return html`<li><i class="key dot"></i>${this.page.say(m.onAir)}</li>`;
  }

  /** Directions are a carrier's data: the county edition shows where sites stand, rounded. */
  private onAir(technology: Technology): SectorMark[] {
    if (!this.page.isCarrier) return this.places(technology);
    return this.page.data.maps.onAir.filter((s) => s.technology === technology);
  }

  private places(technology: Technology): SectorMark[] {
    const seen = new Map<string, SectorMark>();
    for (const s of this.page.data.maps.onAir) {
      if (s.technology !== technology) continue;
      const [lon, lat] = this.page.positions.round(s.lon, s.lat);
      seen.set(`${lon.toFixed(5)},${lat.toFixed(5)}`, { lon, lat, azimuth_deg: Number.NaN });
    }
    return [...seen.values()];
  }

  private area(zone: WeakZone): PlateArea {
    const coordinates = zone.polygons.map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => this.toLonLat(x, y))),
    );
    const feature: Feature<{ type: 'MultiPolygon'; coordinates: Polygon['coordinates'][] }> = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates },
    };
    return { feature, colour: severityColours[severityIndex(zone)] };
  }

  private symbol(site: PlanItem): PlateSymbol {
    const [lon, lat] = this.page.positions.round(site.lon, site.lat);
    return { lon, lat, label: site.rank === undefined ? '' : String(site.rank), ...symbolStyle[site.kind] };
  }
}

const severityIndex = (z: WeakZone): number =>
  z.severity === undefined || z.rank === undefined ? severityColours.length - 1 : z.severity - 1;

const swatch = (colour: string): Html => html`<i class="key" style="background:${colour}"></i>`;
