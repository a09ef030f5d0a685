/** A file of target profiles of one's own: one profile, or a list of them under `profiles`. */
import { z } from 'zod';
import { choice, describe, list, quantity, section, text } from '../../schema/option.js';

const sentence = (en: string, zh: string, example: string) => text({ doc: { en, zh }, example });

const bilingual = (en: string, zh: string, example: { en: string; zh: string }) =>
  section(
    {
      en: sentence('In English.', '英文。', example.en),
      zh: sentence('In Chinese.', '中文。', example.zh),
    },
    { doc: { en, zh }, example },
  );

const number = (en: string, zh: string, unit: '1', example: number) =>
  quantity({ doc: { en, zh }, unit, min: 0, max: 1e12, example });

const share = (en: string, zh: string, example: number) =>
  quantity({ doc: { en, zh }, unit: '1', min: 0, max: 1, example });

const rates = (en: string, zh: string) =>
  section(
    {
      dlMean_Mbps: number('Least mean rate down, Mbit/s.', '下行均值速率下限（Mbps）。', '1', 220),
      ulMean_Mbps: number('Least mean rate up, Mbit/s.', '上行均值速率下限（Mbps）。', '1', 45),
      compliance: share('Share of points at the rates below.', '达标点位占比。', 0.95),
      dlPoint_Mbps: number('Rate down of a point, Mbit/s.', '单点下行达标速率（Mbps）。', '1', 2).default(2),
      ulPoint_Mbps: number('Rate up of a point, Mbit/s.', '单点上行达标速率（Mbps）。', '1', 0.5).default(
        0.5,
      ),
    },
    { doc: { en, zh }, example: { dlMean_Mbps: 220, ulMean_Mbps: 45, compliance: 0.95 } },
  );

const profile = section(
  {
    id: text({
      doc: { en: 'Name in files and columns.', zh: '文件与列中的名称。' },
      pattern: /^[a-z0-9][a-z0-9-]{0,63}$/,
      example: 'province-2027',
    }),
    date: text({
      doc: { en: 'Year, month or day of the programme.', zh: '文件日期（年、年月或年月日）。' },
      pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/,
      example: '2026-03',
    }),
    title: bilingual('Title.', '名称。', { en: 'Province plan 2027', zh: '全省 2027 规划' }),
    source: bilingual('Where the figures are written.', '数据出处。', { en: 'Notice 12', zh: '12 号文' }),
    indicators: list(
      section(
        {
          row: sentence('Row of the scorecard.', '记分卡行。', 'stations5gPer10k'),
          target: describe(z.union([z.null(), number('The value to reach.', '目标值。', '1', 38)]), {
            doc: { en: 'The value to reach; null: named without a number.', zh: '目标值；null 表示未量化。' },
            example: 38,
          }),
          sense: choice(['atLeast', 'atMost'], {
            doc: { en: 'Which side passes.', zh: '达标方向。' },
            example: 'atLeast',
          }).default('atLeast'),
        },
        { doc: { en: 'One figure.', zh: '一项指标。' }, example: { row: 'stations5gPer10k', target: 38 } },
      ),
      {
        doc: { en: 'Figures and their targets.', zh: '指标与目标。' },
        maxItems: 200,
        example: [{ row: 'stations5gPer10k', target: 38 }],
      },
    ).default([]),
    places: rates('Asked of each key place over its points.', '对每个重点场所点位的速率要求。').optional(),
    lines: rates('Asked of each rail and road over its length.', '对每条线路的速率要求。').optional(),
  },
  {
    doc: { en: 'A target profile.', zh: '目标模板。' },
    example: { id: 'province-2027', date: '2026-03' },
  },
);

export const targetsFileSchema = section(
  {
    profiles: list(profile, {
      doc: { en: 'Target profiles.', zh: '目标模板列表。' },
      minItems: 1,
      maxItems: 20,
      example: [{ id: 'province-2027', date: '2026-03' }],
    }),
  },
  { doc: { en: 'Target profiles.', zh: '目标模板。' }, example: { profiles: [] } },
);
