/** What every section needs: the data, the language, and names for codes. */
import { fill, type Language, type Text, type TextValues } from '../../foundation/text.js';
import type { Technology } from '../../radio/layer.js';
import { groupName, serviceName } from '../../radio/operatorNames.js';
import type { PlanItem } from '../../siting/item.js';
import type { WeakZone } from '../../siting/zones/zone.js';
import type { Kpi } from '../kpi.js';
import type { ReportData } from './data.js';
import { pageMessages } from './messages.js';
import { type Positions, positionsOf } from './positions.js';

export class Page {
  readonly isCarrier: boolean;
  readonly selected: readonly PlanItem[];
  readonly positions: Positions;
  /** Service that stands for a technology on the first page: any operator, else the first. */
  readonly headline: Readonly<Record<Technology, string | undefined>>;

  constructor(
    readonly data: ReportData,
    readonly language: Language,
  ) {
    this.isCarrier = data.project.edition === 'carrier';
    this.selected = (data.plan?.items ?? []).filter((i) => i.decision === 'selected');
    this.positions = positionsOf(data.project.edition, data.maps.grid.crs);
    const first = (technology: Technology) => {
      const own = data.services.filter((s) => s.technology === technology);
      return (own.find((s) => s.group === undefined) ?? own.at(0))?.id;
    };
    this.headline = { lte: first('lte'), nr: first('nr') };
  }

  /** What a county looks at first; services of one group are folded away. */
  isHeadline(service: string): boolean {
    return service === this.headline.nr || service === this.headline.lte;
  }

  say(text: Text, values: TextValues = {}): string {
    return fill(text, values)[this.language];
  }

  /** Word for a code; a code without a word shows as it is. */
  word(words: Readonly<Record<string, Text>>, code: string): string {
    return Object.hasOwn(words, code) ? words[code][this.language] : code;
  }

  /** `5g-telecom+unicom` → `5G · 中国电信+中国联通`. */
  serviceName(id: string): string {
    const service = this.data.services.find((s) => s.id === id);
    if (!service) return id;
    return this.say(serviceName(service.technology, service.group));
  }

  groupName(group: string): string {
    return this.say(groupName(group));
  }

  /** Ten thousand units of the budget's currency. */
  get moneyUnit(): string {
    const currency = this.data.plan?.budget.currency ?? 'CNY';
    return currency === 'CNY' ? this.say(pageMessages.wan) : this.say(pageMessages.wanOther, { currency });
  }

  before(id: string): Kpi | undefined {
    return this.data.kpis.before.find((k) => k.id === id);
  }

  after(id: string): Kpi | undefined {
    return this.data.kpis.after?.find((k) => k.id === id);
  }

  zonesOf(service: string | undefined): readonly WeakZone[] | undefined {
    return this.data.zones.find((z) => z.service === service)?.zones;
  }

  /** Order for tables by service: what stands for 5G and 4G first, then as in the run; services that the project names last. */
  orderOf(service: string): number {
    const first = [this.headline.nr, this.headline.lte].indexOf(service);
    const at = this.data.services.findIndex((s) => s.id === service);
    return first >= 0 ? first : 2 + (at >= 0 ? at : this.data.services.length);
  }

  /** `#3 Shimen`: how a row of the lists is named elsewhere on the page. */
  siteName(site: PlanItem): string {
    const name = site.name || site.id;
    return site.rank === undefined ? name : `#${site.rank} ${name}`;
  }

  list(names: readonly string[]): string {
    return names.join(this.language === 'zh' ? '、' : ', ');
  }
}
